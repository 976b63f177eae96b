"""What bodies that monitor mechanisms say of them: the only evidence of independence in fact that is not the body's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from npm_compare.analysis.context import remarks
from npm_compare.analysis.peers import resolve
from npm_compare.base.dates import END
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.days import earliest, latest

MONITORS = (
    *("SPT", "CAT", "CPT", "GANHRI SCA", "GANHRI and OHCHR"),
    *("UN High Commissioner for Human Rights", "UN Secretary-General", "Association for the Prevention of Torture"),
)
"""Bodies whose task it is to watch over mechanisms or their host institutions, as `remarks.csv` names them."""

ON_INDEPENDENCE = ("independence", "members", "resources")
"""Topics of remarks that bear on independence: itself, who is chosen, and the means."""

COLUMNS = ["subject", "body", "date", "about", "topic", "remark", "source"]

MECHANISM, BEFORE = "mechanism", "before_mechanism"
"""Of what a statement speaks: of the mechanism, or, made before that was named, of what was there or planned then."""


@checked
def statements(
    mechanisms: str | Iterable[str] = "seminar",
    topics: Sequence[str] = ON_INDEPENDENCE,
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Return what monitoring bodies said by a date of mechanisms and their States, the newest first under each mechanism.

    Parameters
    ----------
    mechanisms, at, known, data
        As for `compare`; what is said of a State stands under its mechanism.
    topics
        Codes of the list `topic`; by default those that bear on independence.

    Returns
    -------
    DataFrame
        `subject`, `body`, `date`, `about` (`mechanism`, or `before_mechanism` where the statement is older than its designation
        and so speaks of the institution, of another body or of a plan), `topic`, `remark` (in the words of the data), `source`.

    Examples
    --------
    >>> sorted(statements("mar-cndh").columns)
    ['about', 'body', 'date', 'remark', 'source', 'subject', 'topic']
    """
    data = data or load()
    every = remarks(at=at, known=known, data=data)
    every = every[every["body"].isin(MONITORS) & every["topic"].isin(list(topics))]
    parts = []
    for name in resolve(data, mechanisms, data.edition(at)):
        subjects = [name, str(data.mechanism(name)["state"])]
        mine = every[every["subject"].isin(subjects)].sort_values("date", ascending=False, kind="stable")
        parts.append(mine.assign(about=_about(data, name, mine["date"])))
    found = pd.concat(parts) if parts else every.assign(about="")
    return found[~found.index.duplicated()][COLUMNS].reset_index(drop=True)


def _about(data: Dataset, mechanism: str, dates: pd.Series[str]) -> list[str]:
    """Say of each date whether a statement made then can speak of a mechanism: not if all its days lie before the designation."""
    named = earliest(data.mechanisms.loc[[mechanism], "designated"], empty=END)[0]
    return [BEFORE if last < named else MECHANISM for last in latest(dates, empty=END)]

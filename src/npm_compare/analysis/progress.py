"""What a law came to meet since a date: by rules that began since, and by rules of which only the reading is new."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.requirements import MET
from npm_compare.base.dates import bounds, day
from npm_compare.facts.dataset import SEMINAR, Dataset, load, records
from npm_compare.facts.scope import OF_INSTITUTION

INSTRUMENTS = ("opcat", "spt_guidelines")
"""The standards of a mechanism: the Protocol and the guidelines of the SPT."""


PROGRESS_COLUMNS = ("mechanism", "then", "now", "kept", "new_law", "new_reading", OF_INSTITUTION, "asked")
"""Columns of the table of `progress`."""


def progress(
    mechanisms: str | Iterable[str] = "seminar",
    since: str = SEMINAR,
    *,
    at: str = "today",
    requirements: Iterable[str] = INSTRUMENTS,
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Count for each mechanism the requirements that its law meets on two dates, and by what the difference came.

    Parameters
    ----------
    mechanisms, requirements
        As for `assess`.
    since
        The earlier date.

    Returns
    -------
    DataFrame
        One row a mechanism: `mechanism`; `then` and `now`, how many requirements its law meets; `kept`, how many on both
        dates; `new_law`, how many are met now by a rule that began after `since` (or by a body named since); `new_reading`, by
        a rule of which no document says that it began since; `of_institution`, on how many only a rule of the whole institution
        is known now, which meets nothing; `asked`, of how many requirements.
    """
    data = data or load()
    names = list(requirements)
    before, after = (assess(mechanisms, names, at=when, data=data) for when in (since, data.covered(at)))
    old, new, host = _met(before), _met(after), after.counts()[OF_INSTITUTION]
    rows = []
    for mechanism in dict.fromkeys([*after.mechanisms, *before.mechanisms]):
        then, now = old.get(mechanism, {}), new.get(mechanism, {})
        gained = [facts for name, facts in now.items() if name not in then]
        began = sum(_began(data, mechanism, facts, day(data.edition(since))) for facts in gained)
        gains = len(now) - len(gained), began, len(gained) - began
        rows.append((mechanism, len(then), len(now), *gains, int(host.get(mechanism, 0)), _asked(after)))
    return pd.DataFrame(rows, columns=list(PROGRESS_COLUMNS))


def _met(found: Assessment) -> dict[str, dict[str, list[dict[str, str]]]]:
    """Return for each mechanism the counted requirements that its law meets, each with the facts behind it."""
    rows = found.table[(found.table["aspect"] == "law") & found.table["counted"] & (found.table["status"] == MET)]
    met: dict[str, dict[str, list[dict[str, str]]]] = {}
    for row in records(rows):
        met.setdefault(row["mechanism"], {})[row["requirement"]] = row["facts"]
    return met


def _asked(found: Assessment) -> int:
    rows = found.table[(found.table["aspect"] == "law") & found.table["counted"]]
    return int(rows["requirement"].nunique())


def _began(data: Dataset, mechanism: str, facts: list[dict[str, str]], since: int) -> bool:
    """Say whether what a requirement rests on began after a day: the body was named since, or one of the rules began."""
    begins = [data.mechanism(mechanism)["designated"], *(fact["valid_from"] for fact in facts)]
    return any((bounds(text) or (0, 0))[0] > since for text in begins)

"""Which States were late under OPCAT art. 17, by both ways of counting the one year."""

from __future__ import annotations

from datetime import date

import pandas as pd

from npm_compare.analysis.durations import durations, middle_of_day
from npm_compare.dates import day
from npm_compare.facts.dataset import Dataset, load
from npm_compare.language import later

POSTPONED_YEARS = 3
"""OPCAT art. 24(2): the obligations under Part IV may be postponed for at most three years (an extension by two more years
needs the Committee against Torture and is not coded)."""


def overdue(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return which States were late on a date under OPCAT art. 17, by both ways of counting the one year.

    Returns
    -------
    DataFrame
        One row a State party without a designation on the date: `state`, `due_from_deposit`, `due_from_entry` (one year after
        each, three years later where Part IV was postponed under art. 24) and `late`: `no`, `by one way of counting`, or `yes`
        (only after the later date).

    Examples
    --------
    >>> overdue(at="seminar").query("state == 'bdi'")[["due_from_entry", "late"]].values.tolist()
    [['2014-11-17', 'yes']]
    """
    data = data or load()
    when = data.edition(at)
    deposit, entry = (
        durations(start=start, at=when, data=data).set_index("state").add_suffix(f"_{start}")
        for start in ("deposit", "entry")
    )
    both = deposit.join(entry, how="inner")
    both = both[(both["kind_entry"] == "waiting") & (both["kind_deposit"] == "waiting")]
    rows = []
    for state, row in both.iterrows():
        extra = POSTPONED_YEARS if row["art24_entry"] else 0
        due = [_years_later(date.fromisoformat(row[f"start_{name}"]), 1 + extra) for name in ("deposit", "entry")]
        passed = sum(middle_of_day(day(when)) > last for last in due)
        rows.append(
            (state, *(last.isoformat() for last in due), ("no", later("by one way of counting"), "yes")[passed])
        )
    return pd.DataFrame(rows, columns=["state", "due_from_deposit", "due_from_entry", "late"])


def _years_later(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)

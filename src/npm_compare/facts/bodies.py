"""Whether a body was ever the mechanism, and whether it was on a day: what its row in `mechanisms.csv` says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npm_compare.base.dates import END, bounds

if TYPE_CHECKING:
    from npm_compare.facts.dataset import Record

NEVER_SET_UP = ("planned", "never_set_up")
"""Statuses of bodies that a law, a decision or a bill names and that were not put in office as the mechanism."""


def set_up(row: Record) -> bool:
    """Say whether a body was ever put in office as the mechanism: a law adopted and not carried out is no mechanism."""
    return row["status"] not in NEVER_SET_UP


def stands(row: Record, when: int, *, today: int) -> bool:
    """Say whether a mechanism was designated by a day, set up and not ended; without a date of designation only today."""
    begin = (bounds(row["designated"]) or (today, today))[0]
    end = (bounds(row["ended"]) or (END, END))[1]
    return bool(set_up(row) and begin <= when <= end)

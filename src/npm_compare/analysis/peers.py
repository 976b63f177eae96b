"""Named groups of mechanisms to compare with, computed from the tables, each peer with the reason why it is in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import pandas as pd

from npm_compare.analysis.models import in_place
from npm_compare.base.given import checked
from npm_compare.facts import names
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.groups import DECIDED_BY, GROUPS

SEMINAR_CASES = ("mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm")
"""The mechanisms set side by side in Rabat on 12 May 2015; Morocco's came later."""

SEMINAR_CASE, IN_PLACE = "seminar", "in_place"
"""Reasons without a value: a case of the seminar of 2015, a mechanism designated and not ended."""


@checked
def peers(group: Annotated[str, names.group], *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return the mechanisms of a named group, with the reason why each is in.

    Parameters
    ----------
    group
        One of `GROUPS`: `seminar` (the four cases of 2015), a model (`nhri`, `ombuds`, `new_bodies`, `several_bodies`),
        a membership (`africa`, `arab_league`, `francophone`, `council_of_europe`, `oic`), an income group of the World
        Bank (`lower_middle_income`…), or `all`.
    at
        Date or edition: only mechanisms designated by then and not ended; the group `seminar` is fixed. Memberships and
        income groups are today's, whatever the date.

    Returns
    -------
    DataFrame
        `mechanism` and `reason`: the column and value that make it a member (`model=nhri`, `au=yes`, `income_group=Low
        income`), `seminar`, or `in_place` in the group of all.

    Examples
    --------
    >>> peers("seminar").mechanism.tolist()
    ['mar-cndh', 'fra-cglpl', 'mli-cndh', 'mdv-hrcm']
    """
    data = data or load()
    if group == "seminar":
        rows = [(name, SEMINAR_CASE) for name in SEMINAR_CASES if name in data.mechanisms.index]
    else:
        rows = [(row["mechanism"], why) for row in records(in_place(at=at, data=data)) if (why := _reason(group, row))]
    return pd.DataFrame(rows, columns=["mechanism", "reason"])


def _reason(group: str, row: Record) -> str:
    """Return why a mechanism in place belongs to a group; nothing if it does not."""
    if group not in DECIDED_BY:
        return IN_PLACE
    column, values = DECIDED_BY[group]
    return f"{column}={row[column]}" if row[column] in values else ""


def resolve(data: Dataset, mechanisms: str | Iterable[str], at: str) -> list[str]:
    """Return mechanisms named one by one, by a group, or both, without repetition, whatever they are called (`facts.names`).

    >>> from npm_compare import load
    >>> resolve(load(), "Maroc, tun-inpt", "today")
    ['mar-cndh', 'tun-inpt']
    """
    found: dict[str, None] = {}
    for name in names.members(data, mechanisms, at):
        found.update(dict.fromkeys(peers(name, at=at, data=data)["mechanism"] if name in GROUPS else [name]))
    return list(found)

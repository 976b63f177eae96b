"""Named groups of mechanisms to compare with, computed from the tables, each peer with the reason why it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from npm_compare.analysis.models import MEMBERSHIPS, in_place
from npm_compare.base.errors import UnknownName
from npm_compare.checking.schema import languages
from npm_compare.facts.dataset import Dataset, Record, load, records

SEMINAR_CASES = ("mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm")
"""The mechanisms set side by side in Rabat on 12 May 2015; Morocco's came later."""

MODELS = {
    "nhri": ("nhri",),
    "ombuds": ("ombuds", "ombuds_plus"),
    "new_bodies": ("new_specialised",),
    "several_bodies": ("multiple_bodies",),
}
INCOMES = {
    "low_income": "Low income",
    "lower_middle_income": "Lower middle income",
    "upper_middle_income": "Upper middle income",
    "high_income": "High income",
}
DECIDED_BY: Mapping[str, tuple[str, Sequence[str]]] = {
    **{group: ("model", models) for group, models in MODELS.items()},
    **{group: (column, ("yes",)) for group, column in MEMBERSHIPS.items()},
    **{group: ("income_group", (income,)) for group, income in INCOMES.items()},
}
"""The groups that are computed: the column of `in_place` that decides, and its values whose mechanisms are members."""

SEMINAR_CASE, IN_PLACE = "seminar", "in_place"
"""Reasons without a value: a case of the seminar of 2015, a mechanism designated and not ended."""

GROUPS = ("seminar", *DECIDED_BY, "all")
"""Names of the groups, usable wherever mechanisms are asked for."""


def peers(group: str, *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
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
    if group not in GROUPS:
        raise UnknownName("group_of_peers", group, GROUPS)
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
    """Return mechanisms named one by one, by a group, or both, without repetition; UnknownName for any other name.

    One text may hold several names, set apart by commas, as on the command line.

    >>> from npm_compare import load
    >>> resolve(load(), "mar-cndh, tun-inpt", "today")
    ['mar-cndh', 'tun-inpt']
    """
    names = [name.strip() for name in mechanisms.split(",")] if isinstance(mechanisms, str) else list(mechanisms)
    found: dict[str, None] = {}
    for name in names:
        members = peers(name, at=at, data=data)["mechanism"] if name in GROUPS else [_known(data, name)]
        found.update(dict.fromkeys(members))
    return list(found)


def _known(data: Dataset, name: str) -> str:
    if name not in data.mechanisms.index:
        known = [*data.mechanisms.index, *GROUPS]
        raise UnknownName("mechanism_or_group_of_peers", name, known, meant=_of_state(data, name))
    return name


def _of_state(data: Dataset, name: str) -> list[str]:
    """Return the mechanisms of the State that is called so in one of the languages of the data."""
    wanted = str(name).strip().casefold()
    named = pd.concat([data.states[f"name_{spoken}"].str.casefold() for spoken in languages()])
    called = data.mechanisms["state"].isin(named.index[named == wanted])
    return [str(mechanism) for mechanism in data.mechanisms.index[called]]

"""Named groups of mechanisms to compare with, computed from the tables, each peer with the reason why it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from npm_compare.analysis.models import MEMBERSHIPS, in_place
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import SEMINAR, Dataset, Record, load, records
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import LANGUAGES, day, later, say
from npm_compare.views.wording import inside

SEMINAR_CASES = ("mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm")
"""The mechanisms set side by side in Rabat on 12 May 2015; Morocco's came later."""

MODELS = {
    "nhri": {"nhri"},
    "ombuds": {"ombuds", "ombuds_plus"},
    "new_bodies": {"new_specialised"},
    "several_bodies": {"multiple_bodies"},
}
REASONS = {
    "au": later("{state}: member of the African Union"),
    "arab_league": later("{state}: member of the League of Arab States"),
    "oif": later("{state}: member of the Organisation internationale de la Francophonie"),
    "coe": later("{state}: member of the Council of Europe"),
    "oic": later("{state}: member of the Organisation of Islamic Cooperation"),
}
"""The reason why a mechanism is in a group of States by membership, by the column of the table of States."""
INCOMES = {
    "low_income": "Low income",
    "lower_middle_income": "Lower middle income",
    "upper_middle_income": "Upper middle income",
    "high_income": "High income",
}
GROUPS = ("seminar", *MODELS, *MEMBERSHIPS, *INCOMES, "all")
"""Names of the groups, usable wherever mechanisms are asked for."""
GROUP_NAMES: Mapping[str, str] = {
    "seminar": later("The four cases of the Rabat seminar"),
    "nhri": later("Model: human rights institutions"),
    "ombuds": later("Model: ombudsman institutions"),
    "new_bodies": later("Model: new specialised bodies"),
    "several_bodies": later("Model: several bodies"),
    "africa": later("States of the African Union"),
    "arab_league": later("States of the League of Arab States"),
    "francophone": later("States of the Francophonie"),
    "council_of_europe": later("States of the Council of Europe"),
    "oic": later("States of the Organisation of Islamic Cooperation"),
    "all": later("All mechanisms in place"),
}
"""Names of the groups in words; those by income have the label of the code."""


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
        `mechanism` and `reason`.

    Examples
    --------
    >>> peers("seminar").mechanism.tolist()
    ['mar-cndh', 'fra-cglpl', 'mli-cndh', 'mdv-hrcm']
    """
    data = data or load()
    if group not in GROUPS:
        raise UnknownName("group_of_peers", group, GROUPS)
    if group == "seminar":
        rows = [
            (name, say("a case of the Rabat seminar of {date}", date=day(SEMINAR)))
            for name in SEMINAR_CASES
            if name in data.mechanisms.index
        ]
    else:
        test = _test(data, group)
        rows = [(row["mechanism"], reason) for row in records(in_place(at=at, data=data)) if (reason := test(row))]
    return pd.DataFrame(rows, columns=["mechanism", "reason"])


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
    """Return the mechanisms of the State that is called so in one of the languages."""
    wanted = str(name).strip().casefold()
    named = pd.concat([data.states[f"name_{spoken}"].str.casefold() for spoken in LANGUAGES])
    called = data.mechanisms["state"].isin(named.index[named == wanted])
    return [str(mechanism) for mechanism in data.mechanisms.index[called]]


def _test(data: Dataset, group: str) -> Callable[[Record], str]:
    """Return the test of a group: it gives the reason why a mechanism in place belongs to it, or nothing."""
    if group in MODELS:
        return lambda row: (
            say("model: {model}", model=inside(code_label(data, "model", row["model"])))
            if row["model"] in MODELS[group]
            else ""
        )
    if group in MEMBERSHIPS:
        column = MEMBERSHIPS[group]
        return lambda row: say(REASONS[column], state=state_name(data, row["state"])) if row[column] == "yes" else ""
    if group in INCOMES:
        income = INCOMES[group]
        return lambda row: (
            say("World Bank: {income}", income=inside(code_label(data, "income_group", income)))
            if row["income_group"] == income
            else ""
        )
    return lambda row: say("designated and not ended")


def group_name(data: Dataset, group: str) -> str:
    """Return the name of a group of peers in the language spoken."""
    return code_label(data, "income_group", INCOMES[group]) if group in INCOMES else say(GROUP_NAMES[group])


def group_names(data: Dataset) -> dict[str, str]:
    """Return the name of every group of peers."""
    return {group: group_name(data, group) for group in GROUPS}

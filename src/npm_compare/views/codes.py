"""The words of codes that stand in results and that no table of the data has: reasons, kinds, groups."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.analysis.money import NO_FACTOR, NO_PRICES, NO_PRICES_ASKED, NO_PRICES_THEN, OTHER_CURRENCY, UNUSABLE
from npm_compare.analysis.rates import IN_ANOTHER_CURRENCY, NONE_NEAR, NOT_ONE_YEAR, OF_THE_WHOLE, ZERO
from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, say
from npm_compare.views.wording import short_name

WORDS: Mapping[str, Mapping[str, str]] = {
    "from_what": {
        "visits_per_prisoners": later("visits a year, from visits per 1,000 prisoners"),
        "staff_per_prisoners": later("staff, from staff of the function per 1,000 prisoners"),
        "staff_alone_per_prisoners": later("staff, from staff of stand-alone bodies per 1,000 prisoners"),
        "budget_per_staff": later("budget per staff member of stand-alone bodies, through international dollars"),
    },
    "group": {
        "parties": later("States parties"),
        "postponed": later("postponed under art. 24"),
        "not_postponed": later("not postponed"),
    },
    "late": {"one_way": later("by one way of counting")},
    "result": {"visits": later("visits"), "staff": later("staff"), "cost": later("cost")},
    "why_not": {
        NOT_ONE_YEAR: later("not a figure of one full year"),
        OF_THE_WHOLE: later("a figure of the whole institution, of which the mechanism is only a part"),
        NONE_NEAR: later("no denominator of a near year"),
        ZERO: later("the denominator is zero"),
        IN_ANOTHER_CURRENCY: later("the denominator is in another currency"),
        NO_FACTOR: later("no factor of the year"),
        UNUSABLE: later("the factor of the year is not usable"),
        OTHER_CURRENCY: later("the factor of the year is in another currency"),
        NO_PRICES_THEN: later("no consumer prices of the year of the figure"),
        NO_PRICES_ASKED: later("no consumer prices of the year asked for"),
        NO_PRICES: later("no consumer prices of either year"),
    },
}
"""The words of each code, by the list that it is of: the column of a result whose codes they are, or `group`."""


def code_words(name: str, code: str) -> str:
    """Return the words of a code in the language spoken.

    >>> code_words("late", "one_way")
    'by one way of counting'
    """
    return say(WORDS[name][code])


def group_words(data: Dataset, group: str) -> str:
    """Return the name of a group of States, as `durations.split` makes them: a code of its own, or that of a model."""
    return say(WORDS["group"][group]) if group in WORDS["group"] else code_label(data, "model", group)


def names_in_words(data: Dataset, names: str) -> str:
    """Return mechanisms, each with its year, as they stand in the column `names` of `observed`.

    >>> from npm_compare import load
    >>> names_in_words(load(), "fra-cglpl 2024|mli-cndh 2021")
    'France CGLPL 2024, Mali CNDH 2021'
    """
    pairs = (name.split(" ") for name in names.split("|") if name)
    return joined(f"{short_name(data, mechanism)} {year}" for mechanism, year in pairs)

"""What an analyst looks at, as plain data: checked, computed, kept in a file, and written as code that reproduces it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.assumptions import assumptions, currency_of
from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.draft import Draft, draft
from npm_compare.analysis.laws import Laws, laws
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.sizing import Sizing, size
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.checking.inputs import MONEY, name_of
from npm_compare.facts import names as called
from npm_compare.facts.dataset import Dataset
from npm_compare.views.coders import ANALYST
from npm_compare.weighing.options import Options, options

TABS = ("table", "chart", "assessment", "laws", "draft", "options", "resources")

DRAWINGS = ("matrix", "tally", "bars", "trend", "counted", "prisons")
"""How answers or figures may be drawn: functions of `npm_compare.views.charts`."""

EQUAL = 5.0
"""The weight of a criterion that nobody has moved; a weight is between 0 and `HEAVIEST`, and only their ratios count."""

HEAVIEST = 10.0

USUAL = "mar"
"""The State whose task is sized where nobody asks."""

Range = tuple[float, float, float]
"""Lowest, likely and highest value of an input."""


@dataclass(frozen=True)
class View:
    """What is chosen: names as for `compare`, a date or an edition, and what the analyst has changed.

    `asking` is the mechanism that asks, set first and in its own colour. `figure` is what the chart draws of the questions
    chosen, `drawing` how (of `DRAWINGS`) and `per` what bars are divided by; empty, they are what suits (see `drawing`).

    `weights` has the criteria that were moved away from `EQUAL`; `inputs` the ranges that replace those of `assumptions`
    for `state`, by the name of the input with its kind of place (`team prison`). As long as no State is chosen, the size is
    that of the State of who asks (`sized`).
    """

    mechanisms: tuple[str, ...] = ("seminar",)
    indicators: tuple[str, ...] = ("powers",)
    at: str = "today"
    language: str = "en"
    tab: str = "table"
    weights: tuple[tuple[str, float], ...] = ()
    state: str = ""
    inputs: tuple[tuple[str, Range], ...] = ()
    asking: str = ""
    figure: str = ""
    drawing: str = ""
    per: str = "prisoners"

    @property
    def members(self) -> tuple[str, ...]:
        """The names of who is compared: who asks comes first, and once."""
        return tuple(dict.fromkeys((self.asking, *self.mechanisms) if self.asking else self.mechanisms))

    def comparison(self, data: Dataset) -> Comparison:
        """Return the table."""
        return compare(self.members, self.indicators, at=self.at, data=data)

    def laws(self, data: Dataset) -> Laws:
        """Return the laws of the mechanisms side by side; NpmCompareError if no law answers any of the questions."""
        return laws(self.members, self.indicators, at=self.at, data=data)

    def asker(self, data: Dataset) -> str:
        """Return who asks, else the first of the mechanisms; nothing where there is none on the date."""
        return next(iter(resolve(data, self.members, data.edition(self.at))), "")

    def draft(self, data: Dataset) -> Draft:
        """Return the draft of a law for who asks; the laws of the other mechanisms are named first."""
        if not (asker := self.asker(data)):
            raise NpmCompareError("no_mechanism_left")
        return draft(asker, self.members, at=self.at, data=data)

    def assessment(self, data: Dataset) -> Assessment:
        """Return the mechanisms against the requirements."""
        return assess(self.members, at=self.at, data=data)

    def options(self, data: Dataset) -> Options:
        """Return the models under discussion, by all mechanisms in place on the date."""
        return options(at=self.at, data=data)

    def every_weight(self, data: Dataset) -> dict[str, float]:
        """Return the weight of each criterion, those not moved too."""
        return dict.fromkeys(criteria(data), EQUAL) | dict(self.weights)

    def sized(self, data: Dataset) -> str:
        """Return the State whose task is sized: the one chosen, else that of who asks, else `USUAL`."""
        if self.state or not self.asking:
            return self.state or USUAL
        return str(data.mechanism(called.mechanism(data, self.asking, self.at))["state"])

    def assumptions(self, data: Dataset) -> pd.DataFrame:
        """Return the inputs of the size, with the ranges that the analyst has set."""
        table = assumptions(self.sized(data), at=self.at, data=data)
        return with_ranges(table, dict(self.inputs), self.currency(data))

    def currency(self, data: Dataset) -> str:
        """Return the currency in which the analyst sets costs; nothing where that of the State is not known."""
        try:
            return currency_of(data, self.sized(data))
        except NpmCompareError:
            return ""

    def sizing(self, data: Dataset) -> Sizing:
        """Return what the task would need."""
        return size(self.sized(data), self.assumptions(data), at=self.at, data=data)

    def with_weight(self, criterion: str, weight: float) -> View:
        """Return the view with another weight of a criterion."""
        kept = {name: value for name, value in self.weights if name != criterion}
        moved = {} if weight == EQUAL else {criterion: float(weight)}
        return replace(self, weights=tuple((kept | moved).items()))

    def with_input(self, name: str, ends: Range) -> View:
        """Return the view with another range of an input."""
        return replace(self, inputs=tuple((dict(self.inputs) | {name: ends}).items()))


def criteria(data: Dataset) -> list[str]:
    """Return the names of the criteria in their order."""
    return [str(name) for name in data.criteria["criterion"].unique()]


def with_ranges(table: pd.DataFrame, ranges: Mapping[str, Range], currency: str = "") -> pd.DataFrame:
    """Return a table of assumptions in which some inputs, named with their kind of place, have other ranges.

    A range that differs from that of the table is an assumption of the analyst, whatever was a fact before; a cost that the
    analyst sets is one of the State, in its currency.

    Raises
    ------
    UnknownName
        If there is no such input; the text offers the nearest ones.
    """
    rows = zip(table["input"], table["place"], table.index, strict=True)
    places = {name_of(name, kind): place for name, kind, place in rows}
    changed, columns = table.copy(), ["low", "likely", "high"]
    for name, ends in ranges.items():
        if name not in places:
            raise UnknownName("input", name, places)
        place = places[name]
        if tuple(table.loc[place, columns]) != tuple(ends):
            changed.loc[place, columns] = ends
            changed.loc[place, ["grounds", "note"]] = "assumption", ANALYST
            changed.loc[place, [name for name in ("source", "locator") if name in changed]] = ""
            if currency and changed.loc[place, "unit"] == MONEY:
                changed.loc[place, "unit"] = currency
    return changed

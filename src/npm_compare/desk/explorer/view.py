"""What an analyst looks at, as plain data: checked, computed, kept in a file, and written as code that reproduces it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.assumptions import assumptions, currency_of
from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.sizing import Sizing, size
from npm_compare.base.dates import day
from npm_compare.base.errors import Lines, Message, NpmCompareError, UnknownName, message
from npm_compare.checking.inputs import MONEY, name_of, wrong
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import say
from npm_compare.views.languages import LANGUAGES
from npm_compare.weighing.options import Options, options

if TYPE_CHECKING:
    from npm_compare.views.charts import Chart

TABS = ("table", "chart", "assessment", "options", "resources")

EQUAL = 5.0
"""The weight of a criterion that nobody has moved; a weight is between 0 and `HEAVIEST`, and only their ratios count."""

HEAVIEST = 10.0

MANY_MECHANISMS = 12
"""With more mechanisms than this the chart counts answers instead of drawing each."""

Range = tuple[float, float, float]
"""Lowest, likely and highest value of an input."""


@dataclass(frozen=True)
class View:
    """What is chosen: names as for `compare`, a date or an edition, and what the analyst has changed.

    `weights` has the criteria that were moved away from `EQUAL`; `inputs` the ranges that replace those of `assumptions`
    for `state`, by the name of the input with its kind of place (`team prison`).
    """

    mechanisms: tuple[str, ...] = ("seminar",)
    indicators: tuple[str, ...] = ("powers",)
    at: str = "today"
    language: str = "en"
    tab: str = "table"
    weights: tuple[tuple[str, float], ...] = ()
    state: str = "mar"
    inputs: tuple[tuple[str, Range], ...] = ()

    def comparison(self, data: Dataset) -> Comparison:
        """Return the table."""
        return compare(self.mechanisms, self.indicators, at=self.at, data=data)

    def chart(self, data: Dataset) -> Chart:
        """Draw the answers to yes/no questions: each one, or counted where there are more than `MANY_MECHANISMS` mechanisms.

        Raises
        ------
        NpmCompareError
            If the part of the codebook that is chosen has no such question, or there is no mechanism.
        """
        from npm_compare.views import charts

        table = self.comparison(data)
        if not table.mechanisms or table.answers().empty:
            raise NpmCompareError("no_question_to_draw")
        return charts.tally(table) if self.counts(data) else charts.matrix(table)

    def counts(self, data: Dataset) -> bool:
        """Say whether there are too many mechanisms to draw each answer."""
        return len(self.comparison(data).mechanisms) > MANY_MECHANISMS

    def assessment(self, data: Dataset) -> Assessment:
        """Return the mechanisms against the requirements."""
        return assess(self.mechanisms, at=self.at, data=data)

    def options(self, data: Dataset) -> Options:
        """Return the models under discussion, by all mechanisms in place on the date."""
        return options(at=self.at, data=data)

    def every_weight(self, data: Dataset) -> dict[str, float]:
        """Return the weight of each criterion, those not moved too."""
        return dict.fromkeys(criteria(data), EQUAL) | dict(self.weights)

    def assumptions(self, data: Dataset) -> pd.DataFrame:
        """Return the inputs of the size, with the ranges that the analyst has set."""
        table = assumptions(self.state, at=self.at, data=data)
        return with_ranges(table, dict(self.inputs), self.currency(data))

    def currency(self, data: Dataset) -> str:
        """Return the currency in which the analyst sets costs; nothing where that of the State is not known."""
        try:
            return currency_of(data, self.state)
        except NpmCompareError:
            return ""

    def sizing(self, data: Dataset) -> Sizing:
        """Return what the task would need."""
        return size(self.state, self.assumptions(data), at=self.at, data=data)

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
            changed.loc[place, ["grounds", "note"]] = "assumption", say("Range set by the analyst.")
            changed.loc[place, [name for name in ("source", "locator") if name in changed]] = ""
            if currency and changed.loc[place, "unit"] == MONEY:
                changed.loc[place, "unit"] = currency
    return changed


def check(view: View, data: Dataset) -> View:
    """Return a view of which every name is in the data.

    Raises
    ------
    NpmCompareError
        With a line for everything that is wrong; unknown names are answered with the nearest ones.
    """
    undated = _complaint(lambda: day(data.edition(view.at)))
    dated = replace(view, at="today") if undated else view
    tests: list[Callable[[], object]] = [
        lambda: _some(view.mechanisms),
        lambda: resolve(data, view.mechanisms, data.edition(dated.at)),
        lambda: resolve_indicators(data, view.indicators),
        lambda: _one_of("language", view.language, LANGUAGES),
        lambda: _one_of("tab", view.tab, TABS),
        lambda: dated.assumptions(data),
        *(lambda name=name: _one_of("criterion", name, criteria(data)) for name, _ in view.weights),
        *(lambda name=name, weight=weight: _within(name, weight) for name, weight in view.weights),
        *(lambda name=name, ends=ends: _in_order(name, ends) for name, ends in view.inputs),
    ]
    if complaints := tuple(one for one in dict.fromkeys([undated, *map(_complaint, tests)]) if one):
        raise NpmCompareError("several", each=Lines(complaints))
    return view


def _complaint(test: Callable[[], object]) -> Message | None:
    try:
        test()
    except NpmCompareError as error:
        return error.message
    return None


def _some(mechanisms: tuple[str, ...]) -> None:
    if not mechanisms:
        raise NpmCompareError("no_mechanism_left")


def _one_of(kind: str, name: str, known: Mapping[str, str] | list[str] | tuple[str, ...]) -> None:
    if name not in known:
        raise UnknownName(kind, name, known)


def _within(name: str, weight: float) -> None:
    if not 0 <= weight <= HEAVIEST:
        raise NpmCompareError("weight_out_of_range", criterion=name, weight=f"{weight:g}", highest=f"{HEAVIEST:g}")


def _in_order(name: str, ends: Range) -> None:
    kind, _, place = name.partition(" ")
    if found := wrong(kind, place, *ends):
        raise NpmCompareError("several", each=Lines(tuple(message("input_wrong", problem=one) for one in found)))

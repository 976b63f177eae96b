"""Whether every name of a view is in the data, and every number within its bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.rates import DENOMINATORS
from npm_compare.base.dates import day
from npm_compare.base.errors import Lines, Message, NpmCompareError, UnknownName, message
from npm_compare.checking.inputs import wrong
from npm_compare.desk.explorer.names import as_codes
from npm_compare.desk.explorer.view import DRAWINGS, HEAVIEST, TABS, Range, View, criteria
from npm_compare.facts import names as called
from npm_compare.facts.dataset import Dataset
from npm_compare.views.languages import LANGUAGES


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
        lambda: view.asking and called.mechanism(data, view.asking, dated.at),
        lambda: view.figure and data.indicator(view.figure),
        lambda: _one_of("chart", view.drawing, ("", *DRAWINGS)),
        lambda: _one_of("denominator", view.per, tuple(DENOMINATORS)),
        lambda: dated.assumptions(data),
        *(lambda name=name: _one_of("criterion", name, criteria(data)) for name, _ in view.weights),
        *(lambda name=name, weight=weight: _within(name, weight) for name, weight in view.weights),
        *(lambda name=name, ends=ends: _in_order(name, ends) for name, ends in view.inputs),
    ]
    if complaints := tuple(one for one in dict.fromkeys([undated, *map(_complaint, tests)]) if one):
        raise NpmCompareError("several", each=Lines(complaints))
    mechanisms, indicators = as_codes(data, view.mechanisms, view.indicators, view.at)
    asking = view.asking and called.mechanism(data, view.asking, view.at)
    state = view.state and called.state(data, view.state)
    return replace(
        view, mechanisms=mechanisms, indicators=indicators, asking=asking, state=state, at=data.moment(view.at)
    )


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

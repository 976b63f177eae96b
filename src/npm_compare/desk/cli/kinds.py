"""The kinds of chart on the command line: what each draws of the words that are given, and which of them it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import npm_compare as npm
from npm_compare.base.errors import NpmCompareError

if TYPE_CHECKING:
    from npm_compare.analysis.assessment import Assessment
    from npm_compare.analysis.comparison import Comparison
    from npm_compare.analysis.decisions import Decisions
    from npm_compare.analysis.figures import Figures
    from npm_compare.analysis.sizing import Sizing
    from npm_compare.views.charts import Chart
    from npm_compare.weighing.options import Options

PANELS = 4
"""Panels for which there is room side by side."""


@dataclass(frozen=True)
class Asked:
    """What a chart is to show: empty where nothing was said."""

    mechanisms: str
    about: str
    at: str
    known: str | None
    by: str


@dataclass(frozen=True)
class ChartKind:
    """A kind of chart: how it is drawn, which words it takes besides the date, and the values of its option `--by`."""

    draw: Callable[[Asked], Chart]
    takes: tuple[str, ...] = ("mechanisms", "about", "known")
    by: Callable[[], Iterable[str]] = tuple


def _mechanisms(asked: Asked, default: str = "seminar") -> list[str]:
    """Return the mechanisms asked for; refuse a date on which there was none."""
    from npm_compare.analysis.peers import resolve

    data = npm.load()
    found = resolve(data, asked.mechanisms or default, data.edition(asked.at))
    if not found:
        raise NpmCompareError("no_mechanism_to_draw")
    return found


def _compared(asked: Asked) -> Comparison:
    about = asked.about or "mandate"
    return npm.compare(_mechanisms(asked), about, at=asked.at, known=asked.known)


def _counted(asked: Asked, default: str = "visits_total", named: str = "seminar") -> Figures:
    """Return the figures asked for; the first mechanism named is the one that asks, of a group nobody does."""
    _mechanisms(asked)  # refuses a date on which there was none
    about = _figure(asked.about) if asked.about else default
    found = npm.figures(asked.mechanisms or named, about, at=asked.at, known=asked.known)
    if found.facts.empty:
        raise NpmCompareError("no_figure_to_draw")
    return found


def _figure(about: str) -> str:
    """Return what is to be counted: the question that is called so, also where a section bears its name (Visits)."""
    from npm_compare.facts.called import book

    found = book(npm.load(), "indicator").find(about)
    return found[0] if len(found) == 1 else about


def _first(asked: Asked) -> str:
    """Return the mechanism named first, which asks; of a group nobody does."""
    from npm_compare.facts.names import members

    data = npm.load()
    named = members(data, asked.mechanisms, data.edition(asked.at)) if asked.mechanisms else []
    return named[0] if named and named[0] in data.mechanisms.index else ""


def _asking(asked: Asked) -> tuple[str, list[str]]:
    """Return who asks, the first mechanism named, and the peers beside it: the others, or the cases of the seminar."""
    from npm_compare.facts.names import members

    data = npm.load()
    asker, *others = members(data, asked.mechanisms or "mar-cndh", data.edition(asked.at))
    data.mechanism(asker)  # a group asks nothing
    return asker, others or ["seminar"]


def _waited(asked: Asked) -> Chart:
    from npm_compare.analysis.durations import waited

    if waited(npm.durations(at=asked.at)).empty:
        raise NpmCompareError("no_wait_to_draw")
    return npm.charts.waiting(*_asking(asked), at=asked.at)


def _world(asked: Asked, draw: Callable[..., Chart]) -> Chart:
    """Draw a chart of every State, with the mechanism that asks, if any does."""
    from npm_compare.facts.names import members

    names = members(npm.load(), asked.mechanisms, asked.at) if asked.mechanisms else []
    if len(names) > 1:
        raise NpmCompareError("chart_of_one_mechanism")
    return draw(*names, at=asked.at)


def _assessed(asked: Asked) -> Assessment:
    return npm.assess(_mechanisms(asked), asked.about or None, at=asked.at, known=asked.known)


def _weighed(asked: Asked) -> Options:
    found = npm.options(_mechanisms(asked, "all"), at=asked.at)
    if not found.options:
        raise NpmCompareError("no_option_to_draw")
    return found


def _organised(asked: Asked) -> Chart:
    return npm.charts.organisation(_mechanisms(asked), at=asked.at)


def _sized(asked: Asked) -> Sizing:
    """Return what the task of one mechanism takes."""
    named = _mechanisms(asked)
    if len(named) != 1:
        raise NpmCompareError("chart_of_one_mechanism")
    return npm.size(named[0], at=asked.at)


def _decided(asked: Asked) -> Decisions:
    asker, others = _asking(asked)
    return npm.decide(asker, others, at=asked.at, known=asked.known)


def _yearly(asked: Asked) -> Chart:
    found = _counted(asked)
    if len(found.mechanisms) > PANELS:
        raise NpmCompareError("panels_too_many", number=PANELS)
    return npm.charts.yearly(found)


def _aspects() -> Iterable[str]:
    from npm_compare.analysis.cases import ASPECTS

    return ASPECTS


def _groups() -> Iterable[str]:
    from npm_compare.facts.groups import GROUPS

    return GROUPS


def _divisors() -> Iterable[str]:
    from npm_compare.analysis.rates import DENOMINATORS

    return DENOMINATORS


CHART_KINDS: Mapping[str, ChartKind] = {
    "matrix": ChartKind(lambda asked: npm.charts.matrix(_compared(asked), asker=_first(asked))),
    "strip": ChartKind(lambda asked: npm.charts.strip(_compared(asked), asked.by or "all"), by=_groups),
    "table": ChartKind(lambda asked: npm.charts.table(_compared(asked), asker=_first(asked))),
    "practice": ChartKind(lambda asked: npm.charts.practice(_compared(asked))),
    "organisation": ChartKind(_organised, ("mechanisms",)),
    "tally": ChartKind(lambda asked: npm.charts.tally(_compared(asked))),
    "trend": ChartKind(lambda asked: npm.charts.trend(_counted(asked))),
    "bars": ChartKind(
        lambda asked: npm.charts.bars(_counted(asked, "staff_npm"), asked.by or "prisoners"), by=_divisors
    ),
    "points": ChartKind(
        lambda asked: npm.charts.points(_counted(asked, "budget_npm"), asked.by or "prisoners"), by=_divisors
    ),
    "against": ChartKind(lambda asked: npm.charts.against(_assessed(asked), asked.by or "law"), by=_aspects),
    "bounds": ChartKind(
        lambda asked: npm.charts.bounds(_assessed(asked), asked.by or "law", asker=_first(asked)), by=_aspects
    ),
    "known": ChartKind(lambda asked: npm.charts.known(_mechanisms(asked, "all"), at=asked.at), ("mechanisms",)),
    "choices": ChartKind(lambda asked: _world(asked, npm.charts.choices), ("mechanisms",)),
    "tiles": ChartKind(lambda asked: _world(asked, npm.charts.tiles), ("mechanisms",)),
    "waiting": ChartKind(_waited, ("mechanisms",)),
    "timeline": ChartKind(lambda asked: npm.charts.timeline(*_asking(asked), at=asked.at), ("mechanisms",)),
    "progress": ChartKind(lambda asked: npm.charts.progress(*_asking(asked), at=asked.at), ("mechanisms",)),
    "criteria": ChartKind(lambda asked: npm.charts.criteria(_weighed(asked)), ("mechanisms",)),
    "orders": ChartKind(lambda asked: npm.charts.orders(npm.variants(_weighed(asked))), ("mechanisms",)),
    "build_up": ChartKind(lambda asked: npm.charts.build_up(_sized(asked)), ("mechanisms",)),
    "tornado": ChartKind(lambda asked: npm.charts.tornado(_sized(asked)), ("mechanisms",)),
    "yearly": ChartKind(_yearly),
    "counted": ChartKind(lambda asked: npm.charts.counted(_counted(asked))),
    "prisons": ChartKind(lambda asked: npm.charts.prisons(_counted(asked, "visits_prison"))),
    "path": ChartKind(lambda asked: npm.charts.path(_decided(asked)), ("mechanisms", "known")),
    "costs": ChartKind(lambda asked: npm.charts.costs(_counted(asked, "budget_total", "mar-cndh,seminar"))),
}
"""The kinds by their names, which are those of the functions of `npm_compare.views.charts`."""

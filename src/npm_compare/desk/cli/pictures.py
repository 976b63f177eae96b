"""The command that writes a chart to a file, and the kinds of chart that it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import npm_compare as npm
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.writing import ending_of
from npm_compare.desk.cli.application import app
from npm_compare.desk.cli.options import At, Known, Language, complete_mechanisms, complete_topics, split
from npm_compare.desk.cli.output import check_folder

if TYPE_CHECKING:
    from npm_compare.analysis.assessment import Assessment
    from npm_compare.analysis.comparison import Comparison
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
    found = resolve(data, split(asked.mechanisms) or default, data.edition(asked.at))
    if not found:
        raise NpmCompareError("no_mechanism_to_draw")
    return found


def _compared(asked: Asked) -> Comparison:
    about = split(asked.about) or ["mandate"]
    table = npm.compare(_mechanisms(asked), about, at=asked.at, known=asked.known)
    if table.answers().empty:
        raise NpmCompareError("yes_or_no_wanted")
    return table


def _counted(asked: Asked, default: str = "visits_total") -> Figures:
    about = split(asked.about) or [default]
    found = npm.figures(_mechanisms(asked), about, at=asked.at, known=asked.known)
    if found.facts.empty:
        raise NpmCompareError("no_figure_to_draw")
    return found


def _trend(asked: Asked) -> Chart:
    found = _counted(asked)
    if len(found.mechanisms) > PANELS:
        raise NpmCompareError("panels_too_many", number=PANELS)
    return npm.charts.trend(found)


def _asking(asked: Asked) -> tuple[str, list[str]]:
    """Return who asks, the first mechanism named, and the peers beside it: the others, or the cases of the seminar."""
    asker, *others = split(asked.mechanisms) or ["mar-cndh"]
    npm.load().mechanism(asker)
    return asker, others or ["seminar"]


def _waited(asked: Asked) -> Chart:
    from npm_compare.analysis.durations import waited

    if waited(npm.durations(at=asked.at)).empty:
        raise NpmCompareError("no_wait_to_draw")
    return npm.charts.waiting(*_asking(asked), at=asked.at)


def _world(asked: Asked, draw: Callable[..., Chart]) -> Chart:
    """Draw a chart of every State, with the mechanism that asks, if any does."""
    names = split(asked.mechanisms)
    if len(names) > 1:
        raise NpmCompareError("chart_of_one_mechanism")
    return draw(*names, at=asked.at)


def _assessed(asked: Asked) -> Assessment:
    return npm.assess(_mechanisms(asked), split(asked.about) or None, at=asked.at, known=asked.known)


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


def _yearly(asked: Asked) -> Chart:
    found = _counted(asked)
    if len(found.mechanisms) > PANELS:
        raise NpmCompareError("panels_too_many", number=PANELS)
    return npm.charts.yearly(found)


def _aspects() -> Iterable[str]:
    from npm_compare.analysis.cases import ASPECTS

    return ASPECTS


def _groups() -> Iterable[str]:
    from npm_compare.analysis.peers import GROUPS

    return GROUPS


def _divisors() -> Iterable[str]:
    from npm_compare.analysis.rates import DENOMINATORS

    return DENOMINATORS


CHART_KINDS: Mapping[str, ChartKind] = {
    "matrix": ChartKind(lambda asked: npm.charts.matrix(_compared(asked))),
    "strip": ChartKind(lambda asked: npm.charts.strip(_compared(asked), asked.by or "all"), by=_groups),
    "practice": ChartKind(lambda asked: npm.charts.practice(_compared(asked))),
    "organisation": ChartKind(_organised, ("mechanisms",)),
    "tally": ChartKind(lambda asked: npm.charts.tally(_compared(asked))),
    "trend": ChartKind(_trend),
    "bars": ChartKind(
        lambda asked: npm.charts.bars(_counted(asked, "staff_npm"), asked.by or "prisoners"), by=_divisors
    ),
    "points": ChartKind(
        lambda asked: npm.charts.points(_counted(asked, "budget_npm"), asked.by or "prisoners"), by=_divisors
    ),
    "against": ChartKind(lambda asked: npm.charts.against(_assessed(asked), asked.by or "law"), by=_aspects),
    "bounds": ChartKind(lambda asked: npm.charts.bounds(_assessed(asked), asked.by or "law"), by=_aspects),
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
    "costs": ChartKind(lambda asked: npm.charts.costs(_counted(asked, "budget_total"))),
}
"""The kinds by their names, which are those of the functions of `npm_compare.views.charts`."""


def _complete_kind(incomplete: str) -> list[str]:
    return [name for name in CHART_KINDS if name.startswith(incomplete)]


@app.command()
def chart(  # noqa: PLR0913  # the options of one command
    kind: Annotated[str, typer.Argument(help=f"Of {', '.join(CHART_KINDS)}.", autocompletion=_complete_kind)],
    mechanisms: Annotated[
        str, typer.Argument(help="Mechanisms or groups, by commas.", autocompletion=complete_mechanisms)
    ] = "",
    about: Annotated[
        str,
        typer.Argument(
            help="Questions (matrix, strip, practice, tally), a figure (trend, bars, points) or requirements "
            "(against, bounds), by commas.",
            autocompletion=complete_topics,
        ),
    ] = "",
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="File to write: its name ends in png, svg, pdf or pptx.")
    ],
    at: At = "today",
    known: Known = None,
    by: Annotated[
        str,
        typer.Option(
            help="Of bars and points the divisor (prisoners, inhabitants…); of against and bounds law or practice; "
            "of strip the group whose laws are counted."
        ),
    ] = "",
    slide: Annotated[bool, typer.Option("--slide", help="A PNG picture of a slide's shape (16:9).")] = False,
    language: Language = None,
) -> None:
    """Write a chart to a file; what it shows is told in words on standard error.

    Example: npm-compare chart matrix mar-cndh,seminar powers --at seminar -o powers.png
    """
    asked = Asked(mechanisms, about, at, known, by)
    _check(kind, asked)
    _check_place(output, slide=slide)
    drawn = CHART_KINDS[kind].draw(asked)
    typer.echo(npm.save(drawn, output, slide=slide))
    typer.echo(drawn.alt, err=True)


def _check(kind: str, asked: Asked) -> None:
    """Refuse a kind that is not known, and what a kind does not take."""
    if kind not in CHART_KINDS:
        raise UnknownName("chart", kind, CHART_KINDS)
    allowed = CHART_KINDS[kind]
    given = {"mechanisms": asked.mechanisms, "about": asked.about, "known": asked.known}
    for name in [name for name, value in given.items() if value and name not in allowed.takes]:
        raise NpmCompareError("option_not_taken", chart=kind, option=name)
    divisions = tuple(allowed.by())
    if asked.by and not divisions:
        raise NpmCompareError("option_not_taken", chart=kind, option="--by")
    if asked.by and asked.by not in divisions:
        raise UnknownName("value_of_--by", asked.by, divisions)


def _check_place(output: Path, *, slide: bool) -> None:
    """Refuse a file of another kind than can be written, or in a folder that is not there."""
    from npm_compare.reports.saving import CHART_FORMS

    ending_of(output, (".png",) if slide else tuple(CHART_FORMS))
    check_folder(output)

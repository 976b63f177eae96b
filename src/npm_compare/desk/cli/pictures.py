"""The command that writes a chart to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import npm_compare as npm
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.writing import ending_of
from npm_compare.desk.cli.application import app
from npm_compare.desk.cli.kinds import CHART_KINDS, Asked
from npm_compare.desk.cli.options import At, Known, Language, complete_mechanisms, complete_topics
from npm_compare.desk.cli.output import check_folder


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
            help="Questions (table, matrix, strip, practice, tally), a figure (trend, bars, points) or requirements "
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

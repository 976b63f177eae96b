"""Commands that answer one question of the package each: `changes`, `like`, `overdue`, `options`, `size`, `map`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from npm_compare.desk.cli.options import (
    At,
    Form,
    Format,
    Language,
    Mechanism,
    Names,
    complete_group,
    complete_state,
    complete_topics,
)
from npm_compare.desk.cli.output import check_output, write, write_coded, write_result, write_words
from npm_compare.views.language import say

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer()


def _as_it_is(table: pd.DataFrame) -> pd.DataFrame:
    return table


@app.command()
def changes(
    mechanisms: Names,
    before: Annotated[str, typer.Argument(help="The earlier date, such as 2013-12-31.")],
    after: Annotated[str, typer.Argument(help="The later date.")] = "today",
    about: Annotated[
        str, typer.Option(help="Pillars, sections or questions, by commas.", autocompletion=complete_topics)
    ] = "mandate,independence,organisation",
    *,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List what changed between two dates, with the article.

    Example: npm-compare changes France 2013-12-31 2015-01-01
    """
    from npm_compare.analysis.changes import changes as between

    found = between(mechanisms, before, after, about)
    write(found, form, _as_it_is)
    if found.empty:
        words = say("No change is coded between these dates: that nothing was read is not that nothing changed.")
        typer.echo(words, err=True)


@app.command()
def like(
    mechanism: Mechanism,
    *,
    number: Annotated[int, typer.Option(min=1, help="How many peers.")] = 8,
    at: At = "today",
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List the mechanisms most like one, by their State and institution, with the reasons.

    Example: npm-compare like Morocco
    """
    from npm_compare.analysis.likeness import like as nearest

    write(nearest(mechanism, number=number, at=at), form, _as_it_is)


@app.command()
def overdue(*, at: At = "today", form: Format = Form.table, language: Language = None) -> None:
    """List the States parties without a mechanism, and whether the year that the OPCAT allows is over.

    Example: npm-compare overdue --at seminar
    """
    from npm_compare.analysis.overdue import overdue as waiting

    write(waiting(at=at), form, _as_it_is)


@app.command()
def options(
    among: Annotated[
        str, typer.Argument(help="Mechanisms or groups whose models are weighed.", autocompletion=complete_group)
    ] = "all",
    *,
    at: At = "today",
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Set the models side by side by what is known of them, criterion by criterion.

    Example: npm-compare options africa
    """
    from npm_compare.views.options import words
    from npm_compare.weighing.options import options as models

    found = models(among, at=at)
    if form is Form.table:
        write_words(words(found))
    else:
        write_coded(found.table.reset_index(drop=True), form)


@app.command()
def size(
    state: Annotated[str, typer.Argument(help="A State, such as Senegal.", autocompletion=complete_state)],
    *,
    at: At = "today",
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Say what the task of the mechanism of a State takes: visits, days and posts in a year.

    Example: npm-compare size Senegal
    """
    from npm_compare.analysis.sizing import size as of

    found = of(state, at=at)
    write_result(found, form, lambda: found.scenarios.assign(currency=found.currency))


@app.command("map")
def map_(
    group: Annotated[
        str, typer.Argument(help="A group of States, such as africa; all by default.", autocompletion=complete_group)
    ] = "all",
    *,
    at: At = "today",
    form: Format = Form.table,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Map of the group in the world to write: its name ends in png, svg, pdf or pptx."
        ),
    ] = None,
    language: Language = None,
) -> None:
    """List the States of a group, each with its mechanism, model and since when, or without one; or draw the map.

    Example: npm-compare map africa
    """
    import npm_compare as npm
    from npm_compare.analysis.territory import territory

    if output:
        check_output(output, form)
        typer.echo(npm.save(npm.charts.tiles(group=group, at=at), output))
        return
    found = territory(group, at=at)
    if form is Form.table:
        write_words(npm.show(found).words)
    else:
        write_coded(found, form)

"""The commands that answer with a table or a card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from npm_compare.desk.cli.application import app
from npm_compare.desk.cli.options import (
    At,
    Form,
    Format,
    Known,
    Language,
    Mechanism,
    Names,
    Topics,
    complete_group,
    complete_indicator,
    complete_places,
    complete_subject,
    split,
)
from npm_compare.desk.cli.output import check_folder, write, write_coded, write_words
from npm_compare.views.language import say, say_many

if TYPE_CHECKING:
    import pandas as pd


@app.command()
def compare(
    mechanisms: Names = "seminar",
    indicators: Topics = "mandate",
    *,
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write instead: its name ends in xlsx or csv.")
    ] = None,
    language: Language = None,
) -> None:
    """Set mechanisms side by side on a date.

    Example: npm-compare compare mar-cndh,fra-cglpl powers --at 2015-05-12 -o powers.xlsx
    """
    from npm_compare.analysis.comparison import compare as set_side_by_side
    from npm_compare.reports.saving import save
    from npm_compare.views.comparison import caption, foot, values

    table = set_side_by_side(split(mechanisms), split(indicators), at=at, known=known)
    if output:
        check_folder(output)
        typer.echo(save(table, output))
    elif form is Form.table:
        write_words(values(table).reset_index(names=""))
    else:
        write_coded(table.table, form)
    typer.echo(f"{caption(table)}. {foot(table)}", err=True)


@app.command()
def profile(
    mechanism: Mechanism,
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Show the card of one mechanism.

    Example: npm-compare profile fra-cglpl
    """
    from npm_compare.analysis.profile import profile as of
    from npm_compare.desk.cli.coded import answers_of

    card = of(mechanism, at=at, known=known)
    if form is Form.table:
        typer.echo(repr(card))
    else:
        write_coded(answers_of(card), form)


@app.command()
def peers(
    group: Annotated[
        str,
        typer.Argument(help="A group of peers: seminar, nhri, africa, francophone…", autocompletion=complete_group),
    ],
    at: At = "today",
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List the mechanisms of a group, with the reason why each is in.

    Example: npm-compare peers arab_league
    """
    from npm_compare.analysis.peers import peers as members
    from npm_compare.desk.cli.coded import members_of

    write(members(group, at=at), form, members_of)


@app.command()
def conflicts(
    mechanisms: Names = "",
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List the questions to which sources disagree, the value chosen and why.

    Example: npm-compare conflicts fra-cglpl --format csv
    """
    from npm_compare.analysis.conflicts import conflicts as disagreements
    from npm_compare.desk.cli.coded import with_dates

    write(disagreements(split(mechanisms) or None, at=at, known=known), form, with_dates)


@app.command()
def gaps(
    mechanism: Mechanism,
    at: At = "today",
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List what to find out first about a mechanism, what it could change, and where to look.

    Example: npm-compare gaps mar-cndh --format csv
    """
    from npm_compare.desk.cli.coded import with_dates
    from npm_compare.weighing.gaps import gaps as queue

    write(queue(mechanism, at=at), form, with_dates)


@app.command()
def decide(
    mechanism: Mechanism,
    group: Annotated[
        str,
        typer.Option(
            "--beside", help="Peers that are named first: a group or mechanisms.", autocompletion=complete_group
        ),
    ] = "seminar",
    *,
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write instead: its name ends in xlsx or csv.")
    ] = None,
    language: Language = None,
) -> None:
    """Say what is to be decided on a mechanism: rule, laws of others, options, what follows, next step.

    Example: npm-compare decide mar-cndh --at seminar
    """
    from npm_compare.analysis.decisions import decide as of
    from npm_compare.reports.saving import save

    found = of(mechanism, split(group), at=at, known=known)
    if output:
        check_folder(output)
        typer.echo(save(found, output))
    elif form is Form.table:
        typer.echo(repr(found))
    else:
        write_coded(found.table, form)


@app.command(name="show")
def show_claims(
    subject: Annotated[
        str, typer.Argument(help="A mechanism or a State: fra-cglpl, fra.", autocompletion=complete_subject)
    ],
    indicator: Annotated[str, typer.Argument(help="A question.", autocompletion=complete_indicator)],
    *,
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Show every claim that answers one question about a mechanism or State, which one is chosen, and why.

    Example: npm-compare show fra-cglpl visits_unannounced --at seminar
    """
    from npm_compare.analysis.answers import answer
    from npm_compare.desk.cli.coded import claims_of

    found = answer(subject, indicator, at=at, known=known)
    if form is Form.table:
        typer.echo(repr(found))
    else:
        write_coded(claims_of(found), form)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words in English, French or Arabic; each must be found.")],
    places: Annotated[
        str,
        typer.Option(
            "--in",
            help="Of questions, facts, notes, remarks, visitors, studies, debate, sources, requirements and terms, "
            "separated by commas.",
            autocompletion=complete_places,
        ),
    ] = "",
    most: Annotated[int, typer.Option(min=0, help="How many results a table shows; 0 for all.")] = 20,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Find words in every table that holds texts, in the three languages at once.

    Example: npm-compare search visites inopinees --in questions,notes
    """
    from npm_compare.analysis.search import search as find
    from npm_compare.desk.cli.coded import passages_of
    from npm_compare.facts.dataset import load

    found = find(words, split(places) or None)
    if form is Form.table:
        _list(found, most or len(found))
    else:
        write_coded(passages_of(found, load()), form)


def _list(found: pd.DataFrame, most: int) -> None:
    """Write the first results in words, and say on standard error how many there are besides."""
    from npm_compare.facts.dataset import load, records
    from npm_compare.views.search import say_found

    data = load()
    blocks = [say_found(data, row) for row in records(found.head(most))]
    typer.echo("\n\n".join(blocks) or say("None."))
    if (left := len(found) - len(blocks)) > 0:
        told = say_many("{count} more result: --most 0 shows all.", "{count} more results: --most 0 shows all.", left)
        typer.echo(told, err=True)

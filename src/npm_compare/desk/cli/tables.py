"""The commands that answer with a table or a card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from npm_compare.desk.cli.application import app
from npm_compare.desk.cli.options import (
    At,
    Beside,
    Form,
    Format,
    Known,
    Language,
    Mechanism,
    Names,
    Topics,
    complete_group,
    complete_indicator,
    complete_subject,
)
from npm_compare.desk.cli.output import check_output, write, write_coded, write_result, write_words
from npm_compare.views.language import say

if TYPE_CHECKING:
    import pandas as pd

    from npm_compare.analysis.answers import Answer


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

    table = set_side_by_side(mechanisms, indicators, at=at, known=known)
    if output:
        check_output(output, form)
        typer.echo(save(table, output))
    elif form is Form.table:
        write_words(values(table).reset_index(names=""))
    else:
        write_coded(table.table, form)
    typer.echo(f"{caption(table)}. {foot(table)}", err=True)


@app.command()
def laws(
    mechanisms: Names = "seminar",
    questions: Topics = "powers",
    *,
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write instead: its name ends in html, pdf, docx, xlsx, csv, json or md."
        ),
    ] = None,
    language: Language = None,
) -> None:
    """Set laws side by side: what each says in the coder’s words, with the article, by the articles of the OPCAT.

    Example: npm-compare laws mar-cndh,tun-inpt,fra-cglpl access_medical_files,private_interviews -o laws.docx
    """
    from npm_compare.analysis.laws import laws as set_side_by_side

    found = set_side_by_side(mechanisms, questions, at=at, known=known)
    write_result(found, form, lambda: found.table, output)


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
    write_result(card, form, lambda: answers_of(card))


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
    from npm_compare.facts.dataset import load
    from npm_compare.views.wording import read_by

    write(disagreements(mechanisms or None, at=at, known=known), form, with_dates)
    if by := read_by(load(), known):
        typer.echo(by, err=True)


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
    group: Beside = "seminar",
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

    found = of(mechanism, group, at=at, known=known)
    write_result(found, form, lambda: found.table, output)


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
    write_result(found, form, lambda: claims_of(found))
    if form is Form.table and found.claims.empty:
        _lead_on(found)


def _lead_on(found: Answer) -> None:
    """Say on standard error where to go on from a question to which no answer is known."""
    if not (every := _facts_on(found)).empty:
        words = say("Known on other dates:")
        typer.echo(f"{words} npm-compare facts {every['subject'].iloc[0]} {found.indicator}", err=True)
    words = say("What is known of others:")
    typer.echo(f"{words} npm-compare facts all {found.indicator}", err=True)
    if found.subject in found.data.mechanisms.index:
        words = say("What to read to find out:")
        typer.echo(f"{words} npm-compare gaps {found.subject}", err=True)


def _facts_on(found: Answer) -> pd.DataFrame:
    """Return all facts on a question about its mechanism or State, of whatever date."""
    facts = found.data.facts
    return facts[(facts["subject"] == found.subject) & (facts["indicator"] == found.indicator)]

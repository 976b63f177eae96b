"""The command line: for those who never open Python. Results on standard output, all else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pandas as pd
import typer

from npm_compare.errors import NpmCompareError
from npm_compare.help import translated
from npm_compare.language import LANGUAGES, say, say_many

if TYPE_CHECKING:
    from npm_compare.errors import Problem
    from npm_compare.sheets import Sheet

app = typer.Typer(
    help="Compare national preventive mechanisms against torture: every value with its source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Form(StrEnum):
    """Forms in which a table can be written."""

    table = "table"
    csv = "csv"
    json = "json"
    md = "md"


At = Annotated[str, typer.Option(help="Date (2015-05-12, 2014) or edition: seminar, today.")]
Known = Annotated[str | None, typer.Option(help="Only what had been published by this date.")]
Format = Annotated[Form, typer.Option("--format", help="Form of the table.")]
Names = Annotated[str, typer.Argument(help="Mechanisms or groups of peers, separated by commas.")]


def main() -> None:
    """Run the command line; whatever a user can put right ends in a message and exit code 1, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        translated(app)()
    except NpmCompareError as error:
        typer.echo(f"npm-compare: {error}", err=True)
        raise SystemExit(1) from None


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the CSV tables; by default the data of the package.")
    ] = None,
) -> None:
    """Check the data: every problem with file, line and how to mend it. Exit code 1 if there is an error.

    Example: npm-compare check data
    """
    from npm_compare.check import check_sheets, read_folder
    from npm_compare.schema import data_folder

    place = folder or data_folder()
    if not place.is_dir():
        raise NpmCompareError(say("There is no folder {place}.", place=repr(str(place))))
    sheets = read_folder(place)
    problems = check_sheets(sheets)
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in problems:
        typer.echo(problem if problem.severity == "error" else say("{problem} [notice]", problem=problem))
    typer.echo(_verdict(problems, sheets))
    raise typer.Exit(1 if errors else 0)


def _verdict(problems: Sequence[Problem], sheets: Mapping[str, Sheet]) -> str:
    """Say how many errors and notices there are in how many tables."""
    errors = [problem for problem in problems if problem.severity == "error"]
    read = {"rows": sum(len(sheet) for sheet in sheets.values()), "tables": len(sheets)}
    found = (
        say_many(
            "{count} error in {files} of {tables} tables ({rows} rows read).",
            "{count} errors in {files} of {tables} tables ({rows} rows read).",
            len(errors),
            files=len({problem.file for problem in errors}),
            **read,
        )
        if errors
        else say("No errors: {rows} rows in {tables} tables.", **read)
    )
    notices = len(problems) - len(errors)
    told = say_many("{count} notice.", "{count} notices.", notices)
    return f"{found} {told}" if notices else found


@app.command()
def compare(
    mechanisms: Names = "seminar",
    indicators: Annotated[
        str, typer.Argument(help="Pillars, sections or indicators, separated by commas.")
    ] = "mandate",
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
) -> None:
    """Set mechanisms side by side on a date.

    Example: npm-compare compare mar-cndh,fra-cglpl powers --at 2015-05-12
    """
    from npm_compare.comparison import compare as set_side_by_side

    table = set_side_by_side(_split(mechanisms), _split(indicators), at=at, known=known)
    _show(table.values, form, index=True)
    typer.echo(f"{table.caption}. {table.foot}", err=True)


@app.command()
def profile(
    mechanism: Annotated[str, typer.Argument(help="A mechanism, such as mar-cndh.")],
    at: At = "today",
    known: Known = None,
) -> None:
    """Show the card of one mechanism.

    Example: npm-compare profile fra-cglpl
    """
    from npm_compare.profile import profile as card

    typer.echo(repr(card(mechanism, at=at, known=known)))


@app.command()
def peers(
    group: Annotated[str, typer.Argument(help="A group of peers: seminar, nhri, africa, francophone…")],
    at: At = "today",
    form: Format = Form.table,
) -> None:
    """List the mechanisms of a group, with the reason why each is in.

    Example: npm-compare peers arab_league
    """
    from npm_compare.peers import peers as members

    _show(members(group, at=at), form)


@app.command()
def conflicts(mechanisms: Names = "", at: At = "today", known: Known = None, form: Format = Form.table) -> None:
    """List the questions to which sources disagree, the value chosen and why.

    Example: npm-compare conflicts fra-cglpl --format csv
    """
    from npm_compare.conflicts import conflicts as disagreements

    _show(disagreements(_split(mechanisms) or None, at=at, known=known), form)


@app.command()
def gaps(
    mechanism: Annotated[str, typer.Argument(help="A mechanism, such as mar-cndh.")],
    at: At = "today",
    form: Format = Form.table,
) -> None:
    """List what to find out first about a mechanism, what it could change, and where to look.

    Example: npm-compare gaps mar-cndh --format csv
    """
    from npm_compare.gaps import gaps as queue

    _show(queue(mechanism, at=at), form)


@app.command()
def report(
    notebooks: Annotated[
        list[str] | None, typer.Argument(help="Notebooks to make (03, 13_brief); all by default.")
    ] = None,
    *,
    output: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("output"),
    formats: Annotated[
        str, typer.Option("--format", help="Of html, pdf and docx, separated by commas.")
    ] = "html,pdf,docx",
    languages: Annotated[str, typer.Option("--language", help="Of en, fr and ar, separated by commas.")] = "en,fr,ar",
    at: Annotated[str, typer.Option(help="Another date or edition than the notebooks have.")] = "",
    asker: Annotated[str, typer.Option(help="Another mechanism that asks, such as tun-inpt.")] = "",
    group: Annotated[str, typer.Option("--peers", help="Another group of peers.")] = "",
) -> None:
    """Run the notebooks and write their reports. Exit code 1 if one of them failed; the others are written.

    Example: npm-compare report 13 --language fr --format pdf --output brief
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from npm_compare.execution import find_notebooks, prepare

    prepare(everything=not notebooks)  # while the rest is imported here
    from npm_compare.landing import file_of
    from npm_compare.report import Edition
    from npm_compare.report import report as make

    spoken = _split(languages)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("making reports"), total=len(spoken) * len(find_notebooks(notebooks or ())))
        tell = lambda line: progress.update(task, advance=1, description=line)  # noqa: E731
        edition = Edition(at, asker, group)
        pages = make(output, notebooks or (), languages=spoken, formats=_split(formats), edition=edition, tell=tell)
    failed = [page for page in pages if page.error]
    for page in failed:
        words = say("{report} ({language}) failed:", report=page.name, language=page.language)
        typer.echo(f"npm-compare: {words}\n{page.error}", err=True)
    made, place = len(pages) - len(failed), output / file_of(next((name for name in LANGUAGES if name in spoken), "en"))
    typer.echo(say("{made} of {all} reports in {place}", made=made, all=len(pages), place=place))
    raise typer.Exit(1 if failed else 0)


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _show(table: pd.DataFrame, form: Form, *, index: bool = False) -> None:
    if form is Form.csv:
        text = table.to_csv(index=index, lineterminator="\n").rstrip("\n")
    elif form is Form.json:
        text = table.to_json(orient="index" if index else "records", force_ascii=False, indent=2)
    elif form is Form.md:
        text = _markdown(table.reset_index(names="") if index else table)
    else:
        text = table.to_string(index=index, max_colwidth=70)
    typer.echo(text)


def _markdown(table: pd.DataFrame) -> str:
    rows = [
        [str(name) for name in table.columns],
        ["---"] * table.shape[1],
        *table.astype(str).to_numpy().tolist(),
    ]
    return "\n".join(
        "| " + " | ".join(" ".join(cell.replace("|", "\\|").splitlines()) for cell in row) + " |" for row in rows
    )

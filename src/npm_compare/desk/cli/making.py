"""The commands that check the data and make something: reports, charts, a folder to work in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.extras import need
from npm_compare.desk.cli.application import app
from npm_compare.desk.cli.options import Folder, Form, Format, Language, split, tell_end
from npm_compare.desk.cli.output import write_problems
from npm_compare.desk.jupyterlab import start, untranslated
from npm_compare.desk.workspace import OWN_FOLDER, bring
from npm_compare.views.language import say, say_many
from npm_compare.views.languages import LANGUAGES

if TYPE_CHECKING:
    from npm_compare.base.errors import Problem
    from npm_compare.checking.sheets import Sheet


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the CSV tables; by default the data of the package.")
    ] = None,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Check the data: every problem with file, line and how to mend it. Exit code 1 if there is an error.

    Example: npm-compare check data --format csv
    """
    from npm_compare.base.folders import data_folder
    from npm_compare.checking.check import check_sheets, read_folder

    place = folder or data_folder()
    if not place.is_dir():
        raise NpmCompareError("no_folder", folder=repr(str(place)))
    sheets = read_folder(place)
    problems = check_sheets(sheets)
    errors = [problem for problem in problems if problem.severity == "error"]
    if form is Form.table:
        for problem in problems:
            typer.echo(problem if problem.severity == "error" else say("{problem} [notice]", problem=problem))
        typer.echo(_verdict(errors, len(problems) - len(errors), sheets))
    else:
        write_problems(problems, form)
    raise typer.Exit(1 if errors else 0)


def _verdict(errors: Sequence[Problem], notices: int, sheets: Mapping[str, Sheet]) -> str:
    """Say how many errors and notices there are in how many tables."""
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
    told = say_many("{count} notice.", "{count} notices.", notices)
    return f"{found} {told}" if notices else found


@app.command()
def report(  # noqa: PLR0913  # the options of one command
    notebooks: Annotated[
        list[str] | None, typer.Argument(help="Notebooks to make (03, 13_brief); all by default.")
    ] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("output"),
    formats: Annotated[
        str, typer.Option("--format", help="Of html, pdf and docx, separated by commas.")
    ] = "html,pdf,docx",
    languages: Annotated[str, typer.Option("--language", help="Of en, fr and ar, separated by commas.")] = "en,fr,ar",
    at: Annotated[str, typer.Option(help="Another date or edition than the notebooks have.")] = "",
    asker: Annotated[str, typer.Option(help="Another mechanism that asks, such as tun-inpt.")] = "",
    group: Annotated[str, typer.Option("--peers", help="Another group of peers.")] = "",
    folder: Folder = None,
) -> None:
    """Run the notebooks and write their reports. Exit code 1 if one of them failed; the others are written.

    Example: npm-compare report 13 --language fr --format pdf --output brief
    """
    need("reports")
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from npm_compare.base.folders import data_from
    from npm_compare.reports.execution import find_notebooks
    from npm_compare.reports.making import OF_THE_SEMINAR, ReportEdition
    from npm_compare.reports.making import report as make
    from npm_compare.reports.order import landing_file

    spoken, also = split(languages), 0 if notebooks or at else len(OF_THE_SEMINAR)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(
            say("making reports"), total=len(spoken) * (len(find_notebooks(notebooks or ())) + also)
        )
        tell = lambda line: progress.update(task, advance=1, description=line)  # noqa: E731
        edition = ReportEdition(at, asker, group)
        with data_from(folder):
            tell_end(at)
            pages = make(output, notebooks or (), languages=spoken, formats=split(formats), edition=edition, tell=tell)
    failed = [page for page in pages if page.error]
    for page in failed:
        words = say("{report} ({language}) failed:", report=page.name, language=page.language)
        typer.echo(f"npm-compare: {words}\n{page.error}", err=True)
    made, first = len(pages) - len(failed), next((name for name in LANGUAGES if name in spoken), "en")
    place = output / landing_file(first)
    typer.echo(say("{made} of {all} reports in {place}", made=made, all=len(pages), place=place))
    raise typer.Exit(1 if failed else 0)


Address = Annotated[str, typer.Option("--url", help="Address at which it will be published, for search engines.")]
"""Where what is made will stand; without it no address is made up."""


@app.command()
def atlas(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("atlas"),
    languages: Annotated[str, typer.Option("--language", help="Of en, fr and ar, separated by commas.")] = "en,fr,ar",
    url: Address = "",
    folder: Folder = None,
) -> None:
    """Write the atlas: a site that a browser opens from its folder, a page for each State, question and requirement.

    Example: npm-compare atlas -o atlas --language fr
    """
    need("reports")
    from npm_compare.base.folders import data_from
    from npm_compare.facts.dataset import load
    from npm_compare.reports.atlas.writing import write_atlas

    with data_from(folder):
        files = write_atlas(output, load(), split(languages), url)
    typer.echo(say("{files} files in {place}", files=len(files), place=output / "index.html"))


@app.command()
def archive(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to; it is created.")] = Path(
        "archive"
    ),
    *,
    url: Address = "",
    folder: Folder = None,
    language: Language = None,
) -> None:
    """Write the data for an archive and for other programs: one zip with checksums, SQLite, Parquet, a Croissant description.

    Example: npm-compare archive -o release
    """
    from npm_compare.facts.dataset import load
    from npm_compare.reports.archive import write_archive

    for path in write_archive(load(folder), output, url):
        typer.echo(path)


@app.command()
def lab(
    folder: Annotated[Path, typer.Argument(help="Your own folder of notebooks; it is made if it is not there.")] = Path(
        OWN_FOLDER
    ),
    *,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser, or name the address only.")
    ] = True,
    options: Annotated[
        list[str] | None, typer.Argument(help="Options of JupyterLab, behind the folder and --, such as --allow-root.")
    ] = None,
    language: Language = None,
) -> None:
    """Open JupyterLab on your own copies of the notebooks; what you changed in them is never overwritten.

    Example: npm-compare lab my-notebooks --language fr; npm-compare lab -- --allow-root
    """
    need("lab", "jupyterlab", "jupyter_core", "nbformat", "markdown_it")
    named, passed = _named(folder, options)
    folder = named or Path(OWN_FOLDER)
    for told in bring(folder):
        typer.echo(told, err=True)
    if told := untranslated():
        typer.echo(told, err=True)
    raise typer.Exit(start(folder, browser=browser, options=passed))


@app.command()
def explore(
    state: Annotated[Path | None, typer.Argument(help="A state that the explorer saved, to begin with.")] = None,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder in which files are saved; by default the current one.")
    ] = Path(),
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser, or name the address only.")
    ] = True,
    options: Annotated[
        list[str] | None, typer.Argument(help="Options of Voilà, behind --, such as --port=9000.")
    ] = None,
    folder: Folder = None,
    language: Language = None,
) -> None:
    """Open the explorer as a web page of its own, without JupyterLab; Ctrl-C ends it.

    Example: npm-compare explore --language fr; npm-compare explore view.json -- --port=9000
    """
    from npm_compare.base.folders import data_from
    from npm_compare.desk.explorer.state import read
    from npm_compare.desk.voila import serve
    from npm_compare.facts.dataset import load

    need("lab")
    begun, passed = _named(state, options)
    if not output.is_dir():
        raise NpmCompareError("no_folder", folder=repr(str(output)))
    with data_from(folder):
        data = load()
        if begun:
            read(begun, data)  # what is wrong with it is told here, not in the page
        serve(begun, folder=output, browser=browser, options=passed)


def _named(first: Path | None, options: Sequence[str] | None) -> tuple[Path | None, list[str]]:
    """Return the file or folder that was named, and the options to pass on: behind -- these may stand alone."""
    passed = list(options or ())
    return (None, [str(first), *passed]) if str(first).startswith("-") else (first, passed)

"""Commands for those who add and correct facts: `export` and `import` a workbook, `read` a law, `ids`, `new`, `blank`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.cli.options import (
    At,
    Folder,
    Language,
    complete_mechanism,
    complete_mechanisms,
    complete_state,
)
from npm_compare.desk.cli.output import settle
from npm_compare.views.language import say, say_many

app = typer.Typer()

Replace = Annotated[
    bool, typer.Option("--replace", help="Write over a workbook of this name, with what was typed into it.")
]


def _refuse_to_replace(file: Path, *, replace: bool) -> None:
    """Refuse to write over a workbook into which somebody may have typed, unless that is asked for."""
    if file.exists() and not replace:
        raise NpmCompareError("workbook_exists", file=str(file))


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="Workbook to write, such as facts.xlsx.")] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The same, named as in the commands that ask.")
    ] = None,
    mechanisms: Annotated[
        str,
        typer.Option(help="Mechanisms or groups of peers; all facts by default.", autocompletion=complete_mechanisms),
    ] = "",
    sources: Annotated[
        Path | None, typer.Option(help="File of their sources for Zotero to write: .json (CSL JSON) or .bib.")
    ] = None,
    replace: Replace = False,
    folder: Folder = None,
    language: Language = None,
) -> None:
    """Write the facts into a workbook in which they can be corrected and added to, or their sources for Zotero, or both.

    Example: npm-compare export facts.xlsx --mechanisms mar-cndh --language fr
    """
    from npm_compare.analysis.peers import resolve
    from npm_compare.desk.editing.export import export_facts, with_states
    from npm_compare.facts.dataset import load
    from npm_compare.reports.citations import write_citations

    if file is not None and output is not None:
        raise NpmCompareError("two_files_named", first=file.name, second=output.name)
    file = file or output
    if file is None and sources is None:
        raise NpmCompareError("no_export_asked")
    data = load(folder)
    subjects = with_states(data, resolve(data, mechanisms, "today")) if mechanisms else None
    if file is not None:
        _refuse_to_replace(file, replace=replace)
        typer.echo(export_facts(data, file, subjects=subjects))
    if sources is not None:
        typer.echo(write_citations(data, sources, subjects))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Workbook of npm-compare export, edited, or of read, filled.")],
    *,
    folder: Folder = None,
    write: Annotated[bool, typer.Option("--write", help="Write the changes; without it they are only shown.")] = False,
    keep: Annotated[
        Literal["mine", "theirs"] | None, typer.Option(help="Which version stands where both sides changed a row.")
    ] = None,
    many: Annotated[
        bool,
        typer.Option("--many", help="Write also what removes many rows, or changes a column in most rows of a table."),
    ] = False,
    language: Language = None,
) -> None:
    """Show what an edited workbook would change, in the data and in the answers, check it, and write it if asked to.

    Exit code 1 if it cannot be written.

    Example: npm-compare import facts.xlsx --write
    """
    from npm_compare.base.folders import data_folder
    from npm_compare.desk.editing.differences import tell
    from npm_compare.desk.editing.merging import plan, write_tables

    found = plan(file, folder or data_folder(), keep=keep)
    for line in tell(found):
        typer.echo(line)
    if not found.ready:
        raise typer.Exit(1)
    settle(lambda: write_tables(found, many=many), asked=write, pending=bool(found.changes))


@app.command()
def read(  # noqa: PLR0913  # the options of one command
    mechanism: Annotated[
        str, typer.Argument(help="A mechanism, such as mar-cndh, or its State.", autocompletion=complete_mechanism)
    ],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="Workbook to write, such as law.xlsx.")],
    source: Annotated[str, typer.Option(help="Short name of a legal text that the data have; else it is typed.")] = "",
    blind: Annotated[
        bool, typer.Option("--blind", help="For a second reader: without the answers that the data have.")
    ] = False,
    at: At = "today",
    replace: Replace = False,
    folder: Folder = None,
    language: Language = None,
) -> None:
    """Write a guided workbook in which one law is read: the questions of the OPCAT, answers to choose, three other laws.

    Fill it, then: npm-compare import law.xlsx. Example: npm-compare read mar-cndh -o law.xlsx --language ar
    """
    from npm_compare.desk.editing.guide import state_or_mechanism, write_guide
    from npm_compare.facts.dataset import load

    _refuse_to_replace(output, replace=replace)
    data = load(folder)
    typer.echo(write_guide(data, state_or_mechanism(data, mechanism), output, source=source, at=at, blind=blind))


@app.command()
def ids(
    *,
    folder: Folder = None,
    write: Annotated[bool, typer.Option("--write", help="Write the ids; without it they are only counted.")] = False,
    language: Language = None,
) -> None:
    """Give an id to each fact that has none, such as a row written into the table by hand. An id is never changed.

    Example: npm-compare ids --write
    """
    from npm_compare.base.folders import data_folder
    from npm_compare.desk.editing.ids import identify, write_ids

    found = identify(folder or data_folder())
    given = sum(found.given.values())
    if given:
        typer.echo(say_many("{count} fact gets an id.", "{count} facts get an id.", given))
    else:
        typer.echo(say("Every fact has an id."))
    settle(lambda: write_ids(found), asked=write, pending=bool(given))


@app.command()
def new(
    state: Annotated[str, typer.Argument(help="A State, such as mar.", autocompletion=complete_state)],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Workbook to be filled, instead of CSV on standard output.")
    ] = None,
    replace: Replace = False,
    folder: Folder = None,
    language: Language = None,
) -> None:
    """Write rows to fill: the questions about a State and its mechanisms without an answer, and what to read.

    Example: npm-compare new mar -o morocco.xlsx
    """
    from npm_compare.desk.editing.export import export_facts, of_state, rows_to_fill
    from npm_compare.facts.dataset import load

    data = load(folder)
    rows = rows_to_fill(data, state)
    if output is None:
        typer.echo(rows.to_csv(index=False, lineterminator="\n"), nl=False)
    else:
        _refuse_to_replace(output, replace=replace)
        typer.echo(export_facts(data, output, subjects=of_state(data, state), to_fill=rows))


@app.command()
def blank(
    folder: Annotated[Path, typer.Argument(help="Folder to make, such as my-topic.")],
    *,
    language: Language = None,
) -> None:
    """Write empty tables with their headings and codes: the data folder of another treaty or topic.

    Example: npm-compare blank my-topic
    """
    from npm_compare.desk.editing.blank import blank as emptied

    files = emptied(folder)
    typer.echo(
        say_many("{count} table in {folder}.", "{count} tables in {folder}.", len(files) - 1, folder=str(folder))
    )

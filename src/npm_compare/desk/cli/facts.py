"""Commands for those who add and correct facts: `export` and `import` a workbook, `ids`, `new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.cli.options import Folder, Language, complete_mechanisms, complete_state, split
from npm_compare.desk.cli.output import settle
from npm_compare.views.language import say, say_many

app = typer.Typer()


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="Workbook to write, such as facts.xlsx.")] = None,
    *,
    mechanisms: Annotated[
        str,
        typer.Option(help="Mechanisms or groups of peers; all facts by default.", autocompletion=complete_mechanisms),
    ] = "",
    sources: Annotated[
        Path | None, typer.Option(help="File of their sources for Zotero to write: .json (CSL JSON) or .bib.")
    ] = None,
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

    if file is None and sources is None:
        raise NpmCompareError("no_export_asked")
    data = load(folder)
    names = split(mechanisms)
    subjects = with_states(data, resolve(data, names, "today")) if names else None
    if file is not None:
        typer.echo(export_facts(data, file, subjects=subjects))
    if sources is not None:
        typer.echo(write_citations(data, sources, subjects))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Workbook of npm-compare export, edited.")],
    *,
    folder: Folder = None,
    write: Annotated[bool, typer.Option("--write", help="Write the changes; without it they are only shown.")] = False,
    keep: Annotated[
        Literal["mine", "theirs"] | None, typer.Option(help="Which version stands where both sides changed a row.")
    ] = None,
    language: Language = None,
) -> None:
    """Show what an edited workbook would change, check it, and write it if asked to. Exit code 1 if it cannot be written.

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
    settle(lambda: write_tables(found), asked=write, pending=bool(found.changes))


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
        typer.echo(export_facts(data, output, subjects=of_state(data, state), to_fill=rows))

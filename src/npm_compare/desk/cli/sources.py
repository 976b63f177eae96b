"""The command for those who add sources: `source`."""

from __future__ import annotations

from typing import Annotated

import typer

from npm_compare.desk.cli.options import Folder, Language, complete_state
from npm_compare.desk.cli.output import settle

app = typer.Typer()


@app.command()
def source(  # noqa: PLR0913  # the options of one command
    what: Annotated[str, typer.Argument(help="CSL JSON file (as Zotero exports it), DOI or web address.")],
    *,
    key: Annotated[str, typer.Option(help="Short name in the tables; by default one is proposed.")] = "",
    state: Annotated[
        str,
        typer.Option(
            help="State that the proposed short name begins with, such as mar.", autocompletion=complete_state
        ),
    ] = "",
    kind: Annotated[str, typer.Option(help="Kind of source, such as law or press (code or name).")] = "",
    title: Annotated[str, typer.Option(help="Title.")] = "",
    author: Annotated[str, typer.Option(help="Author: a body; persons as authors of academic works only.")] = "",
    publisher: Annotated[str, typer.Option(help="Publisher, journal or site.")] = "",
    published: Annotated[str, typer.Option(help="Date of publication: 2014, 2014-05 or 2014-05-28.")] = "",
    tongue: Annotated[
        str, typer.Option("--document-language", help="Language of the document, two letters, such as fr.")
    ] = "",
    licence: Annotated[str, typer.Option(help="Terms of reuse; needed for statistics.")] = "",
    note: Annotated[str, typer.Option(help="Comment on the source.")] = "",
    folder: Folder = None,
    write: Annotated[bool, typer.Option("--write", help="Add the rows; without it they are only shown.")] = False,
    language: Language = None,
) -> None:
    """Show which sources would be added, check them, and add them if asked to. Nothing is fetched from the network.

    Example: npm-compare source zotero.json --kind ngo --write
    """
    from npm_compare.base.folders import data_folder
    from npm_compare.desk.editing.sources import propose, tell_sources, write_sources

    typed = {"source": key, "state": state, "kind": kind, "title": title, "author": author, "publisher": publisher}
    typed |= {"published": published, "language": tongue, "licence": licence, "note": note}
    found = propose(what, folder or data_folder(), typed)
    for line in tell_sources(found):
        typer.echo(line)
    if found.problems:
        raise typer.Exit(1)
    settle(lambda: write_sources(found), asked=write, pending=bool(found.rows))

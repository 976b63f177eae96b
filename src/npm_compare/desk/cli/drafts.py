"""The command that drafts a law."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from npm_compare.desk.cli.options import At, Beside, Form, Format, Known, Language, complete_subject
from npm_compare.desk.cli.output import write_result

app = typer.Typer()


class Wording(StrEnum):
    """Forms of the text of a clause."""

    full = "full"
    short = "short"


class Variant(StrEnum):
    """Models for which a clause is written."""

    new_body = "new_body"
    unit = "unit"
    several_bodies = "several_bodies"


@app.command()
def draft(  # noqa: PLR0913  # the options of one command
    asker: Annotated[
        str, typer.Argument(help="A mechanism, or a State without one: mar-cndh, mar.", autocompletion=complete_subject)
    ],
    group: Beside = "seminar",
    *,
    variant: Annotated[
        Variant | None, typer.Option(help="For a new body, a unit of an institution, or several; by default as it is.")
    ] = None,
    wording: Annotated[
        Wording, typer.Option("--form", help="The full or the short text of each article.")
    ] = Wording.full,
    at: At = "today",
    known: Known = None,
    form: Format = Form.table,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write instead: its name ends in docx, html, pdf, md or csv."),
    ] = None,
    language: Language = None,
) -> None:
    """Draft a law: article by article what is to be done, the rule, the present law, laws of others. No legal advice.

    Example: npm-compare draft mar-cndh --language fr -o projet.docx
    """
    from npm_compare.analysis.draft import draft as of

    found = of(asker, group, variant=variant, form=wording, at=at, known=known)
    write_result(found, form, lambda: found.table, output)

"""Commands that list what there is: `facts` as one long table, `questions`, `requirements`, `mechanisms`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.cli.options import (
    AnyTopics,
    At,
    Form,
    Format,
    Known,
    Language,
    complete_mechanisms,
    complete_requirements,
)
from npm_compare.desk.cli.output import check_output, write_coded, write_words
from npm_compare.views.language import say

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from npm_compare.facts.dataset import Record


app = typer.Typer()

Worded: TypeAlias = "Callable[[str, Record], dict[str, str]]"
"""How a row is said, given its code: its cells by their headings."""


def _list(found: pd.DataFrame, form: Form, say_row: Worded) -> None:
    """Write rows of a table of the data: in words, or as they stand."""
    import pandas as pd

    from npm_compare.facts.dataset import records

    if form is Form.table:
        write_words(
            pd.DataFrame([say_row(str(code), row) for code, row in zip(found.index, records(found), strict=True)])
        )
    else:
        write_coded(found.reset_index(drop=True), form)


class FactsForm(StrEnum):
    """Forms in which the long table of facts can be written."""

    table = "table"
    csv = "csv"
    json = "json"
    md = "md"
    xlsx = "xlsx"
    parquet = "parquet"


@app.command()
def facts(  # noqa: PLR0913  # the options of one command
    who: Annotated[
        str, typer.Argument(help="Mechanisms, States or groups, by commas.", autocompletion=complete_mechanisms)
    ] = "all",
    what: AnyTopics = "",
    *,
    at: At = "today",
    known: Known = None,
    labels: Annotated[str, typer.Option(help="Language of the labels: en, fr or ar.")] = "en",
    form: Annotated[
        FactsForm | None,
        typer.Option(
            "--format", help="csv, the default, json or md; xlsx and parquet with -o; table lists the first columns."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write instead: its name ends in xlsx, csv, json, md or parquet."),
    ] = None,
    language: Language = None,
) -> None:
    """Give facts as one long table: a row a fact, with number, unit, year, source and address.

    Example: npm-compare facts Morocco,Tunisia visits -o visits.xlsx
    """
    from npm_compare.analysis.tidy import facts as of
    from npm_compare.base.writing import ending_of, write_whole
    from npm_compare.facts.dataset import load
    from npm_compare.reports.tidy_files import FILES
    from npm_compare.views.wording import read_by

    if output is None and form in (FactsForm.xlsx, FactsForm.parquet):
        raise NpmCompareError("file_to_name", form=form.value)
    table = of(who, what or None, at=at, known=known, labels=labels)  # type: ignore[arg-type]  # it refuses others
    if output:
        check_output(output, form)
        typer.echo(write_whole(output, FILES[ending_of(output, tuple(FILES))](table)))
    elif form is FactsForm.table:
        write_words(
            table[["state", "mechanism", "label", "value", "unit", "year", "basis", "source_title"]].astype(str)
        )
    else:
        write_coded(table, Form(form.value if form else Form.csv.value))
    if by := read_by(load(), known):
        typer.echo(by, err=True)


@app.command()
def questions(
    about: AnyTopics = "",
    *,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List the questions that can be asked, with their codes.

    Example: npm-compare questions powers
    """
    from npm_compare.analysis.indicators import resolve_indicators
    from npm_compare.facts.dataset import load
    from npm_compare.views.labels import code_label, indicator_label
    from npm_compare.views.places import treaty_article

    data = load()
    found = data.indicators.loc[resolve_indicators(data, about)] if about else data.indicators
    _list(
        found,
        form,
        lambda code, row: {
            say("Name"): code,
            say("Question"): indicator_label(data, code),
            say("Section"): code_label(data, "section", row["section"]),
            "OPCAT": treaty_article(row["opcat"]),
        },
    )


@app.command()
def requirements(
    about: Annotated[
        str,
        typer.Argument(
            help="Requirements, themes or instruments, by commas; all by default.", autocompletion=complete_requirements
        ),
    ] = "",
    *,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List what treaties and standards ask, with the whole text.

    Example: npm-compare requirements organisation
    """
    from npm_compare.analysis.assessment import resolve_requirements
    from npm_compare.facts.dataset import load
    from npm_compare.views.labels import requirement_label, requirement_text
    from npm_compare.views.places import reference

    data = load()
    found = data.requirements.loc[resolve_requirements(data, about or None)]
    _list(
        found,
        form,
        lambda code, row: {
            say("Name"): code,
            say("Requirement"): requirement_label(data, code),
            say("Source"): reference(data, code),
            say("Text"): requirement_text(data, code),
        },
    )


@app.command()
def mechanisms(
    who: Annotated[
        str,
        typer.Argument(
            help="Mechanisms, States or groups, by commas; all by default.", autocompletion=complete_mechanisms
        ),
    ] = "",
    *,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """List the mechanisms, with their codes, models and days of designation.

    Example: npm-compare mechanisms africa
    """
    from npm_compare.analysis.peers import resolve
    from npm_compare.facts.dataset import load
    from npm_compare.views.labels import code_label
    from npm_compare.views.language import day
    from npm_compare.views.wording import short_name

    data = load()
    _list(
        data.mechanisms.loc[resolve(data, who, data.date)] if who else data.mechanisms,
        form,
        lambda code, row: {
            say("Name"): code,
            say("Mechanism"): short_name(data, code),
            say("Model"): code_label(data, "model", row["model"]),
            say("Since"): day(row["designated"]) if row["designated"] else "",
            say("Status"): code_label(data, "mechanism_status", row["status"]),
        },
    )

"""How tables are written: in words for a reader, or with names and codes for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from npm_compare.base.errors import NpmCompareError, Problem
from npm_compare.desk.cli.options import Form
from npm_compare.views.language import say, speaking
from npm_compare.views.terminal import printed

if TYPE_CHECKING:
    import pandas as pd


def check_folder(output: Path) -> None:
    """Refuse a file in a folder that is not there."""
    if not output.parent.is_dir():
        raise NpmCompareError("no_folder", folder=repr(str(output.parent)))


def check_output(output: Path, form: StrEnum | None) -> None:
    """Refuse a file in a folder that is not there, and a `--format` of another kind than the ending of its name says."""
    check_folder(output)
    if form not in (None, "table") and output.suffix.lower() != f".{form}":
        raise NpmCompareError("format_and_ending", form=str(form), name=repr(output.name))


def settle(write: Callable[[], Iterable[Path]], *, asked: bool, pending: bool) -> None:
    """Write what was shown if that is asked and name the copies kept; else say that nothing was written, if anything could."""
    if asked:
        for copy in write():
            typer.echo(say("Written. The previous version is kept: {file}", file=copy))
    elif pending:
        typer.echo(say("Nothing has been written yet: add --write to write the changes."))


def write(table: pd.DataFrame, form: Form, coded: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    """Write a table of results: in words as a `table`, else in the columns that `coded` gives it for a program."""
    if form is Form.table:
        from npm_compare.views.display import show

        write_words(show(_with_names(table)).words)
    else:
        write_coded(coded(table), form)


def write_result(found: Any, form: Form, coded: Callable[[], pd.DataFrame], output: Path | None = None) -> None:
    """Write a result: into a file if one is named, else in words as it shows itself, or as the table of its codes."""
    if output:
        from npm_compare.reports.saving import save

        check_output(output, form)
        typer.echo(save(found, output))
    elif form is Form.table:
        typer.echo(repr(found))
    else:
        write_coded(coded(), form)


def _with_names(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table that has, before the mechanisms in words, the names by which commands know them."""
    return table if "mechanism" not in table else table.assign(name=table["mechanism"])[["name", *table.columns]]


def write_coded(table: pd.DataFrame, form: Form) -> None:
    """Write a table of codes and plain numbers as CSV, JSON or Markdown."""
    from npm_compare.reports.plain import PLAIN

    typer.echo(PLAIN[form.value](table).rstrip("\n"))


def write_problems(problems: Sequence[Problem], form: Form) -> None:
    """Write problems as CSV, JSON or Markdown, each with its sentence: in English, so that every language gives the same."""
    from npm_compare.checking.check import as_table

    table = as_table(problems)
    with speaking("en"):
        table["sentence"] = [str(problem.message) for problem in problems]
    if form is Form.json:
        table["fields"] = table["fields"].map(json.loads)
    write_coded(table, form)


def write_words(words: pd.DataFrame) -> None:
    """Write a table of texts: folded into the width of a terminal, or, into a file or a pipe, each row on one line."""
    if words.empty:
        typer.echo(say("Nothing was found."))
    else:
        typer.echo(printed(words, words.to_string(index=False, max_colwidth=None)))

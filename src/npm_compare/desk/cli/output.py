"""How tables are written: in words for a reader, or with names and codes for a program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

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


def settle(write: Callable[[], Iterable[Path]], *, asked: bool, pending: bool) -> None:
    """Write what was shown if that is asked and name the copies kept; else say that nothing was written, if anything could."""
    if asked:
        for copy in write():
            typer.echo(say("Written. The version before is kept: {file}", file=copy))
    elif pending:
        typer.echo(say("Nothing was written yet: add --write to write the changes."))


def write(table: pd.DataFrame, form: Form, coded: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    """Write a table of results: in words as a `table`, else in the columns that `coded` gives it for a program."""
    if form is Form.table:
        from npm_compare.views.display import show

        write_words(show(_with_names(table)).words)
    else:
        write_coded(coded(table), form)


def _with_names(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table that has, before the mechanisms in words, the names by which commands know them."""
    return table if "mechanism" not in table else table.assign(name=table["mechanism"])[["name", *table.columns]]


def write_coded(table: pd.DataFrame, form: Form) -> None:
    """Write a table of codes and plain numbers as CSV, JSON or Markdown."""
    from npm_compare.desk.cli.coded import entries, texts

    if form is Form.csv:
        text = texts(table).to_csv(index=False, lineterminator="\n").rstrip("\n")
    elif form is Form.json:
        text = json.dumps(entries(table), ensure_ascii=False, indent=2)
    else:
        text = markdown(texts(table))
    typer.echo(text)


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
        typer.echo(say("None."))
    else:
        typer.echo(printed(words, words.to_string(index=False, max_colwidth=None)))


MARKDOWN_MARKUP = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
"""Signs that Markdown reads as more than a text; an underscore inside a name is none."""


def markdown(table: pd.DataFrame) -> str:
    """Return a table as Markdown; bars, line breaks, links and HTML in a cell stay the text that they are."""
    rows = [
        [_plain(str(name)) for name in table.columns],
        ["---"] * table.shape[1],
        *([_plain(cell) for cell in row] for row in table.astype(str).fillna("").to_numpy().tolist()),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _plain(text: str) -> str:
    return " ".join(escape(MARKDOWN_MARKUP.sub(r"\\\g<0>", text), quote=False).splitlines())

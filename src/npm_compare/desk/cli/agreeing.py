"""The command for two readers of one law: `agree`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.cli.options import Folder, Form, Format, Language
from npm_compare.desk.cli.output import check_folder, settle, write_coded
from npm_compare.views.language import say

if TYPE_CHECKING:
    from npm_compare.desk.editing.double import DoubleReading
    from npm_compare.desk.editing.recording import Settlement

app = typer.Typer()


@app.command()
def agree(  # noqa: PLR0913  # the options of one command
    first: Annotated[Path, typer.Argument(help="Workbook of npm-compare read, filled by the first reader.")],
    second: Annotated[Path, typer.Argument(help="That of the second reader, written with --blind.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="File of the differences to write: .xlsx to settle them in, .csv of every answer."
        ),
    ] = None,
    settled: Annotated[
        Path | None, typer.Option(help="Workbook of the differences in which the readers chose the answer that stands.")
    ] = None,
    read_on: Annotated[
        str, typer.Option(help="Day on which the second reader read the text, such as 2026-12-01; today by default.")
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Write re-checks and corrections; without it they are only shown.")
    ] = False,
    folder: Folder = None,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Say how far two readers of one law agree, list what they read differently, and write what they settled.

    Example: npm-compare agree first.xlsx second.xlsx -o differences.xlsx
    """
    from npm_compare.desk.editing.double import read_twice
    from npm_compare.facts.dataset import load

    if output:
        _refuse_what_is_read(output, [first, second, *([settled] if settled else [])])
    double = read_twice(first, second, load(folder))
    if double.refusals:
        for refusal in double.refusals:
            typer.echo(refusal)
        raise typer.Exit(1)
    tell = partial(typer.echo, err=form is not Form.table)
    for notice in double.unread:
        tell(say("{problem} [notice]", problem=notice))
    if form is Form.table:
        typer.echo(repr(double.found))
    else:
        write_coded(double.found.table, form)
    if not double.blind:
        tell(say("The second workbook showed what the data hold: its re-checks will be marked as not blind."))
    if output:
        tell(str(_write_differences(double, output)))
        if output.suffix.lower() == ".xlsx":
            then = say(
                "Choose in it which answer stands and why, then run the command again with --settled {file}.",
                file=output,
            )
            tell(then)
    if settled or write:
        _settle(double, settled, folder, read_on=read_on, write=write, tell=tell)


def _refuse_what_is_read(output: Path, read: Sequence[Path]) -> None:
    """Refuse a file that is none of the forms, in no folder, or that the readers filled: their work would be written over."""
    from npm_compare.base.writing import ending_of

    ending_of(output, (".xlsx", ".csv"))
    check_folder(output)
    for path in read:
        if path.exists() and output.exists() and path.samefile(output):
            raise NpmCompareError("output_is_input", file=str(output))


def _write_differences(double: DoubleReading, output: Path) -> Path:
    """Write the answers that differ, to be settled, or all answers as a table of codes."""
    from npm_compare.desk.editing.settling import write_differences
    from npm_compare.reports.saving import save

    if output.suffix.lower() == ".csv":
        return save(double.found.answers, output)
    return write_differences(double.found, output)


def _settle(
    double: DoubleReading, settled: Path | None, folder: Path | None, *, read_on: str, write: bool, tell: Any
) -> None:
    """Say what is written of what the readers settled, and write it if asked to; then how many facts were right."""
    from npm_compare.desk.editing.recording import tell_record, write_record
    from npm_compare.facts.dataset import load
    from npm_compare.views.findings import accuracy

    found = _recorded(double, settled, folder, read_on)
    for line in tell_record(found):
        tell(line)
    if found.problems:
        raise typer.Exit(1)
    settle(lambda: write_record(found), asked=write, pending=bool(found.reviews))
    if write and found.reviews:
        tell(accuracy(load(folder)).text)


def _recorded(double: DoubleReading, settled: Path | None, folder: Path | None, read_on: str) -> Settlement:
    """Return what would be written: the answers that are alike, and those that were settled."""
    from datetime import date

    from npm_compare.base.dates import bounds
    from npm_compare.base.folders import data_folder
    from npm_compare.desk.editing.recording import record
    from npm_compare.desk.editing.settled import agreed, read_settled
    from npm_compare.desk.editing.settling import to_settle

    if read_on and not bounds(read_on):
        raise NpmCompareError("no_date", value=repr(read_on))
    differ = to_settle(double.found)
    if differ and settled is None:
        raise NpmCompareError("differences_open", number=len(differ))
    chosen, refused = read_settled(settled, double.found) if settled else ([], [])
    day = read_on or date.today().isoformat()
    return record(double, [*agreed(double.found), *chosen], folder or data_folder(), read_on=day, refused=refused)

"""Check the data against the model and the rules of `data/README.md`: every problem at once, none raised.

A table is looked at in three passes: cells (each distinct value once), keys and references, rules of meaning
(`rules.py` and `treaty.py` for the facts, `companions.py` and `lookups.py` for the tables beside them), and once none of them
finds an error, what is doubtful or contradicts itself (`doubts.py`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from npm_compare.base.errors import Message, NpmCompareError, Problem, message, nearest, plain
from npm_compare.base.folders import data_folder
from npm_compare.base.given import checked
from npm_compare.checking.cells import NUMBER, doubt_text, look_at_field, look_at_text
from npm_compare.checking.companions import check_companions
from npm_compare.checking.doubts import check_doubts
from npm_compare.checking.ids import ID, check_ids
from npm_compare.checking.lookups import check_lookups
from npm_compare.checking.rows import Lists
from npm_compare.checking.rules import check_meaning
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet, read_sheet
from npm_compare.checking.sources import used_and_licensed

if TYPE_CHECKING:
    import pandas as pd

Sheets = Mapping[str, Sheet]


@checked
def check(folder: str | Path | None = None) -> pd.DataFrame:
    """Check the data of a folder and return what is wrong as a table.

    Parameters
    ----------
    folder
        Where the CSV files are; by default the data that came with the package.

    Returns
    -------
    DataFrame
        One row a problem, in the order of files, lines and columns: `file`, `line`, `column` (empty if it is the row or the
        file), `severity` (`error` or `notice`), `rule` (its name) and `fields` (what the rule names, as JSON). No row with
        severity `error` means that the data can be used.

    Examples
    --------
    >>> problems = check()
    >>> int((problems.severity == "error").sum())
    0
    """
    return as_table(check_sheets(read_folder(folder)))


def as_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """Return problems as a table, in codes and plain values."""
    import pandas as pd

    rows = [(p.file, p.line, p.column, p.severity, p.rule, _fields(p)) for p in problems]
    return pd.DataFrame(rows, columns=["file", "line", "column", "severity", "rule", "fields"])


def _fields(problem: Problem) -> str:
    return json.dumps({name: plain(value) for name, value in problem.fields}, ensure_ascii=False)


def read_folder(folder: str | Path | None = None) -> dict[str, Sheet]:
    """Read every table of the model from a folder; NpmCompareError says that there is no such folder."""
    place = data_folder() if folder is None else Path(folder)
    if not place.is_dir():
        raise NpmCompareError("no_folder", folder=repr(str(place)))
    return {name: read_sheet(place, table) for name, table in tables().items()}


def check_sheets(sheets: Sheets) -> list[Problem]:
    """Return every problem of the tables read, sorted by file, line and column."""
    lists = _code_lists(sheets)
    check_form(sheets, lists)
    used_and_licensed(sheets)
    if all(sheet.usable for sheet in sheets.values()):
        check_meaning(sheets, lists)
        check_lookups(sheets, lists)
        check_companions(sheets, lists)
    if not any(problem.severity == "error" for sheet in sheets.values() for problem in sheet.problems):
        check_doubts(sheets)  # one slip would raise a dozen doubts
    order = {sheet.table.file: place for place, sheet in enumerate(sheets.values())}
    everything = [problem for sheet in sheets.values() for problem in sheet.problems]
    return sorted(dict.fromkeys(everything), key=lambda problem: (order[problem.file], problem))


def check_form(sheets: Sheets, lists: Lists) -> None:
    """Add to each sheet that could be read the problems of its cells, its keys and its references."""
    for sheet in sheets.values():
        if sheet.usable:
            _check_cells(sheet, lists)
            _check_keys(sheet)
            _check_references(sheet, sheets)
    if all(sheets[name].usable for name in FACT_TABLES):
        check_ids(sheets)


def _code_lists(sheets: Sheets) -> dict[str, dict[str, None]]:
    """Return the codes of each list in the order that the column `order` gives them (a dict serves as an ordered set)."""
    lists: dict[str, dict[str, None]] = {}
    if sheets["codes"].usable:
        for name, code, _ in sorted(sheets["codes"].rows("list", "code", "order"), key=_place_of_code):
            lists.setdefault(name, {})[code] = None
    return lists


def _place_of_code(cells: tuple[str, ...]) -> tuple[str, float]:
    """Return the sort key of a code: its list, and its order; codes without one come last."""
    name, _, order = cells
    return name, float(order) if NUMBER.fullmatch(order) else inf


def _check_cells(sheet: Sheet, lists: Lists) -> None:
    for field in sheet.table.fields:
        distinct = set(sheet.columns[field.name])
        if field.required and "" in distinct and field.name != ID:
            _report(sheet, field.name, {"": message("required_empty", description=field.description)})
        distinct.discard("")
        look = look_at_field(field, lists.get(field.codes, ()) if field.codes and lists else None)
        wrong = {text: finding for text in distinct if (finding := look_at_text(text) or look(text))}
        _report(sheet, field.name, wrong)
        doubtful = {text: finding for text in distinct - wrong.keys() if (finding := doubt_text(text))}
        _report(sheet, field.name, doubtful, notice=True)


def _report(sheet: Sheet, column: str, findings: Mapping[str, Message], *, notice: bool = False) -> None:
    report = sheet.tell if notice else sheet.add
    for line, text in zip(sheet.lines, sheet.columns[column], strict=True) if findings else ():
        if text in findings:
            report(line, findings[text], column)


def _check_keys(sheet: Sheet) -> None:
    unique = [(field.name,) for field in sheet.table.fields if field.unique and field.name != ID]
    for key in filter(None, [sheet.table.key, *unique]):
        first: dict[tuple[str, ...], int] = {}
        for line, cells in zip(sheet.lines, sheet.rows(*key), strict=True):
            earlier = first.setdefault(cells, line)
            if earlier != line:
                sheet.add(line, message("duplicate", line=earlier, key=tuple(filter(None, cells)), columns=key))


def _check_references(sheet: Sheet, sheets: Sheets) -> None:
    for reference in sheet.table.references:
        target = sheets[reference.table]
        if not target.usable:
            continue
        column, known = sheet.columns[reference.field], set(target.columns[reference.target])
        lost = {text: _lost(text, known, target.table.file) for text in set(column) - known - {""}}
        _report(sheet, reference.field, lost)


def _lost(text: str, known: Collection[str], file: str) -> Message:
    return message("reference_unknown", file=file, value=text, hint=nearest(text, known))

"""Names as a reader sees them, taken for the codes: `Annual report` and `Rapport annuel` for `annual_report`.

Case, accents and variants of Arabic letters do not count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from npm_compare.base.letters import folded
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.tables import Cells
from npm_compare.facts.dataset import Dataset, Record

if TYPE_CHECKING:
    from npm_compare.desk.editing.edited import Edited

CodesByName = Mapping[str, Mapping[str, str]]
"""Of each list of codes, the codes by what they may be called, folded."""

CODE_AND_LABELS = ("list", "code", "label_en", "label_fr", "label_ar")

ALSO_CALLED = (
    ("basis_activity", "year", "année"),
    ("basis_activity", "year", "سنة"),
    ("unit", "years", "année"),
    ("unit", "years", "سنة"),
)
"""What a code is called beside its label: the word that the code itself is, in the other languages."""


def codes_by_name(codes: Sheet) -> dict[str, dict[str, str]]:
    """Return what the codes of a table may be called."""
    return _by_name(list(codes.rows(*CODE_AND_LABELS)))


def codes_of(data: Dataset) -> dict[str, dict[str, str]]:
    """Return what the codes of data in memory may be called."""
    return _by_name(list(data.codes[list(CODE_AND_LABELS)].itertuples(index=False, name=None)))


def _by_name(rows: Sequence[Sequence[str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, code, *labels in rows:
        named = found.setdefault(name, {})
        for text in {folded(label) for label in labels if label}:
            named[text] = "" if named.get(text, code) != code else code
    for name, code, text in ALSO_CALLED:
        if any((name, code) == tuple(row[:2]) for row in rows):
            found[name].setdefault(folded(text), code)
    for name, code, *_ in rows:
        found[name][folded(code)] = code
    return {name: {text: code for text, code in named.items() if code} for name, named in found.items()}


def with_codes(edited: Edited, names: CodesByName, indicators: Sheet) -> None:
    """Put codes where the cells of a workbook have names."""
    questions = {row[0]: dict(zip(ASKED, row, strict=True)) for row in indicators.rows(*ASKED)}
    edited.entries = [
        replace(entry, cells=_coded(edited.table, entry.cells, names, questions)) if entry.cells else entry
        for entry in edited.entries
    ]


ASKED = ("indicator", "codes", "basis", "unit")
"""What says of a question from which lists the cells of its facts are taken."""


def lists_of(table: str, question: Record | None) -> dict[str, str]:
    """Return the list of codes from which each column of a row is taken; those of its question only where it is known."""
    fields = tables()[table].fields
    of = {field.name: field.codes or "yesno" for field in fields if field.codes or field.type == "boolean"}
    if table in FACT_TABLES and question:
        unit = "unit" if question["unit"] not in ("", "money") else ""
        of |= {"value": question["codes"], "basis": question["basis"], "unit": unit}
    return {column: name for column, name in of.items() if name}


def _coded(table: str, cells: Cells, names: CodesByName, questions: Mapping[str, Record]) -> Cells:
    columns = tables()[table].columns
    question = questions.get(cells[columns.index("indicator")]) if table in FACT_TABLES else None
    of = lists_of(table, question)
    return tuple(_meant(names, of.get(name, ""), cell) for name, cell in zip(columns, cells, strict=True))


def _meant(names: CodesByName, list_name: str, cell: str) -> str:
    return names.get(list_name, {}).get(folded(cell.strip()), cell)

"""Names of codes as a reader sees them, taken for the codes: `Annual report` and `Rapport annuel` for `annual_report`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.reading import Edited
from npm_compare.desk.editing.tables import Cells

CodesByName = Mapping[str, Mapping[str, str]]
"""Of each list of codes, the codes by what they may be called, in small letters."""


def codes_by_name(codes: Sheet) -> dict[str, dict[str, str]]:
    """Return, of each list, the codes by their labels in each language; a label of two codes is left out."""
    found: dict[str, dict[str, str]] = {}
    for name, code, *labels in codes.rows("list", "code", "label_en", "label_fr", "label_ar"):
        named = found.setdefault(name, {})
        for text in {label.casefold() for label in labels if label}:
            named[text] = "" if text in named else code
    for name, code in codes.rows("list", "code"):
        found[name][code.casefold()] = code
    return {name: {text: code for text, code in named.items() if code} for name, named in found.items()}


def with_codes(edited: Edited, names: CodesByName, indicators: Sheet) -> None:
    """Put codes where the cells of a workbook have their labels."""
    lists = {name: (codes, basis) for name, codes, basis in indicators.rows("indicator", "codes", "basis")}
    edited.entries = [
        replace(entry, cells=_coded(edited.table, entry.cells, names, lists)) if entry.cells else entry
        for entry in edited.entries
    ]


def _coded(table: str, cells: Cells, names: CodesByName, lists: Mapping[str, tuple[str, str]]) -> Cells:
    fields = tables()[table].fields
    of = {field.name: field.codes or "yesno" for field in fields if field.codes or field.type == "boolean"}
    if table in FACT_TABLES:
        of["value"], of["basis"] = lists.get(cells[[field.name for field in fields].index("indicator")], ("", ""))
    return tuple(
        names.get(of.get(field.name) or "", {}).get(cell.strip().casefold(), cell)
        for field, cell in zip(fields, cells, strict=True)
    )

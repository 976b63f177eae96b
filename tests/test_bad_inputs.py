"""What spreadsheets, mail programs and hands do to a CSV file: refused with file, line and value, or read unchanged.

`bad_inputs/` holds small tables spoiled in one way each, as they were delivered, with `EXPECTED.md`; `test_bad_tables.py` does
the same kinds of damage to tables of the world.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from npm_compare.checking.check import check_form
from npm_compare.checking.rules import check_meaning
from npm_compare.checking.schema import Column, TableModel, tables
from npm_compare.checking.sheets import Sheet, read_sheet

BAD_INPUTS = Path(__file__).parent / "bad_inputs"
GOOD = (BAD_INPUTS / "00_good.csv").read_bytes()
COLUMNS = GOOD.decode().split("\n")[0].split(",")
MODEL = tables()["mechanism_facts"]
FACTS = replace(
    MODEL,
    fields=tuple(field for field in MODEL.fields if field.name in COLUMNS),
    key=tuple(name for name in MODEL.key if name in COLUMNS),
)
"""The table of facts as far as the delivered files have its columns."""

LISTS = {
    "legal_basis": ("law", "decree", "constitution", "none"),
    "yesno": ("yes", "no"),
    "confidence": ("high", "medium"),
}
KINDS = {"number": "money", "integer": "number", "enum": "category", "date": "date", "bool": "yesno"}
CODES = {"enum": "legal_basis", "bool": "yesno"}


def other_sheets() -> dict[str, Sheet]:
    """Return the delivered codebook in the form of the package's tables."""
    book, bodies, sources = (codebook(name) for name in ("indicators", "mechanisms", "sources"))
    empty = [""] * len(book)
    return {
        "indicators": sheet_of(
            "indicators",
            indicator=[row["indicator"] for row in book],
            type=["number" if row["unit"] == "FTE" else KINDS[row["type"]] for row in book],
            timing=["state"] * len(book),
            unit=[row["unit"] for row in book],
            codes=[CODES.get(row["type"], "") for row in book],
            basis=empty,
        ),
        "mechanisms": sheet_of(
            "mechanisms",
            mechanism=[row["mechanism"] for row in bodies],
            state=[row["country"] for row in bodies],
            designated=[""] * len(bodies),
        ),
        "sources": sheet_of("sources", source=[row["source"] for row in sources]),
        **{
            name: sheet_of(name, **{column: [] for column in tables()[name].columns})
            for name in ("state_facts", "assumptions")
        },
    }


def codebook(name: str) -> list[dict[str, str]]:
    text = (BAD_INPUTS / "_codebook" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def sheet_of(name: str, **columns: list[str]) -> Sheet:
    table = TableModel(name, tuple(Column(column, "string") for column in columns), (), ())
    rows = len(next(iter(columns.values())))
    return Sheet(table, columns, list(range(2, rows + 2)))


def look_at(folder: Path, content: bytes) -> Sheet:
    """Read a delivered file and check it against the delivered codebook."""
    (folder / FACTS.file).write_bytes(content)
    sheet = read_sheet(folder, FACTS)
    sheets = {**other_sheets(), "mechanism_facts": sheet}
    if sheet.usable:  # the files are older than the ids of facts
        sheet.columns["id"] = [f"{number:06}" for number in range(len(sheet))]
    check_form(sheets, LISTS)
    if sheet.usable:
        sheet.columns |= {name: [""] * len(sheet) for name in MODEL.columns if name not in {*COLUMNS, "id"}}
        check_meaning(sheets, LISTS)
    return sheet


def broken(sheet: Sheet) -> list[str]:
    """Return line, column and rule of each problem, and whether it is only a notice."""
    notices = {"error": "", "notice": " [notice]"}
    return [
        f"{p.line}: {f'{p.column} ' if p.column else ''}{p.rule}{notices[p.severity]}"
        for p in sorted(set(sheet.problems))
    ]


OUTCOMES: dict[str, list[str]] = {
    "00_good": [],
    "01_bom_utf8": ["1: byte_order_mark [notice]"],
    "02_utf16le_bom": ["1: utf16"],
    "03_semicolon": ["1: semicolon_separated [notice]"],
    "04_semicolon_decimal_comma": ["1: semicolon_separated [notice]", "2: value decimal_comma"],
    "06_thousands_comma": ["2: value number_ambiguous"],
    "07_thousands_u202f": ["2: value number_not_plain"],
    "09_crlf": ["1: crlf [notice]"],
    "10_cr_only": ["1: cr [notice]"],
    "12_cp1252": ["3: not_utf8"],
    "13_cp1256": ["5: not_utf8"],
    "15_smart_quotes_delim": ["3: row_with_typographic_quotes"],
    "17_date_fr": ["2: valid_from date_ambiguous"],
    "18_date_serial": ["2: valid_from date_serial"],
    "19_date_text_fr": ["2: valid_from not_a_date"],
    "21_date_order": ["3: valid_to period_reversed"],
    "22_date_two_digit": ["2: valid_from date_ambiguous"],
    "23_value_to_date": ["3: locator date_of_excel [notice]"],
    "24_formula_equals": ["2: note formula"],
    "26_excel_error": ["2: value spreadsheet_error", "3: value spreadsheet_error", "4: value spreadsheet_error"],
    "27_sci_notation": ["2: value scientific_notation", "3: source reference_unknown"],
    "29_bidi_override_note": ["2: note invisible_character"],
    "30_arabic_indic_digits": ["3: value number_not_plain", "4: value number_not_plain"],
    "32_nonbreaking_hyphen_date": ["2: valid_from date_not_plain"],
    "33_unicode_minus": ["2: value number_not_plain"],
    "34_trailing_blank_rows": ["6: empty_rows [notice]"],
    "36_dup_header": ["1: value column_repeated"],
    "38_header_typo_case": ["1: Valid From column_misspelt", "1: valid_from column_missing"],
    "39_header_space": ["1:  indicator  column_misspelt", "1: indicator column_missing"],
    "40_extra_unnamed_cols": ["1: empty_columns [notice]"],
    "42_long_row": ["3: row_too_long"],
    "44_unclosed_quote": ["3: quotation_open"],
    "45_stray_quote": [],
    "47_newline_in_cell": ["4: mechanism reference_unknown"],
    "48_nfd": ["3: note letters_apart [notice]"],
    "51_trailing_space_keys": [
        "2: mechanism reference_unknown",
        "2: mechanism white_space",
        "3: source reference_unknown",
        "3: source white_space",
    ],
    "52_na_strings": ["3: value not_a_number", "4: locator no_locator"],
    "54_norway_bool": [
        "2: value code_unknown",
        "3: two_open_answers",
        "3: value code_unknown",
        "4: two_open_answers",
        "4: value code_unknown",
        "5: two_open_answers",
        "5: value code_unknown",
    ],
    "55_leading_zero": [],
    "57_title_row": ["1: header_below"],
    "59_truncated_at_cell": ["5: line_end_missing [notice]", "5: row_too_short"],
    "61_nul_tail": ["6: nul_bytes"],
    "62_empty": ["1: file_empty"],
    "64_bom_only": ["1: byte_order_mark [notice]", "1: file_empty"],
    "65_xlsx_renamed": ["1: workbook"],
    "67_sep_line": ["1: excel_instruction"],
    "68_tab": ["1: tab_separated"],
    "70_exact_dup": ["3: duplicate"],
    "72_inf_nan": ["2: value not_a_number", "3: value scientific_notation", "4: value not_a_number"],
    "73_underscore_hex": ["2: value not_a_number", "3: value not_a_number"],
    "74_huge_int": ["2: value number_too_large"],
    "76_arabic_presentation": ["5: note presentation_forms [notice]"],
    "77_arabic_comma": ["1: arabic_comma_separated"],
    "80_replacement_char": ["3: note text_lost"],
    "81_question_marks": ["5: note question_marks [notice]"],
    "83_range_value": ["2: value not_a_number", "3: value not_a_number", "4: value not_a_number"],
    "84_file_missing_final_newline": ["5: line_end_missing [notice]"],
    "86_wrong_source_case": ["2: source reference_unknown"],
    "88_future_date": ["2: valid_from future [notice]"],
}
"""Which rules each delivered file breaks: line, column, rule, and whether it is only a notice."""

UNREADABLE = ["02", "12", "13", "36", "38", "39", "44", "57", "61", "62", "64", "65", "67", "68", "77"]
SAME = ["00", "01", "03", "09", "10", "34", "40", "84"]
"""Files that cannot be taken apart into cells, and files whose cells are those of the good one."""


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_delivered_file_is_refused_or_read_as_expected(tmp_path: Path, name: str) -> None:
    sheet = look_at(tmp_path, (BAD_INPUTS / f"{name}.csv").read_bytes())
    assert broken(sheet) == OUTCOMES[name]
    assert sheet.usable == (name[:2] not in UNREADABLE)
    assert (sheet.columns == look_at(tmp_path, GOOD).columns) == (name[:2] in SAME)


def test_every_delivered_file_has_its_outcome() -> None:
    assert [path.stem for path in sorted(BAD_INPUTS.glob("*.csv"))] == list(OUTCOMES)


def test_a_cell_longer_than_excel_can_hold_is_told(tmp_path: Path) -> None:
    """Case 78 of `EXPECTED.md`, whose file of 40 kB is made here."""
    long = GOOD.replace(b"p. 12,high,", b"p. 12,high," + b"x" * 40_000)
    sheet = look_at(tmp_path, long)
    assert broken(sheet) == ["2: note cell_too_long [notice]"]
    assert str(sheet.problems[0]).endswith("2: note: 40,000 characters in one cell; Excel cuts a cell at 32,767")


@pytest.mark.parametrize(
    ("name", "column", "cells"),
    [
        ("45_stray_quote", "note", ['dit "INPT" de']),
        ("52_na_strings", "mechanism", ["na_omb"]),
        ("52_na_strings", "note", ["NA"]),
        ("55_leading_zero", "locator", ["007", "1.10"]),
    ],
)
def test_what_looks_odd_and_is_right_is_kept_as_written(
    tmp_path: Path, name: str, column: str, cells: list[str]
) -> None:
    sheet = look_at(tmp_path, (BAD_INPUTS / f"{name}.csv").read_bytes())
    assert sheet.columns[column][: len(cells)] == cells

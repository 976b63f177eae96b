"""What spreadsheets, mail programs and hands do to a CSV file: refused with file, line and value, or read unchanged.

`bad_inputs/` holds small tables spoiled in one way each, as they were delivered, with `EXPECTED.md`. The second half
does the same kinds of damage to two tables of the world, one of facts and one that facts refer to.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import line_of, spoil
from npm_compare.base.errors import DataError, Problem, message, plain
from npm_compare.checking.check import check_form, check_sheets, read_folder
from npm_compare.checking.rules import check_meaning
from npm_compare.checking.schema import Column, TableModel, tables
from npm_compare.checking.sheets import Sheet, read_sheet
from npm_compare.facts.dataset import load

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


# The same damages, done to two tables of the world.

TEXT_COLUMNS = {"mechanism_facts": "note", "sources": "title"}
"""A table of facts and one that facts refer to, each with a column of free text."""

BOM = b"\xef\xbb\xbf"


def rows_of(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode(), newline="")))


def written(rows: list[list[str]], separator: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def quoted(raw: bytes) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows_of(raw))
    return text.getvalue().encode()


def edited(edit: Callable[[list[list[str]]], object]) -> Callable[[bytes], bytes]:
    """Return a damage that edits the rows in place; the header is row 0."""

    def damage(raw: bytes) -> bytes:
        rows = rows_of(raw)
        edit(rows)
        return written(rows)

    return damage


def each_row(*more: str, header: tuple[str, ...]) -> Callable[[bytes], bytes]:
    """Return a damage that adds cells to the header and to each row."""
    return edited(lambda rows: [row.extend(more if place else header) for place, row in enumerate(rows)])


def recoded(codepage: str) -> Callable[[bytes], bytes]:
    return lambda raw: raw.decode().encode(codepage, "replace")


def zipped(raw: bytes) -> bytes:
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", raw)
    return workbook.getvalue()


def header_as(rename: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return edited(lambda rows: rows[0].__setitem__(1, rename(rows[0][1])))


READ: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "byte order mark": (lambda raw: BOM + raw, "byte_order_mark"),
    "semicolons": (lambda raw: written(rows_of(raw), ";"), "semicolon_separated"),
    "semicolons and BOM": (lambda raw: BOM + written(rows_of(raw), ";"), "semicolon_separated"),
    "CR LF": (lambda raw: raw.replace(b"\n", b"\r\n"), "crlf"),
    "CR": (lambda raw: raw.replace(b"\n", b"\r"), "cr"),
    "every cell quoted": (quoted, ""),
    "columns in another order": (edited(lambda rows: [row.reverse() for row in rows]), ""),
    "blank rows at the end": (lambda raw: raw + b",,\n,,\n\n", "empty_rows"),
    "empty columns": (each_row("", "", header=("", "")), "empty_columns"),
    "no final line end": (lambda raw: raw.removesuffix(b"\n"), "line_end_missing"),
}
"""Damages that change no cell: what is done, and the rule of the notice (none where it is not even damage)."""


@pytest.mark.parametrize("table", TEXT_COLUMNS)
@pytest.mark.parametrize("damage", READ)
def test_a_damage_that_changes_no_cell_is_undone_and_told(world: Path, damage: str, table: str) -> None:
    apply, notice = READ[damage]
    path = world / f"{table}.csv"
    good = read_folder(world)[table].columns
    path.write_bytes(apply(path.read_bytes()))
    sheets = read_folder(world)
    problems = check_sheets(sheets)
    assert sheets[table].columns == good
    assert {problem.severity for problem in problems} <= {"notice"}
    assert ({problem.rule for problem in problems} >= {notice}) == bool(notice)


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), "1: utf16"),
    "UTF-16 without mark": (lambda raw: raw.decode().encode("utf-16-le"), "1: utf16"),
    "TAB": (lambda raw: written(rows_of(raw), "\t"), "1: tab_separated"),
    "sep=": (lambda raw: b"sep=;\n" + written(rows_of(raw), ";"), "1: excel_instruction"),
    "Arabic comma": (
        lambda raw: raw.replace(b",", "،".encode(), raw.split(b"\n")[0].count(b",")),
        "1: arabic_comma_separated",
    ),
    "NUL bytes": (lambda raw: raw + b"\0" * 512, r"\d+: nul_bytes"),
    "empty": (lambda raw: b"", "1: file_empty"),
    "BOM only": (lambda raw: BOM, "1: file_empty"),
    "blank lines only": (lambda raw: b"\n\n\r\n", "1: file_empty"),
    "XLSX": (zipped, "1: workbook"),
    "page of a website": (lambda raw: b"<!DOCTYPE html>\n<html></html>\n", "1: header_missing"),
    "a single CR": (lambda raw: raw.replace(b"\n", b"\r", 2).replace(b"\r", b"\n", 1), "2: cr_single"),
    "column twice": (edited(lambda rows: [row.append(row[1]) for row in rows]), r"1: \w+ column_repeated"),
    "column in capitals": (header_as(str.upper), "1: [A-Z_0-9]+ column_misspelt"),
    "column with spaces": (header_as(lambda name: f" {name} "), r"1:  \w+  column_misspelt"),
    "column of its own": (each_row("", header=("opinion",)), "1: opinion column_unknown"),
    "column missing": (edited(lambda rows: [row.pop() for row in rows]), r"1: \w+ column_missing"),
    "no header": (lambda raw: raw.split(b"\n", 1)[1], "1: header_missing"),
    "title rows": (lambda raw: b"A title\n\n" + raw, "1: header_below"),
    "cell without a column": (
        edited(lambda rows: [rows[0].append(""), rows[1].append("stray")]),
        "2: cell_without_column",
    ),
    "long row": (edited(lambda rows: rows[1].append("extra")), "2: row_too_long"),
    "broken row": (lambda raw: raw[: raw.rstrip().rindex(b",")], r"\d+: row_too_short"),
    "mark of a merge": (lambda raw: raw.replace(b"\n", b"\n<<<<<<< HEAD\n", 1), "2: row_too_short"),
    "open quotation mark": (lambda raw: raw.replace(b"\n", b'\n"', 1), "2: quotation_(open|misfit)"),
    "stray quotation mark": (lambda raw: raw.replace(b"\n", b'\n"INPT" ', 1), "2: quotation_misfit"),
    "duplicate row": (lambda raw: written([*rows_of(raw)[:2], *rows_of(raw)[1:]]), "3: duplicate"),
}
"""Damages after which the table cannot be used: what is done, and line, column and rule."""


@pytest.mark.parametrize("table", TEXT_COLUMNS)
@pytest.mark.parametrize("damage", REFUSED)
def test_a_damage_that_leaves_a_doubt_is_refused(world: Path, damage: str, table: str) -> None:
    apply, rule = REFUSED[damage]
    path = world / f"{table}.csv"
    path.write_bytes(apply(path.read_bytes()))
    assert_refused(world, table, rule)


def assert_refused(folder: Path, table: str, place_and_rule: str) -> list[Problem]:
    """Assert that errors of the table say so, and that nothing of the data is used; return them."""
    sheets = read_folder(folder)
    check_sheets(sheets)
    named = [problem for problem in sheets[table].problems if problem.severity == "error"]
    matching = [
        p for p in named if re.fullmatch(place_and_rule, f"{p.line}: {p.column + ' ' if p.column else ''}{p.rule}")
    ]
    assert matching, named
    with pytest.raises(DataError, match=re.escape(f"{table}.csv:")):
        load(folder)
    return matching


@pytest.mark.parametrize(("codepage", "letters"), [("cp1252", "\u00c0-\u017f’"), ("cp1256", "\u0080-\uffff")])
@pytest.mark.parametrize("table", ["indicators", "states"])
def test_a_file_in_a_code_page_is_refused_at_its_first_letter(
    world: Path, codepage: str, letters: str, table: str
) -> None:
    path = world / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode(codepage, "replace"))
    line = next(n for n, line in enumerate(text.split("\n"), 1) if re.search(f"[{letters}]", line))
    (problem,) = assert_refused(world, table, f"{line}: not_utf8")
    assert dict(problem.fields)["encoding"] in (message("windows_1252"), message("windows_1256"))


CELLS = {
    "zero-width space": ("un\u200bdeux", "invisible_character"),
    "bidi override": ("see \u202eevil", "invisible_character"),
    "TAB in a cell": ("un\tdeux", "invisible_character"),
    "replacement character": ("d\ufffdcembre", "text_lost"),
    "formula": ('=HYPERLINK("http://x.example")', "formula"),
    "formula with a plus": ("+1 about", "formula"),
    "formula with a minus": ("-about 1", "formula"),
    "formula with an at": ("@SUM(1)", "formula"),
    "error of Excel": ("#N/A", "spreadsheet_error"),
    "space before": (" text", "white_space"),
    "space after": ("text ", "white_space"),
    "no-break space after": ("text\u00a0", "white_space"),
}
DOUBTS = {
    "presentation forms": ("ﺍﻟﻘﺎﻧﻮﻥ", "presentation_forms"),
    "long cell": ("x" * 40_000, "cell_too_long"),
    "question marks": ("??????? 76.15", "question_marks"),
    "letters and accents apart": (unicodedata.normalize("NFD", "décembre"), "letters_apart"),
    "date made of a range": ("07-mars", "date_of_excel"),
}


@pytest.mark.parametrize("table", TEXT_COLUMNS)
@pytest.mark.parametrize("damage", CELLS)
def test_a_damaged_cell_is_refused(world: Path, damage: str, table: str) -> None:
    value, rule = CELLS[damage]
    spoil_text(world, table, value)
    assert_refused(world, table, f"2: {TEXT_COLUMNS[table]} {rule}")


@pytest.mark.parametrize("table", TEXT_COLUMNS)
@pytest.mark.parametrize("damage", DOUBTS)
def test_a_doubtful_cell_is_read_and_told(world: Path, damage: str, table: str) -> None:
    value, rule = DOUBTS[damage]
    spoil_text(world, table, value)
    sheets = read_folder(world)
    (problem,) = check_sheets(sheets)
    assert (problem.file, problem.line, problem.severity) == (f"{table}.csv", 2, "notice")
    assert (problem.column, problem.rule) == (TEXT_COLUMNS[table], rule)
    assert sheets[table].columns[TEXT_COLUMNS[table]][0] == value


def spoil_text(folder: Path, table: str, value: str) -> None:
    spoil(folder, table, 2, TEXT_COLUMNS[table], value)


FACT_LINE = line_of("mechanism_facts", "fra-cglpl,visits_total,150")
NUMBERS = {
    "1250000,5": "decimal_comma",
    "1,250": "number_ambiguous",
    "1\u202f250": "number_not_plain",
    "1.25E+06": "scientific_notation",
    "٣٤": "number_not_plain",
    "\u22125": "number_not_plain",
    "None": "not_a_number",
    "30-40": "not_a_number",
    "9007199254740993": "number_too_large",
    "007": "leading_zero",
    "#DIV/0!": "spreadsheet_error",
}


@pytest.mark.parametrize("place", [("mechanism_facts", FACT_LINE), ("statistics", 2)], ids=["fact", "statistic"])
@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_that_is_not_plain_is_refused(world: Path, value: str, place: tuple[str, int]) -> None:
    spoil(world, *place, "value", value)
    assert_refused(world, place[0], f"{place[1]}: value {NUMBERS[value]}")


DATES = {
    "01/05/2016": "date_ambiguous",
    "42491": "date_serial",
    "1er mai 2016": "not_a_date",
    "2016\u201105\u201101": "date_not_plain",
    "2015-02-30": "date_nonexistent",
}


@pytest.mark.parametrize("field", [("mechanism_facts", "valid_from"), ("sources", "published")], ids=".".join)
@pytest.mark.parametrize("value", DATES)
def test_a_date_that_is_not_iso_is_refused(world: Path, value: str, field: tuple[str, str]) -> None:
    table, column = field
    spoil(world, table, 2, column, value)
    assert_refused(world, table, f"2: {column} {DATES[value]}")


@pytest.mark.parametrize("field", [("mechanism_facts", "source"), ("indicators", "codes")], ids=".".join)
@pytest.mark.parametrize("change", [str.upper, lambda key: f"{key} ", lambda key: f"{key}x"], ids=["A", "space", "x"])
def test_a_name_written_otherwise_is_not_that_name(
    world: Path, change: Callable[[str], str], field: tuple[str, str]
) -> None:
    table, column = field
    cells = read_folder(world)[table].columns[column]
    line, key = next((n, cell) for n, cell in enumerate(cells, 2) if cell)
    spoil(world, table, line, column, change(key))
    (problem,) = assert_refused(world, table, f"{line}: {column} reference_unknown")
    assert key in str(plain(dict(problem.fields)["hint"]))


@pytest.mark.parametrize(("value", "rule"), [("n/a", "no_locator"), ("?", "no_locator"), ("-", "formula")])
def test_a_locator_that_locates_nothing_is_refused(world: Path, value: str, rule: str) -> None:
    spoil(world, "mechanism_facts", 2, "locator", value)
    assert_refused(world, "mechanism_facts", f"2: locator {rule}")


@pytest.mark.parametrize("value", ["007", "1.10", "NA 3"])
def test_a_locator_is_kept_as_written(world: Path, value: str) -> None:
    spoil(world, "mechanism_facts", 2, "locator", value)
    sheets = read_folder(world)
    assert check_sheets(sheets) == []
    assert sheets["mechanism_facts"].columns["locator"][0] == value


@pytest.mark.parametrize("field", [("mechanism_facts", "derived"), ("states", "coe")], ids=".".join)
@pytest.mark.parametrize(
    ("value", "meant"), [("NO", "no"), ("TRUE", "yes"), ("VRAI", "yes"), ("oui", "yes"), ("0", "no")]
)
def test_a_yes_of_a_spreadsheet_is_refused_with_the_one_meant(
    world: Path, value: str, meant: str, field: tuple[str, str]
) -> None:
    table, column = field
    spoil(world, table, 2, column, value)
    (problem,) = assert_refused(world, table, f"2: {column} code_unknown")
    assert dict(problem.fields)["hint"] == message("write", expected=meant)


def test_a_line_break_in_a_cell_does_not_shift_the_lines_of_errors(world: Path) -> None:
    path = world / "mechanism_facts.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("One interview refused.", '"One interview\nrefused."').replace(",new_specialised,", ",New,")
    path.write_text(text, encoding="utf-8")
    (problem,) = check_sheets(read_folder(world))
    assert problem.line == line_of("mechanism_facts", "fra-cglpl,model") + 1
    assert dict(problem.fields)["value"] == "New"

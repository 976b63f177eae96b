"""What spreadsheets, mail programs and hands do to a CSV file: refused with file, line and value, or read unchanged.

`bad_inputs/` holds small tables spoiled in one way each, as they were delivered, with `EXPECTED.md`. The second half
does the same kinds of damage to every table of the world.
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

from conftest import TABLES, add, line_of, spoil
from npm_compare.base.errors import DataError
from npm_compare.checking.check import check_form, check_sheets, read_folder
from npm_compare.checking.rules import check_meaning
from npm_compare.checking.schema import Field, Table, tables
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
    table = Table(name, tuple(Field(column, "string") for column in columns), (), ())
    rows = len(next(iter(columns.values())))
    return Sheet(table, columns, list(range(2, rows + 2)))


def look_at(folder: Path, content: bytes) -> Sheet:
    """Read a delivered file and check it against the delivered codebook."""
    (folder / FACTS.file).write_bytes(content)
    sheet = read_sheet(folder, FACTS)
    sheets = {**other_sheets(), "mechanism_facts": sheet}
    check_form(sheets, LISTS)
    if sheet.usable:
        sheet.columns |= {name: [""] * len(sheet) for name in MODEL.columns if name not in COLUMNS}
        check_meaning(sheets, LISTS)
    return sheet


def said(sheet: Sheet) -> list[str]:
    notices = {"error": "", "notice": " [notice]"}
    return [f"{p.line}: {p.what}{notices[p.severity]}" for p in sorted(dict.fromkeys(sheet.problems))]


OUTCOMES: dict[str, list[str]] = {
    "00_good": [],
    "01_bom_utf8": ["1: a byte order mark stands before the first cell [notice]"],
    "02_utf16le_bom": ["1: the file is in UTF-16"],
    "03_semicolon": ["1: cells are separated by “;” [notice]"],
    "04_semicolon_decimal_comma": ["1: cells are separated by “;” [notice]", "2: value: a decimal comma (1250000,5)"],
    "06_thousands_comma": ["2: value: an ambiguous number (1,250)"],
    "07_thousands_u202f": ["2: value: not a plain number (1<U+202F>250<U+202F>000)"],
    "09_crlf": ["1: lines end in CR LF, as on Windows [notice]"],
    "10_cr_only": ["1: lines end in CR, as on old Macintosh systems [notice]"],
    "12_cp1252": ["3: the file is not in UTF-8 (byte 0xE9; it looks like Windows-1252, Western European)"],
    "13_cp1256": ["5: the file is not in UTF-8 (byte 0xC7; it looks like Windows-1256, Arabic)"],
    "15_smart_quotes_delim": ["3: 11 cells, expected 10 (fr_cglpl…)"],
    "17_date_fr": ["2: valid_from: not an ISO date (01/05/2016)"],
    "18_date_serial": ["2: valid_from: not a date (42491)"],
    "19_date_text_fr": ["2: valid_from: not a date (1er mai 2016)"],
    "21_date_order": ["3: valid_to is before valid_from (2017-12-31 < 2018-01-01)"],
    "22_date_two_digit": ["2: valid_from: not an ISO date (16-05-01)"],
    "23_value_to_date": ["3: locator: this looks like a date that Excel made (07-mars) [notice]"],
    "24_formula_equals": ['2: note: a spreadsheet would run this as a formula (=HYPERLINK("http://evil","x"))'],
    "26_excel_error": [
        "2: value: an error value of a spreadsheet (#DIV/0!)",
        "3: value: an error value of a spreadsheet (#N/A)",
        "4: value: an error value of a spreadsheet (#REF!)",
    ],
    "27_sci_notation": [
        "2: value: scientific notation, digits may be lost (1.25E+06)",
        "3: source: not in sources.csv (1.23E+11)",
    ],
    "29_bidi_override_note": ["2: note: an invisible character U+202E (see <U+202E>evil<U+202C>)"],
    "30_arabic_indic_digits": ["3: value: not a plain number (٣٤)", "4: value: not a plain number (۱۴۵)"],
    "32_nonbreaking_hyphen_date": ["2: valid_from: a date with other hyphens or digits (2016<U+2011>05<U+2011>01)"],
    "33_unicode_minus": ["2: value: not a plain number (<U+2212>5)"],
    "34_trailing_blank_rows": ["6: 5 empty rows (lines 6 to 10) [notice]"],
    "36_dup_header": ["1: the column stands 2 times (value)"],
    "38_header_typo_case": ["1: the column is missing (valid_from)", "1: unknown column (Valid From)"],
    "39_header_space": ["1: the column is missing (indicator)", "1: unknown column ( indicator )"],
    "40_extra_unnamed_cols": ["1: 3 empty columns without a name [notice]"],
    "42_long_row": ["3: 11 cells, expected 10 (fr_cglpl…)"],
    "44_unclosed_quote": ["3: a quotation mark opened in this row is never closed"],
    "45_stray_quote": [],
    "47_newline_in_cell": ["4: mechanism: not in mechanisms.csv (xx_bad)"],
    "48_nfd": ["3: note: letters and accents are stored apart (Effectif au 31 décembre) [notice]"],
    "51_trailing_space_keys": [
        "2: mechanism: not in mechanisms.csv (tn_inpt )",
        "2: mechanism: white space at the beginning or the end ('tn_inpt ')",
        "3: source: not in sources.csv ( s_fr_2018)",
        "3: source: white space at the beginning or the end (' s_fr_2018')",
    ],
    "52_na_strings": ["3: value: not a number (None)", "4: locator: no locator (n/a)"],
    "54_norway_bool": [
        "2: value: not one of the codes yes|no (NO)",
        "3: two open answers from one source (unannounced_visits: NO on line 2, TRUE)",
        "3: value: not one of the codes yes|no (TRUE)",
        "4: two open answers from one source (unannounced_visits: NO on line 2, VRAI)",
        "4: value: not one of the codes yes|no (VRAI)",
        "5: two open answers from one source (unannounced_visits: NO on line 2, oui)",
        "5: value: not one of the codes yes|no (oui)",
    ],
    "55_leading_zero": [],
    "57_title_row": ["1: the header is not on line 1 (Tableau des MNP,,,,,,,,,)"],
    "59_truncated_at_cell": [
        "5: 7 cells, expected 10 (ma_cndh…)",
        "5: the last line has no end (ma_cndh,legal_basis,law,,2018-03-01,,s_ma_2018) [notice]",
    ],
    "61_nul_tail": ["6: 512 NUL bytes: the file was damaged while it was saved"],
    "62_empty": ["1: the file is empty"],
    "64_bom_only": ["1: a byte order mark stands before the first cell [notice]", "1: the file is empty"],
    "65_xlsx_renamed": ["1: this is a workbook of Excel, not a CSV file"],
    "67_sep_line": ["1: the first line is an instruction to Excel (sep=;)"],
    "68_tab": ["1: cells are separated by TAB, not by commas"],
    "70_exact_dup": ["3: a duplicate of line 2 (tn_inpt | budget_eur | 1250000.5 | 2016-05-01 | s_tn_2017 | p. 12)"],
    "72_inf_nan": [
        "2: value: not a number (inf)",
        "3: value: scientific notation, digits may be lost (1e999)",
        "4: value: not a number (NaN)",
    ],
    "73_underscore_hex": ["2: value: not a number (1_250_000)", "3: value: not a number (0x22)"],
    "74_huge_int": ["2: value: a number above 2^53 (9007199254740993)"],
    "76_arabic_presentation": ["5: note: Arabic presentation forms, as copied from a PDF (ﺍﻟﻘﺎﻧﻮﻥ) [notice]"],
    "77_arabic_comma": ["1: cells are separated by the Arabic comma U+060C, not by commas"],
    "80_replacement_char": ["3: note: text was lost: it contains U+FFFD (Effectif au 31 d<U+FFFD>cembre)"],
    "81_question_marks": ["5: note: a row of question marks (??????? 76.15) [notice]"],
    "83_range_value": [
        "2: value: not a number (30-40)",
        "3: value: not a number (~34)",
        "4: value: not a number (145*)",
    ],
    "84_file_missing_final_newline": [
        "5: the last line has no end (ma_cndh,legal_basis,law,,2018-03-01,,s_ma_2018,art. 76,high,…) [notice]"
    ],
    "86_wrong_source_case": ["2: source: not in sources.csv (S_TN_2017)"],
    "88_future_date": ["2: valid_from lies in the future (2106-05-01) [notice]"],
}
"""What is said of each delivered file: line, what, and whether it is only a notice."""

UNREADABLE = ["02", "12", "13", "36", "38", "39", "44", "57", "61", "62", "64", "65", "67", "68", "77"]
SAME = ["00", "01", "03", "09", "10", "34", "40", "84"]
"""Files that cannot be taken apart into cells, and files whose cells are those of the good one."""


@pytest.mark.parametrize("name", [name for name, told in OUTCOMES.items() if told])
def test_what_is_said_of_a_delivered_file_is_in_the_language_spoken(
    tmp_path: Path, marked: Callable[[str], bool], name: str
) -> None:
    sheet = look_at(tmp_path, (BAD_INPUTS / f"{name}.csv").read_bytes())
    assert sheet.problems
    assert [text for told in sheet.problems for text in (told.what, told.mend) if not marked(text)] == []


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_delivered_file_is_refused_or_read_as_expected(tmp_path: Path, name: str) -> None:
    sheet = look_at(tmp_path, (BAD_INPUTS / f"{name}.csv").read_bytes())
    assert said(sheet) == OUTCOMES[name]
    assert sheet.usable == (name[:2] not in UNREADABLE)
    assert (sheet.columns == look_at(tmp_path, GOOD).columns) == (name[:2] in SAME)


def test_every_delivered_file_has_its_outcome() -> None:
    assert [path.stem for path in sorted(BAD_INPUTS.glob("*.csv"))] == list(OUTCOMES)


def test_a_cell_longer_than_excel_can_hold_is_told(tmp_path: Path) -> None:
    """Case 78 of `EXPECTED.md`, whose file of 40 kB is made here."""
    long = GOOD.replace(b"p. 12,high,", b"p. 12,high," + b"x" * 40_000)
    assert said(look_at(tmp_path, long)) == ["2: note: 40,000 characters in one cell [notice]"]


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


# The same damages, done to every table of the world.

TEXT_COLUMNS = {
    "states": "name_fr",
    "mechanisms": "name_original",
    "indicators": "label_fr",
    "codes": "label_fr",
    "sources": "title",
    "mechanism_facts": "note",
    "state_facts": "note",
    "visitors": "note",
    "remarks": "note",
    "studies": "limit",
    "debate": "note",
    "reviews": "comment",
    "series": "label_fr",
    "statistics": "note",
    "requirements": "requirement_fr",
    "requirement_indicators": "met",
    "criteria": "good",
    "questions": "question_fr",
    "question_indicators": "indicator",
    "assumptions": "note",
    "glossary": "term_fr",
    "corrections": "reason",
}
"""A column of free text in each table."""

BOM = b"\xef\xbb\xbf"


@pytest.fixture
def full_world(world: Path) -> Path:
    """Return the world with a row in every table."""
    add(world, "corrections", "mechanism_facts,fra-cglpl,term_years,law-fr-2007,art. 2,note,,,réponse relue")
    spoil(world, "assumptions", 3, "source", "gazette-ma-2018")
    spoil(world, "assumptions", 3, "locator", "annex")
    return world


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
    "byte order mark": (lambda raw: BOM + raw, "1: a byte order mark"),
    "semicolons": (lambda raw: written(rows_of(raw), ";"), "1: cells are separated by “;”"),
    "semicolons and BOM": (lambda raw: BOM + written(rows_of(raw), ";"), "1: cells are separated by “;”"),
    "CR LF": (lambda raw: raw.replace(b"\n", b"\r\n"), "1: lines end in CR LF"),
    "CR": (lambda raw: raw.replace(b"\n", b"\r"), "1: lines end in CR, as on old"),
    "every cell quoted": (quoted, ""),
    "columns in another order": (edited(lambda rows: [row.reverse() for row in rows]), ""),
    "blank rows at the end": (lambda raw: raw + b",,\n,,\n\n", r"\d+: 3 empty rows"),
    "empty columns": (each_row("", "", header=("", "")), "1: 2 empty columns without a name"),
    "no final line end": (lambda raw: raw.removesuffix(b"\n"), r"\d+: the last line has no end"),
}
"""Damages that change no cell: what is done, and the notice (none where it is not even damage)."""


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("damage", READ)
def test_a_damage_that_changes_no_cell_is_undone_and_told(full_world: Path, damage: str, table: str) -> None:
    apply, notice = READ[damage]
    path = full_world / f"{table}.csv"
    good = read_folder(full_world)[table].columns
    path.write_bytes(apply(path.read_bytes()))
    sheets = read_folder(full_world)
    problems = check_sheets(sheets)
    assert sheets[table].columns == good
    assert {problem.severity for problem in problems} <= {"notice"}
    assert any(re.match(notice, f"{p.line}: {p.what}") for p in problems) == bool(notice)


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), "1: the file is in UTF-16"),
    "UTF-16 without mark": (lambda raw: raw.decode().encode("utf-16-le"), "1: the file is in UTF-16"),
    "TAB": (lambda raw: written(rows_of(raw), "\t"), "1: cells are separated by TAB"),
    "sep=": (lambda raw: b"sep=;\n" + written(rows_of(raw), ";"), "1: the first line is an instruction to Excel"),
    "Arabic comma": (
        lambda raw: raw.replace(b",", "،".encode(), raw.split(b"\n")[0].count(b",")),
        "1: cells are separated by the Arabic comma",
    ),
    "NUL bytes": (lambda raw: raw + b"\0" * 512, r"\d+: 512 NUL bytes"),
    "empty": (lambda raw: b"", "1: the file is empty"),
    "BOM only": (lambda raw: BOM, "1: the file is empty"),
    "blank lines only": (lambda raw: b"\n\n\r\n", "1: the file is empty"),
    "XLSX": (zipped, "1: this is a workbook of Excel"),
    "page of a website": (lambda raw: b"<!DOCTYPE html>\n<html></html>\n", "1: the header is not on line 1"),
    "a single CR": (lambda raw: raw.replace(b"\n", b"\r", 2).replace(b"\r", b"\n", 1), "2: a single CR"),
    "column twice": (
        edited(lambda rows: [row.append(row[1]) for row in rows]),
        r"1: the column stands 2 times \(\w+\)",
    ),
    "column in capitals": (header_as(str.upper), r"1: unknown column \([A-Z_0-9]+\); did you mean [a-z_0-9]+\?"),
    "column with spaces": (header_as(lambda name: f" {name} "), r"1: unknown column \( \w+ \); did you mean"),
    "column of its own": (each_row("", header=("opinion",)), r"1: unknown column \(opinion\)"),
    "column missing": (edited(lambda rows: [row.pop() for row in rows]), r"1: the column is missing \(\w+\)"),
    "no header": (lambda raw: raw.split(b"\n", 1)[1], "1: (the header is not on line 1|the column is missing)"),
    "title rows": (lambda raw: b"A title\n\n" + raw, r"1: the header is not on line 1 \(A title\); .*line 3"),
    "cell without a column": (
        edited(lambda rows: [rows[0].append(""), rows[1].append("stray")]),
        r"2: a cell stands under no column name \(stray\)",
    ),
    "long row": (edited(lambda rows: rows[1].append("extra")), r"2: \d+ cells, expected \d+"),
    "broken row": (lambda raw: raw[: raw.rstrip().rindex(b",")], r"\d+: \d+ cells, expected \d+"),
    "mark of a merge": (
        lambda raw: raw.replace(b"\n", b"\n<<<<<<< HEAD\n", 1),
        r"2: 1 cells, expected \d+ \(<<<<<<< HEAD…\)",
    ),
    "open quotation mark": (
        lambda raw: raw.replace(b"\n", b'\n"', 1),
        r"2: (a quotation mark opened in this row is never closed|the quotation marks of this row do not fit)",
    ),
    "stray quotation mark": (
        lambda raw: raw.replace(b"\n", b'\n"INPT" ', 1),
        "2: the quotation marks of this row do not fit",
    ),
    "duplicate row": (
        lambda raw: written([*rows_of(raw)[:2], *rows_of(raw)[1:]]),
        "3: a duplicate of line 2",
    ),
}
"""Damages after which the table cannot be used: what is done, and what is said."""

ACCEPTED_TWICE = "corrections"
"""The table without a key: two facts may have been corrected in the same way."""


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("damage", REFUSED)
def test_a_damage_that_leaves_a_doubt_is_refused(full_world: Path, damage: str, table: str) -> None:
    apply, message = REFUSED[damage]
    path = full_world / f"{table}.csv"
    path.write_bytes(apply(path.read_bytes()))
    if (damage, table) == ("duplicate row", ACCEPTED_TWICE):
        assert check_sheets(read_folder(full_world)) == []
    else:
        assert_refused(full_world, table, message)


def assert_refused(folder: Path, table: str, message: str) -> None:
    """Assert that an error of the table says so, and that nothing of the data is used."""
    errors = [p for p in check_sheets(read_folder(folder)) if p.severity == "error" and p.file == f"{table}.csv"]
    assert any(re.match(message, f"{p.line}: {p.what}; {p.mend}") for p in errors), errors
    with pytest.raises(DataError, match=re.escape(f"{table}.csv:")):
        load(folder)


NOT_ASCII = [table for table, text in TABLES.items() if not text.isascii()]


@pytest.mark.parametrize("table", NOT_ASCII)
@pytest.mark.parametrize(("codepage", "letters"), [("cp1252", "\u00c0-\u017f’"), ("cp1256", "\u0080-\uffff")])
def test_a_file_in_a_code_page_is_refused_at_its_first_letter(
    world: Path, codepage: str, letters: str, table: str
) -> None:
    path = world / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode(codepage, "replace"))
    line = next(n for n, line in enumerate(text.split("\n"), 1) if re.search(f"[{letters}]", line))
    assert_refused(world, table, rf"{line}: the file is not in UTF-8 \(byte 0x\w\w; it looks like Windows-125[26]")


CELLS = {
    "zero-width space": ("un\u200bdeux", "an invisible character U\\+200B \\(un<U\\+200B>deux\\)"),
    "bidi override": ("see \u202eevil", "an invisible character U\\+202E"),
    "TAB in a cell": ("un\tdeux", "an invisible character U\\+0009"),
    "replacement character": ("d\ufffdcembre", "text was lost: it contains U\\+FFFD \\(d<U\\+FFFD>cembre\\)"),
    "formula": ('=HYPERLINK("http://x.example")', "a spreadsheet would run this as a formula"),
    "formula with a plus": ("+1 about", "a spreadsheet would run this as a formula"),
    "formula with a minus": ("-about 1", "a spreadsheet would run this as a formula"),
    "formula with an at": ("@SUM(1)", "a spreadsheet would run this as a formula"),
    "error of Excel": ("#N/A", "an error value of a spreadsheet \\(#N/A\\)"),
    "space before": (" text", "white space at the beginning or the end \\(' text'\\); write text"),
    "space after": ("text ", "white space at the beginning or the end"),
    "no-break space after": ("text\u00a0", "white space at the beginning or the end"),
}
DOUBTS = {
    "presentation forms": ("ﺍﻟﻘﺎﻧﻮﻥ", "Arabic presentation forms"),
    "long cell": ("x" * 40_000, "40,000 characters in one cell"),
    "question marks": ("??????? 76.15", "a row of question marks"),
    "letters and accents apart": (unicodedata.normalize("NFD", "décembre"), "letters and accents are stored apart"),
    "date made of a range": ("07-mars", "this looks like a date that Excel made"),
}


@pytest.mark.parametrize("table", TEXT_COLUMNS)
@pytest.mark.parametrize("damage", CELLS)
def test_a_damaged_cell_is_refused(full_world: Path, damage: str, table: str) -> None:
    value, what = CELLS[damage]
    spoil_text(full_world, table, value)
    assert_refused(full_world, table, f"2: {TEXT_COLUMNS[table]}: {what}")


FREE_TEXT = [
    table for table in TEXT_COLUMNS if table not in ("requirement_indicators", "criteria", "question_indicators")
]
"""Tables with a text that nothing is computed from; those left out hold answers, which must be codes, or names only."""


@pytest.mark.parametrize("table", FREE_TEXT)
@pytest.mark.parametrize("damage", DOUBTS)
def test_a_doubtful_cell_is_read_and_told(full_world: Path, damage: str, table: str) -> None:
    value, what = DOUBTS[damage]
    spoil_text(full_world, table, value)
    sheets = read_folder(full_world)
    (problem,) = check_sheets(sheets)
    assert (problem.file, problem.line, problem.severity) == (f"{table}.csv", 2, "notice")
    assert problem.what.startswith(f"{TEXT_COLUMNS[table]}: {what}")
    assert sheets[table].columns[TEXT_COLUMNS[table]][0] == value


def spoil_text(folder: Path, table: str, value: str) -> None:
    spoil(folder, table, 2, TEXT_COLUMNS[table], value)


def test_every_table_takes_part() -> None:
    assert list(TEXT_COLUMNS) == list(TABLES) == list(tables())


FACT_LINE = line_of("mechanism_facts", "fra-cglpl,visits_total,150")
NUMBERS = {
    "1250000,5": "a decimal comma",
    "1,250": "an ambiguous number",
    "1\u202f250": "not a plain number \\(1<U\\+202F>250\\); write 1250",
    "1\u00a0250": "not a plain number \\(1<U\\+00A0>250\\); write 1250",
    "1.25E+06": "scientific notation",
    "٣٤": "not a plain number \\(٣٤\\); write 34",
    "\u22125": "not a plain number \\(<U\\+2212>5\\); write -5",
    "None": "not a number",
    "inf": "not a number",
    "NaN": "not a number",
    "1e999": "scientific notation",
    "1_250": "not a number",
    "0x22": "not a number",
    "9007199254740993": "a number above 2\\^53",
    "30-40": "not a number",
    "~34": "not a number",
    "145*": "not a number",
    "007": "a number that begins with zero",
    "#DIV/0!": "an error value of a spreadsheet",
}


@pytest.mark.parametrize("place", [("mechanism_facts", FACT_LINE), ("statistics", 2)], ids=["fact", "statistic"])
@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_that_is_not_plain_is_refused(world: Path, value: str, place: tuple[str, int]) -> None:
    spoil(world, *place, "value", value)
    assert_refused(world, place[0], f"{place[1]}: value: {NUMBERS[value]}")


DATES = {
    "01/05/2016": "not an ISO date \\(01/05/2016\\); day and month are ambiguous",
    "42491": "not a date \\(42491\\); it looks like a serial number of Excel: 2016-05-01",
    "1er mai 2016": "not a date",
    "16-05-01": "not an ISO date",
    "2016\u201105\u201101": "a date with other hyphens or digits \\(2016<U\\+2011>05<U\\+2011>01\\); write 2016-05-01",
    "2015-02-30": "a date that does not exist",
    "٢٠١٦": "a date with other hyphens or digits",
}
DATE_FIELDS = [(table.name, field.name) for table in tables().values() for field in table.fields if field.is_date]


@pytest.mark.parametrize("field", DATE_FIELDS, ids=".".join)
@pytest.mark.parametrize("value", DATES)
def test_a_date_that_is_not_iso_is_refused(world: Path, value: str, field: tuple[str, str]) -> None:
    table, column = field
    spoil(world, table, 2, column, value)
    assert_refused(world, table, f"2: {column}: {DATES[value]}")


REFERENCES = [
    (table.name, reference.field)
    for table in tables().values()
    for reference in table.references
    if (table.name, reference.field) != ("question_indicators", "number")  # a number has no letters to change
]


@pytest.mark.parametrize("field", REFERENCES, ids=".".join)
@pytest.mark.parametrize("change", [str.upper, lambda key: f"{key} ", lambda key: f"{key}x"], ids=["A", "space", "x"])
def test_a_name_written_otherwise_is_not_that_name(
    full_world: Path, change: Callable[[str], str], field: tuple[str, str]
) -> None:
    table, column = field
    cells = read_folder(full_world)[table].columns[column]
    line, key = next((n, cell) for n, cell in enumerate(cells, 2) if cell)
    spoil(full_world, table, line, column, change(key))
    assert_refused(full_world, table, rf"{line}: {column}: not in \w+.csv \({change(key)}\); Did you mean .*\b{key}\b")


LOCATORS = [table.name for table in tables().values() if "locator" in table.columns]


@pytest.mark.parametrize("table", LOCATORS)
@pytest.mark.parametrize("value", ["n/a", "None", "-", "?"])
def test_a_locator_that_locates_nothing_is_refused(full_world: Path, value: str, table: str) -> None:
    spoil(full_world, table, 2, "locator", value)
    assert_refused(
        full_world, table, f"2: locator: (no locator|a spreadsheet would run this as a formula) \\({re.escape(value)}"
    )


@pytest.mark.parametrize("table", [table for table in LOCATORS if table != "corrections"])
@pytest.mark.parametrize("value", ["007", "1.10", "NA 3"])
def test_a_locator_is_kept_as_written(full_world: Path, value: str, table: str) -> None:
    """A correction is left out: its locator must be that of a fact."""
    spoil(full_world, table, 2, "locator", value)
    sheets = read_folder(full_world)
    assert check_sheets(sheets) == []
    assert sheets[table].columns["locator"][0] == value


YES_NO = [(table.name, field.name) for table in tables().values() for field in table.fields if field.type == "boolean"]


@pytest.mark.parametrize("field", YES_NO, ids=".".join)
@pytest.mark.parametrize(
    ("value", "meant"), [("NO", "no"), ("TRUE", "yes"), ("VRAI", "yes"), ("oui", "yes"), ("0", "no")]
)
def test_a_yes_of_a_spreadsheet_is_refused_with_the_one_meant(
    world: Path, value: str, meant: str, field: tuple[str, str]
) -> None:
    table, column = field
    spoil(world, table, 2, column, value)
    assert_refused(world, table, rf"2: {column}: not one of the codes yes\|no \({value}\); write {meant}")


def test_a_line_break_in_a_cell_does_not_shift_the_lines_of_errors(world: Path) -> None:
    path = world / "mechanism_facts.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("One interview refused.", '"One interview\nrefused."').replace(",new_specialised,", ",New,")
    path.write_text(text, encoding="utf-8")
    (problem,) = check_sheets(read_folder(world))
    assert problem.line == line_of("mechanism_facts", "fra-cglpl,model") + 1
    assert problem.what.endswith("(New)")

"""What spreadsheets, mail programs and hands do to a CSV file, done to tables of the world: refused, or undone and told."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.base.errors import DataError, Problem, message, plain
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.facts.dataset import load

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


@pytest.mark.parametrize("damage", READ)
def test_a_damage_that_changes_no_cell_is_undone_and_told(world: Path, damage: str) -> None:
    apply, notice = READ[damage]
    table = "mechanism_facts"
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


@pytest.mark.parametrize("damage", REFUSED)
def test_a_damage_that_leaves_a_doubt_is_refused(world: Path, damage: str) -> None:
    """By turns of facts and of the sources to which they refer."""
    apply, rule = REFUSED[damage]
    table = ("mechanism_facts", "sources")[list(REFUSED).index(damage) % 2]
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


def assert_all_refused(folder: Path, table: str, column: str, damages: Mapping[str, str]) -> None:
    """Write a value in each row of a table, and assert that each is refused by its rule and that nothing is used."""
    for line, value in enumerate(damages, 2):
        spoil(folder, table, line, column, value)
    problems = check_sheets(read_folder(folder))
    named = {(p.line, p.rule) for p in problems if (p.file, p.column) == (f"{table}.csv", column)}
    assert named == set(enumerate(damages.values(), 2))
    with pytest.raises(DataError, match=re.escape(f"{table}.csv:2:")):
        load(folder)


def test_a_damaged_cell_is_refused(world: Path) -> None:
    assert_all_refused(world, "mechanism_facts", "note", dict(CELLS.values()))


@pytest.mark.parametrize("damage", DOUBTS)
def test_a_doubtful_cell_is_read_and_told(world: Path, damage: str) -> None:
    value, rule = DOUBTS[damage]
    spoil(world, "mechanism_facts", 2, "note", value)
    sheets = read_folder(world)
    (problem,) = check_sheets(sheets)
    assert (problem.file, problem.line, problem.severity) == ("mechanism_facts.csv", 2, "notice")
    assert (problem.column, problem.rule) == ("note", rule)
    assert sheets["mechanism_facts"].columns["note"][0] == value


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


def test_a_number_that_is_not_plain_is_refused(world: Path) -> None:
    """Of a statistic, and of a fact, which is looked at by its indicator."""
    for year in range(2000, 2010):
        add(world, "statistics", f"fra,population_total,{year},60000000,figures-a,")
    counts = [(str(year), text) for year, text in enumerate(NUMBERS, 1990)]
    year = {"unit": "visits", "basis": "year"}
    lines = [add_fact(world, "fra-cglpl", "visits_total", t, valid_from=y, valid_to=y, **year) for y, t in counts]
    named = {(p.line, p.rule) for p in check_sheets(read_folder(world)) if p.column == "value"}
    assert named == set(zip(lines, NUMBERS.values(), strict=True))
    assert_all_refused(world, "statistics", "value", NUMBERS)


DATES = {
    "01/05/2016": "date_ambiguous",
    "42491": "date_serial",
    "1er mai 2016": "not_a_date",
    "2016\u201105\u201101": "date_not_plain",
    "2015-02-30": "date_nonexistent",
}


@pytest.mark.parametrize(("table", "column"), [("mechanism_facts", "valid_from"), ("sources", "published")])
def test_a_date_that_is_not_iso_is_refused(world: Path, table: str, column: str) -> None:
    assert_all_refused(world, table, column, DATES)


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


def test_a_locator_that_locates_nothing_is_refused(world: Path) -> None:
    assert_all_refused(world, "mechanism_facts", "locator", {"n/a": "no_locator", "?": "no_locator", "-": "formula"})


def test_a_locator_is_kept_as_written(world: Path) -> None:
    written_so = ["007", "1.10", "NA 3"]
    for line, value in enumerate(written_so, 2):
        spoil(world, "mechanism_facts", line, "locator", value)
    sheets = read_folder(world)
    assert check_sheets(sheets) == []
    assert sheets["mechanism_facts"].columns["locator"][:3] == written_so


MEANT = {"NO": "no", "TRUE": "yes", "VRAI": "yes", "oui": "yes", "0": "no"}


def test_a_yes_of_a_spreadsheet_is_refused_with_the_one_meant(world: Path) -> None:
    for line, value in enumerate(MEANT, 2):
        spoil(world, "mechanism_facts", line, "derived", value)
    spoil(world, "states", 2, "coe", "NO")
    of_facts = assert_refused(world, "mechanism_facts", r"\d+: derived code_unknown")
    assert [dict(p.fields)["hint"] for p in of_facts] == [message("write", expected=meant) for meant in MEANT.values()]
    (problem,) = assert_refused(world, "states", "2: coe code_unknown")
    assert dict(problem.fields)["hint"] == message("write", expected="no")


def test_a_line_break_in_a_cell_does_not_shift_the_lines_of_errors(world: Path) -> None:
    path = world / "mechanism_facts.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("One interview refused.", '"One interview\nrefused."').replace(",new_specialised,", ",New,")
    path.write_text(text, encoding="utf-8")
    (problem,) = check_sheets(read_folder(world))
    assert problem.line == line_of("mechanism_facts", "fra-cglpl,model") + 1
    assert dict(problem.fields)["value"] == "New"

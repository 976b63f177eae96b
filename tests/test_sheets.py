"""How a file is taken apart. What spreadsheets do to files, table by table, stands in test_bad_inputs.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from npm_compare.checking.schema import Column, TableModel
from npm_compare.checking.sheets import Sheet, read_sheet

SMALL = TableModel("small", (Column("state", "string"), Column("note", "string")), ("state",), ())


def read(folder: Path, content: str | bytes) -> Sheet:
    raw = content.encode() if isinstance(content, str) else content
    (folder / "small.csv").write_bytes(raw)
    return read_sheet(folder, SMALL)


def told(sheet: Sheet) -> list[tuple[int, str, str]]:
    """Return line, rule and severity of each problem."""
    return [(problem.line, problem.rule, problem.severity) for problem in sheet.problems]


def fields(sheet: Sheet) -> list[dict[str, object]]:
    """Return the fields of each problem."""
    return [dict(problem.fields) for problem in sheet.problems]


def test_cells_are_read_as_text_with_the_line_on_which_their_row_begins(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'state,note\nmar,007\nfra,"two\nlines"\nnam,NA\n')
    assert sheet.columns == {"state": ["mar", "fra", "nam"], "note": ["007", "two\nlines", "NA"]}
    assert sheet.lines == [2, 3, 5]
    assert len(sheet) == 3
    assert list(sheet.rows("note", "state"))[2] == ("NA", "nam")
    assert sheet.problems == []


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    assert read(tmp_path, "note,state\nx,mar\n").columns == {"state": ["mar"], "note": ["x"]}


def test_a_table_without_rows_is_usable(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note\n")
    assert sheet.usable
    assert (sheet.columns, len(sheet)) == ({"state": [], "note": []}, 0)


@pytest.mark.parametrize(
    ("content", "line", "rule"),
    [
        (b"", 1, "file_empty"),
        (b"\n\r\n \n", 1, "file_empty"),
        (b"\xd0\xcf\x11\xe0\0\0", 1, "workbook"),
        ("state,note\nmar,x\n".encode("utf-16-le"), 1, "utf16"),
        (b"state,note\nmar,x\nfra,y\0\0\n", 3, "nul_bytes"),
        (b"state,note\rmar,x\rfra,d\xe9but\r", 3, "not_utf8"),
        ("state,note\nmar,القانون\n".encode("cp1256"), 2, "not_utf8"),
        (b"state,note\nmar,one\rtwo\n", 2, "cr_single"),
        (b"sep=;\nstate;note\nmar;x\n", 1, "excel_instruction"),
        (b"state\tnote\nmar\tx\n", 1, "tab_separated"),
        ("state،note\nmar,x\n", 1, "arabic_comma_separated"),
        (b'state,note\nmar,x\nfra,"open\nmli,y\n', 3, "quotation_open"),
        (b'state,note\nmar,"INPT" is it\n', 2, "quotation_misfit"),
        (b'state,note\nmar,"open\nfra,"quoted, text"\n', 2, "quotation_misfit"),
        (b"Table of States,\n\nstate,note\nmar,x\n", 1, "header_below"),
        (b"<!DOCTYPE html>\n<html>\n", 1, "header_missing"),
        (b"mar,x\n", 1, "header_missing"),
        (b"state,note,note\nmar,x,y\n", 1, "column_repeated"),
        (b"state\nmar\n", 1, "column_missing"),
        (b"state,note,remark\nmar,x,y\n", 1, "column_unknown"),
        (b"state,note,\nmar,x,\nfra,y,stray\n", 3, "cell_without_column"),
    ],
)
def test_what_cannot_be_read_without_doubt_is_refused_by_one_rule(
    tmp_path: Path, content: str | bytes, line: int, rule: str
) -> None:
    sheet = read(tmp_path, content)
    assert told(sheet) == [(line, rule, "error")]
    assert not sheet.usable


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            b"state,note\rmar,x\rfra,d\xe9but\r",
            "small.csv:3: the file is not in UTF-8 (byte 0xE9; it looks like Windows-1252, Western European); "
            "save it again as “CSV UTF-8 (comma delimited)”",
        ),
        (
            "state,note\nmar,القانون\n".encode("cp1256"),
            "small.csv:2: the file is not in UTF-8 (byte 0xC7; it looks like Windows-1256, Arabic); "
            "save it again as “CSV UTF-8 (comma delimited)”",
        ),
        (
            b"Table of States,\n\nstate,note\nmar,x\n",
            "small.csv:1: the header is not on line 1 (Table of States,); it stands on line 3: delete what is above",
        ),
        (b"mar,x\n", "small.csv:1: the header is not on line 1 (mar,x); it must read state,note"),
        (b"state,note,note\nmar,x,y\n", "small.csv:1: the column stands 2 times (note); keep one of them"),
        (
            b"state,note,remark\nmar,x,y\n",
            "small.csv:1: unknown column (remark); delete it; comments belong in the column note",
        ),
        (
            b"state,note\nmar,x\n,\n\n,,,\n",
            "small.csv:3: 3 empty rows (lines 3 to 5); nothing to do: they were left out",
        ),
        (
            b"state,note\nmar,x,y\n",
            "small.csv:2: 3 cells, expected 2 (mar…); put a cell that contains a comma between straight quotation "
            'marks (")',
        ),
    ],
)
def test_the_words_say_where_what_and_how_to_mend_it(tmp_path: Path, content: bytes, words: str) -> None:
    assert [str(problem) for problem in read(tmp_path, content).problems] == [words]


@pytest.mark.parametrize("header", ["State,note", " state,note", "\ufeffstate,note", "statte,note"])
def test_a_column_written_almost_right_is_named_with_the_right_name(tmp_path: Path, header: str) -> None:
    sheet = read(tmp_path, f"\ufeff{header}\nmar,x\n" if header.startswith("\ufeff") else f"{header}\nmar,x\n")
    errors = [(p.rule, p.column) for p in sheet.problems if p.severity == "error"]
    assert [rule for rule, _ in errors] == ["column_misspelt", "column_missing"]
    assert errors[1] == ("column_missing", "state")
    assert {"expected": "state"} in fields(sheet)


@pytest.mark.parametrize(
    ("content", "line", "rule"),
    [
        (b"\xef\xbb\xbfstate,note\nmar,x\n", 1, "byte_order_mark"),
        (b"state,note\r\nmar,x\r\n", 1, "crlf"),
        (b"state,note\rmar,x\r", 1, "cr"),
        (b"state;note\nmar;x\n", 1, "semicolon_separated"),
        (b"state,note\nmar,x\n,\n\n,,,\n", 3, "empty_rows"),
        (b"state,note,,\nmar,x,,\n", 1, "empty_columns"),
    ],
)
def test_what_can_be_undone_without_doubt_is_undone_and_told(
    tmp_path: Path, content: bytes, line: int, rule: str
) -> None:
    sheet = read(tmp_path, content)
    assert told(sheet) == [(line, rule, "notice")]
    assert sheet.columns == {"state": ["mar"], "note": ["x"]}


def test_a_row_that_breaks_off_is_left_out_and_reported(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note\nmar,x\nfra")
    assert told(sheet) == [(3, "line_end_missing", "notice"), (3, "row_too_short", "error")]
    assert fields(sheet)[1] == {"cells": 1, "expected": 2, "value": "fra"}
    assert sheet.columns["state"] == ["mar"]


def test_a_row_that_ends_before_the_empty_columns_breaks_off_too(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note,\nmar,x,\nfra,y\n")
    assert [problem.rule for problem in sheet.problems] == ["empty_columns", "row_too_short"]
    assert fields(sheet)[1] == {"cells": 2, "expected": 3, "value": "fra"}


def test_a_row_that_is_too_long_is_left_out_and_reported(tmp_path: Path) -> None:
    assert told(read(tmp_path, "state,note\nmar,x,y\n")) == [(2, "row_too_long", "error")]


def test_typographic_quotation_marks_do_not_hold_a_comma(tmp_path: Path) -> None:
    assert told(read(tmp_path, "state,note\nmar,“one, two”\n")) == [(2, "row_with_typographic_quotes", "error")]


def test_quotation_marks_inside_a_cell_are_text(tmp_path: Path) -> None:
    assert read(tmp_path, 'state,note\nmar,the "INPT" it is\n').columns["note"] == ['the "INPT" it is']


def test_a_missing_file_is_reported_with_the_folder(tmp_path: Path) -> None:
    sheet = read_sheet(tmp_path, SMALL)
    assert told(sheet) == [(1, "file_missing", "error")]
    assert fields(sheet) == [{"file": "small.csv", "folder": str(tmp_path)}]


def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "small.csv").mkdir()
    (problem,) = read_sheet(tmp_path, SMALL).problems
    assert (problem.rule, problem.severity) == ("file_unreadable", "error")

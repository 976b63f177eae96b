"""How a file is taken apart. What spreadsheets do to files, table by table, stands in test_bad_inputs.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from npm_compare.checking.schema import Field, Table
from npm_compare.checking.sheets import Sheet, read_sheet

SMALL = Table("small", (Field("state", "string"), Field("note", "string")), ("state",), ())


def read(folder: Path, content: str | bytes) -> Sheet:
    raw = content.encode() if isinstance(content, str) else content
    (folder / "small.csv").write_bytes(raw)
    return read_sheet(folder, SMALL)


def said(sheet: Sheet) -> list[str]:
    return [f"{problem} [{problem.severity}]" for problem in sheet.problems]


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
    ("content", "problem"),
    [
        (b"", "small.csv:1: the file is empty; put back the header and the rows"),
        (b"\n\r\n \n", "small.csv:1: the file is empty; put back the header and the rows"),
        (
            b"\xd0\xcf\x11\xe0\0\0",
            "small.csv:1: this is a workbook of Excel, not a CSV file; open it and save it again as "
            "“CSV UTF-8 (comma delimited)”",
        ),
        (
            "state,note\nmar,x\n".encode("utf-16-le"),
            "small.csv:1: the file is in UTF-16; save it again as “CSV UTF-8 (comma delimited)”",
        ),
        (
            b"state,note\nmar,x\nfra,y\0\0\n",
            "small.csv:3: 2 NUL bytes: the file was damaged while it was saved; restore an older copy",
        ),
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
            b"state,note\nmar,one\rtwo\n",
            "small.csv:2: a single CR (U+000D) among other line ends; delete it, or save it again as "
            "“CSV UTF-8 (comma delimited)”",
        ),
        (
            b"sep=;\nstate;note\nmar;x\n",
            "small.csv:1: the first line is an instruction to Excel (sep=;); delete it, or save it again as "
            "“CSV UTF-8 (comma delimited)”",
        ),
        (
            b"state\tnote\nmar\tx\n",
            "small.csv:1: cells are separated by TAB, not by commas; save it again as “CSV UTF-8 (comma delimited)”",
        ),
        (
            "state،note\nmar,x\n",
            "small.csv:1: cells are separated by the Arabic comma U+060C, not by commas; save it again as "
            "“CSV UTF-8 (comma delimited)”",
        ),
        (
            b'state,note\nmar,x\nfra,"open\nmli,y\n',
            "small.csv:3: a quotation mark opened in this row is never closed; close it, or write a quotation mark "
            'inside a quoted cell twice ("")',
        ),
        (
            b'state,note\nmar,"INPT" is it\n',
            "small.csv:2: the quotation marks of this row do not fit (',' expected after '\"'); write a quotation mark "
            'inside a quoted cell twice ("")',
        ),
        (
            b'state,note\nmar,"open\nfra,"quoted, text"\n',
            "small.csv:2: the quotation marks of this row do not fit (',' expected after '\"'); write a quotation mark "
            'inside a quoted cell twice ("")',
        ),
        (
            b"Table of States,\n\nstate,note\nmar,x\n",
            "small.csv:1: the header is not on line 1 (Table of States,); it stands on line 3: delete what is above",
        ),
        (
            b"<!DOCTYPE html>\n<html>\n",
            "small.csv:1: the header is not on line 1 (<!DOCTYPE html>); it must read state,note",
        ),
        (b"mar,x\n", "small.csv:1: the header is not on line 1 (mar,x); it must read state,note"),
        (b"state,note,note\nmar,x,y\n", "small.csv:1: the column stands 2 times (note); keep one of them"),
        (b"state\nmar\n", "small.csv:1: the column is missing (note); add it, empty where nothing is known"),
        (
            b"state,note,remark\nmar,x,y\n",
            "small.csv:1: unknown column (remark); delete it; comments belong in the column note",
        ),
        (
            b"state,note,\nmar,x,\nfra,y,stray\n",
            "small.csv:3: a cell stands under no column name (stray); name the column or empty the cell",
        ),
    ],
)
def test_what_cannot_be_read_without_doubt_is_refused_in_one_message(
    tmp_path: Path, content: str | bytes, problem: str
) -> None:
    sheet = read(tmp_path, content)
    assert said(sheet) == [f"{problem} [error]"]
    assert not sheet.usable


@pytest.mark.parametrize("header", ["State,note", " state,note", "\ufeffstate,note", "statte,note"])
def test_a_column_written_almost_right_is_named_with_the_right_name(tmp_path: Path, header: str) -> None:
    sheet = read(tmp_path, f"\ufeff{header}\nmar,x\n" if header.startswith("\ufeff") else f"{header}\nmar,x\n")
    errors = [problem for problem in sheet.problems if problem.severity == "error"]
    assert errors[0].what.startswith("unknown column (")
    assert errors[0].mend == "did you mean state?"
    assert [error.what for error in errors[1:]] == ["the column is missing (state)"]


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (
            b"\xef\xbb\xbfstate,note\nmar,x\n",
            "small.csv:1: a byte order mark stands before the first cell; nothing to do: it was left out",
        ),
        (
            b"state,note\r\nmar,x\r\n",
            "small.csv:1: lines end in CR LF, as on Windows; nothing to do: they were read as line ends",
        ),
        (
            b"state,note\rmar,x\r",
            "small.csv:1: lines end in CR, as on old Macintosh systems; nothing to do: they were read as line ends",
        ),
        (
            b"state;note\nmar;x\n",
            "small.csv:1: cells are separated by “;”; nothing to do: they were read so; commas are expected",
        ),
        (
            b"state,note\nmar,x\n,\n\n,,,\n",
            "small.csv:3: 3 empty rows (lines 3 to 5); nothing to do: they were left out",
        ),
        (
            b"state,note,,\nmar,x,,\n",
            "small.csv:1: 2 empty columns without a name; nothing to do: they were left out",
        ),
    ],
)
def test_what_can_be_undone_without_doubt_is_undone_and_told(tmp_path: Path, content: bytes, notice: str) -> None:
    sheet = read(tmp_path, content)
    assert said(sheet) == [f"{notice} [notice]"]
    assert sheet.columns == {"state": ["mar"], "note": ["x"]}


def test_a_row_that_breaks_off_is_left_out_and_reported(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note\nmar,x\nfra")
    assert said(sheet) == [
        "small.csv:3: the last line has no end (fra); check that the file was not cut off [notice]",
        "small.csv:3: 1 cells, expected 2 (fra…); the row breaks off: put back the missing cells [error]",
    ]
    assert sheet.columns["state"] == ["mar"]


def test_a_row_that_ends_before_the_empty_columns_breaks_off_too(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note,\nmar,x,\nfra,y\n")
    assert [problem.what for problem in sheet.problems] == [
        "1 empty columns without a name",
        "2 cells, expected 3 (fra…)",
    ]


def test_a_row_that_is_too_long_is_left_out_and_reported(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note\nmar,x,y\n")
    assert said(sheet) == [
        "small.csv:2: 3 cells, expected 2 (mar…); put a cell that contains a comma between straight quotation marks "
        '(") [error]'
    ]


def test_typographic_quotation_marks_do_not_hold_a_comma(tmp_path: Path) -> None:
    sheet = read(tmp_path, "state,note\nmar,“one, two”\n")
    assert sheet.problems[0].mend.endswith('straight quotation marks ("): typographic ones do not count')


def test_quotation_marks_inside_a_cell_are_text(tmp_path: Path) -> None:
    assert read(tmp_path, 'state,note\nmar,the "INPT" it is\n').columns["note"] == ['the "INPT" it is']


def test_a_missing_file_is_reported_with_the_folder(tmp_path: Path) -> None:
    assert said(read_sheet(tmp_path, SMALL)) == [
        f"small.csv:1: the file is missing; put small.csv into {tmp_path} [error]"
    ]


def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "small.csv").mkdir()
    (problem,) = read_sheet(tmp_path, SMALL).problems
    assert problem.what.startswith("the file cannot be read (")
    assert problem.mend == "check its name and its rights"

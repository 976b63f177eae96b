"""Whatever befalls a file of the data, by chance: refused with the place, or read with exactly what stands in it.

Real rows of a table of facts and of one that facts refer to are spoiled by `hypothesis`: one cell holds any text at
all, the file is cut at any byte, saved in another encoding, its rows or columns change places. The examples are the same
in each run.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npm_compare.checking.check import check_form, read_folder
from npm_compare.checking.schema import TableModel, tables
from npm_compare.checking.sheets import Sheet, read_sheet

ALWAYS = settings(max_examples=25, derandomize=True, deadline=None, database=None)
ROWS = 12
TWO = ("mechanism_facts", "sources")
"""The tables that are spoiled: nothing of how a file is read depends on the table."""

Rows = list[list[str]]

DIGITS = st.text(alphabet="0123456789٠١٢٣٤۱۲۳०१.,-+eE \u202f\u00a0\u2212%", min_size=1, max_size=14)
WORDS = st.sampled_from(
    [
        "",
        "NA",
        "nan",
        "None",
        "TRUE",
        "=1+1",
        "#REF!",
        "\ufeffid",
        "x" * 40_000,
        "a\r\nb",
        "a\nb",
        "\u202eb",
        "é",
        "<<<<<<< HEAD",
    ]
)
TEXTS = st.one_of(st.text(max_size=30), st.characters(), DIGITS, WORDS)
"""Any text: every category of Unicode, controls, digits of other scripts, spaces, huge cells, words of spreadsheets."""


@cache
def published() -> Mapping[str, Sheet]:
    return read_folder()


@cache
def real(table: str) -> Rows:
    """Return the header and the first rows of a published table."""
    sheet = published()[table]
    columns = sheet.table.columns
    return [list(columns), *(list(cells) for cells in [*sheet.rows(*columns)][:ROWS])]


def written(rows: Rows, **style: object) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, **{"lineterminator": "\n", **style}).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue().encode("utf-8", "surrogatepass")


def read(table: str, raw: bytes) -> Sheet:
    """Read and check a file that holds these bytes; any other exception than a told problem fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.csv"
        path.write_bytes(raw)
        sheet = read_sheet(path.parent, tables()[table])
    check_form({**names(), table: sheet}, lists())
    return sheet


@cache
def names() -> dict[str, Sheet]:
    """Return the other tables as what refers to them needs them: their cells, with no rule of their own."""
    return {
        name: Sheet(TableModel(name, (), (), ()), sheet.columns, sheet.lines) for name, sheet in published().items()
    }


@cache
def lists() -> dict[str, dict[str, None]]:
    codes: dict[str, dict[str, None]] = {}
    for name, code in published()["codes"].rows("list", "code"):
        codes.setdefault(name, {})[code] = None
    return codes


def rows_of(sheet: Sheet) -> Rows:
    return [list(cells) for cells in sheet.rows(*sheet.table.columns)] if sheet.usable else []


def refused(sheet: Sheet, raw: bytes) -> bool:
    """Whether the file was refused; every problem must name a line that the file has."""
    lines = len(raw.splitlines()) + raw.count(b"\r") + 1
    assert all(1 <= problem.line <= lines for problem in sheet.problems)
    return any(problem.severity == "error" for problem in sheet.problems)


@pytest.mark.parametrize("table", TWO)
@ALWAYS
@given(data=st.data())
def test_a_cell_is_read_as_it_was_written_or_refused_with_its_value(table: str, data: st.DataObject) -> None:
    rows = [list(row) for row in real(table)]
    line = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    rows[line][column] = text = data.draw(TEXTS)
    raw = written(rows)
    sheet = read(table, raw)
    same = text.replace("\r\n", "\n") if any(p.rule == "crlf" for p in sheet.problems) else text
    if sheet.usable:
        rows[line][column] = same
        assert rows_of(sheet) == rows[1:]
    else:
        assert refused(sheet, raw)
    without_value = ("required_empty", "cell_too_long")
    of_the_cell = [p for p in sheet.problems if p.column == rows[0][column] and p.rule not in without_value]
    assert [p for p in of_the_cell if text and same not in dict(p.fields).values()] == []


@pytest.mark.parametrize("table", TWO)
@ALWAYS
@given(raw=st.binary(max_size=300), after=st.booleans())
def test_random_bytes_are_refused_with_a_line(table: str, raw: bytes, after: bool) -> None:
    content = written(real(table)) + raw if after else raw
    sheet = read(table, content)
    assert refused(sheet, content) or rows_of(sheet)[: len(real(table)) - 1] == real(table)[1:]


@pytest.mark.parametrize("table", TWO)
@ALWAYS
@given(data=st.data())
def test_a_file_cut_at_any_byte_keeps_whole_rows_or_is_told(table: str, data: st.DataObject) -> None:
    whole = written(real(table))
    raw = whole[: data.draw(st.integers(0, len(whole) - 1))]
    sheet = read(table, raw)
    found = rows_of(sheet)
    if not (refused(sheet, raw) or any(problem.rule == "line_end_missing" for problem in sheet.problems)):
        assert found == real(table)[1 : len(found) + 1]


@pytest.mark.parametrize("table", TWO)
@ALWAYS
@given(data=st.data())
def test_rows_and_columns_in_another_order_hold_the_same_values(table: str, data: st.DataObject) -> None:
    header, *body = real(table)
    body = data.draw(st.permutations(body))
    places = data.draw(st.permutations(range(len(header))))
    sheet = read(table, written([[row[place] for place in places] for row in [header, *body]]))
    straight = read(table, written([header, *body]))
    assert rows_of(sheet) == list(body)
    assert sheet.problems == straight.problems
    found = sorted((p.column, p.rule, p.fields) for p in sheet.problems if p.rule != "duplicate")
    assert found == sorted(
        (p.column, p.rule, p.fields) for p in read(table, written(real(table))).problems if p.rule != "duplicate"
    )


@pytest.mark.parametrize("table", TWO)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "cp1252", "cp1256", "latin-1", "utf-8-sig"])
def test_another_encoding_is_refused_or_changes_no_value(table: str, encoding: str) -> None:
    text = written(real(table)).decode()
    raw = text.encode(encoding, "replace")
    sheet = read(table, raw)
    lossy = raw.decode(encoding) != text
    assert (
        refused(sheet, raw)
        or rows_of(sheet) == real(table)[1:]
        or (lossy and any("?" in c for r in rows_of(sheet) for c in r))
    )


@pytest.mark.parametrize("table", TWO)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
def test_ends_separators_and_quotation_marks_change_no_value(
    table: str, ends: str, separator: str, quoting: int
) -> None:
    sheet = read(table, written(real(table), lineterminator=ends, delimiter=separator, quoting=quoting))
    assert rows_of(sheet) == real(table)[1:]


MERGES = {
    "header twice": lambda half: [*half, half[0], *half[1:2]],
    "marks of a merge": lambda half: [
        half[0],
        ["<<<<<<< HEAD"],
        *half[1:3],
        ["======="],
        *half[2:4],
        [">>>>>>> other"],
    ],
    "two files, one after the other": lambda half: half + half,
}


@pytest.mark.parametrize("table", TWO)
@pytest.mark.parametrize("merge", MERGES)
def test_two_files_run_together_are_refused(table: str, merge: str) -> None:
    raw = written(MERGES[merge](real(table)))
    sheet = read(table, raw)
    assert refused(sheet, raw)


@pytest.mark.parametrize("seed", range(5))
def test_random_damage_takes_no_value_from_another_place(seed: int) -> None:
    """Bytes are exchanged at random in one file; what is read is what the bytes say."""
    table = random.Random(seed).choice(TWO)
    raw = bytearray(written(real(table)))
    for _ in range(3):
        raw[random.Random(seed).randrange(len(raw))] ^= 0x20
    sheet = read(table, bytes(raw))
    if not refused(sheet, bytes(raw)):
        assert rows_of(sheet) == [*csv.reader(io.StringIO(raw.decode()))][1:]

"""Foreign text never rules a terminal or closes a field: not from any column, description, workbook, list of works or name."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from books import edited
from conftest import Command
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.hidden import HIDDEN, harmless
from npm_compare.base.nested import read_json
from npm_compare.checking.cells import look_at_text
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.schema import FILE, tables
from npm_compare.desk import workspace
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.merging import plan
from npm_compare.desk.editing.sources import propose, tell_sources
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports import making
from npm_compare.reports.citations import bibtex

EVIL = "x\x1b[8m\x9b2J\u202e(\nNo errors: 9 rows in 9 tables."
"""Hides what follows, clears the window, turns the direction, and says on a line of its own that all is well."""

DEEP = "[" * 100_000

HIDDEN_SIGNS = (
    "\0\x07\x1b\x7f\x9b\xad\u034f\u061c\u115f\u200b\u200e\u2028\u202e\u2060\u2067"
    "\u2800\u3164\ufe0f\ufeff\ufffc\U000e0041"
)


def _plain(lines: list[str]) -> bool:
    return not any(HIDDEN.search(line) for line in lines)


@pytest.mark.parametrize("place", range(max(len(table.columns) for table in tables().values())))
def test_what_is_said_of_any_column_is_one_line_and_obeyed_by_no_terminal(place: int, whole_world: Dataset) -> None:
    """In the first row of each table one cell is such a text: that of its first column, of its second …"""
    sheets = read_folder(whole_world.folder)
    broken = {name: sheet for name, sheet in sheets.items() if place < len(sheet.columns)}
    for sheet in broken.values():
        if not sheet.lines:
            sheet.lines.append(2)
            sheet.columns = {name: [""] for name in sheet.columns}
        list(sheet.columns.values())[place][0] = EVIL
    problems = check_sheets(sheets)
    assert {problem.file for problem in problems} >= {sheet.table.file for sheet in broken.values()}
    assert _plain([str(problem) for problem in problems])


@pytest.mark.parametrize("version", ["1\x1b]0;x\x07", "1\u202e", "1\0", "1\ud800", " 1", "1\n2", 1, ""])
def test_the_version_of_the_data_is_checked_like_a_text(version: str, world: Path, npm: Command) -> None:
    described = json.loads((world / FILE).read_text(encoding="utf-8")) if (world / FILE).is_file() else {}
    described = described or json.loads((Path(__file__).parents[1] / "data" / FILE).read_text(encoding="utf-8"))
    (world / FILE).write_text(json.dumps({**described, "version": version}), encoding="utf-8")
    with pytest.raises(NpmCompareError, match="version: ") as found:
        load(world)
    assert _plain([str(found.value)])


def test_a_workbook_is_shown_before_it_is_written_in_lines_of_our_own(world: Path) -> None:
    text = EVIL.replace("\x1b", "_x001B_")
    book = edited(world, lambda hand: hand.put(hand.rows(indicator="staff_total", value="25.5")[0], note=text))
    said = list(tell(plan(book, world)))
    assert any("<U+009B>" in line and "<U+000A>" in line for line in said)
    assert _plain(said)


def test_a_list_of_works_is_shown_in_lines_of_our_own(world: Path, tmp_path: Path) -> None:
    item = {"type": "report", "id": "a", "title": EVIL, "URL": f"https://x.example/{EVIL}", "publisher": EVIL}
    works = tmp_path / "works.json"
    works.write_text(json.dumps([item]), encoding="utf-8")
    said = list(tell_sources(propose(str(works), world, {})))
    assert said
    assert _plain(said)


def test_a_name_of_a_file_is_told_on_one_line(world: Path, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError) as found:
        propose(str(tmp_path / "a\x1b[8m\nNo errors.json"), world, {})
    assert _plain([str(found.value)])


@pytest.mark.parametrize("sign", HIDDEN_SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_hidden_sign_is_refused_and_shown_by_its_number(sign: str) -> None:
    for text in (sign, f"a{sign}b"):
        assert look_at_text(text) is not None
        assert harmless(text) == text.replace(sign, f"<U+{ord(sign):04X}>")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ශ්\u200dරී ලංකා", id="Sinhala"),
        pytest.param("کمیسیون می\u200cباشد", id="Dari"),
        pytest.param("a \U0001fae8", id="a sign of Unicode 15"),
        pytest.param("\U0002ebf0", id="a letter of Unicode 15.1"),
        pytest.param("Contrôleur\u202f: 12\u00a0000", id="French spaces"),
    ],
)
def test_a_true_letter_passes_on_every_python(text: str) -> None:
    assert look_at_text(text) is None


@pytest.mark.parametrize("text", ["a\u200cb", "\u200d", "می\u200c", "\u200cب"])
def test_a_joiner_that_joins_nothing_is_refused(text: str) -> None:
    assert look_at_text(text) is not None


def test_braces_of_a_text_close_no_field_of_bibtex(world: Path) -> None:
    data = load(world)
    sources = data.sources.copy()
    key = str(sources.index[0])
    sources.loc[key, ["title", "publisher"]] = "A }, url={https://evil.example} }} @misc{x, note={", "} \\} {"
    written = bibtex(replace(data, sources=sources), [key])
    depths = [written[:end].count("{") - written[:end].count("}") for end in range(1, len(written) + 1)]
    assert min(depths) == 0
    assert depths.index(0, written.index("{")) == len(written.rstrip()) - 1
    assert "\\{" not in written


def test_json_that_is_nested_too_deep_is_told_in_a_sentence(world: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="recursion"):
        read_json(DEEP)
    (world / FILE).write_text(DEEP, encoding="utf-8")
    with pytest.raises(NpmCompareError, match="recursion"):
        load(world)
    works = tmp_path / "works.json"
    works.write_text(DEEP, encoding="utf-8")
    with pytest.raises(NpmCompareError, match="recursion"):
        propose(str(works), world, {})


@pytest.mark.parametrize(
    "content",
    [
        DEEP,
        "1",
        "[1]",
        '["x"]',
        '[{"name": 1, "language": "en"}]',
        '[{"name": "a", "language": "en", "title": 5}]',
        '[{"name": "a", "language": "en", "charts": 5}]',
        '[{"name": "a", "language": "en", "charts": [5]}]',
        '[{"name": "a", "language": [], "title": "x"}]',
        '[{"name": "a", "language": "en", "other": 5}]',
    ],
)
def test_what_an_earlier_run_left_counts_as_nothing_where_it_is_no_list_of_pages(content: str, tmp_path: Path) -> None:
    (tmp_path / making.MADE).write_text(content, encoding="utf-8")
    assert making._made(tmp_path) == {}
    (tmp_path / ".originals.json").write_text(content, encoding="utf-8")
    assert workspace._read(tmp_path / ".originals.json") == {}

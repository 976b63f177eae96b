"""A table that cannot be read in a narrow terminal gives way to a list: one paragraph a row, and nothing lost on the way."""

from __future__ import annotations

import pandas as pd

from npm_compare.views.terminal import folded

REMARK = " ".join(["word"] * 40)
"""Forty words of four letters, 199 letters in all."""

TABLE = pd.DataFrame({"State": ["Mali", "Chad"], "Remark": [REMARK, "brief"]})


def test_a_column_higher_than_eight_lines_gives_way_to_a_list() -> None:
    """In 20 letters the remark has a column of 8: 25 lines. In 60 it has 48: five lines."""
    lines = folded(TABLE, 20).split("\n")
    assert lines[:2] == ["Mali", "  Remark: word word"]
    assert lines[-3:] == ["", "Chad", "  Remark: brief"]
    assert max(map(len, lines)) <= 20
    assert folded(TABLE, 60).split("\n")[1].split() == ["State", "Remark"]


def test_a_list_ends_with_its_last_row_and_names_each_column_once_for_every_row() -> None:
    assert folded(TABLE, 20).count("word") == 40
    assert folded(TABLE, 20).count("Remark:") == 2
    assert folded(TABLE, 20).endswith("Remark: brief")


def test_further_lines_of_an_answer_stand_deeper_than_its_name() -> None:
    lines = folded(TABLE, 20).split("\n")
    answers = lines[2 : lines.index("")]
    assert {len(line) - len(line.lstrip()) for line in answers} == {4}


def test_a_table_has_a_line_above_and_below_its_head_and_its_rows() -> None:
    """Two rows, one line each: a line above, the head, a line, a row, a line, a row, a line."""
    lines = folded(pd.DataFrame({"State": ["Mali", "Chad"], "Visits": ["12", "3"]}), 60).split("\n")
    assert [bool(set(line.strip()) == {"─"}) for line in lines] == [True, False, True, False, True, False, True]
    assert [lines[n].split() for n in (1, 3, 5)] == [["State", "Visits"], ["Mali", "12"], ["Chad", "3"]]

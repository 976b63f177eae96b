"""Sources in an edited workbook: added with the facts read in them, corrected, merged with the work of others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from books import FACTS, Hand, change, edited, exported, lines, told
from conftest import add, line_of, spoil
from npm_compare.desk.editing.merging import plan, write_tables
from npm_compare.facts.dataset import load
from npm_compare.views.language import speaking

NEW_SOURCE = {"source": "press-ma-2019", "kind": "press", "title": "Invented news", "published": 2019}
IDLE_REASON = "a reason beside a row that is neither corrected nor taken out"
STAFF = {"indicator": "staff_total", "value": "25.5"}


def recount(hand: Hand) -> int:
    """Write 26 for the staff of 25.5, and return the line."""
    return hand.put(hand.rows(**STAFF)[0], value="26")


def test_a_source_and_a_fact_read_in_it_are_added_in_one_go(world: Path) -> None:
    cells = {"mechanism": "mar-cndh", "indicator": "term_years", "value": "5", "unit": "years", "basis": "law"}
    path = edited(world, lambda hand: hand.add(**cells, source="press-ma-2019"))
    assert any("source: not in sources.csv (press-ma-2019)" in str(problem) for problem in plan(path, world).problems)
    change(path, lambda hand: hand.fill(**NEW_SOURCE, url="https://news.example/1"), sheet="sources")
    found = plan(path, world)
    assert "added: press-ma-2019; press; Invented news; 2019; https://news.example/1" in told(found)[1]
    assert told(found)[-1] == "2 rows can be changed."
    assert {kept.name.partition(".csv")[0] for kept in write_tables(found)} == {FACTS, "sources"}
    place = lines(world, "sources").index("press-ma-2019,press,Invented news,,,2019,https://news.example/1,,,")
    assert lines(world, "sources")[place - 1].startswith("press-fr-2016,")
    assert load(world).source("press-ma-2019")["title"] == "Invented news"
    assert plan(path, world).changes == []


def test_a_source_without_a_fact_is_told_with_its_cell(world: Path) -> None:
    places = []

    def fill(hand: Hand) -> None:
        places.append(hand.place(hand.fill(**NEW_SOURCE), "source").replace("B", ""))

    found = plan(edited(world, fill, sheet="sources"), world)
    assert found.ready
    assert [str(notice) for notice in found.notices] == [
        f"{places[0]}: no row of another table uses this source (press-ma-2019); "
        "add what was read in it, or delete the row"
    ]


def test_a_corrected_source_is_shown_and_merged_with_the_work_of_others(world: Path) -> None:
    path = edited(
        world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], published="2016-03"), sheet="sources"
    )
    spoil(world, "sources", line_of("sources", "page-undated"), "publisher", "Another Society")
    found = plan(path, world)
    assert "published of press-fr-2016: was “2016-02”, will be “2016-03”" in told(found)[0]
    assert found.corrections == []
    write_tables(found)
    sources = load(world).sources
    assert sources.loc["press-fr-2016", "published"] == "2016-03"
    assert sources.loc["page-undated", "publisher"] == "Another Society"


def test_a_source_is_found_again_by_its_key_however_much_others_changed(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], title="Mine"), sheet="sources")
    theirs = {"kind": "web_page", "title": "Theirs", "author": "A", "publisher": "P", "published": "2017", "note": "N"}
    for column, text in theirs.items():
        spoil(world, "sources", line_of("sources", "press-fr-2016"), column, text)
    assert "In the data now: kind: “press”, now “web_page”; title: " in told(plan(path, world))[0]
    write_tables(plan(path, world, keep="mine"))
    assert [line.split(",")[2] for line in lines(world, "sources") if line.startswith("press-fr-2016,")] == ["Mine"]


def test_some_mechanisms_come_with_their_sources_and_the_others_stay(world: Path) -> None:
    data = load(world)
    path = exported(world, "mar", subjects=["mar-cndh", "mar"])
    change(path, lambda hand: hand.put(hand.rows(source="gazette-ma-2018")[0], note="Read whole."), sheet="sources")
    write_tables(plan(path, world))
    assert sorted(load(world).sources.index) == sorted(data.sources.index)


def test_what_is_wrong_in_a_source_is_told_with_its_cell_in_every_language(world: Path) -> None:
    def edit(hand: Hand) -> None:
        hand.put(hand.rows(source="press-fr-2016")[0], kind="newspaper")
        hand.put(hand.rows(source="gazette-ma-2018")[0], remove="yes")
        hand.fill(source="page-undated", kind="press", title="Again")
        hand.put(hand.rows(source="law-fr-2007")[0], "yyyy-mm-dd", published=datetime(2016, 2, 9))

    path = edited(world, edit, sheet="sources")
    found = plan(path, world)
    (unknown,) = (problem for problem in found.problems if problem.message.rule == "code_unknown")
    assert unknown.place.startswith("sources!C")
    assert any(" is in line " in str(problem) and "choose another" in str(problem) for problem in found.problems)
    assert any("source: not in sources.csv (gazette-ma-2018)" in str(problem) for problem in found.problems)
    assert any("will be “2016-02-09”" in line for line in told(found))
    with speaking("fr"):
        assert unknown.place in {problem.place for problem in plan(path, world).problems}


def test_a_source_that_waited_for_its_fact_does_not_hold_up_others(world: Path) -> None:
    path = edited(world, recount)
    add(world, "sources", "waiting,press,Invented,,,,https://w.example,en,,")
    assert plan(path, world).ready

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CODES, TABLES, add, line_of, spoil
from npm_compare.base.folders import PACKAGE
from npm_compare.checking.check import check, check_sheets, read_folder
from npm_compare.desk.catalogues import KEYWORDS
from npm_compare.facts.dataset import load


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_sheets(read_folder(folder))]


def test_the_world_has_nothing_wrong(world: Path) -> None:
    assert said(world) == []


def words_outside_the_catalogue(path: Path) -> list[str]:
    """Return the texts of a module with two words or more that are neither documentation nor given to `say`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = {
        id(part)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for part in ast.walk(node)
    }
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in kept)
    return [text for text in texts if isinstance(text, str) and re.search(r"[a-z]{2,}:? [a-z]{2,}", text)]


CHECKER = [*sorted(PACKAGE.glob("checking/*.py")), PACKAGE / "dates.py"]


READING = ("addresses", "notes")
"""Modules that look for words in the notes of the data, which are in English."""


@pytest.mark.parametrize("module", CHECKER, ids=lambda path: path.stem)
def test_the_checker_says_nothing_outside_the_catalogue(module: Path) -> None:
    """One text is compared with a message of the library that reads CSV files, one is written so in the data."""
    left = {"sheets": ["unexpected end"], "inputs": ["national currency"]}
    texts = [text for text in words_outside_the_catalogue(module) if module.stem not in READING]
    assert texts == left.get(module.stem, [])


def test_a_lost_reference_is_told_in_the_language_spoken(world: Path, marked: Callable[[str], bool]) -> None:
    spoil(world, "mechanisms", 2, "state", "zzz")
    told = [text for problem in check_sheets(read_folder(world)) for text in (problem.what, problem.mend)]
    assert any(text.startswith("‹state: ‹not in states.csv (zzz)››") for text in told)
    assert [text for text in told if not marked(text)] == []


def test_problems_come_as_a_table_in_the_order_of_files_and_lines(world: Path) -> None:
    spoil(world, "glossary", 2, "note", "???")
    spoil(world, "states", 4, "coe", "non")
    spoil(world, "states", 3, "iso3", "ma")
    found = check(world)
    assert found.columns.tolist() == ["file", "line", "severity", "what", "mend"]
    assert found.to_numpy().tolist() == [
        ["states.csv", 3, "error", "iso3: not in the form of iso3 (ma)", "it must match ^[A-Z]{3}$"],
        ["states.csv", 4, "error", "coe: not one of the codes yes|no (non)", "write no"],
        [
            "glossary.csv",
            2,
            "notice",
            "note: a row of question marks (???)",
            "check that no letters were lost while saving",
        ],
    ]


def test_a_folder_without_tables_has_every_file_missing(tmp_path: Path) -> None:
    found = check(tmp_path)
    assert found["file"].tolist() == [f"{table}.csv" for table in TABLES]
    assert set(found["what"]) == {"the file is missing"}


def test_the_same_wrong_value_is_reported_on_each_of_its_lines(world: Path) -> None:
    spoil(world, "series", 2, "unit", "#N/A")
    spoil(world, "series", 3, "unit", "#N/A")
    assert [problem.split(": unit")[0] for problem in said(world)] == ["series.csv:2", "series.csv:3"]


def test_an_empty_cell_in_a_required_column_is_reported_with_what_belongs_there(world: Path) -> None:
    spoil(world, "states", 3, "name_fr", "")
    assert said(world) == [
        "states.csv:3: name_fr: nothing in the required column name_fr; fill it: Short name in French."
    ]


def test_a_fact_without_a_value_is_reported_once(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,term_years")
    spoil(world, "mechanism_facts", line, "value", "")
    (problem,) = said(world)
    assert problem.startswith(f"mechanism_facts.csv:{line}: value: nothing in the required column value; fill it: ")


@pytest.mark.parametrize("column", ["source", "locator", "confidence"])
def test_a_fact_without_source_locator_or_confidence_is_refused(world: Path, column: str) -> None:
    spoil(world, "mechanism_facts", 2, column, "")
    assert f"mechanism_facts.csv:2: {column}: nothing in the required column {column}" in "\n".join(said(world))


@pytest.mark.parametrize(
    ("place", "value", "problem"),
    [
        (
            ("states", 2, "income_group"),
            "high income",
            "states.csv:2: income_group: not one of the codes Low income|Lower middle income|High income "
            "(high income); Did you mean High income or Low income?",
        ),
        (
            ("sources", 2, "language"),
            "french",
            "sources.csv:2: language: not in the form of language (french); it must match ^[a-z]{2}$",
        ),
        (
            ("sources", 2, "published"),
            "31/10/2007",
            "sources.csv:2: published: not an ISO date (31/10/2007); day and month are ambiguous: write YYYY-MM-DD",
        ),
        (("statistics", 2, "year"), "14", "statistics.csv:2: year: not a year (14); write four digits"),
        (
            ("statistics", 2, "value"),
            "6,0",
            "statistics.csv:2: value: a decimal comma (6,0); write 6.0 if the comma marks decimals",
        ),
        (("codes", 2, "order"), "0", "codes.csv:2: order: below 1 (0); correct the number"),
        (("codes", 2, "order"), "1.5", "codes.csv:2: order: not a whole number (1.5); write a whole number"),
        (
            ("mechanism_facts", 2, "derived"),
            "TRUE",
            "mechanism_facts.csv:2: derived: not one of the codes yes|no (TRUE); write yes",
        ),
        (
            ("mechanism_facts", 2, "locator"),
            "n/a",
            "mechanism_facts.csv:2: locator: no locator (n/a); say where in the source: article, page, section",
        ),
        (
            ("mechanism_facts", 2, "explains"),
            "jumps",
            "mechanism_facts.csv:2: explains: not one of the codes before_signature|before_designation|"
            "entry_into_force|jump|several_answers|no_act (jumps); Did you mean jump?",
        ),
    ],
)
def test_a_cell_is_checked_as_the_model_demands(
    world: Path, place: tuple[str, int, str], value: str, problem: str
) -> None:
    spoil(world, *place, value)
    assert problem in said(world)


def test_two_rows_with_one_key_are_duplicates_even_if_the_rest_differs(world: Path) -> None:
    line = add(world, "statistics", "fra,population_total,2014,61000000,figures-a,another note")
    assert said(world) == [
        f"statistics.csv:{line}: a duplicate of line 2 (fra | population_total | 2014 | figures-a); "
        "keep one of the two, or correct state, series, year, source"
    ]


def test_a_column_that_must_be_unique_is_checked_by_itself(world: Path) -> None:
    spoil(world, "states", 3, "iso3", "FRA")
    assert said(world) == ["states.csv:3: a duplicate of line 2 (FRA); keep one of the two, or correct iso3"]


def test_equal_rows_of_a_table_without_a_key_are_allowed(world: Path) -> None:
    """One row of corrections is one changed cell: two facts of one source and locator may change in the same way."""
    row = "mechanism_facts,fra-cglpl,staff_total,report-fr-2014,p. 62,basis,,fte,basis set"
    add(world, "corrections", row)
    add(world, "corrections", row)
    assert said(world) == []


def test_a_cell_corrected_twice_shows_its_last_correction_and_nothing_is_told(world: Path) -> None:
    place = "mechanism_facts,fra-cglpl,staff_total,report-fr-2014,p. 62,confidence"
    add(world, "corrections", f"{place},high,medium,read in part")
    assert check(world)["what"].tolist() == ["now: the row does not say so (confidence: medium)"]
    add(world, "corrections", f"{place},medium,high,read whole since")
    assert check(world).empty


def test_a_note_that_was_corrected_may_be_reworded(world: Path) -> None:
    add(
        world,
        "corrections",
        "mechanism_facts,fra-cglpl,staff_total,report-fr-2014,p. 62,note,,In other words.,note added",
    )
    assert check(world).empty


@pytest.mark.parametrize(
    ("place", "value", "problem"),
    [
        (
            ("mechanism_facts", 2, "source"),
            "LAW-FR-2007",
            "mechanism_facts.csv:2: source: not in sources.csv (LAW-FR-2007); Did you mean law-fr-2007? "
            "Otherwise add it to sources.csv",
        ),
        (
            ("mechanism_facts", 2, "mechanism"),
            "fra-cgplp",
            "mechanism_facts.csv:2: mechanism: not in mechanisms.csv (fra-cgplp); Did you mean fra-cglpl? "
            "Otherwise add it to mechanisms.csv",
        ),
        (
            ("state_facts", 2, "indicator"),
            "opcat_signatur",
            "state_facts.csv:2: indicator: not in indicators.csv (opcat_signatur); Did you mean opcat_signature? "
            "Otherwise add it to indicators.csv",
        ),
        (
            ("indicators", line_of("indicators", "visits_unannounced"), "codes"),
            "yes_no",
            f"indicators.csv:{line_of('indicators', 'visits_unannounced')}: codes: not in codes.csv (yes_no); "
            "Did you mean yesno? Otherwise add it to codes.csv",
        ),
        (
            ("requirement_indicators", 2, "requirement"),
            "opcat_privat",
            "requirement_indicators.csv:2: requirement: not in requirements.csv (opcat_privat); "
            "Did you mean opcat_private? Otherwise add it to requirements.csv",
        ),
    ],
)
def test_a_name_that_is_not_in_its_table_is_answered_with_the_nearest(
    world: Path, place: tuple[str, int, str], value: str, problem: str
) -> None:
    spoil(world, *place, value)
    assert problem in said(world)


def test_a_source_that_nobody_uses_yet_is_told_and_keeps_nobody_from_working(world: Path) -> None:
    line = add(world, "sources", "lost-2014,press,Lost,,,2014,,en,,")
    assert said(world) == [
        f"sources.csv:{line}: no row of another table uses this source (lost-2014); "
        "add what was read in it, or delete the row"
    ]
    assert [problem.severity for problem in check_sheets(read_folder(world))] == ["notice"]
    assert "lost-2014" in load(world).sources.index


def test_a_source_of_statistics_must_say_on_which_terms(world: Path) -> None:
    line = line_of("sources", "figures-b")
    spoil(world, "sources", line, "licence", "")
    assert said(world) == [
        f"sources.csv:{line}: licence: a source of statistics without one (figures-b); "
        "say on which terms its figures may be reused"
    ]


def test_an_unreadable_table_is_reported_alone_and_not_in_every_row_that_refers_to_it(world: Path) -> None:
    for table in ("sources", "codes", "indicators", "mechanisms"):
        path = world / f"{table}.csv"
        good = path.read_bytes()
        path.write_bytes(b"")
        assert said(world) == [f"{table}.csv:1: the file is empty; put back the header and the rows"]
        path.write_bytes(good)


def test_a_list_of_codes_that_is_gone_is_reported_where_it_is_used(world: Path) -> None:
    without = [line for line in CODES.splitlines() if not line.startswith("confidence,")]
    (world / "codes.csv").write_text("\n".join(without) + "\n", encoding="utf-8")
    assert said(world)[0] == "mechanism_facts.csv:2: confidence: not one of the codes  (high); None is known."

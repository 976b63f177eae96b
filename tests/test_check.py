from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from conftest import CODES, TABLES, Command, add, line_of, spoil
from npm_compare.base.errors import AnyOf, Problem, message
from npm_compare.checking.check import check, check_sheets, read_folder
from npm_compare.desk.catalogues import KEYWORDS
from npm_compare.facts.dataset import load
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES


def told(folder: Path) -> list[Problem]:
    return check_sheets(read_folder(folder))


def broken(folder: Path) -> list[tuple[str, int, str, str]]:
    """Return file, line, column and rule of each problem."""
    return [(p.file, p.line, p.column, p.rule) for p in told(folder)]


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in told(folder)]


def test_the_world_has_nothing_wrong(world: Path) -> None:
    assert told(world) == []


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


def test_a_lost_reference_is_told_in_the_language_spoken(world: Path, marked: Callable[[str], bool]) -> None:
    spoil(world, "mechanisms", 2, "state", "zzz")
    assert any("‹state: ‹not in states.csv (zzz)››" in text for text in said(world))


def test_problems_come_as_a_table_in_the_order_of_files_and_lines(world: Path) -> None:
    spoil(world, "glossary", 2, "note", "???")
    spoil(world, "states", 4, "coe", "non")
    spoil(world, "states", 3, "iso3", "ma")
    found = check(world)
    assert found.columns.tolist() == ["file", "line", "column", "severity", "rule", "fields"]
    assert found.drop(columns="fields").to_numpy().tolist() == [
        ["states.csv", 3, "iso3", "error", "form_broken"],
        ["states.csv", 4, "coe", "error", "code_unknown"],
        ["glossary.csv", 2, "note", "notice", "question_marks"],
    ]
    assert [json.loads(fields) for fields in found["fields"]] == [
        {"value": "ma", "pattern": "^[A-Z]{3}$"},
        {"codes": ["yes", "no"], "value": "non", "hint": {"rule": "write", "expected": "no"}},
        {"value": "???"},
    ]


def test_the_table_of_problems_is_the_same_in_every_language(world: Path) -> None:
    spoil(world, "states", 4, "coe", "non")
    spoil(world, "mechanisms", 2, "state", "zzz")
    english = check(world)
    for language in LANGUAGES:
        with speaking(language):
            pd.testing.assert_frame_equal(check(world), english)


def test_a_folder_without_tables_has_every_file_missing(tmp_path: Path) -> None:
    found = check(tmp_path)
    assert found["file"].tolist() == [f"{table}.csv" for table in TABLES]
    assert set(found["rule"]) == {"file_missing"}


def test_the_same_wrong_value_is_reported_on_each_of_its_lines(world: Path) -> None:
    spoil(world, "series", 2, "unit", "#N/A")
    spoil(world, "series", 3, "unit", "#N/A")
    assert broken(world) == [("series.csv", line, "unit", "spreadsheet_error") for line in (2, 3)]


def test_an_empty_cell_in_a_required_column_is_reported_with_what_belongs_there(world: Path) -> None:
    spoil(world, "states", 3, "name_fr", "")
    assert said(world) == [
        "states.csv:3: name_fr: nothing in the required column name_fr; fill it: Short name in French."
    ]


def test_a_fact_without_a_value_is_reported_once(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,term_years")
    spoil(world, "mechanism_facts", line, "value", "")
    assert broken(world) == [("mechanism_facts.csv", line, "value", "required_empty")]


@pytest.mark.parametrize("column", ["source", "locator", "confidence"])
def test_a_fact_without_source_locator_or_confidence_is_refused(world: Path, column: str) -> None:
    spoil(world, "mechanism_facts", 2, column, "")
    assert ("mechanism_facts.csv", 2, column, "required_empty") in broken(world)


@pytest.mark.parametrize(
    ("place", "value", "rule"),
    [
        (("states", 2, "income_group"), "high income", "code_unknown"),
        (("sources", 2, "language"), "french", "form_broken"),
        (("sources", 2, "published"), "31/10/2007", "date_ambiguous"),
        (("statistics", 2, "year"), "14", "not_a_year"),
        (("statistics", 2, "value"), "6,0", "decimal_comma"),
        (("codes", 2, "order"), "0", "below_minimum"),
        (("codes", 2, "order"), "1.5", "not_whole"),
        (("mechanism_facts", 2, "derived"), "TRUE", "code_unknown"),
        (("mechanism_facts", 2, "locator"), "n/a", "no_locator"),
        (("mechanism_facts", 2, "explains"), "jumps", "code_unknown"),
    ],
)
def test_a_cell_is_checked_as_the_model_demands(
    world: Path, place: tuple[str, int, str], value: str, rule: str
) -> None:
    spoil(world, *place, value)
    table, line, column = place
    assert (f"{table}.csv", line, column, rule) in broken(world)


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
    (problem,) = told(world)
    assert (problem.rule, dict(problem.fields)) == ("correction_not_made", {"field": "confidence", "now": "medium"})
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
    ("place", "value", "meant"),
    [
        (("mechanism_facts", 2, "source"), "LAW-FR-2007", "law-fr-2007"),
        (("mechanism_facts", 2, "mechanism"), "fra-cgplp", "fra-cglpl"),
        (("state_facts", 2, "indicator"), "opcat_signatur", "opcat_signature"),
        (("indicators", line_of("indicators", "visits_unannounced"), "codes"), "yes_no", "yesno"),
        (("requirement_indicators", 2, "requirement"), "opcat_privat", "opcat_private"),
    ],
)
def test_a_name_that_is_not_in_its_table_is_answered_with_the_nearest(
    world: Path, place: tuple[str, int, str], value: str, meant: str
) -> None:
    spoil(world, *place, value)
    (problem,) = (p for p in told(world) if p.rule == "reference_unknown")
    assert (problem.file, problem.line, problem.column) == (f"{place[0]}.csv", *place[1:])
    assert dict(problem.fields)["value"] == value
    assert dict(problem.fields)["hint"] == message("did_you_mean", names=AnyOf((meant,)))


def test_the_words_of_a_name_that_is_not_there_offer_the_nearest(world: Path) -> None:
    spoil(world, "mechanism_facts", 2, "source", "LAW-FR-2007")
    assert (
        "mechanism_facts.csv:2: source: not in sources.csv (LAW-FR-2007); Did you mean law-fr-2007? "
        "Otherwise add it to sources.csv" in said(world)
    )


def test_a_source_that_nobody_uses_yet_is_told_and_keeps_nobody_from_working(world: Path) -> None:
    line = add(world, "sources", "lost-2014,press,Lost,,,2014,,en,,")
    assert [(p.file, p.line, p.rule, p.severity) for p in told(world)] == [
        ("sources.csv", line, "source_unused", "notice")
    ]
    assert "lost-2014" in load(world).sources.index


def test_a_source_of_statistics_must_say_on_which_terms(world: Path) -> None:
    line = line_of("sources", "figures-b")
    spoil(world, "sources", line, "licence", "")
    assert broken(world) == [("sources.csv", line, "licence", "licence_missing")]


def test_an_unreadable_table_is_reported_alone_and_not_in_every_row_that_refers_to_it(world: Path) -> None:
    for table in ("sources", "codes", "indicators", "mechanisms"):
        path = world / f"{table}.csv"
        good = path.read_bytes()
        path.write_bytes(b"")
        assert broken(world) == [(f"{table}.csv", 1, "", "file_empty")]
        path.write_bytes(good)


def test_a_list_of_codes_that_is_gone_is_reported_where_it_is_used(world: Path) -> None:
    without = [line for line in CODES.splitlines() if not line.startswith("confidence,")]
    (world / "codes.csv").write_text("\n".join(without) + "\n", encoding="utf-8")
    assert broken(world)[0] == ("mechanism_facts.csv", 2, "confidence", "code_unknown")


def test_the_command_gives_the_same_bytes_in_every_language(npm: Command, world: Path) -> None:
    spoil(world, "states", 4, "coe", "non")
    for form in ("csv", "json", "md"):
        done = {language: npm("check", str(world), "--format", form, "--language", language) for language in LANGUAGES}
        assert {(one.code, one.err) for one in done.values()} == {(1, "")}
        assert len({one.out for one in done.values()}) == 1


def test_the_command_gives_the_rule_its_fields_and_the_sentence(npm: Command, world: Path) -> None:
    spoil(world, "states", 4, "coe", "non")
    (problem,) = json.loads(npm("check", str(world), "--format", "json").out)
    assert problem == {
        "file": "states.csv",
        "line": 4,
        "column": "coe",
        "severity": "error",
        "rule": "code_unknown",
        "fields": {"codes": ["yes", "no"], "value": "non", "hint": {"rule": "write", "expected": "no"}},
        "sentence": "coe: not one of the codes yes|no (non); write no",
    }


def test_the_command_without_a_problem_gives_a_table_without_rows(npm: Command, world: Path) -> None:
    done = npm("check", str(world), "--format", "csv")
    assert (done.code, done.out) == (0, "file,line,column,severity,rule,fields,sentence\n")
    assert json.loads(npm("check", str(world), "--format", "json").out) == []

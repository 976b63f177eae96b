"""Each rule that alarms: the row that draws it, and the row that is true to its source and says so in `explains`."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TABLES, add, add_fact, line_of, spoil
from npm_compare.base.errors import Problem
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.notes import COUNTED_THINGS, NEAR_ENOUGH, UNREAD

EXPLAINED = (
    *("limit", "unread", "sum", "beginning", "later_version", "period"),
    *("figure", "currency", "other_state", "part", "law_and_described"),
)


@pytest.fixture
def world(world: Path) -> Path:
    """Return the world with the codes by which a row explains a doubt."""
    for code in EXPLAINED:
        add(world, "codes", f"explains,{code},,{code},{code},{code},See the manual.")
    return world


def told(folder: Path) -> list[Problem]:
    return check_sheets(read_folder(folder))


def rules(folder: Path) -> list[str]:
    return [problem.rule for problem in told(folder)]


DOUBTS = [
    (
        {
            "indicator": "visits_unannounced",
            "value": "yes",
            "basis": "law",
            "note": "With the consent of the director.",
        },
        "limit",
        "limit_in_note",
    ),
    (
        {"indicator": "private_interviews", "value": "no", "basis": "law", "note": "The full text was not read."},
        "unread",
        "text_not_read",
    ),
    (
        {"indicator": "private_interviews", "value": "silent", "basis": "described", "note": "The rest was not read."},
        "unread",
        "silence_not_read",
    ),
    (
        {"indicator": "private_interviews", "value": "yes", "basis": "practice", "valid_from": "2015", "note": "Seen."},
        "beginning",
        "beginning_of_practice",
    ),
    (
        {"indicator": "private_interviews", "value": "yes", "basis": "bill", "valid_from": "2015", "note": "Draft."},
        "beginning",
        "beginning_of_practice",
    ),
    (
        {
            "indicator": "private_interviews",
            "value": "yes",
            "basis": "described",
            "note": "Seen that day.",
            "valid_from": "2015-06-02",
            "valid_to": "2015-06-02",
        },
        "beginning",
        "one_date",
    ),
    (
        {
            "indicator": "visits_total",
            "value": "30",
            "unit": "visits",
            "basis": "year",
            "valid_from": "2015",
            "valid_to": "2015",
            "note": "20 prisons and 10 police stations.",
        },
        "sum",
        "sum_in_note",
    ),
    (
        {
            "indicator": "visits_total",
            "value": "30",
            "unit": "visits",
            "basis": "year",
            "note": "Of the spring.",
            "valid_from": "2015-03-01",
            "valid_to": "2015-05-31",
        },
        "period",
        "period_not_a_year",
    ),
    (
        {
            "indicator": "budget_total",
            "value": "10",
            "unit": "XOF",
            "basis": "voted",
            "note": "As printed.",
            "valid_from": "2015",
            "valid_to": "2015",
        },
        "currency",
        "currency_foreign",
    ),
    (
        {"indicator": "term_years", "value": "99", "unit": "years", "basis": "law", "note": "As printed."},
        "figure",
        "figure_unusual",
    ),
    (
        {
            "indicator": "visits_unannounced_share",
            "value": "0.7",
            "unit": "percent",
            "basis": "year",
            "valid_from": "2015",
            "valid_to": "2015",
            "note": "As printed.",
        },
        "figure",
        "share_as_fraction",
    ),
    (
        {"indicator": "private_interviews", "value": "yes", "basis": "described", "attested": "2017", "note": "Seen."},
        "later_version",
        "attested_after_source",
    ),
]
"""Cells of a fact, the check that its note can explain, and the rule that it breaks."""


@pytest.mark.parametrize(("cells", "check", "rule"), DOUBTS, ids=[f"{check}: {rule}" for _, check, rule in DOUBTS])
def test_a_doubtful_row_draws_a_notice_unless_its_note_explains_it(
    world: Path, cells: dict[str, str], check: str, rule: str
) -> None:
    line = add_fact(world, "mar-cndh", **cells)
    (problem,) = [problem for problem in told(world) if problem.line == line and problem.file == "mechanism_facts.csv"]
    assert (problem.rule, problem.severity) == (rule, "notice")
    spoil(world, "mechanism_facts", line, "explains", check)
    assert rule not in rules(world)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (
            0,
            "value: yes, and the note names a limit (“With the consent”); apply the rule for partly, or explain (limit)",
        ),
        (
            6,
            "value: the sum of the numbers in the note (20 + 10 = 30); write yes in derived; or explain (sum) where the "
            "source gives the total",
        ),
        (
            7,
            "basis: year, and the period is no full year (2015-03-01 … 2015-05-31); give basis partial or working_year, "
            "or correct the dates",
        ),
        (9, "value: outside what is usual, 1 to 15 (99); check the unit, or explain (figure)"),
    ],
)
def test_a_doubt_is_told_in_words_with_the_way_to_explain_it(world: Path, place: int, words: str) -> None:
    line = add_fact(world, "mar-cndh", **DOUBTS[place][0])
    assert f"mechanism_facts.csv:{line}: {words}" in [str(problem) for problem in told(world)]


def test_a_general_clause_that_does_not_name_a_kind_of_place_is_no_limit(world: Path) -> None:
    assert NEAR_ENOUGH.search("The place is not named; covered by the general wording")
    line = line_of("mechanism_facts", "fra-cglpl,visits_unannounced,yes")
    spoil(world, "mechanism_facts", line, "note", "The word is not used.")
    assert "limit_in_note" in rules(world)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Full text of the 2009 law not read.", True),
        ("Act 197/2002 not read whole.", False),
        ("The start date was not read.", False),
        ("The law was read; the decree, which sets the fee, says nothing.", False),
    ],
)
def test_only_a_note_on_the_text_itself_says_that_it_was_not_read(note: str, found: bool) -> None:
    assert bool(UNREAD.search(note)) == found


@pytest.mark.parametrize(
    ("note", "numbers"),
    [
        ("28 brigades and 18 stations", ["28", "18"]),
        ("1,404 central, 1,799 regional", ["1,404", "1,799"]),
        ("by art. 8-1 and para. 12", ["12"]),
        ("63.5 posts of 2014/15", []),
    ],
)
def test_numbers_of_a_note_are_told_from_articles_and_fractions(note: str, numbers: list[str]) -> None:
    assert COUNTED_THINGS.findall(note) == numbers


@pytest.mark.parametrize("cells", [{"value": "partly"}, {"value": "silent"}, {"value": "yes", "derived": "yes"}])
def test_a_limit_a_silence_or_a_computed_value_without_a_note_is_an_error(world: Path, cells: dict[str, str]) -> None:
    line = add_fact(world, "mar-cndh", "private_interviews", basis="described", **cells)
    errors = [(problem.line, problem.column) for problem in told(world) if problem.severity == "error"]
    assert errors == [(line, "note")]


def test_an_answer_of_the_law_and_another_description_of_it_are_told_while_they_hold_together(world: Path) -> None:
    line = add_fact(world, "fra-cglpl", "private_interviews", "no", basis="described", valid_from="2015")
    law = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    (problem,) = (problem for problem in told(world) if problem.rule == "law_and_described_differ")
    assert dict(problem.fields) == {"value": "no", "line": law, "other": "yes"}
    spoil(world, "mechanism_facts", law, "valid_to", "2014-12-31")
    assert "law_and_described_differ" not in rules(world)
    spoil(world, "mechanism_facts", law, "valid_to", "")
    spoil(world, "mechanism_facts", line, "note", "The page is older than the amendment.")
    spoil(world, "mechanism_facts", line, "explains", "law_and_described")
    assert "law_and_described_differ" not in rules(world)


def test_two_answers_of_one_source_may_follow_but_not_overlap_one_another(world: Path) -> None:
    cells = {"basis": "described", "valid_to": "2015-06-30", "note": "The limit."}
    add_fact(world, "mar-cndh", "private_interviews", "partly", valid_from="2014-01-01", **cells)
    second = add_fact(world, "mar-cndh", "private_interviews", "yes", basis="described", valid_from="2015-07-01")
    assert "two_answers_at_once" not in rules(world)
    spoil(world, "mechanism_facts", second, "valid_from", "2015-01-01")
    assert "two_answers_at_once" in rules(world)


def test_a_part_larger_than_its_whole_is_told(world: Path) -> None:
    unit = {"unit": "EUR", "basis": "voted", "valid_from": "2014", "valid_to": "2014"}
    book = (world / "indicators.csv").read_text(encoding="utf-8").splitlines()
    whole = next(line for line in book if line.startswith("budget_total,"))
    (world / "indicators.csv").write_text(
        "\n".join([*book, whole.replace("budget_total", "budget_npm")]) + "\n", "utf-8"
    )
    source = {"source": "report-fr-2014", "locator": "p. 60", "confidence": "high"}
    add_fact(world, "fra-cglpl", "budget_npm", "3900000", **unit, **source)
    assert "part_above_whole" not in rules(world)
    add_fact(world, "fra-cglpl", "budget_npm", "3900001", **unit, **source)
    whole_line = line_of("mechanism_facts", "fra-cglpl,budget_total,3900000")
    (problem,) = (problem for problem in told(world) if problem.rule == "part_above_whole")
    assert dict(problem.fields) == {"whole": "budget_total", "value": "3900000", "line": whole_line}


def test_a_row_that_stands_twice_in_another_spelling_is_an_error(world: Path) -> None:
    line = add_fact(
        world, "fra-cglpl", "staff_total", "30.0", unit="persons", basis="headcount", valid_from="2014", valid_to="2014",
        source="report-fr-2014", locator="P.62",
    )  # fmt: skip
    errors = [problem for problem in told(world) if problem.severity == "error"]
    first = line_of("mechanism_facts", "fra-cglpl,staff_total,30")
    assert [(problem.line, problem.rule, dict(problem.fields)["line"]) for problem in errors] == [
        (line, "spelt_otherwise", first)
    ]


def test_a_year_before_1900_in_a_fact_on_a_mechanism_is_a_slip(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "valid_from", "1207")
    assert "year_too_early" in rules(world)


def test_the_legal_system_of_a_state_may_be_older_than_1900(world: Path) -> None:
    add(world, "indicators", "legal_family,state,treaty,text,state,,,,,Law,Droit,قانون,Which?,,")
    add_fact(world, "fra", "legal_family", "Civil law", valid_from="1804")
    assert "year_too_early" not in rules(world)


def test_a_law_of_another_state_is_told(world: Path) -> None:
    add(world, "sources", "fra-law-1,law,Invented Act,,,2014,https://law.example/9,fr,,")
    line = add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", source="fra-law-1")
    spoil(world, "mechanism_facts", line, "locator", "art. 1")
    assert "source_of_other_state" in rules(world)


def test_two_sources_with_one_address_are_told_but_for_releases_of_one_data_set(world: Path) -> None:
    add(world, "sources", "again,press,The same,,,2016,http://www.press.example/a/,fr,,")
    (problem,) = (problem for problem in told(world) if problem.rule == "address_repeated")
    assert dict(problem.fields)["line"] == line_of("sources", "press-fr-2016")
    spoil(world, "sources", len(TABLES["sources"].splitlines()) + 1, "kind", "dataset")
    assert "address_repeated" not in rules(world)


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("url", "https://?", "host_missing"),
        ("language", "zz", "language_unknown"),
        ("published", "1015", "year_too_early"),
    ],
)
def test_an_address_without_a_host_an_unknown_language_or_an_old_year_is_an_error(
    world: Path, column: str, value: str, rule: str
) -> None:
    spoil(world, "sources", line_of("sources", "page-undated"), column, value)
    found = [problem for problem in told(world) if problem.file == "sources.csv"]
    assert [(problem.column, problem.rule, problem.severity) for problem in found] == [(column, rule, "error")]


def test_a_rule_that_begins_long_after_its_source_was_published_is_told_at_the_source(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,term_years")
    spoil(world, "mechanism_facts", line, "valid_from", "2012-01-01")
    (problem,) = told(world)
    assert (problem.file, problem.severity) == ("sources.csv", "notice")
    assert problem.rule == "published_before_rule"
    assert dict(problem.fields) == {"published": "2007-10-31", "begins": "2012-01-01"}


@pytest.mark.parametrize(
    ("row", "column", "value", "rule"),
    [
        (("states", "fra,"), "iso3", "FRB", "iso3_other"),
        (("states", "mli,"), "name_en", "France", "state_name_repeated"),
        (("states", "mli,"), "opcat_status", "signatory", "status_of_treaty"),
        (("state_facts", "fra,opcat_signature"), "value", "1999-01-01", "before_adoption"),
        (("state_facts", "mli,spt_visit,2011"), "value", "2004-12-05", "visit_too_early"),
        (("mechanisms", "mar-cndh"), "model", "ombuds", "model_without_fact"),
        (("codes", "confidence,medium"), "label_fr", "Élevée", "label_repeated"),
        (("codes", "confidence,medium"), "order", "", "order_missing"),
        (("statistics", "fra,prison_population_total,2015"), "value", "0", "not_above_zero"),
        (("statistics", "fra,prison_population_total,2014,6"), "value", "6000000", "prisoners_too_many"),
    ],
)  # fmt: skip
def test_what_cannot_be_of_a_state_a_body_a_code_or_a_statistic_is_an_error(
    world: Path, row: tuple[str, str], column: str, value: str, rule: str
) -> None:
    spoil(world, row[0], line_of(*row), column, value)
    assert (column, rule) in {(problem.column, problem.rule) for problem in told(world) if problem.severity == "error"}


def test_a_statistic_three_times_its_neighbour_needs_a_caution(world: Path) -> None:
    add(world, "statistics", "mar,population_total,2019,9000000,figures-a,")
    assert "leap" in rules(world)


def test_a_body_whose_designation_rests_on_no_act_is_told(world: Path) -> None:
    line = line_of("mechanism_facts", "mli-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "explains", "")
    assert rules(world) == ["designation_without_act"]


def test_doubts_are_told_once_nothing_else_is_wrong(world: Path) -> None:
    """One slip would raise a dozen of them."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mli-cndh,designation_date"), "explains", "")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "unit", "months")
    assert [problem.severity for problem in told(world)] == ["error"]

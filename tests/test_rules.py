"""Each rule of meaning: a row that breaks it, and where the finding can be true, the explained row that passes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.base.errors import AnyOf
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.facts.dataset import load

FACTS = "mechanism_facts"


@pytest.fixture(autouse=True)
def no_doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what is only doubtful: `test_doubts.py` looks at it."""
    monkeypatch.setattr("npm_compare.checking.check.check_doubts", lambda sheets: None)


def broken(folder: Path) -> list[tuple[str, int, str]]:
    """Return table, line and rule of every problem."""
    return [(p.file.removesuffix(".csv"), p.line, p.rule) for p in check_sheets(read_folder(folder))]


def fact(beginning: str) -> int:
    return line_of(FACTS, beginning)


INTERVIEWS = fact("fra-cglpl,private_interviews,yes")
TERM = fact("fra-cglpl,term_years")
MODEL = fact("fra-cglpl,model")
VOTED = fact("fra-cglpl,budget_total,3900000")
STAFF = fact("fra-cglpl,staff_total,25.5")
HEADCOUNT = fact("fra-cglpl,staff_total,30")
VISITS = fact("fra-cglpl,visits_total,150")
SHARE = fact("fra-cglpl,visits_unannounced_share")
DESIGNATION = fact("fra-cglpl,designation_date")


BREACHES = [
    (INTERVIEWS, "value", "oui", "code_unknown"),
    (MODEL, "value", "NHRI", "code_unknown"),
    (TERM, "value", "six", "not_a_number"),
    (VOTED, "value", "3,900", "number_ambiguous"),
    (fact("fra-cglpl,operational_since"), "value", "01/07/2008", "date_ambiguous"),
    (HEADCOUNT, "basis", "law", "code_unknown"),
    (fact("fra-cglpl,operational_since"), "basis", "law", "basis_needless"),
    (SHARE, "value", "170", "share_out_of_range"),
    (SHARE, "value", "-1", "share_out_of_range"),
    (VISITS, "value", "-150", "count_negative"),
    (VISITS, "value", "150.5", "count_not_whole"),
    (HEADCOUNT, "value", "30.5", "count_not_whole"),
    (VOTED, "value", "-3900000", "money_negative"),
    (VOTED, "unit", "euros", "currency_unknown"),
    (VOTED, "unit", "eur", "currency_unknown"),
    (VOTED, "unit", "", "currency_unknown"),
    (VISITS, "unit", "days", "unit_other"),
    (MODEL, "unit", "persons", "unit_needless"),
    (INTERVIEWS, "valid_to", "2006", "period_reversed"),
    (VISITS, "valid_to", "", "year_missing"),
    (VOTED, "valid_from", "", "year_missing"),
    (VISITS, "valid_to", "2015", "several_years"),
    (INTERVIEWS, "valid_from", "2107-10-31", "future"),
    (fact("fra-cglpl,operational_since"), "value", "2108-07", "future"),
]
"""Line, column and value written there, and the rule that they break."""


@pytest.fixture
def working(world: Path) -> Path:
    """Return the world with the basis of working years."""
    add(world, "codes", "basis_activity,working_year,5,Working year,Année d’exercice,سنة عمل,See the manual.")
    return world


@pytest.mark.parametrize(
    ("first", "last"),
    [("2015-07-01", "2016-06-30"), ("2015-09", "2016-08"), ("2015", "2016"), ("2011-09-01", "2012-08-31")],
)
def test_twelve_months_across_two_years_are_a_working_year(working: Path, first: str, last: str) -> None:
    cells = {"unit": "visits", "basis": "working_year", "valid_from": first, "valid_to": last}
    add_fact(working, "mli-cndh", "visits_total", "20", **cells)
    assert broken(working) == []


@pytest.mark.parametrize(
    ("first", "last"), [("2013-07", "2014-07"), ("2012", "2014"), ("2014", "2014"), ("2014-12", "2015-01")]
)
def test_a_working_year_is_twelve_months_neither_more_nor_less(working: Path, first: str, last: str) -> None:
    cells = {"unit": "visits", "basis": "working_year", "valid_from": first, "valid_to": last}
    line = add_fact(working, "mli-cndh", "visits_total", "20", **cells)
    assert broken(working) == [(FACTS, line, "working_year_length")]


def test_twelve_months_that_are_called_several_years_are_told(working: Path) -> None:
    cells = {"unit": "visits", "basis": "cumulative", "valid_from": "2014-07-01", "valid_to": "2015-06-30"}
    line = add_fact(working, "mli-cndh", "visits_total", "20", **cells)
    told = [problem for problem in check_sheets(read_folder(working)) if problem.severity == "notice"]
    assert [(problem.line, problem.rule) for problem in told] == [(line, "twelve_months")]


def test_an_input_that_is_a_fact_says_where_it_was_read(world: Path) -> None:
    line = line_of("assumptions", "mar,places,prison")
    spoil(world, "assumptions", line, "grounds", "fact")
    for column, text in (("source", "press-fr-2016"), ("locator", "para. 1")):
        (problem,) = check_sheets(read_folder(world))
        assert (problem.line, problem.column, problem.rule) == (line, column, "fact_without_source")
        spoil(world, "assumptions", line, column, text)
    assert not check_sheets(read_folder(world))


@pytest.mark.parametrize(("line", "column", "value", "rule"), BREACHES)
def test_a_row_that_breaks_a_rule_is_reported(world: Path, line: int, column: str, value: str, rule: str) -> None:
    spoil(world, FACTS, line, column, value)
    assert broken(world) == [(FACTS, line, rule)]


@pytest.mark.parametrize(
    ("line", "column", "value", "words"),
    [
        (VISITS, "unit", "days", "unit: not that of visits_total (days); write visits"),
        (MODEL, "unit", "persons", "unit: not that of model (persons); write nothing"),
        (INTERVIEWS, "valid_to", "2006", "valid_to is before valid_from (2006 < 2007-10-31); exchange or correct them"),
        (
            VISITS,
            "valid_to",
            "2015",
            "a count over several years (2014 to 2015, basis year); give basis cumulative, or working_year if it is "
            "twelve months, or correct the years",
        ),
    ],
)
def test_a_breach_of_a_rule_is_told_in_words(world: Path, line: int, column: str, value: str, words: str) -> None:
    spoil(world, FACTS, line, column, value)
    assert [str(problem) for problem in check_sheets(read_folder(world))] == [f"{FACTS}.csv:{line}: {words}"]


def test_the_same_wrong_answer_is_told_on_every_line_where_it_stands(world: Path) -> None:
    lines = [add_fact(world, name, "term_years", "six", unit="years") for name in ("mar-cndh", "mli-cndh")]
    assert [(table, line) for table, line, rule in broken(world) if rule == "not_a_number"] == [
        (FACTS, line) for line in lines
    ]


def test_a_date_in_the_future_is_only_a_notice(world: Path) -> None:
    spoil(world, FACTS, INTERVIEWS, "valid_from", "2107")
    assert [problem.severity for problem in check_sheets(read_folder(world))] == ["notice"]


def test_the_day_of_coding_is_not_in_the_future(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> date:
            return date(2000, 1, 1)

    monkeypatch.setattr("npm_compare.checking.rows.date", Clock)
    coded = load(world).date
    spoil(world, FACTS, INTERVIEWS, "valid_from", coded)
    assert check_sheets(read_folder(world)) == []


def test_a_text_may_begin_like_a_date_to_come(world: Path) -> None:
    spoil(world, FACTS, 2, "value", "2500")
    assert broken(world) == []


@pytest.mark.parametrize(
    ("line", "basis", "value"),
    [(STAFF, "fte", "2.75"), (STAFF, "ceiling", "25.5"), (TERM, "law", "4.5"), (SHARE, "year", "69.5")],
)
def test_what_may_be_a_fraction_may_be_one(world: Path, line: int, basis: str, value: str) -> None:
    spoil(world, FACTS, line, "basis", basis)
    spoil(world, FACTS, line, "value", value)
    assert broken(world) == []


@pytest.mark.parametrize("value", ["0", "100"])
def test_a_share_may_be_none_or_all(world: Path, value: str) -> None:
    spoil(world, FACTS, SHARE, "value", value)
    assert broken(world) == []


def test_an_answer_may_hold_for_one_day(world: Path) -> None:
    spoil(world, FACTS, INTERVIEWS, "valid_to", "2007-10-31")
    assert broken(world) == []


def test_a_body_may_be_designated_and_begin_its_work_on_the_day_of_signature(world: Path) -> None:
    spoil(world, "mechanisms", 2, "designated", "2005-09-16")
    spoil(world, FACTS, DESIGNATION, "value", "2005-09-16")
    spoil(world, FACTS, fact("fra-cglpl,operational_since"), "value", "2005-09-16")
    assert broken(world) == []


def test_an_interval_of_partial_dates_may_begin_and_end_in_one_year(world: Path) -> None:
    spoil(world, FACTS, INTERVIEWS, "valid_to", "2007")
    assert broken(world) == []


def test_a_count_over_several_years_is_allowed_if_it_says_so(world: Path) -> None:
    add(world, FACTS, "fra-cglpl,visits_total,900,visits,cumulative,,2009,2014,,report-fr-2014,p. 22,high,,")
    assert broken(world) == []


def test_an_explanation_without_a_note_explains_nothing(world: Path) -> None:
    spoil(world, FACTS, MODEL, "explains", "several_answers")
    assert broken(world) == [(FACTS, MODEL, "explanation_missing")]


@pytest.mark.parametrize(
    ("indicator", "kind", "codes"), [("visits_unannounced", "yesno", ""), ("legal_instrument", "text", "yesno")]
)
def test_an_indicator_has_codes_if_and_only_if_its_type_needs_them(
    world: Path, indicator: str, kind: str, codes: str
) -> None:
    line = line_of("indicators", indicator)
    spoil(world, "indicators", line, "type", kind)
    spoil(world, "indicators", line, "codes", codes)
    assert ("indicators", line, "codes_of_type") in broken(world)


def test_an_indicator_written_twice_does_not_shift_the_lines_of_others(world: Path) -> None:
    row = "model,organisation,structure,category,state,,,basis_legal,17,NPM model,Modèle,نموذج,Which?,,"
    line = add(world, "indicators", row)
    assert ("indicators", line, "codes_of_type") in broken(world)


def test_two_open_answers_of_one_source_must_be_closed_or_explained(world: Path) -> None:
    row = "fra-cglpl,term_years,5,years,law,,2014,,,law-fr-2007,art. 2,high,{},{}"
    line = add(world, FACTS, row.format("", ""))
    assert broken(world) == [(FACTS, line, "two_open_answers")]


@pytest.mark.parametrize("explained", [TERM, -1], ids=["the first row", "the second row"])
def test_two_open_answers_may_be_explained_in_either_row(world: Path, explained: int) -> None:
    last = add(world, FACTS, "fra-cglpl,term_years,5,years,law,,2014,,,law-fr-2007,art. 3,high,,")
    line = last if explained == -1 else explained
    spoil(world, FACTS, line, "note", "Head six years, deputies five.")
    spoil(world, FACTS, line, "explains", "several_answers")
    assert broken(world) == []


@pytest.mark.parametrize(
    "row",
    [
        "fra-cglpl,term_years,5,years,law,,2003,2006,,law-fr-2007,art. 2,high,,",
        "fra-cglpl,term_years,5,years,law,,2014,,,report-fr-2014,p. 3,high,,",
        "fra-cglpl,term_years,5,years,practice,,2014,,,law-fr-2007,art. 2,high,,",
        "fra-cglpl,term_years,6,years,law,,2014,,,law-fr-2007,art. 4,high,,",
        "fra-cglpl,legal_instrument,Another text,,law,,2014,,,law-fr-2007,art. 2,high,,",
        "fra-cglpl,designation_date,2008-06-14,,published,,,,,report-fr-2014,p. 9,medium,,",
    ],
    ids=["one closed", "other source", "other basis", "same answer", "texts", "events"],
)
def test_answers_that_do_not_contradict_each_other_may_both_stand(world: Path, row: str) -> None:
    add(world, FACTS, row)
    assert broken(world) == []


NEXT_YEAR = "fra-cglpl,visits_total,{},visits,{},,2015,2015,,report-fr-2014,p. 23,high,{},{}"


def test_a_figure_more_than_ten_times_its_neighbour_must_be_explained(world: Path) -> None:
    line = add(world, FACTS, NEXT_YEAR.format(1501, "year", "", ""))
    assert broken(world) == [(FACTS, line, "jump")]


def test_a_budget_more_than_ten_times_that_of_the_year_before_must_be_explained(world: Path) -> None:
    money = {"unit": "EUR", "basis": "voted", "valid_from": "2015-01", "valid_to": "2015-12"}
    line = add_fact(world, "fra-cglpl", "budget_total", "39000001", **money)
    assert broken(world) == [(FACTS, line, "jump")]


@pytest.mark.parametrize("first", [True, False], ids=["the earlier row", "the later row"])
def test_a_jump_may_be_explained_in_either_row(world: Path, first: bool) -> None:
    last = add(world, FACTS, NEXT_YEAR.format(1501, "year", "", ""))
    line = fact("fra-cglpl,visits_total,145") if first else last
    spoil(world, FACTS, line, "note", "Police posts counted since 2015.")
    spoil(world, FACTS, line, "explains", "jump")
    assert broken(world) == []


@pytest.mark.parametrize(
    ("value", "basis"),
    [(1450, "year"), (9999, "partial"), (9999, ""), (0, "year")],
    ids=["ten", "basis", "none", "zero"],
)
def test_what_is_not_in_the_same_series_or_not_more_than_ten_times_is_no_jump(
    world: Path, value: int, basis: str
) -> None:
    row = (
        NEXT_YEAR
        if basis != "partial"
        else NEXT_YEAR.replace("visits_total", "staff_total").replace("visits", "persons")
    )
    add(world, FACTS, row.format(value, basis.replace("partial", "ceiling"), "", ""))
    assert broken(world) == []


def test_a_designation_before_the_signature_must_be_explained(world: Path) -> None:
    """France signed on 16 September 2005."""
    spoil(world, "mechanisms", 2, "designated", "2005-09")
    spoil(world, FACTS, DESIGNATION, "value", "2005-09-15")
    assert broken(world) == [(FACTS, DESIGNATION, "designation_too_early")]
    spoil(world, FACTS, DESIGNATION, "explains", "before_signature")
    spoil(world, FACTS, DESIGNATION, "note", "Announced in advance.")
    assert broken(world) == []


def test_where_no_signature_is_known_the_designation_is_set_against_the_accession(world: Path) -> None:
    """Morocco acceded on 24 November 2014 without having signed."""
    line = fact("mar-cndh,designation_date")
    spoil(world, "mechanisms", 3, "designated", "2014")
    spoil(world, FACTS, line, "value", "2014-11-23")
    assert broken(world) == [(FACTS, line, "designation_too_early")]
    spoil(world, FACTS, line, "value", "2014-11")
    assert broken(world) == []


@pytest.mark.parametrize("later", ["opcat_signature", "opcat_ratification"])
def test_a_designation_is_set_against_the_first_of_all_acts_whatever_the_order_of_rows(world: Path, later: str) -> None:
    """Another source dates an act of Morocco, which acceded on 24 November 2014, to a day after the designation."""
    add_fact(world, "mar", later, "2018-06-01", basis="", source="gazette-ma-2018")
    assert "designation_too_early" not in {rule for _, _, rule in broken(world)}
    spoil(world, "state_facts", line_of("state_facts", "mar,opcat_ratification"), "value", "2018-07-01")
    assert (FACTS, fact("mar-cndh,designation_date"), "designation_too_early") in broken(world)


def test_work_before_designation_must_be_explained(world: Path) -> None:
    line = fact("fra-cglpl,operational_since")
    spoil(world, FACTS, line, "value", "2008-05")
    assert broken(world) == [(FACTS, line, "work_too_early")]
    spoil(world, FACTS, line, "explains", "before_designation")
    spoil(world, FACTS, line, "note", "It visited as a body of the ministry.")
    assert broken(world) == []


def test_work_in_the_month_of_designation_is_not_before_it(world: Path) -> None:
    spoil(world, FACTS, fact("fra-cglpl,operational_since"), "value", "2008-06")
    assert broken(world) == []


def test_an_entry_into_force_that_is_not_the_thirtieth_day_must_be_explained(world: Path) -> None:
    line = line_of("state_facts", "fra,opcat_entry_into_force")
    spoil(world, "state_facts", line, "value", "2008-12-10")
    (problem,) = check_sheets(read_folder(world))
    assert (problem.line, problem.rule) == (line, "entry_into_force_other")
    assert dict(problem.fields)["dates"] == AnyOf(("2008-12-11",))
    spoil(world, "state_facts", line, "explains", "entry_into_force")
    assert broken(world) == []


def test_an_entry_into_force_dated_to_the_month_agrees_with_its_day(world: Path) -> None:
    line = line_of("state_facts", "fra,opcat_entry_into_force")
    spoil(world, "state_facts", line, "value", "2008-12")
    assert broken(world) == []
    spoil(world, "state_facts", line, "value", "2009")
    assert len(broken(world)) == 1


def test_a_deposit_dated_to_the_month_gives_no_day_to_check(world: Path) -> None:
    spoil(world, "state_facts", line_of("state_facts", "mar,opcat_ratification"), "value", "2014-10")
    assert broken(world) == []


def test_a_mechanism_begins_with_its_state(world: Path) -> None:
    spoil(world, "mechanisms", 4, "state", "mar")
    assert ("mechanisms", 4, "mechanism_of_other_state") in broken(world)


def test_the_date_of_designation_of_a_mechanism_is_one_of_its_facts(world: Path) -> None:
    spoil(world, "mechanisms", 2, "designated", "2008-06-14")
    assert broken(world) == [("mechanisms", 2, "designation_without_fact")]


@pytest.mark.parametrize("designated", ["2008", "2008-06", ""])
def test_the_date_of_designation_may_be_the_beginning_of_a_fact_or_not_known(world: Path, designated: str) -> None:
    spoil(world, "mechanisms", 2, "designated", designated)
    assert broken(world) == []


def test_a_row_in_the_table_of_others_is_sent_to_its_own(world: Path) -> None:
    add_fact(world, "fra", "visits_total", "5", unit="visits", basis="year", valid_from="2015", valid_to="2015")
    add_fact(world, "fra-cglpl", "opcat_signature", "2005-09-16")
    problems = check_sheets(read_folder(world))
    told = [dict(problem.fields)["file"] for problem in problems if problem.rule == "table_other"]
    assert told == ["state_facts.csv", "mechanism_facts.csv"]

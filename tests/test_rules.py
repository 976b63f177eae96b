"""Each rule of meaning: a row that breaks it, and where the finding can be true, the explained row that passes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.base.folders import data_folder
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.facts.dataset import load

FACTS = "mechanism_facts"


@pytest.fixture(autouse=True)
def no_doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what is only doubtful: `test_doubts.py` looks at it."""
    monkeypatch.setattr("npm_compare.checking.check.check_doubts", lambda sheets: None)


def said(folder: Path) -> list[str]:
    """Return every problem without the name of the table of mechanism facts."""
    return [str(problem).removeprefix(f"{FACTS}.csv:") for problem in check_sheets(read_folder(folder))]


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
    (
        INTERVIEWS,
        "value",
        "oui",
        "value: not one of the codes yes|partly|no|silent|not_applicable (oui); write yes",
    ),
    (
        MODEL,
        "value",
        "NHRI",
        "value: not one of the codes new_specialised|nhri|ombuds (NHRI); write nhri",
    ),
    (
        TERM,
        "value",
        "six",
        "value: not a number (six); write one plain number; ranges and doubts belong in the note",
    ),
    (
        VOTED,
        "value",
        "3,900",
        "value: an ambiguous number (3,900); write no separator of thousands, and a decimal point",
    ),
    (
        fact("fra-cglpl,operational_since"),
        "value",
        "01/07/2008",
        "value: not an ISO date (01/07/2008); day and month are ambiguous: write YYYY-MM-DD",
    ),
    (
        HEADCOUNT,
        "basis",
        "law",
        "basis: not one of the codes fte|headcount|ceiling (law); Known: ceiling, fte, headcount.",
    ),
    (
        fact("fra-cglpl,operational_since"),
        "basis",
        "law",
        "basis: operational_since has none (law); empty the cell",
    ),
    (
        SHARE,
        "value",
        "170",
        "value: a share outside 0 to 100 (170); write a percentage; growth belongs in the note",
    ),
    (SHARE, "value", "-1", "value: a share outside 0 to 100 (-1); write a percentage; growth belongs in the note"),
    (VISITS, "value", "-150", "value: a count below zero (-150); correct it from the source"),
    (
        VISITS,
        "value",
        "150.5",
        "value: a count that is not whole (150.5 visits); correct it, or give basis fte for full-time equivalents",
    ),
    (
        HEADCOUNT,
        "value",
        "30.5",
        "value: a count that is not whole (30.5 persons); correct it, or give basis fte for full-time equivalents",
    ),
    (VOTED, "value", "-3900000", "value: money below zero (-3900000); correct it from the source"),
    (
        VOTED,
        "unit",
        "euros",
        "unit: not a currency of ISO 4217 (euros); write its three capital letters, MAD or EUR",
    ),
    (VOTED, "unit", "eur", "unit: not a currency of ISO 4217 (eur); write its three capital letters, MAD or EUR"),
    (VOTED, "unit", "", "unit: not a currency of ISO 4217 (); write its three capital letters, MAD or EUR"),
    (VISITS, "unit", "days", "unit: not that of visits_total (days); write visits"),
    (MODEL, "unit", "persons", "unit: not that of model (persons); write nothing"),
    (
        INTERVIEWS,
        "valid_to",
        "2006",
        "valid_to is before valid_from (2006 < 2007-10-31); exchange or correct them",
    ),
    (
        VISITS,
        "valid_to",
        "",
        "a figure without its year (visits_total 150); write the year in valid_from and valid_to",
    ),
    (
        VOTED,
        "valid_from",
        "",
        "a figure without its year (budget_total 3900000); write the year in valid_from and valid_to",
    ),
    (
        VISITS,
        "valid_to",
        "2015",
        "a count over several years (2014 to 2015, basis year); give basis cumulative, or working_year if it is twelve "
        "months, or correct the years",
    ),
    (INTERVIEWS, "valid_from", "2107-10-31", "valid_from lies in the future (2107-10-31); check the year"),
    (fact("fra-cglpl,operational_since"), "value", "2108-07", "value lies in the future (2108-07); check the year"),
]
"""Line, column and value written there, and what is said of it."""


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
    assert said(working) == []


@pytest.mark.parametrize(
    ("first", "last"), [("2013-07", "2014-07"), ("2012", "2014"), ("2014", "2014"), ("2014-12", "2015-01")]
)
def test_a_working_year_is_twelve_months_neither_more_nor_less(working: Path, first: str, last: str) -> None:
    cells = {"unit": "visits", "basis": "working_year", "valid_from": first, "valid_to": last}
    line = add_fact(working, "mli-cndh", "visits_total", "20", **cells)
    assert said(working) == [
        f"{line}: a working year that is not twelve months across two years ({first} to {last}); "
        "write the first and the last month, or give another basis"
    ]


def test_twelve_months_that_are_called_several_years_are_told(working: Path) -> None:
    cells = {"unit": "visits", "basis": "cumulative", "valid_from": "2014-07-01", "valid_to": "2015-06-30"}
    line = add_fact(working, "mli-cndh", "visits_total", "20", **cells)
    told = [problem for problem in check_sheets(read_folder(working)) if problem.severity == "notice"]
    assert [(problem.line, problem.what) for problem in told] == [
        (line, "twelve months counted as several years (2014-07-01 to 2015-06-30)")
    ]


def test_an_input_that_is_a_fact_says_where_it_was_read(world: Path) -> None:
    line = line_of("assumptions", "mar,places,prison")
    spoil(world, "assumptions", line, "grounds", "fact")
    for column, text in (("source", "press-fr-2016"), ("locator", "para. 1")):
        mend = "write where it was read, or call it an assumption"
        assert [str(problem) for problem in check_sheets(read_folder(world))] == [
            f"assumptions.csv:{line}: {column}: an input that is a fact without one; {mend}"
        ]
        spoil(world, "assumptions", line, column, text)
    assert not check_sheets(read_folder(world))


@pytest.mark.parametrize(("line", "column", "value", "problem"), BREACHES)
def test_a_row_that_breaks_a_rule_is_reported(world: Path, line: int, column: str, value: str, problem: str) -> None:
    spoil(world, FACTS, line, column, value)
    assert said(world) == [f"{line}: {problem}"]


@pytest.mark.parametrize(("line", "column", "value"), [b[:3] for b in BREACHES if "; Known: " not in b[3]])
def test_a_breach_of_a_rule_is_told_in_the_language_spoken(
    world: Path, marked: Callable[[str], bool], line: int, column: str, value: str
) -> None:
    """The names that are offered in the place of an unknown one are told by `nearest`, and not looked at here."""
    spoil(world, FACTS, line, column, value)
    (problem,) = check_sheets(read_folder(world))
    assert [text for text in (problem.what, problem.mend) if not marked(text)] == []


def test_the_same_wrong_answer_is_told_on_every_line_where_it_stands(world: Path) -> None:
    lines = [add_fact(world, name, "term_years", "six", unit="years") for name in ("mar-cndh", "mli-cndh")]
    told = "value: not a number (six); write one plain number; ranges and doubts belong in the note"
    assert [problem for problem in said(world) if told in problem] == [f"{line}: {told}" for line in lines]


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
    assert said(world) == []


@pytest.mark.parametrize(
    ("line", "basis", "value"),
    [(STAFF, "fte", "2.75"), (STAFF, "ceiling", "25.5"), (TERM, "law", "4.5"), (SHARE, "year", "69.5")],
)
def test_what_may_be_a_fraction_may_be_one(world: Path, line: int, basis: str, value: str) -> None:
    spoil(world, FACTS, line, "basis", basis)
    spoil(world, FACTS, line, "value", value)
    assert said(world) == []


@pytest.mark.parametrize("value", ["0", "100"])
def test_a_share_may_be_none_or_all(world: Path, value: str) -> None:
    spoil(world, FACTS, SHARE, "value", value)
    assert said(world) == []


def test_an_answer_may_hold_for_one_day(world: Path) -> None:
    spoil(world, FACTS, INTERVIEWS, "valid_to", "2007-10-31")
    assert said(world) == []


def test_a_body_may_be_designated_and_begin_its_work_on_the_day_of_signature(world: Path) -> None:
    spoil(world, "mechanisms", 2, "designated", "2005-09-16")
    spoil(world, FACTS, DESIGNATION, "value", "2005-09-16")
    spoil(world, FACTS, fact("fra-cglpl,operational_since"), "value", "2005-09-16")
    assert said(world) == []


def test_an_interval_of_partial_dates_may_begin_and_end_in_one_year(world: Path) -> None:
    spoil(world, FACTS, INTERVIEWS, "valid_to", "2007")
    assert said(world) == []


def test_a_count_over_several_years_is_allowed_if_it_says_so(world: Path) -> None:
    add(world, FACTS, "fra-cglpl,visits_total,900,visits,cumulative,,2009,2014,,report-fr-2014,p. 22,high,,")
    assert said(world) == []


def test_an_explanation_without_a_note_explains_nothing(world: Path) -> None:
    spoil(world, FACTS, MODEL, "explains", "several_answers")
    assert said(world) == [f"{MODEL}: explains: no note explains it (several_answers); write the reason in the note"]


@pytest.mark.parametrize(
    ("indicator", "kind", "codes", "problem"),
    [
        (
            "visits_unannounced",
            "yesno",
            "",
            "codes: an indicator of type yesno (visits_unannounced, codes empty); "
            "yesno and category have a list of codes, others none",
        ),
        (
            "legal_instrument",
            "text",
            "yesno",
            "codes: an indicator of type text (legal_instrument, codes yesno); "
            "yesno and category have a list of codes, others none",
        ),
    ],
)
def test_an_indicator_has_codes_if_and_only_if_its_type_needs_them(
    world: Path, indicator: str, kind: str, codes: str, problem: str
) -> None:
    line = line_of("indicators", indicator)
    spoil(world, "indicators", line, "type", kind)
    spoil(world, "indicators", line, "codes", codes)
    assert f"indicators.csv:{line}: {problem}" in said(world)


def test_an_indicator_written_twice_does_not_shift_the_lines_of_others(world: Path) -> None:
    row = "model,organisation,structure,category,state,,,basis_legal,17,NPM model,Modèle,نموذج,Which?,,"
    line = add(world, "indicators", row)
    assert any(
        problem.startswith(f"indicators.csv:{line}: codes: an indicator of type category") for problem in said(world)
    )


def test_two_open_answers_of_one_source_must_be_closed_or_explained(world: Path) -> None:
    row = "fra-cglpl,term_years,5,years,law,,2014,,,law-fr-2007,art. 2,high,{},{}"
    line = add(world, FACTS, row.format("", ""))
    assert said(world) == [
        f"{line}: two open answers from one source (term_years: 6 on line {TERM}, 5); "
        "close the earlier one with valid_to, or explain (several_answers)"
    ]


@pytest.mark.parametrize("explained", [TERM, -1], ids=["the first row", "the second row"])
def test_two_open_answers_may_be_explained_in_either_row(world: Path, explained: int) -> None:
    last = add(world, FACTS, "fra-cglpl,term_years,5,years,law,,2014,,,law-fr-2007,art. 3,high,,")
    line = last if explained == -1 else explained
    spoil(world, FACTS, line, "note", "Head six years, deputies five.")
    spoil(world, FACTS, line, "explains", "several_answers")
    assert said(world) == []


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
    assert said(world) == []


NEXT_YEAR = "fra-cglpl,visits_total,{},visits,{},,2015,2015,,report-fr-2014,p. 23,high,{},{}"


def test_a_figure_more_than_ten_times_its_neighbour_must_be_explained(world: Path) -> None:
    line = add(world, FACTS, NEXT_YEAR.format(1501, "year", "", ""))
    assert said(world) == [
        f"{line}: more than ten times its neighbour (145 in 2014, 1501 in 2015); "
        "check units and digits, or explain (jump)"
    ]


def test_a_budget_more_than_ten_times_that_of_the_year_before_must_be_explained(world: Path) -> None:
    money = {"unit": "EUR", "basis": "voted", "valid_from": "2015-01", "valid_to": "2015-12"}
    line = add_fact(world, "fra-cglpl", "budget_total", "39000001", **money)
    assert said(world) == [
        f"{line}: more than ten times its neighbour (3900000 in 2014, 39000001 in 2015); "
        "check units and digits, or explain (jump)"
    ]


@pytest.mark.parametrize("first", [True, False], ids=["the earlier row", "the later row"])
def test_a_jump_may_be_explained_in_either_row(world: Path, first: bool) -> None:
    last = add(world, FACTS, NEXT_YEAR.format(1501, "year", "", ""))
    line = fact("fra-cglpl,visits_total,145") if first else last
    spoil(world, FACTS, line, "note", "Police posts counted since 2015.")
    spoil(world, FACTS, line, "explains", "jump")
    assert said(world) == []


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
    assert said(world) == []


def test_a_designation_before_the_signature_must_be_explained(world: Path) -> None:
    """France signed on 16 September 2005."""
    spoil(world, "mechanisms", 2, "designated", "2005-09")
    spoil(world, FACTS, DESIGNATION, "value", "2005-09-15")
    assert said(world) == [
        f"{DESIGNATION}: designation before the State signed or joined the OPCAT (2005-09-15); "
        "correct it, or explain (before_signature)"
    ]
    spoil(world, FACTS, DESIGNATION, "explains", "before_signature")
    spoil(world, FACTS, DESIGNATION, "note", "Announced in advance.")
    assert said(world) == []


def test_where_no_signature_is_known_the_designation_is_set_against_the_accession(world: Path) -> None:
    """Morocco acceded on 24 November 2014 without having signed."""
    line = fact("mar-cndh,designation_date")
    spoil(world, "mechanisms", 3, "designated", "2014")
    spoil(world, FACTS, line, "value", "2014-11-23")
    assert said(world) == [
        f"{line}: designation before the State signed or joined the OPCAT (2014-11-23); "
        "correct it, or explain (before_signature)"
    ]
    spoil(world, FACTS, line, "value", "2014-11")
    assert said(world) == []


@pytest.mark.parametrize("later", ["opcat_signature", "opcat_ratification"])
def test_a_designation_is_set_against_the_first_of_all_acts_whatever_the_order_of_rows(world: Path, later: str) -> None:
    """Another source dates an act of Morocco, which acceded on 24 November 2014, to a day after the designation."""
    add_fact(world, "mar", later, "2018-06-01", basis="", source="gazette-ma-2018")
    assert [text for text in said(world) if "designation before" in text] == []
    spoil(world, "state_facts", line_of("state_facts", "mar,opcat_ratification"), "value", "2018-07-01")
    assert [text for text in said(world) if "designation before" in text] == [
        f"{fact('mar-cndh,designation_date')}: designation before the State signed or joined the OPCAT (2018-03-01); "
        "correct it, or explain (before_signature)"
    ]


def test_work_before_designation_must_be_explained(world: Path) -> None:
    line = fact("fra-cglpl,operational_since")
    spoil(world, FACTS, line, "value", "2008-05")
    assert said(world) == [f"{line}: work before designation (2008-05); correct it, or explain (before_designation)"]
    spoil(world, FACTS, line, "explains", "before_designation")
    spoil(world, FACTS, line, "note", "It visited as a body of the ministry.")
    assert said(world) == []


def test_work_in_the_month_of_designation_is_not_before_it(world: Path) -> None:
    spoil(world, FACTS, fact("fra-cglpl,operational_since"), "value", "2008-06")
    assert said(world) == []


def test_an_entry_into_force_that_is_not_the_thirtieth_day_must_be_explained(world: Path) -> None:
    line = line_of("state_facts", "fra,opcat_entry_into_force")
    spoil(world, "state_facts", line, "value", "2008-12-10")
    assert said(world) == [
        f"state_facts.csv:{line}: not the thirtieth day after deposit (2008-12-10); "
        "art. 28 gives 2008-12-11; correct it, or explain (entry_into_force)"
    ]
    spoil(world, "state_facts", line, "explains", "entry_into_force")
    assert said(world) == []


def test_an_entry_into_force_dated_to_the_month_agrees_with_its_day(world: Path) -> None:
    line = line_of("state_facts", "fra,opcat_entry_into_force")
    spoil(world, "state_facts", line, "value", "2008-12")
    assert said(world) == []
    spoil(world, "state_facts", line, "value", "2009")
    assert len(said(world)) == 1


def test_a_deposit_dated_to_the_month_gives_no_day_to_check(world: Path) -> None:
    spoil(world, "state_facts", line_of("state_facts", "mar,opcat_ratification"), "value", "2014-10")
    assert said(world) == []


def test_a_mechanism_begins_with_its_state(world: Path) -> None:
    spoil(world, "mechanisms", 4, "state", "mar")
    assert "mechanisms.csv:4: mechanism: it does not begin with its State (mli-cndh, mar); write mar-…" in said(world)


def test_the_date_of_designation_of_a_mechanism_is_one_of_its_facts(world: Path) -> None:
    spoil(world, "mechanisms", 2, "designated", "2008-06-14")
    assert said(world) == [
        "mechanisms.csv:2: designated: no designation_date fact gives it (2008-06-14); "
        "add the fact with its source, or correct the date"
    ]


@pytest.mark.parametrize("designated", ["2008", "2008-06", ""])
def test_the_date_of_designation_may_be_the_beginning_of_a_fact_or_not_known(world: Path, designated: str) -> None:
    spoil(world, "mechanisms", 2, "designated", designated)
    assert said(world) == []


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ("mar,team,prison,5,4,6,persons,assumption,", "the range of team prison is not in order (5, 4, 6)"),
        ("mar,fee,,-1,4,6,MAD,assumption,", "the range of fee is not in order (-1, 4, 6)"),
        ("mar,cycle,prison,0,1,2,years,assumption,", "cycle prison may be zero"),
        ("mar,other_work,,0.2,0.5,1,share,assumption,", "other_work may reach 1"),
    ],
)
def test_a_range_that_no_size_could_be_drawn_from_is_told(tmp_path: Path, cells: str, what: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(data_folder(), folder)
    with (folder / "assumptions.csv").open("a", encoding="utf-8") as file:
        file.write(f"{cells},,\n")
    line = len((folder / "assumptions.csv").read_text(encoding="utf-8").splitlines())
    problems = [str(problem) for problem in check_sheets(read_folder(folder))]
    assert [text for text in problems if text.startswith(f"assumptions.csv:{line}: low, likely, high: {what}")]


def test_a_row_in_the_table_of_others_is_sent_to_its_own(world: Path) -> None:
    add_fact(world, "fra", "visits_total", "5", unit="visits", basis="year", valid_from="2015", valid_to="2015")
    add_fact(world, "fra-cglpl", "opcat_signature", "2005-09-16")
    told = [line for line in said(world) if "does not belong" in line]
    assert [line.rpartition("move the row to ")[2] for line in told] == ["state_facts.csv", "mechanism_facts.csv"]

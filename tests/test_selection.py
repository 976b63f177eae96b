from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims, disputed, lead, select


def chosen(data: Dataset, subject: str, indicator: str, **options: object) -> pd.DataFrame:
    """Return the chosen rows for one subject and indicator."""
    found = select(data, subjects=[subject], **options)
    return found[found["indicator"] == indicator].reset_index(drop=True)


def told(rows: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(rows[list(columns)].itertuples(index=False, name=None))


# Events that recur


def test_a_visit_dated_to_the_year_is_taken_for_the_first_of_that_year_dated_to_the_month(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2011-07", basis="made", source="page-undated")
    add_fact(world, "mli", "spt_visit", "2011", basis="made")
    rows = chosen(load(world), "mli", "spt_visit", at="2012")
    assert set(told(rows, "value", "others", "disputed")) == {("2011-12-05", 0, False), ("2011-07", 1, False)}


def test_a_visit_dated_to_the_year_stands_alone_where_no_other_is_known(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2013", basis="made")
    assert "2013" in chosen(load(world), "mli", "spt_visit")["value"].tolist()


def test_one_visit_told_by_two_sources_is_one_visit(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2011-12", basis="made")
    rows = chosen(load(world), "mli", "spt_visit", at="2012")
    assert told(rows, "value", "others", "disputed") == [("2011-12-05", 1, False)]


def test_visits_in_two_months_are_two_visits(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2012-01", basis="made")
    assert set(chosen(load(world), "mli", "spt_visit", at="2012")["value"]) == {"2011-12-05", "2012-01"}


def test_years_of_two_states_are_not_mixed(world: Path) -> None:
    add_fact(world, "fra", "spt_visit", "2011", basis="made")
    assert chosen(load(world), "fra", "spt_visit")["period"].tolist() == ["2011"]


def test_lead_keeps_every_visit_and_takes_one_made_before_the_same_one_announced(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2011-12", basis="announced", confidence="high")
    data = load(world)
    assert set(told(lead(data, chosen(data, "mli", "spt_visit")), "value", "basis")) == {
        ("2011-12-05", "made"),
        ("2016-04", "announced"),
    }


def test_visits_of_one_state_stand_in_the_order_of_time_whatever_their_basis_and_source(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2009-03", basis="made", source="page-undated")
    add_fact(world, "mli", "spt_visit", "2014", basis="made", confidence="high")
    data = load(world)
    rows = chosen(data, "mli", "spt_visit")
    assert rows["value"].tolist() == ["2009-03", "2011-12-05", "2014", "2016-04"]
    assert lead(data, rows)["value"].tolist() == rows["value"].tolist()


# Which of several rows is chosen

TERM = {"unit": "years", "basis": "practice", "valid_from": "2009-01-01", "valid_to": "2030"}
LAST_SOURCE = ",Invented Act no. 1 of 2007,,Invented Gazette,2007-10-31,https://law.example/9,fr,,"


CHOICES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "certain before perhaps": ({"confidence": "low"}, {"confidence": "high", "valid_from": "2016"}),
    "confidence first": ({"confidence": "high"}, {"confidence": "medium", "source": "law-fr-2007"}),
    "medium before low": ({"confidence": "medium"}, {"source": "law-fr-2007"}),
    "an older report before the newer press": ({"source": "report-fr-2014"}, {}),
    "United Nations before a report": ({"source": "treaty-list"}, {"source": "report-fr-2014"}),
    "of two laws the newest": ({"source": "gazette-ma-2018"}, {"source": "law-fr-2007"}),
    "dated before undated": ({"source": "page-dated"}, {"source": "page-undated"}),
    "order of values": ({"value": "5"}, {"value": "7", "locator": "art. 1"}),
    "order of sources": ({"source": "law-fr-2007"}, {"source": "law-fr-2007-b", "locator": "art. 1"}),
    "order of locators": ({"locator": "art. 1"}, {"locator": "art. 2", "valid_from": "2008-01-01"}),
    "order of beginnings": ({"valid_from": "2008-01-01"}, {"valid_to": "2029"}),
    "order of ends": ({"valid_to": "2029"}, {}),
}
"""What the rule of choice compares, in its order: the cells of a better row and those of a worse one."""

DATES = {
    "the later": ("2009-06-01", "2008-06-13"),
    "the more precise": ("2008-06-13", "2008-06"),
    "a month before its year": ("2008-06", "2008"),
    "the first day of a year before the year": ("2008-01-01", "2008"),
    "a later year before an earlier day": ("2009", "2008-06-13"),
}
"""Of two dates of designation that are equally good, the one that is chosen and the other."""


@pytest.mark.parametrize("step", [1, -1])
def test_one_row_is_chosen_by_the_rule_whatever_the_order_of_rows(world: Path, step: int) -> None:
    """Each pair is told of a body of its own, the better row first or last."""
    add(world, "sources", "page-dated,web_page,A page,,,2009,https://page.example/2,en,,")
    add(world, "sources", f"law-fr-2007-b,law{LAST_SOURCE}")
    add_fact(world, "fra-cglpl", "legal_instrument", "Loi", basis="law", source="law-fr-2007-b")
    add_fact(world, "fra-cglpl", "legal_instrument", "Loi", basis="law", source="page-dated")
    bodies = {name: f"mli-b{place}" for place, name in enumerate([*CHOICES, *DATES])}
    for name, body in bodies.items():
        add(
            world,
            "mechanisms",
            f"{body},mli,{name},{name},{body[4:].upper()},ombuds,active,{DATES.get(name, [''])[0]},,",
        )
    for name, pair in CHOICES.items():
        for cells in pair[::step]:
            add_fact(world, bodies[name], "term_years", **{"value": "5", **TERM, **cells})
    for name, dates in DATES.items():
        for date in dates[::step]:
            add_fact(world, bodies[name], "designation_date", date, basis="published")
    rows = select(load(world), at="2016-06-01").set_index(["subject", "indicator"])
    for name, (better, _) in CHOICES.items():
        row = rows.loc[(bodies[name], "term_years")]
        assert ({column: row[column] for column in better}, row["others"]) == (better, 1), name
    dated = {name: rows.loc[(bodies[name], "designation_date"), "value"] for name in DATES}
    assert dated == {name: better for name, (better, _) in DATES.items()}


def test_one_period_in_two_spellings_competes(world: Path) -> None:
    """2014, and from 1 January to December 2014, is one year: two sources that differ on it dispute each other."""
    cells = {"unit": "persons", "basis": "ceiling", "source": "report-fr-2014", "confidence": "high"}
    add_fact(world, "fra-cglpl", "staff_total", "40", valid_from="2014", valid_to="2014", **cells)
    low = cells | {"confidence": "low"}
    add_fact(world, "fra-cglpl", "staff_total", "44", valid_from="2014-01-01", valid_to="2014-12", **low)
    for options in ({}, {"every_period": True}):
        rows = chosen(load(world), "fra-cglpl", "staff_total", **options)
        rows = rows[rows["basis"] == "ceiling"]
        assert told(rows, "value", "period", "others", "disputed") == [("40", "2014/2014", 1, True)]


def test_the_order_of_rows_in_the_table_does_not_matter(world_data: Dataset) -> None:
    facts = world_data.facts.sample(frac=1, random_state=1, ignore_index=True)
    shuffled = replace(world_data, facts=facts)
    for choose in (claims, select):
        pd.testing.assert_frame_equal(choose(shuffled), choose(world_data))


def test_of_figures_the_latest_is_chosen_whatever_its_confidence(world: Path) -> None:
    add_fact(world, "fra-cglpl", "visits_total", "130", unit="visits", basis="year", valid_from="2015", valid_to="2015")
    rows = chosen(load(world), "fra-cglpl", "visits_total")
    assert told(rows[rows["basis"] == "year"], "value", "others", "disputed") == [("130", 0, False)]


def test_of_levels_too_the_latest_year_is_chosen_whatever_the_source(world: Path) -> None:
    money = {"unit": "EUR", "basis": "voted", "valid_from": "2015", "valid_to": "2015"}
    add_fact(world, "fra-cglpl", "budget_total", "4500000", **money)
    rows = chosen(load(world), "fra-cglpl", "budget_total")
    assert told(rows[rows["basis"] == "voted"], "value") == [("4500000",)]


def test_every_period_has_its_own_choice_in_a_series(world: Path) -> None:
    add_fact(world, "fra-cglpl", "visits_total", "130", unit="visits", basis="year", valid_from="2015", valid_to="2015")
    rows = chosen(load(world), "fra-cglpl", "visits_total", every_period=True)
    assert told(rows[rows["basis"] == "year"], "value", "others", "disputed") == [("130", 0, False), ("150", 1, True)]


def test_bases_are_never_mixed_and_do_not_dispute_each_other(world_data: Dataset) -> None:
    money = chosen(world_data, "fra-cglpl", "budget_total")
    assert set(told(money, "basis", "value", "others", "disputed")) == {
        ("bill", "4000000", 0, False),
        ("spent", "3700000.50", 0, False),
        ("voted", "3900000", 0, False),
    }
    rules = chosen(world_data, "fra-cglpl", "private_interviews")
    assert set(told(rules, "basis", "value", "disputed")) == {("law", "yes", False), ("practice", "no", False)}


def test_a_rule_replaced_before_the_date_is_not_among_the_others(world_data: Dataset) -> None:
    rows = chosen(world_data, "fra-cglpl", "visits_unannounced")
    assert told(rows, "value", "others", "disputed") == [("yes", 0, False)]


def test_equal_numbers_are_one_answer_however_they_are_published(world: Path) -> None:
    differ = {"150.0": False, "150.00": False, "150": False, "151": True}
    years = dict(zip(("2016", "2017", "2018", "2019"), differ, strict=True))
    for year, value in years.items():
        cells = {"unit": "visits", "basis": "year", "valid_from": year, "valid_to": year}
        for text, source in ((value, "press-fr-2016"), ("150", "report-fr-2014")):
            add_fact(world, "fra-cglpl", "visits_total", text, source=source, **cells)
    data = load(world)
    every = claims(data, at="2019-12-31", subjects=["fra-cglpl"])
    for year, value in years.items():
        rows = chosen(data, "fra-cglpl", "visits_total", at=f"{year}-12-31")
        assert told(rows[rows["basis"] == "year"], "others", "disputed") == [(1, differ[value])]
        assert disputed(every.query(f"period == '{year}/{year}'")).tolist() == [differ[value]] * 2


def test_sources_that_differ_are_counted_and_disputed(world_data: Dataset) -> None:
    rows = chosen(world_data, "fra-cglpl", "staff_total")
    assert told(rows, "basis", "value", "others", "disputed") == [
        ("fte", "25.5", 1, True),
        ("headcount", "30", 0, False),
    ]


def test_sources_that_agree_are_counted_and_not_disputed(world: Path) -> None:
    add_fact(world, "fra-cglpl", "model", "new_specialised", basis="law")
    assert told(chosen(load(world), "fra-cglpl", "model"), "others", "disputed") == [(1, False)]


def test_a_date_agrees_with_a_less_precise_form_of_it(world: Path) -> None:
    """Bodies that were designated on 13 June 2008, and other dates of it."""
    others = dict.fromkeys([("2008-06",), ("2008",), ("2008", "2008-06")], False)
    others |= dict.fromkeys([("2008-06-14",), ("2008-07",), ("2008", "2009")], True)
    for place, dates in enumerate(others):
        add(world, "mechanisms", f"mli-b{place},mli,B{place},B{place},B{place},ombuds,active,2008-06-13,,")
        for date in ("2008-06-13", *dates):
            high = {"confidence": "high"} if date == "2008-06-13" else {}
            add_fact(world, f"mli-b{place}", "designation_date", date, basis="published", **high)
    data = load(world)
    for place, (dates, differ) in enumerate(others.items()):
        rows = chosen(data, f"mli-b{place}", "designation_date")
        assert told(rows, "value", "others", "disputed") == [("2008-06-13", len(dates), differ)]


def test_dates_of_different_questions_do_not_dispute_each_other(world: Path) -> None:
    """Morocco's two dates differ by their form only; France's differ."""
    for subject, date in (
        ("fra-cglpl", "2009-06-14"),
        ("fra-cglpl", "2009-06-15"),
        ("mar-cndh", "2018-03"),
        ("mar-cndh", "2018-03-01"),
    ):
        add_fact(world, subject, "designation_date", date, basis="unspecified")
    rows = select(load(world))
    rows = rows[(rows["indicator"] == "designation_date") & (rows["basis"] == "unspecified")]
    found = dict(told(rows, "subject", "disputed"))
    assert (found["fra-cglpl"], found["mar-cndh"]) == (True, False)


def test_dispute_is_said_of_each_row_under_its_own_label(world_data: Dataset) -> None:
    rows = claims(world_data, subjects=["fra-cglpl"])
    some = rows[rows["indicator"] == "staff_total"]
    assert some.index[0] > 0
    assert disputed(some).index.equals(some.index)


def test_the_facts_on_a_subject_come_in_the_order_of_the_codebook(world_data: Dataset) -> None:
    places = claims(world_data, subjects=["fra-cglpl"])["indicator"].map(world_data.indicators.index.get_loc)
    assert places.is_monotonic_increasing
    assert (
        not places.index.to_series()
        .map(claims(world_data, subjects=["fra-cglpl"])["indicator"])
        .is_monotonic_increasing
    )


def test_texts_are_worded_freely_and_never_disputed(world: Path) -> None:
    add_fact(world, "fra-cglpl", "legal_instrument", "Loi de 2007", basis="law")
    assert told(chosen(load(world), "fra-cglpl", "legal_instrument"), "others", "disputed") == [(1, False)]


# One row for all bases


def led(data: Dataset, subject: str, indicator: str, at: str = "today") -> list[tuple[object, ...]]:
    rows = lead(data, chosen(data, subject, indicator, at=at))
    return told(rows, "value", "basis")


def test_a_law_is_shown_before_practice(world_data: Dataset) -> None:
    assert led(world_data, "fra-cglpl", "private_interviews") == [("yes", "law")]


def test_a_bill_is_never_chosen_over_a_law_its_description_or_practice(world: Path) -> None:
    draft = {"basis": "bill", "confidence": "high", "source": "gazette-ma-2018", "note": "Not of guards."}
    for better in ("law", "described", "practice"):
        add(world, "mechanisms", f"mar-{better},mar,{better},{better},{better},nhri,active,,,")
        read = {"basis": better, "attested": "2019", "source": "page-undated", "note": "Said so."}
        add_fact(world, f"mar-{better}", "private_interviews", "no", **read)
        add_fact(world, f"mar-{better}", "private_interviews", "partly", **draft)
    data = load(world)
    for better in ("law", "described", "practice"):
        assert led(data, f"mar-{better}", "private_interviews") == [("no", better)]


def test_a_bill_is_shown_as_a_bill_where_nothing_better_is_known(world_data: Dataset) -> None:
    assert led(world_data, "mar-cndh", "private_interviews") == [("yes", "bill")]


def test_a_basis_not_established_comes_last(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "no", confidence="high", source="gazette-ma-2018")
    assert led(load(world), "mar-cndh", "private_interviews") == [("yes", "bill")]


def test_of_one_year_money_voted_is_shown_before_money_spent_and_proposed(world_data: Dataset) -> None:
    assert led(world_data, "fra-cglpl", "budget_total") == [("3900000", "voted")]


def test_of_figures_the_latest_year_is_shown_whatever_its_basis(world: Path) -> None:
    add_fact(
        world, "mar-cndh", "budget_total", "80000000", unit="MAD", basis="bill", valid_from="2020", valid_to="2020"
    )
    assert led(load(world), "mar-cndh", "budget_total") == [("80000000", "bill")]


def test_of_counts_too_the_latest_year_is_shown_whatever_its_basis(world: Path) -> None:
    count = {"unit": "visits", "valid_from": "2016", "valid_to": "2016"}
    add_fact(world, "fra-cglpl", "visits_total", "90", basis="", **count)
    assert led(load(world), "fra-cglpl", "visits_total") == [("90", "")]


def test_of_two_periods_that_end_in_one_year_the_first_basis_is_shown_not_the_last_day(world: Path) -> None:
    """Money voted for the year to June 2019 stands before money spent in the calendar year 2019: the year is the same."""
    cells = {"unit": "MAD", "source": "press-fr-2016"}
    for basis, value, first, last in (
        ("spent", "81000000", "2019-01-01", "2019-12-31"),
        ("voted", "79000000", "2018-07-01", "2019-06-30"),
    ):
        add_fact(world, "mar-cndh", "budget_total", value, basis=basis, valid_from=first, valid_to=last, **cells)
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,budget_total"), "valid_to", "2018")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,budget_total"), "valid_from", "2018")
    assert led(load(world), "mar-cndh", "budget_total") == [("79000000", "voted")]


def test_a_full_year_is_shown_before_later_parts_of_a_year_and_sums_of_several(world: Path) -> None:
    half = {"basis": "partial", "valid_from": "2015-01", "valid_to": "2015-06", "note": "Half a year."}
    several = {"basis": "cumulative", "valid_from": "2013", "valid_to": "2015"}
    for value, cells in (("90", half), ("400", several)):
        add_fact(world, "fra-cglpl", "visits_total", value, unit="visits", **cells)
    assert led(load(world), "fra-cglpl", "visits_total") == [("150", "year")]


def test_a_part_of_a_year_is_shown_where_no_full_year_is_known(world_data: Dataset) -> None:
    assert led(world_data, "fra-cglpl", "visits_total", at="2009") == [("60", "partial")]


def test_the_example_of_the_manual_is_true_of_the_published_data() -> None:
    """`data/README.md`, section 9: staff of France's mechanism in 2008, 15 full-time equivalents or 20."""
    rows = chosen(load(), "fra-cglpl", "staff_total", at="2008", every_period=True)
    told_in_2008 = rows[(rows["basis"] == "fte") & (rows["period"] == "2008/2008")]
    assert told(told_in_2008, "value", "disputed") == [("15", True)]


# Of what a fact speaks


def test_an_answer_speaks_of_what_the_coder_says_or_else_its_age(world: Path) -> None:
    """Morocco's council was named on 1 March 2018; France's inspector is nothing but the mechanism."""
    cases = [
        ("mar-cndh", {"valid_from": "2018-03-01", "scope": "institution"}, "institution"),
        ("mar-cndh", {"valid_from": "2011", "scope": "function"}, "function"),
        ("mar-cndh", {"valid_from": "2018-02-28"}, "institution"),
        ("mar-cndh", {"attested": "2017"}, "institution"),
        ("mar-cndh", {"valid_from": "2018"}, ""),
        ("mar-cndh", {}, ""),
        ("mar-cndh", {"valid_from": "2011", "basis": "bill"}, ""),
        ("fra-cglpl", {"valid_from": "2000"}, "function"),
    ]
    for place, (subject, cells, _) in enumerate(cases):
        add_fact(world, subject, "private_interviews", "yes", **{"basis": "law", "locator": f"art. 9{place}", **cells})
    found = claims(load(world), at="2025").set_index("locator")["speaks_of"]
    assert [found[f"art. 9{place}"] for place in range(len(cases))] == [spoken for *_, spoken in cases]


def test_of_two_answers_the_one_on_the_function_is_chosen_however_sure_the_other(world: Path) -> None:
    row = {"basis": "law", "valid_from": "2018-03-01"}
    add_fact(world, "mar-cndh", "private_interviews", "yes", confidence="high", scope="institution", **row)
    own = {"source": "page-undated", "confidence": "low", "scope": "function"}
    add_fact(world, "mar-cndh", "private_interviews", "no", **own, **row)
    chosen = select(load(world), at="2019", subjects=["mar-cndh"]).set_index(["indicator", "basis"])
    found = chosen.loc[("private_interviews", "law")]
    assert (found["value"], found["others"], found["disputed"]) == ("no", 1, True)


def test_the_designation_shown_is_the_act_that_the_row_of_the_mechanism_takes(world: Path) -> None:
    """The adoption of the law comes before its publication in the list of events, and is not what was taken."""
    add(world, "codes", "basis_designation,adopted,1,Adopted,Adoption,الاعتماد,See the manual.")
    add_fact(world, "mar-cndh", "designation_date", "2018-02-13", basis="adopted", source="gazette-ma-2018")
    data = load(world)
    shown = lead(data, select(data, subjects=["mar-cndh"]))
    assert shown.loc[shown["indicator"] == "designation_date", "value"].tolist() == ["2018-03-01"]

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims, disputed, lead, select


def held(data: Dataset, subject: str, indicator: str, at: str, known: str | None = None) -> dict[str, bool]:
    """Return the answers that hold on a date, each with whether it does for certain."""
    found = claims(data, at=at, known=known, subjects=[subject])
    found = found[found["indicator"] == indicator]
    return dict(zip(found["value"], found["certain"].tolist(), strict=True))


def chosen(data: Dataset, subject: str, indicator: str, **options: object) -> pd.DataFrame:
    """Return the chosen rows for one subject and indicator."""
    found = select(data, subjects=[subject], **options)
    return found[found["indicator"] == indicator].reset_index(drop=True)


def told(rows: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(rows[list(columns)].itertuples(index=False, name=None))


# Which facts hold on a date


@pytest.mark.parametrize(
    ("at", "answers"),
    [
        ("2007-10-30", {}),
        ("2007-10-31", {"partly": True}),
        ("2014-05-27", {"partly": True}),
        ("2014-05-28", {"yes": True}),
        ("2014", {"yes": True}),
        ("today", {"yes": True}),
    ],
)
def test_a_rule_holds_from_its_first_day_to_its_last(world_data: Dataset, at: str, answers: dict[str, bool]) -> None:
    assert held(world_data, "fra-cglpl", "visits_unannounced", at) == answers


def test_at_the_seminar_the_law_of_2018_does_not_hold_yet(world_data: Dataset) -> None:
    assert held(world_data, "mar-cndh", "model", "seminar") == {}
    assert held(world_data, "mar-cndh", "model", "2018-03-01") == {"nhri": True}


@pytest.mark.parametrize(
    ("at", "certain"),
    [
        ("2015-12-31", None),
        ("2016-01-01", False),
        ("2016-12-30", False),
        ("2016-12-31", True),
        ("2018-06-01", True),
        ("2018-06-02", False),
        ("2018-06-30", False),
        ("2018-07-01", None),
    ],
)
def test_between_the_days_that_a_partial_date_may_mean_a_rule_holds_perhaps(
    world: Path, at: str, certain: bool | None
) -> None:
    add_fact(
        world, "fra-cglpl", "term_years", "7", unit="years", basis="practice", valid_from="2016", valid_to="2018-06"
    )
    assert held(load(world), "fra-cglpl", "term_years", at).get("7") is certain


def test_what_started_on_an_unknown_day_holds_for_certain_from_the_day_it_is_attested(world_data: Dataset) -> None:
    """One interview refused in practice, attested in December 2015."""
    assert held(world_data, "fra-cglpl", "private_interviews", "2015-12-30")["no"] is False
    assert held(world_data, "fra-cglpl", "private_interviews", "2015-12-31")["no"] is True


def test_what_is_not_attested_holds_for_certain_once_its_source_is_published(world: Path) -> None:
    cells = {"basis": "described", "source": "report-fr-2014", "note": "Not of guards."}
    add_fact(world, "fra-cglpl", "private_interviews", "partly", **cells)
    data = load(world)
    assert held(data, "fra-cglpl", "private_interviews", "2015-03-09")["partly"] is False
    assert held(data, "fra-cglpl", "private_interviews", "2015-03-10")["partly"] is True


def test_what_has_no_date_at_all_holds_for_certain_only_when_it_was_coded(world: Path) -> None:
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", basis="law", source="page-undated")
    data = load(world)
    assert held(data, "mar-cndh", "term_years", "2019") == {"5": False}
    assert held(data, "mar-cndh", "term_years", "today") == {"5": True}


def test_an_undated_rule_does_not_hold_before_the_mechanism_may_have_been_designated(world: Path) -> None:
    """Mali's ombudsman was designated on some day of November 2014."""
    assert held(load(world), "mli-cndh", "model", "2014-10-31") == {}
    assert held(load(world), "mli-cndh", "model", "2014-11-01") == {"ombuds": False}


def test_of_several_designations_the_earliest_opens_the_time_of_undated_rules(world: Path) -> None:
    add_fact(world, "mli-cndh", "designation_date", "2013-05-02", basis="published")
    assert held(load(world), "mli-cndh", "model", "2013-05-01") == {}
    assert held(load(world), "mli-cndh", "model", "2013-05-02") == {"ombuds": False}


def test_a_rule_with_a_beginning_holds_before_designation(world_data: Dataset) -> None:
    assert held(world_data, "fra-cglpl", "model", "2008-01-01") == {"new_specialised": True}


def test_an_undated_rule_attested_before_designation_holds_from_the_day_it_is_attested(world: Path) -> None:
    add_fact(world, "mli-cndh", "term_years", "4", unit="years", basis="law", attested="2010-03-01")
    data = load(world)
    assert held(data, "mli-cndh", "term_years", "2010-02-28") == {}
    assert held(data, "mli-cndh", "term_years", "2010-03-01") == {"4": True}


def test_no_rule_of_a_mechanism_holds_after_its_end(world_data: Dataset) -> None:
    """Mali's ombudsman ended on 6 July 2016."""
    assert held(world_data, "mli-cndh", "visits_unannounced", "2016-07-06") == {"yes": True}
    assert held(world_data, "mli-cndh", "visits_unannounced", "2016-07-07") == {}


def test_within_the_days_that_an_end_may_mean_a_rule_holds_perhaps(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "ended", "2016")
    data = load(world)
    assert held(data, "mli-cndh", "visits_unannounced", "2016-01-01") == {"yes": True}
    assert held(data, "mli-cndh", "visits_unannounced", "2016-06-01") == {"yes": False}
    assert held(data, "mli-cndh", "visits_unannounced", "2017-01-01") == {}


def test_the_end_of_a_mechanism_does_not_prolong_a_rule_that_ended_before(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mli-cndh,visits_unannounced"), "valid_to", "2015-06-01")
    assert held(load(world), "mli-cndh", "visits_unannounced", "2015-06-02") == {}


@pytest.mark.parametrize(("at", "certain"), [("2008-06-30", None), ("2008-07-01", False), ("2008-07-31", True)])
def test_an_event_holds_perhaps_from_the_first_day_it_may_mean_and_for_certain_from_the_last(
    world_data: Dataset, at: str, certain: bool | None
) -> None:
    assert held(world_data, "fra-cglpl", "operational_since", at).get("2008-07") is certain


def test_a_budget_holds_once_its_year_has_begun(world_data: Dataset) -> None:
    assert held(world_data, "fra-cglpl", "budget_total", "2013-12-31") == {}
    assert held(world_data, "fra-cglpl", "budget_total", "2014-01-01") == dict.fromkeys(
        ["4000000", "3700000.50", "3900000"], True
    )


def test_a_count_holds_once_its_period_has_ended(world_data: Dataset) -> None:
    assert held(world_data, "fra-cglpl", "visits_total", "2008-12-30") == {}
    assert held(world_data, "fra-cglpl", "visits_total", "2008-12-31") == {"60": True}
    assert "150" not in held(world_data, "fra-cglpl", "visits_total", "2014-12-30")
    assert held(world_data, "fra-cglpl", "visits_total", "2014-12-31")["150"] is True


# What was known at a date


def test_what_was_published_later_was_not_known(world_data: Dataset) -> None:
    """The amendment of May 2014 is known from a report of 10 March 2015."""
    assert held(world_data, "fra-cglpl", "visits_unannounced", "2015", known="2015-03-09") == {}
    assert held(world_data, "fra-cglpl", "visits_unannounced", "2015", known="2015-03-10") == {"yes": True}


def test_a_source_of_a_month_is_known_from_its_last_day(world_data: Dataset) -> None:
    assert "20" not in held(world_data, "fra-cglpl", "staff_total", "2017", known="2016-02-28")
    assert "20" in held(world_data, "fra-cglpl", "staff_total", "2017", known="2016-02-29")


def test_facts_from_undated_sources_are_left_out_of_what_was_known(world_data: Dataset) -> None:
    assert claims(world_data, at="2015", subjects=["mli-cndh"])["source"].unique().tolist() == ["page-undated"]
    assert claims(world_data, at="2015", known="today", subjects=["mli-cndh"]).empty


def test_the_two_clocks_are_apart(world_data: Dataset) -> None:
    """What held in 2014 as known in 2016 differs from what was known in 2014."""
    assert held(world_data, "fra-cglpl", "staff_total", "2014", known="2016") == dict.fromkeys(
        ["25.5", "20", "30"], True
    )
    assert held(world_data, "fra-cglpl", "staff_total", "2014", known="2014") == {}


def test_an_edition_can_stand_for_what_was_known(world_data: Dataset) -> None:
    known = claims(world_data, at="today", known="seminar")
    assert set(known["source"]) == {"law-fr-2007", "report-fr-2014", "treaty-list"}


def test_nothing_is_known_before_it_began_though_its_source_is_older(world: Path) -> None:
    """A consolidated law carries the day of its first wording (31 October 2007), the article read is of May 2012."""
    cells = {"source": "law-fr-2007", "basis": "described", "confidence": "high"}
    add_fact(world, "fra-cglpl", "private_interviews", "no", valid_from="2012-05-14", **cells)
    add_fact(world, "fra-cglpl", "visits_unannounced", "no", attested="2012-05", **cells)
    data = load(world)

    def known_by(indicator: str, known: str) -> bool:
        return "no" in held(data, "fra-cglpl", indicator, "today", known=known)

    assert [known_by("private_interviews", day) for day in ("2012-05-13", "2012-05-14")] == [False, True]
    assert [known_by("visits_unannounced", day) for day in ("2012-05-30", "2012-05-31")] == [False, True]


def test_an_event_is_not_known_before_it_happened(world: Path) -> None:
    add_fact(world, "fra-cglpl", "designation_date", "2010-06", source="law-fr-2007", basis="unspecified")
    data = load(world)
    for known, expected in (("2010-06-29", []), ("2010-06-30", ["2010-06"])):
        found = claims(data, known=known, subjects=["fra-cglpl"])
        assert found.loc[found["indicator"] == "designation_date", "value"].tolist() == expected


def test_what_began_before_its_source_was_published_is_known_since_the_publication(world: Path) -> None:
    """A report of 10 March 2015 tells of a rule of 2015: that the year had not ended then does not make it unknown."""
    add_fact(world, "fra-cglpl", "term_years", "5", unit="years", source="report-fr-2014", valid_from="2015")
    assert held(load(world), "fra-cglpl", "term_years", "2015", known="2015-03-10") == {"6": True, "5": True}


def test_a_budget_published_before_its_year_is_known_once_the_year_has_begun(world: Path) -> None:
    cells = {"unit": "EUR", "basis": "voted", "valid_from": "2016", "valid_to": "2016", "source": "report-fr-2014"}
    add_fact(world, "fra-cglpl", "budget_total", "4200000", **cells)
    data = load(world)
    assert "4200000" not in held(data, "fra-cglpl", "budget_total", "2016", known="2015-12-31")
    assert "4200000" in held(data, "fra-cglpl", "budget_total", "2016", known="2016-01-01")


def test_nothing_about_a_mechanism_is_known_before_the_opcat_was_adopted(world: Path) -> None:
    """18 December 2002, General Assembly resolution 57/199; what is told of a State may be older."""
    for source in ("law-fr-2007", "treaty-list"):
        spoil(world, "sources", line_of("sources", source), "published", "1930-01-01")
    add_fact(world, "fra-cglpl", "term_years", "4", unit="years", source="law-fr-2007", attested="1930")
    add(world, "indicators", "legal_family,state,treaty,text,state,,,,,Law,Droit,قانون,Which?,,")
    add_fact(world, "fra", "legal_family", "Civil law", source="treaty-list", attested="1930")
    data = load(world)
    for known, mechanisms in (("2002-12-17", []), ("2002-12-18", ["fra-cglpl"])):
        found = claims(data, at="today", known=known)
        assert [s for s in found["subject"].unique() if s in data.mechanisms.index] == mechanisms
        assert "fra" in found["subject"].tolist()


def test_what_is_not_a_date_is_refused(world_data: Dataset) -> None:
    with pytest.raises(
        NpmCompareError, match="'yesterday' is not a date: write it as 2015-05-12, 12 May 2015, 2015-05 or 2015"
    ):
        claims(world_data, at="yesterday")


def test_where_nothing_holds_the_tables_are_empty_and_have_their_columns(world_data: Dataset) -> None:
    nothing = select(world_data, at="1900")
    assert nothing.empty
    assert {"value", "certain", "period", "others", "disputed"} <= set(nothing.columns)
    assert lead(world_data, nothing).empty


def test_the_data_are_not_changed_by_a_choice(world_data: Dataset) -> None:
    before = world_data.facts.copy()
    lead(world_data, select(world_data, every_period=True))
    pd.testing.assert_frame_equal(world_data.facts, before)


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


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param({"confidence": "low"}, {"confidence": "high", "valid_from": "2016"}, id="certain before perhaps"),
        pytest.param({"confidence": "high"}, {"confidence": "medium", "source": "law-fr-2007"}, id="confidence first"),
        pytest.param({"confidence": "medium"}, {"source": "law-fr-2007"}, id="medium before low"),
        pytest.param({"source": "report-fr-2014"}, {}, id="an older report before the newer press"),
        pytest.param({"source": "treaty-list"}, {"source": "report-fr-2014"}, id="United Nations before a report"),
        pytest.param({"source": "gazette-ma-2018"}, {"source": "law-fr-2007"}, id="of two laws the newest"),
        pytest.param({"source": "page-dated"}, {"source": "page-undated"}, id="dated before undated"),
        pytest.param({"value": "5"}, {"value": "7", "locator": "art. 1"}, id="order of values"),
        pytest.param(
            {"source": "law-fr-2007"}, {"source": "law-fr-2007-b", "locator": "art. 1"}, id="order of sources"
        ),
        pytest.param({"locator": "art. 1"}, {"locator": "art. 2", "valid_from": "2008-01-01"}, id="order of locators"),
        pytest.param({"valid_from": "2008-01-01"}, {"valid_to": "2029"}, id="order of beginnings"),
        pytest.param({"valid_to": "2029"}, {}, id="order of ends"),
    ],
)
@pytest.mark.parametrize("first", ["better", "worse"])
def test_one_row_is_chosen_by_the_rule_whatever_the_order_of_rows(
    world: Path, better: dict[str, str], worse: dict[str, str], first: str
) -> None:
    add(world, "sources", "page-dated,web_page,A page,,,2009,https://page.example/2,en,,")
    add(world, "sources", f"law-fr-2007-b,law{LAST_SOURCE}")
    add_fact(world, "fra-cglpl", "legal_instrument", "Loi", basis="law", source="law-fr-2007-b")
    add_fact(world, "fra-cglpl", "legal_instrument", "Loi", basis="law", source="page-dated")
    for cells in (better, worse) if first == "better" else (worse, better):
        add_fact(world, "fra-cglpl", "term_years", **{"value": "5", **TERM, **cells})
    rows = chosen(load(world), "fra-cglpl", "term_years", at="2016-06-01")
    (row,) = rows[rows["basis"] == "practice"].to_dict("records")
    assert {column: row[column] for column in better} == better
    assert row["others"] == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param("2009-06-01", "2008-06-13", id="the later"),
        pytest.param("2008-06-13", "2008-06", id="the more precise"),
        pytest.param("2008-06", "2008", id="a month before its year"),
        pytest.param("2008-01-01", "2008", id="the first day of a year before the year"),
        pytest.param("2009", "2008-06-13", id="a later year before an earlier day"),
    ],
)
@pytest.mark.parametrize("first", ["better", "worse"])
def test_a_tie_of_dates_goes_to_the_later_and_the_more_precise(
    world: Path, better: str, worse: str, first: str
) -> None:
    for value in (better, worse) if first == "better" else (worse, better):
        add_fact(world, "mli-cndh", "designation_date", value, basis="published")
    rows = chosen(load(world), "mli-cndh", "designation_date")
    assert rows.loc[rows["basis"] == "published", "value"].tolist() == [better]


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


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_in_the_table_does_not_matter(world_data: Dataset, seed: int) -> None:
    facts = world_data.facts.sample(frac=1, random_state=seed, ignore_index=True)
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


@pytest.mark.parametrize(("value", "differ"), [("150.0", False), ("150.00", False), ("150", False), ("151", True)])
def test_equal_numbers_are_one_answer_however_they_are_published(world: Path, value: str, differ: bool) -> None:
    year = {"unit": "visits", "basis": "year", "valid_from": "2016", "valid_to": "2016"}
    for text, source in ((value, "press-fr-2016"), ("150", "report-fr-2014")):
        add_fact(world, "fra-cglpl", "visits_total", text, source=source, **year)
    data = load(world)
    rows = select(data, at="2016-12-31", subjects=["fra-cglpl"])
    rows = rows[(rows["indicator"] == "visits_total") & (rows["basis"] == "year")]
    assert told(rows, "others", "disputed") == [(1, differ)]
    every = claims(data, at="2016-12-31", subjects=["fra-cglpl"]).query("period == '2016/2016'")
    assert disputed(every).tolist() == [differ, differ]


def test_sources_that_differ_are_counted_and_disputed(world_data: Dataset) -> None:
    rows = chosen(world_data, "fra-cglpl", "staff_total")
    assert told(rows, "basis", "value", "others", "disputed") == [
        ("fte", "25.5", 1, True),
        ("headcount", "30", 0, False),
    ]


def test_sources_that_agree_are_counted_and_not_disputed(world: Path) -> None:
    add_fact(world, "fra-cglpl", "model", "new_specialised", basis="law")
    assert told(chosen(load(world), "fra-cglpl", "model"), "others", "disputed") == [(1, False)]


@pytest.mark.parametrize(
    ("dates", "disputed"),
    [
        (["2008-06"], False),
        (["2008"], False),
        (["2008", "2008-06"], False),
        (["2008-06-14"], True),
        (["2008-07"], True),
        (["2008", "2009"], True),
    ],
)
def test_a_date_agrees_with_a_less_precise_form_of_it(world: Path, dates: list[str], disputed: bool) -> None:
    """France's inspector was designated on 13 June 2008."""
    for date in dates:
        add_fact(world, "fra-cglpl", "designation_date", date, basis="published")
    rows = chosen(load(world), "fra-cglpl", "designation_date")
    assert told(rows, "value", "others", "disputed") == [("2008-06-13", len(dates), disputed)]


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


@pytest.mark.parametrize("better", ["law", "described", "practice"])
def test_a_bill_is_never_chosen_over_a_law_its_description_or_practice(world: Path, better: str) -> None:
    add_fact(
        world,
        "mar-cndh",
        "private_interviews",
        "no",
        basis=better,
        attested="2019",
        source="page-undated",
        note="Said so.",
    )
    cells = {"basis": "bill", "confidence": "high", "source": "gazette-ma-2018", "note": "Not of guards."}
    add_fact(world, "mar-cndh", "private_interviews", "partly", **cells)
    assert led(load(world), "mar-cndh", "private_interviews") == [("no", better)]


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
    add_fact(
        world,
        "fra-cglpl",
        "visits_total",
        "90",
        unit="visits",
        basis="partial",
        valid_from="2015-01",
        valid_to="2015-06",
        note="Half a year.",
    )
    add_fact(
        world, "fra-cglpl", "visits_total", "400", unit="visits", basis="cumulative", valid_from="2013", valid_to="2015"
    )
    assert led(load(world), "fra-cglpl", "visits_total") == [("150", "year")]


def test_a_part_of_a_year_is_shown_where_no_full_year_is_known(world_data: Dataset) -> None:
    assert led(world_data, "fra-cglpl", "visits_total", at="2009") == [("60", "partial")]


def test_the_example_of_the_manual_is_true_of_the_published_data() -> None:
    """`data/README.md`, section 9: staff of France's mechanism in 2008, 15 full-time equivalents or 20."""
    rows = chosen(load(), "fra-cglpl", "staff_total", at="2008", every_period=True)
    told_in_2008 = rows[(rows["basis"] == "fte") & (rows["period"] == "2008/2008")]
    assert told(told_in_2008, "value", "disputed") == [("15", True)]


# Of what a fact speaks


def spoken_of(world: Path, subject: str, **cells: str) -> str:
    """Return of what an answer on private interviews speaks, once it holds."""
    add_fact(world, subject, "private_interviews", "yes", **{"basis": "law", "locator": "art. 99", **cells})
    facts = claims(load(world), at="2025")
    return str(facts.set_index("locator").loc["art. 99", "speaks_of"])


@pytest.mark.parametrize(
    ("subject", "cells", "found"),
    [
        ("mar-cndh", {"valid_from": "2018-03-01", "scope": "institution"}, "institution"),
        ("mar-cndh", {"valid_from": "2011", "scope": "function"}, "function"),
        ("mar-cndh", {"valid_from": "2018-02-28"}, "institution"),
        ("mar-cndh", {"attested": "2017"}, "institution"),
        ("mar-cndh", {"valid_from": "2018"}, ""),
        ("mar-cndh", {}, ""),
        ("mar-cndh", {"valid_from": "2011", "basis": "bill"}, ""),
        ("fra-cglpl", {"valid_from": "2000"}, "function"),
    ],
)
def test_an_answer_speaks_of_what_the_coder_says_or_else_its_age(
    world: Path, subject: str, cells: dict[str, str], found: str
) -> None:
    """Morocco's council was named on 1 March 2018; France's inspector is nothing but the mechanism."""
    assert spoken_of(world, subject, **cells) == found


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

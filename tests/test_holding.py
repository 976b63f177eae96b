"""Which facts hold on a date, for certain or perhaps, and which of them were known by another."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims, lead, select


def held(data: Dataset, subject: str, indicator: str, at: str, known: str | None = None) -> dict[str, bool]:
    """Return the answers that hold on a date, each with whether it does for certain."""
    found = claims(data, at=at, known=known, subjects=[subject])
    found = found[found["indicator"] == indicator]
    return dict(zip(found["value"], found["certain"].tolist(), strict=True))


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


def test_between_the_days_that_a_partial_date_may_mean_a_rule_holds_perhaps(world: Path) -> None:
    cells = {"unit": "years", "basis": "practice", "valid_from": "2016", "valid_to": "2018-06"}
    add_fact(world, "fra-cglpl", "term_years", "7", **cells)
    data = load(world)
    certain = {
        "2015-12-31": None,
        "2016-01-01": False,
        "2016-12-30": False,
        "2016-12-31": True,
        "2018-06-01": True,
        "2018-06-02": False,
        "2018-06-30": False,
        "2018-07-01": None,
    }
    assert {at: held(data, "fra-cglpl", "term_years", at).get("7") for at in certain} == certain


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

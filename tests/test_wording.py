from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import npm_compare as npm
from conftest import add, line_of, spoil
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import ISOLATE, POP, speaking
from npm_compare.views.notes import say_note
from npm_compare.views.showing import html
from npm_compare.views.wording import (
    inside,
    say_basis,
    say_fact,
    say_number,
    say_period,
    say_qualities,
    say_source,
    say_value,
    short_name,
    subject_name,
)


def fact(data: Dataset, indicator: str, **cells: Any) -> dict[str, Any]:
    """Return a certain fact read in the press, with other cells as given."""
    empty = dict.fromkeys(("unit", "basis", "derived", "valid_from", "valid_to", "attested", "note"), "")
    read = {"source": "press-fr-2016", "locator": "para. 9", "confidence": "low", "certain": True, "value": "yes"}
    return {
        "id": "zzzzzz",
        "subject": "mar-cndh",
        "indicator": indicator,
        "timing": data.indicator(indicator)["timing"],
        **empty,
        **read,
        **cells,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("75000000", "75,000,000"),
        ("3700000.50", "3,700,000.50"),
        ("25.5", "25.5"),
        ("0.050", "0.050"),
    ],
)
def test_the_digits_of_a_number_are_grouped_and_its_decimals_kept(text: str, said: str) -> None:
    assert say_number(text) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Text is silent", "text is silent"),
        ("OPCAT ratification", "OPCAT ratification"),
        ("A visiting body", "a visiting body"),
        ("Yes", "yes"),
        ("X", "x"),
        ("", ""),
    ],
)
def test_inside_a_sentence_a_label_loses_its_capital_but_an_acronym_does_not(label: str, said: str) -> None:
    assert inside(label) == said


def test_a_mechanism_is_called_by_its_state_and_acronym(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "acronym", "")
    data = load(world)
    assert short_name(data, "fra-cglpl") == "France INV"
    assert short_name(data, "mli-cndh") == "Mali"
    assert [subject_name(data, name) for name in ("mar", "mar-cndh")] == ["Morocco", "Morocco COU"]


@pytest.mark.parametrize(
    ("indicator", "cells", "said"),
    [
        ("private_interviews", {"value": "not_applicable"}, "Not applicable"),
        ("model", {"value": "nhri"}, "National human rights institution"),
        ("budget_total", {"value": "3700000.50", "unit": "EUR"}, "3,700,000.50 EUR"),
        ("term_years", {"value": "6", "unit": "years"}, "6 years"),
        ("visits_unannounced_share", {"value": "70", "unit": "percent"}, "70%"),
        ("visits_total", {"value": "1150", "unit": "visits"}, "1,150"),
        ("designation_date", {"value": "2014-11"}, "November 2014"),
        ("legal_instrument", {"value": "Loi n° 1"}, "Loi n° 1"),
    ],
)
def test_a_value_is_said_as_its_type_demands(
    world_data: Dataset, indicator: str, cells: dict[str, str], said: str
) -> None:
    assert say_value(world_data, fact(world_data, indicator, **cells)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2014", "2014", "2014"),
        ("2013", "2014", "2013 to 2014"),
        ("2008-07-01", "2008-12-31", "1 July 2008 to 31 December 2008"),
        ("2014", "", "2014"),
    ],
)
def test_a_period_is_its_year_or_both_ends(world_data: Dataset, first: str, last: str, said: str) -> None:
    assert say_period(fact(world_data, "visits_total", valid_from=first, valid_to=last)) == said


def test_a_bound_of_a_figure_is_said_with_it(world: Path) -> None:
    add(world, "codes", "qualifier,more_than,1,more than,plus de,أكثر من,See the manual.")
    add(world, "codes", "qualifier,about,2,about,environ,نحو,See the manual.")
    data = load(world)
    share = fact(data, "visits_unannounced_share", value="80", unit="percent", qualifier="more_than")
    assert say_value(data, share) == "more than 80%"
    budget = fact(data, "budget_total", value="5000000", unit="MAD", qualifier="about")
    assert say_value(data, budget) == "about 5,000,000 MAD"
    assert say_value(data, fact(data, "visits_total", value="40", unit="visits", qualifier="")) == "40"


def test_a_basis_not_established_is_said_where_the_answer_depends_on_it_and_not_of_texts_and_dates(
    world_data: Dataset,
) -> None:
    for indicator in ("private_interviews", "model", "budget_total", "staff_total", "visits_total"):
        assert say_basis(world_data, fact(world_data, indicator)) == "basis not established", indicator
    for indicator in ("legal_instrument", "designation_date", "opcat_ratification"):
        assert say_basis(world_data, fact(world_data, indicator)) == "", indicator


@pytest.mark.parametrize(
    ("indicator", "basis", "said"),
    [
        ("private_interviews", "bill", "bill"),
        ("budget_total", "bill", "draft budget"),
        ("staff_total", "fte", "full-time equivalent"),
    ],
)
def test_a_basis_is_said_in_the_words_of_its_own_list(
    world_data: Dataset, indicator: str, basis: str, said: str
) -> None:
    assert say_basis(world_data, fact(world_data, indicator, basis=basis)) == said


def test_all_that_must_be_read_with_a_value_is_said_in_order(world_data: Dataset) -> None:
    doubtful = fact(
        world_data,
        "visits_total",
        value="12",
        basis="year",
        derived="yes",
        valid_from="2014",
        valid_to="2014",
        certain=False,
        disputed=True,
    )
    assert say_qualities(world_data, doubtful) == "2014, full year, derived, date not established, sources differ"
    assert say_fact(world_data, doubtful) == "12 (2014, full year, derived, date not established, sources differ)"


def test_a_rule_of_the_whole_institution_and_one_from_an_unknown_day_are_shown_as_such(world_data: Dataset) -> None:
    rule = fact(world_data, "private_interviews", basis="law")
    assert say_fact(world_data, {**rule, "speaks_of": "function"}) == say_fact(world_data, rule) == "Yes (law)"
    assert say_fact(world_data, {**rule, "certain": False}) == "Yes (law, date not established)"
    assert say_fact(world_data, {**rule, "speaks_of": "institution"}) == "Yes (law, of the institution)"


def test_a_fact_without_qualities_is_its_value_alone(world_data: Dataset) -> None:
    assert say_fact(world_data, fact(world_data, "operational_since", value="2008-07")) == "July 2008"


def test_the_year_of_a_budget_is_shown(world_data: Dataset) -> None:
    budget = fact(world_data, "budget_total", value="5", unit="MAD", basis="voted", valid_from="2019", valid_to="2019")
    assert say_fact(world_data, budget) == "5 MAD (2019, voted)"


def test_the_dates_of_a_rule_are_not_shown_as_its_year(world_data: Dataset) -> None:
    rule = fact(world_data, "private_interviews", basis="law", valid_from="2018", valid_to="2019")
    assert say_qualities(world_data, rule) == "law"


def test_a_reference_gives_title_locator_publisher_date_and_confidence(world_data: Dataset) -> None:
    read = fact(world_data, "model")
    assert (
        say_source(world_data, read) == "Des chiffres inventés, para. 9, Invented Times, February 2016, low confidence"
    )
    undated = say_source(world_data, {**read, "source": "page-undated", "confidence": "medium"})
    assert undated == "Invented page on two mechanisms, para. 9, Invented Society, undated, medium confidence"
    report = say_source(world_data, {**read, "source": "report-fr-2014"})
    assert ", Invented Inspector, 10 March 2015, " in report


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"valid_from": "2018-03-01"}, "Holds from 1 March 2018."),
        ({"valid_from": "2007", "valid_to": "2014-05-27"}, "Holds from 2007 to 27 May 2014."),
        ({"attested": "2015-12"}, "Attested December 2015, start not established."),
        ({"attested": "2015", "note": "A comment."}, "Attested 2015, start not established. A comment."),
    ],
)
def test_a_note_says_for_which_time_a_rule_is_attested_and_ends_with_the_comment(
    world_data: Dataset, cells: dict[str, str], said: str
) -> None:
    note = say_note(world_data, fact(world_data, "private_interviews", **cells))
    assert note == f"Des chiffres inventés, para. 9, Invented Times, February 2016, low confidence. {said}"


@pytest.mark.parametrize(
    ("source", "valid_to", "said"),
    [
        ("press-fr-2016", "", "Attested February 2016, start not established."),
        ("report-fr-2014", "", "Attested 10 March 2015, start not established."),
        ("report-fr-2014", "2015-07", "Attested 10 March 2015, start not established, until July 2015."),
        ("page-undated", "", "Attested at coding, start not established."),
        ("page-undated", "2015-07", "Attested at coding, start not established, until July 2015."),
    ],
)
def test_an_undated_fact_is_attested_when_its_source_appeared_and_at_coding_only_if_that_is_unknown(
    world_data: Dataset, source: str, valid_to: str, said: str
) -> None:
    note = say_note(world_data, fact(world_data, "private_interviews", source=source, valid_to=valid_to))
    assert note.endswith(f", low confidence. {said}")


def test_the_note_of_a_figure_or_an_event_has_no_time_of_validity(world_data: Dataset) -> None:
    for indicator in ("visits_total", "designation_date"):
        note = say_note(world_data, fact(world_data, indicator, valid_from="2014", valid_to="2014", note="A comment."))
        assert note.endswith("low confidence. A comment.")


def test_a_fact_is_said_in_french_with_the_label_date_and_separators_of_the_language(world_data: Dataset) -> None:
    budget = fact(
        world_data, "budget_total", value="3700000.50", unit="EUR", basis="bill", valid_from="2019-07", valid_to="2020"
    )
    with speaking("fr"):
        said = say_fact(world_data, budget)
    assert said.startswith("3\u202f700\u202f000,50\u00a0euros (juillet 2019 ")
    assert said.endswith(" 2020, projet de budget)")


def test_in_arabic_the_acronym_of_a_mechanism_keeps_its_direction(world_data: Dataset) -> None:
    """What follows a name, a number in brackets say, would else be drawn into the run from left to right."""
    with speaking("ar"):
        assert short_name(world_data, "mar-cndh") == f"المغرب {ISOLATE}COU{POP}"
        assert subject_name(world_data, "mar") == "المغرب"


RESULTS: dict[str, Callable[[Dataset], object]] = {
    "comparison": lambda data: npm.compare("fra", "powers", at="2014", data=data),
    "assessment": lambda data: npm.assess("fra", at="2014", data=data),
    "options": lambda data: npm.options(at="2014", data=data),
    "figures": lambda data: npm.figures("fra", at="2014", data=data),
    "decisions": lambda data: npm.decide("mar", at="2014", data=data),
    "profile": lambda data: npm.profile("fra", at="2014", data=data),
    "answers drawn": lambda data: npm.charts.matrix(npm.compare("fra", "powers", at="2014", data=data)).measure,
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_year_means_its_last_day_and_is_said_so(world_data: Dataset, name: str) -> None:
    """Nobody can say what holds “on 2014”."""
    found = RESULTS[name](world_data)
    said = found if isinstance(found, str) else html(found)
    assert "31 December 2014" in said
    assert not re.search(r"\b[Oo]n 2014\b", said)

from __future__ import annotations

from pathlib import Path

from conftest import add_fact, line_of, spoil
from npm_compare.analysis.changes import changes
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking


def test_an_amended_rule_has_changed(world_data: Dataset) -> None:
    """France's act was amended on 28 May 2014."""
    assert changes("fra-cglpl", "2014-05-27", "2014-05-28", data=world_data).to_dict("records") == [
        {
            "mechanism": "fra-cglpl",
            "indicator": "Unannounced visits",
            "before": "Partly (law)",
            "after": "Yes (law)",
            "kind": "changed",
            "source": "report-fr-2014",
            "locator": "annex 1",
        }
    ]


def test_what_is_known_only_later_is_first_known_and_not_changed(world_data: Dataset) -> None:
    found = changes("mar-cndh", "seminar", data=world_data)
    assert found[["indicator", "before", "after", "kind"]].to_numpy().tolist() == [
        ["Unannounced visits", "not known", "Text is silent (law)", "first known"],
        ["Private interviews", "not known", "Yes (bill, as of 2016)", "first known"],
        ["NPM model", "not known", "National human rights institution (law)", "first known"],
    ]


def test_what_is_not_known_any_more_keeps_the_source_of_the_earlier_answer(world_data: Dataset) -> None:
    """Mali's ombudsman ended on 6 July 2016."""
    found = changes("mli-cndh", "2016-07-06", "2016-07-07", data=world_data)
    assert found[["indicator", "after", "kind", "source", "locator"]].to_numpy().tolist() == [
        ["Unannounced visits", "not known", "no longer known", "page-undated", "line 9"],
        ["NPM model", "not known", "no longer known", "page-undated", "line 8"],
    ]


def test_figures_and_events_are_left_out(world_data: Dataset) -> None:
    asked = ["resources", "activity", "founding"]
    found = changes("fra-cglpl", "2008-06-12", "2016-12-31", asked, data=world_data)
    assert found.empty
    assert found.columns.tolist() == ["mechanism", "indicator", "before", "after", "kind", "source", "locator"]


def test_the_same_answer_from_another_source_is_no_change(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    spoil(world, "mechanism_facts", line, "valid_to", "2013-12-31")
    add_fact(world, "fra-cglpl", "private_interviews", "yes", basis="described", valid_from="2014-01-01")
    assert changes("fra-cglpl", "2013-12-31", "2014-01-01", data=load(world)).empty


def test_a_group_is_that_of_both_dates_together(world_data: Dataset) -> None:
    """Mali stood for Africa at the seminar, Morocco stands for it today."""
    found = changes("africa", "seminar", "today", ["model"], data=world_data)
    assert found[["mechanism", "kind"]].to_numpy().tolist() == [
        ["mli-cndh", "no longer known"],
        ["mar-cndh", "first known"],
    ]


def test_silence_that_becomes_a_no_is_a_change(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,visits_unannounced"), "valid_to", "2020-12-31")
    add_fact(world, "mar-cndh", "visits_unannounced", "no", basis="law", valid_from="2021-01-01")
    found = changes("mar-cndh", "2020", "2021", ["powers"], data=load(world))
    assert found[["before", "after", "kind"]].to_numpy().tolist() == [["Text is silent (law)", "No (law)", "changed"]]


def test_questions_and_answers_that_changed_are_in_the_language_spoken(world_data: Dataset) -> None:
    """The columns keep their names, for those who work on with the table."""
    with speaking("fr"):
        found = changes("mar-cndh", "seminar", data=world_data)
    assert found.columns.tolist() == ["mechanism", "indicator", "before", "after", "kind", "source", "locator"]
    assert found["indicator"].tolist() == ["Visites inopinées", "Entretiens en privé", "Modèle de MNP"]
    assert set(found["before"]) == {"inconnu"}

from __future__ import annotations

from pathlib import Path

from conftest import add_fact, line_of, spoil
from npm_compare.analysis.changes import CHANGE_COLUMNS, changes
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.display import show
from npm_compare.views.language import speaking

SHORT = ["indicator", "before", "before_basis", "after", "after_basis", "kind"]


def test_an_amended_rule_has_changed(world_data: Dataset) -> None:
    """France's act was amended on 28 May 2014."""
    found = changes("fra-cglpl", "2014-05-27", "2014-05-28", data=world_data)
    assert found[[*SHORT, "source", "locator"]].to_numpy().tolist() == [
        ["visits_unannounced", "partly", "law", "yes", "law", "changed", "report-fr-2014", "annex 1"]
    ]


def test_what_is_known_only_later_is_first_known_and_not_changed(world_data: Dataset) -> None:
    found = changes("mar-cndh", "seminar", data=world_data)
    assert found[SHORT].to_numpy().tolist() == [
        ["visits_unannounced", "not_known", "", "silent", "law", "first_known"],
        ["private_interviews", "not_known", "", "yes", "bill", "first_known"],
        ["model", "not_known", "", "nhri", "law", "first_known"],
    ]
    assert found["after_as_of"].tolist() == ["", "2016", ""]


def test_what_is_not_known_any_more_keeps_the_source_of_the_earlier_answer(world_data: Dataset) -> None:
    """Mali's ombudsman ended on 6 July 2016."""
    found = changes("mli-cndh", "2016-07-06", "2016-07-07", data=world_data)
    assert found[["indicator", "after", "kind", "source", "locator"]].to_numpy().tolist() == [
        ["visits_unannounced", "not_known", "no_longer_known", "page-undated", "line 9"],
        ["model", "not_known", "no_longer_known", "page-undated", "line 8"],
    ]


def test_figures_and_events_are_left_out(world_data: Dataset) -> None:
    asked = ["resources", "activity", "founding"]
    found = changes("fra-cglpl", "2008-06-12", "2016-12-31", asked, data=world_data)
    assert found.empty
    assert tuple(found.columns) == CHANGE_COLUMNS
    assert show(found, data=world_data).words.empty


def test_the_same_answer_from_another_source_is_no_change(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    spoil(world, "mechanism_facts", line, "valid_to", "2013-12-31")
    add_fact(world, "fra-cglpl", "private_interviews", "yes", basis="described", valid_from="2014-01-01")
    assert changes("fra-cglpl", "2013-12-31", "2014-01-01", data=load(world)).empty


def test_a_group_is_that_of_both_dates_together(world_data: Dataset) -> None:
    """Mali stood for Africa at the seminar, Morocco stands for it today."""
    found = changes("africa", "seminar", "today", ["model"], data=world_data)
    assert found[["mechanism", "kind"]].to_numpy().tolist() == [
        ["mli-cndh", "no_longer_known"],
        ["mar-cndh", "first_known"],
    ]


def test_silence_that_becomes_a_no_is_a_change(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,visits_unannounced"), "valid_to", "2020-12-31")
    add_fact(world, "mar-cndh", "visits_unannounced", "no", basis="law", valid_from="2021-01-01")
    found = changes("mar-cndh", "2020", "2021", ["powers"], data=load(world))
    assert found[["before", "after", "kind"]].to_numpy().tolist() == [["silent", "no", "changed"]]


def test_questions_and_answers_that_changed_are_shown_in_words_with_their_basis(world_data: Dataset) -> None:
    found = changes("mar-cndh", "seminar", data=world_data)
    assert show(found, data=world_data).words.iloc[1].to_dict() == {
        "Mechanism": "Morocco COU",
        "Question": "Private interviews",
        "Before": "not known",
        "After": "Yes (bill, as of 2016)",
        "Kind": "first known",
        "Source": "Invented Times (2016)",
        "Place in the source": "para. 5",
    }
    few = show(found.query("indicator == 'model'"), columns=["indicator", "after"], data=world_data).words
    assert few.to_numpy().tolist() == [["NPM model", "National human rights institution (law)"]]


def test_the_table_is_the_same_in_every_language_and_its_words_are_not(world_data: Dataset) -> None:
    english = changes("mar-cndh", "seminar", data=world_data)
    with speaking("fr"):
        found = changes("mar-cndh", "seminar", data=world_data)
        shown = show(found, data=world_data).words
    assert found.to_csv() == english.to_csv()
    assert shown.iloc[:, 1].tolist() == ["Visites inopinées", "Entretiens en privé", "Modèle de MNP"]
    assert set(shown.iloc[:, 2]) == {"inconnu"}

"""Words are found in three languages, however they are spelt; whole words first, labels before notes."""

from __future__ import annotations

import pandas as pd
import pytest

from conftest import line_of
from npm_compare.analysis.search import PLACES, excerpt, search
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset


def names(found: pd.DataFrame) -> list[str]:
    return found["name"].tolist()


@pytest.mark.parametrize("words", ["unannounced", "INOPINEES", "visites inopinées", "معلنه", "غير مُعلنة"])
def test_a_question_is_found_by_its_label_in_any_language(world_data: Dataset, words: str) -> None:
    assert "visits_unannounced" in names(search(words, "questions", data=world_data))


def test_every_word_must_be_found(world_data: Dataset) -> None:
    assert names(search("invented inspector", "sources", data=world_data)) == ["report-fr-2014"]
    assert search("invented elephant", data=world_data).empty


def test_a_result_says_what_it_is_and_where_it_stands(world_data: Dataset) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,no")
    found = search("refused", data=world_data)
    assert found.to_dict("list") == {
        "kind": ["notes"],
        "name": ["fra-cglpl private_interviews"],
        "where": [f"mechanism_facts.csv:{line}"],
        "excerpt": ["One interview refused."],
    }


@pytest.mark.parametrize(
    ("words", "kind", "name", "where"),
    [
        (
            "Loi inventée",
            "facts",
            "fra-cglpl legal_instrument",
            f"mechanism_facts.csv:{line_of('mechanism_facts', 'fra')}",
        ),
        ("Times", "sources", "press-fr-2016", f"sources.csv:{line_of('sources', 'press')}"),
        ("ميزانيه خاصه", "requirements", "spt_budget", f"requirements.csv:{line_of('requirements', 'spt')}"),
        ("lieu de detention", "terms", "place of detention", f"glossary.csv:{line_of('glossary', 'place')}"),
    ],
)
def test_facts_sources_requirements_and_terms_are_searched(
    world_data: Dataset, words: str, kind: str, name: str, where: str
) -> None:
    first = search(words, data=world_data).iloc[0]
    assert (first["kind"], first["name"], first["where"]) == (kind, name, where)


def test_the_label_of_a_coded_answer_finds_the_fact(world_data: Dataset) -> None:
    assert names(search("nouvelle institution spécialisée", "facts", data=world_data)) == ["fra-cglpl model"]


def test_the_state_helps_to_find_a_fact_but_does_not_find_every_fact_of_it(world_data: Dataset) -> None:
    assert names(search("maroc 75000000", "facts", data=world_data)) == ["mar-cndh budget_total"]
    assert search("maroc", "facts", data=world_data).empty


def test_whole_words_come_before_parts_and_labels_before_definitions(world_data: Dataset) -> None:
    found = names(search("visit", "questions", data=world_data))
    assert found[:2] == [
        "visits_total",
        "spt_visit",
    ]  # one is called “Visits”; the others have “visits” in a longer name
    assert set(found) >= {"visits_total", "visits_unannounced", "visits_unannounced_share"}
    kinds = search("interviews", data=world_data)["kind"].tolist()
    assert kinds == ["questions", "requirements", "notes"]  # the note has “interview”


def test_a_row_that_is_found_twice_is_listed_once(world_data: Dataset) -> None:
    found = search("private interviews", "requirements", data=world_data)
    assert names(found) == ["opcat_private"]


def test_only_the_places_asked_for_are_searched(world_data: Dataset) -> None:
    assert set(search("private", data=world_data)["kind"]) == {"questions", "requirements"}
    assert set(search("private", ["requirements"], data=world_data)["kind"]) == {"requirements"}


def test_a_wrong_place_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no place to search 'sorces'\. Did you mean sources\?"):
        search("x", "sorces", data=world_data)


@pytest.mark.parametrize("words", ["", "  ", "…", []])
def test_a_search_for_nothing_is_refused(world_data: Dataset, words: str | list[str]) -> None:
    with pytest.raises(NpmCompareError) as refused:
        search(words, data=world_data)
    assert refused.value.message.rule == "nothing_to_search"


def test_a_search_without_result_is_an_empty_table_with_the_same_columns(world_data: Dataset) -> None:
    assert list(search("elephant", data=world_data).columns) == ["kind", "name", "where", "excerpt"]


def test_an_excerpt_shows_the_word_and_says_that_something_is_left_out() -> None:
    text = f"{'before ' * 40}Ligature cœur here {'after ' * 40}".strip()
    shown = excerpt(text, ["coeur"])
    assert "cœur" in shown
    assert shown[0] == shown[-1] == "…"
    assert len(shown) < 200
    assert excerpt("short", ["short"]) == "short"


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_the_published_data_can_be_searched(place: str) -> None:
    assert not search("a", place).empty

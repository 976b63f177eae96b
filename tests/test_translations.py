"""What coders wrote in English is shown in French and Arabic where it is translated; where it is not, it is marked as English."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from npm_compare.analysis.decisions import decide
from npm_compare.analysis.likeness import like
from npm_compare.base.errors import Problem
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.coders import ANALYST, coded, coded_cell, named_in_words, placed, translation
from npm_compare.views.decision_arguments import SPOKEN, argued
from npm_compare.views.display import html, show, table
from npm_compare.views.language import speaking
from npm_compare.views.notes import say_note

RULE = "With exceptions."


@pytest.mark.parametrize(("language", "said"), [("en", RULE), ("fr", "Avec des exceptions."), ("ar", "مع استثناءات.")])
def test_a_text_that_is_translated_is_shown_in_the_language_spoken(
    world_data: Dataset, language: str, said: str
) -> None:
    with speaking(language):
        assert coded(world_data, RULE) == said


@pytest.mark.parametrize(("language", "marked"), [("en", False), ("fr", True), ("ar", True)])
def test_a_text_without_a_translation_stands_in_english_and_is_marked_so(
    world_data: Dataset, language: str, marked: bool
) -> None:
    with speaking(language):
        assert "At night only." in coded(world_data, "At night only.")
        assert (coded(world_data, "At night only.") != "At night only.") is marked
        assert coded(world_data, "") == ""


def of_translations(folder: Path) -> list[Problem]:
    return [problem for problem in check_sheets(read_folder(folder)) if problem.file == "translations.csv"]


def test_the_checker_tells_of_a_translation_whose_text_was_changed(world: Path) -> None:
    assert not of_translations(world)
    path = world / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(RULE, "With some exceptions."), encoding="utf-8")
    (told,) = of_translations(world)
    assert told.severity == "notice"
    assert told.message.rule == "translation_of_nothing"
    with speaking("fr"):
        assert not translation(load(world), "With some exceptions.")


@pytest.mark.parametrize(("french", "told"), [("Dès 18 528, à 2,5 %", 0), ("Dès 18 528, à 2 %", 1), ("", 0)])
def test_a_number_that_the_translation_lost_is_told_whatever_parts_its_digits(
    world: Path, french: str, told: int
) -> None:
    indicators, path = world / "indicators.csv", world / "translations.csv"
    for file in (indicators, path):
        text = file.read_text(encoding="utf-8").replace(RULE, '"From 18,528 at 2.5 %"')
        file.write_text(text.replace("Avec des exceptions.", f'"{french}"'), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("مع استثناءات.", "من 18528 بنسبة 2.5%"), encoding="utf-8")
    problems = of_translations(world)
    assert [problem.rule for problem in problems] == ["translation_without_number"] * told
    assert {problem.column for problem in problems} <= {"text_fr"}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_nearly_every_note_on_the_four_cases_and_the_likeliest_peers_of_morocco_is_translated(language: str) -> None:
    """A new one may come first and its translation later: until then it is marked as English."""
    data = load()
    for subject in {"mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm", *like("mar-cndh", number=10)["mechanism"]}:
        own = data.facts["subject"].isin([subject, data.mechanism(subject)["state"]])
        assert_translated(data, set(data.facts.loc[own, "note"]), language)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_nearly_every_definition_and_rule_and_what_was_said_on_morocco_is_translated(language: str) -> None:
    data = load()
    assert_translated(data, {*data.indicators["definition"], *data.indicators["partly"]}, language)
    said = data.remarks[data.remarks["subject"].isin(["mar", "mar-cndh"])]
    wanted = data.debate[data.debate["state"] == "mar"]
    assert_translated(data, {*said["remark"], *said["note"], *wanted["position"], *wanted["note"]}, language)
    assert_translated(data, set(data.assumptions["note"]), language)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_nearly_all_of_who_else_visits_the_studies_and_the_remarks_is_translated(language: str) -> None:
    data = load()
    visits, studies = data.visitors, data.studies
    assert_translated(
        data, {*visits["body"], *visits["legal_basis"], *visits["powers"], *visits["frequency"]}, language
    )
    assert_translated(data, {*studies["method"], *studies["finding"], *studies["limit"]}, language)
    assert_translated(data, {*data.remarks["remark"], *data.remarks["note"], *visits["note"]}, language)


def assert_translated(data: Dataset, texts: set[str], language: str) -> None:
    with speaking(language):
        lacking = [text for text in texts - {""} if not translation(data, text)]
    assert len(lacking) < len(texts) / 10, lacking


@pytest.mark.parametrize(("language", "marks"), [("en", 0), ("fr", 1), ("ar", 1)])
def test_a_remark_without_a_translation_is_marked_as_english_wherever_it_is_shown(
    world_data: Dataset, language: str, marks: int
) -> None:
    frame = pd.DataFrame({"body": ["SPT", "SPT"], "remark": [RULE, "At night only."]})
    with speaking(language):
        shown = show(frame, data=world_data)
        page = html(shown)
        assert shown.words.to_string().count("[EN]") == marks
        assert page.count('<span lang="en" dir="ltr">[EN] ') == marks
        assert ("[EN]" in table(shown).foot) == bool(marks)
        assert (RULE in page) == (language == "en")
        assert "[EN]" not in html(show(frame.head(1), data=world_data))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_was_said_of_a_decision_of_morocco_is_in_the_language_spoken(language: str) -> None:
    with speaking(language):
        said = [str(one) for d in decide("mar-cndh").decisions for spoke in SPOKEN for one in argued(load(), d, spoke)]
    assert said
    assert "[EN]" not in " ".join(said)


def test_a_range_of_the_analyst_is_told_in_the_language_spoken_and_is_no_text_of_a_coder(world_data: Dataset) -> None:
    with speaking("fr"):
        assert coded(world_data, ANALYST) != ANALYST
        assert not coded_cell(world_data, ANALYST).coded


def test_the_note_behind_a_value_is_in_the_language_spoken() -> None:
    data = load()
    (fact,) = data.facts[data.facts["id"] == "ygrs33"].assign(timing="event").to_dict("records")
    with speaking("fr"):
        assert say_note(data, fact).endswith("Date du dahir")


@pytest.mark.parametrize(("language", "said"), [("en", RULE), ("fr", "Avec des exceptions.")])
def test_a_name_and_a_place_are_said_as_translated_and_stay_unmarked_without(
    world_data: Dataset, language: str, said: str
) -> None:
    with speaking(language):
        assert named_in_words(world_data, RULE) == placed(world_data, RULE) == said
        assert named_in_words(world_data, "SPT") == "SPT"
        assert placed(world_data, "note A") in ("note A", "\u2068note A\u2069")

"""The briefing deck of the data that come with the package: what every slide must have, in three languages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from npm_compare import findings
from npm_compare.facts.dataset import load
from npm_compare.reports.presentation import HEAD, fits
from npm_compare.reports.slides import SLIDES, deck
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES

Decks = dict[str, list[Any]]


@pytest.fixture(scope="module")
def decks() -> Decks:
    """Return the slides in each language."""
    made = {}
    for language in LANGUAGES:
        with speaking(language):
            made[language] = list(Presentation(io.BytesIO(deck(at="seminar"))).slides)
    return made


def described(slide: Any) -> list[str]:
    """Return the alternative texts of the charts and pictures of a slide."""
    named = (shape._element.xpath(".//p:cNvPr")[0] for shape in slide.shapes)
    return [one.get("descr") for one in named if one.get("descr")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deck_has_eight_slides_each_with_a_title_of_its_own_version_and_notes(decks: Decks, language: str) -> None:
    slides = decks[language]
    assert len(slides) == SLIDES == 8
    assert len({slide.shapes.title.text_frame.text for slide in slides}) == SLIDES
    for slide in slides:
        title = slide.shapes.title.text_frame.text
        notes = slide.notes_slide.notes_text_frame.text
        assert title
        assert notes.startswith(f"{title}\n\n")
        assert len(notes) > len(title) + 10
        assert load().version_with_digest in "".join(
            shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_and_picture_is_described_and_the_notes_carry_the_description(decks: Decks, language: str) -> None:
    shown = [
        slide for slide in decks[language] if any(shape.has_chart or shape.shape_type == 13 for shape in slide.shapes)
    ]
    assert len(shown) == 5
    for slide in shown:
        (words,) = described(slide)
        assert f"\n\n{words}" in slide.notes_slide.notes_text_frame.text  # the list of many sources may follow


def test_the_deck_ends_in_the_decisions_that_press_most(decks: Decks) -> None:
    (*_, decisions, _) = decks["en"]
    text = "\n".join(shape.text_frame.text for shape in decisions.shapes if shape.has_text_frame)
    assert all(one in text for one in findings.pressing("mar-cndh", at="seminar").sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_is_longer_than_its_room(decks: Decks, language: str) -> None:
    for slide in decks[language]:
        title = slide.shapes.title.text_frame
        size = title.paragraphs[0].runs[0].font.size.pt
        assert fits(title.text, HEAD, size=size, bold=True), title.text


def test_names_labels_and_dates_are_in_the_language_of_the_deck(decks: Decks) -> None:
    def words(language: str) -> str:
        frames = (shape.text_frame for slide in decks[language] for shape in slide.shapes if shape.has_text_frame)
        return "\n".join(frame.text for frame in frames)

    assert "Maroc CNDH" in words("fr")
    assert "12 mai 2015" in words("fr")
    assert "المغرب" in words("ar")
    assert "Morocco" not in words("fr") + words("ar")

"""The briefing deck of the data that come with the package: what every slide must have, in three languages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from PIL import Image
from pptx import Presentation

import npm_compare as npm
from npm_compare import findings
from npm_compare.facts.dataset import SEMINAR, load
from npm_compare.reports.presentation import HEAD, Deck, fits
from npm_compare.reports.slides import SLIDES, deck
from npm_compare.views.charts.chart import Chart
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES
from test_headlines import WORDS, numbers, words_of

Decks = dict[str, list[Any]]
Letters = list[tuple[float, str]]
"""Of each picture placed on a slide how large its smallest letters are there, in points, and its title."""


@pytest.fixture(scope="module")
def made() -> tuple[Decks, dict[str, Letters]]:
    """Return the slides in each language, and the letters of the pictures on them."""
    decks, letters = {}, {}
    for language in LANGUAGES:
        with speaking(language), measuring() as letters[language]:
            decks[language] = list(Presentation(io.BytesIO(deck(at="seminar"))).slides)
    return decks, letters


@contextmanager
def measuring() -> Iterator[Letters]:
    """Measure the letters of every picture that is placed on a slide meanwhile."""
    drawn: Letters = []
    place = Deck._picture

    def measured(self: Deck, slide: Any, chart: Any, box: Any) -> Any:
        inside = [text for plot in chart.figure.axes for text in plot.findobj(Text)]
        least = min(text.get_fontsize() for text in inside if text.get_text().strip() and text.get_visible())
        found = place(self, slide, chart, box)
        drawn.append((least * slide.shapes[-1].width / 914_400 / chart.figure.get_figwidth(), chart.title))
        return found

    dot = io.BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "png")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Deck, "_picture", measured)
        patch.setattr(Chart, "picture", lambda chart, dots: dot.getvalue())  # what it shows: test_presentation.py
        yield drawn


@pytest.fixture(scope="module")
def decks(made: tuple[Decks, dict[str, Letters]]) -> Decks:
    """Return the slides in each language."""
    return made[0]


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
    if language == "en":
        decided, asked = (slide.notes_slide.notes_text_frame.text for slide in slides[-2:])
        assert decided.endswith("The rule is this project’s (table recommendations.csv). It is not legal advice.")
        assert asked.endswith("requirements met are conformity with standards, not effectiveness.")
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


@pytest.mark.parametrize(
    ("asker", "language", "at"),
    [
        *(("mar-cndh", language, SEMINAR) for language in LANGUAGES),
        *((asker, "fr", "today") for asker in ("mar-cndh", "tun-inpt")),
    ],
)
def test_titles_are_as_short_as_headlines_and_no_slide_repeats_a_headline(
    decks: Decks, asker: str, language: str, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As known at the seminar and today: one finding, no list of dates and counts. French has the longest words."""
    monkeypatch.setattr(Deck, "_picture", lambda *_: Element("picture"))  # its words alone are read
    with speaking(language):
        slides = decks[language] if at == SEMINAR else list(Presentation(io.BytesIO(deck(asker))).slides)
        heads = {findings.headline(report, asker, at=at).head for report in OF_THE_DECK}
        titles = [slide.shapes.title.text_frame.text for slide in slides]
        said = {shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame}
        lengths = {title: len(words_of(title)) for title in titles}
    assert [title for title, length in lengths.items() if length > WORDS] == []
    assert [title for title in titles if len(numbers(title)) > 3] == []
    assert not heads & said


OF_THE_DECK = ("01", "03", "06", "13")
"""The reports whose headlines are spoken, in the notes, and stand on no slide."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_is_longer_than_its_room(decks: Decks, language: str) -> None:
    for slide in decks[language]:
        title = slide.shapes.title.text_frame
        size = title.paragraphs[0].runs[0].font.size.pt
        assert fits(title.text, HEAD, size=size, bold=True), title.text


WIDE_TITLES: dict[str, Callable[[], npm.charts.Chart]] = {
    "matrix": lambda: npm.charts.matrix(npm.compare(["mar-cndh", "africa"], "powers"), asker="mar-cndh"),
    "bars": lambda: npm.charts.bars(npm.figures(["mar-cndh", "seminar"], "budget_total")),
}


@pytest.mark.parametrize("name", WIDE_TITLES)
def test_an_arabic_title_keeps_its_room_in_the_widest_letters_that_replace_those_of_the_slide(name: str) -> None:
    """LibreOffice sets Arabic in DejaVu Sans where Arial has no Arabic letters: the title would run over the measure."""
    with speaking("ar"):
        made = Deck(npm.load())
        made.chart(WIDE_TITLES[name]())
    title = made.file.slides[0].shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    letters = FontProperties(family="DejaVu Sans", weight="bold", size=size)
    lines = [""]
    for word in title.text_frame.text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        wide = text_to_path.get_text_width_height_descent(longer, letters, ismath=False)[0] / 72
        lines = [*lines[:-1], longer] if wide <= title.width / 914_400 - 0.2 else [*lines, word]
    assert len(lines) > 1
    assert 1.17 * size * len(lines) * 12_700 <= title.height


def sizes(slide: Any) -> list[float]:
    """Return the sizes in points of every text of a slide, and of every label of its charts."""
    runs = [run for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs for run in p.runs]
    native = [shape.chart.font.size.pt for shape in slide.shapes if shape.has_chart]
    return [*(run.font.size.pt for run in runs), *native]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_slide_can_be_read_from_the_last_row(decks: Decks, language: str) -> None:
    """At least 14 points: titles, measures, sources, and the labels, keys and axes of charts that can be edited."""
    for slide in decks[language]:
        assert min(sizes(slide)) >= 14, slide.shapes.title.text_frame.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_a_picture_are_as_large_on_its_slide(
    made: tuple[Decks, dict[str, Letters]], language: str
) -> None:
    """The smallest letters of its figure, enlarged as the picture is, have 14 points too."""
    letters = made[1][language]
    assert len(letters) == 5
    assert [one for one in letters if one[0] < 14] == []


LARGE: dict[str, Callable[[], npm.charts.Chart]] = {
    "tiles": lambda: npm.charts.tiles("mar-cndh"),
    "trend": lambda: npm.charts.trend(npm.figures(["mar-cndh", "seminar", "tun-inpt"], "visits_total")),
    "strip": lambda: npm.charts.strip(npm.compare("mar,seminar", ["powers", "protection"])),
    "prisons": lambda: npm.charts.prisons(npm.figures("all", "visits_prison")),
    "counted": lambda: npm.charts.counted(npm.figures("mar-cndh,all", "visits_total")),
}


@pytest.mark.parametrize(
    ("name", "language", "pages"),
    [("tiles", "ar", 1), ("trend", "fr", 2), ("strip", "ar", 2), ("prisons", "fr", 3), ("counted", "fr", 4)],
)
def test_charts_of_many_go_on_on_further_slides_in_letters_of_the_same_size(
    name: str, language: str, pages: int
) -> None:
    """In Arabic, or in French, which has the longest words."""
    with measuring() as letters, speaking(language):
        Deck(npm.load()).chart(LARGE[name]())
    assert len(letters) == pages
    assert [one for one in letters if one[0] < 14] == []


def test_the_map_of_a_group_is_cropped_to_it_beside_its_key() -> None:
    """Drawn as a part of the world, Africa filled the lower third of a slide."""
    plot = npm.charts.tiles(group="africa").figure.axes[0]
    whole = npm.charts.tiles().figure.axes[0]
    named = [text for text in plot.texts if len(text.get_text()) == 3]
    rows = [text.get_position()[1] for text in named]
    (bottom, top) = plot.get_ylim()
    assert max(rows) - min(rows) + 1 > 0.6 * (bottom - top)
    assert plot.get_xlim()[1] - plot.get_xlim()[0] < whole.get_xlim()[1] - whole.get_xlim()[0]
    key = max(text.get_position()[0] for text in plot.texts if len(text.get_text()) > 3)
    assert key < min(text.get_position()[0] for text in named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_of_words_are_full(decks: Decks, language: str) -> None:
    """Three findings, three decisions with who acts, what must be known first: in 20 points at least, to the foot."""
    slides = decks[language]
    for slide in (slides[0], slides[6], slides[7]):
        boxes = [shape for shape in slide.shapes if shape.has_text_frame][2:]
        assert max(box.top + box.height for box in boxes) > 0.8 * 6_858_000
        assert sum(size >= 20 for size in sizes(slide)) >= 7  # title, three numbers, three points


def test_names_labels_and_dates_are_in_the_language_of_the_deck(decks: Decks) -> None:
    def words(language: str) -> str:
        frames = (shape.text_frame for slide in decks[language] for shape in slide.shapes if shape.has_text_frame)
        return "\n".join(frame.text for frame in frames)

    assert "Maroc CNDH" in words("fr")
    assert "12 mai 2015" in words("fr")
    assert "المغرب" in words("ar")
    assert "Morocco" not in words("fr") + words("ar")

"""A presentation that grows slide by slide, with native charts that can be edited, in the direction of the language.

Texts are set as large as their room allows, by the true width of their letters, so that no title is cut in a language
whose words are longer.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.native import FEW_BARS, INCH, LEAST, POINT, Box, native, rgb, set_letters
from npm_compare.reports.office import clockless, timeless
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import ASKER, GREY, INK
from npm_compare.views.charts.sources import cite
from npm_compare.views.findings.finding import sentences
from npm_compare.views.language import joined, language, number, right_to_left, say
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.wording import of_which_day, say_document

WIDE, HIGH = 12_192_000, 6_858_000
"""Size of a slide (16:9) in English Metric Units."""

MARGIN, EDGE = 457_200, 152_400
HEAD = (MARGIN, EDGE, WIDE - 2 * MARGIN, 1_100_000)
BODY = (MARGIN, 1_400_000, WIDE - 2 * MARGIN, HIGH - 1_400_000 - 760_000)
"""Left, top, width and height of the most room for a title, and of that for words below it."""

SIZES = (32, 30, 28, 26, 24, 22, 20, 18, 16, LEAST)
"""Sizes of the words of a slide, in points, the largest first."""

LATIN, ARABIC, BOLD_ARABIC = 0.95, 0.83, 0.74
"""The share of a line that words may fill by the width of the letters of charts: those of the slide may be wider.

An office program without Arabic letters in the family of the slide sets them in DejaVu Sans, which in bold is a third wider.
"""

NUMBER = 600_000
"""Room for the number of a point."""


class Deck:
    """A presentation: every slide has a finding, a source line and spoken notes; the foot says if it is about an earlier day."""

    def __init__(self, data: Dataset, at: str = "today") -> None:
        from pptx import Presentation
        from pptx.util import Emu

        self.data = data
        self.edition = say("{edition}.", edition=earlier) if (earlier := of_which_day(data, at)) else ""
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Emu(WIDE), Emu(HIGH)

    def slide(self, finding: str, source: str, *notes: str) -> Any:
        """Add a slide with a finding as title, a source line at the foot and paragraphs of notes; return it."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[5])
        title = slide.shapes.title
        size = largest_size(finding, HEAD, sizes=(26, 24, 22, 20, 18, 16, LEAST), bold=True)
        title.left, title.top, title.width = HEAD[:3]
        title.height = height(finding, HEAD[2], size=size, bold=True)
        _write(title, finding, size, bold=True)
        foot = say(
            "{sources} Data: npm_compare {version}, CC BY 4.0.",
            sources=sentences(self.edition, source),
            version=self.data.version_with_digest,
        ).strip()
        tall = height(foot, HEAD[2], size=LEAST)
        self.text(slide, foot, (MARGIN, HIGH - EDGE - tall, HEAD[2], tall), sizes=(LEAST,))
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n\n".join([finding, *notes])
        _direct(frame.paragraphs)
        return slide

    def text(self, slide: Any, words: str, place: Box = BODY, *, sizes: Sequence[int] = SIZES) -> None:
        """Write a text on a slide, in the largest of the sizes in which it fits its place."""
        _write(slide.shapes.add_textbox(*place), words, largest_size(words, place, sizes=sizes))

    def points(self, slide: Any, points: Sequence[tuple[str, str]]) -> None:
        """Write a few points below each other over the whole body, numbered: what is said large, and beneath it smaller."""
        room = BODY[3] // max(1, len(points))
        side = BODY[2] - NUMBER
        size = next((size for size in SIZES if all(_tall(one, side, size) <= room for one in points)), LEAST)
        for place, (said, beneath) in enumerate(points):
            top = BODY[1] + place * room
            ends = (MARGIN + side, MARGIN) if right_to_left() else (MARGIN, MARGIN + NUMBER)
            digit = slide.shapes.add_textbox(ends[0], top, NUMBER, room)
            _write(digit, number(place + 1), size + 6, bold=True, shade=ASKER)
            tall = height(said, side, size=size)
            self.text(slide, said, (ends[1], top, side, tall), sizes=(size,))
            if beneath:
                where = (ends[1], top + tall, side, room - tall)
                _write(slide.shapes.add_textbox(*where), beneath, max(LEAST, size - 6), shade=GREY)

    def chart(self, chart: Chart, notes: str = "") -> None:
        """Add a slide with a chart: its finding, its measure, its sources; in the notes also what it shows, in words.

        Plain bars are drawn by the office program and can be edited; any other chart is a picture. What is too much for one
        slide goes on on the next.
        """
        pages: list[tuple[Chart, Bars | None]] = [(chart, bars) for bars in (chart.bars.pages() if chart.bars else [])]
        pages = pages or [(part, None) for part in (chart.parts() if chart.parts else [chart])]
        for place, (part, bars) in enumerate(pages, start=1):
            # Translators: “1 of 2”, the place of a slide among those of one chart.
            page = say("{count} of {read}", count=number(place), read=number(len(pages))) if len(pages) > 1 else ""
            self._chart(part, bars, notes, f"{part.measure} {page and f'({page})'}".strip())

    def _chart(self, chart: Chart, bars: Bars | None, notes: str, measure: str) -> None:
        words = described(bars) if bars else chart.description
        foot = cite(self.data, chart.documents, notes=True) if chart.documents else chart.sources
        told = [notes, chart.measure, words, *chart.cautions, _named(chart)]
        slide = self.slide(chart.title, foot, *filter(None, told))
        top, tall = slide.shapes.title.top + slide.shapes.title.height, height(measure, HEAD[2], size=LEAST)
        end = slide.shapes[-1].top
        self.text(slide, measure, (MARGIN, top, HEAD[2], tall), sizes=(LEAST,))
        if bars and bars.beneath:
            end -= (low := height(bars.beneath, HEAD[2], size=LEAST))
            self.text(slide, bars.beneath, (MARGIN, end, HEAD[2], low), sizes=(LEAST,))
        place = (MARGIN, top + tall, HEAD[2], end - top - tall)
        if bars:
            native(slide, bars, place, chart.bars)._element.nvGraphicFramePr.cNvPr.set("descr", words)
        else:
            self._picture(slide, chart, place).set("descr", words)

    def _picture(self, slide: Any, chart: Chart, place: Box) -> Any:
        """Place the figure of a chart as large as it fits, in the middle, and return its properties."""
        width, tall = chart.figure.get_figwidth(), chart.middle[1] - chart.middle[0]
        scale = min(place[2] / width, place[3] / tall)
        size = int(width * scale), int(tall * scale)
        corner = (WIDE - size[0]) // 2, place[1] + (place[3] - size[1]) // 2
        shape = slide.shapes.add_picture(io.BytesIO(chart.picture(220)), *corner, *size)
        return shape._element.nvPicPr.cNvPr

    def content(self) -> bytes:
        """Return the file, the same bytes every time."""
        held = io.BytesIO()
        with clockless():
            self.file.save(held)
        return timeless(held.getvalue())


def largest_size(words: str, place: Box, *, sizes: Sequence[int], bold: bool = False) -> int:
    """Return the largest size in points in which a text fits a place; the smallest of the sizes if it fits in none."""
    return next((size for size in sizes if fits(words, place, size=size, bold=bold)), sizes[-1])


def fits(words: str, place: Box, *, size: int, bold: bool = False) -> bool:
    """Say whether a text set in a size in points fits a place, with a little room for letters of another family."""
    return height(words, place[2], size=size, bold=bold) <= place[3]


def height(words: str, width: int, *, size: int, bold: bool = False) -> int:
    """Return how high a box so wide must be for a text set in a size in points, its inner margins included."""
    spare = (BOLD_ARABIC if bold else ARABIC) if right_to_left() else LATIN
    inches = spare * (width / INCH - 0.2)
    lines = sum(fold(line, size, inches=inches, bold=bold).count("\n") + 1 for line in words.split("\n"))
    return round((1.2 * size * lines + 7.2) * POINT)


def _tall(point: tuple[str, str], width: int, size: int) -> int:
    """Return how high a point is with what stands beneath it, and a little space."""
    said, beneath = point
    return height(said, width, size=size) + (height(beneath, width, size=max(LEAST, size - 6)) if beneath else 0)


def _named(chart: Chart) -> str:
    """Return every source of a chart with its title and address, one a line; empty if none is known by its name."""
    if not chart.documents:
        return ""
    return "\n".join([say("Sources"), *sorted(say_document(chart.data, name) for name in chart.documents)])


def described(bars: Bars) -> str:
    """Return the alternative text of a bar chart: the numbers of each bar; of many bars those of the first and the last."""
    count = len(bars.names)
    shown = range(count) if count < FEW_BARS else (0, count - 1)
    told = say("{bars}.", bars=joined((_described(bars, place) for place in shown), strong=True)) if count else ""
    return f"{told} {bars.beneath}".strip()


def _described(bars: Bars, place: int) -> str:
    """Return a bar in words; one that is not known has a name only."""
    if bars.labels:
        numbers = [joined(texts[place]) for texts in bars.labels.values()]
    else:
        known = ((name, values[place]) for name, values in bars.series.items())
        numbers = [
            say("{label} {number}", label=name, number=number(value)) for name, value in known if value is not None
        ]
    # Translators: what a bar is called, and the numbers that it shows: “France CGLPL – met 19, met in part 9”.
    return say("{bar} – {numbers}", bar=bars.names[place], numbers=joined(numbers)) if numbers else bars.names[place]


def _write(shape: Any, words: str, size: int, *, bold: bool = False, shade: str = INK) -> None:
    """Write a text into a shape, from the side on which the language begins."""
    from pptx.util import Pt

    shape.text_frame.word_wrap = True
    shape.text_frame.text = words
    _direct(shape.text_frame.paragraphs)
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, rgb(shade)
            set_letters(run.font)
            run._r.get_or_add_rPr().set("lang", LANGUAGES[language()].replace("_", "-"))


def _direct(paragraphs: Iterable[Any]) -> None:
    """Let paragraphs begin on the right in a language written from there."""
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "r" if right_to_left() else "l")
        if right_to_left():
            properties.set("rtl", "1")

"""A presentation that grows slide by slide, with native charts that can be edited, in the direction of the language.

Texts are set as large as their room allows, by the true width of their letters, so that no title is cut in a language
whose words are longer.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.office import timeless
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.fonts import OFFICE
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.sources import FEW_SOURCES, cite
from npm_compare.views.language import isolated, joined, language, number, right_to_left, say
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.wording import say_document

WIDE, HIGH = 12_192_000, 6_858_000
"""Size of a slide (16:9) in English Metric Units, 914,400 to the inch, 12,700 to the point."""

INCH, POINT = 914_400, 12_700

MARGIN = 457_200
HEAD = (MARGIN, 228_600, WIDE - 2 * MARGIN, 1_100_000)
MEASURE = (MARGIN, 1_300_000, WIDE - 2 * MARGIN, 420_000)
CHART = (MARGIN, 1_720_000, WIDE - 2 * MARGIN, HIGH - 1_720_000 - 560_000)
BODY = (MARGIN, 1_400_000, WIDE - 2 * MARGIN, HIGH - 1_400_000 - 560_000)
FOOT = (MARGIN, HIGH - 480_000, WIDE - 2 * MARGIN, 380_000)
"""Left, top, width and height of the parts of a slide."""

DARK = 0.25
"""Relative luminance (WCAG 2) below which labels on a shade are white."""

FEW_BARS = 20
"""With so many categories or more, bars carry no labels, and their alternative text names the first and the last."""

Box = tuple[int, int, int, int]


class Deck:
    """A presentation: every slide has a finding, a source line and spoken notes."""

    def __init__(self, data: Dataset) -> None:
        from pptx import Presentation
        from pptx.util import Emu

        self.data = data
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Emu(WIDE), Emu(HIGH)

    def slide(self, finding: str, source: str, *notes: str) -> Any:
        """Add a slide with a finding as title, a source line at the foot and paragraphs of notes; return it."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[5])
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = HEAD
        _write(title, finding, largest_size(finding, HEAD, sizes=(24, 20, 18, 16, 14, 12), bold=True), bold=True)
        foot = say(
            "{sources} Data: npm_compare {version}, CC BY 4.0.", sources=source, version=self.data.version_with_digest
        )
        self.text(slide, foot.strip(), FOOT, sizes=(10, 9, 8))
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n\n".join([finding, *notes])
        _direct(frame.paragraphs)
        return slide

    def text(self, slide: Any, words: str, place: Box = BODY, *, sizes: Sequence[int] = (24, 20, 18, 16, 14)) -> None:
        """Write a text on a slide, in the largest of the sizes in which it fits its place."""
        _write(slide.shapes.add_textbox(*place), words, largest_size(words, place, sizes=sizes))

    def chart(self, chart: Chart, notes: str = "") -> None:
        """Add a slide with a chart: its finding, its measure, its sources; in the notes also what it shows, in words.

        Plain bars are drawn by the office program and can be edited; any other chart is a picture.
        """
        words = described(chart.bars) if chart.bars else chart.description
        foot = cite(self.data, chart.documents, notes=True) if chart.documents else chart.sources
        slide = self.slide(chart.title, foot, *filter(None, (notes, chart.measure, words, _named(chart))))
        self.text(slide, chart.measure, MEASURE, sizes=(12, 11, 10, 9, 8))
        if chart.bars:
            _native(slide, chart.bars)._element.nvGraphicFramePr.cNvPr.set("descr", words)
        else:
            self._picture(slide, chart).set("descr", words)

    def _picture(self, slide: Any, chart: Chart) -> Any:
        """Place the figure of a chart as large as it fits and return its properties."""
        width, height = chart.figure.get_figwidth(), chart.middle[1] - chart.middle[0]
        scale = min(CHART[2] / width, CHART[3] / height)
        size = int(width * scale), int(height * scale)
        shape = slide.shapes.add_picture(io.BytesIO(chart.picture(220)), (WIDE - size[0]) // 2, CHART[1], *size)
        return shape._element.nvPicPr.cNvPr

    def content(self) -> bytes:
        """Return the file, the same bytes every time."""
        held = io.BytesIO()
        self.file.save(held)
        return timeless(held.getvalue())


def largest_size(words: str, place: Box, *, sizes: Sequence[int], bold: bool = False) -> int:
    """Return the largest size in points in which a text fits a place; the smallest of the sizes if it fits in none."""
    return next((size for size in sizes if fits(words, place, size=size, bold=bold)), sizes[-1])


def fits(words: str, place: Box, *, size: int, bold: bool = False) -> bool:
    """Say whether a text set in a size in points fits a place, with a little room for letters of another family."""
    spare = 0.88 if right_to_left() else 0.95  # Arabic letters differ more from one family to another
    width, height = spare * (place[2] / INCH - 0.2), place[3] / POINT - 7.2  # less the inner margins of a text box
    lines = sum(fold(line, size, inches=width, bold=bold).count("\n") + 1 for line in words.split("\n"))
    return 1.2 * size * lines <= height


def _named(chart: Chart) -> str:
    """Return every source of a chart whose foot only counts them, one a line; empty if the foot names them."""
    if len(chart.documents) <= FEW_SOURCES:
        return ""
    return "\n".join([say("Sources"), *sorted(say_document(chart.data, name) for name in chart.documents)])


def described(bars: Bars) -> str:
    """Return the alternative text of a bar chart: the numbers of each bar; of many bars those of the first and the last."""
    count = len(bars.names)
    shown = range(count) if count < FEW_BARS else (0, count - 1)
    return say("{bars}.", bars=joined((_described(bars, place) for place in shown), strong=True))


def _described(bars: Bars, place: int) -> str:
    """Return a bar in words; one that is not known has a name only."""
    known = ((name, values[place]) for name, values in bars.series.items())
    numbers = [say("{label} {number}", label=name, number=number(value)) for name, value in known if value is not None]
    # Translators: what a bar is called, and the numbers that it shows: “France CGLPL – met 19, met in part 9”.
    return say("{bar} – {numbers}", bar=bars.names[place], numbers=joined(numbers)) if numbers else bars.names[place]


def _write(shape: Any, words: str, size: int, *, bold: bool = False) -> None:
    """Write a text into a shape, from the side on which the language begins."""
    from pptx.util import Pt

    shape.text_frame.word_wrap = True
    shape.text_frame.text = words
    _direct(shape.text_frame.paragraphs)
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            _set_letters(run.font)
            run._r.get_or_add_rPr().set("lang", LANGUAGES[language()].replace("_", "-"))


def _direct(paragraphs: Iterable[Any]) -> None:
    """Let paragraphs begin on the right in a language written from there."""
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "r" if right_to_left() else "l")
        if right_to_left():
            properties.set("rtl", "1")


def _set_letters(font: Any) -> None:
    """Set the family of Latin letters and, which office programs keep apart, that of Arabic ones."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    font.name = OFFICE
    font._element.append(parse_xml(f'<a:cs {nsdecls("a")} typeface="{OFFICE}"/>'))


def _native(slide: Any, bars: Bars) -> Any:
    """Place bars on a slide as a chart of the office program."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION

    content = CategoryChartData(number_format=bars.form)
    content.categories = [isolated(name) for name in bars.names]
    for name, values in bars.series.items():
        content.add_series(name, list(values))
    shape = slide.shapes.add_chart(getattr(XL_CHART_TYPE, bars.kind), *CHART, content)
    chart = shape.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_numbers_behind(content, bars.form))
    chart.has_title, chart.has_legend = False, len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _set_text(chart, 13 if len(bars.names) < FEW_BARS else 10)
    _set_axes(chart, across=bars.kind.startswith("BAR"))
    _colour(chart.plots[0], bars.colours, labelled=len(bars.names) < FEW_BARS, single=len(bars.series) == 1)
    return shape


def _numbers_behind(content: Any, form: str) -> bytes:
    """Return the workbook behind a chart; no name in it becomes a formula or a link, as it would in that of python-pptx."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet, look = book.add_worksheet(), book.add_format({"num_format": form})
        for line, category in enumerate(content.categories, start=1):
            sheet.write_string(line, 0, category.label)
        for column, one in enumerate(content, start=1):
            sheet.write_string(0, column, one.name)
            sheet.write_column(1, column, one.values, look)
    return held.getvalue()


def _set_text(chart: Any, size: int) -> None:
    from pptx.util import Pt

    chart.font.size = Pt(size)
    _set_letters(chart.font)
    if right_to_left():
        chart.font._element.getparent().set("rtl", "1")


def _set_axes(chart: Any, *, across: bool) -> None:
    """Hide the axis of numbers, read names from the top; from right to left bars begin, and years run, on the right."""
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.reverse_order = across and right_to_left()
    chart.category_axis.reverse_order = across or right_to_left()


def luminance(shade: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white).

    >>> round(luminance("#ffffff"), 2), round(luminance("#3f76a3"), 2)
    (1.0, 0.17)
    """
    from matplotlib.colors import to_rgb

    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(shade)]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def _colour(plot: Any, colours: Sequence[str], *, labelled: bool, single: bool) -> None:
    from matplotlib.colors import to_hex
    from pptx.dml.color import RGBColor

    plot.gap_width, plot.has_data_labels = 40, labelled
    for one, shade in zip(plot.series, colours, strict=False):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = RGBColor.from_string(to_hex(shade).removeprefix("#").upper())
        one.format.line.color.rgb = RGBColor.from_string("767676")
        if labelled and luminance(shade) < DARK:
            one.data_labels.show_value = True
            one.data_labels.font.color.rgb = RGBColor.from_string("222222" if single else "FFFFFF")

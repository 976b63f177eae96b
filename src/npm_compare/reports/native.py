"""Charts that the office program draws itself: bars with their numbers behind them, which can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from npm_compare.base.directions import POP
from npm_compare.views.charts.chart import Bars
from npm_compare.views.charts.fonts import OFFICE
from npm_compare.views.charts.letters import width_of
from npm_compare.views.charts.look import DARK, GREY, INK, luminance
from npm_compare.views.language import isolated, right_to_left

LEAST = 14
"""The smallest letters of a slide, in points: those of the last row can still read them."""

FEW_BARS = 20
"""With so many categories or more, bars carry no labels, and their alternative text names the first and the last."""

INCH, POINT = 914_400, 12_700
"""English Metric Units to the inch and to the point."""

RIGHT_TO_LEFT = "\u2067"
"""Begins a part of a text that is set from right to left; `POP` ends it."""

TWO_LINES = 2.8
"""How many times as high as its letters a row must be that two lines of words stand behind its bar."""

Box = tuple[int, int, int, int]


def native(slide: Any, bars: Bars, place: Box, whole: Bars | None = None) -> Any:
    """Place bars on a slide as a chart of the office program, on one scale with the `whole` of which they are a part."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION

    content = CategoryChartData(number_format=bars.form)
    content.categories = [isolated(name) for name in bars.names]
    for name, values in bars.series.items():
        content.add_series(name, list(values))
    shape = slide.shapes.add_chart(getattr(XL_CHART_TYPE, bars.kind), *place, content)
    chart = shape.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_numbers_behind(content, bars.form))
    chart.has_title, chart.has_legend = False, len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _set_text(chart, LEAST)
    _set_axes(chart, across=bars.kind.startswith("BAR"))
    _colour(chart.plots[0], bars.colours, labelled=len(bars.names) < FEW_BARS, single=len(bars.series) == 1)
    if bars.labels:
        _write_labels(chart, bars, place, whole or bars)
    return shape


def _write_labels(chart: Any, bars: Bars, place: Box, whole: Bars) -> None:
    """Write words behind the bars, in two lines where rows are high enough, and make the scale so long that they have room."""
    lines = "\n" if place[3] / max(1, len(whole.pages()[0].names)) > TWO_LINES * LEAST * POINT else "   "
    names = max(map(_width, whole.names), default=0)
    for one, texts in zip(chart.plots[0].series, bars.labels.values(), strict=True):
        for point, parts in enumerate(texts):
            _write_label(one.points[point].data_label, "\n".join(map(_directed, _lines(parts, lines))))
    every = [_lines(parts, lines) for texts in whole.labels.values() for parts in texts]
    widest = max((_width(line) for label in every for line in label), default=0)
    most = max((value or 0 for values in whole.series.values() for value in values), default=0) or 1
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = most / max(0.1, 1 - (widest + 0.3) / (place[2] / INCH - names - 0.3))
    _lay_out(chart, names + 0.2, place[2] / INCH)


def _lines(parts: Sequence[str], between: str) -> list[str]:
    return between.join(map(isolated, parts)).split("\n")


def _directed(line: str) -> str:
    """Set a line from right to left where the language is: an office program sets labels from the left, whatever it is told."""
    return f"{RIGHT_TO_LEFT}{line}{POP}" if right_to_left() else line


def _write_label(label: Any, words: str) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    label.position = XL_LABEL_POSITION.OUTSIDE_END
    label.text_frame.text = words
    label.text_frame.word_wrap = False
    for paragraph in label.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "r" if right_to_left() else "l")
        if right_to_left():
            properties.set("rtl", "1")
        for run in paragraph.runs:
            run.font.size = Pt(LEAST)
            set_letters(run.font)


def _lay_out(chart: Any, names: float, width: float) -> None:
    """Give the bars all the room beside their names, which an office program would set narrower: sizes are in inches."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    left, share = (0.0 if right_to_left() else names / width), 1 - names / width
    area = chart._chartSpace.chart.plotArea
    for old in area.findall("{*}layout"):
        area.remove(old)
    sizes = {"xMode": "edge", "yMode": "edge", "x": left, "y": 0.0, "w": share, "h": 1.0}
    marks = "".join(f'<c:{name} val="{value}"/>' for name, value in sizes.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>{marks}</c:manualLayout></c:layout>'
        ),
    )


def _width(words: str) -> float:
    """Return how wide a text is in the smallest letters of a slide, with a little room for those of another family."""
    return width_of(words, LEAST) * (1.2 if right_to_left() else 1.08)


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
    set_letters(chart.font)
    if right_to_left():
        chart.font._element.getparent().set("rtl", "1")


def _set_axes(chart: Any, *, across: bool) -> None:
    """Hide the axis of numbers, read names from the top; from right to left bars begin, and years run, on the right."""
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.reverse_order = across and right_to_left()
    chart.category_axis.reverse_order = across or right_to_left()
    if across:  # an office program would leave out every second name
        _name_every_bar(chart.category_axis._element)


def _name_every_bar(axis: Any) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    after = axis.find("{*}noMultiLvlLbl")
    axis.append(skip) if after is None else after.addprevious(skip)


def _colour(plot: Any, colours: Sequence[str], *, labelled: bool, single: bool) -> None:
    plot.gap_width, plot.has_data_labels = 40, labelled
    for one, shade in zip(plot.series, colours, strict=False):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = rgb(shade)
        one.format.line.color.rgb = rgb(GREY)
        if labelled and luminance(shade) < DARK:
            one.data_labels.show_value = True
            one.data_labels.font.color.rgb = rgb(INK if single else "white")
    if single and len(colours) > 1:
        for place, shade in enumerate(colours):
            fill = plot.series[0].points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(shade)


def rgb(shade: str) -> Any:
    from matplotlib.colors import to_hex
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(to_hex(shade).removeprefix("#").upper())


def set_letters(font: Any) -> None:
    """Set the family of Latin letters and, which office programs keep apart, that of Arabic ones."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    font.name = OFFICE
    font._element.append(parse_xml(f'<a:cs {nsdecls("a")} typeface="{OFFICE}"/>'))

"""The briefing deck: one finding a slide, with its source, native charts that can be edited, and notes for the speaker."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from npm_compare import charts, findings
from npm_compare.archives import timeless
from npm_compare.assessment import MET, NOT_MET, PARTLY, SILENT, assess
from npm_compare.charts.finish import Chart, cite
from npm_compare.charts.time import MODEL_COLOURS
from npm_compare.comparison import compare
from npm_compare.dataset import Dataset, load, records
from npm_compare.durations import durations
from npm_compare.figures import figures
from npm_compare.findings.finding import Finding
from npm_compare.gaps import gaps
from npm_compare.models import models_by_year
from npm_compare.options import options
from npm_compare.selection import claims
from npm_compare.sizing import observed, size
from npm_compare.wording import NOT_KNOWN, short_name

WIDE, HIGH = 12_192_000, 6_858_000
"""Size of a slide (16:9) in English Metric Units, 914,400 to the inch."""

MARGIN = 457_200
BLUES = ("0B3C5D", "5B8DB8", "FFFFFF", "E8C9A0", "D9D9D9")

DARK = ("0B3C5D", "3F76A3")
"""Shades on which labels are white."""

Series = Mapping[str, Sequence[float]]


class Deck:
    """A presentation that grows slide by slide: every slide has a finding, a source line and spoken notes."""

    def __init__(self, data: Dataset) -> None:
        from pptx import Presentation
        from pptx.util import Emu

        self.data = data
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Emu(WIDE), Emu(HIGH)

    def slide(self, finding: str, source: str, notes: str) -> Any:
        """Add a slide with a finding as title, a source line at the foot and notes; return it."""
        from pptx.enum.text import PP_ALIGN

        slide = self.file.slides.add_slide(self.file.slide_layouts[5])
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = MARGIN, 228_600, WIDE - 2 * MARGIN, 1_100_000
        title.text_frame.text = finding
        title.text_frame.word_wrap = True
        _style(title, 24 if len(finding) < 140 else 18, bold=True)
        for paragraph in title.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
        foot = f"{source} Data: npm_compare {self.data.version}, CC BY 4.0."
        self.text(slide, foot, (MARGIN, HIGH - 480_000, WIDE - 2 * MARGIN, 380_000), size=10)
        slide.notes_slide.notes_text_frame.text = f"{finding}\n\n{notes}"
        return slide

    def text(self, slide: Any, words: str, place: tuple[int, int, int, int], *, size: int = 18) -> None:
        """Write a text on a slide."""
        box = slide.shapes.add_textbox(*place)
        box.text_frame.word_wrap = True
        box.text_frame.text = words
        _style(box, size)

    def picture(self, chart: Chart, notes: str, *, title: str) -> None:
        """Add a slide with a chart that has no native form, as a picture with its alternative text."""
        slide = self.slide(title, "Sources: in the picture.", f"{notes}\n\n{chart.alt}")
        held = io.BytesIO()
        chart.figure.savefig(held, format="png", dpi=220)
        width, height = chart.figure.get_size_inches()
        room = (WIDE - 2 * MARGIN, HIGH - 1_350_000 - 520_000)
        scale = min(room[0] / width, room[1] / height)
        left = int((WIDE - width * scale) / 2)
        shape = slide.shapes.add_picture(held, left, 1_350_000, int(width * scale), int(height * scale))
        shape._element.nvPicPr.cNvPr.set("descr", chart.alt)

    def bars(self, finding: Finding, chart: tuple[Sequence[str], Series], source: str, notes: str, **look: Any) -> None:
        """Add a slide with a native bar chart: names of the categories and series of numbers; `look` as in `_native`."""
        slide = self.slide(str(finding), source, notes)
        shape = _native(slide, *chart, **look)
        shape._element.nvGraphicFramePr.cNvPr.set("descr", notes)

    def content(self) -> bytes:
        """Return the file, the same bytes every time."""
        held = io.BytesIO()
        self.file.save(held)
        return timeless(held.getvalue())


def _style(shape: Any, size: int, *, bold: bool = False) -> None:
    from pptx.util import Pt

    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"


def _native(
    slide: Any, names: Sequence[str], series: Series, *, kind: str, colours: Sequence[str] = BLUES, form: str = "0"
) -> Any:
    """Place a native chart on a slide; `kind` is a name of XL_CHART_TYPE, `form` the number format of its labels."""
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Pt

    content = CategoryChartData(number_format=form)
    content.categories = list(names)
    for name, values in series.items():
        content.add_series(name, list(values))
    room = (MARGIN, 1_350_000, WIDE - 2 * MARGIN, HIGH - 1_350_000 - 520_000)
    shape = slide.shapes.add_chart(getattr(XL_CHART_TYPE, kind), *room, content)
    chart = shape.chart
    chart.font.size = Pt(13)
    chart.has_legend = len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if kind.startswith("BAR"):
        chart.category_axis.reverse_order = True
    plot = chart.plots[0]
    plot.gap_width = 40
    plot.has_data_labels = len(names) < 20
    for one, shade in zip(plot.series, colours, strict=False):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = RGBColor.from_string(shade)
        one.format.line.color.rgb = RGBColor.from_string("767676")
        if plot.has_data_labels and shade in DARK:
            one.data_labels.show_value = True
            one.data_labels.font.color.rgb = RGBColor.from_string("FFFFFF" if len(series) > 1 else "222222")
    return shape


def deck(asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None) -> bytes:
    """Return the briefing deck for a mechanism beside its peers, as the bytes of a PPTX file: at most 15 slides.

    Parameters are those of `brief.answer`.
    """
    data = data or load()
    made = Deck(data)
    _opening(made, asker, at)
    _time(made, at)
    _law(made, asker, group, at)
    _means(made, asker, group, at)
    _choice(made, asker, at)
    _closing(made, asker, at)
    return made.content()


def _opening(made: Deck, asker: str, at: str) -> None:
    data = made.data
    name = short_name(data, asker)
    slide = made.slide("National preventive mechanisms against torture, compared", "", f"A talk for {name}.")
    made.text(
        slide, f"For {name}. Situation on {data.edition(at)}.", (MARGIN, 2_400_000, WIDE - 2 * MARGIN, 600_000), size=24
    )
    standing = findings.standing(asker, at=at, data=data)
    state = data.mechanism(asker)["state"]
    source = cite(data, claims(data, at=at, subjects=[state])["source"])
    slide = made.slide("Where the State stands", source, str(standing))
    made.text(slide, str(standing), (MARGIN, 1_600_000, WIDE - 2 * MARGIN, 3_000_000), size=24)


def _time(made: Deck, at: str) -> None:
    data = made.data
    counts = models_by_year(at=at, data=data)
    used = [model for model in counts.columns if counts[model].any()]
    shown = {data.label("model", model): counts[model].tolist() for model in used}
    colours = [MODEL_COLOURS[model].removeprefix("#").upper() for model in used]
    source = cite(data, data.facts.loc[data.facts["indicator"] == "designation_date", "source"])
    years = ([str(year) for year in counts.index], shown)
    notes = "Each column counts the bodies that stood at the end of the year, by model."
    made.bars(findings.models(at=at, data=data), years, source, notes, kind="COLUMN_STACKED", colours=colours)
    waits = durations(at=at, data=data)
    chart = charts.waiting(waits, data=data, title=" ")
    notes = "The curve falls when States designate; the band is where it could lie by chance alone."
    made.picture(chart, notes, title=str(findings.wait(waits, data=data)))


def _law(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    powers = compare([asker, group], ["powers", "dialogue", "protection"], at=at, data=data)
    notes = "A question mark is a gap in what was read, not an answer."
    made.picture(charts.matrix(powers, title=" "), notes, title=str(findings.known_powers(powers)))
    assessment = assess([asker, group], ["opcat", "spt_guidelines"], at=at, data=data)
    chart = charts.against(assessment, columns=2, title=" ")
    made.picture(
        chart, "Conformity with standards, not effectiveness.", title="Requirements of the treaty and of the SPT"
    )
    counts = assessment.counts("law")
    names = [short_name(data, str(mechanism)) for mechanism in counts.index]
    shown = {
        "met": counts[MET].tolist(),
        "met in part": counts[PARTLY].tolist(),
        "not known": counts[NOT_KNOWN].tolist(),
    }
    shown["not met or silent"] = (counts[NOT_MET] + counts[SILENT]).tolist()
    source = cite(data, [fact["source"] for facts in assessment.table["facts"] for fact in facts])
    notes = "What is not known lies between met and not met: the bars are ranges, not ranks."
    made.bars(findings.met(assessment), (names, shown), source, notes, kind="BAR_STACKED")


def _means(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    visits = figures([asker, group], "visits_total", at=at, data=data)
    newest = visits.latest()[::-1]
    names = [f"{short_name(data, f['subject'])} {f['year']}" for f in records(newest)]
    source = cite(data, [*newest["source"], *newest["denominator_source"]])
    shown = {"visits per 1,000 prisoners": newest["rate"].round(2).tolist()}
    notes = "The rate depends as much on the number of prisoners as on the number of visits."
    made.bars(findings.latest_rates(visits), (names, shown), source, notes, kind="BAR_CLUSTERED", form="0.00")
    sizing, others = size(data.mechanism(asker)["state"], data=data), observed(asker, at=at, data=data)
    notes = str(findings.against_others(sizing, others))
    made.picture(charts.sizes(sizing, others, title=" "), notes, title=str(findings.needed(sizing)))


def _choice(made: Deck, asker: str, at: str) -> None:
    data = made.data
    found = options(at=at, data=data)
    result = found.acceptability()
    names = [found.label(option) for option in found.options]
    shown = {f"rank {rank}": (100 * result.ranks[rank]).round(0).tolist() for rank in range(1, len(names) + 1)}
    subjects = [name for members in found.members.values() for name in members]
    source = cite(data, claims(data, at=at, subjects=subjects)["source"])
    notes = "Share of draws in percent, over all weightings of the criteria and all that is not known."
    shades = ("0B3C5D", "3F76A3", "8FB4D1", "CFDFEA", "F1F1F1")
    made.bars(findings.robust(found, result), (names, shown), source, notes, kind="BAR_STACKED_100", colours=shades)
    made.picture(
        charts.ranges(found, title=" "), notes, title="What mechanisms of each model have, as far as it is known"
    )


def _closing(made: Deck, asker: str, at: str) -> None:
    data = made.data
    lacking = findings.lacking(assess(asker, at=at, data=data), asker)
    source = cite(data, claims(data, at=at, subjects=[asker])["source"])
    slide = made.slide(f"What is known to be lacking: {short_name(data, asker)}", source, str(lacking))
    made.text(slide, str(lacking), (MARGIN, 1_600_000, WIDE - 2 * MARGIN, 3_600_000), size=20)
    queue = records(gaps(asker, at=at, number=3, data=data))
    slide = made.slide(
        "What to find out first", "Sources: the facts that are missing have none.", "The research queue."
    )
    lines = "\n".join(f"{row['missing']} – {row['where_to_look']}" for row in queue)
    made.text(slide, lines, (MARGIN, 1_400_000, WIDE - 2 * MARGIN, 4_400_000), size=14)
    reading = (
        "Law: the text was read; described: somebody else describes it; practice: what is done.\nNot known is never a no.\n"
        "Requirements met are conformity with standards, not effectiveness.\nThe facts were coded with machine help and "
        "have not been reviewed by a lawyer of each country."
    )
    slide = made.slide("How to read these slides", "", reading)
    made.text(slide, reading, (MARGIN, 1_600_000, WIDE - 2 * MARGIN, 3_600_000), size=20)

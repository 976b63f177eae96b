"""The one way in which every chart is finished: finding as title, measure, sources, data version, alternative text."""

from __future__ import annotations

import base64
import io
import itertools
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from npm_compare import fonts
from npm_compare.charts.letters import fold, height_of
from npm_compare.charts.mirror import mirror
from npm_compare.facts.dataset import Dataset
from npm_compare.language import joined, right_to_left, say, say_many
from npm_compare.terminal import wrapped
from npm_compare.wording import say_citation
from npm_compare.writing import ending_of, write_whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

INK, GREY, PALE = "#222222", "#767676", "#d9d9d9"
COLOURS = {"mar-cndh": "#b4003c", "fra-cglpl": "#0078be", "mli-cndh": "#c98200", "mdv-hrcm": "#45256b"}
OTHERS = "#b8b8b8"
"""Morocco in one strong colour, the seminar's cases in fixed ones; every other mechanism is grey.

They differ in lightness as well, so that they can be told apart in grey print and by colour-blind readers.
"""

WIDTH = 7.2
"""Width of a chart on a page, in inches."""

DPI = 170
"""Points to the inch of a picture: sharp on a page and on a slide."""

FEW_SOURCES = 5
"""So many sources are named at the foot of a chart; more are counted there, and named in the notes of its slide."""

KEEP = "NPM_COMPARE_CHARTS"
"""Environment variable: the beginning of the names under which a report keeps every chart that a notebook shows."""

_numbers = itertools.count(1)

SETTINGS: Any = {
    "font.family": list(fonts.FAMILIES),
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": INK,
    "svg.hashsalt": "npm_compare",
    "svg.fonttype": "path",
    "text.parse_math": False,
}


ENDINGS = (".png", ".svg", ".pdf", ".pptx")
"""Endings of the names of files to which a chart can be written."""


@dataclass(frozen=True, eq=False)
class Bars:
    """The numbers of a chart that an office program can draw itself.

    Names of the bars from the top or from the left, numbers of each series with its colour; `kind` is a name of
    XL_CHART_TYPE, `form` the number format of the labels.
    """

    names: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    colours: Sequence[str]
    kind: str
    form: str = "0;-0;"


@dataclass(frozen=True, eq=False)
class Chart:
    """A finished chart: shows itself in JupyterLab with its alternative text, and saves itself.

    `title`, `measure`, `description` and `sources` are what is written around the figure and told of it; `middle` is where,
    in inches from the foot, the figure without them lies; `bars` are its numbers where they are plain bars,
    `documents` the names of its sources, for the notes of a slide.
    """

    figure: Figure
    data: Dataset
    title: str
    measure: str
    description: str
    sources: str
    middle: tuple[float, float]
    bars: Bars | None = None
    documents: tuple[str, ...] = ()

    @property
    def alt(self) -> str:
        """The alternative text: the finding, what is seen, the sources."""
        return f"{self.title} {self.description} {self.sources}"

    def save(self, path: str | Path) -> Path:
        """Write the chart to a PNG, SVG, PDF or PPTX file, by the ending of the name: the same bytes every time.

        A PNG carries the alternative text as its description. A PPTX file has one slide with the finding as its title, the
        sources at its foot and notes for the speaker; plain bars can be edited in it.

        Raises
        ------
        WrongEnding
            If the name ends otherwise.
        """
        import matplotlib as mpl

        ending = ending_of(path, ENDINGS)
        if ending == ".pptx":
            from npm_compare.reports.presentation import Deck  # a slide stands on charts, not the other way round

            made = Deck(self.data)
            made.chart(self)
            return write_whole(path, made.content())
        metadata = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}, ".png": {"Description": self.alt}}
        held = io.BytesIO()
        with mpl.rc_context(SETTINGS):  # the names inside an SVG come from the salt
            self.figure.savefig(held, format=ending[1:], dpi=DPI, metadata=metadata.get(ending))
        return write_whole(path, held.getvalue())

    def slide(self, path: str | Path) -> Path:
        """Write the chart to a PNG of a slide's shape (16:9, 2560 by 1440 points), as large as it fits."""
        from PIL import Image, PngImagePlugin

        width, height = self.figure.get_size_inches()
        held = io.BytesIO()
        self.figure.savefig(held, format="png", dpi=min(2560 / width, 1440 / height))
        page = Image.new("RGB", (2560, 1440), "white")
        picture = Image.open(held).convert("RGB")
        page.paste(picture, ((2560 - picture.width) // 2, (1440 - picture.height) // 2))
        description = PngImagePlugin.PngInfo()
        description.add_text("Description", self.alt)
        whole = io.BytesIO()
        page.save(whole, format="png", pnginfo=description)
        return write_whole(path, whole.getvalue())

    def picture(self, dots: int) -> bytes:
        """Return a PNG of the figure without title, measure and foot, which stand beside it on a slide."""
        from matplotlib.transforms import Bbox

        held, (bottom, top) = io.BytesIO(), self.middle
        inside = Bbox([[0, bottom], [self.figure.get_figwidth(), top]])
        self.figure.savefig(held, format="png", dpi=dots, bbox_inches=inside)
        return held.getvalue()

    def __repr__(self) -> str:
        return wrapped(self.alt)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        held = io.BytesIO()
        self.figure.savefig(held, format="png", dpi=DPI, metadata={"Description": self.alt})
        if os.environ.get(KEEP):
            place = f"{os.environ[KEEP]}-{next(_numbers):02}"
            Path(f"{place}.png").write_bytes(held.getvalue())
            self.save(f"{place}.svg")
        encoded = base64.b64encode(held.getvalue()).decode()
        return {"image/png": encoded, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}


def canvas(
    height: float, columns: int = 1, *, width: float = WIDTH, share_x: bool = False, share_y: bool = False
) -> tuple[Figure, list[Axes]]:
    """Return an empty figure and its plots in one row, on shared axes or not; `finish` closes it. Sizes are in inches."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as NewFigure

    fonts.register()
    with mpl.rc_context(SETTINGS):
        figure = NewFigure(figsize=(width, height), dpi=DPI, layout="constrained")
        plots = figure.subplots(1, columns, sharex=share_x, sharey=share_y, squeeze=False)[0]
    return figure, list(plots)


def finish(
    figure: Figure,
    data: Dataset,
    *,
    title: str,
    measure: str,
    sources: str | Iterable[str],
    alt: str,
    bars: Bars | None = None,
) -> Chart:
    """Give a chart its title (the finding), its measure with unit and year, its sources (in words or by name), and close it."""
    import matplotlib as mpl
    from matplotlib.text import Text

    documents = () if isinstance(sources, str) else tuple(dict.fromkeys(name for name in sources if name))
    sources = sources if isinstance(sources, str) else cite(data, documents)
    foot = say("{sources} Data: npm_compare {version}, CC BY 4.0.", sources=sources, version=data.version)
    for text in figure.findobj(Text):
        text.set_fontfamily(SETTINGS["font.family"])
        text.set_parse_math(False)  # a dollar sign in the data begins no formula
    if right_to_left():
        mirror(figure)
    with mpl.rc_context(SETTINGS):
        headline = _line(figure, title, 12, bold=True)
        below = _line(figure, measure, 9)
        last = _line(figure, foot, 7)
        top, bottom = sum(height for _, height in (headline, below)) + 0.14, last[1] + 0.1
        whole = figure.get_figheight() + top + bottom
        figure.set_figheight(whole)
        engine = figure.get_layout_engine()
        assert engine is not None
        engine.set(rect=(0, bottom / whole, 1, 1 - (top + bottom) / whole))  # type: ignore[call-arg]
        headline[0].set_y(1 - 0.04 / whole)
        below[0].set_y(1 - (0.08 + headline[1]) / whole)
        last[0].set(y=0.04 / whole, verticalalignment="bottom")
        figure.draw_without_rendering()  # the layout is found once, and holds for every form of the chart
        figure.set_layout_engine("none")
    return Chart(figure, data, title, measure, alt, sources, (bottom, whole - top), bars, documents)


def _line(figure: Figure, text: str, size: float, *, bold: bool = False) -> tuple[Text, float]:
    """Write a text as wide as the figure, to be placed later, and return it with its height in inches."""
    width = 0.97 * (figure.get_figwidth() - 0.2)  # a little room, since letters on a screen are set wider than on paper
    folded = fold(text, size, bold=bold, inches=width)
    weight, ink = ("bold", INK) if bold else ("normal", GREY)
    x, side = (0.99, "right") if right_to_left() else (0.01, "left")
    line = figure.text(x, 0, folded, fontsize=size, fontweight=weight, color=ink, ha=side, va="top", linespacing=1.1)
    return line, height_of(line)


def cite(data: Dataset, names: Iterable[str], *, notes: bool = False) -> str:
    """Say from which sources a chart is drawn: each one where they are few, else how many, and where they are named.

    That is beside each value in the table, or, with `notes`, in the notes of the slide.

    >>> from npm_compare import load
    >>> cite(load(), ["wb_pop_2026", "wb_pop_2026"])
    'Sources: World Bank (2026).'
    """
    distinct = list(dict.fromkeys(name for name in names if name))
    if len(distinct) > FEW_SOURCES:
        kinds = Counter(data.label("source_kind", data.source(name)["kind"]) for name in distinct)
        # Translators: a kind of source and how many there are, such as “Press 20”.
        counted = joined(say("{kind} {number}", kind=kind, number=count) for kind, count in kinds.most_common())
        if notes:
            return say_many(
                "Sources: {count} document, named in the notes of this slide. {kinds}.",
                "Sources: {count} documents, each named in the notes of this slide. {kinds}.",
                len(distinct),
                kinds=counted,
            )
        return say_many(
            "Sources: {count} document, named beside its value in the table. {kinds}.",
            "Sources: {count} documents, each named beside its value in the table. {kinds}.",
            len(distinct),
            kinds=counted,
        )
    if not distinct:
        return say("Sources: none, since nothing is known.")
    listed = joined(dict.fromkeys(say_citation(data, name) for name in distinct), strong=True)
    return say("Sources: {sources}.", sources=listed)


def heading(data: Dataset, mechanism: str, *, inches: float) -> str:
    """Return the name of a mechanism at the head of a column so wide: the State, and the acronym on a line of its own."""
    row = data.mechanism(mechanism)
    state = fold(data.state(row["state"])["name"], 9, bold=True, inches=inches)
    return f"{state}\n{row['acronym']}".strip()


def colour(mechanism: str) -> str:
    """Return the fixed colour of a mechanism."""
    return COLOURS.get(mechanism, OTHERS)


def ink(mechanism: str) -> str:
    """Return the colour of a text about a mechanism: its fixed colour, or plain ink."""
    return COLOURS.get(mechanism, INK)

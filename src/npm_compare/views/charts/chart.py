"""A finished chart: what it is made of, how it shows itself, its content as a picture."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.look import DPI, settings
from npm_compare.views.terminal import wrapped

if TYPE_CHECKING:
    from matplotlib.figure import Figure


MOST_BARS = 15
"""So many bars stand on one slide: of more, the letters would be too small."""


@dataclass(frozen=True, eq=False)
class Bars:
    """The numbers of a chart that an office program can draw itself.

    Names of the bars from the top or from the left, numbers of each series with its colour; a single series may have a colour
    for each bar. `kind` is a name of XL_CHART_TYPE, `form` the number format of the labels. `labels` are written behind the bars
    of a series instead of its numbers, in the language spoken: what stands on the first line, and what is behind it. `beneath`
    says in one line what has no bar.
    """

    names: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    colours: Sequence[str]
    kind: str
    form: str = "0;-0;"
    labels: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    beneath: str = ""

    def pages(self) -> list[Bars]:
        """Return the bars in parts of about the same length, of which each can be read on a slide."""
        count = len(self.names)
        number = max(1, -(-count // MOST_BARS)) if self.kind.startswith("BAR") else 1
        ends = [round(count * place / number) for place in range(number + 1)]
        return [self._part(slice(begin, end)) for begin, end in pairwise(ends)] if number > 1 else [self]

    def _part(self, rows: slice) -> Bars:
        return replace(
            self,
            names=self.names[rows],
            series={name: values[rows] for name, values in self.series.items()},
            colours=self.colours[rows] if len(self.series) == 1 and len(self.colours) > 1 else self.colours,
            labels={name: texts[rows] for name, texts in self.labels.items()},
        )


@dataclass(frozen=True, eq=False)
class Chart:
    """A finished chart: shows itself in JupyterLab with its alternative text.

    `title`, `measure`, `description` and `sources` are what is written around the figure and told of it; `middle` is where,
    in inches from the foot, the figure without them lies; `bars` are its numbers where they are plain bars,
    `documents` the names of its sources and `cautions` what is to be known of its figures, for the notes of a slide. What is too
    much for one slide is drawn again in `parts`.
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
    cautions: tuple[str, ...] = ()
    parts: Callable[[], Sequence[Chart]] | None = None

    @property
    def alt(self) -> str:
        """The alternative text: the finding, what is seen, the sources."""
        return f"{self.title} {self.description} {self.sources}"

    @settings()  # also the names inside an SVG come from them
    def content(self, form: str) -> bytes:
        """Return the chart as `png` (with the alternative text as its description), `svg` or `pdf`: the same bytes every time."""
        metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Description": self.alt}}
        held = io.BytesIO()
        self.figure.savefig(held, format=form, dpi=DPI, metadata=metadata[form])
        return held.getvalue()

    @settings()
    def screen(self) -> bytes:
        """Return a PNG of a slide's shape (16:9, 2560 by 1440 points), with the chart as large as it fits."""
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
        return whole.getvalue()

    @settings()
    def picture(self, dots: int) -> bytes:
        """Return a PNG of the figure without title, measure and foot, which stand beside it on a slide."""
        from matplotlib.transforms import Bbox

        held, (bottom, top) = io.BytesIO(), self.middle
        inside = Bbox([[0, bottom], [self.figure.get_figwidth(), top]])
        self.figure.savefig(held, format="png", dpi=dots, bbox_inches=inside)
        return held.getvalue()

    def __repr__(self) -> str:
        return wrapped(self.alt)

    @settings()
    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        held = io.BytesIO()
        self.figure.savefig(held, format="png", dpi=DPI, metadata={"Description": self.alt})
        encoded = base64.b64encode(held.getvalue()).decode()
        return {"image/png": encoded, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}

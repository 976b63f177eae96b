"""A finished chart: what it is made of, how it shows itself, its content as a picture."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.look import DPI, SETTINGS
from npm_compare.views.terminal import wrapped

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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
    """A finished chart: shows itself in JupyterLab with its alternative text.

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

    def content(self, form: str) -> bytes:
        """Return the chart as `png` (with the alternative text as its description), `svg` or `pdf`: the same bytes every time."""
        import matplotlib as mpl

        metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Description": self.alt}}
        held = io.BytesIO()
        with mpl.rc_context(SETTINGS):  # the names inside an SVG come from the salt
            self.figure.savefig(held, format=form, dpi=DPI, metadata=metadata[form])
        return held.getvalue()

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
        encoded = base64.b64encode(held.getvalue()).decode()
        return {"image/png": encoded, "text/plain": self.alt}, {"image/png": {"alt": self.alt}}

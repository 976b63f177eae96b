"""The one way in which every chart is finished: finding as title, measure, sources, data version, alternative text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.figures import Figures
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts import fonts
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.letters import fold, height_of, measured
from npm_compare.views.charts.look import DPI, GREY, INK, SETTINGS, WIDTH, settings
from npm_compare.views.charts.mirror import AS_IT_IS, mirror
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.sources import cite
from npm_compare.views.findings.answers import refuse_empty
from npm_compare.views.labels import own_short_name, state_name
from npm_compare.views.language import right_to_left, say
from npm_compare.weighing.options import Options

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

P = ParamSpec("P")


def drawn(function: Callable[P, Chart]) -> Callable[P, Chart]:
    """Let a function draw with the settings of the charts and none of the user's, and refuse what it cannot draw."""

    @settings()
    @checked
    @wraps(function)
    def draw(*given: P.args, **named: P.kwargs) -> Chart:
        for result in (*given, *named.values()):
            _refuse_empty(result)
        return function(*given, **named)

    return draw


def _refuse_empty(result: object) -> None:
    if isinstance(result, Comparison):
        refuse_empty(result)
    elif isinstance(result, (Figures, Assessment)) and not result.mechanisms:
        raise NpmCompareError("no_mechanism_to_draw")
    elif isinstance(result, Options) and not result.options:
        raise NpmCompareError("no_option_to_draw")


def canvas(
    height: float,
    columns: int = 1,
    *,
    rows: int = 1,
    width: float = WIDTH,
    share_x: bool = False,
    share_y: bool = False,
) -> tuple[Figure, list[Axes]]:
    """Return an empty figure and its plots, row by row, on shared axes or not; `finish` closes it. Sizes are in inches."""
    from matplotlib.figure import Figure as NewFigure

    fonts.register()
    figure = NewFigure(figsize=(width, height), dpi=DPI)
    plots = figure.subplots(rows, columns, sharex=share_x, sharey=share_y, squeeze=False).flat
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
    """Give a chart its title (the finding), its measure with unit and year, its sources (in words or by name), and close it.

    From right to left it is turned round, unless it is a map (`mirror.AS_IT_IS`). The layout is found once and holds for every
    form of the chart: with an engine of its own, the figure would be drawn a second time for each.
    """
    from matplotlib.layout_engine import ConstrainedLayoutEngine
    from matplotlib.text import Text

    names = () if isinstance(sources, str) else tuple(name for name in sources if name)
    documents = tuple(dict.fromkeys(names))
    sources = sources if isinstance(sources, str) else cite(data, names)
    foot = say("{sources} Data: npm_compare {version}, CC BY 4.0.", sources=sources, version=data.version)
    for text in figure.findobj(Text):
        text.set_fontfamily(SETTINGS["font.family"])
        text.set_parse_math(False)  # a dollar sign in the data begins no formula
    if right_to_left() and figure.get_label() != AS_IT_IS:
        mirror(figure)
    headline = _line(figure, title, 12, bold=True)
    below = _line(figure, measure, 9)
    last = _line(figure, foot, 7)
    top, bottom = sum(height for _, height in (headline, below)) + 0.14, last[1] + 0.1
    whole = figure.get_figheight() + top + bottom
    figure.set_figheight(whole)
    headline[0].set_y(1 - 0.04 / whole)
    below[0].set_y(1 - (0.08 + headline[1]) / whole)
    last[0].set(y=0.04 / whole, verticalalignment="bottom")
    inside = (0, bottom / whole, 1, 1 - (top + bottom) / whole)
    with measured(figure):
        ConstrainedLayoutEngine(rect=inside).execute(figure)
    return Chart(figure, data, title, measure, alt, sources, (bottom, whole - top), bars, documents)


def _line(figure: Figure, text: str, size: float, *, bold: bool = False) -> tuple[Text, float]:
    """Write a text as wide as the figure, to be placed later, and return it with its height in inches."""
    width = 0.97 * (figure.get_figwidth() - 0.2)  # a little room, since letters on a screen are set wider than on paper
    folded = fold(text, size, bold=bold, inches=width)
    weight, ink = ("bold", INK) if bold else ("normal", GREY)
    x, side = (0.99, "right") if right_to_left() else (0.01, "left")
    line = figure.text(x, 0, folded, fontsize=size, fontweight=weight, color=ink, ha=side, va="top", linespacing=1.1)
    return line, height_of(line)


def heading(data: Dataset, mechanism: str, *, inches: float) -> str:
    """Return the name of a mechanism at the head of a column so wide: the State, and the acronym on a line of its own.

    In Arabic it is the label of `chart_name`, folded.
    """
    row = data.mechanism(mechanism)
    if right_to_left():
        return fold(chart_name(data, mechanism), 9, bold=True, inches=inches)
    state = fold(state_name(data, row["state"]), 9, bold=True, inches=inches)
    return f"{state}\n{own_short_name(data, mechanism) or row['acronym']}".strip()

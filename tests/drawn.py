"""Charts of the invented world, one of each kind, and what stands where on a chart."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.text import Text

from npm_compare import assess, charts, compare, decide, options, variants
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.chart import Chart
from npm_compare.views.language import language

WORLD: dict[str, Callable[[Dataset], Chart]] = {
    "matrix": lambda data: charts.matrix(compare("seminar", "powers", data=data)),
    "strip": lambda data: charts.strip(compare("seminar", "powers", data=data)),
    "table": lambda data: charts.table(compare("seminar", "powers", data=data), asker="mar-cndh"),
    "practice": lambda data: charts.practice(compare("fra-cglpl", "powers", data=data)),
    "organisation": lambda data: charts.organisation("seminar", data=data),
    "tally": lambda data: charts.tally(compare("seminar", "powers", data=data)),
    "against": lambda data: charts.against(assess("seminar", data=data)),
    "bounds": lambda data: charts.bounds(assess("seminar", data=data)),
    "bars": lambda data: charts.bars(figures("seminar", data=data)),
    "trend": lambda data: charts.trend(figures("seminar", data=data)),
    "points": lambda data: charts.points(figures("seminar", data=data), "inhabitants"),
    "waiting": lambda data: charts.waiting(data=data),
    "choices": lambda data: charts.choices("mar-cndh", data=data),
    "tiles": lambda data: charts.tiles("mar-cndh", data=data),
    "timeline": lambda data: charts.timeline(data=data),
    "progress": lambda data: charts.progress(data=data),
    "yearly": lambda data: charts.yearly(figures("seminar", data=data)),
    "counted": lambda data: charts.counted(figures("seminar", data=data)),
    "known": lambda data: charts.known("seminar", data=data),
    "path": lambda data: charts.path(decide("mar-cndh", data=data)),
    "criteria": lambda data: charts.criteria(options("seminar", at="2016-01-01", data=data), "mli-cndh"),
    "orders": lambda data: charts.orders(variants(options("seminar", at="2016-01-01", data=data), draws=200)),
}
"""One chart of each kind, drawn from the world."""

VARIANTS: dict[str, Callable[[Dataset], Chart]] = {
    "bars by inhabitants": lambda data: charts.bars(figures("seminar", data=data), "inhabitants"),
    "organisation of two": lambda data: charts.organisation(["fra-cglpl", "mar-cndh"], data=data),
    "practice of Morocco": lambda data: charts.practice(compare("mar-cndh", "powers", data=data)),
    "strip of France": lambda data: charts.strip(compare(["fra-cglpl", "seminar"], "powers", data=data)),
    "tiles of nobody": lambda data: charts.tiles(data=data),
    "timeline of France": lambda data: charts.timeline("fra-cglpl", data=data),
}
"""Charts of the same kinds of which several tests look at another one."""


def of_world(name: str, data: Dataset) -> Chart:
    """Return the chart of a kind, drawn from a data set once in a language: to be looked at, not to be saved or changed."""
    return data.kept(("drawn", name, language()), lambda: (WORLD | VARIANTS)[name](data))


def title(chart: Chart) -> str:
    return chart.figure.texts[0].get_text().replace("\n", " ")


def measure(chart: Chart) -> str:
    return chart.figure.texts[1].get_text().replace("\n", " ")


def foot(chart: Chart) -> str:
    return chart.figure.texts[2].get_text().replace("\n", " ")


def words(chart: Chart) -> list[str]:
    """Return every text inside the plots of a chart, on one line each."""
    found = [text.get_text().replace("\n", " ") for plot in chart.figure.axes for text in plot.findobj(Text)]
    return [text for text in found if text.strip()]


def rows_of(chart: Chart) -> list[str]:
    """Return the labels of the rows from top to bottom."""
    plot = chart.figure.axes[0]
    labels = [(tick.get_position()[1], tick.get_text()) for tick in plot.get_yticklabels()]
    down = plot.get_ylim()[0] > plot.get_ylim()[1]
    return [text for _, text in sorted(labels, reverse=not down)]

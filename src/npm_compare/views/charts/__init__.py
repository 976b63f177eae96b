"""The charts. Each returns a finished Chart whose title is the finding, computed, unless one is given.

`table` draws a comparison in words, `answers` its yes/partly/no questions, `requirements` the standards, `figures`
numbers by year, `rates` the latest ones, `waits`, `timeline` and `models` waits, stories and choices, `progress` what
changed, `options` models, `path` how each decision comes about, `visits` and `prisons` visits, `costs` what they cost,
`task` what a task takes, `evidence` what is known; every chart passes through `finish`.
"""

from npm_compare.views.charts.against import against
from npm_compare.views.charts.answers import matrix, tally
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.costs import costs
from npm_compare.views.charts.evidence import known
from npm_compare.views.charts.figures import trend
from npm_compare.views.charts.models import choices
from npm_compare.views.charts.options import criteria, orders
from npm_compare.views.charts.organisation import organisation
from npm_compare.views.charts.path import path
from npm_compare.views.charts.points import points
from npm_compare.views.charts.practice import practice
from npm_compare.views.charts.prisons import prisons
from npm_compare.views.charts.progress import progress
from npm_compare.views.charts.rates import bars
from npm_compare.views.charts.requirements import bounds
from npm_compare.views.charts.strip import strip
from npm_compare.views.charts.table import table
from npm_compare.views.charts.task import build_up, tornado
from npm_compare.views.charts.tiles import tiles
from npm_compare.views.charts.timeline import timeline
from npm_compare.views.charts.visits import counted
from npm_compare.views.charts.waits import waiting
from npm_compare.views.charts.yearly import yearly

__all__ = [
    "Chart",
    "against",
    "bars",
    "bounds",
    "build_up",
    "choices",
    "costs",
    "counted",
    "criteria",
    "known",
    "matrix",
    "orders",
    "organisation",
    "path",
    "points",
    "practice",
    "prisons",
    "progress",
    "strip",
    "table",
    "tally",
    "tiles",
    "timeline",
    "tornado",
    "trend",
    "waiting",
    "yearly",
]


def __dir__() -> list[str]:
    """Return the charts alone, which are what the Tab key completes."""
    return __all__

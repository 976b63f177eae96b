"""The charts. Each returns a finished Chart whose title is the finding, computed, unless one is given.

`answers` draws yes/partly/no questions, `requirements` the standards, `figures` numbers by year, `rates` the latest ones,
`visits` and `prisons` visits, `costs` what they cost, `task` what a task takes, `time` waits and choices, `options` models,
`evidence` what is known; every chart passes through `finish`.
"""

from npm_compare.views.charts.answers import matrix, tally
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.costs import costs
from npm_compare.views.charts.evidence import known
from npm_compare.views.charts.figures import trend
from npm_compare.views.charts.options import ranges, ranks
from npm_compare.views.charts.points import points
from npm_compare.views.charts.prisons import prisons
from npm_compare.views.charts.rates import bars
from npm_compare.views.charts.requirements import against, bounds
from npm_compare.views.charts.task import build_up, tornado
from npm_compare.views.charts.time import choices, waiting
from npm_compare.views.charts.visits import counted, yearly

__all__ = [
    "Chart",
    "against",
    "bars",
    "bounds",
    "build_up",
    "choices",
    "costs",
    "counted",
    "known",
    "matrix",
    "points",
    "prisons",
    "ranges",
    "ranks",
    "tally",
    "tornado",
    "trend",
    "waiting",
    "yearly",
]

"""The charts. Each returns a finished Chart whose title is the finding, computed, unless one is given.

`answers` draws yes/partly/no questions, `requirements` the standards, `figures` numbers by year, `rates` the latest ones,
`time` waits and choices, `options` models, `sizes` the task, `evidence` what is known; every chart passes through `finish`.
"""

from npm_compare.views.charts.against import against
from npm_compare.views.charts.answers import matrix, tally
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.evidence import known
from npm_compare.views.charts.figures import trend
from npm_compare.views.charts.options import criteria, orders
from npm_compare.views.charts.organisation import organisation
from npm_compare.views.charts.practice import practice
from npm_compare.views.charts.rates import bars, points
from npm_compare.views.charts.requirements import bounds
from npm_compare.views.charts.sizes import sizes
from npm_compare.views.charts.strip import strip
from npm_compare.views.charts.time import choices, waiting

__all__ = [
    "Chart",
    "against",
    "bars",
    "bounds",
    "choices",
    "criteria",
    "known",
    "matrix",
    "orders",
    "organisation",
    "points",
    "practice",
    "sizes",
    "strip",
    "tally",
    "trend",
    "waiting",
]

"""The charts. Each returns a finished Chart whose title is the finding, computed, unless one is given.

`answers` draws yes/partly/no questions, `figures` draws numbers; every chart passes through `finish`.
"""

from npm_compare.charts.answers import matrix, tally
from npm_compare.charts.figures import bars, trend
from npm_compare.charts.finish import Chart

__all__ = ["Chart", "bars", "matrix", "tally", "trend"]

"""Compare national preventive mechanisms against torture: every value with its source, unknown shown as unknown.

>>> import npm_compare as npm
>>> npm.compare("seminar", ["model"], at="seminar").values.loc["NPM model", "France CGLPL"]
'New specialised body (law)'
"""

from __future__ import annotations

from npm_compare import findings
from npm_compare.charts import bars, matrix, tally, trend
from npm_compare.check import check
from npm_compare.comparison import Comparison, compare
from npm_compare.conflicts import conflicts
from npm_compare.dataset import SEMINAR, Dataset, load
from npm_compare.errors import DataError, NpmCompareError, UnknownName
from npm_compare.figures import Figures, figures
from npm_compare.peers import peers
from npm_compare.profile import profile

__all__ = [
    "SEMINAR",
    "Comparison",
    "DataError",
    "Dataset",
    "Figures",
    "NpmCompareError",
    "UnknownName",
    "bars",
    "check",
    "compare",
    "conflicts",
    "figures",
    "findings",
    "load",
    "matrix",
    "peers",
    "profile",
    "tally",
    "trend",
]

"""Compare national preventive mechanisms against torture: every value with its source, unknown shown as unknown.

>>> import npm_compare as npm
>>> npm.compare("seminar", ["model"], at="seminar").values.loc["NPM model", "France CGLPL"]
'New specialised body (law)'
"""

from __future__ import annotations

from npm_compare import brief, charts, completion, evidence, findings, models, money
from npm_compare.answers import answer
from npm_compare.articles import articles
from npm_compare.assessment import assess
from npm_compare.changes import changes
from npm_compare.checking.check import check
from npm_compare.comparison import compare
from npm_compare.conflicts import conflicts
from npm_compare.dataset import SEMINAR, load
from npm_compare.display import show
from npm_compare.durations import durations, overdue
from npm_compare.errors import DataError, NpmCompareError, UnknownName
from npm_compare.explorer import explore
from npm_compare.figures import figures
from npm_compare.gaps import gaps
from npm_compare.likeness import like
from npm_compare.options import options
from npm_compare.peers import peers
from npm_compare.profile import profile
from npm_compare.search import search
from npm_compare.sizing import assumptions, observed, size

__all__ = [
    "SEMINAR",
    "DataError",
    "NpmCompareError",
    "UnknownName",
    "answer",
    "articles",
    "assess",
    "assumptions",
    "brief",
    "changes",
    "charts",
    "check",
    "compare",
    "conflicts",
    "durations",
    "evidence",
    "explore",
    "figures",
    "findings",
    "gaps",
    "like",
    "load",
    "models",
    "money",
    "observed",
    "options",
    "overdue",
    "peers",
    "profile",
    "search",
    "show",
    "size",
]

completion.offer()

"""Imported, for a whole set, by the process from which others are forked: the works that many of its reports share, done once.

They are the same in every language and whichever mechanism asks. A single report does without, since this takes longer.
"""

from contextlib import suppress

from npm_compare import load
from npm_compare.analysis.cases import cases
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import SEMINAR
from npm_compare.weighing.gaps import of_options
from npm_compare.weighing.options import options

for data, at in ((load(), "today"), (load(known=SEMINAR), SEMINAR)):
    cases(data, (), at=at)
    with suppress(NpmCompareError):  # data on another topic weigh no models
        of_options(options(at=at, data=data))

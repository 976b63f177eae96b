"""Imported by the process from which those that run notebooks are forked: what each of them would do first is done once."""

from contextlib import suppress

import matplotlib.backends.backend_agg
import matplotlib.backends.backend_svg
import matplotlib.figure  # noqa: F401
import nbformat.v4
import typst  # noqa: F401

import npm_compare
import npm_compare.reports.work
from npm_compare import load
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.moments import EDITIONS
from npm_compare.facts.selection import select
from npm_compare.reports.prose import paragraphs
from npm_compare.views.charts import fonts
from npm_compare.views.language import day, listed, number, percent, say, speaking
from npm_compare.views.languages import LANGUAGES

for name in npm_compare.__all__:
    getattr(npm_compare, name)
with suppress(NpmCompareError):  # whoever needs them is told
    fonts.register()
nbformat.v4.new_notebook(), list(paragraphs("Text"))  # which prepare what checks and takes apart notebooks
for at in EDITIONS:
    select(load(), at=at)
for language in LANGUAGES:
    with speaking(language):
        say("Sources"), number(1.5), percent(0.5), day("2015-05-12"), listed(["a", "b"])

"""A view of the explorer that tests of several modules open."""

from npm_compare.desk.explorer import View

EVERYTHING = View(
    mechanisms=("fra-cglpl", "mar-cndh"),
    indicators=("powers", "term_years"),
    at="2015-05",
    language="ar",
    tab="options",
    weights=(("powers", 9.5), ("speed", 0.0)),
    state="mar",
    inputs=(("places prison", (1.0, 2.5, 4.0)),),
    asking="mar-cndh",
    figure="visits_total",
    drawing="bars",
    per="inhabitants",
)
"""A view in which every field differs from what the explorer opens with, with names that the small world has."""

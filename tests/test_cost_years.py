"""What a year means in the story of costs: its last day, as everywhere."""

from __future__ import annotations

import re

from npm_compare.analysis.costs import costs
from npm_compare.analysis.figures import figures
from npm_compare.views import findings


def test_a_law_that_changed_in_the_year_asked_for_is_among_the_events() -> None:
    """The law on the French mechanism changed in January 2017."""
    by_year, by_day = (costs(figures(["fra-cglpl"], "budget_total", at=at)) for at in ("2017", "2017-12-31"))
    assert by_year is not None
    assert by_day is not None
    assert by_year.events == by_day.events


def test_what_a_post_and_a_visit_cost_is_told_each_with_its_year() -> None:
    """The latest year in which the posts are known need not be that in which the visits are."""
    found = figures(["fra-cglpl"], "budget_total")
    course = costs(found)
    assert course is not None
    years = [course.table.loc[course.table[name].notna(), "year"].max() for name in ("per_post", "per_visit")]
    assert re.findall(r"\((\d{4})\)", findings.unit_costs(found).head) == list(map(str, years))

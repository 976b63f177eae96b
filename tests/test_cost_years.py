"""What a year means in the story of costs: its last day, as everywhere."""

from __future__ import annotations

from npm_compare.analysis.costs import costs
from npm_compare.analysis.figures import figures


def test_a_law_that_changed_in_the_year_asked_for_is_among_the_events() -> None:
    """The law on the French mechanism changed in January 2017."""
    by_year, by_day = (costs(figures(["fra-cglpl"], "budget_total", at=at)) for at in ("2017", "2017-12-31"))
    assert by_year is not None
    assert by_day is not None
    assert by_year.events == by_day.events

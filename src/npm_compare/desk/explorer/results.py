"""The tabs that only show: the table with its sources, the chart, the requirements."""

from __future__ import annotations

from npm_compare.desk.explorer.kit import framed, paragraph, piece, widgets
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.views import showing
from npm_compare.views.language import say
from npm_compare.views.showing import html


class ResultTable:
    """The comparison; the number beside a value opens its sources and notes."""

    def __init__(self) -> None:
        self.widget = self.result = widgets().HTML()

    def show(self, view: View, data: Dataset) -> None:
        """Show the comparison of a view."""
        hint = say("The numbers beside a value open its sources, notes and what other sources say.")
        self.result.value = framed(paragraph(hint) + html(view.comparison(data)))


class Picture:
    """The chart, with its description for those who do not see it."""

    def __init__(self) -> None:
        self.widget = self.result = widgets().HTML()

    def show(self, view: View, data: Dataset) -> None:
        """Draw the chart of a view."""
        bundle, _ = (chart := view.chart(data))._repr_mimebundle_()
        self.result.value = framed(piece("picture", bundle["image/png"], chart.alt))


class Requirements:
    """The mechanisms against the requirements, law then practice."""

    def __init__(self) -> None:
        self.widget = self.result = widgets().HTML()

    def show(self, view: View, data: Dataset) -> None:
        """Show the assessment of a view."""
        self.result.value = framed(showing.html(view.assessment(data)))

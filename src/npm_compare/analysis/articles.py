"""What each law says, article by article: the answers side by side with the place in the law that gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.facts.dataset import Dataset, Record, by_cell
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import LAW, lead
from npm_compare.views import html
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, isolated, joined, say
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside, note_on, say_basis, say_fact, say_value, short_name, source_note


@dataclass(frozen=True, eq=False)
class Articles:
    """Mechanisms by questions on a date, by law as read or described, each with article and text."""

    comparison: Comparison

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The facts shown: one for each mechanism and indicator, the text of the law before descriptions of it."""
        chosen = self.comparison.facts
        return lead(self.comparison.data, chosen[chosen["basis"].isin(LAW)]).reset_index(drop=True)

    @cached_property
    def values(self) -> pd.DataFrame:
        """Indicators down, mechanisms across: the answer, the article and the text that gives it."""
        shown = by_cell(self.facts)
        columns = {
            short_name(self.comparison.data, m): [self._text(shown.get((m, i))) for i in self.comparison.indicators]
            for m in self.comparison.mechanisms
        }
        return pd.DataFrame(columns, index=[self.comparison.label(i) for i in self.comparison.indicators])

    def _text(self, facts: list[Record] | None) -> str:
        if not facts:
            return inside(code_label(self.comparison.data, "answer", NOT_KNOWN))
        # Translators: what a law says and where, such as “Yes: art. 12, Law 76-15 (law)”.
        return say("{answer}: {place}", answer=say_value(self.comparison.data, facts[0]), place=self._place(facts[0]))

    def _place(self, fact: Record) -> str:
        source = self.comparison.data.source(fact["source"])
        return f"{joined([fact['locator'], source['title']])} ({say_basis(self.comparison.data, fact)})"

    def __repr__(self) -> str:
        return printed(self.values.reset_index(names=""), self.values.to_string(max_colwidth=60))

    def _repr_html_(self) -> str:
        data, shown = self.comparison.data, by_cell(self.facts)
        rows = []
        for indicator in self.comparison.indicators:
            cells = []
            for mechanism in self.comparison.mechanisms:
                found = shown.get((mechanism, indicator))
                cells.append(
                    self._cell(found[0]) if found else Cell(code_label(data, "answer", NOT_KNOWN), kind=NOT_KNOWN)
                )
            rows.append(Row(self.comparison.label(indicator), tuple(cells)))
        columns = ["", *(short_name(data, m) for m in self.comparison.mechanisms)]
        caption = say("What the law says on {date}", date=day(self.comparison.at))
        return html.render(table(caption, columns, rows, foot=self.comparison.foot))

    def _cell(self, fact: Record) -> Cell:
        data = self.comparison.data
        coded = data.indicator(fact["indicator"])["codes"] == "yesno"
        words = " – ".join(isolated(part) for part in (self._place(fact), fact["note"]) if part)
        small, note = source_note(data, fact["source"], words), note_on(data, fact, say_fact(data, fact))
        return Cell(say_value(data, fact), small, fact["value"] if coded else "", (note,))


def articles(
    mechanisms: str | Iterable[str] = "seminar",
    indicators: str | Iterable[str] = "powers",
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Articles:
    """Set side by side what the law of each mechanism says, with the article; parameters as for `compare`.

    Examples
    --------
    >>> articles("fra-cglpl", "private_interviews").values.iloc[0, 0][:30]
    'Yes: art. 8-1, 2nd para., Loi '
    """
    return Articles(compare(mechanisms, indicators, at=at, known=known, data=data))

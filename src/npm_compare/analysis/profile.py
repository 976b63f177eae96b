"""The card of one mechanism: who it is, its answers to every question, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.context import remarks, visitors
from npm_compare.analysis.evidence import PILLARS
from npm_compare.base.dates import bounds
from npm_compare.base.dates import day as number_of
from npm_compare.facts.bodies import set_up
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views import html
from npm_compare.views.bibliography import Bibliography, bibliography
from npm_compare.views.labels import code_label, mechanism_name, state_name
from npm_compare.views.language import day, isolated, joined, say, say_many
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, say_fact, short_name
from npm_compare.views.wordings import LATER, say_wordings


@dataclass(frozen=True, eq=False)
class Profile:
    """One mechanism on a date. `comparison` holds its facts; shows itself as a card."""

    comparison: Comparison
    state: Comparison

    @property
    def mechanism(self) -> str:
        """Name of the mechanism in the data."""
        return self.comparison.mechanisms[0]

    @property
    def heading(self) -> list[str]:
        """Lines at the head of the card."""
        data = self.comparison.data
        row = data.mechanism(self.mechanism)
        treaty = [
            # Translators: a question and its answer, such as “OPCAT ratification: 24 November 2014”.
            say("{label}: {answer}", label=self.state.label(fact["indicator"]), answer=say_fact(data, fact))
            for fact in self._commitments()
        ]
        said = mechanism_name(data, self.mechanism)
        own = row["name_original"] if row["name_original"] != said else ""
        name = f"{isolated(said)} ({isolated(own)})" if own else isolated(said)
        return [name, joined(self._standing(row)), *([joined(treaty, strong=True)] if treaty else [])]

    def _standing(self, row: Record) -> list[str]:
        """Say whose mechanism it is, of what model and since when, on the date: the coded status holds on the last one only."""
        data, when = self.comparison.data, number_of(self.comparison.at)
        state, model = state_name(data, row["state"]), inside(code_label(data, "model", row["model"]))
        begin, end = bounds(row["designated"]), bounds(row["ended"])
        if begin and begin[0] > when:
            return [state, model, say("not designated by {date}", date=day(self.comparison.at))]
        status = [inside(code_label(data, "mechanism_status", row["status"]))] if when >= number_of(data.date) else []
        until = [say("until {date}", date=day(row["ended"]))] if end and end[0] <= when else []
        if not row["designated"]:
            since = say("designated on a date not known") if set_up(row) else say("not set up")
        elif set_up(row):
            since = say("designated {date}", date=day(row["designated"]))
        else:
            since = say("named {date}, not set up", date=day(row["designated"]))
        return [part for part in (state, *status, model, since, *until) if part]

    def _commitments(self) -> list[Record]:
        shown = self.state.cells[
            self.state.cells["indicator"].isin(["opcat_ratification", "opcat_entry_into_force", "spt_visit"])
        ]
        return records(shown)

    @property
    def known(self) -> str:
        """How many of the questions have an answer."""
        answered = self.comparison.cells["indicator"].nunique()
        return say_many(
            "{count} of {asked} questions answered on {date}, the others not known.",
            "{count} of {asked} questions answered on {date}, the others not known.",
            answered,
            asked=len(self.comparison.indicators),
            date=day(self.comparison.at),
        )

    @property
    def wording(self) -> str:
        """In which wording the law was read; empty if no text of it was."""
        years = say_wordings(self.comparison.data, self.comparison.facts)
        if not years:
            return ""
        read = say("Wording of the law read, by the year of the document: {years}.", years=years)
        return f"{read} {say(LATER)}"

    @property
    def around(self) -> list[str]:
        """Remarks on the mechanism, with the newest, and who else visits in its State: lines below the head of the card."""
        found, data = self.comparison, self.comparison.data
        remarked = remarks(self.mechanism, at=found.at, known=found.known, data=data)
        lines = [_say_remarks(remarked)] if len(remarked) else []
        visiting = visitors(self.mechanism, at=found.at, known=found.known, data=data)
        kinds = set(visiting.loc[visiting["certain"], "kind"])
        if kinds:
            codes = [code for code in data.codes_of("visitor_kind") if code in kinds]
            named = joined(inside(code_label(data, "visitor_kind", code)) for code in codes)
            lines.append(say("Who else visits places of detention there: {kinds}.", kinds=named))
        return lines

    @property
    def sources(self) -> Bibliography:
        """The documents behind the answers on the card; those of every other claim are with `comparison`."""
        return bibliography(self.comparison.data, self.comparison.cells["source"])

    def __repr__(self) -> str:
        title = short_name(self.comparison.data, self.mechanism)
        return "\n".join([*map(wrapped, (title, *self._lines)), "", repr(self.comparison)])

    def _repr_html_(self) -> str:
        title = escape(short_name(self.comparison.data, self.mechanism))
        lines = "".join(f"<p>{escape(line)}</p>" for line in self._lines)
        return f"<section><h3>{title}</h3>{lines}{self._answers()}</section>"

    @property
    def _lines(self) -> list[str]:
        """The lines of the card above its answers."""
        return [*self.heading, self.known, *filter(None, [self.wording]), *self.around]

    def _answers(self) -> str:
        """Return the answers section by section; the questions without one in one row at the end of each."""
        found, rows = self.comparison, []
        answered = set(found.cells["indicator"])
        for section, names in found.by_section.items():
            rows.append(Row(section))
            rows += [found.row(name, every_claim=False) for name in names if name in answered]
            if unknown := [inside(found.label(name)) for name in names if name not in answered]:
                label = code_label(found.data, "answer", NOT_KNOWN)
                rows.append(Row(label, (Cell(joined(unknown), kind=NOT_KNOWN),)))
        further = say_many(
            "{count} further fact, on another basis or of another source, is in the comparison.",
            "{count} further facts, on other bases or of other sources, are in the comparison.",
            len(found.behind) - len(found.cells.drop_duplicates(["file", "line"])),
        )
        return html.render(table(found.caption, [say("Question"), say("Answer")], rows, foot=f"{found.foot} {further}"))


def _say_remarks(found: pd.DataFrame) -> str:
    """Return how many remarks there are and the newest of them, by whom and when."""
    dated = found[found["date"] != ""]
    newest = records(dated if len(dated) else found)[-1]
    return say_many(
        "{count} remark on it; the newest, by {body} ({date}): {remark}",
        "{count} remarks on it; the newest, by {body} ({date}): {remark}",
        len(found),
        body=isolated(newest["body"]),
        date=day(newest["date"]) or say("undated"),
        remark=isolated(newest["remark"]),
    )


def profile(mechanism: str, *, at: str = "today", known: str | None = None, data: Dataset | None = None) -> Profile:
    """Return the card of one mechanism on a date; parameters as for `compare`.

    Examples
    --------
    >>> profile("mar-cndh", at="seminar").known.partition(" answered")[2]
    ' on 12 May 2015, the others not known.'
    """
    data = data or load()
    state = data.mechanism(mechanism)["state"]
    own = compare(mechanism, PILLARS, at=at, known=known, data=data)
    commitments = Comparison(
        data, (state,), tuple(data.indicators.index[data.indicators["pillar"] == "state"]), own.at, own.known
    )
    return Profile(own, commitments)

"""Set mechanisms against the requirements, law and practice apart: met, partly, not met, silent, not known.

The rule of each requirement is data (`requirements`). A count of requirements met measures conformity with standards, not
effectiveness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare import html
from npm_compare.analysis.comparison import LAW, PRACTICE
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.requirements import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    PARTLY,
    SILENT,
    STATUSES,
    applies,
    rules_of,
    status_of,
)
from npm_compare.display import show
from npm_compare.errors import UnknownName
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import NOT_A_YEAR, lead, select
from npm_compare.language import day, joined, later, say
from npm_compare.terminal import printed
from npm_compare.wording import NOT_KNOWN, inside, note_on, say_fact, short_name

ASPECTS = ("law", "practice")


@dataclass(frozen=True, eq=False)
class Assessment:
    """Mechanisms against requirements on a date. `table` has one row a mechanism, requirement and aspect."""

    data: Dataset
    mechanisms: tuple[str, ...]
    requirements: tuple[str, ...]
    at: str
    known: str | None = None

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a mechanism, requirement and aspect: the `status`, whether it is `counted`, the rule, the facts used.

        `sure` says that it is met on facts that hold for certain on the date, `open` that what is not known, or of which the
        date is not established, may still turn it into met; `counted` is no for requirements whose text nobody has checked
        yet (`unverified`) and for those that set no threshold; `facts` lists the rows behind the status.
        """
        rules = rules_of(self.data)
        rows = []
        for mechanism in self.mechanisms:
            body = self.data.mechanism(mechanism)
            model, state = self._models.get(mechanism) or body["model"], self.data.state(body["state"])
            for name in self.requirements:
                requirement = self.data.requirement(name)
                tests = rules[name]
                counted = requirement["verification"] != "unverified" and any(test.way for test in tests)
                for aspect in ASPECTS:
                    facts = self._facts.get((mechanism, aspect), {})
                    status = status_of(tests, facts) if applies(requirement, model, state) else NOT_APPLICABLE
                    certain = {indicator: fact for indicator, fact in facts.items() if fact["certain"]}
                    concerned, best = status != NOT_APPLICABLE, status_of(tests, certain, unknown=MET)
                    sure = concerned and status_of(tests, certain) == MET
                    used = [facts[test.indicator] for test in tests if test.indicator in facts]
                    row = (status, sure, concerned and not sure and best == MET, counted, requirement["rule"], used)
                    rows.append((mechanism, name, aspect, *row))
        columns = ["mechanism", "requirement", "aspect", "status", "sure", "open", "counted", "rule", "facts"]
        return pd.DataFrame(rows, columns=columns)

    def statuses(self, aspect: str = "law") -> pd.DataFrame:
        """Return the statuses of one aspect, requirements down, mechanisms across."""
        mine = self.table[self.table["aspect"] == aspect]
        wide = mine.pivot(index="requirement", columns="mechanism", values="status")
        return wide.reindex(index=list(self.requirements), columns=list(self.mechanisms))

    def counts(self, aspect: str = "law") -> pd.DataFrame:
        """Return for each mechanism how many of the counted requirements have each status, and the bounds of those met.

        `fewest` takes every answer that is unknown, or may not hold on the date, for the worst, `most` for the best. There is
        no score: what is not known is said, not imputed.
        """
        mine = self.table[(self.table["aspect"] == aspect) & self.table["counted"]]
        counted = mine.groupby(["mechanism", "status"]).size().unstack(fill_value=0)
        counts = counted.reindex(index=list(self.mechanisms), columns=list(STATUSES), fill_value=0)
        applicable = counts.drop(columns=NOT_APPLICABLE).sum(axis=1)
        ends = mine.groupby("mechanism")[["sure", "open"]].sum().reindex(counts.index, fill_value=0)
        return counts.assign(applicable=applicable, fewest=ends["sure"], most=ends["sure"] + ends["open"])

    def surely_ahead(self, aspect: str = "law") -> list[tuple[str, str]]:
        """Return the pairs of which the first meets a larger share of what applies to it, whatever the unknowns turn out to be.

        Mechanisms to which nothing applies are in no pair.
        """
        counts = self.counts(aspect)
        counts = counts[counts["applicable"] > 0]
        share = {
            m: (row["fewest"] / row["applicable"], row["most"] / row["applicable"]) for m, row in counts.iterrows()
        }
        return [(str(a), str(b)) for a, (low, _) in share.items() for b, (_, high) in share.items() if low > high]

    @cached_property
    def _models(self) -> dict[str, str]:
        """The model of each mechanism on the date as the law has it, or else as it is in practice."""
        return {
            m: self._facts[m, aspect]["model"]["value"]
            for aspect in reversed(ASPECTS)
            for m in self.mechanisms
            if "model" in self._facts[m, aspect]
        }

    @cached_property
    def _facts(self) -> dict[tuple[str, str], dict[str, Record]]:
        """The facts of each mechanism by aspect; dates and commitments of the State are law, figures practice."""
        states = {m: self.data.mechanism(m)["state"] for m in self.mechanisms}
        subjects = {*self.mechanisms, *states.values()}
        chosen = select(self.data, at=self.at, known=self.known, subjects=subjects)
        found: dict[tuple[str, str], dict[str, Record]] = {}
        for aspect, facts in _by_aspect(self.data, chosen).items():
            for fact in records(facts):
                found.setdefault((fact["subject"], aspect), {})[fact["indicator"]] = fact
        return {
            (m, aspect): found.get((state, aspect), {}) | found.get((m, aspect), {})
            for m, state in states.items()
            for aspect in ASPECTS
        }

    def __repr__(self) -> str:
        counts = self.counts("law")
        words = show(counts, data=self.data).words
        return printed(words.set_index(words.columns[0]).T.reset_index(names=""), counts.to_string())

    def _repr_html_(self) -> str:
        status = {(r["mechanism"], r["requirement"], r["aspect"]): r for r in records(self.table)}
        rows: list[html.Row] = []
        theme: str = ""
        for name in self.requirements:
            requirement = self.data.requirement(name)
            if requirement["theme"] != theme:
                theme = requirement["theme"]
                rows.append(html.Row(self.data.label("theme", theme)))
            reference = joined([self.data.label("instrument", requirement["instrument"]), requirement["locator"]])
            heading = f"{requirement['text']} ({reference})"
            found = (tuple(status[m, name, aspect] for aspect in ASPECTS) for m in self.mechanisms)
            rows.append(html.Row(heading, tuple(self._cell(law, practice) for law, practice in found)))
        columns = ["", *(short_name(self.data, m) for m in self.mechanisms)]
        foot = say(
            "Conformity with standards, not effectiveness. Data {version}, CC BY 4.0.", version=self.data.version
        )
        caption = say("Requirements on {date}: law, then practice", date=day(self.at))
        return html.table(caption, columns, rows, foot=foot)

    def _cell(self, law: Record, practice: Record) -> html.Cell:
        data, label = self.data, self.data.label
        words = {a: inside(label("status", r["status"])) for a, r in (("law", law), ("practice", practice))}
        facts = {(f["file"], f["line"]): f for f in [*law["facts"], *practice["facts"]]}.values()
        notes = tuple(note_on(data, f, data.indicator(f["indicator"])["label"], say_fact(data, f)) for f in facts)
        practiced = say("practice: {status}", status=words["practice"])
        small = joined([practiced] if law["counted"] else [practiced, say("not counted")], strong=True)
        return html.Cell(words["law"], small, KINDS.get(law["status"], ""), notes)


KINDS = {MET: "yes", PARTLY: "partly", NOT_MET: "no", SILENT: "silent", NOT_KNOWN: NOT_KNOWN}


def assess(
    mechanisms: str | Iterable[str] = "seminar",
    requirements: str | Iterable[str] | None = None,
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Assessment:
    """Set mechanisms against the requirements that have indicators.

    Parameters
    ----------
    mechanisms, at, known, data
        As for `compare`.
    requirements
        Names of requirements, of themes (`powers`, `independence`…), of instruments (`opcat`, `spt_guidelines`…), or
        all of these in a list; by default every requirement that has an indicator.

    Examples
    --------
    >>> assess("fra-cglpl", ["opcat_private_interviews"]).statuses("law").loc["opcat_private_interviews", "fra-cglpl"]
    'met'
    """
    data = data or load()
    date = data.edition(at)
    return Assessment(
        data=data,
        mechanisms=tuple(resolve(data, mechanisms, date)),
        requirements=tuple(_resolve_requirements(data, requirements)),
        at=date,
        known=None if known is None else data.edition(known),
    )


def _resolve_requirements(data: Dataset, names: str | Iterable[str] | None) -> list[str]:
    book = data.requirements[data.requirements.index.isin(data.requirement_indicators["requirement"])]
    if names is None:
        return list(book.index)
    found: dict[str, None] = {}
    for name in [names] if isinstance(names, str) else names:
        members = book.index[(book.index == name) | (book["theme"] == name) | (book["instrument"] == name)]
        if members.empty:
            known = [*book.index, *book["theme"], *book["instrument"]]
            raise UnknownName(later("requirement, theme or instrument"), name, known)
        found.update(dict.fromkeys(members))
    return list(found)


def _by_aspect(data: Dataset, chosen: pd.DataFrame) -> dict[str, pd.DataFrame]:
    figures = chosen["timing"].isin(["level", "flow"])
    legal = chosen["indicator"].map(data.indicators["basis"]) == "basis_legal"
    return {
        "law": lead(data, chosen[~figures & (~legal | chosen["basis"].isin(LAW))]),
        "practice": lead(data, chosen[chosen["basis"].isin(PRACTICE) | (figures & ~chosen["basis"].isin(NOT_A_YEAR))]),
    }

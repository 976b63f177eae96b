"""What the atlas shows, computed once for every language: the results, in codes, from which all pages are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.context import remarks, visitors
from npm_compare.analysis.evidence import PILLARS
from npm_compare.analysis.figures import Figures, figures
from npm_compare.analysis.implications import implied
from npm_compare.analysis.laws import Laws, laws
from npm_compare.analysis.likeness import like
from npm_compare.analysis.models import in_place
from npm_compare.analysis.overdue import due_dates, overdue
from npm_compare.base.dates import day
from npm_compare.facts.bibliography import Bibliography, bibliography
from npm_compare.facts.bodies import stands
from npm_compare.facts.dataset import Dataset, Record, records

PEERS = 5
"""How many of the bodies most alike a page names."""

SHOWN = ("independence", "organisation")
"""The pillars that have a part of their own on the page of a State."""

FIRST_YEAR = 2006
"""The year in which the Protocol came into force: the map begins with it."""


@dataclass(frozen=True, eq=False)
class Content:
    """The results behind the atlas, as of the last day of the data."""

    data: Dataset

    @cached_property
    def bodies(self) -> Comparison:
        """What every mechanism answers to every question about mechanisms."""
        asked = self.data.indicators.index[self.data.indicators["pillar"] != "state"]
        return Comparison(self.data, tuple(self.data.mechanisms.index), tuple(asked), self.data.date)

    @property
    def days(self) -> list[str]:
        """The days that can be chosen: the last of each year, and the last of the data."""
        last = int(self.data.date[:4])
        return [*(f"{year}-12-31" for year in range(FIRST_YEAR, last)), self.data.date]

    @cached_property
    def then(self) -> list[Comparison]:
        """What every mechanism answered on each of these days."""
        return [*(replace(self.bodies, at=when) for when in self.days[:-1]), self.bodies]

    @cached_property
    def standing_then(self) -> list[dict[str, list[str]]]:
        """The mechanisms in place of each State on each of these days."""
        return [self._standing(when) for when in self.days]

    def _standing(self, when: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in records(self.data.mechanisms):
            if stands(row, day(when), today=day(self.data.date)):
                found.setdefault(row["state"], []).append(row["mechanism"])
        return found

    @cached_property
    def countries(self) -> Comparison:
        """What every State answers to every question about States."""
        asked = self.data.indicators.index[self.data.indicators["pillar"] == "state"]
        return Comparison(self.data, tuple(self.data.states.index), tuple(asked), self.data.date)

    @cached_property
    def follows(self) -> dict[tuple[str, str], Record]:
        """What follows for a State from another fact where none answers the question: that fact, with the answer in its place."""
        found = {}
        for state in self.countries.mechanisms:
            for name in self.countries.indicators:
                follows = (state, name) not in self.countries.shown and implied(
                    self.data, state, name, at=self.data.date
                )
                if follows:
                    own = {"subject": state, "indicator": name, "value": follows.answer, "basis": "", "derived": "yes"}
                    found[state, name] = {**follows.fact, **own}
        return found

    @cached_property
    def laws(self) -> Laws:
        """What every law says on every question that a law can answer."""
        return laws(list(self.bodies.mechanisms), PILLARS, at=self.data.date, data=self.data)

    @cached_property
    def standards(self) -> Assessment:
        """Every mechanism against every requirement."""
        return assess(list(self.bodies.mechanisms), at=self.data.date, data=self.data)

    @cached_property
    def judged(self) -> dict[str, list[Record]]:
        """The rows of the assessment in law by requirement, and by mechanism."""
        rows = records(self.standards.table[self.standards.table["aspect"] == "law"])
        found: dict[str, list[Record]] = {}
        for row in rows:
            found.setdefault(row["requirement"], []).append(row)
            found.setdefault(row["mechanism"], []).append(row)
        return found

    @cached_property
    def figures(self) -> Figures:
        """The figures of every mechanism, year by year."""
        yearly = self.data.indicators["timing"].isin(["level", "flow"])
        asked = self.data.indicators.index[yearly & (self.data.indicators["pillar"] != "state")]
        return figures(list(self.bodies.mechanisms), list(asked), at=self.data.date, data=self.data)

    @cached_property
    def yearly(self) -> dict[str, dict[str, list[Record]]]:
        """The figures by mechanism and question."""
        found: dict[str, dict[str, list[Record]]] = {}
        for row in records(self.figures.facts):
            found.setdefault(row["subject"], {}).setdefault(row["indicator"], []).append(row)
        return found

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The mechanisms in place."""
        return in_place(at=self.data.date, data=self.data)

    @cached_property
    def models(self) -> dict[str, str]:
        """The model of the mechanism in place of each State that has one."""
        return dict(zip(self.standing["state"], self.standing["model"], strict=True))

    @cached_property
    def waiting(self) -> dict[str, Record]:
        """The States parties without a mechanism, each with its deadlines and whether it is late."""
        return {row["state"]: row for row in records(overdue(at=self.data.date, data=self.data))}

    @cached_property
    def due(self) -> dict[str, str]:
        """The day until which each State bound was to have its mechanism."""
        return due_dates(self.data, at=self.data.date)

    @cached_property
    def owned(self) -> dict[str, list[str]]:
        """The mechanisms of each State, those in place first."""
        there = set(self.standing["mechanism"])
        names = sorted(self.data.mechanisms.index, key=lambda name: (name not in there, name))
        found: dict[str, list[str]] = {state: [] for state in self.data.states.index}
        for name in names:
            found[self.data.mechanism(name)["state"]].append(name)
        return found

    @cached_property
    def own(self) -> dict[tuple[str, str], Comparison]:
        """The answers of each State, and of each mechanism, by pillar; under no pillar all of them."""
        names = {pillar: self._asked(pillar) for pillar in SHOWN} | {"": list(self.bodies.indicators)}
        found = {(m, p): self.bodies.part([m], asked) for m in self.bodies.mechanisms for p, asked in names.items()}
        return found | {(s, ""): self.countries.part([s], self.countries.indicators) for s in self.countries.mechanisms}

    def _asked(self, pillar: str) -> list[str]:
        book = self.data.indicators["pillar"]
        return [name for name in self.bodies.indicators if book[name] == pillar]

    @cached_property
    def peers(self) -> dict[str, list[Record]]:
        """The bodies most like each mechanism."""
        return {name: records(like(name, number=PEERS, data=self.data)) for name in self.bodies.mechanisms}

    @cached_property
    def remarks(self) -> Mapping[str, list[Record]]:
        """What named bodies said of each State and its mechanisms, the newest first."""
        found: dict[str, list[Record]] = {state: [] for state in self.data.states.index}
        for row in records(remarks(data=self.data))[::-1]:
            subject = row["subject"]
            found[subject if subject in found else self.data.mechanism(subject)["state"]].append(row)
        return found

    @cached_property
    def visitors(self) -> Mapping[str, list[Record]]:
        """Who else visits in each State."""
        found: dict[str, list[Record]] = {state: [] for state in self.data.states.index}
        for row in records(visitors(data=self.data)):
            found[row["state"]].append(row)
        return found

    @cached_property
    def cited(self) -> dict[str, set[str]]:
        """The sources that the page of each State cites."""
        found = {}
        for state, mechanisms in self.owned.items():
            used = {row["source"] for row in [*self.remarks[state], *self.visitors[state]]}
            answered = [self.own[subject, ""] for subject in (state, *mechanisms)]
            used |= {fact["source"] for one in answered for facts in one.claimed.values() for fact in facts}
            years = [facts for name in mechanisms for facts in self.yearly.get(name, {}).values()]
            found[state] = used | {fact["source"] for facts in years for fact in facts}
        return found

    @cached_property
    def works(self) -> dict[str, Bibliography]:
        """The documents that the page of each State cites."""
        return {state: bibliography(self.data, used) for state, used in self.cited.items()}

    @cached_property
    def facts(self) -> dict[str, list[Record]]:
        """Every fact about each State and its mechanisms, in the order of the tables."""
        found: dict[str, list[Record]] = {state: [] for state in self.owned}
        for row in records(self.data.facts):
            subject = row["subject"]
            found[subject if subject in found else self.data.mechanism(subject)["state"]].append(row)
        return found

    @property
    def texts(self) -> list[str]:
        """The questions on mechanisms that are answered in words, such as the name and number of a law."""
        return [name for name in self.bodies.indicators if self.data.indicator(name)["type"] == "text"]

    @property
    def questions(self) -> list[str]:
        """Every question, in the order of the codebook."""
        return list(self.data.indicators.index)

    def whole(self) -> Content:
        """Compute every result, before the languages are said side by side."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        return self


def content_of(data: Dataset) -> Content:
    """Return what the atlas shows of some data, computed once however often and in whatever languages it is written."""
    return data.kept(("atlas",), lambda: Content(data))

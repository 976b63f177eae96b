"""The rule of choice and the one-year list, written from the coding manual (`data/README.md`) alone.

Plain Python over the rows of the CSV files. Nothing of the package is imported here: where manual and package part, a test fails.
The numbers of sections and steps are those of the manual.
"""

from __future__ import annotations

import calendar
import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

Row = dict[str, str]
Question = tuple[str, str, str, str]
"""Subject, indicator, month of an event that recurs, basis."""

NEVER, ALWAYS = "9999-99-99", "0000-00-00"
FIGURES = ("level", "flow")
SEMINAR = "2015-05-12"
ADOPTED, FIRST_DEADLINE = "2002-12-18", "2007-06-22"
THEMSELVES = (
    *("legal_basis", "legal_instrument", "npm_in_statute", "model", "mandate_other", "bodies_count"),
    *("npm_unit", "npm_function_separated", "handles_complaints", "dedicated_npm_budget_line"),
)
"""Section 5: questions that say by their definition of what they ask."""


@lru_cache(None)
def first(text: str) -> str:
    """Return the first day that a partial date may mean."""
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]


@lru_cache(None)
def last(text: str) -> str:
    """Return the last day that a partial date may mean."""
    text = text + "-12" if len(text) == 4 else text
    return text if len(text) == 10 else f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:7]))[1]:02}"


@lru_cache(None)
def middle(text: str) -> date:
    begin, end = date.fromisoformat(first(text)), date.fromisoformat(last(text))
    return begin + (end - begin) / 2


@lru_cache(None)
def number(text: str) -> object:
    """Return what a value says: `20` and `20.0` say the same."""
    try:
        return Decimal(text).normalize()
    except InvalidOperation:
        return text


def tables(folder: Path) -> dict[str, list[Row]]:
    """Read the tables that the rule needs."""
    found = {}
    for name in ("mechanism_facts", "state_facts", "mechanisms", "states", "indicators", "codes", "sources"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


def facts(found: dict[str, list[Row]]) -> list[Row]:
    """Return the facts about mechanisms and States in one list, with `subject`."""
    both = [("mechanism_facts", "mechanism"), ("state_facts", "state")]
    return [{"scope": "", **row, "subject": row[subject]} for name, subject in both for row in found[name]]


def coded_until(folder: Path) -> str:
    """Return the day up to which the facts were coded."""
    return str(json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["created"])[:10]


@dataclass
class Choice:
    """The row that was chosen for a question, and what is said with it."""

    row: Row
    certain: bool
    others: int = 0
    disputed: bool = False


class Oracle:
    """Answers by the manual, from rows."""

    def __init__(self, found: dict[str, list[Row]], rows: list[Row], today: str) -> None:
        self.rows, self.today = rows, today
        self.bodies = {row["mechanism"]: row for row in found["mechanisms"]}
        self.states = found["states"]
        self.asked = {row["indicator"]: row for row in found["indicators"]}
        self.sources = {row["source"]: row for row in found["sources"]}
        self.order = {(row["list"], row["code"]): int(row["order"] or 0) for row in found["codes"]}
        self.named: dict[str, str] = {}
        for row in rows:
            if row["indicator"] == "designation_date":
                day = first(row["value"])
                self.named[row["subject"]] = min(day, self.named.get(row["subject"], day))

    def timing(self, row: Row) -> str:
        return self.asked[row["indicator"]]["timing"]

    def day(self, at: str) -> str:
        """Section 9, step 1: a date means its last day."""
        return last({"today": self.today, "seminar": SEMINAR}.get(at, at))

    # Step 1: which rows hold on the date?

    def known(self, row: Row) -> str:
        """Return the day since which a row was known (sections 4 and 9)."""
        published, timing, on_body = (
            self.sources[row["source"]]["published"],
            self.timing(row),
            row["subject"] in self.bodies,
        )
        begins = row["value"] if timing in ("event", "occurrence") else row["valid_from"] or row["attested"]
        if timing == "event" and not on_body:
            return last(begins)
        since = last(published) if published else NEVER
        if begins and first(begins) > since:
            since = first(begins) if timing in FIGURES else last(begins)
        return max(since, ADOPTED) if on_body else since

    def holds(self, row: Row, on: str) -> str:
        """Say whether a row holds on a day: `yes` for certain, `perhaps`, or nothing."""
        timing = self.timing(row)
        if timing in ("event", "occurrence"):
            return "yes" if last(row["value"]) <= on else "perhaps" if first(row["value"]) <= on else ""
        if timing in FIGURES:
            return "yes" if (first(row["valid_from"]) if timing == "level" else last(row["valid_to"])) <= on else ""
        seen = row["attested"] or self.sources[row["source"]]["published"] or self.today
        ends = [end for end in (row["valid_to"], self.bodies.get(row["subject"], {}).get("ended")) if end]
        surely = last(row["valid_from"] or seen) <= on <= min(map(first, ends), default=NEVER)
        begins = first(row["valid_from"]) if row["valid_from"] else self.named.get(row["subject"], ALWAYS)
        return "yes" if surely else "perhaps" if begins <= on <= min(map(last, ends), default=NEVER) else ""

    # Step 2: which row is chosen?

    def of_institution(self, row: Row) -> bool:
        """Say whether a row is a rule of the whole institution (section 5)."""
        if self.bodies.get(row["subject"], {}).get("model") == "new_specialised":
            return False
        if row["scope"]:
            return row["scope"] == "institution"
        legal = self.asked[row["indicator"]]["basis"] == "basis_legal" and self.timing(row) == "state"
        rule = legal and row["indicator"] not in THEMSELVES
        seen, named = row["valid_from"] or row["attested"], self.named.get(row["subject"])
        return bool(rule and row["basis"] != "bill" and seen and named and last(seen) < named)

    def weight(self, row: Row, certain: bool) -> tuple[object, ...]:
        """Return what is compared, step by step: the smallest comes first. Later is better, so days are turned round."""
        source, dated = self.sources[row["source"]], self.asked[row["indicator"]]["type"] == "date"
        return (
            not certain,
            turned(last(row["valid_to"])) if self.timing(row) in FIGURES else (),
            self.of_institution(row),
            self.order["confidence", row["confidence"]],
            self.order["source_kind", source["kind"]],
            turned(last(source["published"]) if source["published"] else ALWAYS),
            (turned(first(row["value"])), -len(row["value"])) if dated else (),
            *(row[column] for column in ("value", "source", "locator", "valid_from", "valid_to")),
        )

    def months(self, rows: list[Row]) -> dict[tuple[str, str, str], str]:
        """Return the first month of each year in which an event that recurs is dated to the month."""
        found: dict[tuple[str, str, str], str] = {}
        for row in rows:
            if self.timing(row) == "occurrence" and len(row["value"]) > 4:
                key, month = (row["subject"], row["indicator"], row["value"][:4]), row["value"][:7]
                found[key] = min(month, found.get(key, month))
        return found

    def held(self, at: str, known: str = "", *, whole: bool = False) -> dict[Question, list[tuple[Row, bool]]]:
        """Return the rows that hold, by question, the best first, each with whether it does for certain."""
        rows = [row for row in self.rows if not known or self.known(row) <= self.day(known)]
        rows = rows + self.of_whole_bodies(rows) if whole else rows
        months, found, on = self.months(rows), defaultdict(list), self.day(at)
        for row in rows:
            if how := self.holds(row, on):
                month = row["value"][:7] if self.timing(row) == "occurrence" else ""
                month = months.get((row["subject"], row["indicator"], month), month)
                found[row["subject"], row["indicator"], month, row["basis"]].append((row, how == "yes"))
        for rivals in found.values():
            if len(rivals) > 1:
                rivals.sort(key=lambda held: self.weight(*held))
        return dict(found)

    def of_whole_bodies(self, rows: list[Row]) -> list[Row]:
        """Section 9, stand-alone bodies: their staff and budget answer for the function, in years without its own."""
        own = {
            (row["subject"], row["indicator"], last(row["valid_to"])[:4])
            for row in rows
            if row["indicator"].endswith("_npm")
        }
        asked = {"staff_total": "staff_npm", "budget_total": "budget_npm"}
        alone = [
            {**row, "indicator": asked[row["indicator"]]}
            for row in rows
            if row["indicator"] in asked and self.bodies[row["subject"]]["model"] == "new_specialised"
        ]
        return [row for row in alone if (row["subject"], row["indicator"], last(row["valid_to"])[:4]) not in own]

    # Step 3: others and disputed.

    def period(self, row: Row) -> tuple[str, ...]:
        return (first(row["valid_from"]), last(row["valid_to"])) if self.timing(row) in FIGURES else ()

    def choices(self, at: str, known: str = "", *, whole: bool = False) -> dict[Question, Choice]:
        """Return what is chosen for each question."""
        found = {}
        for question, rows in self.held(at, known, whole=whole).items():
            row, certain = rows[0]
            rivals = [other["value"] for other, _ in rows if self.period(other) == self.period(row)]
            found[question] = Choice(row, certain, len(rivals) - 1, self.differ(row["indicator"], rivals))
        return found

    def differ(self, indicator: str, values: list[str]) -> bool:
        kind = self.asked[indicator]["type"]
        if kind == "date":
            return not all(max(values, key=len).startswith(value) for value in values)
        return kind != "text" and len({number(value) for value in values}) > 1

    # Step 4: one row for all bases.

    def leads(self, chosen: dict[Question, Choice]) -> dict[tuple[str, ...], Row]:
        """Return the row that stands for all bases of a question."""
        best: dict[tuple[str, ...], Row] = {}
        for (*question, _), choice in chosen.items():
            row = best.setdefault(tuple(question), choice.row)
            best[tuple(question)] = min(row, choice.row, key=self.place)
        return best

    def place(self, row: Row) -> tuple[object, ...]:
        """Return the place of a row among those of all bases: the smallest comes first."""
        basis = self.order.get((self.asked[row["indicator"]]["basis"], row["basis"]), 1000)
        if self.timing(row) in FIGURES:
            return row["basis"] in ("partial", "cumulative"), -int(last(row["valid_to"])[:4]), basis
        settled = self.bodies.get(row["subject"], {}).get("designated", "")
        other_act = row["indicator"] == "designation_date" and not row["value"].startswith(settled)
        rule = row["basis"] in ("law", "described")
        return other_act, 0 if rule else basis, rule and self.of_institution(row), basis

    # The one-year list (OPCAT art. 17; section 13, dates of designation and treaty dates).

    def late(self, at: str) -> dict[str, tuple[str, str, str]]:
        """Return the States parties without a mechanism: due from deposit, due from entry, and by how many clocks late."""
        on = min(self.day(at), self.today)
        leads = {question[:2]: row["value"] for question, row in self.leads(self.choices(on)).items()}
        found = {}
        for state in (row["state"] for row in self.states if row["opcat_status"] == "party"):
            starts = [leads.get((state, name)) for name in ("opcat_ratification", "opcat_entry_into_force")]
            if all(starts) and not self.has_mechanism(state, on):
                years = 3 if leads.get((state, "opcat_art24_declaration")) == "part_IV" else 0
                due = [later(max(later(middle(start or "").isoformat(), 1), FIRST_DEADLINE), years) for start in starts]
                found[state] = (*due, ("no", "one_way", "yes")[sum(day < on for day in due)])
        return found

    def has_mechanism(self, state: str, on: str) -> bool:
        """Say whether a body that was put in office is the mechanism of a State on a day; a partial date counts as its middle."""
        bodies = [body for body in self.bodies.values() if body["state"] == state]
        bodies = [body for body in bodies if body["status"] not in ("planned", "never_set_up")]
        begun = [body for body in bodies if not body["designated"] or middle(body["designated"]).isoformat() <= on]
        return any(not body["ended"] or on <= last(body["ended"]) for body in begun)


def turned(day: str) -> tuple[int, ...]:
    """Return a day as a number whose order is turned round: the later is the smaller."""
    return (-int(day.replace("-", "")),)


def later(day: str, years: int) -> str:
    """Return the same day some years later; of 29 February the 28th."""
    moved = f"{int(day[:4]) + years}{day[4:]}"
    return moved if day[5:] != "02-29" or calendar.isleap(int(moved[:4])) else moved[:8] + "28"

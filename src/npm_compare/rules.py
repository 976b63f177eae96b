"""Rules of meaning: what the cells of a row, and rows among themselves, must say to be believed.

A row whose finding is true to its source (a body designated before the State signed, for instance) says so:
the column `explains` names the check and the note gives the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain, pairwise

from npm_compare.cells import Look, look_at_code, look_at_date, look_at_number, look_at_text
from npm_compare.dates import BEGINNING, END, bounds, day, entry_into_force, iso
from npm_compare.inputs import wrong
from npm_compare.schema import descriptor
from npm_compare.sheets import Sheet

Lists = Mapping[str, Collection[str]]
Finding = tuple[int, str, str]  # the line of a row, what is wrong with it, how to mend it

FACT_TABLES = {"mechanism_facts": "mechanism", "state_facts": "state"}
"""The tables of facts, each with the column of its subject."""

FRACTIONS = {"fte", "ceiling", "forecast"}
"""Bases of staff figures that may be fractions (full-time equivalents)."""


@dataclass(frozen=True)
class Row:
    """One fact as the rules see it."""

    line: int
    subject: str
    indicator: str
    value: str
    unit: str
    basis: str
    valid_from: str
    valid_to: str
    source: str
    note: str
    explains: str

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day that the value may mean, where it is a date."""
        return bounds(self.value)


@dataclass(frozen=True)
class Indicator:
    """What the codebook says of an indicator, as far as the rules need it."""

    type: str
    timing: str
    unit: str
    codes: str
    basis: str


Book = Mapping[str, Indicator]


def check_meaning(sheets: Mapping[str, Sheet], lists: Lists) -> None:
    """Add to each sheet the problems that its rows have in meaning. All sheets must be readable."""
    columns = ("indicator", *(field.name for field in fields(Indicator)))
    book = {name: Indicator(*rest) for name, *rest in sheets["indicators"].rows(*columns)}
    facts = {name: _rows(sheets[name], subject, book) for name, subject in FACT_TABLES.items()}
    of_mechanisms, of_states = facts.values()
    found = {
        "indicators": _codebook(sheets["indicators"]),
        "mechanisms": _mechanisms(sheets["mechanisms"], of_mechanisms),
        "mechanism_facts": _designations(of_mechanisms, of_states, sheets["mechanisms"]),
        "state_facts": _entries_into_force(of_states),
        "assumptions": _assumptions(sheets["assumptions"]),
    }
    for name, rows in facts.items():
        rules = (_answers(rows, book, lists), _periods(rows, book), _several_answers(rows, book))
        found[name] = chain(found[name], *rules, _jumps(rows, book))
        _tell_future(sheets[name], rows, book)
    for name, findings in found.items():
        for finding in findings:
            sheets[name].add(*finding)


def _rows(sheet: Sheet, subject: str, book: Book) -> list[Row]:
    columns = (subject, *(field.name for field in fields(Row)[2:]))
    rows = (Row(line, *cells) for line, cells in zip(sheet.lines, sheet.rows(*columns), strict=True))
    return [row for row in rows if row.indicator in book]


def _codebook(sheet: Sheet) -> Iterator[Finding]:
    for line, (name, kind, codes) in zip(sheet.lines, sheet.rows("indicator", "type", "codes"), strict=True):
        if (kind in ("yesno", "category")) != bool(codes):
            what = f"codes: an indicator of type {kind} ({name}, codes {codes or 'empty'})"
            yield line, what, "yesno and category have a list of codes, others none"


def _assumptions(sheet: Sheet) -> Iterator[Finding]:
    """Find ranges of inputs that no size could be drawn from; cells that are no numbers are told by their field."""
    columns = ("input", "place", "low", "likely", "high")
    for line, (name, place, *ends) in zip(sheet.lines, sheet.rows(*columns), strict=True):
        if not any(look_at_number(end) for end in ends):
            for what, mend in wrong(name, place, *map(float, ends)):
                yield line, f"low, likely, high: {what}", mend


def _answers(rows: list[Row], book: Book, lists: Lists) -> Iterator[Finding]:
    looks = {name: _look_at_value(indicator, lists) for name, indicator in book.items()}
    bases = {name: look_at_code(lists.get(indicator.basis, ())) for name, indicator in book.items()}
    for row in rows:
        indicator = book[row.indicator]
        told = not row.value or look_at_text(row.value)
        if not told and (finding := looks[row.indicator](row.value)):
            yield row.line, f"value: {finding[0]}", finding[1]
        elif not told and indicator.type in ("number", "money"):
            yield from _number(row, indicator)
        yield from _unit(row, indicator)
        if row.basis and not indicator.basis:
            yield row.line, f"basis: {row.indicator} has none ({row.basis})", "empty the cell"
        elif row.basis and (wrong := bases[row.indicator](row.basis)):
            yield row.line, f"basis: {wrong[0]}", wrong[1]
        if row.explains and not row.note:
            yield row.line, f"explains: no note explains it ({row.explains})", "write the reason in the note"


def _look_at_value(indicator: Indicator, lists: Lists) -> Look:
    if indicator.type in ("yesno", "category"):
        return look_at_code(lists.get(indicator.codes, ()))
    looks = {"number": look_at_number, "money": look_at_number, "date": look_at_date}
    return looks.get(indicator.type, lambda text: None)


def _number(row: Row, indicator: Indicator) -> Iterator[Finding]:
    number = float(row.value)
    if row.unit == "percent" and not 0 <= number <= 100:
        mend = "write a percentage; growth belongs in the note"
        yield row.line, f"value: a share outside 0 to 100 ({row.value})", mend
    elif number < 0:
        what = "money" if indicator.type == "money" else "a count"
        yield row.line, f"value: {what} below zero ({row.value})", "correct it from the source"
    may_be_fraction = indicator.type == "money" or row.unit in ("percent", "years") or row.basis in FRACTIONS
    if number != int(number) and not may_be_fraction:
        what = f"value: a count that is not whole ({row.value} {row.unit})"
        yield row.line, what, "correct it, or give basis fte for full-time equivalents"


def _unit(row: Row, indicator: Indicator) -> Iterator[Finding]:
    if indicator.type == "money":
        from babel.numbers import is_currency

        if not is_currency(row.unit):
            what = f"unit: not a currency of ISO 4217 ({row.unit})"
            yield row.line, what, "write its three capital letters, MAD or EUR"
    elif row.unit != indicator.unit:
        yield row.line, f"unit: not that of {row.indicator} ({row.unit})", f"write {indicator.unit or 'nothing'}"


def _periods(rows: list[Row], book: Book) -> Iterator[Finding]:
    for row in rows:
        begin, end = bounds(row.valid_from), bounds(row.valid_to)
        if begin and end and end[1] < begin[0]:
            what = f"valid_to is before valid_from ({row.valid_to} < {row.valid_from})"
            yield row.line, what, "exchange or correct them"
        timing = book[row.indicator].timing
        if timing in ("level", "flow") and not (row.valid_from and row.valid_to):
            what = f"a figure without its year ({row.indicator} {row.value})"
            yield row.line, what, "write the year in valid_from and valid_to"
        elif timing == "flow" and row.valid_from[:4] != row.valid_to[:4] and row.basis != "cumulative":
            what = f"a count over several years ({row.valid_from} to {row.valid_to}, basis {row.basis or 'empty'})"
            yield row.line, what, "give basis cumulative, or correct the years"


def _tell_future(sheet: Sheet, rows: list[Row], book: Book) -> None:
    coded = descriptor()["created"][:10]  # a clock that is wrong must not make the delivered data doubtful
    today = day(max(coded, date.today().isoformat()))
    for row in rows:
        answer = row.value if book[row.indicator].type == "date" else ""
        for name, text in (("valid_from", row.valid_from), ("value", answer)):
            if (days := bounds(text)) and days[0] > today:
                sheet.tell(row.line, f"{name} lies in the future ({text})", "check the year")


def _several_answers(rows: list[Row], book: Book) -> Iterator[Finding]:
    open_answers: dict[tuple[str, ...], Row] = {}
    for row in rows:
        indicator = book[row.indicator]
        if row.valid_to or indicator.timing != "state" or indicator.type == "text":
            continue
        first = open_answers.setdefault((row.subject, row.indicator, row.basis, row.source), row)
        if first.value != row.value and "several_answers" not in (first.explains, row.explains):
            answers = f"{row.indicator}: {first.value} on line {first.line}, {row.value}"
            mend = "close the earlier one with valid_to, or explain (several_answers)"
            yield row.line, f"two open answers from one source ({answers})", mend


def _jumps(rows: list[Row], book: Book) -> Iterator[Finding]:
    series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        figure = book[row.indicator].timing in ("level", "flow") and not look_at_number(row.value)
        if figure and row.basis != "cumulative":
            series[row.subject, row.indicator, row.basis, row.unit].append(row)
    for points in series.values():
        points.sort(key=lambda row: (row.valid_from[:4], row.line))
        for before, after in pairwise(points):
            low, high = sorted((float(before.value), float(after.value)))
            if low > 0 and high > 10 * low and "jump" not in (before.explains, after.explains):
                values = ", ".join(f"{row.value} in {row.valid_from[:4]}" for row in (before, after))
                mend = "check units and digits, or explain (jump)"
                yield after.line, f"more than ten times its neighbour ({values})", mend


def _dated(rows: list[Row], indicator: str) -> Iterator[tuple[Row, int, int]]:
    return ((row, *row.days) for row in rows if row.indicator == indicator and row.days)


def _designations(facts: list[Row], of_states: list[Row], mechanisms: Sheet) -> Iterator[Finding]:
    joined = {row.subject: first for row, first, _ in _dated(of_states, "opcat_ratification")}
    joined |= {row.subject: first for row, first, _ in _dated(of_states, "opcat_signature")}
    state_of = {mechanism: state for mechanism, state in mechanisms.rows("mechanism", "state")}  # noqa: C416
    designated: dict[str, int] = {}
    for row, first, last in _dated(facts, "designation_date"):
        designated[row.subject] = min(first, designated.get(row.subject, END))
        too_early = last < joined.get(state_of.get(row.subject, ""), BEGINNING)
        if too_early and row.explains != "before_signature":
            what = f"designation before the State signed or joined the OPCAT ({row.value})"
            yield row.line, what, "correct it, or explain (before_signature)"
    for row, _, last in _dated(facts, "operational_since"):
        if last < designated.get(row.subject, BEGINNING) and row.explains != "before_designation":
            what = f"work before designation ({row.value})"
            yield row.line, what, "correct it, or explain (before_designation)"


def _entries_into_force(facts: list[Row]) -> Iterator[Finding]:
    expected: dict[str, set[int]] = defaultdict(set)
    for row, first, last in _dated(facts, "opcat_ratification"):
        if first == last:
            expected[row.subject].add(entry_into_force(first))
    for row, first, last in _dated(facts, "opcat_entry_into_force"):
        due = sorted(expected[row.subject])
        if due and not any(first <= d <= last for d in due) and row.explains != "entry_into_force":
            mend = f"art. 28 gives {' or '.join(map(iso, due))}; correct it, or explain (entry_into_force)"
            yield row.line, f"not the thirtieth day after deposit ({row.value})", mend


def _mechanisms(sheet: Sheet, facts: list[Row]) -> Iterator[Finding]:
    dates: dict[str, set[str]] = defaultdict(set)
    for row, _, _ in _dated(facts, "designation_date"):
        dates[row.subject].add(row.value)
    for line, cells in zip(sheet.lines, sheet.rows("mechanism", "state", "designated"), strict=True):
        mechanism, state, designated = cells
        if not mechanism.startswith(f"{state}-"):
            what = f"mechanism: it does not begin with its State ({mechanism}, {state})"
            yield line, what, f"write {state}-…"
        if designated and not any(found.startswith(designated) for found in dates[mechanism]):
            what = f"designated: no designation_date fact gives it ({designated})"
            yield line, what, "add the fact with its source, or correct the date"

"""Rules of meaning: what the cells of a row, and rows among themselves, must say to be believed.

A row whose finding is true to its source (a body designated before the State signed, for instance) says so: the column
`explains` names the check and the note gives the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from npm_compare.cells import Look, look_at_code, look_at_date, look_at_number
from npm_compare.dates import BEGINNING, END, bounds, day
from npm_compare.sheets import Sheet

Lists = Mapping[str, Collection[str]]

FACT_TABLES = {"mechanism_facts": "mechanism", "state_facts": "state"}
"""The tables of facts, each with the column of its subject."""

FIRST_ENTRY_INTO_FORCE = 2006_06_22
"""OPCAT art. 28(1): thirtieth day after the twentieth deposit; later States: thirtieth day after their own (28(2))."""

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

    @property
    def year(self) -> str:
        """Year in which a figure begins."""
        return self.valid_from[:4]


@dataclass(frozen=True)
class Indicator:
    """What the codebook says of an indicator, as far as the rules need it."""

    type: str
    timing: str
    unit: str
    codes: str
    basis: str


def check_meaning(sheets: Mapping[str, Sheet], lists: Lists) -> None:
    """Add to each sheet the problems that its rows have in meaning. All sheets must be readable."""
    book = {name: Indicator(*rest) for name, *rest in sheets["indicators"].rows("indicator", "type", "timing", "unit", "codes", "basis")}
    _check_codebook(sheets["indicators"], book)
    facts = {name: _rows(sheets[name], subject, book) for name, subject in FACT_TABLES.items()}
    for name, rows in facts.items():
        _check_answers(sheets[name], rows, book, lists)
        _check_times(sheets[name], rows, book)
        _check_several_answers(sheets[name], rows, book)
        _check_jumps(sheets[name], rows, book)
    state_of = dict(sheets["mechanisms"].rows("mechanism", "state"))
    _check_designations(sheets["mechanism_facts"], facts["mechanism_facts"], facts["state_facts"], state_of)
    _check_entry_into_force(sheets["state_facts"], facts["state_facts"])
    _check_mechanisms(sheets["mechanisms"], facts["mechanism_facts"])
    _check_licences(sheets)


def _rows(sheet: Sheet, subject: str, book: Mapping[str, Indicator]) -> list[Row]:
    names = (subject, "indicator", "value", "unit", "basis", "valid_from", "valid_to", "source", "note", "explains")
    rows = (Row(line, *cells) for line, cells in zip(sheet.lines, sheet.rows(*names), strict=True))
    return [row for row in rows if row.indicator in book]


def _check_codebook(sheet: Sheet, book: Mapping[str, Indicator]) -> None:
    for line, (name, indicator) in zip(sheet.lines, book.items(), strict=False):
        if (indicator.type in ("yesno", "category")) != bool(indicator.codes):
            sheet.add(line, f"codes: an indicator of type {indicator.type} ({name})", "yesno and category have a list of codes, others none")


def _check_answers(sheet: Sheet, rows: list[Row], book: Mapping[str, Indicator], lists: Lists) -> None:
    looks = {name: _look_at_value(indicator, lists) for name, indicator in book.items()}
    bases = {name: look_at_code(lists.get(indicator.basis, ())) for name, indicator in book.items()}
    seen: dict[tuple[str, str], tuple[str, str] | None] = {}
    for row in rows:
        indicator = book[row.indicator]
        answer = (row.indicator, row.value)
        if answer not in seen:
            seen[answer] = looks[row.indicator](row.value)
        finding = seen[answer]
        if finding:
            sheet.add(row.line, f"value: {finding[0]}", finding[1])
        elif indicator.type == "number":
            _check_number(sheet, row)
        _check_unit(sheet, row, indicator)
        if row.basis and (wrong := bases[row.indicator](row.basis) if indicator.basis else ("not used here", "empty the cell")):
            sheet.add(row.line, f"basis: {wrong[0]} ({row.indicator})", wrong[1])
        if row.explains and not row.note:
            sheet.add(row.line, f"explains: no note explains it ({row.explains})", "write the reason in the note")


def _look_at_value(indicator: Indicator, lists: Lists) -> Look:
    if indicator.type in ("yesno", "category"):
        return look_at_code(lists.get(indicator.codes, ()))
    return {"number": look_at_number, "money": look_at_number, "date": look_at_date}.get(indicator.type, lambda text: None)


def _check_number(sheet: Sheet, row: Row) -> None:
    number = float(row.value)
    if row.unit == "percent":
        if not 0 <= number <= 100:
            sheet.add(row.line, f"value: a share outside 0 to 100 ({row.value})", "write a percentage; growth belongs in the note")
    elif number < 0:
        sheet.add(row.line, f"value: a count below zero ({row.value})", "correct it from the source")
    elif number != int(number) and row.basis not in FRACTIONS and row.unit != "years":
        sheet.add(row.line, f"value: a count that is not whole ({row.value} {row.unit})", "correct it, or give basis fte for full-time equivalents")


def _check_unit(sheet: Sheet, row: Row, indicator: Indicator) -> None:
    if indicator.type == "money":
        from babel.numbers import is_currency

        if not is_currency(row.unit):
            sheet.add(row.line, f"unit: not a currency of ISO 4217 ({row.unit})", "write its three capital letters, MAD or EUR")
        if row.value.startswith("-"):
            sheet.add(row.line, f"value: money below zero ({row.value})", "correct it from the source")
    elif row.unit != indicator.unit:
        sheet.add(row.line, f"unit: not that of {row.indicator} ({row.unit})", f"write {indicator.unit or 'nothing'}")


def _check_times(sheet: Sheet, rows: list[Row], book: Mapping[str, Indicator]) -> None:
    today = day(date.today().isoformat())
    for row in rows:
        begin, end = bounds(row.valid_from), bounds(row.valid_to)
        if begin and end and end[1] < begin[0]:
            sheet.add(row.line, f"valid_to is before valid_from ({row.valid_to} < {row.valid_from})", "exchange or correct them")
        if begin and begin[0] > today:
            sheet.tell(row.line, f"valid_from lies in the future ({row.valid_from})", "check the year")
        timing = book[row.indicator].timing
        if timing in ("level", "flow") and not (row.valid_from and row.valid_to):
            sheet.add(row.line, f"a figure without its year ({row.indicator} {row.value})", "write the year in valid_from and valid_to")
        elif timing == "flow" and row.valid_from[:4] != row.valid_to[:4] and row.basis != "cumulative":
            what = f"a count over several years ({row.valid_from} to {row.valid_to}, basis {row.basis or 'empty'})"
            sheet.add(row.line, what, "give basis cumulative, or correct the years")


def _check_several_answers(sheet: Sheet, rows: list[Row], book: Mapping[str, Indicator]) -> None:
    open_answers: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row.valid_to or book[row.indicator].timing != "state" or book[row.indicator].type == "text":
            continue
        first = open_answers.setdefault((row.subject, row.indicator, row.basis, row.source), row)
        if first.value != row.value and "several_answers" not in (first.explains, row.explains):
            what = f"two open answers from one source ({row.indicator}: {first.value} on line {first.line}, {row.value})"
            sheet.add(row.line, what, "close the earlier one with valid_to, or explain (several_answers)")


def _check_jumps(sheet: Sheet, rows: list[Row], book: Mapping[str, Indicator]) -> None:
    series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if book[row.indicator].timing in ("level", "flow") and not look_at_number(row.value) and row.basis != "cumulative":
            series[row.subject, row.indicator, row.basis, row.unit].append(row)
    for points in series.values():
        points.sort(key=lambda row: (row.year, row.line))
        for before, after in zip(points, points[1:], strict=False):
            low, high = sorted((float(before.value), float(after.value)))
            if low > 0 and high > 10 * low and "jump" not in (before.explains, after.explains):
                what = f"more than ten times its neighbour ({before.value} in {before.year}, {after.value} in {after.year})"
                sheet.add(after.line, what, "check units and digits, or explain (jump)")


def _check_designations(sheet: Sheet, facts: list[Row], of_states: list[Row], state_of: Mapping[str, str]) -> None:
    bound = {row.subject: row.days[0] for row in of_states if row.indicator == "opcat_ratification" and row.days}
    signed = {row.subject: row.days[0] for row in of_states if row.indicator == "opcat_signature" and row.days}
    designated: dict[str, int] = {}
    for row in _dated(facts, "designation_date"):
        first, last = row.days or (END, END)
        designated[row.subject] = min(first, designated.get(row.subject, END))
        state = state_of.get(row.subject, "")
        if last < signed.get(state, bound.get(state, BEGINNING)) and row.explains != "before_signature":
            sheet.add(row.line, f"designation before the State signed or joined the OPCAT ({row.value})", "correct it, or explain (before_signature)")
    for row in _dated(facts, "operational_since"):
        if row.days and row.days[1] < designated.get(row.subject, BEGINNING) and row.explains != "before_designation":
            sheet.add(row.line, f"work before designation ({row.value})", "correct it, or explain (before_designation)")


def _dated(rows: list[Row], indicator: str) -> Iterator[Row]:
    return (row for row in rows if row.indicator == indicator and row.days)


def _check_entry_into_force(sheet: Sheet, rows: list[Row]) -> None:
    expected: dict[str, set[int]] = defaultdict(set)
    for row in _dated(rows, "opcat_ratification"):
        if row.days and row.days[0] == row.days[1]:
            expected[row.subject].add(entry_into_force(row.days[0]))
    for row in _dated(rows, "opcat_entry_into_force"):
        rightly = expected[row.subject]
        if rightly and row.days and row.days[0] not in rightly and row.explains != "entry_into_force":
            due = " or ".join(str(n) for n in sorted(rightly))
            sheet.add(row.line, f"not the thirtieth day after deposit ({row.value})", f"art. 28 gives {due}; correct it, or explain (entry_into_force)")


def entry_into_force(deposit: int) -> int:
    """Return the day on which the OPCAT enters into force for a State that deposits its instrument on a day (art. 28).

    >>> entry_into_force(20141124), entry_into_force(20050101)
    (20141224, 20060622)
    """
    thirtieth = date(deposit // 10000, deposit // 100 % 100, deposit % 100) + timedelta(days=30)
    return max(int(thirtieth.strftime("%Y%m%d")), FIRST_ENTRY_INTO_FORCE)


def _check_mechanisms(sheet: Sheet, facts: list[Row]) -> None:
    dates: dict[str, set[str]] = defaultdict(set)
    for row in _dated(facts, "designation_date"):
        dates[row.subject].add(row.value)
    for line, (mechanism, state, designated) in zip(sheet.lines, sheet.rows("mechanism", "state", "designated"), strict=True):
        if not mechanism.startswith(f"{state}-"):
            sheet.add(line, f"mechanism: it does not begin with its State ({mechanism}, {state})", f"write {state}-…")
        if designated and not any(found.startswith(designated) for found in dates[mechanism]):
            sheet.add(line, f"designated: no designation_date fact gives it ({designated})", "add the fact with its source, or correct the date")


def _check_licences(sheets: Mapping[str, Sheet]) -> None:
    sources = sheets["sources"]
    used = set(sheets["statistics"].columns["source"])
    for line, (source, licence) in zip(sources.lines, sources.rows("source", "licence"), strict=True):
        if source in used and not licence:
            sources.add(line, f"licence: a source of statistics without one ({source})", "say on which terms its figures may be reused")

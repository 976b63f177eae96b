"""Rules of meaning: what the cells of a row, and rows among themselves, must say to be believed.

A row whose finding is true to its source (a body designated before the State signed, for instance) says so:
the column `explains` names the check and the note gives the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from npm_compare.base.dates import bounds, may_be_twelve_months
from npm_compare.checking.cells import Look, in_column, look_at_code, look_at_date, look_at_number, look_at_text
from npm_compare.checking.rows import (
    EMPTY,
    Book,
    Indicator,
    Lists,
    Located,
    Row,
    read_book,
    read_rows,
    report,
    tell_future,
)
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet
from npm_compare.checking.treaty import designations, entries_into_force, mechanisms
from npm_compare.views.language import say

FRACTIONS = {"fte", "ceiling", "forecast"}
"""Bases of staff figures that may be fractions (full-time equivalents)."""


def check_meaning(sheets: Mapping[str, Sheet], lists: Lists) -> None:
    """Add to each sheet the problems that its rows have in meaning. All sheets must be readable."""
    book = read_book(sheets["indicators"])
    facts = {name: read_rows(sheets[name], subject, book) for name, subject in FACT_TABLES.items()}
    of_mechanisms, of_states = facts.values()
    found = {
        "mechanisms": mechanisms(sheets["mechanisms"], of_mechanisms),
        "mechanism_facts": designations(of_mechanisms, of_states, sheets["mechanisms"]),
        "state_facts": entries_into_force(of_states),
    }
    for name, rows in facts.items():
        rules = (_answers(rows, book, lists), _periods(rows, book), _several_answers(rows, book))
        found[name] = chain(found[name], *rules, _jumps(rows, book))
        tell_future(sheets[name], _dates(rows, book))
        _tell_working_years(sheets[name], rows, book)
    for name, findings in found.items():
        report(sheets[name], findings)


def _answers(rows: list[Row], book: Book, lists: Lists) -> Iterator[Located]:
    looks = {name: _look_at_value(indicator, lists) for name, indicator in book.items()}
    bases = {name: look_at_code(lists.get(indicator.basis, ())) for name, indicator in book.items()}
    found: dict[tuple[str, ...], list[Located]] = {}  # each distinct answer is looked at once
    for row in rows:
        answer = (row.indicator, row.value, row.unit, row.basis)
        if answer not in found:
            found[answer] = list(_answer(row, book[row.indicator], looks[row.indicator], bases[row.indicator]))
        for _, column, what, mend in found[answer]:
            yield row.line, column, what, mend
        if row.explains and not row.note:
            what = say("explains: no note explains it ({explains})", explains=row.explains)
            yield row.line, "explains", what, say("write the reason in the note")


def _answer(row: Row, indicator: Indicator, look_at_value: Look, look_at_basis: Look) -> Iterator[Located]:
    """Find what is wrong with the cells of an answer alone: the indicator, the value, the unit and the basis."""
    told = not row.value or look_at_text(row.value)
    if not told and (finding := look_at_value(row.value)):
        yield row.line, "value", in_column("value", finding[0]), finding[1]
    elif not told and indicator.type in ("number", "money"):
        yield from _number(row, indicator)
    yield from _unit(row, indicator)
    if row.basis and not indicator.basis:
        what = say("basis: {indicator} has none ({basis})", indicator=row.indicator, basis=row.basis)
        yield row.line, "basis", what, say("empty the cell")
    elif row.basis and (finding := look_at_basis(row.basis)):
        yield row.line, "basis", in_column("basis", finding[0]), finding[1]


def _look_at_value(indicator: Indicator, lists: Lists) -> Look:
    if indicator.type in ("yesno", "category"):
        return look_at_code(lists.get(indicator.codes, ()))
    looks = {"number": look_at_number, "money": look_at_number, "date": look_at_date}
    return looks.get(indicator.type, lambda text: None)


def _number(row: Row, indicator: Indicator) -> Iterator[Located]:
    number = float(row.value)
    if row.unit == "percent" and not 0 <= number <= 100:
        what = say("value: a share outside 0 to 100 ({value})", value=row.value)
        yield row.line, "value", what, say("write a percentage; growth belongs in the note")
    elif number < 0 and indicator.type == "money":
        what = say("value: money below zero ({value})", value=row.value)
        yield row.line, "value", what, say("correct it from the source")
    elif number < 0:
        what = say("value: a count below zero ({value})", value=row.value)
        yield row.line, "value", what, say("correct it from the source")
    may_be_fraction = indicator.type == "money" or row.unit in ("percent", "years") or row.basis in FRACTIONS
    if number != int(number) and not may_be_fraction:
        what = say("value: a count that is not whole ({value})", value=f"{row.value} {row.unit}")
        yield row.line, "value", what, say("correct it, or give basis fte for full-time equivalents")


def _unit(row: Row, indicator: Indicator) -> Iterator[Located]:
    if indicator.type == "money":
        from babel.numbers import is_currency

        if not is_currency(row.unit):
            what = say("unit: not a currency of ISO 4217 ({unit})", unit=row.unit)
            yield row.line, "unit", what, say("write its three capital letters, MAD or EUR")
    elif row.unit != indicator.unit:
        what = say("unit: not that of {indicator} ({unit})", indicator=row.indicator, unit=row.unit)
        mend = say("write {value}", value=indicator.unit) if indicator.unit else say("write nothing")
        yield row.line, "unit", what, mend


def _periods(rows: list[Row], book: Book) -> Iterator[Located]:
    for row in rows:
        begin, end = bounds(row.valid_from), bounds(row.valid_to)
        if begin and end and end[1] < begin[0]:
            what = say("valid_to is before valid_from ({dates})", dates=f"{row.valid_to} < {row.valid_from}")
            yield row.line, "valid_to", what, say("exchange or correct them")
        seen = bounds(row.attested)
        if seen and ((begin and seen[1] < begin[0]) or (end and seen[0] > end[1])):
            dates = f"{row.attested}, {row.valid_from} … {row.valid_to}"
            what = say("attested lies outside valid_from to valid_to ({dates})", dates=dates)
            yield row.line, "attested", what, say("correct one of the dates")
        timing = book[row.indicator].timing
        if timing in ("level", "flow") and not (row.valid_from and row.valid_to):
            what = say("a figure without its year ({value})", value=f"{row.indicator} {row.value}")
            yield row.line, "valid_from", what, say("write the year in valid_from and valid_to")
        elif timing == "flow" and (finding := _wrong_years(row)):
            yield row.line, "valid_to", *finding


def _wrong_years(row: Row) -> tuple[str, str] | None:
    """Find a basis that does not suit the period of a count: twelve months across two years are a year, not several."""
    if not bounds(row.valid_from) or not bounds(row.valid_to):  # a date that cannot be read is told for itself
        return None
    first, last = row.valid_from[:4], row.valid_to[:4]
    period = {"first": row.valid_from, "last": row.valid_to, "basis": row.basis or say(EMPTY)}
    if row.basis == "working_year" and not may_be_twelve_months(row.valid_from, row.valid_to):
        what = say("a working year that is not twelve months across two years ({first} to {last})", **period)
        return what, say("write the first and the last month, or give another basis")
    if first and last and first != last and row.basis not in ("cumulative", "working_year"):
        what = say("a count over several years ({first} to {last}, basis {basis})", **period)
        return what, say("give basis cumulative, or working_year if it is twelve months, or correct the years")
    return None


def _tell_working_years(sheet: Sheet, rows: list[Row], book: Book) -> None:
    """Tell counts that are called those of several years and are of twelve months."""
    for row in rows:
        if book[row.indicator].timing != "flow" or row.basis != "cumulative":
            continue
        if may_be_twelve_months(row.valid_from, row.valid_to) and len(row.valid_from) > 4:
            period = {"first": row.valid_from, "last": row.valid_to}
            what = say("twelve months counted as several years ({first} to {last})", **period)
            sheet.tell(row.line, what, say("give basis working_year"), "basis")


def _dates(rows: list[Row], book: Book) -> Iterator[tuple[int, dict[str, str]]]:
    """Return the dates of each fact that must have come."""
    for row in rows:
        answer = row.value if book[row.indicator].type == "date" else ""
        ends = row.valid_to if book[row.indicator].timing == "state" else ""
        dates = {"valid_from": row.valid_from, "attested": row.attested, "value": answer, "valid_to": ends}
        yield row.line, dates


def _several_answers(rows: list[Row], book: Book) -> Iterator[Located]:
    open_answers: dict[tuple[str, ...], Row] = {}
    for row in rows:
        indicator = book[row.indicator]
        if row.valid_to or indicator.timing != "state" or indicator.type == "text":
            continue
        first = open_answers.setdefault((row.subject, row.indicator, row.basis, row.source), row)
        if first.value != row.value and "several_answers" not in (first.explains, row.explains):
            what = say(
                "two open answers from one source ({indicator}: {earlier} on line {line}, {later})",
                indicator=row.indicator,
                earlier=first.value,
                line=str(first.line),
                later=row.value,
            )
            yield row.line, "", what, say("close the earlier one with valid_to, or explain (several_answers)")


def _jumps(rows: list[Row], book: Book) -> Iterator[Located]:
    series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        figure = book[row.indicator].timing in ("level", "flow") and not look_at_number(row.value)
        if figure and bounds(row.valid_from) and row.basis != "cumulative":
            series[row.subject, row.indicator, row.basis, row.unit].append(row)
    for points in series.values():
        points.sort(key=lambda row: (row.valid_from[:4], row.line))
        for before, after in pairwise(points):
            low, high = sorted((float(before.value), float(after.value)))
            if low > 0 and high > 10 * low and "jump" not in (before.explains, after.explains):
                yield after.line, "", _jump(before, after), say("check units and digits, or explain (jump)")


def _jump(before: Row, after: Row) -> str:
    return say(
        "more than ten times its neighbour ({earlier} in {earlier_year}, {later} in {later_year})",
        earlier=before.value,
        earlier_year=before.valid_from[:4],
        later=after.value,
        later_year=after.valid_from[:4],
    )

"""Rules of meaning: what the cells of a row, and rows among themselves, must say to be believed.

A row whose finding is true to its source (a body designated before the State signed, for instance) says so:
the column `explains` names the check and the note gives the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from npm_compare.base.dates import bounds, may_be_twelve_months
from npm_compare.base.errors import Message, message
from npm_compare.checking.cells import Look, look_at_code, look_at_date, look_at_number, look_at_text
from npm_compare.checking.rows import (
    Book,
    FactRow,
    Indicator,
    Lists,
    Located,
    read_book,
    read_rows,
    report,
    tell_future,
)
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet
from npm_compare.checking.treaty import designations, entries_into_force, mechanisms

FRACTIONAL_BASES = {"fte", "ceiling", "forecast"}
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


def _answers(rows: list[FactRow], book: Book, lists: Lists) -> Iterator[Located]:
    looks = {name: _look_at_value(indicator, lists) for name, indicator in book.items()}
    bases = {name: look_at_code(lists.get(indicator.basis, ())) for name, indicator in book.items()}
    found: dict[tuple[str, ...], list[Located]] = {}  # each distinct answer is looked at once
    for row in rows:
        answer = (row.indicator, row.value, row.unit, row.basis)
        if answer not in found:
            found[answer] = list(_answer(row, book[row.indicator], looks[row.indicator], bases[row.indicator]))
        yield from ((row.line, column, broken) for _, column, broken in found[answer])
        if row.explains and not row.note:
            yield row.line, "explains", message("explanation_missing", explains=row.explains)


def _answer(row: FactRow, indicator: Indicator, look_at_value: Look, look_at_basis: Look) -> Iterator[Located]:
    """Find what is wrong with the cells of an answer alone: the indicator, the value, the unit and the basis."""
    told = not row.value or look_at_text(row.value)
    if not told and (finding := look_at_value(row.value)):
        yield row.line, "value", finding
    elif not told and indicator.type in ("number", "money"):
        yield from _number(row, indicator)
    yield from _unit(row, indicator)
    if row.basis and not indicator.basis:
        yield row.line, "basis", message("basis_needless", indicator=row.indicator, basis=row.basis)
    elif row.basis and (finding := look_at_basis(row.basis)):
        yield row.line, "basis", finding


def _look_at_value(indicator: Indicator, lists: Lists) -> Look:
    if indicator.type in ("yesno", "category"):
        return look_at_code(lists.get(indicator.codes, ()))
    looks = {"number": look_at_number, "money": look_at_number, "date": look_at_date}
    return looks.get(indicator.type, lambda text: None)


def _number(row: FactRow, indicator: Indicator) -> Iterator[Located]:
    number = float(row.value)
    if row.unit == "percent" and not 0 <= number <= 100:
        yield row.line, "value", message("share_out_of_range", value=row.value)
    elif number < 0 and indicator.type == "money":
        yield row.line, "value", message("money_negative", value=row.value)
    elif number < 0:
        yield row.line, "value", message("count_negative", value=row.value)
    may_be_fraction = indicator.type == "money" or row.unit in ("percent", "years") or row.basis in FRACTIONAL_BASES
    if number != int(number) and not may_be_fraction:
        yield row.line, "value", message("count_not_whole", value=row.value, unit=row.unit)


ALSO = {"visits": "places"}
"""What a source may count instead of the unit of the indicator: the places visited, not the visits made to them."""


def _unit(row: FactRow, indicator: Indicator) -> Iterator[Located]:
    if indicator.type == "money":
        from babel.numbers import is_currency

        if not is_currency(row.unit):
            yield row.line, "unit", message("currency_unknown", value=row.unit)
    elif row.unit not in (indicator.unit, ALSO.get(indicator.unit)):
        about = {"indicator": row.indicator, "unit": row.unit}
        broken = message("unit_other", **about, expected=indicator.unit)
        yield row.line, "unit", broken if indicator.unit else message("unit_needless", **about)


def _periods(rows: list[FactRow], book: Book) -> Iterator[Located]:
    for row in rows:
        begin, end = bounds(row.valid_from), bounds(row.valid_to)
        if begin and end and end[1] < begin[0]:
            yield row.line, "valid_to", message("period_reversed", first=row.valid_from, last=row.valid_to)
        seen = bounds(row.attested)
        if seen and ((begin and seen[1] < begin[0]) or (end and seen[0] > end[1])):
            period = {"first": row.valid_from, "last": row.valid_to}
            yield row.line, "attested", message("attested_outside", attested=row.attested, **period)
        timing = book[row.indicator].timing
        if timing in ("level", "flow") and not (row.valid_from and row.valid_to):
            yield row.line, "valid_from", message("year_missing", indicator=row.indicator, value=row.value)
        elif timing == "flow" and (finding := _wrong_years(row)):
            yield row.line, "valid_to", finding


def _wrong_years(row: FactRow) -> Message | None:
    """Find a basis that does not suit the period of a count: twelve months across two years are a year, not several."""
    if not bounds(row.valid_from) or not bounds(row.valid_to):  # a date that cannot be read is told for itself
        return None
    first, last = row.valid_from[:4], row.valid_to[:4]
    period = {"first": row.valid_from, "last": row.valid_to}
    if row.basis == "working_year" and not may_be_twelve_months(row.valid_from, row.valid_to):
        return message("working_year_length", **period)
    if first and last and first != last and row.basis not in ("cumulative", "working_year"):
        return message("several_years", **period, basis=row.basis)
    return None


def _tell_working_years(sheet: Sheet, rows: list[FactRow], book: Book) -> None:
    """Tell counts that are called those of several years and are of twelve months."""
    for row in rows:
        if book[row.indicator].timing != "flow" or row.basis != "cumulative":
            continue
        if may_be_twelve_months(row.valid_from, row.valid_to) and len(row.valid_from) > 4:
            period = {"first": row.valid_from, "last": row.valid_to}
            sheet.tell(row.line, message("twelve_months", **period), "basis")


def _dates(rows: list[FactRow], book: Book) -> Iterator[tuple[int, dict[str, str]]]:
    """Return the dates of each fact that must have come."""
    for row in rows:
        answer = row.value if book[row.indicator].type == "date" else ""
        ends = row.valid_to if book[row.indicator].timing == "state" else ""
        dates = {"valid_from": row.valid_from, "attested": row.attested, "value": answer, "valid_to": ends}
        yield row.line, dates


def _several_answers(rows: list[FactRow], book: Book) -> Iterator[Located]:
    open_answers: dict[tuple[str, ...], FactRow] = {}
    for row in rows:
        indicator = book[row.indicator]
        if row.valid_to or indicator.timing != "state" or indicator.type == "text":
            continue
        first = open_answers.setdefault((row.subject, row.indicator, row.basis, row.source), row)
        if first.value != row.value and "several_answers" not in (first.explains, row.explains):
            about = {"indicator": row.indicator, "earlier": first.value, "later": row.value}
            yield row.line, "", message("two_open_answers", **about, line=first.line)


def _jumps(rows: list[FactRow], book: Book) -> Iterator[Located]:
    series: dict[tuple[str, ...], list[FactRow]] = defaultdict(list)
    for row in rows:
        figure = book[row.indicator].timing in ("level", "flow") and not look_at_number(row.value)
        if figure and bounds(row.valid_from) and row.basis != "cumulative":
            series[row.subject, row.indicator, row.basis, row.unit].append(row)
    for points in series.values():
        points.sort(key=lambda row: (row.valid_from[:4], row.line))
        for before, after in pairwise(points):
            low, high = sorted((float(before.value), float(after.value)))
            if low > 0 and high > 10 * low and "jump" not in (before.explains, after.explains):
                yield after.line, "", _jump(before, after)


def _jump(before: FactRow, after: FactRow) -> Message:
    return message(
        "jump",
        earlier=before.value,
        earlier_year=before.valid_from[:4],
        later=after.value,
        later_year=after.valid_from[:4],
    )

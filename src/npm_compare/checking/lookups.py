"""Rules of the tables beside the facts: bodies, thresholds, criteria, inputs, corrections.

A slip in one of them changes what is computed without a word, so each cell must be one that the computation can follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from npm_compare.base.dates import bounds
from npm_compare.base.errors import message, nearest
from npm_compare.checking.cells import Look, look_at_code, look_at_number
from npm_compare.checking.clauses import places, unasked, unlike_languages
from npm_compare.checking.codebook import orders, types
from npm_compare.checking.corrections import corrected_fields, tell_corrections, tell_reviews
from npm_compare.checking.decisions import (
    bare,
    costs_untold,
    gaps_of_the_rule,
    options_unasked,
    options_unknown,
    topics,
)
from npm_compare.checking.inputs import BY_PLACE, MONEY, UNITS, wrong
from npm_compare.checking.rows import Lists, Located, by_name, numbered, report
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.checking.statistics import values
from npm_compare.checking.translations import tell_translations

Sheets = Mapping[str, Sheet]
Rule = Callable[[Sheets, Lists], Iterator[Located]]

WITHIN = re.compile(r"within ([1-9]\d*) years? of (\w+)", re.ASCII)
"""A date that must follow another one within so many years."""

ANY, ABOVE_ZERO = "any", "> 0"
DIRECTIONS = {"rate": "more", "delay": "less"}
"""What is written in `good` where a criterion is not made of answers."""

DELAY = "designation_date"
"""The only indicator whose delay is computed."""


def check_lookups(sheets: Sheets, lists: Lists) -> None:
    """Add to each sheet beside the facts the problems that its rows have in meaning. All sheets must be readable."""
    rules: tuple[tuple[str, Rule], ...] = (
        ("mechanisms", _ends),
        ("indicators", lambda sheets, _: types(sheets["indicators"])),
        ("codes", lambda sheets, _: orders(sheets["codes"])),
        ("statistics", lambda sheets, _: values(sheets)),
        *((table, partial(_applies_to, table)) for table in ("requirements", "decision_options")),
        ("requirement_indicators", _thresholds),
        ("criteria", _criteria),
        ("decisions", topics),
        ("decisions", bare),
        ("decisions", costs_untold),
        ("decision_options", options_unasked),
        ("debate", options_unknown),
        ("recommendations", gaps_of_the_rule),
        ("clauses", places),
        ("clauses", unlike_languages),
        ("clauses", unasked),
        ("assumptions", _ranges),
        ("assumptions", _inputs),
        ("assumptions", _facts_have_sources),
        ("corrections", corrected_fields),
    )
    pillars = by_name(sheets["indicators"], "indicator", "pillar")
    for name in FACT_TABLES:
        report(sheets[name], _homes(sheets[name], pillars))
    for name, rule in rules:
        report(sheets[name], rule(sheets, lists))
    tell_corrections(sheets)
    tell_reviews(sheets)
    tell_translations(sheets)


def _homes(sheet: Sheet, pillars: Mapping[str, str]) -> Iterator[Located]:
    of_states = sheet.table.name == "state_facts"
    for line, (indicator,) in numbered(sheet, "indicator"):
        if indicator in pillars and (pillars[indicator] == "state") != of_states:
            other = "mechanism_facts.csv" if of_states else "state_facts.csv"
            yield line, "indicator", message("table_other", value=indicator, file=other)


def _ends(sheets: Sheets, _: Lists) -> Iterator[Located]:
    for line, (status, designated, ended) in numbered(sheets["mechanisms"], "status", "designated", "ended"):
        if (status in ("ended", "never_set_up")) != bool(ended):
            yield line, "status", message("status_and_end", value=(status, ended))
        begin, end = bounds(designated), bounds(ended)
        if begin and end and end[1] < begin[0]:
            yield line, "ended", message("end_too_early", first=designated, last=ended)


def _applies_to(table: str, sheets: Sheets, lists: Lists) -> Iterator[Located]:
    groups = [field.name for field in tables()["states"].fields if field.type == "boolean"]
    known = [*lists.get("model", ()), *groups, *lists.get("form_of_state", ())]
    for line, (named,) in numbered(sheets[table], "applies_to"):
        for name in named.split("|") if named else ():
            if name not in known:
                yield line, "applies_to", message("applies_to_unknown", value=name, hint=nearest(name, known))


def _thresholds(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    book = {name: rest for name, *rest in sheets["indicators"].rows("indicator", "type", "codes")}
    dates = {name for name, (kind, _) in book.items() if kind == "date"}
    cells = ("indicator", "way", "met", "partly", "not_met")
    for line, (indicator, way, *answers) in numbered(sheets["requirement_indicators"], *cells):
        if indicator not in book:
            continue
        kind, codes = book[indicator]
        if (way == "0") == any(answers):
            yield line, "", message("way_and_answers", way=way, answers=tuple(filter(None, answers)))
        rest = answers[1:] if _holds(answers[0], kind, dates) else answers
        names = ("met", "partly", "not_met")[-len(rest) :]
        look = look_at_number if kind in ("number", "money") else look_at_code(lists.get(codes, ()))
        yield from _listed(line, dict(zip(names, rest, strict=True)), look)


def _holds(text: str, kind: str, dates: set[str]) -> bool:
    """Whether `met` is a test that can be made of answers of this type."""
    within = WITHIN.fullmatch(text)
    return (
        text == ANY
        or (text == ABOVE_ZERO and kind in ("number", "money"))
        or bool(within and kind == "date" and within[2] in dates)
    )


def _listed(line: int, answers: Mapping[str, str], look: Look) -> Iterator[Located]:
    """Find the answers of a row that the indicator cannot have, or that stand twice."""
    every = [(column, answer) for column, text in answers.items() for answer in (text.split("|") if text else ())]
    twice = Counter(answer for _, answer in every)
    for column, answer in every:
        if finding := look(answer):
            yield line, column, finding
        elif twice[answer] > 1:
            yield line, column, message("answer_repeated", value=answer)


def _criteria(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    book = {name: rest for name, *rest in sheets["indicators"].rows("indicator", "timing", "codes")}
    for line, (indicator, basis, good, half) in numbered(sheets["criteria"], "indicator", "basis", "good", "half"):
        if indicator not in book:
            continue
        timing, codes = book[indicator]
        if basis not in DIRECTIONS:
            yield from _listed(line, {"good": good, "half": half}, look_at_code(lists.get(codes, ())))
            continue
        if (good, half) != (DIRECTIONS[basis], ""):
            yield line, "", message("direction_other", basis=basis, value=(good, half), expected=DIRECTIONS[basis])
        if (indicator != DELAY) if basis == "delay" else timing not in ("level", "flow"):
            yield line, "basis", message("basis_not_computed", basis=basis, value=indicator, indicator=DELAY)


def _ranges(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find ranges of inputs that no size could be drawn from; cells that are no numbers are told by their field."""
    columns = ("input", "place", "low", "likely", "high")
    for line, (name, place, *ends) in numbered(sheets["assumptions"], *columns):
        if not any(look_at_number(end) for end in ends):
            yield from ((line, "", broken) for broken in wrong(name, place, *map(float, ends)))


def _facts_have_sources(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find inputs that are called facts, or derived from facts, and do not say where these were read."""
    for line, (grounds, source, locator) in numbered(sheets["assumptions"], "grounds", "source", "locator"):
        if grounds != "assumption" and not (source and locator):
            column = "locator" if source else "source"
            yield line, column, message("fact_without_source")


def _inputs(sheets: Sheets, _: Lists) -> Iterator[Located]:
    from babel.numbers import is_currency

    for line, (state, name, place, unit) in numbered(sheets["assumptions"], "state", "input", "place", "unit"):
        if name not in UNITS:
            continue
        if (name in BY_PLACE) != bool(place):
            yield line, "place", message("place_of_input", input=name, value=place)
        national = UNITS[name] == MONEY and bool(state)
        if unit and not (is_currency(unit) if national else unit == UNITS[name]):
            broken = message("currency_of_input", input=name, value=unit)
            yield (
                line,
                "unit",
                broken if national else message("unit_of_input", input=name, value=unit, expected=UNITS[name]),
            )

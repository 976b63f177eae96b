"""Rules of the tables beside the facts: bodies, thresholds, criteria, inputs, corrections.

A slip in one of them changes what is computed without a word, so each cell must be one that the computation can follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from npm_compare.base.dates import bounds
from npm_compare.base.errors import nearest, visible
from npm_compare.checking.cells import Look, in_column, look_at_code, look_at_number
from npm_compare.checking.codebook import orders, types
from npm_compare.checking.corrections import corrected_fields, tell_corrections
from npm_compare.checking.inputs import BY_PLACE, MONEY, UNITS, wrong
from npm_compare.checking.rows import Lists, Located, by_name, numbered, report
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.checking.statistics import values
from npm_compare.views.language import say

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
        ("requirements", _applies_to),
        ("requirement_indicators", _thresholds),
        ("criteria", _criteria),
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


def _homes(sheet: Sheet, pillars: Mapping[str, str]) -> Iterator[Located]:
    of_states = sheet.table.name == "state_facts"
    for line, (indicator,) in numbered(sheet, "indicator"):
        if indicator in pillars and (pillars[indicator] == "state") != of_states:
            other = "mechanism_facts.csv" if of_states else "state_facts.csv"
            what = say("indicator: it does not belong to this table ({value})", value=visible(indicator))
            yield line, "indicator", what, say("move the row to {file}", file=other)


def _ends(sheets: Sheets, _: Lists) -> Iterator[Located]:
    for line, (status, designated, ended) in numbered(sheets["mechanisms"], "status", "designated", "ended"):
        if (status in ("ended", "never_set_up")) != bool(ended):
            what = say("status and ended do not agree ({value})", value=visible(f"{status}, {ended}"))
            yield line, "status", what, say("give ended a date if, and only if, the status is ended or never_set_up")
        begin, end = bounds(designated), bounds(ended)
        if begin and end and end[1] < begin[0]:
            what = say("ended is before designated ({dates})", dates=f"{ended} < {designated}")
            yield line, "ended", what, say("exchange or correct them")


def _applies_to(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    groups = [field.name for field in tables()["states"].fields if field.type == "boolean"]
    known = [*lists.get("model", ()), *groups]
    for line, (named,) in numbered(sheets["requirements"], "applies_to"):
        for name in named.split("|") if named else ():
            if name not in known:
                what = say("applies_to: neither a model nor a group of States ({value})", value=visible(name))
                yield line, "applies_to", what, str(nearest(name, known))


def _thresholds(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    book = {name: rest for name, *rest in sheets["indicators"].rows("indicator", "type", "codes")}
    dates = {name for name, (kind, _) in book.items() if kind == "date"}
    cells = ("indicator", "way", "met", "partly", "not_met")
    for line, (indicator, way, *answers) in numbered(sheets["requirement_indicators"], *cells):
        if indicator not in book:
            continue
        kind, codes = book[indicator]
        if (way == "0") == any(answers):
            held = visible(f"{way}: {', '.join(filter(None, answers))}")
            what = say("way and answers do not agree ({value})", value=held)
            yield line, "", what, say("give answers in every way except 0")
        rest = answers[1:] if _holds(answers[0], kind, dates) else answers
        names = ("met", "partly", "not_met")[-len(rest) :]
        look = look_at_number if kind in ("number", "money") else look_at_code(lists.get(codes, ()))
        for found in _listed(dict(zip(names, rest, strict=True)), look):
            yield line, *found


def _holds(text: str, kind: str, dates: set[str]) -> bool:
    """Whether `met` is a test that can be made of answers of this type."""
    within = WITHIN.fullmatch(text)
    return (
        text == ANY
        or (text == ABOVE_ZERO and kind in ("number", "money"))
        or bool(within and kind == "date" and within[2] in dates)
    )


def _listed(answers: Mapping[str, str], look: Look) -> Iterator[tuple[str, str, str]]:
    """Find the answers of a row that the indicator cannot have, or that stand twice."""
    every = [(column, answer) for column, text in answers.items() for answer in (text.split("|") if text else ())]
    twice = Counter(answer for _, answer in every)
    for column, answer in every:
        if finding := look(answer):
            yield column, in_column(column, finding[0]), finding[1]
        elif twice[answer] > 1:
            what = say("{column}: an answer that stands twice in the row ({value})", column=column, value=answer)
            yield column, what, say("keep one of them")


def _criteria(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    book = {name: rest for name, *rest in sheets["indicators"].rows("indicator", "timing", "codes")}
    for line, (indicator, basis, good, half) in numbered(sheets["criteria"], "indicator", "basis", "good", "half"):
        if indicator not in book:
            continue
        timing, codes = book[indicator]
        if basis not in DIRECTIONS:
            for found in _listed({"good": good, "half": half}, look_at_code(lists.get(codes, ()))):
                yield line, *found
            continue
        if (good, half) != (DIRECTIONS[basis], ""):
            what = say("good and half of a {basis} ({value})", basis=basis, value=visible(f"{good}, {half}"))
            yield line, "", what, say("write {value} and leave half empty", value=DIRECTIONS[basis])
        if (indicator != DELAY) if basis == "delay" else timing not in ("level", "flow"):
            what = say("basis: no {basis} is computed of this indicator ({value})", basis=basis, value=indicator)
            mend = say("a rate needs a figure of a year, a delay needs {indicator}", indicator=DELAY)
            yield line, "basis", what, mend


def _ranges(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find ranges of inputs that no size could be drawn from; cells that are no numbers are told by their field."""
    columns = ("input", "place", "low", "likely", "high")
    for line, (name, place, *ends) in numbered(sheets["assumptions"], *columns):
        if not any(look_at_number(end) for end in ends):
            for what, mend in wrong(name, place, *map(float, ends)):
                yield line, "", in_column("low, likely, high", what), mend


def _facts_have_sources(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find inputs that are called facts and do not say where they were read."""
    for line, (grounds, source, locator) in numbered(sheets["assumptions"], "grounds", "source", "locator"):
        if grounds == "fact" and not (source and locator):
            column = "locator" if source else "source"
            what = say("{column}: an input that is a fact without one", column=column)
            yield line, column, what, say("write where it was read, or call it an assumption")


def _inputs(sheets: Sheets, _: Lists) -> Iterator[Located]:
    from babel.numbers import is_currency

    for line, (state, name, place, unit) in numbered(sheets["assumptions"], "state", "input", "place", "unit"):
        if name not in UNITS:
            continue
        if (name in BY_PLACE) != bool(place):
            what = say("place: not one for the input {input} ({value})", input=name, value=visible(place))
            mend = say("name a kind of place where the input is asked by place, otherwise leave it empty")
            yield line, "place", what, mend
        national = UNITS[name] == MONEY and bool(state)
        if unit and not (is_currency(unit) if national else unit == UNITS[name]):
            what = say("unit: not that of {input} ({value})", input=name, value=visible(unit))
            expected = say("a currency") if national else UNITS[name]
            yield line, "unit", what, say("write {value}", value=expected)

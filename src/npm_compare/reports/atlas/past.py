"""The map year by year: what the mechanism of each State answered at the end of each year, as one letter a year."""

from __future__ import annotations

from collections.abc import Iterator

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.readings import DOUBTED
from npm_compare.facts.dataset import Dataset, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.reports.atlas.alike import APART, rests_on
from npm_compare.reports.atlas.content import Content
from npm_compare.views.charts.look import DIFFERING, MODELS, letters

MODEL = "model"
"""The question with which the map begins."""

NONE, LATE, UNKNOWN = "-", "!", "?"
"""Letters of a year without a mechanism, of one in which the State was late without one, and of an answer not known."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Letters of the answers, in the order of their list."""

ANSWERS = {
    "yes": "#0b5c8a",
    "partly": "#7fb7d6",
    "no": "#c0562b",
    "silent": "#f0cdb8",
    "not_applicable": "#d9d9d9",
    OF_INSTITUTION: "#a6a6a6",
    DOUBTED: DIFFERING,
}
"""Colours of the answers of a law, those of its table in full strength."""

OTHERS = ("#0b3b3a", "#867433", "#5f9f98", "#a8c48a", "#54585f", "#d2d2d2", "#b99d66", "#e6d6a8")
"""Colours of the codes of any other list, in their order."""


def asked(data: Dataset) -> list[str]:
    """Return the questions that the map shows: the model, and those on mechanisms with a yes, a no or a code for answer."""
    book = data.indicators[data.indicators["type"].isin(["yesno", "category"]) & (data.indicators["pillar"] != "state")]
    return sorted(book.index, key=lambda name: name != MODEL)


def shades(data: Dataset, name: str) -> list[tuple[str, str, bool]]:
    """Return the codes of the answers of a question, each with its colour and whether letters on it are white."""
    entry = data.indicator(name)
    codes = data.codes_of(entry["codes"])
    if name == MODEL:
        found = [(code, MODELS.get(code, MODELS["other"])[1]) for code in codes]
    elif is_answered_like_yes(data, name):
        found = [(code, ANSWERS.get(code, OTHERS[-1])) for code in codes]
    else:
        found = [(code, OTHERS[place % len(OTHERS)]) for place, code in enumerate(codes)]
    if entry["type"] == "yesno":
        found += [(code, ANSWERS[code]) for code in (OF_INSTITUTION, DOUBTED)]
    return [(code, shade, letters(shade) == "white") for code, shade in found]


def is_answered_like_yes(data: Dataset, name: str) -> bool:
    """Say whether the answers of a question are those of a yes or no question, so that they have the same colours everywhere."""
    codes = data.codes_of(data.indicator(name)["codes"])
    return bool(codes) and set(codes) <= set(ANSWERS)


def letters_by_year(content: Content) -> dict[str, dict[str, str]]:
    """Return for each question and State a letter a year."""
    data, found = content.data, {name: dict.fromkeys(content.data.states.index, "") for name in asked(content.data)}
    codes = {name: [code for code, *_ in shades(data, name)] for name in found}
    for when, then, there in zip(content.days, content.then, content.standing_then, strict=True):
        answers = _answers(then)
        for name, states in found.items():
            for state in states:
                given = [answers.get((m, name), NOT_KNOWN) for m in there.get(state, [])]
                states[state] += _letter(content, when, state, given, codes[name])
    return found


def letters_of_model(content: Content) -> dict[str, str]:
    """Return the letter of the model of each State on the last day of the data."""
    codes = [code for code, *_ in shades(content.data, MODEL)]
    when, models = content.data.date, content.models
    return {s: _letter(content, when, s, [models[s]] if s in models else [], codes) for s in content.data.states.index}


def _letter(content: Content, when: str, state: str, given: list[str], codes: list[str]) -> str:
    """Return the letter of a State in a year, from the answers of its mechanisms in place."""
    if not given:
        due = content.due.get(state, "")
        return LATE if due and due < when else NONE
    known = [answer for answer in given if answer in codes]
    return LETTERS[codes.index(known[0])] if known else UNKNOWN


def _answers(found: Comparison) -> dict[tuple[str, str], str]:
    """Return the answers at a date, a rule of the institution and where sources differ told apart; the model is the table’s."""
    data = found.data
    return dict(_said(found)) | {(name, MODEL): str(data.mechanism(name)["model"]) for name in data.mechanisms.index}


def _said(found: Comparison) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what the law of each mechanism answers, or what is so where a question is not one of law: no practice, no bill."""
    for fact in records(found.cells):
        if rests_on(found, fact) != APART:
            yield (fact["subject"], fact["indicator"]), fact["value"]
    for name, row in found.in_law().iterrows():
        if found.data.indicator(str(name))["basis"] == "basis_legal":
            yield from (((str(mechanism), str(name)), str(answer)) for mechanism, answer in row.items())

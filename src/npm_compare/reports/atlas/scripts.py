"""The data of the map: its answers year by year for all languages, and the words in each."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import pairwise

from npm_compare.analysis.readings import DOUBTED
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.reports.atlas import sizes
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.lasting import DATES, NUMBERS, is_of_states
from npm_compare.reports.atlas.past import LATE, MODEL, NONE, UNKNOWN, asked, letters_by_year, shades
from npm_compare.views.amounts import say_short
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, joined, say
from npm_compare.views.wording import say_fact


def common_script(content: Content) -> str:
    """Return what the map shows in each year, the same in every language."""
    return script("ATLAS", {"years": content.days, "colours": colours(content), "letters": on_the_map(content)})


@lru_cache(2)
def colours(content: Content) -> dict[str, list[tuple[str, str, bool]]]:
    """Return the codes of what the map shows of each question or figure, each with its colour and whether letters are white."""
    found = {name: shades(content.data, name) for name in asked(content.data)}
    return found | {name: sizes.shades(name, len(begins) + 1) for name, begins in classed(content).items()}


def on_the_map(content: Content) -> dict[str, dict[str, str]]:
    """Return for each question or figure of the map and each State a letter a year."""
    return content.data.kept(("letters of the map",), lambda: _letters(content))


def _letters(content: Content) -> dict[str, dict[str, str]]:
    past = letters_by_year(content)
    for name, begins in classed(content).items():
        past[name] = {state: past[MODEL][state] for state in content.data.states.index}
        figures, apart = sizes.sizes_by_year(content, name, begins), is_of_states(content, name)
        for state, letters in past[name].items():
            own = figures.get(state, " " * len(letters))
            past[name][state] = own.replace(" ", NONE) if apart else "".join(map(_on_the_map, letters, own))
    return past


def _on_the_map(model: str, figure: str) -> str:
    """Return the letter of a year: that of the figure where a mechanism is in place, else that it is not."""
    return model if model in (NONE, LATE) else UNKNOWN if figure == " " else figure


@lru_cache(2)
def classed(content: Content) -> dict[str, list[float]]:
    """Return the figures that the map shows, each with where its classes begin."""
    there = {*content.bodies.indicators, *content.countries.indicators}
    found = {name: sizes.classes(content, name) for name in (*sizes.SIZES, *NUMBERS, *DATES) if name in there}
    return {name: begins for name, begins in found.items() if begins}


def words_script(content: Content) -> str:
    """Return the words of the map in the language spoken."""
    data = content.data
    said = {
        "years": say_days(content),
        "between": joined(["", ""]),
        "answers": {name: say_codes(content, name) for name in colours(content)},
        "figures": {name: _figures(content, name) for name in classed(content)},
        "otherwise": say("Counted otherwise"),
        "older": say("Older: in a pale shade, with its year in the list"),
        "none": say("No mechanism"),
        "before": {name: not_yet() for name in classed(content) if is_of_states(content, name)},
        "late": say("Late, without a mechanism"),
        "unknown": code_label(data, "answer", NOT_KNOWN),
    }
    return script("WORDS", said)


def say_days(content: Content) -> list[str]:
    """Return the days that can be chosen, in words: years, and the last day of the data."""
    return [day(when) if when == content.data.date else when[:4] for when in content.days]


def say_codes(content: Content, name: str) -> dict[str, str]:
    """Return the codes of what the map shows of a question or a figure, in words."""
    begins = classed(content).get(name)
    if begins is None:
        return {code: _label(content.data, name, code) for code, *_ in shades(content.data, name)}
    if name in DATES:
        return _said_years(begins)
    host = {OF_INSTITUTION: code_label(content.data, "answer", OF_INSTITUTION)} if name in NUMBERS else {}
    return _said_classes(begins, whole=name in NUMBERS) | host


def not_yet() -> str:
    """Say that an event has not happened, on the map by its date."""
    return say("Not by then, or not known")


def _said_years(begins: list[float]) -> dict[str, str]:
    """Return the classes of years in words, by their number."""
    years = [int(begin) for begin in begins]
    first, last = say("before {year}", year=str(years[0])), say("{year} or later", year=str(years[-1]))
    return {str(place): words for place, words in enumerate([first, *map(_said_span, years, years[1:]), last])}


def _said_span(begin: int, after: int) -> str:
    return str(begin) if after == begin + 1 else say("{first} to {last}", first=str(begin), last=str(after - 1))


def _said_classes(begins: list[float], *, whole: bool) -> dict[str, str]:
    """Return the classes of a figure in words, by their number; of whole numbers the last of each is said."""
    first = say("below {number}", number=say_short(begins[0]))
    between = [say("{low} to {high}", low=say_short(low), high=say_short(high)) for low, high in pairwise(begins)]
    between = [_said_span(int(low), int(high)) for low, high in pairwise(begins)] if whole else between
    last = say("{number} or more", number=say_short(begins[-1]))
    return {str(place): words for place, words in enumerate([first, *between, last])}


def _figures(content: Content, name: str) -> dict[str, list[tuple[int, str]]]:
    """Return the figure of each State in words, with the place of the day from which it is shown."""
    found: dict[str, list[tuple[int, str]]] = {}
    for state, place, fact in sizes.said_from(content, name):
        found.setdefault(state, []).append((place, say_fact(content.data, fact) if fact else ""))
    return found


LISTS = {OF_INSTITUTION: "answer", DOUBTED: "reason"}
"""The lists of the codes that are no answers of a question."""


def _label(data: Dataset, name: str, code: str) -> str:
    return code_label(data, LISTS.get(code) or data.indicator(name)["codes"], code)


def script(name: str, value: object) -> str:
    """Return a script that gives a value a name."""
    return f"const {name} = {in_script(value)};\n"


def in_script(value: object) -> str:
    """Return a value as JSON in which no text can end the script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028")

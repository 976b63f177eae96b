"""The data of the map: its answers year by year for all languages, and the words in each."""

from __future__ import annotations

import json
from itertools import pairwise

from npm_compare.facts.dataset import Dataset
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.reports.atlas import sizes
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.past import LATE, MODEL, NONE, UNKNOWN, asked, letters_by_year, shades
from npm_compare.views.amounts import say_short
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, say
from npm_compare.views.wording import say_fact


def common_script(content: Content) -> str:
    """Return what the map shows in each year, the same in every language."""
    colours = {name: shades(content.data, name) for name in asked(content.data)}
    past = letters_by_year(content)
    for name, begins in classed(content).items():
        colours[name] = sizes.shades(len(begins) + 1)
        past[name] = {state: past[MODEL][state] for state in content.data.states.index}
        figures = sizes.sizes_by_year(content, name, begins)
        for state, letters in past[name].items():
            past[name][state] = "".join(map(_on_the_map, letters, figures.get(state, " " * len(letters))))
    return script("ATLAS", {"years": content.days, "colours": colours, "letters": past})


def _on_the_map(model: str, figure: str) -> str:
    """Return the letter of a year: that of the figure where a mechanism is in place, else that it is not."""
    return model if model in (NONE, LATE) else UNKNOWN if figure == " " else figure


def classed(content: Content) -> dict[str, list[float]]:
    """Return the figures that the map shows, each with where its classes begin."""
    found = {name: sizes.classes(content, name) for name in sizes.SIZES if name in content.bodies.indicators}
    return {name: begins for name, begins in found.items() if begins}


def words_script(content: Content) -> str:
    """Return the words of the map in the language spoken."""
    data = content.data
    lists = {name: {code: _label(data, name, code) for code, *_ in shades(data, name)} for name in asked(data)}
    said = {
        "years": say_days(content),
        "answers": lists | {name: _said_classes(begins) for name, begins in classed(content).items()},
        "figures": {name: _figures(content, name) for name in classed(content)},
        "otherwise": say("Counted otherwise, or older"),
        "none": say("No mechanism"),
        "late": say("Late, without a mechanism"),
        "unknown": code_label(data, "answer", NOT_KNOWN),
    }
    return script("WORDS", said)


def say_days(content: Content) -> list[str]:
    """Return the days that can be chosen, in words: years, and the last day of the data."""
    return [day(when) if when == content.data.date else when[:4] for when in content.days]


def _said_classes(begins: list[float]) -> dict[str, str]:
    """Return the classes of a figure in words, by their number."""
    first = say("below {number}", number=say_short(begins[0]))
    between = (say("{low} to {high}", low=say_short(low), high=say_short(high)) for low, high in pairwise(begins))
    last = say("{number} or more", number=say_short(begins[-1]))
    return {str(place): words for place, words in enumerate([first, *between, last])}


def _figures(content: Content, name: str) -> dict[str, list[tuple[int, str]]]:
    """Return the figure of each State in words, with the place of the day from which it is shown."""
    found: dict[str, list[tuple[int, str]]] = {}
    for state, place, fact in sizes.said_from(content, name):
        found.setdefault(state, []).append((place, say_fact(content.data, fact) if fact else ""))
    return found


def _label(data: Dataset, name: str, code: str) -> str:
    found = "answer" if code == OF_INSTITUTION else data.indicator(name)["codes"]
    return code_label(data, found, code)


def script(name: str, value: object) -> str:
    """Return a script that gives a value a name."""
    return f"const {name} = {in_script(value)};\n"


def in_script(value: object) -> str:
    """Return a value as JSON in which no text can end the script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028")

"""The pages on which a script helps: the map with its list, comparing, searching. Each says what it is without a script."""

from __future__ import annotations

from collections.abc import Iterator

from npm_compare.analysis.indicators import by_section
from npm_compare.facts.dataset import Record, records
from npm_compare.reports.atlas.compared import chosen_first, facts_script
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.found import search_script
from npm_compare.reports.atlas.frame import COMPARE, HOME, SEARCH, Page, Site, made
from npm_compare.reports.atlas.lasting import DATES
from npm_compare.reports.atlas.links import to_state
from npm_compare.reports.atlas.past import LATE, LETTERS, MODEL, NONE, asked, letters_of_model, shades
from npm_compare.reports.atlas.scripts import classed, in_script, say_days, words_script
from npm_compare.reports.atlas.standing import counted
from npm_compare.reports.atlas.topic import ALL, for_search_engines, of_the_protocol, title
from npm_compare.views.labels import code_label, indicator_label, state_name
from npm_compare.views.language import day, say
from npm_compare.views.wording import inside, short_name

MOST = 8
"""How many mechanisms stand side by side at most."""

PLACEHOLDERS = {"shown": "{shown}", "found": "{found}"}
"""Fields of a sentence that the script of the search fills in."""


def pages(content: Content, order: list[str], site: Site) -> Iterator[tuple[str, str]]:
    """Yield the three pages and the scripts of their data."""
    data = content.data
    yield (
        HOME,
        made(data, Page(HOME, title(data), [counted(content)]), site, "map.html", **_map(content, order, site.url)),
    )
    yield (
        COMPARE,
        made(data, Page(COMPARE, say("Compare"), _how()), site, "compare.html", **_choices(content, order)),
    )
    yield SEARCH, made(data, Page(SEARCH, say("Search")), site, "search.html", **_search())


def scripts(content: Content, order: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the data of the script in the language spoken."""
    yield "words.js", words_script(content)
    yield "facts.js", facts_script(content)
    yield "found.js", search_script(content, order)


def _what_it_is(content: Content) -> list[str]:
    data = content.data
    ours = say(
        "Who prevents torture in the States bound by the Optional Protocol, by which law, with what means, and how it works."
    )
    return [
        *([ours] if of_the_protocol(data) else []),
        say(
            "The atlas has {states} States, {mechanisms} mechanisms and {facts} facts, each with its source and the place in it.",
            states=len(data.states),
            mechanisms=len(data.mechanisms),
            facts=len(data.facts),
        ),
        say("What no document read answers is shown as not known, with where to look; it is never counted as a no."),
    ]


def _how() -> list[str]:
    return [say("Up to eight mechanisms side by side, on any questions; the address of this page keeps the choice.")]


def _map(content: Content, order: list[str], url: str) -> dict[str, object]:
    data = content.data
    looks = {code: (shade, dark) for code, shade, dark in shades(data, MODEL)}
    now = {state: letters[-1] for state, letters in letters_of_model(content).items()}
    codes = [code for code, *_ in shades(data, MODEL)]
    tiles = [_tile(content, row, now[row["state"]], codes, looks) for row in records(data.states) if row["tile_row"]]
    by_state = {tile["state"]: tile for tile in tiles}
    used = {tile["code"] for tile in tiles}
    return {
        "described": in_script(for_search_engines(data, url, "../")),
        "table": f"../{ALL}",
        "table_words": say("All facts as one table for a spreadsheet (CSV)"),
        "tiles": tiles,
        "width": max((tile["x"] for tile in tiles), default=1) + 1,
        "height": max((tile["y"] for tile in tiles), default=1) + 1,
        "listed": [by_state[state] for state in order if state in by_state],
        "key": [(code_label(data, MODEL, code), shade) for code, (shade, _) in looks.items() if code in used],
        "late": say("Late, without a mechanism") if of_the_protocol(data) else "",
        "without": say("No mechanism"),
        "map_heading": say("The map"),
        "about": _what_it_is(content),
        "caption": say("Each State one tile, by the model of its mechanism on {date}.", date=day(data.date)),
        "question": say("Question"),
        "year": say("End of the year"),
        "choices": [
            (say("Questions"), [(name, indicator_label(data, name)) for name in asked(data)]),
            (say("Figures"), [(name, _figure_label(content, name)) for name in classed(content) if name not in DATES]),
            (say("Dates"), [(name, indicator_label(data, name)) for name in classed(content) if name in DATES]),
        ],
        "last": len(content.days) - 1,
        "today": day(data.date),
        "list_heading": say("The same as a list"),
    }


def _figure_label(content: Content, name: str) -> str:
    label = indicator_label(content.data, name)
    money = content.data.indicator(name)["type"] == "money"
    return say("{label}, international dollars of the year", label=label) if money else label


def _tile(content: Content, row: Record, letter: str, codes: list[str], looks: dict[str, tuple[str, bool]]) -> Record:
    data, state = content.data, row["state"]
    code = codes[LETTERS.index(letter)] if letter in LETTERS else ""
    shade, dark = looks.get(code, ("", False))
    words = (
        code_label(data, MODEL, code)
        if code
        else say("Late, without a mechanism")
        if letter == LATE
        else say("No mechanism")
    )
    return {
        "state": state,
        "file": to_state(data, state).file,
        "name": state_name(data, state),
        "iso": row["iso3"],
        "x": int(row["tile_column"]),
        "y": int(row["tile_row"]),
        "code": code,
        "shade": shade,
        "words": words,
        "kind": "late" if letter == LATE else "none" if letter == NONE else "dark" if dark else "pale",
    }


def _choices(content: Content, order: list[str]) -> dict[str, object]:
    data = content.data
    sections = by_section(data, content.bodies.indicators)
    return {
        "most": MOST,
        "mechanisms_heading": say("Mechanisms"),
        "mechanisms": [(name, short_name(data, name)) for state in order for name in content.owned[state]],
        "questions_heading": say("Questions"),
        "sections": [
            (code_label(data, "section", section), [(name, indicator_label(data, name)) for name in names])
            for section, names in sections.items()
        ],
        "narrow": say("Narrow the list"),
        "first": chosen_first(content),
        "when": say("At the end of"),
        "days": list(enumerate(say_days(content))),
        "downloads_heading": say("Download"),
        "downloads": [
            ("csv", say("Table (CSV)")),
            ("png", say("Picture (PNG)")),
            ("svg", say("Picture (SVG)")),
            ("ris", say("Reference (RIS)")),
        ],
        "chart_heading": say("As a picture"),
        "empty": say("Clear the choice"),
        "choose": say("What is compared"),
        "cite_heading": say("How to cite it"),
        "cite": say(
            "npm_compare, data {version}, coded up to {date}, CC BY 4.0; the documents named in the table.",
            version=data.version_with_digest,
            date=day(data.date),
        ),
        "shown": say("The comparison as a table"),
        "without": say("Comparing needs a script. Without one, the page of each question has the answers of all:"),
        "questions_words": inside(say("Questions")),
    }


def _search() -> dict[str, object]:
    return {
        "label": say("Search States, questions, requirements, remarks and sources"),
        "hint": say("Accents and spellings of Arabic letters do not count; every word must be found."),
        "nothing": say("Nothing is found."),
        "near": say("Nothing is found in this spelling; shown is what differs from it by one letter."),
        "most": say("Shown: {shown} of {found}. A further word narrows the list.", **PLACEHOLDERS),
        "without": say("Searching needs a script. Without one, the lists lead to every page:"),
        "list_words": [
            (file, words)
            for file, words in (
                ("states.html", say("States")),
                ("questions.html", say("Questions")),
                ("requirements.html", say("Requirements")),
            )
        ],
    }

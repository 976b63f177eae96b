"""The small map on the page of a question or a requirement: each State one tile, by its answer on the last day of the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from npm_compare.facts.dataset import records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import PACKAGE
from npm_compare.reports.atlas.lasting import is_of_states
from npm_compare.reports.atlas.past import ANSWERS, LATE, LETTERS, MODEL, NONE, UNKNOWN
from npm_compare.reports.atlas.scripts import colours, not_yet, on_the_map, say_codes
from npm_compare.reports.atlas.sizes import OTHERWISE
from npm_compare.reports.templates import template
from npm_compare.views.charts.look import letters, pale
from npm_compare.views.labels import code_label
from npm_compare.views.language import say

if TYPE_CHECKING:
    from markupsafe import Markup

OUTCOMES = {"met": "yes", "partly": "partly", "not_met": "no", "silent": "silent", "not_applicable": "not_applicable"}
"""The outcomes of a requirement, each by the answer whose colour it has."""


STEP = 10
"""From one tile to the next, in units of the picture: whole numbers are short."""


class Look(NamedTuple):
    """How a tile looks: what it says, its colour, and its kind for what has no colour."""

    words: str
    shade: str
    kind: str


def of_question(content: Content, name: str) -> list[Markup]:
    """Return the map of a question or a figure; none of one that the map does not show."""
    past = on_the_map(content).get(name)
    if past is None:
        return []
    words, shades = say_codes(content, name), colours(content)[name]
    codes = {LETTERS[place]: Look(words[code], shade, _kind(shade)) for place, (code, shade, _) in enumerate(shades)}
    older = {
        key.upper(): Look(say("{label}, older", label=look.words), pale(look.shade), "pale")
        for key, look in codes.items()
    }
    looks = codes | older | _without_answer(content)
    if is_of_states(content, name):
        looks[NONE] = Look(not_yet(), "", "none")
    return [_drawn(content, {state: looks[found[-1]] for state, found in past.items()}, list(looks.values()))]


def of_requirement(content: Content, name: str) -> list[Markup]:
    """Return the map of the outcomes of a requirement in law, of the mechanisms in place."""
    data, empty = content.data, _without_answer(content)
    there = {row["mechanism"]: row["state"] for row in records(content.standing)}
    looks = {
        status: Look(code_label(data, "status", status), ANSWERS[code], _kind(ANSWERS[code]))
        for status, code in OUTCOMES.items()
    }
    found = {state: empty[past[-1] if past[-1] in (NONE, LATE) else UNKNOWN] for state, past in _models(content)}
    rows = [row for row in content.judged.get(name, []) if row["mechanism"] in there and row["status"] in looks]
    found |= {there[row["mechanism"]]: looks[row["status"]] for row in rows}
    return [_drawn(content, found, [*looks.values(), *empty.values()])] if rows else []


def _models(content: Content) -> list[tuple[str, str]]:
    return list(on_the_map(content)[MODEL].items())


def _without_answer(content: Content) -> dict[str, Look]:
    return {
        OTHERWISE: Look(say("Counted otherwise"), "", "otherwise"),
        UNKNOWN: Look(code_label(content.data, "answer", NOT_KNOWN), "", "unknown"),
        LATE: Look(say("Late, without a mechanism"), "", "late"),
        NONE: Look(say("No mechanism"), "", "none"),
    }


def _kind(shade: str) -> str:
    return "dark" if letters(shade) == "white" else "pale"


def _drawn(content: Content, found: Mapping[str, Look], order: list[Look]) -> Markup:
    """Return the tiles, those of one look together, with the key of the looks that there are, in an order.

    They are a picture, too small for a finger: the States stand as links in the lists below it.
    """
    from markupsafe import Markup

    rows = [row for row in records(content.data.states) if row["tile_row"]]
    places: dict[Look, list[tuple[int, int, str]]] = {look: [] for look in order}
    for row in rows:
        across, down = int(row["tile_column"]) - 1, int(row["tile_row"]) - 1
        places[found[row["state"]]].append((across * STEP, down * STEP, row["iso3"]))
    return Markup(
        template(PACKAGE, "tiles.html").render(
            looks=[(look, tiles) for look, tiles in places.items() if tiles],
            width=max((int(row["tile_column"]) for row in rows), default=1) * STEP,
            height=max((int(row["tile_row"]) for row in rows), default=1) * STEP,
        )
    )

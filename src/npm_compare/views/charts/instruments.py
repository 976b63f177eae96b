"""Where a requirement stands in its instrument, as short as it can be said beside it."""

from __future__ import annotations

import re

from npm_compare.facts.dataset import Record
from npm_compare.views.language import later, say
from npm_compare.views.places import treaty_article


def where(requirement: Record) -> str:
    """Return the place of a requirement as short as it can be: `OPCAT art. 20(d)`, `SPT para. 32`, `CPT`."""
    place = re.match(r"(arts?|paras?|rule|section)\.? [\w()–-]+", requirement["locator"])
    name = requirement["instrument"]
    shown = say(SHORT[name])
    return f"{shown} {_place(place[0])}" if place else shown


def _place(text: str) -> str:
    """Return `art. 20(d)` or `para. 32` in the language spoken; the word as a citation has it."""
    word, _, rest = text.partition(" ")
    return say(SHORT_PLACES[word.rstrip(".")], number=treaty_article(rest))


SHORT_PLACES = {
    "art": later("art. {number}"),
    "arts": later("arts {number}"),
    "para": later("para. {number}"),
    "paras": later("paras {number}"),
    "rule": later("rule {number}"),
    "section": later("section {number}"),
}


SHORT = {
    "opcat": later("OPCAT"),
    "spt_guidelines": later("SPT"),
    "spt_assessment_tool": later("SPT tool"),
    "paris_principles": later("Paris Principles"),
    "ganhri_go": "GANHRI",
    "apt_guide": "APT",
    "cpt_standards": later("CPT"),
    "coe_text": later("CoE"),
    "european_prison_rules": later("EPR"),
    "mandela_rules": later("Mandela Rules"),
    "robben_island": later("Robben Island"),
    "dignity_guide": "DIGNITY",
}
"""Instruments as they are named beside a requirement."""

"""The sentences of errors: one for each rule, with the fields that the error carries."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from npm_compare.base.errors import AnyOf, Day, Field, Message
from npm_compare.views.language import day, joined, later, listed, number, say

SENTENCES: Mapping[str, str] = {
    "chart_of_one_mechanism": later("This chart is of one mechanism: name one."),
    "did_you_mean": later("Did you mean {names}?"),
    "known_names": later("Known: {names}."),
    "known_names_begin": later("Known: {names} …."),
    "more_problems": later("… and {left} more: run `npm-compare check` to see all."),
    "no_option_to_draw": later("There is nothing to draw: none of these mechanisms stands for an option."),
    "none_known": later("None is known."),
    "system_refuses": later("The system refuses: {reason}."),
    "system_refuses_file": later("{file} cannot be read or written: {reason}."),
    "unknown_name": later("There is no {kind} {name}. {hint}"),
    "what_and_mend": later("{what}; {mend}"),
    "wrong_ending": later("The name of the file, {name}, must end in {endings}."),
}
"""Every rule that an error may name, with its sentence."""

KINDS: Mapping[str, str] = {
    "chart": later("chart"),
    "conversion": later("conversion"),
    "criterion": later("criterion"),
    "denominator": later("denominator"),
    "event": later("event"),
    "field": later("field"),
    "field_of_a_view": later("field of a view"),
    "format": later("format"),
    "group_of_peers": later("group of peers"),
    "grouping": later("grouping"),
    "indicator": later("indicator"),
    "input": later("input"),
    "kind_of_source": later("kind of source"),
    "language": later("language"),
    "likeness": later("likeness"),
    "mechanism": later("mechanism"),
    "mechanism_or_group_of_peers": later("mechanism or group of peers"),
    "mechanism_or_state": later("mechanism or State"),
    "notebook": later("notebook"),
    "pillar_section_or_indicator": later("pillar, section or indicator"),
    "place_to_search": later("place to search"),
    "question": later("question"),
    "requirement": later("requirement"),
    "requirement_theme_or_instrument": later("requirement, theme or instrument"),
    "source": later("source"),
    "start_of_the_clock": later("start of the clock"),
    "state": later("State"),
    "tab": later("tab"),
    "table": later("table"),
    "value_of_--by": later("value of --by"),
}
"""Kinds of names that may be unknown, in words."""


def sentence(message: Message) -> str:
    """Return a message in the language spoken."""
    kind = KINDS.get(message.rule.removeprefix("kind_"), message.rule.removeprefix("kind_"))
    pattern = SENTENCES.get(message.rule, kind)
    return say(pattern, **{name: _said(value) for name, value in message.fields})


def _said(value: Field) -> str:
    if isinstance(value, Message):
        return sentence(value)
    if isinstance(value, Day):
        return day(value.text)
    if isinstance(value, AnyOf):
        return listed(value.names, "or")
    if isinstance(value, tuple):
        return joined(_said(one) for one in value)
    return number(value) if isinstance(value, (int, float, Decimal)) else value

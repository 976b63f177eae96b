"""What a message says in the language spoken: the words of its rule, filled in with its fields."""

from __future__ import annotations

from decimal import Decimal

from npm_compare.base.directions import ISOLATE, POP
from npm_compare.base.errors import AnyOf, Day, Field, Lines, Message, Spoken
from npm_compare.base.hidden import harmless, visible
from npm_compare.views.hints import OF_FACTS
from npm_compare.views.language import (
    day,
    joined,
    language,
    later,
    listed,
    number,
    say,
    speaking,
    spoken_or_english,
)
from npm_compare.views.problems import OF_A_CELL, PROBLEM_WORDS
from npm_compare.views.refusals import KINDS, SENTENCES

PATTERNS = {**SENTENCES, **{f"kind_{code}": words for code, words in KINDS.items()}}
"""What is said of every rule that is not one of a problem, and the kinds of names that may be unknown."""

EMPTY = later("empty")
"""What is quoted of a cell that has nothing in it."""

OF_SEVERAL_LINES = frozenset({"reason"})
"""Fields that may be a text of several lines: what another program said."""

HINTED = ("locator", "confidence")
"""Columns that mean the same in every table: how they are filled is said in the language spoken, not as the model has it."""

ORDINALS = frozenset({"below", "first", "last", "line", "year"})
"""Whole numbers that count nothing: they are shown without separators."""

SEPARATORS = {"codes": "|", "header": ",", "key": " | ", "place": " | ", "terms": " + "}
"""What stands between the parts of a field that is quoted as one text."""

QUOTED_LETTERS = 60
LIMITS = {
    "key": 90,
    "place": 90,
    "url": 90,
    **dict.fromkeys(("codes", "description", "folder", "header", "pattern"), 9999),
}
"""At how many letters a quoted field is cut, where it is not `QUOTED_LETTERS`."""


def sentence(message: Message) -> str:
    """Return a message in the language spoken; that a language does not exist is said in English.

    The message of a problem says what is wrong and how to mend it.
    """
    with speaking(spoken_or_english()):
        return _sentence(message)


def _sentence(message: Message) -> str:
    if message.rule in PROBLEM_WORDS:
        what, mend = what_and_mend(message)
        pattern = PATTERNS["what_and_mend"]
        return say(pattern, what=what, mend=mend)
    return say(PATTERNS[message.rule], **{name: _said(value, name) for name, value in message.fields})


def what_and_mend(message: Message) -> tuple[str, str]:
    """Return the two halves of what is said of a problem: what is wrong, and how to mend it."""
    fields = {name: _quoted(name, value) for name, value in message.fields}
    column = fields.get("column", "")
    if column in HINTED and "description" in fields:
        fields["description"] = say(OF_FACTS[column])
    what, mend = (say(pattern, **fields) for pattern in PROBLEM_WORDS[message.rule])
    return (in_column(fields["column"], what) if message.rule in OF_A_CELL else what), mend


def in_column(column: str, what: str) -> str:
    """Say in which column something is wrong.

    >>> in_column("value", "not a number (x)")
    'value: not a number (x)'
    """
    return say("{column}: {what}", column=column, what=what)


def _said(value: Field, name: str = "") -> str:
    if isinstance(value, Message):
        return _sentence(value)
    if isinstance(value, Day):
        return day(value.text)
    if isinstance(value, AnyOf):
        return listed(map(_said, value.names), "or")
    if isinstance(value, Spoken):
        return harmless(dict(value.forms).get(language()) or value.forms[0][1])
    if isinstance(value, Lines):
        return "\n".join(map(_sentence, value.messages))
    if isinstance(value, tuple):
        parts = [_said(one) for one in value]
        return joined(parts, strong=any(comma in part for part in parts for comma in ",،"))
    if isinstance(value, (int, float, Decimal)):
        return number(value)
    return harmless(value, ISOLATE + POP + ("\n" if name in OF_SEVERAL_LINES else ""))


def _quoted(name: str, value: Field) -> str:
    """Return a field of a problem: texts of the data with their invisible characters shown, cut where they are long."""
    limit = LIMITS.get(name, QUOTED_LETTERS)
    if name == "quoted":
        return visible(repr(value), limit)
    if isinstance(value, str):
        return visible(value, limit) or say(EMPTY)
    if isinstance(value, tuple) and name in SEPARATORS:
        return visible(SEPARATORS[name].join(map(_part, value)), limit)
    if isinstance(value, tuple):
        return joined(visible(_part(one), limit) or say(EMPTY) for one in value)
    return str(value) if name in ORDINALS else _said(value)


def _part(value: Field) -> str:
    """Return a part of a field: a number as it is typed."""
    return f"{value:g}" if isinstance(value, float) else str(value)

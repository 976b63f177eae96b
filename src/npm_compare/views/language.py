"""The language in which the package speaks: whole sentences from a catalogue; numbers, dates and lists by CLDR.

English sentences in the code are the keys of the catalogues `locale/fr.po` and `locale/ar.po`. A sentence is translated
whole, with named fields; one that counts has a form for each plural of the language (Arabic has six). Texts that are set
in another direction than the sentence around them are isolated, so that they do not disturb its order.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from npm_compare.base.directions import ISOLATE, POP, unturned
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.views.languages import FRACTIONS, LANGUAGES, RIGHT_TO_LEFT, SOURCE, lacking

if TYPE_CHECKING:
    from babel import Locale

LANGUAGE_VARIABLE = "NPM_COMPARE_LANGUAGE"
"""Environment variable that sets the language of a whole process."""

_spoken: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """Return the language spoken: `en`, `fr` or `ar`; UnknownName if the environment names another."""
    return _spoken.get() or _known(os.environ.get(LANGUAGE_VARIABLE) or "en")


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Speak a language within a block.

    >>> with speaking("fr"):
    ...     number(1234.5, 1).replace("\u202f", " ")
    '1 234,5'
    """
    before = _spoken.set(_known(name))
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken_or_english() -> str:
    """Return the language spoken, or English where none is spoken yet and the environment names one that does not exist."""
    chosen = _spoken.get() or os.environ.get(LANGUAGE_VARIABLE) or "en"
    try:
        return _known(chosen)
    except NpmCompareError:
        return "en"


def _known(name: str) -> str:
    if name not in LANGUAGES:
        raise UnknownName("language", name, LANGUAGES)
    if name != SOURCE and lacking(name):
        raise NpmCompareError("language_incomplete", language=name, lacking=lacking(name))
    return name


def right_to_left() -> bool:
    """Say whether the language spoken is written from right to left."""
    return language() in RIGHT_TO_LEFT


def say(sentence: str, **fields: object) -> str:
    """Return a sentence in the language spoken, its fields filled in; an integer field is set with its separators.

    >>> say("{known} of {asked} questions", known=1200, asked=3000)
    '1,200 of 3,000 questions'
    """
    return _fill(_catalogue(language()).gettext(sentence) if sentence else "", fields)  # "" is the key of its header


def say_many(one: str, many: str, count: float | Decimal, **fields: object) -> str:
    """Return the form of a sentence that agrees with a count, which fills the field `count`.

    >>> say_many("{count} fact", "{count} facts", 1), say_many("{count} fact", "{count} facts", 2)
    ('1 fact', '2 facts')
    >>> say_many("{count} year", "{count} years", 1.5)
    '1.5 years'
    """
    whole = int(count) if count == int(count) else FRACTIONS[language()](count)
    return _fill(_catalogue(language()).ngettext(one, many, whole), {"count": number(count), **fields})


def later(sentence: str) -> str:
    """Mark a text for the catalogue where it is written down before the language is known; `say` it when it is shown."""
    return sentence


def _fill(pattern: str, fields: dict[str, object]) -> str:
    pattern = unturned(pattern)
    if not fields:
        return pattern
    shown = {name: number(value) if isinstance(value, int) else str(value) for name, value in fields.items()}
    return pattern.format(**({name: isolated(text) for name, text in shown.items()} if right_to_left() else shown))


def isolated(text: str) -> str:
    """Return a text that keeps its own direction inside a sentence written from right to left.

    Arabic words need nothing; a text that is isolated already, or empty, stays as it is.
    """
    if not right_to_left() or not text or text.startswith(ISOLATE) or "\u0600" <= text[0] <= "\u06ff":
        return text
    return f"{ISOLATE}{text}{POP}"


def number(value: float | Decimal, digits: int | None = None) -> str:
    """Return a number with the separators of the language, rounded to so many digits after the point, or as it is.

    >>> number(1234567), number(0.5, 2), number(Decimal("2.50"))
    ('1,234,567', '0.50', '2.50')
    """
    if digits is None and isinstance(value, Decimal):
        digits = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0.###" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return _formatted(value, pattern, _locale())


@cache
def _formatted(value: float | Decimal, pattern: str, locale: str) -> str:
    """Return a number in a pattern; the same numbers stand on many pages."""
    from babel.numbers import format_decimal

    return format_decimal(value, pattern, locale=locale)


def percent(share: float, digits: int = 0) -> str:
    """Return a share (1 is the whole) as a percentage.

    >>> percent(0.805), percent(0.805, 1)
    ('80%', '80.5%')
    """
    from babel.numbers import format_percent

    pattern = _babel().percent_formats[None].pattern
    after = "." + "0" * digits if digits else ""
    return format_percent(share, pattern.replace("0", f"0{after}", 1), locale=_locale())


def day(text: str) -> str:
    """Return a partial ISO date in words; any other text stays as it is.

    >>> day("2015-05-12"), day("2015-05"), day("2015"), day("")
    ('12 May 2015', 'May 2015', '2015', '')
    """
    return _day(text, _locale())


@cache
def _day(text: str, locale: str) -> str:
    """Return a date in the words of a locale; the same dates stand on many pages."""
    from babel.dates import format_date, format_skeleton

    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) not in (2, 3):
        return text
    when = date(*(int(part) for part in [*parts, "1"][:3]))
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", when, locale=locale))
    said = str(format_date(when, "long", locale=locale))
    return said.replace("1", "1er", 1) if locale.startswith("fr") and when.day == 1 else said


def listed(items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
    """Join items in a sentence; `style` is `standard` (and) or `or`.

    >>> listed(["France", "Mali", "Morocco"])
    'France, Mali and Morocco'
    """
    from babel.lists import format_list

    return format_list([isolated(item) for item in items], style, locale=_locale())


def joined(items: Iterable[str], *, strong: bool = False) -> str:
    """Join items by the comma of the language, or by its semicolon where they have commas of their own (`strong`).

    >>> joined(["a", "b"]), joined(["a, b", "c"], strong=True)
    ('a, b', 'a, b; c')
    """
    comma, semicolon = ("،", "؛") if right_to_left() else (",", "\u202f;" if language() == "fr" else ";")
    return f"{semicolon if strong else comma} ".join(isolated(item) for item in items)


def language_name(code: str) -> str:
    """Return the name of a language by its ISO 639-1 code; the code itself where CLDR has none.

    >>> language_name("dv")
    'Divehi'
    """
    return str(_babel().languages.get(code, code))


def _locale() -> str:
    return LANGUAGES[language()]


def _babel() -> Locale:
    from babel import Locale

    return Locale.parse(_locale())


@cache
def _catalogue(name: str) -> NullTranslations:
    """Return the translations of a language, read from its PO file; those of English are the sentences themselves."""
    place = files("npm_compare.views") / "locale" / f"{name}.po"
    if name == "en" or not place.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    held = io.BytesIO()
    write_mo(held, read_po(io.BytesIO(place.read_bytes()), locale=name))
    held.seek(0)
    return GNUTranslations(held)

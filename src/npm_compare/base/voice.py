"""The one place where the half that computes meets the half that speaks.

A message and a result know no language. When the package is imported, `views.showing` gives this module the functions that
put them into words; until then they show themselves by their codes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Ruled(Protocol):
    """What has a sentence: the name of a rule and its fields, as a `Message` has."""

    @property
    def rule(self) -> str: ...

    @property
    def fields(self) -> Any: ...


_sentence: Callable[[Any], str] | None = None
_text: Callable[[Any], str] | None = None


def lend(sentence: Callable[[Any], str], text: Callable[[Any], str]) -> None:
    """Take the functions that make the sentence of a message and the text of a result."""
    global _sentence, _text  # set once, when the package is imported
    _sentence, _text = sentence, text


def say(message: Ruled) -> str:
    """Return the sentence of a message; its rule and fields where nothing has been lent."""
    return _sentence(message) if _sentence else f"{message.rule} {dict(message.fields)}"


def show(result: object) -> str:
    """Return a result as text; the name of its class where nothing has been lent."""
    return _text(result) if _text else f"<{type(result).__name__}>"

"""The one place where the half that computes meets the half that speaks.

A message and a result know no language. When the package is imported, `views.showing` gives this module the functions that
put them into words; until then they show themselves by their codes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npm_compare.base.errors import Message
    from npm_compare.base.results import Result

_sentence: Callable[[Message], str] | None = None
_text: Callable[[Result], str] | None = None


def lend(sentence: Callable[[Message], str], text: Callable[[Result], str]) -> None:
    """Take the functions that make the sentence of a message and the text of a result."""
    global _sentence, _text  # set once, when the package is imported
    _sentence, _text = sentence, text


def say(message: Message) -> str:
    """Return the sentence of a message; its rule and fields where nothing has been lent."""
    return _sentence(message) if _sentence else f"{message.rule} {dict(message.fields)}"


def show(result: Result) -> str:
    """Return a result as text; the name of its class where nothing has been lent."""
    return _text(result) if _text else f"<{type(result).__name__}>"

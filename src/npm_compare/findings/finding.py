"""A computed sentence. No figure is typed into prose: a changed fact changes the sentence, and the tests show it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from npm_compare.language import say_many


@dataclass(frozen=True)
class Finding:
    """A computed sentence and the number of facts on which it rests."""

    text: str
    facts: int

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{self.text} [{say_many('{count} fact', '{count} facts', self.facts)}]"

    def _repr_html_(self) -> str:
        rests = say_many("Computed from {count} fact.", "Computed from {count} facts.", self.facts)
        return f'<p class="finding"><strong>{escape(self.text)}</strong></p><p><small>{escape(rests)}</small></p>'


def sentences(*parts: str) -> str:
    """Put whole sentences one after the other; empty ones are left out."""
    return " ".join(part for part in parts if part)

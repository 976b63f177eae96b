"""A computed sentence. No figure is typed into prose: a changed fact changes the sentence, and the tests show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Finding:
    """A computed sentence and the number of facts on which it rests."""

    text: str
    facts: int

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{self.text} [{self.facts} facts]"

    def _repr_html_(self) -> str:
        basis = f"<p><small>Computed from {self.facts} facts.</small></p>"
        return f'<p class="finding"><strong>{escape(self.text)}</strong></p>{basis}'


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join items in a sentence.

    >>> listed(["France", "Mali", "Morocco"])
    'France, Mali and Morocco'
    """
    *most, final = list(items) or [""]
    return f"{', '.join(most)} {last} {final}" if most else final

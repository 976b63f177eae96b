"""A computed sentence. No figure is typed into prose: a changed fact changes the sentence, and the tests show it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from npm_compare.views.language import joined, say, say_many
from npm_compare.views.terminal import wrapped


@dataclass(frozen=True)
class Finding:
    """A computed sentence, the number of facts on which it rests, and what must be known to read it rightly.

    `unknown` says in a line beneath what was not read or is not known: it never stands in the sentence itself.
    """

    head: str
    facts: int
    rest: str = ""
    unknown: str = ""

    @property
    def text(self) -> str:
        """The sentence and the rest."""
        return sentences(self.head, self.rest)

    def __str__(self) -> str:
        return sentences(self.text, self.unknown)

    def __repr__(self) -> str:
        basis = say_many("{count} fact", "{count} facts", self.facts)
        return wrapped(f"{self} [{basis}]")

    def _repr_html_(self) -> str:
        beneath = f'<p class="unknown"><small>{escape(self.unknown)}</small></p>' if self.unknown else ""
        return f'<p class="finding"><strong>{escape(self.text)}</strong></p>{beneath}'


def one_sentence(*clauses: str) -> str:
    """Put clauses without their stops into one sentence; empty ones are left out.

    >>> one_sentence("Mali has none", "", "France has one")
    'Mali has none; France has one.'
    """
    # Translators: findings, each a clause, in one sentence.
    return say("{findings}.", findings=joined((clause for clause in clauses if clause), strong=True))


def sentences(*parts: str) -> str:
    """Put whole sentences one after the other; empty ones are left out."""
    return " ".join(part for part in parts if part)

"""A computed sentence. No figure is typed into prose: a changed fact changes the sentence, and the tests show it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from npm_compare.base.dates import day as number_of
from npm_compare.base.dates import iso
from npm_compare.views.language import day, say_many
from npm_compare.views.terminal import wrapped


@dataclass(frozen=True)
class Finding:
    """A computed sentence, the number of facts on which it rests, and what must be known to read it rightly."""

    head: str
    facts: int
    rest: str = ""

    @property
    def text(self) -> str:
        """The sentence and the rest."""
        return sentences(self.head, self.rest)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        basis = say_many("{count} fact", "{count} facts", self.facts)
        return wrapped(f"{self.text} [{basis}]")

    def _repr_html_(self) -> str:
        rests = say_many("This rests on {count} fact.", "This rests on {count} facts.", self.facts)
        return f'<p class="finding"><strong>{escape(self.text)}</strong></p><p><small>{escape(rests)}</small></p>'


def say_date(at: str) -> str:
    """Return the date of a finding in words, so that it can follow “on”; a partial date means its last day, as in `select`.

    >>> say_date("2015-05-12"), say_date("2015")
    ('12 May 2015', '31 December 2015')
    """
    return day(iso(number_of(at)))


def sentences(*parts: str) -> str:
    """Put whole sentences one after the other; empty ones are left out."""
    return " ".join(part for part in parts if part)

"""On which law a point rests: its kind and number, as the title of the document names them.

A document holds one law or quotes one, and one law stands in several documents (its first text, its later wordings). So laws are
told apart by kind and number; where a title gives no number, by the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import leading

STATUTE, DECREE, DAHIR, TITLED, QUOTED = LAW_KINDS = ("law", "decree", "dahir", "titled", "quoted")
"""A law, decree or dahir with a number; a legal text without one, known by its title; a law that another document quotes."""

INSTRUMENT = "legal_instrument"
"""The question whose answer names the text of a law."""

_NUMBER = r"\s*(?:(?:n\s*[°º]|no\.?|n\.\s*[°º]|nr\.?|№|رقم)\s*(?P<marked>\d[\d./-]*)|(?P<plain>\d+[-/][\d/-]*\d))"
_ORGANIC = r"(?:\s+(?:(?P<organic>organique|org[aá]nica)|constitutionnelle))?"
_TITLES = {
    STATUTE: (
        rf"(?:(?P<before>\borganic\s+)?\b(?:loi|law|ley|lei|legge|lov|ligji|legea|act)\b{_ORGANIC}"
        r"|(?:ال)?قانون(?P<arabic>\s+(?:ال)?(?:تنظيمي|أساسي|عضوي))?)"
    ),
    DECREE: r"(?:\b(?:d[ée]cret|decree|decreto)\b|مرسوم)",
    DAHIR: r"(?:\bdahir\b|ظهير شريف)",
}
_PATTERNS = {kind: re.compile(words + _NUMBER, re.IGNORECASE) for kind, words in _TITLES.items()}


ON_PRISONS = re.compile(r"prison|p[ée]nitentiaire|penitenciari|السجون|السجني", re.IGNORECASE)
"""Words by which a title says that a law is on prisons: it has another owner than the law on a mechanism."""


@dataclass(frozen=True)
class Law:
    """A legal text: one of `LAW_KINDS`, its number or the name of its document; organic if its title says so."""

    kind: str
    number: str
    source: str = field(default="", compare=False)
    on_prisons: bool = field(default=False, compare=False)
    organic: bool = field(default=False, compare=False)
    quotes: Law | None = field(default=None, compare=False)
    """The law that a document of another kind quotes, where it is known which."""

    def other_than(self, own: Law | None) -> bool:
        """Say whether this is a statute beside the own one: a decree carries a law out, and some write the year after a number.

        >>> Law("law", "10-23").other_than(Law("law", "76-15")), Law("law", "4288").other_than(Law("law", "4288/2011"))
        (True, False)
        """
        if own is None or (self.kind, own.kind) != (STATUTE, STATUTE):
            return False
        return not self._numbered_as(own)

    def _numbered_as(self, other: Law) -> bool:
        return self.number.partition("/")[0] == other.number.partition("/")[0]


def law_in(text: str, source: str = "") -> Law | None:
    """Return the first numbered law that a title names, a law before the decree or dahir that brings it; None without one.

    >>> law_in("Loi n° 76-15 relative au Conseil, promulguée par le dahir n° 1-18-17")
    Law(kind='law', number='76-15', source='', on_prisons=False, organic=False, quotes=None)
    """
    found = {kind: match for kind, pattern in _PATTERNS.items() if (match := pattern.search(text))}
    for kind, match in found.items():
        number = (match["marked"] or match["plain"]).rstrip("./-")
        arabic = "\u0600" <= match[0][0] <= "\u06ff"  # which sets a point where other languages set a hyphen
        organic = kind == STATUTE and any(match[name] for name in ("organic", "before", "arabic"))
        return Law(kind, number.replace(".", "-") if arabic else number, source, organic=organic)
    return None


def law_of(data: Dataset, source: str) -> Law:
    """Return the law that a document holds or quotes."""
    row = data.source(source)
    found = law_in(row["title"], source) or Law(TITLED if row["kind"] == "law" else QUOTED, source, source)
    on_prisons = row["kind"] == "law" and found.kind == STATUTE and ON_PRISONS.search(row["title"])
    return replace(found, on_prisons=True) if on_prisons else found


def law_behind(data: Dataset, fact: Record) -> Law:
    """Return the law in which an answer was read, in its own document or in one that quotes it.

    It is known which law a document quotes where the locator gives its number, or where the answer holds from the day of the
    text of the mechanism on which it is.
    """
    found = law_of(data, fact["source"])
    return replace(found, quotes=_law_quoted(data, fact)) if found.kind == QUOTED else found


def _law_quoted(data: Dataset, fact: Record) -> Law | None:
    if named := law_in(fact["locator"], fact["source"]):
        return named
    if "Constitution" in fact["locator"] or not fact["valid_from"]:
        return None
    facts = data.facts
    same = (facts["subject"] == fact["subject"]) & (facts["valid_from"] == fact["valid_from"])
    texts = records(facts[same & (facts["indicator"] == INSTRUMENT)])
    return next((law for text in texts if (law := own_law(data, text))), None)


def quoted(data: Dataset, fact: Record) -> bool:
    """Say whether an answer was read in a quotation of a law, in another document, and not in the law itself."""
    return bool(data.source(fact["source"])["kind"] != "law" or "quot" in fact["locator"])


def own_law(data: Dataset, text: Record | None) -> Law | None:
    """Return the law on the mechanism itself, by the fact that names its text; None where nothing gives its number.

    Its number is written as in the title of its document, as that of its articles is: with or without the year, but once.
    """
    named, titled = (law_in(text["value"], text["source"]), law_of(data, text["source"])) if text else (None, None)
    alike = named and titled and named.kind == titled.kind and named._numbered_as(titled)
    return titled if alike else named


def law_text(data: Dataset, asker: str, at: str, known: str | None) -> Record | None:
    """Return the fact that names the text of the law of a mechanism, as the rule of choice has it; None if there is none."""
    chosen = leading(data, at=at, known=known, subjects=[asker])
    found = records(chosen[chosen["indicator"] == INSTRUMENT])
    return found[0] if found else None

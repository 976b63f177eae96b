"""What the words of a search mean: small words, words that say the same, and the States, mechanisms, groups and dates among them.

Words stand here as they are compared (`base.letters.folded`) and without endings (`stem`). Add yours to `SMALL` and `SAME`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from npm_compare.base.letters import folded, key
from npm_compare.facts.called import book
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.groups import MEMBERSHIPS
from npm_compare.facts.moments import moment

SMALL = frozenset(
    " ".join(
        (
            "a an and are at be by can did do does each for from has have how in is it its many much number of on or per that",
            "the their there to was were what when where which who whose with",
            "a au aux avec ce ces chaque combien comment d dans de des du en est et il ils l la le les leur leurs n nombre ou",
            "par pour qu quand que quel quelle quelles quels qui quoi s se son sont sur un une",
            "او اي اين التي الذي الي حسب عدد علي عن في كل كم كيف لكل ما ماذا متي مع من هل هو هي و",
        )
    ).split()
)
"""Words that join others or ask; they are sought only if nothing else is."""

SAME: tuple[tuple[str, ...], ...] = (
    ("budget", "money", "funding", "financement", "argent", "ميزانيه", "تمويل"),
    ("changed", "change", "changement", "modification", "evolution", "تغير", "تغيير"),
    ("complaint", "plainte", "reclamation", "شكوي", "شكاوي"),
    ("dismissal", "removal", "revocation", "destitution", "عزل", "اعفاء", "اقاله"),
    ("doctor", "medecin", "medical", "physician", "طبيب", "اطباء"),
    ("inhabitant", "population", "people", "habitant", "سكان", "نسمه"),
    ("map", "carte", "خريطه"),
    ("member", "membre", "commissioner", "عضو", "اعضاء"),
    ("prison", "jail", "سجن", "سجون"),
    ("prisoner", "inmate", "detainee", "detenu", "prisonnier", "سجين", "سجناء", "نزلاء"),
    ("staff", "employee", "personnel", "effectif", "agent", "موظف", "مستخدم"),
    ("unannounced", "surprise", "inopinee", "inopine", "فجاييه", "فجاءيه", "معلنه"),
    ("visit", "visite", "زيار", "زياره"),
    ("woman", "women", "femme", "نساء", "امراه"),
)
"""Words that say the same: each is found by the others."""

SAID = {word: words for words in SAME for word in words}

LONGEST = 5
"""Words of the longest name of a State or group that is looked for."""


@dataclass(frozen=True)
class Typed:
    """The words of a search: those sought everywhere, those that say more than whom and when, and what the others name."""

    words: list[str]
    about: list[str]
    """Without States, groups and dates: what is sought in texts that name none."""

    subjects: list[str] = field(default_factory=list)
    """States and mechanisms."""

    groups: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)


def typed(words: str | Iterable[str], data: Dataset) -> Typed:
    """Return what the words of a search mean."""
    every = re.findall(r"\w+", folded(words if isinstance(words, str) else " ".join(words)))
    large = [word for word in every if word not in SMALL] or every
    named: dict[str, list[str]] = {"subjects": [], "groups": [], "dates": []}
    taken: set[int] = set()
    for first, last in spans(every):
        if taken.isdisjoint(range(first, last)) and (found := _named(data, every[first:last])):
            kind, code = found
            named[kind].append(code)
            taken.update(range(first, last))
    about = [word for place, word in enumerate(every) if place not in taken and word not in SMALL]
    return Typed(large, about or large, **named)


def spans(words: list[str]) -> Iterator[tuple[int, int]]:
    """Give the beginnings and ends of words that stand together, the longest first."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        yield from ((first, first + length) for first in range(len(words) - length + 1))


def _named(data: Dataset, words: list[str]) -> tuple[str, str] | None:
    """Return the State, mechanism, group or date that some words name; small words and codes of two letters alone name none."""
    name = " ".join(words)
    if name in SMALL or len(name) < len("mar"):
        return None
    for kind in ("state", "mechanism"):
        if len(found := book(data, kind).find(name)) == 1:
            return "subjects", found[0]
    group = [code for code in book(data, "group").find(name) if code in MEMBERSHIPS or code == "seminar"]
    if group:
        return "groups", group[0]
    dated = moment("-".join(words)) or moment(name)
    return ("dates", dated) if dated else None


def stem(word: str) -> str:
    """Return a folded word without the sign of its plural in English and French, or its article and plural in Arabic.

    >>> stem("visits"), stem("الموظفين"), stem("للسجناء"), stem("dans")
    ('visit', 'موظف', 'سجناء', 'dans')
    """
    if re.match("[a-z]", word):
        return word[:-1] if word.endswith("s") and len(word) > len("dans") else word
    bare = re.sub(r"^(?:و?ال|و?لل|بال)(?=\w{3})", "", word)
    return re.sub(r"(?<=\w{3})(?:ين|ون|ات)$", "", bare)


@cache
def alike(word: str) -> tuple[str, ...]:
    """Return the stem of a folded word, and those of the words that say the same."""
    plain = stem(word)
    return (plain, *(other for other in SAID.get(plain, ()) if other != plain))


def is_name(text: str, words: list[str]) -> bool:
    """Say whether one of the names in a text, set apart by `·`, is what some words say, small words left out."""
    names = ([stem(word) for word in key(name).split() if word not in SMALL] for name in text.split("·"))
    return any(
        len(name) == len(words) and all(set(alike(word)) & set(name) for word in words) for name in names if name
    )

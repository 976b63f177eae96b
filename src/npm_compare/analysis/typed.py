"""What the words of a search mean: small words, words that say the same; States, mechanisms, groups, dates and a language.

Words stand here as they are compared (`base.letters.folded`) and without endings (`stem`). Add yours to `SMALL` and `SAME`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
            "a an and are ask asks at be by can did do does each for from has have how in is it its many much number of on or",
            "per say says since that the their there to was were what when where which who whose with",
            "a au aux avec ce ces chaque combien comment d dans de demande depuis des dit du en est et il ils l la le les leur",
            "leurs n nombre ont ou par pour qu quand que quel quelle quelles quels qui quoi s se son sont sur un une",
            "او اي اين التي الذي الي حسب عدد علي عن في كل كم كيف لكل ما ماذا متي مع من منذ هل هو هي و",
        )
    ).split()
)
"""Words that join others or ask; they are sought only if nothing else is."""

SAME: tuple[tuple[str, ...], ...] = (
    ("budget", "money", "funding", "financement", "argent", "ميزانيه", "تمويل"),
    ("chart", "graph", "graphic", "graphique", "diagramme"),
    ("changed", "change", "changement", "modification", "evolution", "تغير", "تغيير"),
    ("complaint", "plainte", "reclamation", "شكوي", "شكاوي"),
    ("dismissal", "removal", "revocation", "destitution", "عزل", "اعفاء", "اقاله"),
    ("doctor", "medecin", "medical", "physician", "طبيب", "اطباء"),
    ("inhabitant", "population", "people", "habitant", "سكان", "نسمه"),
    ("guideline", "directive"),
    ("map", "carte", "خريطه"),
    ("mechanism", "npm", "npms", "mecanisme", "mnp", "الي", "اليه"),
    ("member", "membre", "commissioner", "عضو", "اعضاء"),
    ("prison", "jail", "سجن", "سجون"),
    ("prisoner", "inmate", "detainee", "detenu", "prisonnier", "سجين", "سجناء", "نزلاء"),
    ("state", "country", "countrie", "etat", "pays", "دول", "دوله", "بلد", "بلدان"),
    ("staff", "employee", "personnel", "effectif", "agent", "موظف", "مستخدم"),
    ("unannounced", "surprise", "inopinee", "inopine", "فجاييه", "فجاءيه", "معلنه"),
    ("visit", "visite", "زيار", "زياره"),
    ("woman", "women", "femme", "نساء", "امراه"),
)
"""Words that say the same: each is found by the others."""

REQUIREMENT = frozenset(("requirement", "standard", "exigence", "norme", "معايير", "معيار", "متطلب"))
"""Words that name requirements as such, and stand in the text of none."""

OF_REQUIREMENTS = REQUIREMENT | frozenset(("guideline", "directive", "توجيهي", "توجيهيه"))
"""Words by which somebody asks for requirements, not for answers of mechanisms."""

SAID = {word: words for words in SAME for word in words}

OF_GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("african", "africain", "africaine", "افريقي", "افريقيه"), "africa"),
    **dict.fromkeys(("arab", "arabe", "عربي", "عربيه"), "arab_league"),
    **dict.fromkeys(("european", "europeen", "europeenne", "اوروبي", "اوروبيه"), "council_of_europe"),
}
"""What is said of the members of a group of States."""

LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("in english", "en anglais", "بالانجليزيه", "باللغه الانجليزيه"), "en"),
    **dict.fromkeys(("in french", "en francais", "بالفرنسيه", "باللغه الفرنسيه"), "fr"),
    **dict.fromkeys(("in arabic", "en arabe", "بالعربيه", "باللغه العربيه"), "ar"),
}
"""The words by which somebody says in which language the answer is wanted."""

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
    languages: list[str] = field(default_factory=list)
    """In which the answer is wanted."""


def typed(words: str | Iterable[str], data: Dataset) -> Typed:
    """Return what the words of a search mean."""
    every = re.findall(r"\w+", folded(words if isinstance(words, str) else " ".join(words)))
    named: dict[str, list[str]] = {"subjects": [], "groups": [], "dates": [], "languages": []}
    taken: set[int] = set()
    spoken: set[int] = set()
    for first, last in spans(every):
        if taken.isdisjoint(range(first, last)) and (found := _named(data, every[first:last])):
            kind, code = found
            named[kind].append(code)
            taken.update(range(first, last))
            spoken.update(range(first, last) if kind == "languages" else ())
    large = [word for place, word in enumerate(every) if place not in spoken and word not in SMALL] or every
    about = [word for place, word in enumerate(every) if place not in taken and word not in SMALL]
    return Typed(large, about or large, **named)


def spans(words: list[str]) -> Iterator[tuple[int, int]]:
    """Give the beginnings and ends of words that stand together, the longest first."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        yield from ((first, first + length) for first in range(len(words) - length + 1))


def _named(data: Dataset, words: list[str]) -> tuple[str, str] | None:
    """Return the language, group, State, mechanism or date that some words name; small words and codes of two letters name none.

    In Arabic *for* and *of* may be one word with the name behind it.
    """
    name = " ".join(words)
    if name in SMALL or len(name) < len("mar"):
        return None
    if name in LANGUAGES:
        return "languages", LANGUAGES[name]
    if group := OF_GROUPS.get(stem(name)):
        return "groups", group
    for kind in ("state", "mechanism"):
        for form in dict.fromkeys((name, re.sub("^لل", "ال", name))):
            if len(found := book(data, kind).find(form)) == 1:
                return "subjects", found[0]
    members = [code for code in book(data, "group").find(name) if code in MEMBERSHIPS or code == "seminar"]
    if members:
        return "groups", members[0]
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

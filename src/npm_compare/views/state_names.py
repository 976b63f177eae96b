"""The name of a State in a sentence: French sets an article before it, or a preposition that has taken the article in.

A French translation asks for it behind the name of the field: `{state:le}` is “le Maroc”, `{state:du}` “du Maroc”, “de la
Tunisie” or “d’Israël”, `{state:au}` “au Maroc”, “en Tunisie” or “aux Maldives”; with a capital at the head of a sentence.
"""

from __future__ import annotations

VOWELS = "AEIOUÀÂÉÈÊÎÔÛŒ"
"""Capitals before which the article loses its vowel, and before which “en” stands with every State."""

MASCULINE = frozenset({"Belize", "Cambodge", "Mexique", "Mozambique", "Royaume-Uni", "Suriname", "Zimbabwe"})
FEMININE = frozenset({"Sierra Leone"})
"""Names whose gender their last letter does not tell."""

PLURAL = frozenset(
    {
        *(
            "Bahamas",
            "Comores",
            "Émirats arabes unis",
            "États-Unis",
            "Fidji",
            "Îles Marshall",
            "Îles Salomon",
            "Maldives",
        ),
        *("Palaos", "Pays-Bas", "Philippines", "Seychelles", "Tonga"),
    }
)
BARE = frozenset(
    {
        *("Antigua-et-Barbuda", "Bahreïn", "Cabo Verde", "Chypre", "Cuba", "Djibouti", "Haïti", "Israël", "Kiribati"),
        *(
            "Madagascar",
            "Malte",
            "Maurice",
            "Monaco",
            "Nauru",
            "Oman",
            "Saint-Marin",
            "Sainte-Lucie",
            "Sao Tomé-et-Principe",
        ),
        *("Singapour", "Sri Lanka", "Trinité-et-Tobago", "Tuvalu", "Vanuatu"),
    }
)
"""Names without an article."""

FORMS = ("le", "du", "au")
"""What a translation may ask for, each also with a capital."""


class StateName(str):
    """The name of a State that a French sentence can ask for with its article.

    >>> state = StateName("Tunisie")
    >>> f"{state:Le}, {state:du}, {state:au}, {state}"
    'La Tunisie, de la Tunisie, en Tunisie, Tunisie'
    """

    __slots__ = ()

    def __str__(self) -> str:
        return self

    def __format__(self, form: str) -> str:
        if form.lower() not in FORMS:
            return super().__format__(form)
        head = _heads(self)[FORMS.index(form.lower())]
        return f"{head[:1].upper()}{head[1:]}{self[:]}" if form[0].isupper() else f"{head}{self[:]}"


def _heads(name: str) -> tuple[str, str, str]:
    """Return what stands before a name where it acts, owns, and is a place."""
    vowel = name[0] in VOWELS
    if name in BARE:
        return "", "d’" if vowel else "de ", "en " if name == "Israël" else "à "
    if name in PLURAL:
        return "les ", "des ", "aux "
    if vowel:
        return "l’", "de l’", "en "
    if name in FEMININE or (name not in MASCULINE and name.replace("-", " ").split()[0].endswith("e")):
        return "la ", "de la ", "en "
    return "le ", "du ", "au "

"""How texts are compared, in Latin and in Arabic script."""

from __future__ import annotations

import pytest

from npm_compare.base.letters import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTÉ", "ete"),
        ("l’œuvre", "L'OEUVRE"),
        ("e\u0301tat", "état"),
        ("\u2068Türkiye\u2069", "turkiye"),
        ("الأمن", "الامن"),
        ("الإقامة", "الاقامه"),
        ("آلية", "الية"),
        ("مستشفى", "مستشفي"),
        ("الوقايـــة", "الوقاية"),
        ("السُّلْطَة", "السلطة"),
        ("٢٠١٥", "2015"),
    ],
)
def test_case_accents_marks_and_variants_of_spelling_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_letters_stay_different() -> None:
    assert folded("سجن") != folded("شجن")
    assert folded("cote") != folded("code")

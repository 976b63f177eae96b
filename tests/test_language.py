"""The language in which the package speaks: numbers, dates, lists by CLDR; direction kept inside Arabic sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from npm_compare.base.errors import UnknownName
from npm_compare.views.currencies import money
from npm_compare.views.language import (
    ISOLATE,
    LANGUAGE_VARIABLE,
    POP,
    day,
    isolated,
    joined,
    language,
    listed,
    number,
    percent,
    right_to_left,
    say,
    say_many,
    speaking,
)
from npm_compare.views.languages import LANGUAGES

NARROW, HARD = "\u202f", "\u00a0"


def alone(text: str) -> str:
    return f"{ISOLATE}{text}{POP}"


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [("en", "1,234,567.5"), ("fr", f"1{NARROW}234{NARROW}567,5"), ("ar", "1.234.567,5")],
)
def test_a_number_has_the_separators_of_the_language(spoken: str, expected: str) -> None:
    with speaking(spoken):
        assert number(1234567.5) == expected


def test_a_number_keeps_up_to_three_decimals_and_no_zero_behind_them() -> None:
    assert [number(value) for value in (0.125, 2.5, 3.0, 1234.5678)] == ["0.125", "2.5", "3", "1,234.568"]
    with speaking("fr"):
        assert number(0.125) == "0,125"


def test_a_published_number_keeps_its_decimals() -> None:
    with speaking("fr"):
        assert number(Decimal("2.50")) == "2,50"


@pytest.mark.parametrize(("spoken", "expected"), [("en", "80.5%"), ("fr", f"80,5{HARD}%"), ("ar", "80,5%")])
def test_a_percentage_has_the_sign_and_space_of_the_language(spoken: str, expected: str) -> None:
    with speaking(spoken):
        assert percent(0.805, 1).replace("\u200e", "").replace("\u200f", "") == expected


@pytest.mark.parametrize(
    ("spoken", "full", "month"),
    [
        ("en", "24 November 2026", "November 2026"),
        ("fr", "24 novembre 2026", "novembre 2026"),
        ("ar", "24 نونبر 2026", "نونبر 2026"),
    ],
)
def test_a_partial_date_is_said_as_far_as_it_is_known(spoken: str, full: str, month: str) -> None:
    """Morocco names the months in Arabic as CLDR gives them for `ar_MA`."""
    with speaking(spoken):
        assert [day("2026-11-24"), day("2026-11"), day("2026"), day("")] == [full, month, "2026", ""]


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    with speaking("fr"):
        assert [day("2018-03-01"), day("2011-03-11"), day("2018-03")] == ["1er mars 2018", "11 mars 2011", "mars 2018"]


@pytest.mark.parametrize(("spoken", "form"), [("en", "many"), ("fr", "one")])
def test_one_and_a_half_agrees_as_the_language_has_it(spoken: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """French: 1,5 an; English: 1.5 years."""

    class Forms:
        def ngettext(self, one: str, many: str, count: int) -> str:
            return one if count == 1 or (spoken == "fr" and count == 0) else many

    monkeypatch.setattr("npm_compare.views.language._catalogue", lambda name: Forms())
    with speaking(spoken):
        assert say_many("one", "many", 1.5) == form


def test_a_text_that_is_no_date_stays() -> None:
    assert day("at coding") == "at coding"


@pytest.mark.parametrize(
    ("spoken", "amount", "currency", "said"),
    [
        ("en", "85081000", "MAD", "85,081,000 MAD"),
        ("fr", "85081000", "MAD", f"85{NARROW}081{NARROW}000{HARD}dirhams marocains"),
        ("fr", "1.50", "EUR", f"1,50{HARD}euro"),
        ("fr", "2000", "XOF", f"2{NARROW}000{HARD}francs CFA"),
        ("ar", "85081000", "MAD", f"{ISOLATE}85.081.000{HARD}درهم مغربي{POP}"),
        ("ar", "7", "MAD", f"{ISOLATE}7{HARD}دراهم مغربية{POP}"),
        ("ar", "2.5", "EUR", f"{ISOLATE}2,5{HARD}يورو{POP}"),
        ("ar", "3000", "LBP", f"{ISOLATE}3.000{HARD}ليرة لبنانية{POP}"),
    ],
)
def test_an_amount_names_its_currency_by_code_in_english_and_by_name_elsewhere(
    spoken: str, amount: str, currency: str, said: str
) -> None:
    with speaking(spoken):
        assert money(Decimal(amount), currency) == said


def test_the_currency_agrees_with_the_number_that_is_shown() -> None:
    """10.7 dinars are shown as 11, and eleven takes another form than ten."""
    with speaking("ar"):
        assert money(10.7, "TND", 0) == money(11, "TND")
        assert money(10.7, "TND", 0) != money(10, "TND").replace("10", "11")


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [("en", "France, Mali and Morocco"), ("fr", "France, Mali et Morocco")],
)
def test_a_list_is_joined_by_the_word_of_the_language(spoken: str, expected: str) -> None:
    with speaking(spoken):
        assert listed(["France", "Mali", "Morocco"]) == expected


def test_an_arabic_list_keeps_foreign_names_apart() -> None:
    with speaking("ar"):
        assert listed(["CNDH", "المغرب"]) == f"{alone('CNDH')} والمغرب"
        assert joined(["CNDH", "MNP"]) == f"{alone('CNDH')}، {alone('MNP')}"


def test_a_french_semicolon_has_its_thin_space() -> None:
    with speaking("fr"):
        assert joined(["a", "b"], strong=True) == f"a{NARROW}; b"


def test_a_field_that_runs_from_left_to_right_is_isolated_in_an_arabic_sentence_once() -> None:
    with speaking("ar"):
        assert say("{name}", name="CNDH") == alone("CNDH")
        assert isolated(isolated("CNDH")) == alone("CNDH")
        assert say("{name}", name="المغرب") == "المغرب"
    assert say("{name}", name="CNDH") == "CNDH"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_nothing_is_said_of_nothing(spoken: str) -> None:
    with speaking(spoken):
        assert say("") == ""


def test_a_count_takes_the_form_that_agrees_with_it() -> None:
    said = [say_many("{count} State party has none", "{count} States parties have none", n) for n in (0, 1, 2, 1000)]
    assert said == [
        "0 States parties have none",
        "1 State party has none",
        "2 States parties have none",
        "1,000 States parties have none",
    ]


def test_braces_in_a_field_are_plain_text() -> None:
    assert say("see {title}", title="{x} {0}") == "see {x} {0}"


def test_the_language_of_a_process_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "ar")
    assert (language(), right_to_left()) == ("ar", True)
    with speaking("fr"):
        assert (language(), right_to_left()) == ("fr", False)
    assert language() == "ar"


def test_an_unknown_language_is_answered_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownName, match=r"language 'fr_FR'.*fr"), speaking("fr_FR"):
        pass
    monkeypatch.setenv(LANGUAGE_VARIABLE, "xx")
    with pytest.raises(UnknownName, match="language 'xx'"):
        language()

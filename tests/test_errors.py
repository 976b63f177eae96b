from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from npm_compare import figures
from npm_compare.base.errors import (
    AnyOf,
    DataError,
    Day,
    NpmCompareError,
    Problem,
    UnknownName,
    message,
    nearest,
    plain,
    visible,
)
from npm_compare.views.language import ISOLATE, LANGUAGE_VARIABLE, POP, speaking
from npm_compare.weighing.weights import Weights

HARD, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, é, الآلية", "plain text, é, الآلية"),
        ("1\u202f250", "1<U+202F>250"),
        ("p.\u00a012", "p.<U+00A0>12"),
        ("see \u202eevil", "see <U+202E>evil"),
        ("\ufeffstate", "<U+FEFF>state"),
        ("two\nlines", "two<U+000A>lines"),
        ("2016\u201105 \u22125 –", "2016<U+2011>05 <U+2212>5 –"),
        ("d\ufffdcembre", "d<U+FFFD>cembre"),
    ],
)
def test_characters_that_nobody_sees_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_text_is_cut_and_the_cut_is_shown() -> None:
    assert visible("x" * 61) == "x" * 60 + "…"
    assert visible("x" * 60) == "x" * 60


def problem(line: int = 7, **more: Any) -> Problem:
    return Problem("facts.csv", line, "not_a_number", (("value", "~34"),), **{"column": "value", **more})


def test_a_problem_reads_as_file_line_what_and_mend() -> None:
    mend = "write one plain number; ranges and doubts belong in the note"
    assert str(problem()) == f"facts.csv:7: value: not a number (~34); {mend}"
    assert problem().severity == "error"


def test_a_problem_is_told_in_the_language_spoken_after_file_and_line(marked: Callable[[str], bool]) -> None:
    place, told = str(problem(1234)).split(": ", 1)
    assert place == "facts.csv:1234"
    assert marked(told)


def test_problems_are_sorted_by_file_line_and_column_and_equal_ones_are_one() -> None:
    problems = [problem(9), problem(8, column="way"), problem(8), problem(8)]
    assert sorted(set(problems)) == [problem(8), problem(8, column="way"), problem(9)]


def test_fields_are_plain_values() -> None:
    nested = message("code_unknown", codes=("yes", "no"), value=3, hint=message("did_you_mean", names=AnyOf(("yes",))))
    assert plain(nested) == {
        "rule": "code_unknown",
        "codes": ["yes", "no"],
        "value": 3,
        "hint": {"rule": "did_you_mean", "names": ["yes"]},
    }
    assert [plain(value) for value in (Day("2015-05"), Decimal("2.5"))] == ["2015-05", 2.5]


def test_what_a_data_error_leaves_out_is_counted_in_the_language_spoken(marked: Callable[[str], bool]) -> None:
    error = DataError([problem(line) for line in range(2, 25)])
    assert str(error).split("\n")[20] == "‹… and 3 more: run `npm-compare check` to see all.›"


def test_a_data_error_shows_every_problem_up_to_twenty_and_counts_the_rest() -> None:
    problems = [problem(line) for line in range(2, 25)]
    lines = str(error := DataError(problems)).split("\n")
    assert lines[:20] == [str(one) for one in problems[:20]]
    assert lines[20:] == ["… and 3 more: run `npm-compare check` to see all."]
    assert error.problems == problems
    assert "more" not in str(DataError(problems[:20]))


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    error = UnknownName("mechanism", "mar-cnhd", ["mar-cndh", "fra-cglpl"])
    assert str(error) == "There is no mechanism 'mar-cnhd'. Did you mean mar-cndh?"
    assert isinstance(error, NpmCompareError)


def test_an_unknown_name_is_answered_in_french() -> None:
    error = UnknownName("mechanism", "fra-cglp", ["fra-cglpl"])
    with speaking("fr"):
        assert str(error) == f"Nom inconnu (mécanisme){HARD}: 'fra-cglp'. Vouliez-vous dire fra-cglpl{NARROW}?"


def test_an_unknown_name_is_answered_in_arabic_and_the_names_keep_their_direction() -> None:
    error = UnknownName("indicator", "fte", ["ft", "fta"])
    one, other, wrong = (f"{ISOLATE}{name}{POP}" for name in ("ft", "fta", "'fte'"))
    with speaking("ar"):
        assert str(error) == f"اسم غير معروف (المؤشر): {wrong}. هل تقصد {one} أو {other}؟"


@pytest.mark.parametrize(
    ("known", "answer"),
    [
        (["b", "a"], f"Noms connus{HARD}: a, b."),
        ([f"a{n:02}" for n in range(13)], f"Noms connus{HARD}: {', '.join(f'a{n:02}' for n in range(12))} …"),
        ([], "Aucun nom n’est connu."),
    ],
)
def test_what_is_known_is_told_in_french(known: list[str], answer: str) -> None:
    with speaking("fr"):
        assert str(nearest("zzz", known)) == answer


@pytest.mark.parametrize(("environment", "kind"), [("fr", "Nom inconnu (langue)"), ("de", "There is no language")])
def test_a_language_that_is_not_spoken_is_refused_in_the_one_that_is(
    environment: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """English answers where the environment itself names no language that is spoken."""
    monkeypatch.setenv(LANGUAGE_VARIABLE, environment)
    with pytest.raises(UnknownName) as found, speaking("xx"):
        pass
    assert str(found.value).startswith(kind)


def test_an_error_of_a_calculation_is_said_in_the_language_spoken() -> None:
    with pytest.raises(NpmCompareError) as found:
        figures("seminar", "model")
    with speaking("fr"):
        told = str(found.value)
    assert told == f"'model' n’est pas un chiffre annuel{HARD}: choisissez dans les piliers resources et activity."


def test_bounds_of_weights_are_quoted_as_they_were_typed_in_every_language() -> None:
    with pytest.raises(NpmCompareError) as found:
        Weights(2, lowest=(0.75, 0.5), names=("effect", "cost"))
    with speaking("fr"):
        told = str(found.value)
    assert told.startswith(f"La somme des poids minimaux est 1.25 (effect 0.75, cost 0.5){HARD}: réduisez-les")


@pytest.mark.parametrize(
    ("name", "known", "answer"),
    [
        ("S_TN_2017", ["s_tn_2017", "zz"], "Did you mean s_tn_2017?"),
        ("fte", ["ft", "fta"], "Did you mean ft or fta?"),
        ("1.23E+11", ["alpha", "beta"], "Known: alpha, beta."),
        ("zzz", [f"a{n:02}" for n in range(13)], "Known: " + ", ".join(f"a{n:02}" for n in range(12)) + " …."),
        ("zzz", [f"a{n:02}" for n in range(12)], "Known: " + ", ".join(f"a{n:02}" for n in range(12)) + "."),
        ("zzz", [], "None is known."),
    ],
)
def test_the_nearest_names_are_offered_or_else_what_is_known(name: str, known: list[str], answer: str) -> None:
    assert str(nearest(name, known)) == answer

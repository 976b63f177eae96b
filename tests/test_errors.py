from __future__ import annotations

from collections.abc import Callable

import pytest

from npm_compare.errors import DataError, NpmCompareError, Problem, UnknownName, nearest, visible


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


def test_a_problem_reads_as_file_line_what_and_mend() -> None:
    problem = Problem("facts.csv", 7, "value: not a number (~34)", "write one plain number")
    assert str(problem) == "facts.csv:7: value: not a number (~34); write one plain number"
    assert problem.severity == "error"


def test_a_problem_is_told_in_the_language_spoken_after_file_and_line(marked: Callable[[str], bool]) -> None:
    assert str(Problem("facts.csv", 1234, "what", "mend")) == "facts.csv:1234: ‹what; mend›"


def test_what_a_data_error_leaves_out_is_counted_in_the_language_spoken(marked: Callable[[str], bool]) -> None:
    error = DataError([Problem("facts.csv", line, "what", "mend") for line in range(2, 25)])
    assert str(error).split("\n")[20] == "‹… and 3 more: run `npm-compare check` to see all.›"


def test_a_data_error_shows_every_problem_up_to_twenty_and_counts_the_rest() -> None:
    problems = [Problem("facts.csv", line, "what", "mend") for line in range(2, 25)]
    error = DataError(problems)
    lines = str(error).split("\n")
    assert lines[0] == "facts.csv:2: what; mend"
    assert lines[19] == "facts.csv:21: what; mend"
    assert lines[20:] == ["… and 3 more: run `npm-compare check` to see all."]
    assert error.problems == problems
    assert "more" not in str(DataError(problems[:20]))


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    error = UnknownName("mechanism", "mar-cnhd", ["mar-cndh", "fra-cglpl"])
    assert str(error) == "There is no mechanism 'mar-cnhd'. Did you mean mar-cndh?"
    assert isinstance(error, NpmCompareError)


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
    assert nearest(name, known) == answer

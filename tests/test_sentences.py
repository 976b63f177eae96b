"""Every rule has its sentence, every sentence its rule; what is quoted in a sentence is shown as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from npm_compare.base.errors import AnyOf, Day, Lines, Message, Problem, message
from npm_compare.base.folders import PACKAGE
from npm_compare.views.language import speaking
from npm_compare.views.problems import OF_A_CELL, PROBLEM_WORDS
from npm_compare.views.refusals import KINDS, SENTENCES
from npm_compare.views.sentences import sentence, what_and_mend
from source_code import modules
from test_check import words_outside_the_catalogue

RAISING = {"message": 0, "Problem": 2}
"""What takes the name of a rule, and in which place."""

CHECKER = [*PACKAGE.glob("checking/*.py"), *PACKAGE.glob("base/*.py")]

READING = ("addresses", "notes")
"""Modules that look for words in the notes of the data, which are in English."""


def texts(node: ast.AST) -> Iterator[str]:
    return (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def raised() -> dict[str, str]:
    """Return the name of every rule that is raised in the code, with the module."""
    found = {}
    for path, module in modules().items():
        for name, call in module.calls:
            place = RAISING.get(name)
            if place is not None and len(call.args) > place and isinstance(call.args[place], (ast.Constant, ast.IfExp)):
                arms = call.args[place]
                chosen = [arms.body, arms.orelse] if isinstance(arms, ast.IfExp) else [arms]
                found.update({rule: path.stem for arm in chosen for rule in texts(arm)})
    return found


def test_every_rule_that_is_raised_has_its_sentence() -> None:
    assert [(rule, module) for rule, module in raised().items() if rule not in {*PROBLEM_WORDS, *SENTENCES}] == []


def test_every_rule_of_the_checker_is_named_in_the_code() -> None:
    named = {text for path, module in modules().items() if "views" not in path.parts for text in module.texts}
    assert sorted(PROBLEM_WORDS.keys() - named) == []


def test_the_rules_of_errors_and_of_problems_are_told_apart() -> None:
    assert not PROBLEM_WORDS.keys() & SENTENCES.keys()
    assert not {f"kind_{kind}" for kind in KINDS} & {*PROBLEM_WORDS, *SENTENCES}


def test_a_rule_is_a_short_word() -> None:
    rules = [*PROBLEM_WORDS, *SENTENCES]
    assert [rule for rule in rules if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+){0,4}", rule) or len(rule) > 30] == []


def test_the_checker_holds_no_sentence() -> None:
    """One text is compared with a message of the library that reads CSV files, one is so in the data, one is a command."""
    found = {path.stem: words_outside_the_catalogue(path) for path in CHECKER if path.stem not in READING}
    assert {name: texts for name, texts in found.items() if texts} == {
        "sheets": ["unexpected end"],
        "inputs": ["national currency"],
        "extras": ["python -m pip install "],
    }
    assert "views" not in {part for path in CHECKER for part in imported(path)}


def imported(path: Path) -> Iterator[str]:
    """Yield the parts of the names of the modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from node.module.split(".")


def filled(rule: str) -> Message:
    """Return the message of a rule with a word in each of its fields."""
    names = set(re.findall(r"\{(\w+)\}", "".join(PROBLEM_WORDS[rule]))) | {"column"}
    return message(rule, **dict.fromkeys(sorted(names), "value"))


def test_the_words_of_every_rule_are_in_the_language_spoken(marked: Callable[[str], bool]) -> None:
    for rule in PROBLEM_WORDS:
        what, mend = what_and_mend(filled(rule))
        assert marked(what), rule
        assert mend == "value" or marked(mend), rule
        assert what.startswith("‹value: ") or rule not in OF_A_CELL, rule


def test_a_number_that_counts_has_separators_and_the_number_of_a_line_has_none() -> None:
    assert what_and_mend(message("nul_bytes", column="", bytes=1234))[0].startswith("1,234 NUL bytes")
    assert what_and_mend(message("source_repeated", column="source", line=1234, value="a"))[0].endswith(
        "line 1234 but for the case of letters (a)"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", "empty"),
        ("a\u200bb", "a<U+200B>b"),
        ("x" * 61, "x" * 60 + "…"),
        (("mar", ""), "mar, empty"),
    ],
)
def test_a_quoted_text_shows_what_nobody_sees_and_is_cut(value: str | tuple[str, ...], shown: str) -> None:
    assert what_and_mend(message("no_locator", column="locator", value=value))[0] == f"locator: no locator ({shown})"


def test_texts_that_belong_together_are_quoted_as_one() -> None:
    codes = message(
        "code_unknown", column="value", codes=("yes", "no"), value="Yes", hint=message("write", expected="yes")
    )
    assert sentence(codes) == "value: not one of the codes yes|no (Yes); write yes"
    terms = message("sum_in_note", column="derived", terms=(1000, 500), value="1500")
    assert "(1000 + 500 = 1500)" in sentence(terms)
    assert "art. 28 gives 2008-12-11 or 2009; " in sentence(
        message("entry_into_force_other", column="value", date="2008", dates=AnyOf(("2008-12-11", "2009")))
    )


def test_names_that_have_commas_are_parted_by_semicolons() -> None:
    names = sentence(message("known_names", names=("Mali", "Korea, Republic of")))
    assert names == "Known: Mali; Korea, Republic of."


def test_several_messages_stand_each_on_a_line_of_its_own() -> None:
    both = message("several", each=Lines((message("no_mechanism_left"), message("nothing_marked"))))
    assert sentence(message("in_file", file="a.json", problem=both)) == (
        "a.json: At least one mechanism must remain: add another one first.\nSelect in the list what is to be removed."
    )


def test_a_date_of_an_error_is_said_in_words() -> None:
    with speaking("fr"):
        assert sentence(message("wrong_ending", name=Day("2015-05-12"), endings=(".csv",))).count("12 mai 2015") == 1


def test_a_problem_in_french_keeps_file_line_and_value() -> None:
    with speaking("fr"):
        told = str(Problem("facts.csv", 7, "not_a_year", (("value", "14"),), column="year"))
    assert told.startswith("facts.csv:7: ")
    assert "(14)" in told
    assert "not a year" not in told

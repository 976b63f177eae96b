"""Whatever the package refuses is told through the catalogue, and a wrong name is answered with the nearest ones."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import npm_compare as npm
from npm_compare.analysis.answers import answer
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer import View
from npm_compare.views.problems import PROBLEM_WORDS
from npm_compare.views.refusals import KINDS, SENTENCES
from source_code import modules
from test_check import words_outside_the_catalogue

PACKAGE = Path(npm.__file__).parent
EXPLORER = sorted((PACKAGE / "desk" / "explorer").glob("*.py"))

CODE = ("import ", "from ", "with speaking(", "<", "row wrap")
"""How texts begin that are no sentences: code to copy, HTML, a word of CSS."""


def test_the_explorer_says_nothing_outside_the_catalogue() -> None:
    texts = {path.stem: words_outside_the_catalogue(path) for path in EXPLORER}
    loose = {
        name: [text for text in found if not text.startswith(CODE) and "</" not in text]
        for name, found in texts.items()
    }
    assert {name: found for name, found in loose.items() if found} == {}


def unknown_rules(name: str, known: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what errors of a class are given that is neither a rule with a sentence nor stands for one.

    A name (`kind`) or the rule of another message (`reason.rule`) may stand for one.
    """
    wrong = {
        path.name: [
            ast.unparse(one)
            for one in module.first_of(name)
            if not (isinstance(one, ast.Constant) and one.value in known)
            and not (isinstance(one, ast.Name) or getattr(one, "attr", "") == "rule")
        ]
        for path, module in modules().items()
    }
    return {module: texts for module, texts in wrong.items() if texts}


def test_every_refusal_names_a_rule_that_has_a_sentence() -> None:
    assert unknown_rules("NpmCompareError", SENTENCES) == {}
    assert unknown_rules("RefusedError", PROBLEM_WORDS) == {}
    assert unknown_rules("UnknownName", KINDS) == {}


def test_a_rule_without_a_sentence_is_no_sentence_itself() -> None:
    with pytest.raises(KeyError):
        str(NpmCompareError("no such rule"))


def test_every_sentence_of_a_refusal_is_used() -> None:
    named = {text for path, module in modules().items() if path.parent.name != "refusals" for text in module.texts}
    assert sorted(SENTENCES.keys() - named) == []


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "laws, mechanism": (lambda: npm.laws("mar-cnhd", "powers"), "mar-cndh"),
    "laws, question": (lambda: npm.laws("mar-cndh", "power"), "powers"),
    "assess, mechanism": (lambda: npm.assess("mar-cnhd"), "mar-cndh"),
    "assess, requirement": (lambda: npm.assess("mar-cndh", "opcatt"), "opcat"),
    "assumptions": (lambda: npm.assumptions("maar"), "mar"),
    "brief.answer": (lambda: npm.brief.answer(1, "mar-cnhd"), "mar-cndh"),
    "brief.answer, peers": (lambda: npm.brief.answer(1, "mar-cndh", "seminaar"), "seminar"),
    "brief.summary": (lambda: npm.brief.summary("mar-cnhd"), "mar-cndh"),
    "charts.bars": (lambda: npm.charts.bars(npm.figures("seminar"), "prisonners"), "prisoners"),
    "charts.known": (lambda: npm.charts.known("seminaar"), "seminar"),
    "charts.waiting": (lambda: npm.charts.waiting("mar-cnhd"), "mar-cndh"),
    "charts.timeline": (lambda: npm.charts.timeline("mar-cnhd"), "mar-cndh"),
    "charts.tiles": (lambda: npm.charts.tiles("mar-cnhd"), "mar-cndh"),
    "compare, mechanism": (lambda: npm.compare("mar-cnhd"), "mar-cndh"),
    "compare, group": (lambda: npm.compare("seminaar"), "seminar"),
    "compare, indicator": (lambda: npm.compare("seminar", "visits_unanounced"), "visits_unannounced"),
    "conflicts": (lambda: npm.conflicts("mar-cnhd"), "mar-cndh"),
    "durations, start": (lambda: npm.durations(start="entri"), "entry"),
    "durations, event": (lambda: npm.durations(event="designatd"), "designation"),
    "explore": (lambda: npm.explore(View(mechanisms=("mar-cnhd",))), "mar-cndh"),
    "figures, mechanism": (lambda: npm.figures("mar-cnhd"), "mar-cndh"),
    "figures, indicator": (lambda: npm.figures("mar-cndh", "visits_totals"), "visits_total"),
    "gaps": (lambda: npm.gaps("mar-cnhd"), "mar-cndh"),
    "like": (lambda: npm.like("mar-cnhd"), "mar-cndh"),
    "observed": (lambda: npm.observed("mar-cnhd"), "mar-cndh"),
    "options": (lambda: npm.options("seminaar"), "seminar"),
    "options, criterion": (lambda: npm.options().weights(order=["power"]), "powers"),
    "peers": (lambda: npm.peers("seminaar"), "seminar"),
    "profile": (lambda: npm.profile("mar-cnhd"), "mar-cndh"),
    "search": (lambda: npm.search("visits", "note"), "notes"),
    "show": (lambda: answer("fra-cglpl", "private_interview"), "private_interviews"),
    "size": (lambda: npm.size("maar", npm.assumptions("mar")), "mar"),
}
"""Every public function that takes names, with a name that is nearly right."""


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_name_is_answered_with_the_nearest(call: str) -> None:
    mistaken, right = WRONG[call]
    with pytest.raises(NpmCompareError) as told:
        mistaken()
    assert re.search(rf"Did you mean ([\w, -]* or )?{re.escape(right)}\b", str(told.value))

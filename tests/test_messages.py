"""Whatever the package refuses is told through the catalogue, and a wrong name is answered with the nearest ones."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import npm_compare as npm
from npm_compare.analysis.answers import answer
from npm_compare.base.errors import NpmCompareError
from test_check import words_outside_the_catalogue

PACKAGE = Path(npm.__file__).parent
EXPLORER = sorted(path.stem for path in (PACKAGE / "explorer").glob("*.py"))

CODE = ("import ", "from ", "with speaking(", "<", "row wrap")
"""How texts begin that are no sentences: code to copy, HTML, a word of CSS."""


@pytest.mark.parametrize("module", EXPLORER)
def test_the_explorer_says_nothing_outside_the_catalogue(module: str) -> None:
    texts = words_outside_the_catalogue(PACKAGE / "explorer" / f"{module}.py")
    assert [text for text in texts if not text.startswith(CODE) and "</" not in text] == []


def raised(tree: ast.AST) -> Iterator[ast.AST]:
    """Return what is given to each error that the package raises, in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = getattr(node.exc.func, "id", "")
            if name in ("NpmCompareError", "UnknownName", "ValueError", "TypeError"):
                yield from node.exc.args[:1]


def english_in(told: ast.AST) -> list[str]:
    """Return the words in an argument of an error that no call of the catalogue holds."""
    kept = {
        id(part)
        for call in ast.walk(told)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("say", "say_many", "later")
        for part in ast.walk(call)
    }
    texts = (part.value for part in ast.walk(told) if isinstance(part, ast.Constant) and id(part) not in kept)
    return [text for text in texts if isinstance(text, str) and re.search(r"[A-Za-z]{2}", text)]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_refusal_is_told_through_the_catalogue(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [text for told in raised(tree) for text in english_in(told)] == []


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "articles, mechanism": (lambda: npm.articles("mar-cnhd", "powers"), "mar-cndh"),
    "articles, indicator": (lambda: npm.articles("mar-cndh", "power"), "powers"),
    "assess, mechanism": (lambda: npm.assess("mar-cnhd"), "mar-cndh"),
    "assess, requirement": (lambda: npm.assess("mar-cndh", "opcatt"), "opcat"),
    "assumptions": (lambda: npm.assumptions("maar"), "mar"),
    "brief.answer": (lambda: npm.brief.answer(1, "mar-cnhd"), "mar-cndh"),
    "brief.answer, peers": (lambda: npm.brief.answer(1, "mar-cndh", "seminaar"), "seminar"),
    "brief.summary": (lambda: npm.brief.summary("mar-cnhd"), "mar-cndh"),
    "charts.bars": (lambda: npm.charts.bars(npm.figures("seminar"), "prisonners"), "prisoners"),
    "charts.known": (lambda: npm.charts.known("seminaar"), "seminar"),
    "charts.waiting": (lambda: npm.charts.waiting(npm.durations(), by="modell"), "model"),
    "compare, mechanism": (lambda: npm.compare("mar-cnhd"), "mar-cndh"),
    "compare, group": (lambda: npm.compare("seminaar"), "seminar"),
    "compare, indicator": (lambda: npm.compare("seminar", "visits_unanounced"), "visits_unannounced"),
    "conflicts": (lambda: npm.conflicts("mar-cnhd"), "mar-cndh"),
    "durations, start": (lambda: npm.durations(start="entri"), "entry"),
    "durations, event": (lambda: npm.durations(event="designatd"), "designation"),
    "explore": (lambda: npm.explore(npm.explorer.View(mechanisms=("mar-cnhd",))), "mar-cndh"),
    "figures, mechanism": (lambda: npm.figures("mar-cnhd"), "mar-cndh"),
    "figures, indicator": (lambda: npm.figures("mar-cndh", "visits_totals"), "visits_total"),
    "gaps": (lambda: npm.gaps("mar-cnhd"), "mar-cndh"),
    "like": (lambda: npm.like("mar-cnhd"), "mar-cndh"),
    "observed": (lambda: npm.observed("mar-cnhd"), "mar-cndh"),
    "options": (lambda: npm.options("seminaar"), "seminar"),
    "options, criterion": (lambda: npm.options().weights(order=["power"]), "powers"),
    "peers": (lambda: npm.peers("seminaar"), "seminar"),
    "profile": (lambda: npm.profile("mar-cnhd"), "mar-cndh"),
    "profile, capitals": (lambda: npm.profile("MAR-CNDH"), "mar-cndh"),
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

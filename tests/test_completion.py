"""The Tab key in IPython, by its own completer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import npm_compare
from npm_compare.desk.completion import begun, offer
from npm_compare.facts.dataset import SEMINAR, load
from npm_compare.facts.moments import EDITIONS

Typed = Callable[[str], list[str]]


@pytest.fixture
def typed() -> Iterator[Typed]:
    """Return a function that gives the whole lines which IPython offers for a line that is begun."""
    shell = InteractiveShell.instance()
    shell.user_ns.update(npm=npm_compare, profile=npm_compare.profile, unrelated=len)
    offer()

    def complete(text: str) -> list[str]:
        with provisionalcompleter():
            found = list(shell.Completer.completions(text, len(text)))
        return [text[: one.start] + one.text + text[one.end :] for one in found]

    yield complete
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        ('npm.profile("mar-', 'npm.profile("mar-cndh'),
        ("profile('mar-c", "profile('mar-cndh"),
        ('table = npm.compare("semi', 'table = npm.compare("seminar'),
        ('npm.compare(["fra-cglpl", "mar-', 'npm.compare(["fra-cglpl", "mar-cndh'),
        ('npm.compare("seminar", "private_', 'npm.compare("seminar", "private_interviews'),
        (
            'npm.compare(["mar-cndh", "seminar"], ["powers", "private_',
            'npm.compare(["mar-cndh", "seminar"], ["powers", "private_interviews',
        ),
        ('npm.compare("seminar", indicators="private_', 'npm.compare("seminar", indicators="private_interviews'),
        ('npm.compare("seminar", "powers", at="semi', 'npm.compare("seminar", "powers", at="seminar'),
        ('npm.compare("mar-cndh", at="sem', 'npm.compare("mar-cndh", at="seminar'),
        ('npm.show("mar", "Unannounced v', 'npm.show("mar", "Unannounced visits'),
        ('npm.show("mar-', 'npm.show("mar-cndh'),
        ('npm.compare(\n    "mar-', 'npm.compare(\n    "mar-cndh'),
        ('npm.charts.matrix(npm.compare("mar-', 'npm.charts.matrix(npm.compare("mar-cndh'),
        ('npm.brief.answer(1, "mar-', 'npm.brief.answer(1, "mar-cndh'),
        ('npm.assumptions("ma', 'npm.assumptions("mar'),
    ],
)
def test_tab_completes_the_name_that_the_parameter_takes(typed: Typed, begun: str, expected: str) -> None:
    assert expected in typed(begun)


def test_nothing_else_is_offered_beside_the_names(typed: Typed) -> None:
    assert typed('npm.profile("mar-') == ['npm.profile("mar-cndh']


@pytest.mark.parametrize("begun", ['unrelated("mar-', 'x = "mar-', "npm.compare(mar", 'npm.profile("mar-cndh", "fra-'])
def test_no_name_is_offered_where_none_is_taken(typed: Typed, begun: str) -> None:
    assert not [line for line in typed(begun) if "cndh" in line.removeprefix(begun) or "cglpl" in line]


def test_names_are_offered_once_however_often_the_package_is_imported(typed: Typed) -> None:
    offer()
    lines = typed('npm.profile("')
    assert len(lines) == len(set(lines)) == len(begun("mechanism", ""))


def test_every_standing_edition_is_offered_and_has_a_date() -> None:
    assert set(begun("at", "")) == set(EDITIONS)
    assert load().edition("seminar") == SEMINAR < load().edition("today") == load().date
    assert {load().edition(name) for name in EDITIONS} == {SEMINAR, load().date}


def test_of_the_charts_the_tab_key_lists_the_charts_alone() -> None:
    assert dir(npm_compare.charts) == sorted(npm_compare.charts.__all__)

"""What a public function is given is of the kind that it takes, or refused in a sentence: nothing is answered with nonsense."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import npm_compare as npm
from npm_compare import charts, findings
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset
from npm_compare.weighing.smaa import acceptability
from npm_compare.weighing.weights import Weights

WITHOUT_SENSE = (math.nan, math.inf, -math.inf, 0, -1)


def public() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public function: of the package, of the charts, of the findings, and of the modules that it offers."""
    for module in (npm, charts, findings, npm.evidence, npm.models, npm.money, npm.brief):
        for name, found in inspect.getmembers(module, inspect.isfunction):
            own = name in module.__all__ if hasattr(module, "__all__") else found.__module__ == module.__name__
            if own and not name.startswith("_"):
                yield f"{module.__name__}.{name}", found


def methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public method of the results."""
    for kind in Result.__subclasses__():
        for name, found in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_"):
                yield f"{kind.__name__}.{name}", found


def numbers(functions: Iterator[tuple[str, Callable[..., Any]]]) -> Iterator[Any]:
    """Give each parameter that is a number, with its function."""
    for name, function in functions:
        for parameter in inspect.signature(function).parameters.values():
            if parameter.annotation in ("int", "float"):
                yield pytest.param(function, parameter.name, id=f"{name}({parameter.name})")


ASKED = [*numbers(public()), *numbers(methods()), *numbers(iter([("smaa.acceptability", acceptability)]))]


def test_the_walk_finds_the_numbers_that_everybody_types() -> None:
    walked = {str(parameter.id) for parameter in ASKED}
    assert {"npm_compare.like(number)", "npm_compare.gaps(number)", "Options.acceptability(draws)"} <= walked


@pytest.mark.parametrize("value", WITHOUT_SENSE, ids=str)
@pytest.mark.parametrize(("function", "name"), ASKED)
def test_a_number_without_sense_is_refused_in_a_sentence(function: Callable[..., Any], name: str, value: float) -> None:
    if name == "seed" and value == 0:
        return
    with pytest.raises(NpmCompareError, match=rf"^{name} cannot be {value}: give a"):
        function(**{name: value})


@pytest.mark.parametrize(("name", "function"), [pytest.param(*found, id=found[0]) for found in public()])
def test_a_thing_of_another_kind_is_refused_in_a_sentence(name: str, function: Callable[..., Any]) -> None:
    first = next(iter(inspect.signature(function).parameters), "")
    if first:
        with pytest.raises(NpmCompareError, match=rf"^{first} cannot be object: give "):
            function(**{first: object()})


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_weight_is_a_number(world_data: Dataset, value: float) -> None:
    found = npm.options(data=world_data)
    with pytest.raises(NpmCompareError, match=rf"weights cannot be {value}: give a number"):
        found.worth({"powers": value})
    with pytest.raises(NpmCompareError, match=rf"weights cannot be {value}: give a number"):
        npm.like("mar-cndh", weights={"region": value}, data=world_data)


@pytest.mark.parametrize("order", [(99,), (0, 0), (-1,)])
def test_an_order_of_weights_names_places_that_there_are_each_once(order: tuple[int, ...]) -> None:
    with pytest.raises(NpmCompareError, match="An order lists places of criteria, from 0 to 2"):
        Weights(3, order)


@pytest.mark.parametrize("read", [npm.load, npm.check, lambda name: npm.explore(Path(name))])
def test_a_name_with_a_character_that_no_name_has_is_refused(read: Callable[[str], Any]) -> None:
    with pytest.raises(NpmCompareError, match="no name has the character NUL"):
        read("\0")


@pytest.mark.parametrize("draw", [charts.matrix, charts.tally, charts.strip, findings.known_share])
def test_nothing_is_shown_of_no_mechanism_and_of_no_question(world_data: Dataset, draw: Callable[..., Any]) -> None:
    with pytest.raises(NpmCompareError, match="There is nothing to show"):
        draw(npm.compare("arab_league", "powers", at="1990", data=world_data))
    with pytest.raises(NpmCompareError, match="Choose questions that are answered by yes or no"):
        draw(npm.compare("mar-cndh", "money", data=world_data))


def test_no_figures_are_drawn_of_no_mechanism(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match="There is nothing to show"):
        charts.trend(npm.figures("arab_league", "visits_total", at="1990", data=world_data))


def test_python_says_itself_which_argument_it_does_not_know() -> None:
    with pytest.raises(TypeError, match=r"like\(\) got an unexpected keyword argument 'many'"):
        npm.like("mar-cndh", many=3)

"""The rule of choice: the order in which the claims on one question are weighed, and the step that sets one before another.

The order is written down here only. The choice (`timeline`), the reasons that are shown, and the choice among statistics
follow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from npm_compare.base.dates import BEGINNING, bounds
from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import INSTITUTION

CHOICE = ("certain", "period", "speaks_of", "confidence", "kind", "published", "value")
"""The steps, most weighty first; each is a code that says why a claim was chosen.

certain     it holds for certain on the date
period      of figures: the latest period
speaks_of   it does not speak of the whole institution
confidence  higher confidence
kind        better kind of source, in the order of the codebook
published   newest publication
value       the later and the more precise of two dates; between other values it decides nothing (`UNRESOLVED`)
"""

UNRESOLVED = "unresolved"
"""Why no claim was chosen before another one that gives another answer: none is better by any step."""

FIGURES = ("level", "flow")
"""Timings of the questions that are answered by figures, each of a period."""


def in_order(weights: Mapping[str, Sequence[NDArray[np.int64]]], *, before: str = "") -> list[NDArray[np.int64]]:
    """Return the sort keys of the steps in the order of the rule, or of those that weigh more than one of them."""
    steps = CHOICE[: CHOICE.index(before)] if before else CHOICE
    return [key for step in steps for key in weights.get(step, ())]


def why(chosen: Record, other: Record) -> str:
    """Return the first step of the rule in which a claim differs from another one on the same question.

    Where they differ in nothing but a value that is no date, neither was chosen: no answer goes first by the alphabet.
    """
    step = next((step for step in CHOICE if _weight(chosen, step) != _weight(other, step)), "value")
    return UNRESOLVED if step == "value" and chosen["type"] != "date" else step


def _weight(fact: Record, step: str) -> object:
    """Return what a step of the rule compares: of a partial date its last day."""
    if step == "published":
        return _last(fact["published"])
    if step == "period":
        return _last(fact["valid_to"]) if fact["timing"] in FIGURES else BEGINNING
    return fact[step] == INSTITUTION if step == "speaks_of" else fact[step]


def _last(date: str) -> int:
    return (bounds(date) or (BEGINNING, BEGINNING))[1]

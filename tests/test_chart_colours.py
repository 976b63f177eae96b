"""The colours of the charts are told apart in grey print and by colour-blind readers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest

from drawn import of_world
from npm_compare import charts
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.answers import SHADES, TALLY
from npm_compare.views.charts.look import ASKER, COLOURS, MODELS, OTHERS
from npm_compare.views.charts.outcomes import OUTCOME_MARKS

DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
"""Machado, Oliveira & Fernandes (2009), severity 1, on linear RGB."""

TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def lab(colour: str, seen_by: Sequence[Sequence[float]] = np.eye(3)) -> np.ndarray:  # type: ignore[assignment]
    """Return the CIE 1976 L*a*b* values of an sRGB colour, as seen by a reader."""
    coded = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    xyz = np.array(TO_XYZ) @ np.clip(np.array(seen_by) @ linear, 0, 1) / np.array(WHITE)
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_the_simulation_turns_red_and_green_into_neighbours() -> None:
    """What the test below relies on; and white stays white."""
    far = np.linalg.norm(lab("#cc3333") - lab("#668833"))
    near = np.linalg.norm(lab("#cc3333", DEUTERANOPIA) - lab("#668833", DEUTERANOPIA))
    assert near < far / 2
    assert lab("#ffffff", PROTANOPIA) == pytest.approx(lab("#ffffff"), abs=0.5)


def neighbours(colours: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(colours))


TOGETHER: dict[str, list[tuple[str, str]]] = {
    "mechanisms": list(combinations([ASKER, *COLOURS.values(), OTHERS], 2)),
    "bases": list(combinations(SHADES.values(), 2)),
    "parts of a tally": neighbours([shade for _, shade, _ in TALLY.values()]),
    "parts of a tally without a no": [(TALLY["silent"][1], TALLY["not_applicable"][1])],
    "models": list(combinations([shade for _, shade in MODELS.values()], 2)),
}
"""Colours that stand beside each other, of which the reader must tell one from the other."""


@pytest.mark.parametrize("name", TOGETHER)
def test_colours_differ_in_lightness_so_that_grey_print_can_be_read(name: str) -> None:
    """By at least 8 of the 100 steps from black to white."""
    steps = {pair: abs(lab(pair[0])[0] - lab(pair[1])[0]) for pair in TOGETHER[name]}
    assert {pair: step for pair, step in steps.items() if step < 8} == {}


@pytest.mark.parametrize("reader", [DEUTERANOPIA, PROTANOPIA], ids=["deuteranopia", "protanopia"])
@pytest.mark.parametrize("name", TOGETHER)
def test_colours_stay_apart_for_colour_blind_readers(name: str, reader: Sequence[Sequence[float]]) -> None:
    """By at least 12 (CIE 1976), five times the smallest difference that is seen."""
    apart = {pair: np.linalg.norm(lab(pair[0], reader) - lab(pair[1], reader)) for pair in TOGETHER[name]}
    assert {pair: step for pair, step in apart.items() if step < 12} == {}


def test_outcomes_are_told_apart_by_shape_and_not_by_colour_alone() -> None:
    shapes = [(style["marker"], style.get("fillstyle", "full")) for style in OUTCOME_MARKS.values()]
    assert len(set(shapes)) == len(OUTCOME_MARKS)


def test_morocco_and_the_cases_of_the_seminar_have_fixed_colours(world_data: Dataset) -> None:
    """Their colours do not depend on who else is in the chart."""
    alone = charts.bars(figures(["mar-cndh", "fra-cglpl"], data=world_data)).figure.axes[0].patches[0].get_facecolor()
    among = of_world("bars", world_data).figure.axes[0].patches[0].get_facecolor()
    assert alone == among
    assert set(COLOURS) == {"mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm"}


def test_the_parts_of_a_tally_have_the_colours_by_which_readers_know_them() -> None:
    """Yes is dark blue, partly its lighter tone, no rust, a silent text sand; what is not known is white."""
    assert {answer: shade for answer, (_, shade, _) in TALLY.items()} == {
        "yes": "#0b3c5d",
        "partly": "#5b8db8",
        "silent": "#deb070",
        "no": "#b04a00",
        "doubted": "#c3cfd9",
        "of_institution": "#a6a6a6",
        "not_applicable": "#d9d9d9",
        "not_known": "#ffffff",
    }

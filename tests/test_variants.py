"""How the order of the models moves: by hand, on two or three criteria of two models of which all or nothing is known."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from npm_compare import charts, findings
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset
from npm_compare.views import showing
from npm_compare.views.charts.look import ASKER
from npm_compare.weighing.criteria import CriterionPart
from npm_compare.weighing.options import Options, options
from npm_compare.weighing.smaa import DecisionProblem, first_shares
from npm_compare.weighing.values import LikeTheKnown, Together
from npm_compare.weighing.variants import TREATY_CORE, VARIANTS, Variants, variants
from npm_compare.weighing.weights import Weights

NEW, NHRI = "new_specialised", "nhri"


def known(value: float, asked: int = 10, read: int | None = None) -> CriterionPart:
    """Return a criterion of which all answers, or so many, are known, all worth the same."""
    return CriterionPart(asked if read is None else read, asked, value, value)


def world_of(data: Dataset, **values: tuple[CriterionPart, CriterionPart]) -> Options:
    """Return two models with these values on the criteria named."""
    members = {NEW: ("fra-cglpl",), NHRI: ("mar-cndh",)}
    parts = {(model, name): part for name, pair in values.items() for model, part in zip(members, pair, strict=True)}
    return Options(data, "2026-11-24", members, parts)


def row(found: Variants, variant: str, criterion: str = "") -> dict[str, object]:
    """Return the row of one way."""
    table = found.table
    return dict(table[(table["variant"] == variant) & (table["criterion"] == criterion)].iloc[0])


def test_leaving_out_a_criterion_changes_who_leads(world_data: Dataset) -> None:
    """New bodies have 1 and 0, the institution 0 and 0.6: the first is worth more in 1 / 1.6 = 62.5 % of all weightings."""
    found = variants(world_of(world_data, powers=(known(1), known(0)), speed=(known(0), known(0.6))))
    assert row(found, "as_weighed")[NEW] == pytest.approx(0.625, abs=0.01)
    assert row(found, "as_weighed")["leads"] == NEW
    assert (row(found, "without", "powers")["leads"], row(found, "without", "powers")[NHRI]) == (NHRI, 1)
    assert (row(found, "without", "speed")["leads"], row(found, "without", "speed")[NEW]) == (NEW, 1)


def test_unknown_answers_all_yes_or_all_no_give_the_bounds(world_data: Dataset) -> None:
    """Half of what is asked of new bodies is known and good, of the institution nothing: 0.5 to 1 against 0 to 1."""
    found = variants(world_of(world_data, powers=(known(0.8), known(0, read=0)), speed=(known(0.8), known(0, read=0))))
    assert (row(found, "unknown_no")["leads"], row(found, "unknown_no")[NEW]) == (NEW, 1)
    assert (row(found, "unknown_yes")["leads"], row(found, "unknown_yes")[NHRI]) == (NHRI, 1)
    assert row(found, "unknown_together")[NEW] == pytest.approx(0.8, abs=0.01)


def test_the_treaty_core_is_weighed_alone(world_data: Dataset) -> None:
    found = variants(
        world_of(world_data, powers=(known(0), known(1)), speed=(known(1), known(0)), staff=(known(1), known(0)))
    )
    assert row(found, "as_weighed")["leads"] == NEW
    assert (row(found, "treaty_core")["leads"], row(found, "treaty_core")[NHRI]) == (NHRI, 1)
    assert {"independence", "powers", "protection"} == set(TREATY_CORE)


def test_a_set_that_is_all_criteria_or_none_is_no_way_of_its_own(world_data: Dataset) -> None:
    every = variants(world_of(world_data, powers=(known(1), known(0)), independence=(known(1), known(0))))
    none = variants(world_of(world_data, speed=(known(1), known(0))))
    for found in (every, none):
        assert not set(found.table["variant"]) & {"treaty_core", "core_like_known"}
    assert "without" not in set(none.table["variant"])  # nothing would be left


def test_unknown_answers_like_the_known_follow_laplace() -> None:
    """Of 10 asked 4 are known and all good: the others are good in 5/6 on average, the value is 0.4 + 0.6 × 5/6."""
    ends = np.array([[1.0]])
    drawn = LikeTheKnown(ends, ends, known=np.array([[4.0]]), asked=np.array([[10.0]]))(
        np.random.default_rng(1), 50_000
    )
    assert drawn.mean() == pytest.approx(0.4 + 0.6 * 5 / 6, abs=0.002)
    whole = LikeTheKnown(ends / 2, ends / 2, known=np.array([[10.0]]), asked=np.array([[10.0]]))(
        np.random.default_rng(1), 9
    )
    np.testing.assert_allclose(whole, 0.5)


def test_what_is_unknown_of_one_model_moves_together() -> None:
    drawn = Together(np.array([[0.0, 0.5]]), np.array([[1.0, 0.7]]))(np.random.default_rng(1), 100)
    np.testing.assert_allclose(drawn[:, 0, 1], 0.5 + 0.2 * drawn[:, 0, 0])


def test_models_that_are_level_share_the_draw_and_none_leads(world_data: Dataset) -> None:
    found = variants(world_of(world_data, powers=(known(1), known(1)), speed=(known(0.5), known(0.5))))
    assert set(found.table["leads"]) == {""}
    assert found.table[[NEW, NHRI]].to_numpy().tolist() == [[0.5, 0.5]] * len(found.table)
    assert (found.open, found.led.to_dict()) == (len(found.table), {NEW: 0, NHRI: 0})


def test_a_model_that_leads_only_where_the_unknown_is_a_yes_is_known_as_such(world_data: Dataset) -> None:
    found = variants(world_of(world_data, powers=(known(1), known(0.5)), speed=(known(1), known(0.5))))
    assert not found.only_by_hope(NEW)
    assert not found.only_by_hope(NHRI)
    table = found.table.assign(leads=[NHRI if way == "unknown_yes" else "" for way in found.table["variant"]])
    assert replace(found, table=table).only_by_hope(NHRI)


def test_no_option_has_a_criterion_by_definition(world_data: Dataset) -> None:
    """With nothing read, no model leads in any way, whatever it is."""
    nothing = (known(0, read=0), known(0, read=0))
    found = variants(world_of(world_data, separate_work=nothing, powers=nothing, own_budget=nothing))
    assert found.open == len(found.table)
    assert found.table[NEW].to_numpy() == pytest.approx(0.5, abs=0.02)


def test_shares_sum_to_one_and_the_ways_stand_in_their_order(world_data: Dataset) -> None:
    found = variants(options(at="2019", data=world_data), draws=500)
    assert found.table[list(found.options.options)].sum(axis=1).to_numpy() == pytest.approx(1)
    order = [VARIANTS.index(name) for name in found.table["variant"]]
    assert order == sorted(order)
    assert found.table.loc[found.table["variant"] == "without", "criterion"].tolist() == ["powers", "visits", "speed"]


def test_a_date_without_any_mechanism_is_refused(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError):
        variants(options(at="2007", data=world_data))


def test_first_shares_count_every_draw_once(world_data: Dataset) -> None:
    problem = options(at="2019", data=world_data).problem()
    same = DecisionProblem(problem.options, problem.criteria, problem.values, Weights(len(problem.criteria)))
    assert first_shares(same, 7_001, seed=3).sum() == pytest.approx(1)
    assert first_shares(same, 7_001, seed=3).equals(first_shares(same, 7_001, seed=3))


# In words


@pytest.fixture(scope="module")
def moved(whole_world: Dataset) -> Variants:
    return variants(world_of(whole_world, powers=(known(1), known(0)), speed=(known(0), known(0.6))))


def test_the_sentence_says_how_often_none_leads_and_who_does_in_the_others(moved: Variants) -> None:
    assert findings.order(moved).head == (
        "Which model comes first depends on how the same facts are read: in 0 of 9 readings none leads, in the others "
        "new specialised body or national human rights institution."
    )
    assert findings.order(moved).unknown.startswith("Of 40 answers sought on these mechanisms 0 are not known")


def test_a_lead_is_said_with_its_margin_and_with_the_rule(moved: Variants) -> None:
    """The new body comes first in 62.5 % of the weightings as weighed, the institution in the rest."""
    assert row(moved, "as_weighed")["first"] == pytest.approx(0.625, abs=0.01)
    assert row(moved, "as_weighed")["second"] == pytest.approx(0.375, abs=0.01)
    assert moved.least == pytest.approx(0.5106, abs=0.0001)
    assert "A model leads only if it comes first in more than 51.1% of the weightings." in findings.order(moved).text
    assert re.search(r"The narrowest lead is 6\d% to 3\d%, the widest 100% to 0%\.", findings.order(moved).text)


def test_where_one_model_leads_in_every_way_the_sentence_says_so(world_data: Dataset) -> None:
    found = variants(world_of(world_data, powers=(known(1), known(0)), speed=(known(1), known(0))))
    assert (
        findings.order(found).head
        == "However the facts are read and weighed, one model comes first: new specialised body."
    )


def test_the_table_has_each_way_with_its_leader_and_no_measure_of_effect(moved: Variants) -> None:
    shown = showing.html(moved)
    for words in ("Every unknown answer a no", "Without “powers”", "none is the right one", "not effectiveness"):
        assert words in shown
    assert "standard error" not in shown


def test_on_how_many_criteria_one_model_is_ahead_for_certain(world_data: Dataset) -> None:
    """On powers 1 against at most 0.5; on speed the ranges touch."""
    parts = {"powers": (known(1), known(0, read=5)), "speed": (known(0.4), known(0.4))}
    assert findings.ahead(world_of(world_data, **parts)).head == (
        "On 1 of 2 criteria no model is ahead of all others once unknown answers are left open."
    )


def test_a_criterion_that_asks_nothing_of_a_model_speaks_neither_for_it_nor_against_it(world_data: Dataset) -> None:
    """Read all yes or all no, the institution with 0.5 is worth more in half of the draws: what does not apply stays open."""
    found = variants(world_of(world_data, powers=(known(0, asked=0), known(0.5)), speed=(known(0.5), known(0.5))))
    for way in ("as_weighed", "unknown_yes", "unknown_no", "unknown_like_known"):
        assert row(found, way)[NHRI] == pytest.approx(0.5, abs=0.02)
    chart = charts.criteria(found.options)
    assert "New specialised body not applicable" in chart.alt
    assert [text.get_text() for text in chart.figure.axes[0].texts].count("New specialised body: not applicable") == 1


# Drawn


def marks(plot: object, colour: str) -> list[tuple[float, float]]:
    """Return the places of the marks whose edge has a colour: that of the asker runs round the mark of its model."""
    lines = [line for line in plot.lines if line.get_marker() not in ("None", None, "")]  # type: ignore[attr-defined]
    return [
        (float(line.get_xdata()[0]), float(line.get_ydata()[0]))
        for line in lines
        if line.get_markeredgecolor() == colour
    ]


def test_a_mark_stands_at_its_share_and_that_of_the_askers_model_has_its_edge(moved: Variants) -> None:
    plot = charts.orders(moved, "mar-cndh").figure.axes[0]
    own = marks(plot, ASKER)
    assert [x for x, _ in own] == pytest.approx(moved.table[NHRI].tolist())
    heights = [y for _, y in own]
    assert heights == sorted(heights)
    texts = [text.get_text() for text in plot.texts]
    assert texts.count("New specialised\nbody") + texts.count("New specialised body") == moved.led[NEW]


def test_a_line_reaches_over_what_the_unknown_allow_and_the_mark_is_what_was_read(world_data: Dataset) -> None:
    """Half of the institution's answers are known, worth a half: the line from 0.25 to 0.75, the mark at 0.5."""
    parts = {"powers": (known(1), known(0.5, read=5)), "speed": (known(1, asked=3), known(0, read=0))}
    plot = charts.criteria(world_of(world_data, **parts), "mar-cndh").figure.axes[0]
    own = [line for line in plot.lines if line.get_color() == "#0b3b3a" and len(line.get_xdata()) == 2]
    assert [list(line.get_xdata()) for line in own] == [[0.25, 0.75], [0, 1]]
    assert [x for x, _ in marks(plot, ASKER)] == [0.5]  # nothing read, no mark
    hollow = [line for line in plot.lines if line.get_fillstyle() == "none" and line.get_marker() == "s"]
    assert [float(line.get_xdata()[0]) for line in hollow] == [1]  # three answers only
    assert [text.get_text() for text in plot.texts if " of " in text.get_text()] == ["15 of 20", "3 of 13"]


def test_without_an_asker_no_model_stands_out_and_the_words_for_those_who_do_not_see_have_every_way(
    moved: Variants,
) -> None:
    chart = charts.orders(moved)
    assert marks(chart.figure.axes[0], ASKER) == marks(charts.criteria(moved.options).figure.axes[0], ASKER) == []
    assert "Every unknown answer a yes: New specialised body (New specialised body 6" in chart.alt
    assert "Without “speed”: New specialised body" in chart.alt

"""The world today, by hand: the Inspector of France is a new body, the Council of Morocco a human rights institution, and
the Ombudsman of Mali has ended. Two questions are asked on powers, one on visits, one on speed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.models import in_place
from npm_compare.base.errors import Day, NpmCompareError, UnknownName, message
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import showing
from npm_compare.views.labels import code_label
from npm_compare.views.options import label
from npm_compare.weighing.criteria import CriterionPart
from npm_compare.weighing.options import Options, options
from npm_compare.weighing.smaa import worth
from npm_compare.weighing.weights import Weights


def bounds(found: Options, option: str, criterion: str) -> tuple[float, float]:
    return found.parts[option, criterion].bounds


def let_mali_stand(world: Path) -> None:
    """Let the mechanism of Mali be in place today."""
    line = line_of("mechanisms", "mli-cndh")
    spoil(world, "mechanisms", line, "ended", "")
    spoil(world, "mechanisms", line, "status", "active")


def ask(world: Path, indicator: str, criterion: str, *, good: str, half: str) -> None:
    """Add a criterion with one question on how the mechanism is organised; the list of its codes has its name."""
    labels = "A,A,أ,Which?,,"
    add(world, "indicators", f"{indicator},organisation,structure,category,state,,{indicator},basis_legal,17,{labels}")
    for code in [*good.split("|"), *half.split("|")]:
        add(world, "codes", f"{indicator},{code},,{code},{code},فئة {code},See the manual.")
    add(world, "codes", f"criterion,{criterion},9,A,A,أ,See the manual.")
    add(world, "criteria", f"{criterion},{indicator},any,{good},{half}")


# What is known, and the range that it leaves


@pytest.mark.parametrize(
    ("part", "range_"),
    [
        (CriterionPart(known=2, asked=2, low=1, high=1), (1, 1)),
        (CriterionPart(known=1, asked=2, low=1, high=1), (0.5, 1)),
        (CriterionPart(known=1, asked=2, low=0, high=0), (0, 0.5)),
        (CriterionPart(known=3, asked=4, low=0.5, high=0.6), (0.375, 0.7)),
        (CriterionPart(known=0, asked=3, low=0, high=0), (0, 1)),
        (CriterionPart(known=0, asked=0, low=0, high=0), (0, 1)),
    ],
)
def test_unknown_answers_may_be_all_against_or_all_for(part: CriterionPart, range_: tuple[float, float]) -> None:
    assert part.bounds == pytest.approx(range_)


def test_the_ranges_of_the_world_are_those_computed_by_hand(world_data: Dataset) -> None:
    """France answers both questions on powers with yes. Morocco's act is silent on one; the other is only in a bill.

    Visits are known of France alone, which gives it the middle place. France named its body before it was bound (place 1),
    Morocco waited three years (1/2), Mali eight (0).
    """
    table = options(data=world_data).table
    rows = table.drop(columns="mechanisms").itertuples(index=False, name=None)
    assert sorted(rows) == [
        ("new_specialised", "powers", 1, 1, 2, 2),
        ("new_specialised", "speed", 1, 1, 1, 1),
        ("new_specialised", "visits", 0.5, 0.5, 1, 1),
        ("nhri", "powers", 0, 0.5, 1, 2),
        ("nhri", "speed", 0.5, 0.5, 1, 1),
        ("nhri", "visits", 0, 1, 0, 1),
    ]
    assert table["mechanisms"].tolist() == [1] * 6


def test_an_answer_lost_widens_the_range_downwards_and_leaves_its_top(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "basis", "bill")
    assert bounds(options(data=load(world)), "new_specialised", "powers") == (0.5, 1)


def test_answers_in_part_count_one_half(world_data: Dataset) -> None:
    """Before 28 May 2014 France's act gave unannounced visits with exceptions, and private interviews in full."""
    assert bounds(options(at="2014-05-27", data=world_data), "new_specialised", "powers") == (0.75, 0.75)
    assert bounds(options(at="2014-05-28", data=world_data), "new_specialised", "powers") == (1, 1)


def test_sources_that_disagree_widen_the_range(world: Path) -> None:
    """One source reads yes, another no: the mean of both questions is (1 + 0) / 2 or (1 + 1) / 2."""
    add_fact(world, "fra-cglpl", "private_interviews", "no", basis="law", valid_from="2008")
    assert bounds(options(data=load(world)), "new_specialised", "powers") == (0.5, 1)


def test_practice_and_bills_do_not_answer_for_the_law(world_data: Dataset) -> None:
    """France refused an interview and Morocco's bill gives them: neither changes what the laws give."""
    found = options(data=world_data).parts
    assert found["new_specialised", "powers"] == CriterionPart(2, 2, 1, 1)
    assert found["nhri", "powers"].known == 1


def test_the_text_of_a_law_goes_before_its_description(world: Path) -> None:
    add_fact(world, "fra-cglpl", "private_interviews", "no", basis="described", valid_from="2008")
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="described", valid_from="2018-03-01")
    found = options(data=load(world))
    assert bounds(found, "new_specialised", "powers") == (1, 1)
    assert bounds(found, "nhri", "powers") == (0.5, 0.5)


def test_a_model_has_the_mean_of_its_mechanisms(world: Path) -> None:
    """Mali's body as a second human rights institution: of four answers one is known (silent); visits are unknown of both."""
    let_mali_stand(world)
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "model", "nhri")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mli-cndh,model"), "value", "nhri")
    found = options(data=load(world))
    assert found.members["nhri"] == ("mar-cndh", "mli-cndh")
    assert found.parts["nhri", "powers"] == CriterionPart(1, 4, 0, 0)
    assert found.parts["nhri", "speed"] == CriterionPart(2, 2, 0.25, 0.25)


def test_a_rate_has_its_place_among_the_rates_known(world: Path) -> None:
    """Visits per 1,000 prisoners: Morocco 160 / 80,000.5 is the lowest, France 150 / 60,000 the next, Mali 12 / 3,000."""
    let_mali_stand(world)
    add_fact(world, "mar-cndh", "visits_total", "160", unit="visits", basis="year", valid_from="2018", valid_to="2018")
    add(world, "statistics", "mli,prison_population_total,2015,3000,figures-a,")
    found = options(data=load(world))
    assert [bounds(found, option, "visits")[0] for option in ("nhri", "new_specialised", "ombuds")] == [0, 0.5, 1]


def test_visits_are_never_divided_by_prisoners() -> None:
    """Most places visited are no prisons: the criterion compares visits to prisons with prisons, counted alike."""
    data = load()
    rates = data.criteria[data.criteria["basis"] == "rate"]["indicator"]
    visits = {name for name in rates if data.indicator(name)["unit"] == "visits"}
    assert visits <= {"visits_prison"}


def test_no_model_meets_a_criterion_by_what_it_is(world: Path) -> None:
    """Where a question does not arise for a body, that is no answer, neither good nor bad."""
    add_fact(world, "fra-cglpl", "private_interviews", "not_applicable", basis="law", valid_from="2018-01-01")
    for other in ("fra-cglpl,private_interviews,yes", "fra-cglpl,private_interviews,no"):
        spoil(world, "mechanism_facts", line_of("mechanism_facts", other), "valid_to", "2017-12-31")
    before, after = (options(at=at, data=load(world)).parts["new_specialised", "powers"] for at in ("2017", "2018"))
    assert (before.known, after.known) == (2, 1)


def test_how_prevention_is_kept_apart_is_not_asked_of_a_body_that_is_nothing_else(world: Path) -> None:
    """France's inspector does nothing else: the criterion does not apply to new bodies; Morocco has no answer."""
    ask(world, "npm_unit", "unit", good="yes", half="partly")
    found = options(data=load(world))
    assert (found.parts["new_specialised", "unit"].asked, found.parts["nhri", "unit"].asked) == (0, 1)
    assert bounds(found, "new_specialised", "unit") == (0, 1)
    assert not found.parts["new_specialised", "unit"].applies
    page = showing.html(found)
    assert page.count("<td>not applicable</td>") == 1
    assert "0 of 0" not in page


def test_the_staff_of_a_body_that_is_nothing_else_is_that_of_its_function(world: Path) -> None:
    """Staff per 1,000 prisoners: France 25.5 in all by 60,000, Morocco 8 for the function by 80,000; of Mali's only the whole."""
    let_mali_stand(world)
    labels = "staff_npm,staff_npm,عدد,How many?,,"
    add(world, "indicators", f"staff_npm,resources,staff,number,level,persons,,basis_staff,18(3),{labels}")
    add(world, "codes", "criterion,staff,9,A,A,أ,See the manual.")
    add(world, "criteria", "staff,staff_npm,rate,more,")
    read = {"unit": "persons", "basis": "headcount"}
    add_fact(world, "mar-cndh", "staff_npm", "8", valid_from="2018", valid_to="2018", **read)
    add_fact(world, "mli-cndh", "staff_total", "500", valid_from="2015", valid_to="2015", **read)
    add(world, "statistics", "mli,prison_population_total,2015,3000,figures-a,")
    found = options(data=load(world))
    ends = [bounds(found, option, "staff") for option in ("nhri", "new_specialised", "ombuds")]
    assert ends == [(0, 0), (1, 1), (0, 1)]


def test_on_any_basis_the_law_answers_before_a_description_and_that_before_practice(world: Path) -> None:
    ask(world, "board", "board", good="own", half="shared")
    read = []
    for basis, value in (("bill", "own"), ("practice", "shared"), ("described", "own"), ("law", "shared")):
        add_fact(world, "fra-cglpl", "board", value, basis=basis, valid_from="2008")
        read.append(bounds(options(data=load(world)), "new_specialised", "board"))
    assert read == [(0, 1), (0.5, 0.5), (1, 1), (0.5, 0.5)]


def test_draws_and_seed_change_the_shares_and_have_their_defaults(world_data: Dataset) -> None:
    found = options(data=world_data)
    usual = found.acceptability().ranks
    pd.testing.assert_frame_equal(usual, found.acceptability(100_000, seed=2015).ranks)
    assert not usual.equals(found.acceptability(100_000, seed=2016).ranks)
    assert not usual.equals(found.acceptability(100_001).ranks)


def test_the_order_of_the_rows_of_criteria_does_not_change_what_is_drawn(world_data: Dataset) -> None:
    turned = replace(world_data, criteria=world_data.criteria.iloc[::-1].reset_index(drop=True))
    found, other = (options(at="seminar", data=data) for data in (world_data, turned))
    assert other.criteria == found.criteria == ("powers", "visits", "speed")
    pd.testing.assert_frame_equal(other.acceptability(1_000).ranks, found.acceptability(1_000).ranks)


def test_options_and_criteria_have_the_labels_of_the_codes(world_data: Dataset) -> None:
    found = options(data=world_data)
    for kind, names in (("model", found.options), ("criterion", found.criteria)):
        assert [label(found, name) for name in names] == [code_label(world_data, kind, name) for name in names]


# Which mechanisms stand for an option


def test_models_have_the_numbers_of_the_page_on_models(world_data: Dataset) -> None:
    """Whatever part civil society has, a body counts with the model that is coded for it."""
    for at in ("seminar", "today"):
        counted = in_place(at=at, data=world_data)["model"].value_counts()
        found = options(at=at, data=world_data).members
        assert {model: len(names) for model, names in found.items() if names} == counted.to_dict()


def test_a_body_of_no_model_is_not_compared(world: Path) -> None:
    add(world, "codes", "model,other,,Other model,Autre,أخرى,See the manual.")
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "model", "other")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,model"), "value", "other")
    assert options(data=load(world)).options == ("new_specialised",)


@pytest.mark.parametrize(("scope", "known"), [("function", 2), ("institution", 1)])
def test_a_rule_of_the_host_is_no_answer_for_the_mechanism(world: Path, scope: str, known: int) -> None:
    """Morocco's act is silent on visits without notice; of its interviews a rule is read, of the mechanism or of its host."""
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope=scope)
    assert options(data=load(world)).parts["nhri", "powers"].known == known


def test_only_mechanisms_in_place_on_the_date_stand_for_an_option(world_data: Dataset) -> None:
    assert options(at="seminar", data=world_data).options == ("new_specialised", "ombuds")
    assert options(at="2017", data=world_data).options == ("new_specialised",)
    assert options(at="2018-03-01", data=world_data).options == ("new_specialised", "nhri")


def test_an_option_without_mechanisms_is_left_out_everywhere(world_data: Dataset) -> None:
    found = options(data=world_data)
    assert set(found.table["option"]) == {"new_specialised", "nhri"}
    assert list(found.acceptability(100).ranks.index) == ["new_specialised", "nhri"]
    assert list(found.worth({"powers": 1}).index) == ["new_specialised", "nhri"]


def test_the_mechanisms_looked_at_can_be_chosen(world_data: Dataset) -> None:
    assert options("fra-cglpl", data=world_data).options == ("new_specialised",)
    with pytest.raises(UnknownName, match="Did you mean fra-cglpl"):
        options("fra-cgplp", data=world_data)


def test_a_date_without_any_mechanism_is_refused_and_named(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as error:
        options(at="2007", data=world_data).acceptability(100)
    assert error.value.message == message("no_mechanism_in_place", date=Day("2007"))


# Weights


def test_values_for_weights_set_by_hand_are_weighted_means(world_data: Dataset) -> None:
    """Powers three times as important as speed: the institution has (3 × 0 + 0.5) / 4 to (3 × 0.5 + 0.5) / 4."""
    worth = options(data=world_data).worth({"powers": 3, "speed": 1})
    assert worth.loc["new_specialised"].tolist() == [1, 1]
    assert worth.loc["nhri"].tolist() == [0.125, 0.5]


@pytest.mark.parametrize("weights", [{"powers": -1, "speed": 2}, {"powers": 0}, {}])
def test_weights_below_zero_or_all_zero_are_refused(world_data: Dataset, weights: dict[str, float]) -> None:
    with pytest.raises(NpmCompareError) as error:
        options(data=world_data).worth(weights)
    assert error.value.message.rule == "weights_negative_or_zero"


def test_an_unknown_criterion_is_answered_with_the_nearest(world_data: Dataset) -> None:
    found = options(data=world_data)
    message = r"^There is no criterion 'power'\. Did you mean powers\?$"
    with pytest.raises(UnknownName, match=message):
        found.worth({"power": 1})
    with pytest.raises(UnknownName, match=message):
        found.weights(order=["visits", "power"])
    with pytest.raises(UnknownName, match=message):
        found.weights(lowest={"power": 0.1})
    with pytest.raises(UnknownName, match=message):
        found.weights(highest={"power": 0.1})


def test_order_and_bounds_are_given_by_the_names_of_criteria(world_data: Dataset) -> None:
    found = options(data=world_data)
    assert found.criteria == ("powers", "visits", "speed")
    assert found.weights(order=["speed", "powers"]) == Weights(3, (2, 0), (), ())
    assert found.weights(lowest={"visits": 0.2}, highest={"speed": 0.5}) == Weights(3, (), (0, 0.2, 0), (1, 1, 0.5))


def test_an_order_that_names_a_criterion_twice_is_refused(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as error:
        options(data=world_data).weights(order=["speed", "powers", "speed"])
    assert error.value.message == message("order_repeats", names=("speed", "powers", "speed"))


def test_bounds_that_no_weighting_keeps_are_refused_by_the_names_of_criteria(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as error:
        options(data=world_data).weights(lowest={"powers": 0.7, "speed": 0.4})
    assert str(error.value) == (
        "The lowest weights sum to 1.1 (powers 0.7, speed 0.4): lower them until the sum is below 1."
    )


def test_the_ranges_of_the_table_are_those_drawn_from(world_data: Dataset) -> None:
    """Shares of all weight on one criterion: values of the option never leave the range that the table shows."""
    found = options(data=world_data)
    problem = found.problem()
    dice = np.random.default_rng(1)
    for criterion, name in enumerate(found.criteria):
        drawn = worth(problem.values(dice, 2_000), np.eye(3)[criterion])
        rows = found.table[found.table["criterion"] == name].set_index("option").loc[list(found.options)]
        np.testing.assert_allclose(drawn.min(axis=0), rows["lowest"], atol=0.005)
        np.testing.assert_allclose(drawn.max(axis=0), rows["highest"], atol=0.005)


def test_an_option_that_is_better_whatever_the_unknown_is_always_first(world_data: Dataset) -> None:
    """With half of the weight on powers, the new body has at least 0.75 and the institution at most that."""
    found = options(data=world_data)
    free, bound = found.acceptability(5_000), found.acceptability(5_000, weights=found.weights(lowest={"powers": 0.5}))
    assert bound.ranks.loc["new_specialised", 1] == 1
    assert 0.5 < free.ranks.loc["new_specialised", 1] < 1


# How they are shown


def test_the_table_shows_every_range_with_its_answers_and_says_what_it_does_not_measure(world_data: Dataset) -> None:
    shown = showing.html(options(data=world_data))
    assert re.search(r"0\.00 to 0\.50<[^A-Z]*>1 of 2 answers known<", shown)
    assert "Conformity with standards, not effectiveness" in shown


def test_as_text_the_ranges_are_the_plain_table_where_there_is_no_terminal(world_data: Dataset) -> None:
    found = options(data=world_data)
    assert repr(found) == found.table.round(2).to_string(index=False)


def test_in_a_terminal_the_ranges_stand_in_words_criteria_down(
    world_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    lines = repr(options(data=world_data)).splitlines()
    assert any("Powers" in line and "1.00 to 1.00" in line and "0.00 to 0.50" in line for line in lines)

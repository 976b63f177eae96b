"""The task of the examples: ten prisons every second year and four police stations every fourth, computed on paper.

Prisons: 10 / 2 = 5 visits; 5 × (3 × (2 + 1 + 1) + 4) = 80 person-days; 5 × (3 × (2 + 1) × 10 + 1 × 100) = 950 of money.
Police: 4 / 4 = 1 visit; 1 × (2 × (1 + 1 + 1) + 4) = 10 person-days; 1 × (2 × (1 + 1) × 10) = 40 of money.
Together 6 visits; 90 / 200 / (1 − 0.5) = 0.9 full-time equivalents; 0.9 × 1,000 + 990 = 1,890 of budget.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import charts, findings
from npm_compare.analysis.assumptions import assumptions, currency_of
from npm_compare.analysis.observed import FROM_WHAT, observed
from npm_compare.analysis.sizing import size
from npm_compare.base.errors import DataError, NpmCompareError, UnknownName, message
from npm_compare.checking.inputs import BY_PLACE, DETENTION_PLACES, GENERAL
from npm_compare.desk.explorer.view import with_ranges
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.showing import html
from npm_compare.views.wording import names_in_words

TASK = {
    "places prison": 10,
    "cycle prison": 2,
    "team prison": 3,
    "days prison": 2,
    "expert_days prison": 1,
    "places police": 4,
    "cycle police": 4,
    "team police": 2,
    "days police": 1,
    "travel": 1,
    "preparation": 1,
    "report": 4,
    "working_days": 200,
    "other_work": 0.5,
    "staff_cost": 1_000,
    "expenses": 10,
    "fee": 100,
}

Range = float | tuple[float, float, float]


def task(**changed: Range) -> pd.DataFrame:
    """Return the inputs of the task, each known exactly unless changed (`cycle_prison=(1, 2, 3)`); no other place exists."""
    rows = []
    for name, place in [(n, p) for n in BY_PLACE for p in DETENTION_PLACES] + [(n, "") for n in GENERAL]:
        words = f"{name} {place}".strip()
        value = changed.pop(words.replace(" ", "_"), TASK.get(words, 1 if name == "cycle" else 0))
        low, likely, high = value if isinstance(value, tuple) else (value,) * 3
        rows.append((name, place, float(low), float(likely), float(high), "", "assumption", "Invented."))
    assert not changed
    return pd.DataFrame(rows, columns=["input", "place", "low", "likely", "high", "unit", "grounds", "note"])


def statistic(world: Path, row: str, currency: str = "") -> None:
    """Add a statistic (state, series, year, value) and its series, if that is new."""
    series = row.split(",")[1]
    if series not in pd.read_csv(world / "series.csv")["series"].tolist():
        unit = "LCU per USD" if currency else "units"
        add(world, "series", f"{series},{unit},A,A,أ,Invented.")
    line = add(world, "statistics", f"{row},figures-a,")
    spoil(world, "statistics", line, "currency", currency)


@pytest.fixture
def rich(world: Path) -> Path:
    """The world with exchange rates of Morocco."""
    statistic(world, "mar,fx_official_lcu_per_usd,2018,9.5", "MAD")
    return world


@pytest.fixture
def morocco(rich: Path) -> Dataset:
    return load(rich)


# The formulas


def test_visits_staff_and_budget_are_those_computed_on_paper(morocco: Dataset) -> None:
    table = size("mar", task(), draws=50, data=morocco).table
    for end in ("low", "middle", "high"):
        found = table[end]
        assert found[["visits_prison", "visits_police", "visits"]].tolist() == [5, 1, 6]
        assert found["staff"] == pytest.approx(0.9)
        assert found["budget"] == pytest.approx(1_890)


@pytest.mark.parametrize(
    ("changed", "visits", "staff", "budget"),
    [
        ({"cycle_prison": 1}, 11, 1.7, 1_700 + 1_940),
        ({"team_police": 3}, 6, 0.93, 930 + 950 + 60),
        ({"days_prison": 4}, 6, 1.2, 1_200 + 1_250 + 40),
        ({"travel": 0}, 6, 0.73, 730 + 800 + 20),
        ({"preparation": 0}, 6, 0.73, 730 + 990),
        ({"report": 0}, 6, 0.66, 660 + 990),
        ({"working_days": 180}, 6, 1.0, 1_000 + 990),
        ({"other_work": 0}, 6, 0.45, 450 + 990),
        ({"staff_cost": 2_000}, 6, 0.9, 1_800 + 990),
        ({"expenses": 20}, 6, 0.9, 900 + 1_480),
        ({"fee": 0}, 6, 0.9, 900 + 490),
        ({"expert_days_police": 2}, 6, 0.9, 900 + 1_190),
        ({"places_border": 1, "team_border": 1}, 7, 0.96, 960 + 1_000),
    ],
)
def test_each_input_changes_the_result_as_computed_on_paper(
    morocco: Dataset, changed: dict[str, Range], visits: float, staff: float, budget: float
) -> None:
    found = size("mar", task(**changed), draws=2, data=morocco).table["middle"]
    assert found[["visits", "staff", "budget"]].tolist() == pytest.approx([visits, staff, budget])


def test_where_there_is_no_place_nothing_is_needed(morocco: Dataset) -> None:
    found = size("mar", task(places_prison=0, places_police=0), draws=2, data=morocco)
    assert (found.table == 0).all(axis=None)


def test_one_place_visited_once_a_year_takes_one_visit(morocco: Dataset) -> None:
    found = size("mar", task(places_prison=0, places_police=1, cycle_police=1), draws=2, data=morocco).table["middle"]
    assert found["visits"] == 1
    assert found["staff"] == pytest.approx(0.1)


def test_a_team_of_nobody_leaves_only_the_report(morocco: Dataset) -> None:
    found = size("mar", task(team_prison=0, team_police=0), draws=2, data=morocco).table["middle"]
    assert found["staff"] == pytest.approx(6 * 4 / 100)


# Ranges


def test_the_same_seed_gives_the_same_draws(morocco: Dataset) -> None:
    inputs = task(report=(2, 4, 9))
    one, again, other = (size("mar", inputs, draws=500, seed=seed, data=morocco) for seed in (1, 1, 2))
    assert one.draws.equals(again.draws)
    assert not one.draws.equals(other.draws)


def test_the_order_of_the_inputs_does_not_change_what_is_drawn(morocco: Dataset) -> None:
    inputs = task(report=(2, 4, 9), travel=(1, 2, 3))
    turned = size("mar", inputs.iloc[::-1].reset_index(drop=True), draws=500, data=morocco)
    pd.testing.assert_frame_equal(turned.draws, size("mar", inputs, draws=500, data=morocco).draws)


def test_drawn_inputs_stay_in_their_ranges_and_are_most_often_near_the_likely_value(morocco: Dataset) -> None:
    """A triangular distribution has the mean of its three corners and its median on the side of the likely one."""
    drawn = size("mar", task(report=(2, 4, 9)), data=morocco).sampled["report"]
    assert 2 <= drawn.min() < 2.2
    assert 8.7 < drawn.max() <= 9
    assert drawn.mean() == pytest.approx(5, abs=0.05)
    assert (drawn < 4).mean() == pytest.approx(2 / 7, abs=0.015)


def test_the_range_of_a_result_is_eight_draws_in_ten(morocco: Dataset) -> None:
    found = size("mar", task(report=(2, 4, 9), places_prison=(5, 10, 30)), data=morocco)
    table = found.table.loc[["visits", "staff", "budget"]]
    assert (table["low"] < table["middle"]).all()
    assert (table["middle"] < table["high"]).all()
    assert ((found.draws["staff"] >= table.loc["staff", "low"]).mean()) == pytest.approx(0.9, abs=0.001)
    assert ((found.draws["staff"] <= table.loc["staff", "high"]).mean()) == pytest.approx(0.9, abs=0.001)


@pytest.mark.parametrize(
    ("changed", "name", "staff", "budget"),
    [
        ({"report": (1, 4, 9)}, "report", 1, 1),
        ({"cycle_prison": (1, 2, 3)}, "cycle prison", -1, -1),
        ({"working_days": (150, 200, 250)}, "working_days", -1, -1),
        ({"staff_cost": (500, 1_000, 1_500)}, "staff_cost", 0, 1),
    ],
)
def test_the_only_input_with_a_range_is_all_that_moves_the_result(
    morocco: Dataset, changed: dict[str, Range], name: str, staff: float, budget: float
) -> None:
    influence = size("mar", task(**changed), draws=200, data=morocco).influence
    assert influence.index.tolist() == [name]
    assert influence.loc[name].tolist() == pytest.approx([staff, budget])


def test_the_strongest_input_comes_first_whether_it_adds_or_saves(morocco: Dataset) -> None:
    inputs = task(report=(3.9, 4, 4.1), cycle_prison=(1, 5, 10), travel=(0.5, 1, 1.5))
    assert size("mar", inputs, draws=2_000, data=morocco).influence.index.tolist() == [
        "cycle prison",
        "travel",
        "report",
    ]


def test_where_everything_is_known_nothing_is_left_to_find_out(morocco: Dataset) -> None:
    assert size("mar", task(), draws=20, data=morocco).influence.empty


# Inputs that cannot be used


def refusal(inputs: pd.DataFrame, data: Dataset) -> list[str]:
    with pytest.raises(DataError) as error:
        size("mar", inputs, draws=2, data=data)
    return str(error.value).split("\n")


def test_every_bad_input_is_named_at_once_with_the_way_to_mend_it(morocco: Dataset) -> None:
    inputs = task(
        places_prison=(10, 5, 20),
        cycle_police=(0, 1, 2),
        days_border=(-1, 0, 1),
        working_days=(0, 200, 210),
        other_work=(0.2, 0.5, 1),
        fee=(1, 2, float("nan")),
    )
    assert refusal(inputs, morocco) == [
        "inputs:2: the range of places prison is not in order (10, 5, 20); "
        "write lowest, likely and highest, none below zero",
        "inputs:9: cycle police may be zero; write a number above zero",
        "inputs:24: the range of days border is not in order (-1, 0, 1); "
        "write lowest, likely and highest, none below zero",
        "inputs:35: working_days may be zero; write a number above zero",
        "inputs:36: other_work may reach 1; write a share below 1",
        "inputs:39: the range of fee is not in order (1, 2, nan); write lowest, likely and highest, none below zero",
    ]


def test_a_missing_an_unknown_and_a_repeated_input_are_named_at_once(morocco: Dataset) -> None:
    inputs = task()
    inputs.loc[inputs["input"] == "fee", "input"] = "fees"
    inputs = pd.concat([inputs, inputs.iloc[[0]]], ignore_index=True)
    inputs = inputs[(inputs["input"] != "team") | (inputs["place"] != "border")]
    assert refusal(inputs, morocco) == [
        "inputs:38: there is no input fees; correct its name or its place, or delete the row",
        "inputs:39: places prison is given twice; keep one of the two rows",
        "inputs:40: missing: fee, team border; add a row for each",
    ]


# Where inputs come from


def test_a_state_has_its_own_inputs_where_it_has_any_and_the_general_ones_elsewhere(world_data: Dataset) -> None:
    for state, range_ in (("mar", [40, 50, 60]), ("fra", [10, 20, 30])):
        (row,) = assumptions(state, data=world_data).to_dict("records")
        assert [row["low"], row["likely"], row["high"]] == range_
        assert row["grounds"] == "assumption"


def test_a_number_of_prisons_that_is_known_is_a_fact_with_its_source_and_no_range(world: Path) -> None:
    statistic(world, "mar,prison_facilities,2017,70")
    statistic(world, "mar,prison_facilities,2018,75")
    (row,) = assumptions("mar", data=load(world)).to_dict("records")
    assert [row["low"], row["likely"], row["high"]] == [75, 75, 75]
    assert (row["grounds"], row["source"], row["locator"]) == ("fact", "figures-a", "2018")


def test_the_number_of_prisons_is_the_latest_known_on_the_date(world: Path) -> None:
    statistic(world, "mar,prison_facilities,2017,70")
    statistic(world, "mar,prison_facilities,2018,75")
    data = load(world)
    assert assumptions("mar", at="2017", data=data)["likely"].tolist() == [70]
    assert assumptions("mar", at="seminar", data=data)["grounds"].tolist() == ["assumption"]


def test_without_inputs_those_of_the_state_are_taken_from_the_published_data() -> None:
    pd.testing.assert_frame_equal(size("mar", draws=100).table, size("mar", assumptions("mar"), draws=100).table)


def test_no_money_is_estimated_for_a_state_whose_own_costs_are_not_given(morocco: Dataset) -> None:
    inputs = task(report=(2, 4, 9))
    inputs.loc[inputs["input"].isin(["staff_cost", "fee"]), "unit"] = "national currency"
    found = size("mar", inputs, draws=20, data=morocco)
    assert found.table.index.tolist()[-2:] == ["visits", "staff"]
    assert (found.currency, found.influence.columns.tolist()) == ("", ["staff"])
    told = "Money is not estimated: give the State’s own costs, in its currency (staff_cost, fee)."
    assert told in html(found)
    assert told in repr(found)
    assert "MAD" not in html(found)
    sentence = findings.needed(found).text
    assert sentence.startswith(
        "To visit every place in its turn would take 6 to 6 visits a year and 1 to 1 full-time equiv"
    )
    assert told in sentence
    assert charts.sizes(found, others(visits=300, staff=18)).figure.axes


def test_a_cost_that_the_analyst_sets_is_one_of_the_state(morocco: Dataset) -> None:
    inputs = task()
    costs = inputs["input"].isin(["staff_cost", "expenses", "fee"])
    inputs.loc[costs, "unit"] = "national currency"
    ranges = {"staff_cost": (900, 1_000, 1_100), "expenses": (9, 10, 11), "fee": (90, 100, 110)}
    own = with_ranges(inputs, ranges, "MAD")  # type: ignore[arg-type]
    assert own.loc[costs, "unit"].tolist() == ["MAD"] * 3
    assert size("mar", own, draws=20, data=morocco).currency == "MAD"
    assert size("mar", with_ranges(inputs, {"fee": ranges["fee"]}, "MAD"), draws=20, data=morocco).currency == ""  # type: ignore[dict-item]


def test_the_published_costs_are_those_of_morocco_and_of_no_other_state() -> None:
    assert size("mar", draws=20).currency == "MAD"
    for state in ("sen", "fra", "tun"):
        found = size(state, draws=20)
        assert "budget" not in found.table.index
        assert "Money is not estimated" in repr(found)


def test_an_input_read_in_a_source_comes_before_the_statistic_once_it_was_published(world: Path) -> None:
    """Morocco's own row has 40 to 60 prisons, here as a fact of the press of February 2016."""
    line = line_of("assumptions", "mar,places,prison")
    for column, text in (("grounds", "fact"), ("source", "press-fr-2016"), ("locator", "para. 1")):
        spoil(world, "assumptions", line, column, text)
    statistic(world, "mar,prison_facilities,2014,70")
    data = load(world)
    assert assumptions("mar", data=data)[["low", "high", "source"]].to_numpy().tolist() == [[40, 60, "press-fr-2016"]]
    before = assumptions("mar", at="2015", data=data).iloc[0]
    assert (before["likely"], before["source"], before["locator"]) == (70, "figures-a", "2014")


def test_an_unknown_state_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="Did you mean mar"):
        assumptions("mra", data=world_data)


def test_what_is_a_fact_and_what_is_assumed_is_said_with_the_result(morocco: Dataset) -> None:
    inputs = task()
    inputs.loc[:2, "grounds"] = "fact"
    shown = html(size("mar", inputs, draws=20, data=morocco))
    assert "Draws: 20. Inputs that are facts: 3 of 38; the others are assumptions." in shown
    assert "Budget (MAD)" in shown


def test_the_currency_is_that_of_the_latest_factor_of_the_state(world: Path) -> None:
    statistic(world, "fra,fx_official_lcu_per_usd,2000,7", "FRF")
    statistic(world, "fra,ppp_lcu_per_intl_usd,2014,0.8", "EUR")
    data = load(world)
    assert currency_of(data, "fra") == "EUR"
    with pytest.raises(NpmCompareError) as error:
        currency_of(data, "mar")
    assert error.value.message == message("currency_not_known", state="'mar'")


# What the State would have if it were like others


@pytest.fixture
def ratios(world: Path) -> Dataset:
    """The world with staff of the function, prisoners of Mali, one kind of staff of France, and parities.

    France has 150 visits for 60,000 prisoners in 2014; Mali 12 for 4,000 in 2015, with 2 of the 40 staff of its institution;
    Morocco 80,000.5 prisoners.
    """
    labels = "A,A,أ,How many?,,"
    add(world, "indicators", f"staff_npm,resources,staff,number,level,persons,,basis_staff,18(3),{labels}")
    year = {"valid_from": "2015", "valid_to": "2015"}
    add_fact(world, "mli-cndh", "staff_npm", "2", unit="persons", basis="headcount", **year)
    add_fact(world, "mli-cndh", "staff_total", "40", unit="persons", basis="headcount", **year)
    add(world, "statistics", "mli,prison_population_total,2015,4000,figures-a,")
    headcount = line_of("mechanism_facts", "fra-cglpl,staff_total,30")
    spoil(world, "mechanism_facts", headcount, "valid_from", "2013")
    spoil(world, "mechanism_facts", headcount, "valid_to", "2013")
    statistic(world, "fra,ppp_lcu_per_intl_usd,2014,0.8", "EUR")
    statistic(world, "mar,ppp_lcu_per_intl_usd,2018,4", "MAD")
    return load(world)


OTHERS = ["fra-cglpl", "mli-cndh", "mar-cndh"]


def test_ratios_of_others_are_carried_over_by_prisoners(ratios: Dataset) -> None:
    """Visits: France 2.5 and Mali 3 per 1,000 prisoners; staff: Mali 0.5, France as a body of its own 25.5 / 60."""
    found = observed("mar-cndh", OTHERS, data=ratios)
    visits, staff, alone, _ = found.to_dict("records")
    assert [visits[end] for end in ("low", "middle", "high")] == pytest.approx([200.00125, 220.001375, 240.0015])
    assert (visits["mechanisms"], visits["names"]) == (2, "fra-cglpl 2014|mli-cndh 2015")
    assert (staff["middle"], staff["names"]) == (pytest.approx(40.00025), "mli-cndh 2015")
    assert (alone["middle"], alone["names"]) == (pytest.approx(34.0002125), "fra-cglpl 2014")


def test_a_figure_of_which_only_a_bound_is_known_is_carried_over_to_nobody(ratios: Dataset) -> None:
    facts = ratios.facts.copy()
    facts.loc[(facts["subject"] == "fra-cglpl") & (facts["indicator"] == "visits_total"), "qualifier"] = "more_than"
    found = observed("mar-cndh", OTHERS, data=replace(ratios, facts=facts))
    assert found["names"].tolist()[0] == "mli-cndh 2015"


def test_the_cost_of_staff_comes_through_parities_from_money_voted(ratios: Dataset) -> None:
    """France voted 3,900,000 EUR: at 0.8 EUR 4,875,000 international dollars, over 25.5 persons, at 4 MAD."""
    cost = observed("mar-cndh", OTHERS, data=ratios).set_index("result").loc["cost"]
    assert cost["middle"] == pytest.approx(4_875_000 / 25.5 * 4)
    assert cost["mechanisms"] == 1


def test_only_what_was_known_on_the_date_is_carried_over(ratios: Dataset) -> None:
    """At the end of 2014 France alone had figures, and Morocco's prisoners are those of the year nearest to it."""
    found = observed("fra-cglpl", ["mli-cndh", "mar-cndh"], at="2014-12-31", data=ratios)
    assert found["mechanisms"].tolist() == [0, 0, 0, 0]
    assert found.columns.tolist() == ["result", "from_what", "low", "middle", "high", "mechanisms", "names"]
    assert found[["low", "middle", "high"]].isna().all(axis=None)


def test_what_is_carried_over_is_named_by_codes_that_have_words(ratios: Dataset) -> None:
    found = observed("mar-cndh", OTHERS, data=ratios)
    assert found["result"].tolist() == ["visits", "staff", "staff", "cost"]
    assert tuple(found["from_what"]) == FROM_WHAT
    assert names_in_words(ratios, found["names"].iloc[0]) == "France INV 2014, Mali OMB 2015"
    assert names_in_words(ratios, "") == ""


def test_a_mechanism_is_not_measured_by_its_own_ratios(ratios: Dataset) -> None:
    found = observed("fra-cglpl", OTHERS, data=ratios)
    assert not found["names"].str.contains("fra-").any()
    assert found["mechanisms"].tolist() == [1, 1, 0, 0]
    assert found.loc[2:, ["low", "middle", "high"]].isna().all(axis=None)


def test_without_prisoners_of_the_state_nothing_can_be_carried_over(ratios: Dataset) -> None:
    with pytest.raises(NpmCompareError) as error:
        observed("mli-cndh", OTHERS, at="2014", data=ratios)
    fields = {"series": "prison_population_total", "state": "'mli'", "year": "2014"}
    assert error.value.message == message("series_not_known", **fields)


# Sentences and chart


def others(visits: float, staff: float, mechanisms: int = 3) -> pd.DataFrame:
    """Return ratios of others as `observed` does."""
    rows = [
        (result, ratio, 0.5 * middle, middle, 2 * middle, mechanisms, "fra-cglpl 2014")
        for result, ratio, middle in (
            ("visits", "visits_per_prisoners", visits),
            ("staff", "staff_per_prisoners", staff),
            ("cost", "budget_per_staff", 1.0),
        )
    ]
    return pd.DataFrame(rows, columns=["result", "from_what", "low", "middle", "high", "mechanisms", "names"])


def test_the_sentence_states_visits_staff_and_budget_and_what_is_assumed(morocco: Dataset) -> None:
    inputs = task(staff_cost=2_000_000)
    inputs.loc[0, "grounds"] = "fact"
    found = findings.needed(size("mar", inputs, draws=5, data=morocco))
    assert "6 to 6 visits a year, 1 to 1 full-time equivalents and 1.8 to 1.8 million MAD" in found.text
    assert "Of the 38 inputs 1 is a fact; the others are assumptions to be replaced." in found.text
    assert found.facts == 1


def test_the_task_is_set_beside_what_others_have(morocco: Dataset) -> None:
    found = findings.against_others(size("mar", task(), draws=5, data=morocco), others(visits=3, staff=1.8))
    assert (
        "Visits a year, from visits per 1,000 prisoners: 6 from the task, 3 from the median of 3 (2 to 6), 2.0 times"
        in found.text
    )
    assert " prisoners: 1 from the task, 2 from the median of 3 (1 to 4), 0.5 times as many" in found.text
    assert "cost" not in found.text
    assert found.facts == 9


def test_where_no_ratio_of_others_is_known_the_sentence_says_so(morocco: Dataset) -> None:
    found = findings.against_others(size("mar", task(), draws=5, data=morocco), others(3, 1.8, mechanisms=0))
    assert str(found) == "No ratio of other mechanisms is known that the estimate could be set against."


def test_the_chart_draws_the_task_beside_others(morocco: Dataset) -> None:
    sizing = size("mar", task(), draws=5, data=morocco)
    chart = charts.sizes(sizing, others(visits=300, staff=18))
    visits, staff = chart.figure.axes
    assert [label.get_text() for label in visits.get_yticklabels()] == ["from the task", "like 3 others"]
    assert [text.get_text() for text in visits.texts] == ["6", "300"]
    assert [text.get_text() for text in staff.texts] == ["1", "18"]
    assert str(findings.against_others(sizing, others(visits=300, staff=18))) in chart.alt
    assert np.isclose(visits.lines[1].get_xdata()[0], 6)

"""The task of the examples: ten prisons every second year and four police stations every fourth, computed on paper.

Prisons: 10 / 2 = 5 visits; 5 × (3 × (2 + 1 + 1) + 4) = 80 person-days; 5 × (3 × (2 + 1) × 10 + 1 × 100) = 950 of money.
Police: 4 / 4 = 1 visit; 1 × (2 × (1 + 1 + 1) + 4) = 10 person-days; 1 × (2 × (1 + 1) × 10) = 40 of money.
Together 6 visits; 90 / 200 / (1 − 0.5) = 0.9 posts; 0.9 × 1,000 + 990 = 1,890 of money.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import charts, findings
from npm_compare.analysis.assumptions import assumptions, currency_of
from npm_compare.analysis.estimates import found_since
from npm_compare.analysis.sizing import CYCLE, Sizing, size
from npm_compare.base.errors import DataError, NpmCompareError, UnknownName, message
from npm_compare.checking.inputs import BY_PLACE, COSTS, DETENTION_PLACES, GENERAL
from npm_compare.desk.explorer.view import with_ranges
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.showing import html
from npm_compare.views.sizing import found_later

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


def cycle(sizing: Sizing, end: str = "likely", kind: str = "total") -> list[float]:
    """Return visits, posts and money of the full cycle."""
    row = sizing.of("cycle", kind, end)
    return [row["visits"], row["posts"], row["money"]]


def test_visits_posts_and_money_are_those_computed_on_paper(morocco: Dataset) -> None:
    found = size("mar", task(), data=morocco)
    for end in ("low", "likely", "high"):
        assert cycle(found, end) == pytest.approx([6, 0.9, 1_890])
        assert cycle(found, end, "prison") == pytest.approx([5, 0.8, 800 + 950])
        assert cycle(found, end, "police") == pytest.approx([1, 0.1, 100 + 40])
    assert found.of("cycle")["days"] == pytest.approx(90)


@pytest.mark.parametrize(
    ("changed", "visits", "posts", "money"),
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
    morocco: Dataset, changed: dict[str, Range], visits: float, posts: float, money: float
) -> None:
    assert cycle(size("mar", task(**changed), data=morocco)) == pytest.approx([visits, posts, money])


def test_where_there_is_no_place_nothing_is_needed(morocco: Dataset) -> None:
    found = size("mar", task(places_prison=0, places_police=0), data=morocco)
    assert (found.scenarios[["visits", "days", "posts", "money"]] == 0).all(axis=None)


def test_a_team_of_nobody_leaves_only_the_report(morocco: Dataset) -> None:
    assert size("mar", task(team_prison=0, team_police=0), data=morocco).of("cycle")["posts"] == pytest.approx(0.24)


def test_the_kinds_of_place_sum_to_the_total_in_every_scenario_and_at_every_end() -> None:
    table = size("mar").scenarios
    for _, rows in table.groupby(["scenario", "end"]):
        kinds, total = rows[rows["kind"] != "total"], rows[rows["kind"] == "total"].iloc[0]
        for column in ("visits", "days", "posts", "money"):
            assert kinds[column].sum() == pytest.approx(total[column])


# Scenarios


@pytest.fixture
def visited(rich: Path) -> Dataset:
    """The world in which Morocco made 12 visits in 2019."""
    year = {"valid_from": "2019", "valid_to": "2019"}
    add_fact(rich, "mar-cndh", "visits_total", "12", unit="visits", basis="year", **year)
    return load(rich)


def with_target(number: float) -> pd.DataFrame:
    row = {"input": "target", "place": "", "unit": "visits", "grounds": "fact", "note": "Invented.", "source": ""}
    added = pd.DataFrame([row | dict.fromkeys(("low", "likely", "high"), number)])
    return pd.concat([task().assign(source=""), added], ignore_index=True)


def test_without_visits_and_without_a_target_there_is_the_full_cycle_alone_and_the_others_are_named(
    morocco: Dataset,
) -> None:
    found = size("mar", task(), data=morocco)
    assert found.names == ("cycle",)
    for told in ("no full year of visits is known", "No target of visits was found"):
        assert told in html(found)


def test_a_pace_and_a_target_are_spread_over_the_kinds_like_the_full_cycle(visited: Dataset) -> None:
    """Five of six visits of the full cycle are to prisons: 10 of 12, and 2.5 of 3."""
    found = size("mar", with_target(3), data=visited)
    assert found.names == ("pace", "target", "cycle")
    assert [found.of(name, "prison")["visits"] for name in found.names] == pytest.approx([10, 2.5, 5])
    assert found.of("pace")["posts"] == pytest.approx(1.8)
    assert found.of("target")["posts"] == pytest.approx(0.45)
    assert "is spread over the kinds of place like the full cycle" in html(found)


def test_the_pace_is_that_of_the_date(visited: Dataset) -> None:
    assert size("mar", task(), at="2018-12-31", data=visited).names == ("cycle",)


# Ranges


def test_inputs_that_hang_together_move_together(morocco: Dataset) -> None:
    """At the lean end 10 / 5 = 2 visits to prisons, at the generous end 30 / 1 = 30: few places are seen seldom."""
    inputs = task(places_prison=(10, 20, 30), cycle_prison=(1, 2, 5))
    found = size("mar", inputs, data=morocco)
    assert [found.of("cycle", "prison", end)["visits"] for end in ("low", "likely", "high")] == [2, 10, 30]


def test_one_factor_alone_leaves_the_others_at_their_likely_values(morocco: Dataset) -> None:
    """Ten days of report in place of 4: 5 × 22 + 1 × 16 = 126 person-days, 1.26 posts; 20 prisons: 170 days, 1.7 posts."""
    found = size("mar", task(report=(4, 4, 10), places_prison=(10, 10, 20)), data=morocco)
    assert found.alone("working") == pytest.approx((0.9, 1.26))
    assert found.alone("visiting") == pytest.approx((0.9, 1.7))
    assert found.of("cycle", end="high")["posts"] > 1.7


def test_a_range_is_never_told_without_its_condition(morocco: Dataset) -> None:
    found = html(size("mar", task(report=(4, 4, 10)), data=morocco))
    assert "if every input stands at its lean end at once" in found
    assert "if only the time for a visit moves" in found
    assert "lean end" not in html(size("mar", task(), data=morocco))


def test_the_tornado_moves_one_input_at_a_time_the_widest_first(morocco: Dataset) -> None:
    inputs = task(report=(4, 4, 10), cycle_prison=(1, 2, 2), staff_cost=(500, 1_000, 1_500), fee=(0, 100, 200))
    rows = size("mar", inputs, data=morocco).tornado
    assert rows["input"].tolist() == ["cycle", "report"]  # costs move no posts
    assert rows[["at_low", "at_high"]].to_numpy().ravel().tolist() == pytest.approx([1.7, 0.9, 0.9, 1.26])
    assert rows["swing"].tolist() == pytest.approx([0.8, 0.36])


def test_where_everything_is_known_nothing_is_left_to_find_out(morocco: Dataset) -> None:
    found = size("mar", task(), data=morocco)
    assert found.tornado.empty
    assert findings.widest(found).head == "Every input is known exactly: nothing moves the number of posts."


def test_the_order_of_the_inputs_does_not_change_the_result(morocco: Dataset) -> None:
    inputs = task(report=(2, 4, 9), travel=(1, 2, 3))
    turned = size("mar", inputs.iloc[::-1].reset_index(drop=True), data=morocco)
    pd.testing.assert_frame_equal(turned.scenarios, size("mar", inputs, data=morocco).scenarios)


# Inputs that cannot be used


def refusal(inputs: pd.DataFrame, data: Dataset) -> list[str]:
    with pytest.raises(DataError) as error:
        size("mar", inputs, data=data)
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
    pd.testing.assert_frame_equal(size("mar").scenarios, size("mar", assumptions("mar")).scenarios)
    assert size("mar-cndh").state == "mar"


def test_no_money_is_estimated_for_a_state_whose_own_costs_are_not_given(morocco: Dataset) -> None:
    inputs = task(report=(2, 4, 9))
    inputs.loc[inputs["input"].isin(["staff_cost", "fee"]), "unit"] = "national currency"
    found = size("mar", inputs, data=morocco)
    assert found.scenarios["money"].isna().all()
    assert found.currency == ""
    told = "Money is not estimated: the State’s own costs are not known (staff_cost, fee)."
    assert told in html(found)
    assert told in repr(found)
    assert "MAD" not in html(found)
    sentence = findings.needed(found)
    assert sentence.head == "Visiting every place once in each cycle would take about 6 visits a year and 0.9 posts."
    assert told in sentence.text
    assert len(charts.build_up(found).figure.axes) == 2  # no panel of money


def test_a_cost_that_the_analyst_sets_is_one_of_the_state(morocco: Dataset) -> None:
    inputs = task()
    costs = inputs["input"].isin(["staff_cost", "expenses", "fee"])
    inputs.loc[costs, "unit"] = "national currency"
    ranges = {"staff_cost": (900, 1_000, 1_100), "expenses": (9, 10, 11), "fee": (90, 100, 110)}
    own = with_ranges(inputs, ranges, "MAD")  # type: ignore[arg-type]
    assert own.loc[costs, "unit"].tolist() == ["MAD"] * 3
    assert size("mar", own, data=morocco).currency == "MAD"
    assert size("mar", with_ranges(inputs, {"fee": ranges["fee"]}, "MAD"), data=morocco).currency == ""  # type: ignore[dict-item]


def test_the_published_costs_are_those_of_morocco_and_of_no_other_state() -> None:
    assert size("mar").currency == "MAD"
    for state in ("sen", "fra", "tun"):
        found = size(state)
        assert found.scenarios["money"].isna().all()
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


def test_what_was_read_in_a_later_source_is_no_input_of_an_earlier_date() -> None:
    """Morocco's own rows come from sources of 2018 and later: on the day of the seminar nobody could know them."""
    for row in assumptions("mar", at="seminar").to_dict("records"):
        published = load().source(row["source"])["published"] if row["source"] else "2015"
        assert published[:4] <= "2015"
    assert "target" not in assumptions("mar", at="seminar")["input"].tolist()
    assert size("mar", at="seminar").currency == ""


def test_an_unknown_state_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"Did you mean .*mar"):
        assumptions("mra", data=world_data)


def test_what_is_a_fact_and_what_is_assumed_is_said_with_the_result(morocco: Dataset) -> None:
    inputs = task()
    inputs.loc[:2, "grounds"] = "fact"
    shown = html(size("mar", inputs, data=morocco))
    assert "Inputs that are facts, or derived from facts: 3 of 38; the others are assumptions." in shown
    assert "Money (MAD)" in shown
    assert shown.count("number of places assumed") == 3  # of six kinds, three are facts


def test_the_currency_is_that_of_the_latest_factor_of_the_state(world: Path) -> None:
    statistic(world, "fra,fx_official_lcu_per_usd,2000,7", "FRF")
    statistic(world, "fra,ppp_lcu_per_intl_usd,2014,0.8", "EUR")
    data = load(world)
    assert currency_of(data, "fra") == "EUR"
    with pytest.raises(NpmCompareError) as error:
        currency_of(data, "mar")
    assert error.value.message == message("currency_not_known", state="'mar'")


# Sentences


def test_the_sentence_states_visits_posts_and_money_and_what_is_assumed(morocco: Dataset) -> None:
    inputs = task(staff_cost=2_000_000)
    inputs.loc[0, "grounds"] = "fact"
    found = findings.needed(size("mar", inputs, data=morocco))
    assert (
        found.head
        == "Visiting every place once in each cycle would take about 6 visits a year, 0.9 posts and 1.8 million Moroccan dirhams."
    )
    assert (
        "Of the 38 inputs 1 is a fact, or derived from facts; the others are assumptions to be replaced."
        in found.unknown
    )
    assert found.facts == 1


def test_the_posts_of_each_scenario_are_told_and_how_long_a_round_takes(visited: Dataset) -> None:
    """Fourteen places in all: at 12 visits a year about 1.2 years."""
    found = findings.paces(size("mar", with_target(3), data=visited))
    assert found.head == (
        "With these inputs, each year takes: today’s pace 1.8 posts, the published target 0.45 posts, the full cycle 0.9 posts."
    )
    assert "With 12 visits a year it would take about 1.2 years to see each of some 14 places once." in found.rest


def test_the_input_that_moves_most_is_named(morocco: Dataset) -> None:
    found = findings.widest(size("mar", task(report=(4, 4, 10)), data=morocco))
    assert found.head.endswith("one input, report: from 0.9 to 1.3.")


def test_general_costs_in_no_currency_are_no_inputs_where_no_money_is_estimated() -> None:
    """Of Tunisia no cost is given: 250,000 for a post would be read as dinars."""
    tunisia, morocco = size("tun"), size("mar")
    assert set(tunisia.inputs["input"]) - set(tunisia.used["input"]) == set(COSTS)
    assert "national currency" not in set(tunisia.used["unit"])
    assert len(morocco.used) == len(morocco.inputs)


def test_why_the_seminar_and_today_differ_is_said_in_both_sets_alike() -> None:
    """The number of police places was a guess in 2015; where no number of places was found since, nothing is said."""
    found = found_since(load(), "mar")
    assert found is not None
    assert "police" in found.kinds
    then, now = (size("mar", at=at) for at in ("seminar", "today"))
    assert (found.then, found.now) == (then.of(CYCLE)["visits"], now.of(CYCLE)["visits"])
    told = found_later(now)
    assert "police and gendarmerie" in told
    assert found_later(then) == told
    assert found_later(size("mar", at="seminar", data=load(known="seminar"))) == ""
    assert told in findings.needed(then).text
    assert found_since(load(), "mar", load().date) is None

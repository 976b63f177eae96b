"""How long States waited: published estimates first, then the rules on a world that can be checked by hand."""

from __future__ import annotations

import warnings
from dataclasses import replace
from itertools import accumulate
from math import sqrt
from operator import add as plus
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.durations import durations, middle, waited
from npm_compare.analysis.overdue import deadlines, overdue
from npm_compare.analysis.survival import survival
from npm_compare.base.errors import NpmCompareError, UnknownName, message
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.display import show

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"
"""Weeks of remission in leukaemia, + where observation ended (Freireich et al. 1963; Gehan 1965)."""


def weeks(text: str) -> pd.DataFrame:
    times = text.split()
    years, observed = [float(time.rstrip("+")) for time in times], [not time.endswith("+") for time in times]
    return pd.DataFrame({"years": years, "observed": observed})


def estimate(text: str) -> pd.DataFrame:
    table = weeks(text)
    return survival(table["years"], table["observed"]).table.set_index("years")


def test_the_share_still_waiting_is_that_published_for_6_mp() -> None:
    published = {6: 0.857143, 7: 0.806723, 10: 0.752941, 13: 0.690196, 16: 0.627451, 22: 0.537815, 23: 0.448179}
    assert estimate(SIX_MP)["waiting"].to_dict() == pytest.approx(published, abs=1e-6)


def test_the_numbers_at_risk_and_of_events_give_the_published_standard_errors() -> None:
    """Greenwood (1926): variance = S^2 sum d / (n (n - d))."""
    table = estimate(SIX_MP)
    terms = table["events"] / (table["at_risk"] * (table["at_risk"] - table["events"]))
    errors = [share * sqrt(total) for share, total in zip(table["waiting"], accumulate(terms, plus), strict=True)]
    published = [0.0763604, 0.0869353, 0.0963497, 0.1068147, 0.1140539, 0.1282338, 0.1345915]
    assert errors == pytest.approx(published, abs=1e-6)


def test_the_band_is_the_published_log_log_band() -> None:
    last = estimate(SIX_MP).loc[23]
    assert (last["low"], last["high"]) == pytest.approx((0.188052, 0.680143), abs=1e-6)


@given(
    st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=40).filter(
        lambda p: any(seen for _, seen in p)
    )
)
def test_estimate_and_band_are_those_of_scipy(pairs: list[tuple[int, bool]]) -> None:
    """Whatever the times, and however many States go out of sight."""
    known = ecdf(
        CensoredData(uncensored=[t for t, seen in pairs if seen], right=[t for t, seen in pairs if not seen])
    ).sf
    found = survival(*zip(*pairs, strict=True)).table
    with warnings.catch_warnings(action="ignore"):  # SciPy warns where the band is undefined
        band = known.confidence_interval(method="log-log")
    for name, curve in (("waiting", known), ("low", band.low), ("high", band.high)):
        at = dict(zip(curve.quantiles, curve.probabilities, strict=True))
        assert found[name].tolist() == pytest.approx([at[year] for year in found["years"]], nan_ok=True), name


def test_a_lower_confidence_gives_a_narrower_band() -> None:
    table = weeks(SIX_MP)
    wide, narrow = (survival(table["years"], table["observed"], confidence=level).table for level in (0.95, 0.5))
    assert (narrow["high"] - narrow["low"] < wide["high"] - wide["low"]).all()


@pytest.mark.parametrize(("text", "median"), [(SIX_MP, 23), (PLACEBO, 8)])
def test_the_median_is_the_published_one(text: str, median: float) -> None:
    table = weeks(text)
    assert survival(table["years"], table["observed"]).median == median


@pytest.mark.parametrize(("text", "ends"), [(SIX_MP, (13, None)), (PLACEBO, (4, 11))])
def test_the_interval_of_the_median_is_the_published_one(text: str, ends: tuple[float, float | None]) -> None:
    """As SAS prints it for these data (PROC LIFETEST, log-log)."""
    table = weeks(text)
    assert survival(table["years"], table["observed"]).interval == ends


def test_the_share_that_had_the_event_rises_as_those_still_waiting_fall() -> None:
    found = survival([1, 2, 3, 4], [True, True, False, False])
    assert [found.reached(years) for years in (0, 1, 2.5, 4)] == [0, 0.25, 0.5, 0.5]
    assert [found.at_risk(years) for years in (0, 1, 1.5, 4)] == [4, 4, 3, 1]


def test_the_median_is_reached_when_exactly_half_have_the_event() -> None:
    assert survival([1, 2, 3, 4], [True, True, False, False]).median == 2


def test_there_is_no_median_where_half_never_had_the_event() -> None:
    found = survival([1, 2, 3, 4], [True, False, False, False])
    assert found.median is None
    assert (found.states, found.events) == (4, 1)


def test_a_time_before_the_start_is_never_given_to_an_estimator() -> None:
    with pytest.raises(NpmCompareError) as caught:
        survival([-0.5, 1, 2], [True, True, False])
    assert caught.value.message == message("time_before_the_start")


def test_an_event_on_the_first_day_is_a_wait_of_nothing() -> None:
    assert survival([0, 1], [True, True]).table["waiting"].tolist() == [0.5, 0]


def kinds(data: Dataset, **asked: str) -> dict[str, str]:
    rows = durations(data=data, **asked)  # type: ignore[arg-type]
    return dict(zip(rows["state"], rows["kind"], strict=True))


def test_a_designation_before_the_start_is_a_state_of_its_own(world_data: Dataset) -> None:
    """France named its inspector on 13 June 2008, and was bound only on 11 December."""
    rows = durations(data=world_data).set_index("state")
    assert rows.loc["fra", ["start", "end", "kind"]].tolist() == ["2008-12-11", "2008-06-13", "before"]
    assert rows.loc["fra", "years"] == pytest.approx(-181 / 365.25)


def test_a_wait_ends_with_the_designation(world_data: Dataset) -> None:
    """Morocco: bound on 24 December 2014, designated on 1 March 2018, 1163 days later."""
    row = durations(data=world_data).set_index("state").loc["mar"]
    assert row[["start", "end", "kind", "model"]].tolist() == ["2014-12-24", "2018-03-01", "done", "nhri"]
    assert row["years"] == pytest.approx(1163 / 365.25)


def test_the_clock_can_start_at_the_deposit_of_the_instrument(world_data: Dataset) -> None:
    """Thirty days earlier for Morocco; Mali deposited on 12 May 2005, before the Protocol was in force for anybody."""
    rows = durations(start="deposit", data=world_data).set_index("state")
    assert rows.loc["mar", "start"] == "2014-11-24"
    assert rows.loc["mar", "years"] == pytest.approx(1193 / 365.25)
    assert rows.loc["mli", "start"] == "2005-05-12"


def test_a_state_without_a_designation_waits_to_the_day_of_the_edition(world_data: Dataset) -> None:
    row = durations(at="seminar", data=world_data).set_index("state").loc["mar"]
    assert (row["kind"], row["end"], bool(row["observed"]), row["model"]) == ("waiting", "2015-05-12", False, "")
    assert row["years"] == pytest.approx(139 / 365.25)


def test_a_month_stands_for_its_middle() -> None:
    assert middle("2014-11").isoformat() == "2014-11-15"
    assert middle("2016-02").isoformat() == "2016-02-15"


def test_the_middle_of_a_month_is_never_shown_as_a_day(world_data: Dataset) -> None:
    """Mali: from 22 June 2006 to some day of November 2014; the years are counted to its middle."""
    row = durations(data=world_data).set_index("state").loc["mli"]
    assert (row["end"], row["years"]) == ("2014-11", pytest.approx(3068 / 365.25))
    assert "November 2014" in show(durations(data=world_data), data=world_data).words["Until"].tolist()


def test_a_state_that_was_early_is_in_the_number_and_was_never_without(world_data: Dataset) -> None:
    counted = waited(durations(data=world_data)).set_index("state")["years"]
    assert counted.to_dict() == {"fra": 0, "mar": pytest.approx(1163 / 365.25), "mli": pytest.approx(3068 / 365.25)}


def test_a_state_without_a_known_date_is_not_given_to_an_estimator(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", "")
    assert "mar" not in set(waited(durations(data=load(world)))["state"])


def test_a_state_that_was_not_yet_bound_is_not_in_the_table(world_data: Dataset) -> None:
    assert durations(at="2014-12-23", data=world_data)["state"].tolist() == ["fra", "mli"]


def test_a_signatory_is_not_waiting_for_anything(world: Path) -> None:
    spoil(world, "states", line_of("states", "mar"), "opcat_status", "signatory")
    for name in ("opcat_ratification", "opcat_entry_into_force"):
        spoil(world, "state_facts", line_of("state_facts", f"mar,{name}"), "state", "fra")
    assert "mar" not in kinds(load(world))


def test_a_mechanism_of_which_no_first_work_is_known_is_neither_done_nor_waiting(world_data: Dataset) -> None:
    """Only of France it is written since when it works; before Morocco named a body it waited for its work as well."""
    assert kinds(world_data, event="work") == {"fra": "before", "mar": "unknown", "mli": "unknown"}
    assert kinds(world_data, event="work", at="seminar")["mar"] == "waiting"


def test_an_active_mechanism_without_any_date_of_designation_is_unknown(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", "")
    assert kinds(load(world))["mar"] == "unknown"


def test_the_first_of_several_mechanisms_ends_the_wait(world: Path) -> None:
    cells = {"source": "page-undated", "basis": "unspecified"}
    add(world, "mechanisms", "mli-new,mli,Invented Body,Corps inventé,NEW,new_specialised,active,2016-07-07,,")
    add_fact(world, "mli-new", "designation_date", "2016-07-07", **cells)
    row = durations(data=load(world)).set_index("state").loc["mli"]
    assert (row["end"], row["model"]) == ("2014-11", "ombuds")


@pytest.fixture
def listing(world: Path) -> Path:
    """Return the world with the questions on the SPT's list of overdue States and on declarations under article 24."""
    for name in ("spt_overdue_listed", "spt_overdue_removed"):
        add(world, "indicators", f"{name},state,spt,date,occurrence,,,basis_visit,,{name},{name},تاريخ,When?,,")
    add(world, "codes", "art24,part_IV,1,Part IV,Partie IV,الجزء الرابع,See the manual.")
    add(world, "codes", "art24,none,2,None,Aucune,لا يوجد,See the manual.")
    row = "opcat_art24_declaration,state,treaty,category,state,,art24,,24,Declaration,Déclaration,إعلان,Which?,,"
    add(world, "indicators", row)
    return world


def accepted(folder: Path) -> tuple[str, str]:
    row = durations(event="accepted", data=load(folder)).set_index("state").loc["mar"]
    return row["kind"], row["end"]


def test_a_designation_that_the_spt_never_called_into_question_counts(listing: Path) -> None:
    assert accepted(listing) == ("done", "2018-03-01")


def test_a_designation_after_the_last_list_counts(listing: Path) -> None:
    add_fact(listing, "mar", "spt_overdue_listed", "2016-06", basis="made")
    add_fact(listing, "mar", "spt_overdue_listed", "2017-06", basis="made")
    assert accepted(listing) == ("done", "2018-03-01")


def test_a_state_listed_after_its_designation_still_waits(listing: Path) -> None:
    add_fact(listing, "mar", "spt_overdue_listed", "2019-12-16", basis="made")
    assert accepted(listing) == ("waiting", "2026-11-24")
    assert durations(data=load(listing)).set_index("state").loc["mar", "kind"] == "done"


def test_a_state_taken_off_the_list_stops_waiting_that_day(listing: Path) -> None:
    add_fact(listing, "mar", "spt_overdue_listed", "2019-12-16", basis="made")
    add_fact(listing, "mar", "spt_overdue_removed", "2020-10-02", basis="made")
    assert accepted(listing) == ("done", "2020-10-02")


def test_a_state_listed_again_after_it_was_taken_off_waits(listing: Path) -> None:
    for name, date in (("listed", "2018-06-01"), ("removed", "2019-02-01"), ("listed", "2020-01-01")):
        add_fact(listing, "mar", f"spt_overdue_{name}", date, basis="made")
    assert accepted(listing)[0] == "waiting"


def test_a_list_of_later_than_the_date_is_not_known_yet(listing: Path) -> None:
    add_fact(listing, "mar", "spt_overdue_listed", "2019-12-16", basis="made")
    rows = durations(event="accepted", at="2019-01-01", data=load(listing)).set_index("state")
    assert rows.loc["mar", "kind"] == "done"


@pytest.mark.parametrize(
    ("at", "late"),
    [
        ("2015-11-24", "no"),
        ("2015-11-25", "one_way"),
        ("2015-12-24", "one_way"),
        ("2015-12-25", "yes"),
    ],
)
def test_a_state_is_called_late_only_after_the_later_of_the_two_deadlines(
    world_data: Dataset, at: str, late: str
) -> None:
    found = overdue(at=at, data=world_data).set_index("state")
    assert found.loc["mar"].tolist() == ["2015-11-24", "2015-12-24", late]


def test_a_state_with_a_designation_is_not_overdue(world_data: Dataset) -> None:
    """Mali's ombudsman ended in 2016, and nothing came after it."""
    assert overdue(at="2018-02-28", data=world_data)["state"].tolist() == ["mli", "mar"]
    assert overdue(at="2018-03-01", data=world_data)["state"].tolist() == ["mli"]


def test_a_declaration_under_article_24_on_part_iv_postpones_the_deadline_by_three_years(listing: Path) -> None:
    add_fact(listing, "mar", "opcat_art24_declaration", "part_IV", source="treaty-list", valid_from="2014-11-24")
    data = load(listing)
    found = overdue(at="2016-06-30", data=data).set_index("state").loc["mar"]
    assert found.tolist() == ["2018-11-24", "2018-12-24", "no"]
    rows = durations(data=data).set_index("state")
    assert rows["art24"].to_dict() == {"fra": False, "mar": True, "mli": False}


def test_a_year_after_29_february_ends_on_28_february(world: Path) -> None:
    for name, day in (("opcat_ratification", "2012-01-30"), ("opcat_entry_into_force", "2012-02-29")):
        spoil(world, "state_facts", line_of("state_facts", f"mar,{name}"), "value", day)
    found = overdue(at="seminar", data=load(world)).set_index("state")
    assert found.loc["mar", ["due_from_deposit", "due_from_entry"]].tolist() == ["2013-01-30", "2013-02-28"]


def test_the_late_states_stand_in_the_order_in_which_they_were_due(world: Path) -> None:
    """Morocco, due in 2015, and Mali, due in 2007, had no mechanism in May 2016 if Mali's was named in June."""
    line = line_of("mechanism_facts", "mli-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "value", "2016-06")
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "designated", "2016-06")
    found = overdue(at="2016-05-01", data=load(world))
    assert found[["state", "due_from_entry"]].to_numpy().tolist() == [["mli", "2007-06-22"], ["mar", "2015-12-24"]]


def test_no_mechanism_was_due_before_the_protocol_had_been_in_force_for_a_year(world_data: Dataset) -> None:
    """Mali deposited on 12 May 2005: counted from that day its year would have ended before the Protocol was in force."""
    found = overdue(at="2010", data=world_data).set_index("state")
    assert found.loc["mli", ["due_from_deposit", "due_from_entry"]].tolist() == ["2007-06-22", "2007-06-22"]


@pytest.mark.parametrize(("status", "ended"), [("planned", ""), ("never_set_up", "2014-01-01")])
def test_a_law_adopted_and_not_carried_out_does_not_stop_the_clock(world: Path, status: str, ended: str) -> None:
    """A law of 2010 named a body of Mali that was never set up: the State waited until November 2014, and was late."""
    add_fact(world, "mli-paper", "designation_date", "2010-05-27", basis="published")
    add(world, "mechanisms", f"mli-paper,mli,Body on paper,,PAPER,new_specialised,{status},2010-05-27,{ended},")
    data = load(world)
    for event in ("designation", "accepted"):
        row = durations(event=event, data=data).set_index("state").loc["mli"]
        assert (row["end"], row["model"], row["kind"]) == ("2014-11", "ombuds", "done")
    assert overdue(at="2013", data=data).set_index("state").loc["mli", "late"] == "yes"
    assert deadlines(data=data).set_index("state").loc["mli", "designated"] == "2014-11"


def test_work_for_other_mandates_before_the_designation_is_no_first_work(world: Path) -> None:
    """Only where the coder says that it was the work of the mechanism already does earlier work count."""
    reason = {"explains": "before_designation", "note": "It visited as the mechanism before the law."}
    add_fact(world, "mar-cndh", "operational_since", "2011-03-16", confidence="medium", **reason)
    add_fact(world, "mar-cndh", "operational_since", "2018-10-01")
    explained = load(world)
    unexplained = replace(explained, facts=explained.facts.assign(explains=""))
    ends = [
        durations(event="work", data=data).set_index("state").loc["mar", "end"] for data in (explained, unexplained)
    ]
    assert ends == ["2011-03-16", "2018-10-01"]


def test_no_state_waits_longer_than_the_data_go(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    data = load(world)
    row = durations(at="2999-12-31", data=data).set_index("state").loc["mar"]
    assert (row["kind"], row["end"]) == ("waiting", data.date)
    assert overdue(at="2999", data=data).equals(overdue(data=data))


def test_a_state_met_the_deadline_only_if_the_latest_day_of_its_designation_lies_within_it(world: Path) -> None:
    found = deadlines(data=load(world)).set_index("state")
    assert found["met"].to_dict() == {"fra": "yes", "mar": "no", "mli": "no"}
    assert found.loc["mar", ["due_from_entry", "designated"]].tolist() == ["2015-12-24", "2018-03-01"]
    line = line_of("mechanism_facts", "mar-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "value", "2015")
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", "2015")
    assert deadlines(data=load(world)).set_index("state").loc["mar", "met"] == "not_known"


def test_a_state_that_was_not_yet_due_neither_met_nor_missed_the_deadline(world_data: Dataset) -> None:
    assert deadlines(at="seminar", data=world_data)["state"].tolist() == ["fra", "mli"]


def test_a_later_designation_lengthens_the_wait(world: Path) -> None:
    before = durations(data=load(world)).set_index("state").loc["mar", "years"]
    line = line_of("mechanism_facts", "mar-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "value", "2019-03-01")
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", "2019-03-01")
    moved = world.rename(world.parent / "later")
    after = durations(data=load(moved)).set_index("state").loc["mar", "years"]
    assert after - before == pytest.approx(365 / 365.25)


def test_unknown_names_are_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no start of the clock 'entri'\. Did you mean entry\?"):
        durations(start="entri", data=world_data)
    with pytest.raises(UnknownName, match=r"There is no event 'designated'\. Did you mean designation\?"):
        durations(event="designated", data=world_data)


def test_a_mechanism_named_before_the_protocol_bound_the_state_is_no_wait() -> None:
    rows = durations()
    before = rows["kind"] == "before"
    assert {"fra", "fin", "aut"} <= set(rows.loc[before, "state"])
    assert (rows.loc[before, "years"] < 0).all()
    assert (rows.loc[~before, "years"] >= 0).all()


def test_every_state_party_bound_by_the_protocol_has_one_row() -> None:
    data = load()
    rows = durations(data=data)
    parties = data.states.index[data.states["opcat_status"] == "party"]
    assert sorted(rows["state"]) == sorted(parties)
    assert rows["kind"].isin(["before", "done", "waiting", "unknown"]).all()


def test_a_state_whose_mechanism_ended_without_a_successor_has_none(world: Path) -> None:
    line = line_of("mechanisms", "fra-cglpl")
    spoil(world, "mechanisms", line, "status", "ended")
    spoil(world, "mechanisms", line, "ended", "2016-06-30")
    data = load(world)
    assert "fra" in set(overdue(at="2017", data=data)["state"])
    assert "fra" not in set(overdue(at="2015", data=data)["state"])


@pytest.mark.parametrize(
    ("at", "late"), [("2016-06-30", False), ("2016-07-01", True), ("2016", True), ("2016-07", True)]
)
def test_a_year_means_its_last_day_also_for_a_mechanism_that_ended_in_it(world: Path, at: str, late: bool) -> None:
    line = line_of("mechanisms", "fra-cglpl")
    spoil(world, "mechanisms", line, "status", "ended")
    spoil(world, "mechanisms", line, "ended", "2016-06-30")
    assert ("fra" in set(overdue(at=at, data=load(world))["state"])) is late


def test_a_successor_known_by_its_year_counts_from_the_middle_of_it(world: Path) -> None:
    line = line_of("mechanisms", "fra-cglpl")
    spoil(world, "mechanisms", line, "status", "ended")
    spoil(world, "mechanisms", line, "ended", "2016-06-30")
    add_fact(world, "fra-next", "designation_date", "2018", basis="published")
    add(world, "mechanisms", "fra-next,fra,Next body,,NEXT,ombuds,active,2018,,")
    data = load(world)
    late = [at for at in ("2017", "2018-06", "2018-08", "2019") if "fra" in set(overdue(at=at, data=data)["state"])]
    assert late == ["2017", "2018-06"]

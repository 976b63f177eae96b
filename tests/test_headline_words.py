"""Headlines of the reports, worked out by hand from the invented world: what is told of whoever asks, then of the others.

Bound since: France 11 December 2008, Morocco 24 December 2014, Mali 22 June 2006. Named: 13 June 2008, 1 March 2018, November
2014. Visits of a full year: France 150 in 2014, Mali 12 in 2015. Mali's body ended on 6 July 2016.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.decisions import decide
from npm_compare.analysis.draft import draft
from npm_compare.analysis.laws import laws
from npm_compare.facts.dataset import Dataset, load

FRANCE, MOROCCO, MALI = "fra-cglpl", "mar-cndh", "mli-cndh"
IN_TIME = "of 3 States whose year has ended, 1 had one in time."
EARLIER = "of 2 States whose year has ended, 1 had one in time."

COMMITMENTS = {
    (MOROCCO, "today"): f"Morocco named a mechanism 3.2 years after the Protocol bound it; {IN_TIME}",
    (MOROCCO, "seminar"): f"Morocco has until December 2015 to name a mechanism; {EARLIER}",
    (MOROCCO, "2016-01-01"): f"Morocco has no mechanism 1.0 years after the Protocol bound it; {IN_TIME}",
    (FRANCE, "today"): f"France had named a mechanism before the Protocol bound it; {IN_TIME}",
    (MALI, "today"): f"Mali named a mechanism 8.4 years after the Protocol bound it; {IN_TIME}",
}
CHOICES = {
    (
        MOROCCO,
        "today",
    ): "Morocco chose a human rights institution, the model that gained most since the Rabat seminar, from 0 to 1.",
    (
        FRANCE,
        "today",
    ): "France chose a new specialised body; since the Rabat seminar human rights institutions gained most, from 0 to 1.",
    (
        MALI,
        "today",
    ): "Mali has no mechanism in place; since the Rabat seminar human rights institutions gained most, from 0 to 1.",
}
VISITS = {
    (
        MOROCCO,
        "today",
    ): "How much the mechanism of Morocco visits was not found; that of France reported 150 visits in 2014.",
    (
        MOROCCO,
        "seminar",
    ): "Morocco had no mechanism in place that could visit; that of France reported 150 visits in 2014.",
    (FRANCE, "today"): "The mechanism of France reported 150 visits in 2014; that of Mali reported 12 visits in 2015.",
    (FRANCE, "seminar"): "The mechanism of France reported 150 visits in 2014.",
}
BODY = {
    (
        MOROCCO,
        "today",
    ): "The mechanism of Morocco is COU (national human rights institution); no count of its visits was found.",
    (
        MOROCCO,
        "seminar",
    ): "Morocco has no mechanism in place; the Protocol has bound it since 24 December 2014 and asks for one within a year.",
    (
        FRANCE,
        "today",
    ): "The mechanism of France, INV, stands alone and has worked since 2008; it last reported 150 visits (2014).",
    (
        MALI,
        "2016-01-01",
    ): "The mechanism of Mali is OMB (ombudsman institution); it last reported 12 visits (2015).",
}
SINCE = {
    (
        MOROCCO,
        "today",
    ): "Since the Rabat seminar Morocco has named its mechanism (2018); no count of its visits was found.",
    (
        MOROCCO,
        "seminar",
    ): "When the Rabat seminar met, Morocco had chosen no mechanism, and its deadline was still to come.",
    (MOROCCO, "2016-01-01"): "Since the Rabat seminar no mechanism has been set up in Morocco.",
    (
        FRANCE,
        "today",
    ): "France had named its mechanism before the Rabat seminar; since then no count of its visits was found.",
    (FRANCE, "seminar"): "When the Rabat seminar met, France had already named its mechanism, in 2008.",
    (MALI, "today"): "Mali OMB lost the task in 2016; before that 12 visits were reported for 2015.",
    (
        MALI,
        "2016-01-01",
    ): "Mali had named its mechanism before the Rabat seminar; since then 12 visits were reported for 2015.",
}


def headline(data: Dataset, report: str, asker: str, at: str = "today") -> str:
    return findings.headline(report, asker, "seminar", at=at, data=data).head


@pytest.mark.parametrize(
    ("report", "expected"), [("01", COMMITMENTS), ("02", CHOICES), ("07", VISITS), ("09", BODY), ("12", SINCE)]
)
def test_a_headline_tells_first_of_whoever_asks_and_then_of_the_others(
    world_data: Dataset, report: str, expected: dict[tuple[str, str], str]
) -> None:
    assert {asked: headline(world_data, report, *asked) for asked in expected} == expected


def test_the_page_of_decisions_begins_with_the_wait_for_the_mechanism(world_data: Dataset) -> None:
    began = {
        (asker, at): headline(world_data, "14", asker, at).split(";")[0] for asker, at in (*SINCE, (MALI, "seminar"))
    }
    assert began[MOROCCO, "today"] == "Once bound, Morocco took 3.2 years to name a mechanism"
    assert began[MOROCCO, "seminar"] == "Morocco, bound for 5 months, has no mechanism yet"
    assert began[FRANCE, "today"] == "France named its mechanism before the Protocol bound it"
    assert began[MALI, "seminar"] == "Once bound, Mali took 8.4 years to name a mechanism"


def test_the_page_of_decisions_tells_the_last_visits_of_a_full_year(world_data: Dataset) -> None:
    assert "; it last reported 150 visits (2014);" in headline(world_data, "14", FRANCE)
    assert "; no yearly count of visits was found;" in headline(world_data, "14", MOROCCO)
    assert "; it last reported 12 visits (2015);" in headline(world_data, "14", MALI, "2016-01-01")


def test_the_means_that_no_document_gives_are_named_in_the_line_beneath(world_data: Dataset) -> None:
    for asker in (MOROCCO, FRANCE):
        found = findings.headline("12", asker, data=world_data)
        assert found.unknown == (
            "Not found in what was read: a budget of its own, staff of its own or a count of its reports."
        )
    body = findings.headline("09", MOROCCO, data=world_data)
    assert body.unknown == "No document read gives its budget, its staff and its visits."


def test_a_budget_that_is_known_is_not_told_as_missing() -> None:
    """Of Senegal's mechanism a budget is known, since it is nothing else, and no staff."""
    beneath = findings.headline("14", "sen-onlpl").unknown
    assert "its staff" in beneath
    assert "budget" not in beneath


def test_counts_of_the_two_years_before_stand_behind_the_latest_and_older_ones_do_not(world: Path) -> None:
    """France reported 150 in 2014; of 2012 the count may stand beside it, of 2011 it is too old."""
    year = {"unit": "visits", "basis": "year"}
    add_fact(world, FRANCE, "visits_total", "130", valid_from="2011", valid_to="2011", **year)
    assert headline(load(world), "07", FRANCE, "seminar") == "The mechanism of France reported 150 visits in 2014."
    add_fact(world, FRANCE, "visits_total", "120", valid_from="2012", valid_to="2012", **year)
    assert (
        headline(load(world), "07", FRANCE, "seminar")
        == "The mechanism of France reported 150 visits in 2014, after 120 in 2012."
    )
    assert (
        findings.headline("07", FRANCE, "seminar", data=load(world)).facts == 4
    )  # three years, and the year of another


def test_two_years_with_the_same_count_are_told_together_the_earlier_first(world: Path) -> None:
    year = {"unit": "visits", "basis": "year"}
    for text in ("2012", "2013"):
        add_fact(world, FRANCE, "visits_total", "120", valid_from=text, valid_to=text, **year)
    assert headline(load(world), "07", FRANCE, "seminar") == (
        "The mechanism of France reported 150 visits in 2014, after 120 in 2012 and 2013."
    )


def test_a_part_of_a_year_is_told_as_no_full_year(world: Path) -> None:
    part = {"unit": "visits", "basis": "partial", "note": "From July on."}
    add_fact(world, MOROCCO, "visits_total", "9", valid_from="2019-07-01", valid_to="2019-12-31", **part)
    found = findings.headline("07", MOROCCO, "seminar", data=load(world))
    assert found.head.startswith("The mechanism of Morocco reported 9 visits in a part of 2019, no full year; ")
    assert found.unknown == "A count for part of a year, or for several years, is not a yearly count."
    more = {"unit": "visits", "basis": "cumulative", "note": "Sum of three years."}
    add_fact(world, MOROCCO, "visits_total", "30", valid_from="2019", valid_to="2021", **more)
    assert headline(load(world), "07", MOROCCO).startswith(
        "The mechanism of Morocco reported 30 visits from 2019 to 2021, no full year; "
    )


def test_visits_that_another_counts_otherwise_are_said_to_be(world: Path) -> None:
    add(world, "codes", "unit,places,,places,lieux,أماكن,See the manual.")
    places = {"unit": "places", "basis": "year", "valid_from": "2019", "valid_to": "2019"}
    add_fact(world, MOROCCO, "visits_total", "40", **places)
    assert headline(load(world), "07", MOROCCO) == (
        "The mechanism of Morocco reported 40 places visited in 2019; "
        "that of France, counting otherwise, 150 visits in 2014."
    )


def test_places_seen_since_the_seminar_are_not_called_visits(world: Path) -> None:
    add(world, "codes", "unit,places,,places,lieux,أماكن,See the manual.")
    add_fact(world, MOROCCO, "visits_total", "1", unit="places", basis="year", valid_from="2019", valid_to="2019")
    assert headline(load(world), "12", MOROCCO).endswith("; 1 place was reported visited for 2019.")


def test_work_begun_since_the_seminar_is_told_with_its_year(world: Path) -> None:
    add_fact(world, MOROCCO, "operational_since", "2019-09")
    assert headline(load(world), "12", MOROCCO) == (
        "Since the Rabat seminar Morocco has named its mechanism (2018), which began work (2019); "
        "no count of its visits was found."
    )


def test_the_page_begins_with_how_long_the_state_of_the_asker_took_and_not_another(world: Path) -> None:
    """Bound since 24 December 2014, at work since September 2019: 4.7 years."""
    add_fact(world, MOROCCO, "operational_since", "2019-09")
    data = load(world)
    begun = "Morocco’s mechanism started 4.7 years after the Protocol bound it; "
    assert headline(data, "14", MOROCCO).startswith(begun)
    assert not headline(data, "14", MALI, "2016-01-01").startswith("Mali’s mechanism started")


def test_a_deadline_that_had_passed_when_the_seminar_met_is_told(world: Path) -> None:
    """Mali was bound in 2006; without the date of its body it was late in May 2015."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mli-cndh,designation_date"), "value", "2016-02-01")
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "designated", "2016-02-01")
    assert headline(load(world), "12", MALI, "seminar") == (
        "When the Rabat seminar met, Mali had no mechanism, and its deadline had passed."
    )


@pytest.fixture
def funded(world: Path) -> Path:
    """The world whose codebook asks for the means of the mechanism too; none is known."""
    add(
        world,
        "indicators",
        "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own budget,A,أ,How much?,,",
    )
    add(
        world,
        "indicators",
        "staff_npm,resources,staff,number,level,persons,,basis_staff,18(3),Own staff,B,ب,How many?,,",
    )
    return world


def test_a_cost_that_is_not_published_is_told_as_such_with_the_little_that_is(funded: Path) -> None:
    """Of Morocco the budget of the whole council is known; France's body is nothing but the mechanism; Mali's has ended."""
    data = load(funded)
    assert {(asker, at): headline(data, "06", asker, at) for asker, at in BUDGETS} == BUDGETS
    assert findings.headline("06", MOROCCO, data=data).unknown == "Not found: own budget and own staff."


BUDGETS = {
    (MOROCCO, "today"): "What the mechanism of Morocco costs is not published; "
    "only the whole institution’s budget is, 75 million Moroccan dirhams, voted for 2019.",
    (MOROCCO, "seminar"): "Morocco had no mechanism in place, and so no budget of one.",
    (FRANCE, "today"): "The last known budget of France’s mechanism is an old one of 3.9 million euros, "
    "voted for 2014.",
    (FRANCE, "seminar"): "France’s mechanism last had 3.9 million euros, voted for 2014.",
    (MALI, "today"): "Mali had no mechanism in place, and so no budget of one.",
}


def test_a_budget_of_the_last_five_years_is_not_called_old(funded: Path) -> None:
    """The data go up to November 2026."""
    voted = {"unit": "MAD", "basis": "voted"}
    add_fact(funded, MOROCCO, "budget_npm", "1000000", valid_from="2020", valid_to="2020", **voted)
    assert headline(load(funded), "06", MOROCCO) == (
        "The last known budget of Morocco’s mechanism is an old one of 1 million Moroccan dirhams, voted for 2020."
    )
    add_fact(funded, MOROCCO, "budget_npm", "2000000", valid_from="2021", valid_to="2021", **voted)
    found = findings.headline("06", MOROCCO, data=load(funded))
    assert found.head.startswith("Morocco’s mechanism last had 2 million Moroccan dirhams, voted for 2021.")
    assert found.unknown == "Not found: own staff."


@pytest.mark.parametrize("report", ["03", "04"])
@pytest.mark.parametrize("asker", ["mar-cndh", "tun-inpt"])
def test_what_was_read_described_and_neither_are_together_all_that_is_asked(report: str, asker: str) -> None:
    beneath = findings.headline(report, asker).unknown
    asked, text, described = map(int, re.search(r"Of these (\d+), [^:]*: (\d+); [^:]*: (\d+)\.", beneath).groups())  # type: ignore[union-attr]
    neither = int(re.search(r"Neither read nor described: (\d+)", beneath)[1])  # type: ignore[index]
    differ = re.search(r"Described, but sources differ: (\d+)", beneath)
    assert text + described + neither + int(differ[1] if differ else 0) == asked


def test_beneath_the_headline_on_units_stand_those_of_whom_it_is_not_known_and_those_by_law_alone() -> None:
    beneath = findings.headline("05", "mar-cndh").unknown
    told = (
        r"On \d+ more institutions with other tasks it is not known\. "
        r"By the text of laws alone, as reports 03, 13 and 15 count: (\d+) of (\d+)\."
    )
    have, read = map(int, re.fullmatch(told, beneath).groups())  # type: ignore[union-attr]
    assert 0 < have <= read


def test_the_headline_on_the_task_says_posts_visits_and_where_most_of_them_go() -> None:
    """Senegal has published no count of its visits, with which the need could be compared."""
    assert re.fullmatch(
        r"Senegal would need about \d+ posts and \d+ visits to see every place in turn, [a-z ]+ to uncounted places \([^)]+\)\.",
        findings.headline("11", "sen-onlpl").head,
    )


def test_of_laws_alone_nothing_is_said_where_no_requirement_asks_for_a_unit(world_data: Dataset) -> None:
    assert "laws alone" not in findings.headline("05", FRANCE, data=world_data).unknown


def test_of_a_law_that_was_mostly_not_read_all_model_articles_are_counted() -> None:
    """How many of them most laws read give is counted over all, since hardly any is known to be settled."""
    drafts = map(draft, ("mar-cndh", "sen-onlpl", "dza-cndh", "ben-cbdh"))
    found = next(one for one in drafts if 2 * one.counts["verify"] > len(one.clauses))
    given = sum(clause.leading.others.most for clause in found.clauses)
    told = f"takes {len(found.clauses)} articles; most laws read give {given} of these; "
    assert told in findings.headline("15", found.mechanism).head


@pytest.mark.parametrize("asker", ["mar-cndh", "fra-cglpl"])
def test_the_headline_on_laws_counts_the_questions_that_the_page_sets_side_by_side(asker: str) -> None:
    """Those answered by yes or no: the page has a block for each, also where guidance asks and no article of the Protocol."""
    found = laws([asker, "seminar"], ["powers", "dialogue", "protection"])
    blocks = [name for names in found.articles.values() for name in names]
    told = re.search(r"(\d+) of (\d+) points compared", findings.headline("16", asker).head)
    assert told
    assert int(told[2]) == sum(found.comparison.data.indicator(name)["type"] == "yesno" for name in blocks)
    shown = [found.shown.get((asker, name), {"value": ""}) for name in blocks]
    own = [fact["value"] for fact in shown if fact.get("speaks_of") != "institution"]
    assert int(told[1]) == sum(value in ("partly", "no", "silent") for value in own)


@pytest.mark.parametrize("date", ["today", "seminar"])
def test_of_the_duties_to_be_settled_it_is_said_how_many_most_laws_give_on_one_base_in_every_edition(date: str) -> None:
    found = decide(MOROCCO, at=date)
    asks = "adopt" if date == "seminar" else "verify"
    duties = [p for p in found.points if p.recommendation == asks and p.binding and not p.figure]
    given = sum(point.others.most for point in duties)
    head = findings.headline("13", MOROCCO, at=date).head
    assert f"{len(duties)} {'' if asks == 'adopt' else 'of them '}treaty duties; " in head
    assert f"; most laws read give {given} such duties" in head

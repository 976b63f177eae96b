"""Sentences on figures: rates, latest years, amounts; a part of a year is told apart, and what is not known is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact, spoil
from npm_compare import findings
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import listed
from npm_compare.views.wording import short_name
from test_findings import with_fact

MOROCCO, FRANCE, MALI = "mar-cndh", "fra-cglpl", "mli-cndh"
NARROW, HARD = "\u202f", "\u00a0"


def with_statistics(data: Dataset, factor: float) -> Dataset:
    return replace(data, statistics=data.statistics.assign(value=data.statistics["value"] * factor))


def test_latest_rates_show_year_and_name_the_unknown(world_data: Dataset) -> None:
    found = findings.latest_rates(figures("seminar", data=world_data), "inhabitants")
    assert str(found) == (
        "Visits per million inhabitants: France INV 2.50 (2014), Mali OMB 0.71 (2015). Not known: Morocco COU."
    )
    halved = with_statistics(world_data, 2)
    assert "France INV 1.25 (2014)" in str(findings.latest_rates(figures("seminar", data=halved)))


def test_latest_rates_say_when_none_is_known(world_data: Dataset) -> None:
    found = findings.latest_rates(figures([MOROCCO, MALI], data=world_data))
    assert str(found) == "Visits per 1,000 prisoners: none known. Not known: Morocco COU and Mali OMB."


def test_a_share_of_money_spent_in_money_voted_names_both_bases(world: Path) -> None:
    """The budget of the institution, 75 million in 2019, is known as voted only."""
    add(world, "indicators", "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own,Own,مال,How much?,,")
    year = {"valid_from": "2019", "valid_to": "2019", "unit": "MAD"}
    add_fact(world, MOROCCO, "budget_npm", "3000000", basis="spent", **year)
    share = "Own in percent of the budget of the institution: Morocco COU 4.0%"
    text = str(findings.latest_rates(figures(MOROCCO, "budget_npm", data=load(world)), "institution_budget"))
    assert text == f"{share} (2019, spent divided by voted)."
    add_fact(world, MOROCCO, "budget_npm", "3000000", basis="voted", **year)
    text = str(findings.latest_rates(figures(MOROCCO, "budget_npm", data=load(world)), "institution_budget"))
    assert text == f"{share} (2019)."


def test_of_many_rates_the_first_asked_for_and_the_ends_of_the_range_are_told() -> None:
    found = figures(["fra-cglpl", "all"], "staff_npm", data=load())
    newest = found.latest()
    assert len(newest) > 4
    text = str(findings.latest_rates(found))
    lowest, highest = newest.iloc[0], newest.iloc[-1]
    assert text.startswith("Staff of the NPM function per 1,000 prisoners: France CGLPL ")
    assert (
        f", highest: {short_name(found.data, highest['subject'])} {highest['rate']:.2f} ({highest['year']}), " in text
    )
    assert f", lowest: {short_name(found.data, lowest['subject'])} {lowest['rate']:.2f} ({lowest['year']}). " in text
    assert text.endswith(f" Not known: {len(found.missing())} of {len(found.mechanisms)} mechanisms.")


def test_of_many_rates_none_is_singled_out_that_was_not_named() -> None:
    """The order of the rows of mechanisms.csv puts a mechanism first in a group; nobody asked for it."""
    data = load()
    named, group = (
        findings.latest_rates(figures(names, "staff_npm", data=data)).text for names in ("fra-cglpl, all", "all")
    )
    assert "France CGLPL" in named
    assert group.split("lowest")[0].count("(") == 1  # the highest alone
    turned = replace(data, mechanisms=data.mechanisms.iloc[::-1])
    assert findings.latest_rates(figures("all", "staff_npm", data=turned)).text == group


def test_of_many_figures_a_title_states_that_of_the_asker_and_counts_the_others(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("fra-cglpl", "mar-cndh", "mli-cndh"):
        add_fact(world, name, "visits_total", "40", unit="visits", basis="year", valid_from="2021", valid_to="2021")
    data = load(world)
    names = ["mar-cndh", "fra-cglpl", "mli-cndh"]
    assert findings.newest_figure(figures(names, data=data)).head.endswith(
        "Morocco COU 40 (2021); known of 2 others too."
    )
    for few in (figures(names[:2], data=data), figures("seminar", data=data)):
        assert findings.newest_figure(few) == findings.latest_figures(few)
    monkeypatch.setattr("npm_compare.views.findings.spans.TOLD", 2)
    assert findings.newest_figure(figures("seminar", data=data)).head.endswith(": known of 3 of 3 mechanisms.")


def test_latest_figures_name_year_basis_and_unknown(world_data: Dataset) -> None:
    """Of 2014 France has money voted, spent and in a draft: the first is told."""
    found = findings.latest_figures(figures("seminar", "budget_total", data=world_data))
    assert str(found) == (
        "Budget, latest full year: Morocco COU 75,000,000 MAD (2019, voted), France INV 3,900,000 EUR (2014, voted). "
        "Not known: Mali OMB."
    )
    more = with_fact(world_data, MOROCCO, "budget_total", value="80000000", valid_to="2020", valid_from="2020")
    found = findings.latest_figures(figures("seminar", "budget_total", data=more))
    assert "Morocco COU 80,000,000 MAD (2020, voted)" in str(found)


def test_only_figures_that_are_are_called_those_of_the_latest_full_year(world: Path) -> None:
    """Of Mali a draft budget alone is known."""
    draft = {"unit": "EUR", "basis": "bill", "valid_from": "2016", "valid_to": "2016"}
    add_fact(world, FRANCE, "budget_total", "4500000", **draft)
    add_fact(world, MALI, "budget_total", "900000", **draft)
    found = findings.latest_figures(figures([FRANCE, MALI], "budget_total", data=load(world)))
    assert str(found) == (
        "Budget, latest full year: France INV 3,900,000 EUR (2014, voted). "
        "Budget, only planned: Mali OMB 900,000 EUR (2016, draft budget)."
    )


def test_amounts_in_several_currencies_stand_beside_what_they_are_in_one(world: Path) -> None:
    """At 0.75 EUR for an international dollar France's budget is 5,200,000; Morocco has no factor of 2019."""
    add(world, "series", "ppp_lcu_per_intl_usd,LCU per USD,A,A,أ,Invented.")
    line = add(world, "statistics", "fra,ppp_lcu_per_intl_usd,2014,0.75,figures-a,")
    spoil(world, "statistics", line, "currency", "EUR")
    found = figures("seminar", "budget_total", data=load(world))
    assert str(findings.latest_figures(found)) == (
        "Budget, latest full year: Morocco COU 75,000,000 MAD (2019, voted; not converted), "
        "France INV 3,900,000 EUR (2014, voted; 5,200,000 international dollars). Not known: Mali OMB."
    )
    assert str(findings.latest_rates(found)) == (
        "Budget per 1,000 prisoners: France INV 86,667 international dollars (2014). "
        "Not known: Mali OMB. Not converted, no factor of the year: Morocco COU."
    )


def test_a_rate_says_the_year_of_its_denominator_where_it_is_another(world: Path) -> None:
    year = {"unit": "visits", "basis": "year", "valid_from": "2016", "valid_to": "2016"}
    add_fact(world, FRANCE, "visits_total", "132", **year)
    assert "France INV 2.00 (2016 divided by 2015)" in str(findings.latest_rates(figures(FRANCE, data=load(world))))


def test_parts_of_a_year_and_sums_of_several_are_no_latest_figure(world: Path) -> None:
    """Only the part of 2008, the sum of 2013 and 2014, and the full year 2014 are known of France."""
    found = findings.latest_figures(figures(FRANCE, data=load(world)))
    assert str(found) == "Visits, latest full year: France INV 150 (2014)."


def test_a_part_of_a_later_year_does_not_hide_the_last_full_year(world: Path) -> None:
    part = {
        "unit": "visits",
        "basis": "partial",
        "valid_from": "2016-01",
        "valid_to": "2016-06",
        "note": "Half a year.",
    }
    add_fact(world, FRANCE, "visits_total", "50", **part)
    found = findings.latest_figures(figures(FRANCE, data=load(world)))
    assert str(found) == "Visits, latest full year: France INV 150 (2014)."


def test_a_body_that_is_nothing_but_the_mechanism_has_no_share_in_itself() -> None:
    found = findings.latest_rates(figures("all", "budget_npm"), "institution_budget")
    assert "100" not in found.head
    assert "whose share is the whole by definition" in found.rest


def test_a_correlation_is_not_computed_from_few_points(world: Path) -> None:
    row = "staff_npm,resources,staff,number,level,persons,,basis_staff,18(3),Staff of the function,Effectif,عدد,How?,,"
    add(world, "indicators", row)
    found = findings.few_points(figures("seminar", data=load(world)), "staff")
    assert str(found) == (
        "“Visits” and “staff of the function” are both known for 1 of 3 mechanisms. "
        "So few and such different cases cannot show whether one grows with the other."
    )


def test_of_how_many_a_figure_is_known_and_of_whom_not() -> None:
    """Those of whom nothing is known are named, not the others."""
    found = figures(["fra-cglpl", "seminar", "tun-inpt", "che-nkvf"], "budget_total")
    missing = [name for name in found.mechanisms if name not in set(found.facts["subject"])]
    told = str(findings.newest_figure(found))
    assert f"known of {len(found.mechanisms) - len(missing) - 1} others too" in told
    assert told.endswith(f"Not known: {listed(short_name(found.data, name) for name in missing)}.")


def test_of_a_few_rates_that_of_the_asker_and_the_ends_are_told_of_many_the_middle(world: Path) -> None:
    """Morocco 36 visits to 36 million inhabitants, France 150 to 60, Mali 12 to 17: 1.00, 2.50 and 0.71."""
    add_fact(world, "mar-cndh", "visits_total", "36", unit="visits", basis="year", valid_from="2018", valid_to="2018")
    data = load(world)
    asked, group = figures(["mar-cndh", "seminar"], data=data), figures("seminar", data=data)
    begun = "Visits per million inhabitants: "
    assert [findings.span_of_rates(found, "inhabitants").head.removeprefix(begun) for found in (asked, group)] == [
        "Morocco COU 1.00 (2018); 3 range from 0.71 (Mali OMB) to 2.50 (France INV).",
        "from 0.71 (Mali OMB) to 2.50 (France INV).",
    ]
    assert [findings.middle_rate(found, "inhabitants").head.removeprefix(begun) for found in (asked, group)] == [
        "France INV 2.50 (2014), Morocco COU 1.00 (2018), Mali OMB 0.71 (2015).",
        "half of 3 have 1.00 or less.",
    ]

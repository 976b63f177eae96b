"""Sentences: each is computed, names what is not known, and changes when a fact changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import assess, assumptions, compare, evidence, findings, options, size
from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.durations import durations
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.findings import Finding
from npm_compare.views.language import ISOLATE, POP, speaking
from npm_compare.views.wording import short_name

MOROCCO, FRANCE, MALI = "mar-cndh", "fra-cglpl", "mli-cndh"
NARROW, HARD = "\u202f", "\u00a0"


def with_fact(data: Dataset, subject: str, indicator: str, **cells: str) -> Dataset:
    """Return the data with other cells in the facts of a subject that answer an indicator."""
    facts = data.facts.copy()
    here = (facts["subject"] == subject) & (facts["indicator"] == indicator)
    assert here.any()
    for column, value in cells.items():
        facts.loc[here, column] = value
    return replace(data, facts=facts)


def with_statistics(data: Dataset, factor: float) -> Dataset:
    return replace(data, statistics=data.statistics.assign(value=data.statistics["value"] * factor))


def mandate(data: Dataset, **asked: str) -> findings.Finding:
    return findings.powers(compare("seminar", "mandate", data=data, **asked))  # type: ignore[arg-type]


def test_powers_counts_full_partial_silent_and_unknown_apart(world_data: Dataset) -> None:
    assert str(mandate(world_data)) == (
        "By law, of 2 powers and guarantees Morocco COU has none that is known; France INV has 2 in full; Mali OMB has none "
        "that is known. The text is silent: Morocco COU 1. Not known in law: Morocco COU 1, Mali OMB 2."
    )


def test_powers_on_the_day_of_the_seminar(world_data: Dataset) -> None:
    """France's limit had gone in May 2014; Morocco had no law; of Mali only the practice is known."""
    then = str(mandate(world_data, at="seminar"))
    assert "Morocco COU has none that is known; France INV has 2 in full;" in then
    assert then.endswith("Not known in law: Morocco COU 2, Mali OMB 2.")
    assert "France INV has 1 in full and 1 with limits;" in str(mandate(world_data, at="2013"))


def test_a_denied_power_is_told(world_data: Dataset) -> None:
    found = str(mandate(with_fact(world_data, MOROCCO, "visits_unannounced", value="no")))
    assert "Morocco COU has none that is known;" in found
    assert "Denied: Morocco COU 1. Not known in law: Morocco COU 1, Mali OMB 2." in found


def test_practice_and_bills_give_no_power(world_data: Dataset) -> None:
    """Morocco's private interviews stand in a bill only."""
    law = with_fact(world_data, MOROCCO, "private_interviews", basis="law", attested="", valid_from="2018-03-01")
    assert "Morocco COU has 1 in full;" in str(mandate(law))


def contrast(data: Dataset, mechanism: str = MOROCCO) -> str:
    return str(findings.contrast(compare("seminar", "mandate", data=data), mechanism))


def test_contrast_names_what_others_have_and_why_it_is_missing_here(world_data: Dataset) -> None:
    assert contrast(world_data) == (
        "On 24 November 2026 the law of at least one of the others gives 2 points in full that the law of Morocco COU is not "
        "shown to give so. It does not mention unannounced visits. It was not read, and only something else is known, on "
        "private interviews (bill: yes)."
    )
    assert "It gives with limits unannounced visits." in contrast(
        with_fact(world_data, MOROCCO, "visits_unannounced", value="partly")
    )
    assert "It denies unannounced visits." in contrast(with_fact(world_data, MOROCCO, "visits_unannounced", value="no"))


def test_what_is_not_known_in_law_names_what_is_known_in_practice(world_data: Dataset) -> None:
    """The table shows the practice: a sentence that calls the question not known would contradict it."""
    practice = with_fact(world_data, MOROCCO, "private_interviews", basis="practice", value="partly")
    assert contrast(practice).endswith("only something else is known, on private interviews (practice: partly).")
    nothing = world_data.facts[
        ~world_data.facts["indicator"].eq("private_interviews") | world_data.facts["subject"].ne(MOROCCO)
    ]
    assert contrast(replace(world_data, facts=nothing)).endswith(
        "It was not read on private interviews, and nothing else is known."
    )


def test_contrast_says_when_nothing_is_missing(world_data: Dataset) -> None:
    assert contrast(world_data, FRANCE) == (
        "On 24 November 2026 nothing that the law gives in full to one of the others is missing for France INV."
    )


def test_unknown_counts_the_questions_without_any_answer(world_data: Dataset) -> None:
    found = findings.unknown(compare("seminar", "mandate", data=world_data))
    assert str(found) == (
        "Of the 5 questions, in law or in practice, no document read on 24 November 2026 answers 2 on Morocco COU and 4 on "
        "Mali OMB. 2 of these questions ask for a yes or a no, the others for a number, a date, a kind or a text."
    )
    fewer = replace(world_data, facts=world_data.facts[world_data.facts["indicator"] != "private_interviews"])
    assert "answers 3 on Morocco COU, 1 on France INV and" in str(
        findings.unknown(compare("seminar", "mandate", data=fewer))
    )


def test_questions_that_all_ask_for_a_yes_or_a_no_need_no_word_on_their_kind(world_data: Dataset) -> None:
    found = findings.unknown(compare("seminar", ["visits_unannounced", "private_interviews"], data=world_data))
    assert str(found).endswith("answers 2 on Mali OMB.")


def test_an_answer_that_is_a_figure_has_its_year(world_data: Dataset) -> None:
    found = findings.answer(compare(FRANCE, "visits", data=world_data), "visits_total")
    assert str(found) == "On 24 November 2026. Visits – 150 (2014, full year, sources differ): France INV."


def test_the_wording_of_the_law_that_was_read_is_told_by_the_year_of_the_document(world_data: Dataset) -> None:
    """France: founding text and private interviews in the act of 2007, the amendment quoted in a report of 2015."""

    def said(data: Dataset) -> str:
        return str(findings.wordings(compare([FRANCE, MALI], "mandate", data=data)))

    assert said(world_data) == (
        "Wording of the law read, by the year of the document: France INV: 2007 (2 answers), 2015 (1); Mali OMB: no text of "
        "the law read. A later amendment shows only where a later document was read as well."
    )
    sources = world_data.sources.copy()
    sources.loc["law-fr-2007", "published"] = ""
    assert "France INV: 2015 (1 answer), undated (2);" in said(replace(world_data, sources=sources))


def test_models_are_counted_as_they_are_compared(world_data: Dataset) -> None:
    assert str(findings.groups(options(at="2016-01-01", data=world_data))) == (
        "On 1 January 2016 2 mechanisms in place are compared by model: new specialised body 1 and ombudsman institution 1."
    )


def test_answer_names_those_that_share_an_answer_together_with_its_basis(world_data: Dataset) -> None:
    found = findings.answer(compare("seminar", "mandate", data=world_data), "private_interviews")
    assert str(found) == (
        "On 24 November 2026. Private interviews – yes (bill, as of 2016): Morocco COU; yes (law): France INV; "
        "not known: Mali OMB."
    )
    law = with_fact(world_data, MOROCCO, "private_interviews", basis="law", attested="", valid_from="2018-03-01")
    assert "yes (law): Morocco COU and France INV;" in str(
        findings.answer(compare("seminar", "mandate", data=law), "private_interviews")
    )


def test_known_powers_stand_best_known_first(world_data: Dataset) -> None:
    def said(data: Dataset) -> str:
        return str(findings.known_powers(compare("seminar", "mandate", data=data)))

    assert said(world_data) == "Of 2 points the law is known on: France INV 2, Morocco COU 1, Mali OMB 0."
    described = with_fact(world_data, MALI, "visits_unannounced", basis="described")
    assert said(described).endswith(", Mali OMB 0.")  # the body had ended
    both = with_fact(world_data, MOROCCO, "private_interviews", basis="law", attested="", valid_from="2018-03-01")
    assert ": Morocco COU 2, France INV 2, Mali OMB 0." in said(both)


def test_known_share_counts_cells_and_names_the_most_frequent_yes(world_data: Dataset) -> None:
    found = findings.known_share(compare("seminar", "mandate", data=world_data))
    assert str(found) == (
        "The law is known on 3 of 6 points (50%). Most often given: “unannounced visits” (1 of 3 mechanisms)."
    )
    law = with_fact(world_data, MOROCCO, "private_interviews", basis="law", attested="", valid_from="2018-03-01")
    assert "4 of 6 points (67%). Most often given: “private interviews” (2 of 3 mechanisms)." in str(
        findings.known_share(compare("seminar", "mandate", data=law))
    )


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


def test_a_correlation_is_not_computed_from_few_points(world: Path) -> None:
    row = "staff_npm,resources,staff,number,level,persons,,basis_staff,18(3),Staff of the function,Effectif,عدد,How?,,"
    add(world, "indicators", row)
    found = findings.few_points(figures("seminar", data=load(world)), "staff")
    assert str(found) == (
        "“Visits” and “staff of the function” are both known for 1 of 3 mechanisms. Cases so few, and so unlike, cannot show "
        "whether one grows with the other."
    )


def test_met_counts_the_known_and_names_the_unknown(world_data: Dataset) -> None:
    def said(data: Dataset, aspect: str) -> str:
        return str(findings.met(assess("seminar", data=data), aspect))

    assert said(world_data, "law") == (
        "Requirements met in law: Morocco COU 0 of 0 known (1 not known), France INV 1 of 1 known (0 not known), "
        "Mali OMB (no longer the mechanism on this date)."
    )
    assert "France INV 0 of 1 known" in said(world_data, "practice")
    law = with_fact(world_data, MOROCCO, "private_interviews", basis="law", attested="", valid_from="2018-03-01")
    assert "Morocco COU 1 of 1 known (0 not known)" in said(law, "law")


def test_of_what_is_met_it_is_said_how_much_rests_on_a_description(world_data: Dataset) -> None:
    law = with_fact(world_data, MOROCCO, "private_interviews", basis="described")
    text = str(findings.met(assess(MOROCCO, data=law)))
    assert text == "Requirements met in law: Morocco COU 1 of 1 known (1 as described, 0 not known)."


def test_of_a_mechanism_that_is_not_there_yet_it_is_said_that_it_is_not(world_data: Dataset) -> None:
    found = assess(MOROCCO, at="seminar", data=world_data)
    assert str(findings.met(found)) == "Requirements met in law: Morocco COU (no mechanism yet on this date)."
    assert str(findings.lacking(found, MOROCCO)) == "Morocco COU: no mechanism yet on this date."


def test_rules_of_the_institution_are_told_apart_from_what_is_not_known(world: Path) -> None:
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")
    add_fact(world, MOROCCO, "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    found = assess(MOROCCO, at="2019-01-01", data=load(world))
    assert str(findings.lacking(found, MOROCCO)) == (
        "On 1 January 2019 Morocco COU is not known to fall short of any requirement in law. Only rules of the whole "
        "institution are known on: private interviews."
    )


def test_of_many_mechanisms_the_requirements_met_are_told_together() -> None:
    text = str(findings.met(assess("nhri", ["opcat"], data=load())))
    counts = assess("nhri", ["opcat"], data=load()).counts("law")
    known = int(counts[["met", "partly", "not_met", "silent"]].to_numpy().sum())
    points, met = known + int(counts["not_known"].sum()), int(counts["met"].sum())
    assert text == (
        f"Requirements in law, {len(counts)} mechanisms: the answer is known on {known:,} of {points:,} points; met in full: "
        f"{met:,}."
    )


def test_lacking_lists_what_is_known_to_be_unmet_and_counts_the_unknown(world_data: Dataset) -> None:
    def said(data: Dataset) -> str:
        return str(findings.lacking(assess(MOROCCO, data=data), MOROCCO))

    assert said(world_data) == (
        "On 24 November 2026 Morocco COU is not known to fall short of any requirement in law. On 1 other nothing was read in "
        "law."
    )
    for value, words in (
        ("no", "It does not meet"),
        ("silent", "The text is silent on"),
        ("partly", "It meets in part"),
    ):
        law = with_fact(world_data, MOROCCO, "private_interviews", basis="law", value=value)
        assert said(law) == (
            "On 24 November 2026 Morocco COU is known to fall short of 1 requirement in law. "
            f"{words}: private interviews."
        )


def test_the_wait_counts_those_that_came_early_and_those_that_wait_still(world_data: Dataset) -> None:
    """France never waited, Morocco 3.2 years, Mali 8.4: half of the three had a mechanism after 3.2."""
    found = findings.wait(durations(data=world_data), data=world_data)
    assert str(found) == (
        "Half of the States parties had named a mechanism within 3.2 years of the entry into force for them. 1 State that had "
        "it before is in the number. 0 States still wait."
    )
    at_seminar = findings.wait(durations(at="seminar", data=world_data), data=world_data)
    assert "8.4 years" in str(at_seminar)
    assert str(at_seminar).endswith("1 State that had it before is in the number. 1 State still waits.")


def test_the_middle_is_told_with_its_interval_in_words() -> None:
    assert re.search(
        r"at a level of 95 per cent the middle lies between \d\.\d and \d\.\d years\.", str(findings.wait(durations()))
    )


def test_the_wait_names_the_start_and_the_event_it_was_counted_with(world_data: Dataset) -> None:
    rows = durations(start="deposit", event="accepted", data=world_data)
    text = str(findings.wait(rows, start="deposit", event="accepted", data=world_data))
    assert "had a mechanism that the SPT accepts within 3.3 years of the deposit of their instrument" in text


def test_the_wait_does_not_say_half_where_less_than_half_had_the_event(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), "designated", "")
    data = load(world)
    rows = durations(at="2014-06-30", data=data)
    assert str(findings.wait(rows, data=data)) == (
        "Less than half of the States parties have named a mechanism so far. 0 States that had it before are in the number. "
        "1 State still waits. 1 State is left out: no document read says since when."
    )


def test_late_names_only_those_late_by_both_ways_of_counting(world_data: Dataset) -> None:
    def said(at: str) -> str:
        return str(findings.late(at=at, data=world_data))

    assert said("2015-12-25") == "1 State party is late, without a mechanism in place: Morocco since 2015."
    assert said("2015-12-24") == (
        "No State party is late with its mechanism. 1 other State without a mechanism is late by one way of counting only, or "
        "not yet due."
    )
    assert "Mali since 2007" in said("today")  # its ombudsman ended in 2016


def test_the_late_are_named_by_the_year_in_which_they_were_due(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    assert str(findings.late(data=load(world))) == (
        "2 States parties are late, without a mechanism in place: Mali the longest, since 2007. By the year in which it was "
        "due: Mali (2007) and Morocco (2015)."
    )


def test_models_says_what_gained_most_and_counts_what_is_in_place(world_data: Dataset) -> None:
    """Mali's ombudsman ended in 2016, Morocco's council came in 2018."""
    assert str(findings.models(data=world_data)) == (
        "Since the Rabat seminar, human rights institutions gained most: 0 then, 1 now. New bodies stayed at 1. "
        "Of 2 mechanisms in place on 24 November 2026: new specialised body 1, national human rights institution 1."
    )
    assert str(findings.models(at="seminar", data=world_data)).startswith("Of 2 mechanisms in place on 12 May 2015: ")
    assert str(findings.models(at="2001", data=world_data)) == "No mechanism was in place on 31 December 2001."


def test_what_replaced_what_is_told_in_a_sentence(world: Path) -> None:
    assert str(findings.replaced(data=load(world))) == "No body had given way to another."
    add_fact(world, "mli-next", "designation_date", "2017-02-03", basis="published")
    add(world, "mechanisms", "mli-next,mli,Body,,NEXT,new_specialised,active,2017-02-03,,")
    assert str(findings.replaced(data=load(world))) == (
        "1 body gave way to another: 0 of them was a new body, 1 gave way to one. Mali: ombudsman institution to new specialised "
        "body (2016)."
    )


def standing(data: Dataset, mechanism: str = MOROCCO, at: str = "today") -> str:
    return str(findings.standing(mechanism, at=at, data=data))


def test_it_is_said_how_many_states_met_the_deadline_and_of_how_many_it_is_not_known(world: Path) -> None:
    assert str(findings.in_time(at="2020-01-01", data=load(world))) == (
        "1 of 3 States had a mechanism within the year that art. 17 allows."
    )
    line = line_of("mechanism_facts", "mar-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "value", "2015")
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", "2015")
    assert str(findings.in_time(at="2020-01-01", data=load(world))) == (
        "1 of 2 States had a mechanism within the year that art. 17 allows. "
        "Of 1 other State whose year has ended the date is not known precisely enough."
    )


def test_a_date_after_the_data_is_answered_as_of_their_last_day(world_data: Dataset) -> None:
    for finding in (findings.late, findings.models, findings.in_time):
        assert str(finding(at="2999", data=world_data)) == str(finding(data=world_data))
    assert standing(world_data, at="2999") == standing(world_data)


def test_a_law_not_carried_out_is_told_beside_the_wait_that_it_did_not_end(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    assert standing(load(world), at="2020-12-24").split("24 December 2014. ")[1] == (
        "No mechanism was in place, 6.0 years after the entry into force. Morocco COU was named (1 March 2018) and not set up. "
        "The year of art. 17 ends on 24 November 2015, counted from deposit, or 24 December 2015."
    )


def test_standing_tells_commitments_and_wait(world_data: Dataset) -> None:
    bound = "Morocco deposited its instrument on 24 November 2014 and has been bound since 24 December 2014."
    assert standing(world_data) == (
        f"On 24 November 2026: {bound} Morocco COU was designated 3.2 years after the entry into force."
    )
    assert standing(world_data, at="seminar") == (
        f"On 12 May 2015: {bound} No mechanism was in place, 0.4 years after the entry into force. The year of art. 17 ends "
        "on 24 November 2015, counted from deposit, or 24 December 2015."
    )


def test_standing_tells_a_designation_before_the_start_as_such(world_data: Dataset) -> None:
    assert standing(world_data, FRANCE).endswith(
        "France INV was designated 0.5 years before the entry into force. At work since July 2008."
    )


def test_standing_of_a_state_that_is_not_bound(world_data: Dataset) -> None:
    """A year asked for means its last day, and is told as that day."""
    assert standing(world_data, at="2001") == "On 31 December 2001 Morocco was not bound by the OPCAT."


def test_standing_says_that_a_body_has_ended(world_data: Dataset) -> None:
    assert standing(world_data, MALI).endswith("Ended: 6 July 2016.")
    assert "Ended" not in standing(world_data, MALI, at="seminar")


def test_standing_of_a_successor_does_not_take_the_date_of_the_first_body(world: Path) -> None:
    add(world, "mechanisms", "mli-new,mli,Invented Body,Corps inventé,NEW,new_specialised,active,2016-07-07,,")
    add_fact(world, "mli-new", "designation_date", "2016-07-07", basis="unspecified")
    data = load(world)
    assert standing(data, "mli-new").endswith(
        "Its first mechanism was designated 8.4 years after the entry into force. Designation of Mali NEW: 7 July 2016."
    )
    assert standing(data, "mli-new", at="seminar").endswith(
        "Its first mechanism was designated 8.4 years after the entry into force."
    )


def test_standing_invents_no_wait_where_the_designation_is_undated(world_data: Dataset) -> None:
    bodies = world_data.mechanisms.copy()
    bodies.loc[MOROCCO, "designated"] = ""
    assert standing(replace(world_data, mechanisms=bodies)).endswith(
        "No document read says when its mechanism was designated."
    )


def test_laws_read_on_most_powers_are_counted_by_region(world_data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two questions the law of France answers both; Mali's body has ended, Morocco's act answers one."""
    everybody = ["fra-cglpl", "mar-cndh"]
    none = "Of 2 mechanisms no law has been read on most powers."
    assert findings.read_by_region(everybody, data=world_data).head == none
    monkeypatch.setattr("npm_compare.analysis.evidence.LAW_READ", 2)
    assert findings.read_by_region(everybody, data=world_data).head == (
        "Of 2 mechanisms the laws of 1 have been read on most powers, 1 of them from one region (Europe)."
    )


def test_trust_tells_the_weak_grounds_and_calls_no_law_in_force_old(world_data: Dataset) -> None:
    """France's law of 2007 is in force: of the others those that rest on sources of before 2016 are old."""
    table = evidence.grounds("seminar", data=world_data)
    text = str(findings.trust(table))
    counts = table.set_index(["what", "value"])["facts"]
    assert counts["age", "in_force"] == counts["basis", "law"] > 0
    assert text == (
        "Of 26 facts that hold on the date 27% were read in a legal text and 15% in the press; "
        f"{counts['age', 'over_10'] / 26:.0%}, laws in force not counted, rest on sources older than ten years; "
        "on 15% sources differ."
    )


def test_what_the_task_needs_changes_with_its_inputs_and_counts_the_facts_among_them() -> None:
    inputs = assumptions("mar")
    before = str(findings.needed(size("mar", inputs)))
    for facts, words in ((0, "0 are facts"), (1, "1 is a fact"), (2, "2 are facts")):
        grounds = ["fact"] * facts + ["assumption"] * (len(inputs) - facts)
        found = findings.needed(size("mar", inputs.assign(grounds=grounds)))
        assert f"Of the {len(inputs)} inputs {words}; the others are assumptions to be replaced." in found.unknown
        assert found.facts == facts
    doubled = inputs.copy()
    places = doubled["input"] == "places"
    doubled.loc[places, ["low", "likely", "high"]] *= 2
    assert str(findings.needed(size("mar", doubled))) != before


def test_every_sentence_rests_on_a_number_of_facts(world_data: Dataset) -> None:
    """Four facts of law answer questions of the mandate; two facts and a statistic make one rate."""
    found = compare("seminar", "mandate", data=world_data)
    assert findings.powers(found).facts == int(found.facts["basis"].isin(["law", "described"]).sum()) == 4
    assert findings.latest_rates(figures("seminar", data=world_data)).facts == 2
    assert findings.latest_figures(figures("seminar", data=world_data)).facts == 2


SENTENCES: dict[str, Callable[[Dataset], Finding]] = {
    "powers": mandate,
    "contrast": lambda data: findings.contrast(compare("seminar", "mandate", data=data), MOROCCO),
    "unknown": lambda data: findings.unknown(compare("seminar", "mandate", data=data)),
    "answer": lambda data: findings.answer(compare("seminar", "mandate", data=data), "model"),
    "latest_rates": lambda data: findings.latest_rates(figures("seminar", data=data)),
    "latest_figures": lambda data: findings.latest_figures(figures("seminar", data=data)),
    "met": lambda data: findings.met(assess("seminar", data=data)),
    "lacking": lambda data: findings.lacking(assess(MOROCCO, data=data), MOROCCO),
    "standing": lambda data: findings.standing(MOROCCO, data=data),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_whatever_a_table_holds_is_escaped_on_the_page(world_data: Dataset, name: str) -> None:
    states, bodies = world_data.states.copy(), world_data.mechanisms.copy()
    states.loc["mar", "name_en"] = "<script>Morocco</script>"
    bodies["acronym"] = "A&B"
    page = SENTENCES[name](replace(world_data, states=states, mechanisms=bodies))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;Morocco&lt;/script&gt;" in page
    assert "A&B" not in page


def test_a_finding_shows_itself_in_bold() -> None:
    found = Finding('Less < more & "so".', 3)
    assert found._repr_html_() == '<p class="finding"><strong>Less &lt; more &amp; &quot;so&quot;.</strong></p>'
    assert (str(found), repr(found)) == ('Less < more & "so".', 'Less < more & "so". [3 facts]')


def test_what_is_not_known_stands_in_a_line_beneath_the_finding() -> None:
    found = Finding("Two laws of three.", 3, unknown="Not read: 7 < 9.")
    beneath = '<p class="unknown"><small>Not read: 7 &lt; 9.</small></p>'
    assert found._repr_html_() == f'<p class="finding"><strong>Two laws of three.</strong></p>{beneath}'
    assert (found.text, str(found)) == ("Two laws of three.", "Two laws of three. Not read: 7 < 9.")


def only(data: Dataset, subject: str, *indicators: str) -> Dataset:
    """Return the data with no facts but those of a subject that answer some indicators."""
    facts = data.facts
    return replace(data, facts=facts[(facts["subject"] == subject) & facts["indicator"].isin(indicators)])


def one(data: Dataset) -> Comparison:
    return compare(FRANCE, "private_interviews", data=data)


ONE: dict[str, tuple[Callable[[Dataset], Finding], str]] = {
    "powers": (
        lambda data: findings.powers(one(data)),
        "By law, of 1 power or guarantee France INV has 1 in full.",
    ),
    "unknown": (
        lambda data: findings.unknown(one(data)),
        "The 1 question has an answer, in law or in practice, for each mechanism on 24 November 2026.",
    ),
    "known_powers": (
        lambda data: findings.known_powers(one(data)),
        "Of 1 point the law is known on: France INV 1.",
    ),
    "known_share": (
        lambda data: findings.known_share(one(data)),
        "The law is known on 1 of 1 point (100%). Most often given: “private interviews” (1 of 1 mechanism).",
    ),
    "few_points": (
        lambda data: findings.few_points(figures(FRANCE, data=data), "inhabitants"),
        "“Visits” and “population” are both known for 1 of 1 mechanism. Cases so few, and so unlike, cannot show whether one "
        "grows with the other.",
    ),
    "lacking": (
        lambda data: findings.lacking(assess(MOROCCO, data=data), MOROCCO),
        "On 24 November 2026 Morocco COU is not known to fall short of any requirement in law. On 1 other nothing was read in "
        "law.",
    ),
    "wait": (
        lambda data: findings.wait(durations(at="2014-06-30", data=data), data=data),
        "Half of the States parties had one before or on the day on which the Protocol bound them. 1 State that had it before "
        "is in the number. 1 State still waits.",
    ),
    "late": (
        lambda data: findings.late(at="2015-12-25", data=data),
        "1 State party is late, without a mechanism in place: Morocco since 2015.",
    ),
    "models": (
        lambda data: findings.models(at="2010", data=data),
        "Of 1 mechanism in place on 31 December 2010: new specialised body 1.",
    ),
    "trust": (
        lambda data: findings.trust(evidence.grounds("seminar", data=only(data, FRANCE, "legal_instrument"))),
        "Of 1 fact that holds on the date 100% was read in a legal text and 0% in the press; 0%, laws in force not counted, "
        "rests on a source older than ten years; on 0% sources differ.",
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_a_count_of_one_agrees_with_the_words_around_it(world_data: Dataset, name: str) -> None:
    found, text = ONE[name]
    assert str(found(world_data)) == text


def test_one_fact_is_not_called_facts() -> None:
    found = Finding("So.", 1)
    assert repr(found) == "So. [1 fact]"


SPOKEN: dict[str, tuple[Callable[[Dataset], Finding], list[str], list[str]]] = {
    "powers": (
        mandate,
        ["Maroc COU", "République française INV"],
        [f"المغرب {ISOLATE}COU{POP}", f"{ISOLATE}2{POP}"],
    ),
    "contrast": (
        lambda data: findings.contrast(compare("seminar", "mandate", data=data), MOROCCO),
        ["24 novembre 2026", "Maroc COU", "visites inopinées", "entretiens en privé"],
        [f"{ISOLATE}24 نونبر 2026{POP}", f"المغرب {ISOLATE}COU{POP}", "زيارات غير معلنة", "مقابلات على انفراد"],
    ),
    "answer": (
        lambda data: findings.answer(compare("seminar", "mandate", data=data), "private_interviews"),
        ["Entretiens en privé", "oui (projet de loi", "oui (loi)", "inconnu", "Mali OMB"],
        ["مقابلات على انفراد", "نعم (مشروع قانون", "غير معروف", f"مالي {ISOLATE}OMB{POP}"],
    ),
    "known_powers": (
        lambda data: findings.known_powers(compare("seminar", "mandate", data=data)),
        ["République française INV 2, Maroc COU 1, Mali OMB 0"],
        [f"فرنسا {ISOLATE}INV{POP} {ISOLATE}2{POP}، المغرب {ISOLATE}COU{POP}"],
    ),
    "known_share": (
        lambda data: findings.known_share(compare("seminar", "mandate", data=data)),
        [f"50{HARD}%", "visites inopinées"],
        ["50", "زيارات غير معلنة"],
    ),
    "latest_rates": (
        lambda data: findings.latest_rates(figures("seminar", data=data)),
        ["Visites ", "République française INV 2,50 (2014)", "Maroc COU"],
        ["الزيارات", f"فرنسا {ISOLATE}INV{POP} {ISOLATE}2,50{POP} ({ISOLATE}2014{POP})"],
    ),
    "latest_figures": (
        lambda data: findings.latest_figures(figures("seminar", "budget_total", data=data)),
        ["Budget de l'année", f"Maroc COU 75{NARROW}000{NARROW}000{HARD}dirhams marocains (2019, voté)"],
        ["الميزانية", f"{ISOLATE}75.000.000{HARD}درهم مغربي{POP}", "ميزانية معتمدة"],
    ),
    "few_points": (
        lambda data: findings.few_points(figures("seminar", data=data), "inhabitants"),
        [f"«{HARD}Visites{HARD}»", f"«{HARD}population à mi-année{HARD}»"],
        ["«الزيارات»", "«عدد السكان»"],
    ),
    "lacking": (
        lambda data: findings.lacking(
            assess(MOROCCO, data=with_fact(data, MOROCCO, "private_interviews", basis="law", value="no")), MOROCCO
        ),
        ["Maroc COU", "24 novembre 2026", "entretiens privés"],
        [f"المغرب {ISOLATE}COU{POP}", f"{ISOLATE}24 نونبر 2026{POP}", "مقابلات على انفراد"],
    ),
    "met": (
        lambda data: findings.met(assess("seminar", data=data)),
        ["Maroc COU 0", "République française INV 1"],
        [f"المغرب {ISOLATE}COU{POP} {ISOLATE}0{POP}"],
    ),
    "wait": (
        lambda data: findings.wait(durations(data=data), data=data),
        ["3,2"],
        [f"{ISOLATE}3,2{POP}"],
    ),
    "late": (
        lambda data: findings.late(at="2015-12-25", data=data),
        ["Maroc"],
        ["المغرب"],
    ),
    "models": (
        lambda data: findings.models(data=data),
        ["nouvelle institution spécialisée 1", "institution nationale (INDH) 1"],
        [f"مؤسسة متخصصة جديدة {ISOLATE}1{POP}"],
    ),
    "standing": (
        lambda data: findings.standing(MALI, data=data),
        ["Mali OMB", "22 juin 2006", "8,4", "6 juillet 2016"],
        [
            f"مالي {ISOLATE}OMB{POP}",
            f"{ISOLATE}22 يونيو 2006{POP}",
            f"{ISOLATE}8,4{POP}",
            f"{ISOLATE}6 يوليوز 2016{POP}",
        ],
    ),
    "groups": (
        lambda data: findings.groups(options("seminar", at="2016-01-01", data=data)),
        ["1er janvier 2016", "nouvelle institution spécialisée"],
        [f"{ISOLATE}1 يناير 2016{POP}", "مؤسسة متخصصة جديدة"],
    ),
}
"""What a sentence holds of the data in French and in Arabic, whatever its catalogue says."""


@pytest.mark.parametrize("name", SPOKEN)
def test_labels_numbers_and_dates_are_those_of_the_language_and_latin_names_keep_their_direction(
    world_data: Dataset, name: str
) -> None:
    said, french, arabic = SPOKEN[name]
    for spoken, held in (("fr", french), ("ar", arabic)):
        with speaking(spoken):
            text = str(said(world_data))
        assert [part for part in held if part not in text] == []
        assert text.count(ISOLATE) == text.count(POP)


def test_a_sentence_is_the_same_whatever_the_order_of_the_rows(world_data: Dataset) -> None:
    turned = replace(world_data, facts=world_data.facts[::-1].reset_index(drop=True))
    for name, said in SENTENCES.items():
        assert str(said(turned)) == str(said(world_data)), name


def test_no_sentence_speaks_of_a_mechanism_that_was_not_asked_for(world_data: Dataset) -> None:
    found = str(findings.latest_figures(figures(FRANCE, data=world_data)))
    assert "Morocco" not in found
    assert "Mali" not in found

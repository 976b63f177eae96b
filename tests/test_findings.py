"""Sentences: each is computed, names what is not known, and changes when a fact changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import assess, assumptions, compare, evidence, findings, options, size
from npm_compare.analysis.figures import figures
from npm_compare.analysis.models import transitions
from npm_compare.facts.dataset import Dataset, load

MOROCCO, FRANCE, MALI = "mar-cndh", "fra-cglpl", "mli-cndh"


def with_fact(data: Dataset, subject: str, indicator: str, **cells: str) -> Dataset:
    """Return the data with other cells in the facts of a subject that answer an indicator."""
    facts = data.facts.copy()
    here = (facts["subject"] == subject) & (facts["indicator"] == indicator)
    assert here.any()
    for column, value in cells.items():
        facts.loc[here, column] = value
    return replace(data, facts=facts)


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
        "On 24 November 2026 at least one of the other laws gives in full 2 points that the law of Morocco COU is not "
        "known to give in full. It does not mention unannounced visits. It was not read, and only other evidence is known, on "
        "private interviews (bill: yes)."
    )
    assert "It gives with limits unannounced visits." in contrast(
        with_fact(world_data, MOROCCO, "visits_unannounced", value="partly")
    )
    assert "It denies unannounced visits." in contrast(with_fact(world_data, MOROCCO, "visits_unannounced", value="no"))


def test_what_is_not_known_in_law_names_what_is_known_in_practice(world_data: Dataset) -> None:
    """The table shows the practice: a sentence that calls the question not known would contradict it."""
    practice = with_fact(world_data, MOROCCO, "private_interviews", basis="practice", value="partly")
    assert contrast(practice).endswith("only other evidence is known, on private interviews (practice: partly).")
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
        "Wording of the law read, by the year of the document: France INV: 2007 (2 answers), 2015 (1); "
        "Mali OMB: text of the law not read. "
        "A later amendment shows only where a later document was read as well."
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
        "On 1 January 2019 the law of Morocco COU, as read or described, is not known to fall short of any "
        "requirement. Only rules of the whole "
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
        "On 24 November 2026 the law of Morocco COU, as read or described, is not known to fall short of any "
        "requirement. On 1 other nothing was read in "
        "law."
    )
    for value, words in (
        ("no", "It does not meet"),
        ("silent", "The text is silent on"),
        ("partly", "It meets in part"),
    ):
        law = with_fact(world_data, MOROCCO, "private_interviews", basis="law", value=value)
        assert said(law) == (
            "On 24 November 2026 the law of Morocco COU, as read or described, falls short of 1 requirement. "
            f"{words}: private interviews."
        )


def test_what_the_state_did_late_is_no_gap_of_its_law(world: Path) -> None:
    """No change of the law mends a deadline that was missed; a body that exists is nothing that the law meets."""
    texts = "Text,Texte,نص,Named in time,Désigné à temps,التعيين في الأجل"
    row = f"in_time,opcat,art. 17,treaty,state,powers,{texts},,The rule.,,https://law.example/5,read"
    add(world, "requirements", row)
    line = add(world, "requirement_indicators", "in_time,designation_date,1,within 1 year of opcat_entry_into_force,,")
    spoil(world, "requirement_indicators", line, "scope", "state")
    found = assess(MOROCCO, data=load(world))
    assert found.statuses().loc["in_time", MOROCCO] == "not_met"
    assert str(findings.lacking(found, MOROCCO)) == (
        "On 24 November 2026 the law of Morocco COU, as read or described, is not known to fall short of any requirement. On 1 "
        "other nothing was read in law. The State itself did not meet, whatever its law says: named in time."
    )
    assert found.counts().loc[MOROCCO, ["not_met", "applicable"]].tolist() == [0, 1]


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
        "Of 26 facts that hold on the date 27% were read in a law and 15% in the press; "
        f"{counts['age', 'over_10'] / 26:.0%}, laws in force not counted, rest on sources older than ten years; "
        "on 15% sources differ."
    )


def test_what_the_task_needs_changes_with_its_inputs_and_counts_the_facts_among_them() -> None:
    inputs = assumptions("mar")
    before = str(findings.needed(size("mar", inputs)))
    for facts, words in ((0, "0 are facts"), (1, "1 is a fact"), (2, "2 are facts")):
        grounds = ["fact"] * facts + ["assumption"] * (len(inputs) - facts)
        found = findings.needed(size("mar", inputs.assign(grounds=grounds)))
        assert (
            f"Of the {len(inputs)} inputs {words}, or derived from facts; the others are assumptions to be replaced."
            in found.unknown
        )
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


def test_no_sentence_speaks_of_a_mechanism_that_was_not_asked_for(world_data: Dataset) -> None:
    found = str(findings.latest_figures(figures(FRANCE, data=world_data)))
    assert "Morocco" not in found
    assert "Mali" not in found


def test_what_has_commas_of_its_own_is_listed_with_semicolons(world_data: Dataset) -> None:
    """Three mechanisms, each with two numbers; bodies that gave way, each with a State and a year."""
    powers = findings.powers(compare("seminar", "powers", data=world_data)).head
    assert powers.count(";") == 2
    gone = transitions()
    assert findings.replaced().rest.count(";") == len(gone) - 1
    spoken = str(findings.since("mar-cndh"))
    assert spoken[spoken.index("named bodies were found, the latest: ") :].count(";") == 3  # of four


def test_a_finding_says_on_how_many_facts_it_rests(world_data: Dataset) -> None:
    """Of two bodies for each that gave way; of the visits of one full year and none of a target."""
    assert findings.replaced().facts == 2 * len(transitions())
    assert findings.own_visits(figures("fra-cglpl", data=world_data)).facts == 1


def test_of_many_mechanisms_it_is_told_on_how_many_points_their_law_is_known() -> None:
    head = findings.known_powers(compare("all", "powers")).head
    assert re.fullmatch(
        r"Of 8 points the law of \d+ mechanisms is known on 0 to 8; half of them on \d or fewer\.", head
    )

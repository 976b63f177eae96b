"""The published data set: what the checker cannot know because it is promised of these data only."""

from __future__ import annotations

import pytest
from frictionless import Package

from npm_compare import assess
from npm_compare.analysis.models import in_place
from npm_compare.analysis.overdue import deadlines, overdue
from npm_compare.analysis.requirements import REASONS, STATUSES
from npm_compare.base.folders import data_folder
from npm_compare.checking.check import check
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset, load


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


def test_the_published_data_have_no_error() -> None:
    """Notices are for whoever looks after the data: a contributor whose fact draws one breaks nothing."""
    problems = check()
    errors = problems[problems["severity"] == "error"]
    assert errors.empty, errors.to_string()


def test_the_public_validator_of_data_packages_finds_nothing() -> None:
    report = Package(str(data_folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:20]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        *[("facts", 4600), ("statistics", 25000), ("mechanisms", 92), ("states", 107)],
        *[("visitors", 50), ("remarks", 120), ("studies", 21), ("debate", 37), ("reviews", 185)],
    ],
)
def test_no_row_of_the_delivered_tables_was_lost(data: Dataset, table: str, rows: int) -> None:
    assert len(getattr(data, table)) >= rows


@pytest.mark.parametrize("table", ["indicators", "codes", "series", "requirements"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_whatever_is_shown_by_a_label_has_it_in_three_languages(data: Dataset, table: str, language: str) -> None:
    labels = getattr(data, table)[f"label_{language}"]
    written = labels.str.contains("[\u0621-\u064a]" if language == "ar" else "[A-Za-z]", regex=True)
    assert labels[~written].tolist() == []


def test_every_list_of_codes_that_is_named_exists(data: Dataset) -> None:
    named = {field.codes for table in tables().values() for field in table.fields if field.codes}
    named |= set(data.indicators["codes"]) | set(data.indicators["basis"])
    assert named - {""} <= set(data.codes["list"])


def test_every_list_of_codes_is_used(data: Dataset) -> None:
    """Some hold what is computed or asked: no row at all, outcomes with their reasons, what becomes of a clause, who is right.

    Others hold what people call a date or a group.
    """
    named = {field.codes for table in tables().values() for field in table.fields}
    named |= set(data.indicators["codes"]) | set(data.indicators["basis"])
    assert set(data.codes["list"]) - named == {
        *("answer", "status", "reason", "answer_kind", "clause_status", "settled", "edition", "peers")
    }


def test_the_statuses_and_reasons_of_an_outcome_are_those_of_the_codebook(data: Dataset) -> None:
    codes = data.codes.groupby("list")["code"].agg(set)
    assert (codes["status"], codes["reason"]) == (set(STATUSES), set(REASONS))


def test_a_requirement_is_assessed_only_where_some_answer_could_meet_it(data: Dataset) -> None:
    """Otherwise what is known could only count against a mechanism: then the questions are evidence (way 0)."""
    rules = data.requirement_indicators[data.requirement_indicators["way"] != "0"]
    ways = rules.assign(can=rules["met"] != "").groupby(["requirement", "way"])["can"].all()
    assert ways.groupby("requirement").any().all()


PROXIES = {
    "incompatibilities",
    "nhri_status",
    "external_experts",
    "appointing_authority",
    "visits_total",
    "staff_total",
}
"""Questions whose answers only point to requirements: what they show is not what is asked."""


def test_what_only_points_to_a_requirement_is_evidence(data: Dataset) -> None:
    rules = data.requirement_indicators[data.requirement_indicators["indicator"].isin(PROXIES)]
    assert set(rules["way"]) == {"0"}


def test_what_the_opcat_asks_of_a_mechanism_is_asked_of_the_function_and_not_of_its_host(data: Dataset) -> None:
    rules = data.requirement_indicators[data.requirement_indicators["requirement"].str.startswith("opcat_")]
    assert set(rules.loc[rules["way"] != "0", "scope"]) == {"function", "state"}


def test_at_the_seminar_morocco_meets_nothing_since_it_has_no_mechanism(data: Dataset) -> None:
    """OPCAT art. 3: bound since 24 December 2014, without a mechanism on 12 May 2015."""
    found = assess("mar-cndh", at="seminar", data=data)
    for aspect in ("law", "practice"):
        statuses = found.statuses(aspect)["mar-cndh"]
        assert set(statuses) == {"not_applicable", "not_met"}
        assert statuses[statuses == "not_met"].index.tolist() == ["opcat_npm_exists"]


def test_a_statute_that_gives_visits_access_and_recommendations_is_a_legal_basis_without_the_name(
    data: Dataset,
) -> None:
    """SPT guidelines, para. 7. The French law of 2007 does not use the words national preventive mechanism."""
    assert assess("fra-cglpl", "gl_legal_basis", data=data).statuses().iloc[0, 0] == "met"


DELIVERED_REQUIREMENTS = {
    "opcat": 33,
    "spt_guidelines": 24,
    "spt_assessment_tool": 10,
    "paris_principles": 2,
    "ganhri_go": 5,
    "apt_guide": 6,
}
UNVERIFIED = [
    "gl_avoid_conflict",
    "gl_consult_draft_laws",
    "gl_followup_spt_recs",
    "gl_network",
    "gl_no_conflict_appointment",
    "gl_parliament_debate",
    "gl_proactive_law",
    "gl_public_designation",
    "gl_staff_immunities",
    "gl_training_methods",
    "gl_visit_programme",
    "go_npm_assessment",
]


def test_the_eighty_delivered_requirements_are_kept(data: Dataset) -> None:
    counts = data.requirements["instrument"].value_counts().to_dict()
    assert sum(DELIVERED_REQUIREMENTS.values()) == 80
    assert {name: min(counts[name], rows) for name, rows in DELIVERED_REQUIREMENTS.items()} == DELIVERED_REQUIREMENTS


def test_the_twelve_requirements_that_came_unverified_are_kept_and_stay_marked(data: Dataset) -> None:
    """Whoever has read the text of one of them marks it as read, and takes it off this list."""
    assert len(UNVERIFIED) == 12
    assert data.requirements.loc[UNVERIFIED, "verification"].unique().tolist() == ["unverified"]


def test_what_was_corrected_stands_in_the_tables_as_the_list_says() -> None:
    """Unless a later correction changed the cell again or took the row out."""
    problems = check()
    assert problems.loc[problems["file"] == "corrections.csv", "rule"].tolist() == []


def test_a_mechanism_with_an_end_is_ended_and_no_other(data: Dataset) -> None:
    ended = data.mechanisms["ended"] != ""
    over = data.mechanisms["status"].isin(["ended", "never_set_up"])
    assert data.mechanisms[ended != over].index.tolist() == []


def test_a_law_not_carried_out_made_no_mechanism(data: Dataset) -> None:
    """The observatory of Burkina Faso (law of 2014) was never set up: the State was late at the seminar, and until 2021."""
    assert data.mechanism("bfa-onpt")["status"] == "never_set_up"
    assert "bfa" not in in_place(at="seminar", data=data)["state"].tolist()
    assert overdue(at="seminar", data=data).set_index("state").loc["bfa", "late"] == "yes"
    on_paper = data.mechanisms.index[data.mechanisms["status"].isin(["planned", "never_set_up"])]
    assert set(on_paper).isdisjoint(in_place(data=data)["mechanism"])


def test_mali_named_its_mechanism_by_the_law_of_2016(data: Dataset) -> None:
    """Of 2006 only the creation of the Commission was read: no act of that year names it as the mechanism."""
    assert deadlines(data=data).set_index("state").loc["mli", ["designated", "met"]].tolist() == ["2016-07-07", "no"]


def test_liberia_was_not_due_before_the_protocol_had_been_in_force_for_a_year(data: Dataset) -> None:
    due = overdue(at="seminar", data=data).set_index("state").loc["lbr"]
    assert due["due_from_deposit"] == "2007-06-22"


def test_a_fact_belongs_to_the_table_of_its_subject(data: Dataset) -> None:
    of_states = data.facts["subject"].isin(data.states.index)
    assert set(data.facts[of_states]["file"]) == {"state_facts.csv"}
    lacking = [field for field in tables()["mechanism_facts"].columns if field not in tables()["state_facts"].columns]
    lacking.remove("mechanism")
    assert lacking
    assert set(data.facts.loc[of_states, lacking].to_numpy().ravel()) == {""}
    pillars = data.facts["indicator"].map(data.indicators["pillar"])
    assert (of_states == (pillars == "state")).all()

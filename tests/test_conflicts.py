from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add_fact, line_of, spoil
from npm_compare.analysis.conflicts import conflicts
from npm_compare.base.errors import UnknownName
from npm_compare.facts.choice import CHOICE, UNRESOLVED
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import select
from npm_compare.views.conflicts import STEPS
from npm_compare.views.display import show
from npm_compare.views.language import speaking
from npm_compare.views.wording import say_fact


def in_words(data: Dataset) -> list[str]:
    """Return every cell of the conflicts as a reader sees them."""
    return [str(cell) for cell in show(conflicts(data=data), data=data).words.to_numpy().ravel()]


TERM = {"unit": "years", "basis": "practice", "valid_from": "2009-01-01"}


def test_a_conflict_shows_what_was_chosen_why_and_what_another_says(world_data: Dataset) -> None:
    """The report and the press differ on staff and visits of 2014; nothing else in the world is in dispute."""
    found = conflicts(data=world_data).to_dict("records")
    ids = dict(zip(world_data.facts["value"], world_data.facts["id"], strict=True))
    assert found[0] == {
        "subject": "fra-cglpl",
        "indicator": "staff_total",
        "basis": "fte",
        "period": "2014/2014",
        "chosen": "25.5",
        "unit": "persons",
        "qualifier": "",
        "id": ids["25.5"],
        "source": "report-fr-2014",
        "locator": "p. 62",
        "why": "confidence",
        "other": "20",
        "other_unit": "persons",
        "other_qualifier": "",
        "other_id": ids["20"],
        "other_source": "press-fr-2016",
        "other_locator": "para. 2",
    }
    assert [(row["indicator"], row["chosen"], row["other"]) for row in found] == [
        ("staff_total", "25.5", "20"),
        ("visits_total", "150", "145"),
    ]


def test_a_question_is_one_row_in_words_with_all_that_others_say(world_data: Dataset) -> None:
    assert show(conflicts(data=world_data), data=world_data).words.iloc[0].to_dict() == {
        "Mechanism or State": "France INV",
        "Question": "Staff",
        "Basis": "Full-time equivalent",
        "Period": "2014",
        "Chosen": "25.5",
        "Source": "Invented Inspector (2015)",
        "Why": "higher confidence",
        "Others": "20: Invented Times (2016), para. 2",
    }


def test_every_reason_has_its_words() -> None:
    assert set(STEPS) == {*CHOICE, UNRESOLVED}


@pytest.mark.parametrize(
    ("chosen", "other", "why"),
    [
        ({}, {"confidence": "high", "valid_from": "2016", "valid_to": "2030"}, "certain"),
        ({"confidence": "high"}, {"source": "law-fr-2007"}, "confidence"),
        ({"source": "law-fr-2007"}, {}, "kind"),
        ({"source": "gazette-ma-2018"}, {"source": "law-fr-2007"}, "published"),
    ],
)
def test_the_reason_is_the_first_step_of_the_rule_that_decides(
    world: Path, chosen: dict[str, str], other: dict[str, str], why: str
) -> None:
    add_fact(world, "fra-cglpl", "term_years", **{**TERM, "value": "7", **chosen})
    add_fact(world, "fra-cglpl", "term_years", **{**TERM, "value": "5", **other})
    found = conflicts("fra-cglpl", at="2016-06-01", data=load(world))
    assert found.loc[found["indicator"] == "term_years", ["chosen", "why"]].to_numpy().tolist() == [["7", why]]


def test_no_answer_is_chosen_by_the_order_of_the_values(world: Path) -> None:
    """Two answers of the same source, confidence and day: neither is chosen, both are listed, and the cell says so."""
    for value in ("7", "5"):
        add_fact(
            world, "fra-cglpl", "term_years", value, **TERM, explains="several_answers", note="Two answers on one page."
        )
    data = load(world)
    found = conflicts("fra-cglpl", data=data)
    found = found[found["indicator"] == "term_years"]
    assert found[["chosen", "why", "other"]].to_numpy().tolist() == [["", UNRESOLVED, "5"], ["", UNRESOLVED, "7"]]
    shown = show(found, data=data).words.iloc[0]
    assert (shown["Chosen"], shown["Why"]) == ("unresolved", "nothing decides between them")
    (fact,) = records(select(data, subjects=["fra-cglpl"]).query("indicator == 'term_years' and unresolved"))
    assert "sources differ, unresolved" in say_fact(data, fact)


def test_of_two_dates_the_later_is_chosen(world: Path) -> None:
    for value in ("2015-06-20", "2015-06-30"):
        add_fact(
            world,
            "mli-cndh",
            "operational_since",
            value,
            basis="",
            explains="several_answers",
            note="Two answers on one page.",
        )
    found = conflicts("mli-cndh", at="2016-01-01", data=load(world)).set_index("indicator").loc["operational_since"]
    assert (found["chosen"], found["other"], found["why"]) == ("2015-06-30", "2015-06-20", "value")


def test_publications_of_one_last_day_do_not_decide(world: Path) -> None:
    """`2016-02` counts as 29 February 2016, and so does that day itself."""
    spoil(world, "sources", line_of("sources", "page-undated"), "published", "2016-02-29")
    spoil(world, "sources", line_of("sources", "page-undated"), "kind", "press")
    add_fact(world, "fra-cglpl", "term_years", "5", **TERM)
    add_fact(world, "fra-cglpl", "term_years", "7", **TERM, source="page-undated")
    found = conflicts("fra-cglpl", data=load(world))
    assert found.loc[found["indicator"] == "term_years", "why"].tolist() == [UNRESOLVED] * 2


def test_every_other_answer_is_listed_and_the_agreeing_one_is_not(world: Path) -> None:
    staff = {"unit": "persons", "basis": "headcount", "valid_from": "2014", "valid_to": "2014"}
    for value, source in (("31", "page-undated"), ("30", "page-undated"), ("32", "press-fr-2016")):
        add_fact(world, "fra-cglpl", "staff_total", value, source=source, **staff)
    found = conflicts("fra-cglpl", data=load(world)).set_index(["indicator", "basis"])
    heads = found.loc[[("staff_total", "headcount")]]
    assert heads[["chosen", "other", "other_source"]].to_numpy().tolist() == [
        ["30", "31", "page-undated"],
        ["30", "32", "press-fr-2016"],
    ]
    assert "31: Invented Society (undated), para. 9; 32: Invented Times (2016), para. 9" in in_words(load(world))


def test_a_less_precise_date_is_no_conflict_and_another_day_is_one(world: Path) -> None:
    add_fact(world, "fra-cglpl", "designation_date", "2008-06", basis="published")
    compatible = load(world)
    assert "designation_date" not in conflicts(data=compatible)["indicator"].tolist()
    other = world / "other"
    other.mkdir()
    for path in world.glob("*.csv"):
        (other / path.name).write_bytes(path.read_bytes())
    add_fact(other, "fra-cglpl", "designation_date", "2008-06-30", basis="published")
    found = conflicts(data=load(other)).set_index("indicator").loc["designation_date"]
    assert found[["chosen", "other"]].to_numpy().tolist() == [["2008-06-13", "2008-06-30"], ["2008-06-13", "2008-06"]]
    others = "30 June 2008: Invented Times (2016), para. 9; June 2008: Invented Times (2016), para. 9"
    assert {"13 June 2008", others} <= set(in_words(load(other)))


def test_answers_of_different_basis_are_no_conflict(world_data: Dataset) -> None:
    found = conflicts("fra-cglpl", data=world_data)
    assert not set(found["indicator"]) & {"private_interviews", "budget_total"}


def test_two_visits_of_the_spt_are_no_conflict(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2011-12-06", basis="made")
    add_fact(world, "mli", "spt_visit", "2012-03", basis="made")
    assert "spt_visit" not in conflicts(data=load(world))["indicator"].tolist()


def test_conflicts_about_states_are_listed_unless_mechanisms_are_asked_for(world: Path) -> None:
    add_fact(world, "mar", "opcat_ratification", "2014-11-25")
    data = load(world)
    assert "mar" in conflicts(data=data)["subject"].tolist()
    assert conflicts("mar-cndh", data=data).empty


def test_a_source_not_yet_published_disputes_nothing(world_data: Dataset) -> None:
    assert conflicts(at="2015", known="2016-02-28", data=world_data).empty
    assert len(conflicts(at="2015", known="2016-02-29", data=world_data)) == 2


def test_answers_in_conflict_are_shown_in_the_language_spoken_and_the_table_is_the_same(world: Path) -> None:
    add_fact(
        world, "fra-cglpl", "budget_total", "3950000", unit="EUR", basis="voted", valid_from="2014", valid_to="2014"
    )
    data = load(world)
    english = conflicts("fra-cglpl", data=data)
    with speaking("fr"):
        assert conflicts("fra-cglpl", data=data).to_csv() == english.to_csv()
        found = in_words(data)
    assert "25,5" in found
    assert any(words.startswith("3\u202f950\u202f000\u00a0euros") for words in found)


def test_a_wrong_name_is_refused(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="Did you mean fra-cglpl"):
        conflicts("fra-cglp", data=world_data)

"""A fact that was read again says so, and what was found."""

from __future__ import annotations

from pathlib import Path

from conftest import line_of, spoil
from npm_compare.analysis.answers import answer
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.reviews import DATE_WRONG, FOUND_RIGHT, MENDED, WRONG, reviewed, standing


def found(data: Dataset) -> dict[str, tuple[str, str] | None]:
    """Return what was found of the facts about the inspector, by the beginning of their line."""
    facts = [fact for fact in records(data.facts) if fact["subject"] == "fra-cglpl"]
    return {f"{fact['indicator']} {fact['value']}": reviewed(data, fact) for fact in facts}


def test_a_fact_is_known_again_by_what_it_answers_and_where_it_was_read(world_data: Dataset) -> None:
    told = found(world_data)
    assert told["term_years 6"] == (FOUND_RIGHT, "2026-02-03")
    assert told["visits_total 145"] == (DATE_WRONG, "2026-02-03")
    assert told["private_interviews no"] == (WRONG, "2026-02-03")
    assert [name for name, review in told.items() if review] == [
        "private_interviews no",
        "term_years 6",
        "visits_total 145",
    ]


def test_a_figure_of_another_period_was_not_read_again(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,visits_total,145")
    for column in ("valid_from", "valid_to"):
        spoil(world, "mechanism_facts", line, column, "2013")
    assert found(load(world))["visits_total 145"] is None


def test_a_fact_that_has_the_answer_of_the_second_reader_was_mended(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,no")
    spoil(world, "mechanism_facts", line, "value", "partly")
    data = load(world)
    assert found(data)["private_interviews partly"] == (MENDED, "2026-02-03")
    assert standing(data) == []


def test_a_fact_found_wrong_and_left_is_listed(world_data: Dataset) -> None:
    assert [(fact["indicator"], fact["value"]) for fact in standing(world_data)] == [("private_interviews", "no")]


def test_the_note_of_a_fact_says_that_it_was_read_again(world_data: Dataset) -> None:
    shown = repr(answer("fra-cglpl", "term_years", data=world_data))
    assert "Re-read (3 February 2026): right." in " ".join(shown.split())
    other = repr(answer("fra-cglpl", "private_interviews", data=world_data))
    assert " ".join(other.split()).count("the second reader found another answer. One interview refused.") == 1
    assert other.count("Re-read") == 1

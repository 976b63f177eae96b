"""Files that others made or edited: a state of the explorer, a list of works, an answer that follows from another fact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Command
from npm_compare.analysis.costs import costs
from npm_compare.analysis.figures import figures
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.editing.sources import propose, tell_sources
from npm_compare.desk.explorer.state import from_json, read, to_json
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset, load
from npm_compare.weighing.gaps import gaps
from test_gaps import assume
from test_sources import PAGE, file_of


def test_a_state_that_an_editor_saved_with_its_mark_is_read(world: Path, world_data: Dataset) -> None:
    (world / "state.json").write_text(to_json(View(at="2014")), encoding="utf-8-sig")
    assert read(world / "state.json", world_data).at == "2014"


def test_a_state_of_another_version_is_told_as_such(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"was saved by another version of npm-compare \(form 2 of the state"):
        from_json('{"npm_compare_view": 2}', world_data)
    with pytest.raises(NpmCompareError, match="is not the state of a view"):
        from_json('{"npm_compare_view": true}', world_data)


def test_of_very_many_names_that_are_not_known_the_first_are_told(world_data: Dataset) -> None:
    names = [f"name-{number}" for number in range(2000)]
    with pytest.raises(NpmCompareError) as refused:
        from_json(json.dumps({"npm_compare_view": 1, "mechanisms": names}), world_data)
    assert 0 < str(refused.value).count("\n") < 25


@pytest.mark.parametrize("field", ["title", "publisher", "URL", "DOI", "language", "note"])
@pytest.mark.parametrize("value", [["T", "U"], {"a": 1}, True])
def test_a_field_of_a_work_that_is_no_text_is_refused(world: Path, field: str, value: Any) -> None:
    found = propose(file_of(world, {**PAGE, field: value}), world, {})
    assert any(f"{field}: not a text" in line for line in tell_sources(found))
    assert found.problems


def test_a_name_nested_in_an_author_is_refused(world: Path) -> None:
    found = propose(file_of(world, {**PAGE, "author": [{"literal": {"a": [1]}}]}), world, {})
    assert [problem.message.rule for problem in found.problems] == ["authors_not_read"]
    kept = propose(
        file_of(world, {**PAGE, "author": [{"literal": "Invented Society", "static-ordering": True}]}), world, {}
    )
    assert not kept.problems


def test_a_date_that_is_not_sure_is_not_taken_for_sure(world: Path) -> None:
    issued = {"date-parts": [[2015]], "circa": True}
    found = propose(file_of(world, {**PAGE, "issued": issued}), world, {})
    assert [problem.message.rule for problem in found.problems] == ["date_not_read"]


def test_a_key_that_differs_in_case_is_told_whichever_of_the_two_stands_first(world: Path) -> None:
    for key in ("PRESS-FR-2016", "press-fR-2016"):
        found = propose(
            "https://new.example/q", world, {"source": key, "kind": "press", "title": "Q", "publisher": "P"}
        )
        assert "source_repeated" in [notice.message.rule for notice in found.notices]


def test_what_follows_from_another_fact_is_given_to_a_program_too(
    npm: Command, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Morocco acceded: it did not sign."""
    monkeypatch.setenv("NPM_COMPARE_DATA", str(world))
    assert "acceded, without signing" in npm("show", "mar", "opcat_signature").out
    (row,) = json.loads(npm("show", "mar", "opcat_signature", "--format", "json").out)
    told = ("subject", "indicator", "standing", "why", "value", "source", "note")
    expected = ("mar", "opcat_signature", "derived", "opcat_ratification", "not_applicable", "treaty-list", "Accession")
    assert tuple(row[name] for name in told) == expected


def test_before_the_protocol_there_is_no_task_to_size(world: Path) -> None:
    assume(world, days="1,2,4", travel="1,2,3")
    sized = {at: set(gaps("mar-cndh", at=at, data=load(world))["conclusion"]) for at in ("2000", "2015")}
    assert "size" in sized["2015"]  # named in 2018: what its task takes is asked before
    assert "size" not in sized["2000"]


def test_a_law_that_was_not_known_is_no_event_of_the_costs() -> None:
    """The law on the French mechanism changed in January 2017."""
    found = figures(["fra-cglpl"], "budget_total", at="2018", known="2016")
    early = costs(found)
    assert early is not None
    assert max(year for year, _ in early.events) < 2017

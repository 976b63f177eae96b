"""The state of the explorer: how a view is kept and opened again, what is answered to a state that is wrong."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer import View
from npm_compare.desk.explorer.checks import check
from npm_compare.desk.explorer.saving import save
from npm_compare.desk.explorer.state import from_json, read, to_json
from npm_compare.facts.dataset import Dataset
from shared_desk import EVERYTHING


def spoiled(**fields: Any) -> str:
    """Return the state of `EVERYTHING` with other fields."""
    return json.dumps(json.loads(to_json(EVERYTHING)) | fields)


def test_a_state_that_was_saved_is_opened_again_as_it_was(world_data: Dataset, tmp_path: Path) -> None:
    path = save(EVERYTHING, "json", world_data, name="mine", folder=tmp_path)
    assert path.name == "mine.json"
    assert read(path, world_data) == EVERYTHING


def test_the_view_that_opens_first_needs_nothing_from_a_state_file(world_data: Dataset) -> None:
    assert from_json('{"npm_compare_view": 1}', world_data) == View()


def test_a_mechanism_that_stands_twice_in_a_state_file_counts_once(world_data: Dataset) -> None:
    twice = spoiled(mechanisms=["fra-cglpl", "mar-cndh", "fra-cglpl"])
    assert from_json(twice, world_data).mechanisms == ("fra-cglpl", "mar-cndh")


def test_all_that_is_wrong_is_told_at_once(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as told:
        check(replace(EVERYTHING, at="never", mechanisms=("mar-cnhd",), tab="tabel"), world_data)
    assert len(str(told.value).split("\n")) == 3


def test_a_state_that_is_not_there_is_told(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError, match=r"cannot be read .*check the name of the file"):
        read(tmp_path / "lost.json", world_data)


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"mechanisms": ["mar-cnhd"]}, "There is no mechanism or group of peers 'mar-cnhd'. Did you mean mar-cndh?"),
    (
        {"indicators": ["power"]},
        "There is no pillar, section or indicator 'power'. Did you mean powers?",
    ),
    ({"weights": {"speeed": 1}}, "There is no criterion 'speeed'. Did you mean speed?"),
    ({"weights": {"speed": 11}}, "The weight of speed is 11: write a number from 0 to 10."),
    ({"inputs": {"places prisons": [1, 2, 3]}}, "There is no input 'places prisons'. Did you mean places prison?"),
    ({"inputs": {"places prison": [3, 2, 1]}}, "the range of places prison is not in order (3, 2, 1)"),
    ({"language": "de"}, "There is no language 'de'. Known: ar, en, fr."),
    ({"tab": "tabel"}, "There is no tab 'tabel'. Did you mean table?"),
    ({"state": "maar"}, "There is no State 'maar'. Did you mean mar?"),
    ({"at": "yesterday"}, "'yesterday' is not a date: write it as 2015-05-12, 12 May 2015, 2015-05 or 2015."),
    ({"mechanism": ["mar-cndh"]}, "There is no field of a view 'mechanism'. Did you mean mechanisms?"),
    ({"weights": {"speed": 10**400}}, "write a number for each criterion."),
    ({"mechanisms": []}, "mechanisms is []: write a list of names, at least one."),
    ({"weights": {"speed": "much"}}, 'weights is {"speed": "much"}: write a number for each criterion.'),
    ({"weights": {"speed": math.nan}}, 'weights is {"speed": NaN}: write a number for each criterion.'),
    ({"inputs": {"places prison": [1, 2]}}, "write three numbers (low, likely, high) for each input."),
    ({"asking": "mar-cnhd"}, "There is no mechanism 'mar-cnhd'. Did you mean mar-cndh"),
    ({"drawing": "pie"}, "There is no chart 'pie'."),
    ({"per": "prisonners"}, "There is no denominator 'prisonners'. Did you mean prisoners"),
    ({"at": 2015}, "at is 2015: write a text."),
)
"""Fields that are wrong, and what is answered."""


def test_what_is_wrong_in_a_state_is_answered_with_what_is_nearest(world_data: Dataset) -> None:
    for fields, answer in WRONG:
        with pytest.raises(NpmCompareError) as told:
            from_json(spoiled(**fields), world_data, name="mine.json")
        assert str(told.value).startswith("mine.json: ")
        assert answer in str(told.value)


def test_a_file_that_is_no_state_is_refused(world_data: Dataset) -> None:
    for text, answer in {
        "{\n'a'": "mine.json:2: this is not JSON",
        "[1]": "mine.json is not the state of a view",
        '{"npm_compare_view": 2}': "mine.json was saved by another version of npm-compare (form 2 of the state",
    }.items():
        with pytest.raises(NpmCompareError) as told:
            from_json(text, world_data, name="mine.json")
        assert str(told.value).startswith(answer)

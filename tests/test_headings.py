"""Headings of columns: of the data from their titles in the model, of results from a table."""

from __future__ import annotations

import pytest

from npm_compare.checking.schema import languages, tables
from npm_compare.views.headings import COMPUTED, NAMED, heading, result_heading
from npm_compare.views.language import speaking

COLUMNS = {field.name: field for table in tables().values() for field in table.fields}


def test_every_column_of_the_data_has_a_title_in_every_language() -> None:
    assert not [name for name, field in COLUMNS.items() if set(field.titles) != set(languages())]
    assert all(text for field in COLUMNS.values() for text in field.titles.values())


def test_a_column_has_one_title_in_every_table() -> None:
    fields = [field for table in tables().values() for field in table.fields]
    assert not [field.name for field in fields if field.titles != COLUMNS[field.name].titles]


def test_no_column_has_two_headings() -> None:
    assert not set(COMPUTED) & set(COLUMNS)
    assert set(NAMED) <= set(COLUMNS)


@pytest.mark.parametrize(("language", "said"), [("en", "Confidence"), ("fr", "Confiance"), ("ar", "درجة الثقة")])
def test_a_heading_is_in_the_language_spoken(language: str, said: str) -> None:
    with speaking(language):
        assert heading("confidence") == said


def test_a_result_that_shows_names_is_not_headed_as_if_it_showed_codes() -> None:
    assert (heading("state"), result_heading("state")) == ("State (code)", "State")


def test_a_column_of_the_analyst_keeps_its_name() -> None:
    assert result_heading("my_own_column") == "my_own_column"

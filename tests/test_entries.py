"""What a spreadsheet made of what was typed: the same value arrives, or the cell is refused."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from npm_compare.base.errors import Message, message
from npm_compare.desk.editing.entries import CellKind, RefusedError, of_text, read_entry


def arrives(value: Any, kind: CellKind, shown_as: str = "General", epoch: datetime = CALENDAR_WINDOWS_1900) -> str:
    cell = Workbook().active["A1"]  # type: ignore[index]
    cell.value = value
    cell.number_format = shown_as
    return read_entry(cell, kind, epoch)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3700000.50", "3700000.50"),
        ("3700000,50", "3700000.50"),
        ("3 700 000,5", "3700000.5"),
        ("3\u202f700\u202f000", "3700000"),
        ("٣٧٠٠٠٠٠٫٥", "3700000.5"),
        ("١٬٢٣٤", "1234"),
        ("0,125", "0.125"),
        ("١٫٢٣٤", "1.234"),
        ("1234,567", "1234.567"),
        ("\u221212", "-12"),
        (150, "150"),
        (25.5, "25.5"),
        (25.0, "25"),
        (0.00001, "0.00001"),
        (4000000.0, "4000000"),
    ],
)
def test_a_number_arrives_as_the_same_number(typed: object, read: str) -> None:
    assert arrives(typed, "number") == read


@pytest.mark.parametrize("typed", ["about 12", "12-15", "1,234,567", "1.234.567", "1.234,5", "x"])
def test_what_is_no_plain_number_is_left_for_the_check(typed: str) -> None:
    assert arrives(typed, "number") == typed


@pytest.mark.parametrize(
    ("value", "shown_as", "read"),
    [
        ("٢٠١٤-٠٥", "General", "2014-05"),
        ("2014\u201105\u201128", "General", "2014-05-28"),
        (2014, "General", "2014"),
        (41787, "General", "2014-05-28"),
        (datetime(2014, 5, 28), "dd/mm/yyyy", "2014-05-28"),
        (datetime(2014, 5, 28), "[$-401]d mmmm yyyy;@", "2014-05-28"),
        (datetime(2014, 5, 1), "mmm-yy", "2014-05"),
        (datetime(2014, 1, 1), "yyyy", "2014"),
    ],
)
def test_a_date_arrives_as_exactly_as_it_is_shown(value: object, shown_as: str, read: str) -> None:
    assert arrives(value, "date", shown_as) == read


def test_days_are_counted_from_where_the_workbook_counts_them() -> None:
    assert arrives(41787 - 1462, "date", epoch=CALENDAR_MAC_1904) == arrives(41787, "date") == "2014-05-28"


@pytest.mark.parametrize(
    ("value", "kind", "shown_as", "rule"),
    [
        ("=1+1", "number", "General", message("formula_typed", value="=1+1")),
        ("#N/A", "number", "General", message("error_value", value="#N/A")),
        ("1,234", "number", "General", message("separator_ambiguous", value="1,234")),
        (0.7, "number", "0%", message("percentage", value="0.7")),
        (0.1 + 0.2, "number", "General", message("digits_lost", value="0.30000000000000004")),
        (
            1234567890123456,
            "number",
            "General",
            message("digits_lost", value="1234567890123456"),
        ),
        (datetime(2014, 5, 28), "number", "dd/mm/yyyy", message("date_not_expected", value="2014-05-28 00:00:00")),
        (date(2026, 4, 3), "text", "d-mmm", message("date_not_expected", value="2026-04-03")),
        (time(12, 30), "date", "h:mm", message("date_without_year", value="12:30:00")),
        (datetime(2014, 5, 28, 9), "date", "dd/mm/yyyy", message("date_without_year", value="2014-05-28 09:00:00")),
        (datetime(2014, 5, 28), "date", "d-mmm", message("date_without_year", value="2014-05-28 00:00:00")),
        (datetime(2014, 5, 28), "date", "mmm-yy", message("date_shown_in_part", value="2014-05-28")),
        (datetime(2014, 5, 1), "date", "yyyy", message("date_shown_in_part", value="2014-05-01")),
        (140528, "date", "General", message("date_of_spreadsheet", value="140528")),
        (1.1, "text", "General", message("number_among_texts", value="1.1")),
    ],
)
def test_what_may_not_be_what_was_typed_is_refused(value: object, kind: CellKind, shown_as: str, rule: Message) -> None:
    with pytest.raises(RefusedError) as refused:
        arrives(value, kind, shown_as)
    assert refused.value.message == rule


def test_a_text_is_not_touched() -> None:
    for text in ("٣ ص", "p. 3,4", " art. 8 ", "2014‑05", "١٢", "3,5", "1,234"):
        assert of_text(text, "text") == text
    assert arrives(None, "text") == ""
    assert arrives(12, "text") == "12"
    assert arrives(True, "text") == "true"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("31/12/2025", "2025-12-31"),
        ("31.12.2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("٣١/١٢/٢٠٢٥", "2025-12-31"),
        ("5/5/2025", "2025-05-05"),
        ("5/6/2025", "5/6/2025"),
        ("31/13/2025", "31/13/2025"),
        ("30/2/2025", "30/2/2025"),
        ("31/12/25", "31/12/25"),
    ],
)
def test_a_day_with_strokes_is_understood_where_it_can_be_one_day_only(typed: str, read: str) -> None:
    assert of_text(typed, "date") == read
    assert of_text(typed, "text") == typed

"""Notes that were written beside a value that is corrected now, and may still tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from npm_compare.base.errors import message
from npm_compare.checking.cells import NUMBER
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.desk.editing.entries import Refusal

if TYPE_CHECKING:
    from npm_compare.desk.editing.merging import Plan

WRITTEN_NUMBER = re.compile(r"\d[\d,   ]*(?:\.\d+)?")
"""A number as notes write it: 1,404 or 1 404 or 2536 or 25.5."""


def old_notes(found: Plan) -> Iterator[Refusal]:
    """Ask about each note that stays as it was beside a corrected value: of a number, if it tells the old one."""
    for change in found.changes:
        if change.table not in FACT_TABLES or not (change.was and change.now):
            continue
        columns = found.sheets[change.table].table.columns
        was, now = (dict(zip(columns, cells, strict=True)) for cells in (change.was, change.now))
        if (
            was["value"] != now["value"]
            and now["note"]
            and was["note"] == now["note"]
            and _tells(now["note"], was["value"])
        ):
            place = found.edition.tables[change.table].place(change.line, "note")
            yield Refusal(place, message("note_of_old_value", was=was["value"], now=now["value"]))


def _tells(note: str, value: str) -> bool:
    """Say whether a note may tell a value: a number or a text if it stands there, an answer from a list always.

    >>> _tells("55 places, target of 100", "55"), _tells("1 404 of them", "1404"), _tells("155 places", "55")
    (True, True, False)
    """
    if not NUMBER.fullmatch(value):
        return value in note or value.islower()
    numbers = (re.sub(r"[^\d.]", "", found) for found in WRITTEN_NUMBER.findall(note))
    return any(Decimal(number.strip(".") or "0") == Decimal(value) for number in numbers if number.count(".") < 2)

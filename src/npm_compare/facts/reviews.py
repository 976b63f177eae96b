"""Which facts a second reader has read again, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from npm_compare.facts.dataset import Dataset, Record, records

Key = tuple[str, ...]

FOUND_RIGHT, DATE_WRONG, WRONG, MENDED = "right", "date_wrong", "wrong", "mended"
"""What a reader of the fact must know: it was right; right, but its dates were not; wrong; wrong, and has been mended."""


def reviewed(data: Dataset, fact: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return what the last re-check found of a fact, and when the source was read again; None if it was not re-read.

    The re-check names the fact by its id, and speaks of the value that it had, of a figure in its period. The fact has been
    mended if it has the value that the second reader found in place of another, or if it was found wrong and is now held less
    sure.
    """
    index: dict[Key, Review] = data.kept(("reviews",), lambda: _index(data))
    review = index.get(_key(data, fact, str(fact["value"])))
    if review and review.found == WRONG and fact["confidence"] != review.confidence:
        return MENDED, review.read_on
    return review and (review.found, review.read_on)


class Review(NamedTuple):
    """What was found of a fact, when its source was read again, and how sure the fact was held then."""

    found: str
    read_on: str
    confidence: str


def standing(data: Dataset) -> list[Record]:
    """Return the facts that a second reader found wrong and that are as they were."""
    again = data.facts[data.facts["id"].isin(set(data.reviews["id"]))]
    found = ((fact, reviewed(data, fact)) for fact in records(again))
    return [fact for fact, review in found if review and review[0] == WRONG]


def _index(data: Dataset) -> dict[Key, Review]:
    """Return what was found of each fact, those of a later check over those of an earlier one."""
    checked = data.reviews[(data.reviews["id"] != "") & (data.reviews["verdict"] != "not_checkable")]
    index: dict[Key, Review] = {}
    for row in records(checked.sort_values("read_on", kind="stable")):
        index[_key(data, row, row["value"])] = Review(_found(row), row["read_on"], row["confidence"])
        if row["should_be"]:
            index[_key(data, row, row["should_be"])] = Review(MENDED, row["read_on"], row["confidence"])
    return index


def _found(row: Record) -> str:
    if row["verdict"] == "wrong":
        return WRONG
    return DATE_WRONG if row["dates"] == "no" else FOUND_RIGHT


def _key(data: Dataset, row: Mapping[str, Any], value: str) -> Key:
    timed = data.indicator(row["indicator"])["timing"] in ("level", "flow")
    return str(row["id"]), value, str(row["valid_to"]) if timed else ""

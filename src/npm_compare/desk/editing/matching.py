"""Rows of an export found again in the data, after others have worked on them."""

from __future__ import annotations

from collections.abc import Sequence

from npm_compare.desk.editing.tables import Cells

NEAR = 5
"""A row of the data is taken for a changed one of the export if at most so many of its cells differ."""


def matched(exported: dict[str, Cells], rows: Sequence[Cells], width: int) -> dict[str, int]:
    """Return where each row exported stands in the data now: unchanged, or changed; those gone are left out.

    A changed row has the same first cells, as many as `width`, and no more than `NEAR` others differ. One first cell is a
    key, which no other row has: there any number may differ.
    """
    places = {cells: index for index, cells in enumerate(rows)}
    held = {number: places[cells] for number, cells in exported.items() if cells in places}
    taken = set(held.values())
    free: dict[Cells, list[int]] = {}
    for index, cells in enumerate(rows):
        if index not in taken:
            free.setdefault(cells[:width], []).append(index)
    pairs = sorted(
        (_distance(cells, rows[index]), int(number), index)
        for number, cells in exported.items()
        if number not in held
        for index in free.get(cells[:width], ())
    )
    for distance, number, index in pairs:
        if (width == 1 or distance <= NEAR) and str(number) not in held and index not in taken:
            held[str(number)] = index
            taken.add(index)
    return held


def _distance(one: Cells, other: Cells) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))

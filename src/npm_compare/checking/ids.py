"""The id of a fact: six signs, made once of the row at its birth and never changed, by which all else names the fact.

Corrections, re-checks and workbooks that come back find a fact by it, whatever its cells say by then.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import count

from npm_compare.base.errors import message
from npm_compare.checking.rows import numbered
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet

ID = "id"
"""The column of the id: the first one of the tables of facts."""

LETTERS = "abcdefghjkmnpqrstuvwxyz"
SIGNS = f"23456789{LETTERS}"
"""What an id is made of: nothing that is easily taken for something else (0 and o, 1 and i and l)."""

LENGTH = 6


def new_id(cells: Iterable[str], taken: Container[str]) -> str:
    """Return the id of a row by its other cells; hashed again while another fact has it.

    It begins with a letter, so that no spreadsheet takes it for a number or a date.

    >>> new_id(["mar-cndh", "model", "nhri"], ()), new_id(["mar-cndh", "model", "nhri"], {"mjnfra"})
    ('mjnfra', 'j7j9cv')
    """
    text = "\x1f".join(cells)
    ids = (_written(f"{text}\x1f{turn}" if turn else text) for turn in count())
    return next(found for found in ids if found not in taken)


def _written(text: str) -> str:
    """Return the signs that stand for the hash of a text."""
    number, first = divmod(int.from_bytes(sha256(text.encode()).digest()), len(LETTERS))
    signs = [LETTERS[first]]
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def with_ids(rows: Iterable[Sequence[str]], taken: set[str]) -> list[tuple[str, ...]]:
    """Return rows of facts with an id, the first cell, where they have none; those given are added to the ones taken."""
    found = []
    for given, *cells in rows:
        one = given or new_id(cells, taken)
        taken.add(one)
        found.append((one, *cells))
    return found


def taken_ids(sheets: Mapping[str, Sheet]) -> set[str]:
    """Return the ids that no new fact may have: those of the facts, and of facts that were corrected or taken out."""
    return {one for name in (*FACT_TABLES, "corrections", "reviews") for one in sheets[name].columns[ID]} - {""}


def check_ids(sheets: Mapping[str, Sheet]) -> None:
    """Add to the tables of facts the rows that have no id, or that of another fact. Both sheets must be readable."""
    first: dict[str, tuple[str, int]] = {}
    for name in FACT_TABLES:
        sheet = sheets[name]
        for line, (one,) in numbered(sheet, ID):
            if not one:
                sheet.add(line, message("id_missing"), ID)
                continue
            file, earlier = first.setdefault(one, (sheet.table.file, line))
            if (file, earlier) != (sheet.table.file, line):
                sheet.add(line, message("id_repeated", value=one, file=file, line=earlier), ID)

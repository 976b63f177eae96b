"""Rules of the translations: each is of a text that stands in its table, letter for letter, and keeps its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from npm_compare.base.errors import message
from npm_compare.checking.rows import numbered
from npm_compare.checking.sheets import Sheet

WITHIN = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d)")
"""What parts the digits of one number, which is another mark in another language: 18,528 and 18 528, 2.5 and 2,5."""


def tell_translations(sheets: Mapping[str, Sheet]) -> None:
    """Tell of translations that nobody sees, since their text is not, or no longer, where they say, and of lost numbers."""
    found = sheets["translations"]
    texts = {table: _texts(sheets[table]) for table in set(found.columns["table"]) & sheets.keys()}
    for line, (table, name, english) in numbered(found, "table", "id", "english"):
        if english not in texts.get(table, {}).get(name, ()):
            found.tell(line, message("translation_of_nothing", file=f"{table}.csv", value=english), "english")
    columns = [name for name in found.columns if name.startswith("text_")]  # one for each language
    for line, (english, *others) in numbered(found, "english", *columns):
        for column, text in zip(columns, others, strict=True):
            if text and (lost := numbers(english) - numbers(text)):
                found.tell(line, message("translation_without_number", value=min(lost), column=column), column)


def numbers(text: str) -> Counter[str]:
    """Return the digits of each number in a text, whatever parts them.

    >>> numbers("15,000 euros, 2.5 %") == numbers("15 000 euros, 2,5 %") == {"15000": 1, "25": 1}
    True
    """
    return Counter(re.findall(r"\d+", WITHIN.sub("", text)))


def _texts(sheet: Sheet) -> Mapping[str, set[str]]:
    """Return the cells of each row by its name, and those of the whole table without one."""
    texts: dict[str, set[str]] = {"": set()}
    for cells in sheet.rows(*sheet.table.columns):
        texts.setdefault(cells[0], set()).update(cells)
        texts[""].update(cells)
    return texts

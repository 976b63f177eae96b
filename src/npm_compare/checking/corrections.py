"""Rules of the table of corrections: columns that the facts have, and what the facts say now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from npm_compare.checking.rows import Lists, Located, numbered
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.errors import nearest, visible
from npm_compare.language import say

Sheets = Mapping[str, Sheet]


def corrected_fields(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find corrections of a column that the facts do not have."""
    known = {column for table in FACT_TABLES for column in tables()[table].columns[1:]}
    for line, (field,) in numbered(sheets["corrections"], "field"):
        if field and field not in known:
            what = say("field: no column of the facts ({value})", value=visible(field))
            yield line, "field", what, nearest(field, known)


def tell_corrections(sheets: Sheets) -> None:
    """Tell of corrections that the facts do not show; a fact may have been changed again since."""
    cells = ("subject", "indicator", "source", "locator", "field", "now")
    facts = _at_places(sheets, set(sheets["corrections"].rows(*cells[:4])))
    for line, (*place, field, now) in numbered(sheets["corrections"], *cells):
        found = facts.get(tuple(place))
        if found is None:
            what = say("no fact stands at this place ({value})", value=visible(" | ".join(place), 90))
            sheets["corrections"].tell(line, what, say("correct subject, indicator, source or locator"))
        elif all(fact.get(field, now) != now for fact in found):
            what = say("now: the fact does not say so ({value})", value=visible(f"{field}: {now}"))
            sheets["corrections"].tell(line, what, say("write what the fact says now"))


def _at_places(sheets: Sheets, wanted: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], list[dict[str, str]]]:
    """Return the facts at some places: subject, indicator, source and locator."""
    facts: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for table, subject in FACT_TABLES.items():
        sheet, columns = sheets[table], tables()[table].columns
        places = sheet.rows(subject, "indicator", "source", "locator")
        for place, cells in zip(places, sheet.rows(*columns), strict=True):
            if place in wanted:
                facts.setdefault(place, []).append(dict(zip(columns, cells, strict=True)))
    return facts

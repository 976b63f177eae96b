"""Rules of the codebook: indicators and lists of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from npm_compare.base.errors import visible
from npm_compare.checking.rows import EMPTY, Located, numbered
from npm_compare.checking.sheets import Sheet
from npm_compare.views.language import say

PREFERENCE = ("confidence", "source_kind")
"""Lists whose `order` is the order of preference of the rule of choice; with them every list of bases."""


def types(sheet: Sheet) -> Iterator[Located]:
    """Find indicators whose list of codes or unit does not suit their type."""
    for line, (name, kind, codes, unit) in numbered(sheet, "indicator", "type", "codes", "unit"):
        if (kind in ("yesno", "category")) != bool(codes):
            held = codes or say(EMPTY)
            what = say("codes: an indicator of type {type} ({name}, codes {codes})", type=kind, name=name, codes=held)
            yield line, "codes", what, say("yesno and category have a list of codes, others none")
        if bool(unit) != (kind in ("number", "money")) or (unit == "money") != (kind == "money"):
            what = say("unit: not one for the type {type} ({value})", type=kind, value=visible(unit))
            yield line, "unit", what, say("numbers have a unit, money has money, others none")


def orders(sheet: Sheet) -> Iterator[Located]:
    """Find two codes of a list with one place, and codes without a place in a list of preference."""
    seen: dict[tuple[str, str], int] = {}
    for line, (name, order) in numbered(sheet, "list", "order"):
        if order and (first := seen.setdefault((name, order), line)) != line:
            value = visible(f"{name}, {order}")
            what = say("order: the same place as line {line} ({value})", line=str(first), value=value)
            yield line, "order", what, say("give each code of a list its own place")
        elif not order and (name in PREFERENCE or name.startswith("basis_")):
            what = say("order: a list of preference needs it ({value})", value=visible(name))
            yield line, "order", what, say("give each code of the list its place; 1 comes first")


def labels(sheet: Sheet) -> Iterator[Located]:
    """Find two codes of one list with the same label: nobody could choose between them."""
    for column in ("label_en", "label_fr", "label_ar"):
        seen: dict[tuple[str, str], int] = {}
        for line, (name, label) in numbered(sheet, "list", column):
            first = seen.setdefault((name, label.casefold()), line)
            if label and first != line:
                named = {"column": column, "line": str(first), "value": visible(label)}
                what = say("{column}: the label of line {line} in the same list ({value})", **named)
                yield line, column, what, say("give each code of a list its own label")


def referred(sheets: Mapping[str, Sheet]) -> Iterator[Located]:
    """Find addresses of requirements that are none."""
    for line, (url,) in numbered(sheets["requirements"], "source_url"):
        if url and not url.startswith(("http://", "https://")):
            what = say("source_url: not an address ({value})", value=visible(url))
            yield line, "source_url", what, say("begin it with http:// or https://")

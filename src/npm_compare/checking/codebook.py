"""Rules of the codebook: indicators and lists of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from npm_compare.base.errors import message
from npm_compare.checking.rows import Located, numbered
from npm_compare.checking.sheets import Sheet

PREFERENCE = ("confidence", "source_kind")
"""Lists whose `order` is the order of preference of the rule of choice; with them every list of bases."""


def types(sheet: Sheet) -> Iterator[Located]:
    """Find indicators whose list of codes or unit does not suit their type."""
    for line, (name, kind, codes, unit) in numbered(sheet, "indicator", "type", "codes", "unit"):
        if (kind in ("yesno", "category")) != bool(codes):
            yield line, "codes", message("codes_of_type", type=kind, name=name, codes=codes)
        if bool(unit) != (kind in ("number", "money")) or (unit == "money") != (kind == "money"):
            yield line, "unit", message("unit_of_type", type=kind, value=unit)


def orders(sheet: Sheet) -> Iterator[Located]:
    """Find two codes of a list with one place, and codes without a place in a list of preference."""
    seen: dict[tuple[str, str], int] = {}
    for line, (name, order) in numbered(sheet, "list", "order"):
        if order and (first := seen.setdefault((name, order), line)) != line:
            yield line, "order", message("order_repeated", line=first, value=(name, order))
        elif not order and (name in PREFERENCE or name.startswith("basis_")):
            yield line, "order", message("order_missing", value=name)


def labels(sheet: Sheet) -> Iterator[Located]:
    """Find two codes of one list with the same label: nobody could choose between them."""
    for column in ("label_en", "label_fr", "label_ar"):
        seen: dict[tuple[str, str], int] = {}
        for line, (name, label) in numbered(sheet, "list", column):
            first = seen.setdefault((name, label.casefold()), line)
            if label and first != line:
                yield line, column, message("label_repeated", line=first, value=label)


def referred(sheets: Mapping[str, Sheet]) -> Iterator[Located]:
    """Find addresses of requirements that are none."""
    for line, (url,) in numbered(sheets["requirements"], "source_url"):
        if url and not url.startswith(("http://", "https://")):
            yield line, "source_url", message("address_form", value=url)

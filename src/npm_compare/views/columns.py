"""How the cells of each column of a table of results are said, in the language spoken.

A column of the data (`datapackage.json`) that is not in `SAID_BY_COLUMN` is said as its field is described there; the numbers
of any other column are set in the language spoken, its texts stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import isnan
from numbers import Integral, Real
from typing import Any

import pandas as pd

from npm_compare.analysis.evidence import OTHERS
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.amounts import unit_label
from npm_compare.views.coders import coded, named_in_words, placed
from npm_compare.views.codes import CODE_WORDS, label
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, language_name, number, percent, say, say_many
from npm_compare.views.peers import few_known, say_reason
from npm_compare.views.wording import names_in_words, say_citation, say_number, subject_name

Said = Callable[[Dataset, Record, Any], str]
"""How a cell is said: given the data, its row and its value, which is neither empty nor missing."""


def _coded(*lists: str) -> Said:
    """Return what says a code by the first of some lists that has it (lists of the data, or of `codes.WORDS`)."""
    return lambda data, row, code: label(data, str(code), *lists)


def _day(data: Dataset, row: Record, value: str) -> str:
    return day(value)


def _period(data: Dataset, row: Record, value: str) -> str:
    first, between, last = value.partition("/")
    if not between:
        return value
    return day(first) if first == last else say("{first} to {last}", first=day(first), last=day(last))


def _figure(data: Dataset, row: Record, value: float) -> str:
    """Say a figure, or how much a gap could change: what is counted in whole numbers, anything else with two decimals."""
    return number(value, 0 if float(value).is_integer() else 2)


def _posts(data: Dataset, row: Record, value: float) -> str:
    """Say posts that an estimate gives: more than one decimal would promise what it cannot."""
    return number(value, 1)


def _share(data: Dataset, row: Record, value: float) -> str:
    return percent(float(value))


def _unit(data: Dataset, row: Record, value: str) -> str:
    return unit_label(data, value)


def _year(data: Dataset, row: Record, value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.0f}"


def _subject(data: Dataset, row: Record, value: str) -> str:
    return subject_name(data, value)


def _question(data: Dataset, row: Record, value: str) -> str:
    return indicator_label(data, value) if value in data.indicators.index else value


def _place(data: Dataset, row: Record, value: str) -> str:
    return placed(data, value)


def _source(data: Dataset, row: Record, value: str) -> str:
    return say_citation(data, value) if value in data.sources.index else value


def _drawn(data: Dataset, row: Record, value: str) -> str:
    """Say an input of a size with its kind of place."""
    name, _, place = value.partition(" ")
    return joined(code_label(data, kind, code) for kind, code in (("input", name), ("place", place)) if code)


def _basis(data: Dataset, row: Record, value: str) -> str:
    """Say a basis: of a figure that of money, staff or activity, else that of the law (a draft has one name in each)."""
    return label(data, value, *(BASES[1:] if "unit" in row else BASES))


def _kind(data: Dataset, row: Record, value: str) -> str:
    """Say a kind: of a body that visits, or else of a source (parliament is one and the other), of a wait or a change."""
    return label(data, value, "wait", "change", "found", "visitor_kind" if "body" in row else "source_kind")


def _value(data: Dataset, row: Record, value: str | float) -> str:
    """Say a value: of what is counted in a table of counts, else an answer or a figure as published."""
    if not isinstance(value, str):
        return _plain(data, row, value)
    if "what" in row:
        return VALUES.get(row["what"], _plain)(data, row, value)
    codes = data.indicator(row["indicator"])["codes"] if "indicator" in row else "yesno"
    said = label(data, value, codes)
    return say_number(said) if said == value else said


def _language(data: Dataset, row: Record, value: str) -> str:
    """Say a language, or how many others are counted together."""
    return say_many("{count} other", "{count} others", row["values"]) if value == OTHERS else language_name(value)


def _names(data: Dataset, row: Record, value: str) -> str:
    """Name mechanisms with their years; of a ratio that rests on one it says so, since one figure is no range."""
    names = names_in_words(data, value)
    return say("one body, no range: {name}", name=names) if row.get("mechanisms") == 1 else names


def _reason(data: Dataset, row: Record, value: str) -> str:
    return say_reason(data, row)


def _warning(data: Dataset, row: Record, value: str) -> str:
    return few_known(value)


def _by_coders(data: Dataset, row: Record, value: object) -> str:
    """Say a text of the coders; what is no text is of another table, such as the weight of the criterion `powers`."""
    return coded(data, value) if isinstance(value, str) else _plain(data, row, value)


def _named(data: Dataset, row: Record, value: object) -> str:
    """Say a name that coders wrote, such as that of a body."""
    return named_in_words(data, value) if isinstance(value, str) else _plain(data, row, value)


def _plain(data: Dataset, row: Record, value: object) -> str:
    """Say a yes or no, a number (two decimals where it is small), or a text as it is."""
    if isinstance(value, bool):
        return code_label(data, "yesno", "yes" if value else "no")
    if isinstance(value, Integral):
        return number(int(value))
    if isinstance(value, float):
        return number(value, 0 if abs(value) >= 100 else 2)
    return str(value)


BASES = ("basis_legal", "basis_money", "basis_staff", "basis_activity", "basis_designation", "basis_visit")
"""The lists of bases, that of the law first."""

SOURCE_NAMES = ("source", "factor_source", "denominator_source")
"""Columns of sources, which lead to their documents."""

BY_CODERS = ("position", "remark", "note", "powers", "frequency", "method", "finding", "limit")
"""Columns of texts that coders wrote in English."""

NAMED_BY_CODERS = ("body", "relayed_by", "legal_basis", "title", "countries")
"""Columns of names, which stand in the language spoken where they are translated and unmarked where they are not."""

SAID_BY_COLUMN: Mapping[str, Said] = {
    **{name: _coded(name) for name in CODE_WORDS},  # a list of codes is called like the column whose codes they are
    **dict.fromkeys(("mechanism", "subject", "successor", "state"), _subject),
    "indicator": _question,
    "locator": _place,
    **dict.fromkeys(SOURCE_NAMES, _source),
    **dict.fromkeys(("share", "share_low", "share_high", "answered", "likeness"), _share),
    "denominator_year": _year,
    "year": _year,
    **dict.fromkeys(("due_from_deposit", "due_from_entry", "start", "end", "bound_since", "named"), _day),
    **dict.fromkeys(BY_CODERS, _by_coders),
    **dict.fromkeys(NAMED_BY_CODERS, _named),
    **dict.fromkeys(("effect", "figure"), _figure),
    **dict.fromkeys(("at_low", "at_high", "swing"), _posts),
    "period": _period,
    "basis": _basis,
    "denominator_basis": _coded(*BASES[1:]),
    "rate_qualifier": _coded("qualifier"),
    "figure_unit": _unit,
    "rate_unit": _unit,
    **dict.fromkeys(("option", "leads"), _coded("model")),
    "unit": _unit,
    "value": _value,
    "kind": _kind,
    "what": _coded("counted"),
    "successor_model": _coded("model"),
    "speaks_of": _coded("scope"),
    "nhri_status": _coded("nhri_status", "answer"),
    "late": _coded("late", "yesno"),
    "met": _coded("yesno", "answer"),
    "names": _names,
    "reason": _reason,
    "warning": _warning,
    "drawn": _drawn,
}
"""How the cells of each column of results are said."""

VALUES: Mapping[str, Said] = {
    "answer_kind": _coded("answer_kind"),
    "type": _coded("indicator_type"),
    "check": _coded("review_check"),
    "confidence": _coded("confidence", "established"),
    "kind": _coded("source_kind", "established"),
    "basis": _coded(*BASES, "established"),
    "language": _language,
    "age": _coded("age"),
    "disagreement": _coded("agreement"),
}
"""How the values of a table that counts facts are said (`evidence.grounds`, `accuracy`), by what is counted."""


@cache
def _of_the_data() -> Mapping[str, Said]:
    """Return how the columns of the data are said whose fields are dates, yes or no, or codes of a list."""
    fields = [field for table in tables().values() for field in table.fields]
    dates = {field.name: _day for field in fields if field.is_date}
    answers = {field.name: _coded("yesno") for field in fields if field.type == "boolean"}
    return dates | answers | {field.name: _coded(field.codes) for field in fields if field.codes}


def cell(data: Dataset, column: str, row: Record) -> str:
    """Return one cell of a table of results in words; a number that is missing is a dash."""
    value = row[column]
    if value is None or value == "":
        return ""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return "–"
    return _said(column)(data, row, value)


def cell_to_count(data: Dataset, column: str, row: Record) -> str | float:
    """Return one cell of a table for a workbook: a number as a number, to count with, anything else in words."""
    value = row[column]
    counts = (
        _said(column) in (_figure, _plain, _posts, _year) and isinstance(value, Real) and not isinstance(value, bool)
    )
    return cell(data, column, row) if not counts or isnan(value) else float(value)


def _said(column: str) -> Said:
    return SAID_BY_COLUMN.get(column) or _of_the_data().get(column, _plain)

"""The lists from which the cells of a workbook for editing are chosen: codes, sources, units, subjects, questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from npm_compare.checking.schema import FACT_TABLES
from npm_compare.facts.dataset import Dataset, Record

LISTS = "_lists"
"""The hidden sheet on which they stand."""


@dataclass(frozen=True)
class Choices:
    """The lists to choose from, each a column of the hidden sheet; that of sources goes on with those typed as new."""

    data: Dataset
    new_sources: tuple[str, ...] = ()
    """Cells of the workbook in which the short names of new sources are typed."""

    @cached_property
    def all(self) -> dict[str, list[str]]:
        """Return each list by its name; those of the codebook by theirs."""
        data = self.data
        bases = [data.codes_of(name) for name in data.indicators["basis"].unique() if name]
        money = data.facts["indicator"].isin(data.indicators.index[data.indicators["type"] == "money"])
        currencies = sorted(set(data.facts.loc[money, "unit"]) - {""})
        units = sorted(set(data.indicators["unit"]) - {"", "money"})
        return {
            **{name: data.codes_of(name) for name in data.codes["list"].unique()},
            "derived": ["yes"],
            "remove": ["yes"],
            "source": sorted(data.sources.index),
            "mechanism": list(data.mechanisms.index),
            "state": list(data.states.index),
            "mechanism_facts": list(data.indicators.index[data.indicators["pillar"] != "state"]),
            "state_facts": list(data.indicators.index[data.indicators["pillar"] == "state"]),
            "any_basis": list(dict.fromkeys(code for codes in bases for code in codes)),
            "currency": currencies,
            "any_unit": units + currencies,
            **{f"unit {name}": [name] for name in units},
        }

    def columns(self) -> Iterator[tuple[str, ...]]:
        """Return the rows of the hidden sheet: each list below its name."""
        return zip_longest(*([name, *codes] for name, codes in self.all.items()), fillvalue="")

    def formulas(self) -> Iterator[tuple[int, int, str]]:
        """Return what stands below the list of sources: line, column, and a formula that repeats a new short name."""
        column = list(self.all).index("source")
        for line, cell in enumerate(self.new_sources, start=len(self.all["source"]) + 1):
            yield line, column, f'=IF({cell}="","",{cell})'

    def validation(self, name: str) -> dict[str, Any]:
        """Return the drop-down list of a name; sources and units not in it may be typed all the same, after a question."""
        from xlsxwriter.utility import xl_col_to_name

        letter = xl_col_to_name(list(self.all).index(name))
        place = f"={LISTS}!${letter}$2:${letter}${len(self.all[name]) + 1}"
        if name == "source" and self.new_sources:
            typed = f"{self.new_sources[0]}:{self.new_sources[-1].partition('!')[2]}"
            place = f"=OFFSET({LISTS}!${letter}$2,0,0,{len(self.all[name])}+COUNTA({typed}))"
        free = name in ("source", "currency", "any_unit")
        return {"validate": "list", "source": place, "error_type": "warning" if free else "stop"}

    def name_of(self, table: str, column: str, row: Record | None) -> str:
        """Return the name of the list from which a cell is chosen; empty if it is free."""
        if table not in FACT_TABLES:
            return {"remove": "remove", "kind": "source_kind"}.get(column, "")
        if column in ("remove", "derived", "confidence", "explains", "source"):
            return column
        if column in ("scope", "qualifier"):
            return column if column in self.all else ""
        if row is None:
            empty = {"indicator": table, "basis": "any_basis", "unit": "any_unit"}
            return empty.get(column, column if column == FACT_TABLES[table] else "")
        entry = self.data.indicator(row["indicator"])
        unit = {"": "", "money": "currency"}.get(entry["unit"], f"unit {entry['unit']}")
        of_question: Mapping[str, str] = {"value": entry["codes"], "basis": entry["basis"], "unit": unit}
        return of_question.get(column, "")

"""The lists from which the cells of a workbook for editing are chosen: answers, bases, sources, units, subjects, questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from npm_compare.base.letters import folded
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.desk.editing.labels import codes_of
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import say

LISTS = "_lists"
"""The hidden sheet on which they stand."""


@dataclass(frozen=True)
class Choices:
    """The lists to choose from, each a column of the hidden sheet; that of sources goes on with those typed as new."""

    data: Dataset
    new_sources: tuple[str, ...] = ()
    """Cells of the workbook in which the short names of new sources are typed."""

    def shown(self, list_name: str, code: str) -> str:
        """Return a code as it stands in the workbook: its label in the language spoken, unless that may mean another one."""
        label = str(code_label(self.data, list_name, code))
        return label if self._meant.get(list_name, {}).get(folded(label)) == code else code

    @cached_property
    def _meant(self) -> Mapping[str, Mapping[str, str]]:
        return codes_of(self.data)

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """Return the lists of the codebook, each with the labels of its codes."""
        data = self.data
        return {
            name: [self.shown(name, code) for code in data.codes_of(name)]
            for name in map(str, data.codes["list"].unique())
        }

    @cached_property
    def all(self) -> dict[str, list[str]]:
        """Return each list by its name; those of the codebook by theirs."""
        data, labels = self.data, self.labels
        bases = [labels[name] for name in data.indicators["basis"].unique() if name]
        money = data.facts["indicator"].isin(data.indicators.index[data.indicators["type"] == "money"])
        currencies = sorted(set(data.facts.loc[money, "unit"]) - {""})
        units = sorted(set(data.indicators["unit"]) - {"", "money"})
        return {
            **labels,
            "derived": labels["yesno"][:1],
            "remove": labels["yesno"][:1],
            "source": sorted(data.sources.index),
            "mechanism": list(data.mechanisms.index),
            "state": list(data.states.index),
            "mechanism_facts": self._questions(of_states=False),
            "state_facts": self._questions(of_states=True),
            "any_basis": list(dict.fromkeys(label for labels in bases for label in labels)),
            "currency": currencies,
            "any_unit": [*(self.shown("unit", name) for name in units), *currencies],
            **{f"unit {name}": [self.shown("unit", name)] for name in units},
        }

    def _questions(self, *, of_states: bool) -> list[str]:
        """Return the questions about States or mechanisms by their labels; two of one label by their codes."""
        asked = self.data.indicators.index[(self.data.indicators["pillar"] == "state") == of_states]
        labels = {name: str(indicator_label(self.data, name)) for name in asked}
        counted = Counter(map(folded, labels.values()))
        return [label if counted[folded(label)] == 1 else name for name, label in labels.items()]

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
        if free:
            told = say(
                "This is not in the list. If it is new, keep it; a new source is added on the sheet of sources too."
            )
        else:
            told = say("Choose one from the list, or leave the cell empty.")
        return {"validate": "list", "source": place, "error_type": "warning" if free else "stop", "error_message": told}

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

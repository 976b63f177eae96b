"""What was typed into the cells of a workbook, as texts and codes of the data; what cannot be taken over is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from npm_compare.base.errors import Field, message
from npm_compare.base.letters import folded
from npm_compare.desk.editing.entries import CellKind, Refusal, RefusedError, read_entry
from npm_compare.desk.editing.labels import codes_of
from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label


@dataclass
class CellReader:
    """Reads cells of a workbook that is open, and collects what is refused."""

    data: Dataset
    epoch: datetime
    refusals: list[Refusal] = field(default_factory=list, kw_only=True)

    def text(self, cell: Any, place: str, kind: CellKind = "text") -> str:
        """Return what a cell says; what cannot be taken over is refused, and is empty."""
        try:
            return read_entry(cell, kind, self.epoch).strip()
        except RefusedError as error:
            self.refusals.append(Refusal(place, error.message))
            return ""

    def code(self, list_name: str, text: str, place: str) -> str:
        """Return the code that a label in any language means; what is not in the list is refused, and is empty."""
        code = self.meant(list_name, text)
        if text and not code:
            answers = tuple(str(code_label(self.data, list_name, one)) for one in self.data.codes_of(list_name))
            self.refuse(place, "answer_outside_list", value=text, answers=answers)
        return code

    def meant(self, list_name: str, text: str) -> str:
        """Return the code of a list that a label in any language means; empty if there is none."""
        return self._codes[list_name].get(folded(text), "")

    @cached_property
    def _codes(self) -> dict[str, dict[str, str]]:
        return codes_of(self.data)

    def refuse(self, place: str, rule: str, /, **fields: Field) -> None:
        """Refuse what stands at a place."""
        self.refusals.append(Refusal(place, message(rule, **fields)))

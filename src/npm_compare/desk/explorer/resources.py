"""The tab of the resources: the assumptions as fields of numbers, and beside them what the task would need."""

from __future__ import annotations

from typing import Any

from npm_compare.checking.inputs import name_of
from npm_compare.desk.explorer.kit import KIT_WORDS, Change, framed, piece, wide, widgets
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.amounts import unit_label
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, say
from npm_compare.views.showing import html
from npm_compare.views.wording import say_document

ENDS = {"low": later("Low"), "likely": later("Likely"), "high": later("High")}


class Assumptions:
    """The inputs of a State with their lowest, likely and highest value; another number changes the result at once."""

    def __init__(self, data: Dataset, change: Change) -> None:
        self.kit, self.change = widgets(), change
        states = {str(row["state"]): str(state_name(data, row["state"])) for row in records(data.mechanisms)}
        pairs = sorted((name, state) for state, name in states.items())
        self.state = self.kit.Dropdown(options=pairs, description=say("State"), style=KIT_WORDS, layout=wide(self.kit))
        self.again = self.kit.Button(
            description=say("Back to the assumptions of the data"), layout=wide(self.kit, "auto")
        )
        self.fields: dict[tuple[str, str], Any] = {}
        self.rows: dict[str, Any] = {}
        self.grid, self.result = (
            self.kit.VBox(),
            self.kit.HTML(layout=self.kit.Layout(width="36em", max_width="100%", margin="0 1.5em")),
        )
        self.state.observe(lambda event: self.change(state=event["new"], inputs=()), "value")
        self.again.on_click(lambda _: self.change(inputs=()))
        left = self.kit.VBox([self.state, self.grid, self.again])
        self.widget = self.kit.HBox([left, self.result], layout=self.kit.Layout(flex_flow="row wrap"))

    def show(self, view: View, data: Dataset) -> None:
        """Show the inputs of a view and the size that follows from them."""
        self.state.value = view.state
        table = records(view.assumptions(data))
        if not self.fields:
            self.grid.children = [self._heads(), *(self._row(row, data) for row in table)]
        for row in table:
            name = name_of(row["input"], row["place"])
            self.rows[name].value = heading(row, data)
            for end in ENDS:
                self.fields[name, end].value = row[end]
        self.result.value = framed(html(view.sizing(data)))

    def _heads(self) -> Any:
        columns = [self.kit.Label(say(words), layout=self._width("7em")) for words in ENDS.values()]
        return self.kit.HBox([self.kit.Label(say("Input"), layout=self._width("22em")), *columns])

    def _width(self, width: str) -> Any:
        return self.kit.Layout(width=width, min_width=width, margin="2px")

    def _row(self, row: Record, data: Dataset) -> Any:
        name = name_of(row["input"], row["place"])
        self.rows[name] = self.kit.HTML(layout=self._width("22em"))
        for end, words in ENDS.items():
            self.fields[name, end] = self._field(joined([label(row, data), say(words)]), name)
        return self.kit.HBox([self.rows[name], *(self.fields[name, end] for end in ENDS)])

    def _field(self, description: str, name: str) -> Any:
        field = self.kit.FloatText(
            description=description, continuous_update=False, layout=self._width("7em"), style=KIT_WORDS
        )
        field.add_class("npm-unseen")  # read aloud; those who see have the heading of the column
        field.observe(lambda _: self.change(lambda: {"input": (name, self._ends(name))}), "value")
        return field

    def _ends(self, name: str) -> tuple[float, ...]:
        return tuple(float(self.fields[name, end].value) for end in ENDS)


def label(row: Record, data: Dataset) -> str:
    """Return the name of an input with its kind of place, in words."""
    return joined(code_label(data, kind, row[kind]) for kind in ("input", "place") if row[kind])


def heading(row: Record, data: Dataset) -> str:
    """Return the name of an input with its unit, and folded under it whether it is a fact, and its source or reason."""
    unit = unit_label(data, row["unit"])
    read = joined([say_document(data, row["source"]), row["locator"]]) if row["source"] else ""
    said = [code_label(data, "grounds", row["grounds"]), row["note"], read]
    behind = joined([part for part in said if part], strong=True)
    shown = say("{input} ({unit})", input=label(row, data), unit=unit)
    return framed(piece("folded", shown, behind))

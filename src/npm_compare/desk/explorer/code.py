"""The code that reproduces a view, to be copied into a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from npm_compare.desk.explorer.view import EQUAL, View
from npm_compare.facts.dataset import Dataset


def code(view: View, data: Dataset) -> str:
    """Return a cell of code that computes and shows what the open tab of a view shows, in its language.

    Weights and inputs stand in it only as far as they were changed.
    """
    *work, shown = LINES[view.tab](view, data)
    imports = ["import npm_compare as npm", *IMPORTS.get(view.tab, ())]
    if view.language != "en":
        imports += ["from IPython.display import display", "from npm_compare.views.language import speaking"]
        work, shown = [f"    {line}" for line in work], f"    display({shown})"
        work.insert(0, f"with speaking({view.language!r}):")
    return "\n".join([*imports, "", *work, shown]) + "\n"


def _table(view: View, _: Dataset) -> list[str]:
    return [f"table = npm.compare({list(view.mechanisms)!r}, {list(view.indicators)!r}, at={view.at!r})", "table"]


def _chart(view: View, data: Dataset) -> list[str]:
    return [_table(view, data)[0], f"npm.charts.{'tally' if view.counts(data) else 'matrix'}(table)"]


def _assessment(view: View, _: Dataset) -> list[str]:
    return [f"assessment = npm.assess({list(view.mechanisms)!r}, at={view.at!r})", "assessment"]


def _options(view: View, _: Dataset) -> list[str]:
    return [
        f"options = npm.options(at={view.at!r})",
        f"weights = dict.fromkeys(options.criteria, {EQUAL}) | {dict(view.weights)!r}",
        "shares = draw(options).first(weights)",
        "shares",
    ]


def _resources(view: View, data: Dataset) -> list[str]:
    return [
        f"inputs = with_ranges(npm.assumptions({view.state!r}, at={view.at!r}), {dict(view.inputs)!r}, {view.currency(data)!r})",
        f"sizing = npm.size({view.state!r}, inputs, at={view.at!r})",
        "sizing",
    ]


LINES: Mapping[str, Callable[[View, Dataset], list[str]]] = {
    "table": _table,
    "chart": _chart,
    "assessment": _assessment,
    "options": _options,
    "resources": _resources,
}
"""The lines of code behind each tab; the last one shows the result."""

IMPORTS = {
    "options": ["from npm_compare.desk.explorer import draw"],
    "resources": ["from npm_compare.desk.explorer import with_ranges"],
}
"""What a tab needs besides the package."""

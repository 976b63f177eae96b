"""The code that reproduces a view, to be copied into a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.drawing import picture
from npm_compare.desk.explorer.view import EQUAL, View
from npm_compare.facts.dataset import Dataset

Lines = tuple[list[str], list[str]]
"""Lines that compute, and expressions of what is seen, from the top down."""


def code(view: View, data: Dataset) -> str:
    """Return a cell of code that computes and shows what the open tab of a view shows, in its language.

    Weights and inputs stand in it only as far as they were changed; where there is nothing to draw, there is no call.
    """
    try:
        work, shown = LINES[view.tab](view, data)
    except NpmCompareError:
        work, shown = [], []
    imports = ["import npm_compare as npm", *IMPORTS.get(view.tab, ())]
    spoken = view.language != "en"
    if len(shown) > 1 or (spoken and shown):
        imports.insert(0, "from IPython.display import display")
        shown = [f"display({one})" for one in shown]
    if spoken and shown:
        imports.append("from npm_compare.views.language import speaking")
        work = [f"with speaking({view.language!r}):", *(f"    {line}" for line in [*work, *shown])]
        shown = []
    return "\n".join([*imports, "", *work, *shown]) + "\n"


def _table(view: View, _: Dataset) -> Lines:
    return [f"table = npm.compare({list(view.members)!r}, {list(view.indicators)!r}, at={view.at!r})"], ["table"]


def _chart(view: View, data: Dataset) -> Lines:
    found = picture(view, data)
    if found.drawing == "none":
        raise NpmCompareError("no_figure_to_draw")
    if not found.figure:
        marked = f", asker={view.asking!r}" if view.asking and found.drawing == "matrix" else ""
        return _table(view, data)[0], [f"npm.charts.{found.drawing}(table{marked})"]
    divided = f", {found.per!r}" if found.drawing == "bars" else ""
    work = [f"figures = npm.figures({list(view.members)!r}, {found.figure!r}, at={view.at!r})"]
    return work, [f"npm.charts.{found.drawing}(figures{divided})"]


def _assessment(view: View, data: Dataset) -> Lines:
    if not view.asker(data):
        raise NpmCompareError("no_mechanism_to_draw")
    marked = f", asker={view.asking!r}" if view.asking else ""
    work = [f"assessment = npm.assess({list(view.members)!r}, at={view.at!r})"]
    return work, [f"npm.charts.bounds(assessment{marked})", "assessment"]


def _laws(view: View, _: Dataset) -> Lines:
    return [f"laws = npm.laws({list(view.members)!r}, {list(view.indicators)!r}, at={view.at!r})"], ["laws"]


def _draft(view: View, data: Dataset) -> Lines:
    return [f"draft = npm.draft({view.asker(data)!r}, {list(view.members)!r}, at={view.at!r})"], ["draft"]


def _options(view: View, _: Dataset) -> Lines:
    work = [
        f"options = npm.options(at={view.at!r})",
        f"weights = dict.fromkeys(options.criteria, {EQUAL}) | {dict(view.weights)!r}",
        "shares = draw(options).first(weights)",
    ]
    return work, ["shares", f"npm.charts.criteria(options, {view.asking!r})"]


def _resources(view: View, data: Dataset) -> Lines:
    state = view.sized(data)
    inputs = f"npm.assumptions({state!r}, at={view.at!r})"
    work = [
        f"inputs = with_ranges({inputs}, {dict(view.inputs)!r}, {view.currency(data)!r})",
        f"sizing = npm.size({state!r}, inputs, at={view.at!r})",
    ]
    return work, ["sizing", "npm.charts.build_up(sizing)"]


LINES: Mapping[str, Callable[[View, Dataset], Lines]] = {
    "table": _table,
    "chart": _chart,
    "assessment": _assessment,
    "laws": _laws,
    "draft": _draft,
    "options": _options,
    "resources": _resources,
}
"""The lines of code behind each tab, and what they show."""

IMPORTS = {
    "options": ["from npm_compare.desk.explorer import draw"],
    "resources": ["from npm_compare.desk.explorer import with_ranges"],
}
"""What a tab needs besides the package."""

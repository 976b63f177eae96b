"""The code that reproduces a view, to be copied into a notebook."""

from __future__ import annotations

from npm_compare.explorer.view import EQUAL, View
from npm_compare.facts.dataset import Dataset


def code(view: View, data: Dataset) -> str:
    """Return a cell of code that reproduces a view: every result under a name, the one looked at shown last.

    Weights and inputs stand in it only as far as they were changed.
    """
    at = f"at={view.at!r}"
    lines = [
        "import npm_compare as npm",
        "from npm_compare.explorer import draw, with_ranges",
        "",
        f"table = npm.compare({list(view.mechanisms)!r}, {list(view.indicators)!r}, {at})",
        f"assessment = npm.assess(table.mechanisms, {at})",
        f"options = npm.options({at})",
        f"weights = dict.fromkeys(options.criteria, {EQUAL}) | {dict(view.weights)!r}",
        "shares = draw(options).first(weights)",
        f"inputs = with_ranges(npm.assumptions({view.state!r}, {at}), {dict(view.inputs)!r})",
        f"sizing = npm.size({view.state!r}, inputs)",
    ]
    return "\n".join([*lines, *_shown(view, data)]) + "\n"


def _shown(view: View, data: Dataset) -> list[str]:
    """Return the last lines of the code: what the open tab shows, in the language of the view."""
    chart = "npm.charts.tally(table)" if view.tab == "chart" and view.counts(data) else "npm.charts.matrix(table)"
    looked_at = {
        "table": "table",
        "chart": chart,
        "assessment": "assessment",
        "options": "shares",
        "resources": "sizing",
    }
    if view.language == "en":
        return [looked_at[view.tab]]
    imports = ["from IPython.display import display", "from npm_compare.language import speaking"]
    return [*imports, f"with speaking({view.language!r}):", f"    display({looked_at[view.tab]})"]

"""What each tab shows: the result behind it, the facts behind that, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.desk.explorer import drawing
from npm_compare.desk.explorer.view import View
from npm_compare.desk.explorer.weighing import draw
from npm_compare.facts.dataset import Dataset

if TYPE_CHECKING:
    from npm_compare.views.charts import Chart


def _table(view: View, data: Dataset) -> Chart:
    from npm_compare.views.charts import table

    return table(view.comparison(data), asker=view.asking)


def _laws(view: View, data: Dataset) -> Chart:
    from npm_compare.views.charts import table

    return table(view.laws(data).comparison, asker=view.asking)


def _bounds(view: View, data: Dataset) -> Chart:
    from npm_compare.views.charts import bounds

    return bounds(view.assessment(data), asker=view.asking)


def _criteria(view: View, data: Dataset) -> Chart:
    from npm_compare.views.charts import criteria

    return criteria(view.options(data), asker=view.asking)


def _build_up(view: View, data: Dataset) -> Chart:
    from npm_compare.views.charts import build_up

    return build_up(view.sizing(data))


PICTURES: Mapping[str, Callable[[View, Dataset], Chart]] = {
    "table": _table,
    "chart": drawing.chart,
    "laws": _laws,
    "assessment": _bounds,
    "options": _criteria,
    "resources": _build_up,
}
"""The picture of each tab that has one."""


def shares(view: View, data: Dataset) -> pd.DataFrame:
    """Return how often each option comes first with the weights of a view."""
    found = draw(view.options(data)).first(view.every_weight(data))
    return found.reset_index(names="option")


def _drawn(view: View, data: Dataset) -> pd.DataFrame:
    found = drawing.picture(view, data).result
    return found.facts if isinstance(found, Figures) else found.claims


def _assessed(view: View, data: Dataset) -> pd.DataFrame:
    """Return the facts on which an assessment rests, its own and those of the institution, each once."""
    found = view.assessment(data).table
    facts = {fact["id"]: fact for column in ("facts", "theirs") for several in found[column] for fact in several}
    return pd.DataFrame(facts.values(), columns=data.facts.columns)


def _outcomes(view: View, data: Dataset) -> pd.DataFrame:
    """Return the outcomes of an assessment, with the ids of the facts behind each."""
    found = view.assessment(data).table
    ids = {
        column: [" ".join(fact["id"] for fact in facts) for facts in found[column]] for column in ("facts", "theirs")
    }
    return found.assign(**ids)


TABLES: Mapping[str, Callable[[View, Dataset], Any]] = {
    "table": View.comparison,
    "chart": lambda view, data: drawing.picture(view, data).table,
    "assessment": _outcomes,
    "laws": View.laws,
    "draft": View.draft,
    "options": shares,
    "resources": lambda view, data: view.sizing(data).scenarios,
}
"""What each tab shows, as a result or a table that can be saved."""


FACTS: Mapping[str, Callable[[View, Dataset], pd.DataFrame]] = {
    "table": lambda view, data: view.comparison(data).claims,
    "chart": _drawn,
    "assessment": _assessed,
    "laws": lambda view, data: view.laws(data).comparison.claims,
}
"""The facts behind each tab that rests on facts of the mechanisms chosen."""

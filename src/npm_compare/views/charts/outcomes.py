"""The marks of the outcomes of requirements, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.readings import DESCRIBED, DOUBTED
from npm_compare.analysis.requirements import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    PARTLY,
    SILENT,
)
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views.charts.mirror import legend
from npm_compare.views.language import later, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MET_AS_DESCRIBED, PARTLY_AS_DESCRIBED = f"{MET}_{DESCRIBED}", f"{PARTLY}_{DESCRIBED}"
"""Outcomes that rest on a description of the law: drawn as diamonds."""

OUTCOME_MARKS: dict[str, dict[str, Any]] = {
    MET: {"marker": "s", "color": "#0b3c5d"},
    MET_AS_DESCRIBED: {"marker": "D", "color": "#0b3c5d"},
    PARTLY: {"marker": "s", "color": "#0b3c5d", "fillstyle": "bottom", "markerfacecoloralt": "white"},
    PARTLY_AS_DESCRIBED: {"marker": "D", "color": "#0b3c5d", "fillstyle": "bottom", "markerfacecoloralt": "white"},
    NOT_MET: {"marker": "X", "color": "#c05a00"},
    SILENT: {"marker": "_", "color": "#c05a00", "markeredgewidth": 1.6},
    DOUBTED: {"marker": "D", "color": "#8a8a8a", "fillstyle": "none"},
    OF_INSTITUTION: {"marker": "o", "color": "#8a8a8a", "markerfacecolor": "white"},
    NOT_KNOWN: {"marker": ".", "color": "#b8b8b8"},
    NOT_APPLICABLE: {"marker": "None", "color": "white"},
}
"""Marks of the outcomes, told apart by shape as well as by colour; what does not apply is left empty."""

OUTCOMES = {
    MET: later("met"),
    MET_AS_DESCRIBED: later("as described"),
    PARTLY: later("met in part"),
    PARTLY_AS_DESCRIBED: later("in part, as described"),
    NOT_MET: later("not met"),
    SILENT: later("the text is silent"),
    DOUBTED: later("described, sources differ"),
    OF_INSTITUTION: later("institution only"),
    NOT_KNOWN: later("not known"),
    NOT_APPLICABLE: later("not applicable"),
}


def outcomes_drawn(assessment: Assessment, aspect: str) -> pd.DataFrame:
    """Return what is drawn of each requirement: its status, with the reason where that has a mark of its own."""
    statuses, reasons = assessment.statuses(aspect), assessment.reasons(aspect)
    described = (reasons == DESCRIBED) & statuses.isin([MET, PARTLY])
    marked = reasons.isin([OF_INSTITUTION, DOUBTED])
    return statuses.mask(described, statuses + f"_{DESCRIBED}").mask(marked, reasons)


def key(plot: Axes, shown: list[str], absent: bool) -> None:
    """Write below a plot what each mark means; `absent` says that some mechanism is not there on the date."""
    from matplotlib.lines import Line2D

    signs = [
        Line2D([], [], linestyle="", markersize=7, label=say(OUTCOMES[s]), **OUTCOME_MARKS[s])
        for s in shown
        if s != NOT_APPLICABLE
    ]
    if NOT_APPLICABLE in shown:
        empty = say("(empty) no mechanism, or not applicable") if absent else say("(empty) not applicable")
        signs.append(Line2D([], [], linestyle="", label=empty))
    place: dict[str, Any] = {"loc": "upper center", "bbox_to_anchor": (0.2, 0.0)}
    legend(plot, signs, ncols=4, handletextpad=0.1, columnspacing=1.2, **place)

"""The explorer: mechanisms, a date and a part of the codebook chosen by hand in a notebook, without a line of Python.

`view` holds what is looked at and computes it, `checks` refuses what cannot be, `drawing` chooses its chart, `pictures` says what
each tab shows, `weighing` follows the weights, `state` keeps and reopens a view, `code` writes it as code, `saving` saves what is
shown, `names` finds what an analyst types; the other modules are the widgets, a thin layer over these.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from npm_compare.analysis.peers import resolve
from npm_compare.base.extras import need
from npm_compare.base.given import checked
from npm_compare.desk.explorer.checks import check
from npm_compare.desk.explorer.state import read
from npm_compare.desk.explorer.view import View, with_ranges
from npm_compare.desk.explorer.weighing import Drawing, draw
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import language

if TYPE_CHECKING:
    from npm_compare.desk.explorer.application import Application

__all__ = ["Drawing", "View", "draw", "explore", "with_ranges"]


@checked
def explore(
    state: str | Path | View | None = None, *, folder: str | Path = ".", data: Dataset | None = None
) -> Application:
    """Open the explorer in a notebook: choose, look, weigh, size, and save, without Python.

    Parameters
    ----------
    state
        A state that was saved before, as a file or a `View`; by default the seminar's cases today.
    folder
        Where files are saved; by default the folder of the notebook.

    Raises
    ------
    NpmCompareError
        If the extra `lab` is not installed, or the state has a name that the data do not have; the text offers the nearest.

    Examples
    --------
    >>> explore("view.json")  # doctest: +SKIP
    """
    need("lab", "ipywidgets")
    from npm_compare.desk.explorer.application import Application

    data = data or load()
    first = View(language=language(), asking=next(iter(resolve(data, "seminar", data.edition("today"))), ""))
    view = read(state, data) if isinstance(state, str | Path) else check(state or first, data)
    return Application(view, data, Path(folder))

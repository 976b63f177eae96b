"""The explorer: mechanisms, a date and a part of the codebook chosen by hand in a notebook, without a line of Python.

`view` holds what is looked at and computes it, `weighing` follows the sliders, `state` keeps and reopens a view, `code`
writes it as code, `saving` saves what it shows, `names` finds what an analyst types; the other modules are the widgets, a
thin layer over these.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from npm_compare.desk.explorer.kit import widgets
from npm_compare.desk.explorer.state import read
from npm_compare.desk.explorer.view import View, check, with_ranges
from npm_compare.desk.explorer.weighing import Drawing, draw
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import language

if TYPE_CHECKING:
    from npm_compare.desk.explorer.application import Application

__all__ = ["Drawing", "View", "draw", "explore", "with_ranges"]


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
        If ipywidgets is not installed, or the state has a name that the data do not have; the text offers the nearest.

    Examples
    --------
    >>> explore("view.json")  # doctest: +SKIP
    """
    widgets()
    from npm_compare.desk.explorer.application import Application

    data = data or load()
    view = read(state, data) if isinstance(state, str | Path) else check(state or View(language=language()), data)
    return Application(view, data, Path(folder))

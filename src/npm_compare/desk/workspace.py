"""The analyst's own folder of notebooks: copies to work in, which no new version ever overwrites once they were changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import notebooks_folder
from npm_compare.base.writing import alone, sweep, write_whole
from npm_compare.reports.execution import TUTORIAL, every_notebook, find_notebooks
from npm_compare.reports.prose import title_of, translated
from npm_compare.views.language import isolated, language, right_to_left, say, speaking
from npm_compare.views.languages import LANGUAGES

OWN_FOLDER = "my-notebooks"
"""The folder used unless another one is named; git ignores it."""

START = "00_start.ipynb"
"""The page that says what is where."""

ORIGINALS = ".originals.json"
"""The file that says, of each copy, from which original it came: its digest."""


def bring_up_to_date(folder: str | Path = OWN_FOLDER, *, originals: Path | None = None) -> list[str]:
    """Bring the notebooks, in the language spoken, and a start page into a folder; no copy that was changed is touched.

    A copy of which nobody changed a cell follows its original, also into another language. Where both changed, the new
    original is written beside the copy, as `03_mandate.new.ipynb`, and is a copy like any other from then on.

    Parameters
    ----------
    folder
        The folder to work in; it is made if it is not there.
    originals
        Folder of the notebooks to copy; by default those that came with the package.

    Returns
    -------
    list of str
        What was done, one sentence a file, in the language spoken; files that stay as they are are not named.

    Raises
    ------
    NpmCompareError
        If the folder is that of the originals, or cannot be written to.
    """
    place, source = Path(folder), originals or notebooks_folder()
    if place.resolve() == source.resolve():
        raise NpmCompareError("folder_of_originals", folder=repr(str(place)))
    try:
        place.mkdir(parents=True, exist_ok=True)
        with alone(place):
            sweep(place)
            return list(_bring_all(place, source))
    except OSError as error:
        reason = error.strerror or str(error)
        raise NpmCompareError("folder_not_usable", folder=repr(str(place)), reason=reason) from None


def _bring_all(place: Path, source: Path) -> Iterator[str]:
    known = _read(place / ORIGINALS)
    every = {START: start_page(source), **{path.name: in_language(path) for path in every_notebook(source)}}
    for name, content in every.items():
        if told := _bring(place, name, content, known):
            _trust(content)
            write_whole(place / ORIGINALS, json.dumps(known, indent=1, sort_keys=True).encode())
            yield told


def _bring(place: Path, name: str, content: bytes, known: dict[str, str]) -> str:
    """Bring one original into the folder, note in `known` from which it came, and say what was done, if anything."""
    target, new, before = place / name, _digest(content), known.get(name)
    known[name] = new
    if not target.exists():
        write_whole(target, content)
        return say("{file}: copied.", file=name)
    own = _digest(target.read_bytes())
    if own == new:
        return "" if before == new else say("{file}: already there.", file=name)
    if own == before:
        write_whole(target, content)
        return say("{file}: brought up to date; you had not changed it.", file=name)
    if before == new:
        return ""
    beside = f"{target.stem}.new{target.suffix}"
    done = _bring(place, beside, content, known)
    kept = say("{file}: your changes are kept; the new version is {new}.", file=name, new=beside)
    return kept if _digest((place / beside).read_bytes()) == new else f"{kept} {done}"


def _trust(content: bytes) -> None:
    """Tell Jupyter that the outputs of a notebook are ours: it shows those of strangers without their look.

    Where its list of trusted notebooks cannot be written, the tables have their look when the cells are run.
    """
    import nbformat
    from jupyter_core.paths import jupyter_data_dir
    from nbformat.sign import NotebookNotary

    with suppress(OSError, ValueError, sqlite3.Error):
        Path(jupyter_data_dir()).mkdir(parents=True, exist_ok=True)
        notary = NotebookNotary(data_dir=jupyter_data_dir())
        notary.sign(nbformat.reads(content.decode(), as_version=4))
        notary.store.close()


def in_language(path: Path) -> bytes:
    """Return a notebook in the language spoken: as it is in English, else with its prose translated and nothing computed yet."""
    import nbformat

    if language() == "en":
        return path.read_bytes()
    notebook = translated(nbformat.read(path, as_version=4))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = _directed(cell.source)
    return f"{nbformat.writes(notebook)}\n".encode()


def _directed(text: str) -> str:
    """Return Markdown set in the direction of the language spoken."""
    return f'<div dir="rtl" lang="{language()}">\n\n{text}\n\n</div>' if right_to_left() else text


def _digest(content: bytes) -> str:
    """Return a digest of the cells of a notebook: JupyterLab writes the version of Python beside them when it opens one."""
    with suppress(ValueError, KeyError, TypeError):  # not a notebook: every byte counts
        content = json.dumps(json.loads(content)["cells"], sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> dict[str, str]:
    """Return which original each copy came from; without a readable list every file that is there counts as changed."""
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def start_page(source: Path | None = None) -> bytes:
    """Return the start page as a notebook: what is where, with links, in each language one after the other."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = []
    for name in LANGUAGES:
        with speaking(name):
            cells.append(new_markdown_cell(_words(source or notebooks_folder()), id=f"00-{name}"))
    cells.append(new_code_cell('import npm_compare as npm\n\nnpm.compare("seminar", "powers")', id="00-try"))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    page = new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    return f"{nbformat.writes(page)}\n".encode()


def _words(source: Path) -> str:
    """Return the text of the start page in the language spoken, as Markdown; Arabic is set from right to left."""
    heading = say("National preventive mechanisms against torture, compared")
    paragraphs = (
        say(
            "These notebooks are your own copies: change them as you like. When the package brings a new version, a notebook "
            "that you changed stays as it is and the new one is written beside it, with .new in its name."
        ),
        say(
            "Open a notebook with a click on its question. To compute it anew, choose Restart Kernel and Run All Cells in the "
            "menu Run. To ask for another State, another date or other peers, change the words in quotation marks in its first "
            "code cell."
        ),
    )
    last = say(
        "A first try: click into the cell at the end of this page and press Shift and Enter. The table shows the source of "
        "each value; the small numbers lead to the notes below it."
    )
    parts = (f"# {heading}", *_lesson(source), *paragraphs, "\n".join(_links(source)), last)
    return _directed("\n\n".join(parts))


def _lesson(source: Path) -> Iterator[str]:
    """Return the sentence that leads to the tutorial, if there is one."""
    import nbformat

    path = source / TUTORIAL
    if path.is_file():
        title = say(title_of(nbformat.read(path, as_version=4)))
        yield say("New here? Begin with this: {tutorial}.", tutorial=f"[{title}]({TUTORIAL})")


def _links(source: Path) -> Iterator[str]:
    """Return an item of a list for each notebook: its question, with a link to it."""
    import nbformat

    for path in find_notebooks(folder=source):
        question = say(title_of(nbformat.read(path, as_version=4)))
        yield f"1. [{question}]({path.name}) {isolated(path.stem)}"

"""The analyst's own folder of notebooks: copies to work in, which no new version ever overwrites once they were changed."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from platform import python_version
from typing import NamedTuple

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import notebooks_folder
from npm_compare.base.nested import read_json
from npm_compare.base.writing import alone, sweep, write_whole
from npm_compare.desk.copies import Original, digest, original, set_in_direction
from npm_compare.reports.execution import TUTORIAL, every_notebook, find_notebooks, prepare
from npm_compare.reports.prose import title_of
from npm_compare.views.language import isolated, language, say, speaking
from npm_compare.views.languages import LANGUAGES, SOURCE

OWN_FOLDER = "my-notebooks"
"""The folder used unless another one is named; git ignores it."""

START = "00_start.ipynb"
"""The page that says what is where."""

ORIGINALS = ".originals.json"
"""The file that says, of each copy, from which original it came: its digest."""


def bring_up_to_date(folder: str | Path = OWN_FOLDER, *, originals: Path | None = None) -> list[str]:
    """Bring the notebooks and a start page into a folder, as `bring` does; return what was done, one sentence a file."""
    return list(bring(folder, originals=originals))


def bring(folder: str | Path = OWN_FOLDER, *, originals: Path | None = None) -> Iterator[str]:
    """Bring the notebooks, in the language spoken, and a start page into a folder; no copy that was changed is touched.

    A copy of which nobody changed a cell follows its original, also into another language, in which it is then computed:
    that takes some seconds each. Where both changed, the new original is written beside the copy, as `03_mandate.new.ipynb`,
    and is a copy like any other from then on.

    Parameters
    ----------
    folder
        The folder to work in; it is made if it is not there.
    originals
        Folder of the notebooks to copy; by default those that came with the package.

    Yields
    ------
    str
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
            yield from _bring_all(place, source)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NpmCompareError("folder_not_usable", folder=repr(str(place)), reason=reason) from None


class Copied(NamedTuple):
    """Of a copy: the digest of the original that it was made from, and that of the copy itself as it was written."""

    original: str
    written: str


def _bring_all(place: Path, source: Path) -> Iterator[str]:
    known, start = _read(place / ORIGINALS), start_page(source)
    every = {START: Original(digest(start), lambda: start)}
    every |= {path.name: original(path) for path in every_notebook(source)}
    due = [name for name, one in every.items() if not (place / name).exists() or _from(known, name) != one.digest]
    if language() != SOURCE and {*due} - {START}:
        yield say("The notebooks are computed in your language first: this takes a minute or more, once.")
        prepare()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        spoken = {name: copy_context() for name in due}
        made = {name: pool.submit(spoken[name].run, every[name].content) for name in due}
        for name in due:
            content = made[name].result()
            if told := _bring(place, name, (every[name].digest, content), known):
                _trust(content)
                kept = json.dumps(known, indent=1, sort_keys=True)
                write_whole(place / ORIGINALS, kept.encode())
                yield told


def _from(known: Mapping[str, Copied], name: str) -> str:
    """Return from which original a copy was made, as its digest; nothing of a file that is no copy."""
    return known[name].original if name in known else ""


def _bring(place: Path, name: str, new: tuple[str, bytes], known: dict[str, Copied]) -> str:
    """Bring one original into the folder, note in `known` from which it came, and say what was done, if anything."""
    (source, content), target, before = new, place / name, known.get(name)
    known[name] = Copied(source, digest(content))
    if not target.exists():
        write_whole(target, content)
        return say("{file}: copied.", file=name)
    own = digest(target.read_bytes())
    if own == known[name].written:
        return "" if before == known[name] else say("{file}: already there.", file=name)
    if before and own == before.written:
        write_whole(target, content)
        return say("{file}: updated; you had not changed it.", file=name)
    if before and before.original == source:
        return ""
    beside = f"{target.stem}.new{target.suffix}"
    done = _bring(place, beside, new, known)
    kept = say("{file}: your changes are kept; the new version is {new}.", file=name, new=beside)
    return kept if digest((place / beside).read_bytes()) == known[beside].written else f"{kept} {done}"


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


def _read(path: Path) -> dict[str, Copied]:
    """Return which original each copy came from; without a readable list every file that is there counts as changed.

    Lists of earlier versions have one digest a file: a copy was what its original was.
    """
    try:
        found = read_json(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    listed = {str(name): [one, one] if isinstance(one, str) else one for name, one in pairs}
    return {name: Copied(*map(str, pair)) for name, pair in listed.items() if isinstance(pair, list) and len(pair) == 2}


PYTHON = {
    "name": "python",
    "version": python_version(),
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}
"""What a kernel tells of its language: if the page told less, JupyterLab would mark it as changed when it is opened."""


def start_page(source: Path | None = None) -> bytes:
    """Return the start page as a notebook: what is where, with links, in the language spoken and then in each other."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = []
    for name in sorted(LANGUAGES, key=lambda name: name != language()):
        with speaking(name):
            cells.append(new_markdown_cell(_words(source or notebooks_folder()), id=f"00-{name}"))
    cells.append(new_code_cell('import npm_compare as npm\n\nnpm.compare("seminar", "powers")', id="00-try"))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    page = new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": PYTHON})
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
    return set_in_direction("\n\n".join(parts))


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

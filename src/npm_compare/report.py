"""Make the reports: execute every notebook, turn it into a self-contained page, write a landing page.

A notebook that fails does not lose the others: its last good page stays, and the failure is told. Pages are written
beside their place and moved there when they are whole.
"""

from __future__ import annotations

import asyncio
import html
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from npm_compare.dataset import Dataset, load
from npm_compare.errors import UnknownName

AT_ONCE = 2
"""Notebooks executed at the same time, each in a fresh kernel."""

Tell = Callable[[str], None]
"""Called with the name of a notebook when its page is done or has failed."""


@dataclass(frozen=True)
class Page:
    """What became of one notebook: its title and computed answer, or the error that stopped it."""

    name: str
    title: str
    answer: str = ""
    error: str = ""


def notebooks_folder() -> Path:
    """Return the folder of the notebooks that came with the package, installed or in a checkout."""
    installed = Path(__file__).parent / "notebooks"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "notebooks"


def find_notebooks(names: Sequence[str] = (), folder: Path | None = None) -> list[Path]:
    """Return the notebooks named (`01_mandate`, or `01`), all of them by default; UnknownName for others."""
    every = sorted((folder or notebooks_folder()).glob("*.ipynb"))
    if not names:
        return every
    found = [path for name in names for path in every if path.stem == name or path.stem.startswith(f"{name}_")]
    for name in names:
        if not any(path.stem == name or path.stem.startswith(f"{name}_") for path in every):
            raise UnknownName("notebook", name, [path.stem for path in every])
    return found


def report(
    output: str | Path = "output",
    names: Sequence[str] = (),
    *,
    folder: Path | None = None,
    tell: Tell | None = None,
) -> list[Page]:
    """Write the reports into a folder and return what became of each notebook.

    Parameters
    ----------
    output
        Folder to write to; it is created. `index.html` is the landing page.
    names
        Notebooks to make (`01`, `01_mandate`); all by default.
    folder
        Where the notebooks are, by default those that came with the package.
    tell
        Called with a line for each page when it is done.

    Returns
    -------
    list of Page
        In the order of the notebooks; those with an `error` were not made.
    """
    data = load()
    target = Path(output)
    target.mkdir(parents=True, exist_ok=True)
    pages = asyncio.run(_make_all(find_notebooks(names, folder), target, data, tell or (lambda line: None)))
    _write(target / "index.html", _landing(pages, data))
    return pages


async def _make_all(paths: Sequence[Path], target: Path, data: Dataset, tell: Tell) -> list[Page]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def make(path: Path) -> Page:
        async with turn:
            page = await _make(path, target, data)
        tell(f"{page.name}: {'failed' if page.error else 'done'}")
        return page

    return list(await asyncio.gather(*(make(path) for path in paths)))


async def _make(path: Path, target: Path, data: Dataset) -> Page:
    import nbformat
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = nbformat.read(path, as_version=4)
    title = _title(notebook)
    try:
        await _execute(notebook, path.parent)
        _write(target / f"{path.stem}.html", await asyncio.to_thread(to_html, notebook, title, data))
    except (CellExecutionError, CellTimeoutError, DeadKernelError, subprocess.CalledProcessError) as error:
        return Page(path.stem, title, error=str(getattr(error, "stderr", None) or error).strip())
    return Page(path.stem, title, answer=_answer(notebook))


async def _execute(notebook: Any, folder: Path) -> None:
    """Run a notebook in a fresh kernel that can be reached, where the system allows it, by no other user."""
    from nbclient import NotebookClient
    from traitlets.config import Config

    with tempfile.TemporaryDirectory(prefix="npm-") as private:
        channel = {"transport": "ipc", "ip": f"{private}/k"} if os.name == "posix" else {}
        place = {"metadata": {"path": str(folder)}}
        client = NotebookClient(
            notebook,
            timeout=600,
            kernel_name="python3",
            resources=place,
            config=Config(KernelManager=channel),
        )
        await client.async_execute()


def _title(notebook: Any) -> str:
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return str(first).lstrip("# ").splitlines()[0] if first else "Untitled"


def _answer(notebook: Any) -> str:
    """Return the computed answer: the plain form of the first finding among the outputs."""
    outputs = (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ()))
    found = (data["text/plain"] for data in outputs if "finding" in data.get("text/html", "")[:20])
    return str(next(found, "")).rpartition(" [")[0]


def to_html(notebook: Any, title: str, data: Dataset) -> str:
    """Turn an executed notebook into one page: no code, no outside request, pictures and style inside."""
    import nbformat
    import pypandoc

    assets = files("npm_compare") / "assets"
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "page.ipynb"
        source.write_text(nbformat.writes(notebook), encoding="utf-8")
        options = [
            "--from=ipynb",
            "--to=html5",
            "--standalone",
            "--embed-resources",
            "--toc",
            "--toc-depth=2",
        ]
        options += [f"--lua-filter={assets / 'page.lua'}", f"--css={assets / 'page.css'}"]
        options += [f"--metadata=title:{title}", "--metadata=lang:en", "--metadata=toc-title:Contents"]
        options += [f"--metadata=date:Data {data.version}, coded up to {data.date}"]
        command = [pypandoc.get_pandoc_path(), *options, str(source)]
        environment = os.environ | {"SOURCE_DATE_EPOCH": "0"}
        made = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8", env=environment)
    return made.stdout


def _landing(pages: Sequence[Page], data: Dataset) -> str:
    assets = files("npm_compare") / "assets"
    template = Template((assets / "landing.html").read_text(encoding="utf-8"))
    return template.substitute(
        style=(assets / "page.css").read_text(encoding="utf-8"),
        pages="\n".join(_entry(page) for page in pages),
        version=html.escape(data.version),
        date=html.escape(data.date),
        facts=f"{len(data.facts):,}",
        sources=f"{len(data.sources):,}",
        mechanisms=len(data.mechanisms),
        states=len(data.states),
    )


def _entry(page: Page) -> str:
    title = html.escape(page.title)
    if page.error:
        reason = html.escape(page.error[-300:])
        return f"<li><strong>{title}</strong><p>This page could not be made this time: {reason}</p></li>"
    return f'<li><a href="{html.escape(page.name)}.html">{title}</a><p>{html.escape(page.answer)}</p></li>'


def _write(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that no half file is ever left."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, suffix=".part", delete=False
    ) as part:
        part.write(text)
    os.chmod(part.name, 0o644)
    os.replace(part.name, path)

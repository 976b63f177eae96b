"""Run notebooks, each in a fresh kernel, and find in them what a report needs: title, answer, charts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from npm_compare.charts.finish import KEEP
from npm_compare.errors import UnknownName


def notebooks_folder() -> Path:
    """Return the folder of the notebooks that came with the package, installed or in a checkout."""
    installed = Path(__file__).parent / "notebooks"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "notebooks"


def find_notebooks(names: Sequence[str] = (), folder: Path | None = None) -> list[Path]:
    """Return the notebooks named (`03_mandate`, or `03`), all of them by default; UnknownName for others."""
    every = sorted((folder or notebooks_folder()).glob("*.ipynb"))
    if not names:
        return every
    found = [path for name in names for path in every if path.stem == name or path.stem.startswith(f"{name}_")]
    for name in names:
        if not any(path.stem == name or path.stem.startswith(f"{name}_") for path in every):
            raise UnknownName("notebook", name, [path.stem for path in every])
    return found


async def execute(notebook: Any, folder: Path, charts: Path) -> None:
    """Run a notebook in place, in a fresh kernel that can be reached, where the system allows it, by no other user.

    `charts` is the beginning of the names under which every chart shown is kept, as PNG and as SVG.
    """
    from nbclient import NotebookClient
    from traitlets.config import Config

    with tempfile.TemporaryDirectory(prefix="npm-") as private:
        channel = {"transport": "ipc", "ip": f"{private}/k"} if os.name == "posix" else {}
        place = {"metadata": {"path": str(folder)}}
        config = Config(KernelManager=channel)
        options: dict[str, Any] = {
            "timeout": 600,
            "kernel_name": "python3",
            "record_timing": False,
        }  # no clock in a page
        client = NotebookClient(notebook, resources=place, config=config, **options)
        await client.async_execute(env=os.environ | {KEEP: str(charts)})


def title_of(notebook: Any) -> str:
    """Return the question at the head of a notebook."""
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return str(first).lstrip("# ").splitlines()[0] if first else "Untitled"


def answer_of(notebook: Any) -> str:
    """Return the computed answer: the plain form of the first finding among the outputs."""
    outputs = (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ()))
    found = (data["text/plain"] for data in outputs if "finding" in data.get("text/html", "")[:20])
    return str(next(found, "")).rpartition(" [")[0]

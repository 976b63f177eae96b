"""Work with the explorer as an analyst does: a real JupyterLab, a real browser, no line of Python but the call.

    python tests/lab.py                  fails if something is not there
    python tests/lab.py pictures         writes a picture of each step into a folder too

It needs JupyterLab with the extension of ipywidgets, and Chromium (Debian: `apt-get install chromium-headless-shell`).
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
from playwright.sync_api import expect

from analyst import SECOND, Analyst
from analyst_looks import come_back, draw, leave_out, look, size_another, speak, weigh
from analyst_saves import keep, keep_table, keep_the_others
from browsing import chromium
from npm_compare.desk.jupyterlab import QUIET, defaults

NOTEBOOKS = {
    "first.ipynb": "import npm_compare as npm\nnpm.explore()",
    "again.ipynb": "import npm_compare as npm\nnpm.explore('view.json')",
}


@contextmanager
def lab(folder: Path) -> Iterator[str]:
    """Run JupyterLab on a folder and yield its address; its settings are of this run only."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    private = {
        name: str(folder / ".own" / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    private |= {"JUPYTER_DATA_DIR": str(folder / ".own" / "data")}
    options = [f"--ServerApp.port={port}", f"--ServerApp.root_dir={folder}", "--IdentityProvider.token="]
    silent = [QUIET, "--no-browser", "--allow-root", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    with (folder / "server.log").open("w") as log:
        command = [sys.executable, "-m", "jupyterlab", *options, *silent, f"--LabApp.workspaces_dir={folder}/.own/w"]
        server = subprocess.Popen(command, env=defaults() | private, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api")
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urlopen(address, timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.5)
    raise TimeoutError(f"JupyterLab does not answer at {address}")


def write(path: Path, code: str) -> None:
    """Write a notebook of one cell."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)], metadata=kernel), path)


class AtNotebook(Analyst):
    """Someone at a notebook in JupyterLab."""

    def open(self, notebook: str) -> None:
        """Open a notebook and run its cell."""
        self.page.goto(f"{self.address}/doc/tree/{notebook}?reset")
        self.page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=60 * SECOND)
        self.page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60 * SECOND)
        number = self.page.locator(".jp-CodeCell .jp-InputPrompt").first
        asked = self.page.locator(".jp-Dialog .jp-mod-accept")
        for _ in range(
            10
        ):  # a kernel that is just starting forgets what it is asked, or JupyterLab asks which to start
            if asked.count():
                asked.click()
            self.page.locator(".jp-CodeCell .cm-content").first.click()
            self.page.keyboard.press("Shift+Enter")
            self.page.wait_for_timeout(2 * SECOND)
            if number.inner_text() != "[ ]:":
                return
        raise TimeoutError(f"the cell of {notebook} does not run")

    def reload(self) -> None:
        """Save the notebook and load the page anew, as a browser does after a pause."""
        self.page.keyboard.press("Control+s")
        self.page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60 * SECOND)
        self.page.wait_for_timeout(2 * SECOND)
        super().reload()


def reopen(analyst: AtNotebook, folder: Path) -> None:
    """Open the state in another notebook and run the code that reproduces it."""
    analyst.open("again.ipynb")
    expect(analyst.page.locator(".npm-explorer img[alt]")).to_be_visible(timeout=60 * SECOND)
    assert analyst.page.get_by_label("Divided", exact=True).input_value() == "per million inhabitants"
    code = analyst.page.get_by_label("Code to copy").input_value()
    analyst.picture("16-reopened")
    write(folder / "code.ipynb", code)
    analyst.open("code.ipynb")
    analyst.page.locator(".jp-OutputArea-output img").wait_for(timeout=60 * SECOND)
    analyst.picture("17-code")


def main(pictures: str = "") -> int:
    """Work through every step; an exception says which one failed."""
    kept = Path(pictures) if pictures else None
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        folder = Path(temporary)
        for name, code in NOTEBOOKS.items():
            write(folder / name, code)
        with lab(folder) as address:
            analyst = AtNotebook(browser.new_page(viewport={"width": 1400, "height": 1300}), address, kept)
            try:
                analyst.open("first.ipynb")
                look(analyst)
                leave_out(analyst)
                keep_table(analyst, folder)
                draw(analyst)
                keep(analyst, folder)
                weigh(analyst)
                keep_the_others(analyst, folder)
                size_another(analyst)
                come_back(analyst)
                analyst.overlooks_nothing(to_come="Language")
                speak(analyst)
                expect(analyst.page.get_by_text("Would you like to get notified")).to_have_count(0)  # about news
                reopen(analyst, folder)
            finally:
                analyst.picture("last")
    print("The explorer works in JupyterLab.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

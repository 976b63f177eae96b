"""Work with the explorer as an analyst does: a real JupyterLab, a real browser, no line of Python but the call.

    python tests/lab.py                  fails if something is not there
    python tests/lab.py pictures         writes a picture of each step into a folder too

It needs JupyterLab with the extension of ipywidgets, and Chromium (Debian: `apt-get install chromium`).
"""

from __future__ import annotations

import json
import shutil
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
from openpyxl import load_workbook
from playwright.sync_api import Page, expect, sync_playwright
from pptx import Presentation

from npm_compare.desk.jupyterlab import QUIET, quiet

NOTEBOOKS = {
    "first.ipynb": "import npm_compare as npm\nnpm.explore()",
    "again.ipynb": "import npm_compare as npm\nnpm.explore('view.json')",
}
SECOND = 1000
MESSAGE = ".npm-message"
SAVED = f"{MESSAGE} p.done"


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
        server = subprocess.Popen(command, env=quiet() | private, stdout=log, stderr=log)
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


class Analyst:
    """Someone at the notebook, who clicks and types; each step is kept as a picture if a folder is given."""

    def __init__(self, page: Page, address: str, pictures: Path | None) -> None:
        self.page, self.address, self.pictures = page, address, pictures

    def open(self, notebook: str) -> None:
        """Open a notebook and run its cell."""
        self.page.goto(f"{self.address}/doc/tree/{notebook}?reset")
        self.page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=60 * SECOND)
        self.page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60 * SECOND)
        number = self.page.locator(".jp-CodeCell .jp-InputPrompt").first
        for _ in range(10):  # a kernel that is just starting forgets what it is asked
            self.page.locator(".jp-CodeCell .cm-content").first.click()
            self.page.keyboard.press("Shift+Enter")
            self.page.wait_for_timeout(2 * SECOND)
            if number.inner_text() != "[ ]:":
                return
        raise TimeoutError(f"the cell of {notebook} does not run")

    def see(self, text: str, where: str = ".npm-explorer table >> visible=true") -> None:
        """Wait until a text stands in the table that is open, or elsewhere in the explorer."""
        expect(self.page.locator(where).first).to_contain_text(text, timeout=30 * SECOND)

    def choose(self, control: str, choice: str) -> None:
        """Choose from the list of a control, found by its description."""
        self.page.get_by_label(control, exact=True).select_option(label=choice)

    def type(self, control: str, text: str) -> None:
        """Type into a control, and leave it."""
        field = self.page.get_by_label(control, exact=True)
        field.fill(text)
        field.press("Tab")

    def tab(self, title: str) -> None:
        """Open a tab."""
        self.page.locator(".npm-explorer .lm-TabBar-tab", has_text=title).click()

    def next_tab(self) -> None:
        """Open the next tab by the keyboard."""
        self.page.locator(".npm-explorer .lm-TabBar-tab.lm-mod-current").focus()
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")

    def press(self, button: str) -> None:
        """Press a button by the keyboard."""
        self.page.get_by_role("button", name=button, exact=True).press("Enter")

    def picture(self, name: str) -> None:
        """Keep a picture of what is seen."""
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{name}.png")


def look(analyst: Analyst) -> None:
    """See the table with its notes, another group, a mechanism found by typing, a wrong name, another date."""
    analyst.open("first.ipynb")
    analyst.see("Unannounced visits")
    analyst.picture("1-table")
    analyst.page.locator(".npm-explorer .npm sup a").first.click()
    expect(analyst.page.locator(".npm-explorer .npm li").first).to_be_visible()
    analyst.picture("2-notes")
    analyst.choose("Group of peers", "States of the League of Arab States")
    analyst.see("Tunisia INPT")
    analyst.type("Add a mechanism", "senegal")
    analyst.see("Senegal")
    analyst.type("Add a mechanism", "Marocco")
    analyst.see("Did you mean Morocco CNDH?", MESSAGE)
    analyst.picture("3-wrong-name")
    analyst.type("Another date", "2020-01-31")
    analyst.see("Situation on 31 January 2020")


def weigh(analyst: Analyst) -> None:
    """See the chart and the requirements, move a slider by the keyboard, change an assumption."""
    analyst.next_tab()
    expect(analyst.page.locator(".npm-explorer img[alt]")).to_be_visible(timeout=30 * SECOND)
    analyst.picture("4-chart")
    analyst.tab("Assessment")
    analyst.see("Requirements on 31 January 2020")
    analyst.tab("Options")
    analyst.see("How often each option comes first")
    shares = analyst.page.locator(".npm-explorer table:has(.bar) tbody")
    before = shares.inner_text()
    handle = analyst.page.locator(".npm-explorer .noUi-handle").nth(1)
    handle.focus()
    for _ in range(5):
        handle.press("ArrowRight")
    expect(shares).not_to_have_text(before, use_inner_text=True)
    analyst.picture("5-options")
    analyst.tab("Resources")
    analyst.type("Team, Prisons, High", "9")
    analyst.see("What the task would take each year")
    analyst.picture("6-resources")


def keep(analyst: Analyst, folder: Path) -> None:
    """Save every form; the state has what was chosen."""
    analyst.tab("Chart")
    for button, file in (
        ("Save the chart (PNG)", "view.png"),
        ("Save the chart (SVG)", "view.svg"),
        ("Save the chart (PowerPoint slide)", "view.pptx"),
        ("Save the table with sources (Excel)", "view.xlsx"),
        ("Save the table (CSV)", "view.csv"),
        ("Save the facts with sources (CSV)", "view-sources.csv"),
        ("Save the state (JSON)", "view.json"),
    ):
        analyst.press(button)
        analyst.see(file, SAVED)
        assert (folder / file).stat().st_size > 100, f"{file} is empty"
    analyst.picture("7-saved")
    (slide,) = Presentation(str(folder / "view.pptx")).slides
    assert "31 January 2020" in "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    table = load_workbook(folder / "view.xlsx").worksheets[0]
    assert table["A1"].value == "Situation on 31 January 2020"
    assert any("Tunisia INPT" in str(cell.value) for cell in table[1]), "a mechanism is not in the workbook"
    state = json.loads((folder / "view.json").read_text(encoding="utf-8"))
    assert state["at"] == "2020-01-31"
    assert "team prison" in state["inputs"], state
    assert state["weights"], "the slider that was moved is not in the state"


def speak(analyst: Analyst) -> None:
    """Change to Arabic, from right to left, and to French."""
    analyst.choose("Language", "العربية")
    expect(analyst.page.locator(".npm-explorer.npm-rtl")).to_be_visible()
    analyst.tab("الرسم البياني")
    expect(analyst.page.locator(".npm-explorer img[alt] >> visible=true")).to_be_visible(timeout=30 * SECOND)
    analyst.picture("8-arabic-chart")
    analyst.tab("الجدول")
    expect(analyst.page.locator(".npm-explorer [dir=rtl] table").first).to_be_visible(timeout=30 * SECOND)
    analyst.picture("8-arabic")
    analyst.choose("اللغة", "Français")
    analyst.see("Situation au 31 janvier 2020")
    expect(analyst.page.locator(".npm-explorer.npm-rtl")).to_have_count(0)
    analyst.picture("9-french")
    expect(analyst.page.get_by_text("Would you like to get notified")).to_have_count(0)  # no question about news


def reopen(analyst: Analyst, folder: Path) -> None:
    """Open the state in another notebook and run the code that reproduces it."""
    analyst.open("again.ipynb")
    expect(analyst.page.locator(".npm-explorer img[alt]")).to_be_visible(timeout=60 * SECOND)
    assert analyst.page.get_by_label("Another date", exact=True).input_value() == "2020-01-31"
    code = analyst.page.get_by_label("Code to copy").input_value()
    analyst.picture("10-reopened")
    write(folder / "code.ipynb", code)
    analyst.open("code.ipynb")
    analyst.page.locator(".jp-OutputArea-output img").wait_for(timeout=60 * SECOND)
    analyst.picture("11-code")


def main(pictures: str = "") -> int:
    """Work through every step; an exception says which one failed."""
    kept = Path(pictures) if pictures else None
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as play:
        folder = Path(temporary)
        for name, code in NOTEBOOKS.items():
            write(folder / name, code)
        with lab(folder) as address:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            analyst = Analyst(browser.new_page(viewport={"width": 1400, "height": 1300}), address, kept)
            try:
                look(analyst)
                weigh(analyst)
                keep(analyst, folder)
                speak(analyst)
                reopen(analyst, folder)
            finally:
                analyst.picture("last")
                browser.close()
    print("The explorer works in JupyterLab.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""What an analyst saves in the explorer: every form of every tab, and what was seen is in it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from playwright.sync_api import expect
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from analyst import SAVED, SECOND, Analyst

ENDINGS = {
    "PNG": "png",
    "SVG": "svg",
    "PowerPoint": "pptx",
    "Excel": "xlsx",
    "Word": "docx",
    "CSV": "csv",
    "JSON": "json",
}
"""What a button calls a form, and how its files end."""

OTHERS = {
    "Assessment": ("assessment", "tun-inpt", "Tunisia INPT"),
    "Laws": ("laws-laws", "tun-inpt", "Tunisia INPT"),
    "Draft of a law": ("draft-draft", "purpose_and_scope", "Tunisia INPT"),
    "Options": ("options", "new_specialised", "New specialised body"),
    "Resources": ("resources", "cycle", "Posts (full-time)"),
}
"""The tabs that are not table or chart: the name of their files, a code in the CSV, words in the workbook or document."""


def keep_table(analyst: Analyst, folder: Path) -> None:
    """Save the table that is seen as a picture, on slides and as a table; its words are in each."""
    for button, file in (
        ("Save the picture (PNG)", "table.png"),
        ("Save the picture (SVG)", "table.svg"),
        ("Save the picture (PowerPoint slides)", "table.pptx"),
        ("Save the table with sources (Excel)", "table.xlsx"),
        ("Save the table (CSV)", "table.csv"),
    ):
        analyst.type("Name of the files", "table")
        analyst.press(button)
        analyst.see(file, SAVED)
        assert (folder / file).stat().st_size > 100, f"{file} is empty"
    for slide in Presentation(str(folder / "table.pptx")).slides:
        told = next(
            shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
        )._element.nvPicPr.cNvPr.get("descr")
        assert "Tunisia INPT" in told, told
    analyst.type("Name of the files", "view")


def keep(analyst: Analyst, folder: Path) -> None:
    """Save every form of the figure that is seen; it is in each."""
    for button, file in (
        ("Save the chart (PNG)", "view.png"),
        ("Save the chart (SVG)", "view.svg"),
        ("Save the chart (PowerPoint slide)", "view.pptx"),
        ("Save the table (Excel)", "view.xlsx"),
        ("Save the table (CSV)", "view.csv"),
        ("Save the facts with sources (CSV)", "view-sources.csv"),
        ("Save the state (JSON)", "view.json"),
    ):
        analyst.press(button)
        analyst.see(file, SAVED)
        assert (folder / file).stat().st_size > 100, f"{file} is empty"
    analyst.picture("6-saved")
    (slide,) = Presentation(str(folder / "view.pptx")).slides
    assert "per million inhabitants" in "".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    table = load_workbook(folder / "view.xlsx").worksheets[0]
    assert any("France CGLPL" in str(row[0].value) for row in table.iter_rows()), "a figure is not in the workbook"
    assert "'inhabitants'" in analyst.read("Code to copy")
    state = json.loads((folder / "view.json").read_text(encoding="utf-8"))
    assert (state["at"], state["asking"], state["per"]) == ("today", "tun-inpt", "inhabitants")


def keep_the_others(analyst: Analyst, folder: Path) -> None:
    """Press every button of the other tabs: each writes its file, and what the tab shows is in it."""
    for tab, (name, code, words) in OTHERS.items():
        analyst.tab(tab)
        analyst.type("Name of the files", name.split("-")[0])
        seen = {_press_one(analyst, button, name) for button in _buttons(analyst, tab)}
        assert "csv" in seen, f"{tab}: no table to save"
        assert code in (folder / f"{name}.csv").read_text(encoding="utf-8"), f"{tab}: CSV"
        for ending in seen & {"xlsx", "docx"}:
            assert words in _text_of(folder / f"{name}.{ending}"), f"{tab}: {ending}"
        if tab == "Options":
            _shares_are_those_seen(analyst, folder / f"{name}.csv")
    analyst.tab("Resources")


def _buttons(analyst: Analyst, tab: str) -> list[str]:
    """Return the buttons by which a tab is saved, when they are there."""
    state = analyst.page.get_by_role("button", name="Save the state (JSON)")
    expect(state).to_be_visible(timeout=30 * SECOND)
    analyst.page.wait_for_timeout(2 * SECOND)
    found = analyst.page.locator(".npm-explorer button >> visible=true").all_inner_texts()
    saving = [words for words in found if words.startswith("Save ")]
    assert len(saving) > 2, f"{tab}: {saving}"
    return saving


def _press_one(analyst: Analyst, button: str, name: str) -> str:
    """Press a button; return the ending of the file that it wrote."""
    ending = ENDINGS[button.rpartition("(")[2].strip(")").split()[0]]
    analyst.press(button)
    tail = "-sources.csv" if "facts with sources" in button else f".{ending}"
    stem = name.split("-", maxsplit=1)[0] if ending == "json" or tail.startswith("-") else name
    analyst.see(f"{stem}{tail}", SAVED)
    return "sources" if tail.startswith("-") else ending


def _shares_are_those_seen(analyst: Analyst, path: Path) -> None:
    """What was saved of the options is what stands in the tab, in whole percent."""
    seen = analyst.page.locator(".npm-explorer table:has(.bar) tbody td:has(.bar)").all_inner_texts()
    with path.open(encoding="utf-8-sig", newline="") as held:
        saved = [f"{float(row['share']):.0%}" for row in csv.DictReader(held)]
    assert sorted(saved) == sorted(re.sub(r"\s", "", one) for one in seen), (saved, seen)


def _text_of(path: Path) -> str:
    """Return the words of a workbook or a document."""
    with ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        return re.sub(r"<[^>]+>", " ", " ".join(parts.read(name).decode("utf-8") for name in names))

"""An analyst in a browser: what is done with the explorer and seen, in JupyterLab (`lab`) and as a page (`explorer_page`).

Each step names what must be there; it fails if that does not come.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

SECOND = 1000
MESSAGE = ".npm-message:not(.npm-told)"
SAVED = f"{MESSAGE} p.done"
SCROLLED = """[...document.querySelectorAll('.npm-explorer .widget-hbox, .npm-explorer .widget-box')].filter(one =>
    one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX != 'visible').map(one => one.className)"""
"""Finds rows of controls that scroll."""

OF_THE_KIT: tuple[str, ...] = ()
"""What axe finds in ipywidgets itself and no call can mend."""


class Analyst:
    """Someone at the explorer, who clicks and types; each step is kept as a picture if a folder is given."""

    where = ".npm-explorer"
    """What of the page is ours and must be accessible."""

    def __init__(self, page: Page, address: str, pictures: Path | None) -> None:
        self.page, self.address, self.pictures = page, address, pictures

    def see(self, text: str, where: str = ".npm-explorer table >> visible=true") -> None:
        """Wait until a text stands in the table that is open, or elsewhere in the explorer."""
        expect(self.page.locator(where).first).to_contain_text(text, timeout=30 * SECOND)

    def choose(self, control: str, choice: str) -> None:
        """Choose from the list of a control, found by its description."""
        self.page.get_by_label(control, exact=True).select_option(label=choice)

    def type(self, control: str, text: str) -> None:
        """Type into a control, see what stands there, and leave it: one that has only just appeared may still get its value."""
        field = self.page.get_by_label(control, exact=True)
        for _ in range(3):
            field.fill(text)
            self.page.wait_for_timeout(SECOND // 5)
            if field.input_value() == text:
                break
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

    def reload(self) -> None:
        """Load the page anew, as a browser does after a pause."""
        self.page.reload(timeout=120 * SECOND)
        self.page.locator(".npm-explorer .lm-TabBar-tab").first.wait_for(timeout=60 * SECOND)

    def check(self, name: str) -> None:
        """Keep a picture of a tab in which everything has its room and a name that a screen reader can read."""
        self.picture(name)
        for breach in Axe().run(self.page, context=self.where).response["violations"]:
            where = "; ".join(node["html"][:160] for node in breach["nodes"][:3])
            assert breach["id"] in OF_THE_KIT, f"{name}: {breach['id']} ({breach['impact']}): {where}"
        narrow = self.page.evaluate(SCROLLED)
        assert not narrow, f"{name}: rows with a scroll bar of their own: {narrow}"

    def picture(self, name: str) -> None:
        """Keep a picture of what is seen."""
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{name}.png")


def look(analyst: Analyst) -> None:
    """See the table with its notes, another group, a mechanism found by typing, a wrong name, another date."""
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
    analyst.see("Did you mean Morocco (mar)?", MESSAGE)
    analyst.picture("3-wrong-name")
    analyst.choose("Who asks", "Tunisia INPT")
    expect(analyst.page.locator(".npm-asking thead th").first).to_have_text("Tunisia INPT")
    analyst.type("Another date", "1950")
    analyst.see("Before 18 December 2002", ".npm-told")
    for typed in ("12 May 2015", "12 mai 2015", "١٢ مايو ٢٠١٥"):
        analyst.type("Another date", typed)
        analyst.see("Situation on 12 May 2015")
        analyst.type("Another date", "2014-06-01")
        analyst.see("Situation on 1 June 2014")
    analyst.type("Another date", "2020-01-31")
    analyst.see("Situation on 31 January 2020")
    analyst.check("3-asker")


def draw(analyst: Analyst) -> None:
    """See the chart of the answers, of one question, of a figure by another divisor and by year."""
    shown = analyst.page.locator(".npm-explorer img[alt] >> visible=true")
    analyst.next_tab()
    expect(shown).to_be_visible(timeout=30 * SECOND)
    analyst.check("4-chart")
    analyst.choose("Question", "Unannounced visits")
    expect(shown).to_have_attribute("alt", re.compile("Matrix of 1 question"), timeout=30 * SECOND)
    analyst.choose("Date", "Today (data up to now)")  # nothing that is done while a chart is drawn may be lost
    analyst.choose("Group of peers", "The four cases of the Rabat seminar")
    analyst.choose("What to compare", "Resources: Staff and experts")
    analyst.choose("Question", "Staff of the NPM function")
    expect(shown).to_have_attribute("alt", re.compile("per 1,000 prisoners"), timeout=30 * SECOND)
    analyst.choose("Divided", "per million inhabitants")
    expect(shown).to_have_attribute("alt", re.compile("per million inhabitants"), timeout=30 * SECOND)
    analyst.check("5-figure")


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
    state = json.loads((folder / "view.json").read_text(encoding="utf-8"))
    assert (state["at"], state["asking"], state["per"]) == ("today", "tun-inpt", "inhabitants")


def weigh(analyst: Analyst) -> None:
    """See every other tab; change a weight by the keyboard and an assumption with a decimal comma."""
    analyst.type("Another date", "2020-01-31")
    analyst.choose("What to compare", "Mandate and powers: Powers")
    analyst.tab("Assessment")
    analyst.see("Every requirement", ".npm-explorer details summary >> visible=true")
    analyst.check("7-assessment")
    analyst.tab("Laws")
    analyst.see("Tunisia INPT")
    analyst.check("8-laws")
    analyst.tab("Draft of a law")
    analyst.see("Save a draft of the law of Tunisia INPT (Word)", ".npm-explorer")
    analyst.check("9-draft")
    analyst.tab("Options")
    analyst.see("How often each option comes first")
    shares = analyst.page.locator(".npm-explorer table:has(.bar) tbody")
    before = shares.inner_text()
    weight = analyst.page.locator(".npm-weight select").nth(1)
    weight.focus()
    weight.press("End")
    expect(shares).not_to_have_text(before, use_inner_text=True, timeout=30 * SECOND)
    analyst.press("Equal weights")
    expect(shares).to_have_text(before, use_inner_text=True, timeout=30 * SECOND)
    analyst.check("10-options")
    analyst.tab("Resources")
    analyst.choose("Assumptions shown", "Days on site")
    analyst.type("Days on site, Prisons, High", "9,5")
    expect(analyst.page.get_by_label("Days on site, Prisons, High", exact=True)).to_have_value(
        "9.5", timeout=30 * SECOND
    )
    analyst.see("What the task would take each year")
    analyst.check("11-resources")


def come_back(analyst: Analyst) -> None:
    """Load the page anew; every tab still opens, and a control still changes what is seen."""
    analyst.reload()
    for tab, seen in (
        ("Options", "How often each option comes first"),
        ("Table", "Situation on 31 January 2020"),
        ("Assessment", "Requirements on 31 January 2020"),
        ("Laws", "Tunisia INPT"),
        ("Resources", "What the task would take each year"),
        ("Table", "Unannounced visits"),
    ):
        analyst.tab(tab)
        if tab == "Assessment":
            analyst.page.locator(".npm-explorer details summary >> visible=true").first.click()
        analyst.see(seen)
    analyst.choose("Question", "Private interviews")
    expect(analyst.page.locator(".npm-explorer table >> visible=true").first).not_to_contain_text("Unannounced visits")
    analyst.press("Begin again")
    analyst.see("Maldives HRCM")
    analyst.type("Another date", "2020-01-31")
    analyst.see("Situation on 31 January 2020")


def speak(analyst: Analyst) -> None:
    """Change to Arabic, from right to left, and to French."""
    analyst.choose("Language", "العربية")
    expect(analyst.page.locator(".npm-explorer.npm-rtl")).to_be_visible()
    analyst.tab("الرسم البياني")
    expect(analyst.page.locator(".npm-explorer img[alt] >> visible=true")).to_be_visible(timeout=30 * SECOND)
    analyst.check("12-arabic-chart")
    analyst.tab("الموارد")
    expect(analyst.page.locator(".npm-explorer img[alt] >> visible=true")).to_be_visible(timeout=30 * SECOND)
    analyst.check("13-arabic-resources")
    analyst.tab("الجدول")
    expect(analyst.page.locator(".npm-explorer [dir=rtl] table").first).to_be_visible(timeout=30 * SECOND)
    analyst.check("14-arabic")
    analyst.choose("اللغة", "Français")
    analyst.see("Situation au 31 janvier 2020")
    expect(analyst.page.locator(".npm-explorer.npm-rtl")).to_have_count(0)
    analyst.check("15-french")

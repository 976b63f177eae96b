"""An analyst in a browser: what is done with the explorer and seen, in JupyterLab (`lab`) and as a page (`explorer_page`).

What is done and seen is in `analyst_looks`, what is saved in `analyst_saves`. At the end no control may be left that nobody has
touched in JupyterLab; the page, which is the same explorer, is not asked again for every file.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from accessible import breaches

SECOND = 1000
MESSAGE = ".npm-message:not(.npm-told)"
SAVED = f"{MESSAGE} p.done"
SCROLLED = """[...document.querySelectorAll('.npm-explorer .widget-hbox, .npm-explorer .widget-box')].filter(one =>
    one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX != 'visible').map(one => one.className)"""
"""Finds rows of controls that scroll."""

CONTROLS = """[...document.querySelectorAll('.npm-explorer :is(select, input, textarea, button)')].filter(
    one => one.checkVisibility() && !one.closest('.npm-weight, .npm-unseen')).map(one =>
    (one.closest('.jupyter-widgets')?.querySelector('.widget-label') ?? one).textContent.trim())"""
"""Names every control that is seen; of the weights and of the fields of assumptions, which are many of a kind, see `weigh`."""

OF_THE_KIT: tuple[str, ...] = ()
"""What axe finds in ipywidgets itself and no call can mend."""


class Analyst:
    """Someone at the explorer, who clicks and types; each step is kept as a picture if a folder is given."""

    where = ".npm-explorer"
    """What of the page is ours and must be accessible."""

    def __init__(self, page: Page, address: str, pictures: Path | None) -> None:
        self.page, self.address, self.pictures = page, address, pictures
        self.shown: set[str] = set()
        self.touched: set[str] = set()

    def look_about(self) -> None:
        """Note which controls are there."""
        self.shown.update(self.page.evaluate(CONTROLS))

    def overlooks_nothing(self, to_come: str) -> None:
        """Fail if a control was there that nobody has touched, but for one that comes next."""
        self.look_about()
        assert to_come in self.shown, f"seen: {sorted(self.shown)}"
        left = self.shown - self.touched - {to_come}
        assert not left, f"controls that nobody has touched: {sorted(left)}"

    def see(self, text: str, where: str = ".npm-explorer table >> visible=true") -> None:
        """Wait until a text stands in the table that is open, or elsewhere in the explorer."""
        expect(self.page.locator(where).first).to_contain_text(text, timeout=30 * SECOND)

    def choose(self, control: str, choice: str) -> None:
        """Choose from the list of a control, found by its description."""
        self.touched.add(control)
        self.page.get_by_label(control, exact=True).select_option(label=choice)

    def type(self, control: str, text: str) -> None:
        """Type into a control, see what stands there, and leave it: one that has only just appeared may still get its value."""
        self.touched.add(control)
        field = self.page.get_by_label(control, exact=True)
        for _ in range(3):
            field.fill(text)
            self.page.wait_for_timeout(SECOND // 5)
            if field.input_value() == text:
                break
        field.press("Tab")

    def tab(self, title: str) -> None:
        """Open a tab."""
        self.look_about()
        self.page.locator(".npm-explorer .lm-TabBar-tab", has_text=title).click()

    def next_tab(self) -> None:
        """Open the next tab by the keyboard."""
        self.page.locator(".npm-explorer .lm-TabBar-tab.lm-mod-current").focus()
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")

    def read(self, control: str) -> str:
        """Return what stands in a control."""
        self.touched.add(control)
        return self.page.get_by_label(control, exact=True).input_value()

    def press(self, button: str) -> None:
        """Press a button by the keyboard."""
        self.touched.add(button)
        self.page.get_by_role("button", name=button, exact=True).press("Enter")

    def reload(self) -> None:
        """Load the page anew, as a browser does after a pause."""
        self.page.reload(timeout=120 * SECOND)
        self.page.locator(".npm-explorer .lm-TabBar-tab").first.wait_for(timeout=60 * SECOND)

    def check(self, name: str) -> None:
        """Keep a picture of a tab in which everything has its room and a name that a screen reader can read."""
        self.picture(name)
        self.look_about()
        for rule, told in breaches(self.page, context=self.where):
            assert rule in OF_THE_KIT, f"{name}: {told}"
        narrow = self.page.evaluate(SCROLLED)
        assert not narrow, f"{name}: rows with a scroll bar of their own: {narrow}"

    def picture(self, name: str) -> None:
        """Keep a picture of what is seen."""
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{name}.png")

"""The browser in which the programs of the run look at pages: Chromium without windows, or, where that is missing, the whole.

Debian has the first as `chromium-headless-shell`: the same engine, which draws nothing that nobody asks to see, and so takes
half the time for pages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Dialog, Page, sync_playwright

PROGRAMS = ("chromium-headless-shell", "chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the browser, closed at the end; a FileNotFoundError names the programs of which none is installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        raise FileNotFoundError(f"none of {', '.join(PROGRAMS)} is installed (Debian: apt-get install {PROGRAMS[0]})")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()


def note_dialogs(page: Page, told: list[str]) -> None:
    """Note every dialog that a page opens, and close it: an open one would let the page wait for ever."""

    def note(dialog: Dialog) -> None:
        told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)

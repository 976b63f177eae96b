"""What axe-core finds on a page in a browser, in words: used by all programs that look at pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

BREACHES = {"resultTypes": ["violations"]}
"""Only breaches are listed place by place, which nearly halves the time that axe takes for a page."""

COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules of axe on colours: the only ones that a page can break in dark colours and keep in light ones."""

SCHEMES: tuple[Any, ...] = ("light", "dark")


def breaches(page: Page, *, context: str | None = None, colours: bool = False) -> Iterator[tuple[str, str]]:
    """Find the breaches on a page, or in a part of it: the rule, and what breaks it where."""
    found = Axe().run(page, context=context, options=BREACHES | (COLOURS if colours else {})).response
    for breach in found["violations"]:
        where = "; ".join(node["html"][:160] for node in breach["nodes"][:3])
        yield breach["id"], f"{breach['id']} ({breach['impact']}, {len(breach['nodes'])} times): {where}"


def in_both_schemes(page: Page, *, dark: bool) -> Iterator[str]:
    """Find the breaches on a page in light colours and, if asked, of its colours in dark ones; a page too wide is told too."""
    for scheme in SCHEMES if dark else SCHEMES[:1]:
        page.emulate_media(color_scheme=scheme)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            yield f"{scheme}: it is wider than the window"
        yield from (f"{scheme}: {told}" for _, told in breaches(page, colours=scheme == "dark"))

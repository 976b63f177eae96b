"""What axe-core finds on a page in a browser, in words: used by all programs that look at pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

BREACHES = {"resultTypes": ["violations"]}
"""Only breaches are listed place by place, which nearly halves the time that axe takes for a page."""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe on colours: the only ones that a page can break in dark colours and keep in light ones.

They take most of the time of axe. No style depends on the language (`test_colours_are_the_same_in_every_language`): where a page
is looked at in English, its translations are looked at for all else.
"""

ONLY: dict[str, Any] = {"runOnly": COLOURS}
LEFT_OUT: dict[str, Any] = {"rules": {rule: {"enabled": False} for rule in COLOURS}}


def breaches(
    page: Page, rules: dict[str, Any] | None = None, *, context: str | None = None
) -> Iterator[tuple[str, str]]:
    """Find the breaches of all rules, or of some, on a page or in a part of it: the rule, and what breaks it where."""
    found = Axe().run(page, context=context, options=BREACHES | (rules or {})).response
    for breach in found["violations"]:
        where = "; ".join(node["html"][:160] for node in breach["nodes"][:3])
        yield breach["id"], f"{breach['id']} ({breach['impact']}, {len(breach['nodes'])} times): {where}"


def in_both_schemes(page: Page, *, english: bool) -> Iterator[str]:
    """Find the breaches on a page, in English those of its colours too, light and dark; a page too wide is told as well."""
    looks: dict[Any, Any] = {"light": {}, "dark": ONLY} if english else {"light": LEFT_OUT}
    for scheme, rules in looks.items():
        page.emulate_media(color_scheme=scheme)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            yield f"{scheme}: it is wider than the window"
        yield from (f"{scheme}: {told}" for _, told in breaches(page, rules))

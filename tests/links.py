"""Look at the documentation site: every link within it leads somewhere, and nothing in it is fetched from a network.

    python tests/links.py docs/site

Prints each fault; the exit code is 1 if there is one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
"""What a browser fetches by itself to show a page, and where its address stands."""

IN_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""")


class Page(HTMLParser):
    """The places of a page to which a link may lead, and the addresses in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.places: set[str] = {""}
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag names or leads to."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in FETCHED and given.get(FETCHED[tag]):
            self.fetched.append(given[FETCHED[tag]])


page = cache(Page)


def outside(address: str) -> bool:
    """Return whether an address leads out of the site."""
    return bool(urlsplit(address).scheme or urlsplit(address).netloc)


def faults(site: Path) -> Iterator[str]:
    """Yield what is wrong in a site."""
    for path in sorted(site.rglob("*.html")):
        name, one = path.relative_to(site), page(path.resolve())
        yield from (f"{name}: fetches {address}" for address in one.fetched if outside(address))
        for address in (*one.links, *one.fetched):
            if not outside(address) and not leads(path, address):
                yield f"{name}: leads nowhere: {address}"
    for path in sorted(site.rglob("*.css")):
        for address in IN_STYLES.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site)}: fetches {address}"


def leads(path: Path, address: str) -> bool:
    """Return whether an address in a page is that of a file of the site and of a place in it."""
    parts = urlsplit(address)
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
    if not target.is_file():
        return False
    return target.suffix != ".html" or unquote(parts.fragment) in page(target).places


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1])))
    print(*found, f"{len(found)} faults in {sys.argv[1]}", sep="\n")  # noqa: T201
    sys.exit(1 if found else 0)

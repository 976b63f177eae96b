"""Look at finished pages in a headless browser: no breach that axe-core finds, no request, no script, no dialog.

    python tests/pages.py output    looks at every HTML page in a folder; the atlas has `tests/atlas.py`

Pages in English are looked at for their colours too, light and dark: these are the same in every language.

Run by `.ci/run` on the real reports. It needs Chromium (Debian: `apt-get install chromium-headless-shell`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser

from accessible import in_both_schemes
from browsing import chromium, note_dialogs


def faults(browser: Browser, path: Path) -> Iterator[str]:
    """Find what is wrong with a page, in each colour scheme; it is opened in the first and changes to the next."""
    page = browser.new_page(color_scheme="light")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    note_dialogs(page, requested)
    page.goto(path.resolve().as_uri())
    if page.evaluate("document.scripts.length"):
        yield "it has a script"
    yield from in_both_schemes(page, english=page.evaluate("document.documentElement.lang") == "en")
    yield from (f"it asks for {url[:100]}" for url in requested[1:] if not url.startswith("data:"))
    page.close()


def target_stands(path: Path) -> bool:
    """Say whether every link of a page to a file beside it leads somewhere."""
    links = re.findall(r'<a [^>]*href="([^":#]+)"', path.read_text(encoding="utf-8"))
    return all((path.parent / unescape(link)).exists() for link in links)


def main(folder: str) -> int:
    """Print every fault of every page; the exit code is 1 if there is one."""
    pages = sorted(Path(folder).rglob("*.html"))
    found = 0
    for path in (path for path in pages if not target_stands(path)):
        found += 1
        print(f"{path}: a link leads to a file that is not there")  # noqa: T201
    with chromium() as browser:
        looked_at = [path for path in pages if "atlas" not in path.relative_to(folder).parts]
        for path in looked_at:
            for fault in faults(browser, path):
                found += 1
                print(f"{path}: {fault}")  # noqa: T201
    print(f"{len(looked_at)} pages, {found} faults")  # noqa: T201
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

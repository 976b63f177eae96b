"""Work with the explorer as a web page of its own: `npm-compare explore` and a real browser, no JupyterLab.

    python tests/explorer_page.py             fails if something is not there
    python tests/explorer_page.py pictures    writes a picture of each step into a folder too

What an analyst weighs, sizes and leaves out is the same explorer in `tests/lab.py` and is not done a second time here.

It needs Chromium (Debian: `apt-get install chromium-headless-shell`), and Voilà (the extra `lab`); where Voilà is not
installed it says so and checks nothing.
"""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from analyst import SAVED, SECOND, Analyst
from analyst_looks import back_to_powers, come_back, draw, look, speak
from analyst_saves import keep
from browsing import chromium

TITLES = {
    "en": ("ltr", "National preventive mechanisms against torture, compared"),
    "fr": ("ltr", "mécanismes nationaux de prévention"),
    "ar": ("rtl", "الآليات الوطنية"),
}
"""Direction and a part of the title of the page in each language."""


BUSY = "KeyboardInterrupt caught in kernel"
"""What a kernel says for itself if it is stopped while it computes; one that waits says nothing."""


@contextmanager
def served(folder: Path, language: str = "en") -> Iterator[str]:
    """Serve the page as a user does and yield its address; at the end Ctrl-C, after which nothing may be left."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    own = folder / "tmp"
    own.mkdir(exist_ok=True)
    program = [str(Path(sys.executable).with_name("npm-compare")), "explore", "-o", str(folder), "--no-browser"]
    words = [*program, "--language", language, "--", f"--port={port}", f"--Voila.connection_dir_root={own}"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    assert server.stdout is not None
    try:
        said = [server.stdout.readline().strip() for _ in range(2)]
        assert said[1] == f"http://localhost:{port}/", said
        yield said[1]
        server.send_signal(signal.SIGINT)
        rest, _ = server.communicate(timeout=60)
        told = [line for line in rest.splitlines() if line.strip() and BUSY not in line]
        assert (server.returncode, told) == (0, []), f"exit code {server.returncode}, said: {rest}"
        assert not list(own.iterdir()), "connection files of kernels are left"
        with socket.socket() as again:
            assert again.connect_ex(("127.0.0.1", port)), "the port is still open"
    finally:
        server.kill()


class Reader(Analyst):
    """Someone at the page; whatever is asked of another place than the page is kept."""

    where = "html"

    def __init__(self, page: Page, address: str, pictures: Path | None) -> None:
        super().__init__(page, address, pictures)
        self.outside: list[str] = []
        self.errors: list[str] = []
        own = (address, address.replace("http:", "ws:"), "data:", "blob:")
        page.on("request", lambda asked: None if asked.url.startswith(own) else self.outside.append(asked.url))
        page.on("websocket", lambda asked: None if asked.url.startswith(own) else self.outside.append(asked.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, query: str = "") -> None:
        """Open the page."""
        self.page.goto(self.address + query, timeout=120 * SECOND)
        self.page.locator(".npm-explorer .lm-TabBar-tab").first.wait_for(timeout=60 * SECOND)

    def is_alone(self, language: str) -> None:
        """See the explorer under its heading, in its language and direction, and nothing else: no code, nothing of Voilà."""
        direction, title = TITLES[language]
        whole = self.page.locator(f"html[lang={language}][dir={direction}]")
        expect(whole).to_have_count(1, timeout=30 * SECOND)
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(self.page).to_have_title(re.compile(title))
        assert "voila" not in self.page.locator("body").inner_text().lower()
        expect(self.page.locator(".jp-InputArea:visible, .jp-InputPrompt:visible")).to_have_count(0)
        expect(self.page.locator("#loading")).to_have_count(0)


def own_machine_only(address: str) -> None:
    """A request that was sent to another name, as a page elsewhere could let a browser do, is refused."""
    asked = HTTPConnection(address.split("/")[2], timeout=30)
    asked.request("GET", "/", headers={"Host": "elsewhere.example"})
    assert asked.getresponse().status == 403, "a request for another host is answered"


def take_home(reader: Reader, folder: Path) -> None:
    """Take a copy of what was saved into the downloads of the browser: the same bytes as in the folder."""
    reader.press("Save the state (JSON)")
    reader.see("Saved:", SAVED)
    with reader.page.expect_download() as found:
        reader.page.get_by_role("link", name="Download a copy").click()
    name = found.value.suggested_filename
    assert Path(found.value.path()).read_bytes() == (folder / name).read_bytes()


def come_by_address(reader: Reader) -> None:
    """Give the address to somebody else, who sees the same; an address that means nothing is told."""
    reader.tab("Laws")
    reader.page.wait_for_url(re.compile("laws"))
    other = Reader(reader.page.context.new_page(), reader.address, None)
    other.open(reader.page.url.removeprefix(reader.address))
    expect(other.page.locator(".lm-mod-current")).to_have_text("Laws")
    other.see("Tunisia INPT")
    other.open("?view=%7B%22npm_compare_view%22%3A1%2C%22mechanisms%22%3A%5B%22mar-cnhd%22%5D%7D")
    other.see("Did you mean mar-cndh?", ".npm-message:not(.npm-told)")
    other.see("Unannounced visits")
    other.page.close()


def on_a_phone(browser: Browser, address: str, pictures: Path | None, language: str) -> None:
    """On 360 points nothing is wider than the page, in any tab; what is wide has a scroll bar of its own."""
    reader = Reader(browser.new_context(viewport={"width": 360, "height": 800}).new_page(), address, pictures)
    reader.open()
    reader.is_alone(language)
    tabs = reader.page.locator(".npm-explorer .lm-TabBar-tab")
    for place in range(tabs.count()):
        tabs.nth(place).click()
        reader.page.wait_for_timeout(2 * SECOND)
        reader.check(f"phone-{language}-{place + 1}")
        width = reader.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"tab {place + 1} is {width} points wide"
    assert not reader.outside, reader.outside


def main(pictures: str = "") -> int:
    """Work through every step; an exception says which one failed."""
    if find_spec("voila") is None:
        print("Not checked: Voilà is not installed (the extra `lab`).")  # noqa: T201
        return 0
    kept = Path(pictures) if pictures else None
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        folder = Path(temporary)
        with served(folder) as address:
            own_machine_only(address)
            reader = Reader(browser.new_context(viewport={"width": 1400, "height": 1300}).new_page(), address, kept)
            try:
                reader.open()
                reader.is_alone("en")
                look(reader)
                draw(reader)
                keep(reader, folder)
                take_home(reader, folder)
                back_to_powers(reader)
                come_back(reader)
                come_by_address(reader)
                speak(reader)
                reader.is_alone("fr")
                assert not reader.outside, f"fetched from elsewhere: {reader.outside}"
                assert not reader.errors, reader.errors
            finally:
                reader.picture("last")
        for language in ("fr", "ar"):
            with served(folder, language) as address:
                on_a_phone(browser, address, kept, language)
    print("The explorer works as a page of its own.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Use the atlas in a real browser, as a reader does: by keyboard, on a phone, in the dark, in Arabic, on paper, without script.

    python tests/atlas.py atlas    looks at a page of each kind in each language of a folder that `npm-compare atlas` wrote

Run by `.ci/run`. It needs Chromium (Debian: `apt-get install chromium-headless-shell`).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from accessible import in_both_schemes
from browsing import chromium, note_dialogs
from npm_compare.base.letters import folded

KINDS = ("index", "state-mar", "state-blz", "question-visits_unannounced", "requirement-opcat_private_interviews")
KINDS += ("states", "questions", "requirements", "compare", "search")
"""A page of each kind; Belize is late, without a mechanism."""

CHOICE = "#m=mar-cndh,fra-cglpl&q=visits_unannounced,term_years"
"""A choice of two mechanisms and two questions, as it stands in an address."""

RESTS = """[...document.querySelectorAll("input[name=m]:checked")].flatMap((body) =>
  [...document.querySelectorAll("input[name=q]:checked")].map((question) =>
    answered(FACTS, body.value, question.value, FACTS.years.length - 1)?.[6] ?? "unknown"))"""
"""What each answer shown rests on, from the data of the page."""

INSIDE = ("file:", "blob:", "data:image/svg+xml;")
"""What a page may ask for: files of the folder, what it hands to the reader, and its own picture to be painted as PNG."""

HEAVIEST = 200_000
"""How many bytes a page may have without its data: every page, in every language."""

LONGEST, TILE = 3_000, 24
"""How many px the page of a State may be long on a phone before a part is unfolded, and how wide a tile of the map must be."""

WHOLE = 36_000_000
"""How many bytes the whole atlas may have, in three languages, so that it is copied and put on a site with ease."""

DATA = ("data.js", "words.js", "facts.js", "found.js")


def faults(browser: Browser, path: Path) -> Iterator[str]:
    """Find what is wrong with a page: breaches of accessibility in light (and dark), requests, errors, width on a phone."""
    page = browser.new_page()
    told = listening(page)
    page.goto(path.as_uri() + (CHOICE if path.stem == "compare" else ""))
    if (page.locator("html").get_attribute("dir") == "rtl") != (path.parent.name == "ar"):
        yield "its direction is not that of its language"
    yield from in_both_schemes(page, english=path.parent.name == "en")
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate("document.documentElement.scrollWidth > 360"):
        yield "it is wider than a phone of 360 px"
    yield from told
    page.close()


def heavy_faults(folder: Path) -> Iterator[str]:
    """Find pages that are too heavy, read from the disk: all of them."""
    for path in sorted(folder.glob("*.html")):
        if (found := weight(path)) > HEAVIEST:
            yield f"{path.stem}: it has {found} bytes without its data"


def weight(path: Path) -> int:
    """Return the bytes of a page with its styles and scripts, without its data."""
    files = re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', path.read_text(encoding="utf-8"))
    loaded = (path.parent / name for name in files if Path(name).name not in DATA)
    return path.stat().st_size + sum(place.stat().st_size for place in loaded)


def phone_faults(browser: Browser, folder: Path) -> Iterator[str]:
    """Read the page of a State and the map on a phone: parts are folded, a link opens its own, tiles are wide enough to touch."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    place = (folder / "state-mar.html").as_uri()
    page.goto(place)
    parts, unfolded = page.locator("details.part"), page.locator("details.part[open]")
    if unfolded.count() or page.evaluate("document.documentElement.scrollHeight") > LONGEST:
        yield "state-mar: it is not folded on a phone"
    for _ in range(2):  # the second time the address stays as it is
        page.evaluate("document.querySelector('.contents').open = true")
        page.click(".contents a[href='#sources']")
        page.wait_for_function("document.querySelector('#sources details').open")
        if not page.locator("#sources").evaluate("part => Math.abs(part.getBoundingClientRect().top) < 740"):
            yield "state-mar: a link does not lead to its part"
        page.evaluate("document.querySelector('#sources details').open = false")
    page.goto("about:blank")
    page.goto(f"{place}#remarks")
    if unfolded.evaluate_all("parts => parts.map(part => part.parentElement.id)") != ["remarks"]:
        yield "state-mar: the part to which an address leads is not open"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if unfolded.count() != parts.count():
        yield "state-mar: parts stay folded on paper"
    page.goto((folder / "index.html").as_uri())
    width = page.locator(".map rect").first.evaluate("tile => tile.getBoundingClientRect().width")
    if width < TILE or page.locator("#across").evaluate("box => box.scrollLeft") == 0:
        yield f"index: a tile of the map is {width:.0f} px wide, or the map does not begin in its middle"
    page.set_viewport_size({"width": 1100, "height": 740})
    page.goto("about:blank")
    page.goto(place)
    if unfolded.count() != parts.count() or not parts.count():
        yield "state-mar: parts are folded on a wide screen"
    page.close()


def print_faults(browser: Browser, folder: Path) -> Iterator[str]:
    """Print a page of each kind: nothing of its navigation is on paper, its text is, and nothing is cut off at the side."""
    page = browser.new_page()
    for kind in KINDS:
        page.goto((folder / f"{kind}.html").as_uri())
        page.emulate_media(media="print")
        if page.locator("nav:visible, form:visible, button:visible").count():
            yield f"{kind}: what only helps on a screen is printed"
        with TemporaryDirectory() as place:
            page.pdf(path=f"{place}/page.pdf", format="A4")
            said = subprocess.run(["pdftotext", "-layout", f"{place}/page.pdf", "-"], check=True, capture_output=True)
        if folder.name == "en" and page.locator("h1").inner_text() not in " ".join(said.stdout.decode().split()):
            yield f"{kind}: its heading is not on paper"
    page.close()


def listening(page: Page) -> list[str]:
    """Return a list that fills with what a page should not do: ask for something outside its folder, fail, open a dialog."""
    told: list[str] = []
    page.on(
        "request",
        lambda one: told.append(f"asks for {one.url[:99]}") if not one.url.startswith(INSIDE) else None,
    )
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    note_dialogs(page, told)
    return told


def map_faults(page: Page, folder: Path) -> Iterator[str]:
    """Move the slider with the keyboard: the map, its list and the address follow, and the address brings it back."""
    page.goto((folder / "index.html").as_uri())
    before = page.locator("#where").inner_text()
    page.focus("#year")
    page.keyboard.press("Home")
    if "y=2006" not in page.evaluate("location.hash") or page.locator("#where").inner_text() == before:
        yield "the key Home does not bring the map to 2006"
    page.select_option("#question", "visits_unannounced")
    kept, shown = page.evaluate("location.href"), page.locator("#where").inner_text()
    page.goto("about:blank")
    page.goto(kept)
    if page.locator("#where").inner_text() != shown or page.input_value("#question") != "visits_unannounced":
        yield "the address does not bring back the map"
    page.goto((folder / "index.html").as_uri() + "#q=visits_total&y=2020")
    page.reload()
    if not re.search(r"\d", page.locator("#key").inner_text()):
        yield "the map by a figure has no classes"
    if not re.search(r"\b20[12]\d\b", page.locator("#where").inner_text()):
        yield "the list beneath the map by a figure does not have the figures with their years"


def compare_faults(page: Page, folder: Path) -> Iterator[str]:
    """Open a choice from its address, add to it, and take it away as CSV."""
    page.goto((folder / "compare.html").as_uri() + CHOICE)
    rows = page.locator("#table tbody tr")
    if (rows.count(), page.locator("#table thead th").count()) != (2, 3):
        yield "the address does not bring back the choice"
    page.locator("#choose summary").focus()
    page.keyboard.press("Enter")
    page.locator("input[name=q]:not(:checked)").first.focus()
    page.keyboard.press("Space")
    kept = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(kept)
    if rows.count() != 3:
        yield "a question chosen with the keyboard is not in the address"
    yield from date_faults(page, folder)
    yield from saved_faults(page)
    yield from likeness_faults(page, folder)
    page.goto((folder / "compare.html").as_uri() + "#m=-")
    page.reload()
    if page.locator("input:checked").count() or page.locator("#result").is_visible():
        yield "an empty choice is not kept"
    for box in page.locator("input[name=m]").all()[:9]:
        box.click()
    if page.locator("input[name=m]:checked").count() != 8:
        yield "more than eight mechanisms can be chosen"


def date_faults(page: Page, folder: Path) -> Iterator[str]:
    """Go back to a date with the keyboard: table, picture and address follow; in 2010 Morocco had no mechanism."""
    page.focus("#day")
    page.keyboard.press("Home")
    if not page.evaluate("location.hash").endswith("&y=2006"):
        yield "the key Home does not bring the comparison to 2006"
    if page.locator("#table thead small").count() != 2:
        yield "bodies that were not in place in 2006 are not marked"
    name = page.locator("#chart svg").get_attribute("aria-label") or ""
    if "2006" not in name or page.locator("#chart svg").get_attribute("role") != "img":
        yield f"the picture does not say its date: {name}"
    page.goto((folder / "compare.html").as_uri() + "#m=fra-cglpl,mar-cndh&q=visits_unannounced,visits_total&y=2020")
    page.reload()
    heads = page.locator("#table thead a").evaluate_all("links => links.map(one => one.getAttribute('href'))")
    if heads != ["state-fra.html", "state-mar.html"] or "y=2020" not in page.evaluate("location.hash"):
        yield "the address does not bring back the order of the mechanisms and the date"
    shown = page.locator("#chart text").evaluate_all("texts => texts.map(one => one.getBoundingClientRect())")
    if any(one["left"] < 0 or one["right"] > page.viewport_size["width"] for one in shown):  # type: ignore[index]
        yield "a text of the picture is cut off"


def likeness_faults(page: Page, folder: Path) -> Iterator[str]:
    """Set a law beside bills: only what was read in a law is full, the documents are named, and no line breaks a direction."""
    page.goto((folder / "compare.html").as_uri() + "#m=fra-cglpl,civ-ond,mdg-cnidh&q=visits_unannounced,visits_regular")
    page.reload()
    rests = page.evaluate(RESTS)
    empty = page.locator("#chart rect[stroke-dasharray]").count()
    if "apart" not in rests or empty != rests.count("apart") + 1:  # and its look in the key
        yield f"a bill looks like a law: {empty} empty tiles and one in the key"
    shown = page.locator("#chart text").all_text_contents()
    if not any("2026" in one for one in shown[-3:]):
        yield "the picture does not name documents and version of the data"
    if any(one.count("\u2068") != one.count("\u2069") for one in shown):
        yield "a line of the picture leaves open what keeps its own direction"


def saved_faults(page: Page) -> Iterator[str]:
    """Take away what is shown in each form."""
    for ending, begins in {"csv": b"\xef\xbb\xbf", "png": b"\x89PNG", "svg": b"<svg", "ris": b"TY  - DATA"}.items():
        with page.expect_download() as waiting:
            page.click(f"[data-saves={ending}]")
        content = Path(waiting.value.path()).read_bytes()
        if not content.startswith(begins) or waiting.value.suggested_filename != f"comparison.{ending}":
            yield f"the {ending} that is saved is none"
        if ending == "csv" and len(content.decode("utf-8-sig").splitlines()) != 1 + 2 * 2:
            yield f"the CSV has {len(content.splitlines())} lines"
        if ending == "ris" and ("y=2020" not in content.decode() or "file:" in content.decode()):
            yield "the reference does not keep the choice, or has a path of the reader's own machine"


def search_faults(page: Page, folder: Path) -> Iterator[str]:
    """Search with and without accents and Arabic variants; letters are folded as the program folds them."""
    page.goto((folder / "search.html").as_uri())
    for written, wanted in (
        ("MAROC", "state-mar.html"),
        ("الإمارات المغرب"[9:], "state-mar.html"),
        ("cote d'ivoire", "state-civ.html"),
        ("loi 76.15", "state-mar.html#sources"),
    ):
        page.fill("#words", written)
        if page.locator(f"#found a[href='{wanted}']").count() != 1:
            yield f"{written} does not find {wanted}"
    for written, says in (("Moroco", "data-near"), ("a", "data-most"), ("qzxv", "data-none")):
        page.fill("#words", written)
        wanted, told = page.locator("form").get_attribute(says) or "", page.locator("#told").inner_text()
        if not re.fullmatch(re.sub(r"\\{\w+\\}", r"[\\d,.\\s]+", re.escape(wanted)), told):
            yield f"searching {written} does not say: {wanted} ({told})"
        if bool(page.locator("#found li").count()) == (written == "qzxv"):
            yield f"{written} finds what it should not, or nothing"
    for text in ("Été 2015", "الأُسرة ٢٠١٥", "Œuvre", "Kyïv \u200f’x"):
        if page.evaluate(f"folded({json.dumps(text)})") != folded(text):
            yield f"{text} is folded otherwise than by the program"


def scriptless_faults(browser: Browser, folder: Path) -> Iterator[str]:
    """Look at the pages without script: whole, and none shows a control that does nothing."""
    page = browser.new_context(java_script_enabled=False).new_page()
    for kind in KINDS:
        page.goto((folder / f"{kind}.html").as_uri())
        if page.locator("form:visible, button:visible").count():
            yield f"{kind}: a form is shown without a script to work it"
    page.goto((folder / "state-mar.html").as_uri())
    if page.locator("details.part:not([open])").count():
        yield "state-mar: parts are folded without script"
    page.goto((folder / "index.html").as_uri())
    if page.locator("#where a").count() < 100:
        yield "index: the list of States is not there without script"
    page.goto((folder / "compare.html").as_uri())
    if not page.locator("main a[href='questions.html']").is_visible():
        yield "compare: it does not say where to look without script"


def main(name: str) -> int:
    """Print every fault; the exit code is 1 if there is one."""
    root = Path(name).resolve()
    folders = sorted(path for path in root.iterdir() if (path / "index.html").is_file())
    found: list[str] = []
    if (whole := sum(path.stat().st_size for path in root.rglob("*") if path.is_file())) > WHOLE:
        found.append(f"the whole atlas has {whole} bytes")
    with chromium() as browser:
        for folder in folders:
            for kind in KINDS:
                found += [f"{folder.name}/{kind}: {fault}" for fault in faults(browser, folder / f"{kind}.html")]
            found += [f"{folder.name}/{fault}" for fault in heavy_faults(folder)]
            page = browser.new_page()
            told = listening(page)
            uses = (*map_faults(page, folder), *compare_faults(page, folder), *search_faults(page, folder))
            found += [
                f"{folder.name}: {fault}"
                for fault in (
                    *uses,
                    *told,
                    *scriptless_faults(browser, folder),
                    *phone_faults(browser, folder),
                    *print_faults(browser, folder),
                )
            ]
            page.close()
    print("\n".join([*found, f"{len(folders)} languages of the atlas, {len(found)} faults"]))  # noqa: T201
    return 1 if found or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

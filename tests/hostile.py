"""Make reports from hostile data and look whether anything in any format runs, fetches, leaves its cell or breaks the page.

    python tests/hostile.py          fails if something does

Run by `.ci/run`. It needs Chromium, LibreOffice and pdftotext (Debian: `chromium-headless-shell libreoffice-writer
libreoffice-calc libreoffice-impress poppler-utils`); without LibreOffice the files of office programs are only taken apart.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser, Page

from browsing import chromium, note_dialogs
from hostility import MARK, write_hostile
from npm_compare.base.folders import data_from
from npm_compare.desk.editing.export import export_facts
from npm_compare.facts.dataset import load
from npm_compare.reports.making import report
from npm_compare.reports.slides import deck
from npm_compare.views.workbook import write_workbook

NOTEBOOKS = ("03", "09", "13")
WIDTHS = (1280, 400)

IN_PAGE = """() => {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    if (['script', 'iframe', 'object', 'embed', 'base', 'form', 'link', 'input'].includes(element.localName)
        || (element.localName === 'meta' && element.hasAttribute('http-equiv')))
      found.push('element ' + element.localName);
    for (const {name, value} of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'autofocus') found.push('attribute ' + name);
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)
          && /^[^/?#]*:/.test(value) && !/^(https?|mailto):|^data:image.png;base64,/i.test(value))
        found.push(name + ' ' + value.slice(0, 40));
    }
  }
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('wider than ' + window.innerWidth);
  if (window.__pwned !== undefined) found.push('something ran');
  const front = /\\/index[.a-z]*html$/.test(location.pathname);  // a front page shows few texts of the data
  if (!front && !document.body.innerText.includes('__pwned')) found.push('the hostile text is not shown');
  return [...new Set(found)];
}"""


def page_faults(browser: Browser, path: Path) -> Iterator[str]:
    """Find what happens on a page that is opened, and whose notes are hovered over and clicked."""
    own = path.resolve().as_uri()
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        seen = _watched(page)
        page.goto(own)
        _touch(page)
        yield from (f"{width}: {fault}" for fault in page.evaluate(IN_PAGE))
        yield from (f"{width}: {what}" for what in seen if what != own)
        page.close()


def _watched(page: Page) -> list[str]:
    """Return a list that grows with every request, dialog and error of a page; nothing reaches a network."""
    seen: list[str] = []

    page.route(re.compile("^(?!file:|data:)"), lambda route: route.abort())
    page.on("request", lambda request: None if request.url.startswith("data:") else seen.append(request.url))
    note_dialogs(page, seen)
    page.on("console", lambda said: seen.append(f"console {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    return seen


def _touch(page: Page) -> None:
    """Hover over and click the first notes, and open every list of sources."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for mark in page.locator(".npm sup a").all()[:4]:
        mark.hover()
        mark.click()
    for link in page.locator(".npm td").all()[:4]:
        link.hover()


FORBIDDEN = rb"/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFiles?|RichMedia|SubmitForm|GoToR|GoToE|ImportData|XFA)\b"
ADDRESS = rb"/URI ?\((.*?)(?<!\\)\)"


def pdf_faults(path: Path) -> Iterator[str]:
    """Find what acts in a PDF, a link to something else than the web, and whether the hostile text is there as a text."""
    raw = path.read_bytes()
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL))
    outside = re.sub(rb"stream\r?\n.*?\r?\nendstream", b"", raw, flags=re.DOTALL)
    objects = [outside, *(text for text in map(_inflated, streams) if re.match(rb"\s*\d+ \d+", text))]
    for part in objects:
        yield from {f"acts: {name.decode()}" for name in re.findall(FORBIDDEN, part)}
        for address in re.findall(ADDRESS, part):
            if not address.lower().startswith((b"http://", b"https://", b"mailto:")):
                yield f"link to {address[:60]!r}"
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True).stdout.decode(
        "utf-8", "replace"
    )
    together = re.sub(r"\s+", "", text)
    yield from (f"not shown: {words}" for words in (f"<script>{MARK}=1", '#read("/etc') if words not in together)
    if "root:x:0" in text:
        yield "a file of the system is in it"


def _inflated(stream: re.Match[bytes]) -> bytes:
    try:
        return zlib.decompress(stream[1])
    except zlib.error:
        return stream[1]


def office_faults(content: bytes, where: str = "") -> Iterator[str]:
    """Find formulas, macros, links out of the file and objects in a DOCX, PPTX or XLSX, and in the workbooks in it."""
    with zipfile.ZipFile(BytesIO(content)) as box:
        for name in box.namelist():
            part = box.read(name)
            if re.search(r"vbaProject|activeX|oleObject|externalLink|(?<!printerSettings1)\.bin$|\.\./", name):
                yield f"{where}{name}: active content"
            elif name.endswith(".rels"):
                yield from (f"{where}{name}: {fault}" for fault in _relations(part))
            elif name.endswith((".docx", ".pptx", ".xlsx")):
                yield from office_faults(part, f"{where}{name}: ")
            elif name.endswith(".xml"):
                yield from (f"{where}{name}: {fault}" for fault in _active(part, chart=name.startswith("ppt/charts/")))


def _relations(part: bytes) -> Iterator[str]:
    for relation in ElementTree.fromstring(part):
        if relation.get("TargetMode") == "External":
            target = relation.get("Target", "")
            if not relation.get("Type", "").endswith("/hyperlink") or not target.startswith(("http://", "https://")):
                yield f"leads out of the file to {target[:80]}"


def _active(part: bytes, *, chart: bool) -> Iterator[str]:
    """Find elements that compute or call: a chart names the cells behind it, a list repeats new sources, and nothing else."""
    for element in ElementTree.fromstring(part).iter():
        name = element.tag.rpartition("}")[2]
        named = r"Sheet1!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?" if chart else r'IF\((sources!\$[A-Z]\$\d+)="","",\1\)'
        if name == "f" and not re.fullmatch(named, element.text or ""):
            yield f"formula {element.text}"
        if name in ("oleObj", "control", "ddeLink", "object", "altChunk", "hlinkHover"):
            yield f"element {name}"
        if (
            name == "instrText"
            and re.search("DDE|INCLUDE|IMPORT|LINK ", element.text or "")
            and "HYPERLINK" not in (element.text or "")
        ):
            yield f"field {element.text}"


PROGRAMS = {".docx": "lowriter", ".pptx": "loimpress", ".xlsx": "localc"}
"""The part of LibreOffice that opens a file, by its ending: each is installed apart."""


def converted_faults(paths: list[Path], folder: Path) -> Iterator[str]:
    """Find the files that LibreOffice, as far as it is installed, does not open and convert in time."""
    there = {ending for ending, program in PROGRAMS.items() if shutil.which(program)}
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    for form, endings in (("pdf", (".docx", ".pptx")), ("csv", (".xlsx",))):
        kinds = there.intersection(endings)
        copies = [folder / f"{number}{path.suffix}" for number, path in enumerate(paths) if path.suffix in kinds]
        if not copies:
            continue
        for copy in copies:
            shutil.copy(paths[int(copy.stem)], copy)
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, copies)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            yield f"LibreOffice does not come to an end: {form}"
        yield from (
            f"{paths[int(copy.stem)]}: not converted" for copy in copies if not copy.with_suffix(f".{form}").exists()
        )


def make(folder: Path) -> Path:
    """Make the reports, a deck, a workbook of tables and one for editing from hostile data."""
    data_folder, target = write_hostile(folder / "data"), folder / "output"
    with data_from(data_folder):
        failed = [page for page in report(target, NOTEBOOKS) if page.error]
        assert not failed, failed
        data = load()
        write_workbook(data, target / "en" / "npm_compare.xlsx")
        (target / "en" / "briefing.pptx").write_bytes(deck(data=data))
        export_facts(data, target / "facts.xlsx", subjects=["mar-cndh", "mar", "fra-cglpl"])
    return target


def faults(target: Path, folder: Path) -> Iterator[str]:
    """Find what is wrong with every file that was made."""
    with chromium() as browser:
        for path in sorted(target.rglob("*.html")):
            yield from (f"{path}: {fault}" for fault in page_faults(browser, path))
    for path in sorted(target.rglob("*.pdf")):
        yield from (f"{path}: {fault}" for fault in pdf_faults(path))
    office = sorted(path for path in target.rglob("*") if path.suffix in (".docx", ".pptx", ".xlsx"))
    for path in office:
        yield from (f"{path}: {fault}" for fault in office_faults(path.read_bytes()))
    chosen = [path for path in office if path.parent.name != "fr" and "03" not in path.name]
    yield from converted_faults(chosen, folder)


def main() -> int:
    """Make everything and look at it; the views and the command line are looked at by `test_hostility.py`."""
    warnings.filterwarnings("ignore", "Glyph|constrained_layout")  # hostile letters that no font has, names too long
    os.environ["PYTHONWARNINGS"] = "ignore:Glyph,ignore:constrained_layout"  # in the processes of the reports too
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        target = make(folder)
        count = sum(path.is_file() for path in target.rglob("*"))
        found = list(faults(target, folder))
    for fault in found:
        print(fault)  # noqa: T201
    print(f"{count} files made from hostile data, {len(found)} faults")  # noqa: T201
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main())

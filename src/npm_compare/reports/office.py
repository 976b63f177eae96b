"""Office files (Word, PowerPoint, Excel): bytes that do not depend on the clock, and what pandoc leaves out of a Word file.

The look of a Word file (page, margins, letters, sizes, rules of tables, the styles *Note* and *Part*) is that of
`assets/word.docx`: the reference document of pandoc, changed. Open it in Word or LibreOffice, change its styles, save it.
`assets/word.lua` gives paragraphs their styles and columns their widths; only what pandoc has no word for is done here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from npm_compare.views.language import right_to_left

TIME = (1980, 1, 1, 0, 0, 0)
"""The time written for every file in an archive."""

STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")

TABLE_STYLE = re.compile(rb'<w:tblStyle w:val="Table" ?/>')

NORMAL_STYLE = re.compile(rb'(<w:style [^>]*w:styleId="Normal"[^>]*>.*?<w:pPr ?>)', re.S)
"""The beginning of the properties of paragraphs in the style on which all others stand."""

ROW = re.compile(rb"<w:tr ?>(?=<w:tc)")
"""The beginning of a row of a table that is no head."""

HEAD = re.compile(rb"<w:tr ?><w:trPr><w:tblHeader.*?</w:tr>", re.S)
CELL_STYLE = re.compile(rb'<w:pStyle w:val="Compact" ?/>')
"""A head of a table, and the style of the paragraphs in its cells."""

SIZES = re.compile(rb'(<w:sz(?:Cs)? w:val=")(\d+)')
ROOM = re.compile(rb'(w:(?:before|after)=")(\d+)(?=")')
MARGINS = re.compile(rb"(<w:pgMar )[^>]*")
PAGE = re.compile(rb'(<w:pgSz )w:w="(\d+)" w:h="(\d+)"')
"""Sizes of letters (in half points), room around paragraphs, margins and page (in twentieths of a point) of a Word file."""

CELL = re.compile(rb'(<w:(?:left|right) w:w=")\d+(?=" w:type="dxa")')
PARAGRAPHS = re.compile(rb"<w:pPrDefault>\s*<w:pPr>\s*<w:spacing ")
"""The margins at the sides of the cells of tables; the room that all paragraphs have if their style says nothing else."""

LINES, BESIDE_CELLS = 228, 60
"""Height of a line of a summary (240 is a whole one), and the margins beside its cells: Arabic takes more room than English."""

SMALLER, SMALLEST, CLOSER = 0.72, 14, 0.3
"""Letters of a summary beside those of a report, the smallest ones (7 points), and the room around paragraphs."""


def condensed(raw: bytes) -> bytes:
    """Return the reference document of a summary: the same styles with smaller letters, less room and narrower margins."""

    def changed(name: str, content: bytes) -> bytes:
        if name == "word/styles.xml":
            smaller = SIZES.sub(lambda m: b"%s%d" % (m[1], max(SMALLEST, round(int(m[2]) * SMALLER))), content)
            closer = ROOM.sub(lambda m: b"%s%d" % (m[1], round(int(m[2]) * CLOSER)), smaller)
            closer = CELL.sub(rb"\g<1>%d" % BESIDE_CELLS, closer)
            return PARAGRAPHS.sub(rb'\g<0>w:line="%d" w:lineRule="auto" ' % LINES, closer, count=1)
        narrow = (
            rb'\g<1>w:left="680" w:right="680" w:top="567" w:bottom="567" w:footer="260" w:header="260" w:gutter="0"/'
        )
        return MARGINS.sub(narrow, content) if name == "word/document.xml" else content

    return timeless(raw, changed)


def landscape(raw: bytes) -> bytes:
    """Return the reference document with its page on its side."""
    turned = rb'\g<1>w:w="\3" w:h="\2" w:orient="landscape"'
    return timeless(raw, lambda name, content: PAGE.sub(turned, content) if name == "word/document.xml" else content)


def finished(raw: bytes, *, whole_rows: bool = False) -> bytes:
    """Return a Word file as pandoc made it with its tables and paragraphs in the direction of the language, and no time.

    The head of a table stays on the page of its first row; with `whole_rows` no row is divided between two pages.
    """

    def changed(name: str, content: bytes) -> bytes:
        kept = HEAD.sub(lambda head: CELL_STYLE.sub(rb"\g<0><w:keepNext/>", head[0]), content)
        kept = ROW.sub(rb"\g<0><w:trPr><w:cantSplit/></w:trPr>", kept) if whole_rows else kept
        return _directed(name, kept) if right_to_left() else kept

    return timeless(raw, changed)


def _directed(name: str, content: bytes) -> bytes:
    """Let columns, and the paragraphs that pandoc leaves (title, date, table of contents), run from right to left."""
    if name == "word/document.xml":
        return TABLE_STYLE.sub(rb'\g<0><w:bidiVisual w:val="true"/>', content)
    return NORMAL_STYLE.sub(rb"\g<1><w:bidi/>", content, count=1) if name == "word/styles.xml" else content


class _Clock:
    """The clock of `zipfile` while another library writes an archive: one that stands in the years that ZIP knows."""

    time = staticmethod(lambda: 0.0)
    localtime = staticmethod(lambda _: TIME)


@contextmanager
def clockless() -> Iterator[None]:
    """Let other libraries write archives whatever the clock says: ZIP knows no year before 1980 and none after 2107."""
    real = vars(zipfile)["time"]
    vars(zipfile)["time"] = _Clock
    try:
        yield
    finally:
        vars(zipfile)["time"] = real


def timeless(raw: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return an archive with one fixed time for all its files, the stamps in their properties, and archives within it.

    `change` takes the name and the content of each file and returns what stands there instead.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = timeless(content)
            elif name.endswith("core.xml"):
                content = STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            elif change:
                content = change(name, content)
            new.writestr(zipfile.ZipInfo(name, TIME), content, compress_type=zipfile.ZIP_DEFLATED)
    return held.getvalue()

"""Read a file as text: its bytes, its encoding, its line ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from npm_compare.base.errors import visible
from npm_compare.views.language import later, say

Tell = Callable[[int, str, str], None]
"""Takes a line, what was found there and what to do."""

DELETE_OR_EXPORT = later("delete it, or save it again as “CSV UTF-8 (comma delimited)”")
EXPORT = later("save it again as “CSV UTF-8 (comma delimited)”")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel begin: XLSX, XLS."""


class Unreadable(Exception):  # noqa: N818  # read as a sentence: this file is unreadable
    """The file cannot be taken apart into cells: where, what, how to mend it."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


def read_text(path: Path, tell: Tell) -> str:
    """Return the text of a file; `tell` is called with what was undone or may be an accident.

    Raises
    ------
    Unreadable
        If it is not a text in UTF-8, or none is there.
    """
    raw = _bytes(path)
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        tell(1, say("a byte order mark stands before the first cell"), say("nothing to do: it was left out"))
    if not raw.strip():
        raise Unreadable(1, say("the file is empty"), say("put back the header and the rows"))
    if b"\0" in raw:
        what = say("{bytes} NUL bytes: the file was damaged while it was saved", bytes=str(raw.count(0)))
        raise Unreadable(_line_of(raw, raw.index(0)), what, say("restore an older copy"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found = {"byte": f"0x{raw[error.start]:02X}", "encoding": say(_codepage(raw))}
        what = say("the file is not in UTF-8 (byte {byte}; it looks like {encoding})", **found)
        raise Unreadable(_line_of(raw, error.start), what, say(EXPORT)) from None
    text = _unix_line_ends(text, tell)
    if not text.endswith("\n"):
        what = say("the last line has no end ({value})", value=visible(text.rsplit("\n", 1)[-1]))
        tell(text.count("\n") + 1, what, say("check that the file was not cut off"))
    return text


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        mend = say("put {file} into {folder}", file=path.name, folder=path.parent)
        raise Unreadable(1, say("the file is missing"), mend) from None
    except OSError as error:
        what = say("the file cannot be read ({reason})", reason=error.strerror)
        raise Unreadable(1, what, say("check its name and its rights")) from None
    if raw.startswith(WORKBOOKS):
        mend = say("open it and save it again as “CSV UTF-8 (comma delimited)”")
        raise Unreadable(1, say("this is a workbook of Excel, not a CSV file"), mend)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[1:2] == b"\0":
        raise Unreadable(1, say("the file is in UTF-16"), say(EXPORT))
    return raw


def _line_of(raw: bytes, place: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", raw[:place])) + 1


def _codepage(raw: bytes) -> str:
    high = bytes(byte for byte in raw if byte >= 0x80).decode("cp1256", "replace")
    arabic = sum("\u0600" <= c <= "\u06ff" for c in high)
    mostly_arabic = arabic > 4 and arabic > 0.6 * len(high)
    return later("Windows-1256, Arabic") if mostly_arabic else later("Windows-1252, Western European")


def _unix_line_ends(text: str, tell: Tell) -> str:
    mend = later("nothing to do: they were read as line ends")
    if "\r\n" in text:
        tell(1, say("lines end in CR LF, as on Windows"), say(mend))
        text = text.replace("\r\n", "\n")
    elif "\r" in text and "\n" not in text:
        tell(1, say("lines end in CR, as on old Macintosh systems"), say(mend))
        text = text.replace("\r", "\n")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        what = say("a single CR (U+000D) among other line ends")
        raise Unreadable(line, what, say(DELETE_OR_EXPORT))
    return text

"""Read a file as text: its bytes, its encoding, its line ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from npm_compare.base.errors import Message, message

Tell = Callable[[int, Message], None]
"""Takes a line, and the rule that was broken there."""

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel begin: XLSX, XLS."""


class Unreadable(Exception):  # noqa: N818  # read as a sentence: this file is unreadable
    """The file cannot be taken apart into cells: where, and the rule that is broken."""

    def __init__(self, line: int, broken: Message) -> None:
        super().__init__(broken.rule)
        self.line, self.broken = line, broken


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
        tell(1, message("byte_order_mark"))
    if not raw.strip():
        raise Unreadable(1, message("file_empty"))
    if b"\0" in raw:
        raise Unreadable(_line_of(raw, raw.index(0)), message("nul_bytes", bytes=raw.count(0)))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found = message("not_utf8", byte=f"0x{raw[error.start]:02X}", encoding=_codepage(raw))
        raise Unreadable(_line_of(raw, error.start), found) from None
    text = _unix_line_ends(text, tell)
    if not text.endswith("\n"):
        tell(text.count("\n") + 1, message("line_end_missing", value=text.rsplit("\n", 1)[-1]))
    return text


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(1, message("file_missing", file=path.name, folder=str(path.parent))) from None
    except OSError as error:
        raise Unreadable(1, message("file_unreadable", reason=error.strerror or str(error))) from None
    if raw.startswith(WORKBOOKS):
        raise Unreadable(1, message("workbook"))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[1:2] == b"\0":
        raise Unreadable(1, message("utf16"))
    return raw


def _line_of(raw: bytes, place: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", raw[:place])) + 1


def _codepage(raw: bytes) -> Message:
    high = bytes(byte for byte in raw if byte >= 0x80).decode("cp1256", "replace")
    arabic = sum("\u0600" <= c <= "\u06ff" for c in high)
    mostly_arabic = arabic > 4 and arabic > 0.6 * len(high)
    return message("windows_1256") if mostly_arabic else message("windows_1252")


def _unix_line_ends(text: str, tell: Tell) -> str:
    if "\r\n" in text:
        tell(1, message("crlf"))
        text = text.replace("\r\n", "\n")
    elif "\r" in text and "\n" not in text:
        tell(1, message("cr"))
        text = text.replace("\r", "\n")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        raise Unreadable(line, message("cr_single"))
    return text

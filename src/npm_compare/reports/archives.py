"""Zip files (Word, PowerPoint, Excel) whose bytes do not depend on the clock."""

from __future__ import annotations

import io
import re
import zipfile

TIME = (1980, 1, 1, 0, 0, 0)
"""The time written for every file in an archive."""

STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def timeless(raw: bytes) -> bytes:
    """Return an archive with one fixed time for all its files, the stamps in their properties, and archives within it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = timeless(content)
            elif name.endswith("core.xml"):
                content = STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, TIME), content, compress_type=zipfile.ZIP_DEFLATED)
    return held.getvalue()

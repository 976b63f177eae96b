"""Addresses of sources: the form in which they are kept, and when two of them lead to the same document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

DOI = re.compile(r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
"""A digital object identifier, bare or as an address."""

COPY = re.compile(r"(https?://[^/\s]+)/\S*?(\d{4})(\d\d)(\d\d)\d{6}[a-z_]*/(https?:/{1,2}\S+)")
"""Address of an archived copy: the archive, year, month and day of the copy, the address copied."""

ARCHIVED = re.compile(r"Archived copy of \d{4}-\d{2}-\d{2}: (\S+?);?(?:\s|$)")
"""How the note of a source names an archived copy."""

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id", re.IGNORECASE)
"""Parameters that say where a reader came from, and not which page is read."""


def doi(address: str) -> str:
    """Return the digital object identifier that an address gives; empty if it gives none.

    >>> doi("https://doi.org/10.1000/Example.1"), doi("https://page.example/10.1000/1")
    ('10.1000/Example.1', '')
    """
    found = DOI.fullmatch(address)
    return found[1] if found else ""


def of_doi(text: str) -> str:
    """Return the address of a digital object identifier; empty if the text is none.

    >>> of_doi("doi:10.1000/a"), of_doi("http://dx.doi.org/10.1000/a"), of_doi("11.1000/a")
    ('https://doi.org/10.1000/a', 'https://doi.org/10.1000/a', '')
    """
    found = DOI.fullmatch(text.strip())
    return f"https://doi.org/{found[1]}" if found else ""


def same_place(address: str) -> str:
    """Return what two addresses of the same document have in common.

    The scheme, `www.`, a slash at the end, a fragment, tracking and the order of parameters do not count; a fragment that
    is a path (`#/law/1`) does. Of an archived copy the address copied counts.

    >>> same_place("http://www.Page.example/a/?utm_source=x&b=1#top") == same_place("https://page.example/a?b=1")
    True
    """
    address = split_copy(address)[0]
    if identifier := doi(address):
        return f"doi:{identifier.casefold()}"
    parts = parted(address)
    asked = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0]))
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    route = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{host}{unquote(parts.path).rstrip('/')}?{urlencode(asked)}{route}"


def parted(address: str) -> SplitResult:
    """Return the parts of an address; of one that cannot be taken apart, all as a path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def split_copy(address: str) -> tuple[str, str]:
    """Return the address of a document and, if the address given is that of an archived copy, the copy; else nothing.

    >>> split_copy("https://archive.example/web/20190506120000/http://page.example/a")
    ('http://page.example/a', 'https://archive.example/web/20190506120000/http://page.example/a')
    """
    found = COPY.fullmatch(address)
    if not found:
        return address, ""
    return re.sub(r"^(https?:)/+", r"\1//", found[5]), address


def with_copy_noted(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row whose address is that of the document itself; an archived copy is named in the note, with its day."""
    address, copy = split_copy(row["url"])
    found = COPY.fullmatch(copy)
    if not found:
        return dict(row)
    said = "" if ARCHIVED.search(row["note"]) else f"Archived copy of {'-'.join(found.group(2, 3, 4))}: {copy}"
    return {**row, "url": address, "note": "; ".join(filter(None, (row["note"], said)))}

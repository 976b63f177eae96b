"""Sources as a reference manager exports them (CSL JSON), read as rows of `sources.csv`: what cannot be taken over is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from npm_compare.base.errors import Field, NpmCompareError, message
from npm_compare.base.hidden import visible
from npm_compare.base.nested import read_json
from npm_compare.checking.addresses import of_doi
from npm_compare.desk.editing.entries import Refusal
from npm_compare.facts.citations import CONTAINED, CSL_TYPES
from npm_compare.facts.dataset import Record

TYPES = {
    **{form: [kind for kind, other in CSL_TYPES.items() if other == form] for form in CSL_TYPES.values()},
    "bill": ["parliament"],
    "hearing": ["parliament"],
    "regulation": ["law"],
    "treaty": ["law"],
    "legal_case": ["law"],
    "article": ["academic"],
    "book": ["academic"],
    "chapter": ["academic"],
    "thesis": ["academic"],
    "paper-conference": ["academic"],
    "article-magazine": ["press"],
    "broadcast": ["press"],
    "post-weblog": ["web_page"],
    "post": ["web_page"],
}
"""Types of the Citation Style Language, each with the kinds of source that it may be."""

CSL_MARKUP = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?: [^>]*)?>")
"""Marks of italics and the like, which a reference manager keeps in titles."""

TEXTS = ("title", "container-title", "publisher", "authority", "DOI", "URL", "language", "note")
"""Fields of an item that are read as texts."""

PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
"""Parts of the name of a person, in the order in which they are written."""

Genres = Mapping[str, str]
"""Kinds of source by their codes and labels in any language, in small letters."""


def read_csl(path: Path) -> list[Record]:
    """Return the items of a CSL JSON file.

    Raises
    ------
    NpmCompareError
        If the file is not there or is not CSL JSON.
    """
    try:
        items = read_json(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise NpmCompareError("no_file", file=str(path)) from None
    except (ValueError, OSError) as error:
        raise _no_csl(path, str(error)) from None
    items = items if isinstance(items, list) else [items]
    if not all(isinstance(item, dict) and isinstance(item.get("type"), str) for item in items):
        raise _no_csl(path, message("csl_without_types"))
    return items


def _no_csl(path: Path, reason: Field) -> NpmCompareError:
    return NpmCompareError("csl_not_read", file=path.name, reason=reason)


def row_of(item: Record, genres: Genres, refuse: list[Refusal], notice: list[Refusal]) -> Record:
    """Return a CSL JSON item as a row without a key; what cannot be taken over is added to the refusals and notices."""
    place = visible(plain(item.get("title")) or plain(item.get("id")))
    kind = kind_of(item, genres)
    published, authors = _published(item.get("issued")), item.get("author") or []
    if published is None:
        refuse.append(Refusal(place, message("date_not_read", value=str(item["issued"]))))
    unread = [name for name in TEXTS if not _is_text(item.get(name))]
    for name in unread:
        refuse.append(Refusal(place, message("csl_field_not_read", field=name, value=str(item[name]))))
    item = {name: value for name, value in item.items() if name not in unread}
    if not _are_names(authors):
        refuse.append(Refusal(place, message("authors_not_read", value=str(authors))))
        authors = []
    published_by = ("container-title", "publisher") if item["type"] in CONTAINED else ("publisher", "container-title")
    return {
        "kind": kind,
        "title": plain(item.get("title")),
        "author": "; ".join(_authors(place, kind, authors, notice)),
        "publisher": next(filter(None, (plain(item.get(name)) for name in (*published_by, "authority"))), ""),
        "published": published or "",
        "url": of_doi(plain(item.get("DOI"))) or plain(item.get("URL")),
        "language": plain(item.get("language")).partition("-")[0].partition("_")[0].lower(),
        "licence": plain(own(item).get("licence")),
        "note": plain(item.get("note")),
    }


def kinds_of(item: Record) -> tuple[str, ...]:
    """Return the kinds of source that a CSL JSON item may be, to be chosen from."""
    return tuple(TYPES.get(item["type"], CSL_TYPES))


def plain(value: Any) -> str:
    """Return a text without markup, in one line, with its accents composed; numbers as they are written.

    >>> plain(" The <i>OPCAT</i>\\n at  ten"), plain(None)
    ('The OPCAT at ten', '')
    """
    text = "" if value is None else str(value)
    return " ".join(unicodedata.normalize("NFC", CSL_MARKUP.sub("", text)).split())


def own(item: Record) -> Record:
    """Return the fields of an item that have no name in CSL; we write the kind and the licence there."""
    custom = item.get("custom")
    return custom if isinstance(custom, dict) else {}


def kind_of(item: Record, genres: Genres) -> str:
    """Return the kind of source: as said in the item, or the only one of its type; empty if it is in doubt."""
    for said in (own(item).get("kind"), item.get("genre")):
        if kind := genres.get(plain(said).casefold()):
            return kind
    kinds = TYPES.get(item["type"], [])
    return kinds[0] if len(kinds) == 1 else ""


def _published(issued: Any) -> str | None:
    """Return a partial date; empty if there is none, None if it is no date."""
    if not issued:
        return ""
    fields = issued if isinstance(issued, dict) else {"raw": issued}
    if fields.get("circa"):
        return None  # a date that is not sure has no sign in the tables
    if parts := fields.get("date-parts"):
        text = _day(parts)
    else:
        text = plain(fields.get("raw") or fields.get("literal") or fields.get("edtf"))
    return text if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else None


def _day(parts: Any) -> str:
    """Return the only date of a list, a list of year, month and day; empty if it is not so: two are a range."""
    if not (isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list)):
        return ""
    numbers = [str(part) for part in parts[0] if part not in ("", None)]
    return "-".join(number.zfill(2 if place else 4) for place, number in enumerate(numbers))


def _is_text(value: Any) -> bool:
    return value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool))


def _are_names(authors: Any) -> bool:
    return isinstance(authors, list) and all(map(_is_name, authors))


def _is_name(author: Any) -> bool:
    parts = (
        [author.get(part) for part in ("literal", *PARTS)]
        if isinstance(author, dict)
        else [[] if author is None else author]
    )
    return all(map(_is_text, parts))


def _authors(place: str, kind: str, authors: list[Any], notice: list[Refusal]) -> Iterator[str]:
    """Return the names of authors; those of persons are kept of academic works only."""
    for author in authors:
        named = author if isinstance(author, dict) else {"literal": author}
        literal = plain(named.get("literal"))
        name = literal or " ".join(filter(None, (plain(named.get(part)) for part in PARTS)))
        if name and (literal or kind == "academic" or not named.get("given")):
            yield name
        elif name and kind:
            notice.append(Refusal(place, message("person_left_out", name=name)))

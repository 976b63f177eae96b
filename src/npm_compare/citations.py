"""The sources as citations: CSL JSON and BibTeX, to be imported into Zotero or any reference manager."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from npm_compare.dataset import Dataset, Record

CSL_TYPES = {
    "law": "legislation",
    "un_document": "report",
    "coe_document": "report",
    "parliament": "report",
    "annual_report": "report",
    "dataset": "dataset",
    "academic": "article-journal",
    "ngo": "report",
    "web_page": "webpage",
    "press": "article-newspaper",
}
"""Kinds of source as types of the Citation Style Language 1.0.2."""

BIBTEX_TYPES = {"academic": "article", "law": "misc", "web_page": "misc", "press": "misc", "dataset": "misc"}
"""Kinds of source as entry types; others are `techreport`."""


def csl(data: Dataset, sources: Iterable[str] | None = None) -> list[Record]:
    """Return sources (by default all) as CSL JSON items, in the order of their names."""
    return [_item(data.source(name)) for name in _names(data, sources)]


def csl_json(data: Dataset, sources: Iterable[str] | None = None) -> str:
    """Return sources as the text of a CSL JSON file."""
    return json.dumps(csl(data, sources), ensure_ascii=False, indent=1) + "\n"


def _names(data: Dataset, sources: Iterable[str] | None) -> list[str]:
    return sorted(set(data.sources.index if sources is None else sources))


def _item(row: Record) -> Record:
    item: Record = {"id": row["source"], "type": CSL_TYPES[row["kind"]], "title": row["title"]}
    if row["author"]:
        item["author"] = [{"literal": row["author"]}]
    if row["publisher"]:
        item["publisher"] = row["publisher"]
    if row["published"]:
        item["issued"] = {"date-parts": [[int(part) for part in row["published"].split("-")]]}
    for ours, theirs in (("url", "URL"), ("language", "language"), ("note", "note"), ("licence", "license")):
        if row[ours]:
            item[theirs] = row[ours]
    return item


def bibtex(data: Dataset, sources: Iterable[str] | None = None) -> str:
    """Return sources as the text of a BibTeX file (UTF-8)."""
    return "\n".join(_entry(data.source(name)) for name in _names(data, sources))


def _entry(row: Record) -> str:
    year, _, rest = row["published"].partition("-")
    fields = {
        "title": f"{{{_plain(row['title'])}}}",
        "author": f"{{{_plain(row['author'] or row['publisher'])}}}" if row["author"] or row["publisher"] else "",
        "institution": _plain(row["publisher"]),
        "year": year,
        "month": rest[:2],
        "url": row["url"].replace("{", "%7B").replace("}", "%7D"),
        "langid": row["language"],
        "note": _plain(row["licence"] and f"Licence: {row['licence']}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = BIBTEX_TYPES.get(row["kind"], "techreport")
    return "\n".join([f"@{kind}{{{row['source']},", *lines, "}", ""])


def _plain(text: str) -> str:
    """Escape what BibTeX and LaTeX would read as commands."""
    return re.sub(r"([&%$#_{}~^\\])", r"\\\1", text.replace("\\", ""))

"""The sources as citations: CSL JSON, to be imported into Zotero or any reference manager."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from npm_compare.checking.addresses import ARCHIVED, COPY, doi
from npm_compare.facts.dataset import Dataset, Record

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
"""Kinds of source as types of the Citation Style Language 1.0.2; `editing/csl.py` reads them in the other direction."""

CONTAINED = {"article-journal", "article-newspaper", "webpage"}
"""Types whose publisher is what they appeared in: a journal, a newspaper, a site."""


def csl(data: Dataset, sources: Iterable[str] | None = None) -> list[Record]:
    """Return sources (by default all) as CSL JSON items, in the order of their names."""
    kinds = data.codes[data.codes["list"] == "source_kind"]
    genres = dict(zip(kinds["code"], kinds["label_en"], strict=True))
    return [_item(data.source(name), genres) for name in _names(data, sources)]


def csl_json(data: Dataset, sources: Iterable[str] | None = None) -> str:
    """Return sources as the text of a CSL JSON file."""
    return json.dumps(csl(data, sources), ensure_ascii=False, indent=1) + "\n"


def _names(data: Dataset, sources: Iterable[str] | None) -> list[str]:
    return sorted(set(data.sources.index if sources is None else sources))


def _item(row: Record, genres: Record) -> Record:
    form = CSL_TYPES[row["kind"]]
    found = ARCHIVED.search(row["note"])
    fields: Record = {
        "id": row["source"],
        "type": form,
        "title": row["title"],
        "genre": genres[row["kind"]] if form == "report" else "",
        "author": row["author"] and [{"literal": row["author"]}],
        "container-title" if form in CONTAINED else "publisher": row["publisher"],
        "issued": row["published"] and _date(row["published"].split("-")),
        "URL": row["url"],
        "DOI": doi(row["url"]),
        "language": row["language"],
        "note": row["note"],
        **(_archived(found[1]) if found else {}),
        "custom": {name: row[name] for name in ("kind", "licence") if row[name]},
    }
    return {name: value for name, value in fields.items() if value}


def _date(parts: Iterable[str]) -> Record:
    return {"date-parts": [[int(part) for part in parts]]}


def _archived(address: str) -> Record:
    """Return where and when an archived copy was made."""
    found = COPY.fullmatch(address)
    if not found:
        return {}
    archive = found[1].partition("//")[2]
    return {"archive": archive, "archive_location": address, "accessed": _date(found.group(2, 3, 4))}


def read_about(data: Dataset, subjects: Collection[str]) -> set[str]:
    """Return the sources of the facts and remarks about some mechanisms and States, and of visitors and debate there."""
    states = {data.mechanism(name)["state"] if name in data.mechanisms.index else name for name in subjects}
    named = [(table, "subject", subjects) for table in (data.facts, data.remarks)]
    named += [(table, "state", states) for table in (data.visitors, data.debate)]
    return {source for table, column, names in named for source in table.loc[table[column].isin(names), "source"]}

"""Rules of the table of sources: used, dated, addressed, and each document once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from npm_compare.base.dates import bounds, day, iso
from npm_compare.base.errors import visible
from npm_compare.checking.addresses import parted, same_place
from npm_compare.checking.moments import EARLIEST_YEAR
from npm_compare.checking.rows import Located, Row, by_name, numbered
from npm_compare.checking.sheets import Sheet
from npm_compare.views.language import say

Sheets = Mapping[str, Sheet]

NATIONAL = ("law", "parliament", "annual_report")
"""Kinds of source that speak of one State; their key begins with its code."""


def used_and_licensed(sheets: Sheets) -> None:
    """Tell sources that nothing uses (they are added first, their facts follow); those of statistics say on which terms."""
    sources, statistics = sheets["sources"], sheets["statistics"]
    if not sources.usable:
        return
    unused = _unused(sheets)
    of_statistics = set(statistics.columns["source"]) if statistics.usable else set()
    for line, (source, licence) in zip(sources.lines, sources.rows("source", "licence"), strict=True):
        if source in unused:
            what = say("no row of another table uses this source ({value})", value=visible(source))
            sources.tell(line, what, say("add what was read in it, or delete the row"))
        if source in of_statistics and not licence:
            what = say("licence: a source of statistics without one ({value})", value=visible(source))
            sources.add(line, what, say("say on which terms its figures may be reused"), "licence")


def _unused(sheets: Sheets) -> set[str]:
    """Return the sources that no row of another table uses; none if a table cannot be read."""
    users = [
        (sheet, reference.field)
        for sheet in sheets.values()
        for reference in sheet.table.references
        if reference.table == "sources"
    ]
    if not all(sheet.usable for sheet in (sheets["sources"], *(sheet for sheet, _ in users))):
        return set()
    return set(sheets["sources"].columns["source"]).difference(*(sheet.columns[field] for sheet, field in users))


def malformed(sheet: Sheet) -> Iterator[Located]:
    """Find addresses without a host, languages that do not exist, years that are slips of the hand."""
    from babel.core import get_global

    languages = get_global("likely_subtags")
    for line, (url, tongue, published) in numbered(sheet, "url", "language", "published"):
        host = parted(url).hostname or "" if url else ""
        if url and "." not in host.strip("."):
            what = say("url: an address without a host ({value})", value=visible(url))
            yield line, "url", what, say("write the whole address, or leave it empty")
        if len(tongue) == 2 and tongue not in languages:
            what = say("language: not one of ISO 639-1 ({value})", value=visible(tongue))
            yield line, "language", what, say("write its two letters, fr or ar")
        if (days := bounds(published)) and days[0] < EARLIEST_YEAR * 1_00_00:
            what = say("published: a year before {year} ({date})", year=str(EARLIEST_YEAR), date=published)
            yield line, "published", what, say("correct the year")


def undue(sheet: Sheet, created: str) -> Iterator[Located]:
    """Find documents of days to come."""
    for line, (published,) in numbered(sheet, "published"):
        if (days := bounds(published)) and days[0] > day(created):
            what = say("published lies in the future ({date})", date=published)
            yield line, "published", what, say("check the year")


def twice(sheet: Sheet) -> Iterator[Located]:
    """Find two sources with one address, or whose keys differ in the case of letters only.

    Releases of one data set may share an address.
    """
    addresses: dict[str, int] = {}
    keys: dict[str, int] = {}
    for line, (source, kind, url) in numbered(sheet, "source", "kind", "url"):
        if (first := keys.setdefault(source.casefold(), line)) != line:
            what = say(
                "source: the key of line {line} but for the case of letters ({value})", line=str(first), value=source
            )
            yield line, "source", what, say("keep one of the two")
        if not url or kind == "dataset":
            continue
        if (first := addresses.setdefault(same_place(url), line)) != line:
            what = say("url: the address of line {line} ({value})", line=str(first), value=visible(url, 90))
            yield line, "url", what, say("make them one source, or give each the address of its own document")


def of_another_state(rows: list[Row], sheets: Sheets, states: Mapping[str, str]) -> Iterator[Located]:
    """Find facts read in a law, a report or a paper of parliament whose key begins with the code of another State."""
    kinds = by_name(sheets["sources"], "source", "kind")
    every = set(sheets["states"].columns["state"])
    for row in rows:
        code, dash, _ = row.source.partition("-")
        own = states.get(row.subject, row.subject)
        foreign = bool(dash) and code in every and code != own
        if foreign and kinds.get(row.source) in NATIONAL and row.explains != "other_state":
            what = say("source: its key begins with another State ({value})", value=visible(row.source))
            yield row.line, "source", what, say("correct the source, or explain (other_state)")


def consolidated(rows: list[Row], sheets: Sheets) -> Iterator[Located]:
    """Find sources published more than a year before rules read in them begin: a law whose later version was read.

    A rule that begins on the day on which its body became the mechanism may be older in itself.
    """
    published = by_name(sheets["sources"], "source", "published")
    designated = by_name(sheets["mechanisms"], "mechanism", "designated")
    latest: dict[str, int] = {}
    for row in rows:
        with_the_body = row.valid_from == designated.get(row.subject)
        if row.basis == "law" and not with_the_body and (days := bounds(row.valid_from)):
            latest[row.source] = max(days[0], latest.get(row.source, 0))
    for line, (source,) in numbered(sheets["sources"], "source"):
        days = bounds(published[source])
        if days and latest.get(source, 0) > days[1] + 1_00_00:
            dates = f"{published[source]}, {iso(latest[source])}"
            what = say("published: more than a year before a rule read in it begins ({dates})", dates=dates)
            yield line, "published", what, say("give the date of the version that was read")

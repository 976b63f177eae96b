"""Rules of the table of sources: used, dated, addressed, and each document once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from npm_compare.base.dates import bounds, day, iso
from npm_compare.base.errors import message
from npm_compare.checking.addresses import parted, same_place
from npm_compare.checking.moments import EARLIEST_YEAR
from npm_compare.checking.rows import FactRow, Located, by_name, numbered
from npm_compare.checking.sheets import Sheet

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
            sources.tell(line, message("source_unused", value=source))
        if source in of_statistics and not licence:
            sources.add(line, message("licence_missing", value=source), "licence")


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
            yield line, "url", message("host_missing", value=url)
        if len(tongue) == 2 and tongue not in languages:
            yield line, "language", message("language_unknown", value=tongue)
        if (days := bounds(published)) and days[0] < EARLIEST_YEAR * 1_00_00:
            yield line, "published", message("year_too_early", year=EARLIEST_YEAR, date=published)


def undue(sheet: Sheet, created: str) -> Iterator[Located]:
    """Find documents of days to come."""
    for line, (published,) in numbered(sheet, "published"):
        if (days := bounds(published)) and days[0] > day(created):
            yield line, "published", message("future", date=published)


def twice(sheet: Sheet) -> Iterator[Located]:
    """Find two sources with one address, or whose keys differ in the case of letters only.

    Releases of one data set may share an address.
    """
    addresses: dict[str, int] = {}
    keys: dict[str, int] = {}
    for line, (source, kind, url) in numbered(sheet, "source", "kind", "url"):
        if (first := keys.setdefault(source.casefold(), line)) != line:
            yield line, "source", message("source_repeated", line=first, value=source)
        if not url or kind == "dataset":
            continue
        if (first := addresses.setdefault(same_place(url), line)) != line:
            yield line, "url", message("address_repeated", line=first, url=url)


def of_another_state(rows: list[FactRow], sheets: Sheets, states: Mapping[str, str]) -> Iterator[Located]:
    """Find facts read in a law, a report or a paper of parliament whose key begins with the code of another State."""
    kinds = by_name(sheets["sources"], "source", "kind")
    every = set(sheets["states"].columns["state"])
    for row in rows:
        code, dash, _ = row.source.partition("-")
        own = states.get(row.subject, row.subject)
        foreign = bool(dash) and code in every and code != own
        if foreign and kinds.get(row.source) in NATIONAL and row.explains != "other_state":
            yield row.line, "source", message("source_of_other_state", value=row.source)


def consolidated(rows: list[FactRow], sheets: Sheets) -> Iterator[Located]:
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
            dates = {"published": published[source], "begins": iso(latest[source])}
            yield line, "published", message("published_before_rule", **dates)

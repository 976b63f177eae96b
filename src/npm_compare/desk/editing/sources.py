"""Sources to be added to `sources.csv`: from a reference manager, a DOI or an address; compared, checked, then written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from npm_compare.base.errors import NpmCompareError, UnknownName, message
from npm_compare.base.hidden import harmless, visible
from npm_compare.base.letters import folded
from npm_compare.checking.addresses import of_doi, same_place, with_copy_noted
from npm_compare.checking.check import check_sheets
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.csl import Genres, kind_of, kinds_of, own, plain, read_csl, row_of
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.keys import free_key, usable_key
from npm_compare.desk.editing.labels import codes_by_name
from npm_compare.desk.editing.tables import digest, read_tables, rows_of, with_rows, write_together
from npm_compare.facts.dataset import Record, load
from npm_compare.facts.names import state as state_called
from npm_compare.views.language import say, say_many
from npm_compare.views.sentences import in_column

SOURCE_COLUMNS = "sources"


@dataclass
class Wanted:
    """A source asked for: its row without a key, the key wished (empty if none), what is refused and told of it."""

    row: Record
    key: str = ""
    refused: list[Refusal] = field(default_factory=list)
    told: list[Refusal] = field(default_factory=list)


@dataclass
class Proposal:
    """Sources that would be added, those that are there already, and what stands against it."""

    folder: Path
    sheets: dict[str, Sheet]
    digest: str
    rows: dict[str, Record] = field(default_factory=dict)
    """The rows that would be added, by the key of the source."""
    known: list[tuple[str, str]] = field(default_factory=list)
    """Titles of sources that are there already, each with its key."""
    problems: list[Refusal] = field(default_factory=list)
    notices: list[Refusal] = field(default_factory=list)


def propose(what: str, folder: Path, typed: Mapping[str, str]) -> Proposal:
    """Compare sources with those of a folder, and check the data as they would be; nothing is written, nothing fetched.

    Parameters
    ----------
    what
        A CSL JSON file, a DOI or an address.
    folder
        Folder of the CSV tables.
    typed
        Cells of `sources.csv` that take the place of what the file says, and a `state` for the proposed key to begin with.

    Raises
    ------
    NpmCompareError
        If `what` is none of the three, if the key or the title of several sources is typed, if the kind or the State typed
        is not known (UnknownName), or if a table cannot be read (DataError).
    """
    before, sheets = digest(folder, [SOURCE_COLUMNS]), read_tables(folder)
    found = Proposal(folder, sheets, before)
    given = {name: plain(text) for name, text in typed.items() if plain(text)}
    if "kind" in given:
        given["kind"] = _kind(given["kind"], kinds_by_name(sheets["codes"]))
    state = given.pop("state", "")
    if state and state not in sheets["states"].columns["state"]:
        state = state_called(load(folder), state)
    held = _held(sheets[SOURCE_COLUMNS])
    for wanted in _wanted(what, sheets, given):
        _place(found, held, wanted, state)
    if found.rows and not found.problems:
        columns = sheets[SOURCE_COLUMNS].table.columns
        new = [tuple(row[name] for name in columns) for row in found.rows.values()]
        found.sheets = {
            **sheets,
            SOURCE_COLUMNS: with_rows(sheets[SOURCE_COLUMNS], rows_of(sheets[SOURCE_COLUMNS]), new),
        }
        _check(found)
    return found


def _kind(typed: str, kinds: Genres) -> str:
    """Return the kind of source that was typed as a code or a label; UnknownName offers the nearest ones."""
    if folded(typed) not in kinds:
        raise UnknownName("kind_of_source", typed, kinds.values())
    return kinds[folded(typed)]


def _held(sheet: Sheet) -> dict[str, list[str]]:
    """Return the keys of the sources that are there, by what tells one document from another."""
    held: dict[str, list[str]] = {}
    for cells in rows_of(sheet):
        row = dict(zip(sheet.table.columns, cells, strict=True))
        for mark in (_mark(row), _called(row["source"], row)):
            held.setdefault(mark, []).append(row["source"])
    return held


def _mark(row: Record) -> str:
    """Return what tells a document from others: its address; without one, its title and date."""
    return same_place(row["url"]) if row["url"] else f"{row['title'].casefold()} | {row['published']}"


def _called(key: str, row: Record) -> str:
    """Return a key with its title: the same document at another address."""
    return f"{key}: {row['title'].casefold()}"


def _wanted(what: str, sheets: Mapping[str, Sheet], given: Mapping[str, str]) -> Iterator[Wanted]:
    """Return the sources that are asked for."""
    columns = sheets[SOURCE_COLUMNS].table.columns
    address = of_doi(what) or (what if what.startswith(("https://", "http://")) else "")
    if address:
        yield Wanted(with_copy_noted({**dict.fromkeys(columns, ""), "url": address, **given}))
        return
    if Path(what).suffix.lower() not in (".json", ".csljson") and not Path(what).is_file():
        raise NpmCompareError("no_source", text=visible(what))
    items = read_csl(Path(what))
    if len(items) > 1 and {"source", "title"} & given.keys():
        raise NpmCompareError("key_of_several_sources", file=what)
    genres = kinds_by_name(sheets["codes"])
    for item in items:
        yield _from_item(item, genres, given, only=len(items) == 1)


def _from_item(item: Record, genres: Genres, given: Mapping[str, str], *, only: bool) -> Wanted:
    """Return the source that a CSL JSON item describes; of several the kind typed is that of those that leave it open."""
    typed = {"published": "issued", "author": "author"}
    item = {**item, **{theirs: None for ours, theirs in typed.items() if ours in given}}
    if "kind" in given and (only or not kind_of(item, genres)):
        item["custom"] = {**own(item), "kind": given["kind"]}
    wanted = Wanted({}, usable_key(plain(item.get("citation-key"))) or usable_key(plain(item.get("id"))))
    row = row_of(item, genres, wanted.refused, wanted.told)
    wanted.row = with_copy_noted({"source": "", **row, **given, "kind": row["kind"] or given.get("kind", "")})
    if not wanted.row["kind"]:
        unclear = message("kind_unclear", type=plain(item["type"]), kinds=kinds_of(item))
        wanted.refused.append(Refusal(visible(row["title"]), unclear))
    return wanted


def kinds_by_name(codes: Sheet) -> Genres:
    """Return the kinds of source by their codes and their labels in each language."""
    return codes_by_name(codes).get("source_kind", {})


def _place(found: Proposal, held: dict[str, list[str]], wanted: Wanted, state: str) -> None:
    """Add a row to those that would be added, unless the source is there already.

    Editions of a work may share an address: a key typed that none of those there has says that this is another one.
    """
    row, mark = wanted.row, _mark(wanted.row)
    there = held.get(mark) or held.get(_called(wanted.key, row))
    if there and row["source"] in ("", *there):
        found.known.append((row["title"] or row["url"], wanted.key if wanted.key in there else there[0]))
        return
    found.problems += wanted.refused
    found.notices += wanted.told
    taken = {*found.sheets[SOURCE_COLUMNS].columns["source"], *found.rows}
    if row["source"] in taken:
        found.problems.append(Refusal(row["source"], message("source_key_taken")))
        return
    key = row["source"] or free_key(row, state, taken, wished=wanted.key)
    found.rows[key] = {**row, "source": key}
    held[mark] = [key]


def _check(found: Proposal) -> None:
    """Check the data as they would be, and tell each problem of a new source by its key."""
    sheet = found.sheets[SOURCE_COLUMNS]
    keys = dict(zip(sheet.lines, sheet.columns["source"], strict=True))
    for problem in check_sheets(found.sheets):
        key = keys.get(problem.line, "") if problem.file == sheet.table.file else ""
        place = key if key in found.rows else f"{problem.file}:{problem.line}"
        told = Refusal(place, problem.message)
        if problem.severity == "error":
            found.problems.append(told)
        elif key and (place == key or keys.get(problem.beside) in found.rows):
            found.notices.append(told)


def tell_sources(found: Proposal) -> Iterator[str]:
    """Say which sources would be added, which are there already, and what stands against it."""
    for key, row in found.rows.items():
        yield say("To be added: {source}", source=harmless(key))
        yield from (f"  {in_column(name, harmless(text))}" for name, text in row.items() if text and name != "source")
    for title, key in found.known:
        yield say("Already there as {source}: {title}", source=harmless(key), title=harmless(title))
    if found.known and not found.rows:
        yield say("If it is another document or edition, add it with a short name of its own: --key.")
    for problem in found.problems:
        yield str(problem)
    for notice in found.notices:
        yield say("{problem} [notice]", problem=notice)
    if found.problems:
        yield say_many(
            "Nothing is written: {count} point is to be settled first.",
            "Nothing is written: {count} points are to be settled first.",
            len(found.problems),
        )
    elif found.rows:
        yield say_many("{count} source can be added.", "{count} sources can be added.", len(found.rows))
    else:
        yield say("No source to add.")


def write_sources(found: Proposal) -> list[Path]:
    """Write `sources.csv` with the new rows, and return where its earlier version is kept (nothing if none is new).

    Raises
    ------
    NpmCompareError
        If there are problems, if the table changed since it was read, or if it cannot be written.
    """
    if found.problems:
        raise NpmCompareError("not_settled")
    tables = [SOURCE_COLUMNS] if found.rows else []
    return write_together(found.folder, found.sheets, tables, watched=[SOURCE_COLUMNS], before=found.digest)

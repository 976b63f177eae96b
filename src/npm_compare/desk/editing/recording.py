"""What two readers settled, written into the data: a re-check for each answer, and facts corrected where they were wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from npm_compare.analysis.agreement import alike
from npm_compare.analysis.readings import TEXT
from npm_compare.base.errors import NpmCompareError, message
from npm_compare.checking.check import check_sheets
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.differences import shown
from npm_compare.desk.editing.double import DoubleReading
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.export import WATCHED
from npm_compare.desk.editing.merging import corrections_of
from npm_compare.desk.editing.settled import Settled
from npm_compare.desk.editing.tables import Cells, digest, read_tables, rows_of, with_rows, write_together
from npm_compare.facts.dataset import Record
from npm_compare.views.headings import heading
from npm_compare.views.language import number, say, say_many

FACTS = next(iter(FACT_TABLES))

REVIEWS, CORRECTIONS = "reviews", "corrections"

CHECK = "double"
"""The check to which the answers of double readings belong."""

RECORDED = (*WATCHED, REVIEWS)
"""Tables on which a settlement rests."""

SETTLED_CELLS = ("value", "unit", "scope", "locator", "note")
"""Cells of a fact that what is settled may change."""


@dataclass
class Settlement:
    """What would be written of a double reading, and what stands against it."""

    folder: Path
    sheets: dict[str, Sheet]
    digest: str
    reviews: list[Record] = field(default_factory=list)
    """Rows for `reviews.csv`, one an answer that both gave."""
    changed: list[tuple[Record, Record]] = field(default_factory=list)
    """Facts that would be corrected: as they were, as they will be."""
    corrections: list[Cells] = field(default_factory=list)
    known: int = 0
    """Answers that a double reading wrote before."""
    problems: list[Refusal] = field(default_factory=list)


def record(
    double: DoubleReading, settled: Iterable[Settled], folder: Path, *, read_on: str, refused: Sequence[Refusal] = ()
) -> Settlement:
    """Return what would be written of a double reading; the data are checked as they would be, and nothing is written.

    Parameters
    ----------
    double, settled
        The readings, and what the readers settled.
    folder
        Folder of the CSV tables.
    read_on
        Day on which the second reader read the text.
    refused
        What of the settlement cannot be taken over.
    """
    before, sheets = digest(folder, RECORDED), read_tables(folder)
    found = Settlement(folder, sheets, before, problems=list(refused))
    facts = [_record(FACTS, cells) for cells in rows_of(sheets[FACTS])]
    reviews = [_record(REVIEWS, cells) for cells in rows_of(sheets[REVIEWS])]
    last = max((int(row["number"]) for row in reviews if row["check"] == CHECK), default=0)
    for one in settled:
        if any(_is_review_of(row, double, one) for row in reviews):
            found.known += 1
        elif fact := _fact(facts, double, one):
            place = last + len(found.reviews) + 1
            told = {"number": str(place), "read_on": read_on, "blind": "yes" if double.blind else "no"}
            found.reviews.append(_review(fact, one) | told)
            _correct(found, fact, one)
        else:
            answer = {"indicator": one.row["indicator"], "value": one.row["first_value"]}
            found.problems.append(Refusal(f"{FACTS}.csv", message("first_answer_not_in_data", **answer)))
    if found.reviews:
        _fill(found)
    return found


def write_record(found: Settlement) -> list[Path]:
    """Write the re-checks and corrected facts, all or none, and return where the earlier versions are kept.

    Raises
    ------
    NpmCompareError
        If there are problems, if the data changed since they were read, or if a table cannot be written.
    """
    if found.problems:
        raise NpmCompareError("not_settled")
    written = {REVIEWS: found.reviews, FACTS: found.changed, CORRECTIONS: found.corrections}
    changed = [table for table, rows in written.items() if rows]
    return write_together(found.folder, found.sheets, changed, watched=RECORDED, before=found.digest)


def tell_record(found: Settlement) -> Iterator[str]:
    """Say what would be written of a double reading, and what stands against it."""
    right = sum(row["verdict"] == "right" for row in found.reviews)
    if found.reviews:
        yield say_many(
            "{count} answer read twice will be listed in reviews.csv, of which right: {right}.",
            "{count} answers read twice will be listed in reviews.csv, of which right: {right}.",
            len(found.reviews),
            right=number(right),
        )
    if found.known:
        yield say_many(
            "{count} answer was listed there by an earlier double reading and is left out.",
            "{count} answers were listed there by an earlier double reading and are left out.",
            found.known,
        )
    for was, now in found.changed:
        for name in SETTLED_CELLS:
            if was[name] != now[name]:
                yield say(
                    "{place}: {column} of {row}: was {was}, will be {now}",
                    place=f"{FACTS}.csv",
                    column=heading(name),
                    row=now["indicator"],
                    was=shown(was[name]),
                    now=shown(now[name]),
                )
    yield from map(str, found.problems)
    if found.problems:
        yield say_many(
            "Nothing is written: {count} point is to be settled first.",
            "Nothing is written: {count} points are to be settled first.",
            len(found.problems),
        )


def _record(table: str, cells: Cells) -> Record:
    return dict(zip(tables()[table].columns, cells, strict=True))


def _cells(table: str, row: Record) -> Cells:
    return tuple(row.get(name, "") for name in tables()[table].columns)


def _is_review_of(row: Record, double: DoubleReading, one: Settled) -> bool:
    """Say whether a re-check is that of the first reader's answer in an earlier double reading of the text."""
    about = (CHECK, double.found.mechanism, double.source, one.row["indicator"], one.row["first_value"])
    return tuple(row[name] for name in ("check", "subject", "source", "indicator", "value")) == about


def _fact(facts: Iterable[Record], double: DoubleReading, one: Settled) -> Record | None:
    """Return the fact that has the first reader's answer, from the same day if there are several."""
    about = (double.found.mechanism, one.row["indicator"], double.source, TEXT)
    first = {"value": one.row["first_value"], "unit": one.row["first_unit"]}
    same = [
        fact
        for fact in facts
        if tuple(fact[name] for name in ("mechanism", "indicator", "source", "basis")) == about and alike(fact, first)
    ]
    dates = (double.first.valid_from, double.first.valid_to)
    return next((fact for fact in same if (fact["valid_from"], fact["valid_to"]) == dates), same[0] if same else None)


def _review(fact: Record, one: Settled) -> Record:
    """Return the re-check of a fact: right, or wrong with the answer that should be."""
    as_it_stood = {name: fact[name] for name in tables()[REVIEWS].columns if name in fact}
    verdict = {"check": CHECK, "subject": fact["mechanism"], "comment": one.reason}
    if one.first_right:
        of_another = one.answer["scope"] not in (
            "",
            fact["scope"],
        )  # what it says is right, but it speaks of another body
        defect = {"clean": "no", "defect": "meaning"} if of_another else {"clean": "yes"}
        return as_it_stood | verdict | {"verdict": "right", "lenient": "right"} | defect
    lenient = "right" if arguable(fact["value"], one.answer["value"]) else "wrong"
    wrong = {"verdict": "wrong", "lenient": lenient, "clean": "no", "defect": "value", "should_be": one.answer["value"]}
    return as_it_stood | verdict | wrong


def arguable(was: str, settled: str) -> bool:
    """Say whether an answer is one step from what was settled, so that a lenient reader lets it pass: partly for yes or no.

    >>> arguable("yes", "partly"), arguable("yes", "no"), arguable("silent", "partly")
    (True, False, False)
    """
    return "partly" in (was, settled) and {was, settled} <= {"yes", "partly", "no"}


def _correct(found: Settlement, fact: Record, one: Settled) -> None:
    """Add the correction of a fact where another answer stands than that of the first reader."""
    if _stands(one):
        return
    now = {name: one.answer[name] for name in SETTLED_CELLS}
    corrected = fact | now | {"scope": now["scope"] or fact["scope"]}
    found.changed.append((fact, corrected))
    was, new = _cells(FACTS, fact), _cells(FACTS, corrected)
    found.corrections += corrections_of(FACTS, tables()[FACTS].columns, was, new, one.reason)


def _stands(one: Settled) -> bool:
    """Say whether the first reader's answer stands as it is."""
    return all(one.answer[name] == one.row[f"first_{name}"] for name in SETTLED_CELLS)


def _fill(found: Settlement) -> None:
    """Put the new rows into the tables, and check the data as they would be."""
    corrected: Mapping[str, Cells] = {now["id"]: _cells(FACTS, now) for _, now in found.changed}
    facts = [corrected.get(cells[0], cells) for cells in rows_of(found.sheets[FACTS])]
    found.sheets[FACTS] = with_rows(found.sheets[FACTS], facts)
    new = {REVIEWS: [_cells(REVIEWS, row) for row in found.reviews], CORRECTIONS: found.corrections}
    for table, rows in new.items():
        sheet = found.sheets[table]
        found.sheets[table] = with_rows(sheet, [*rows_of(sheet), *rows])
    for problem in check_sheets(found.sheets):
        if problem.severity == "error":
            found.problems.append(Refusal(f"{problem.file}:{problem.line}", problem.message))

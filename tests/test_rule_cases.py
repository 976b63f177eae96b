"""Each rule of the data broken in one place, on the published data: one slip, named with file, line and rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pytest

from npm_compare.base.errors import Problem
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.schema import tables
from npm_compare.checking.sheets import Sheet
from rule_cases import CELLS, EMPTIED, REQUIRED, TWICE, Case

Sheets = Mapping[str, Sheet]

NOT_QUOTED = (
    *("", "divisor_zero", "share_too_large", "invisible_character"),
    *("person_named", "fact_partly_named", "verdict_without_check", "verdict_clean"),
)
"""Rules whose fields hold less than the value, or another one; none where all that is told stands in other rows."""

NEEDED = {"designation_date", "model", "opcat_signature", "opcat_ratification", "opcat_entry_into_force"}
"""Questions that each row of `mechanisms.csv` wants answered, and those that its dates are held against."""


FOLLOWING = ("corrections.csv", "translations.csv")
"""Tables that speak of cells of others: what is told of them follows what is broken."""


@pytest.fixture(scope="module")
def good() -> Sheets:
    """The published data; of the tables whose rows are checked one by one, fewer rows.

    Of the statistics, the first of each series and source; of the re-checks, every fifth and those that a case breaks; of
    the facts, every twentieth and those that a case breaks, a re-check read or another table rests on; of the corrections
    and translations, those of the facts that are kept; of the sources, those that what is kept was read in.
    """
    sheets = dict(read_folder())
    pairs = list(enumerate(sheets["statistics"].rows("series", "source")))
    sheets["statistics"] = kept(sheets["statistics"], {pair: n for n, pair in reversed(pairs)}.values())
    full = sheets["reviews"]
    sheets["reviews"] = kept(full, broken(full) | set(range(0, len(full), 5)))
    read = set(sheets["reviews"].columns["id"])
    for table in ("mechanism_facts", "state_facts"):
        full = sheets[table]
        found = {n for n, (name, asked) in enumerate(full.rows("id", "indicator")) if name in read or asked in NEEDED}
        sheets[table] = kept(full, found | broken(full) | set(range(0, len(full), 20)))
    ids = read.union(*(sheets[table].columns["id"] for table in ("mechanism_facts", "state_facts"))) - {""}
    full = sheets["translations"]
    of_facts = {n for n, (table, name) in enumerate(full.rows("table", "id")) if "facts" not in table or name in ids}
    sheets["translations"] = kept(full, of_facts)
    citing = [sheet for name, sheet in sheets.items() if name not in ("sources", "corrections")]
    cited = {name for sheet in citing for name in sheet.columns.get("source", ())}
    full = sheets["sources"]
    sheets["sources"] = kept(full, broken(full) | {n for n, name in enumerate(full.columns["source"]) if name in cited})
    left = {"", *sheets["sources"].columns["source"]}
    full = sheets["corrections"]
    told_of = {n for n, (name, source) in enumerate(full.rows("id", "source")) if name in ids and source in left} | {
        n for n, (table, name) in enumerate(full.rows("table", "subject")) if table == "sources" and name in left
    }
    sheets["corrections"] = kept(full, broken(full) | told_of)
    return sheets


def broken(sheet: Sheet) -> set[int]:
    """Return the places of the rows that a case breaks."""
    return {place(sheet, case.row) for case in EMPTIED + CELLS if case.table == sheet.table.name}


def kept(sheet: Sheet, places: Iterable[int]) -> Sheet:
    """Return some rows of a table, each with its line."""
    chosen = sorted(places)
    columns = {name: [cells[n] for n in chosen] for name, cells in sheet.columns.items()}
    return Sheet(sheet.table, columns, [sheet.lines[n] for n in chosen])


@pytest.fixture(scope="module")
def known(good: Sheets) -> frozenset[Problem]:
    """The notices that the published data draw as they stand."""
    return frozenset(check_sheets(copied(good)))


def fresh(sheet: Sheet) -> Sheet:
    """Return a copy in which cells can be changed."""
    return Sheet(sheet.table, {name: list(cells) for name, cells in sheet.columns.items()}, list(sheet.lines))


def copied(good: Sheets, *changed: str) -> dict[str, Sheet]:
    """Return the data with some tables that can be changed, and no problems told."""
    return {n: fresh(s) if n in changed else Sheet(s.table, s.columns, s.lines) for n, s in good.items()}


def place(sheet: Sheet, row: str) -> int:
    """Return the place of the first row whose cells begin so."""
    wanted = [part.split("=", 1) for part in re.split(r" (?=\w+=)", row) if part]
    return next(n for n in range(len(sheet)) if all(sheet.columns[c][n].startswith(v) for c, v in wanted))


OF_TWO_ROWS = {"duplicate", "order_repeated"}
"""Rules that a row breaks because another row is as it is."""


RESTS_ON = {
    "mechanism_facts": ("indicators", "state_facts"),
    "state_facts": ("indicators",),
    "decision_options": ("indicators",),
    "sources": ("statistics",),
    "statistics": ("series",),
    "reviews": ("mechanism_facts", "state_facts"),
}
"""Tables whose rows are held against what is written beside the names in others, and these others."""


def slips(good: Sheets) -> list[tuple[Case, int]]:
    """Return the cases, each with the place of its row; a cell that was already as written would break nothing."""
    placed = [(case, place(good[case.table], case.row)) for case in EMPTIED + CELLS]
    assert [case for case, row in placed if good[case.table].columns[case.column][row] == case.value] == []
    return placed


def rounds(good: Sheets) -> list[list[tuple[Case, int]]]:
    """Return the cases in rounds.

    In each, one a row (of a row, every cell that may not be empty), and what follows one case neither is what another breaks
    nor follows it.
    """
    found: list[list[tuple[Case, int]]] = []
    for case, row in slips(good):
        fitting = (each for each in found if all(apart(case, row, *other) for other in each))
        first = next(fitting, None)
        if first is None:
            found.append(first := [])
        first.append((case, row))
    return found


def apart(case: Case, row: int, other: Case, other_row: int) -> bool:
    """Say whether what two cases break can be told apart when both are broken at once."""
    wake, following = set(case.also.split()), set(other.also.split())
    rules = {case.rule, other.rule}
    if case.table == other.table and (rules & OF_TWO_ROWS or (row == other_row and rules != {"required_empty"})):
        return False
    if other.table in RESTS_ON.get(case.table, ()) or case.table in RESTS_ON.get(other.table, ()):
        return False
    return not (wake & {*following, other.rule} or following & {case.rule})


def faults(good: Sheets, known: frozenset[Problem], broken: list[tuple[Case, int]]) -> list[str]:
    """Break the cells of a round at once; return each case that is not told where it was broken, and whatever else is told."""
    sheets = copied(good, *{case.table for case, _ in broken})
    for case, row in broken:
        sheets[case.table].columns[case.column][row] = case.value
    left = set(check_sheets(sheets)) - known
    lost = []
    for case, row in broken:
        line = sheets[case.table].lines[row]
        here = {p for p in left if (p.file, p.line, p.rule) == (f"{case.table}.csv", line, case.rule)}
        here = {p for p in here if case.value or p.column == case.column or case.rule != "required_empty"}
        wake = {p for p in left - here if p.rule in case.also.split()}
        left -= here | wake
        quoted = case.value.split("|")[-1] in repr(here) or case.rule in NOT_QUOTED
        if not quoted or bool(here) != bool(case.rule) or bool(wake) != bool(case.also):
            lost.append(f"{case}: {case.rule} told {sorted(here)}, in its wake {case.also} told {sorted(wake)[:5]}")
    others = [f"nobody broke {p}" for p in sorted(left) if p.file not in FOLLOWING]  # they follow what is broken
    return lost + others


def test_a_rule_broken_in_one_place_is_told_there_and_nowhere_else(good: Sheets, known: frozenset[Problem]) -> None:
    """Many are broken at once, where they can be told apart."""
    assert [fault for broken in rounds(good) for fault in faults(good, known, broken)] == []


def test_a_row_that_stands_twice_is_told_with_the_line_of_the_first(good: Sheets) -> None:
    sheets = copied(good, *TWICE)
    for table in TWICE:
        for cells in sheets[table].columns.values():
            cells.append(cells[0])
        sheets[table].lines.append(sheets[table].lines[-1] + 1)
    problems = [p for p in check_sheets(sheets) if p.rule == "duplicate" and dict(p.fields)["line"] == 2]
    assert {(p.file, p.line) for p in problems} == {(f"{table}.csv", sheets[table].lines[-1]) for table in TWICE}


def test_every_required_column_of_the_model_takes_part() -> None:
    model = {name: " ".join(f.name for f in table.fields if f.required) for name, table in tables().items()}
    assert {name: set(columns.split()) for name, columns in model.items()} == {
        name: set(columns.split()) for name, columns in REQUIRED.items()
    }


def test_no_rule_is_broken_before_a_case_breaks_it(known: frozenset[Problem]) -> None:
    assert {problem.severity for problem in known} <= {"notice"}

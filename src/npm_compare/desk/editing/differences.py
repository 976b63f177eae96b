"""What an edited workbook would change, in sentences: value by value, with what stands against it and how to settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npm_compare.analysis.effects import effects
from npm_compare.base.hidden import harmless
from npm_compare.checking.schema import tables
from npm_compare.desk.editing.edited import Edited
from npm_compare.desk.editing.intake import MECHANISM_FACTS
from npm_compare.desk.editing.merging import Conflict, Plan, RowChange
from npm_compare.desk.editing.page import keys
from npm_compare.desk.editing.question_page import QUESTIONS
from npm_compare.desk.editing.tables import Cells
from npm_compare.facts.dataset import Dataset, assembled, load
from npm_compare.facts.selection import LAW
from npm_compare.views.coders import placed
from npm_compare.views.effects import lines
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, isolated, joined, say, say_many
from npm_compare.views.wording import say_value


def tell(found: Plan) -> Iterator[str]:
    """Say what would change, value by value, what stands against it, and how to settle it."""
    read = found.edition.tables[MECHANISM_FACTS].sheet == QUESTIONS  # answers read in a law with a guided workbook
    data = load(found.folder) if read and found.changes else None
    for change in found.changes:
        if data is not None and change.table == MECHANISM_FACTS and change.now:
            yield say("{place}: added: {row}", place=change.place, row=_answer(data, change.now))
        else:
            yield from _tell_change(found, change)
    for conflict in found.conflicts:
        yield _tell_conflict(found, conflict)
    for conflict in found.given_up:
        yield _tell_given_up(found, conflict)
    for problem in found.problems:
        yield str(problem)
    for notice in (*found.notices, *found.losses):
        yield say("{problem} [notice]", problem=notice)
    yield from _tell_left_out(list(found.edition.tables.values()))
    if found.corrections:
        yield say_many(
            "{count} row will be added to corrections.csv.",
            "{count} rows will be added to corrections.csv.",
            len(found.corrections),
        )
    yield from _tell_effects(found)
    yield from _verdict(found)


def _tell_effects(found: Plan) -> Iterator[str]:
    """Say what changes in the answers, once nothing stands against the changes; only rules of law bear on them."""
    columns = tables()[MECHANISM_FACTS].columns
    rows = [
        row for change in found.changes if change.table == MECHANISM_FACTS for row in (change.was, change.now) if row
    ]
    facts = [dict(zip(columns, row, strict=True)) for row in rows]
    mechanisms = dict.fromkeys(fact["mechanism"] for fact in facts if fact["basis"] in LAW)
    if found.ready and mechanisms:
        before, after = load(found.folder), assembled(found.folder, found.sheets)
        yield from lines(effects(before, after, mechanisms), after)


def _tell_left_out(tables: Sequence[Edited]) -> Iterator[str]:
    """Say how many rows of the workbook stand for nothing that could be written."""
    if unfilled := sum(edited.unfilled for edited in tables):
        yield say_many(
            "{count} prepared row was not filled and is left out.",
            "{count} prepared rows were not filled and are left out.",
            unfilled,
        )
    if idle := sum(edited.idle for edited in tables):
        yield say_many(
            "{count} new row is marked to be removed or holds only a reason; it is left out.",
            "{count} new rows are marked to be removed or hold only a reason; they are left out.",
            idle,
        )
    if known := sum(edited.known for edited in tables):
        yield say_many(
            "{count} new row is in the data already and is left out.",
            "{count} new rows are in the data already and are left out.",
            known,
        )


def _tell_change(found: Plan, change: RowChange) -> Iterator[str]:
    if change.was is None or change.now is None:
        row = joined(map(harmless, filter(None, change.now or change.was or ())), strong=True)
        if change.was is None:
            yield say("{place}: added: {row}", place=change.place, row=row)
        else:
            yield say("{place}: removed: {row}", place=change.place, row=row)
        return
    edited = found.edition.tables[change.table]
    for column, was, now in _differences(found, change.table, change.was, change.now):
        yield say(
            "{place}: {column} of {row}: was {was}, will be {now}",
            place=edited.place(change.line, column),
            column=column,
            row=_row(change.table, change.now),
            was=shown(was),
            now=shown(now),
        )


def _answer(data: Dataset, cells: Cells) -> str:
    """Say an answer in the language spoken: the question, what the law says, where, of what, since when, in whose words."""
    fact = dict(zip(tables()[MECHANISM_FACTS].columns, cells, strict=True))
    label = indicator_label(data, fact["indicator"])
    said = say("{label}: {answer}", label=label, answer=harmless(say_value(data, fact)))
    since = say("from {date}", date=day(fact["valid_from"])) if fact["valid_from"] else ""
    scope = str(code_label(data, "scope", fact["scope"])) if fact["scope"] else ""
    parts = (said, placed(data, harmless(fact["locator"])), scope, since, isolated(harmless(fact["note"])))
    return joined(filter(None, parts), strong=True)


def _differences(found: Plan, table: str, one: Cells, other: Cells) -> list[tuple[str, str, str]]:
    columns = found.sheets[table].table.columns
    return [(name, a, b) for name, a, b in zip(columns, one, other, strict=True) if a != b]


def _row(table: str, cells: Cells) -> str:
    """Name a row by what it is about: the subject and question of a fact, the short name of a source."""
    return joined(
        harmless(cell) for name, cell in zip(tables()[table].columns, cells, strict=True) if name in keys(table)
    )


def shown(cell: str) -> str:
    """Return what a cell holds, quoted."""
    return say("“{text}”", text=harmless(cell)) if cell else say("(empty)")


def _tell_conflict(found: Plan, conflict: Conflict) -> str:
    return say(
        "{place}: conflict: both sides changed {row}. In the workbook: {mine}. In the data now: {theirs}.",
        **_sides(found, conflict),
    )


def _tell_given_up(found: Plan, conflict: Conflict) -> str:
    return say(
        "{place}: given up: the workbook’s version of {row}: {mine}. The data stay as they are: {theirs}.",
        **_sides(found, conflict),
    )


def _sides(found: Plan, conflict: Conflict) -> dict[str, str]:
    """Return which row both sides changed, and how each did."""
    mine = say("row removed") if conflict.mine is None else _edits(found, conflict, conflict.mine)
    theirs = say("row removed") if conflict.theirs is None else _edits(found, conflict, conflict.theirs)
    row = _row(conflict.table, conflict.exported)
    return {"place": conflict.place, "row": row, "mine": mine, "theirs": theirs}


def _edits(found: Plan, conflict: Conflict, cells: Cells) -> str:
    """Say how one side changed a row."""
    edits = _differences(found, conflict.table, conflict.exported, cells)
    told = [say("{column}: {was}, now {now}", column=name, was=shown(was), now=shown(now)) for name, was, now in edits]
    return joined(told, strong=True)


def _verdict(found: Plan) -> Iterator[str]:
    """Say whether the changes can be written, and what to do first if they cannot."""
    if found.moved:
        yield say("The data have changed since this workbook was exported; rows changed on one side only are merged.")
    if found.conflicts:
        yield say(
            "Settle the conflicts: write into these rows what the data have now, or add --keep mine or --keep theirs."
        )
    if not found.changes and found.ready:
        yield say("No difference.")
    elif found.ready:
        yield say_many("{count} row can be changed.", "{count} rows can be changed.", len(found.changes))
    else:
        yield say_many(
            "Nothing is written: {count} point is to be settled first.",
            "Nothing is written: {count} points are to be settled first.",
            len(found.problems) + len(found.conflicts),
        )

"""A draft of a law, shown: in HTML what is to be done with its articles, in a terminal the whole text with its remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain, groupby

from npm_compare.analysis.clauses import OPEN, STATUSES, Clause
from npm_compare.analysis.draft import Draft
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import KEEP, VERIFY
from npm_compare.views import decision_words as words
from npm_compare.views import draft_words as said
from npm_compare.views.decisions import whose_rule
from npm_compare.views.html import body, linked_note, style
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, number, say
from npm_compare.views.table import Cell, Note, Notes, Row, Table, table
from npm_compare.views.terminal import wrapped


def html(found: Draft) -> str:
    """Return a summary in HTML: on which law, what is to be done by part of the law, and each article that is not settled."""
    lines = [*said.lead(found), said.summed(found)]
    told = [f"<p>{linked_note(line)}</p>" for line in lines]
    tables = [body(parts(found)), body(unsettled(found))]
    return "".join([f"<style>{style()}</style>", *told, *tables, f"<p><small>{escape(whose_rule())}</small></p>"])


def text(found: Draft) -> str:
    """Return the whole draft as it stands in a terminal."""
    lines = [said.title(found), "", *map(str, said.lead(found)), said.summed(found)]
    for part, clauses in by_part(found):
        lines += ["", code_label(found.data, "clause_part", part).upper()]
        for clause in clauses:
            lines += ["", said.heading(clause), *said.paragraphs(found, clause)]
            lines += [f"  - {line}" for line in said.remarks(found, clause)]
    return wrapped("\n".join([*lines, "", whose_rule()]))


def by_part(found: Draft) -> list[tuple[str, list[Clause]]]:
    """Return the parts of the law in their order, each with its articles."""
    return [(part, list(clauses)) for part, clauses in groupby(found.clauses, lambda clause: clause.row["part"])]


def statuses(found: Draft) -> Table:
    """Return the table of the first page: what is to be done, with how many articles and which, and what it means.

    Those to verify have a row for each reason why they are open.
    """
    rows = [
        Row(
            code_label(found.data, "clause_status", status),
            (Cell(number(len(clauses))), Cell(_numbers(clauses)), Cell(say(said.MEANINGS[reason or status]))),
        )
        for status in STATUSES
        for reason in (OPEN if status == VERIFY else ("",))
        if (clauses := [clause for clause in found.of(status) if clause.open == reason])
    ]
    return table("", ("", say("Articles"), say("Their numbers"), say("Meaning")), rows, widths=(18, 10, 26, 46))


def parts(found: Draft) -> Table:
    """Return the table of what is to be done by part of the law."""
    kinds = [status for status in STATUSES if found.counts[status]]
    rows = [
        Row(
            code_label(found.data, "clause_part", part),
            tuple(Cell(_numbers([one for one in clauses if one.status == status]) or "–") for status in kinds),
        )
        for part, clauses in by_part(found)
    ]
    heads = ("", *(code_label(found.data, "clause_status", status) for status in kinds))
    return table(say("What is to be done with which article"), heads, rows)


def _numbers(clauses: Sequence[Clause]) -> str:
    return numbers(clause.number for clause in clauses)


def numbers(found: Iterable[int]) -> str:
    """Return whole numbers in ascending order, three or more in a row as a span.

    >>> numbers([1, 2, 3, 5, 6, 9])
    '1–3, 5, 6, 9'
    """
    rows = [[one for _, one in row] for _, row in groupby(enumerate(found), lambda pair: pair[1] - pair[0])]
    return joined(chain.from_iterable(_span(row) if len(row) > 2 else map(number, row) for row in rows))


def _span(row: Sequence[int]) -> tuple[str]:
    # Translators: numbers of articles that follow on each other: “1–12”.
    return (say("{first}–{last}", first=row[0], last=row[-1]),)


def unsettled(found: Draft) -> Table:
    """Return the table of the articles not to be kept: the point that presses most, the law there is, those of others."""
    rows = [_unsettled(found, clause) for clause in found.clauses if clause.status != KEEP]
    return table(say("Articles to add, amend, verify or consider"), _heads(found), rows, widths=(28, 26, 30, 16))


def _unsettled(found: Draft, clause: Clause) -> Row:
    mine, theirs, _ = cells(found, clause.leading)
    status = Cell(code_label(found.data, "clause_status", clause.status))
    label = say("{article} ({rule})", article=said.heading(clause), rule=words.article(found.data, clause.leading))
    return Row(label, (mine, theirs, status))


def box(found: Draft, clause: Clause) -> Table:
    """Return the table under an article: what is asked by which rules, the law there is, laws of others, what follows."""
    rows = [Row(said.rules(found.data, points), cells(found, points[0])) for points in said.answered(clause)]
    return table("", _heads(found), rows, widths=(28, 26, 30, 16))


def _heads(found: Draft) -> tuple[str, ...]:
    return say("Rule that binds"), said.name(found), say("Other laws that give it in full"), say("What follows")


def cells(found: Draft, point: Point) -> tuple[Cell, Cell, Cell]:
    """Return what a table says of a point: the law there is, laws of others, what follows."""
    data = found.data
    return (
        Cell(said.own(found, point), _notes(words.own_places(data, point))),
        Cell(said.others(point), _notes(words.others_named(data, point))),
        Cell(*said.follows(found, point)),
    )


def _notes(notes: tuple[Note, ...]) -> Notes | str:
    return Notes(notes) if notes else ""

"""Rules of the tables of decisions: points, options and known topics for each, and a rule that answers every case once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product

from npm_compare.base.errors import message, nearest
from npm_compare.checking.rows import Lists, Located, by_name, numbered
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]

OPTIONS = (2, 3)
"""How many options a decision has."""


def topics(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    """Find topics of a decision that are not in the list of topics."""
    known = lists.get("topic", {})
    for line, (named,) in numbered(sheets["decisions"], "topics"):
        for name in filter(None, named.split("|")):
            if name not in known:
                yield line, "topics", message("topic_unknown", value=name, hint=nearest(name, list(known)))


def bare(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find decisions that rest on no point, and those with fewer or more options than a reader can weigh."""
    points, options = (Counter(sheets[name].columns["decision"]) for name in ("decision_points", "decision_options"))
    for line, (decision,) in numbered(sheets["decisions"], "decision"):
        if not points[decision]:
            yield line, "decision", message("decision_without_points", value=decision)
        if options[decision] not in OPTIONS:
            yield line, "decision", message("decision_options", value=decision, count=options[decision])


def gaps_of_the_rule(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    """Find cases of the rule of recommendation that no row answers, or two: a row with an empty precedent answers all three.

    A force that the requirements of the decisions have wants each answer (`held`) with each precedent.
    """
    sheet = sheets["recommendations"]
    every = list(lists.get("others_have", ()))
    found: Counter[tuple[str, ...]] = Counter()
    for line, (force, held, precedent) in numbered(sheet, "force", "held", "others_have"):
        cases = [(force, held, one) for one in ([precedent] if precedent else every)]
        if twice := [case for case in cases if found[case]]:
            yield line, "others_have", message("case_answered_twice", value=twice[0])
        found.update(cases)
    asked = by_name(sheets["requirements"], "requirement", "force")
    forces = dict.fromkeys(asked[name] for (name,) in sheets["decision_points"].rows("requirement") if name in asked)
    last = max(sheet.lines, default=1)
    for case in product(forces, lists.get("held", ()), every):
        if case not in found:
            yield last, "", message("case_unanswered", value=case)


def costs_untold(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find decisions of which neither a result of the estimate nor a text says what they cost."""
    for line, (name, sized_by, text) in numbered(sheets["decisions"], "decision", "sized_by", "expense_en"):
        if not sized_by and not text:
            yield line, "expense_en", message("cost_untold", value=name)


def options_unasked(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find options that are shown by a question on which their decision does not rest."""
    points = set(sheets["decision_points"].rows("decision", "indicator"))
    for line, (decision, indicator) in numbered(sheets["decision_options"], "decision", "indicator"):
        if indicator and (decision, indicator) not in points:
            yield line, "indicator", message("option_unasked", value=indicator, decision=decision)


def options_unknown(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find positions that argue for an option that no decision has."""
    known = [f"{decision}/{choice}" for decision, choice in sheets["decision_options"].rows("decision", "choice")]
    for line, (named,) in numbered(sheets["debate"], "argues_for"):
        if named and named not in known:
            yield line, "argues_for", message("option_unknown", value=named, hint=nearest(named, known))

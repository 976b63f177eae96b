"""The options of a decision: what each gains, costs and risks, who argued for it, and at which one the rule points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from npm_compare.analysis.decisions import Decision, Decisions
from npm_compare.analysis.pointed import FEWER_THAN_HALF, NO_QUESTION, TOO_FEW_LAWS, pointed
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.decision_arguments import speaker
from npm_compare.views.decision_words import article, own_words, title
from npm_compare.views.language import joined, later, say
from npm_compare.views.table import Cell, Note, Notes, Row, Table, table

NAMES_NONE: Mapping[str, str] = {
    TOO_FEW_LAWS: later("The rule names no option: too few laws were read on it."),
    FEWER_THAN_HALF: later(
        "The rule names no option: of the options that meet what is asked, fewer than half of the laws read took one."
    ),
}
"""Why the rule points at no option of which a question of the data asks; of the others `unnamed` speaks once for all."""


def option_label(row: Record) -> str:
    """Return an option in words, marked where it can be taken only inside an institution that the mechanism does not have."""
    words = own_words(row, "label")
    return words if row["applies"] else say("{option} (only inside a host institution)", option=words)


def named(data: Dataset, decision: Decision) -> str:
    """Say at which option the rule points and why, or why it names none; nothing where no question tells the options apart."""
    found = pointed(decision.options, decision.points)
    if found.reason == NO_QUESTION:
        return ""
    if found.option is None or found.point is None:
        return say(NAMES_NONE[found.reason])
    return say(
        "The rule points at “{option}”: {article} asks for it, and {have} of {read} laws read give it.",
        option=own_words(found.option, "label"),
        article=article(data, found.point),
        have=found.point.others.have,
        read=found.point.others.read,
    )


def unnamed() -> str:
    """Say why under most decisions no option is named."""
    return say("Where the rule names no option of a decision, no question of the data tells its options apart.")


def argued_for(data: Dataset, decision: Decision, choice: str) -> tuple[Note, ...]:
    """Return who argued for an option, each with the date, leading to the document."""
    return tuple(speaker(data, row).who for row in decision.arguments.options.get(choice, ()))


def argued(data: Dataset, decision: Decision) -> Iterator[str]:
    """Yield for each option for which somebody argued who did."""
    for row in decision.options:
        if notes := argued_for(data, decision, row["choice"]):
            who = joined((str(note) for note in notes), strong=True)
            yield say("Who argued for “{option}”: {who}.", option=option_label(row), who=who)


def options(data: Dataset, decision: Decision) -> Table:
    """Return the options of a decision: what each gains, costs and risks, and who argued for it where somebody did."""
    columns, heads = ("gain", "expense", "risk"), [say("Option"), say("What it gains"), say("What it costs")]
    argued, rows = bool(decision.arguments.options), []
    for row in decision.options:
        cells = [Cell(own_words(row, column)) for column in columns]
        notes = argued_for(data, decision, row["choice"])
        rows += [Row(option_label(row), (*cells, *([Cell(Notes(notes) if notes else "")] if argued else [])))]
    heads += [say("What it risks"), *([say("Who argued for it")] if argued else [])]
    return table("", tuple(heads), rows, widths=(16, 24, 17, 27, 16) if argued else (22, 26, 22, 30))


def option_rows(found: Decisions) -> pd.DataFrame:
    """Return the options of all decisions as a table of texts."""
    columns = {"gain": say("What it gains"), "expense": say("What it costs"), "risk": say("What it risks")}
    made = [
        {
            say("Decision"): title(decision),
            say("Option"): option_label(row),
            **{head: own_words(row, c) for c, head in columns.items()},
        }
        for decision in found.decisions
        for row in decision.options
    ]
    return pd.DataFrame(made, columns=[say("Decision"), say("Option"), *columns.values()])

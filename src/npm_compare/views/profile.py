"""The card of one mechanism in words: who it is, its answers to every question, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.context import remarks, visitors
from npm_compare.analysis.implications import implied
from npm_compare.analysis.indicators import by_section
from npm_compare.analysis.profile import Profile
from npm_compare.base.dates import bounds
from npm_compare.base.dates import day as number_of
from npm_compare.facts.bodies import set_up
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views import comparison as compared
from npm_compare.views.coders import coded, named_in_words
from npm_compare.views.designations import designated_on
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label, mechanism_name, state_name
from npm_compare.views.language import day, isolated, joined, say, say_many
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, last_day, read_by, say_fact, short_name
from npm_compare.views.wordings import LATER, say_wordings

NAMED = "designation_date"
"""The question whose other answers stand in the note as well: several acts may name one mechanism."""


def html(card: Profile) -> str:
    """Return the card in HTML."""
    title = escape(short_name(card.comparison.data, card.mechanism))
    lines = "".join(f"<p>{escape(line)}</p>" for line in _lines(card))
    return f"<section><h3>{title}</h3>{lines}{render(table(card))}</section>"


def text(card: Profile) -> str:
    """Return the card as it stands in a terminal."""
    title = short_name(card.comparison.data, card.mechanism)
    return "\n".join([*map(wrapped, (title, *_lines(card))), "", compared.text(card.comparison)])


def _lines(card: Profile) -> list[str]:
    """Return the lines of the card above its answers."""
    by = read_by(card.comparison.data, card.comparison.known)
    return [*heading(card), known(card), *filter(None, [by, wording(card)]), *around(card)]


def heading(card: Profile) -> list[str]:
    """Return the lines at the head of the card: names, standing, what the State is bound by."""
    data = card.comparison.data
    row = data.mechanism(card.mechanism)
    treaty = [
        # Translators: a question and its answer, such as “OPCAT ratification: 24 November 2014”.
        say("{label}: {answer}", label=indicator_label(data, fact["indicator"]), answer=say_fact(data, fact))
        for fact in card.commitments
    ]
    said = mechanism_name(data, card.mechanism)
    own = row["name_original"] if said not in row["name_original"] else ""
    name = f"{isolated(said)} ({isolated(own)})" if own else isolated(said)
    return [name, joined(_standing(card, row)), *([joined(treaty, strong=True)] if treaty else [])]


def _standing(card: Profile, row: Record) -> list[str]:
    """Say whose mechanism it is, of what model and since when, on the date: the coded status holds on the last one only."""
    data, when = card.comparison.data, number_of(card.comparison.at)
    state, model = state_name(data, row["state"]), inside(code_label(data, "model", row["model"]))
    begin, end = bounds(row["designated"]), bounds(row["ended"])
    if begin and begin[0] > when:
        return [state, model, say("not designated by {date}", date=last_day(card.comparison.at))]
    status = [inside(code_label(data, "mechanism_status", row["status"]))] if when >= number_of(data.date) else []
    until = [say("until {date}", date=day(row["ended"]))] if end and end[0] <= when else []
    return [part for part in (state, *status, model, _since(card, row), *until) if part]


def _since(card: Profile, row: Record) -> str:
    """Say since when a mechanism is designated, or that it exists on paper only."""
    if not row["designated"]:
        return say("designated on a date not known") if set_up(row) else say("not set up")
    date = designated_on(card.comparison.data, card.mechanism, known=card.comparison.known)
    return say("designated {date}", date=date) if set_up(row) else say("named {date}, not set up", date=date)


def known(card: Profile) -> str:
    """Say how many of the questions have an answer."""
    answered = len({name for _, name in card.comparison.shown})
    return say_many(
        "{count} of {asked} questions answered on {date}, the others not known.",
        "{count} of {asked} questions answered on {date}, the others not known.",
        answered,
        asked=len(card.comparison.indicators),
        date=last_day(card.comparison.at),
    )


def wording(card: Profile) -> str:
    """Say in which wording the law was read; nothing if no text of it was."""
    years = say_wordings(card.comparison.data, card.comparison.facts)
    if not years:
        return ""
    read = say("Wording of the law read, by the year of the document: {years}.", years=years)
    return f"{read} {say(LATER)}"


def around(card: Profile) -> list[str]:
    """Return remarks on the mechanism, with the newest, and who else visits in its State."""
    found, data = card.comparison, card.comparison.data
    remarked = remarks(card.mechanism, at=found.at, known=found.known, data=data)
    lines = [_say_remarks(data, remarked)] if len(remarked) else []
    visiting = visitors(card.mechanism, at=found.at, known=found.known, data=data)
    kinds = set(visiting.loc[visiting["certain"], "kind"])
    if kinds:
        codes = [code for code in data.codes_of("visitor_kind") if code in kinds]
        named = joined(inside(code_label(data, "visitor_kind", code)) for code in codes)
        lines.append(say("Who else visits places of detention there: {kinds}.", kinds=named))
    return lines


def _say_remarks(data: Dataset, found: pd.DataFrame) -> str:
    """Return how many remarks there are and the newest of them, by whom and when."""
    dated = found[found["date"] != ""]
    newest = records(dated if len(dated) else found)[-1]
    return say_many(
        "{count} remark on it; the newest, by {body} ({date}): {remark}",
        "{count} remarks on it; the newest, by {body} ({date}): {remark}",
        len(found),
        body=isolated(named_in_words(data, newest["body"])),
        date=day(newest["date"]) or say("undated"),
        remark=isolated(coded(data, newest["remark"])),
    )


def table(card: Profile) -> Table:
    """Return the answers of the card section by section, with the number of facts behind them."""
    count = further(card.comparison)
    more = say_many(
        "{count} further fact, on another basis or of another source, is in the comparison.",
        "{count} further facts, on other bases or of other sources, are in the comparison.",
        count,
    )
    return answers(card.comparison, more if count else "")


def _following(found: Comparison) -> Iterator[str]:
    """Yield the questions that no fact answers and whose answer follows from another fact, as that a mechanism is in place."""
    for subject in found.mechanisms:
        open_ = (name for name in found.indicators if (subject, name) not in found.shown)
        yield from (name for name in open_ if implied(found.data, subject, name, at=found.at, known=found.known))


def further(found: Comparison) -> int:
    """Return how many facts stand behind the answers that are shown: on other bases, or of other sources."""
    return compared.count_of(found.claimed) - compared.count_of(found.shown)


def answers(found: Comparison, more: str = "") -> Table:
    """Return answers section by section, those that follow from another fact too; those without one are in a row at the end.

    `more` ends the foot.
    """
    rows = []
    answered = {name for _, name in found.shown} | set(_following(found))
    for section, names in by_section(found.data, found.indicators).items():
        rows.append(Row(code_label(found.data, "section", section)))
        rows += [compared.row(found, name, every_claim=name == NAMED) for name in names if name in answered]
        if unknown := [inside(indicator_label(found.data, name)) for name in names if name not in answered]:
            label = code_label(found.data, "answer", NOT_KNOWN)
            rows.append(Row(label, (Cell(joined(unknown), kind=NOT_KNOWN),)))
    below = " ".join(filter(None, (compared.foot(found), more)))
    return table_of(compared.caption(found), [say("Question"), say("Answer")], rows, foot=below)

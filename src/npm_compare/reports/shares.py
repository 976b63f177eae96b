"""What others answer to the questions of the brief: shares of the laws read, of what is known; never of what nobody read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.figures import figures, newest_of
from npm_compare.analysis.models import in_place
from npm_compare.base.dates import day
from npm_compare.facts.dataset import SEMINAR, Dataset, Record
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.selection import NOT_A_YEAR, lead
from npm_compare.facts.standalone import arises
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, later, number, say, say_many
from npm_compare.views.wording import inside

MOST = 3
"""Answers of a category that are named, the most frequent first; models in a sentence."""


def counted(every: Comparison, indicator: str, asker: str) -> Finding:
    """Say how many of the others that were read give an answer: of laws for a question of law, else of what is known."""
    data, entry = every.data, every.data.indicator(indicator)
    facts = every.facts[(every.facts["indicator"] == indicator) & (every.facts["subject"] != asker)]
    legal = entry["pillar"] in ("mandate", "independence")
    cells = lead(data, facts[facts["basis"] == "law"] if legal else facts)
    cells = cells[cells["speaks_of"] != INSTITUTION]
    unasked = {name for name in every.mechanisms if not arises(data, indicator, name)}
    unasked |= set(cells.loc[cells["value"] == "not_applicable", "subject"])
    cells = cells[~cells["subject"].isin(unasked)]
    read, label = len(cells), inside(indicator_label(data, indicator))
    answers = _answers(data, entry, Counter(cells["value"]))
    # Translators: a question, its answers with how often each was given, and how many were read.
    words = later("{label}: {answers} of {read} laws read") if legal else later("{label}: {answers} of {read} known")
    head = say(words, label=label, answers=answers, read=read)
    others = {name for name in every.mechanisms if name != asker}
    return Finding(head, read, unknown=_rest(len(others - unasked) - read, len(others & unasked)))


def _rest(unread: int, unasked: int) -> str:
    """Say how many of the others were not read, and apart from them for how many the question does not arise."""
    told = say_many("Not read or not known: {count} other.", "Not read or not known: {count} others.", unread)
    apart = say_many(
        "For {count} other the question does not arise.", "For {count} others the question does not arise.", unasked
    )
    return sentences(told, apart) if unasked else told


def _answers(data: Dataset, entry: Record, counts: Mapping[str, int]) -> str:
    """Return the yes of a yes/no question with its number, or the most frequent answers of a category."""
    if entry["codes"] == "yesno":
        return number(counts.get("yes", 0))
    most = sorted(counts.items(), key=lambda pair: -pair[1])[:MOST]
    return joined(with_number(code_label(data, entry["codes"], code), count) for code, count in most) or number(0)


def with_number(label: str, count: int) -> str:
    """Return a label and how often it holds, for an enumeration."""
    # Translators: an answer and how often it was given, such as “text is silent 4”.
    return say("{label} {number}", label=inside(label), number=count)


def known_figures(data: Dataset, indicator: str, asker: str, at: str) -> Finding:
    """Say of how many others a figure is known; the middle of staff, and no order of visits, which are not counted alike.

    Of staff the latest figures are counted that report 06 counts: what is only planned where nothing else is known.
    """
    facts = figures("all", indicator, at=at, data=data).facts
    known = newest_of(facts[(facts["subject"] != asker) & ~facts["basis"].isin(NOT_A_YEAR)])
    if data.indicator(indicator)["pillar"] == "activity":
        count = int((~known["planned"]).sum())
        head = say_many(
            "A count of visits of one year is known for {count} other mechanism; what is counted differs (visits, places, "
            "days), so no order is made of it.",
            "A count of visits of one year is known for {count} other mechanisms; what is counted differs (visits, places, "
            "days), so no order is made of it.",
            count,
        )
        return Finding(head, count)
    head = say_many(
        "{label}: a figure is known for {count} other mechanism.",
        "{label}: known for {count} other mechanisms, of which half have {middle} or more.",
        len(known),
        label=indicator_label(data, indicator),
        middle=number(known["figure"].median(), 0) if len(known) else "",
    )
    return Finding(head, len(known))


def chosen(data: Dataset, at: str) -> Finding:
    """Say which models States chose, and which changed most since the seminar."""
    now = in_place(at=at, data=data)["model"].value_counts()
    said = joined(with_number(code_label(data, "model", str(model)), int(n)) for model, n in now.items())
    head = say_many(
        "Of {count} mechanism in place: {models}.",
        "Of {count} mechanisms in place: {models}.",
        int(now.sum()),
        models=said,
    )
    if day(data.edition(at)) <= day(SEMINAR):
        return Finding(head, int(now.sum()))
    then = in_place(at="seminar", data=data)["model"].value_counts()
    moves = now.sub(then, fill_value=0).abs().sort_values(ascending=False, kind="stable")
    changed = [
        say(
            "{model} {then} then, {now} on the date",
            model=inside(code_label(data, "model", str(model))),
            then=int(then.get(model, 0)),
            now=int(now.get(model, 0)),
        )
        for model, move in moves.items()
        if move
    ]
    rest = say("Since the Rabat seminar: {models}.", models=joined(changed[:MOST], strong=True)) if changed else ""
    return Finding(head, int(now.sum()), rest)

"""The data of the page that compares: every answer of every mechanism in words, with its source, and from which day on."""

from __future__ import annotations

from typing import Any

from npm_compare.analysis.readings import DESCRIBED, DOUBTED
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.reports.atlas.alike import APART, OLDEST, counted_as, rests_on, year_of
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.links import to_question, to_subject
from npm_compare.reports.atlas.onward import BESIDE, choice
from npm_compare.reports.atlas.past import ANSWERS, shades
from npm_compare.reports.atlas.scripts import say_days, script
from npm_compare.reports.atlas.topic import title
from npm_compare.views.charts.look import ASKER, COLOURS, GREY, OTHERS
from npm_compare.views.coders import placed
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, joined, say
from npm_compare.views.wording import say_citation, say_qualities, say_value

PAPER = "#ffffff"
"""The colour of a tile that is not filled."""

MARKS = ("id", "as_of", "certain", "disputed", "unresolved", "whole")
"""What makes two answers the same in words: the fact, and what is said of it on a day; besides these, what it rests on."""


def facts_script(content: Content) -> str:
    """Return every answer on every day, and the words and colours of the page, in the language spoken."""
    data, values = content.data, _values(content)
    used = {answer[3] for asked in values.values() for answers in asked.values() for answer in answers if answer[1:]}
    named = {name: to_subject(data, name) for name in content.bodies.mechanisms}
    asked = {name: to_question(data, name) for name in content.bodies.indicators}
    texts: dict[str, int] = {}
    given = {
        "values": {name: _numbered(asked, texts) for name, asked in values.items()},
        "texts": list(texts),
        "sources": {source: [say_citation(data, source), data.source(source)["url"]] for source in sorted(used)},
        "bodies": {name: [link.words, link.file, COLOURS.get(name, OTHERS)] for name, link in named.items()},
        "questions": {name: [link.words, link.file] for name, link in asked.items()},
        "colours": {name: {code: [shade, dark] for code, shade, dark in _shades(data, name)} for name in asked},
        "years": content.days,
        "days": say_days(content),
        "there": {name: _there(content, name) for name in named},
        "asker": ASKER,
        "oldest": OLDEST,
    }
    return script("FACTS", given | _words(content))


def _numbered(asked: dict[str, list[list[Any]]], texts: dict[str, int]) -> dict[str, list[list[Any]]]:
    """Return answers with a number in the place of each text: most texts stand in many answers, and here once."""

    def number(one: Any) -> Any:
        return texts.setdefault(one, len(texts)) if isinstance(one, str) else one

    return {name: [[number(one) for one in answer] for answer in answers] for name, answers in asked.items()}


def _words(content: Content) -> dict[str, Any]:
    data = content.data
    heads = [say("Mechanism"), say("Question"), say("Date"), say("Answer"), say("Limits"), say("Source"), say("Place")]
    return {
        "unknown": code_label(data, "answer", NOT_KNOWN),
        "question": say("Question"),
        "heads": [*heads, say("Address")],
        "most": say("At most eight mechanisms: take one out first."),
        "nothing": say("Choose at least one mechanism and one question."),
        "absent": say("not in place then"),
        "otherwise": say("Counted otherwise than the others, or older, so without a bar."),
        "unlike": say("No two of them are counted alike and recent enough, so no bars are drawn."),
        "pair": say("{label}: {answer}", label="{label}", answer="{answer}"),
        "title": say("Mechanisms compared, {date}", date="{date}"),
        "rests": _looks(data),
        "between": joined(["", ""], strong=True),
        "documents": say("Sources: {sources}.", sources="{sources}"),
        "others": say("Sources: {sources}; others: {count}.", sources="{sources}", count="{count}"),
        "cited": say(
            "npm_compare, data {version}, coded up to {date}, CC BY 4.0.",
            version=data.version_with_digest,
            date=day(data.date),
        ),
        "work": [title(data), data.version_with_digest, data.date[:4]],
    }


def _looks(data: Dataset) -> dict[str, tuple[str, str]]:
    """Return the looks of answers that are not the text of a law read, each in words with its colour."""
    return {
        DESCRIBED: (say("The law as described by others"), GREY),
        OF_INSTITUTION: (code_label(data, "answer", OF_INSTITUTION), ANSWERS[OF_INSTITUTION]),
        DOUBTED: (code_label(data, "reason", DOUBTED), ANSWERS[DOUBTED]),
        APART: (say("No law and no final figure: practice, a bill, a plan, or the basis is not established"), PAPER),
    }


def chosen_first(content: Content) -> str:
    """Return the choice with which the page begins: the cases of the seminar, else the first bodies, on a few questions."""
    cases = [name for name in COLOURS if name in content.bodies.mechanisms]
    return choice(content, cases or list(content.bodies.mechanisms[: BESIDE + 1]))


def _shades(data: Dataset, name: str) -> list[tuple[str, str, bool]]:
    return shades(data, name) if data.indicator(name)["type"] in ("yesno", "category") else []


def _there(content: Content, mechanism: str) -> str:
    """Return for each day whether a mechanism was in place: 1 or 0."""
    state = content.data.mechanism(mechanism)["state"]
    return "".join(str(int(mechanism in there.get(state, ()))) for there in content.standing_then)


def _values(content: Content) -> dict[str, dict[str, list[list[Any]]]]:
    """Return the answers of each mechanism to each question, each with the place of the day from which it is shown.

    An answer of a place alone says that from then on none is known.
    """
    data = content.data
    said: dict[tuple[Any, ...], list[Any]] = {}
    values: dict[str, dict[str, list[list[Any]]]] = {name: {} for name in content.bodies.mechanisms}
    before: dict[tuple[str, str], tuple[Any, ...]] = {}
    for place, then in enumerate(content.then):
        gone = [key for key, mark in before.items() if mark and key not in then.shown]
        for mechanism, indicator in gone:
            before[mechanism, indicator] = ()
            values[mechanism][indicator].append([place])
        for key, facts in then.shown.items():
            fact = facts[-1]
            rests = rests_on(then, fact)
            mark = (*(fact[name] for name in MARKS), rests)
            if before.get(key) != mark:
                before[key] = mark
                if mark not in said:
                    said[mark] = _said(data, fact, rests)
                values[key[0]].setdefault(key[1], []).append([place, *said[mark]])
    return values


def _said(data: Dataset, fact: Record, rests: str) -> list[Any]:
    """Return an answer in words, its limits, source, place, code and what it rests on; of a number also how it is counted."""
    kind = data.indicator(fact["indicator"])["type"]
    words = [say_value(data, fact), say_qualities(data, fact), fact["source"], placed(data, fact["locator"])]
    if kind in ("number", "money"):
        return [*words, "", rests, float(fact["value"]), counted_as(data, fact), year_of(fact)]
    return [*words, fact["value"] if kind in ("yesno", "category") else "", rests]

"""A law in words: by kind and number, so that it is known which law a point rests on, and what most laws read give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from npm_compare.analysis.decisions import Decisions
from npm_compare.analysis.law_texts import DAHIR, DECREE, QUOTED, STATUTE, TITLED, Law, law_behind, own_law
from npm_compare.analysis.points import Point, by_law
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.coders import coded, placed
from npm_compare.views.language import isolated, joined, later, say, say_many
from npm_compare.views.wording import say_citation

NAMES: Mapping[str, str] = {
    STATUTE: later("law {number}"),
    DECREE: later("decree {number}"),
    DAHIR: later("dahir {number}"),
    TITLED: later("“{title}”"),
    QUOTED: later("a law quoted by {source}"),
}
"""The name of a law inside a sentence, by its kind."""


def law_name(data: Dataset, law: Law) -> str:
    """Return a law as it stands in a sentence.

    >>> from npm_compare import load
    >>> law_name(load(), Law("law", "76-15"))
    'law 76-15'
    """
    if law.quotes:
        return say("{law}, quoted by {source}", law=law_name(data, law.quotes), source=say_citation(data, law.source))
    if law.kind == QUOTED:
        return say(NAMES[QUOTED], source=say_citation(data, law.source))
    if law.kind == TITLED:
        return say(NAMES[TITLED], title=str(data.source(law.source)["title"]).partition(" (")[0])
    if law.on_prisons:
        return say("law {number} on prisons", number=law.number)
    if law.organic:
        return say("organic law {number}", number=law.number)
    return say(NAMES[law.kind], number=law.number)


def place(data: Dataset, fact: Record) -> str:
    """Return on which law, and where in it, an answer rests: “law 76-15, art. 12”."""
    return joined([law_name(data, law_behind(data, fact)), _in_law(data, fact)])


def _in_law(data: Dataset, fact: Record) -> str:
    """Return where in a law an answer stands: the number of the law, which stands beside it, is not said again."""
    return placed(data, re.sub(r" of [Ll]aw [\d/-]+( as quoted)?", "", fact["locator"]))


NAMED_PLACES = 2
"""Of so few points on a law the articles are named."""


def on_points(data: Dataset, laws: Mapping[Law, Sequence[Point]]) -> str:
    """List laws, each with the number of points that rest on it, and with the articles where these are few."""
    return joined((_on_points(data, law, points) for law, points in laws.items()), strong=True)


def _on_points(data: Dataset, law: Law, points: Sequence[Point]) -> str:
    named = say_many("{law} on {count} point", "{law} on {count} points", len(points), law=law_name(data, law))
    places = [_in_law(data, fact) for point in points if (fact := point.fact or point.elsewhere)]
    # Translators: a law with the number of points, and the articles: “law 10-23 on 1 point (art. 112)”.
    return f"{named} ({joined(places, strong=True)})" if len(places) <= NAMED_PLACES else named


def unread(data: Dataset, law: Law | None, count: int, every: int) -> str:
    """Say on how many points the law on the mechanism itself was not read; nothing where it was read on all."""
    if not count:
        return ""
    name = law_name(data, law) if law else say("its law")
    return say_many(
        "Not read in {law}: {count} of {every} points.",
        "Not read in {law}: {count} of {every} points.",
        count,
        law=isolated(name),
        every=every,
    )


def of_document(data: Dataset, text: Record | None) -> str:
    """Say what is noted on the document of a law that was not read on every point, such as that only its beginning was to be had.

    `text` is the fact that names the law; nothing is said where nothing is noted.
    """
    noted = coded(data, data.source(text["source"])["note"]) if text else ""
    if not (text and noted):
        return ""
    law = own_law(data, text)
    named = law_name(data, law) if law else say("its law")
    # Translators: the law, and a note of whole sentences on its document: “On the text of law 76-15: Only … was readable.”
    return say("On the text of {law}: {note}", law=isolated(named), note=isolated(noted))


def read(found: Decisions) -> str:
    """Say of all points of law on which law they were read, and on how many the law on the mechanism was not."""
    data, legal = found.data, [point for point in found.points if not point.figure]
    laws = by_law(data, legal)
    rest = unread(data, found.own_law, sum(point.fact is None for point in legal), len(legal))
    # Translators: laws with the number of points read in each.
    where = say("Read: {laws}.", laws=on_points(data, laws)) if laws else ""
    return " ".join(part for part in (where, rest) if part)


def given_by_most(points: Iterable[Point]) -> str:
    """Say how many of these points most laws read give, as a clause."""
    if given := sum(point.others.most for point in points):
        return say("most laws read give {given} of these", given=given)
    return say("most laws read give none of these")


def duties_given_by_most(points: Iterable[Point]) -> str:
    """Say how many of the treaty duties among these points most laws read give, as a clause."""
    if given := sum(point.others.most for point in points if point.binding):
        return say("most laws read give {given} such duties", given=given)
    return say("most laws read give no such duty")

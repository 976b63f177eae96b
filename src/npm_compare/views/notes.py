"""What stands behind a value: its reference, the time for which it is attested, what a second reader found, the coder's note."""

from __future__ import annotations

from npm_compare.facts.dataset import Dataset
from npm_compare.facts.reviews import DATE_WRONG, FOUND_RIGHT, MENDED, WRONG, reviewed
from npm_compare.views.coders import coded
from npm_compare.views.language import day, isolated, later, say
from npm_compare.views.table import Note
from npm_compare.views.wording import Fact, say_source, source_note


def say_note(data: Dataset, fact: Fact) -> str:
    """Return the reference, the time for which the fact is attested, what a second reader found, and the coder's note."""
    validity = _say_validity(data, fact) if fact["timing"] == "state" else ""
    parts = [f"{say_source(data, fact)}.", validity, _say_review(data, fact), coded(data, fact["note"])]
    whole = say("The body is nothing but the mechanism: the figure is that of the whole body.")
    parts.append(whole if fact.get("whole") else "")
    return " ".join(part for part in parts if part)


REVIEWS = {
    FOUND_RIGHT: later("Re-read ({date}): right."),
    DATE_WRONG: later("Re-read ({date}): right, except for its dates, which are corrected."),
    WRONG: later("Re-read ({date}): the second reader found another answer."),
    MENDED: later("Corrected after it was re-read on {date}."),
}
"""What a second reader found of a fact, in words."""


def _say_review(data: Dataset, fact: Fact) -> str:
    """Say what a second reader found of a fact; nothing if nobody read it again."""
    found = reviewed(data, fact)
    return say(REVIEWS[found[0]], date=day(found[1])) if found else ""


def _say_validity(data: Dataset, fact: Fact) -> str:
    """Say since when and until when a state of affairs holds; without a start, when it was seen (see `selection`)."""
    since, until = day(fact["valid_from"]), day(fact["valid_to"])
    if since:
        return (
            say("Holds from {since} to {until}.", since=since, until=until)
            if until
            else say("Holds from {since}.", since=since)
        )
    seen = day(fact["attested"] or data.source(fact["source"])["published"]) or say("at coding")
    if until:
        return say("Attested {seen}, start not established, until {until}.", seen=seen, until=until)
    return say("Attested {seen}, start not established.", seen=seen)


def note_on(data: Dataset, fact: Fact, *before: str) -> Note:
    """Return what stands behind a value, for a table: the words before it, the reference and the coder's note."""
    said = isolated(say_note(data, fact))
    # Translators: what a note is about, and the note: “Yes (law): Law 76-15, art. 12, …”.
    for words in reversed(before):
        said = say("{words}: {rest}", words=words, rest=said)
    return source_note(data, fact["source"], said)

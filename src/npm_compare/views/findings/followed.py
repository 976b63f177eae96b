"""A sentence on laws side by side: which of them give in full what the first gives with limits, or what nobody read in it."""

from __future__ import annotations

from npm_compare.analysis.laws import Laws
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record
from npm_compare.views.coders import placed
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.wording import inside, short_name

NAMED = 6
"""How many points are named; of more, the number is said."""


@checked
def to_follow(found: Laws) -> Finding:
    """Say what the first law does not give in full, as far as it was read, and which laws beside it do, with the article.

    Only the text of a law serves as a pattern, never what others say of it, and only a rule of the mechanism itself.

    >>> import npm_compare as npm
    >>> print(npm.findings.to_follow(npm.laws("seminar", "powers")).head)
    Laws beside ...
    """
    asker, *others = found.comparison.mechanisms
    open_ones = [name for name in found.shares.index if not _given(found, asker, name)]
    patterns = {name: [f for other in others if (f := _pattern(found, other, name))] for name in open_ones}
    given = {name: facts for name, facts in patterns.items() if facts}
    body = short_name(found.comparison.data, asker)
    if not given:
        return Finding(say("No law beside that of {name} gives in full what that one does not.", name=body), 0)
    head = say_many(
        "Laws beside that of {name} give in full {count} point that it does not, or on which it was not read.",
        "Laws beside that of {name} give in full {count} points that it does not, or on which it was not read.",
        len(given),
        name=body,
    )
    named = [_named(found, name, facts) for name, facts in list(given.items())[:NAMED]]
    rest = say("Among them: {points}.", points=joined(named, strong=True))
    return Finding(head, sum(map(len, given.values())), rest)


def _given(found: Laws, mechanism: str, question: str) -> bool:
    """Say whether a law, or a description of it, gives a mechanism in full what is asked; other questions count as given."""
    if found.comparison.data.indicator(question)["type"] != "yesno":
        return True
    fact = found.shown.get((mechanism, question))
    return fact is not None and fact["value"] in ("yes", "not_applicable") and fact["speaks_of"] != "institution"


def _pattern(found: Laws, mechanism: str, question: str) -> Record | None:
    """Return the article of a law that was read and gives a question in full; None if there is none."""
    fact = found.shown.get((mechanism, question))
    read = fact is not None and (fact["value"], fact["basis"]) == ("yes", "law") and fact["speaks_of"] != "institution"
    return fact if read else None


def _named(found: Laws, question: str, facts: list[Record]) -> str:
    data = found.comparison.data
    places = joined(f"{short_name(data, fact['subject'])} {placed(data, fact['locator'])}" for fact in facts)
    # Translators: a question, and the laws that give it with the article: “private interviews (France CGLPL art. 8-1)”.
    return say("{question} ({places})", question=inside(indicator_label(data, question)), places=places)

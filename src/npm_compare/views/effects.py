"""What new facts change in the answers, as short lists: from which outcome to which, how many, and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from npm_compare.analysis.effects import Effect, Effects
from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label, indicator_label, requirement_label
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.wording import inside, short_name


def lines(found: Effects, data: Dataset) -> Iterator[str]:
    """Say how many requirements have another outcome and how many recommendations change, each kind of change on a line.

    Of what does not change nothing is said, unless nothing changes at all.
    """
    if not found.requirements and not found.recommendations:
        yield say("No requirement and no recommendation changes.")
        return
    if found.requirements:
        yield say_many(
            "{count} requirement has another outcome in law:",
            "{count} requirements have another outcome in law:",
            len(found.requirements),
        )
        yield from _grouped(data, "status", found.requirements, lambda one: requirement_label(data, one.requirement))
    if found.recommendations:
        yield say_many("{count} recommendation changes:", "{count} recommendations change:", len(found.recommendations))
        yield from _grouped(
            data, "recommendation", found.recommendations, lambda one: indicator_label(data, one.indicator)
        )


def _grouped(data: Dataset, codes: str, found: Sequence[Effect], name: Callable[[Effect], str]) -> Iterator[str]:
    """Say the changes of one kind together: from what to what, how many, which."""
    several = len({one.mechanism for one in found}) > 1
    for mechanism, was, now in dict.fromkeys((one.mechanism, one.was, one.now) for one in found):
        names = [name(one) for one in found if (one.mechanism, one.was, one.now) == (mechanism, was, now)]
        told = say(
            # Translators: a change of outcome, such as “from “Not known” to “Met” (7): Private interviews, …”.
            "from “{was}” to “{now}” ({count}): {names}",
            was=code_label(data, codes, was),
            now=code_label(data, codes, now),
            count=len(names),
            names=joined(dict.fromkeys(map(inside, names)), strong=True),
        )
        whose = say("{mechanism}, {change}", mechanism=short_name(data, mechanism), change=told) if several else told
        yield f"  {whose}"

"""The sources of a chart in words: the few on which most of it rests, and how many others there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import isolated, joined, say, say_many
from npm_compare.views.wording import say_citation

FEW_SOURCES = 4
"""So many sources are all named at the foot of a chart; of more, all but the last of so many are, and the others counted."""


def _weakness(data: Dataset, name: str) -> int:
    """Return how weak a source is: the place of its kind among the kinds, from a law to a web page."""
    kind, kinds = data.source(name)["kind"], data.codes_of("source_kind")
    return kinds.index(kind) if kind in kinds else len(kinds)


def cite(data: Dataset, names: Iterable[str], *, notes: bool = False) -> str:
    """Say from which sources a chart is drawn, those behind most of its values first; of many the others are counted.

    What has no date comes last, and of those behind as many values the better kind of source first.

    With `notes` it says that those are named in the notes of the slide. `names` holds a source once for each value.

    >>> from npm_compare import load
    >>> cite(load(), ["wb_pop_2026", "wb_pop_2026"])
    'Sources: World Bank (2026).'
    """
    counts = Counter(name for name in names if name)
    distinct = sorted(
        counts, key=lambda name: (not data.source(name)["published"], -counts[name], _weakness(data, name))
    )
    if not distinct:
        return say("Sources: none, since nothing is known.")
    shown = distinct if len(distinct) <= FEW_SOURCES else distinct[: FEW_SOURCES - 1]
    listed = joined(dict.fromkeys(isolated(say_citation(data, name)) for name in shown), strong=True)
    if not (others := len(distinct) - len(shown)):
        return say("Sources: {sources}.", sources=listed)
    if notes:
        return say_many(
            "Sources: {sources}; {count} other in the notes of this slide.",
            "Sources: {sources}; {count} others in the notes of this slide.",
            others,
            sources=listed,
        )
    return say_many("Sources: {sources}; {count} other.", "Sources: {sources}; {count} others.", others, sources=listed)

"""The sources of a chart in words: the few on which most of it rests, and how many others there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import isolated, joined, say, say_many
from npm_compare.views.wording import say_citation

FEW_SOURCES = 4
"""So many sources are all named at the foot of a chart; of more, all but the last of so many are, and the others counted."""


def cite(data: Dataset, names: Iterable[str], *, notes: bool = False) -> str:
    """Say from which sources a chart is drawn, those behind most of its values first; of many the others are counted.

    What has no date comes last, and of those behind as many values the better kind of source first.

    With `notes` it says that those are named in the notes of the slide. `names` holds a source once for each value.

    >>> from npm_compare import load
    >>> cite(load(), ["wb_pop_2026", "wb_pop_2026"])
    'Sources: World Bank (2026).'
    """
    counts = Counter(name for name in names if name)
    weakness = {kind: place for place, kind in enumerate(data.codes_of("source_kind"))}  # from a law to a web page

    def order(name: str) -> tuple[bool, int, int]:
        source = data.source(name)
        return not source["published"], -counts[name], weakness.get(source["kind"], len(weakness))

    distinct = sorted(counts, key=order)
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

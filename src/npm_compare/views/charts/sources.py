"""The sources of a chart in words: each one where they are few, else how many and of which kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.wording import say_citation

FEW_SOURCES = 5
"""So many sources are named at the foot of a chart; more are counted there, and named in the notes of its slide."""


def cite(data: Dataset, names: Iterable[str], *, notes: bool = False) -> str:
    """Say from which sources a chart is drawn: each one where they are few, else how many, and where they are named.

    That is beside each value in the table behind it, or, with `notes`, in the notes of the slide.

    >>> from npm_compare import load
    >>> cite(load(), ["wb_pop_2026", "wb_pop_2026"])
    'Sources: World Bank (2026).'
    """
    distinct = list(dict.fromkeys(name for name in names if name))
    if len(distinct) > FEW_SOURCES:
        kinds = Counter(code_label(data, "source_kind", data.source(name)["kind"]) for name in distinct)
        # Translators: a kind of source and how many there are, such as “Press 20”.
        counted = joined(say("{kind} {number}", kind=kind, number=count) for kind, count in kinds.most_common())
        if notes:
            return say_many(
                "Sources: {count} document, named in the notes of this slide. {kinds}.",
                "Sources: {count} documents, each named in the notes of this slide. {kinds}.",
                len(distinct),
                kinds=counted,
            )
        return say_many(
            "Sources: {count} document, named beside its value in the table behind this chart. {kinds}.",
            "Sources: {count} documents, each named beside its value in the table behind this chart. {kinds}.",
            len(distinct),
            kinds=counted,
        )
    if not distinct:
        return say("Sources: none, since nothing is known.")
    listed = joined(dict.fromkeys(say_citation(data, name) for name in distinct), strong=True)
    return say("Sources: {sources}.", sources=listed)

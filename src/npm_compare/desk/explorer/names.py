"""What an analyst reads instead of codes: the names of mechanisms and of parts of the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from npm_compare.base.letters import folded
from npm_compare.facts import names as called
from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label, indicator_label, part_name
from npm_compare.views.language import joined
from npm_compare.views.wording import short_name


def mechanism_names(data: Dataset) -> dict[str, str]:
    """Return the name of every mechanism, State first, in the order of the alphabet."""
    names = {str(name): short_name(data, str(name)) for name in data.mechanisms.index}
    return dict(sorted(names.items(), key=lambda pair: folded(pair[1])))


def part_names(data: Dataset) -> dict[str, str]:
    """Return the name of every pillar of the codebook, each followed by its sections.

    A section that has questions in several pillars stands under the one where most of them are.
    """
    book, found = data.indicators, {}
    home = {section: Counter(pillars).most_common(1)[0][0] for section, pillars in book.groupby("section")["pillar"]}
    for pillar in map(str, book["pillar"].unique()):
        found[pillar] = code_label(data, "pillar", pillar)
        sections = map(str, book.loc[book["pillar"] == pillar, "section"].unique())
        found |= {section: part_name(data, pillar, section) for section in sections if home[section] == pillar}
    return found


def names_of_parts(data: Dataset, indicators: tuple[str, ...]) -> str:
    """Return the names of parts of the codebook, or of single questions, joined."""
    parts = part_names(data)
    return joined(parts.get(name) or str(indicator_label(data, name)) for name in indicators)


def as_codes(
    data: Dataset, mechanisms: Iterable[str], indicators: Iterable[str], at: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the mechanisms and questions of a view as the data write them, whatever they are called in its file."""
    return tuple(called.members(data, mechanisms, at)), tuple(called.topics(data, indicators))


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without repetition, in their order.

    >>> once(["mar-cndh", "fra-cglpl", "mar-cndh"])
    ('mar-cndh', 'fra-cglpl')
    """
    return tuple(dict.fromkeys(names))

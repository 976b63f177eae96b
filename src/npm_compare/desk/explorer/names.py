"""What an analyst reads instead of codes: the names of mechanisms and of parts of the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from npm_compare.base.errors import NpmCompareError, nearest
from npm_compare.base.letters import folded
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


def find_mechanism(text: str, names: Mapping[str, str]) -> str:
    """Return the mechanism that an analyst has typed: its code, its name or a part of it, whatever the accents.

    Parameters
    ----------
    names
        The name of each mechanism, by its code.

    Raises
    ------
    NpmCompareError
        If none or several are called so; the text offers the nearest ones.
    """
    wanted = folded(text).strip()
    exact = [code for code, name in names.items() if wanted in (folded(code), folded(name))]
    within = [code for code, name in names.items() if wanted and wanted in folded(name)]
    found = exact or within
    if len(found) == 1:
        return found[0]
    if found:
        raise NpmCompareError("mechanisms_called_alike", name=text, names=tuple(names[code] for code in found))
    raise NpmCompareError("no_mechanism_called", name=text, hint=nearest(text, names.values()))


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without repetition, in their order.

    >>> once(["mar-cndh", "fra-cglpl", "mar-cndh"])
    ('mar-cndh', 'fra-cglpl')
    """
    return tuple(dict.fromkeys(names))

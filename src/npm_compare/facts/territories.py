"""The names of all countries of the world, in the data or not: those of the Unicode locale data, and what people go on saying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from npm_compare.checking.schema import languages

if TYPE_CHECKING:
    from npm_compare.facts.dataset import Dataset

STILL_SAID = {
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain"),
    "MK": ("Macedonia",),
    "TR": ("Turkey",),
}
"""Names of countries that people go on using."""


def state_names(data: Dataset) -> Iterator[tuple[str, list[str]]]:
    """Give each State of the data with its names, its ISO codes and its names in everyday use."""
    short = _alpha_2()
    for row in data.states.to_dict("records"):
        alpha_2 = short.get(row["iso3"], "")
        own = [row[f"name_{spoken}"] for spoken in languages()]
        yield row["state"], [*own, row["iso3"], alpha_2, *_in_use(alpha_2)]


def world_names(data: Dataset) -> Iterator[tuple[str, list[str]]]:
    """Give each country and region of the world by its code in the locale data, with its names and those of the data."""
    short, long = _alpha_2(), {alpha_2: alpha_3 for alpha_3, alpha_2 in _alpha_2().items()}
    own = {short.get(code, ""): names for code, *names in _rows(data)}
    for code in _names()[0]:
        yield (
            code,
            [*(names.get(code, "") for names in _names()), long.get(code, ""), *_in_use(code), *own.get(code, ())],
        )


def state_of(data: Dataset, code: str) -> str:
    """Return the State of the data that has an ISO code of two letters; nothing if none has."""
    short = _alpha_2()
    return next((str(name) for name, iso3 in data.states["iso3"].items() if short.get(iso3) == code), "")


def _rows(data: Dataset) -> Iterator[tuple[str, ...]]:
    columns = ["iso3", *(f"name_{spoken}" for spoken in languages())]
    yield from data.states[columns].itertuples(index=False, name=None)


def _in_use(code: str) -> list[str]:
    return [*(names[code] for names in _names() if code in names), *STILL_SAID.get(code, ())]


@cache
def _alpha_2() -> dict[str, str]:
    """Return the ISO code of two letters of each country, by that of three."""
    from babel.core import get_global

    aliases = get_global("territory_aliases").items()
    return {long: short[0] for long, short in aliases if len(long) == len("MAR") and long.isalpha()}


@cache
def _names() -> list[Mapping[str, str]]:
    """Return the names of countries in everyday use (Bolivia, Côte d’Ivoire), by ISO code, in each language."""
    from babel import Locale

    return [Locale.parse(spoken).territories for spoken in languages()]

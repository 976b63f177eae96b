"""What mechanisms are called: by their State and acronym, in Arabic by a name that an Arabic reader knows; in charts shorter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import add, line_of, spoil
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import charts
from npm_compare.views.charts.finish import heading
from npm_compare.views.charts.names import chart_name
from npm_compare.views.columns import cell
from npm_compare.views.labels import mechanism_name
from npm_compare.views.language import ISOLATE, POP, speaking
from npm_compare.views.wording import short_name

LATIN = re.compile(r"[A-Za-z]")

CASES = ("mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm")

SECOND = "mar-old,mar,Invented Bureau,Bureau inventé,BUR,ombuds,ended,,2017,,,,,المكتب"
"""A mechanism of the same State, with a short name in Arabic."""


@pytest.fixture
def named(world: Path) -> Path:
    """Return a world in which Morocco’s council has a short name in French and in Arabic."""
    line = line_of("mechanisms", "mar-cndh")
    spoil(world, "mechanisms", line, "short_fr", "CON")
    spoil(world, "mechanisms", line, "short_ar", "المجلس المخترع")
    return world


def test_a_short_name_of_a_language_stands_in_place_of_the_acronym(named: Path) -> None:
    data, said = load(named), {}
    for spoken in ("en", "fr", "ar"):
        with speaking(spoken):
            said[spoken] = short_name(data, "mar-cndh")
    assert said == {"en": "Morocco COU", "fr": "Maroc CON", "ar": "المجلس المخترع (المغرب)"}
    with speaking("ar"):
        assert short_name(data, "fra-cglpl") == f"فرنسا {ISOLATE}INV{POP}"


def test_a_chart_in_arabic_gives_the_state_alone_where_it_says_which_mechanism(named: Path) -> None:
    with speaking("ar"):
        assert chart_name(load(named), "mar-cndh") == "المغرب"
        assert chart_name(load(named), "fra-cglpl") == "فرنسا"
        add(named, "mechanisms", SECOND)
        both = load(named)
        assert [chart_name(both, name) for name in ("mar-cndh", "mar-old")] == ["المغرب", "المكتب (المغرب)"]
    assert [chart_name(both, name) for name in ("mar-cndh", "mar-old")] == ["Morocco COU", "Morocco BUR"]


def test_two_mechanisms_in_place_at_once_are_told_apart_in_a_chart(named: Path) -> None:
    add(named, "mechanisms", SECOND.replace("ended,,2017", "active,,"))
    with speaking("ar"):
        assert chart_name(load(named), "mar-cndh") == "المجلس المخترع (المغرب)"
        assert heading(load(named), "mar-old", inches=9).lstrip("\u200f") == "المكتب (المغرب)"


@pytest.mark.parametrize("mechanism", load().mechanisms.index)
def test_an_arabic_page_needs_no_latin_letter_to_name_a_mechanism(mechanism: str) -> None:
    with speaking("ar"):
        said = [mechanism_name(load(), mechanism), short_name(load(), mechanism), chart_name(load(), mechanism)]
    assert [name for name in said if LATIN.search(name)] == []


def test_no_two_mechanisms_have_the_same_name_in_a_chart() -> None:
    for spoken in ("en", "fr", "ar"):
        with speaking(spoken):
            names = [chart_name(load(), name) for name in load().mechanisms.index]
        assert len(set(names)) == len(names)


def test_the_labels_of_bars_in_arabic_are_states_and_their_figures_name_no_code() -> None:
    found = figures(["mar-cndh", "fra-cglpl"], "budget_total", data=load())
    with speaking("ar"):
        drawn = charts.bars(found, "inhabitants").figure.axes[0]
    assert [label.get_text() for label in drawn.get_yticklabels()] == ["فرنسا", "المغرب"]
    assert [text.get_text() for text in drawn.texts if re.search(r"\b(MAD|EUR)\b", text.get_text())] == []


@pytest.mark.parametrize(
    ("spoken", "unit", "said"),
    [
        ("en", "MAD", "MAD"),
        ("fr", "MAD", "dirhams marocains"),
        ("ar", "MAD", "درهم مغربي"),
        ("fr", "EUR", "euros"),
        ("ar", "visits", "زيارات"),
    ],
)
def test_the_column_of_units_names_the_currency(world_data: Dataset, spoken: str, unit: str, said: str) -> None:
    with speaking(spoken):
        assert cell(world_data, "unit", {"unit": unit}) == said
        assert cell(world_data, "rate_unit", {"rate_unit": unit}) == said

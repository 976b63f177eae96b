"""The explorer without a browser: what its widgets show, choose, refuse and keep."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from conftest import Page
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.inputs import BY_PLACE
from npm_compare.desk.explorer import View, explore, kit
from npm_compare.desk.explorer.resources import typed, written
from npm_compare.desk.explorer.view import TABS
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking
from npm_compare.views.showing import html


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Return the explorer on the data of the package; skipped where ipywidgets is not installed."""
    pytest.importorskip("ipywidgets")
    return explore(View(), folder=tmp_path)


def test_without_ipywidgets_the_explorer_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(NpmCompareError, match=r"run: python -m pip install --require-hashes -r requirements-lab\.lock"):
        explore()


def test_the_size_is_of_the_state_of_who_asks_until_a_state_is_chosen(opened: Any) -> None:
    panel = opened.panels["resources"]
    opened.change(asking="tun-inpt", tab="resources")
    assert (opened.view.sized(opened.data), panel.state.value) == ("tun", "tun")
    assert "npm.size('tun'" in opened.keeping.code.value
    name = next(iter(panel.heads))
    opened.change(input=(name, (1.0, 2.0, 3.0)))  # that is an assumption on Tunisia
    opened.change(asking="fra-cglpl")
    assert panel.state.value == "tun"
    panel.state.value = "mar"
    opened.change(asking="tun-inpt")
    assert (opened.view.sized(opened.data), panel.state.value) == ("mar", "mar")


def test_a_message_that_stands_is_said_in_the_language_chosen_next(opened: Any) -> None:
    opened.change(mechanisms=("nhri",), at="2000-01-01", tab="chart")
    assert "no mechanism is named" in opened.message.value
    opened.language.value = "ar"
    with speaking("ar"):
        told = kit.paragraph(str(NpmCompareError("no_mechanism_to_draw")), role="alert")
    assert opened.message.value == told
    assert 'dir="rtl"' in told


def test_the_language_changes_every_control(opened: Any) -> None:
    def labels() -> list[str]:
        controls = [opened.language, *_controls(opened.body)]
        return [control.description for control in controls if getattr(control, "description", "")]

    english = labels()
    for language in ("fr", "ar"):
        opened.language.value = language
        assert opened.view.language == language
        assert not set(labels()) & set(english) - SAME
        assert ("npm-rtl" in opened.widget._dom_classes) == (language == "ar")
        with speaking(language):
            assert 'lang="' + language in opened.panels["table"].result.value


SAME = {"Date", "Question"}
"""Descriptions that are the same word in two languages."""


def _controls(widget: Any) -> list[Any]:
    return [widget, *(found for child in getattr(widget, "children", ()) for found in _controls(child))]


def test_a_mistake_is_a_sentence_and_the_view_stays(opened: Any) -> None:
    mechanisms, when, _ = opened.choices
    before = opened.view
    mechanisms.search.value = "Marocco"
    assert "Did you mean Morocco" in opened.message.value
    when.other.value = "yesterday"
    assert "is not a date" in opened.message.value
    assert opened.view == before


def test_mechanisms_are_added_by_name_and_removed_by_a_mark(opened: Any) -> None:
    mechanisms = opened.choices[0]
    mechanisms.search.value = "tunisia"
    mechanisms.chosen.value = ("mar-cndh", "mli-cndh")
    mechanisms.remove.click()
    assert opened.view.mechanisms == ("fra-cglpl", "mdv-hrcm", "tun-inpt")
    mechanisms.chosen.value = opened.view.mechanisms
    mechanisms.remove.click()
    assert "At least one mechanism must remain" in opened.message.value
    mechanisms.group.value = "arab_league"
    assert opened.view.mechanisms == ("arab_league",)
    assert "tun-inpt" in dict(mechanisms.chosen.options).values()


def test_a_mechanism_that_is_added_twice_counts_once(opened: Any) -> None:
    mechanisms = opened.choices[0]
    for _ in range(2):
        mechanisms.search.value = "tunisia"
        mechanisms.search.value = ""
    assert opened.view.mechanisms.count("tun-inpt") == 1


def test_another_weight_is_followed_and_goes_back_and_what_cannot_be_computed_leaves_nothing_in_sight(
    opened: Any,
) -> None:
    """How fast, `benchmarks/speed.py` measures."""
    opened.tabs.selected_index = TABS.index("options")
    before = opened.weights.result.value
    for weight in range(10):
        opened.weights.weights["powers"].value = weight
    assert opened.weights.result.value != before
    assert opened.view.weights == (("powers", 9.0),)
    opened.weights.again.click()
    assert (opened.view.weights, opened.weights.result.value) == ((), before)
    opened.choices[1].other.value = "1990"
    assert "No mechanism looked at is in place" in opened.message.value
    assert opened.weights.result.value == ""
    assert [button.description for button in opened.keeping.row.children] == ["Save the state (JSON)"]


def test_another_assumption_changes_the_size_a_wrong_one_is_refused_and_each_stands_in_one_group(opened: Any) -> None:
    opened.tabs.selected_index = TABS.index("resources")
    panel = opened.panels["resources"]
    panel.group.value = "team"
    before = panel.result.value
    panel.fields["team prison", "high"].value = "9"
    assert panel.result.value != before
    panel.fields["team prison", "low"].value = "50"
    assert "the range of team prison is not in order (50, 4, 9)" in opened.message.value
    panel.again.click()
    assert opened.view.inputs == ()
    assert panel.result.value == before
    seen = []  # every assumption stands in one group
    for _, group in panel.group.options:
        panel.group.value = group
        seen += list(panel.heads)
    table = opened.view.assumptions(opened.data)
    assert sorted(seen) == sorted(
        f"{name} {place}".strip() for name, place in zip(table["input"], table["place"], strict=True)
    )
    assert len(panel.group.options) == len(BY_PLACE) + 2


def test_a_day_that_the_data_do_not_reach_is_told(opened: Any) -> None:
    when = opened.choices[1]
    assert when.told.value == ""
    when.other.value = "1950"
    assert "Before 18 December 2002 there was no Protocol" in when.told.value
    when.other.value = "2099-01-01"
    assert "The data end on" in when.told.value


def test_one_question_is_chosen_out_of_its_part(opened: Any) -> None:
    part = opened.choices[2]
    part.question.value = "visits_unannounced"
    assert opened.view.indicators == ("visits_unannounced",)
    assert part.part.value == ("powers",)
    part.question.value = ""
    assert opened.view.indicators == ("powers",)


def test_everything_begins_again(opened: Any) -> None:
    first = opened.view
    opened.choices[0].group.value = "arab_league"
    opened.choices[1].other.value = "2020"
    opened.choices[2].question.value = "visits_unannounced"
    opened.change(**opened._beginning())
    assert opened.view == first


def test_nothing_that_is_chosen_while_a_chart_is_drawn_is_lost(opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """JupyterLab reports what is done in the browser in several threads: the second waits for its turn."""
    begun, go_on = Event(), Event()
    whole = opened.panels["table"].show

    def slow(view: View, data: Dataset) -> None:
        begun.set()
        go_on.wait(5)
        whole(view, data)

    monkeypatch.setattr(opened.panels["table"], "show", slow)
    first = Thread(target=lambda: opened.change(at="2020"))
    second = Thread(target=lambda: opened.change(indicators=("money",)))
    first.start()
    begun.wait(5)
    second.start()
    go_on.set()
    first.join(10)
    second.join(10)
    assert (opened.view.at, opened.view.indicators) == ("2020", ("money",))


def test_who_asks_and_is_removed_asks_no_more(opened: Any) -> None:
    mechanisms = opened.choices[0]
    mechanisms.asking.value = "tun-inpt"
    assert opened.view.members == ("tun-inpt", "seminar")
    mechanisms.chosen.value = ("tun-inpt",)
    mechanisms.remove.click()
    assert opened.view.asking == ""
    assert opened.view.mechanisms == ("mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm")


def test_what_the_explorer_saves_opens_in_it_again(opened: Any, tmp_path: Path) -> None:
    opened.choices[1].other.value = "2020-01-31"
    opened.tabs.selected_index = TABS.index("draft")
    opened.keeping.buttons["json"].click()
    assert "Saved: " in opened.keeping.message.value
    again = explore(tmp_path / "view.json", folder=tmp_path)
    assert again.view == opened.view
    assert again.panels["draft"].result.value == opened.panels["draft"].result.value


def test_a_saved_file_can_be_taken_to_the_downloads_of_the_browser(opened: Any, tmp_path: Path) -> None:
    """Who works in a browser on another machine does not see the folder."""
    opened.keeping.buttons["csv"].click()
    content = b64encode((tmp_path / "view.csv").read_bytes()).decode()
    assert f'base64,{content}" download="view.csv"' in opened.keeping.message.value


def test_the_button_of_the_draft_names_who_asks_and_is_gone_where_nobody_does(opened: Any) -> None:
    mechanisms, when, _ = opened.choices
    opened.tabs.selected_index = TABS.index("draft")
    button = opened.keeping.row.children[0]
    assert button.description == "Save a draft of the law of Morocco CNDH (Word)"
    mechanisms.group.value = "nhri"
    when.other.value = "2000-01-01"
    assert button not in opened.keeping.row.children
    with pytest.raises(NpmCompareError, match="At least one mechanism must remain"):
        View(mechanisms=("nhri",), at="2000-01-01").draft(load())


def test_a_view_without_any_mechanism_is_refused_not_saved(opened: Any) -> None:
    """Of a group without a member on the date nobody is left when the mechanisms are chosen one by one."""
    mechanisms, when, _ = opened.choices
    mechanisms.group.value = "nhri"
    when.other.value = "2000-01-01"
    mechanisms.group.value = ""
    assert "At least one mechanism must remain" in opened.message.value
    assert opened.view.mechanisms == ("nhri",)
    with pytest.raises(NpmCompareError, match="At least one mechanism must remain"):
        explore(View(mechanisms=()))


def test_every_tab_is_well_formed_shows_what_has_an_effect_and_describes_its_controls(opened: Any) -> None:
    controls, shown = [], {}
    for place, tab in enumerate(TABS):
        opened.tabs.selected_index = place
        panel = opened.panels[tab]
        for part in (panel.result, getattr(panel, "picture", panel.result)):
            Page(re.sub("<img [^>]*>", "", part.value))
            assert "&lt;" not in part.value
        controls += [c for c in _controls(opened.widget) if "value" in c.traits()]
        shown[tab] = [choice.widget.layout.display != "none" for choice in opened.choices]
    named = [c for c in controls if not type(c).__name__.startswith(("HTML", "Label"))]
    assert [type(c).__name__ for c in named if not c.description] == []
    assert shown["chart"] == [True, True, True]
    assert shown["draft"] == [True, True, False]
    assert shown["options"] == shown["resources"] == [False, True, False]


def test_a_decimal_comma_is_one_in_every_language_and_what_is_not_one_number_is_refused() -> None:
    for language, shown in {"en": "0.5", "fr": "0,5", "ar": "0,5"}.items():
        with speaking(language):
            assert written(0.5) == shown
            assert [typed(text) for text in ("1,5", "1.5", "١٫٥", written(1250.5))] == [1.5, 1.5, 1.5, 1250.5]
    for text in ("1,250", "many", "", "inf"):
        with pytest.raises(NpmCompareError, match="is not one number"):
            typed(text)


def test_a_date_is_taken_as_people_write_it(opened: Any) -> None:
    for text in ("12 May 2015", "12 mai 2015", "١٢ مايو ٢٠١٥"):
        opened.choices[1].other.value = text
        assert opened.message.value == ""
        assert opened.choices[1].other.value == "2015-05-12"


def test_what_the_explorer_shows_is_set_as_a_table_and_not_as_its_code(world_data: Dataset) -> None:
    shown = kit.framed(kit.paragraph("Read < this.") + html(View(mechanisms=("fra-cglpl",)).comparison(world_data)))
    assert "<table>" in shown
    assert "&lt;table" not in shown
    assert "Read &lt; this." in shown

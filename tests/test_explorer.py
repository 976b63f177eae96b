"""The explorer without a browser: what a view computes, how it is kept, the code that reproduces it, what is answered."""

from __future__ import annotations

import json
import math
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from conftest import Page
from npm_compare.analysis.peers import GROUPS
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.inputs import DETENTION_PLACES
from npm_compare.desk.explorer import View, draw, explore, kit, with_ranges
from npm_compare.desk.explorer.code import code
from npm_compare.desk.explorer.names import find_mechanism, names_of_parts, part_names
from npm_compare.desk.explorer.saving import SAVED_FORMS, save
from npm_compare.desk.explorer.state import from_json, read, to_json
from npm_compare.desk.explorer.view import TABS, check, criteria
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.codes import CODE_WORDS
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import day as long_day
from npm_compare.views.language import say, speaking
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.peers import group_name
from npm_compare.views.showing import html
from npm_compare.weighing.options import options
from npm_compare.weighing.smaa import acceptability

EVERYTHING = View(
    mechanisms=("fra-cglpl", "mar-cndh"),
    indicators=("powers", "term_years"),
    at="2015-05",
    language="ar",
    tab="options",
    weights=(("powers", 9.5), ("speed", 0.0)),
    state="mar",
    inputs=(("places prison", (1.0, 2.5, 4.0)),),
)
"""A view in which every field differs from what the explorer opens with, with names that the small world has."""


def spoiled(**fields: Any) -> str:
    """Return the state of `EVERYTHING` with other fields."""
    return json.dumps(json.loads(to_json(EVERYTHING)) | fields)


# the state


def test_a_state_that_was_saved_is_opened_again_as_it_was(world_data: Dataset, tmp_path: Path) -> None:
    path = save(EVERYTHING, "json", world_data, name="mine", folder=tmp_path)
    assert path.name == "mine.json"
    assert read(path, world_data) == EVERYTHING


def test_the_view_that_opens_first_needs_nothing_from_a_state_file(world_data: Dataset) -> None:
    assert from_json('{"npm_compare_view": 1}', world_data) == View()


def test_a_mechanism_that_stands_twice_in_a_state_file_counts_once(world_data: Dataset) -> None:
    twice = spoiled(mechanisms=["fra-cglpl", "mar-cndh", "fra-cglpl"])
    assert from_json(twice, world_data).mechanisms == ("fra-cglpl", "mar-cndh")


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"mechanisms": ["mar-cnhd"]}, "There is no mechanism or group of peers 'mar-cnhd'. Did you mean mar-cndh or"),
        (
            {"indicators": ["power"]},
            "There is no pillar, section or indicator 'power'. Did you mean powers?",
        ),
        ({"weights": {"speeed": 1}}, "There is no criterion 'speeed'. Did you mean speed?"),
        ({"weights": {"speed": 11}}, "The weight of speed is 11: write a number from 0 to 10."),
        ({"inputs": {"places prisons": [1, 2, 3]}}, "There is no input 'places prisons'. Did you mean places prison?"),
        ({"inputs": {"places prison": [3, 2, 1]}}, "the range of places prison is not in order (3, 2, 1)"),
        ({"language": "de"}, "There is no language 'de'. Known: ar, en, fr."),
        ({"tab": "tabel"}, "There is no tab 'tabel'. Did you mean table?"),
        ({"state": "maar"}, "There is no State 'maar'. Did you mean mar?"),
        ({"at": "yesterday"}, "'yesterday' is not a date: write it as 2015-05-12, 2015-05 or 2015."),
        ({"mechanism": ["mar-cndh"]}, "There is no field of a view 'mechanism'. Did you mean mechanisms?"),
        ({"weights": {"speed": 10**400}}, "write a number for each criterion."),
        ({"mechanisms": []}, "mechanisms is []: write a list of names, at least one."),
        ({"weights": {"speed": "much"}}, 'weights is {"speed": "much"}: write a number for each criterion.'),
        ({"weights": {"speed": math.nan}}, 'weights is {"speed": NaN}: write a number for each criterion.'),
        ({"inputs": {"places prison": [1, 2]}}, "write three numbers (low, likely, high) for each input."),
        ({"at": 2015}, "at is 2015: write a text."),
    ],
)
def test_what_is_wrong_in_a_state_is_answered_with_what_is_nearest(
    world_data: Dataset, fields: dict[str, Any], answer: str
) -> None:
    with pytest.raises(NpmCompareError) as told:
        from_json(spoiled(**fields), world_data, name="mine.json")
    assert str(told.value).startswith("mine.json: ")
    assert answer in str(told.value)


def test_all_that_is_wrong_is_told_at_once(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as told:
        check(replace(EVERYTHING, at="never", mechanisms=("mar-cnhd",), tab="tabel"), world_data)
    assert len(str(told.value).split("\n")) == 3


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("{\n'a'", "mine.json:2: this is not JSON"),
        ("[1]", "mine.json is not the state of a view"),
        ('{"npm_compare_view": 2}', "mine.json is not the state of a view"),
    ],
)
def test_a_file_that_is_no_state_is_refused(world_data: Dataset, text: str, answer: str) -> None:
    with pytest.raises(NpmCompareError) as told:
        from_json(text, world_data, name="mine.json")
    assert str(told.value).startswith(answer)


def test_a_state_that_is_not_there_is_told(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError, match=r"cannot be read .*check the name of the file"):
        read(tmp_path / "lost.json", world_data)


# what a view computes


def test_a_range_that_was_set_replaces_that_of_the_data_and_no_other(world_data: Dataset) -> None:
    table = EVERYTHING.assumptions(world_data)
    assert table[["low", "likely", "high"]].to_numpy().tolist() == [[1.0, 2.5, 4.0]]
    assert world_data.assumptions["low"].tolist() == [10, 40], "the data themselves must not change"


def test_the_table_that_is_given_is_not_changed(world_data: Dataset) -> None:
    table = View().assumptions(world_data)
    assert with_ranges(table, {"places prison": (1.0, 2.0, 3.0)})["low"].tolist() == [1.0]
    assert table["low"].tolist() == [40.0]


def test_a_range_that_the_analyst_set_is_never_shown_as_a_fact() -> None:
    """Whatever the order of the rows: an analyst may have sorted them."""
    table = View().assumptions(load()).iloc[::-1]
    prisons = (table["input"] == "places") & (table["place"] == "prison")
    (before,) = table[prisons].to_dict("records")
    same, other = (with_ranges(table, {"places prison": (low, before["likely"], before["high"])}) for low in (75, 1))
    assert before["grounds"] == "fact"
    pd.testing.assert_frame_equal(same, table)
    changed = other[prisons].iloc[0]
    assert (changed["low"], changed["grounds"], changed["note"]) == (1, "assumption", "Range set by the analyst.")
    pd.testing.assert_frame_equal(other[~prisons], table[~prisons])


def test_a_weight_moved_back_is_as_one_never_moved() -> None:
    assert View().with_weight("powers", 9).with_weight("powers", 5) == View()


def test_more_than_twelve_mechanisms_are_counted_not_drawn_one_by_one() -> None:
    data = load()
    assert not View().counts(data)
    assert View(mechanisms=("all",)).counts(data)
    assert "npm.charts.tally(table)" in code(View(mechanisms=("all",), tab="chart"), data)


def test_a_part_without_yes_or_no_questions_has_no_chart_and_says_so(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match="no yes-or-no question to draw here"):
        View(mechanisms=("fra-cglpl",), indicators=("money",)).chart(world_data)


# the code


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_a_view_computes_what_the_explorer_shows(
    tab: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = load()
    view = replace(
        View(mechanisms=("mar-cndh", "tun-inpt"), indicators=("powers", "money"), at="2020-01-31"),
        tab=tab,
        language=language,
        weights=(("powers", 9.5),),
        inputs=(("team prison", (2.0, 4.0, 9.0)),),
    )
    found, shown = ran(view, data, monkeypatch)
    with speaking(language):
        if tab == "table":
            pd.testing.assert_frame_equal(shown.table, view.comparison(data).table)
            assert shown.at == view.comparison(data).at
        elif tab == "chart":
            assert shown.alt == view.chart(data).alt
        elif tab == "assessment":
            pd.testing.assert_frame_equal(shown.counts(), view.assessment(data).counts())
        elif tab == "options":
            pd.testing.assert_frame_equal(shown, draw(view.options(data)).first(view.every_weight(data)))
        else:
            pd.testing.assert_frame_equal(shown.scenarios, view.sizing(data).scenarios)
            pd.testing.assert_frame_equal(found["inputs"], view.assumptions(data))


@pytest.mark.parametrize("tab", ["table", "assessment", "resources"])
def test_the_code_runs_where_another_tab_has_nothing_to_show(tab: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No weight above zero, and a group that had no member yet."""
    data = load()
    view = View(mechanisms=("nhri",), at="2000-01-01", tab=tab, weights=tuple((name, 0.0) for name in criteria(data)))
    assert ran(view, data, monkeypatch)[1] is not None


def ran(view: View, data: Dataset, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], Any]:
    """Run the code of a view and return its variables and what it shows."""
    found: dict[str, Any] = {}
    displayed: list[Any] = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    *lines, last = code(view, data).splitlines()
    exec(compile("\n".join(lines if view.language == "en" else [*lines, last]), "cell", "exec"), found)
    return found, eval(last, found) if view.language == "en" else displayed[0]


# the weights


def test_shares_of_an_option_follow_its_weights(world_data: Dataset) -> None:
    """Invented world in 2019: one new body, fully known on powers (2 of 2), and one institution, known on 1 of 2.

    The inspector's powers are 1, the council's anywhere from 0 to 1/2: with weight on the powers alone the first always wins.
    """
    drawn = draw(options(at="2019", data=world_data), 1000)
    assert drawn.options.options == ("new_specialised", "nhri")
    assert drawn.first({"powers": 1})["share"].tolist() == [1.0, 0.0]


def test_shares_sum_to_one_and_the_same_draws_give_the_same_shares(world_data: Dataset) -> None:
    made = options(at="2019", data=world_data)
    shares = [draw(made).first({"powers": 1, "visits": 2, "speed": 3})["share"] for _ in range(2)]
    assert shares[0].sum() == 1
    assert shares[0].equals(shares[1])


def test_shares_agree_with_the_analysis_of_acceptability_under_the_same_weights() -> None:
    """Bounds that leave almost no room around equal weights are equal weights; four standard errors of both draws."""
    made = options()
    count = len(made.criteria)
    near = dict.fromkeys(made.criteria, 1 / count)
    narrow = made.weights(
        lowest={n: w - 0.002 for n, w in near.items()}, highest={n: w + 0.02 for n, w in near.items()}
    )
    expected = acceptability(made.problem(narrow), 20_000, seed=1).ranks[1]
    assert np.allclose(draw(made).first(near)["share"], expected, atol=0.03)


def test_a_criterion_that_is_not_named_has_no_weight_and_only_ratios_count() -> None:
    drawn = draw(options(), 1000)
    alone = drawn.first({"powers": 1})["share"]
    assert alone.equals(drawn.first(dict.fromkeys(drawn.options.criteria, 0.0) | {"powers": 3})["share"])
    assert not alone.equals(drawn.first(dict.fromkeys(drawn.options.criteria, 1.0))["share"])


def test_no_weight_at_all_is_refused(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match="at least one must be above zero"):
        draw(options(at="2019", data=world_data), 10).first({"powers": 0})


# names


def test_a_mechanism_is_found_by_a_part_of_its_name_whatever_the_accents() -> None:
    names = {"sen-onlpl": "Sénégal ONLPL", "mar-cndh": "Maroc CNDH", "mli-cndh": "Mali CNDH"}
    assert find_mechanism("senegal", names) == "sen-onlpl"
    assert find_mechanism(" MAROC cndh ", names) == "mar-cndh"
    assert find_mechanism("mli-cndh", names) == "mli-cndh"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Marocco", "There is no mechanism called Marocco. Did you mean Maroc CNDH?"),
        ("cndh", "Several mechanisms are called cndh: Maroc CNDH, Mali CNDH. Type more of the name, or its code."),
    ],
)
def test_a_name_that_is_wrong_or_of_several_is_answered_with_names(typed: str, answer: str) -> None:
    with pytest.raises(NpmCompareError) as told:
        find_mechanism(typed, {"mar-cndh": "Maroc CNDH", "mli-cndh": "Mali CNDH"})
    assert str(told.value) == answer


def test_every_group_of_peers_has_a_name(world_data: Dataset) -> None:
    names = [group_name(world_data, group) for group in GROUPS]
    assert len(set(names)) == len(names)
    assert set(CODE_WORDS["peers"]) <= set(GROUPS)


def test_a_pillar_is_followed_by_its_sections(world_data: Dataset) -> None:
    names = part_names(world_data)
    assert list(names)[:3] == ["mandate", "founding", "powers"]
    assert names["powers"] == "Mandate and powers: Powers"
    assert names_of_parts(world_data, ("powers", "term_years")) == "Mandate and powers: Powers, Term of office"


def test_a_section_in_two_pillars_is_named_by_the_one_where_most_of_its_questions_are() -> None:
    """One question on the structure stands under the mandate, the others under the organisation."""
    names = part_names(load())
    assert names["structure"] == "Organisation: Structure"
    assert list(names).index("structure") > list(names).index("organisation")


# what is saved


def test_nothing_that_was_saved_is_written_over(world_data: Dataset, tmp_path: Path) -> None:
    names = [save(EVERYTHING, "json", world_data, name="mine", folder=tmp_path).name for _ in range(3)]
    assert names == ["mine.json", "mine-2.json", "mine-3.json"]


@pytest.mark.parametrize("form", SAVED_FORMS)
def test_every_form_is_saved_with_what_it_says(world_data: Dataset, tmp_path: Path, form: str) -> None:
    view = View(mechanisms=("fra-cglpl",), indicators=("powers",), at="2015")
    content = save(view, form, world_data, name="mine", folder=tmp_path).read_bytes()
    inside = {
        "png": b"\x89PNG",
        "svg": b"<svg",
        "csv": b"fra-cglpl,visits_unannounced,yes,",
        "sources": b"fra-cglpl,visits_unannounced,yes,,law,2014-05-28,,report-fr-2014,annex 1,high",
        "json": b'"fra-cglpl"',
        "pptx": b"PK",
        "xlsx": b"PK",
    }
    assert inside[form] in content


@pytest.mark.parametrize(
    ("language", "name"), [("en", "France INV"), ("fr", "République française INV"), ("ar", "فرنسا")]
)
def test_a_slide_and_a_workbook_are_in_the_language_of_the_view(
    world_data: Dataset, tmp_path: Path, language: str, name: str
) -> None:
    view = View(mechanisms=("fra-cglpl",), indicators=("powers",), at="2015-05-12", language=language)
    with speaking(language):
        slide, book = (save(view, form, world_data, name="mine", folder=tmp_path) for form in ("pptx", "xlsx"))
        chart, day = view.chart(world_data), say("Situation on {date}", date=long_day("2015-05-12"))
    (shown,) = Presentation(str(slide)).slides
    written = [shape.text_frame.text for shape in shown.shapes if shape.has_text_frame]
    assert written[0] == chart.title
    assert chart.sources in written[1]
    assert world_data.version_with_digest in written[1]
    assert written[2] == chart.measure
    assert shown.notes_slide.notes_text_frame.text.startswith(chart.title)
    table = load_workbook(book).worksheets[0]
    assert table["A1"].value == day
    assert name in table["B1"].value


def test_more_mechanisms_than_can_be_drawn_one_by_one_are_bars_that_can_be_edited(tmp_path: Path) -> None:
    view = View(mechanisms=("nhri",))
    (slide,) = Presentation(str(save(view, "pptx", load(), name="mine", folder=tmp_path))).slides
    (plot,) = next(shape for shape in slide.shapes if shape.has_chart).chart.plots
    table = view.comparison(load())
    assert set(plot.categories) == {indicator_label(load(), i) for i in table.indicators}
    assert {sum(one.values[place] for one in plot.series) for place in range(len(table.indicators))} == {
        len(table.mechanisms)
    }


@pytest.mark.parametrize("name", ["", "a/b", "../mine", ".hidden"])
def test_a_name_that_is_not_of_a_file_is_refused(world_data: Dataset, tmp_path: Path, name: str) -> None:
    with pytest.raises(NpmCompareError, match="is not a name for a file"):
        save(EVERYTHING, "json", world_data, name=name, folder=tmp_path)


def test_a_folder_that_is_not_there_is_told(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError, match="cannot be written: No such file or directory"):
        save(EVERYTHING, "json", world_data, name="mine", folder=tmp_path / "lost")


# the widgets, without a browser


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Return the explorer on the data of the package; skipped where ipywidgets is not installed."""
    pytest.importorskip("ipywidgets")
    return explore(View(), folder=tmp_path)


def test_without_ipywidgets_the_explorer_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(kit.importlib, "import_module", missing)
    with pytest.raises(NpmCompareError, match="run `pip install ipywidgets`"):
        explore()


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


SAME = {"Date"}
"""Descriptions that are the same word in two languages."""


def test_every_control_has_a_description(opened: Any) -> None:
    for tab in range(len(TABS)):
        opened.tabs.selected_index = tab
    controls = [
        c for c in _controls(opened.widget) if "value" in c.traits() and not type(c).__name__.startswith("HTML")
    ]
    nameless = [type(c).__name__ for c in controls if type(c).__name__ != "Label" and not c.description]
    assert nameless == []
    assert len(controls) > 3 * 5 * len(DETENTION_PLACES)


def _controls(widget: Any) -> list[Any]:
    return [widget, *(found for child in getattr(widget, "children", ()) for found in _controls(child))]


def test_a_mistake_is_a_sentence_and_the_view_stays(opened: Any) -> None:
    mechanisms, when, _ = opened.choices
    before = opened.view
    mechanisms.search.value = "Marocco"
    assert "Did you mean Morocco CNDH?" in opened.message.value
    when.other.value = "yesterday"
    assert "is not a date" in opened.message.value
    assert opened.view == before


def test_what_cannot_be_computed_leaves_nothing_of_another_view_in_sight(opened: Any) -> None:
    opened.tabs.selected_index = TABS.index("options")
    opened.choices[1].other.value = "1990"
    assert "No mechanism looked at is in place" in opened.message.value
    assert opened.sliders.result.value == ""


def test_mechanisms_are_added_by_name_and_removed_by_a_mark(opened: Any) -> None:
    mechanisms = opened.choices[0]
    mechanisms.search.value = "tunisia"
    mechanisms.chosen.value = ("mar-cndh", "mli-cndh")
    mechanisms.remove.click()
    assert opened.view.mechanisms == ("fra-cglpl", "mdv-hrcm", "tun-inpt")
    mechanisms.chosen.value = opened.view.mechanisms
    mechanisms.remove.click()
    assert "At least one mechanism must stay" in opened.message.value
    mechanisms.group.value = "arab_league"
    assert opened.view.mechanisms == ("arab_league",)
    assert "tun-inpt" in dict(mechanisms.chosen.options).values()


def test_a_mechanism_that_is_added_twice_counts_once(opened: Any) -> None:
    mechanisms = opened.choices[0]
    for _ in range(2):
        mechanisms.search.value = "tunisia"
        mechanisms.search.value = ""
    assert opened.view.mechanisms.count("tun-inpt") == 1


def test_a_moved_slider_is_followed_within_a_tenth_of_a_second(opened: Any) -> None:
    opened.tabs.selected_index = TABS.index("options")
    before, taken = opened.sliders.result.value, []
    for weight in range(10):
        start = time.perf_counter()
        opened.sliders.sliders["powers"].value = weight
        taken.append(time.perf_counter() - start)
    assert sorted(taken)[len(taken) // 2] < 0.1
    assert opened.sliders.result.value != before
    assert opened.view.weights == (("powers", 9.0),)


def test_another_assumption_changes_the_size_and_a_wrong_one_is_refused(opened: Any) -> None:
    opened.tabs.selected_index = TABS.index("resources")
    panel = opened.panels["resources"]
    before = panel.result.value
    panel.fields["team prison", "high"].value = 9
    assert panel.result.value != before
    panel.fields["team prison", "low"].value = 50
    assert "the range of team prison is not in order (50, 4, 9)" in opened.message.value
    panel.again.click()
    assert opened.view.inputs == ()
    assert panel.result.value == before


def test_what_the_explorer_saves_opens_in_it_again(opened: Any, tmp_path: Path) -> None:
    opened.choices[1].other.value = "2020-01-31"
    opened.tabs.selected_index = TABS.index("assessment")
    opened.keeping.buttons["json"].click()
    assert "Saved: " in opened.keeping.message.value
    again = explore(tmp_path / "view.json", folder=tmp_path)
    assert again.view == opened.view
    assert again.panels["assessment"].result.value == opened.panels["assessment"].result.value


def test_a_view_without_any_mechanism_is_refused_not_saved(opened: Any) -> None:
    """Of a group without a member on the date nobody is left when the mechanisms are chosen one by one."""
    mechanisms, when, _ = opened.choices
    mechanisms.group.value = "nhri"
    when.other.value = "2000-01-01"
    mechanisms.group.value = ""
    assert "At least one mechanism must stay" in opened.message.value
    assert opened.view.mechanisms == ("nhri",)
    with pytest.raises(NpmCompareError, match="At least one mechanism must stay"):
        explore(View(mechanisms=()))


def test_every_tab_is_well_formed(opened: Any) -> None:
    for tab in set(TABS) - {"chart"}:
        opened.tabs.selected_index = TABS.index(tab)
        Page(opened.panels[tab].result.value)


def test_an_unknown_input_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"Did you mean places prison\?"):
        with_ranges(EVERYTHING.assumptions(world_data), {"place prison": (1.0, 2.0, 3.0)})


def test_what_the_explorer_shows_is_set_as_a_table_and_not_as_its_code(world_data: Dataset) -> None:
    shown = kit.framed(kit.paragraph("Read < this.") + html(View(mechanisms=("fra-cglpl",)).comparison(world_data)))
    assert "<table>" in shown
    assert "&lt;table" not in shown
    assert "Read &lt; this." in shown

"""The explorer without a browser: what a view computes, how it is kept, the code that reproduces it, what is answered."""

from __future__ import annotations

import json
import math
import re
import sys
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import docx
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text
from openpyxl import load_workbook
from pptx import Presentation

from conftest import Page
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.visits import prisons_visited
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.inputs import BY_PLACE
from npm_compare.desk.explorer import View, draw, explore, kit, with_ranges
from npm_compare.desk.explorer.checks import check
from npm_compare.desk.explorer.code import code
from npm_compare.desk.explorer.drawing import chart, picture
from npm_compare.desk.explorer.names import names_of_parts, part_names
from npm_compare.desk.explorer.pictures import PICTURES, shares
from npm_compare.desk.explorer.resources import typed, written
from npm_compare.desk.explorer.results import say_lacking
from npm_compare.desk.explorer.saving import FORMS, save
from npm_compare.desk.explorer.state import from_json, read, to_json
from npm_compare.desk.explorer.view import TABS, criteria
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.groups import GROUPS
from npm_compare.views.charts.columns import MOST_COLUMNS
from npm_compare.views.charts.look import ASKER
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
    asking="mar-cndh",
    figure="visits_total",
    drawing="bars",
    per="inhabitants",
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
        ({"mechanisms": ["mar-cnhd"]}, "There is no mechanism or group of peers 'mar-cnhd'. Did you mean mar-cndh?"),
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
        ({"at": "yesterday"}, "'yesterday' is not a date: write it as 2015-05-12, 12 May 2015, 2015-05 or 2015."),
        ({"mechanism": ["mar-cndh"]}, "There is no field of a view 'mechanism'. Did you mean mechanisms?"),
        ({"weights": {"speed": 10**400}}, "write a number for each criterion."),
        ({"mechanisms": []}, "mechanisms is []: write a list of names, at least one."),
        ({"weights": {"speed": "much"}}, 'weights is {"speed": "much"}: write a number for each criterion.'),
        ({"weights": {"speed": math.nan}}, 'weights is {"speed": NaN}: write a number for each criterion.'),
        ({"inputs": {"places prison": [1, 2]}}, "write three numbers (low, likely, high) for each input."),
        ({"asking": "mar-cnhd"}, "There is no mechanism 'mar-cnhd'. Did you mean mar-cndh"),
        ({"drawing": "pie"}, "There is no chart 'pie'."),
        ({"per": "prisonners"}, "There is no denominator 'prisonners'. Did you mean prisoners"),
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
        ('{"npm_compare_view": 2}', "mine.json was saved by another version of npm-compare (form 2 of the state"),
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


def test_more_mechanisms_than_stand_side_by_side_are_counted_not_drawn_one_by_one() -> None:
    """As on slides; and the explorer says why there is no matrix."""
    data = load()
    names = tuple(resolve(data, ["all"], data.date))[: MOST_COLUMNS + 1]
    few, many = (picture(View(mechanisms=names[:count]), data) for count in (MOST_COLUMNS, MOST_COLUMNS + 1))
    assert (few.drawings, say_lacking(few)) == (["matrix", "tally"], "")
    assert many.drawings == ["tally"]
    assert say_lacking(many) == "Each answer is drawn of at most 15 mechanisms; of more the answers are counted."
    assert "npm.charts.tally(table)" in code(View(mechanisms=("all",), tab="chart"), data)


def test_what_has_neither_answers_nor_figures_has_no_chart_and_says_so(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match="There is nothing to draw here"):
        chart(View(mechanisms=("fra-cglpl",), indicators=("legal_instrument",)), world_data)


def test_a_figure_is_drawn_by_what_the_analyst_divides_it_by() -> None:
    data = load()
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), indicators=("staff_total",), tab="chart")
    found = picture(view, data)
    assert (found.drawing, found.per) == ("bars", "prisoners")
    other = picture(replace(view, per="inhabitants"), data)
    assert "per million inhabitants" in other.chart().measure
    assert other.table["denominator"].min() > 1_000_000
    assert picture(replace(view, drawing="trend"), data).chart().measure.startswith("Staff")


def test_what_cannot_be_drawn_is_not_offered() -> None:
    """By year at most four stand side by side; only visits are told apart by what is counted."""
    data = load()
    many = picture(View(mechanisms=("nhri",), indicators=("staff_total",)), data)
    assert "trend" not in many.drawings
    assert "counted" not in many.drawings
    visits = picture(View(indicators=("visits_total",)), data)
    assert visits.drawings[0] == "counted"
    assert "visits" not in picture(View(mechanisms=("mli-cndh",), indicators=("staff_total",)), data).divisors


@pytest.mark.parametrize("indicator", ["visits_total", "visits_prison"])
@pytest.mark.parametrize("names", [("seminar",), ("mar-cndh", "fra-cglpl"), ("all",)])
def test_every_way_of_drawing_that_is_offered_draws(indicator: str, names: tuple[str, ...]) -> None:
    """Visits that are not counted alike are refused as bars: what they would be divided by is not offered."""
    data = load()
    view = View(mechanisms=names, indicators=(indicator,))
    for drawing in picture(view, data).drawings:
        for per in picture(view, data).divisors if drawing == "bars" else [view.per]:
            found = picture(replace(view, drawing=drawing, per=per), data)
            assert found.drawing == drawing
            assert found.per == per or drawing != "bars"
            assert found.chart().alt


def test_bars_of_visits_not_counted_alike_give_way_and_the_menu_says_what_to_choose() -> None:
    data = load()
    found = picture(View(indicators=("visits_prison",), drawing="bars", per="prisoners"), data)
    assert "prisoners" not in found.divisors
    assert "“Visits, by what is counted” shows them apart" in say_lacking(found)
    alike = picture(View(mechanisms=("fra-cglpl",), indicators=("visits_prison",)), data)
    assert "prisoners" in alike.divisors
    assert "counted alike" not in say_lacking(alike)


def test_the_prisons_visited_are_saved_with_the_number_of_prisons_of_each_publisher() -> None:
    found = picture(View(mechanisms=("all",), indicators=("visits_prison",), drawing="prisons"), load())
    shown = prisons_visited(found.result)  # type: ignore[arg-type]
    assert set(found.table["denominator"]) == {*shown["fewest"], *shown["most"]}
    rows = found.table.set_index("subject")
    assert (rows["rate"] == rows["figure"] * 100 / rows["denominator"]).all()


def test_who_asks_comes_first_in_tables_and_has_its_own_colour() -> None:
    data = load()
    view = View(mechanisms=("seminar",), asking="tun-inpt", indicators=("staff_total",))
    assert view.comparison(data).mechanisms[0] == "tun-inpt"
    assert view.comparison(data).mechanisms.count("tun-inpt") == 1
    assert picture(view, data).result.asker == "tun-inpt"  # type: ignore[union-attr]


def test_who_asks_and_is_of_the_group_too_counts_once() -> None:
    found = View(mechanisms=("seminar",), asking="fra-cglpl").comparison(load()).mechanisms
    assert found == ("fra-cglpl", "mar-cndh", "mli-cndh", "mdv-hrcm")


# the code


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_a_view_computes_what_the_explorer_shows(
    tab: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = load()
    view = replace(
        View(mechanisms=("mar-cndh", "tun-inpt"), indicators=("powers", "money"), at="2020-01-31", asking="tun-inpt"),
        tab=tab,
        language=language,
        weights=(("powers", 9.5),),
        inputs=(("team prison", (2.0, 4.0, 9.0)),),
    )
    found, shown = ran(view, data, monkeypatch)
    with speaking(language):
        if tab == "table":
            pd.testing.assert_frame_equal(shown[0].table, view.comparison(data).table)
            assert shown[0].at == view.comparison(data).at
        elif tab == "chart":
            assert shown[0].alt == chart(view, data).alt
        elif tab == "assessment":
            pd.testing.assert_frame_equal(shown[1].counts(), view.assessment(data).counts())
        elif tab in ("laws", "draft"):
            pd.testing.assert_frame_equal(shown[0].table, getattr(view, tab)(data).table)
        elif tab == "options":
            pd.testing.assert_frame_equal(shown[0].reset_index(names="option"), shares(view, data))
        else:
            pd.testing.assert_frame_equal(shown[0].scenarios, view.sizing(data).scenarios)
            pd.testing.assert_frame_equal(found["inputs"], view.assumptions(data))


@pytest.mark.parametrize("drawing", ["bars", "trend"])
def test_the_code_of_a_figure_draws_it_as_it_is_seen(drawing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = load()
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), indicators=("staff_total",), tab="chart", drawing=drawing)
    assert ran(view, data, monkeypatch)[1][0].alt == chart(view, data).alt


@pytest.mark.parametrize("tab", ["table", "resources"])
def test_the_code_runs_where_another_tab_has_nothing_to_show(tab: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No weight above zero, and a group that had no member yet."""
    data = load()
    view = View(mechanisms=("nhri",), at="2000-01-01", tab=tab, weights=tuple((name, 0.0) for name in criteria(data)))
    assert ran(view, data, monkeypatch)[1]


def ran(view: View, data: Dataset, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], list[Any]]:
    """Run the code of a view and return its variables and what it shows, as a notebook would."""
    found: dict[str, Any] = {}
    displayed: list[Any] = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    *lines, last = code(view, data).splitlines()
    if last.lstrip().startswith("display("):
        exec(compile("\n".join([*lines, last]), "cell", "exec"), found)
        return found, displayed
    exec(compile("\n".join(lines), "cell", "exec"), found)
    return found, [eval(last, found)]


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


BEGINS = {"png": b"\x89PNG", "svg": b"<?xml", "csv": b"\xef\xbb\xbf", "sources": b"\xef\xbb\xbfsubject", "json": b"{"}
"""How the content of a form begins; Office files are archives."""


@pytest.mark.parametrize(("tab", "form"), [(tab, form) for tab in TABS for form in FORMS[tab]])
def test_every_tab_is_saved_in_each_of_its_forms(tmp_path: Path, tab: str, form: str) -> None:
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), tab=tab)
    path = save(view, form, load(), name="mine", folder=tmp_path)
    assert path.read_bytes().startswith(BEGINS.get(form, b"PK"))


def test_a_tab_saves_what_it_shows_and_nothing_else(tmp_path: Path) -> None:
    """The table of each tab has a column that the tables of the others have not."""
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), indicators=("staff_total",))
    for tab, column in {
        "table": "speaks_of",
        "chart": "denominator_year",
        "assessment": "requirement",
        "options": "share",
        "resources": "posts",
    }.items():
        path = save(replace(view, tab=tab), "csv", load(), name=tab, folder=tmp_path)
        assert column in pd.read_csv(path).columns, tab


@pytest.mark.parametrize("tab", ["assessment", "options", "resources"])
def test_the_workbook_of_a_tab_is_in_words_and_its_numbers_are_numbers(tmp_path: Path, tab: str) -> None:
    data = load()
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), tab=tab, language="fr")
    with speaking("fr"):
        path = save(view, "xlsx", data, name=tab, folder=tmp_path)
    heads, *found = load_workbook(path).worksheets[0].values
    codes = {
        *data.requirements.index,
        *data.criteria["criterion"],
        *data.codes_of("model"),
        "likely",
        "not_known",
        "met",
    }
    assert not codes & {cell for row in found for cell in row}
    assert all(str(head)[:1].isupper() for head in heads)
    if tab == "options":
        assert sum(row[1] for row in found) == pytest.approx(1)
    if tab == "resources":
        posts = view.sizing(data).scenarios["posts"]
        assert [row[5] for row in found] == pytest.approx(list(posts))


def test_the_facts_behind_a_table_are_saved_with_their_sources(world_data: Dataset, tmp_path: Path) -> None:
    view = View(mechanisms=("fra-cglpl",), indicators=("powers",), at="2015")
    content = save(view, "sources", world_data, name="mine", folder=tmp_path).read_bytes()
    assert b"fra-cglpl,visits_unannounced,yes,,law,2014-05-28,,report-fr-2014,annex 1,high" in content


@pytest.mark.parametrize(
    ("language", "name"), [("en", "France INV"), ("fr", "République française INV"), ("ar", "فرنسا")]
)
def test_a_slide_and_a_workbook_are_in_the_language_of_the_view(
    world_data: Dataset, tmp_path: Path, language: str, name: str
) -> None:
    view = View(mechanisms=("fra-cglpl",), indicators=("powers",), at="2015-05-12", language=language)
    with speaking(language):
        slide = save(replace(view, tab="chart"), "pptx", world_data, name="mine", folder=tmp_path)
        book = save(view, "xlsx", world_data, name="mine", folder=tmp_path)
        drawn, day = chart(view, world_data), say("Situation on {date}", date=long_day("2015-05-12"))
    (shown,) = Presentation(str(slide)).slides
    texts = [shape.text_frame.text for shape in shown.shapes if shape.has_text_frame]
    assert texts[0] == drawn.title
    assert drawn.sources in texts[1]
    assert world_data.version_with_digest in texts[1]
    assert texts[2] == drawn.measure
    assert shown.notes_slide.notes_text_frame.text.startswith(drawn.title)
    table = load_workbook(book).worksheets[0]
    assert table["A1"].value == day
    assert name in table["B1"].value


def test_more_mechanisms_than_can_be_drawn_one_by_one_are_bars_that_can_be_edited(tmp_path: Path) -> None:
    view = View(mechanisms=("nhri",), tab="chart")
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


def test_every_control_has_a_description(opened: Any) -> None:
    controls = []
    for tab in range(len(TABS)):
        opened.tabs.selected_index = tab
        controls += [c for c in _controls(opened.widget) if "value" in c.traits()]
    named = [c for c in controls if not type(c).__name__.startswith(("HTML", "Label"))]
    assert [type(c).__name__ for c in named if not c.description] == []


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


def test_what_cannot_be_computed_leaves_nothing_of_another_view_in_sight(opened: Any) -> None:
    opened.tabs.selected_index = TABS.index("options")
    opened.choices[1].other.value = "1990"
    assert "No mechanism looked at is in place" in opened.message.value
    assert opened.weights.result.value == ""
    assert [button.description for button in opened.keeping.row.children] == ["Save the state (JSON)"]


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


def test_another_weight_is_followed_at_once_and_goes_back(opened: Any) -> None:
    """How fast, `benchmarks/speed.py` measures."""
    opened.tabs.selected_index = TABS.index("options")
    before = opened.weights.result.value
    for weight in range(10):
        opened.weights.weights["powers"].value = weight
    assert opened.weights.result.value != before
    assert opened.view.weights == (("powers", 9.0),)
    opened.weights.again.click()
    assert (opened.view.weights, opened.weights.result.value) == ((), before)


def test_another_assumption_changes_the_size_and_a_wrong_one_is_refused(opened: Any) -> None:
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


def test_every_assumption_stands_in_one_group(opened: Any) -> None:
    opened.tabs.selected_index = TABS.index("resources")
    panel, seen = opened.panels["resources"], []
    for _, group in panel.group.options:
        panel.group.value = group
        seen += list(panel.heads)
    table = opened.view.assumptions(opened.data)
    assert sorted(seen) == sorted(
        f"{name} {place}".strip() for name, place in zip(table["input"], table["place"], strict=True)
    )
    assert len(panel.group.options) == len(BY_PLACE) + 2


@pytest.mark.parametrize(("language", "shown"), [("en", "0.5"), ("fr", "0,5"), ("ar", "0,5")])
def test_a_decimal_comma_is_one_in_every_language(language: str, shown: str) -> None:
    with speaking(language):
        assert written(0.5) == shown
        assert [typed(text) for text in ("1,5", "1.5", "١٫٥", written(1250.5))] == [1.5, 1.5, 1.5, 1250.5]


@pytest.mark.parametrize("text", ["1,250", "many", "", "inf"])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(NpmCompareError, match="is not one number"):
        typed(text)


def test_a_day_that_the_data_do_not_reach_is_told(opened: Any) -> None:
    when = opened.choices[1]
    assert when.told.value == ""
    when.other.value = "1950"
    assert "Before 18 December 2002 there was no Protocol" in when.told.value
    when.other.value = "2099-01-01"
    assert "The data end on" in when.told.value


@pytest.mark.parametrize("text", ["12 May 2015", "12 mai 2015", "١٢ مايو ٢٠١٥"])
def test_a_date_is_taken_as_people_write_it(opened: Any, text: str) -> None:
    opened.choices[1].other.value = text
    assert opened.message.value == ""
    assert opened.choices[1].other.value == "2015-05-12"


def test_one_question_is_chosen_out_of_its_part(opened: Any) -> None:
    part = opened.choices[2]
    part.question.value = "visits_unannounced"
    assert opened.view.indicators == ("visits_unannounced",)
    assert part.part.value == ("powers",)
    part.question.value = ""
    assert opened.view.indicators == ("powers",)


def test_what_has_no_effect_in_a_tab_is_not_shown(opened: Any) -> None:
    shown = {}
    for place, tab in enumerate(TABS):
        opened.tabs.selected_index = place
        shown[tab] = [choice.widget.layout.display != "none" for choice in opened.choices]
    assert shown["chart"] == [True, True, True]
    assert shown["draft"] == [True, True, False]
    assert shown["options"] == shown["resources"] == [False, True, False]


def test_everything_begins_again(opened: Any) -> None:
    first = opened.view
    opened.choices[0].group.value = "africa"
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
    opened.tabs.selected_index = TABS.index("assessment")
    opened.keeping.buttons["json"].click()
    assert "Saved: " in opened.keeping.message.value
    again = explore(tmp_path / "view.json", folder=tmp_path)
    assert again.view == opened.view
    assert again.panels["assessment"].result.value == opened.panels["assessment"].result.value


def test_a_saved_file_can_be_taken_to_the_downloads_of_the_browser(opened: Any, tmp_path: Path) -> None:
    """Who works in a browser on another machine does not see the folder."""
    opened.keeping.buttons["csv"].click()
    content = b64encode((tmp_path / "view.csv").read_bytes()).decode()
    assert f'base64,{content}" download="view.csv"' in opened.keeping.message.value


def test_who_asks_is_marked_in_every_picture_that_shows_mechanisms() -> None:
    data = load()
    view = View(mechanisms=("mar-cndh", "tun-inpt"), asking="fra-cglpl")
    for tab in ("table", "chart", "laws", "assessment"):
        texts = PICTURES[tab](replace(view, tab=tab), data).figure.findobj(Text)
        marked = [text.get_text().replace("\n", " ") for text in texts if text.get_color() == ASKER]
        assert any("France" in text for text in marked), tab
    bars = PICTURES["chart"](replace(view, tab="chart", indicators=("staff_total",)), data).figure.axes[0]
    assert ASKER in {to_hex(bar.get_facecolor()) for bar in bars.patches} | {
        to_hex(bar.get_edgecolor()) for bar in bars.patches
    }


def test_laws_and_a_draft_are_saved_for_what_is_chosen(world_data: Dataset, tmp_path: Path) -> None:
    view = View(mechanisms=("fra-cglpl", "mar-cndh"), indicators=("private_interviews",), at="2015-06")
    laws, table, drafted = (
        save(replace(view, tab=tab), form, world_data, name="mine", folder=tmp_path)
        for tab, form in (("laws", "docx"), ("laws", "xlsx"), ("draft", "docx"))
    )
    assert [path.name for path in (laws, table, drafted)] == ["mine-laws.docx", "mine-laws.xlsx", "mine-draft.docx"]
    assert view.laws(world_data).comparison.mechanisms == ("fra-cglpl", "mar-cndh")
    assert docx.Document(str(drafted)).paragraphs[0].text.startswith("France: draft of a law")


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


def test_every_tab_is_well_formed(opened: Any) -> None:
    for place, tab in enumerate(TABS):
        opened.tabs.selected_index = place
        panel = opened.panels[tab]
        for shown in (panel.result, getattr(panel, "picture", panel.result)):
            Page(re.sub("<img [^>]*>", "", shown.value))
            assert "&lt;" not in shown.value


def test_an_unknown_input_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"Did you mean places prison\?"):
        with_ranges(EVERYTHING.assumptions(world_data), {"place prison": (1.0, 2.0, 3.0)})


def test_what_the_explorer_shows_is_set_as_a_table_and_not_as_its_code(world_data: Dataset) -> None:
    shown = kit.framed(kit.paragraph("Read < this.") + html(View(mechanisms=("fra-cglpl",)).comparison(world_data)))
    assert "<table>" in shown
    assert "&lt;table" not in shown
    assert "Read &lt; this." in shown

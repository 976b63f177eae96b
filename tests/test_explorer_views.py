"""What a view of the explorer computes, draws and offers to be drawn, without widgets."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

from npm_compare.analysis.peers import resolve
from npm_compare.analysis.visits import prisons_visited
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer import View, with_ranges
from npm_compare.desk.explorer.code import code
from npm_compare.desk.explorer.drawing import chart, picture
from npm_compare.desk.explorer.names import names_of_parts, part_names
from npm_compare.desk.explorer.pictures import PICTURES
from npm_compare.desk.explorer.results import say_lacking
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.groups import GROUPS
from npm_compare.views.charts.columns import MOST_COLUMNS
from npm_compare.views.charts.look import ASKER
from npm_compare.views.codes import CODE_WORDS
from npm_compare.views.peers import group_name
from shared_desk import EVERYTHING


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


def test_an_unknown_input_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"Did you mean places prison\?"):
        with_ranges(EVERYTHING.assumptions(world_data), {"place prison": (1.0, 2.0, 3.0)})


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


def test_every_way_of_drawing_that_is_offered_draws() -> None:
    """Visits that are not counted alike are refused as bars: what they would be divided by is not offered."""
    data = load()
    total = View(indicators=("visits_total",), per="staff")
    prisons = replace(total, indicators=("visits_prison",), mechanisms=("mar-cndh", "fra-cglpl"))
    drawn = [picture(replace(total, drawing=one), data) for one in ("counted", "bars", "trend")]
    drawn.append(picture(replace(prisons, drawing="prisons"), data))
    assert picture(total, data).drawings == ["counted", "bars", "trend"]
    assert picture(prisons, data).drawings == ["counted", "prisons", "bars", "trend"]
    assert [found.drawing for found in drawn] == ["counted", "bars", "trend", "prisons"]
    assert drawn[1].per == total.per
    assert all(found.chart().alt for found in drawn)


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

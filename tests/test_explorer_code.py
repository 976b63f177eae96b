"""The code that reproduces a view, and the shares of the options under weights that are set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer import View, draw
from npm_compare.desk.explorer.code import code
from npm_compare.desk.explorer.drawing import chart
from npm_compare.desk.explorer.pictures import shares
from npm_compare.desk.explorer.view import TABS, criteria
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking
from npm_compare.weighing.options import options
from npm_compare.weighing.smaa import acceptability


@pytest.mark.parametrize(("tab", "language"), [*((tab, "fr") for tab in TABS), ("table", "en")])
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


def test_the_code_of_a_figure_draws_it_as_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    data = load()
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), indicators=("staff_total",), tab="chart", drawing="trend")
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

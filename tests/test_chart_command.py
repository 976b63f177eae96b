"""`npm-compare chart`: the chart that was asked for, in the form that the name asks for, or one line that says why not."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from conftest import Command
from npm_compare import assess, charts, compare, decide, figures, load, options, size, variants
from npm_compare.facts.dataset import Dataset


@pytest.mark.parametrize(
    ("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF"), ("a.pptx", b"PK")]
)
def test_chart_writes_the_form_that_the_name_asks_for(npm: Command, tmp_path: Path, name: str, start: bytes) -> None:
    done = npm("chart", "matrix", "fra-cglpl", "powers", "--at", "seminar", "-o", str(tmp_path / name))
    assert (done.code, done.out) == (0, f"{tmp_path / name}\n")
    assert (tmp_path / name).read_bytes().startswith(start)
    assert done.err == f"{charts.matrix(compare('fra-cglpl', 'powers', at='seminar')).alt}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["strip", "mar-cndh", "powers", "--by", "nhri"], lambda: charts.strip(compare("mar-cndh", "powers"), "nhri")),
        (["practice", "mli-cndh", "powers"], lambda: charts.practice(compare("mli-cndh", "powers"))),
        (["organisation", "mar-cndh", "--at", "2020"], lambda: charts.organisation(["mar-cndh"], at="2020")),
        (["tally", "nhri", "powers"], lambda: charts.tally(compare("nhri", "powers"))),
        (["trend", "seminar", "budget_total"], lambda: charts.trend(figures("seminar", "budget_total"))),
        (["bars", "--by", "inhabitants"], lambda: charts.bars(figures("seminar", "staff_npm"), "inhabitants")),
        (["points", "nhri", "staff_npm"], lambda: charts.points(figures("nhri", "staff_npm"), "prisoners")),
        (
            ["against", "mli-cndh", "opcat", "--by", "practice"],
            lambda: charts.against(assess("mli-cndh", "opcat"), "practice"),
        ),
        (["bounds", "--known", "2015"], lambda: charts.bounds(assess(known="2015"))),
        (["known", "seminar", "--at", "2020"], lambda: charts.known(compare("seminar").mechanisms, at="2020")),
        (["choices", "--at", "2010"], lambda: charts.choices(at="2010")),
        (["waiting", "sen-onlpl", "--at", "2020"], lambda: charts.waiting("sen-onlpl", ["seminar"], at="2020")),
        (["timeline", "chl-cpt,nhri", "--at", "2020"], lambda: charts.timeline("chl-cpt", ["nhri"], at="2020")),
        (["tiles", "chl-cpt", "--at", "seminar"], lambda: charts.tiles("chl-cpt", at="seminar")),
        (["progress", "--at", "2020"], lambda: charts.progress("mar-cndh", ["seminar"], at="2020")),
        (["criteria", "africa"], lambda: charts.criteria(options("africa"))),
        (["orders", "--at", "seminar"], lambda: charts.orders(variants(options(at="seminar")))),
        (["build_up", "mar-cndh"], lambda: charts.build_up(size("mar"))),
        (["tornado", "mar-cndh"], lambda: charts.tornado(size("mar"))),
        (["yearly"], lambda: charts.yearly(figures("seminar"))),
        (["counted", "arab_league"], lambda: charts.counted(figures("arab_league"))),
        (["prisons", "nhri"], lambda: charts.prisons(figures("nhri", "visits_prison"))),
        (["costs"], lambda: charts.costs(figures(["mar-cndh", "seminar"], "budget_total"))),
        (["path", "tun-inpt", "--at", "seminar"], lambda: charts.path(decide("tun-inpt", ["seminar"], at="seminar"))),
        (["table", "mli-cndh,fra-cglpl"], lambda: charts.table(compare("mli-cndh,fra-cglpl"), asker="mli-cndh")),
        (["matrix", "nhri", "powers"], lambda: charts.matrix(compare("nhri", "powers"))),
    ],
)
def test_a_chart_is_that_of_the_function_of_its_name(
    npm: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], expected: Callable[[], object]
) -> None:
    """That function gets what the words mean; what it then draws is looked at elsewhere, and so is the file."""
    kind, asked = words[0], []
    function = getattr(charts, kind)

    def record(*given: object, **named: object) -> charts.Chart:
        bound = inspect.signature(function).bind(*given, **named)
        bound.apply_defaults()
        asked.append({name: meant(value) for name, value in bound.arguments.items()})
        return DRAWN

    monkeypatch.setattr(charts, kind, record)
    monkeypatch.setattr("npm_compare.save", lambda chart, place, slide: place)
    assert npm("chart", *words, "-o", str(tmp_path / "a.svg")).err == f"{DRAWN.alt}\n"
    expected()
    assert len(asked) == 2
    assert asked[0] == asked[1]


DRAWN = charts.Chart(Figure(), load(), "A title.", "", "What is seen.", "Sources: none.", (0, 1))
"""A chart that no function drew."""


def meant(value: Any) -> object:
    """Return what tells an argument from another: of a result its kind and its parts; of data only what of them is known."""
    if isinstance(value, Dataset):
        return value.known
    if is_dataclass(value):
        parts = (part.name for part in fields(value) if not part.name.startswith("_"))
        return type(value), {name: meant(getattr(value, name)) for name in parts}
    if isinstance(value, pd.DataFrame):
        return value.to_csv()
    if isinstance(value, Mapping):
        return {name: meant(part) for name, part in value.items()}
    return [meant(part) for part in value] if isinstance(value, list | tuple | np.ndarray) else value


def test_a_chart_for_a_slide_has_the_shape_of_one(npm: Command, tmp_path: Path) -> None:
    npm("chart", "choices", "--slide", "-o", str(tmp_path / "a.png"))
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (2560, 1440)


def test_a_chart_speaks_the_language_asked_for(npm: Command, tmp_path: Path) -> None:
    done = npm("chart", "matrix", "mar-cndh", "powers", "--language", "fr", "-o", str(tmp_path / "a.svg"))
    assert "Maroc CNDH" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["matrx", "-o", "a.png"], "There is no chart 'matrx'. Did you mean matrix?"),
        (["choices", "-o", "a.gif"], "The name of the file, 'a.gif', must end in .png, .svg, .pdf, .pptx."),
        (["choices", "--slide", "-o", "a.svg"], "The name of the file, 'a.svg', must end in .png."),
        (["choices", "-o", "nowhere/a.png"], "There is no folder 'nowhere'."),
        (["choices", "mar-cndh,fra-cglpl", "-o", "a.png"], "This chart is of one mechanism: name one."),
        (["tiles", "mar-cnhd", "-o", "a.png"], "Did you mean mar-cndh"),
        (["trend", "--by", "staff", "-o", "a.png"], "The chart trend does not take --by: leave it out."),
        (["bars", "--by", "staf", "-o", "a.png"], "There is no value of --by 'staf'. Did you mean staff"),
        (["matrix", "seminar", "money", "-o", "a.png"], "questions that are answered by yes or no"),
        (["bars", "mdv-hrcm", "staff_npm", "--at", "2000", "-o", "a.png"], "There is nothing to draw"),
        (["yearly", "nhri", "visits_total", "-o", "a.png"], "a panel for each mechanism: name at most 4 of them"),
        (["matrix", "nhri", "--at", "2000", "-o", "a.png"], "place on that date"),
        (["known", "--at", "2000", "-o", "a.png"], "place on that date"),
        (["choices", "--at", "2000", "-o", "a.png"], "place on that date"),
        (["waiting", "--at", "2000", "-o", "a.png"], "no State had waited by that date"),
        (["bars", "seminar", "powers", "-o", "a.png"], "is not a figure of a year"),
        (["criteria", "bol-sepret", "-o", "a.png"], "none of these mechanisms stands for an option"),
        (["build_up", "-o", "a.png"], "This chart is of one mechanism: name one."),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused_with_one_line_and_no_file(
    npm: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = npm("chart", *words)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert said in done.err
    assert not list(tmp_path.iterdir())


def test_a_chart_is_written_as_a_slide_in_the_language_asked_for(npm: Command, tmp_path: Path) -> None:
    place = str(tmp_path / "a.pptx")
    npm("chart", "bounds", "fra-cglpl", "--at", "seminar", "--language", "fr", "-o", place)
    (slide,) = Presentation(place).slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "France CGLPL" in texts[0]
    assert load().version_with_digest in texts[1]
    assert "12 mai 2015" in texts[2]
    assert [shape.has_chart for shape in slide.shapes] == [False, False, False, True]


def test_compare_writes_a_workbook_with_the_sources(npm: Command, tmp_path: Path) -> None:
    place = tmp_path / "a.xlsx"
    done = npm("compare", "fra-cglpl", "powers", "--at", "seminar", "-o", str(place))
    assert (done.code, done.out) == (0, f"{place}\n")
    table = load_workbook(place).worksheets[0]
    assert [cell.value for cell in table[1]] == [
        "Situation on 12 May 2015",
        "France CGLPL",
        "France CGLPL: source and note",
    ]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("a.pptx", "The name of the file, 'a.pptx', must end in .xlsx, .csv."),
        ("lost/a.xlsx", "There is no folder 'lost'."),
    ],
)
def test_a_workbook_that_cannot_be_written_is_refused_with_one_line(
    npm: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = npm("compare", "fra-cglpl", "powers", "-o", place)
    assert (done.code, done.out, done.err) == (1, "", f"npm-compare: {said}\n")


def test_gaps_say_in_words_what_they_bear_on(npm: Command) -> None:
    shown = npm("gaps", "mar-cndh").out
    assert "Requirements met" in shown
    assert "Choice of a model" in shown

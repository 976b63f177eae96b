"""Charts as files and in notebooks: their sources, the same bytes, the alternative text, the shape of a slide."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawn import WORLD, foot, of_world
from npm_compare import charts, compare, save
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.sources import cite
from npm_compare.views.language import speaking


def test_the_sources_behind_most_values_are_named_and_the_others_counted(world_data: Dataset) -> None:
    assert cite(world_data, ["law-fr-2007", "figures-a", "figures-a"]) == (
        "Sources: Invented figures A (2020); Invented Gazette (2007)."
    )
    assert cite(world_data, ["page-undated", ""]) == "Sources: Invented Society (undated)."
    every = [*world_data.sources.index, "page-undated", "figures-a", "figures-a"]
    named = cite(world_data, every)
    assert named.startswith("Sources: Invented figures A (2020); Invented Gazette (2007); ")  # a law before other kinds
    assert "undated" not in named, "what has no date comes last, though more values rest on it"
    assert named.endswith("; 5 others.")
    assert cite(world_data, every, notes=True).endswith("; 5 others in the notes of this slide.")


def test_only_sources_of_what_is_shown_are_named(world_data: Dataset) -> None:
    assert foot(of_world("bars", world_data)).startswith(
        "Sources: Invented Inspector (2015); Invented figures A (2020)."
    )


@pytest.fixture(scope="module")
def bars(whole_world: Dataset) -> charts.Chart:
    """Return a chart that may be saved."""
    return WORLD["bars"](whole_world)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_file_has_the_same_bytes_every_time(
    whole_world: Dataset, bars: charts.Chart, tmp_path: Path, ending: str
) -> None:
    """Drawn anew, and saved once more."""
    again = WORLD["bars"](whole_world)
    first, *others = (
        save(chart, tmp_path / f"{n}.{ending}").read_bytes() for n, chart in enumerate([bars, again, bars])
    )
    assert others == [first, first]
    assert len(first) > 5000


def test_a_pdf_holds_no_date(bars: charts.Chart, tmp_path: Path) -> None:
    written = save(bars, tmp_path / "a.pdf").read_bytes()
    assert b"/Creator" in written
    assert b"CreationDate" not in written


def test_a_picture_carries_the_alternative_text(bars: charts.Chart, tmp_path: Path) -> None:
    """Also on a slide, which has the shape of a screen with the chart in its middle."""
    with Image.open(save(bars, tmp_path / "a.png")) as picture:
        assert picture.info["Description"] == bars.alt
    with Image.open(save(bars, tmp_path / "b.png", slide=True)) as picture:
        assert picture.info["Description"] == bars.alt
        assert picture.size == (2560, 1440)
        ink = np.asarray(picture.convert("L")) < 200
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    assert abs(rows[0] + rows[-1] - 1440) < 150
    assert max((columns[-1] - columns[0]) / 2560, (rows[-1] - rows[0]) / 1440) > 0.8


def test_a_tall_chart_stands_in_the_middle_of_its_slide(tmp_path: Path) -> None:
    with Image.open(
        save(
            charts.matrix(compare("seminar", ["powers", "dialogue", "protection", "mandate"])),
            tmp_path / "slide.png",
            slide=True,
        )
    ) as picture:
        columns = np.flatnonzero((np.asarray(picture.convert("L")) < 200).any(axis=0))
    assert columns[0] > 400
    assert columns[-1] < 2560 - 400


def test_the_alternative_text_goes_with_the_picture_into_the_notebook(bars: charts.Chart) -> None:
    shown, metadata = bars._repr_mimebundle_()
    assert shown["text/plain"] == metadata["image/png"]["alt"] == bars.alt == repr(bars)
    assert "image/png" in shown


def test_the_package_is_imported_without_matplotlib_scipy_and_nbclient() -> None:
    code = "import sys, npm_compare; print([m for m in ('matplotlib', 'scipy', 'nbclient', 'pypandoc') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_drawing_leaves_the_settings_of_others_alone(world_data: Dataset) -> None:
    import matplotlib as mpl
    from matplotlib import pyplot

    before = dict(mpl.rcParams)
    WORLD["trend"](world_data)
    assert dict(mpl.rcParams) == before
    assert pyplot.get_fignums() == []


def test_an_accent_moves_no_state_to_the_end_of_the_alphabet() -> None:
    with speaking("fr"):
        plots = charts.known(["ecu-dpe", "gtm-onpt", "ury-inddhh"]).figure.axes
    names = [label.get_text() for plot in plots for label in plot.get_yticklabels()]
    assert names.index("Équateur MNPT") < names.index("Guatemala ONPT")

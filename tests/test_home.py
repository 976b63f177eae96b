"""The same bytes in anybody's home: no setting, font, template, variable or clock of the user's changes a file or stops a run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.font_manager import FontProperties, fontManager

from npm_compare import charts, compare
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.pandoc import pandoc
from npm_compare.reports.presentation import Deck
from npm_compare.views.charts import fonts

SPOILT = {
    "axes.facecolor": "black",
    "lines.linewidth": 9,
    "patch.linewidth": 5,
    "text.color": "red",
    "font.style": "italic",
    "savefig.bbox": "tight",
    "savefig.facecolor": "yellow",
    "axes.grid": True,
}
"""What somebody's `matplotlibrc` may hold."""

HTML = b"<p>One</p>"


def test_settings_of_the_user_change_no_chart_and_stay_as_they_are(world_data: Dataset) -> None:
    table = compare(["mar-cndh", "fra-cglpl"], "powers", data=world_data)
    clean = charts.matrix(table)
    files = [clean.content("png"), clean.content("svg"), clean.screen(), clean.picture(100)]
    with mpl.rc_context(SPOILT):
        drawn = charts.matrix(table)
        assert [drawn.content("png"), drawn.content("svg"), drawn.screen(), drawn.picture(100)] == files
        assert mpl.rcParams["axes.facecolor"] == "black"


@pytest.mark.parametrize("name", sorted(set(charts.__all__) - {"Chart"}))
def test_every_chart_is_drawn_with_our_settings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each passes through `drawn`: what is not one of its arguments is refused with the settings of the charts in force."""
    chart = getattr(charts, name)
    within = []
    checked = import_module("npm_compare.base.given")
    monkeypatch.setattr(checked, "refuse_unlike", lambda *given: within.append(mpl.rcParams["svg.hashsalt"]) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        chart(*[None] * len([p for p in signature(chart).parameters.values() if p.default is p.empty]))
    assert within == ["npm_compare"]


@pytest.mark.parametrize("weight", [400, 700])
def test_a_font_of_the_system_with_the_name_of_ours_is_not_taken(weight: int, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Path(mpl.get_data_path()) / "fonts" / "ttf" / "STIXGeneral.ttf"
    entry = next(font for font in fontManager.ttflist if font.fname == str(other))
    stranger = [replace(entry, name=family, weight=weight) for family in fonts.FAMILIES]
    monkeypatch.setattr(fontManager, "ttflist", [*stranger, *fontManager.ttflist])
    fonts.register.cache_clear()
    fonts.register()
    for family, names in zip(fonts.FAMILIES, fonts.FILES, strict=True):
        assert Path(fontManager.findfont(FontProperties(family=family, weight=weight))).name in names
    fontManager._findfont_cached.cache_clear()


@pytest.mark.parametrize("name", ["reference.docx", "init.lua", "templates/default.openxml"])
def test_a_data_folder_of_pandoc_that_the_user_has_is_not_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ["--from=html", "--to=docx", "--output=-"]
    clean = pandoc(options, given=HTML)
    broken = tmp_path / "pandoc" / name
    broken.parent.mkdir(parents=True)
    broken.write_text("error('run')", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert pandoc(options, given=HTML) == clean


@pytest.mark.parametrize("moment", [0.0, 4_400_000_000.0], ids=["1970", "2109"])
def test_slides_are_made_whatever_the_clock_says(
    moment: float, world_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slides() -> bytes:
        made = Deck(world_data)
        made.slide("One", "Two")
        return made.content()

    clean = slides()
    monkeypatch.setattr(time, "time", lambda: moment)
    assert slides() == clean


def _program(*words: str, **env: str) -> str:
    """Return what the program says when it is run as a module."""
    command = [sys.executable, "-m", "npm_compare", *words]
    return subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=True).stdout


def test_help_keeps_its_sentences_where_python_forgets_them() -> None:
    words = "compare", "--help"
    assert "Set mechanisms side by side on a date." in _program(*words)
    assert _program(*words, PYTHONOPTIMIZE="2") == _program(*words)


def test_a_window_system_that_matplotlib_does_not_know_stops_no_chart(world: Path, tmp_path: Path) -> None:
    picture = tmp_path / "chart.png"
    _program(
        "chart", "matrix", "mar-cndh", "powers", "-o", str(picture), NPM_COMPARE_DATA=str(world), MPLBACKEND="nonsense"
    )
    assert picture.is_file()


def test_making_clean_removes_nothing_that_a_variable_of_the_shell_names() -> None:
    """Every folder removed is one of the checkout, named in the Makefile itself."""
    told = subprocess.run(
        ["make", "--no-print-directory", "-n", "clean", "OUTPUT=/home/me/my thesis"],
        cwd=Path(__file__).parents[1],
        env={  # without what a make around this test tells its own children
            **{name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
            "OUTPUT": "/home/me/my thesis",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.split()[:2] == ["rm", "-rf"]
    assert "thesis" not in told
    assert {name[0] for name in told.split()[2:]}.isdisjoint("/~$")


def test_what_is_missing_is_installed_by_a_lock_file_or_from_the_folder_never_by_a_name() -> None:
    """A bare name on a public registry may be anybody's. `base.extras` asks for the version installed: see `test_extras`."""
    root = Path(__file__).parents[1]
    told = [*(root / "src").rglob("*.py"), root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").glob("*.md")]
    told.remove(root / "src" / "npm_compare" / "base" / "extras.py")
    ways = ("--require-hashes -r requirements", "--no-deps --no-build-isolation -e .", '".[', ".`")
    for path in told:
        for hint in re.findall(r"pip install (.*)", path.read_text(encoding="utf-8")):
            assert hint.startswith(ways), path
        assert "npm-compare[" not in path.read_text(encoding="utf-8"), path

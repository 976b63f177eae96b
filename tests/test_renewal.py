"""The notebooks of the package are executed in place and saved: twice gives the same bytes."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from PIL import Image

from npm_compare.analysis.comparison import compare
from npm_compare.reports.renewal import lighter, renew, renewed
from npm_compare.views import charts

CHART = "import npm_compare as npm\nnpm.charts.strip(npm.compare('seminar', 'mandate'))"

COUNT = "from npm_compare.views.findings import Finding\nfrom npm_compare.views.language import number\nFinding(number(1234), 1)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a notebook that was run before, with the times of its run, and one that was not."""
    save(tmp_path / "01_one.ipynb", new_markdown_cell("# How many?", id="a"), new_code_cell(COUNT, id="b"))
    timed = new_code_cell("1 + 1", id="c", execution_count=7, metadata={"execution": {"iopub.execute_input": "2026"}})
    save(tmp_path / "02_two.ipynb", timed)
    return tmp_path


def save(path: Path, *cells: Any) -> None:
    path.write_text(f"{nbformat.writes(new_notebook(cells=list(cells)))}\n", encoding="utf-8")


def cells_of(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def test_every_notebook_is_run_from_top_to_bottom_and_saved_with_what_it_shows(folder: Path) -> None:
    assert list(renew(folder)) == [("01_one.ipynb: saved.", True), ("02_two.ipynb: saved.", True)]
    one, two = (cells_of(folder / name)[-1] for name in ("01_one.ipynb", "02_two.ipynb"))
    assert "1,234" in "".join(one["outputs"][0]["data"]["text/plain"])
    assert (two["outputs"][0]["data"]["text/plain"], two["execution_count"]) == (["2"], 1)


def test_a_notebook_saved_twice_has_the_same_bytes_and_no_time_of_its_run(folder: Path) -> None:
    list(renew(folder))
    before = [path.read_bytes() for path in sorted(folder.iterdir())]
    assert list(renew(folder)) == [("01_one.ipynb: unchanged.", True), ("02_two.ipynb: unchanged.", True)]
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == before
    assert not [cell["metadata"] for path in folder.iterdir() for cell in cells_of(path) if cell["metadata"]]


def test_a_notebook_that_fails_stays_as_it_was_and_the_others_are_saved(folder: Path) -> None:
    save(folder / "00_broken.ipynb", new_code_cell("1 / 0", id="d"))
    before = (folder / "00_broken.ipynb").read_bytes()
    told, *others = renew(folder)
    assert told[0].startswith("00_broken.ipynb is left as it was: Code cell 1 fails: ZeroDivisionError")
    assert (told[1], [well for _, well in others]) == (False, [True, True])
    assert (folder / "00_broken.ipynb").read_bytes() == before


def test_notebooks_are_saved_in_english_whatever_the_language_of_the_desk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "fr")
    assert b"1,234" in renewed(folder / "01_one.ipynb")


def test_the_picture_of_a_chart_is_saved_with_a_palette_that_the_eye_does_not_see(folder: Path) -> None:
    """A third of the bytes; ground and lines are as drawn, and the words on it and its size stay."""
    save(folder / "03_chart.ipynb", new_code_cell(CHART, id="e"))
    drawn, saved = (Image.open(io.BytesIO(picture)) for picture in (_drawn(), _saved(folder / "03_chart.ipynb")))
    assert (saved.mode, saved.size, saved.info["dpi"]) == ("P", drawn.size, drawn.info["dpi"])
    assert saved.info["Description"] == drawn.info["Description"]
    off = np.abs(np.asarray(saved.convert("RGB"), int) - np.asarray(drawn.convert("RGB"), int)).max(axis=2)
    assert off.mean() < 0.1
    assert (off > 12).mean() < 0.001
    assert len(_saved(folder / "03_chart.ipynb")) < len(_drawn()) / 2


def test_a_picture_with_transparent_parts_stays_as_it_is() -> None:
    held = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(held, format="png")
    assert lighter(held.getvalue()) == held.getvalue()


def _drawn() -> bytes:
    """Return the chart as it is shown while the notebook runs."""
    bundle, _ = charts.strip(compare("seminar", "mandate"))._repr_mimebundle_()
    return base64.b64decode(bundle["image/png"])


def _saved(path: Path) -> bytes:
    (cell,) = json.loads(renewed(path))["cells"]
    return base64.b64decode("".join(cell["outputs"][0]["data"]["image/png"]))

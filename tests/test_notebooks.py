"""The notebooks: their form, and that each works for another State by changing only the line of parameters.

That their saved outputs are what the code gives is tested by nbval (`make test`).
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

import npm_compare
from conftest import html_of
from npm_compare.base.results import Result
from npm_compare.facts import selection
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.execution import find_notebooks
from npm_compare.weighing.options import Options

NOTEBOOKS = find_notebooks()

PARAMETERS = re.compile(r'^(?P<names>\w+(?:, \w+)*) = (?P<values>"[^"]+"(?:, "[^"]+")*)$', re.M)
"""The line that an analyst changes: names and texts, nothing else."""


@cache
def cells_of(path: Path) -> tuple[Any, ...]:
    return tuple(nbformat.read(path, as_version=4).cells)


def code_of(path: Path) -> list[Any]:
    return [cell for cell in cells_of(path) if cell.cell_type == "code"]


def prose_of(path: Path) -> list[str]:
    return [cell.source for cell in cells_of(path) if cell.cell_type == "markdown"]


def lines_of(cell: Any) -> list[str]:
    return [line for line in cell.source.splitlines() if line.strip()]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_there_are_notebooks_numbered_without_a_gap() -> None:
    numbers = [int(path.stem.split("_")[0]) for path in NOTEBOOKS]
    assert numbers == list(range(1, len(NOTEBOOKS) + 1))
    assert len(NOTEBOOKS) >= 9


PARTS = [
    "## Why it matters",
    "## What the facts show",
    "## What it means for the State that asks",
    "## What we do not know",
    "## Sources",
]


def test_a_notebook_is_valid(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))


def test_it_begins_with_one_question(path: Path) -> None:
    first, *others = prose_of(path)
    assert cells_of(path)[0].cell_type == "markdown"
    assert re.fullmatch(r"# [A-Z][^\n]*\?", first), first
    assert not [text for text in others if re.search(r"^# ", text, flags=re.M)]


def test_the_parameters_come_next_and_then_the_computed_answer(path: Path) -> None:
    """The answer is a finding, or a list of findings: in bold, computed from the facts."""
    second, third = cells_of(path)[1:3]
    assert second.cell_type == third.cell_type == "code"
    assert PARAMETERS.search(second.source), second.source
    assert second.source.splitlines()[0] == "import npm_compare as npm"
    assert len(lines_of(third)) == 1
    shown = "".join(output.get("data", {}).get("text/html", "") for output in third.outputs)
    assert "<strong>" in shown


def test_it_has_the_usual_parts_and_names_its_sources_last(path: Path) -> None:
    """One page has no room for why it matters."""
    headings = [text.splitlines()[0] for text in prose_of(path) if text.startswith("## ")]
    short = path.stem.endswith("one_page")
    assert headings == (PARTS[1:] if short else PARTS)


def test_every_output_with_a_reading_of_its_own_is_followed_by_a_sentence(path: Path) -> None:
    """No more than two outputs stand without words between them, but the answer at the head."""
    kinds = "".join("c" if cell.cell_type == "code" else "m" for cell in cells_of(path)[3:])
    assert "ccc" not in kinds


def test_it_was_saved_after_running_from_top_to_bottom(path: Path) -> None:
    counts = [cell.execution_count for cell in code_of(path)]
    assert counts == list(range(1, len(counts) + 1))


def test_no_cell_ended_in_an_error_or_a_warning(path: Path) -> None:
    kinds = [output.output_type for cell in code_of(path) for output in cell.outputs]
    assert "error" not in kinds
    assert "stream" not in kinds


def test_every_cell_but_the_first_shows_something(path: Path) -> None:
    assert not code_of(path)[0].outputs
    assert all(cell.outputs for cell in code_of(path)[1:])


def test_a_code_cell_has_three_lines_and_a_notebook_forty(path: Path) -> None:
    lengths = [len(lines_of(cell)) for cell in code_of(path)]
    assert max(lengths) <= 3
    assert sum(lengths) <= 40


def test_there_is_no_programming_in_a_notebook(path: Path) -> None:
    """No functions, loops, branches, paths or files; no semicolon that would hide an output from nbval."""
    banned = (
        ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.If, ast.With, ast.Try, ast.ListComp, ast.DictComp,
        ast.GeneratorExp, ast.SetComp, ast.ClassDef,
    )  # fmt: skip
    for cell in code_of(path):
        tree = ast.parse(cell.source)
        assert not [node for node in ast.walk(tree) if isinstance(node, banned)], cell.source
        assert not re.search(r"['\"][^'\"]*(/|\\|\.csv|\.ipynb)[^'\"]*['\"]|;\s*$|^[%!]", cell.source, flags=re.M)
        modules = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
        assert set(modules) <= {"npm_compare"}


REFERENCE = re.compile(
    r"\b(arts?|paras?|principles?|rules?|sections?|no)\.? \d+(\(\d+\))?(\([a-z]\))?((, | and | to )\d+(\(\d+\))?(\([a-z]\))?)*"
)
"""A place in a treaty, in guidelines or in principles: `art. 18(1)`, `paras 9, 12 and 16`."""

LAW = re.compile(r"\b(Act|Law|Loi|Decree|Dahir) [\w-]*\d[\w./-]*")
"""The name of a law, which may hold a number and a year."""


NOTEBOOK = re.compile(r"\]\(\d\d_\w+\.ipynb\)")
"""The address of a link to another notebook."""


def typed_figures(text: str) -> list[str]:
    """Return the digits of a text that are neither a place in a text of law nor part of its name, nor the file of a notebook."""
    return re.findall(r"\S*\d\S*", LAW.sub("", REFERENCE.sub("", NOTEBOOK.sub("]", text))))


def test_the_rule_on_figures_knows_a_figure_from_a_reference() -> None:
    assert (
        typed_figures("The treaty (OPCAT art. 18(3), arts 3 and 17, arts 18 to 23; guidelines, paras 9, 12 and 16).")
        == []
    )
    assert typed_figures("By Act 76.15, art. 13(2), and Law 2007-1545.") == []
    assert typed_figures("Of 80 mechanisms, 14 % have art. 4.") == ["80", "14"]
    assert typed_figures("At prices of 2024.") == ["2024."]
    assert typed_figures("[What 3 reports](13_brief.ipynb) say.") == ["3"]


def test_no_figure_is_typed_into_prose(path: Path) -> None:
    """A figure in prose does not change when a fact does: it must be computed in a cell."""
    assert {text[:60]: found for text in prose_of(path) if (found := typed_figures(text))} == {}


class Namespace:
    """Runs the cells of a notebook as a kernel would: the last expression of a cell is shown."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}

    def run(self, source: str) -> Any:
        """Run a cell and return what it shows."""
        tree = ast.parse(source)
        *body, last = tree.body
        exec(compile(ast.Module(body, []), "<cell>", "exec"), self.names)
        if isinstance(last, ast.Expr):
            return eval(compile(ast.Expression(last.value), "<cell>", "eval"), self.names)
        return exec(compile(ast.Module([last], []), "<cell>", "exec"), self.names)


def shown(value: Any) -> str:
    """Return what a reader would see of a value, as text."""
    if isinstance(value, npm_compare.views.charts.Chart):
        value.figure.draw_without_rendering()
        return value.alt
    return html_of(value) if isinstance(value, Result) or hasattr(value, "_repr_html_") else repr(value)


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take any warning for an error, draw fewer weightings, and compute but once what a notebook asks for twice."""
    acceptability = Options.acceptability
    monkeypatch.setattr(Options, "acceptability", lambda self, draws=200, **asked: acceptability(self, 200, **asked))
    monkeypatch.setattr(npm_compare.reports.brief, "answer", cache(npm_compare.reports.brief.answer))
    monkeypatch.setattr(selection, "claims", _once(selection.claims))
    for name in ("options", "durations"):
        monkeypatch.setattr(npm_compare, name, cache(getattr(npm_compare, name)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def _once(claims: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    held: dict[Any, pd.DataFrame] = {}

    def find(data: Dataset, *, subjects: Collection[str] | None = None, **asked: Any) -> pd.DataFrame:
        key = (tuple(asked.items()), None if subjects is None else frozenset(subjects))
        if key not in held:
            held[key] = claims(data, subjects=subjects, **asked)
        return held[key]

    return find


def outputs_for(path: Path, mechanism: str, state: str) -> list[str]:
    """Return what a notebook shows after its parameters were changed to another mechanism and State."""
    first, *others = [cell.source for cell in code_of(path)]
    line = PARAMETERS.search(first)
    assert line is not None
    changed = line[0].replace('"mar-cndh"', f'"{mechanism}"').replace('"mar"', f'"{state}"')
    kernel = Namespace()
    kernel.run(first.replace(line[0], changed))
    return [shown(kernel.run(source)) for source in others]


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("number", ["03", "10", "14"])
def test_a_notebook_works_for_another_state_by_its_parameters_alone(number: str) -> None:
    """Powers, the choice of a model and the page for the minister: between them they ask every kind of question."""
    (path,) = [path for path in NOTEBOOKS if path.stem.startswith(number)]
    tunisia, senegal = (outputs_for(path, *who) for who in (("tun-inpt", "tun"), ("sen-onlpl", "sen")))
    assert all(tunisia)
    assert all(senegal)
    assert tunisia != senegal


def test_requirements_are_counted_of_one_named_set(path: Path) -> None:
    """Those of the Protocol and of the guidelines of the SPT; the page on independence takes one subject of all instruments."""
    calls = [call for cell in code_of(path) for call in re.findall(r"npm\.assess\(([^()]*)\)", cell.source)]
    assert not [call for call in calls if '["opcat", "spt_guidelines"]' not in call and '"independence"' not in call]


def test_no_cell_but_the_parameters_names_the_state_that_asks(path: Path) -> None:
    for cell in code_of(path)[1:]:
        assert not re.search(r"mar-cndh|\bmar\b|Morocco", cell.source)
    assert not [text for text in prose_of(path) if re.search("Morocc|CNDH", text)]

"""Notebooks run in processes of their own: what they see, what they show, how they fail."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import notebooks_folder
from npm_compare.reports import execution
from npm_compare.reports.execution import apart, execute, set_parameters
from npm_compare.views.findings.finding import Finding


def notebook_of(*cells: str) -> Any:
    return new_notebook(cells=[new_code_cell(text) for text in cells])


def shown_by(notebook: Any) -> list[dict[str, Any]]:
    return [dict(output.get("data", {})) for cell in notebook.cells for output in cell.outputs]


def executed(notebook: Any) -> Any:
    execute(notebook)
    return notebook


def fresh(path: Path) -> list[dict[str, Any]]:
    return shown_by(executed(nbformat.read(path, as_version=4)))


def name_in_builtins(name: str) -> bool:
    import builtins

    found = hasattr(builtins, name)
    setattr(builtins, name, 1)
    return found


def process_number() -> int:
    return os.getpid()


def fail() -> None:
    raise NpmCompareError("nothing_to_search")


def die() -> None:
    os._exit(3)


@pytest.mark.parametrize("name", ["09_profile", "14_one_page"])
def test_a_notebook_shows_what_it_shows_in_a_fresh_kernel(name: str) -> None:
    """The notebooks were saved executed by fresh kernels, and nbval runs each of them so again."""
    path = notebooks_folder() / f"{name}.ipynb"
    saved = nbformat.read(path, as_version=4)
    in_kernel = shown_by(new_notebook(cells=[cell for cell in saved.cells if cell.cell_type == "code"]))
    here = fresh_code(path)
    assert [sorted(data) for data in here] == [sorted(data) for data in in_kernel]
    for ours, theirs in zip(here, in_kernel, strict=True):
        assert {form: data for form, data in ours.items() if form != "image/png"} == {
            form: data for form, data in theirs.items() if form != "image/png"
        }


def fresh_code(path: Path) -> list[dict[str, Any]]:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return shown_by(apart(executed, notebook))


def test_a_value_is_kept_in_every_form_in_which_it_shows_itself() -> None:
    cell = "from npm_compare.views.findings import Finding\nFinding('So.', 1)"
    (shown,) = shown_by(executed(notebook_of(cell)))
    assert "So." in shown["text/plain"]
    assert "<strong>So.</strong>" in shown["text/html"]


def test_a_result_is_kept_in_html() -> None:
    shown = shown_by(executed(notebook_of("import npm_compare as npm\nnpm.figures('mli-cndh', 'visits_total')")))[0]
    assert shown["text/html"].startswith("<style>")
    assert "visits_total" in shown["text/plain"]


def test_the_values_shown_are_returned_in_their_order_and_nothing_is_written_by_showing_them() -> None:
    cells = ("from npm_compare.views.findings import Finding\nFinding('So.', 1)", "None", "2 + 3")
    first, second = execute(notebook_of(*cells))
    assert isinstance(first.value, Finding)
    assert "<strong>So.</strong>" in first.forms["text/html"]
    assert (second.value, second.forms) == (5, {"text/plain": "5"})


def test_what_a_cell_prints_is_kept_before_its_value() -> None:
    notebook = executed(notebook_of("print('said')\n5"))
    assert [output.output_type for output in notebook.cells[0].outputs] == ["stream", "execute_result"]
    assert notebook.cells[0].outputs[0].text == "said\n"


def test_names_of_earlier_cells_are_seen_by_later_ones_and_cells_are_counted() -> None:
    notebook = executed(notebook_of("a = 2", "a + 1"))
    assert shown_by(notebook) == [{"text/plain": "3"}]
    assert [cell.execution_count for cell in notebook.cells] == [1, 2]


def test_a_failing_cell_is_named_with_its_error() -> None:
    with pytest.raises(NpmCompareError, match=r"^Code cell 2 fails: ZeroDivisionError: division by zero$"):
        execute(notebook_of("1", "1 / 0", "3"))


def test_a_cell_that_is_no_python_is_named_too() -> None:
    with pytest.raises(NpmCompareError, match="Code cell 1 fails: SyntaxError"):
        execute(notebook_of("1 +"))


def test_each_piece_of_work_has_a_process_in_which_nothing_ran_before() -> None:
    assert apart(process_number) != apart(process_number) != os.getpid()
    assert [apart(name_in_builtins, "left_behind") for _ in range(2)] == [False, False]


def test_an_error_for_the_user_comes_back_and_a_dead_process_is_told() -> None:
    with pytest.raises(NpmCompareError, match="Write at least one word to search for"):
        apart(fail)
    with pytest.raises(NpmCompareError, match=r"ended before it had finished \(exit code 3\)"):
        apart(die)


def test_a_notebook_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execution, "TIME_LIMIT", 0.5)
    with pytest.raises(NpmCompareError, match=r"Given up after 0\.5 seconds"):
        apart(executed, notebook_of("import time\ntime.sleep(60)"))


def test_only_the_names_that_a_notebook_assigns_are_set() -> None:
    source = 'import npm_compare as npm\nasker, group, at = "mar-cndh", "seminar", "today"\nnpm.assess(asker, at=at)'
    assert set_parameters(source, {"at": "2016", "state": "tun"}) == (
        "import npm_compare as npm\nasker, group, at = ('mar-cndh', 'seminar', '2016')\nnpm.assess(asker, at=at)"
    )


def test_a_value_given_from_outside_is_text_and_never_code() -> None:
    treacherous = '"; import os; os.remove("x"); "'
    assert set_parameters('at = "today"', {"at": treacherous}) == f"at = {treacherous!r}"


def test_a_process_that_was_about_to_start_when_the_others_were_ended_is_ended_too() -> None:
    execution.stop()
    try:
        with pytest.raises(NpmCompareError, match="ended before it had finished"):
            apart(time.sleep, 300)
    finally:
        execution.resume()
    assert apart(abs, -1) == 1

"""The house: which room may know which. What computes is below and knows no language; what speaks is above."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from npm_compare.base.folders import PACKAGE

BELOW = ("base", "checking", "facts", "analysis", "weighing")
"""What computes, from the ground up: results are codes, numbers and dates."""

ABOVE = ("views", "views/findings", "views/charts", "reports", "desk", "desk/cli")
"""What speaks, from the ground up: words, sentences, pictures, documents, and where people work."""

FLOORS = (*BELOW, *ABOVE)

APART = {"desk/catalogues": "reads the help of the command line to translate it"}
"""Tools of those who develop the package, above everything else."""


def modules() -> dict[str, Path]:
    """Return every module but the one that offers the public names, by its place in the package."""
    found = {path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {name: path for name, path in found.items() if name not in ("__init__", "__main__")}


def known_to(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, at its head or inside its functions, but not for types alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and getattr(block.test, "id", "") == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("npm_compare") and id(node) not in types:
            inside = "/".join((node.module or "").split(".")[1:])
            for alias in node.names:
                whole = f"{inside}/{alias.name}".strip("/")
                found.add(whole if whole in MODULES else inside)
    return found - {""}


MODULES = modules()

IMPORTS = {name: known_to(path) & {*MODULES, *FLOORS} for name, path in MODULES.items()}


def floor_of(name: str) -> int:
    """Return the floor of a module: the longest part of its place that is one."""
    return max(number for number, floor in enumerate(FLOORS) if f"{name}/".startswith(f"{floor}/"))


def test_a_newcomer_finds_at_most_eight_entries_at_the_root() -> None:
    entries = [path.name for path in PACKAGE.iterdir() if not path.name.startswith(("__", "."))]
    assert sorted(set(entries) - {"py.typed", "data", "notebooks", "pages"}) == sorted(
        {floor.split("/")[0] for floor in FLOORS}
    )
    assert len(set(entries) - {"py.typed", "data", "notebooks", "pages"}) <= 8


def test_what_computes_imports_nothing_that_speaks() -> None:
    speaks = {
        name: sorted(other for other in known if other.split("/")[0] not in BELOW)
        for name, known in IMPORTS.items()
        if name.split("/")[0] in BELOW
    }
    assert {name: others for name, others in speaks.items() if others} == {}


def test_no_import_runs_up() -> None:
    up = {
        name: sorted(other for other in known if floor_of(other) > floor_of(name))
        for name, known in IMPORTS.items()
        if name not in APART
    }
    assert {name: others for name, others in up.items() if others} == {}


def test_no_two_modules_know_each_other_by_any_way() -> None:
    graph = {name: {other for other in known if other in MODULES and other != name} for name, known in IMPORTS.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(error.args[1]) from None


def test_what_computes_writes_no_html_and_translates_nothing() -> None:
    """Neither markup nor a call of the catalogue stands below."""
    calls = {
        name: sorted(
            {
                node.func.id
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_many", "later")
            }
        )
        for name, path in MODULES.items()
        if name.split("/")[0] in BELOW
    }
    assert {name: found for name, found in calls.items() if found} == {}
    marked = [
        name
        for name, path in MODULES.items()
        if name.split("/")[0] in BELOW and "_repr_html_" in path.read_text(encoding="utf-8")
    ]
    assert marked == []

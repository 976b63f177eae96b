"""The layers of the package: what stands on what. A part knows those below it and none above."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from npm_compare.base.folders import PACKAGE

LAYERS = (
    ("base",),
    ("checking",),
    ("facts",),
    ("analysis",),
    ("weighing",),
    ("views",),
    ("reports",),
    ("desk",),
)
"""From the ground up. Those of one layer may know one another."""

UPWARD: set[tuple[str, str]] = set()
"""Known from above when they are used, not before: a chart saves itself as a slide, a table as a workbook, the Tab key asks."""

HEIGHT = {part: height for height, layer in enumerate(LAYERS) for part in layer}


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the modules of the package that a module imports, and whether it does so before anything is used."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "npm_compare":
            inside = node.module.split(".")[1:]
            for name in [".".join(inside)] if inside else [alias.name for alias in node.names]:
                yield name, node.col_offset == 0


def modules() -> list[Path]:
    """Return every module but the one that offers the public names."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def name_of(path: Path) -> str:
    """Return the name of a module as it stands in `UPWARD`."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def test_every_part_has_its_layer() -> None:
    assert sorted(HEIGHT) == sorted({name_of(path).split("/")[0] for path in modules()})


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_knows_nothing_above_it(path: Path) -> None:
    name = name_of(path)
    own = HEIGHT[name.split("/")[0]]
    above = {(name, known) for known, _ in imports(path) if HEIGHT.get(known.split(".")[0], 0) > own}
    assert above <= UPWARD
    assert not {(name, known) for known, first in imports(path) if first} & UPWARD


def test_no_exception_is_listed_that_is_not_needed() -> None:
    assert {(name_of(path), known) for path in modules() for known, _ in imports(path)} >= UPWARD

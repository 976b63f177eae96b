"""The code of the package, read once for all tests that look into it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

from npm_compare.base.folders import PACKAGE


class Module(NamedTuple):
    """What tests look for in a module: its calls of a plain name, and its texts."""

    calls: tuple[tuple[str, ast.Call], ...]
    texts: frozenset[str]

    def first_of(self, name: str) -> list[ast.expr]:
        """Return the first argument of each call of a name."""
        return [call.args[0] for called, call in self.calls if called == name and call.args]


@cache
def modules() -> dict[Path, Module]:
    """Return every module of the package."""
    return {path: _read(path) for path in PACKAGE.rglob("*.py")}


def _read(path: Path) -> Module:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = [(node.func.id, node) for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return Module(tuple(calls), frozenset(texts))

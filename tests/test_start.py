"""What is loaded when: the command line answers without the libraries that only results need."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from types import ModuleType

import pytest

import npm_compare

HEAVY = ("pandas", "numpy", "matplotlib", "scipy", "IPython")

AFTER = f"found = [name for name in {HEAVY!r} if name in sys.modules]; print(found, file=sys.stderr)"


@pytest.mark.parametrize("words", [["--help"], ["check"], ["chart", "--help"], ["source", "--help"], ["lab", "--help"]])
def test_help_and_the_check_need_no_heavy_library(words: list[str]) -> None:
    code = "import atexit, sys; from npm_compare.desk.cli import main; sys.argv = ['npm-compare', *sys.argv[1:]]\n"
    code += f"atexit.register(lambda: exec({AFTER!r})); main()"
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert run.stderr.splitlines() == ["[]"]


def test_importing_the_package_loads_no_heavy_library() -> None:
    run = subprocess.run(
        [sys.executable, "-c", f"import sys, npm_compare; {AFTER}"], capture_output=True, text=True, check=True
    )
    assert run.stderr.strip() == "[]"


def test_the_first_name_that_is_typed_is_completed_before_anything_was_used() -> None:
    code = "import npm_compare as npm; from npm_compare.desk.completion import offered\n"
    code += "print(offered('npm.compare(\"mar-c', {'npm': npm}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "('mar-c', ['mar-cndh'])"


@pytest.mark.parametrize("name", sorted(npm_compare.__all__))
def test_each_public_name_is_documented_and_no_module_can_take_its_place(name: str) -> None:
    """Importing `npm_compare.x` makes `npm_compare.x` that module, whatever the name meant before."""
    found = getattr(npm_compare, name)
    assert isinstance(found, str) or found.__doc__
    assert isinstance(found, ModuleType) or find_spec(f"npm_compare.{name}") is None


def test_the_public_names_are_listed_and_nothing_else_is() -> None:
    assert dir(npm_compare) == sorted(npm_compare.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = npm_compare.nonsense

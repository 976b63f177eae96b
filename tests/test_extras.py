"""What is not installed is told in one sentence: which extra brings it, and the command."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import npm_compare as npm
from npm_compare.base import extras
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.extras import EXTRAS, WITHIN, need, told, way
from npm_compare.views.language import speaking

ROOT = Path(__file__).parents[1]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def without(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """Let a library be one that is not installed."""
    for name in [name for name in sys.modules if name.split(".")[0] == library] + [library]:
        monkeypatch.setitem(sys.modules, name, None)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_at_most_six_packages_are_required() -> None:
    assert len(DECLARED["dependencies"]) <= 6


@pytest.mark.parametrize("extra", EXTRAS)
def test_each_extra_brings_the_libraries_that_it_is_said_to_bring(extra: str) -> None:
    wanted = [Requirement(one) for one in DECLARED["optional-dependencies"][extra]]
    inside = {one for each in wanted if each.name == "npm-compare" for one in each.extras}
    named = {plain(each.name) for each in wanted if each.name != "npm-compare" and "language-pack" not in each.name}
    known = packages_distributions()
    brought = {plain(known.get(library, [library])[0]) for library in EXTRAS[extra]}
    assert (named, inside) == (brought, set(WITHIN.get(extra, ())))


def test_the_extra_all_brings_every_other() -> None:
    (every,) = (Requirement(one) for one in DECLARED["optional-dependencies"]["all"])
    assert every.extras | {one for extra in every.extras for one in WITHIN.get(extra, ())} == set(EXTRAS)


@pytest.mark.parametrize("extra", EXTRAS)
def test_in_a_checkout_the_lock_file_named_holds_the_extra(extra: str) -> None:
    name = way(extra).rpartition(" ")[2]
    locked = re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.M)
    wanted = {Requirement(one).name for one in DECLARED["optional-dependencies"][extra]} - {"npm-compare"}
    assert {plain(one) for one in wanted} <= set(locked)


def test_the_lock_files_agree_in_every_version_and_name_no_address() -> None:
    held = [(ROOT / name).read_text(encoding="utf-8") for name in LOCKS]
    reports, lab, tests = (set(re.findall(r"^[\w.-]+==\S+", text, re.M)) for text in held)
    assert reports < lab < tests
    assert not any("://" in text for text in held)


LOCKS = ("requirements.lock", "requirements-lab.lock", "requirements-test.lock")


def test_outside_a_checkout_the_very_version_installed_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """So pip takes the package that is there and looks for none of that name: on a public registry it may be anybody's."""
    monkeypatch.setattr(extras, "in_checkout", lambda: False)
    assert way("charts") == f'python -m pip install "npm-compare[charts]=={npm.__version__}"'
    without(monkeypatch, "xlsxwriter")
    with pytest.raises(NpmCompareError, match=r"^This needs the extra office: xlsxwriter is not installed\. Run: "):
        npm.save(npm.compare("seminar", "powers"), "table.xlsx")


@pytest.mark.parametrize(("language", "said"), [("en", "extra office"), ("fr", "l’extra office"), ("ar", "الإضافة")])
def test_a_missing_library_is_told_in_the_language_spoken(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch, "xlsxwriter")
    with speaking(language), pytest.raises(NpmCompareError) as caught:
        npm.save(npm.compare("seminar", "powers"), "table.xlsx")
    with speaking(language):
        assert said in str(caught.value)
        assert "python -m pip install --require-hashes -r requirements.lock" in str(caught.value)


def test_a_chart_without_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "matplotlib")
    with pytest.raises(NpmCompareError, match="This needs the extra charts: matplotlib is not installed"):
        npm.charts.matrix(npm.compare("seminar", "powers"))


def test_on_the_command_line_it_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    code = "import sys; sys.modules['xlsxwriter'] = None; from npm_compare.desk.cli import main; main()"
    words = ("compare", "mar-cndh", "powers", "-o", str(tmp_path / "table.xlsx"))
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "npm-compare: This needs the extra office: xlsxwriter is not installed. In the folder of the project run: "
        "python -m pip install --require-hashes -r requirements.lock"
    ]


def test_what_needs_much_says_so_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that is named is the whole one: it brings the library along."""
    without(monkeypatch, "pptx")
    with pytest.raises(NpmCompareError, match="This needs the extra reports: pptx is not installed"):
        need("reports")


def test_a_missing_library_of_no_extra_is_a_mistake_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError, match="nonsense"), told():
        __import__("nonsense")

"""A door for contributors: what is added has all its places, and the texts that lead to them are right."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from typer.main import get_command

import links
import npm_compare as npm
from npm_compare.desk.cli import app
from npm_compare.desk.cli.kinds import CHART_KINDS
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.shows import SHOWS
from npm_compare.views.languages import LANGUAGES

ROOT = Path(__file__).parents[1]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


# A new chart, a new function


def test_every_chart_is_on_the_command_line() -> None:
    assert set(CHART_KINDS) == set(npm.charts.__all__) - {"Chart"}


def test_every_chart_is_found_by_what_it_shows() -> None:
    assert set(SHOWS) == set(CHART_KINDS)


def public() -> list[str]:
    """Return every public name, those of public modules with the module's."""
    names = []
    for name in npm.__all__:
        found = getattr(npm, name)
        if not isinstance(found, ModuleType) or callable(found):  # `npm.facts` is asked and is a floor
            names.append(name)
        elif name not in ("charts", "findings"):  # listed by their own __all__
            own = [key for key, value in vars(found).items() if inspect.isfunction(value) and key[0] != "_"]
            names += [f"{name}.{key}" for key in own if getattr(found, key).__module__ == found.__name__]
    return names


def test_every_public_name_is_in_the_reference_once() -> None:
    listed = re.findall(r"^\.\. \w+:: npm_compare\.(\S+)$", (ROOT / "docs/reference.md").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(public())


@pytest.mark.parametrize("name", ["charts", "findings"])
def test_every_chart_and_finding_is_in_the_reference_with_an_example(name: str) -> None:
    module = getattr(npm, name)
    assert f".. automodule:: npm_compare.{name}\n   :members:" in (ROOT / f"docs/{name}.md").read_text("utf-8")
    functions = {key: getattr(module, key) for key in module.__all__ if key not in ("Chart", "Finding")}
    assert [key for key, function in functions.items() if ">>>" not in (function.__doc__ or "")] == []


# A new indicator


def test_an_indicator_has_its_words_in_every_language(data: Dataset) -> None:
    needed = [*(f"label_{language}" for language in LANGUAGES), "question", "definition"]
    assert data.indicators[needed].replace("", pd.NA).notna().all(axis=None)


def test_an_indicator_has_its_section_its_codes_and_its_unit(data: Dataset) -> None:
    rows = data.indicators
    assert set(rows["pillar"]) <= set(data.codes_of("pillar"))
    assert set(rows["section"]) <= set(data.codes_of("section"))
    assert set(rows.loc[rows["type"].isin(["yesno", "category"]), "codes"]) <= set(data.codes["list"])
    assert set(rows.loc[rows["type"].isin(["number", "money"]), "unit"]) <= set(data.codes_of("unit"))


def test_an_answer_on_a_mechanism_bears_on_something(data: Dataset) -> None:
    """A yes or a no that no requirement, no criterion and no question of the brief asks for is collected in vain."""
    lists = {"question_indicators", "requirement_indicators", "criteria"}
    used = {name for table in lists for name in getattr(data, table)["indicator"]}
    rows = data.indicators[(data.indicators["pillar"] != "state") & data.indicators["type"].isin(["yesno", "category"])]
    lacking = sorted(set(rows.index) - used)
    assert lacking == [], f"name each in one of {sorted(lists)}"


# The texts and forms at the door


def test_what_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    place = r"(?:data|docs|notebooks|pages|src|tests|\.ci|\.github)/"
    named = set(re.findall(rf"`({place}[\w./-]*)", text)) - {"docs/site/", "pages/es/"}  # these two a step makes
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= set(targets)
    assert set(re.findall(r"npm-compare ([a-z]+)", text)) <= set(get_command(app).commands)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [ROOT / ".github/workflows/checks.yml"]),
        ("github-issue-forms", FORMS),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_the_files_that_the_host_reads_have_the_form_that_it_wants(schema: str, files: list[Path]) -> None:
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", *map(str, files)])
    assert done.exit_code == 0, done.output


def test_every_program_that_is_started_does_something_then() -> None:
    """One without its last two lines ends at once and well: nothing would tell that a check is not made any more."""
    run = "".join((ROOT / name).read_text("utf-8") for name in (".ci/run", "Makefile"))
    started = set(re.findall(r"python (tests/\w+\.py)", run))
    assert len(started) > 10
    begun = {name: (ROOT / name).read_text("utf-8") for name in sorted(started)}
    assert [name for name, text in begun.items() if '\nif __name__ == "__main__":\n    ' not in text] == []


def test_hooks_before_a_commit_fetch_nothing() -> None:
    kept = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert {one["repo"] for one in kept["repos"]} == {"local"}
    assert {hook["language"] for one in kept["repos"] for hook in one["hooks"]} == {"system"}


def test_an_owner_is_named_for_what_is_there_only() -> None:
    lines = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert [place for place, *_ in lines if place != "*" and not (ROOT / place.strip("/")).exists()] == []


def test_a_broken_link_and_a_font_from_afar_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html#there">1</a><a href="b.html#gone">2</a><a href="c.html">3</a><a href="https://x.example">4</a>'
        '<script src="https://x.example/a.js"></script>'
    )
    (tmp_path / "b.html").write_text('<p id="there">')
    (tmp_path / "c.css").write_text("@font-face{src:url(https://x.example/a.woff)}")
    assert list(links.faults(tmp_path)) == [
        "a.html: fetches https://x.example/a.js",
        "a.html: leads nowhere: b.html#gone",
        "a.html: leads nowhere: c.html",
        "c.css: fetches https://x.example/a.woff",
    ]

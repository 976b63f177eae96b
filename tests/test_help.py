"""Help in the language of the environment, whole, and none of it without a translation."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from typer.main import get_command

from npm_compare.base.errors import UnknownName
from npm_compare.desk.cli import app, main
from npm_compare.desk.cli.help import GROUPS, OWN_FOLDER, help_texts, translated
from npm_compare.views.language import LANGUAGE_VARIABLE

Shown = Callable[..., str]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Return a function that returns what the program writes, on a terminal wide enough for every line."""

    def run(*words: str) -> str:
        monkeypatch.setenv("COLUMNS", "250")
        with pytest.raises(SystemExit):
            translated(app)(list(words), prog_name="npm-compare")
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "List the mechanisms of a group, with the reason why each is in."),
        ("fr", "Lister les mécanismes d’un groupe, avec la raison pour laquelle chacun en fait partie."),
    ],
)
def test_the_help_of_a_command_follows_the_environment_each_time_it_is_asked_for(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, language)
    assert said in shown("--help")
    assert said in shown("peers", "--help")


def test_options_arguments_and_examples_are_in_french_too(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "fr")
    page = shown("peers", "--help")
    assert "Exemple\u00a0: npm-compare peers arab_league" in page
    assert "Un groupe de pairs\u00a0: seminar" in page
    assert "table est en toutes lettres" in page
    assert "Afficher ce message et quitter." in page
    assert "Installer la complétion" in shown("--help")
    assert "Décider et rédiger" in shown("--help")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("compare", "--nosuch"), "Il n’y a pas d’option --nosuch."),
        (("compare", "--fromat", "csv"), "Proche : --at, --format."),
        (("nosuch",), "Il n’y a pas de commande nosuch."),
        (("size",), "L’argument state manque."),
        (("compare", "--at"), "L’option --at demande une valeur."),
        (("compare", "--format", "abc"), "abc n’est pas une valeur de --format"),
        (("size", "mar", "two"), "En trop : two."),
    ],
)
def test_a_slip_of_the_pen_is_told_in_french_with_the_usage_and_the_way_to_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "fr")
    monkeypatch.setenv("COLUMNS", "250")
    with pytest.raises(SystemExit) as end, ExitStack() as spoken:
        translated(app)(list(words), prog_name="npm-compare", obj=spoken)
    page = capsys.readouterr().err
    assert end.value.code == 2
    assert told in page
    assert not [english for english in ENGLISH if english in page]


ENGLISH = ("Usage", "Try ", "Error", "COMMAND ", "No such", "Missing", "Invalid", "unexpected", "default", "required")
"""Words of the library."""


@pytest.mark.parametrize("words", [("--help",), ("compare", "--help")])
def test_no_word_of_the_library_stays_english_in_a_page_of_help(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "ar")
    page = shown(*words)
    assert not [english for english in (*ENGLISH, "Options", "Arguments", "Commands") if english in page]
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    assert "Usage: npm-compare" in shown(*words)


def test_help_follows_the_language_asked_for_before_or_behind_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (["--language", "fr", "peers", "--help"], ["peers", "--language=fr", "--help"]):
        monkeypatch.setattr(sys, "argv", ["npm-compare", *words])
        with pytest.raises(SystemExit):
            main()
        assert "Lister les mécanismes" in capsys.readouterr().out


def test_every_paragraph_of_help_is_a_sentence_to_be_translated(sentences: Catalog) -> None:
    texts = help_texts(app)
    assert "Set mechanisms side by side on a date." in texts
    assert "Example: npm-compare gaps mar-cndh --format csv" in texts
    assert [words for words in texts if sentences.get(words) is None] == []


def test_a_language_that_is_not_spoken_is_told_even_when_help_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "de")
    with pytest.raises(UnknownName, match="There is no language 'de'"):
        translated(app)


def test_help_in_english_does_not_wait_for_the_library_of_languages() -> None:
    code = "import sys; from npm_compare.desk.cli import app; from npm_compare.desk.cli.help import translated; translated(app); "
    code += "sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_command_stands_in_one_group_of_the_help(shown: Shown) -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == set(vars(get_command(app))["commands"])
    told = shown("--help")
    places = [told.index(f"─ {heading} ─") for heading in GROUPS]
    assert places == sorted(places)
    assert told.index(" draft ") < told.index(f"─ {list(GROUPS)[3]} ─") < told.index(" report ")


def test_the_readme_names_every_command_and_no_other() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    block = text.partition("## Every command")[2].partition("## ")[0]
    known = {name for names in GROUPS.values() for name in names}
    lines = re.findall(r"^npm-compare (\S+)", block, re.MULTILINE)
    beside = re.findall(r"also: ([\w, ]+)$", block, re.MULTILINE)
    named = {*lines, *(name for names in beside for name in names.split(", "))}
    assert known - named == set()
    assert set(lines) - known == set()


def test_every_command_that_reads_data_takes_them_from_a_folder_of_ones_own(shown: Shown) -> None:
    for name in (name for names in GROUPS.values() for name in names if name not in OWN_FOLDER):
        assert shown(name, "--help").count("--data") == 1, name


def test_no_two_parameters_of_a_command_share_a_name() -> None:
    """The library gives both the same value: an argument `folder` would be taken for the folder of the data."""
    for name, command in translated(app).commands.items():
        names = [parameter.name for parameter in command.params]
        assert len(names) == len(set(names)), name

"""Help in the language of the environment, whole, and none of it without a translation."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from npm_compare.base.errors import UnknownName
from npm_compare.desk.catalogues import template
from npm_compare.desk.cli import app
from npm_compare.desk.cli.help import help_texts, translated
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
        ("ar", "عرض قائمة آليات مجموعة ما، مع سبب وجود كل منها فيها."),
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
    assert "Commandes" in shown("--help")


def test_every_paragraph_of_help_is_a_sentence_to_be_translated() -> None:
    found, texts = template(), help_texts(app)
    assert "Set mechanisms side by side on a date." in texts
    assert "Example: npm-compare gaps mar-cndh --format csv" in texts
    assert [words for words in texts if found.get(words) is None] == []


def test_a_language_that_is_not_spoken_is_told_even_when_help_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "de")
    with pytest.raises(UnknownName, match="There is no language 'de'"):
        translated(app)


def test_help_in_english_does_not_wait_for_the_library_of_languages() -> None:
    code = "import sys; from npm_compare.desk.cli import app; from npm_compare.desk.cli.help import translated; translated(app); "
    code += "sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""The command line: data on standard output, all else on standard error, mistakes answered without a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Command, line_of, spoil
from npm_compare import compare, load
from npm_compare.views.comparison import caption as say_caption
from npm_compare.views.language import day as say_day
from npm_compare.views.language import language

COMMANDS = (
    "check",
    "compare",
    "profile",
    "peers",
    "conflicts",
    "gaps",
    "show",
    "search",
    "chart",
    "report",
    "lab",
    "export",
    "import",
    "read",
    "new",
    "source",
)


# check


def test_clean_data_are_told_in_one_line(npm: Command, world: Path) -> None:
    done = npm("check", str(world))
    assert done.code == 0
    assert done.out.count("\n") == 1
    assert done.out.startswith("No errors: ")
    assert done.err == ""


def test_the_data_of_the_package_are_checked_by_default(npm: Command) -> None:
    done = npm("check")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("No errors: ")


def test_every_problem_is_listed_with_file_line_and_how_to_mend_it(npm: Command, world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    spoil(world, "mechanism_facts", line, "value", "oui")
    spoil(world, "mechanism_facts", line, "locator", "")
    spoil(world, "states", 4, "coe", "non")
    done = npm("check", str(world))
    *problems, last = done.out.splitlines()
    assert done.code == 1
    assert len(problems) == 3
    assert problems[0] == "states.csv:4: coe: not one of the codes yes|no (non); write no"
    assert all(problem.startswith(f"mechanism_facts.csv:{line}: ") for problem in problems[1:])
    assert last.startswith("3 errors in 2 of ")
    assert done.err == ""


def test_a_notice_is_told_and_is_no_error(npm: Command, world: Path) -> None:
    spoil(world, "glossary", 2, "note", "???")
    done = npm("check", str(world))
    problem, last = done.out.splitlines()
    assert done.code == 0
    assert problem.endswith("[notice]")
    assert last.endswith(" tables. 1 notice.")


def test_a_folder_that_does_not_exist_is_told(npm: Command, tmp_path: Path) -> None:
    done = npm("check", str(tmp_path / "nowhere"))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"npm-compare: There is no folder {str(tmp_path / 'nowhere')!r}.\n"


# language


def test_the_language_of_the_environment_is_spoken(npm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "fr")
    done = npm("compare", "fra-cglpl", "model", "--at", "2015-05-12")
    assert load().indicators.loc["model", "label_fr"] in done.out
    assert "12 mai 2015" in done.err


def test_a_language_that_is_not_spoken_is_refused_with_the_known_ones(
    npm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "de")
    done = npm("profile", "mar-cndh")
    assert (done.code, done.out) == (1, "")
    assert "There is no language 'de'" in done.err


@pytest.mark.parametrize(
    ("command", "label"),
    [
        (["compare", "fra-cglpl", "model"], "Modèle"),
        (["profile", "fra-cglpl"], "Modèle"),
        (["show", "mar-cndh", "model"], "Maroc"),
        (["peers", "seminar"], "Mécanisme"),
        (["gaps", "mar-cndh"], "Maroc"),
        (["conflicts", "fra-cglpl"], "Question"),
        (["search", "budget", "--in", "questions"], "Budget de"),
    ],
)
def test_each_table_is_spoken_in_the_language_asked_for(npm: Command, command: list[str], label: str) -> None:
    done = npm(*command, "--language", "fr")
    assert (done.code, label in done.out) == (0, True)
    assert language() == "en"


# completion

ASKED, TYPED = "_NPM_COMPARE_COMPLETE", "_TYPER_COMPLETE_ARGS"
"""Variables by which a shell asks what may follow, and says what was typed."""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("npm-compare compare fra-cglpl,mar-", ["fra-cglpl,mar-cndh"]),
        (
            "npm-compare compare seminar powers,visits_un",
            ["powers,visits_unannounced", "powers,visits_unannounced_share"],
        ),
        ("npm-compare show fra-cglpl private", ["private_interviews"]),
        ("npm-compare peers arab", ["arab_league"]),
        ("npm-compare chart mat", ["matrix"]),
        ("npm-compare search x --in facts,no", ["facts,notes"]),
        ("npm-compare export a.xlsx --mechanisms fra-cglpl,mar-", ["fra-cglpl,mar-cndh"]),
        ("npm-compare source x --state moz", ["moz"]),
    ],
)
def test_the_shell_completes_names(
    npm: Command, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None)  # or it would be called `python -m pytest`
    monkeypatch.setenv(ASKED, "complete_zsh")
    monkeypatch.setenv(TYPED, typed)
    done = npm()
    assert re.findall(r'"([^"]+)"', done.out) == offered
    assert done.err == ""


def test_the_shell_that_asks_a_new_process_is_answered_alike() -> None:
    command = "import sys; sys.argv[0] = 'npm-compare'; from npm_compare.desk.cli import main; main()"
    asked = os.environ | {ASKED: "complete_zsh", TYPED: "npm-compare compare fra-cglpl,mar-"}
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False, text=True, env=asked)
    assert re.findall(r'"([^"]+)"', done.stdout) == ["fra-cglpl,mar-cndh"]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        (
            "fr",
            ["compare", "mar-cnhd"],
            "Nom inconnu (mécanisme ou groupe de pairs)\u00a0: 'mar-cnhd'. Vouliez-vous dire",
        ),
        ("fr", ["peers", "arab_leage"], "Vouliez-vous dire arab_league\u202f?"),
        ("fr", ["check", "nowhere"], "Le dossier 'nowhere' n’existe pas."),
        ("ar", ["profile", "fra-cglp"], "هل تقصد \u2068fra-cglpl\u2069؟"),
    ],
)
def test_a_mistake_is_answered_in_the_language_of_the_environment(
    npm: Command, monkeypatch: pytest.MonkeyPatch, language: str, words: list[str], said: str
) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", language)
    done = npm(*words)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_what_the_system_refuses_is_said_in_the_language_of_the_command(npm: Command, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    done = npm("compare", "fra-cglpl", "powers", "--language", "fr", "-o", str(tmp_path / "a.csv"))
    assert (done.code, done.out) == (1, "")
    assert "Impossible d’écrire " in done.err
    assert ": Is a directory." in done.err
    assert language() == "en", "the next command speaks its own"


def test_a_command_that_is_stopped_says_so_in_its_language(npm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("npm_compare.analysis.comparison.compare", stop)
    done = npm("compare", "fra-cglpl", "powers", "--language", "fr")
    assert done.code == 130
    assert "Arrêté" in done.err


@pytest.mark.parametrize("command", ["export", "import", "read", "new", "source", "compare", "lab"])
def test_each_command_refuses_a_language_that_is_not_spoken(npm: Command, command: str) -> None:
    done = npm(command, "mar", "--language", "de")
    assert (done.code, done.out) == (1, "")
    assert "There is no language 'de'" in done.err


def test_help_is_given_in_the_language_of_the_environment(npm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "fr")
    assert "Exemple\u00a0: npm-compare peers arab_league" in npm("peers", "-h").out


# mistakes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "mar-cnhd"], "There is no mechanism or group of peers 'mar-cnhd'. Did you mean mar-cndh"),
        (["compare", "seminar", "power"], "There is no pillar, section or indicator 'power'. Did you mean powers"),
        (["compare", "--at", "May"], "'May' is not a date: write it as 2015-05-12, 12 May 2015, 2015-05 or 2015."),
        (["compare", "--known", "soon"], "'soon' is not a date"),
        (["profile", "fra-cglp"], "Did you mean fra-cglpl"),
        (["peers", "arab_leage"], "There is no group of peers 'arab_leage'. Did you mean arab_league?"),
        (["conflicts", "fra-cglp"], "Did you mean fra-cglpl"),
        (["gaps", "fra-cglp"], "Did you mean fra-cglpl"),
        (["show", "fra-cglp", "model"], "There is no mechanism or State 'fra-cglp'. Did you mean fra-cglpl"),
        (["show", "fra-cglpl", "modle"], "There is no indicator 'modle'. Did you mean model"),
        (["search", "x", "--in", "fact"], "There is no place to search 'fact'. Did you mean facts?"),
        (["search", "?"], "Write at least one word to search for."),
        (["peers", "nhri", "--language", "rf"], "There is no language 'rf'."),
        (["export", "x.xlsx", "--mechanisms", "fra-cglp"], "Did you mean fra-cglpl"),
        (["import", "nowhere.xlsx"], "There is no file nowhere.xlsx."),
        (["export"], "Name a workbook to write, or a file of sources with --sources."),
        (["source", "nowhere.json"], "There is no file nowhere.json."),
        (["source", "page.example"], "is not a CSL JSON file, a DOI"),
        (["read", "fra-cglp", "-o", "law.xlsx"], "There is no mechanism or State 'fra-cglp'. Did you mean fra-cglpl"),
        (["read", "fra-cglpl", "-o", "law.docx"], "law.docx"),
        (["new", "mra"], "There is no State 'mra'. Did you mean "),
    ],
)
def test_a_mistake_is_answered_with_one_line_and_no_traceback(npm: Command, words: list[str], said: str) -> None:
    done = npm(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("npm-compare: ")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["compar"], ["compare", "--fromat", "csv"], ["peers"], ["peers", "nhri", "--format", "xml"]]
)
def test_a_wrong_word_of_the_command_ends_in_2_and_shows_the_usage(npm: Command, words: list[str]) -> None:
    done = npm(*words)
    assert (done.code, done.out) == (2, "")
    assert "Usage: " in done.err
    assert "Traceback" not in done.err


def test_a_misspelt_command_is_answered_with_the_nearest(npm: Command) -> None:
    assert "No such command 'serch'. Did you mean 'search'?" in npm("serch", "x").err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(npm: Command, command: str) -> None:
    done = npm(command, "-h")
    assert done.code == 0
    assert f"Example: npm-compare {command}" in done.out


def test_help_lists_every_command(npm: Command) -> None:
    done = npm("--help")
    for command in COMMANDS:
        assert command in done.out


# as a program of its own

PROGRAM = [sys.executable, "-c", "from npm_compare.desk.cli import main; main()"]


def test_the_program_writes_utf_8_whatever_the_terminal() -> None:
    done = subprocess.run(
        [*PROGRAM, "profile", "geo-pdo"],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )
    assert "საქართველოს" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_reader_that_stops_reading_causes_no_traceback_and_no_refusal() -> None:
    words = ["compare", "all", "mandate", "--format", "csv", "--language", "fr"]  # a language that is held to the end
    with subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        said = program.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert "npm-compare:" not in said


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "mar-cndh", "powers", "--at", "2999"),
        ("profile", "mar-cndh", "--at", "2999-12-31"),
        ("show", "mar-cndh", "visits_total", "--known", "2999"),
        ("peers", "arab_league", "--at", "2999"),
    ],
)
def test_a_date_after_the_data_is_told_on_standard_error(npm: Command, words: tuple[str, ...]) -> None:
    done = npm(*words)
    told = f"npm-compare: the data end on {say_day(load().date)}, and nothing is known of later days.\n"
    assert done.err.count(told) == 1
    assert "the data end" not in done.out
    assert "the data end" not in npm(*words[:-2], "--at", "today").err


def test_a_table_of_a_date_after_the_data_says_where_they_end() -> None:
    data = load()
    far, near = (say_caption(compare("mar-cndh", "powers", at=at, data=data)) for at in ("2999-12-31", "today"))
    assert (
        far
        == f"Situation on 31 December 2999; the data end on {say_day(data.date)}, and nothing is known of later days"
    )
    assert near == f"Situation on {say_day(data.date)}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lab", "--allow-root"), "Options of JupyterLab stand behind --: npm-compare lab -- --allow-root"),
        (("explore", "--port=9000"), "Options of Voilà stand behind --: npm-compare explore -- --port"),
        (("articles", "fra"), "No such command 'articles'. articles is now called laws: npm-compare laws --help"),
    ],
)
def test_a_mistake_that_many_make_is_answered_with_the_way_on(npm: Command, words: tuple[str, ...], said: str) -> None:
    done = npm(*words)
    assert done.code == 2
    assert said in " ".join(done.err.replace("│", " ").split())


def test_a_workbook_is_named_by_an_option_too_but_only_once(npm: Command, world: Path, tmp_path: Path) -> None:
    book, data = str(tmp_path / "f.xlsx"), ("--data", str(world))
    assert npm("export", "-o", book, *data).out == f"{book}\n"
    done = npm("export", book, "-o", book, *data)
    assert done.err == "npm-compare: Two files are named, f.xlsx and f.xlsx: leave one of them out.\n"

"""The command line: data on standard output, all else on standard error, mistakes answered without a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from conftest import line_of, spoil
from npm_compare import cli, compare, conflicts, gaps, load, peers, profile
from npm_compare.landing import Page


class Done(NamedTuple):
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def npm(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `npm-compare` with some words."""

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["npm-compare", *words])
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return run


def read_csv(text: str) -> list[list[str]]:
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False).to_numpy().tolist()


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


# compare


def test_compare_writes_the_values_and_nothing_else_to_standard_output(npm: Command) -> None:
    done = npm("compare", "mar-cndh,fra-cglpl", "powers", "--at", "2015-05-12", "--format", "csv")
    expected = compare(["mar-cndh", "fra-cglpl"], "powers", at="2015-05-12").values
    assert done.code == 0
    assert read_csv(done.out) == [[label, *row] for label, row in zip(expected.index, expected.to_numpy(), strict=True)]
    assert done.err.startswith("Situation on 12 May 2015. ")
    assert "not known" in done.out


def test_compare_as_json_has_one_entry_a_question(npm: Command) -> None:
    done = npm("compare", "fra-cglpl", "model", "--format", "json")
    assert json.loads(done.out) == {"NPM model": {"France CGLPL": "New specialised body (law)"}}


def test_compare_as_markdown_is_a_table(npm: Command) -> None:
    done = npm("compare", "fra-cglpl", "model,legal_basis", "--format", "md")
    lines = done.out.splitlines()
    assert lines[:2] == ["|  | France CGLPL |", "| --- | --- |"]
    assert lines[2] == "| NPM model | New specialised body (law) |"
    assert {line.count("|") for line in lines} == {3}


def test_compare_as_a_plain_table_is_the_default(npm: Command) -> None:
    done = npm("compare", "fra-cglpl", "model")
    assert done.out == compare("fra-cglpl", "model").values.to_string(max_colwidth=70) + "\n"


def test_compare_asks_for_the_cases_of_the_seminar_unless_told_otherwise(npm: Command) -> None:
    done = npm("compare", "--format", "csv")
    header = done.out.splitlines()[0]
    assert header == ",Morocco CNDH,France CGLPL,Mali CNDH,Maldives HRCM"


def test_only_what_had_been_published_is_known(npm: Command) -> None:
    done = npm("compare", "fra-cglpl", "powers", "--known", "2001", "--format", "csv")
    assert {row[1] for row in read_csv(done.out)} == {"not known"}
    assert "sources published by 2001" in done.err


def test_bars_and_line_breaks_in_a_cell_do_not_break_a_markdown_table() -> None:
    table = pd.DataFrame({"a|b": ["one | two", "three\nfour"], "n": [1, 2]})
    assert cli._markdown(table).splitlines() == [
        "| a\\|b | n |",
        "| --- | --- |",
        "| one \\| two | 1 |",
        "| three four | 2 |",
    ]


# the other commands


def test_profile_shows_the_card(npm: Command) -> None:
    done = npm("profile", "mar-cndh", "--at", "seminar")
    assert done.out == repr(profile("mar-cndh", at="seminar")) + "\n"
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("form", ["csv", "json", "md", "table"])
def test_peers_lists_members_with_reasons_in_every_form(npm: Command, form: str) -> None:
    done = npm("peers", "seminar", "--format", form)
    expected = peers("seminar")
    assert (done.code, done.err) == (0, "")
    if form == "csv":
        assert read_csv(done.out) == expected.to_numpy().tolist()
    elif form == "json":
        assert json.loads(done.out) == expected.to_dict("records")
    else:
        assert all(f"{name}" in done.out and reason in done.out for name, reason in expected.to_numpy())


def test_conflicts_lists_the_disagreements(npm: Command) -> None:
    done = npm("conflicts", "fra-cglpl", "--format", "csv")
    expected = conflicts(["fra-cglpl"]).astype(str)
    assert (done.code, len(read_csv(done.out))) == (0, len(expected))
    assert {row[0] for row in read_csv(done.out)} == {"fra-cglpl"}


def test_conflicts_of_all_are_listed_by_default(npm: Command) -> None:
    assert len(read_csv(npm("conflicts", "--format", "csv").out)) == len(conflicts())


def test_gaps_lists_what_to_find_out(npm: Command) -> None:
    done = npm("gaps", "mar-cndh", "--format", "csv")
    assert (done.code, done.err) == (0, "")
    assert len(read_csv(done.out)) == len(gaps("mar-cndh"))


def stub(pages: list[Page]) -> Callable[..., list[Page]]:
    """Return a maker of reports that makes nothing, tells each page, and returns these."""

    def make(output: Path, names: list[str], *, tell: Callable[[str], None], **_: object) -> list[Page]:
        for page in pages:
            tell(f"{page.name}: {' '.join([str(output), *names])}")
        return pages

    return make


def test_reports_are_counted_and_failures_end_in_1(
    npm: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = [Page("03_mandate", "en"), Page("13_brief", "fr", error="ValueError: nothing there")]
    monkeypatch.setattr("npm_compare.report.report", stub(pages))
    done = npm("report", "03", "13", "--output", str(tmp_path))
    assert done.code == 1
    assert done.out == f"1 of 2 reports in {tmp_path / 'index.html'}\n"
    assert "npm-compare: 13_brief (fr) failed:\nValueError: nothing there" in done.err
    monkeypatch.setattr("npm_compare.report.report", stub(pages[:1]))
    assert npm("report", "03", "--output", str(tmp_path)).code == 0


def test_the_page_named_is_that_of_the_languages_asked_for(
    npm: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("npm_compare.report.report", stub([Page("03_mandate", "fr")]))
    done = npm("report", "03", "--language", "fr", "--output", str(tmp_path))
    assert done.out == f"1 of 1 reports in {tmp_path / 'index.fr.html'}\n"


def test_an_unknown_notebook_is_answered_with_the_nearest(npm: Command, tmp_path: Path) -> None:
    done = npm("report", "03_mandat", "--output", str(tmp_path))
    assert (done.code, done.out) == (1, "")
    assert "npm-compare: There is no notebook '03_mandat'. Did you mean 03_mandate?" in done.err


def test_an_unknown_format_of_reports_is_answered_with_the_nearest(npm: Command, tmp_path: Path) -> None:
    done = npm("report", "03", "--format", "pfd", "--output", str(tmp_path))
    assert (done.code, done.out) == (1, "")
    assert "npm-compare: There is no format 'pfd'. Did you mean pdf?" in done.err


# language


def test_the_language_of_the_environment_is_spoken(npm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "fr")
    done = npm("compare", "fra-cglpl", "model", "--at", "2015-05-12", "--format", "csv")
    assert read_csv(done.out)[0][0] == load().indicators.loc["model", "label_fr"]
    assert "12 mai 2015" in done.err


def test_a_language_that_is_not_spoken_is_refused_with_the_known_ones(
    npm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "de")
    done = npm("profile", "mar-cndh")
    assert (done.code, done.out) == (1, "")
    assert "There is no language 'de'" in done.err


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


def test_help_is_given_in_the_language_of_the_environment(npm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_COMPARE_LANGUAGE", "fr")
    assert "Exemple\u00a0: npm-compare peers arab_league" in npm("peers", "-h").out


# mistakes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "mar-cnhd"], "There is no mechanism or group of peers 'mar-cnhd'. Did you mean mar-cndh"),
        (["compare", "seminar", "power"], "There is no pillar, section or indicator 'power'. Did you mean powers"),
        (["compare", "--at", "May"], "'May' is not a date: write it as 2015-05-12, 2015-05 or 2015."),
        (["compare", "--known", "soon"], "'soon' is not a date"),
        (["profile", "fra-cglp"], "Did you mean fra-cglpl"),
        (["peers", "arab_leage"], "There is no group of peers 'arab_leage'. Did you mean arab_league?"),
        (["conflicts", "fra-cglp"], "Did you mean fra-cglpl"),
        (["gaps", "fra-cglp"], "Did you mean fra-cglpl"),
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


@pytest.mark.parametrize("command", ["check", "compare", "profile", "peers", "conflicts", "gaps", "report"])
def test_every_command_has_help_with_an_example(npm: Command, command: str) -> None:
    done = npm(command, "-h")
    assert done.code == 0
    assert f"Example: npm-compare {command}" in done.out


def test_help_lists_every_command(npm: Command) -> None:
    done = npm("--help")
    for command in ("check", "compare", "profile", "peers", "conflicts", "gaps", "report"):
        assert command in done.out


# as a program of its own

PROGRAM = [sys.executable, "-c", "from npm_compare.cli import main; main()"]


def test_the_program_writes_utf_8_whatever_the_terminal() -> None:
    done = subprocess.run(
        [*PROGRAM, "profile", "geo-pdo"],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )
    assert "საქართველოს" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_reader_that_stops_reading_causes_no_traceback() -> None:
    with subprocess.Popen(
        [*PROGRAM, "compare", "all", "mandate", "--format", "csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        said = program.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said

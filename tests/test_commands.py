"""What each command of the command line answers: tables, cards, workbooks, reports, a folder to work in."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from books import change, edited, filled
from conftest import MADE_UP_ANSWERS, MADE_UP_LAW, Command
from npm_compare import (
    compare,
    conflicts,
    load,
    peers,
    profile,
    search,
)
from npm_compare.analysis.answers import answer
from npm_compare.facts.citations import read_about
from npm_compare.reports.landing import Page
from npm_compare.reports.plain import markdown


def read_csv(text: str) -> list[list[str]]:
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False).to_numpy().tolist()


# compare


def test_compare_writes_the_codes_and_nothing_else_to_standard_output(npm: Command) -> None:
    done = npm("compare", "mar-cndh,fra-cglpl", "powers", "--at", "2015-05-12", "--format", "csv")
    expected = compare(["mar-cndh", "fra-cglpl"], "powers", at="2015-05-12").table
    assert done.code == 0
    assert read_csv(done.out) == expected.astype(str).to_numpy().tolist()
    assert done.err.startswith("Situation on 12 May 2015. ")
    assert "not_known" in done.out


def test_compare_as_json_has_one_entry_an_answer(npm: Command) -> None:
    (entry,) = json.loads(npm("compare", "fra-cglpl", "model", "--format", "json").out)
    assert (entry["mechanism"], entry["indicator"], entry["value"]) == ("fra-cglpl", "model", "new_specialised")
    assert (entry["basis"], entry["certain"]) == ("law", True)


def test_compare_as_markdown_is_a_table(npm: Command) -> None:
    lines = npm("compare", "fra-cglpl", "model,legal_basis", "--format", "md").out.splitlines()
    assert lines[0].startswith("| mechanism | indicator | value | ")
    assert lines[2].startswith("| fra-cglpl | model | new_specialised | ")
    assert {line.count("|") for line in lines} == {lines[0].count("|")}


def test_compare_as_a_table_in_words_is_the_default(npm: Command) -> None:
    done = npm("compare", "fra-cglpl", "model")
    assert [line.split() for line in done.out.splitlines()] == [
        ["France", "CGLPL"],
        ["NPM", "model", "New", "specialised", "body", "(law)"],
    ]


def test_compare_asks_for_the_cases_of_the_seminar_unless_told_otherwise(npm: Command) -> None:
    rows = read_csv(npm("compare", "--format", "csv").out)
    assert list(dict.fromkeys(row[0] for row in rows)) == ["mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm"]


def test_only_what_had_been_published_is_known(npm: Command) -> None:
    done = npm("compare", "fra-cglpl", "powers", "--known", "2001", "--format", "csv")
    assert {row[2] for row in read_csv(done.out)} == {"not_known"}
    assert "sources published by 2001" in done.err


def test_bars_and_line_breaks_in_a_cell_do_not_break_a_markdown_table() -> None:
    table = pd.DataFrame({"a|b": ["one | two", "three\nfour"], "n": [1, 2]})
    assert markdown(table).splitlines() == [
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
        assert read_csv(done.out) == [[*row, ""] for row in expected.to_numpy().tolist()]
    elif form == "json":
        assert json.loads(done.out) == [row | {"value": None} for row in expected.to_dict("records")]
    else:
        assert all(name in done.out and reason in done.out for name, reason in expected.to_numpy())
    assert ("Morocco CNDH" in done.out) == (form == "table")


def test_conflicts_lists_the_disagreements(npm: Command) -> None:
    done = npm("conflicts", "fra-cglpl", "--format", "csv")
    expected = conflicts(["fra-cglpl"]).astype(str)
    assert (done.code, len(read_csv(done.out))) == (0, len(expected))
    assert {row[0] for row in read_csv(done.out)} == {"fra-cglpl"}


def test_conflicts_of_all_are_listed_by_default(npm: Command) -> None:
    assert len(read_csv(npm("conflicts", "--format", "csv").out)) == len(conflicts())


def test_facts_are_exported_edited_shown_and_written(npm: Command, world: Path) -> None:
    place = str(world / "facts.xlsx")
    assert npm("export", place, "--data", str(world)).out == f"{place}\n"
    assert npm("import", place, "--data", str(world), "--write") == (0, "No difference.\n", "")
    change(
        world / "facts.xlsx", lambda hand: hand.put(hand.rows(indicator="term_years")[0], value="7", reason="misread")
    )
    before = (world / "mechanism_facts.csv").read_bytes()
    shown = npm("import", place, "--data", str(world))
    assert (shown.code, shown.out.splitlines()[1:]) == (
        0,
        [
            "1 row will be added to corrections.csv.",
            "No requirement and no recommendation changes.",
            "1 row can be changed.",
            "Nothing has been written yet: add --write to write the changes.",
        ],
    )
    assert (world / "mechanism_facts.csv").read_bytes() == before
    done = npm("import", place, "--data", str(world), "--write")
    assert "Written. The previous version is kept: " in done.out
    assert b"fra-cglpl,term_years,7,years" in (world / "mechanism_facts.csv").read_bytes()
    assert npm("check", str(world)).code == 0


def test_a_law_is_read_for_a_state_and_brought_in(npm: Command, world: Path) -> None:
    place = str(world / "law.xlsx")
    assert npm("read", "MAR", "-o", place, "--data", str(world)) == (0, f"{place}\n", "")
    empty = npm("import", place, "--data", str(world))
    assert (empty.code, empty.out.splitlines()[-1]) == (1, "Nothing is written: 2 points are to be settled first.")
    filled(world, MADE_UP_LAW, MADE_UP_ANSWERS)
    shown = npm("import", place, "--data", str(world))
    assert "from “Not known” to “Met” (1): private interviews" in shown.out
    assert "Written. The previous version is kept: " in npm("import", place, "--data", str(world), "--write").out
    assert npm("import", place, "--data", str(world)).code == 1  # the text is in the data now: it is to be chosen
    assert npm("check", str(world)).code == 0


def test_an_edit_that_breaks_a_rule_ends_in_1_and_is_not_written(npm: Command, world: Path) -> None:
    edited(world, lambda hand: hand.put(hand.rows(indicator="term_years")[0], value="six"))
    before = (world / "mechanism_facts.csv").read_bytes()
    done = npm("import", str(world / "facts.xlsx"), "--data", str(world), "--write")
    assert done.code == 1
    assert "value: not a number (six)" in done.out
    assert done.out.endswith("Nothing is written: 1 point is to be settled first.\n")
    assert (world / "mechanism_facts.csv").read_bytes() == before


def test_export_writes_some_mechanisms_in_the_language_asked_for(npm: Command, world: Path) -> None:
    place = world / "mar.xlsx"
    done = npm("export", str(place), "--data", str(world), "--mechanisms", "mar-cndh", "--language", "fr")
    assert (done.code, done.err) == (0, "")
    found: list[str] = []
    change(
        place, lambda hand: found.extend(str(hand.read(line, "question")) for line in hand.rows(mechanism="mar-cndh"))
    )
    assert len(found) == 5
    assert "Entretiens en privé" in found


def test_sources_of_some_mechanisms_are_exported_for_a_reference_manager(npm: Command, world: Path) -> None:
    place = world / "sources.json"
    done = npm("export", "--sources", str(place), "--data", str(world), "--mechanisms", "mar-cndh")
    assert (done.code, done.out, done.err) == (0, f"{place}\n", "")
    expected = read_about(load(world), ["mar-cndh", "mar"])
    assert expected > set(load(world).facts.query("subject in ['mar-cndh', 'mar']")["source"])
    assert [item["id"] for item in json.loads(place.read_text(encoding="utf-8"))] == sorted(expected)
    assert npm("export", str(world / "a.xlsx"), "--sources", str(world / "a.bib"), "--data", str(world)).code == 0
    assert {(world / name).is_file() for name in ("a.xlsx", "a.bib")} == {True}


def test_a_source_is_shown_then_added_then_told_to_be_there(npm: Command, world: Path) -> None:
    words = ("source", "https://news.example/1", "--data", str(world), "--kind", "Press", "--title", "Invented news")
    before = (world / "sources.csv").read_bytes()
    shown = npm(*words)
    assert (shown.code, shown.out.splitlines()[0]) == (0, "To be added: news")
    assert "Nothing has been written yet: add --write to write the changes." in shown.out
    assert (world / "sources.csv").read_bytes() == before
    done = npm(*words, "--document-language", "fr", "--write")
    assert "Written. The previous version is kept: " in done.out
    assert b"news,press,Invented news,,,,https://news.example/1,fr,," in (world / "sources.csv").read_bytes()
    again = npm(*words).out.splitlines()
    assert (again[0], again[-1]) == ("Already there as news: Invented news", "No source to add.")
    assert npm("export", str(world / "facts.xlsx"), "--data", str(world)).code == 0
    assert npm("new", "mar", "--data", str(world)).code == 0
    assert npm("check", str(world)).code == 0


def test_a_source_that_breaks_a_rule_ends_in_1_and_is_not_written(npm: Command, world: Path) -> None:
    before = (world / "sources.csv").read_bytes()
    done = npm("source", "https://news.example/1", "--data", str(world), "--write")
    assert done.code == 1
    assert done.out.endswith("Nothing is written: 2 points are to be settled first.\n")
    assert (world / "sources.csv").read_bytes() == before


def test_new_writes_rows_to_fill_as_csv_or_as_a_workbook(npm: Command, world: Path) -> None:
    rows = read_csv(npm("new", "mar", "--data", str(world)).out)
    assert [row[:3] for row in rows][:2] == [
        ["state_facts", "mar", "opcat_signature"],
        ["mechanism_facts", "mar-cndh", "legal_instrument"],
    ]
    place = str(world / "new.xlsx")
    assert npm("new", "mar", "--data", str(world), "-o", place).out == f"{place}\n"
    done = npm("import", place, "--data", str(world))
    assert done.out == "7 prepared rows were not filled and are left out.\nNo difference.\n"


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
    monkeypatch.setattr("npm_compare.reports.making.report", stub(pages))
    done = npm("report", "03", "13", "--output", str(tmp_path))
    assert done.code == 1
    assert done.out == f"1 of 2 reports in {tmp_path / 'index.html'}\n"
    assert "npm-compare: 13_brief (fr) failed:\nValueError: nothing there" in done.err
    monkeypatch.setattr("npm_compare.reports.making.report", stub(pages[:1]))
    assert npm("report", "03", "--output", str(tmp_path)).code == 0


def test_the_page_named_is_that_of_the_languages_asked_for(
    npm: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("npm_compare.reports.making.report", stub([Page("03_mandate", "fr")]))
    done = npm("report", "03", "--language", "fr", "--output", str(tmp_path))
    assert done.out == f"Rapports produits\u00a0: 1 sur 1, dans {tmp_path / 'index.fr.html'}\n"


def test_an_unknown_notebook_is_answered_with_the_nearest(npm: Command, tmp_path: Path) -> None:
    done = npm("report", "03_mandat", "--output", str(tmp_path))
    assert (done.code, done.out) == (1, "")
    assert "npm-compare: There is no notebook '03_mandat'. Did you mean 03_mandate?" in done.err


def test_an_unknown_format_of_reports_is_answered_with_the_nearest(npm: Command, tmp_path: Path) -> None:
    done = npm("report", "03", "--format", "pfd", "--output", str(tmp_path))
    assert (done.code, done.out) == (1, "")
    assert "npm-compare: There is no format 'pfd'. Did you mean pdf?" in done.err


# show


def test_show_gives_every_claim_with_its_reason(npm: Command) -> None:
    done = npm("show", "fra-cglpl", "visits_unannounced", "--at", "seminar")
    assert done.out == repr(answer("fra-cglpl", "visits_unannounced", at="seminar")) + "\n"
    assert (done.code, done.err) == (0, "")


def test_show_as_csv_has_one_row_a_claim(npm: Command) -> None:
    done = npm("show", "fra-cglpl", "budget_total", "--format", "csv")
    expected = answer("fra-cglpl", "budget_total").table[["standing", "why", "value"]]
    assert [row[2:5] for row in read_csv(done.out)] == expected.to_numpy().tolist()


# search


def test_search_finds_words_in_another_language_and_without_accents(npm: Command) -> None:
    done = npm("search", "visites", "INOPINEES", "--in", "questions")
    assert done.out.startswith("Question: Unannounced visits [visits_unannounced]\n    ")
    assert (done.code, done.err) == (0, "")


def test_search_says_how_many_results_it_does_not_show(npm: Command) -> None:
    every = len(read_csv(npm("search", "visits", "--format", "csv").out))
    assert every > len(search("visits"))  # charts and commands are found too
    done = npm("search", "visits", "--most", "2")
    assert done.out.count("\n\n") == 1
    assert done.err == f"{every - 2} more results: --most 0 shows all.\n"
    assert npm("search", "visits", "--most", "0").err == ""


def test_search_without_result_says_so(npm: Command) -> None:
    done = npm("search", "elephant")
    assert (done.code, done.out.splitlines()[0]) == (0, "Nothing has this word.")


# options


def test_models_are_set_side_by_side_in_words_and_in_codes_for_a_program(npm: Command) -> None:
    told = npm("options", "africa", "--language", "fr").out
    assert told.split()[0] == "Modèle"
    assert "Institution nationale (INDH) (" in told
    assert not any(code in told for code in ("nhri", "lowest"))
    coded = npm("options", "africa", "--language", "fr", "--format", "csv").out
    assert all(code in coded for code in ("nhri", "lowest"))


# lab


@pytest.mark.skipif(os.name == "nt", reason="the program in this test is a script of POSIX systems")
def test_lab_prepares_the_folder_and_starts_jupyterlab_on_it(
    npm: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "jupyter-lab"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$@" >{tmp_path}/called\necho "$JUPYTER_CONFIG_PATH" >{tmp_path}/path\nexit 4\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "python"))
    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    done = npm("lab", str(tmp_path / "own"), "--no-browser")
    assert (done.code, done.out) == (4, "")
    assert "00_start.ipynb: copied.\n01_commitments.ipynb: copied.\n" in done.err
    assert (tmp_path / "called").read_text().split() == [
        f"--ServerApp.root_dir={tmp_path / 'own'}",
        "--LabApp.default_url=/lab/tree/00_start.ipynb",
        "--LabApp.news_url=None",
        "--no-browser",
    ]
    settings = Path((tmp_path / "path").read_text().strip()) / "labconfig" / "default_setting_overrides.json"
    assert json.loads(settings.read_text()) == {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}
    assert npm("lab", str(tmp_path / "own"), "--no-browser").err == ""

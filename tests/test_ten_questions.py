"""The ten questions with which an analyst came, each answered by one command: what is in the answer, not that there is one."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from html import escape
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import npm_compare as package
from conftest import Command
from npm_compare.analysis.territory import territory
from npm_compare.desk.explorer.drawing import chart
from npm_compare.desk.explorer.results import say_without
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import load
from npm_compare.views.language import speaking
from npm_compare.views.showing import html

TEN_LAWS = "Morocco,Tunisia,France,Senegal,Mali,Mauritania,Togo,Switzerland,Georgia,Chile"


def led(npm: Command, *words: str) -> list[str]:
    """Return the commands that a search advises, in its order."""
    found = npm("search", *words).out.splitlines()
    return [line.partition("→ npm-compare ")[2] for line in found if "→ npm-compare " in line]


@pytest.fixture
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands write where nothing is kept."""
    monkeypatch.chdir(tmp_path)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_1_which_institutes_of_human_rights_have_a_budget_line_of_their_own_and_by_which_article(npm: Command) -> None:
    assert "compare all dedicated_npm_budget_line" in led(npm, "budget", "line")[:3]
    found = rows(npm("compare", "nhri", "dedicated_npm_budget_line", "--format", "csv").out)
    of_law = [row for row in found if row["value"] in ("yes", "partly") and row["basis"] == "law"]
    assert {"lbn-nhrc", "mex-cndh"} <= {row["mechanism"] for row in of_law}
    assert all(row["locator"] and row["source"] for row in of_law)
    assert {"partly", "not_known"} <= {row["value"] for row in found}


def test_2_what_ten_laws_say_of_unannounced_visits_and_in_which_article(npm: Command) -> None:
    assert led(npm, "unannounced")[0] == "compare all visits_unannounced"
    found = json.loads(npm("laws", TEN_LAWS, "unannounced", "--format", "json").out)
    assert len({row["mechanism"] for row in found}) == len(TEN_LAWS.split(","))
    read = [row for row in found if row["basis"] == "law"]
    assert {"fra-cglpl", "che-nkvf"} <= {row["mechanism"] for row in read}
    assert all(row["locator"] for row in read)


def test_3_what_the_law_of_tunisia_said_on_dismissal(npm: Command) -> None:
    said = npm("show", "Tunisia", "Protection from dismissal", "--at", "31 December 2013")
    assert said.out.startswith("Tunisia INPT, protection from dismissal, on 31 December 2013")
    assert ("claims\nNot known" in said.out) == ("npm-compare gaps tun-inpt" in said.err)  # what is not known leads on
    assert led(npm, "Tunisia", "dismissal")[0] == "show tun dismissal_protection"
    assert "npm-compare requirements gl_term_dismissal" in npm("search", "Tunisia", "dismissal").out
    for words in ("Tunisie révocation", "تونس الإعفاء"):
        assert "→ npm-compare show tun dismissal_protection" in npm("search", words).out


def test_a_question_to_which_no_answer_is_known_leads_on_and_the_commands_run(npm: Command) -> None:
    data = load()
    told = set(data.facts.loc[data.facts["subject"] == "tun-inpt", "indicator"])
    asked = data.indicators.query("pillar != 'state'").index
    silent = next(name for name in asked if name not in told)
    done = npm("show", "Tunisia", silent)
    lines = [line.partition("npm-compare ")[2] for line in done.err.splitlines()]
    assert lines == [f"facts all {silent}", "gaps tun-inpt"]
    assert all(npm(*line.split()).code == 0 for line in lines)
    early = npm("show", "fra-cglpl", "visits_total", "--at", "2005-01-01").err
    assert early.startswith("Known on other dates: npm-compare facts fra-cglpl visits_total\n")


def test_4_who_has_most_staff_for_its_prisoners_and_the_years_are_told(npm: Command, in_a_folder: None) -> None:
    first = led(npm, "staff", "per", "prisoners")[0]
    done = npm(*first.split())
    assert done.code == 0
    known = package.figures("all", "staff_npm").latest()
    most = known.iloc[-1]
    name = load().states.loc[load().mechanism(str(most["subject"]))["state"], "name_en"]
    assert f"Bars: {name} " in done.err
    assert str(most["year"]) in done.err
    assert known["year"].nunique() > 1


def test_5_what_changed_in_france_in_2014(npm: Command) -> None:
    first = led(npm, "what", "changed", "in", "France", "in", "2014")[0]
    assert first == "changes fra 2013-12-31 2014-12-31"
    found = rows(npm(*first.split(), "--format", "csv").out)
    changed = {row["indicator"]: (row["before"], row["after"]) for row in found if row["kind"] == "changed"}
    assert changed["authorities_must_respond"] == ("partly", "yes")
    assert changed["access_medical_files"] == ("no", "partly")
    assert all(row["locator"] for row in found)


def test_6_a_map_of_models_in_africa(npm: Command, tmp_path: Path) -> None:
    assert led(npm, "map", "of", "models", "in", "Africa")[0].startswith(("map africa", "chart tiles"))
    picture = tmp_path / "map.svg"
    assert npm("map", "africa", "-o", str(picture)).out.strip() == str(picture)
    drawn = picture.read_text(encoding="utf-8")
    assert ('id="mar"' in drawn, 'id="fra"' in drawn) == (True, False)
    found = rows(npm("map", "Afrique", "--format", "csv").out)
    assert {row["model"] for row in found} >= {"nhri", "new_specialised", ""}


def test_7_begins_with_a_list_of_the_group_that_was_named(npm: Command) -> None:
    for words, options in {
        "which African NPMs, since when": "",
        "African mechanisms since when": "",
        "mécanismes africains depuis quand": " --language fr",
        "الآليات الأفريقية منذ متى": " --language ar",
    }.items():
        assert led(npm, words, *options.split())[0] == f"mechanisms africa{options}", words
    done = npm("mechanisms", "africa", "--format", "csv")
    assert {row["state"] for row in rows(done.out)} == set(
        package.peers("africa")["mechanism"].str[:3]  # the code of a mechanism begins with that of its State
    )
    assert led(npm, "African countries without a mechanism")[0] == "map africa"


def test_7_in_the_explorer_the_states_without_a_mechanism_are_named_below_the_table() -> None:
    view = View(mechanisms=("africa",), indicators=("designation_date",))
    found = territory("africa")
    none = found.loc[found["mechanism"] == "", "state"]
    said = say_without(view, load())
    assert said.startswith(f"Of these States {len(none)} have no mechanism: ")
    assert all(load().states.loc[state, "name_en"] in said for state in none)
    assert say_without(replace(view, mechanisms=("mar-cndh", "nhri")), load()) == ""
    assert "mar-cndh" in set(view.comparison(load()).claims["subject"])


def test_7_which_african_states_have_a_mechanism_since_when_and_which_have_none(npm: Command) -> None:
    found = {row["state"]: row for row in rows(npm("map", "africa", "--format", "csv").out)}
    assert found["mar"]["mechanism"] == "mar-cndh"
    assert found["sen"]["designated"]
    assert found["bdi"]["mechanism"] == ""
    assert found["bdi"]["late"] == "yes"
    african = load().states.query("au == 'yes'")["state"]
    assert set(found) == set(african)


def test_8_a_clause_on_access_to_files_and_the_laws_that_have_it(npm: Command) -> None:
    assert "compare all access_information" in led(npm, "access", "files")[:3]
    drafted = json.loads(npm("draft", "Morocco", "--format", "json").out)
    assert "access_information" in {row["indicator"] for row in drafted}
    laws = json.loads(npm("laws", "all", "access_information", "--format", "json").out)
    assert sum(row["basis"] == "law" and row["value"] == "yes" for row in laws) >= 10


def test_9_begins_with_a_chart_of_the_state_in_the_language_that_was_asked_for(npm: Command, in_a_folder: None) -> None:
    words = ("chart for Senegal in French", "graphique pour le Sénégal en français", "رسم بياني للسنغال بالفرنسية")
    (first,) = {led(npm, typed)[0] for typed in words}
    assert first == "chart matrix sen,seminar powers -o matrix.png --language fr"
    assert "Sénégal ONLPL" in npm(*first.split()).err
    assert led(npm, "chart", "Senegal")[0] == "chart matrix sen,seminar powers -o matrix.png"


def test_9_in_the_explorer_the_chart_of_senegal_is_drawn_in_french() -> None:
    with speaking("fr"):
        assert "Sénégal ONLPL" in chart(View(asking="sen-onlpl", tab="chart", language="fr"), load()).alt


def test_10_begins_with_the_guideline_itself_word_for_word(npm: Command) -> None:
    """Words that name requirements as such are not sought in their texts."""
    words = ("SPT guidelines on staff", "directives du SPT sur le personnel", "المبادئ التوجيهية عن الموظفين")
    assert {led(npm, typed)[0] for typed in words} == {"requirements gl_staff_diversity"}
    for typed in ("requirements on staff", "exigences personnel"):
        assert "requirements gl_staff_diversity" in led(npm, typed)[:3]
    whole = load().requirement("gl_staff_diversity")["requirement_en"]
    assert whole in npm("search", "staff", "guidelines").out
    listed = " ".join(npm("requirements", "gl_staff_diversity").out.split())
    assert whole in listed
    assert "para. 20" in listed


def test_10_in_the_explorer_the_guideline_is_read_whole_beside_the_outcome() -> None:
    shown = html(View(tab="assessment").assessment(load()))
    assert escape(load().requirement("gl_staff_diversity")["requirement_en"]) in shown


def test_the_table_of_facts_is_the_same_in_every_language(npm: Command) -> None:
    asked = ("facts", "Mali,Morocco", "visits_total")
    english = npm(*asked).out
    assert npm(*asked, "--language", "ar").out == english
    found = rows(english)
    assert {"state", "iso3", "mechanism", "question", "label", "number", "unit", "year", "url", "fact_id"} <= set(
        found[0]
    )
    assert ("MLI", "2021", "103") in {(row["iso3"], row["year"], row["number"]) for row in found}
    named = rows(npm(*asked, "--labels", "ar").out)
    assert [row["fact_id"] for row in named] == [row["fact_id"] for row in found]
    assert {row["label"] for row in named}.isdisjoint({row["label"] for row in found})


# What a person types, besides the ten questions

TYPED = {
    "chart counted all visits_total -o counted.png": (
        "visits per prisoners",
        "visites par détenus --language fr",
        "الزيارات السجناء --language ar",
    ),
    "chart bars all staff_npm --by prisoners -o bars.png": (
        "effectifs par détenu --language fr",
        "عدد الموظفين لكل سجين --language ar",
    ),
    "chart bars all budget_npm --by prisoners -o bars.png": ("budget par détenu --language fr",),
    "chart bars africa staff_npm --by prisoners -o bars.png": ("staff per prisoners in Africa",),
    "show mar visits_total": ("how many visits in Morocco", "combien de visites au Maroc --language fr"),
    "changes fra 2013-12-31 2014-12-31": (
        "qu’est-ce qui a changé en France en 2014 --language fr",
        "ماذا تغير في فرنسا 2014 --language ar",
    ),
    "map africa -o map.png": ("map of Africa", "carte de l’Afrique --language fr", "خريطة أفريقيا --language ar"),
    "chart tiles -o tiles.png": ("map of models", "carte modèle"),
    "chart timeline mli -o timeline.png": ("timeline of Mali",),
    "chart matrix africa powers -o matrix.png": ("matrix of powers in Africa",),
    "chart trend seminar visits_total -o trend.png": ("trend of visits",),
    "laws --help": ("articles",),
}
"""By the command that answers, what leads to it; the command is in the language of the search."""


@pytest.mark.parametrize("command", TYPED)
def test_what_a_person_types_leads_to_the_command_that_answers(npm: Command, command: str) -> None:
    for words in TYPED[command]:
        _, *language = words.partition(" --language ")
        assert led(npm, *words.split())[0] == f"{command}{''.join(language)}", words


def test_the_commands_to_which_a_person_is_led_run(npm: Command, in_a_folder: None) -> None:
    """Those that no question above runs, each with words of its own kind."""
    for command in list(TYPED):
        if command.startswith(("show", "laws", "chart counted", "chart timeline", "chart trend")):
            assert npm(*command.split()).code == 0, command


def test_what_can_be_asked_comes_before_rows_that_have_the_words(npm: Command) -> None:
    kinds = [row["kind"] for row in rows(npm("search", "visits", "prison", "--format", "csv").out)]
    first = {"questions", "charts", "help"}
    asked = [kind in first for kind in kinds]
    assert asked == sorted(asked, reverse=True)
    assert {"questions", "visitors"} <= set(kinds)


@pytest.mark.parametrize("words", ["unannounced visits elephant", "unanounced"])
def test_a_search_that_finds_nothing_says_what_to_try(npm: Command, words: str) -> None:
    told = npm("search", *words.split()).out.splitlines()
    assert told[0] == ("Nothing has all these words." if " " in words else "Nothing has this word.")
    assert told[-1] == "→ npm-compare questions  (to see what can be asked)"
    if " " in words:
        assert told[1].startswith("→ npm-compare search unannounced visits  (")
    if words == "unanounced":
        assert told[1] == "Did you mean Unannounced visits (visits_unannounced)?"


def test_a_command_is_found_by_its_help_and_nothing_of_it_is_in_a_file(npm: Command) -> None:
    assert "→ npm-compare map -o map.png" in npm("search", "draw the map", "--most", "0").out
    (row,) = rows(npm("search", "draw the map", "--in", "help", "--format", "csv").out)
    assert (row["kind"], row["name"], row["line"]) == ("help", "map", "")


def test_the_table_of_facts_opens_as_workbook_and_as_json_with_numbers_as_numbers(npm: Command, tmp_path: Path) -> None:
    book, text = tmp_path / "f.xlsx", tmp_path / "f.json"
    for place in (book, text):
        assert npm("facts", "Mali", "visits_total", "-o", str(place)).code == 0
    head, *lines = load_workbook(book).worksheets[0].iter_rows(values_only=True)
    opened = [dict(zip(head, line, strict=True)) for line in lines]
    assert {(row["iso3"], row["year"], row["number"]) for row in opened} >= {("MLI", 2021, 103)}
    listed = json.loads(text.read_text(encoding="utf-8"))
    assert {(row["iso3"], row["year"], row["number"]) for row in listed} >= {("MLI", 2021, 103.0)}
    assert len(listed) == len(opened)


def test_without_pyarrow_parquet_is_refused_with_the_way_out(
    npm: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = npm("facts", "Mali", "visits_total", "-o", str(tmp_path / "f.parquet"))
    assert done.code == 1
    assert "This needs the extra parquet: pyarrow is not installed." in done.err
    assert "name it, -o facts.parquet" in npm("facts", "Mali", "--format", "parquet").err
    assert not list(tmp_path.iterdir())


def test_parquet_keeps_the_type_of_each_column(npm: Command, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    place = tmp_path / "f.parquet"
    npm("facts", "Mali", "visits_total", "-o", str(place))
    pd.testing.assert_frame_equal(pd.read_parquet(place), package.facts("Mali", "visits_total"))

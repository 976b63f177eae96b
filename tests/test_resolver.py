"""What people call things: one resolver, asked alike by Python, the command line, the explorer and the workbook."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

import npm_compare as npm_compare_package
from books import FACTS, Hand, edited
from conftest import Command, add, add_fact
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.desk.editing.merging import plan
from npm_compare.desk.explorer.state import from_json, to_json
from npm_compare.desk.explorer.view import View
from npm_compare.facts import names
from npm_compare.facts.called import find
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.moments import moment
from npm_compare.views.language import speaking
from npm_compare.views.showing import show_in

MECHANISMS = {
    "mar-cndh": "mar-cndh",
    "MAR-CNDH": "mar-cndh",
    "Morocco": "mar-cndh",
    "maroc": "mar-cndh",
    "المغرب": "mar-cndh",
    "المَغرب": "mar-cndh",
    "MA": "mar-cndh",
    "mar": "mar-cndh",
    "Maroc COU": "mar-cndh",
    "COU": "mar-cndh",
    "Conseil inventé": "mar-cndh",
    "invented-council": "mar-cndh",
    "Republique francaise": "fra-cglpl",
    "FRA": "fra-cglpl",
    "INV": "fra-cglpl",
}
"""What a mechanism of the small world is called, and which one is meant."""

QUESTIONS = {
    "visits_unannounced": "visits_unannounced",
    "Unannounced visits": "visits_unannounced",
    "visites inopinees": "visits_unannounced",
    "زيارات غير معلنه": "visits_unannounced",
}

WRONG = ("Mor", "Marokko", "fra-cglp", "zzz")


def test_a_name_means_the_same_wherever_it_is_typed(npm: Command, monkeypatch: pytest.MonkeyPatch, world: Path) -> None:
    monkeypatch.setenv("NPM_COMPARE_DATA", str(world))
    data, questions = load(world), list(QUESTIONS) * len(MECHANISMS)
    typed = list(zip(MECHANISMS, questions, strict=False))
    meant = [(MECHANISMS[called], QUESTIONS[question]) for called, question in typed]
    python = [npm_compare_package.compare(*names, data=data) for names in typed]
    shell = [json.loads(npm("compare", *names, "--format", "json").out) for names in typed]
    kept = json.loads(to_json(View()))
    states = [kept | {"mechanisms": [called], "indicators": [question]} for called, question in typed]
    explorer = [from_json(json.dumps(state), data) for state in states]

    def add(hand: Hand) -> None:
        for one, two in typed:
            hand.add(mechanism=one, indicator=two, value="no", basis="law")

    edited(world, add, free=len(typed))
    rows = [
        change.now for change in plan(world / "facts.xlsx", world).changes if change.table == FACTS and not change.was
    ]
    assert [(found.mechanisms, found.indicators) for found in python] == [((one,), (two,)) for one, two in meant]
    assert [{(row["mechanism"], row["indicator"]) for row in found} for found in shell] == [{pair} for pair in meant]
    assert [(view.mechanisms, view.indicators) for view in explorer] == [((one,), (two,)) for one, two in meant]
    assert [tuple(row[1:3]) for row in rows if row] == meant


def test_a_name_that_is_wrong_gets_one_answer_wherever_it_is_typed(
    npm: Command, monkeypatch: pytest.MonkeyPatch, world: Path
) -> None:
    monkeypatch.setenv("NPM_COMPARE_DATA", str(world))
    typed, world_data = ",".join(WRONG), load(world)
    with pytest.raises(UnknownName) as python:
        npm_compare_package.compare(typed, "powers", data=world_data)
    with pytest.raises(NpmCompareError) as explorer:
        from_json(json.dumps(json.loads(to_json(View())) | {"mechanisms": list(WRONG)}), world_data)
    told = str(python.value)
    assert npm("compare", typed, "powers").err == f"npm-compare: {told}\n"
    assert str(explorer.value) == f"state: {told}"
    assert [f"'{name}'" in line for name, line in zip(WRONG, told.splitlines(), strict=True)] == [True] * len(WRONG)
    assert "Did you mean Morocco (mar)" in told.splitlines()[0]


def test_what_is_wrong_with_names_questions_and_date_is_told_at_once(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as told:
        npm_compare_package.compare("Marocco", "power", at="12 juin", data=world_data)
    lines = str(told.value).splitlines()
    assert len(lines) == 3
    assert "Did you mean" in lines[0]
    assert "Morocco (mar)" in lines[0]
    assert "Did you mean powers?" in lines[1]
    assert lines[2].startswith("'12 juin' is not a date")


def test_a_state_with_two_mechanisms_in_place_is_asked_which_and_one_with_another_before_is_not(world: Path) -> None:
    second = "mar-new,mar,Second Council,Deuxième conseil,SEC,ombuds,{},2020-01-01,{},,,,,"
    add_fact(world, "mar-new", "designation_date", "2020-01-01", basis="published")
    add(world, "mechanisms", second.format("active", ""))
    with pytest.raises(NpmCompareError, match=r"COU \(mar-cndh\), SEC \(mar-new\)"):
        names.mechanism(load(world), "Maroc")
    assert names.mechanism(load(world), "Maroc", "2019") == "mar-cndh"


def test_a_state_that_never_had_one_says_so(world: Path) -> None:
    data = load(world)
    data = replace(data, mechanisms=data.mechanisms.drop("mli-cndh"))
    with pytest.raises(NpmCompareError, match="Mali has no mechanism in the data"):
        names.mechanism(data, "Mali")


def test_an_acronym_of_several_is_asked_which() -> None:
    with pytest.raises(NpmCompareError) as told:
        npm_compare_package.profile("CNDH")
    assert {"mar-cndh", "mli-cndh"} <= set(str(told.value).replace("(", " ").replace(")", " ").split())


@pytest.mark.parametrize("empty", ["", " , ", [], ()])
def test_no_name_at_all_is_refused_in_a_sentence(empty: str | list[str]) -> None:
    with pytest.raises(NpmCompareError, match="mechanisms is empty: name at least one"):
        npm_compare_package.compare(empty, "powers")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("12 May 2015", "2015-05-12"),
        ("May 12, 2015", "2015-05-12"),
        ("12 mai 2015", "2015-05-12"),
        ("1er août 2014", "2014-08-01"),
        ("12 مايو 2015", "2015-05-12"),
        ("١٢ ماي ٢٠١٥", "2015-05-12"),
        ("12 أيار 2015", "2015-05-12"),
        ("2 كانون الثاني 2015", "2015-01-02"),
        ("février 2019", "2019-02"),
        ("٢٠١٥", "2015"),
        ("31/12/2014", "2014-12-31"),
        ("5/6/2015", ""),
        ("12.5.2015", "2015-05-12"),
        ("31.12.2014", "2014-12-31"),
        ("13.13.2014", ""),
        ("end of 2014", "2014-12-31"),
        ("the end of February 2016", "2016-02-29"),
        ("fin 2014", "2014-12-31"),
        ("à la fin de l’année 2014", "2014-12-31"),
        ("نهاية عام 2014", "2014-12-31"),
        ("beginning of 2014", "2014-01-01"),
        ("end", ""),
        ("end of May", ""),
        ("31 June 2015", ""),
        ("12 juin", ""),
        ("May or June 2015", ""),
    ],
)
def test_a_date_is_read_in_the_words_of_three_languages_and_never_guessed(typed: str, written: str) -> None:
    assert moment(typed) == written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Aujourd'hui", "today"), ("اليوم", "today"), ("séminaire", "seminar"), ("الندوة", "seminar")],
)
def test_an_edition_has_its_name_in_three_languages(typed: str, meant: str) -> None:
    assert load().edition(typed) == load().edition(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Palestine", "pse"),
        ("فلسطين", "pse"),
        ("Burkina", "bfa"),
        ("the Maldives", "mdv"),
        ("les Maldives", "mdv"),
        ("la Tunisie", "tun"),
    ],
)
def test_a_part_of_a_name_that_only_one_country_bears_means_its_state(typed: str, meant: str) -> None:
    assert names.state(load(), typed) == meant
    assert load().mechanism(names.mechanism(load(), typed))["state"] == meant


@pytest.mark.parametrize("typed", ["Korea", "South", "United", "Republic", "Islands", "Pal"])
def test_a_part_that_several_countries_bear_or_that_is_no_word_means_none(typed: str) -> None:
    with pytest.raises(UnknownName):
        names.state(load(), typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("USA", {"en": "United States is not among the States in the data", "fr": "États-Unis n’est pas parmi"}),
        ("Libya", {"en": "Libya is not among the States in the data", "fr": "Libye n’est pas parmi"}),
        ("ليبيا", {"en": "Libya is not among the States in the data", "fr": "Libye n’est pas parmi"}),
        ("Sudan", {"en": "Sudan is not among the States in the data", "fr": "Soudan n’est pas parmi"}),
    ],
)
def test_a_country_that_is_not_in_the_data_is_not_taken_for_another(typed: str, said: dict[str, str]) -> None:
    for language, text in said.items():
        with speaking(language), pytest.raises(UnknownName) as told:
            names.mechanism(load(), typed)
        with speaking(language):
            assert text in str(told.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("unannounced", "visits_unannounced"),
        ("dismissal", "dismissal_protection"),
        ("Effectif de la fonction", "staff_npm"),
    ],
)
def test_a_part_of_a_label_that_means_one_question_means_it(typed: str, meant: str) -> None:
    assert names.question(load(), typed) == meant


def test_labels_are_offered_in_the_language_spoken_with_their_codes() -> None:
    with pytest.raises(UnknownName) as told:
        names.topics(load(), "Effectifs")
    assert "Staff of the institution (staff_total) or Staff of the NPM function (staff_npm)" in str(told.value)
    with speaking("fr"):
        assert "Effectif de l’institution (staff_total)" in str(told.value)
    with pytest.raises(UnknownName, match=r"Unannounced visits .* or Share of unannounced visits"):
        names.question(load(), "inopinées")  # both labels end in it
    with pytest.raises(UnknownName, match=r"Known: Mandate and powers \(mandate\), "):
        names.topics(load(), "zzzz")


def test_a_figure_that_is_called_like_its_section_can_be_drawn(npm: Command, tmp_path: Path) -> None:
    drawn = npm("chart", "trend", "Morocco", "Visits", "-o", str(tmp_path / "v.svg"))
    assert drawn.code == 0
    assert drawn.err.startswith("Visits")
    several = npm("chart", "trend", "all", "staff", "-o", str(tmp_path / "s.svg"))
    assert "Choose one indicator to show, not 3: Staff of the institution (staff_total)" in several.err


def test_groups_are_called_by_their_names() -> None:
    africa = npm_compare_package.peers("africa")["mechanism"].tolist()
    for called in ("Afrique", "أفريقيا", "افريقيا"):
        assert npm_compare_package.compare(called, "model").mechanisms == tuple(africa)


def test_a_name_with_a_comma_stays_whole_beside_others() -> None:
    commas = [text for text in load().requirements["label_en"] if ", " in text]
    found = npm_compare_package.assess("Maroc", [commas[0], "opcat"]).requirements
    one = load().requirements.index[load().requirements["label_en"] == commas[0]][0]
    assert found[0] == one
    assert npm_compare_package.assess("Maroc", f"{commas[0]}, opcat").requirements == found


def test_the_version_is_that_of_the_project() -> None:
    described = Path(__file__).parent.parent.joinpath("pyproject.toml").read_text("utf-8")
    assert f'version = "{npm_compare_package.__version__}"' in described


def test_in_ipython_a_mistake_is_one_line_and_ours_keeps_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    shell = InteractiveShell()
    show_in(shell)
    shell.user_ns["npm"] = npm_compare_package
    shell.run_cell('npm.profile("Marokko")')
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert told.startswith("There is no mechanism 'Marokko'. Did you mean")
    shell.run_cell("1 / 0")
    assert "Traceback" in capsys.readouterr().out


def test_in_ipython_a_mistake_told_in_arabic_is_set_from_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    shell = InteractiveShell()
    show_in(shell)
    shell.user_ns["npm"] = npm_compare_package
    with speaking("ar"):
        shell.run_cell('npm.profile("Marokko")')
    (line,) = capsys.readouterr().out.splitlines()
    assert (line[0], line[-1]) == ("\u2067", "\u2069")


@pytest.mark.parametrize("name", ["الزيارات", "زيارات"])
def test_an_arabic_label_is_found_with_or_without_its_article(name: str) -> None:
    assert find(load(), "indicator", name) == ["visits_total"]

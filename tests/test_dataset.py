from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from conftest import MECHANISM_FACTS, STATE_FACTS, add, add_fact, line_of, spoil
from npm_compare.analysis.comparison import compare
from npm_compare.base.errors import DataError, NpmCompareError, UnknownName
from npm_compare.base.folders import data_from
from npm_compare.checking.check import check
from npm_compare.facts.dataset import KEPT, SEMINAR, Dataset, load
from npm_compare.facts.selection import claims, lead, select
from npm_compare.reports.making import _write_tables
from npm_compare.reports.work import Work
from npm_compare.views.labels import code_label, indicator_label, mechanism_name, requirement_text, state_name
from npm_compare.views.language import speaking


def test_facts_on_mechanisms_and_states_are_joined_and_keep_file_and_line(world_data: Dataset) -> None:
    facts = world_data.facts
    assert len(facts) == MECHANISM_FACTS.count("\n") + STATE_FACTS.count("\n") - 2
    signature = facts[(facts["subject"] == "mli") & (facts["indicator"] == "opcat_signature")].iloc[0]
    assert (signature["value"], signature["file"]) == ("2004-01-19", "state_facts.csv")
    assert signature["line"] == line_of("state_facts", "mli,opcat_signature")


def test_values_stay_as_published(world_data: Dataset) -> None:
    spent = world_data.facts[world_data.facts["basis"] == "spent"]["value"]
    assert spent.tolist() == ["3700000.50"]


def test_an_empty_cell_is_an_empty_text_and_not_a_missing_value(world_data: Dataset) -> None:
    assert not world_data.facts.isna().any().any()
    assert world_data.source("page-undated")["published"] == ""
    of_states = world_data.facts["file"] == "state_facts.csv"  # their table has not these columns
    assert set(world_data.facts.loc[of_states, ["scope", "qualifier"]].to_numpy().flat) == {""}


def test_statistics_are_numbers(world_data: Dataset) -> None:
    rows = world_data.statistics
    morocco = rows[(rows["state"] == "mar") & (rows["series"] == "prison_population_total")].iloc[0]
    assert (morocco["year"], morocco["value"]) == (2018, 80000.5)


def test_codes_come_in_their_order_with_labels_in_three_languages(world_data: Dataset) -> None:
    assert world_data.codes_of("yesno") == ["yes", "partly", "no", "silent", "not_applicable"]
    assert code_label(world_data, "yesno", "silent") == "Text is silent"
    with speaking("fr"):
        assert code_label(world_data, "yesno", "no") == "Non"
        assert state_name(world_data, "mar") == "Maroc"
    with speaking("ar"):
        assert code_label(world_data, "yesno", "no") == "لا"
    assert code_label(world_data, "yesno", "perhaps") == "perhaps"
    assert world_data.codes.loc[world_data.codes["list"] == "yesno", "order"].tolist()[:3] == [1, 2, 3]


def test_the_column_order_decides_not_the_order_of_the_rows(world: Path) -> None:
    """Sorted by list and code, as a spreadsheet sorts them, the codes of a list still come in their order."""
    before = load(world)
    header, *rows = (world / "codes.csv").read_text(encoding="utf-8").splitlines()
    (world / "codes.csv").write_text("\n".join([header, *sorted(rows, reverse=True), ""]), encoding="utf-8")
    after = load(world)
    for name in ("confidence", "source_kind", "basis_legal", "basis_money"):
        assert after.codes_of(name) == before.codes_of(name)
    chosen, again = (select(data) for data in (before, after))
    pd.testing.assert_frame_equal(lead(before, chosen), lead(after, again))
    spoil(world, "mechanism_facts", 2, "confidence", "sure")
    with pytest.raises(DataError) as error:
        load(world)
    assert dict(error.value.problems[0].fields)["codes"] == ("high", "medium", "low")


def test_every_code_of_the_published_lists_has_its_place() -> None:
    assert load().codes["order"].notna().all()


def test_what_is_counted_up_to_a_date_after_the_data_ends_with_them(world_data: Dataset) -> None:
    last = world_data.date
    asked = ("2999", last, "2015", "seminar", "today")
    assert [world_data.covered(at) for at in asked] == [last, last, "2015", "2015-05-12", last]


def test_names_are_in_the_language_spoken_and_those_of_mechanisms_in_their_own_where_there_is_none(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "name_ar", "المجلس المخترع")
    spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), "name_original", "")
    data = load(world)
    names = {}
    for spoken in ("en", "fr", "ar"):
        with speaking(spoken):
            names[spoken] = mechanism_name(data, "mar-cndh")
            assert state_name(data, "mar") == data.states.loc["mar", f"name_{spoken}"]
            assert mechanism_name(data, "fra-cglpl") == data.mechanisms.loc["fra-cglpl", "name_en"]
    assert names == {"en": "Invented Council", "fr": "Conseil inventé", "ar": "المجلس المخترع"}


def test_labels_of_questions_and_texts_of_requirements_are_in_the_language_spoken(world_data: Dataset) -> None:
    with speaking("fr"):
        assert indicator_label(world_data, "visits_total") == world_data.indicators.loc["visits_total", "label_fr"]
        name = world_data.requirements.index[0]
        assert requirement_text(world_data, name) == world_data.requirements.loc[name, "requirement_fr"]


def test_the_rows_of_all_facts_have_labels_of_their_own(world_data: Dataset) -> None:
    assert world_data.facts.index.is_unique


def test_the_data_know_their_folder(world: Path) -> None:
    assert load(world).folder == world


def test_the_standing_editions_are_dates(world_data: Dataset) -> None:
    assert world_data.edition("seminar") == SEMINAR == "2015-05-12"
    assert world_data.edition("today") == world_data.date
    assert world_data.edition("2019") == "2019"


@pytest.mark.parametrize(
    ("look_up", "name", "answer"),
    [
        ("mechanism", "mar-cnhd", "There is no mechanism 'mar-cnhd'. Did you mean mar-cndh"),
        ("indicator", "visit_total", "There is no indicator 'visit_total'. Did you mean visits_total"),
        ("source", "law-fr", "There is no source 'law-fr'. Did you mean law-fr-2007"),
        (
            "requirement",
            "opcat_privat",
            "There is no requirement 'opcat_privat'. Did you mean opcat_private?",
        ),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(world_data: Dataset, look_up: str, name: str, answer: str) -> None:
    with pytest.raises(UnknownName, match=re.escape(answer)):
        getattr(world_data, look_up)(name)


def test_data_with_an_error_are_not_loaded(world: Path) -> None:
    spoil(world, "states", 2, "coe", "oui")
    with pytest.raises(DataError) as error:
        load(world)
    assert str(error.value) == "states.csv:2: coe: not one of the codes yes|no (oui); write yes"


def test_data_with_a_notice_are_loaded(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mli-cndh,model"), "note", "???")
    assert load(world).facts["note"].tolist().count("???") == 1


def test_a_note_reworded_changes_the_digest_and_not_the_version_shown(world: Path, world_data: Dataset) -> None:
    changed = world / "changed"
    changed.mkdir()
    for path in (*world.glob("*.csv"), world / "datapackage.json"):
        (changed / path.name).write_bytes(path.read_bytes())
    assert load(changed).version_with_digest == world_data.version_with_digest
    again = changed.rename(world / "again")
    spoil(again, "glossary", 2, "note", "Another note")
    assert load(again).version == world_data.version
    assert load(again).version_with_digest != world_data.version_with_digest


@pytest.mark.parametrize(
    ("said", "named"),
    [({}, "created"), ({"created": "2030"}, "created: 2030"), ({"created": "2030-W01-1"}, "created: 2030-W01-1")],
)
def test_a_descriptor_that_does_not_date_its_data_is_refused(world: Path, said: dict[str, str], named: str) -> None:
    describe(world, version="1", **said)
    with pytest.raises(NpmCompareError) as error:
        load(world)
    assert error.value.message.rule == "descriptor_not_followed"
    assert named in dict(error.value.message.fields)["reason"]


def describe(folder: Path, **said: str) -> None:
    (folder / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")


def test_a_folder_with_its_own_descriptor_has_its_own_day_and_version(world: Path, world_data: Dataset) -> None:
    describe(world, created="2031-05-06T00:00:00Z", version="2031.05.1")
    own = load(world)
    assert own.edition("today") == "2031-05-06"
    assert own.version == "2031.05.1"
    assert own.version_with_digest == f"2031.05.1+{world_data.digest}"


def test_the_tables_of_the_reports_come_with_the_descriptor_of_their_folder(world: Path, tmp_path: Path) -> None:
    describe(world, created="2031-05-06", version="2031.05.1")
    (tables := tmp_path / "tables").mkdir()
    _write_tables(Work(load(world), tmp_path, (), {}, print))
    assert load(tables).version_with_digest == load(world).version_with_digest


def test_what_is_future_for_a_folder_begins_behind_its_own_day(world: Path) -> None:
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", valid_from="2031")
    assert check(world)["rule"].tolist().count("future") == 1
    describe(world, created="2031-05-06", version="2031.05.1")
    assert "future" not in set(check(world)["rule"])


def test_a_table_without_rows_is_loaded(world: Path) -> None:
    path = world / "statistics.csv"
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    for source in ("figures-a", "figures-b"):
        add(world, "state_facts", f"fra,spt_visit,2012-01,,made,,,,,{source},row 1,low,,")
    assert load(world).statistics.empty


@pytest.mark.parametrize("wrong", ["rubbish", "2015-13-40", "12/05/2015", ""])
def test_what_is_no_date_is_refused_where_it_is_given(world_data: Dataset, wrong: str) -> None:
    with pytest.raises(NpmCompareError) as error:
        compare("mar-cndh", at=wrong, data=world_data)
    assert error.value.message.rule == "no_date"


def test_what_is_used_again_is_kept_and_what_was_used_longest_ago_is_let_go(world_data: Dataset) -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    for number in (*range(KEPT), 0, KEPT, 0, 2, 1):
        world_data.kept(("number", number), partial(make, number))
    assert made == [*range(KEPT + 1), 1]


def test_data_known_by_a_day_give_what_was_known_then_everywhere(world: Path) -> None:
    data = load(world)
    then = load(world, known="seminar")
    assert (data.known, then.known) == ("", SEMINAR)
    assert len(claims(then)) == len(claims(data, known="seminar")) < len(claims(data))


def test_the_environment_names_the_day_by_which_facts_must_have_been_known(world: Path) -> None:
    with data_from(world, "2014-06-01"):
        assert load().known == "2014-06-01"
    assert load().known == ""


@pytest.mark.parametrize("table", ["mechanisms", "states", "indicators", "sources", "series", "requirements"])
def test_the_index_of_a_table_has_a_name_and_is_its_first_column(world_data: Dataset, table: str) -> None:
    found = getattr(world_data, table)
    assert found.index.name == "name"
    assert list(found.index) == list(found.iloc[:, 0])
    assert "name" not in found.columns

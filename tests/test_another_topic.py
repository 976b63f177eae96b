"""The tool for another treaty: tables that a stranger fills (`tests/topic`, invented), without a line of code.

The topic is the monitoring that article 33 of the Convention on the Rights of Persons with Disabilities demands. Atlantis and
Borduria do not exist.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Command
from npm_compare.analysis.assessment import assess
from npm_compare.analysis.comparison import compare
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.check import check
from npm_compare.desk.editing.blank import blank
from npm_compare.desk.editing.ids import identify, write_ids
from npm_compare.facts.dataset import Dataset, load

TOPIC = Path(__file__).parent / "topic"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the empty tables with the rows of the topic: its codes behind those that are there, its facts with ids."""
    made = tmp_path_factory.mktemp("topic") / "crpd"
    blank(made)
    for given in TOPIC.glob("*.csv"):
        _, rows = given.read_text(encoding="utf-8").split("\n", 1)
        with (made / given.name).open("a", encoding="utf-8") as file:
            file.write(rows)
    about = json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    about |= {
        "title": "Monitoring under article 33",
        "description": "Invented.",
        "keywords": ["disability"],
    }  # step 2
    (made / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def topic(folder: Path) -> Dataset:
    write_ids(identify(folder))
    return load(folder)


@pytest.fixture
def asked(npm: Command, topic: Dataset, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return the command line with the folder of the topic as the data."""
    monkeypatch.setenv("NPM_COMPARE_DATA", str(topic.folder))
    return npm


def test_the_empty_tables_hold_no_row_but_codes_and_stand_the_check(tmp_path: Path) -> None:
    blank(tmp_path / "new")
    assert check(tmp_path / "new").empty
    assert len(load(tmp_path / "new").facts) == 0


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NpmCompareError, match="already"):
        blank(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_questions_of_the_topic_are_compared(topic: Dataset) -> None:
    answers = compare("atl-dm,brd-hrc", "in_law,persons_involved", at="2021", data=topic).table
    answers = answers.set_index(["indicator", "mechanism"])["value"]
    assert answers["in_law"].to_dict() == {"atl-dm": "yes", "brd-hrc": "no"}
    assert answers["persons_involved"].to_dict() == {"atl-dm": "partly", "brd-hrc": "not_known"}


def test_requirements_of_the_topic_are_assessed(topic: Dataset) -> None:
    counts = assess("atl-dm,brd-hrc", at="2021", data=topic).counts()
    assert counts.loc["atl-dm", ["met", "partly", "not_met", "not_known"]].tolist() == [1, 1, 0, 0]
    assert counts.loc["brd-hrc", ["met", "partly", "not_met", "not_known"]].tolist() == [0, 0, 1, 1]


def test_every_general_command_answers(asked: Command) -> None:
    both = "Atlantis,Borduria"
    for words in (
        *("mechanisms", "questions", "requirements", "overdue", "profile Atlantis", "gaps Atlantis", "like Atlantis"),
        *(f"compare {both} in_law,involvement", f"laws {both} in_law", "show Atlantis in_law", "search complaints"),
        *("facts all complaints_received", "changes Atlantis 2010"),
    ):
        told = asked(*words.split())
        assert told.code == 0, words
        assert told.out.strip(), words


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("size Atlantis", "assumptions"),
        ("draft Atlantis", "clauses"),
        ("options", "criteria"),
        ("decide Atlantis", "decisions"),
    ],
)
def test_what_rests_on_a_table_without_rows_is_refused_and_names_it(asked: Command, words: str, table: str) -> None:
    told = asked(*words.split())
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(f"npm-compare: {table}.csv has no rows")


def test_a_unit_of_the_topic_stands_with_its_figure(asked: Command) -> None:
    rows = json.loads(asked("facts", "all", "complaints_received", "--format", "json").out)
    assert [(row["iso3"], row["number"], row["unit"]) for row in rows] == [
        ("ATL", 80, "complaints"),
        ("BRD", 120, "complaints"),
    ]


def test_charts_and_a_workbook_are_made(asked: Command, tmp_path: Path) -> None:
    both = "Atlantis,Borduria"
    for kind, questions in [
        ("matrix", ["in_law,involvement"]),
        ("trend", ["complaints_received"]),
    ]:
        made = tmp_path / f"{kind}.svg"
        assert asked("chart", kind, both, *questions, "-o", str(made)).code == 0
        assert "Atlantis DM" in made.read_text(encoding="utf-8")
    book = tmp_path / "facts.xlsx"
    assert asked("export", str(book)).code == 0
    assert "No difference" in asked("import", str(book)).out


def test_an_atlas_of_the_topic_says_nothing_of_the_optional_protocol(asked: Command, tmp_path: Path) -> None:
    """Two States, each with a body; no treaty date, no remark and no visitor is coded, and the words are those of the topic."""
    made = tmp_path / "atlas"
    assert asked("atlas", "-o", str(made)).code == 0
    pages = {path: path.read_text(encoding="utf-8") for path in made.rglob("*.html")}
    assert len([path for path in pages if path.name.startswith("state-")]) == 2 * 3
    home = pages[made / "en" / "index.html"]
    assert "<h1>Atlas: Monitoring under article 33</h1>" in home
    assert "2 of 2 States have a mechanism." in home
    assert "Late, without a mechanism" not in home
    foreign = re.compile(
        r"Optional Protocol|OPCAT|SPT|torture|preventive|States parties|\b0 of 0\b|Protocole facultatif|البروتوكول|التعذيب"
    )
    for path, page in pages.items():
        assert not (found := foreign.search(page)), (path.name, found and page[found.start() - 80 : found.end() + 40])
    assert 'data-first="m=atl-dm,brd-hrc&' in pages[made / "en" / "compare.html"].replace("amp;", "")
    state = pages[made / "en" / "state-atl.html"]
    assert "<h2>The law</h2>" in state
    assert 'id="remarks"' not in state
    assert 'id="visitors"' not in state
    assert (made / "facts" / "atl.csv").read_text(encoding="utf-8").count("\n") == 1 + 5

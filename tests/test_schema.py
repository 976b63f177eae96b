from __future__ import annotations

import copy
from pathlib import Path

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import data_folder
from npm_compare.checking import schema
from npm_compare.checking.schema import descriptor, read_descriptor, read_tables


def test_the_model_is_read_from_the_descriptor_in_its_order() -> None:
    names = [resource["name"] for resource in schema.descriptor()["resources"]]
    assert list(schema.tables()) == names
    assert names[0] == "states"
    assert names[-1] == "translations"


def test_a_table_knows_its_file_its_columns_and_its_key() -> None:
    table = schema.tables()["glossary"]
    assert table.file == "glossary.csv"
    terms = ("term_en", "abbr_en", "term_fr", "abbr_fr", "term_ar")
    assert table.columns == (*terms, "definition_en", "definition_fr", "definition_ar", "note")
    assert table.key == ("term_en",)
    assert schema.tables()["codes"].key == ("list", "code")


def test_a_table_knows_to_which_tables_it_refers() -> None:
    references = schema.tables()["mechanism_facts"].references
    assert [(r.field, r.table, r.target) for r in references] == [
        ("mechanism", "mechanisms", "mechanism"),
        ("indicator", "indicators", "indicator"),
        ("source", "sources", "source"),
    ]


def test_a_field_knows_its_constraints_and_its_list_of_codes() -> None:
    fields = {field.name: field for field in schema.tables()["states"].fields}
    assert fields["iso3"].unique
    assert fields["iso3"].required
    assert fields["iso3"].pattern is not None
    assert fields["iso3"].pattern.search("MAR")
    assert fields["income_group"].codes == "income_group"
    order = {field.name: field for field in schema.tables()["codes"].fields}["order"]
    assert (order.type, order.minimum, order.required) == ("integer", 1, False)


def test_dates_are_told_from_other_patterns() -> None:
    dates = {f"{t.name}.{f.name}" for t in schema.tables().values() for f in t.fields if f.is_date}
    of_facts = {f"{table}.{date}" for table in ("mechanism_facts", "state_facts", "visitors") for date in FACT_DATES}
    others = {"mechanisms.designated", "mechanisms.ended", "sources.published", "remarks.date", "debate.date"}
    assert dates == of_facts | others | {f"reviews.{date}" for date in ("valid_from", "valid_to", "read_on")}


FACT_DATES = ("valid_from", "valid_to", "attested")


def test_every_field_says_what_it_means() -> None:
    assert not [f.name for table in schema.tables().values() for f in table.fields if not f.description]


def test_in_a_checkout_the_data_stand_beside_the_package() -> None:
    assert (data_folder() / "datapackage.json").is_file()


BROKEN = {
    "a table is missing": (lambda m: m["resources"].pop(3), "codes"),
    "a path of another file": (lambda m: m["resources"][0].update(path="etats.csv"), "etats.csv"),
    "a resource without a schema": (lambda m: m["resources"][0].pop("schema"), "schema"),
    "no resources": (lambda m: m.pop("resources"), "resources"),
    "a field without a name": (lambda m: m["resources"][0]["schema"]["fields"][0].pop("name"), "name"),
    "a field of an unknown type": (
        lambda m: m["resources"][0]["schema"]["fields"][0].update(type="text"),
        "states.state: text",
    ),
    "a key of no field": (lambda m: m["resources"][0]["schema"].update(primaryKey=["stat"]), "states.stat"),
    "a reference to no table": (
        lambda m: m["resources"][1]["schema"]["foreignKeys"][0]["reference"].update(resource="etats"),
        "mechanisms.state → etats.state",
    ),
    "a pattern that is none": (
        lambda m: m["resources"][0]["schema"]["fields"][0].update(constraints={"pattern": "["}),
        "unterminated character set",
    ),
}


@pytest.mark.parametrize("breach", BROKEN)
def test_a_broken_descriptor_is_refused_with_what_is_broken(breach: str) -> None:
    edit, named = BROKEN[breach]
    model = copy.deepcopy(descriptor())
    edit(model)
    with pytest.raises(NpmCompareError) as error:
        read_tables(model)
    assert error.value.message.rule == "descriptor_not_followed"
    assert named in dict(error.value.message.fields)["reason"]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("{\n]", "descriptor_not_json", "datapackage.json:2"),
        ("[1]", "descriptor_not_read", "datapackage.json"),
        ("", "descriptor_not_json", "datapackage.json:1"),
    ],
)
def test_a_descriptor_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, text: str, rule: str, place: str
) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(NpmCompareError) as error:
        read_descriptor(tmp_path / "datapackage.json")
    assert (error.value.message.rule, dict(error.value.message.fields)["place"]) == (rule, place)
    assert str(error.value).endswith(" Put back the descriptor that came with the package.")

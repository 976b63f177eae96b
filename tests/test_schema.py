from __future__ import annotations

from npm_compare.checking import schema
from npm_compare.folders import data_folder


def test_the_model_is_read_from_the_descriptor_in_its_order() -> None:
    names = [resource["name"] for resource in schema.descriptor()["resources"]]
    assert list(schema.tables()) == names
    assert names[0] == "states"
    assert names[-1] == "corrections"


def test_a_table_knows_its_file_its_columns_and_its_key() -> None:
    table = schema.tables()["glossary"]
    assert table.file == "glossary.csv"
    assert table.columns == ("term_en", "abbr_en", "term_fr", "abbr_fr", "term_ar", "definition_en", "note")
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
    of_facts = {f"{table}.{date}" for table in ("mechanism_facts", "state_facts") for date in FACT_DATES}
    assert dates == of_facts | {"mechanisms.designated", "mechanisms.ended", "sources.published"}


FACT_DATES = ("valid_from", "valid_to", "attested")


def test_every_field_says_what_it_means() -> None:
    assert not [f.name for table in schema.tables().values() for f in table.fields if not f.description]


def test_in_a_checkout_the_data_stand_beside_the_package() -> None:
    assert (data_folder() / "datapackage.json").is_file()

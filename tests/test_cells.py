from __future__ import annotations

import re

import pytest

from npm_compare.base.errors import Problem, message, nearest
from npm_compare.checking.cells import (
    doubt_text,
    look_at_code,
    look_at_date,
    look_at_field,
    look_at_number,
    look_at_text,
)
from npm_compare.checking.schema import Column, tables


@pytest.mark.parametrize(
    "text",
    ["plain", "l’équipe n° 1", "القانون 76.15", "two\nlines", "1 250", "p.\u00a012", "-5", "-0.5", "NA", "007", "1.10"],
)
def test_ordinary_text_may_stand_in_a_cell(text: str) -> None:
    assert look_at_text(text) is None
    assert doubt_text(text) is None


@pytest.mark.parametrize(
    ("text", "rule", "code"),
    [
        ("d\ufffdcembre", "text_lost", ""),
        ("see \u202eevil", "invisible_character", "U+202E"),
        ("zero\u200bwidth", "invisible_character", "U+200B"),
        ("\ufeffmar", "invisible_character", "U+FEFF"),
        ("soft\u00adhyphen", "invisible_character", "U+00AD"),
        ("one\ttwo", "invisible_character", "U+0009"),
        ("one\rtwo", "invisible_character", "U+000D"),
        ("a\u2028b", "invisible_character", "U+2028"),
        ("\u2066a\u2069", "invisible_character", "U+2066"),
        ("\U000e0041", "invisible_character", "U+E0041"),
        ("=1+1", "formula", ""),
        ("+33 1 23", "formula", ""),
        ("-about 5", "formula", ""),
        ("@name", "formula", ""),
        ("\uff1dSUM(1)", "formula", ""),
        ("a;=1+1", "formula_inside", ""),
        ("a\n=1+1", "formula_inside", ""),
    ],
)
def test_what_no_cell_may_contain_is_named_with_the_text(text: str, rule: str, code: str) -> None:
    assert look_at_text(text) == message(rule, **{"code": code} if code else {}, value=text)


@pytest.mark.parametrize("text", ["mar ", " mar", "mar\u00a0", "mar\n"])
def test_white_space_around_a_text_is_named_with_the_text_to_write(text: str) -> None:
    assert look_at_text(text) == message("white_space", quoted=text, expected="mar")


def test_a_cell_of_white_space_is_not_empty() -> None:
    assert look_at_text("  ") == message("only_white_space", quoted="  ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see \u202eevil", "note: an invisible character U+202E (see <U+202E>evil); delete it"),
        ("mar\u00a0", "note: white space at the beginning or the end ('mar\\xa0'); write mar"),
        ("  ", "note: white space at the beginning or the end ('  '); empty the cell"),
        ("a\n=1+1", "note: a spreadsheet would run this as a formula (a<U+000A>=1+1); put a space before the sign"),
    ],
)
def test_what_nobody_sees_is_shown_in_the_words(text: str, words: str) -> None:
    found = look_at_text(text)
    assert found is not None
    assert str(Problem("facts.csv", 2, found.rule, found.fields, column="note")) == f"facts.csv:2: {words}"


@pytest.mark.parametrize(
    "text", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#NUM!", "#NUL!", "#####"]
)
def test_an_error_of_a_spreadsheet_is_never_read_as_missing(text: str) -> None:
    assert look_at_text(text) == message("spreadsheet_error", value=text)


def test_a_number_sign_before_a_word_is_text() -> None:
    assert look_at_text("#12 of the list") is None
    assert look_at_text("#nameless") is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("??????? 76.15", "question_marks"),
        ("??", "question_marks"),
        ("ﺍﻟﻘﺎﻧﻮﻥ", "presentation_forms"),
        ("de\u0301cembre", "letters_apart"),
        *((text, "date_of_excel") for text in ("07-mars", "7-Mar", "3-mai", "12-déc.", "01-août", "mars-07", "Mar-07")),
    ],
)
def test_what_looks_like_an_accident_is_told(text: str, rule: str) -> None:
    assert look_at_text(text) is None
    assert doubt_text(text) == message(rule, value=text)


def test_a_cell_longer_than_excel_can_hold_is_told() -> None:
    assert doubt_text("x" * 40_000) == message("cell_too_long", count=40_000, limit=32_767)


def test_a_question_is_no_accident() -> None:
    assert doubt_text("Which text? None.") is None


def test_a_cell_as_long_as_excel_can_hold_is_no_accident() -> None:
    assert doubt_text("x" * 32_767) is None


@pytest.mark.parametrize("text", ["0", "34", "-5", "1250000.5", "0.1", "1.10", "9007199254740992", "-9007199254740992"])
def test_a_plain_number_is_accepted(text: str) -> None:
    assert look_at_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\u202f250\u202f000", "1250000"),
        ("1 250 000", "1250000"),
        ("12'000", "12000"),
        ("٣٤", "34"),
        ("۱۴۵", "145"),
        ("١٬٢٥٠٫٥", "1250.5"),
        ("\u22125", "-5"),
    ],
)
def test_a_number_written_otherwise_is_refused_with_what_to_write(text: str, expected: str) -> None:
    assert look_at_number(text) == message("number_not_plain", value=text, expected=expected)


def test_a_decimal_comma_is_refused_with_the_point() -> None:
    assert look_at_number("1250000,5") == message("decimal_comma", value="1250000,5", point="1250000.5")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("1,250", "number_ambiguous"),
        ("1,250,000", "number_ambiguous"),
        ("1.25E+06", "scientific_notation"),
        ("1e999", "scientific_notation"),
        ("007", "leading_zero"),
        ("9007199254740993", "number_too_large"),
        ("-9007199254740993", "number_too_large"),
        ("9" * 5000, "number_too_large"),
    ],
)
def test_a_number_that_may_mean_another_is_refused(text: str, rule: str) -> None:
    assert look_at_number(text) == message(rule, value=text)


@pytest.mark.parametrize(
    "text",
    [
        "inf",
        "NaN",
        "None",
        "1_250_000",
        "0x22",
        "30-40",
        "~34",
        "145*",
        "145²",
        ".5",
        "5.",
        "1.2.3",
        "34 persons",
        "12 34",
        "٣٠-٤٠",
        "½",
        "",
        "1,2,3",
        "--5",
    ],
)
def test_what_is_not_one_number_is_refused_without_a_guess(text: str) -> None:
    assert look_at_number(text) == message("not_a_number", value=text)


@pytest.mark.parametrize("text", ["2014", "2014-05", "2014-05-12"])
def test_a_partial_date_is_accepted(text: str) -> None:
    assert look_at_date(text) is None


@pytest.mark.parametrize(
    ("text", "rule", "more"),
    [
        ("01/05/2016", "date_ambiguous", {}),
        ("16-05-01", "date_ambiguous", {}),
        ("1.5.2016", "date_ambiguous", {}),
        ("42491", "date_serial", {"date": "2016-05-01"}),
        ("2016‑05‑01", "date_not_plain", {"expected": "2016-05-01"}),
        ("٢٠١٦-٠٥-٠١", "date_not_plain", {"expected": "2016-05-01"}),
        ("2015-02-29", "date_nonexistent", {}),
        ("2015-13", "date_nonexistent", {}),
        ("0215-05-12", "date_nonexistent", {}),
        ("9999-12-31", "date_nonexistent", {}),
        ("1er mai 2016", "not_a_date", {}),
        ("2016-5-1", "not_a_date", {}),
        ("٢٠١٦/٠٥", "not_a_date", {}),
        ("2016/05/01", "not_a_date", {}),
    ],
)
def test_a_date_written_otherwise_is_refused(text: str, rule: str, more: dict[str, str]) -> None:
    assert look_at_date(text) == message(rule, value=text, **more)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("NO", "no"), ("TRUE", "yes"), ("VRAI", "yes"), ("oui", "yes"), ("نعم", "yes"), ("Faux", "no"), ("لا", "no")],
)
def test_a_word_that_is_no_code_is_answered_with_the_code_meant(text: str, meant: str) -> None:
    codes = ("yes", "partly", "no")
    hint = message("write", expected=meant)
    assert look_at_code(codes)(text) == message("code_unknown", codes=codes, value=text, hint=hint)


@pytest.mark.parametrize("text", ["partial", "perhaps"])
def test_a_word_that_means_no_code_is_answered_with_the_nearest_ones(text: str) -> None:
    codes = ("yes", "partly", "no")
    hint = nearest(text, codes)
    assert look_at_code(codes)(text) == message("code_unknown", codes=codes, value=text, hint=hint)


def test_a_code_is_accepted_only_as_it_is_written() -> None:
    look = look_at_code(("A", "B"))
    assert look("A") is None
    assert look("a") == message("code_unknown", codes=("A", "B"), value="a", hint=nearest("a", ("A", "B")))


DATE = Column("valid_from", "string", pattern=re.compile(r"^\d{4}(-\d\d)?$"))


@pytest.mark.parametrize(
    ("field", "codes", "good", "bad", "rule"),
    [
        (Column("kind", "string"), ("law", "press"), "law", "book", "code_unknown"),
        (Column("coe", "boolean"), None, "yes", "1", "code_unknown"),
        (DATE, None, "2014-05", "05/2014", "not_a_date"),
        (Column("year", "year"), None, "2014", "14", "not_a_year"),
        (Column("year", "year"), None, "1999", "2114", "not_a_year"),
        (Column("value", "number"), None, "2.5", "2,5", "decimal_comma"),
        (Column("value", "number", minimum=0), None, "0", "-1", "below_minimum"),
        (Column("order", "integer", minimum=1), None, "1", "1.5", "not_whole"),
        (Column("order", "integer", minimum=1), None, "2", "0", "below_minimum"),
        (Column("iso3", "string", pattern=re.compile("^[A-Z]{3}$")), None, "MAR", "ma", "form_broken"),
        (Column("locator", "string"), None, "p. 1", "n/a", "no_locator"),
    ],
)
def test_a_cell_is_looked_at_as_its_field_demands(
    field: Column, codes: tuple[str, ...] | None, good: str, bad: str, rule: str
) -> None:
    look = look_at_field(field, codes)
    assert look(good) is None
    found = look(bad)
    assert found is not None
    assert (found.rule, dict(found.fields)["value"]) == (rule, bad)


@pytest.mark.parametrize("text", ["n/a", "N/A", "None", "nan", "-", "?", "."])
def test_a_locator_that_locates_nothing_is_refused(text: str) -> None:
    look = look_at_field(Column("locator", "string"), None)
    assert look(text) == message("no_locator", value=text)


def test_a_free_text_may_say_anything() -> None:
    assert look_at_field(Column("note", "string"), None)("n/a") is None


def test_every_field_of_the_model_has_a_look() -> None:
    for table in tables().values():
        for field in table.fields:
            look_at_field(field, None)("x")

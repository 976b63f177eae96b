from __future__ import annotations

import re

import pytest

from npm_compare.checking.cells import (
    doubt_text,
    look_at_code,
    look_at_date,
    look_at_field,
    look_at_number,
    look_at_text,
)
from npm_compare.checking.schema import Field, tables


@pytest.mark.parametrize(
    "text",
    ["plain", "l’équipe n° 1", "القانون 76.15", "two\nlines", "1 250", "p.\u00a012", "-5", "-0.5", "NA", "007", "1.10"],
)
def test_ordinary_text_may_stand_in_a_cell(text: str) -> None:
    assert look_at_text(text) is None
    assert doubt_text(text) is None


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("d\ufffdcembre", "text was lost: it contains U+FFFD (d<U+FFFD>cembre)", "put back the original text"),
        ("see \u202eevil", "an invisible character U+202E (see <U+202E>evil)", "delete it"),
        ("zero\u200bwidth", "an invisible character U+200B (zero<U+200B>width)", "delete it"),
        ("\ufeffmar", "an invisible character U+FEFF (<U+FEFF>mar)", "delete it"),
        ("soft\u00adhyphen", "an invisible character U+00AD (soft<U+00AD>hyphen)", "delete it"),
        ("one\ttwo", "an invisible character U+0009 (one<U+0009>two)", "delete it"),
        ("one\rtwo", "an invisible character U+000D (one<U+000D>two)", "delete it"),
        ("a\u2028b", "an invisible character U+2028 (a<U+2028>b)", "delete it"),
        ("\u2066a\u2069", "an invisible character U+2066 (<U+2066>a<U+2069>)", "delete it"),
        ("\U000e0041", "an invisible character U+E0041 (<U+E0041>)", "delete it"),
        ("mar ", "white space at the beginning or the end ('mar ')", "write mar"),
        (" mar", "white space at the beginning or the end (' mar')", "write mar"),
        ("mar\u00a0", "white space at the beginning or the end ('mar\\xa0')", "write mar"),
        ("mar\n", "white space at the beginning or the end ('mar\\n')", "write mar"),
        ("  ", "white space at the beginning or the end ('  ')", "empty the cell"),
        ("=1+1", "a spreadsheet would run this as a formula (=1+1)", "begin the text with a word"),
        ("+33 1 23", "a spreadsheet would run this as a formula (+33 1 23)", "begin the text with a word"),
        ("-about 5", "a spreadsheet would run this as a formula (-about 5)", "begin the text with a word"),
        ("@name", "a spreadsheet would run this as a formula (@name)", "begin the text with a word"),
        ("\uff1dSUM(1)", "a spreadsheet would run this as a formula (\uff1dSUM(1))", "begin the text with a word"),
        ("a;=1+1", "a spreadsheet would run this as a formula (a;=1+1)", "put a space before the sign"),
        ("a\n=1+1", "a spreadsheet would run this as a formula (a<U+000A>=1+1)", "put a space before the sign"),
    ],
)
def test_what_no_cell_may_contain_is_shown_with_its_mend(text: str, what: str, mend: str) -> None:
    assert look_at_text(text) == (what, mend)


@pytest.mark.parametrize(
    "text", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#NUM!", "#NUL!", "#####"]
)
def test_an_error_of_a_spreadsheet_is_never_read_as_missing(text: str) -> None:
    assert look_at_text(text) == (
        f"an error value of a spreadsheet ({text})",
        "put back the value; leave the cell empty if it is not known",
    )


def test_a_number_sign_before_a_word_is_text() -> None:
    assert look_at_text("#12 of the list") is None
    assert look_at_text("#nameless") is None


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("??????? 76.15", "a row of question marks (??????? 76.15)", "check that no letters were lost while saving"),
        ("??", "a row of question marks (??)", "check that no letters were lost while saving"),
        (
            "ﺍﻟﻘﺎﻧﻮﻥ",
            "Arabic presentation forms, as copied from a PDF (ﺍﻟﻘﺎﻧﻮﻥ)",
            "type the plain letters, or normalise (NFKC)",
        ),
        ("de\u0301cembre", "letters and accents are stored apart (de\u0301cembre)", "normalise the text (NFC)"),
        ("x" * 40_000, "40,000 characters in one cell", "Excel cuts a cell at 32,767"),
    ],
)
def test_what_looks_like_an_accident_is_told(text: str, what: str, mend: str) -> None:
    assert look_at_text(text) is None
    assert doubt_text(text) == (what, mend)


@pytest.mark.parametrize("text", ["07-mars", "7-Mar", "3-mai", "12-déc.", "01-août", "mars-07", "Mar-07"])
def test_a_date_that_excel_made_of_a_range_is_told(text: str) -> None:
    assert doubt_text(text) == (
        f"this looks like a date that Excel made ({text})",
        "check the original, perhaps a range of pages",
    )


def test_a_question_is_no_accident() -> None:
    assert doubt_text("Which text? None.") is None


def test_a_cell_as_long_as_excel_can_hold_is_no_accident() -> None:
    assert doubt_text("x" * 32_767) is None


@pytest.mark.parametrize("text", ["0", "34", "-5", "1250000.5", "0.1", "1.10", "9007199254740992", "-9007199254740992"])
def test_a_plain_number_is_accepted(text: str) -> None:
    assert look_at_number(text) is None


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("1250000,5", "a decimal comma (1250000,5)", "write 1250000.5 if the comma marks decimals"),
        ("1,250", "an ambiguous number (1,250)", "write no separator of thousands, and a decimal point"),
        ("1,250,000", "an ambiguous number (1,250,000)", "write no separator of thousands, and a decimal point"),
        ("1\u202f250\u202f000", "not a plain number (1<U+202F>250<U+202F>000)", "write 1250000"),
        ("1 250 000", "not a plain number (1 250 000)", "write 1250000"),
        ("12'000", "not a plain number (12'000)", "write 12000"),
        ("٣٤", "not a plain number (٣٤)", "write 34"),
        ("۱۴۵", "not a plain number (۱۴۵)", "write 145"),
        ("١٬٢٥٠٫٥", "not a plain number (١٬٢٥٠٫٥)", "write 1250.5"),
        ("\u22125", "not a plain number (<U+2212>5)", "write -5"),
        ("1.25E+06", "scientific notation, digits may be lost (1.25E+06)", "write it in full, from the source"),
        ("1e999", "scientific notation, digits may be lost (1e999)", "write it in full, from the source"),
        ("007", "a number that begins with zero (007)", "write it without the zero, or correct it"),
        ("9007199254740993", "a number above 2^53 (9007199254740993)", "check the value: it cannot be kept exactly"),
        ("-9007199254740993", "a number above 2^53 (-9007199254740993)", "check the value: it cannot be kept exactly"),
    ],
)
def test_a_number_written_otherwise_is_refused_with_what_to_write(text: str, what: str, mend: str) -> None:
    assert look_at_number(text) == (what, mend)


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
    assert look_at_number(text) == (
        f"not a number ({text})",
        "write one plain number; ranges and doubts belong in the note",
    )


def test_a_number_of_any_length_is_answered() -> None:
    assert look_at_number("9" * 5000) == (
        f"a number above 2^53 ({'9' * 60}…)",
        "check the value: it cannot be kept exactly",
    )


@pytest.mark.parametrize("text", ["2014", "2014-05", "2014-05-12"])
def test_a_partial_date_is_accepted(text: str) -> None:
    assert look_at_date(text) is None


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("01/05/2016", "not an ISO date (01/05/2016)", "day and month are ambiguous: write YYYY-MM-DD"),
        ("16-05-01", "not an ISO date (16-05-01)", "day and month are ambiguous: write YYYY-MM-DD"),
        ("1.5.2016", "not an ISO date (1.5.2016)", "day and month are ambiguous: write YYYY-MM-DD"),
        ("42491", "not a date (42491)", "it looks like a serial number of Excel: 2016-05-01?"),
        ("2016‑05‑01", "a date with other hyphens or digits (2016<U+2011>05<U+2011>01)", "write 2016-05-01"),
        ("٢٠١٦-٠٥-٠١", "a date with other hyphens or digits (٢٠١٦-٠٥-٠١)", "write 2016-05-01"),
        ("2015-02-29", "a date that does not exist (2015-02-29)", "correct the year, the month or the day"),
        ("2015-13", "a date that does not exist (2015-13)", "correct the year, the month or the day"),
        ("0215-05-12", "a date that does not exist (0215-05-12)", "correct the year, the month or the day"),
        ("9999-12-31", "a date that does not exist (9999-12-31)", "correct the year, the month or the day"),
        ("1er mai 2016", "not a date (1er mai 2016)", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2016-5-1", "not a date (2016-5-1)", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("٢٠١٦/٠٥", "not a date (٢٠١٦/٠٥)", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2016/05/01", "not a date (2016/05/01)", "write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_a_date_written_otherwise_is_refused_with_what_to_write(text: str, what: str, mend: str) -> None:
    assert look_at_date(text) == (what, mend)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("NO", "write no"),
        ("TRUE", "write yes"),
        ("VRAI", "write yes"),
        ("oui", "write yes"),
        ("نعم", "write yes"),
        ("Faux", "write no"),
        ("لا", "write no"),
        ("partial", "Did you mean partly?"),
        ("perhaps", "Known: no, partly, yes."),
    ],
)
def test_a_word_that_is_no_code_is_answered_with_the_code_meant(text: str, mend: str) -> None:
    assert look_at_code(("yes", "partly", "no"))(text) == (f"not one of the codes yes|partly|no ({text})", mend)


def test_a_code_is_accepted_only_as_it_is_written() -> None:
    look = look_at_code(("A", "B"))
    assert look("A") is None
    assert look("a") == ("not one of the codes A|B (a)", "Did you mean A?")


DATE = Field("valid_from", "string", pattern=re.compile(r"^\d{4}(-\d\d)?$"))


@pytest.mark.parametrize(
    ("field", "codes", "good", "bad", "what"),
    [
        (Field("kind", "string"), ("law", "press"), "law", "book", "not one of the codes law|press (book)"),
        (Field("coe", "boolean"), None, "yes", "1", "not one of the codes yes|no (1)"),
        (DATE, None, "2014-05", "05/2014", "not a date (05/2014)"),
        (Field("year", "year"), None, "2014", "14", "not a year (14)"),
        (Field("year", "year"), None, "1999", "2114", "not a year (2114)"),
        (Field("value", "number"), None, "2.5", "2,5", "a decimal comma (2,5)"),
        (Field("value", "number", minimum=0), None, "0", "-1", "below 0 (-1)"),
        (Field("order", "integer", minimum=1), None, "1", "1.5", "not a whole number (1.5)"),
        (Field("order", "integer", minimum=1), None, "2", "0", "below 1 (0)"),
        (Field("iso3", "string", pattern=re.compile("^[A-Z]{3}$")), None, "MAR", "ma", "not in the form of iso3 (ma)"),
        (Field("locator", "string"), None, "p. 1", "n/a", "no locator (n/a)"),
    ],
)
def test_a_cell_is_looked_at_as_its_field_demands(
    field: Field, codes: tuple[str, ...] | None, good: str, bad: str, what: str
) -> None:
    look = look_at_field(field, codes)
    assert look(good) is None
    finding = look(bad)
    assert finding is not None
    assert finding[0] == what


@pytest.mark.parametrize("text", ["n/a", "N/A", "None", "nan", "-", "?", "."])
def test_a_locator_that_locates_nothing_is_refused(text: str) -> None:
    look = look_at_field(Field("locator", "string"), None)
    assert look(text) == (f"no locator ({text})", "say where in the source: article, page, section")


def test_a_free_text_may_say_anything() -> None:
    assert look_at_field(Field("note", "string"), None)("n/a") is None


def test_every_field_of_the_model_has_a_look() -> None:
    for table in tables().values():
        for field in table.fields:
            look_at_field(field, None)("x")

"""The words of rules that hold in the cells of any column."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

CORRECT = later("correct the number")
WRITE = later("write {expected}")
NO_DATE = later("not a date ({value})")
FORMULA_MEND = later("a spreadsheet would run this as a formula ({value})")
WHITE_SPACE = later("white space at the beginning or the end ({quoted})")

OF_CELLS: Mapping[str, tuple[str, str]] = {
    "below_minimum": (later("below {least} ({value})"), CORRECT),
    "cell_too_long": (later("{count} characters in one cell"), later("Excel cuts a cell at {limit}")),
    "code_unknown": (later("not one of the codes {codes} ({value})"), "{hint}"),
    "currency_unknown": (
        later("not a currency of ISO 4217 ({value})"),
        later("write its three capital letters, MAD or EUR"),
    ),
    "date_ambiguous": (
        later("not an ISO date ({value})"),
        later("day and month are ambiguous: write YYYY-MM-DD"),
    ),
    "date_nonexistent": (
        later("a date that does not exist ({value})"),
        later("correct the year, the month or the day"),
    ),
    "date_not_plain": (later("a date with other hyphens or digits ({value})"), WRITE),
    "date_of_excel": (
        later("this looks like a date that Excel made ({value})"),
        later("check the original, perhaps a range of pages"),
    ),
    "date_serial": (NO_DATE, later("it looks like a serial number of Excel: {date}?")),
    "decimal_comma": (
        later("a decimal comma ({value})"),
        later("write {point} if the comma marks decimals"),
    ),
    "form_broken": (later("not in the form of {column} ({value})"), later("it must match {pattern}")),
    "formula": (FORMULA_MEND, later("begin the text with a word")),
    "formula_inside": (FORMULA_MEND, later("put a space before the sign")),
    "invisible_character": (later("an invisible character {code} ({value})"), later("delete it")),
    "leading_zero": (
        later("a number that begins with zero ({value})"),
        later("write it without the zero, or correct it"),
    ),
    "letters_apart": (
        later("letters and accents are stored apart ({value})"),
        later("normalise the text (NFC)"),
    ),
    "no_locator": (
        later("no locator ({value})"),
        later("say where in the source: article, page, section"),
    ),
    "not_a_date": (NO_DATE, later("write YYYY, YYYY-MM or YYYY-MM-DD")),
    "not_a_number": (
        later("not a number ({value})"),
        later("write one plain number; ranges and doubts belong in the note"),
    ),
    "not_a_year": (later("not a year ({value})"), later("write four digits")),
    "not_whole": (later("not a whole number ({value})"), later("write a whole number")),
    "number_ambiguous": (
        later("an ambiguous number ({value})"),
        later("write no separator of thousands, and a decimal point"),
    ),
    "number_not_plain": (later("not a plain number ({value})"), WRITE),
    "number_too_large": (
        later("a number above 2^53 ({value})"),
        later("check the value: it cannot be kept exactly"),
    ),
    "only_white_space": (WHITE_SPACE, later("empty the cell")),
    "presentation_forms": (
        later("Arabic presentation forms, as copied from a PDF ({value})"),
        later("type the plain letters, or normalise (NFKC)"),
    ),
    "question_marks": (
        later("a row of question marks ({value})"),
        later("check that no letters were lost while saving"),
    ),
    "reference_unknown": (later("not in {file} ({value})"), later("{hint} Otherwise add it to {file}")),
    "required_empty": (
        later("nothing in the required column {column}"),
        later("fill it: {description}"),
    ),
    "scientific_notation": (
        later("scientific notation, digits may be lost ({value})"),
        later("write it in full, from the source"),
    ),
    "spreadsheet_error": (
        later("an error value of a spreadsheet ({value})"),
        later("put back the value; leave the cell empty if it is not known"),
    ),
    "text_lost": (
        later("text was lost: it contains U+FFFD ({value})"),
        later("put back the original text"),
    ),
    "white_space": (WHITE_SPACE, WRITE),
}

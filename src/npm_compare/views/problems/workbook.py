"""The words of rules about an edited workbook, its cells and rows, and about sources to be added."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

AS_TEXT = later("format the cell as text and write it again")
DATE_AS_TEXT = later("write YYYY, YYYY-MM or YYYY-MM-DD, as text")
NEW_ROW = later("empty it if the row is a new one")

OF_WORKBOOK: Mapping[str, tuple[str, str]] = {
    "authors_not_read": (
        later("authors that are not a list of names ({value})"),
        later("correct them in the reference manager, or add --author"),
    ),
    "correction_without_reason": (
        later("corrected or taken out without a reason: it is not listed in corrections.csv"),
        later("write the reason if the fact was published before"),
    ),
    "csl_field_not_read": (
        later("{field}: not a text ({value})"),
        later("correct it in the reference manager"),
    ),
    "date_not_expected": (later("a date or time where none is expected ({value})"), AS_TEXT),
    "date_not_read": (
        later("a date that is not a day, a month or a year ({value})"),
        later("correct it in the reference manager, or add --published"),
    ),
    "date_of_spreadsheet": (later("not a date ({value})"), DATE_AS_TEXT),
    "date_shown_in_part": (later("a date that the cell shows only in part ({value})"), DATE_AS_TEXT),
    "date_without_year": (later("a date without its year, or a time ({value})"), DATE_AS_TEXT),
    "digits_lost": (
        later("a number with more digits than a spreadsheet keeps ({value})"),
        later("format the cell as text and write the number from the source"),
    ),
    "error_value": (
        later("an error value of a spreadsheet ({value})"),
        later("put back the value; leave the cell empty if it is not known"),
    ),
    "formula_typed": (later("a formula ({value})"), later("write the value itself")),
    "kind_unclear": (
        later("the kind of the source is not clear from its type ({type})"),
        later("add --kind: {kinds}"),
    ),
    "note_of_old_value": (
        later("the value was {was} and will be {now}, but the note beside it stays as it was written"),
        later("read the note: if it still tells the old value, correct it too"),
    ),
    "number_among_texts": (
        later("a number in a column of texts ({value}): 1.10 would have become 1.1"),
        AS_TEXT,
    ),
    "percentage": (
        later("a number shown as a percentage ({value})"),
        later("format the cell as text and write the number as published"),
    ),
    "person_left_out": (
        later("the name of a person was left out ({name})"),
        later("write the body as --author; persons are named as authors of academic works only"),
    ),
    "reason_without_correction": (
        later("a reason beside a row that is neither corrected nor taken out: it is not listed in corrections.csv"),
        later("nothing to do"),
    ),
    "removal_unclear": (
        later("neither yes nor empty ({value})"),
        later("write yes to remove the row, or empty the cell"),
    ),
    "row_not_exported": (later("{row} was not exported"), NEW_ROW),
    "row_repeated": (later("{row} is in line {line} too"), NEW_ROW),
    "separator_ambiguous": (
        later("a comma that may mark decimals or thousands ({value})"),
        later("write no separator of thousands, and a decimal point"),
    ),
    "sheet_column_missing": (
        later("the hidden first row must name the column {name} once"),
        later("export again and copy the edits into the new workbook"),
    ),
    "sheet_not_read": (
        later("this sheet is not read, whatever stands on it; read are {sheets}"),
        later("copy what is to be read into the sheet where it belongs"),
    ),
    "source_key_taken": (
        later("another source has this key already"),
        later("choose another one, or leave it out"),
    ),
    "source_name_not_exported": (later("{row} was not exported"), later("choose another short name")),
    "source_name_repeated": (later("{row} is in line {line} too"), later("choose another short name")),
    "stray_cell": (
        later("a cell in a column that the table does not have ({value})"),
        later("empty it; comments belong in the column note"),
    ),
}

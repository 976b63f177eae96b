"""The words of rules about files: bytes, line ends, separators, headers, rows."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

EXPORT = later("save it again as “CSV UTF-8 (comma delimited)”")
DELETE_OR_EXPORT = later("delete it, or save it again as “CSV UTF-8 (comma delimited)”")
LEFT_OUT = later("nothing to do: they were left out")
LINE_ENDS = later("nothing to do: they were read as line ends")
QUOTES = later('put a cell that contains a comma between straight quotation marks (")')
STRAIGHT = later('put a cell that contains a comma between straight quotation marks ("): typographic ones do not count')
ROW_WIDTH = later("{cells} cells, expected {expected} ({value}…)")

OF_FILES: Mapping[str, tuple[str, str]] = {
    "arabic_comma_separated": (later("cells are separated by the Arabic comma U+060C, not by commas"), EXPORT),
    "byte_order_mark": (
        later("a byte order mark stands before the first cell"),
        later("nothing to do: it was left out"),
    ),
    "cell_without_column": (
        later("a cell stands under no column name ({value})"),
        later("name the column or empty the cell"),
    ),
    "column_misspelt": (later("unknown column ({column})"), later("did you mean {expected}?")),
    "column_missing": (
        later("the column is missing ({column})"),
        later("add it, empty where nothing is known"),
    ),
    "column_repeated": (later("the column stands {times} times ({column})"), later("keep one of them")),
    "column_unknown": (later("unknown column ({column})"), later("delete it; comments belong in the column note")),
    "cr": (later("lines end in CR, as on old Macintosh systems"), LINE_ENDS),
    "cr_single": (later("a single CR (U+000D) among other line ends"), DELETE_OR_EXPORT),
    "crlf": (later("lines end in CR LF, as on Windows"), LINE_ENDS),
    "duplicate": (
        later("a duplicate of line {line} ({key})"),
        later("keep one of the two, or correct {columns}"),
    ),
    "empty_columns": (later("{columns} empty columns without a name"), LEFT_OUT),
    "empty_rows": (later("{rows} empty rows (lines {first} to {last})"), LEFT_OUT),
    "excel_instruction": (later("the first line is an instruction to Excel ({value})"), DELETE_OR_EXPORT),
    "file_empty": (later("the file is empty"), later("put back the header and the rows")),
    "file_missing": (later("the file is missing"), later("put {file} into {folder}")),
    "file_unreadable": (later("the file cannot be read ({reason})"), later("check its name and its rights")),
    "header_below": (
        later("the header is not on line {line} ({value})"),
        later("it stands on line {below}: delete what is above"),
    ),
    "header_missing": (later("the header is not on line {line} ({value})"), later("it must read {header}")),
    "line_end_missing": (
        later("the last line has no end ({value})"),
        later("check that the file was not cut off"),
    ),
    "not_utf8": (later("the file is not in UTF-8 (byte {byte}; it looks like {encoding})"), EXPORT),
    "nul_bytes": (
        later("{bytes} NUL bytes: the file was damaged while it was saved"),
        later("restore an older copy"),
    ),
    "quotation_misfit": (
        later("the quotation marks of this row do not fit ({reason})"),
        later('write a quotation mark inside a quoted cell twice ("")'),
    ),
    "quotation_open": (
        later("a quotation mark opened in this row is never closed"),
        later('close it, or write a quotation mark inside a quoted cell twice ("")'),
    ),
    "row_too_long": (ROW_WIDTH, QUOTES),
    "row_too_short": (ROW_WIDTH, later("the row breaks off: put back the missing cells")),
    "row_with_typographic_quotes": (ROW_WIDTH, STRAIGHT),
    "semicolon_separated": (
        later("cells are separated by “;”"),
        later("nothing to do: they were read so; commas are expected"),
    ),
    "tab_separated": (later("cells are separated by TAB, not by commas"), EXPORT),
    "utf16": (later("the file is in UTF-16"), EXPORT),
    "workbook": (
        later("this is a workbook of Excel, not a CSV file"),
        later("open it and save it again as “CSV UTF-8 (comma delimited)”"),
    ),
}

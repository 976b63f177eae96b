"""The sentences of errors about two readings of one legal text."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "choices_kept": later(
        "{file} has choices of the readers already and is not written anew. Name another file, or read it with --settled."
    ),
    "differences_open": later(
        "Nothing is written; answers that differ: {number}. Write them into a workbook with -o, settle them there, then add "
        "--settled and its name."
    ),
    "no_day": later("no day"),
    "no_guided_workbook": later(
        "{file} is not a workbook in which a law was read. Name two workbooks of npm-compare read, both filled."
    ),
    "readings_of_mechanisms": later(
        "The readings are of two mechanisms, {first} and {second}. Only two readings of one text for one mechanism can be "
        "compared."
    ),
    "readings_of_texts": later(
        "The readings are of two texts: “{first}” and “{second}”. Only two readings of one text can be compared; if it is one, "
        "let both workbooks name it alike on the first sheet."
    ),
    "readings_one_file": later(
        "{first} and {second} are the same workbook. Name that of the first and that of the second reader."
    ),
    "readings_valid_from": later(
        "The first reader has the text in force from {first}, the second from {second}: they may have read two wordings. Look at "
        "the document, and write the same date into both workbooks."
    ),
    "readings_valid_to": later(
        "The first reader has the text in force until {first}, the second until {second}. Look at "
        "the document, and write the same date into both workbooks."
    ),
    "settled_of_others": later(
        "{file} settles other readings than these two, or they were changed since. Write the workbook anew with -o and copy the "
        "choices into it."
    ),
}

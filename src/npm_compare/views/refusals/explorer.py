"""The sentences of errors in the explorer and in the files that it saves."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "field_of_other_kind": later("{field} is {value}: write {wanted}."),
    "file_name_unusable": later("{name} is not a name for a file: use letters, digits, hyphens and spaces."),
    "input_wrong": later("{problem}."),
    "no_mechanism_left": later("At least one mechanism must remain: add another one first."),
    "no_question_to_draw": later(
        "There is nothing to draw here: choose questions that are answered by yes or no, or by a figure of a year."
    ),
    "nothing_marked": later("Select in the list what is to be removed."),
    "number_typed_wrong": later("{value} is not one number: write it as 1250.5 or 1250,5."),
    "state_not_json": later("{place}: this is not JSON ({reason}); save the state again from the explorer."),
    "state_not_read": later("The state {file} cannot be read ({reason}): check the name of the file."),
    "state_of_no_view": later("{file} is not the state of a view: open a file that the explorer saved."),
    "state_of_other_version": later(
        "{file} was saved by another version of npm-compare (form {form} of the state; this version reads form {read}). "
        "Set the view again and save it."
    ),
    "wanted_names": later("a list of names, at least one"),
    "wanted_ranges": later("three numbers (low, likely, high) for each input"),
    "wanted_text": later("a text"),
    "wanted_weights": later("a number for each criterion"),
    "weight_out_of_range": later("The weight of {criterion} is {weight}: write a number from 0 to {highest}."),
}

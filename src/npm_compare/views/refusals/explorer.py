"""The sentences of errors in the explorer and in the files that it saves."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "field_of_other_kind": later("{field} is {value}: write {wanted}."),
    "file_name_unusable": later("{name} is not a name for a file: use letters, digits, hyphens and spaces."),
    "input_wrong": later("{problem}."),
    "mechanisms_called_alike": later(
        "Several mechanisms are called {name}: {names}. Type more of the name, or its code."
    ),
    "no_mechanism_called": later("There is no mechanism called {name}. {hint}"),
    "no_mechanism_left": later("At least one mechanism must stay: add another one first."),
    "no_question_to_draw": later(
        "There is no yes-or-no question to draw here: choose another part, such as the powers."
    ),
    "nothing_marked": later("Mark in the list what is to be removed."),
    "state_not_json": later("{place}: this is not JSON ({reason}); save the state again from the explorer."),
    "state_not_read": later("The state {file} cannot be read ({reason}): check the name of the file."),
    "state_of_no_view": later("{file} is not the state of a view: open a file that the explorer saved."),
    "wanted_names": later("a list of names, at least one"),
    "wanted_ranges": later("three numbers (low, likely, high) for each input"),
    "wanted_text": later("a text"),
    "wanted_weights": later("a number for each criterion"),
    "weight_out_of_range": later("The weight of {criterion} is {weight}: write a number from 0 to {highest}."),
    "widgets_missing": later(
        "The explorer needs ipywidgets, which is not installed here: run `pip install ipywidgets`, then open the "
        "notebook again."
    ),
}

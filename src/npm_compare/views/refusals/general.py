"""The sentences of errors that any part of the package may raise."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "bounds_for_some": later(
        "{criteria} criteria, but {lowest} lowest and {highest} highest weights: give one for each criterion, or none."
    ),
    "cell_fails": later("Code cell {number} fails: {reason}"),
    "criterion_number": later("criterion {number}"),
    "currency_not_known": later("No currency is known for {state}: its statistics have no exchange rate."),
    "data_broken": later("The data have errors ({number}): run `npm-compare check` to see them."),
    "descriptor_not_followed": later(
        "{place}: it cannot be followed ({reason}). Put back the descriptor that came with the package."
    ),
    "descriptor_not_json": later(
        "{place}: this is not JSON ({reason}). Put back the descriptor that came with the package."
    ),
    "descriptor_not_read": later(
        "{place}: it cannot be read ({reason}). Put back the descriptor that came with the package."
    ),
    "did_you_mean": later("Did you mean {names}?"),
    "document_not_made": later("The document could not be made: {reason}"),
    "folder_busy": later("Another run is at work in {folder}. Try again when it has ended."),
    "folder_not_usable": later("{folder} cannot be used: {reason}. Name another folder."),
    "folder_of_originals": later("{folder} holds the originals: name another folder to work in."),
    "given_up": later("Given up after {seconds} seconds."),
    "highest_weights_too_small": later(
        "The highest weights sum to {sum} ({each}): raise them until the sum is above 1."
    ),
    "in_file": later("{file}: {problem}"),
    "jupyterlab_missing": later("JupyterLab is not installed. Install it with: {command}"),
    "known_names": later("Known: {names}."),
    "known_names_begin": later("Known: {names} …."),
    "language_incomplete": later("The language {language} cannot be spoken yet. It lacks: {lacking}."),
    "lowest_weights_too_large": later("The lowest weights sum to {sum} ({each}): lower them until the sum is below 1."),
    "more_problems": later("… and {left} more: run `npm-compare check` to see all."),
    "name_and_weight": later("{name} {weight}"),
    "no_date": later("{value} is not a date: write it as 2015-05-12, 2015-05 or 2015."),
    "no_file": later("There is no file {file}."),
    "no_folder": later("There is no folder {folder}."),
    "no_mechanism_in_place": later("No mechanism looked at is in place on {date}: choose another date or other ones."),
    "no_value_between": later(
        "Option {option}, criterion {criterion}: no value is between {low} and {high}; give the lower bound first, and both "
        "as numbers."
    ),
    "none_known": later("None is known."),
    "not_a_yearly_figure": later("{name} is not a figure of a year: choose from the pillars resources and activity."),
    "not_a_notebook": later("{file} is not a notebook: {reason}"),
    "not_made": later("{file} could not be made: {reason}"),
    "not_written": later("{file} cannot be written: {reason}."),
    "nothing_to_search": later("Write at least one word to search for."),
    "one_indicator_wanted": later("Choose one indicator to show, not {number}: {names}."),
    "order_repeats": later("An order names each criterion once, not {names}."),
    "page_not_read": later("{file}: a field cannot be read: {reason}"),
    "pdf_not_set": later("The PDF could not be set: {reason}"),
    "prices_unknown": later("No consumer prices are known for {year}: choose a year from {first} to {last}."),
    "process_ended": later("The process ended before its work was done (exit code {code})."),
    "question_about_mechanisms": later("{indicator} is a question about mechanisms: ask it about {names}."),
    "question_about_mechanisms_none": later(
        "{indicator} is a question about mechanisms; this State has none in the data."
    ),
    "question_about_states": later("{indicator} is a question about States: ask it about {state}."),
    "series_not_known": later("{series} is not known for {state} up to {year}."),
    "several": "{each}",
    "system_refuses": later("The system refuses: {reason}."),
    "system_refuses_file": later("{file} cannot be read or written: {reason}."),
    "table_within_line": later("{file}: give the table {name} a line of its own."),
    "time_before_the_start": later(
        "a time before the start is not a waiting time: leave out the rows whose kind is `before`"
    ),
    "unknown_name": later("There is no {kind} {name}. {hint}"),
    "weight_without_room": later(
        "The weight of {criterion} must be at least {low} and at most {high} (bounds of criteria that the order puts below "
        "and above it count too): leave room between the two, within 0 and 1."
    ),
    "weights_negative_or_zero": later("Weights must not be negative, and at least one must be above zero."),
    "weights_rarely_kept": later(
        "Only {found} of {drawn} weightings drawn keep these bounds: widen the narrowest of them, {criterion}."
    ),
    "what_and_mend": later("{what}; {mend}"),
    "windows_1252": later("Windows-1252, Western European"),
    "windows_1256": later("Windows-1256, Arabic"),
    "write": later("write {expected}"),
    "wrong_ending": later("The name of the file, {name}, must end in {endings}."),
}

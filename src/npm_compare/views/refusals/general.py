"""The sentences of errors that any part of the package may raise."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "argument_not_finite": later("{name} cannot be {value}: give a number."),
    "argument_not_whole": later("{name} cannot be {value}: give a whole number, {least} or more."),
    "argument_of_other_kind": later("{name} cannot be {value}: give {kind}."),
    "argument_with_nul": later("{name} cannot be {value}: no name has the character NUL."),
    "bounds_for_some": later(
        "{criteria} criteria, but {lowest} lowest and {highest} highest weights: give one for each criterion, or none."
    ),
    "called_alike": later("Several are called {name}: {names}. Write the code of one."),
    "cell_fails": later("Code cell {number} fails: {reason}"),
    "criterion_number": later("criterion {number}"),
    "currency_not_known": later("No currency is known for {state}: its statistics have no exchange rate."),
    "data_broken": later("The data have errors ({number}): run `npm-compare check` to see them."),
    "data_written": later("The tables in {folder} are being written all the while. Try again when that has ended."),
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
    "folder_is_link": later(
        "{folder} is a link: remove it, or name the folder that it leads to. Nothing is written through it."
    ),
    "folder_not_usable": later("{folder} cannot be used: {reason}. Name another folder."),
    "folder_of_reports": later(
        "{folder} belongs to a set of reports, which would be written over. Name another folder."
    ),
    "folder_of_originals": later("{folder} holds the originals: name another folder to work in."),
    "format_and_ending": later(
        "The ending of {name} says in which form it is written, and --format says {form}: leave one of the two out, or let "
        "them agree."
    ),
    "given_up": later("Given up after {seconds} seconds."),
    "highest_weights_too_small": later(
        "The highest weights sum to {sum} ({each}): raise them until the sum is above 1."
    ),
    "in_file": later("{file}: {problem}"),
    "file_to_name": later("This form is for a file only: name it, -o facts.{form}."),
    "known_names": later("Known: {names}."),
    "known_names_begin": later("Known: {names} …."),
    "language_incomplete": later("The language {language} is not available yet. It lacks: {lacking}."),
    "library_missing": later("This needs the extra {extra}: {library} is not installed. Run: {command}"),
    "library_missing_in_checkout": later(
        "This needs the extra {extra}: {library} is not installed. In the folder of the project run: {command}"
    ),
    "lowest_weights_too_large": later("The lowest weights sum to {sum} ({each}): lower them until the sum is below 1."),
    "mechanisms_called_alike": later(
        "Several mechanisms are called {name}: {names}. Type more of the name, or its code."
    ),
    "more_problems": later("… and {left} more: run `npm-compare check` to see all."),
    "name_and_weight": later("{name} {weight}"),
    "no_date": later("{value} is not a date: write it as 2015-05-12, 12 May 2015, 2015-05 or 2015."),
    "no_file": later("There is no file {file}."),
    "no_folder": later("There is no folder {folder}."),
    "no_question_of_law": later(
        "No law answers {names}: a figure of a year, a date or a fact about a State is asked with compare. Ask for questions of "
        "law, such as private_interviews, or for their parts, such as powers or appointment."
    ),
    "no_mechanism_in_place": later("No mechanism looked at is in place on {date}: choose another date or other ones."),
    "no_value_between": later(
        "Option {option}, criterion {criterion}: no value is between {low} and {high}; give the lower bound first, and both "
        "as numbers."
    ),
    "no_web_address": later("{url} is no address of the web: write it as https://example.org/atlas."),
    "none_known": later("None is known."),
    "not_a_yearly_figure": later("{name} is not a figure of a year: choose from the pillars resources and activity."),
    "not_a_notebook": later("{file} is not a notebook: {reason}"),
    "not_empty": later("Something is in {folder} already: name a folder that does not exist yet."),
    "not_made": later("{file} could not be made: {reason}"),
    "not_written": later("{file} cannot be written: {reason}."),
    "nothing_named": later("{name} is empty: name at least one."),
    "nothing_to_search": later("Write at least one word to search for."),
    "one_indicator_wanted": later("Choose one indicator to show, not {number}: {names}."),
    "order_of_places": later("An order lists places of criteria, from 0 to {last}, each once, not {places}."),
    "order_repeats": later("An order names each criterion once, not {names}."),
    "page_not_read": later("{file}: a field cannot be read: {reason}"),
    "pdf_not_set": later("The PDF could not be set: {reason}"),
    "prices_unknown": later("No consumer prices are known for {year}: choose a year from {first} to {last}."),
    "process_ended": later("The process ended before it had finished (exit code {code})."),
    "state_without_mechanism": later("{state} has no mechanism in the data."),
    "state_not_in_data": later(
        "{name} is not among the States in the data, which are those that signed or ratified the treaty."
    ),
    "result_has_parts": later("{kind} is a result and no DataFrame (asked for {name}): its parts are {parts}."),
    "result_is_no_table": later(
        "{kind} is a result and no DataFrame (asked for {name}): its plain table is its .table, and npm.save(result, "
        "'table.csv') writes it."
    ),
    "show_without_question": later(
        "Name a question too, such as npm.show({name}, 'visits_total'); npm.profile({name}) shows all that is known."
    ),
    "series_not_known": later("{series} is not known for {state} up to {year}."),
    "several": "{each}",
    "system_refuses": later("The operating system refused: {reason}."),
    "system_refuses_file": later("{file} cannot be read or written: {reason}."),
    "table_empty": later("{file} has no rows, and what is asked rests on them. Fill it in, or ask something else."),
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

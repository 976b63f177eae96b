"""The sentences of errors: one for each rule, with the fields that the error carries; `views.sentences` fills them in."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
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
    "folder_busy": later("Another run is at work in {folder}. Try again when it has ended."),
    "known_names": later("Known: {names}."),
    "known_names_begin": later("Known: {names} …."),
    "more_problems": later("… and {left} more: run `npm-compare check` to see all."),
    "no_date": later("{value} is not a date: write it as 2015-05-12, 2015-05 or 2015."),
    "none_known": later("None is known."),
    "system_refuses": later("The system refuses: {reason}."),
    "system_refuses_file": later("{file} cannot be read or written: {reason}."),
    "unknown_name": later("There is no {kind} {name}. {hint}"),
    "what_and_mend": later("{what}; {mend}"),
    "windows_1252": later("Windows-1252, Western European"),
    "windows_1256": later("Windows-1256, Arabic"),
    "write": later("write {expected}"),
    "wrong_ending": later("The name of the file, {name}, must end in {endings}."),
}
"""Every rule that an error may name, with its sentence."""

KINDS: Mapping[str, str] = {
    "chart": later("chart"),
    "conversion": later("conversion"),
    "criterion": later("criterion"),
    "denominator": later("denominator"),
    "event": later("event"),
    "field": later("field"),
    "field_of_a_view": later("field of a view"),
    "format": later("format"),
    "group_of_peers": later("group of peers"),
    "grouping": later("grouping"),
    "indicator": later("indicator"),
    "input": later("input"),
    "kind_of_source": later("kind of source"),
    "language": later("language"),
    "likeness": later("likeness"),
    "mechanism": later("mechanism"),
    "mechanism_or_group_of_peers": later("mechanism or group of peers"),
    "mechanism_or_state": later("mechanism or State"),
    "notebook": later("notebook"),
    "pillar_section_or_indicator": later("pillar, section or indicator"),
    "place_to_search": later("place to search"),
    "question": later("question"),
    "requirement": later("requirement"),
    "requirement_theme_or_instrument": later("requirement, theme or instrument"),
    "source": later("source"),
    "start_of_the_clock": later("start of the clock"),
    "state": later("State"),
    "tab": later("tab"),
    "table": later("table"),
    "value_of_--by": later("value of --by"),
}
"""Kinds of names that may be unknown, in words."""

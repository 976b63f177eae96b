"""The sentences of errors: one for each rule, with the fields that the error carries."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from npm_compare.base.errors import AnyOf, Day, Field, Message
from npm_compare.views.language import day, joined, later, listed, number, say, speaking, spoken_or_english

SENTENCES: Mapping[str, str] = {
    "bounds_for_some": later(
        "{criteria} criteria, but {lowest} lowest and {highest} highest weights: give one for each criterion, or none."
    ),
    "cell_fails": later("Code cell {number} fails: {reason}"),
    "chart_of_one_mechanism": later("This chart is of one mechanism: name one."),
    "criterion_number": later("criterion {number}"),
    "currency_not_known": later("No currency is known for {state}: its statistics have no exchange rate."),
    "did_you_mean": later("Did you mean {names}?"),
    "document_not_made": later("The document could not be made: {reason}"),
    "given_up": later("Given up after {seconds} seconds."),
    "highest_weights_too_small": later(
        "The highest weights sum to {sum} ({each}): raise them until the sum is above 1."
    ),
    "in_file": later("{file}: {problem}"),
    "input_repeated": later("{input} is given twice"),
    "input_repeated_mend": later("keep one of the two rows"),
    "input_unknown": later("there is no input {input}"),
    "input_unknown_mend": later("correct its name or its place, or delete the row"),
    "inputs_missing": later("missing: {inputs}"),
    "inputs_missing_mend": later("add a row for each"),
    "known_names": later("Known: {names}."),
    "known_names_begin": later("Known: {names} …."),
    "lowest_weights_too_large": later("The lowest weights sum to {sum} ({each}): lower them until the sum is below 1."),
    "more_problems": later("… and {left} more: run `npm-compare check` to see all."),
    "name_and_weight": later("{name} {weight}"),
    "no_mechanism_in_place": later("No mechanism looked at is in place on {date}: choose another date or other ones."),
    "no_option_to_draw": later("There is nothing to draw: none of these mechanisms stands for an option."),
    "no_value_between": later(
        "Option {option}, criterion {criterion}: no value is between {low} and {high}; give the lower bound first, and both "
        "as numbers."
    ),
    "none_known": later("None is known."),
    "not_a_figure_of_a_year": later(
        "{name} is not a figure of a year: choose from the pillars resources and activity."
    ),
    "not_a_notebook": later("{file} is not a notebook: {reason}"),
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


def sentence(message: Message) -> str:
    """Return a message in the language spoken; that a language does not exist is said in English."""
    with speaking(spoken_or_english()):
        return _filled(message)


def _filled(message: Message) -> str:
    kind = KINDS.get(message.rule.removeprefix("kind_"), message.rule.removeprefix("kind_"))
    return say(SENTENCES.get(message.rule, kind), **{name: _said(value) for name, value in message.fields})


def _said(value: Field) -> str:
    if isinstance(value, Message):
        return _filled(value)
    if isinstance(value, Day):
        return day(value.text)
    if isinstance(value, AnyOf):
        return listed(value.names, "or")
    if isinstance(value, tuple):
        return joined(_said(one) for one in value)
    return number(value) if isinstance(value, (int, float, Decimal)) else value

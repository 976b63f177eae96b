"""The kinds of names that may be unknown, in words."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

KINDS: Mapping[str, str] = {
    "chart": later("chart"),
    "conversion": later("conversion"),
    "criterion": later("criterion"),
    "denominator": later("denominator"),
    "event": later("event"),
    "field": later("field"),
    "field_of_a_view": later("field of a view"),
    "form_of_a_draft": later("form of a draft"),
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
    "report": later("report"),
    "requirement": later("requirement"),
    "requirement_theme_or_instrument": later("requirement, theme or instrument"),
    "source": later("source"),
    "start_of_the_clock": later("start of the clock"),
    "state": later("State"),
    "tab": later("tab"),
    "table": later("table"),
    "variant": later("variant"),
    "value_of_--by": later("value of --by"),
}
"""Every kind that `UnknownName` may name."""

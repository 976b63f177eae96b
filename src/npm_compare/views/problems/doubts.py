"""The words of rules that alarm: what may be true, and was found to be wrong more often than right."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

BEGINS_WITH = later("move the date to attested, or explain (beginning)")
LATER_DATE = later("correct the date, or explain (later_version)")
LATER_VERSION = later("correct the date or the basis, or explain (later_version)")

OF_DOUBTS: Mapping[str, tuple[str, str]] = {
    "attested_after_source": (
        later("attested: after the publication of its source ({date}, {published})"),
        LATER_DATE,
    ),
    "beginning_differs": (
        later("valid_from: another date than the value ({date}, {value})"),
        later("repeat the value or leave it empty"),
    ),
    "beginning_of_practice": (later("valid_from: {basis} with a beginning ({date})"), BEGINS_WITH),
    "currency_foreign": (
        later("unit: not a currency of the State in that year ({unit}, {year})"),
        later("correct it, or explain (currency)"),
    ),
    "currency_of_no_state": (
        later("unit: no money of a State ({unit})"),
        later("write the currency of the figure"),
    ),
    "event_after_source": (
        later("value: after the publication of its source ({date}, {published})"),
        LATER_VERSION,
    ),
    "figure_unusual": (
        later("value: outside what is usual, {low} to {high} ({value})"),
        later("check the unit, or explain (figure)"),
    ),
    "law_and_described_differ": (
        later("value: described as {value}, while the law read on line {line} says {other}"),
        later("read both again; close the earlier one, or explain (law_and_described)"),
    ),
    "level_of_several_years": (
        later("valid_to: one figure for several years ({first} … {last})"),
        later("give each year its row, or explain (period)"),
    ),
    "limit_in_note": (
        later("value: yes, and the note names a limit (“{words}”)"),
        later("apply the rule for partly, or explain (limit)"),
    ),
    "one_date": (later("valid_from: the two dates of a lasting state are one ({date})"), BEGINS_WITH),
    "part_above_whole": (
        later("value: more than {whole}, {value} on line {line}"),
        later("check both, or explain (part)"),
    ),
    "period_not_a_year": (
        later("basis: {basis}, and the period is no full year ({first} … {last})"),
        later("give basis partial or working_year, or correct the dates"),
    ),
    "share_as_fraction": (
        later("value: a share below one per cent; is it a fraction? ({value})"),
        later("write a percentage, or explain (figure)"),
    ),
    "silence_not_read": (
        later("value: silent, and the note says that the text was not read whole (“{words}”)"),
        later("delete the row: what was not read is not known; or explain (unread)"),
    ),
    "source_of_other_state": (
        later("source: its key begins with another State ({value})"),
        later("correct the source, or explain (other_state)"),
    ),
    "sum_in_note": (
        later("value: the sum of the numbers in the note ({terms} = {value})"),
        later("write yes in derived; or explain (sum) where the source gives the total"),
    ),
    "text_not_read": (
        later("basis: law, and the note says that the text was not read (“{words}”)"),
        later("give basis described, or explain (unread)"),
    ),
    "two_answers_at_once": (
        later("two answers of one source at one time ({value}, and {other} on line {line})"),
        later("correct the dates, or explain (several_answers)"),
    ),
    "year_after_source": (
        later("valid_to: a full year that ends after the publication of its source ({date}, {published})"),
        LATER_VERSION,
    ),
}

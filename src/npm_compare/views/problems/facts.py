"""The words of rules of meaning about facts: values, units, periods, dates that depend on one another."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

FROM_THE_SOURCE = later("correct it from the source")
ONE_OF_THE_DATES = later("correct one of the dates")
THE_DATE = later("correct the date")
THE_YEAR = later("correct the year")
UNIT = later("unit: not that of {indicator} ({unit})")

OF_FACTS: Mapping[str, tuple[str, str]] = {
    "attested_outside": (
        later("attested lies outside valid_from to valid_to ({attested}, {first} … {last})"),
        ONE_OF_THE_DATES,
    ),
    "basis_needless": (later("basis: {indicator} has none ({basis})"), later("empty the cell")),
    "before_adoption": (later("value: before the Protocol was adopted ({date})"), THE_DATE),
    "before_signature": (later("value: before the signature ({date})"), ONE_OF_THE_DATES),
    "count_negative": (later("value: a count below zero ({value})"), FROM_THE_SOURCE),
    "count_not_whole": (
        later("value: a count that is not whole ({value} {unit})"),
        later("correct it, or give basis fte for full-time equivalents"),
    ),
    "designation_too_early": (
        later("designation before the State signed or joined the OPCAT ({date})"),
        later("correct it, or explain (before_signature)"),
    ),
    "entry_into_force_other": (
        later("not the thirtieth day after deposit ({date})"),
        later("art. 28 gives {dates}; correct it, or explain (entry_into_force)"),
    ),
    "explanation_missing": (
        later("explains: no note explains it ({explains})"),
        later("write the reason in the note"),
    ),
    "future": (later("{column} lies in the future ({date})"), later("check the year")),
    "id_missing": (later("id: the fact has none"), later("run npm-compare ids --write")),
    "id_repeated": (
        later("id: the fact of {file}:{line} has it too ({value})"),
        later("empty it in the newer row, then run npm-compare ids --write"),
    ),
    "jump": (
        later("more than ten times its neighbour ({earlier} in {earlier_year}, {later} in {later_year})"),
        later("check units and digits, or explain (jump)"),
    ),
    "money_negative": (later("value: money below zero ({value})"), FROM_THE_SOURCE),
    "note_missing": (
        later("note: a row that is {what} needs one"),
        later("name the limit, the text read whole, the terms of the sum or the part counted"),
    ),
    "period_reversed": (
        later("valid_to is before valid_from ({last} < {first})"),
        later("exchange or correct them"),
    ),
    "several_years": (
        later("a count over several years ({first} to {last}, basis {basis})"),
        later("give basis cumulative, or working_year if it is twelve months, or correct the years"),
    ),
    "share_out_of_range": (
        later("value: a share outside 0 to 100 ({value})"),
        later("write a percentage; growth belongs in the note"),
    ),
    "spelt_otherwise": (later("line {line} in another spelling ({value})"), later("keep one of the two")),
    "table_other": (
        later("indicator: it does not belong to this table ({value})"),
        later("move the row to {file}"),
    ),
    "twelve_months": (
        later("twelve months counted as several years ({first} to {last})"),
        later("give basis working_year"),
    ),
    "two_open_answers": (
        later("two open answers from one source ({indicator}: {earlier} on line {line}, {later})"),
        later("close the earlier one with valid_to, or explain (several_answers)"),
    ),
    "unit_needless": (UNIT, later("write nothing")),
    "unit_other": (UNIT, later("write {expected}")),
    "visit_other_time": (
        later("valid_from: another time than the value ({date}, {value})"),
        later("give the first day of the visit"),
    ),
    "visit_too_early": (
        later("value: a visit before the Protocol was in force for the State ({date})"),
        THE_DATE,
    ),
    "work_too_early": (
        later("work before designation ({date})"),
        later("correct it, or explain (before_designation)"),
    ),
    "working_year_length": (
        later("a working year that is not twelve months across two years ({first} to {last})"),
        later("write the first and the last month, or give another basis"),
    ),
    "year_missing": (
        later("a figure without its year ({indicator} {value})"),
        later("write the year in valid_from and valid_to"),
    ),
    "year_too_early": (later("{column}: a year before {year} ({date})"), THE_YEAR),
}

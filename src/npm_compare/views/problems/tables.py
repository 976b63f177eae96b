"""The words of rules about the tables beside the facts: States, bodies, codebook, sources, statistics, inputs, re-checks."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later
from npm_compare.views.problems.decisions import CLAUSES, DECISIONS

KEEP_ONE = later("keep one of the two")
ONE_OF_THEM = later("correct one of them")
INPUT_UNIT = later("unit: not that of {input} ({value})")
WRITE_MEND = later("write {expected}")

STATES_AND_BODIES: Mapping[str, tuple[str, str]] = {
    "designation_earlier": (
        later("designated: a source of equal rank gives a later day of the same event ({date}, {later})"),
        later("write the later one: of two dates on which nothing else decides, the earlier never counts"),
    ),
    "designation_without_act": (
        later("designated: no fact names the act that makes it the mechanism ({value})"),
        later("add the act with its event, or explain (no_act) in the fact"),
    ),
    "designation_without_fact": (
        later("designated: no designation_date fact gives it ({date})"),
        later("add the fact with its source, or correct the date"),
    ),
    "end_too_early": (
        later("ended is before designated ({last} < {first})"),
        later("exchange or correct them"),
    ),
    "iso3_other": (later("iso3: not the code of the State in capitals ({value})"), WRITE_MEND),
    "mechanism_of_other_state": (later("mechanism: it does not begin with its State ({value})"), WRITE_MEND),
    "mechanism_without_facts": (
        later("no fact speaks of this mechanism ({value})"),
        later("add what is known of it, with its source"),
    ),
    "model_without_fact": (
        later("model: no fact gives it ({value})"),
        later("add the fact with its source, or correct the model"),
    ),
    "region_other": (
        later("un_subregion: not one of the region ({value})"),
        later("correct the region or the subregion"),
    ),
    "state_name_repeated": (
        later("{column}: the name of the State on line {line} ({value})"),
        later("give each State its own name"),
    ),
    "status_and_end": (
        later("status and ended do not agree ({value})"),
        later("give ended a date if, and only if, the status is ended or never_set_up"),
    ),
    "tile_taken": (
        later("tile: the place of the State on line {line} ({value})"),
        later("give each State a row and a column of its own"),
    ),
    "status_of_treaty": (
        later("opcat_status: not what the facts say ({value})"),
        later("a State party has a fact opcat_ratification, a signatory none"),
    ),
}

CODEBOOK: Mapping[str, tuple[str, str]] = {
    "address_form": (
        later("source_url: not an address ({value})"),
        later("begin it with http:// or https://"),
    ),
    "answer_repeated": (
        later("{column}: an answer that stands twice in the row ({value})"),
        later("keep one of them"),
    ),
    "applies_to_unknown": (later("applies_to: neither a model nor a group of States ({value})"), "{hint}"),
    "basis_not_computed": (
        later("basis: no {basis} is computed of this indicator ({value})"),
        later("a rate needs a figure of a year, a delay needs {indicator}"),
    ),
    "codes_of_type": (
        later("codes: an indicator of type {type} ({name}, codes {codes})"),
        later("yesno and category have a list of codes, others none"),
    ),
    "direction_other": (
        later("good and half of a {basis} ({value})"),
        later("write {expected} and leave half empty"),
    ),
    "label_repeated": (
        later("{column}: the label of line {line} in the same list ({value})"),
        later("give each code of a list its own label"),
    ),
    "order_missing": (
        later("order: a list of preference needs it ({value})"),
        later("give each code of the list its place; 1 comes first"),
    ),
    "order_repeated": (
        later("order: the same place as line {line} ({value})"),
        later("give each code of a list its own place"),
    ),
    "unit_of_type": (
        later("unit: not one for the type {type} ({value})"),
        later("numbers have a unit, money has money, others none"),
    ),
    "way_and_answers": (
        later("way and answers do not agree ({way}: {answers})"),
        later("give answers in every way except 0"),
    ),
}

SOURCES_AND_STATISTICS: Mapping[str, tuple[str, str]] = {
    "address_repeated": (
        later("url: the address of line {line} ({url})"),
        later("make them one source, or give each the address of its own document"),
    ),
    "currency_of_series": (
        later("currency: not one for the series {series} ({value})"),
        later("exchange rates and parities name their currency, others none"),
    ),
    "host_missing": (
        later("url: an address without a host ({value})"),
        later("write the whole address, or leave it empty"),
    ),
    "language_unknown": (
        later("language: not one of ISO 639-1 ({value})"),
        later("write its two letters, fr or ar"),
    ),
    "leap": (
        later("value: more than three times its neighbour ({value} in {year})"),
        later("check both, or give a caution and say why in the note"),
    ),
    "licence_missing": (
        later("licence: a source of statistics without one ({value})"),
        later("say on which terms its figures may be reused"),
    ),
    "not_above_zero": (
        later("value: not above zero in a series of {unit} ({value})"),
        later("correct it from the source"),
    ),
    "prisoners_too_many": (
        later("value: more than one in {number} inhabitants ({value})"),
        later("check the units of both series"),
    ),
    "published_before_rule": (
        later("published: more than a year before a rule read in it begins ({published}, {begins})"),
        later("give the date of the version that was read"),
    ),
    "source_repeated": (
        later("source: the key of line {line} but for the case of letters ({value})"),
        KEEP_ONE,
    ),
    "source_unused": (
        later("no row of another table uses this source ({value})"),
        later("add what was read in it, or delete the row"),
    ),
    "year_to_come": (
        later("year: after the day up to which the facts were coded ({value})"),
        later("correct the year"),
    ),
}

INPUTS: Mapping[str, tuple[str, str]] = {
    "currency_of_input": (INPUT_UNIT, later("write a currency")),
    "divisor_zero": (later("{input} may be zero"), later("write a number above zero")),
    "fact_without_source": (
        later("{column}: an input that is a fact without one"),
        later("write where it was read, or call it an assumption"),
    ),
    "input_repeated": (later("{input} is given twice"), later("keep one of the two rows")),
    "input_unknown": (
        later("there is no input {input}"),
        later("correct its name or its place, or delete the row"),
    ),
    "inputs_missing": (later("missing: {inputs}"), later("add a row for each")),
    "place_of_input": (
        later("place: not one for the input {input} ({value})"),
        later("name a kind of place where the input is asked by place, otherwise leave it empty"),
    ),
    "range_reversed": (
        later("the range of {input} is not in order ({ends})"),
        later("write lowest, likely and highest, none below zero"),
    ),
    "share_too_large": (later("{input} may reach 1"), later("write a share below 1")),
    "unit_of_input": (INPUT_UNIT, WRITE_MEND),
}

COMPANIONS_AND_CORRECTIONS: Mapping[str, tuple[str, str]] = {
    "beginning_of_done": (
        later("valid_from: what is done or drafted has no first day ({value})"),
        later("write into attested when it was seen"),
    ),
    "correction_not_made": (
        later("now: the row does not say so ({field}: {now})"),
        later("write what the row says now"),
    ),
    "correction_without_id": (
        later("id: a correction that does not say of which fact"),
        later("copy the id of the fact from its table"),
    ),
    "fact_other": (
        later("id: that of a fact on something else than {about} ({value})"),
        later("copy the id of the fact meant"),
    ),
    "fact_partly_named": (
        later("a part of what names the fact is missing ({value})"),
        later("fill subject, indicator, value, source and locator, or none of them"),
    ),
    "field_unknown": (later("field: no column of {table} ({value})"), "{hint}"),
    "person_named": (
        later("{column}: a person is named ({value})"),
        later("name the body or the function instead"),
    ),
    "row_unknown": (
        later("not in {file} ({value})"),
        later("copy it from its table; list a row that was taken out with (row) as its field"),
    ),
    "subject_unknown": (later("subject: neither a mechanism nor a State ({value})"), "{hint}"),
    "verdict_clean": (later("clean: yes, yet something was wrong ({value})"), later("write no")),
    "verdict_right": (later("verdict: right, yet another cell says wrong ({value})"), ONE_OF_THEM),
    "verdict_without_check": (
        later("verdict: what could not be checked has no result ({value})"),
        later("empty the cells on what was found, or correct the verdict"),
    ),
    "work_differs": (
        later("{column}: not that of line {line} for the same work ({value})"),
        later("write the same in every row of a work"),
    ),
}

OF_TABLES: Mapping[str, tuple[str, str]] = {
    "translation_of_nothing": (
        later("a translation of a text that does not stand so in the row of {file} that it names ({value})"),
        later("put the text as it is now into the column english, and translate it anew; or take the row out"),
    ),
    "translation_without_number": (
        later("a number of the English text ({value}) does not stand in its translation ({column})"),
        later("translate every number, in digits where English has digits"),
    ),
    **STATES_AND_BODIES,
    **CODEBOOK,
    **SOURCES_AND_STATISTICS,
    **INPUTS,
    **COMPANIONS_AND_CORRECTIONS,
    **DECISIONS,
    **CLAUSES,
}

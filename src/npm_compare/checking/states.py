"""Rules of the tables of States and mechanisms: codes, names, regions, status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from npm_compare.base.dates import ADOPTION, BEGINNING, END, bounds
from npm_compare.base.errors import message
from npm_compare.checking.rows import FactRow, Located, by_name, numbered
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]

FIRST_SPT = 2007_02_19
"""First day of the first session of the Subcommittee: no visit before."""


def codes(sheet: Sheet) -> Iterator[Located]:
    """Find States whose capital code is not theirs, or whose subregion lies in two regions."""
    regions: dict[str, Counter[str]] = {}
    for region, subregion in sheet.rows("un_region", "un_subregion"):
        regions.setdefault(subregion, Counter())[region] += 1
    for line, (state, iso3, region, subregion) in numbered(sheet, "state", "iso3", "un_region", "un_subregion"):
        if iso3 and state and iso3 != state.upper():
            yield line, "iso3", message("iso3_other", value=(state, iso3), expected=state.upper())
        if region and subregion and regions[subregion].most_common(1)[0][0] != region:
            yield line, "un_subregion", message("region_other", value=(region, subregion))


def names(sheet: Sheet) -> Iterator[Located]:
    """Find two States of one name."""
    for column in ("name_en", "name_fr", "name_ar"):
        seen: dict[str, int] = {}
        for line, (name,) in numbered(sheet, column):
            first = seen.setdefault(name.casefold(), line)
            if name and first != line:
                yield line, column, message("state_name_repeated", line=first, value=name)


def treaty_dates(facts: list[FactRow], sheet: Sheet) -> Iterator[Located]:
    """Find acts before the Protocol was adopted, a deposit before the signature, visits before they could take place."""
    signed = {row.subject: row.days for row in facts if row.indicator == "opcat_signature"}
    entered = {row.subject: row.days for row in facts if row.indicator == "opcat_entry_into_force"}
    for row in facts:
        days = row.days
        if days is None:
            continue
        if row.indicator in ("opcat_signature", "opcat_ratification") and days[1] < ADOPTION:
            yield row.line, "value", message("before_adoption", date=row.value)
        first = signed.get(row.subject)
        if row.indicator == "opcat_ratification" and first and days[1] < first[0]:
            yield row.line, "value", message("before_signature", date=row.value)
        begun = entered.get(row.subject) or (FIRST_SPT, FIRST_SPT)
        if row.indicator == "spt_visit" and days[1] < max(FIRST_SPT, begun[0]):
            yield row.line, "value", message("visit_too_early", date=row.value)
        begin = bounds(row.valid_from)
        if row.indicator == "spt_visit" and begin and (days[1] < begin[0] or begin[1] < days[0]):
            yield row.line, "valid_from", message("visit_other_time", date=row.valid_from, value=row.value)


def treaty_status(facts: list[FactRow], sheet: Sheet) -> Iterator[Located]:
    """Find States whose status is not what their treaty facts say."""
    ratified = {row.subject for row in facts if row.indicator == "opcat_ratification"}
    for line, (state, status) in numbered(sheet, "state", "opcat_status"):
        if state and status and (status == "party") != (state in ratified):
            yield line, "opcat_status", message("status_of_treaty", value=(state, status))


def models(facts: list[FactRow], sheet: Sheet) -> Iterator[Located]:
    """Find bodies whose model is none of those that their facts give."""
    given: dict[str, set[str]] = {}
    for row in facts:
        if row.indicator == "model":
            given.setdefault(row.subject, set()).add(row.value)
    for line, (mechanism, model) in numbered(sheet, "mechanism", "model"):
        if model and given.get(mechanism) and model not in given[mechanism]:
            yield line, "model", message("model_without_fact", value=(mechanism, model))


def earlier_of_equals(sheets: Sheets) -> Iterator[Located]:
    """Find bodies dated by the earlier of two days that sources of equal rank give for the same event: the later one counts.

    Equal rank: another source of the same kind, with the same confidence. One source may tell of two acts, and a date
    and a more precise form of it agree.
    """
    kinds = by_name(sheets["sources"], "source", "kind")
    given: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    columns = "mechanism", "indicator", "value", "source", "basis", "confidence"
    for mechanism, indicator, value, source, basis, confidence in sheets["mechanism_facts"].rows(*columns):
        if indicator == "designation_date":
            given.setdefault(mechanism, []).append((value, (basis, confidence, kinds.get(source, "")), source))
    for line, (mechanism, designated) in numbered(sheets["mechanisms"], "mechanism", "designated"):
        own = [found for found in given.get(mechanism, ()) if designated and found[0].startswith(designated)]
        ranks, read_in = {rank for _, rank, _ in own}, {source for *_, source in own}
        last = (bounds(designated) or (END, END))[1]
        for value, rank, source in given.get(mechanism, ()):
            if rank in ranks and source not in read_in and (bounds(value) or (BEGINNING, END))[0] > last:
                yield line, "designated", message("designation_earlier", date=designated, later=value)


def tiles(sheet: Sheet) -> Iterator[Located]:
    """Find two States on one tile of the map."""
    seen: dict[tuple[str, ...], int] = {}
    for line, place in numbered(sheet, "tile_row", "tile_column"):
        if all(place) and (first := seen.setdefault(place, line)) != line:
            yield line, "tile_column", message("tile_taken", line=first, value=place)


def designation_acts(facts: list[FactRow], sheet: Sheet) -> Iterator[Located]:
    """Find bodies whose designation rests on a date without an act that names them as the mechanism."""
    acts: dict[str, set[str]] = {}
    for row in facts:
        if row.indicator == "designation_date":
            acts.setdefault(row.subject, set()).add("explained" if row.explains == "no_act" else row.basis)
    for line, (mechanism, status) in numbered(sheet, "mechanism", "status"):
        found = acts.get(mechanism, set())
        if status != "planned" and found and found <= {"", "unspecified"}:
            yield line, "designated", message("designation_without_act", value=mechanism)


def without_facts(facts: list[FactRow], sheet: Sheet) -> Iterator[Located]:
    """Find bodies without a fact."""
    known = {row.subject for row in facts}
    for line, (mechanism,) in numbered(sheet, "mechanism"):
        if mechanism and mechanism not in known:
            yield line, "mechanism", message("mechanism_without_facts", value=mechanism)

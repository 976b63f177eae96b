"""Rules that alarm: what may be true and was found to be wrong more often than right, and slips that nothing else shows.

Errors here cannot be true of any source. Notices can: a row that is true to its source says so in `explains`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from npm_compare.checking import codebook, figures, moments, notes, pairs, sources, states, statistics
from npm_compare.checking.rows import FactRow, Located, by_name, read_book, read_rows, report
from npm_compare.checking.schema import FACT_TABLES, described
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]


def check_doubts(sheets: Sheets) -> None:
    """Add to each sheet what cannot be true (errors) and what is doubtful (notices). All sheets must be readable."""
    book = read_book(sheets["indicators"])
    facts = {name: read_rows(sheets[name], subject, book) for name, subject in FACT_TABLES.items()}
    state_of = by_name(sheets["mechanisms"], "mechanism", "state")
    _errors(sheets, facts)
    for name, found in _notices(sheets, facts, state_of).items():
        report(sheets[name], (one for part in found for one in part), notice=True)
    published = by_name(sheets["sources"], "source", "published")
    for name, rows in facts.items():
        found = (
            notes.note_doubts(rows, book),
            moments.doubtful_dates(rows, book),
            moments.after_publication(rows, book, published),
            moments.repeated_dates(rows, book),
            moments.odd_periods(rows, book),
            pairs.differing_bases(rows, book),
            pairs.overlapping_answers(rows, book),
            pairs.parts_and_wholes(rows, book),
            figures.hardly_possible(rows, book),
            figures.foreign_money(rows, book, state_of),
            sources.of_another_state(rows, sheets, state_of),
        )
        report(sheets[name], (one for part in found for one in part), notice=True)
        report(sheets[name], (*notes.missing(rows), *pairs.spelt_otherwise(rows)))


def _errors(sheets: Sheets, facts: Mapping[str, list[FactRow]]) -> None:
    of_mechanisms, of_states = facts.values()
    found: dict[str, tuple[Iterable[Located], ...]] = {
        "codes": (codebook.labels(sheets["codes"]),),
        "requirements": (codebook.referred(sheets),),
        "states": (
            states.codes(sheets["states"]),
            states.names(sheets["states"]),
            states.tiles(sheets["states"]),
            states.treaty_status(of_states, sheets["states"]),
        ),
        "state_facts": (states.treaty_dates(of_states, sheets["states"]),),
        "mechanism_facts": (moments.old_years(of_mechanisms),),
        "mechanisms": (
            states.models(of_mechanisms, sheets["mechanisms"]),
            states.earlier_of_equals(sheets),
        ),
        "sources": (sources.malformed(sheets["sources"]),),
        "statistics": (statistics.prisoners(sheets["statistics"]),),
    }
    for name, parts in found.items():
        report(sheets[name], (one for part in parts for one in part))


def _notices(
    sheets: Sheets, facts: Mapping[str, list[FactRow]], state_of: Mapping[str, str]
) -> dict[str, tuple[Iterable[Located], ...]]:
    of_mechanisms, _ = facts.values()
    return {
        "mechanisms": (
            states.without_facts(of_mechanisms, sheets["mechanisms"]),
            states.designation_acts(of_mechanisms, sheets["mechanisms"]),
        ),
        "sources": (
            sources.twice(sheets["sources"]),
            sources.consolidated(of_mechanisms, sheets),
            sources.undue(sheets["sources"], described(sheets["sources"].folder)[0]),
        ),
        "statistics": (
            statistics.leaps(sheets),
            statistics.years(sheets["statistics"], described(sheets["statistics"].folder)[0]),
        ),
    }

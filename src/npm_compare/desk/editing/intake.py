"""What a guided workbook brings into the data: a new source and new facts, and what in the data stands against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from npm_compare.analysis.law_texts import INSTRUMENT
from npm_compare.analysis.readings import TEXT
from npm_compare.base.dates import BEGINNING, END, bounds, day
from npm_compare.base.errors import Day, NpmCompareError, message
from npm_compare.checking.addresses import same_place
from npm_compare.checking.digits import ascii_digits
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.book import opened, read_about
from npm_compare.desk.editing.edited import Called, Edited, EditedBook, Entry, edition_in
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.guided import FilledGuide, GuidedAnswer, read_guide
from npm_compare.desk.editing.law_page import LAW_SHEET, LEGAL_TEXT, OF_SOURCE, known_texts
from npm_compare.desk.editing.page import EDITED
from npm_compare.desk.editing.question_page import QUESTIONS
from npm_compare.desk.editing.tables import Cells
from npm_compare.facts import names
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import LAW
from npm_compare.views.labels import code_label

MECHANISM_FACTS = next(iter(FACT_TABLES))

BASIS = "legal_basis"
"""The question whose answer makes the text that is read the founding text of the mechanism."""


def edition_of(path: str | Path, folder: Path, sheets: Mapping[str, Sheet], before: str) -> EditedBook:
    """Return what a workbook of either form says: one of facts that was edited, or a guided one that was filled.

    Parameters
    ----------
    path
        The workbook.
    folder, sheets, before
        The folder of the data, its tables, and their digest.
    """
    indicators = sheets["indicators"].columns
    types = dict(zip(indicators["indicator"], indicators["type"], strict=True))
    with opened(path) as book:
        if read_about(book)["form"].partition("-")[0] != LAW_SHEET:
            return edition_in(book, path, types, called_in(folder, sheets))
    data = load(folder)
    return intake(data, read_guide(path, data), before)


NAMED = {"mechanism": "mechanisms", "state": "states", "indicator": "indicators"}
"""Columns of which the cells are names of other tables."""


def called_in(folder: Path, sheets: Mapping[str, Sheet]) -> Called:
    """Return what is meant by the names of mechanisms, States and questions: those of people are looked up in the data.

    What is not found stays as it was typed: the checker answers it. Data with errors are not looked up in.
    """
    ways = {"mechanism": names.mechanism, "state": names.state, "indicator": names.question}

    @cache
    def data() -> Dataset:
        return load(folder)  # once, and only if a name is met that is no code

    def called(column: str, text: str) -> str:
        if column not in NAMED or not text.strip() or text in sheets[NAMED[column]].columns[column]:
            return text
        with suppress(NpmCompareError):
            return ways[column](data(), text)
        return text

    return called


def intake(data: Dataset, filled: FilledGuide, before: str) -> EditedBook:
    """Return a filled guide as an edition of the data, all of whose rows are new.

    Parameters
    ----------
    data
        The data into which it is to go.
    filled
        A guided workbook that was read back.
    before
        The digest of the data now.
    """
    edited = {table: Edited(table, {}) for table in EDITED}
    laws = _laws_read(data, filled.mechanism)
    facts = edited[MECHANISM_FACTS]
    facts.sheet, facts.letters, facts.unfilled = QUESTIONS, {**filled.letters}, filled.unfilled
    facts.elsewhere = {name: filled.places[name] for name in ("source", "valid_from", "valid_to")}
    refusals = [*filled.refusals, *_against_text(data, filled, laws)]
    for answer in filled.answers:
        same = [
            fact for fact in laws if (fact["source"], fact["indicator"]) == (filled.source["source"], answer.indicator)
        ]
        open_ones = [fact for fact in same if not fact["valid_to"]]
        facts.known += any(fact["value"] == answer.value for fact in open_ones)
        refusals += [_differs(data, answer, fact) for fact in open_ones if fact["value"] != answer.value]
        if not open_ones:
            facts.entries.append(Entry(answer.line, "", _fact(filled, answer)))
            if answer.indicator == BASIS and not _names_its_text(data, filled):
                facts.entries.append(Entry(answer.line, "", _founding_text(filled, answer)))
    if filled.new and facts.entries:
        sources = edited["sources"]
        sources.sheet, sources.elsewhere = LAW_SHEET, {name: filled.places[name] for name in OF_SOURCE}
        line = int(filled.places["title"].partition("!")[2][1:])
        sources.entries.append(Entry(line, "", _cells("sources", filled.source)))
        sources.letters = {"source": "C"}
    notices = [*_namesakes(data, filled), *_other_answers(data, filled), *filled.unread]
    return EditedBook(before, edited, refusals, notices)


def _cells(table: str, row: Record) -> Cells:
    return tuple(row.get(name, "") for name in tables()[table].columns)


def _fact(filled: FilledGuide, answer: GuidedAnswer) -> Cells:
    """Return the row of a fact."""
    own = {name: getattr(answer, name) for name in ("mechanism", "indicator", "value", "unit", "locator", "note")}
    own |= {"scope": answer.scope, "confidence": answer.confidence, "basis": TEXT, "source": filled.source["source"]}
    return _cells(
        MECHANISM_FACTS, {**own, "valid_from": answer.since or filled.valid_from, "valid_to": filled.valid_to}
    )


def _names_its_text(data: Dataset, filled: FilledGuide) -> bool:
    """Say whether the data name the text already as the founding text of the mechanism."""
    facts = data.facts[(data.facts["subject"] == filled.mechanism) & (data.facts["indicator"] == INSTRUMENT)]
    return bool((facts["source"] == filled.source["source"]).any())


def _founding_text(filled: FilledGuide, answer: GuidedAnswer) -> Cells:
    """Return the row that names the text as the founding text: it is the one in which the legal basis was read."""
    title = {"indicator": INSTRUMENT, "value": filled.source["title"], "locator": answer.locator}
    about = {"mechanism": filled.mechanism, "source": filled.source["source"], "confidence": answer.confidence}
    days = {"valid_from": answer.since or filled.valid_from, "valid_to": filled.valid_to}
    return _cells(MECHANISM_FACTS, {**about, **title, **days})


def _laws_read(data: Dataset, mechanism: str) -> list[Record]:
    """Return the answers on a mechanism that were read in a legal text."""
    mine = data.facts[(data.facts["subject"] == mechanism) & (data.facts["basis"] == TEXT)]
    return records(mine[mine["source"].map(data.sources["kind"]) == LEGAL_TEXT])


def _against_text(data: Dataset, filled: FilledGuide, laws: list[Record]) -> Iterator[Refusal]:
    """Refuse a new text that is known already, and one that another has replaced without saying so."""
    if filled.new and (known := known_text(data, filled.source)):
        yield Refusal(filled.places["title"], message("law_known_already", source=known))
    if filled.valid_to or filled.in_force:
        return
    mine = [fact for fact in laws if fact["source"] == filled.source["source"]]
    ends = [fact["valid_to"] for fact in mine]
    if ends and all(end and _last(end) < day(data.date) for end in ends):
        yield Refusal(filled.places["valid_to"], message("law_ended", date=Day(max(ends))))
    elif later := _later(filled, laws):
        fields = {"source": later["source"], "date": Day(later["valid_from"])}
        yield Refusal(filled.places["valid_to"], message("law_replaced", **fields))


def known_text(data: Dataset, source: Record) -> str:
    """Return the key that a text has in the data; empty if they do not have it."""
    return next((str(row["source"]) for row in records(data.sources) if same_text(row, source)), "")


def same_text(one: Record, other: Record) -> bool:
    """Say whether two texts are one: of the same title, or of the same address and date of publication."""
    address = one["url"] and same_place(one["url"]) == same_place(other["url"])
    titles = {text["title"].casefold() for text in (one, other)}
    return len(titles) == 1 or bool(address and one["published"] == other["published"])


def _namesakes(data: Dataset, filled: FilledGuide) -> Iterator[Refusal]:
    """Tell of texts of the mechanism with the number of a new one: it may be one of them under another title."""
    number = _number(filled.source) if filled.new else ()
    for name, _ in known_texts(data, filled.mechanism) if number else ():
        if _number(data.source(name)) == number and not same_text(data.source(name), filled.source):
            yield Refusal(filled.places["title"], message("law_number_known", source=name))


def _number(source: Record) -> tuple[str, ...]:
    """Return the number of a law, the first two of its title: 2013 and 43 of “Loi n° 2013-43 du 23 octobre 2013”."""
    found = re.findall(r"\d+", ascii_digits(str(source["title"])))
    return tuple(found[:2]) if len(found) > 1 else ()


def _later(filled: FilledGuide, laws: list[Record]) -> Record | None:
    """Return an answer of a later text, still in force, to a question that this one answers too."""
    asked = {answer.indicator: _last(answer.since or filled.valid_from) for answer in filled.answers}
    later = (
        fact
        for fact in laws
        if fact["indicator"] in asked
        and not fact["valid_to"]
        and fact["source"] != filled.source["source"]
        and fact["valid_from"]
        and _first(fact["valid_from"]) > asked[fact["indicator"]]
    )
    return next(later, None)


def _other_answers(data: Dataset, filled: FilledGuide) -> Iterator[Refusal]:
    """Tell of other answers that would go on to hold beside: of an earlier text, or of those who describe the law."""
    given = {answer.indicator: answer for answer in filled.answers}
    facts = data.facts[(data.facts["subject"] == filled.mechanism) & data.facts["basis"].isin(LAW)]
    for fact in records(facts) if not (filled.valid_to or filled.in_force) else ():
        answer = given.get(fact["indicator"])
        stands = not fact["valid_to"] and fact["source"] != filled.source["source"]
        if answer and stands and fact["value"] != answer.value and fact["scope"] in ("", answer.scope):
            rule = "older_answer_open" if fact["basis"] == TEXT else "description_differs"
            told = {"value": _said(data, fact), "source": fact["source"], "locator": fact["locator"]}
            yield Refusal(answer.cell, message(rule, **told))


def _differs(data: Dataset, answer: GuidedAnswer, fact: Record) -> Refusal:
    told = {"value": _said(data, fact), "locator": fact["locator"]}
    return Refusal(answer.cell, message("answer_differs_from_data", **told))


def _said(data: Dataset, fact: Record) -> str:
    return str(code_label(data, data.indicator(fact["indicator"])["codes"], fact["value"]))


def _first(date: str) -> int:
    return (bounds(date) or (BEGINNING, END))[0]


def _last(date: str) -> int:
    return (bounds(date) or (BEGINNING, END))[1]

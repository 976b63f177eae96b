"""How a fact is put into words: the value with its unit, year, basis and doubts, and the source behind it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from npm_compare.base.dates import day as number_of
from npm_compare.base.dates import iso
from npm_compare.checking.cells import NUMBER
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.scope import INSTITUTION
from npm_compare.views.amounts import qualified, say_amount
from npm_compare.views.coders import placed
from npm_compare.views.labels import Name, code_label, own_short_name, state_name, state_says_which
from npm_compare.views.language import day, isolated, joined, later, number, percent, right_to_left, say, say_many
from npm_compare.views.table import Note

Fact = Mapping[str, Any]
"""One row of `claims` or `select`."""


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: without its capital, unless it begins with an acronym or a name.

    >>> inside("Visits by year"), inside("NPM unit"), inside(Name("Paris Principles considered"))
    ('visits by year', 'NPM unit', 'Paris Principles considered')
    """
    acronym = label[:1].isupper() and label[1:2].isupper()
    return label if acronym or isinstance(label, Name) else label[:1].lower() + label[1:]


def short_name(data: Dataset, mechanism: str) -> str:
    """Return the State and the acronym of a mechanism; in Arabic, which has no acronyms, its short name and the State.

    >>> from npm_compare import load
    >>> short_name(load(), "fra-cglpl")
    'France CGLPL'
    """
    row = data.mechanism(mechanism)
    state, short = state_name(data, row["state"]), own_short_name(data, mechanism)
    if short and right_to_left():
        return f"{short} ({state})"
    return f"{state} {isolated(short or row['acronym'])}".strip()


def shortest_name(data: Dataset, mechanism: str) -> str:
    """Return the name of a mechanism where room is short, as in titles: in Arabic the State alone if that says which."""
    if right_to_left() and state_says_which(data, mechanism):
        return state_name(data, data.mechanism(mechanism)["state"])
    return short_name(data, mechanism)


def subject_name(data: Dataset, subject: str) -> str:
    """Return the short name of a mechanism or the name of a State."""
    return str(state_name(data, subject)) if subject in data.states.index else short_name(data, subject)


def last_day(at: str) -> str:
    """Return a date so that it can follow “on”: a month or a year means its last day, as in `select`."""
    return day(iso(number_of(at)))


def beyond(data: Dataset, at: str) -> str:
    """Say where the data end if a date lies after that day, so that nobody takes what is shown for known then; else nothing."""
    if number_of(data.edition(at)) <= number_of(data.date):
        return ""
    return say("the data end on {date}, and nothing is known of later days", date=day(data.date))


def read_by(data: Dataset, known: str | None) -> str:
    """Say by which date a source had to be published to count, so that what was left out is not taken for not known.

    The date is the one asked for, or that of the data (`load(known=…)`, NPM_COMPARE_KNOWN). A law and a treaty act are known
    since they began, wherever they were read.
    """
    by = known or data.known
    return (
        say(
            "Only what had been published by {date} counts; laws and treaty acts of before may stand in a later edition.",
            date=day(by),
        )
        if by
        else ""
    )


def of_which_day(data: Dataset, at: str = "") -> str:
    """Say of which earlier day something speaks: by which its sources were published, or on which it held; of today nothing."""
    if data.known:
        return say("As known on {date}", date=day(data.known))
    date = data.edition(at or "today")
    return say("Situation on {date}", date=last_day(date)) if date != data.date else ""


def say_report(data: Dataset, number: str) -> str:
    """Return a report by its number; as one of today's set where the data are those of an earlier day, whose pack may lack it."""
    if data.known:
        return say("report {number} of today’s set", number=number)
    return say("report {number}", number=number)


def names_in_words(data: Dataset, names: str) -> str:
    """Return mechanisms, each with its year, as they stand in the column `names` of `observed`.

    >>> from npm_compare import load
    >>> names_in_words(load(), "fra-cglpl 2024|mli-cndh 2021")
    'France CGLPL 2024, Mali CNDH 2021'
    """
    pairs = (name.split(" ") for name in names.split("|") if name)
    return joined(f"{short_name(data, mechanism)} {year}" for mechanism, year in pairs)


def say_number(text: str) -> str:
    """Return a number as published with the separators of the language spoken; any other text stays as it is.

    >>> say_number("6259674"), say_number("2.50"), say_number("12 to 15")
    ('6,259,674', '2.50', '12 to 15')
    """
    return number(Decimal(text)) if NUMBER.fullmatch(text) else text


def say_value(data: Dataset, fact: Fact) -> str:
    """Return the value of a fact alone: the label of a code, a number with its unit or currency, a date or a text."""
    entry = data.indicator(fact["indicator"])
    if entry["type"] in ("yesno", "category"):
        return code_label(data, entry["codes"], fact["value"])
    if entry["type"] == "money":
        return qualified(data, fact.get("qualifier", ""), say_amount(Decimal(fact["value"]), fact["unit"]))
    if entry["type"] == "number":
        return qualified(data, fact.get("qualifier", ""), _with_unit(Decimal(fact["value"]), fact["unit"]))
    return day(fact["value"]) if entry["type"] == "date" else str(fact["value"])


def _with_unit(value: Decimal, unit: str) -> str:
    """Return a number with its unit where the label of the indicator does not say it."""
    if unit == "percent":
        return percent(float(value / 100), max(0, -int(value.as_tuple().exponent)))
    if unit == "days":
        return say_many("{number} day", "{number} days", value, number=number(value))
    if unit == "years":
        return say_many("{number} year", "{number} years", value, number=number(value))
    return number(value)


def say_period(fact: Fact) -> str:
    """Return the period of a figure: its year, or both ends."""
    first, last = fact["valid_from"], fact["valid_to"]
    return day(first) if first == last or not last else say("{first} to {last}", first=day(first), last=day(last))


def say_basis(data: Dataset, fact: Fact) -> str:
    """Return the label of the basis of a fact, or that it was not established where the answer depends on it."""
    entry = data.indicator(fact["indicator"])
    if fact["basis"]:
        return inside(code_label(data, entry["basis"], fact["basis"]))
    depends = entry["type"] in ("yesno", "category") or entry["timing"] in ("level", "flow")
    return say("basis not established") if entry["basis"] and depends else ""


def say_qualities(data: Dataset, fact: Fact, *, period: bool = True) -> str:
    """Return what must be read with the value: year, basis, whose rule it is, derivation, doubt about its date, disagreement.

    A state that was last seen in an earlier year than that of the table says so, and a figure that is the whole body's.
    """
    parts = [say_period(fact) if period and fact["timing"] in ("level", "flow") else "", say_basis(data, fact)]
    counted = fact.get("unit") == "places" and data.indicator(fact["indicator"])["unit"] == "visits"
    parts.append(say("places visited") if counted else "")
    parts.append(say("of the institution") if fact.get("speaks_of") == INSTITUTION else "")
    # Translators: the year in which something was last seen to be so, such as “practice, as of 2019”.
    parts.append(say("as of {year}", year=fact["as_of"]) if fact.get("as_of") else "")
    # Translators: of a staff or a budget: that of a body that is nothing but the mechanism.
    parts.append(say("whole body") if fact.get("whole") else "")
    parts.append(say("derived") if fact["derived"] == "yes" else "")
    parts.append("" if fact["certain"] else say("date not established"))
    parts.append(_say_dispute(fact))
    return joined(part for part in parts if part)


def _say_dispute(fact: Fact) -> str:
    """Say that sources differ, and where nothing decides between them that too; nothing where they do not."""
    if fact.get("unresolved"):
        return say("sources differ, unresolved")
    return say("sources differ") if fact.get("disputed") else ""


def sources_differ(count: int) -> str:
    """Say on how many points the law is described and sources differ on the mechanism itself; nothing if on none."""
    return say("Described, but sources differ: {count}.", count=count) if count else ""


def say_fact(data: Dataset, fact: Fact) -> str:
    """Return a fact as it stands in a table: value and qualities."""
    qualities = say_qualities(data, fact)
    return f"{say_value(data, fact)} ({qualities})" if qualities else say_value(data, fact)


CONFIDENCE = {
    "high": later("high confidence"),
    "medium": later("medium confidence"),
    "low": later("low confidence"),
}


def say_source(data: Dataset, fact: Fact) -> str:
    """Return the reference of a fact: title, locator, publisher, date and confidence."""
    source = data.source(fact["source"])
    published = day(source["published"]) or say("undated")
    parts = [source["title"], placed(data, fact["locator"]), source["author"] or source["publisher"], published]
    return joined(part for part in [*parts, say(CONFIDENCE[fact["confidence"]])] if part)


def say_citation(data: Dataset, source: str) -> str:
    """Return a source as it is cited in a text: who published it, and the year.

    Of one that is younger than the day by which the data were known it says so: a law in force then, read in a later edition.

    >>> from npm_compare import load
    >>> say_citation(load(), "wb_pop_2026")
    'World Bank (2026)'
    """
    row = data.source(source)
    who = row["publisher"] or row["author"] or row["title"]
    year = row["published"][:4] or say("undated")
    if data.known and number_of(row["published"] or data.known) > number_of(data.known):
        return say("{who} (later edition, {year})", who=who, year=year)
    return f"{who} ({year})"


def say_document(data: Dataset, source: str) -> str:
    """Return a source by its title, with who published it, when and where it can be read.

    >>> from npm_compare import load
    >>> say_document(load(), "wb_pop_2026").startswith("Population, total")
    True
    """
    row = data.source(source)
    parts = [row["title"], row["author"] or row["publisher"], day(row["published"]) or say("undated"), row["url"]]
    return joined(part for part in parts if part)


def source_note(data: Dataset, source: str, words: str, shown: str = "") -> Note:
    """Return words in which the title of a source, or how it is `shown`, leads to its document."""
    row = data.source(source)
    return Note(words, shown or str(row["title"]), str(row["url"]))

"""Laws side by side, shown: by the articles of the OPCAT, one block a question, the laws below each other.

One layout holds for one law and for ten: a law is a row, so that no column grows narrow when laws are added.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from npm_compare.analysis.laws import Laws, asking
from npm_compare.analysis.shares import FEW_LAWS
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.coders import coded, placed
from npm_compare.views.comparison import foot
from npm_compare.views.gaps import where_to_look
from npm_compare.views.html import body, linked_note, style
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import isolated, joined, later, listed, say, say_many
from npm_compare.views.places import standing, treaty_article
from npm_compare.views.table import Cell, Note, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import (
    CONFIDENCE,
    beyond,
    inside,
    last_day,
    say_citation,
    say_qualities,
    say_value,
    short_name,
    source_note,
)

WIDTHS = (19, 16, 13, 32, 20)
"""Of a hundred parts of a page: the law, its answer, the article, the coder's words, the document."""


AS_IT_IS, TO_BE_READ = "{title}", later("To be read: {title}")
"""How a document is named that was read, and one that was not."""


def html(found: Laws) -> str:
    """Return the laws in HTML: headings and tables that every format can hold."""
    parts = [f"<style>{style()}</style><p>{escape(caption(found))}.</p>"]
    for article, questions in found.articles.items():
        parts.append(f"<h3>{escape(say_article(article))}</h3>")
        parts += [f"<h4>{escape(_head(found, name))}</h4>{body(table(found, name))}" for name in questions]
    return "".join([*parts, *(f"<p><small>{linked_note(line)}</small></p>" for line in _below(found))])


def text(found: Laws) -> str:
    """Return the laws as they stand in a terminal."""
    lines = [f"{caption(found)}."]
    for article, questions in found.articles.items():
        lines += ["", say_article(article)]
        for name in questions:
            lines += ["", _head(found, name), *(f"- {line}" for line in _lines(found, name))]
    return wrapped("\n".join([*lines, "", *_below(found)]))


def caption(found: Laws) -> str:
    """Return the line above the laws: the date on which they held, and where the data end."""
    asked = found.comparison
    parts = say("What the law says on {date}", date=last_day(asked.at)), beyond(asked.data, asked.at)
    return joined(filter(None, parts), strong=True)


def say_article(article: str) -> str:
    """Return the heading over the questions of an article of the OPCAT, or of none."""
    return say("OPCAT art. {article}", article=article) if article else say("Beyond the articles of the OPCAT")


def table(found: Laws, question: str) -> Table:
    """Return the table of one question: a law in each row, its answer, article, the coder's words and the document across."""
    rows = [Row(short_name(found.comparison.data, name), cells(found, name, question)) for name in _asked(found)]
    label = indicator_label(found.comparison.data, question)  # repeated on each page on which the table goes on
    heads = (label, say("Answer"), say("Article"), say("In the coder’s words"), say("Document"))
    return table_of("", heads, rows, widths=WIDTHS)


def rows(found: Laws) -> pd.DataFrame:
    """Return the laws as a table of texts, one row a question and law: what a workbook holds."""
    asked = [(article, name, share(found, name)) for article, names in found.articles.items() for name in names]
    made = [_row(found, *place, mechanism) for place in asked for mechanism in _asked(found)]
    return pd.DataFrame(made, columns=[say(head) for head in ROW_HEADS])


def how_to_read(found: Laws) -> pd.DataFrame:
    """Return what must be known to read the rows: the date, what was left out, how laws are counted, on how many facts."""
    return pd.DataFrame({caption(found): _below(found)})


def share(found: Laws, question: str) -> str:
    """Say how many of the laws read give it in full, or answer it where it is no yes or no; that too few were read."""
    counted = records(found.shares.loc[[question]])[0]
    have, read = counted["have"], counted["read"]
    if read < FEW_LAWS:
        return say_many("Too few laws read: {count}", "Too few laws read: {count}", int(read))
    if pd.isna(have):
        return say_many("answered by {count} law read", "answered by {count} laws read", int(read))
    return say("given in full by {have} of {read} laws read", have=int(have), read=int(read))


def _asked(found: Laws) -> tuple[str, ...]:
    return found.comparison.mechanisms


def _head(found: Laws, question: str) -> str:
    """Return the heading of a question: its label, the paragraph that asks it, and how many laws read give it.

    What guidance asks stands under the article of the Protocol to which it belongs, and is called guidance, as in report 13.
    """
    data = found.comparison.data
    label, place = indicator_label(data, question), data.indicator(question)["opcat"]
    # Translators: a question and the article of the OPCAT to which it belongs: “Private interviews (art. 20(d))”.
    named = say("{question} (art. {article})", question=label, article=treaty_article(place)) if place else label
    if (asked := asking(data, question)) and data.requirement(asked)["instrument"] != "opcat":
        named = say("{question} ({places})", question=label, places=standing(data, asked))
    return say("{label}: {answer}", label=named, answer=inside(share(found, question)))


def cells(found: Laws, mechanism: str, question: str) -> tuple[Cell, ...]:
    """Return what a law says on a question: its answer, the article, the coder’s words, the document; or where to look."""
    fact = found.shown.get((mechanism, question))
    if fact is None:
        unread = Cell(_unread(found, mechanism), kind=NOT_KNOWN)
        return (unread, Cell(""), Cell(""), where(found, mechanism, question))
    data = found.comparison.data
    yes_or_no = data.indicator(question)["codes"] == "yesno"
    return (
        Cell(say_value(data, fact), limits(found, fact), fact["value"] if yes_or_no else ""),
        Cell(placed(data, fact["locator"])),
        Cell(isolated(coded(data, fact["note"])), differing(found, fact)),
        document(data, fact["source"], AS_IT_IS, data.source(fact["source"])["title"]),
    )


def unread_cells(found: Laws, mechanism: str, questions: list[str]) -> tuple[Cell, ...]:
    """Return the cells of questions on which a law was not read: where no text is named, the kinds of document to look in."""
    data, unread = found.comparison.data, Cell(_unread(found, mechanism), kind=NOT_KNOWN)
    if mechanism in found.texts:
        return unread, Cell(""), Cell(""), Cell("")
    places = joined(dict.fromkeys(where_to_look(data, name) for name in questions), strong=True)
    return unread, Cell(""), Cell(""), Cell(say("Look in: {where}", where=places))


def _unread(found: Laws, mechanism: str) -> str:
    """Say that a law was not read on a question, or that there was none to read since the body was not the mechanism."""
    absent = found.absent[mechanism]
    return code_label(found.comparison.data, "reason", absent) if absent else say("Not read")


def limits(found: Laws, fact: Record) -> str:
    """Return what must be read with an answer: basis, whose rule it is, doubts, confidence, that the body was no mechanism."""
    data, absent = found.comparison.data, found.absent[fact["subject"]]
    reason = inside(code_label(data, "reason", absent)) if absent else ""
    return joined(part for part in (say_qualities(data, fact), say(CONFIDENCE[fact["confidence"]]), reason) if part)


def differing(found: Laws, fact: Record) -> str:
    """Return what other sources answer where they differ; nothing where none does."""
    data = found.comparison.data
    said = [
        # Translators: an answer and where it stands, such as “145: Le Monde (2016), para. 2”.
        say(
            "{answer}: {place}",
            answer=say_value(data, one),
            place=joined([isolated(say_citation(data, one["source"])), placed(data, one["locator"])]),
        )
        for one in found.others(fact)
    ]
    return say("Another source: {answers}", answers=joined(said, strong=True)) if said else ""


def document(data: Dataset, source: str, words: str, title: str) -> Cell:
    """Return a title that leads to its document, and where that was published if it has no address."""
    row, name = data.source(source), isolated(title)
    place = "" if row["url"] else isolated(row["publisher"] or row["author"])
    return Cell(source_note(data, source, say(words, title=name), name), place)


def where(found: Laws, mechanism: str, question: str) -> Cell:
    """Return the text in which an unread answer is to be sought, leading to where it stands; else the kind of document."""
    data, named = found.comparison.data, found.texts.get(mechanism)
    if named is None:
        return Cell(say("Look in: {where}", where=where_to_look(data, question)))
    return document(data, named["source"], TO_BE_READ, named["value"])


def _lines(found: Laws, question: str) -> Iterator[str]:
    """Yield what each law says on a question, in lines of a terminal."""
    for mechanism in _asked(found):
        answer, article, words, source = cells(found, mechanism, question)
        said = f"{answer.text} ({answer.small})" if answer.small else str(answer.text)
        place = joined(str(part) for part in (article.text, source.text, source.small) if part)
        rest = _dashed(said, place, words.text, words.small)
        yield say("{label}: {answer}", label=short_name(found.comparison.data, mechanism), answer=rest)


ROW_HEADS = (
    *(later("Article of the OPCAT"), later("Question"), later("Laws read"), later("Law"), later("Answer")),
    *(
        later("Limits and confidence"),
        later("Article"),
        later("In the coder’s words"),
        later("Document"),
        later("Address"),
    ),
)
"""The headings of the laws as a table of texts."""


def _row(found: Laws, article: str, question: str, given: str, mechanism: str) -> tuple[str, ...]:
    data = found.comparison.data
    answer, place, words, source = cells(found, mechanism, question)
    note = source.text if isinstance(source.text, Note) else Note(str(source.text))
    return (
        treaty_article(data.indicator(question)["opcat"]) or say_article(article),
        indicator_label(data, question),
        given,
        short_name(data, mechanism),
        str(answer.text),
        str(answer.small),
        str(place.text),
        _dashed(words.text, words.small),
        _dashed(note, source.small),
        note.address,
    )


def _dashed(*parts: object) -> str:
    return " – ".join(str(part) for part in parts if str(part))


def _below(found: Laws) -> list[str]:
    """Return the lines below: which questions no law answers, how the laws were counted, on how many facts it rests."""
    asked, rests = found.comparison, foot(found.comparison, len(found.facts))
    counted = say(
        "Counted are laws in place on the date whose text, or a description of it, answers for the mechanism itself; a rule of "
        "the whole institution is shown and not counted. An answer is that of the wording read."
    )
    if not found.left_out:
        return [counted, rests]
    labels = listed(inside(indicator_label(asked.data, name)) for name in found.left_out)
    return [say("Left out, since no law answers them: {labels}.", labels=labels), counted, rests]

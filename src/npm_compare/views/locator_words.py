"""The words that coders write for places in a document: those that stand before a number, before a name, and alone."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

ARTICLE, ARTICLES, PARAGRAPH, PARAGRAPHS = "art.", "arts", "para.", "paras"
"""Kinds of numbered places that have forms of their own for one number and for more."""

NUMBERED: Mapping[str, str] = {
    ARTICLE: later("art. {number}"),
    ARTICLES: later("arts {number}"),
    PARAGRAPH: later("para. {number}"),
    PARAGRAPHS: later("paras {number}"),
    "p.": later("p. {number}"),
    "pp.": later("pp. {number}"),
    "section": later("section {number}"),
    "annex": later("annex {number}"),
    "answer": later("answer {number}"),
    "chapter": later("chapter {number}"),
    "item": later("item {number}"),
    "line": later("line {number}"),
    "note": later("note {number}"),
    "question": later("question {number}"),
    "recital": later("recital {number}"),
    "table": later("table {number}"),
    "administrator": later("administrator {number}"),
    "column of the outturn of": later("column of the outturn of {number}"),
    "functional group": later("functional group {number}"),
    "head": later("head {number}"),
    "introduction to table": later("introduction to table {number}"),
    "reforming provision": later("reforming provision {number}"),
    "speech at": later("speech at {number}"),
    "table of appropriations": later("table of appropriations {number}"),
    "table of chapter": later("table of chapter {number}"),
    "final provision": later("first final provision {number}"),
}
"""What a part of a locator says with a number."""

WRITTEN: Mapping[str, str] = {
    **dict.fromkeys(("art", "article", "s", "reg"), ARTICLE),
    **dict.fromkeys(("arts", "articles", "ss", "regs"), ARTICLES),
    **dict.fromkeys(("para", "par", "paragraph"), PARAGRAPH),
    **dict.fromkeys(("paras", "pars", "paragraphs"), PARAGRAPHS),
    "p": "p.",
    "pp": "pp.",
    "ch": "chapter",
    "first final provision": "final provision",
    **{kind: kind for kind in NUMBERED if kind[-1].isalpha() and kind not in (ARTICLES, PARAGRAPHS, "final provision")},
}
"""How coders write each kind, without its point. Sections of acts and regulations are what other languages call articles."""

NAMED: Mapping[str, str] = {
    "column": later("column “{name}”"),
    "line": later("line “{name}”"),
    "section": later("section “{name}”"),
    "table": later("table “{name}”"),
    "row": later("row {name}"),
    "participant row:": later("row of the participant: {name}"),
    "cat row:": later("CAT row: {name}"),
    "row:": later("row: {name}"),
}
"""What a part says with a name that stands in the document, and is quoted in its language."""

ALONE: Mapping[str, str] = {
    "title": later("title"),
    "introduction": later("introduction"),
    "summary": later("summary"),
    "whole act": later("whole act"),
    "whole law": later("whole law"),
    "annex": later("annex"),
    "first sentence": later("first sentence"),
    "1st sentence": later("first sentence"),
    "second sentence": later("second sentence"),
    "whole page": later("whole page"),
    "whole text": later("whole text"),
    "whole article": later("whole article"),
    "heading": later("heading"),
    "new": later("new"),
    "npm section": later("section on the NPM"),
    "first schedule": later("first schedule"),
    "annex on appropriations": later("annex on appropriations"),
    "appointment": later("appointment"),
    "article on the appropriations of the state budget": later("article on the appropriations of the State budget"),
    "body text": later("body of the text"),
    "cover": later("cover"),
    "decision": later("decision"),
    "description": later("description"),
    "expenditure by chapter": later("expenditure by chapter"),
    "final provision": later("final provision"),
    "first answer": later("first answer"),
    "imprint": later("imprint"),
    "lead": later("lead paragraph"),
    "legal framework": later("legal framework"),
    "list": later("list"),
    "list of a bodies": later("list of bodies with A status"),
    "list of changes": later("list of changes"),
    "list of re-accredited bodies": later("list of re-accredited bodies"),
    "list of key features": later("list of key features"),
    "list of members": later("list of members"),
    "list of powers": later("list of powers"),
    "list of tasks": later("list of tasks"),
    "mandate": later("mandate"),
    "members": later("members"),
    "members of the board": later("members of the board"),
    "mission": later("mission"),
    "number of employees": later("number of employees"),
    "opening paragraphs": later("opening paragraphs"),
    "other agencies": later("other agencies"),
    "para. comparing the region": later("paragraph that compares the region"),
    "powers": later("powers"),
    "preamble": later("preamble"),
    "preface": later("preface"),
    "proviso": later("proviso"),
    "section on independence": later("section on independence"),
    "section on unannounced visits": later("section on unannounced visits"),
    "sole article": later("sole article"),
    "status": later("status"),
    "status box": later("status box"),
    "table": later("table"),
    "title page": later("title page"),
    "total expenditure": later("total expenditure"),
}
"""What a part of a locator says alone."""

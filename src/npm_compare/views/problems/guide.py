"""The words of rules about a guided workbook in which a law was read: its text, its answers, their articles."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

CHOOSE = later("choose one of: {answers}")

OF_GUIDE: Mapping[str, tuple[str, str]] = {
    "answer_differs_from_data": (
        later("the data have another answer from the same text: {value} ({locator})"),
        later("if that one is wrong, correct it with npm-compare export; else empty this row"),
    ),
    "answer_missing": (
        later("an article or words, but no answer"),
        later("choose the answer, or empty the row"),
    ),
    "answer_no_number": (
        later("not a number ({value})"),
        later("write digits alone; leave the row empty if the text gives no number"),
    ),
    "answer_outside_list": (later("not an answer of the list ({value})"), CHOOSE),
    "article_missing": (
        later("an answer without its article"),
        later("write the article that says so, such as art. 13(2)"),
    ),
    "article_without_number": (
        later("a place without a number ({value})"),
        later("write the number of the article in digits, such as art. 1"),
    ),
    "description_differs": (
        later("a description of the law says otherwise: {value} ({source}, {locator})"),
        later(
            "read both again; if both stand, say why in your words, import it, then choose law_and_described for that row with "
            "npm-compare export (column “Explains”)"
        ),
    ),
    "law_date_unclear": (
        later("not a day, a month or a year ({value})"),
        later("write 2018-03-01, 2018-03 or 2018"),
    ),
    "law_ended": (
        later("the data have this text as in force until {date}"),
        later("write its last day here; if it holds all the same, choose yes in the cell below"),
    ),
    "law_known_already": (
        later("the data have this text already, as {source}"),
        later("choose it in the first cell to fill, and empty the six below"),
    ),
    "law_number_known": (
        later("the data have a text of this mechanism with the same number, as {source}"),
        later("if it is this one, choose it in the first cell to fill, and empty the six below"),
    ),
    "law_of_two_sources": (
        later("two texts: {source} is chosen, and a new one is typed"),
        later("keep one: empty the first cell to fill, or the six below it; one workbook takes one text"),
    ),
    "law_replaced": (
        later("the data have a later law of this mechanism on the same questions: {source}, since {date}"),
        later("write the last day of this text here; if both hold, choose yes in the cell below"),
    ),
    "law_source_unknown": (
        later("no legal text of the data ({value}). {hint}"),
        later("choose one from the list, or empty the cell and type the new text below"),
    ),
    "law_without_beginning": (
        later("the day from which the text holds is missing"),
        later("write the day, the month or the year of its entry into force"),
    ),
    "law_without_title": (
        later("no text is named"),
        later("write the title here, or choose a text that the data have in the cell above"),
    ),
    "older_answer_open": (
        later("an earlier text answers otherwise and is still open in the data: {value} ({source}, {locator})"),
        later("if this text has replaced it, close that answer with npm-compare export (column “Holds until”)"),
    ),
    "question_unknown": (
        later("no question of the data ({value})"),
        later("write the workbook anew with npm-compare read and copy the answers into it"),
    ),
    "silent_not_offered": (
        later("this question is not answered by silence"),
        later("leave the row empty where the text says nothing on it"),
    ),
    "silent_not_whole": (
        later("only a text that was read whole can be silent"),
        later("choose yes for “Read whole” on the first sheet, or empty the row"),
    ),
}

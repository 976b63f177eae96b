"""The words of rules about a workbook in which two readers of a law settle what they read differently."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

OF_SETTLING: Mapping[str, tuple[str, str]] = {
    "answer_beside_choice": (
        later("another answer is filled ({value}), but that of a reader is chosen"),
        later("empty the cell, or choose “Another answer”"),
    ),
    "difference_open": (
        later("no answer is chosen"),
        later("choose that of the first reader, that of the second, or another answer"),
    ),
    "first_answer_not_in_data": (
        later("the data do not have the first reader’s answer to {indicator} ({value}) in this text"),
        later("bring the first workbook in with npm-compare import, or write into it what the data have now"),
    ),
    "other_answer_missing": (
        later("another answer stands, but it or its article is missing"),
        later("write the answer, the article and what it says"),
    ),
    "reason_missing": (later("no reason is given"), later("write in a few words why this answer stands")),
}

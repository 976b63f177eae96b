"""What each kind of chart shows, in a sentence: for whoever looks for the one that answers a question."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SHOWS: Mapping[str, str] = {
    "matrix": later(
        "Answers of each mechanism to questions of yes or no, such as its powers, in law and in practice: "
        "questions down, mechanisms across."
    ),
    "strip": later("How many of the laws read give each point, with the law of whoever asks beside it."),
    "table": later("The answers of each mechanism in words, as a table for a slide or a paper."),
    "practice": later("What is known to be done in practice, beside what the law gives."),
    "organisation": later("How each mechanism is organised: members, unit, head, staff and budget line of its own."),
    "tally": later("How many mechanisms answer each question with yes, partly or no, and of how many it is not known."),
    "trend": later("A figure by year, such as visits, staff or budget, one panel for each mechanism."),
    "bars": later(
        "The latest figure of each mechanism by what divides it: staff or budget per 1,000 prisoners, "
        "per million inhabitants or per member of staff."
    ),
    "points": later(
        "Two figures of each mechanism against each other, such as budget against staff or staff against prisoners, as points."
    ),
    "against": later(
        "Requirements of treaties and standards one by one: which are met, with the gaps of whoever asks first."
    ),
    "bounds": later("How many requirements each mechanism meets, at least and at most."),
    "known": later("How much is known of each mechanism, by field."),
    "choices": later("Which model States chose, year by year."),
    "tiles": later("Map of the world: each State a tile, by the model of its mechanism; late States in a heavy frame."),
    "waiting": later("How long States took from ratification to a mechanism."),
    "timeline": later(
        "What happened from ratification to the first visits and reports, on one line for each mechanism."
    ),
    "progress": later("What each mechanism has done since a date, set beside what it had before."),
    "criteria": later("Models of mechanism side by side on each criterion."),
    "orders": later("How often each model comes first when the weights of the criteria change."),
    "build_up": later("Visits, posts and money that the task takes each year, kind by kind of place."),
    "tornado": later("What moves the number of posts most: one assumption at a time at its ends."),
    "yearly": later("Counts of visits by year as bars, a row for each mechanism and each way of counting."),
    "counted": later(
        "The latest year of visits of every mechanism, in groups by what is counted; unlike counts are not set against prisoners."
    ),
    "prisons": later("Share of the prisons that each mechanism visits in a year."),
    "path": later("How what is recommended on each decision comes about, step by step."),
    "costs": later("Budget, posts and visits by year, with the law and the beginning of work."),
}
"""The kinds, by the names of their functions in `npm_compare.charts`."""

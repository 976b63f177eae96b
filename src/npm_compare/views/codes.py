"""The codes of results in words, list by list: the one place where a code that is not in `codes.csv` gets its words."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label
from npm_compare.views.language import language, later, say

CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "about": {  # of what a monitoring body speaks
        "mechanism": later("the mechanism"),
        "before_mechanism": later("what was there or planned before it was named"),
    },
    "age": {  # of a source on a date
        "after": later("after the date"),
        "0_2": later("0 to 2 years"),
        "3_5": later("3 to 5 years"),
        "6_10": later("6 to 10 years"),
        "over_10": later("over 10 years"),
        "undated": later("undated"),
        "in_force": later("law in force"),
    },
    "agreement": {  # of sources
        "sources_differ": later("sources differ"),
        "none": later("none"),
    },
    "change": {
        "changed": later("changed"),
        "first known": later("first known"),
        "no longer known": later("no longer known"),
    },
    "community": {  # whose members share a language
        "oif": later("francophone"),
        "arab_league": later("Arab League"),
    },
    "conclusion": {  # on which a gap bears
        "requirements": later("Requirements met"),
        "options": later("Choice of a model"),
        "size": later("Size of the task"),
        "disagreement": later("Sources that differ"),
    },
    "counted": {  # what is counted of facts
        "all": later("all"),
        "answer_kind": later("kind of answer"),
        "check": later("check"),
        "confidence": later("confidence"),
        "kind": later("kind"),
        "basis": later("basis"),
        "language": later("language"),
        "age": later("age"),
        "disagreement": later("disagreement"),
        "type": later("type of question"),
    },
    "established": {
        "not_established": later("not established"),
    },
    "few_known": {  # warnings about a peer
        "few_answers": later("few answers are known"),
        "few_likenesses": later("few likenesses are known"),
    },
    "found": {  # what a text that was searched belongs to
        "questions": later("Question"),
        "facts": later("Fact"),
        "notes": later("Note"),
        "remarks": later("Remark"),
        "visitors": later("Who else visits"),
        "studies": later("Study"),
        "debate": later("Position in the debate"),
        "sources": later("Source"),
        "requirements": later("Requirement"),
        "terms": later("Term"),
        "charts": later("Chart"),
        "help": later("Command"),
    },
    "from_what": {  # ratios of others
        "visits_per_prisons": later("visits to prisons a year, with the visits of others to each 100 prisons"),
        "staff_per_prisoners": later("posts, with the staff of others for each 1,000 prisoners"),
        "staff_alone_per_prisoners": later("posts, with the staff of stand-alone bodies for each 1,000 prisoners"),
        "budget_per_staff": later("budget per staff member of stand-alone bodies, through international dollars"),
    },
    "late": {  # yes and no are answers of the codebook
        "one_way": later("by one way of counting"),
    },
    "no_alpha": {  # why no measure of agreement beyond chance is given
        "too_few": later("too few answers in both"),
        "all_alike": later("not defined: every answer is the same"),
        "several_lists": later("the answers are of several lists"),
        "no_list": later("not an answer from a list"),
        "no_library": later("not computed: its library is not installed (README says how)"),
    },
    "peers": {  # groups of peers; those by income have the label of the code
        "seminar": later("The four cases of the Rabat seminar"),
        "nhri": later("Model: human rights institutions"),
        "ombuds": later("Model: ombudsman institutions"),
        "new_bodies": later("Model: new specialised bodies"),
        "several_bodies": later("Model: several bodies"),
        "africa": later("States of the African Union"),
        "arab_league": later("States of the League of Arab States"),
        "francophone": later("States of the Francophonie"),
        "council_of_europe": later("States of the Council of Europe"),
        "oic": later("States of the Organisation of Islamic Cooperation"),
        "all": later("All mechanisms in place"),
    },
    "result": {  # of ratios carried over to a State
        "prison_visits": later("visits to prisons"),
        "staff": later("staff"),
        "cost": later("cost"),
    },
    "why_not": {  # there is no rate, or no amount in the currency or the prices asked for
        "not_one_year": later("not a figure of one full year"),
        "of_whole_institution": later("a figure of the whole institution, of which the mechanism is only a part"),
        "no_denominator_near": later("no denominator of a near year"),
        "denominator_zero": later("the denominator is zero"),
        "denominator_other_currency": later("the denominator is in another currency"),
        "not_of_places": later("visits to other places are not divided by prisons"),
        "no_factor": later("no factor of the year"),
        "factor_unusable": later("the factor of the year is not usable"),
        "factor_other_currency": later("the factor of the year is in another currency"),
        "no_prices_of_its_year": later("no consumer prices of the year of the figure"),
        "no_prices_of_year_asked": later("no consumer prices of the year asked for"),
        "no_prices_of_both": later("no consumer prices of either year"),
    },
    "variant": {  # ways of reading and weighing the facts
        "as_weighed": later("All criteria, unknown answers left open"),
        "unknown_yes": later("Every unknown answer a yes"),
        "unknown_no": later("Every unknown answer a no"),
        "unknown_together": later("Unknown answers of a model alike"),
        "unknown_like_known": later("Unknown answers like the known"),
        "treaty_core": later("Duties of the treaty only"),
        "core_like_known": later("These duties, unknown like the known"),
        "without": later("Without one criterion"),
    },
    "scenario": {  # of a size
        "pace": later("today’s pace"),
        "target": later("the published target"),
        "cycle": later("the full cycle"),
    },
    "wait": {  # how the wait of a State ended
        "before": later("Before the start"),
        "done": later("After a wait"),
        "waiting": later("Still waiting"),
        "unknown": later("Date not known"),
    },
}
"""The words of every list of codes; a list of the codes of one column is called like the column."""


def word(list_name: str, code: str) -> str:
    """Return a code of a list of results in words; any other text stays as it is."""
    words = CODE_WORDS[list_name]
    return say(words[code]) if code in words else code


def label(data: Dataset, code: str, *lists: str) -> str:
    """Return a code in words: those of the first of some lists that has it, of results or of the data; else the code.

    >>> from npm_compare import load
    >>> label(load(), "over_10", "age"), label(load(), "nhri", "model"), label(load(), "sixteen", "age")
    ('over 10 years', 'National human rights institution', 'sixteen')
    """
    codes = data.labels(f"label_{language()}")
    for name in lists:
        if code in CODE_WORDS.get(name, ()):
            return word(name, code)
        if (name, code) in codes:
            return code_label(data, name, code)
    return code

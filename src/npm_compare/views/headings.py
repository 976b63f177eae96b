"""The headings of columns, in the language spoken: those of the data from the model, those of results from a table here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from npm_compare.checking.schema import tables
from npm_compare.views.language import language, later, say

COMPUTED: Mapping[str, str] = {
    "about": later("Speaks of"),
    "after": later("After"),
    "amount": later("Amount"),
    "answer": later("Answer"),
    "answered": later("Questions answered"),
    "art24": later("Postponed under art. 24"),
    "before": later("Before"),
    "at_high": later("Posts at the high end"),
    "at_low": later("Posts at the low end"),
    "bound_since": later("Bound since"),
    "budget": later("With budget"),
    "certain": later("Certain on the date"),
    "checkable": later("Could be checked"),
    "checked": later("Checked"),
    "chosen": later("Chosen"),
    "column": later("Column"),
    "conclusion": later("Conclusion"),
    "denominator": later("Divided by"),
    "denominator_basis": later("Basis of the divisor"),
    "denominator_year": later("Year of the divisor"),
    "drawn": later("Input"),
    "due_from_deposit": later("Due, counted from deposit"),
    "due_from_entry": later("Due, counted from entry into force"),
    "effect": later("Effect"),
    "end": later("Until"),
    "excerpt": later("Excerpt"),
    "factor": later("Factor"),
    "factor_source": later("Source of the factor"),
    "facts": later("Facts"),
    "figure": later("Figure"),
    "figure_unit": later("Unit of the figure"),
    "from_what": later("From what"),
    "gain": later("Gain"),
    "heading": later("Heading"),
    "known": later("Likenesses known"),
    "late": later("Late"),
    "leads": later("Leads"),
    "likeness": later("Likeness"),
    "measure": later("Measure of the effect"),
    "mechanisms": later("Mechanisms"),
    "middle": later("Middle"),
    "missing": later("What is missing"),
    "name": later("Name"),
    "named": later("Named"),
    "names": later("Which"),
    "nhri_status": later("Accreditation"),
    "observed": later("Event happened"),
    "option": later("Model"),
    "other_laws": later("Laws of the same model that give it"),
    "others": later("Others"),
    "own_law": later("Own law"),
    "precedent": later("Precedents"),
    "rate": later("Rate"),
    "read": later("Laws read"),
    "rate_qualifier": later("Bound of the rate"),
    "rate_unit": later("Unit of the rate"),
    "result": later("Result"),
    "right": later("Right"),
    "share": later("Share"),
    "values": later("Values"),
    "share_high": later("Share at most"),
    "share_low": later("Share at least"),
    "source_title": later("Title of the source"),
    "sources": later("Sources"),
    "speaks_of": later("Speaks of"),
    "staff": later("With staff"),
    "start": later("From"),
    "subject_name": later("Mechanism or State"),
    "successor": later("Successor"),
    "successor_model": later("Model of the successor"),
    "swing": later("Posts between the ends"),
    "then": later("Then"),
    "warning": later("Warning"),
    "what": later("What is counted"),
    "where": later("Where"),
    "where_to_look": later("Where to look"),
    "why": later("Why"),
    "why_not": later("Why not"),
    "years": later("Years"),
    "years_earlier": later("Years earlier"),
    # outcomes of requirements, as columns of counts
    "applicable": later("Applicable"),
    "fewest": later("Met at least"),
    "most": later("Met at most"),
    "described": later("Of those met, as described only"),
    "of_institution": later("Of those not known, a rule of the institution is known"),
    "doubted": later("Of those not known, described, but sources differ"),
    "no_mechanism": later("Of those not applicable, no mechanism yet"),
    "all": later("All"),
}
"""Headings of the columns that only results and workbooks have."""

NAMED: Mapping[str, str] = {
    "indicator": later("Question"),
    "source": later("Source"),
    "state": later("State"),
    "subject": later("Mechanism or State"),
    "variant": later("Read and weighed"),
}
"""Headings of the columns that hold a code in a table of the data, and its name where a result is shown in words."""


def heading(column: str) -> str:
    """Return the heading of a column of the data or of a workbook; the name of the column where none has been given.

    >>> heading("valid_from"), heading("label_fr"), heading("state")
    ('Holds from', 'Label (French)', 'State (code)')
    """
    if column in _titles():
        titles = _titles()[column]
        return titles.get(language(), titles["en"])
    return say(COMPUTED[column]) if column in COMPUTED else column


def result_heading(column: str) -> str:
    """Return the heading of a column of a result that is shown in words.

    >>> result_heading("state"), result_heading("late"), result_heading("valid_from")
    ('State', 'Late', 'Holds from')
    """
    return say(NAMED[column]) if column in NAMED else heading(column)


@cache
def _titles() -> Mapping[str, Mapping[str, str]]:
    """Return the titles of the columns of the data in every language; a name has the same title in every table."""
    return {field.name: field.titles for table in tables().values() for field in table.fields}

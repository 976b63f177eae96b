"""One rule broken in one place: where, what is written there, and what must be said of it.

A row is named by the beginning of its cells in some columns (`mechanism=alb-pa indicator=legal_basis`); the first such
row of the published data is meant. `also` is a pattern for what else follows from the same slip, in other rows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One cell of one row, the value written there, what is said of it, and what else may be said."""

    table: str
    row: str
    column: str
    value: str
    what: str
    also: str = ""

    def __str__(self) -> str:
        return f"{self.table}.{self.column}={self.value or 'empty'} [{self.row}]"


REQUIRED = {
    "states": "state iso3 name_en name_fr name_ar un_region un_subregion income_group coe au oif arab_league oic opcat_status",
    "mechanisms": "mechanism state name_en status",
    "indicators": "indicator pillar section type timing label_en label_fr label_ar question",
    "codes": "list code label_en label_fr label_ar meaning",
    "sources": "source kind title",
    "mechanism_facts": "mechanism indicator value source locator confidence",
    "state_facts": "state indicator value source locator confidence",
    "visitors": "state body kind basis powers source locator confidence",
    "remarks": "subject body topic remark source locator confidence",
    "studies": "study title method finding limit source locator",
    "debate": "state date body topic position source locator",
    "reviews": "check number read_on blind verdict",
    "series": "series unit label_en label_fr label_ar definition",
    "statistics": "state series year value source",
    "requirements": "requirement instrument locator force addressee theme label_en label_fr label_ar "
    "requirement_en requirement_fr requirement_ar source_url verification",
    "requirement_indicators": "requirement indicator way",
    "criteria": "criterion indicator basis good",
    "assumptions": "input low likely high unit grounds note",
    "glossary": "term_en term_fr term_ar definition_en",
    "corrections": "table subject field reason",
}
"""The columns that may not be empty."""

A_ROW = dict.fromkeys(REQUIRED, "") | {
    "codes": "list=un_region code=Asia",
    "requirement_indicators": "way=1 met=yes",
    "criteria": "basis=law",
    "assumptions": "state=mar input=fee",
    "sources": "source=alb-pa-web",
    "studies": "study=linos",
    "reviews": "check=second",
}
"""The row that loses a cell; the first one where none is named."""

NAMES = {"states", "mechanisms", "indicators", "sources", "series", "requirements", "codes"}
LOST = r"not in \w+\.csv|not one of the codes|no row of another table|does not begin with its State|no row stands|"
LOST += r"neither a mechanism nor a State|an indicator of type|"
LOST += r"no designation_date fact|two open answers|not one for the (type|series)"
"""What follows in other rows where a name or a code is gone: they still use it."""

EMPTIED = [
    Case(table, A_ROW[table], column, "", f"{column}: nothing in the required column {column}", LOST)
    for table, columns in REQUIRED.items()
    for column in columns.split()
]

FACT = "mechanism=arg-cnpt indicator=response_deadline_days"
DATE = "mechanism=arg-cnpt indicator=designation_date"
MONEY = "mechanism=aut-volksanwaltschaft indicator=budget_total"
SHARE = "mechanism=aut-volksanwaltschaft indicator=visits_unannounced_share"
STATE_FACT = "state=afg indicator=opcat_art24_declaration"
WAIT = "designation before|work before|not the thirtieth day|no designation_date fact"

CELLS = [
    # Names in their form.
    Case("states", "", "state", "AFG", "state: not in the form of state (AFG)", LOST),
    Case("states", "", "iso3", "afg", "iso3: not in the form of iso3 (afg)"),
    Case("states", "state=ago", "iso3", "AFG", "a duplicate of line 2 (AFG)"),
    Case("states", "state=ago", "state", "afg", "a duplicate of line 2 (afg)", LOST),
    Case("mechanisms", "", "mechanism", "ALB", "mechanism: not in the form of mechanism (ALB)", LOST),
    Case("mechanisms", "", "mechanism", "arg-pa", "mechanism: it does not begin with its State (arg-pa, alb)", LOST),
    Case("mechanisms", "", "state", "arg", "mechanism: it does not begin with its State (alb-pa, arg)", WAIT),
    Case("mechanisms", "", "state", "zzz", "state: not in states.csv (zzz)", LOST),
    Case("indicators", "", "indicator", "Legal basis", "indicator: not in the form of indicator (Legal basis)", LOST),
    Case("codes", "list=pillar", "list", "Pillar", "list: not in the form of list (Pillar)", LOST),
    Case("sources", "", "source", "a b", "source: not in the form of source (a b)", LOST),
    Case("series", "", "series", "Population", "series: not in the form of series (Population)", LOST),
    Case("requirements", "", "requirement", "OPCAT 1", "requirement: not in the form of requirement (OPCAT 1)", LOST),
    # Codes that their list does not have.
    *(
        Case(table, row, column, value, f"{column}: not one of the codes", also)
        for table, row, column, value, also in (
            ("states", "", "un_region", "asia", ""),
            ("states", "", "un_subregion", "South Asia", ""),
            ("states", "", "income_group", "low", ""),
            ("states", "", "opcat_status", "State party", ""),
            ("states", "", "coe", "NO", ""),
            ("states", "", "au", "FALSE", ""),
            ("states", "", "oif", "non", ""),
            ("states", "", "arab_league", "0", ""),
            ("states", "", "oic", "Y", ""),
            ("mechanisms", "", "model", "ombudsman", ""),
            ("mechanisms", "", "status", "Active", ""),
            ("indicators", "", "pillar", "law", ""),
            ("indicators", "", "section", "founded", ""),
            ("indicators", "", "type", "bool", "an indicator of type bool|unit: not one for|answers|codes"),
            ("indicators", "", "timing", "lasting", ""),
            ("indicators", FACT[len("mechanism=arg-cnpt ") :], "unit", "day", "unit: not that of"),
            ("sources", "", "kind", "website", ""),
            ("mechanism_facts", "", "confidence", "hgih", ""),
            ("mechanism_facts", "", "explains", "typo", "no note explains"),
            ("mechanism_facts", "", "derived", "TRUE", ""),
            ("mechanism_facts", "", "basis", "statute", "now: the fact"),
            ("mechanism_facts", "", "value", "statutes", "no fact"),
            ("mechanism_facts", "indicator=npm_in_statute", "value", "Yes", ""),
            ("mechanism_facts", DATE, "basis", "law", ""),
            ("mechanism_facts", MONEY, "basis", "fte", ""),
            ("state_facts", "", "confidence", "sure", ""),
            ("state_facts", STATE_FACT, "value", "None", ""),
            ("state_facts", "state=alb indicator=spt_visit", "basis", "planned", "now: the fact"),
            ("state_facts", "", "derived", "1", ""),
            ("statistics", "", "caution", "estimate", ""),
            ("requirements", "", "instrument", "OPCAT", ""),
            ("requirements", "", "force", "binding", ""),
            ("requirements", "", "addressee", "both", ""),
            ("requirements", "", "theme", "law", ""),
            ("requirements", "", "verification", "yes", ""),
            ("requirement_indicators", "way=1 met=yes", "met", "yess", ""),
            ("requirement_indicators", "way=1 met=yes", "partly", "Partly", ""),
            ("requirement_indicators", "way=1 met=yes", "not_met", "no|nonne", ""),
            ("requirement_indicators", "way=1 met=yes", "met", "yes,partly", ""),
            ("requirement_indicators", "way=1 met=yes", "met", "> 0", ""),
            ("requirement_indicators", "way=1 met=yes", "met", "within 1 year of opcat_entry_into_force", ""),
            ("requirement_indicators", "met=within", "met", "within one year of opcat_entry_into_force", ""),
            ("requirement_indicators", "met=within", "met", "within 1 year of opcat_entry", ""),
            ("requirement_indicators", "met=within", "met", "within 0 years of opcat_entry_into_force", ""),
            ("criteria", "basis=law", "criterion", "independent", ""),
            ("criteria", "basis=law", "basis", "practice", ""),
            ("criteria", "basis=law", "good", "met", ""),
            ("criteria", "basis=law", "half", "part", ""),
            ("criteria", "basis=any", "good", "yes;partly", ""),
            ("assumptions", "state=mar input=fee", "input", "fees", ""),
            ("assumptions", "input=places", "place", "prisons", ""),
            ("assumptions", "input=fee", "grounds", "guess", ""),
        )
    ),
    # Names that their table does not have.
    *(
        Case(table, "", column, value, f"{column}: not in {target}.csv ({value})", also)
        for table, column, value, target, also in (
            ("mechanism_facts", "mechanism", "alb-xx", "mechanisms", "no row stands"),
            ("mechanism_facts", "indicator", "legal_base", "indicators", "no row stands"),
            ("mechanism_facts", "source", "alb-web", "sources", "no row stands"),
            ("state_facts", "state", "afx", "states", "not the thirtieth"),
            ("state_facts", "indicator", "opcat_ratified", "indicators", ""),
            ("state_facts", "source", "untc-2026", "sources", "now"),
            ("statistics", "state", "af", "states", ""),
            ("statistics", "series", "cpi", "series", ""),
            ("statistics", "source", "wdi", "sources", ""),
            ("requirement_indicators", "requirement", "opcat_npm", "requirements", ""),
            ("requirement_indicators", "indicator", "designation", "indicators", ""),
            ("criteria", "indicator", "independence", "indicators", ""),
            ("assumptions", "state", "maroc", "states", "unit: not that of"),
            ("corrections", "indicator", "opcat", "indicators", "no row stands"),
            ("corrections", "source", "untc", "sources", "no row stands"),
            ("indicators", "codes", "legal", "codes", "not one of the codes"),
            ("indicators", "basis", "basis_law", "codes", "not one of the codes"),
        )
    ),
    # Dates and years.
    Case("mechanisms", "", "designated", "10/03/2008", "designated: not an ISO date (10/03/2008)", WAIT),
    Case("mechanisms", "", "designated", "2008-03-11", "designated: no designation_date fact gives it (2008-03-11)"),
    Case("mechanisms", "", "ended", "2019-13", "ended: a date that does not exist (2019-13)", "status and ended"),
    Case("mechanisms", "", "ended", "2019", "status and ended do not agree (active, 2019)"),
    Case("mechanisms", "", "status", "ended", "status and ended do not agree (ended, )"),
    Case("mechanisms", "", "status", "never_set_up", "status and ended do not agree (never_set_up, )"),
    Case("mechanisms", "status=ended", "ended", "1999", "ended is before designated (1999 < "),
    Case("mechanisms", "status=ended", "ended", "", "status and ended do not agree (ended, )"),
    Case("sources", "", "published", "14.11.2020", "published: not an ISO date (14.11.2020)"),
    Case("sources", "", "language", "eng", "language: not in the form of language (eng)"),
    Case("mechanism_facts", DATE, "value", "11-1-2013", "value: not an ISO date (11-1-2013)", WAIT),
    Case("mechanism_facts", DATE, "value", "41285", "value: not a date (41285)", WAIT),
    Case(
        "mechanism_facts", DATE, "value", "1999", "designation before the State signed or joined the OPCAT (1999)", WAIT
    ),
    Case("mechanism_facts", FACT, "valid_from", "2013-02-30", "valid_from: a date that does not exist (2013-02-30)"),
    Case("mechanism_facts", FACT, "valid_to", "2012", "valid_to is before valid_from (2012 < 2013-01)"),
    Case("mechanism_facts", FACT, "attested", "2012-12-31", "attested lies outside valid_from to valid_to (2012-12-31"),
    Case("mechanism_facts", FACT, "attested", "march 2020", "attested: not a date (march 2020)"),
    Case("mechanism_facts", MONEY, "valid_to", "", "a figure without its year (budget_total 10000000)"),
    Case("mechanism_facts", SHARE, "valid_to", "2016", "a count over several years (2015 to 2016, basis year)"),
    Case(
        "mechanism_facts",
        "mechanism=arg-cnpt indicator=operational_since",
        "value",
        "1999",
        "work before designation (1999)",
    ),
    Case("state_facts", "", "value", "2018-4-17", "value: not a date (2018-4-17)", WAIT),
    Case(
        "state_facts", "indicator=opcat_entry_into_force", "value", "2018-05-18", "not the thirtieth day after deposit"
    ),
    Case(
        "state_facts",
        "state=ben indicator=spt_visit valid_from=2008-05-17",
        "valid_to",
        "2008-05-16",
        "valid_to is before valid_from",
    ),
    Case("statistics", "", "year", "05", "year: not a year (05)"),
    Case("statistics", "", "year", "2205", "year: not a year (2205)"),
    Case("statistics", "", "year", "2005.0", "year: not a year (2005.0)"),
    # Numbers, units and currencies.
    Case("codes", "list=pillar", "order", "first", "order: not a number (first)"),
    Case("codes", "list=pillar", "order", "0", "order: below 1 (0)"),
    Case("codes", "list=pillar code=independence", "order", "1", "order: the same place as line 2 (pillar, 1)"),
    Case("mechanism_facts", FACT, "value", "20 days", "value: not a number (20 days)"),
    Case("mechanism_facts", FACT, "value", "20.5", "value: a count that is not whole (20.5 days)"),
    Case("mechanism_facts", FACT, "value", "-20", "value: a count below zero (-20)"),
    Case("mechanism_facts", FACT, "unit", "", "unit: not that of response_deadline_days ()"),
    Case("mechanism_facts", FACT, "unit", "months", "unit: not that of response_deadline_days (months)"),
    Case("mechanism_facts", MONEY, "value", "10.000.000", "value: not a number (10.000.000)"),
    Case("mechanism_facts", MONEY, "value", "-10000000", "value: money below zero (-10000000)"),
    Case("mechanism_facts", MONEY, "unit", "EURO", "unit: not a currency of ISO 4217 (EURO)"),
    Case("mechanism_facts", MONEY, "unit", "€", "unit: not a currency of ISO 4217 (€)"),
    Case("mechanism_facts", SHARE, "value", "101", "value: a share outside 0 to 100 (101)"),
    Case("mechanism_facts", SHARE, "unit", "%", "unit: not that of visits_unannounced_share (%)", "not whole"),
    Case("mechanism_facts", "", "unit", "law", "unit: not that of legal_basis (law)"),
    Case("mechanism_facts", "indicator=operational_since", "basis", "law", "basis: operational_since has none (law)"),
    Case("state_facts", STATE_FACT, "unit", "days", "unit: not that of opcat_art24_declaration (days)"),
    Case("statistics", "", "value", "71,58", "value: a decimal comma (71,58)"),
    Case("statistics", "", "value", "", "value: nothing in the required column value"),
    Case("statistics", "series=population_total", "value", "-5", "value: not above zero in a series of persons (-5)"),
    Case(
        "statistics", "series=population_total", "currency", "MAD", "currency: not one for the series population_total"
    ),
    Case(
        "statistics", "series=fx_official_lcu_per_usd", "currency", "", "currency: not one for the series fx_official"
    ),
    Case(
        "statistics", "series=fx_official_lcu_per_usd", "currency", "QQQ", "currency: not a currency of ISO 4217 (QQQ)"
    ),
    Case(
        "statistics",
        "series=fx_official_lcu_per_usd",
        "currency",
        "mad",
        "currency: not in the form of currency (mad)",
        "ISO 4217",
    ),
    Case("requirement_indicators", "", "way", "one", "way: not a number (one)"),
    Case("requirement_indicators", "", "way", "-1", "way: below 0 (-1)"),
    Case("requirement_indicators", "", "way", "1.5", "way: not a whole number (1.5)"),
    Case("requirement_indicators", "way=0", "way", "1", "way and answers do not agree (1: )"),
    Case("requirement_indicators", "way=1 met=yes", "way", "0", "way and answers do not agree (0: yes, partly, no)"),
    Case(
        "requirement_indicators",
        "way=1 met=yes",
        "partly",
        "yes",
        "met: an answer that stands twice in the row (yes)",
        "partly: an answer",
    ),
    Case("assumptions", "input=fee", "low", "three", "low: not a number (three)"),
    Case("assumptions", "input=fee", "likely", "1,5", "likely: a decimal comma (1,5)"),
    Case("assumptions", "input=fee", "low", "-1", "low: below 0 (-1)", "is not in order"),
    Case("assumptions", "input=fee", "low", "9999999", "low, likely, high: the range of fee is not in order"),
    Case("assumptions", "input=cycle place=prison", "high", "0", "low, likely, high: the range of cycle prison is not"),
    Case("assumptions", "input=cycle place=prison", "low", "0", "low, likely, high: cycle prison may be zero"),
    Case("assumptions", "input=other_work", "high", "1", "low, likely, high: other_work may reach 1"),
    Case("assumptions", "input=cycle", "unit", "months", "unit: not that of cycle (months)"),
    Case("assumptions", "state=mar input=fee", "unit", "dirham", "unit: not that of fee (dirham)"),
    Case("assumptions", "input=fee", "unit", "MAD", "unit: not that of fee (MAD)"),
    Case("assumptions", "input=fee", "place", "prison", "place: not one for the input fee (prison)"),
    Case("assumptions", "input=team", "place", "", "place: not one for the input team ()"),
    # What columns say together.
    Case("indicators", "", "codes", "", "codes: an indicator of type category (legal_basis, codes empty)", "codes"),
    Case("indicators", "indicator=legal_instrument", "codes", "yesno", "codes: an indicator of type text"),
    Case("indicators", "", "unit", "persons", "unit: not one for the type category (persons)", "unit: not that of"),
    Case("indicators", "indicator=budget_total", "unit", "", "unit: not one for the type money ()"),
    Case(
        "indicators", "indicator=staff_total", "unit", "money", "unit: not one for the type number (money)", "unit: not"
    ),
    Case("indicators", "", "pillar", "state", "", "indicator: it does not belong to this table \\(legal_basis"),
    Case("mechanism_facts", "", "explains", "jump", "explains: no note explains it (jump)"),
    Case("mechanism_facts", "", "locator", "n/a", "locator: no locator (n/a)", "no fact stands"),
    Case("mechanism_facts", "", "note", "=1+1", "note: a spreadsheet would run this as a formula (=1+1)"),
    Case("state_facts", "", "locator", "-", "locator: a spreadsheet would run this as a formula (-)", "no fact"),
    Case(
        "state_facts",
        STATE_FACT,
        "indicator",
        "legal_basis",
        "indicator: it does not belong to this table",
        "value|basis",
    ),
    Case(
        "requirements", "", "applies_to", "ombudsman", "applies_to: neither a model nor a group of States (ombudsman)"
    ),
    Case("requirements", "", "applies_to", "nhri;coe", "applies_to: neither a model nor a group of States (nhri;coe)"),
    Case("criteria", "basis=rate", "good", "yes", "good and half of a rate (yes, )"),
    Case("criteria", "basis=rate", "half", "less", "good and half of a rate (more, less)"),
    Case("criteria", "basis=delay", "good", "more", "good and half of a delay (more, )"),
    Case("criteria", "basis=delay", "indicator", "operational_since", "basis: no delay is computed of this indicator"),
    Case(
        "criteria", "basis=rate", "indicator", "term_years", "basis: no rate is computed of this indicator (term_years)"
    ),
    Case("glossary", "term_en=place", "term_en", "national preventive mechanism", "a duplicate of line 2 (national"),
    Case("glossary", "", "term_fr", "mécanisme ", "term_fr: white space at the beginning or the end ('mécanisme ')"),
    Case("glossary", "", "term_ar", "آلية\u200f", "term_ar: an invisible character U+200F (آلية<U+200F>)"),
    Case("glossary", "", "definition_en", "#REF!", "definition_en: an error value of a spreadsheet (#REF!)"),
    Case("corrections", "", "field", "values", "field: no column of state_facts (values)"),
    Case("corrections", "", "subject", "afx", "no row stands at this place (afx | opcat_entry_into_force"),
    Case("corrections", "", "locator", "p. 1", "no row stands at this place (afg | opcat_entry_into_force"),
    Case("corrections", "", "now", "no", "now: the row does not say so (derived: no)"),
    # The tables around the facts.
    Case("remarks", "", "subject", "maroc", "subject: neither a mechanism nor a State (maroc)"),
    Case("remarks", "", "topic", "money", "topic: not one of the codes"),
    Case("remarks", "", "body", "Mr Somebody", "body: a person is named (Mr Somebody)"),
    Case("debate", "", "position", "Asks Dr. Somebody to go.", "position: a person is named (Dr. Somebody)"),
    Case("debate", "", "date", "2999", "date lies in the future (2999)"),
    Case("visitors", "basis=practice", "valid_from", "2015", "valid_from: what is done or drafted has no first day"),
    Case("visitors", "basis=law", "valid_to", "1999", "valid_to is before valid_from (1999 < "),
    Case("visitors", "", "kind", "police", "kind: not one of the codes"),
    Case("studies", "study=carver", "year", "2015", "", "year: not that of line 2 for the same work"),
    Case("studies", "", "url", "doi 10.1", "url: not in the form of url (doi 10.1)"),
    Case("reviews", "check=second", "subject", "maroc", "subject: neither a mechanism nor a State (maroc)"),
    Case("reviews", "check=second", "locator", "", "a part of what names the fact is missing (locator)"),
    Case("reviews", "check=first", "source", "untc-cat-2026", "a part of what names the fact is missing (subject"),
    Case("reviews", "check=second verdict=right", "value", "perhaps", "value: not one of the codes"),
    Case(
        "reviews", "check=second verdict=right", "verdict", "not_checkable", "what could not be checked has no result"
    ),
    Case("reviews", "check=second verdict=right", "should_be", "implicit", "right, yet another cell says wrong"),
    Case("reviews", "check=second clean=no", "clean", "yes", "clean: yes, yet something was wrong"),
    Case(
        "sources",
        "source=wb_wdi_2022_10",
        "licence",
        "",
        "licence: a source of statistics without one (wb_wdi_2022_10)",
    ),
    Case(
        "series", "series=population_total", "label_ar", "السكان\ufffd", "label_ar: text was lost: it contains U+FFFD"
    ),
    Case("series", "series=fx_official_lcu_per_usd", "unit", "units", "", "currency: not one for the series"),
]

TWICE = {
    "states": "",
    "mechanisms": "",
    "indicators": "",
    "codes": "",
    "sources": "",
    "mechanism_facts": "",
    "state_facts": "",
    "visitors": "",
    "remarks": "",
    "studies": "",
    "debate": "",
    "reviews": "",
    "series": "",
    "statistics": "",
    "requirements": "",
    "requirement_indicators": "",
    "criteria": "",
    "assumptions": "",
    "glossary": "",
}
"""Tables in which no row may stand twice; corrections may, because two facts can have been corrected in the same way."""

"""One rule broken in one place: where, what is written there, and the rule that must be named.

A row is named by the beginning of its cells in some columns (`mechanism=alb-pa indicator=legal_basis`); the first such
row of the published data is meant. `also` names the rules that the same slip breaks besides, here or in other rows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One cell of one row, the value written there, the rule that it breaks, and the rules broken in its wake."""

    table: str
    row: str
    column: str
    value: str
    rule: str
    also: str = ""

    def __str__(self) -> str:
        return f"{self.table}.{self.column}={self.value or 'empty'} [{self.row}]"


REQUIRED = {
    "questions": "number answered_by question_en question_fr question_ar",
    "question_indicators": "number indicator",
    "states": "state iso3 name_en name_fr name_ar un_region un_subregion income_group coe au oif arab_league oic opcat_status "
    "tile_row tile_column",
    "mechanisms": "mechanism state name_en status",
    "indicators": "indicator pillar section type timing label_en label_fr label_ar question",
    "codes": "list code label_en label_fr label_ar meaning",
    "sources": "source kind title",
    "mechanism_facts": "id mechanism indicator value source locator confidence",
    "state_facts": "id state indicator value source locator confidence",
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
    "decisions": "decision order label_en label_fr label_ar text_en text_fr text_ar owner moment step_en step_fr step_ar topics",
    "decision_points": "decision requirement indicator",
    "decision_options": "decision choice label_en label_fr label_ar gain_en gain_fr gain_ar expense_en expense_fr expense_ar "
    "risk_en risk_fr risk_ar",
    "recommendations": "force held recommendation",
    "clauses": "clause order part heading_en heading_fr heading_ar text_en text_fr text_ar short_en short_fr short_ar",
    "clause_points": "clause requirement",
    "assumptions": "input low likely high unit grounds note",
    "glossary": "term_en term_fr term_ar definition_en definition_fr definition_ar",
    "corrections": "table subject field reason",
    "translations": "table english",
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

WAKE = {
    "mechanisms.mechanism": "designation_without_fact mechanism_of_other_state reference_unknown subject_unknown",
    "mechanisms.state": "mechanism_of_other_state",
    "indicators.type": "codes_of_type",
    "studies.source": "source_unused",
    "decisions.decision": "decision_options decision_without_points reference_unknown",
    "clauses.clause": "clause_unasked reference_unknown",
    **dict.fromkeys(
        (
            *("questions.number", "states.state", "indicators.indicator", "sources.source", "series.series"),
            "requirements.requirement",
        ),
        "reference_unknown",
    ),
    **dict.fromkeys(("codes.list", "codes.code"), "code_unknown"),
    **dict.fromkeys(("decision_options.decision", "decision_options.choice"), "option_unknown"),
    **dict.fromkeys(("recommendations.force", "recommendations.held"), "case_unanswered"),
    **{f"clauses.{kind}_{spoken}": "clause_unlike" for kind in ("text", "short") for spoken in ("en", "fr", "ar")},
}
"""What follows in other rows where a cell is empty: they still use the name or the code."""

EMPTIED = [
    Case(
        table,
        A_ROW[table],
        name,
        "",
        "id_missing" if name == "id" else "required_empty",
        WAKE.get(f"{table}.{name}", ""),
    )
    for table, columns in REQUIRED.items()
    for name in columns.split()
]

FACT = "mechanism=arg-cnpt indicator=response_deadline_days"
DATE = "mechanism=arg-cnpt indicator=designation_date"
MONEY = "mechanism=aut-volksanwaltschaft indicator=budget_total"
SHARE = "mechanism=aut-volksanwaltschaft indicator=visits_unannounced_share"
STATE_FACT = "state=afg indicator=opcat_art24_declaration"

CELLS = [
    # Names in their form.
    Case("states", "", "state", "AFG", "form_broken", "reference_unknown"),
    Case("states", "", "iso3", "afg", "form_broken"),
    Case("states", "state=ago", "iso3", "AFG", "duplicate"),
    Case("states", "state=ago", "state", "afg", "duplicate", "reference_unknown"),
    Case(
        "mechanisms",
        "",
        "mechanism",
        "ALB",
        "form_broken",
        "designation_without_fact mechanism_of_other_state reference_unknown subject_unknown",
    ),
    Case(
        "mechanisms",
        "",
        "mechanism",
        "arg-pa",
        "mechanism_of_other_state",
        "designation_without_fact reference_unknown subject_unknown",
    ),
    Case("mechanisms", "", "state", "arg", "mechanism_of_other_state"),
    Case("mechanisms", "", "state", "zzz", "reference_unknown", "mechanism_of_other_state"),
    Case("indicators", "", "indicator", "Legal basis", "form_broken", "reference_unknown"),
    Case("codes", "list=pillar", "list", "Pillar", "form_broken", "code_unknown"),
    Case("sources", "", "source", "a b", "form_broken", "source_unused"),
    Case("series", "", "series", "Population", "form_broken", "reference_unknown"),
    Case("requirements", "", "requirement", "OPCAT 1", "form_broken", "reference_unknown"),
    # Codes that their list does not have.
    *(
        Case(table, row, column, value, "code_unknown", also)
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
            ("indicators", "", "type", "bool", "codes_of_type"),
            ("indicators", "", "timing", "lasting", ""),
            ("indicators", FACT[len("mechanism=arg-cnpt ") :], "unit", "day", "unit_other"),
            ("sources", "", "kind", "website", ""),
            ("mechanism_facts", "", "confidence", "hgih", ""),
            ("mechanism_facts", "", "explains", "typo", "explanation_missing"),
            ("mechanism_facts", "", "derived", "TRUE", ""),
            ("mechanism_facts", "", "basis", "statute", ""),
            ("mechanism_facts", "", "value", "statutes", ""),
            ("mechanism_facts", "indicator=npm_in_statute", "value", "Yes", ""),
            ("mechanism_facts", DATE, "basis", "law", ""),
            ("mechanism_facts", MONEY, "basis", "fte", ""),
            ("state_facts", "", "confidence", "sure", ""),
            ("state_facts", STATE_FACT, "value", "None", ""),
            ("state_facts", "state=alb indicator=spt_visit", "basis", "planned", ""),
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
            ("decisions", "", "owner", "minister", ""),
            ("decisions", "", "moment", "soon", ""),
            ("decisions", "sized_by=staff", "sized_by", "posts", ""),
            ("recommendations", "", "recommendation", "alter", ""),
            ("recommendations", "", "held", "yes", "case_unanswered"),
            ("recommendations", "", "force", "binding", "case_unanswered"),
            ("recommendations", "others_have=fewer", "others_have", "half", "case_unanswered"),
            ("criteria", "basis=law", "criterion", "independent", ""),
            ("criteria", "basis=law", "basis", "practice", ""),
            ("criteria", "basis=law", "good", "met", ""),
            ("criteria", "basis=law", "half", "part", ""),
            ("criteria", "basis=any", "good", "yes;partly", ""),
            ("assumptions", "state=mar input=fee", "input", "fees", ""),
            ("assumptions", "input=places", "place", "prisons", ""),
            ("assumptions", "input=fee", "grounds", "guess", "fact_without_source"),
        )
    ),
    # Names that their table does not have.
    *(
        Case(table, "", column, value, "reference_unknown", also)
        for table, column, value, also in (
            ("mechanism_facts", "mechanism", "alb-xx", ""),
            ("mechanism_facts", "indicator", "legal_base", ""),
            ("mechanism_facts", "source", "alb-web", ""),
            ("state_facts", "state", "afx", ""),
            ("state_facts", "indicator", "opcat_ratified", ""),
            ("state_facts", "source", "untc-2026", ""),
            ("statistics", "state", "af", ""),
            ("statistics", "series", "cpi", ""),
            ("statistics", "source", "wdi", ""),
            ("requirement_indicators", "requirement", "opcat_npm", ""),
            ("requirement_indicators", "indicator", "designation", ""),
            ("decision_points", "decision", "laws", ""),
            ("decision_points", "requirement", "opcat_law", ""),
            ("decision_points", "indicator", "law", ""),
            ("decision_options", "decision", "laws", "option_unknown"),
            ("decision_options", "indicator", "law", "option_unasked"),
            ("clause_points", "clause", "clauses", ""),
            ("clause_points", "requirement", "opcat_law", ""),
            ("clause_points", "indicator", "law", ""),
            ("criteria", "indicator", "independence", ""),
            ("assumptions", "state", "maroc", ""),
            ("corrections", "indicator", "opcat", ""),
            ("corrections", "source", "untc", ""),
            ("indicators", "codes", "legal", "code_unknown"),
            ("indicators", "basis", "basis_law", "code_unknown"),
        )
    ),
    # Dates and years.
    Case("mechanisms", "", "designated", "10/03/2008", "date_ambiguous", "designation_without_fact"),
    Case("mechanisms", "", "designated", "2008-03-11", "designation_without_fact"),
    Case("mechanisms", "", "ended", "2019-13", "date_nonexistent", "status_and_end"),
    Case("mechanisms", "", "ended", "2019", "status_and_end"),
    Case("mechanisms", "", "status", "ended", "status_and_end"),
    Case("mechanisms", "", "status", "never_set_up", "status_and_end"),
    Case("mechanisms", "status=ended", "ended", "1999", "end_too_early"),
    Case("mechanisms", "status=ended", "ended", "", "status_and_end"),
    Case("sources", "", "published", "14.11.2020", "date_ambiguous"),
    Case("sources", "", "language", "eng", "form_broken"),
    Case("mechanism_facts", DATE, "value", "11-1-2013", "date_ambiguous"),
    Case("mechanism_facts", DATE, "value", "41285", "date_serial"),
    Case("mechanism_facts", DATE, "value", "1999", "designation_too_early"),
    Case("mechanism_facts", FACT, "valid_from", "2013-02-30", "date_nonexistent"),
    Case("mechanism_facts", FACT, "valid_to", "2012", "period_reversed"),
    Case("mechanism_facts", FACT, "attested", "2012-12-31", "attested_outside"),
    Case("mechanism_facts", FACT, "attested", "march 2020", "not_a_date"),
    Case("mechanism_facts", MONEY, "valid_to", "", "year_missing"),
    Case("mechanism_facts", SHARE, "valid_to", "2016", "several_years"),
    Case(
        "mechanism_facts",
        "mechanism=arg-cnpt indicator=operational_since",
        "value",
        "1999",
        "work_too_early",
    ),
    Case("state_facts", "", "value", "2018-4-17", "not_a_date"),
    Case("state_facts", "indicator=opcat_entry_into_force", "value", "2018-05-18", "entry_into_force_other"),
    Case(
        "state_facts",
        "state=ben indicator=spt_visit valid_from=2008-05-17",
        "valid_to",
        "2008-05-16",
        "period_reversed",
    ),
    Case("statistics", "", "year", "05", "not_a_year"),
    Case("statistics", "", "year", "2205", "not_a_year"),
    Case("statistics", "", "year", "2005.0", "not_a_year"),
    # Numbers, units and currencies.
    Case("codes", "list=pillar", "order", "first", "not_a_number"),
    Case("codes", "list=pillar", "order", "0", "below_minimum"),
    Case("codes", "list=pillar code=independence", "order", "1", "order_repeated"),
    Case("mechanism_facts", FACT, "value", "20 days", "not_a_number"),
    Case("mechanism_facts", FACT, "value", "20.5", "count_not_whole"),
    Case("mechanism_facts", FACT, "value", "-20", "count_negative"),
    Case("mechanism_facts", FACT, "unit", "", "unit_other"),
    Case("mechanism_facts", FACT, "unit", "months", "unit_other"),
    Case("mechanism_facts", MONEY, "value", "10.000.000", "not_a_number"),
    Case("mechanism_facts", MONEY, "value", "-10000000", "money_negative"),
    Case("mechanism_facts", MONEY, "unit", "EURO", "currency_unknown"),
    Case("mechanism_facts", MONEY, "unit", "€", "currency_unknown"),
    Case("mechanism_facts", SHARE, "value", "101", "share_out_of_range"),
    Case("mechanism_facts", SHARE, "unit", "%", "unit_other", "count_not_whole"),
    Case("mechanism_facts", "", "unit", "law", "unit_needless"),
    Case("mechanism_facts", "indicator=operational_since", "basis", "law", "basis_needless"),
    Case("state_facts", STATE_FACT, "unit", "days", "unit_needless"),
    Case("statistics", "", "value", "71,58", "decimal_comma"),
    Case("statistics", "series=population_total", "value", "-5", "not_above_zero"),
    Case("statistics", "series=population_total", "currency", "MAD", "currency_of_series"),
    Case("statistics", "series=fx_official_lcu_per_usd", "currency", "", "currency_of_series"),
    Case("statistics", "series=fx_official_lcu_per_usd", "currency", "QQQ", "currency_unknown"),
    Case(
        "statistics",
        "series=fx_official_lcu_per_usd",
        "currency",
        "mad",
        "form_broken",
        "currency_unknown",
    ),
    Case("requirement_indicators", "", "way", "one", "not_a_number"),
    Case("requirement_indicators", "", "way", "-1", "below_minimum"),
    Case("requirement_indicators", "", "way", "1.5", "not_whole"),
    Case("requirement_indicators", "way=0", "way", "1", "way_and_answers"),
    Case("requirement_indicators", "way=1 met=yes", "way", "0", "way_and_answers"),
    Case("requirement_indicators", "way=1 met=yes", "partly", "yes", "answer_repeated", ""),
    Case("assumptions", "input=fee", "low", "three", "not_a_number"),
    Case("assumptions", "input=fee", "likely", "1,5", "decimal_comma"),
    Case("assumptions", "input=fee", "low", "-1", "below_minimum", "range_reversed"),
    Case("assumptions", "input=fee", "low", "9999999", "range_reversed"),
    Case("assumptions", "input=cycle place=prison", "high", "0", "range_reversed"),
    Case("assumptions", "input=cycle place=prison", "low", "0", "divisor_zero"),
    Case("assumptions", "input=other_work", "high", "1", "share_too_large"),
    Case("assumptions", "input=cycle", "unit", "months", "unit_of_input"),
    Case("assumptions", "state=mar input=fee", "unit", "dirham", "currency_of_input"),
    Case("assumptions", "input=fee", "unit", "MAD", "unit_of_input"),
    Case("assumptions", "input=fee", "place", "prison", "place_of_input"),
    Case("assumptions", "input=team", "place", "", "place_of_input"),
    # What columns say together.
    Case("indicators", "", "codes", "", "codes_of_type", "code_unknown"),
    Case("indicators", "indicator=legal_instrument", "codes", "yesno", "codes_of_type"),
    Case("indicators", "", "unit", "persons", "unit_of_type", "unit_other"),
    Case("indicators", "indicator=budget_total", "unit", "", "unit_of_type"),
    Case("indicators", "indicator=staff_total", "unit", "money", "unit_of_type", "unit_other"),
    Case("indicators", "", "pillar", "state", "", "table_other"),
    Case("mechanism_facts", "", "explains", "jump", "explanation_missing"),
    Case("mechanism_facts", "", "locator", "n/a", "no_locator"),
    Case("mechanism_facts", "", "note", "=1+1", "formula"),
    Case("state_facts", "", "locator", "-", "formula"),
    Case("state_facts", STATE_FACT, "indicator", "legal_basis", "table_other", ""),
    Case("requirements", "", "applies_to", "ombudsman", "applies_to_unknown"),
    Case("requirements", "", "applies_to", "nhri;coe", "applies_to_unknown"),
    Case("criteria", "basis=rate", "good", "yes", "direction_other"),
    Case("criteria", "basis=rate", "half", "less", "direction_other"),
    Case("criteria", "basis=delay", "good", "more", "direction_other"),
    Case("criteria", "basis=delay", "indicator", "operational_since", "basis_not_computed"),
    Case("criteria", "basis=rate", "indicator", "term_years", "basis_not_computed"),
    Case("decisions", "", "order", "first", "not_a_number"),
    Case("decisions", "", "order", "0", "below_minimum"),
    Case("decisions", "", "topics", "law|money", "topic_unknown"),
    Case("decision_options", "", "applies_to", "ombudsman", "applies_to_unknown"),
    Case("decision_options", "", "choice", "Own law", "form_broken", "option_unknown"),
    Case("decision_options", "choice=own_law", "indicator", "access_all_places", "option_unasked"),
    Case("decisions", "decision=law", "expense_en", "", "cost_untold"),
    Case("debate", "", "argues_for", "law", "form_broken", "option_unknown"),
    Case("debate", "", "argues_for", "law/charter", "option_unknown"),
    Case(
        "recommendations",
        "others_have=fewer",
        "others_have",
        "half_or_more",
        "case_answered_twice",
        "duplicate case_unanswered",
    ),
    Case("clauses", "", "order", "0", "below_minimum"),
    Case("clauses", "", "variant", "nhri", "code_unknown"),
    Case("glossary", "term_en=place", "term_en", "national preventive mechanism", "duplicate"),
    Case("glossary", "", "term_fr", "mécanisme ", "white_space"),
    Case("glossary", "", "term_ar", "آلية\u200f", "invisible_character"),
    Case("glossary", "", "definition_en", "#REF!", "spreadsheet_error"),
    Case("corrections", "", "field", "values", "field_unknown"),
    Case("corrections", "", "subject", "afx", "fact_other"),
    Case("corrections", "", "id", "a23456", "row_unknown"),
    Case("corrections", "", "id", "", "correction_without_id"),
    Case("corrections", "table=sources", "subject", "no-source", "row_unknown"),
    Case("corrections", "", "now", "no", "correction_not_made"),
    # The tables around the facts.
    Case("remarks", "", "subject", "maroc", "subject_unknown"),
    Case("remarks", "", "topic", "money", "code_unknown"),
    Case("remarks", "", "body", "Mr Somebody", "person_named"),
    Case("debate", "", "position", "Asks Dr. Somebody to go.", "person_named"),
    Case("debate", "", "date", "2999", "future"),
    Case("visitors", "basis=practice", "valid_from", "2015", "beginning_of_done"),
    Case("visitors", "basis=law", "valid_to", "1999", "period_reversed"),
    Case("visitors", "", "kind", "police", "code_unknown"),
    Case("studies", "study=carver", "year", "2015", "", "work_differs"),
    Case("studies", "", "url", "doi 10.1", "form_broken"),
    Case("reviews", "check=second", "subject", "maroc", "subject_unknown"),
    Case("reviews", "check=second", "locator", "", "fact_partly_named"),
    Case("reviews", "check=second", "id", "a23456", "row_unknown"),
    Case("mechanism_facts", "", "id", "1l0oi2", "form_broken"),
    Case("reviews", "check=first", "source", "untc-cat-2026", "fact_partly_named"),
    Case("reviews", "check=second verdict=right", "value", "perhaps", "code_unknown"),
    Case("reviews", "check=second verdict=right", "verdict", "not_checkable", "verdict_without_check"),
    Case("reviews", "check=second verdict=right", "should_be", "implicit", "verdict_right"),
    Case("reviews", "check=second clean=no", "clean", "yes", "verdict_clean"),
    Case(
        "sources",
        "source=wb_wdi_2022_10",
        "licence",
        "",
        "licence_missing",
    ),
    Case("series", "series=population_total", "label_ar", "السكان\ufffd", "text_lost"),
    Case("series", "series=fx_official_lcu_per_usd", "unit", "units", "", "currency_of_series"),
]

TWICE = [
    table
    for table in REQUIRED
    if table not in ("corrections", "questions", "question_indicators", "clauses", "clause_points", "translations")
]
"""Tables in which no row may stand twice; corrections may, because two facts can have been corrected in the same way."""

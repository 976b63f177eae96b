"""The eighteen questions that those who design a mechanism ask: their words, their evidence, how each is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.context import studies, visitors
from npm_compare.analysis.durations import durations
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, lead
from npm_compare.views import findings
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import code_label, indicator_label, state_name
from npm_compare.views.language import isolated, joined, later, number, say, say_many
from npm_compare.views.wording import inside
from npm_compare.weighing.options import options

Finder = Callable[[Dataset, str, str], Finding]
"""Returns what comparable mechanisms show: the sentence that answers, and what must be known to read it rightly."""


@dataclass(frozen=True)
class Question:
    """One question: its words, said when shown, the indicators that are its evidence, how its answer is found."""

    words: str
    indicators: tuple[str, ...]
    find: Finder | None = None


def _tally(*indicators: str) -> Finder:
    """Return the finder that counts the answers of all mechanisms in place to yes/partly/no or category questions."""

    def find(data: Dataset, asker: str, at: str) -> Finding:
        every = compare("all", indicators, at=at, data=data)
        head = say_many(
            "Of {count} mechanism in place, {answers}.",
            "Of {count} mechanisms in place, {answers}.",
            len(every.mechanisms),
            answers=joined((_counted(every, indicator) for indicator in indicators), strong=True),
        )
        return Finding(head, len(every.cells))

    return find


def _counted(every: Comparison, indicator: str) -> str:
    """Say how often each answer to a question was given, and how often none is known; what the law gives by law alone."""
    entry = every.data.indicator(indicator)
    legal = entry["pillar"] in ("mandate", "independence")
    facts = every.facts[every.facts["indicator"] == indicator]
    cells = lead(every.data, facts[facts["basis"].isin(LAW)] if legal else facts)
    own = cells[cells["speaks_of"] != INSTITUTION]
    counts = [(code_label(every.data, entry["codes"], str(code)), n) for code, n in own["value"].value_counts().items()]
    counts += (
        [(code_label(every.data, "answer", OF_INSTITUTION), len(cells) - len(own))] if len(own) < len(cells) else []
    )
    counts.append((code_label(every.data, "answer", NOT_KNOWN), len(every.mechanisms) - len(cells)))
    said = joined(with_number(label, n) for label, n in counts)
    if legal:
        return say("{label} in law: {answers}", label=inside(indicator_label(every.data, indicator)), answers=said)
    return say(
        "{label} in law or practice: {answers}", label=inside(indicator_label(every.data, indicator)), answers=said
    )


def with_number(label: str, count: int) -> str:
    """Return a label and how often it holds, for an enumeration."""
    # Translators: an answer and how often it was given, such as “text is silent 4”.
    return say("{label} {number}", label=inside(label), number=count)


def _rate(indicator: str, per: str) -> Finder:
    return lambda data, asker, at: findings.latest_rates(figures([asker, "all"], indicator, at=at, data=data), per)


def _choice(data: Dataset, asker: str, at: str) -> Finding:
    found, models = options(at=at, data=data), findings.models(at=at, data=data)
    return Finding(models.text, models.facts, str(findings.robust(found, found.acceptability(20_000))))


def _first_years(data: Dataset, asker: str, at: str) -> Finding:
    named = durations(at=at, data=data).set_index("state")
    working = durations(event="work", at=at, data=data).set_index("state")
    both = named.join(working[["years", "observed"]].add_suffix("_work"), how="inner")
    both = both[both["observed"] & both["observed_work"]]
    gap = say_many(
        "Of {count} State of which both dates are known, the time from designation to first work was {years} years.",
        "Of {count} States of which both dates are known, half took {years} years or more from designation to first work.",
        len(both),
        years=number((both["years_work"] - both["years"]).median(), 1),
    )
    accepted = findings.wait(durations(event="accepted", at=at, data=data), event="accepted", data=data)
    return Finding(gap, 2 * len(both), accepted.text) if len(both) else accepted


def _wait(data: Dataset, asker: str, at: str) -> Finding:
    return findings.wait(durations(at=at, data=data), data=data)


NOTHING = {
    14: later("Nothing read tells who else visits places of detention in this State."),
    18: later("No research on it is in the data: conformity with standards is not effectiveness."),
}
"""What is said where the tables around the facts hold nothing on a question that no fact answers."""


def _visitors(data: Dataset, asker: str, at: str) -> Finding:
    found = visitors(asker, at=at, data=data)
    found = found[found["certain"]]
    kinds = [code for code in data.codes_of("visitor_kind") if code in set(found["kind"])]
    if not kinds:
        return Finding(say(NOTHING[14]), 0)
    head = say(
        "Others that visit places of detention in {state}, by law or in practice: {kinds}.",
        state=state_name(data, data.mechanism(asker)["state"]),
        kinds=joined(inside(code_label(data, "visitor_kind", code)) for code in kinds),
    )
    return Finding(head, len(found))


def _research(data: Dataset, asker: str, at: str) -> Finding:
    found = records(studies(data=data))
    if not found:
        return Finding(say(NOTHING[18]), 0)
    head = say_many(
        "{count} work of research is in the data, with its limit; conformity with standards is not effectiveness.",
        "{count} works of research are in the data, each with its limit; conformity with standards is not effectiveness.",
        len({row["study"] for row in found}),
    )
    first = found[0]
    told = {"who": joined(part for part in (first["authors"], first["year"]) if part)}
    # Translators: a study, what it finds, and what that does not show.
    more = say(
        "{who}: {finding} Limit: {limit}", finding=isolated(first["finding"]), limit=isolated(first["limit"]), **told
    )
    return Finding(head, len(found), more)


QUESTIONS = (
    Question(
        later("A human rights institution, a new body or several bodies: what did comparable States choose?"),
        ("model", "bodies_count"),
        _choice,
    ),
    Question(
        later("Is it independent, in law and in fact?"),
        ("functional_independence", "dismissal_protection", "incompatibilities"),
        _tally("functional_independence", "dismissal_protection"),
    ),
    Question(
        later("What does it cost, is the money earmarked, who decides on it?"),
        ("budget_total", "budget_npm", "dedicated_npm_budget_line", "financial_autonomy"),
        _tally("dedicated_npm_budget_line", "financial_autonomy"),
    ),
    Question(
        later("How many staff and members, of which professions?"),
        ("staff_total", "staff_npm", "members_count", "members_women", "multidisciplinary_required", "medical_member"),
        _rate("staff_npm", "prisoners"),
    ),
    Question(
        later("How many visits, how often without notice, where?"),
        ("visits_total", "visits_unannounced_share", "visits_unannounced", "visits_prison", "visits_police"),
        _rate("visits_total", "prisoners"),
    ),
    Question(
        later("Has it access to all places, files and private interviews?"),
        ("scope_definition", "access_all_places", "access_information", "access_medical_files", "private_interviews"),
        _tally("access_all_places", "private_interviews"),
    ),
    Question(
        later("On which text does it rest?"),
        ("legal_basis", "legal_instrument", "npm_in_statute"),
        _tally("legal_basis", "npm_in_statute"),
    ),
    Question(
        later("Inside an institution: a separate unit, head, staff and budget?"),
        ("npm_unit", "leadership", "staff_npm", "dedicated_npm_budget_line"),
        _tally("npm_unit"),
    ),
    Question(
        later("Are complaints kept apart from prevention?"),
        ("handles_complaints", "npm_function_separated"),
        _tally("handles_complaints", "npm_function_separated"),
    ),
    Question(
        later("How are members chosen, is civil society inside?"),
        ("appointing_authority", "open_appointment", "civil_society_role", "term_years", "term_renewable"),
        _tally("open_appointment", "civil_society_role"),
    ),
    Question(
        later("Do authorities answer, are recommendations carried out?"),
        (
            "authorities_must_respond",
            "response_deadline_days",
            "recommendations_made",
            "recommendations_accepted_share",
        ),
        _tally("authorities_must_respond"),
    ),
    Question(later("How long from ratification to a working body?"), ("designation_date", "operational_since"), _wait),
    Question(later("What goes wrong in the first years?"), ("designation_date", "operational_since"), _first_years),
    Question(later("Who already visits places of detention?"), (), _visitors),
    Question(later("Is it present in the regions?"), ("regional_offices",)),
    Question(
        later("Are those who speak to it protected from reprisals?"),
        ("reprisals_protection", "confidentiality"),
        _tally("reprisals_protection"),
    ),
    Question(
        later("Does it publish an annual report?"),
        ("annual_report_public", "visit_reports_published"),
        _tally("annual_report_public"),
    ),
    Question(later("Does any of this reduce torture?"), (), _research),
)
"""The questions, in the order in which those who design a mechanism ask them."""

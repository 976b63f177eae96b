"""The decision brief: the eighteen questions that those who design a mechanism ask, each answered from the facts.

Every answer says what comparable mechanisms have, what holds for the one that asks, on how many facts it rests, and what
is missing. Where the data hold nothing on a question the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from npm_compare import findings
from npm_compare.comparison import LAW, Comparison, compare
from npm_compare.dataset import Dataset, load, records
from npm_compare.durations import durations
from npm_compare.errors import UnknownName
from npm_compare.figures import figures
from npm_compare.findings.finding import Finding
from npm_compare.options import options
from npm_compare.selection import lead
from npm_compare.wording import inside, say_fact, short_name

Finder = Callable[[Dataset, str, str], str]
"""Returns the first sentence of an answer: what comparable mechanisms show."""


@dataclass(frozen=True)
class Question:
    """One question of the brief: its words, the indicators that are its evidence, and how its first sentence is found."""

    words: str
    indicators: tuple[str, ...]
    find: Finder | None = None


@dataclass(frozen=True, eq=False)
class Answer:
    """One answer: two sentences, the evidence as a table, what is missing, on what it rests."""

    number: int
    question: str
    others: str
    own: str
    evidence: Comparison | None
    missing: str
    confidence: str

    @property
    def text(self) -> str:
        """The answer in two sentences."""
        return f"{self.others} {self.own}".strip()

    def __repr__(self) -> str:
        return "\n".join(
            part for part in (f"{self.number}. {self.question}", self.text, self.missing, self.confidence) if part
        )

    def _repr_html_(self) -> str:
        gaps = f"<p><em>{escape(self.missing)}</em></p>" if self.missing else ""
        rests = f"<p><small>{escape(self.confidence)}</small></p>"
        table = ""
        if self.evidence is not None:
            shown = f"<details><summary>Evidence</summary>{self.evidence._repr_html_()}</details>"
            table = f'<div class="evidence">{shown}</div>'
        return f'<p class="answer"><strong>{escape(self.text)}</strong></p>{gaps}{rests}{table}'


def _tally(*indicators: str) -> Finder:
    """Return the finder that counts the answers of all mechanisms in place to yes/partly/no or category questions."""

    def find(data: Dataset, asker: str, at: str) -> str:
        every = compare("all", indicators, at=at, data=data)
        said = []
        for indicator in indicators:
            entry = data.indicator(indicator)
            legal = entry["pillar"] in ("mandate", "independence")
            facts = every.facts[every.facts["indicator"] == indicator]
            cells = lead(data, facts[facts["basis"].isin(LAW)] if legal else facts)
            counts = cells["value"].value_counts()
            parts = [f"{inside(data.label(entry['codes'], str(code)))} {number}" for code, number in counts.items()]
            where = "in law" if legal else "in law or practice"
            unknown = len(every.mechanisms) - len(cells)
            said.append(f"{inside(entry['label_en'])} {where}: {', '.join([*parts, f'not known {unknown}'])}")
        return f"Of {len(every.mechanisms)} mechanisms in place, {'; '.join(said)}."

    return find


def _rate(indicator: str, per: str) -> Finder:
    return lambda data, asker, at: str(findings.latest_rates(figures([asker, "all"], indicator, at=at, data=data), per))


def _choice(data: Dataset, asker: str, at: str) -> str:
    found = options(at=at, data=data)
    return f"{findings.models(at=at, data=data)} {findings.robust(found, found.acceptability(20_000))}"


def _first_years(data: Dataset, asker: str, at: str) -> str:
    named = durations(at=at, data=data).set_index("state")
    working = durations(event="work", at=at, data=data).set_index("state")
    both = named.join(working[["years", "observed"]].add_suffix("_work"), how="inner")
    both = both[both["observed"] & both["observed_work"]]
    gap = (both["years_work"] - both["years"]).median()
    return (
        f"Of {len(both)} States of which both dates are known, half took {gap:.1f} years or more from designation to "
        "first work. "
        f"{findings.wait(durations(event='accepted', at=at, data=data), event='accepted', data=data)}"
    )


def _wait(data: Dataset, asker: str, at: str) -> str:
    return str(findings.wait(durations(at=at, data=data), data=data))


QUESTIONS = (
    Question(
        "A human rights institution, a new body or several bodies: what did comparable States choose?",
        ("model", "bodies_count"),
        _choice,
    ),
    Question(
        "Is it independent, in law and in fact?",
        ("functional_independence", "dismissal_protection", "incompatibilities"),
        _tally("functional_independence", "dismissal_protection"),
    ),
    Question(
        "What does it cost, is the money earmarked, who decides on it?",
        ("budget_total", "budget_npm", "dedicated_npm_budget_line", "financial_autonomy"),
        _tally("dedicated_npm_budget_line", "financial_autonomy"),
    ),
    Question(
        "How many staff and members, of which professions?",
        ("staff_total", "staff_npm", "members_count", "members_women", "multidisciplinary_required", "medical_member"),
        _rate("staff_npm", "prisoners"),
    ),
    Question(
        "How many visits, how often without notice, where?",
        ("visits_total", "visits_unannounced_share", "visits_unannounced", "visits_prison", "visits_police"),
        _rate("visits_total", "prisoners"),
    ),
    Question(
        "Has it access to all places, files and private interviews?",
        ("scope_definition", "access_all_places", "access_information", "access_medical_files", "private_interviews"),
        _tally("access_all_places", "private_interviews"),
    ),
    Question(
        "On which text does it rest?",
        ("legal_basis", "legal_instrument", "npm_in_statute"),
        _tally("legal_basis", "npm_in_statute"),
    ),
    Question(
        "Inside an institution: a separate unit, head, staff and budget?",
        ("npm_unit", "leadership", "staff_npm", "dedicated_npm_budget_line"),
        _tally("npm_unit"),
    ),
    Question(
        "Are complaints kept apart from prevention?",
        ("handles_complaints", "npm_function_separated"),
        _tally("handles_complaints", "npm_function_separated"),
    ),
    Question(
        "How are members chosen, is civil society inside?",
        ("appointing_authority", "open_appointment", "civil_society_role", "term_years", "term_renewable"),
        _tally("open_appointment", "civil_society_role"),
    ),
    Question(
        "Do authorities answer, are recommendations carried out?",
        (
            "authorities_must_respond",
            "response_deadline_days",
            "recommendations_made",
            "recommendations_accepted_share",
        ),
        _tally("authorities_must_respond"),
    ),
    Question("How long from ratification to a working body?", ("designation_date", "operational_since"), _wait),
    Question("What goes wrong in the first years?", ("designation_date", "operational_since"), _first_years),
    Question("Who already visits places of detention?", ()),
    Question("Is it present in the regions?", ("regional_offices",)),
    Question(
        "Are those who speak to it protected from reprisals?",
        ("reprisals_protection", "confidentiality"),
        _tally("reprisals_protection"),
    ),
    Question(
        "Does it publish an annual report?",
        ("annual_report_public", "visit_reports_published"),
        _tally("annual_report_public"),
    ),
    Question("Does any of this reduce torture?", ()),
)
"""The questions, in the order in which those who design a mechanism ask them."""

NOTHING = {
    14: "The data hold no facts on judges, prosecutors, commissions, parliamentarians or associations that already visit.",
    18: "The data hold no measure of torture and no research on it: conformity with standards is not effectiveness.",
}
"""What is said where the data hold nothing."""


def answer(
    number: int, asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None
) -> Answer:
    """Answer one of the eighteen questions for a mechanism, beside its peers.

    Parameters
    ----------
    number
        1 to 18, in the order of `QUESTIONS`.
    asker, group
        The mechanism that asks and the peers shown beside it in the evidence.

    Raises
    ------
    UnknownName
        If there is no such question or mechanism.
    """
    data = data or load()
    data.mechanism(asker)
    if not 1 <= number <= len(QUESTIONS):
        raise UnknownName("question", number, [str(n) for n in range(1, len(QUESTIONS) + 1)])
    question, date = QUESTIONS[number - 1], data.edition(at)
    if not question.indicators:
        missing = "To be researched: see the queue at the end of the brief."
        return Answer(number, question.words, NOTHING[number], "", None, missing, "No fact stands behind it.")
    evidence = compare([asker, group], question.indicators, at=date, data=data)
    others = question.find(data, asker, date) if question.find else _known(evidence)
    return Answer(
        number,
        question.words,
        others,
        _own(evidence, asker),
        evidence,
        _missing(evidence, asker),
        _confidence(evidence),
    )


def _known(evidence: Comparison) -> str:
    every = compare("all", evidence.indicators, at=evidence.at, data=evidence.data)
    known = every.cells["subject"].nunique()
    return f"An answer is known for {known} of {len(every.mechanisms)} mechanisms in place."


def _own(evidence: Comparison, asker: str) -> str:
    name = short_name(evidence.data, asker)
    mine = records(evidence.cells[evidence.cells["subject"] == asker])
    said = [f"{inside(evidence.label(fact['indicator']))}: {say_fact(evidence.data, fact)}" for fact in mine]
    return f"For {name}, {'; '.join(said)}." if said else f"For {name} nothing is known."


def _missing(evidence: Comparison, asker: str) -> str:
    known = set(evidence.cells.loc[evidence.cells["subject"] == asker, "indicator"])
    lacking = [inside(evidence.label(name)) for name in evidence.indicators if name not in known]
    return f"Not known for {short_name(evidence.data, asker)}: {', '.join(lacking)}." if lacking else ""


def _confidence(evidence: Comparison) -> str:
    facts = evidence.claims
    counts = facts["confidence"].value_counts()
    parts = ", ".join(f"{counts[level]} {level}" for level in ("high", "medium", "low") if level in counts)
    return f"Facts of these mechanisms on which it rests: {len(facts)} (confidence: {parts or 'none'})."


def summary(
    asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None
) -> Finding:
    """Return the first answer and the state of the evidence in one paragraph."""
    data = data or load()
    answers = [answer(number, asker, group, at=at, data=data) for number in range(1, len(QUESTIONS) + 1)]
    empty = sum(item.evidence is None for item in answers)
    facts = sum(len(item.evidence.claims) for item in answers if item.evidence is not None)
    standing = findings.standing(asker, at=at, data=data)
    text = (
        f"{standing} Of {len(answers)} questions, {len(answers) - empty} have evidence, which rests on {facts} facts."
    )
    return Finding(text, facts)

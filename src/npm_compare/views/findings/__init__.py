"""Sentences computed from the facts: the answer at the head of a notebook, the contrasts, what is not known."""

from npm_compare.views.findings.answers import answer, contrast, known_powers, known_share, unknown, wordings
from npm_compare.views.findings.asking import to_ask
from npm_compare.views.findings.choices import groups
from npm_compare.views.findings.costs import own_costs, unit_costs
from npm_compare.views.findings.evidence import accuracy, known_evidence, trust
from npm_compare.views.findings.finding import Finding
from npm_compare.views.findings.given import powers
from npm_compare.views.findings.headlines import headline
from npm_compare.views.findings.numbers import few_points, latest_figures, latest_rates, middle_rate
from npm_compare.views.findings.robustness import robust
from npm_compare.views.findings.standards import lacking, met
from npm_compare.views.findings.states import standing
from npm_compare.views.findings.task import against_others, needed, paces, widest
from npm_compare.views.findings.time import in_time, late, models, wait
from npm_compare.views.findings.visits import counts_apart, own_visits, prisons_seen

__all__ = [
    "Finding",
    "accuracy",
    "against_others",
    "answer",
    "contrast",
    "counts_apart",
    "few_points",
    "groups",
    "headline",
    "in_time",
    "known_evidence",
    "known_powers",
    "known_share",
    "lacking",
    "late",
    "latest_figures",
    "latest_rates",
    "met",
    "middle_rate",
    "models",
    "needed",
    "own_costs",
    "own_visits",
    "paces",
    "powers",
    "prisons_seen",
    "robust",
    "standing",
    "to_ask",
    "trust",
    "unit_costs",
    "unknown",
    "wait",
    "widest",
    "wordings",
]

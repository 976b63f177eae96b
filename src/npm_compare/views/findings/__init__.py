"""Sentences computed from the facts: the answer at the head of a notebook, the contrasts, what is not known."""

from npm_compare.views.findings.answers import answer, contrast, known_share, unknown, wordings
from npm_compare.views.findings.asking import to_ask, to_find
from npm_compare.views.findings.costs import own_costs, unit_costs
from npm_compare.views.findings.deeds import law_and_practice
from npm_compare.views.findings.evidence import accuracy, read_by_region, trust
from npm_compare.views.findings.finding import Finding
from npm_compare.views.findings.followed import to_follow
from npm_compare.views.findings.given import given_by_most, known_powers, powers
from npm_compare.views.findings.headlines import headline
from npm_compare.views.findings.models import models, replaced
from npm_compare.views.findings.numbers import few_points, latest_figures, latest_rates
from npm_compare.views.findings.order import ahead, groups, order, to_fix
from npm_compare.views.findings.organised import organised
from npm_compare.views.findings.pressing import most_lacking, pressing
from npm_compare.views.findings.spans import middle_rate, newest_figure, span_of_rates
from npm_compare.views.findings.standards import lacking, met, met_by
from npm_compare.views.findings.stated import in_fact
from npm_compare.views.findings.states import standing
from npm_compare.views.findings.story import since, story
from npm_compare.views.findings.task import against_others, needed, paces, widest
from npm_compare.views.findings.time import in_time, late, on_paper, wait
from npm_compare.views.findings.visits import counts_apart, own_visits, prisons_seen

__all__ = [
    "Finding",
    "accuracy",
    "against_others",
    "ahead",
    "answer",
    "contrast",
    "counts_apart",
    "few_points",
    "given_by_most",
    "groups",
    "headline",
    "in_fact",
    "in_time",
    "known_powers",
    "known_share",
    "lacking",
    "late",
    "latest_figures",
    "latest_rates",
    "law_and_practice",
    "met",
    "met_by",
    "middle_rate",
    "models",
    "most_lacking",
    "needed",
    "newest_figure",
    "on_paper",
    "order",
    "organised",
    "own_costs",
    "own_visits",
    "paces",
    "powers",
    "pressing",
    "prisons_seen",
    "read_by_region",
    "replaced",
    "since",
    "span_of_rates",
    "standing",
    "story",
    "to_ask",
    "to_find",
    "to_fix",
    "to_follow",
    "trust",
    "unit_costs",
    "unknown",
    "wait",
    "widest",
    "wordings",
]

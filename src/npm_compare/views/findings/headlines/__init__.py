"""The headline of each report: the finding for the mechanism that asks, then the comparison, computed from the facts.

The rule is that of CONTRIBUTING and of `tests/test_headlines.py`: one sentence of at most 25 words, at most three numbers beside
years, shares of what was read, the unknown in the line beneath, no date stamp, and no two reports with the same headline.
"""

from __future__ import annotations

from npm_compare.base.errors import UnknownName
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.findings.finding import Finding
from npm_compare.views.findings.headlines import body, law, time, weighing
from npm_compare.views.findings.headlines.asked import Asked, Headline
from npm_compare.views.findings.headlines.decisions import decided, drafted, one_page
from npm_compare.views.findings.headlines.resources import adequate, resources, visits
from npm_compare.views.findings.headlines.side_by_side import side_by_side

HEADLINES: dict[str, Headline] = {
    "01": time.commitments,
    "02": time.chosen,
    "03": law.mandate,
    "04": law.independence,
    "05": law.organisation,
    "06": resources,
    "07": visits,
    "08": weighing.evidence,
    "09": body.body,
    "10": weighing.choice,
    "11": adequate,
    "12": time.since_the_seminar,
    "13": decided,
    "14": one_page,
    "15": drafted,
    "16": side_by_side,
}
"""How the headline of a report is found, by the number of the report."""


@checked
def headline(
    report: str, asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None
) -> Finding:
    """Return the headline of a report for a mechanism that asks, beside its peers.

    Parameters
    ----------
    report
        The number of the report: such as `03`.
    asker, group
        The mechanism that asks and the peers shown beside it.

    Raises
    ------
    UnknownName
        If there is no such report, mechanism or group.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.headline("03").head)
    The law of Morocco, ...
    """
    data = data or load()
    if report not in HEADLINES:
        raise UnknownName("report", report, HEADLINES)
    data.mechanism(asker)
    return HEADLINES[report](Asked(data, asker, group, data.edition(at)))

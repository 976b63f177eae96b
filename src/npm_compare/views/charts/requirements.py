"""Charts of counts of requirements: what each mechanism meets in law, with what is not known left open."""

from __future__ import annotations

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.requirements import MET, NOT_MET, PARTLY, SILENT, STATUSES
from npm_compare.facts.dataset import records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.look import ink
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.outcomes import OUTCOMES
from npm_compare.views.charts.stack import Part, editable, stack
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, say
from npm_compare.views.wording import inside, last_day, short_name

COUNTED_MEASURES = {
    "law": later(
        "Number of applicable requirements by outcome in law, on {date}; in the order asked for, not a ranking. Conformity "
        "with standards, not effectiveness."
    ),
    "practice": later(
        "Number of applicable requirements by outcome in practice, on {date}; in the order asked for, not a ranking. "
        "Conformity with standards, not effectiveness."
    ),
}


def told(assessment: Assessment, aspect: str) -> str:
    """Say of each mechanism how many requirements have which outcome."""
    said = []
    for row in records(assessment.counts(aspect).reset_index(names="mechanism")):
        # Translators: how many requirements have an outcome, such as “12 met”.
        kinds = [say("{number} {outcome}", number=row[s], outcome=say(OUTCOMES[s])) for s in STATUSES if row[s]]
        name = short_name(assessment.data, row["mechanism"])
        if reason := assessment.absent.get(row["mechanism"]):
            kinds = [inside(code_label(assessment.data, "reason", reason)), *kinds]
        said.append(say("{name}: {outcomes}.", name=name, outcomes=joined(kinds)))
    return " ".join([say(ALT[aspect]), *said])


ALT = {"law": later("Matrix of requirements in law."), "practice": later("Matrix of requirements in practice.")}


@drawn
def bounds(assessment: Assessment, aspect: str = "law", *, asker: str = "", title: str | None = None) -> Chart:
    """Draw for each mechanism how many requirements are met: known for certain, and at most if every unknown were met.

    Mechanisms stand in the order asked for: the bars are ranges, not ranks. The name of `asker`, one of them, has the strong
    colour.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.bounds(npm.assess("seminar")).title)
    Requirements met in law: Morocco CNDH ...
    """
    data, counts = assessment.data, assessment.counts(aspect)[::-1]
    figure, (plot,) = canvas(0.27 * len(counts) + 0.7)
    parts = [
        Part(say(OUTCOMES[MET]), counts[MET], "#0b3c5d", "white"),
        Part(say(OUTCOMES[PARTLY]), counts[PARTLY], "#5b8db8"),
        Part(say(OUTCOMES[NOT_KNOWN]), counts[NOT_KNOWN], "white"),
        Part(say("not met or silent"), counts[NOT_MET] + counts[SILENT], "#e8c9a0"),
    ]
    names = [_named(assessment, str(m)) for m in counts.index]
    stack(plot, parts, names)
    for mechanism, tick in zip(counts.index, plot.yaxis.get_major_ticks(), strict=True):
        for label in (tick.label1, tick.label2):  # the one on the other side is for languages from right to left
            label.set(color=ink(str(mechanism), asker), fontweight="bold" if mechanism == asker else None)
    used = [fact["source"] for facts in assessment.table["facts"] for fact in facts]
    return finish(
        figure,
        data,
        title=title or str(findings.met(assessment, aspect)),
        measure=say(COUNTED_MEASURES[aspect], date=last_day(assessment.at)),
        sources=used,
        alt=told(assessment, aspect),
        bars=editable(parts, [name.replace("\n", ": ") for name in names]),
    )


def _named(assessment: Assessment, mechanism: str) -> str:
    """Return the name beside a bar, with the reason below it if the mechanism is not there on the date."""
    name, reason = chart_name(assessment.data, mechanism), assessment.absent.get(mechanism)
    return f"{name}\n{inside(code_label(assessment.data, 'reason', reason))}" if reason else name

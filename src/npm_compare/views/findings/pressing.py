"""What presses most, for one page and slides: the first decisions as short sentences, the first gaps with mark and article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from npm_compare.analysis.decisions import Decision, decide
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import ABSENT, NOT_KNOWN, NOT_MET, PARTLY, SILENT, TOO_FEW
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import decision_words as words
from npm_compare.views.html import render
from npm_compare.views.labels import code_label
from npm_compare.views.language import isolated, later, say
from npm_compare.views.table import Cell, Row, Table, table
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, short_name

ACTIONS: Mapping[str, str] = {
    "amend": later("{decision}: amend the law on {label} ({article})"),
    "adopt": later("{decision}: write {label} into the law to come ({article})"),
    "verify": later("{decision}: read the law on {label} first ({article})"),
    "consider": later("{decision}: consider {label} ({article})"),
    "weigh": later("{decision}: hold the figure on {label} against the need ({article})"),
    "keep": later("{decision}: keep {label} ({article})"),
}
"""What is to be done first in a decision."""

MARKS: Mapping[str, str] = {NOT_MET: "no", SILENT: "no", ABSENT: "no", PARTLY: "partly", NOT_KNOWN: "not_known"}
"""The traffic mark of a gap, by what the own law says: the class that gives its colour."""


@dataclass(frozen=True)
class Pressing:
    """The decisions that press most, each a short sentence."""

    sentences: tuple[str, ...]

    def __repr__(self) -> str:
        return wrapped("\n".join(self.sentences))

    def _repr_html_(self) -> str:
        return f"<ol>{''.join(f'<li>{escape(one)}</li>' for one in self.sentences)}</ol>"


@dataclass(frozen=True)
class Gap:
    """A gap: what is asked, where, the mark (`no`, `partly`, `not_known`), what the own law says, and its article."""

    label: str
    article: str
    mark: str
    held: str
    place: str


@dataclass(frozen=True)
class Lacking:
    """The gaps that press most."""

    name: str
    gaps: tuple[Gap, ...]

    @property
    def table(self) -> Table:
        """The gaps as a table: what is asked by which article, the mark, the article of the own law."""
        rows = [
            Row(f"{gap.label} ({gap.article})", (Cell(gap.held, kind=gap.mark), Cell(gap.place))) for gap in self.gaps
        ]
        heads = (say("What is asked"), self.name, say("Article of its law"))
        return table(say("The gaps that press most"), heads, rows)

    def __repr__(self) -> str:
        return wrapped("\n".join(f"{gap.label} ({gap.article}): {gap.held} ({gap.place})" for gap in self.gaps))

    def _repr_html_(self) -> str:
        return render(self.table)


def pressing(
    asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", number: int = 3, data: Dataset | None = None
) -> Pressing:
    """Return the decisions that press most, each in one short sentence with the article and what other laws give.

    >>> import npm_compare as npm
    >>> len(npm.findings.pressing("mar-cndh").sentences)
    3
    """
    data = data or load()
    found = decide(asker, group, at=at, data=data)
    return Pressing(tuple(_sentence(data, decision) for decision in found.pressing(number)))


def most_lacking(
    asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", number: int = 5, data: Dataset | None = None
) -> Lacking:
    """Return the gaps that press most, each with its mark, the article that asks it, and that of the own law.

    >>> import npm_compare as npm
    >>> {gap.mark for gap in npm.findings.most_lacking("chl-cpt", at="seminar").gaps}
    {'no'}
    """
    data = data or load()
    found = decide(asker, group, at=at, data=data)
    return Lacking(short_name(data, asker), tuple(_gap(data, point) for point in found.gaps(number)))


def _sentence(data: Dataset, decision: Decision) -> str:
    point = min(decision.points, key=lambda one: (one.figure, *one.pressure, -one.share))
    done = say(
        ACTIONS[point.recommendation],
        decision=words.own_words(decision.row, "label"),
        label=inside(words.subject(data, point)),
        article=words.article(data, point),
    )
    if point.figure or point.others.code == TOO_FEW:
        return say("{act}.", act=done)
    # Translators: what is to be done, and of how many laws read how many give it.
    return say("{act}; {have} of {read} laws read give it.", act=done, have=point.others.have, read=point.others.read)


def _gap(data: Dataset, point: Point) -> Gap:
    return Gap(
        words.subject(data, point),
        words.article(data, point),
        MARKS.get(point.held, "yes"),
        code_label(data, "held", point.held),
        isolated(point.fact["locator"]) if point.fact else "–",
    )

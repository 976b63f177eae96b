"""What presses most, for one page and slides: the first decisions as short sentences, the first gaps with mark and article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from npm_compare.analysis.decisions import Decision, Decisions, decide
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import ABSENT, MET, NOT_KNOWN, NOT_MET, PARTLY, SILENT, TOO_FEW
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import decision_words as words
from npm_compare.views.findings.finding import sentences
from npm_compare.views.html import linked_note, render
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, say
from npm_compare.views.law_texts import law_name, place
from npm_compare.views.table import Cell, Note, Notes, Row, Table, table
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, say_report, short_name

ACTIONS: Mapping[str, str] = {
    "amend": later("{decision}: write {label} into the law in full ({article})"),
    "adopt": later("{decision}: write {label} into the law to come ({article})"),
    "verify": later("{decision}: first read what {law} says on {label} ({article})"),
    "consider": later("{decision}: consider {label} ({article})"),
    "weigh": later("{decision}: compare the figure on {label} with the need ({article})"),
    "keep": later("{decision}: keep {label} ({article})"),
}
"""What is to be done first in a decision."""

MARKS: Mapping[str, str] = {NOT_MET: "no", SILENT: "no", ABSENT: "no", PARTLY: "partly", NOT_KNOWN: "not_known"}
"""The traffic mark of a gap, by what the own law says: the class that gives its colour."""


DESCRIBED = ("12", "16")
"""The reports that count a law as others describe it, where it was not read."""

BRIEF = "13_brief.ipynb"
"""The notebook in which the laws that are counted are named; where the reports are made, the link leads to its page."""

FEWEST_TO_READ = 2
"""So many points to be read are listed also where more points than fit are known to fall short."""


@dataclass(frozen=True)
class Pressing:
    """The decisions that press most: what is to be done, and how many of the laws read give it (nothing for a figure)."""

    acts: tuple[tuple[str, str], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said of each decision."""
        return tuple(sentences(*act) for act in self.acts)

    def __repr__(self) -> str:
        return wrapped("\n".join(self.sentences))

    def _repr_html_(self) -> str:
        said = (sentences(escape(done), linked_note(_counted(share))) for done, share in self.acts)
        return f"<ol>{''.join(f'<li>{one}</li>' for one in said)}</ol>"


def _counted(share: str) -> Note:
    """Return a share of laws that leads to where these are named."""
    return Note(share, share, BRIEF)


@dataclass(frozen=True)
class Gap:
    """A point: what is asked, where, the mark (`no`, `partly`, `not_known`), what the own law says, its article, other laws."""

    label: str
    article: str
    mark: str
    held: str
    place: str
    others: str
    named: Note | None = None
    """A law that gives it in full, with the article, leading to its text."""

    @property
    def asked(self) -> str:
        """What is asked, with the article that asks it."""
        return f"{self.label} ({self.article})"

    @property
    def precedents(self) -> Cell:
        """How many other laws give it in full, and the nearest of them."""
        return Cell(_counted(self.others), Notes((self.named,)) if self.named else "")


@dataclass(frozen=True)
class Lacking:
    """What is known to fall short, then, apart from it, what is to be read first: what nobody has read is no gap."""

    name: str
    law: str
    gaps: tuple[Gap, ...]
    unread: tuple[Gap, ...]
    absent: bool = False
    described: str = ""
    """Which reports count what others describe of a law that was not read; empty where nobody describes anything less."""
    address: str = ""
    """Where the law can be read; empty where that is not known."""
    elsewhere: str = ""
    """The points, each with the article, on which a law on another subject was read and falls short: see `Point`."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The gaps with mark and article; the points to read with what is known beside the law. Empty ones are left out."""
        rows = [Row(gap.asked, (Cell(gap.held, kind=gap.mark), Cell(gap.place))) for gap in self.gaps]
        heads: tuple[str, ...] = (say("What is asked"), self.name, say("Law and article"))
        falls = table(say("What is known to fall short"), heads, rows)
        if self.absent:
            heads = (say("What is asked"), say("Other laws that give it in full"))
            falls = table(say("What the law to come must give first"), heads, _with_others(self.gaps))
        beside = (say("What is asked"), say("What is known beside the law"), say("Other laws that give it in full"))
        rows = [Row(gap.asked, (Cell(gap.place, kind=gap.mark), gap.precedents)) for gap in self.unread]
        reading = table(say("To be read first in {law}", law=self.law), beside, rows)
        return tuple(one for one in (falls, reading) if one.rows)

    @property
    def lead(self) -> str:
        """That what was read shows no gap, or of what another law falls short; that the rest is to be read; who counts more."""
        if self.gaps or not self.unread:
            return ""
        here = say("What was read shows no gap: {law} was not read on these points, and may give them.", law=self.law)
        if self.elsewhere:
            short = say("Another law, as read, falls short: {points}.", points=self.elsewhere)
            here = sentences(short, say("On these points {law} was not read, and may give them.", law=self.law))
        beside = say("What others describe is counted in {reports}, not on this page.", reports=self.described)
        return sentences(here, beside if self.described else "")

    def __repr__(self) -> str:
        lines = [self.lead, *(f"{gap.asked}: {gap.held} ({gap.place})" for gap in (*self.gaps, *self.unread))]
        return wrapped("\n".join(filter(None, lines)))

    def _repr_html_(self) -> str:
        lead = f"<p>{linked_note(Note(self.lead, self.law, self.address))}</p>" if self.lead else ""
        return lead + "".join(render(one) for one in self.tables)


def _with_others(gaps: Iterable[Gap]) -> list[Row]:
    return [Row(gap.asked, (gap.precedents,)) for gap in gaps]


@checked
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
    return Pressing(tuple(_act(found, decision) for decision in found.pressing(number)))


@checked
def most_lacking(
    asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", number: int = 5, data: Dataset | None = None
) -> Lacking:
    """Return what is known to fall short, at most `number` points, and what is to be read first, which fills up the number.

    >>> import npm_compare as npm
    >>> {gap.mark for gap in npm.findings.most_lacking("chl-cpt", at="seminar").gaps}
    {'no'}
    """
    data = data or load()
    found = decide(asker, group, at=at, data=data)
    kept = min(FEWEST_TO_READ, len(found.unread(number)), number - 1)
    gaps = found.gaps(number - kept)
    unread = found.unread(number)[: number - len(gaps)]
    law = law_name(data, found.own_law) if found.own_law else say("its law")
    marked, to_read = (tuple(_gap(data, one) for one in points) for points in (gaps, unread))
    less = any(point.told not in ("", MET) for point in found.unread(len(found.points)))
    described = joined(say_report(data, number) for number in DESCRIBED) if less else ""
    address = str(data.source(found.text["source"])["url"]) if found.text else ""
    name, elsewhere = short_name(data, asker), words.short_elsewhere(data, found.points)
    return Lacking(name, law, marked, to_read, bool(found.absent), described, address, elsewhere)


def _act(found: Decisions, decision: Decision) -> tuple[str, str]:
    data, law = found.data, law_name(found.data, found.own_law) if found.own_law else say("its law")
    point = min(decision.points, key=lambda one: (one.figure, *one.pressure))
    done = say(
        ACTIONS[point.recommendation],
        decision=words.own_words(decision.row, "label"),
        label=inside(words.subject(data, point)),
        article=words.article(data, point),
        law=law,
    )
    if point.figure or point.others.code == TOO_FEW:
        return say("{act}.", act=done), ""
    share = say("{have} of {read} laws read give it.", have=point.others.have, read=point.others.read)
    return say("{act}.", act=done), share


def _gap(data: Dataset, point: Point) -> Gap:
    return Gap(
        words.subject(data, point),
        words.article(data, point),
        MARKS.get(point.held, "yes"),
        code_label(data, "held", point.held),
        place(data, point.fact) if point.fact else joined(told for _, told in words.beside(data, point)) or "–",
        words.others(point),
        next(iter(words.others_named(data, point)), None),
    )

"""The parts of a draft in words: its title, who it is for, each article with its paragraphs, and what is remarked on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from npm_compare.analysis.clauses import UNASKED, UNREAD, Clause
from npm_compare.analysis.draft import Draft
from npm_compare.analysis.points import Point
from npm_compare.analysis.requirements import questions
from npm_compare.analysis.rule import ABSENT, ADOPT, AMEND, RECOMMENDATIONS, VERIFY
from npm_compare.checking.clauses import BETWEEN
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.scope import OF_INSTITUTION
from npm_compare.views import decision_words as words
from npm_compare.views.decision_steps import joined_sentences
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.law_texts import of_document
from npm_compare.views.table import Note
from npm_compare.views.wording import inside, last_day, read_by, short_name, source_note

COUNTED: Mapping[str, Callable[[int], str]] = {
    "add": lambda n: say_many("{count} article to add", "{count} articles to add", n),
    "amend": lambda n: say_many("{count} article to amend", "{count} articles to amend", n),
    "verify": lambda n: say_many("{count} article to verify first", "{count} articles to verify first", n),
    "consider": lambda n: say_many("{count} article to consider", "{count} articles to consider", n),
    "keep": lambda n: say_many("{count} article to keep", "{count} articles to keep", n),
}
"""What is to be done, with the number of articles."""

MEANINGS: Mapping[str, str] = {
    "add": later("Nothing of it stands in the law that was read, or there is no law yet."),
    "amend": later("The law that was read gives a part of it, or something else."),
    UNREAD: later("The law was not read on it: read it before anything is written."),
    OF_INSTITUTION: later(
        "The law read has a rule for the whole institution: settle whether it holds for the mechanism."
    ),
    UNASKED: later("The data ask nothing about it: look in the law before anything is written."),
    "consider": later(
        "Guidance that the law does not give in full, and fewer than half of the laws read do: a choice."
    ),
    "keep": later("The law that was read gives it; the article shows how it can be put."),
}
"""What each status of an article means; of those to verify, why they are open."""

FOLLOWING: Mapping[str, Callable[[int], str]] = {
    "amend": lambda n: say_many("{count} to amend or add", "{count} to amend or add", n),
    "consider": lambda n: say_many("{count} to consider", "{count} to consider", n),
}
"""What follows for articles to verify that the law, once read, does not give, with their number."""


def name(found: Draft) -> str:
    """Return the mechanism that asks, or the State that has none."""
    return short_name(found.data, found.mechanism) if found.mechanism else state_name(found.data, found.state)


def title(found: Draft) -> str:
    """Return the title of the draft."""
    state = state_name(found.data, found.state)
    return say("{state}: draft of a law on the national preventive mechanism", state=state)


def lead(found: Draft) -> list[str | Note]:
    """Return what stands on the first page: what the draft is, for whom, on which day, and on which law."""
    data = found.data
    variant = inside(code_label(data, "clause_variant", found.variant))
    asked = say(
        "For {name}, on {date}. Variant: {variant}.", name=name(found), date=last_day(found.at), variant=variant
    )
    what = say(
        "Articles in the words of this project, in the order of a law. They are a starting point for whoever drafts, not "
        "legal advice: take over, change or drop each of them, and fill in what stands in [square brackets]."
    )
    remarked = say(
        "On each article stand what is to be done with it, the rule that it serves, what the present law says and where, "
        "up to three laws that give it in full, and a note. They are comments in Word and a table under the article elsewhere."
    )
    return [asked, *filter(None, [read_by(data, found.known)]), what, remarked, *_law(found)]


def _law(found: Draft) -> list[str | Note]:
    """Return which law the draft is set against; that there is none where that is so."""
    data = found.data
    if found.absent:
        reason = inside(code_label(data, "reason", found.absent))
        told = say("{name}, {date}: {reason}.", name=name(found), date=last_day(found.at), reason=reason)
        return [told, say("What follows is for the law to come.")]
    if found.text is None:
        return []
    text = str(found.text["value"])
    named = source_note(data, found.text["source"], say("The text on the mechanism itself: {title}.", title=text), text)
    noted = of_document(data, found.text) if found.of(VERIFY) else ""
    return [named, *filter(None, [noted])]


def summed(found: Draft) -> str:
    """Say how many articles there are, and with how many of them what is to be done."""
    counts = [COUNTED[status](count) for status, count in found.counts.items() if count]
    whole = say_many("{count} article", "{count} articles", len(found.clauses))
    # Translators: how many articles a draft has, and what is to be done with them: “30 articles: 3 to add, 4 to amend”.
    told = say("{articles}: {counts}.", articles=whole, counts=joined(counts))
    return joined_sentences([told, following(found)])


def following(found: Draft) -> str:
    """Say what follows for the articles to verify if the law, once read, does not give them; nothing where there are none."""
    open_ones = Counter("amend" if one.then in (AMEND, ADOPT) else "consider" for one in found.of(VERIFY))
    counts = [said(open_ones[what]) for what, said in FOLLOWING.items() if open_ones[what]]
    # Translators: of articles to verify: what follows where the law does not give them: “21 to amend or add, 11 to consider”.
    return say("If the law, once read, does not give them: {counts}.", counts=joined(counts)) if counts else ""


def numbered(clause: Clause) -> str:
    """Return the number of an article, such as “Article 3”."""
    return say("Article {number}", number=clause.number)


def heading(clause: Clause) -> str:
    """Return the number and the heading of an article."""
    return say("{number}. {words}", number=numbered(clause), words=words.own_words(clause.row, "heading"))


def paragraphs(found: Draft, clause: Clause) -> list[str]:
    """Return the paragraphs of an article, in full or in its short form."""
    return words.own_words(clause.row, "text" if found.form == "full" else "short").split(BETWEEN)


def status(data: Dataset, clause: Clause) -> str:
    """Return what is to be done with an article, and what follows where its law, once read, does not give it."""
    said = code_label(data, "clause_status", clause.status)
    if not clause.then:
        return said
    then = inside(code_label(data, "recommendation", clause.then))
    return joined([said, say("if it is not given: {what}", what=then)])


def note(clause: Clause) -> str:
    """Return the note for the drafter; nothing where there is none."""
    return words.own_words(clause.row, "note").replace(BETWEEN, " ")


def own(found: Draft, point: Point) -> str:
    """Say what the present law says on a point, or under which article it is asked; that the data ask no question of it."""
    if point.by_state:
        return code_label(found.data, "status", point.by_state)
    if point.indicator or point.held == ABSENT:
        return words.own(found.data, point)
    asking = found.asking(point)
    return say("See {article}", article=numbered(asking)) if asking else say("No question of the data asks it")


def follows(found: Draft, point: Point) -> tuple[str, str]:
    """Say what follows on a point, and what if its law, once read, does not give it; nothing where another article says it."""
    if point.by_state:
        return say("Nothing to amend"), say("for the State to do, not for its law to say")
    if not point.indicator and point.held != ABSENT and found.asking(point):
        return "", ""
    return words.follows(found.data, point), words.then(found.data, point)


def others(point: Point) -> str:
    """Say how many of the laws read have it; nothing where no question asks it."""
    return words.others(point) if point.indicator else ""


def answered(clause: Clause) -> list[tuple[Point, ...]]:
    """Return the points of an article on which a question is asked, those with one answer together, the most pressing first."""
    groups: dict[tuple[str, str, int, int], list[Point]] = {}
    for point in filter(lambda point: point.indicator, clause.points):
        groups.setdefault((point.indicator, point.held, point.others.have, point.others.read), []).append(point)
    order = RECOMMENDATIONS.index
    return [tuple(sorted(group, key=lambda point: order(point.recommendation))) for group in groups.values()]


def rules(data: Dataset, points: Sequence[Point]) -> str:
    """Return what is asked of points with one answer, and by which rules."""
    forces = ((words.article(data, point), inside(code_label(data, "force", point.force))) for point in points)
    articles = joined(dict.fromkeys(map(joined, forces)), strong=True)
    return say("{label} ({articles})", label=words.subject(data, points[0]), articles=articles)


def served(data: Dataset, clause: Clause) -> list[str]:
    """Name the rules that an article serves besides, those apart on which the data ask no question."""
    besides = [point for point in clause.points if not point.indicator]
    asked = [point for point in besides if questions(data, point.requirement)]
    unasked = [point for point in besides if point not in asked]
    kinds = {
        say("It also serves: {rules}.", rules=_rules(data, asked)): asked,
        say("It also serves, without a question in the data: {rules}.", rules=_rules(data, unasked)): unasked,
    }
    return [line for line, points in kinds.items() if points]


def _rules(data: Dataset, points: Sequence[Point]) -> str:
    named = (
        say("{label} ({article})", label=words.subject(data, point), article=words.article(data, point))
        for point in points
    )
    return joined(named, strong=True)


def remarks(found: Draft, clause: Clause) -> list[str]:
    """Return what is remarked on an article, line by line: what is to be done, then each point, then the note."""
    data = found.data
    lines = [say("{label}: {answer}", label=say("What follows"), answer=status(data, clause))]
    lines += [_remark(data, points) for points in answered(clause)]
    return [*lines, *beneath(data, clause)]


def beneath(data: Dataset, clause: Clause) -> list[str]:
    """Return the lines beneath the points of an article: the other rules that it serves, and the note for the drafter."""
    noted = say("{label}: {answer}", label=say("Note"), answer=note(clause)) if note(clause) else ""
    return [*served(data, clause), *filter(None, [noted])]


def _remark(data: Dataset, points: Sequence[Point]) -> str:
    # Translators: the rule that is served: what the present law says and where; how many laws have it and which.
    first = points[0]
    mine = _with(words.own(data, first), words.own_places(data, first))
    theirs = _with(others(first), words.others_named(data, first))
    said = joined(filter(None, [mine, theirs]), strong=True)
    return say("{rule}: {answers}", rule=rules(data, points), answers=said)


def _with(said: str, notes: Iterable[Note]) -> str:
    told = joined(map(str, notes), strong=True)
    return f"{said} ({told})" if told else said

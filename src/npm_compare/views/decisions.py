"""What is to be decided, shown: first a table of all, then each decision with its rules, options, cost and next step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from npm_compare.analysis.decisions import Decision, Decisions
from npm_compare.analysis.rule import KEEP
from npm_compare.facts.dataset import Record
from npm_compare.views import decision_arguments as argument_words
from npm_compare.views import decision_options as option_words
from npm_compare.views import decision_steps as steps
from npm_compare.views import decision_words as words
from npm_compare.views import law_texts as law_words
from npm_compare.views.decision_costs import costs
from npm_compare.views.html import body, in_cell, linked_note, style
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, language, say
from npm_compare.views.table import Cell, Note, Notes, Row, Table, table
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, last_day, read_by, short_name, source_note


def html(found: Decisions) -> str:
    """Return the decisions in HTML: headings, tables and lists that every format can hold."""
    parts = [f"<style>{style()}</style>", *(_paragraph(line) for line in _lead(found)), body(summary(found))]
    parts += [_block(found, decision) for decision in found.decisions if decision.points]
    return "".join(
        [*parts, *(f"<p><small>{escape(line)}</small></p>" for line in (in_which_language(), whose_rule()) if line)]
    )


def text(found: Decisions) -> str:
    """Return the decisions as they stand in a terminal."""
    lines = [str(line) for line in _lead(found)]
    for decision in found.decisions:
        lines += ["", _head(decision)]
        lines += [f"  {line}" for line in _lines(found, decision)] if decision.points else []
    return wrapped("\n".join([*lines, "", whose_rule()]))


def in_which_language() -> str:
    """Say what stands in English; nothing in English."""
    return (
        ""
        if language() == "en"
        else say("What is marked [EN], and places in a text that are not fixed words, stand in English, as coded.")
    )


def whose_rule() -> str:
    """Say whose the rule is, what it says, and that it is not legal advice."""
    return say(
        "What is recommended follows from a rule of this project (table recommendations.csv), which a lawyer can change: a "
        "treaty duty that the law read does not give in full is to be amended, however few others keep it; guidance, where "
        "at least half of five or more laws read have it, otherwise it is to be considered; what was not read in the law on "
        "the mechanism is to be verified first, also where a law on another subject does not give it in full; no "
        "conclusion is drawn from fewer than five laws. It is not legal advice."
    )


def _lead(found: Decisions) -> list[str | Note]:
    """Return the lines at the head: that there is no mechanism yet, or which text holds its law and how much was read."""
    data, name = found.data, short_name(found.data, found.asker)
    by = [*filter(None, [read_by(data, found.known)])]
    if found.absent:
        reason = inside(code_label(data, "reason", found.absent))
        told = say("{name}, {date}: {reason}.", name=name, date=last_day(found.at), reason=reason)
        return [told, *by, say("What follows is for the law to come.")]
    read = law_words.read(found)
    if found.text is None:
        return [read, *by]
    title = str(found.text["value"])
    where = say("The text on the mechanism itself: {title}.", title=title)
    return [read, *by, source_note(data, found.text["source"], where, title)]


def summary(found: Decisions) -> Table:
    """Return the table of all decisions: what follows, who acts, when, and how sure it is."""
    data = found.data
    rows = [
        Row(
            words.title(decision),
            (
                Cell(words.summed(decision.points)),
                Cell(steps.owner(found, decision)),
                Cell(code_label(data, "moment", decision.row["moment"])),
                Cell(code_label(data, "confidence", decision.confidence) if decision.points else ""),
            ),
        )
        for decision in found.decisions
    ]
    heads = ("", say("What follows"), say("Who acts"), say("When"), say("Confidence"))
    foot = f"{words.grades()} {option_words.unnamed()}"
    return table(say("What to decide"), heads, rows, foot=foot, widths=(26, 26, 19, 19, 10))


def _head(decision: Decision) -> str:
    # Translators: the name of a decision and what follows: “2. Access: amend on 1 point, verify first on 5 points”.
    return say("{title}: {what}", title=words.title(decision), what=words.summed(decision.points))


def _block(found: Decisions, decision: Decision) -> str:
    parts = [f"<h3>{escape(_head(decision))}</h3>"]
    parts += [] if decision.settled else [f"<p><strong>{escape(words.own_words(decision.row, 'text'))}</strong></p>"]
    open_ones = [point for point in decision.points if point.recommendation != KEEP]
    parts += [body(points(found, decision))] if open_ones else []
    parts += [body(option_words.options(found.data, decision))] if decision.options and not decision.settled else []
    items = [f"<li><strong>{escape(label)}</strong> {escape(said)}</li>" for label, said in _items(found, decision)]
    items += _argued(found, decision)
    return f"{''.join(parts)}<ul>{''.join(items)}</ul>"


def _argued(found: Decisions, decision: Decision) -> list[str]:
    """Return who argued and who remarked as items of a list; what they said is marked as English where it has no translation."""
    items = []
    for spoke, head in argument_words.SPOKEN.items():
        argued = argument_words.argued(found.data, decision, spoke)
        parts = [say("{who}: {words}", who=linked_note(one.who), words=in_cell(one.words)) for one in argued]
        said = parts[0] if len(parts) == 1 else f"<ul>{''.join(f'<li>{part}</li>' for part in parts)}</ul>"
        items += [f"<li><strong>{escape(say(head))}</strong> {said}</li>"] if parts else []
    rest = argument_words.others_argued(found.data, decision)
    return [*items, f"<li>{escape(rest)}</li>"] if rest else items


def points(found: Decisions, decision: Decision) -> Table:
    """Return the points of a decision that are not settled: the rule, other laws, the own law, what follows."""
    data = found.data
    rows = [
        Row(
            words.rule(data, point),
            (
                Cell(words.others(point), _notes(words.others_named(data, point))),
                Cell(words.own(data, point), _notes(words.own_places(data, point))),
                Cell(words.follows(data, point), words.then(data, point)),
            ),
        )
        for point in decision.points
        if point.recommendation != KEEP
    ]
    heads = (
        say("Rule that binds"),
        say("Other laws that give it in full"),
        short_name(data, found.asker),
        say("What follows"),
    )
    return table("", heads, rows, widths=(28, 30, 26, 16))


def _items(found: Decisions, decision: Decision) -> list[tuple[str, str]]:
    """Return what stands below the tables of a decision, each under its label; what is empty is left out."""
    said = [
        (say("Kept."), words.given(found.data, decision)),
        (say("Option."), "" if decision.settled or not decision.options else option_words.named(found.data, decision)),
        (say("Cost."), costs(found.data, decision)),
        (say("Next step."), "" if decision.settled else steps.step(found, decision)),
        (say("What would change it."), steps.changed(found, decision)),
    ]
    return [(label, what) for label, what in said if what]


def _lines(found: Decisions, decision: Decision) -> Iterable[str]:
    """Yield a decision in lines of a terminal."""
    data = found.data
    yield words.own_words(decision.row, "text")
    for point in decision.points:
        place = [str(note) for note in words.own_places(data, point)]
        mine = joined([words.own(data, point), *place])
        # Translators: what is asked: what the own law says; how many other laws have it; what follows.
        yield "- " + say(
            "{rule}: {own}; {others}; {what}",
            rule=words.rule(data, point),
            own=mine,
            others=words.others(point),
            what=inside(words.follows(data, point)),
        )
    yield from (f"{label} {what}" for label, what in _items(found, decision))
    yield from option_words.argued(data, decision)
    for spoke, head in argument_words.SPOKEN.items():
        yield from (f"{say(head)} {one}" for one in argument_words.argued(data, decision, spoke))
    yield from filter(None, [argument_words.others_argued(data, decision)])


def rows(found: Decisions) -> pd.DataFrame:
    """Return the decisions as a table of texts, one row a point: what a workbook holds."""
    return pd.DataFrame([_row(found, d, n) for d in found.decisions for n in range(len(d.points))])


def _row(found: Decisions, decision: Decision, place: int) -> Record:
    data, point = found.data, decision.points[place]
    return {
        say("Decision"): words.title(decision),
        say("In words"): words.own_words(decision.row, "text"),
        say("Rule that binds"): words.rule(data, point),
        say("Other laws that give it in full"): _with(words.others(point), words.others_named(data, point)),
        short_name(data, found.asker): _with(words.own(data, point), words.own_places(data, point)),
        say("What follows"): " – ".join(filter(None, [words.follows(data, point), words.then(data, point)])),
        say("Next step."): steps.step(found, decision),
        say("Cost."): costs(data, decision),
        say("Confidence"): code_label(data, "confidence", decision.confidence),
        say("What would change it."): steps.changed(found, decision),
    }


def _with(said: str, notes: Sequence[Note]) -> str:
    return f"{said} ({Notes(tuple(notes))})" if notes else said


def _notes(notes: tuple[Note, ...]) -> Notes | str:
    return Notes(notes) if notes else ""


def _paragraph(line: str | Note) -> str:
    return f"<p>{linked_note(line)}</p>"

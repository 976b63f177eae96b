"""What to ask for, and of whom: the questions about a mechanism that no document read answers, by where an answer would stand."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.comparison import compare
from npm_compare.analysis.decisions import decide
from npm_compare.analysis.models import in_place
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.standalone import WHOLE, is_stand_alone
from npm_compare.views.display import Shown, show
from npm_compare.views.findings.finding import Finding
from npm_compare.views.gaps import say_where
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import joined, listed, say, say_many
from npm_compare.views.wording import inside, say_report, short_name
from npm_compare.weighing.gaps import GAP_COLUMNS, gaps, where_to_look


@checked
def to_ask(asker: str, about: str | Iterable[str], *, at: str = "today", data: Dataset | None = None) -> Finding:
    """State which questions about a mechanism are open, and in which documents each kind of answer would stand.

    Parameters
    ----------
    asker
        The mechanism that asks.
    about
        Questions, or sections of the codebook, as for `compare`.

    Examples
    --------
    >>> import npm_compare as npm
    >>> "were not found" in npm.findings.to_ask("mar-cndh", ["money", "staff"]).head
    True
    """
    data = data or load()
    found = compare(asker, about, at=at, data=data)
    known, alone = set(found.cells["indicator"]), is_stand_alone(data, asker)
    known |= {name for name, whole in WHOLE.items() if alone and whole in known}
    missing = [name for name in found.indicators if name not in known]
    name = short_name(data, asker)
    if not missing:
        return Finding(say("Every question asked here about {name} has an answer.", name=name), len(known))
    places: dict[str, list[str]] = {}
    for indicator in missing:
        words = say_where(data, where_to_look(data.indicator(indicator)), indicator)
        places.setdefault(words, []).append(inside(indicator_label(data, indicator)))
    head = say_many(
        "{count} of {asked} figures and facts about {name} was not found.",
        "{count} of {asked} figures and facts about {name} were not found.",
        len(missing),
        asked=len(found.indicators),
        name=name,
    )
    # Translators: what to ask for and where it would stand, such as “budget of the function (budget law of the year)”.
    said = [say("{what} ({where})", what=listed(labels), where=words) for words, labels in places.items()]
    return Finding(
        head,
        len(found.indicators),
        say("What to ask for, and where it would be found: {asked}.", asked=joined(said, strong=True)),
    )


@checked
def to_find(asker: str, *, at: str = "today", number: int = 3, data: Dataset | None = None) -> Shown | Finding:
    """Return what is to be read first, then what most requirements depend on, and where to look; of a body to come, that it is.

    What is to be read stands in the order of the decisions, as in `most_lacking` and `pressing`.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.to_find("mar-cndh", at="seminar").head)
    There is no mechanism yet of which something could be known...
    """
    data = data or load()
    if asker not in set(in_place(at=at, data=data)["mechanism"]):
        head = say(
            "There is no mechanism yet of which something could be known: its law, its budget and its staff are still to come."
        )
        what = say(
            "What other laws say was read in part only; of which regions: {report}.", report=say_report(data, "08")
        )
        return Finding(head, 0, what)
    queue = gaps(asker, at=at, number=number, data=data)
    first = [point.indicator for point in decide(asker, at=at, data=data).unread(number) if point.indicator]
    queue = queue[(queue["conclusion"] == "requirements") & ~queue["name"].isin(first)]
    same = GAP_COLUMNS | {"what": "indicator", "subject": asker, "effect": 0.0, "measure": "requirements_depending"}
    to_read = [same | {"name": name, "where": where_to_look(data.indicator(name))} for name in first]
    mine = pd.DataFrame([*to_read, *records(queue)], columns=list(GAP_COLUMNS)).head(number)
    if mine.empty:
        return Finding(say("Every question on which a requirement depends has an answer."), 0)
    return show(mine, columns=["missing", "where_to_look"], data=data)

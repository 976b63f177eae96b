"""The headlines of the reports on resources (06), visits (07) and adequate resources (11)."""

from __future__ import annotations

from npm_compare.analysis.costs import costs
from npm_compare.analysis.figures import Figures, figures
from npm_compare.analysis.pace import bodies
from npm_compare.analysis.sizing import CYCLE, Sizing, size
from npm_compare.analysis.visits import PLACES, VISITS, counted
from npm_compare.analysis.workload import TOTAL
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import claims
from npm_compare.facts.standalone import WHOLE, is_stand_alone
from npm_compare.views.amounts import say_about, say_rounded
from npm_compare.views.findings.costs import OLD, latest_budget, say_budget
from npm_compare.views.findings.finding import Finding, one_sentence, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.findings.visits import full_years, say_count
from npm_compare.views.labels import code_label, indicator_label, state_name
from npm_compare.views.language import later, listed, number, say
from npm_compare.views.wording import inside

MONEY_AND_STAFF = ("budget_npm", "staff_npm")
"""What must be known of the means of a function."""


def resources(asked: Asked) -> Finding:
    """Say what the mechanism that asks costs, or that it is not published and what little is; then what another costs."""
    if not _set_up(asked):
        none = say("{state} had no mechanism in place, and so no budget of one", state=asked.state_name)
        return Finding(one_sentence(none, _example(asked)), 1)
    own = latest_budget(_found(asked, "budget_npm", asked.asker), asked.asker)
    whole = latest_budget(_found(asked, "budget_total", asked.asker), asked.asker)
    if own and int(asked.at[:4]) - own["year"] > OLD:
        parts = [say(OLD_BUDGET, state=asked.state_name, budget=say_budget(own))]
    elif own:
        parts = [say(NEW_BUDGET, state=asked.state_name, budget=say_budget(own)), _example(asked, posts=False)]
    else:
        unknown = say("What the mechanism of {state} costs is not published", state=asked.state_name)
        parts = [unknown, say(OF_WHOLE, budget=say_budget(whole)) if whole else _example(asked)]
    return Finding(one_sentence(*parts), 1, unknown=_means_unknown(asked))


OLD_BUDGET = later("The last known budget of {state}’s mechanism is an old one of {budget}")
NEW_BUDGET = later("{state}’s mechanism last had {budget}")
OF_WHOLE = later("only the whole institution’s budget is, {budget}")


def _set_up(asked: Asked) -> bool:
    """Say whether the mechanism that asks stands on the date."""
    return asked.asker in bodies(asked.data, asked.state, asked.at)


def _found(asked: Asked, indicator: str, *mechanisms: str) -> Figures:
    return figures([*mechanisms], indicator, at=asked.at, data=asked.data)


def _example(asked: Asked, *, posts: bool = True) -> str:
    """Say what a body that is nothing but the mechanism had of money, and of posts; nothing where no course of costs is known."""
    found = costs(_found(asked, "budget_total", asked.asker, asked.group))
    if found is None or found.mechanism == asked.asker:
        return ""
    known = found.table[found.table["per_post"].notna()]
    if known.empty:
        return ""
    last = records(known)[-1]
    told = {
        "state": state_name(asked.data, asked.data.mechanism(found.mechanism)["state"]),
        "money": say_rounded(_published(asked, found.mechanism, last["year"]), found.currency),
        "year": str(last["year"]),
    }
    if not posts:
        return say("that of {state} had {money} in {year}", **told)
    return say("that of {state} had {money} and {posts} posts in {year}", posts=number(last["posts"], 0), **told)


def _published(asked: Asked, mechanism: str, year: int) -> float:
    """Return a budget as it was published, not at the prices of another year."""
    facts = _found(asked, "budget_total", mechanism).facts
    return float(records(facts[(facts["year"] == year) & ~facts["planned"]])[0]["figure"])


def _means_unknown(asked: Asked) -> str:
    """Name the first figures of the means that no document read gives."""
    facts = claims(asked.data, at=asked.at, subjects=[asked.asker])
    known = set(facts["indicator"])
    alone = is_stand_alone(asked.data, asked.asker)
    missing = [name for name in MONEY_AND_STAFF if name not in known and not (alone and WHOLE[name] in known)]
    if not missing:
        return ""
    return say(
        "Not found: {questions}.", questions=listed(inside(indicator_label(asked.data, name)) for name in missing)
    )


def visits(asked: Asked) -> Finding:
    """Say what the mechanism that asks reported of its visits, then what another did, and whether both count alike."""
    found = _found(asked, "visits_total", asked.asker, asked.group)
    years, other = full_years(found, asked.asker), _other(asked, found)
    head = one_sentence(_own_visits(asked, found, years), _visits_of(found, other, years))
    some = not years and asked.asker in set(found.facts["subject"])
    unknown = say("A count for part of a year, or for several years, is not a yearly count.") if some else ""
    return Finding(head, len(years) + 1, unknown=unknown)


def _own_visits(asked: Asked, found: Figures, years: list[Record]) -> str:
    if not years and not _set_up(asked):
        return say("{state} had no mechanism in place that could visit", state=asked.state_name)
    if not years:
        return _some_visits(asked, found)
    told = {"state": asked.state_name, "visits": say_count(found, years[0]), "year": str(years[0]["year"])}
    before = [fact for fact in years[1:] if fact["year"] >= years[0]["year"] - 2 and fact["unit"] == years[0]["unit"]]
    if not before:
        return say("The mechanism of {state} reported {visits} in {year}", **told)
    same = len(before) == 2 and before[0]["figure"] == before[1]["figure"]
    then = listed(str(fact["year"]) for fact in (before[::-1] if same else before[:1]))
    earlier = number(before[0]["figure"], 0)
    return say(
        "The mechanism of {state} reported {visits} in {year}, after {before} in {then}",
        **told, before=earlier, then=then,
    )  # fmt: skip


def _some_visits(asked: Asked, found: Figures) -> str:
    """Say what is known of the visits of a mechanism without a full year: a count of several years, or of a part of one."""
    mine = found.facts[found.facts["subject"] == asked.asker].sort_values("year", ascending=False, kind="stable")
    if mine.empty:
        return say("How much the mechanism of {state} visits was not found", state=asked.state_name)
    fact = records(mine)[0]
    first, last = fact["valid_from"][:4], fact["valid_to"][:4]
    told = {"state": asked.state_name, "visits": say_count(found, fact), "last": last}
    if first == last:
        return say("The mechanism of {state} reported {visits} in a part of {last}, no full year", **told)
    return say("The mechanism of {state} reported {visits} from {first} to {last}, no full year", **told, first=first)


def _other(asked: Asked, found: Figures) -> Record | None:
    """Return the latest full year of the peer whose course is the longest; None if no peer has one."""
    courses = {name: full_years(found, name) for name in found.mechanisms if name != asked.asker}
    longest = max(courses.values(), key=len, default=[])
    return longest[0] if longest else None


def _visits_of(found: Figures, fact: Record | None, own: list[Record]) -> str:
    """Say what a peer reported, and whether it counts otherwise; nothing without a peer."""
    if fact is None:
        return ""
    state = state_name(found.data, found.data.mechanism(fact["subject"])["state"])
    told = {"state": state, "visits": say_count(found, fact), "year": str(fact["year"])}
    if own and counted(own[0]) != counted(fact):
        return say("that of {state}, counting otherwise, {visits} in {year}", **told)
    return say("that of {state} reported {visits} in {year}", **told)


def adequate(asked: Asked) -> Finding:
    """Say how far the visits of the latest year are from seeing every place in its turn, and to which places most would go."""
    try:
        sizing = size(asked.state, at=asked.at, data=asked.data)
    except NpmCompareError as error:
        return Finding(say("What the task would take cannot be estimated."), 0, unknown=str(error))
    facts = sizing.founded
    assumed = say(
        "{assumed} of the {inputs} inputs are assumptions.",
        assumed=len(sizing.used) - facts,
        inputs=len(sizing.used),
    )
    money = say("No money is estimated without the State’s own costs.") if sizing.lacking else ""
    return Finding(_turn(asked, sizing), facts, unknown=sentences(assumed, money))


SHARES = ((0.75, later("three quarters")), (0.5, later("over half")), (0.0, later("the largest part")))
"""How large the share of the largest kind is, in words, from the largest down."""


def _turn(asked: Asked, sizing: Sizing) -> str:
    whole = sizing.of(CYCLE)["visits"]
    kind, visits = _largest(sizing)
    share = next(words for least, words in SHARES if visits >= least * whole)
    told: dict[str, object] = {"state": asked.state_name, "share": say(share)}
    told["kind"] = inside(code_label(sizing.data, "place", kind))
    uncounted = kind in sizing.assumed
    made = counted(sizing.pace) if sizing.pace else ""
    if sizing.pace and made in TIMES and sizing.pace["figure"] and whole / sizing.pace["figure"] > 1:
        told |= {"times": say_about(whole / sizing.pace["figure"]), "year": str(sizing.pace["year"])}
        return say(TIMES[made][uncounted], **told)
    told |= {"visits": say_about(whole), "posts": say_about(sizing.of(CYCLE)["posts"])}
    return say(TASK_UNCOUNTED if uncounted else TASK, **told)


TIMES = {
    VISITS: (
        later(
            "{state} would need about {times} times the visits of {year} to see every place in turn, {share} of them to {kind}."
        ),
        later(
            "{state} would need about {times} times the visits of {year} to see every place in turn, {share} to uncounted "
            "places ({kind})."
        ),
    ),
    PLACES: (
        later(
            "{state} would need to visit about {times} times the places of {year} to see each in turn, {share} of them "
            "{kind}."
        ),
        later(
            "{state} would need to visit about {times} times the places of {year} to see each in turn, {share} of them "
            "uncounted ({kind})."
        ),
    ),
}
"""What the full cycle takes against the latest year, by what that counts; the second where the number of places is not known."""

TASK = later(
    "{state} would need about {posts} posts and {visits} visits to see every place in turn, {share} of them to {kind}."
)
TASK_UNCOUNTED = later(
    "{state} would need about {posts} posts and {visits} visits to see every place in turn, {share} to uncounted places "
    "({kind})."
)
"""What the full cycle takes, and to which places most of its visits go."""


def _largest(sizing: Sizing) -> tuple[str, float]:
    """Return the kind of place to which most visits of the full cycle go, and their number."""
    table = sizing.scenarios
    rows = table[(table["scenario"] == CYCLE) & (table["end"] == "likely") & (table["kind"] != TOTAL)]
    first = records(rows.sort_values("visits", ascending=False, kind="stable"))[0]
    return first["kind"], first["visits"]

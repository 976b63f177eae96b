"""What would change the answer: the missing or disputed facts, ranked by how much settling them could move a conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.conflicts import conflicts
from npm_compare.analysis.requirements import MET, NOT_APPLICABLE, NOT_MET, PARTLY
from npm_compare.analysis.sizing import size
from npm_compare.base.dates import ADOPTION, day
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.weighing.options import SEED, Options, options
from npm_compare.weighing.smaa import first_shares

CONCLUSIONS = ("requirements", "options", "size", "disagreement")
"""What a gap bears on: the requirements met, the choice of a model, the size of the task, an answer on which sources differ."""

WHAT = ("indicator", "criterion", "input", "dispute")
"""What is missing: the answer to an indicator, answers on a criterion, an input of the size, agreement on an indicator."""

MEASURES = ("requirements_depending", "first_share_change", "posts_moved", "sources_differ")
"""What the effect counts: requirements that depend on the answer, treaty obligations twice; by how much the share of draws in
which the leading option is first can change; posts between the two ends of an input alone; 1 for sources that differ.
"""

WHERE = (
    *("budget_documents", "annual_report", "official_gazette", "law", "law_article"),
    *("laws_and_reports", "inventory", "peers"),
)
"""In which documents to look. `law_article`: in the article that answers the `opcat` article of the question."""

GAP_COLUMNS = {
    **dict.fromkeys(("conclusion", "what", "name"), ""),
    "effect": float("nan"),
    **dict.fromkeys(("measure", "where", "at", "subject", "basis", "period", "option"), ""),
    **dict.fromkeys(("open", "asked"), pd.NA),
    "first": "",
    "first_share": float("nan"),
    "place": "",
    **dict.fromkeys(("low", "high"), float("nan")),
    "unit": "",
}
"""The columns, with what stands in them for a gap to which they do not apply."""

GAP_DRAWS = 10_000
"""Draws for each of the two ways in which a gap of the options may be settled."""


@checked
def gaps(mechanism: str, *, at: str = "today", number: int = 8, data: Dataset | None = None) -> pd.DataFrame:
    """Return the research queue of one mechanism: what to find out first, for each conclusion, and where to look.

    Parameters
    ----------
    number
        How many gaps for each conclusion.

    Returns
    -------
    DataFrame
        One row a gap: the `conclusion` it bears on (`CONCLUSIONS`), `what` is missing (`WHAT`) and its `name`, a code; the
        `effect`, the `measure` of that (`MEASURES`) and `where` to look (`WHERE`). Largest effect first within each conclusion.
        Further columns: the date (`at`); the mechanism asked (`subject`); the `basis` and `period` on which sources differ;
        the `option` of which so many answers are `open` of those `asked`, the option that is `first` and its `first_share` of
        draws; the kind of `place` for which `low` to `high` was assumed, and the `unit`.

    Examples
    --------
    >>> bool(gaps("mar-cndh", number=1)["conclusion"].is_unique)  # one row for each conclusion
    True
    """
    data = data or load()
    parts = [
        _of_requirements(assess(mechanism, at=at, data=data), mechanism),
        [] if data.criteria.empty else of_options(options(at=at, data=data)),
        _of_size(data, mechanism, at),
        _of_disagreements(data, mechanism, at),
    ]
    same = GAP_COLUMNS | {"at": data.edition(at)}
    rows = [same | row for part in parts for row in sorted(part, key=_rank)[:number]]
    return pd.DataFrame(rows, columns=list(GAP_COLUMNS)).astype({"open": "Int64", "asked": "Int64"})


def _rank(row: Mapping[str, Any]) -> tuple[float, str, str]:
    return -row["effect"], row["name"], row.get("option", row.get("place", ""))


def where_to_look(indicator: Record) -> str:
    """Return the code (`WHERE`) of the documents in which an answer to an indicator is to be found."""
    if indicator["pillar"] == "resources":
        return "budget_documents"
    if indicator["pillar"] == "activity":
        return "annual_report"
    if indicator["basis"] != "basis_legal":
        return "official_gazette"
    return "law_article" if indicator["opcat"] else "law"


def _of_requirements(found: Assessment, mechanism: str) -> Iterable[Record]:
    """Count for each unanswered question how many requirements depend on it; treaty obligations count double."""
    data = found.data
    law = found.table[(found.table["aspect"] == "law") & found.table["counted"]]
    open_ones = set(law.loc[~law["status"].isin([MET, PARTLY, NOT_MET, NOT_APPLICABLE]), "requirement"])
    answered = {fact["indicator"] for facts in law["facts"] for fact in facts}
    effects: dict[str, float] = {}
    for row in records(data.requirement_indicators):
        if row["requirement"] in open_ones and row["way"] != "0" and row["indicator"] not in answered:
            treaty = data.requirement(row["requirement"])["force"] == "treaty"
            effects[row["indicator"]] = effects.get(row["indicator"], 0) + (2 if treaty else 1)
    for indicator, effect in effects.items():
        yield {
            "conclusion": "requirements",
            "what": "indicator",
            **_question(data, mechanism, indicator),
            "effect": effect,
            "measure": "requirements_depending",
        }


def _question(data: Dataset, mechanism: str, indicator: str) -> Record:
    where = where_to_look(data.indicator(indicator))
    return {"name": indicator, "where": where, "subject": mechanism}


def of_options(found: Options) -> Sequence[Record]:
    """Return the gaps of the options, which are the same whichever mechanism asks."""
    key = ("gaps", tuple(found.members.items()), found.at, found.data.known, GAP_DRAWS)
    return found.data.kept(key, lambda: list(_settled_both_ways(found)))


def _settled_both_ways(found: Options) -> Iterable[Record]:
    """Settle the unknown answers of each option on each criterion one way and the other, and see how far the leader moves."""
    if not found.options:
        return
    base = _firsts(found)
    leader = str(base.idxmax())
    for (option, criterion), part in found.parts.items():
        if part.known == part.asked:
            continue
        low, high = (_settled(found, option, criterion, end)[leader] for end in part.bounds)
        yield {
            "conclusion": "options",
            "what": "criterion",
            "name": criterion,
            "effect": abs(high - low),
            "measure": "first_share_change",
            "where": "laws_and_reports",
            "option": option,
            "open": part.asked - part.known,
            "asked": part.asked,
            "first": leader,
            "first_share": base[leader],
        }


def _settled(found: Options, option: str, criterion: str, value: float) -> pd.Series[float]:
    part = found.parts[option, criterion]
    settled = replace(part, known=part.asked, low=value, high=value)
    return _firsts(replace(found, parts={**found.parts, (option, criterion): settled}))


def _firsts(found: Options) -> pd.Series[float]:
    """Return in what share of the draws each option comes first."""
    return first_shares(found.problem(), GAP_DRAWS, seed=SEED)


def _of_size(data: Dataset, mechanism: str, at: str) -> Iterable[Record]:
    """Rank the assumptions by how many posts of the full cycle lie between their ends."""
    if day(data.edition(at)) < ADOPTION:
        return  # nobody had the task; of a body that is still to be named it is what is asked
    state = data.mechanism(mechanism)["state"]
    try:
        sizing = size(state, at=at, data=data)
    except NpmCompareError:
        return
    for row in records(sizing.tornado[sizing.tornado["grounds"] == "assumption"]):
        yield {
            "conclusion": "size",
            "what": "input",
            "name": row["input"],
            "effect": float(row["swing"]),
            "measure": "posts_moved",
            "where": "inventory" if row["input"] == "places" else "peers",
            **{column: row[column] for column in ("place", "low", "high", "unit")},
        }


def _of_disagreements(data: Dataset, mechanism: str, at: str) -> Iterable[Record]:
    disputed = conflicts(mechanism, at=at, data=data).drop_duplicates(["indicator", "basis", "period"])
    for row in records(disputed):
        yield {
            "conclusion": "disagreement",
            "what": "dispute",
            **_question(data, mechanism, row["indicator"]),
            "effect": 1.0,
            "measure": "sources_differ",
            "basis": row["basis"],
            "period": row["period"],
        }

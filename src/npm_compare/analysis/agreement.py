"""How far two readers of one text agree: the share of answers that are alike, alpha, and each answer that is not.

What only one of them answers stands apart: missing is not no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from npm_compare.analysis.accuracy import ALL, interval
from npm_compare.analysis.reliability import Alpha, alpha
from npm_compare.base.results import Result
from npm_compare.checking.cells import NUMBER
from npm_compare.facts.dataset import Dataset, Record, records

READERS = ("first", "second")

GIVEN = ("value", "unit", "scope", "locator", "note")
"""What is kept of each reader's answer, under these names behind `first_` and `second_`."""

STANDINGS = ("alike", "differ", "other_scope", "first_only", "second_only")
"""How the answers to a question stand to each other: the same; another; the same, but said of the institution by one and of
its preventive function by the other; given by one reader only."""

ALIKE, DIFFER, OTHER_SCOPE, FIRST_ONLY, SECOND_ONLY = STANDINGS

COMPARED = (ALIKE, DIFFER, OTHER_SCOPE)

ANSWER_COLUMNS = ("indicator", "type", "standing", *(f"{reader}_{name}" for reader in READERS for name in GIVEN))

SHARE_COLUMNS = (
    *("what", "value", "compared", "alike", "share", "share_low", "share_high"),
    *("alpha", "alpha_low", "alpha_high", "no_alpha"),
)

TYPE = "type"
"""What a row of the shares is of: the type of the question; or all."""


@dataclass(frozen=True, eq=False, repr=False)
class Agreement(Result):
    """Two readings of one text set side by side, in codes."""

    data: Dataset
    mechanism: str
    text: str
    """The title of the text."""
    answers: pd.DataFrame
    """One row a question that either reader answered: `indicator`, its `type`, the `standing` (a code of `STANDINGS`), and
    of each reader the value, unit, scope, locator and note."""

    @property
    def table(self) -> pd.DataFrame:
        """Of all answers compared and of those of each type: how many are `compared` and `alike`, their share, alpha.

        The share has the Wilson interval, `alpha` a bootstrap interval, both at the level of 95 %; `no_alpha` says why there
        is none (a code of `reliability.NO_ALPHA`).
        """
        compared = self.answers[self.answers["standing"].isin(COMPARED)]
        groups = [(ALL, "", compared)] + [
            (TYPE, code, compared[compared["type"] == code])
            for code in self.data.codes_of("indicator_type")
            if code in set(compared["type"])
        ]
        rows = [{"what": what, "value": code, **_share(self.data, group)} for what, code, group in groups]
        return pd.DataFrame(rows, columns=list(SHARE_COLUMNS))

    def standing(self, *codes: str) -> list[Record]:
        """Return the answers that stand so to each other, in the order of the questions."""
        return records(self.answers[self.answers["standing"].isin(codes)])


def agreement(
    first: Sequence[Mapping[str, str]],
    second: Sequence[Mapping[str, str]],
    *,
    mechanism: str,
    text: str,
    data: Dataset,
) -> Agreement:
    """Set two readings of one text side by side.

    Parameters
    ----------
    first, second
        The answers of each reader, one a question: `indicator`, `value`, `unit`, `scope`, `locator`, `note`.

    Examples
    --------
    >>> from npm_compare import load
    >>> answer = {"indicator": "term_years", "unit": "years", "scope": "", "locator": "art. 2", "note": ""}
    >>> readings = [[{**answer, "value": "6"}], [{**answer, "value": "6.0"}]]
    >>> found = agreement(*readings, mechanism="fra-cglpl", text="A law", data=load())
    >>> found.table["no_alpha"][0], found.standing("alike")[0]["indicator"]
    ('no_list', 'term_years')
    """
    of = [{answer["indicator"]: answer for answer in reading} for reading in (first, second)]
    asked = [name for name in data.indicators.index if any(name in answers for answers in of)]
    rows = [_row(data, name, *(answers.get(name) for answers in of)) for name in asked]
    return Agreement(data, mechanism, text, pd.DataFrame(rows, columns=list(ANSWER_COLUMNS)))


def alike(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether two answers are the same in value and unit: 6 and 6.0 are.

    >>> alike({"value": "6", "unit": "years"}, {"value": "6.0", "unit": "years"})
    True
    """
    return (_meant(one["value"]), one["unit"]) == (_meant(other["value"]), other["unit"])


def _meant(value: str) -> str | Decimal:
    return Decimal(value) if NUMBER.fullmatch(value) else value


def _row(data: Dataset, indicator: str, first: Mapping[str, str] | None, second: Mapping[str, str] | None) -> Record:
    given = {
        f"{reader}_{name}": answer[name] if answer else ""
        for reader, answer in zip(READERS, (first, second), strict=True)
        for name in GIVEN
    }
    return {
        "indicator": indicator,
        "type": data.indicator(indicator)["type"],
        "standing": _standing(first, second),
        **given,
    }


def _standing(first: Mapping[str, str] | None, second: Mapping[str, str] | None) -> str:
    if first is None or second is None:
        return SECOND_ONLY if first is None else FIRST_ONLY
    if not alike(first, second):
        return DIFFER
    scopes = {first["scope"], second["scope"]} - {""}  # empty: the reader could not tell
    return OTHER_SCOPE if len(scopes) > 1 else ALIKE


def _share(data: Dataset, compared: pd.DataFrame) -> Record:
    """Return how many answers were compared, how many are alike, the share and alpha."""
    count, same = len(compared), int((compared["standing"] != DIFFER).sum())
    share = interval(same, count) if count else {}
    found: Alpha = alpha(list(_pairs(compared)), [data.indicator(name)["codes"] for name in compared["indicator"]])
    told = {"alpha": found.value, "alpha_low": found.low, "alpha_high": found.high, "no_alpha": found.why_not}
    return {"compared": count, "alike": same, **share, **told}


def _pairs(compared: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(compared["first_value"], compared["second_value"], strict=True)

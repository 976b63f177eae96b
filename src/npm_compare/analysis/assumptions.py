"""The inputs of a size: a State's own where the tables have them, else general ones, each a fact or an assumption."""

from __future__ import annotations

import numpy as np
import pandas as pd

from npm_compare.analysis.money import FACTORS
from npm_compare.base.dates import bounds, day
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.checking.inputs import COSTS, MONEY
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.statistics import latest_of


@checked
def assumptions(state: str, *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return the inputs for a State: its own where the tables have them, else the general ones, all to be edited.

    Returns
    -------
    DataFrame
        One row an input: `input`, `place` (kind of place, or empty), `low`, `likely`, `high`, `unit`, `grounds` (`fact`,
        `derived` or `assumption`), `note` (why the range was taken), `source` and `locator` (of facts). The number of prisons
        is the latest statistic, unless the State's own row has it from a source. What was read in a source that was
        published after the date is left out, as if nobody had found it yet.

    Examples
    --------
    >>> row = assumptions("mar").iloc[0]
    >>> f"{row['input']} {row['place']} ({row['grounds']})"
    'places prison (fact)'
    """
    data = data or load()
    row = data.state(state)
    every = data.filled("assumptions")
    rows = every[every["state"].isin(["", row["state"]])]
    table = _own_or_general(rows[_published(data, rows["source"], at)])
    prisons = latest_of(data, "prison_facilities", row["state"], int(data.edition(at)[:4]))
    here = (table["input"] == "places") & (table["place"] == "prison")
    if prisons is not None and not (table.loc[here, "grounds"] == "fact").any():
        table.loc[here, ["low", "likely", "high"]] = prisons["value"]
        found = "fact", prisons["source"], str(prisons["year"]), prisons["note"]
        table.loc[here, ["grounds", "source", "locator", "note"]] = found
    return table


def _own_or_general(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row of each input, the State's own before the general one, in the order of the table."""
    chosen = rows.sort_values("state", kind="stable").groupby(["input", "place"], sort=False).tail(1)
    pairs = list(dict.fromkeys(zip(rows["input"], rows["place"], strict=True)))
    places = [pairs.index(pair) for pair in zip(chosen["input"], chosen["place"], strict=True)]
    return chosen.iloc[np.argsort(places)].drop(columns="state").reset_index(drop=True)


def _published(data: Dataset, sources: pd.Series[str], at: str) -> pd.Series[bool]:
    """Say which rows could be known by a date: of no source, or of one published by then; undated ones only today."""
    when = day(data.edition(at))
    dates = {name: bounds(data.source(name)["published"]) for name in sources.unique() if name}
    known = [not name or (dates[name] or (day(data.date), 0))[0] <= when for name in sources]
    return pd.Series(known, index=sources.index, dtype=bool)


def lacking_costs(inputs: pd.DataFrame) -> list[str]:
    """Return the inputs in money that are general ones, not the State's own."""
    if "unit" not in inputs:
        return []
    return [str(name) for name in inputs.loc[inputs["unit"] == MONEY, "input"] if name in COSTS]


def currency_of(data: Dataset, state: str) -> str:
    """Return the ISO 4217 code of the currency of a State: that of its latest exchange rate or parity."""
    rows = data.statistics[(data.statistics["state"] == state) & data.statistics["series"].isin(FACTORS.values())]
    if rows.empty:
        data.state(state)  # a wrong name is answered with the nearest ones
        raise NpmCompareError("currency_not_known", state=repr(state))
    return str(rows.sort_values("year", kind="stable")["currency"].iloc[-1])

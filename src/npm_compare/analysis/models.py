"""Which institutional models States chose: over time, by kind of State, and what replaced what."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.durations import durations, first_designations
from npm_compare.base.dates import END, bounds, day
from npm_compare.base.errors import UnknownName
from npm_compare.base.given import checked
from npm_compare.facts.bodies import set_up, stands
from npm_compare.facts.dataset import SEMINAR, Dataset, Record, load, records
from npm_compare.facts.groups import MEMBERSHIPS
from npm_compare.facts.selection import leading

GROUPINGS = ("un_region", "un_subregion", "income_group", "nhri_status", *MEMBERSHIPS.values())
"""Columns by which models can be counted: of the State, or the accreditation of the body."""


@checked
def in_place(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return the mechanisms designated and set up by a date and not ended, with their State and what is known of the body.

    Returns
    -------
    DataFrame
        One row a mechanism: `mechanism`, its `model`, `nhri_status` on the date (`not_known` where no fact says), and the
        columns of the State.
    """
    data = data or load()
    when = day(data.edition(at))
    return data.kept(("in_place", when, data.known), lambda: _in_place(data, at)).copy()


def _in_place(data: Dataset, at: str) -> pd.DataFrame:
    when = day(data.edition(at))
    chosen = leading(data, at=at, subjects=data.mechanisms.index)
    statuses = {f["subject"]: f["value"] for f in records(chosen[chosen["indicator"] == "nhri_status"])}
    rows = []
    for row in records(data.mechanisms):
        if stands(row, when, today=day(data.date)):
            own = {"mechanism": row["mechanism"], "model": row["model"]}
            status = statuses.get(row["mechanism"], "not_known")
            rows.append(data.state(row["state"]) | own | {"nhri_status": status})
    return pd.DataFrame(rows, columns=["mechanism", "model", "nhri_status", *data.states.columns])


@checked
def count_models(by: str, *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Count the mechanisms in place by model and by a column of the State or the accreditation of the body.

    Parameters
    ----------
    by
        One of `GROUPINGS`: `un_region`, `income_group`, `nhri_status`, `au`, `oif`…

    Returns
    -------
    DataFrame
        Codes of the groups down, of the models across, with a column `all`.
    """
    data = data or load()
    if by not in GROUPINGS:
        raise UnknownName("grouping", by, GROUPINGS)
    found = in_place(at=at, data=data)
    counts = pd.crosstab(found[by], found["model"])
    models = [model for model in data.codes_of("model") if model in counts.columns]
    return counts.reindex(columns=pd.Index(models, name="model")).assign(all=counts.sum(axis=1))


@checked
def models_by_year(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Count the mechanisms in place at the end of each year (of the last one, on the date) by model, as far as the data go.

    Returns
    -------
    DataFrame
        Years down, codes of the models across. The model of a mechanism is the one coded for the body.
    """
    data = data or load()
    when, today = day(data.covered(at)), day(data.date)
    bodies = [row for row in records(data.mechanisms) if set_up(row)]
    first = min(found[0] for row in bodies if (found := bounds(row["designated"]))) // 10000
    counts = {}
    for year in range(first, when // 10000 + 1):
        end = min(year * 10000 + 1231, when)
        standing = [row["model"] for row in bodies if stands(row, end, today=today)]
        counts[year] = {model: standing.count(model) for model in data.codes_of("model")}
    return pd.DataFrame.from_dict(counts, orient="index")


@checked
def growth(since: str = SEMINAR, *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Count the mechanisms in place of each model on two dates, the model that gained most first.

    Returns
    -------
    DataFrame
        One row a model of which there was one on either date: `model`, `then`, `now` and `gain`.
    """
    data = data or load()
    then, now = (in_place(at=when, data=data)["model"].value_counts() for when in (since, data.covered(at)))
    rows = [(model, int(then.get(model, 0)), int(now.get(model, 0))) for model in data.codes_of("model")]
    found = pd.DataFrame([row for row in rows if row[1] or row[2]], columns=["model", "then", "now"])
    found["gain"] = found["now"] - found["then"]
    return found.sort_values(["gain", "now"], ascending=False, kind="stable").reset_index(drop=True)


@checked
def transitions(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """List the bodies that were replaced by a date: they ceased to be the mechanism, and another body became it.

    Returns
    -------
    DataFrame
        One row a body replaced: `state`, `ended` (date), `mechanism`, `model`, and `successor` with its `successor_model`. A
        body that ended without a successor designated by the date was not replaced; one never set up did not end.
    """
    data = data or load()
    when = day(data.edition(at))
    bodies = [row for row in records(data.mechanisms) if set_up(row)]
    rows = []
    for row in bodies:
        ended = bounds(row["ended"])
        if ended and ended[0] <= when and (new := _successor(row, bodies, when)):
            own = [row[name] for name in ("state", "ended", "mechanism", "model")]
            rows.append((*own, new["mechanism"], new["model"]))
    columns = ["state", "ended", "mechanism", "model", "successor", "successor_model"]
    return pd.DataFrame(rows, columns=columns).sort_values(["ended", "mechanism"], ignore_index=True)


def _successor(ended: Record, bodies: list[Record], when: int) -> Record | None:
    """Return the next body of the same State that had been designated by a day; None if there is none."""
    after = [
        body
        for body in bodies
        if body["state"] == ended["state"] and body["mechanism"] != ended["mechanism"] and body["designated"]
        if ended["designated"] < body["designated"] and (bounds(body["designated"]) or (END, END))[0] <= when
    ]
    return min(after, key=lambda body: body["designated"], default=None)


@checked
def early(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """List the States that had named a mechanism before the OPCAT bound them: they did not wait for one.

    Returns
    -------
    DataFrame
        One row a State, the earliest first: `state`, `model`, `bound_since` (entry into force for it), `named` (designation, as
        far as its date is known) and `years_earlier` (a partial date counts as its middle).
    """
    data = data or load()
    rows = durations(at=at, data=data)
    rows = rows[rows["kind"] == "before"].sort_values(["years", "state"])
    named = rows["state"].map(first_designations(data, data.covered(at)))
    rows = rows.assign(bound_since=rows["start"], named=named, years_earlier=-rows["years"])
    return rows[["state", "model", "bound_since", "named", "years_earlier"]].reset_index(drop=True)

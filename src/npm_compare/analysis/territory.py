"""The States of a group, those without a mechanism too: who has which model, and since when."""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from npm_compare.analysis.models import in_place
from npm_compare.analysis.overdue import overdue
from npm_compare.base.given import checked
from npm_compare.facts import names
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.groups import DECIDED_BY


@checked
def territory(
    group: Annotated[str, names.group] = "all", *, at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Return the States of a group of States, each with its mechanism in place, or with none.

    Parameters
    ----------
    group
        A membership or an income group (`africa`, `low_income`), or any other group of peers: of these the States that are in
        it have a mechanism, by what makes it a group.

    Returns
    -------
    DataFrame
        One row a mechanism, and one a State without any: `state`, `mechanism`, `model`, `designated` (since when), `opcat_status`
        and `late` (of a State party without one, see `overdue`).
    """
    data = data or load()
    standing = in_place(at=at, data=data)
    late = overdue(at=at, data=data).set_index("state")["late"].to_dict()
    column, values = DECIDED_BY.get(group, ("", ()))
    rows = []
    for state in records(data.states):
        own = records(standing[standing["state"] == state["state"]])
        for body in own or [{"mechanism": "", "model": ""}]:
            if column and (body | state).get(column) not in values:
                continue
            since = data.mechanism(body["mechanism"])["designated"] if own else ""
            rows.append(
                (
                    state["state"],
                    body["mechanism"],
                    body["model"],
                    since,
                    state["opcat_status"],
                    late.get(state["state"], ""),
                )
            )
    return pd.DataFrame(rows, columns=["state", "mechanism", "model", "designated", "opcat_status", "late"])

"""What is to be fixed within the model that a mechanism has: what its law and the laws of others of the same model give."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.models import in_place
from npm_compare.analysis.readings import TEXT
from npm_compare.analysis.rule import FEWEST
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN
from npm_compare.facts.selection import select

FEW_LAWS = FEWEST
"""Nothing is argued from the count of fewer laws."""


@checked
def own_model(mechanism: str, *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return for each question of the criteria what the law of a mechanism says and what those of others of its model give.

    Only texts that were read count, and only rules of the preventive function: a rule of the host is no guarantee.

    Returns
    -------
    DataFrame
        One row a question, those that most of the other laws lack first; those of which fewer than `FEW_LAWS` were read come
        last. `criterion`, `indicator`, `own` (the answer of the mechanism’s own law, `not_known` where it was not read) with its
        `own_locator`, the number of `laws` of others read, how many `give` it in full, and `precedents`: these, each as
        `mechanism=locator`, `|` between them.

    Examples
    --------
    >>> "dedicated_npm_budget_line" in own_model("mar-cndh")["indicator"].tolist()
    True
    """
    data = data or load()
    bodies = in_place(at=at, data=data)
    model = data.mechanism(mechanism)["model"]
    others = [name for name in bodies.loc[bodies["model"] == model, "mechanism"] if name != mechanism]
    facts = select(data, at=at, subjects=[mechanism, *others])
    texts = facts[(facts["basis"] == TEXT) & (facts["speaks_of"] != INSTITUTION) & (facts["value"] != "not_applicable")]
    asked = data.criteria[~data.criteria["basis"].isin(["rate", "delay"])]
    rows = pd.DataFrame([_row(row, texts, mechanism) for row in records(asked)])
    few, share = rows["laws"] < FEW_LAWS, rows["give"] / rows["laws"].clip(lower=1)
    order = rows.assign(few=few, share=share).sort_values(
        ["few", "share", "laws"], ascending=[True, True, False], kind="stable"
    )
    return rows.loc[order.index].reset_index(drop=True)


def _row(asked: Record, texts: pd.DataFrame, mechanism: str) -> Record:
    found = texts[texts["indicator"] == asked["indicator"]]
    own, others = found[found["subject"] == mechanism], found[found["subject"] != mechanism]
    given = others[others["value"].isin(asked["good"].split("|"))]
    return {
        "criterion": asked["criterion"],
        "indicator": asked["indicator"],
        "own": own["value"].iloc[0] if len(own) else NOT_KNOWN,
        "own_locator": own["locator"].iloc[0] if len(own) else "",
        "laws": len(others),
        "give": len(given),
        "precedents": "|".join(
            f"{name}={place}" for name, place in zip(given["subject"], given["locator"], strict=True)
        ),
    }

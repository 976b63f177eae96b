"""Of what a fact speaks: the preventive function itself, or the whole institution of which the mechanism is a part.

A rule of the institution is no guarantee of the function inside it (SPT guidelines, para. 32). The coder says of what the
passage speaks (`scope`). Where that was not established and the body has other tasks, age decides: a rule that was there
before the body could be named as mechanism is one of the institution.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.base.dates import END
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.days import latest
from npm_compare.facts.standalone import is_stand_alone

FUNCTION, INSTITUTION = "function", "institution"

OF_INSTITUTION = "of_institution"
"""What stands in place of an answer that speaks of the whole institution only; also a reason of an outcome."""

NOT_KNOWN = "not_known"
"""What stands in place of an answer that no fact gives."""

SAY_IT_THEMSELVES = (
    *("legal_basis", "legal_instrument", "npm_in_statute", "model", "mandate_other", "bodies_count"),
    *("npm_unit", "npm_function_separated", "handles_complaints", "dedicated_npm_budget_line"),
)
"""Questions whose definition says of what they ask: age tells nothing of their answers."""


def speaks_of(data: Dataset, facts: pd.DataFrame, designated: NDArray[np.int64]) -> NDArray[np.str_]:
    """Return for each fact `function`, `institution`, or nothing where neither was established or the question says it itself.

    `designated` is the first day on which the mechanism of each fact may have been designated.
    """
    coded = facts["scope"].to_numpy(dtype=str)
    alone = facts["subject"].isin([name for name in data.mechanisms.index if is_stand_alone(data, name)]).to_numpy()
    legal = facts["indicator"].map(data.indicators["basis"]).eq("basis_legal")
    rules = (legal & facts["timing"].eq("state") & ~facts["indicator"].isin(SAY_IT_THEMSELVES)).to_numpy()
    seen = facts["valid_from"].where(facts["valid_from"] != "", facts["attested"])
    older = (latest(seen, empty=END) < designated) & (
        facts["basis"] != "bill"
    ).to_numpy()  # a draft is of what is to come
    found = np.select([alone, coded != "", older], [FUNCTION, coded, INSTITUTION], "")
    return np.where(rules | (coded != ""), found, "")

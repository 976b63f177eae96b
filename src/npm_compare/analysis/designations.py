"""Days of designation on which sources differ: what others give for the same event as the day that counts."""

from __future__ import annotations

from npm_compare.facts.dataset import Dataset, records
from npm_compare.facts.selection import known_facts

DESIGNATION = "designation_date"


def other_days(data: Dataset, mechanism: str, *, known: str | None = None) -> tuple[str, ...]:
    """Return the days that other sources give for the act by which a mechanism was designated, the earliest first.

    Another act (a law adopted, then published) has a day of its own: only days on the same basis differ. A less precise form
    of the same day does not.
    """
    counts = str(data.mechanism(mechanism)["designated"])
    facts = known_facts(data, known=known, subjects=[mechanism])
    given = [(row["value"], row["basis"]) for row in records(facts[facts["indicator"] == DESIGNATION])]
    bases = {basis for value, basis in given if counts and value.startswith(counts)}
    others = {value for value, basis in given if basis in bases}
    return tuple(sorted(value for value in others if not (value.startswith(counts) or counts.startswith(value))))

"""The card of one mechanism: its answers to every question, and the commitments of its State."""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.evidence import PILLARS
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.bibliography import Bibliography, bibliography
from npm_compare.facts.dataset import Dataset, Record, load

COMMITMENTS = ("opcat_ratification", "opcat_entry_into_force", "spt_visit")
"""Questions about the State whose answers stand at the head of the card."""


SYSTEM = "system"
"""The section on the legal system and the form of a State, by which its peers are found: no commitment of it."""


@dataclass(frozen=True, eq=False, repr=False)
class Profile(Result):
    """One mechanism on a date. `comparison` holds its facts, `state` those on the commitments of its State and the visits of the
    SPT; shows itself as a card."""

    comparison: Comparison
    state: Comparison

    @property
    def mechanism(self) -> str:
        """Name of the mechanism in the data."""
        return self.comparison.mechanisms[0]

    @property
    def commitments(self) -> list[Record]:
        """The facts about the State at the head of the card."""
        return [fact for (_, name), facts in self.state.shown.items() if name in COMMITMENTS for fact in facts]

    @property
    def sources(self) -> Bibliography:
        """The documents behind the answers on the card; those of every other claim are with `comparison`."""
        return bibliography(self.comparison.data, self.comparison.cells["source"])


@checked
def profile(mechanism: str, *, at: str = "today", known: str | None = None, data: Dataset | None = None) -> Profile:
    """Return the card of one mechanism on a date; parameters as for `compare`.

    Examples
    --------
    >>> profile("mar-cndh", at="seminar").comparison.at
    '2015-05-12'
    """
    data = data or load()
    state = data.mechanism(mechanism)["state"]
    own = compare(mechanism, PILLARS, at=at, known=known, data=data)
    of_state = (data.indicators["pillar"] == "state") & (data.indicators["section"] != SYSTEM)
    asked = tuple(data.indicators.index[of_state])
    return Profile(own, Comparison(data, (state,), asked, own.at, own.known))

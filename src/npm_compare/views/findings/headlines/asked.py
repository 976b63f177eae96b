"""Who asks, beside whom, and on which date: what every headline is computed from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from npm_compare.facts.dataset import Dataset
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import state_name
from npm_compare.views.state_names import StateName
from npm_compare.views.wording import short_name


@dataclass(frozen=True)
class Asked:
    """The mechanism that asks, its peers, and a date (ISO)."""

    data: Dataset
    asker: str
    group: str
    at: str

    @property
    def state(self) -> str:
        """The State of the mechanism that asks, as its key."""
        return str(self.data.mechanism(self.asker)["state"])

    @property
    def state_name(self) -> StateName:
        """The State that asks, in the language spoken."""
        return state_name(self.data, self.state)

    @property
    def name(self) -> str:
        """The short name of the mechanism that asks, in the language spoken."""
        return short_name(self.data, self.asker)


Headline = Callable[[Asked], Finding]

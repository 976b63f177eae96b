"""How the order of the models moves: the same facts read and weighed in other ways, and which model then leads.

No way is the right one. Where no model leads, or another in another way, the facts do not choose between models; a share of draws
under one of them would say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.weighing.options import SEED, Options
from npm_compare.weighing.smaa import DecisionProblem, first_shares
from npm_compare.weighing.values import Between, LikeTheKnown, Together, Values
from npm_compare.weighing.weights import Floats, Weights

AS_WEIGHED, UNKNOWN_YES, WITHOUT, CORE = "as_weighed", "unknown_yes", "without", "treaty_core"

TREATY_CORE = ("independence", "powers", "protection")
"""The criteria that are duties of the treaty (OPCAT arts 18, 20, 21 and 35), not means or habits."""

VARIANTS = (
    *(AS_WEIGHED, UNKNOWN_YES, "unknown_no", "unknown_together", "unknown_like_known"),
    *(CORE, "core_like_known", WITHOUT),
)
"""The ways of reading and weighing, in the order in which they are shown.

as_weighed          every criterion; each unknown value anywhere between its ends
unknown_yes         every unknown answer speaks for the model
unknown_no          every unknown answer speaks against it
unknown_together    what is unknown of one model lies equally far between its ends on every criterion
unknown_like_known  unknown answers are like the known ones of the same model and criterion
treaty_core         independence, powers and protection only
core_like_known     both: these three only, unknown answers like the known
without             every criterion but one
"""

HALF = 0.5
"""Share of the draws above which a model leads."""

BY_CHANCE = 3
"""So many standard errors above one half a share must lie: no model leads by the luck of the draws."""

VARIANT_DRAWS = 20_000
"""Draws of weightings for each way: enough to see what comes first."""


@dataclass(frozen=True, eq=False, repr=False)
class Variants(Result):
    """What comes first in each way of reading and weighing the facts.

    `table` has one row a way: its `variant` (`VARIANTS`), the `criterion` that is left out if there is one, the model that
    `leads`, which means that it comes first in more than half of the draws (empty if none does), the share of the draws in
    which the `first` model and the `second` come first, and for each model the share in which it comes first.
    """

    options: Options
    draws: int
    table: pd.DataFrame

    @property
    def led(self) -> pd.Series[int]:
        """In how many ways each model leads, in the order of the models; those that never do are in it too."""
        counted = self.table["leads"].value_counts()
        return pd.Series({name: int(counted.get(name, 0)) for name in self.options.options})

    def only_by_hope(self, model: str) -> bool:
        """Say whether a model leads in no other way than that in which every unknown answer speaks for it."""
        return set(self.table.loc[self.table["leads"] == model, "variant"]) == {UNKNOWN_YES}

    @property
    def least(self) -> float:
        """The share of the draws above which a model leads: half, and what chance may add."""
        return _least(self.draws)

    @property
    def margins(self) -> list[tuple[float, float]]:
        """The shares of the first and of the second model in the ways in which one leads, the narrowest lead first."""
        rows = self.table.loc[self.table["leads"] != "", ["first", "second"]]
        return sorted(rows.itertuples(index=False, name=None))

    @property
    def open(self) -> int:
        """In how many ways no model leads."""
        return int((self.table["leads"] == "").sum())


@checked
def variants(options: Options, *, draws: int = VARIANT_DRAWS, seed: int = SEED) -> Variants:
    """Return which model leads in each way of reading and weighing the same facts.

    Parameters
    ----------
    options
        From `options`.
    draws
        Weightings drawn for each way, all being equally likely.

    Raises
    ------
    NpmCompareError
        If none of the mechanisms looked at is in place on the date and of a model.

    Examples
    --------
    >>> import npm_compare as npm
    >>> len(npm.variants(npm.options(at="seminar"), draws=100).led) > 1
    True
    """
    options.problem()  # refuses a date without a mechanism
    table = options.data.kept(("variants", options, draws, seed), lambda: _table(options, draws, seed))
    return Variants(options, draws, table.copy())


def _table(options: Options, draws: int, seed: int) -> pd.DataFrame:
    rows = []
    for variant, left_out, kept, values in _ways(options):
        problem = DecisionProblem(options.options, kept, values, Weights(len(kept)))
        shares = first_shares(problem, draws, seed=seed)
        first, second = _ends(shares)
        told = {"leads": _leader(shares, draws), "first": first, "second": second}
        rows.append({"variant": variant, "criterion": left_out, **told, **shares})
    return pd.DataFrame(rows)


def _ends(shares: pd.Series[float]) -> tuple[float, float]:
    """Return the largest share and the one after it; nothing comes after the only model."""
    first, second, *_ = [*sorted(map(float, shares), reverse=True), 0.0]
    return first, second


def _leader(shares: pd.Series[float], draws: int) -> str:
    """Return the option that comes first in more than half of the draws, beyond their chance; none where no option does."""
    return str(shares.idxmax()) if shares.max() > _least(draws) else ""


def _least(draws: int) -> float:
    """Return the share above which a model leads."""
    return HALF + float(BY_CHANCE * HALF / draws**0.5)


def _ways(options: Options) -> Iterator[tuple[str, str, tuple[str, ...], Values]]:
    """Return each way with the criterion left out, the criteria kept and how their values are drawn."""
    every = options.criteria
    core = tuple(name for name in every if name in TREATY_CORE)
    sets = {AS_WEIGHED: every, "core": core if core != every else ()}
    for variant in VARIANTS[:-1]:
        if kept := sets["core" if "core" in variant else AS_WEIGHED]:
            yield variant, "", kept, READINGS[variant](_known(options, kept))
    for name in every if len(every) > 1 else ():
        kept = tuple(other for other in every if other != name)
        yield WITHOUT, name, kept, READINGS[WITHOUT](_known(options, kept))


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of the options (down) on the criteria (across), as `CriterionPart` has it."""

    low: Floats
    high: Floats
    known: Floats
    asked: Floats

    @property
    def share(self) -> Floats:
        """The share of the answers that is known."""
        return np.asarray(self.known / np.maximum(self.asked, 1))

    def within(self, *, against: bool, for_it: bool, draw: type[Between] = Between) -> Between:
        """Return values from all unknown answers against an option to all for it, or one of these ends alone.

        Where a criterion asks nothing of an option no answer is unknown: the value stays open whatever is read into the unknown.
        """
        least = self.low * self.share + (0 if against else 1 - self.share)
        most = self.high * self.share + (1 - self.share if for_it else 0)
        return draw(np.where(self.asked > 0, least, 0), np.where(self.asked > 0, most, 1))


def _known(options: Options, criteria: tuple[str, ...]) -> Known:
    parts = [[options.parts[option, name] for name in criteria] for option in options.options]
    fields = ("low", "high", "known", "asked")
    return Known(
        *(np.array([[getattr(part, field) for part in row] for row in parts], dtype=float) for field in fields)
    )


READINGS: Mapping[str, Callable[[Known], Values]] = {
    **dict.fromkeys((AS_WEIGHED, CORE, WITHOUT), lambda known: known.within(against=True, for_it=True)),
    UNKNOWN_YES: lambda known: known.within(against=False, for_it=True),
    "unknown_no": lambda known: known.within(against=True, for_it=False),
    "unknown_together": lambda known: known.within(against=True, for_it=True, draw=Together),
    **dict.fromkeys(
        ("unknown_like_known", "core_like_known"),
        lambda known: LikeTheKnown(known.low, known.high, known.known, known.asked),
    ),
}
"""How the values are drawn in each way."""

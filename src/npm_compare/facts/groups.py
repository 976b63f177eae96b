"""The named groups of mechanisms: what decides who is a member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MEMBERSHIPS = {
    "africa": "au",
    "arab_league": "arab_league",
    "francophone": "oif",
    "council_of_europe": "coe",
    "oic": "oic",
}
"""Groups of States by membership, each with the column of the table of States."""

MODELS = {
    "nhri": ("nhri",),
    "ombuds": ("ombuds", "ombuds_plus"),
    "new_bodies": ("new_specialised",),
    "several_bodies": ("multiple_bodies",),
}
INCOMES = {
    "low_income": "Low income",
    "lower_middle_income": "Lower middle income",
    "upper_middle_income": "Upper middle income",
    "high_income": "High income",
}
DECIDED_BY: Mapping[str, tuple[str, Sequence[str]]] = {
    **{group: ("model", models) for group, models in MODELS.items()},
    **{group: (column, ("yes",)) for group, column in MEMBERSHIPS.items()},
    **{group: ("income_group", (income,)) for group, income in INCOMES.items()},
}
"""The groups that are computed: the column of `models.in_place` that decides, and its values whose mechanisms are members."""

GROUPS = ("seminar", *DECIDED_BY, "all")
"""Names of the groups, usable wherever mechanisms are asked for."""

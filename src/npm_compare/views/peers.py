"""Peers in words: the names of their groups, the reasons why each is in, and what makes a group doubtful."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from npm_compare.analysis.peers import IN_PLACE, SEMINAR_CASE
from npm_compare.facts.dataset import SEMINAR, Dataset, Record
from npm_compare.facts.groups import GROUPS, INCOMES
from npm_compare.views.codes import label, word
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import day, joined, later, listed, say, say_many
from npm_compare.views.wording import inside

MEMBER_OF: Mapping[str, str] = {
    "au": later("{state}: member of the African Union"),
    "arab_league": later("{state}: member of the League of Arab States"),
    "oif": later("{state}: member of the Organisation internationale de la Francophonie"),
    "coe": later("{state}: member of the Council of Europe"),
    "oic": later("{state}: member of the Organisation of Islamic Cooperation"),
}
"""Why a mechanism is in a group of States by membership, by the column of the table of States."""


def group_name(data: Dataset, group: str) -> str:
    """Return the name of a group of peers in the language spoken."""
    return code_label(data, "income_group", INCOMES[group]) if group in INCOMES else word("peers", group)


def group_names(data: Dataset) -> dict[str, str]:
    """Return the name of every group of peers."""
    return {group: group_name(data, group) for group in GROUPS}


def say_reason(data: Dataset, peer: Record) -> str:
    """Return the reasons of a row of `peers` or `like` in words; a text that is none of their codes stays as it is."""
    return joined((_reason(data, peer, part) for part in peer["reason"].split("; ")), strong=True)


def _reason(data: Dataset, peer: Record, reason: str) -> str:
    name, _, code = reason.partition("=")
    if name in MEMBER_OF and "mechanism" in peer:
        return say(MEMBER_OF[name], state=state_name(data, data.mechanism(peer["mechanism"])["state"]))
    return PEER_REASONS[name](data, code) if name in PEER_REASONS else reason


def _coded(*lists: str) -> Callable[[Dataset, str], str]:
    """Return what says a code as it stands inside a sentence."""
    return lambda data, code: inside(label(data, code, *lists))


PEER_REASONS: Mapping[str, Callable[[Dataset, str], str]] = {
    SEMINAR_CASE: lambda _, __: say("a case of the Rabat seminar of {date}", date=day(SEMINAR)),
    IN_PLACE: lambda _, __: say("designated and not ended"),
    "model": lambda data, code: say("model: {model}", model=_coded("model")(data, code)),
    "income_group": lambda data, code: say("World Bank: {income}", income=_coded("income_group")(data, code)),
    "nhri_a": _coded("nhri_status"),
    "language": lambda _, codes: listed(word("community", code) for code in codes.split()),
    "legal_family": _coded("legal_family"),
    "form_of_state": _coded("form_of_state"),
    "region": _coded("un_subregion", "un_region"),
    "income": _coded("income_group"),
    "population": lambda _, size: say_many("{count} inhabitant", "{count} inhabitants", int(size)),
    "prisoners": lambda _, size: say_many("{count} prisoner", "{count} prisoners", int(size)),
}
"""How the other reasons are put into words, by the name before the code."""


def few_known(warning: str) -> str:
    """Return the warnings about a peer in words."""
    return joined((word("few_known", code) for code in warning.split("; ")), strong=True)


def caution(marked: int, peers: int) -> str:
    """Return what is said of a whole group of which so many peers are marked."""
    # Translators: {count} is the number of peers that carry a warning, {number} that of all peers of the group.
    return say_many(
        "The group rests on few known facts: {count} of {number} peers carries a warning.",
        "The group rests on few known facts: {count} of {number} peers carry a warning.",
        marked,
        number=peers,
    )

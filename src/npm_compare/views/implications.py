"""What follows from another fact, in words."""

from __future__ import annotations

from npm_compare.analysis.implications import Implication
from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label
from npm_compare.views.language import say


def say_implied(data: Dataset, indicator: str, found: Implication) -> str:
    """Return an answer that follows from another fact: of the signature, that the State acceded without one."""
    if indicator == "opcat_signature":
        return say("acceded, without signing")
    return code_label(data, "yesno", found.answer)

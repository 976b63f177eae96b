"""What the data are about: the Optional Protocol, or another treaty or topic that somebody else has coded."""

from __future__ import annotations

from npm_compare.base.nested import read_json
from npm_compare.checking.schema import descriptor_of
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import say


def of_the_protocol(data: Dataset) -> bool:
    """Say whether a State of the data is bound by the Optional Protocol: else nothing is said about it and its deadlines."""
    return bool((data.states["opcat_status"] == "party").any())


def title(data: Dataset) -> str:
    """Return the name of the atlas: ours, or that which the data give themselves."""
    if of_the_protocol(data):
        return say("Atlas of national preventive mechanisms")
    return say("Atlas: {title}", title=read_json(descriptor_of(data.folder).read_text(encoding="utf-8"))["title"])

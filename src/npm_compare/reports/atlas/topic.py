"""What the data are about: the Optional Protocol, or another treaty or topic that somebody else has coded."""

from __future__ import annotations

from typing import Any

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.described import about, described
from npm_compare.views.language import say

ALL = "facts/all.csv"
"""The table of every fact, in the folder of the atlas."""


def of_the_protocol(data: Dataset) -> bool:
    """Say whether a State of the data is bound by the Optional Protocol: else nothing is said about it and its deadlines."""
    return bool((data.states["opcat_status"] == "party").any())


def title(data: Dataset) -> str:
    """Return the name of the atlas: ours, or that which the data give themselves."""
    if of_the_protocol(data):
        return say("Atlas of national preventive mechanisms")
    return say("Atlas: {title}", title=about(data)["title"])


def for_search_engines(data: Dataset, url: str, place: str) -> dict[str, Any]:
    """Return what search engines for data read on a first page of the atlas.

    `url` is where the atlas will be published, if that is known; `place` the way from the page to the folder of the atlas.
    """
    words = described(data, url)
    table = {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{words.get('url', place)}{ALL}"}
    names = {"name": about(data)["title"], "alternateName": title(data)}
    return {"@context": "https://schema.org/", "@type": "Dataset", **names, **words, "distribution": [table]}

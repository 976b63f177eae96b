"""The data as search engines take them in: their name, version, licence and words, in the terms of schema.org/Dataset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.nested import read_json
from npm_compare.checking.schema import descriptor_of
from npm_compare.facts.dataset import Dataset
from npm_compare.views.html import WEB


def about(data: Dataset) -> Mapping[str, Any]:
    """Return what the descriptor of the data says of them."""
    found: Mapping[str, Any] = read_json(descriptor_of(data.folder).read_text(encoding="utf-8"))
    return found


def address(url: str) -> str:
    """Return an address at which something is published, as that of a folder; an empty one stays empty.

    >>> address("https://atlas.example/npm"), address("")
    ('https://atlas.example/npm/', '')
    """
    if url and not url.startswith(WEB):
        raise NpmCompareError("no_web_address", url=url)
    return f"{url.rstrip('/')}/" if url else ""


def described(data: Dataset, url: str = "") -> dict[str, Any]:
    """Return the words of schema.org on the data; without an address at which they are published none is made up."""
    told = about(data)
    return {
        "description": told["description"],
        "version": data.version,
        **({"url": address(url)} if url else {}),
        **({"keywords": told["keywords"]} if told.get("keywords") else {}),
        "datePublished": data.date,
        "dateModified": data.date,
        "inLanguage": ["en", "fr", "ar"],
        "license": told["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "npm_compare contributors"},
    }

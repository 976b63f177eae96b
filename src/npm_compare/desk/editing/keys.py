"""Keys of new sources in the manner of the present ones: State, who, year, such as `mar-lesechos-2017`; `fra-loi-2007`."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from npm_compare.base.letters import folded
from npm_compare.checking.addresses import parted
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Record

KEY_LETTERS = 40
"""Letters of a key that a reference manager gave and that is still taken over."""

GENERAL_WORDS = {"www", "web", "com", "co", "org", "net", "gov", "gob", "gouv", "gv", "edu", "ac"}
"""Parts of the name of a site that do not tell whose it is."""


def usable_key(wished: str) -> str:
    """Return a key that a reference manager gave, if a reader can make something of it; else nothing.

    >>> usable_key("pegram_2012"), usable_key("http://manager.example/items/A1"), usable_key("8431")
    ('pegram_2012', '', '')
    """
    pattern = tables()["sources"].fields[0].pattern
    readable = len(wished) <= KEY_LETTERS and re.search(r"[A-Za-z]{2}", wished)
    return wished if readable and pattern and pattern.search(wished) else ""


def free_key(row: Record, state: str, taken: Container[str], *, wished: str = "") -> str:
    """Return the key wished for, or one made of State, who and year; numbered if another source has it.

    >>> row = {"kind": "academic", "author": "Ana Pérez", "publisher": "", "url": "", "published": "2019-05"}
    >>> free_key(row, "", ()), free_key(row, "arg", {"arg-perez-2019"})
    ('perez-2019', 'arg-perez-2019-2')
    >>> free_key({**row, "author": "Pérez, A."}, "", ())
    'perez-2019'
    >>> free_key({**row, "kind": "law", "title": "Loi n° 76-15", "published": "2018"}, "mar", ())
    'mar-loi-2018'
    """
    key = wished or "-".join(filter(None, (state, _who(row) or "source", row["published"][:4])))
    numbered = (f"{key}-{number}" for number in count(2))
    return key if key not in taken else next(name for name in numbered if name not in taken)


def _who(row: Record) -> str:
    """Return who speaks, in a word: a person's family name, the short name of a body, or that of a site; of a law, its title."""
    body = row["author"] or row["publisher"]
    if row["kind"] == "law" and (word := _letters(row["title"].partition(" ")[0])):
        return word
    family, comma, _ = row["author"].partition(";")[0].partition(",")
    if row["kind"] == "academic" and family.strip():
        return _letters(family if comma else family.split()[-1])
    if short := re.search(r"\(([A-Z][\w-]+)\)", body):
        return _letters(short[1])
    if row["kind"] in ("press", "web_page") and row["url"]:
        return _site(row["url"])
    capitals = "".join(re.findall(r"\b[A-Z]", body))
    return (capitals.lower() if len(capitals) > 2 else _letters(body.partition(" ")[0])) or _site(row["url"])


def _site(address: str) -> str:
    names = [name for name in parted(address).netloc.lower().split(":")[0].split(".") if name not in GENERAL_WORDS]
    return _letters(names[-2] if len(names) > 1 else "".join(names))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(text))

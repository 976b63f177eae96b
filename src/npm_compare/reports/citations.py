"""The sources as a file for a reference manager: CSL JSON, or BibTeX, which pandoc makes of it (in the form of biblatex)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from npm_compare.base.writing import ending_of, write_whole
from npm_compare.facts.citations import csl, csl_json, read_about
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.reports.pandoc import pandoc

BRACE = re.compile(r"\\([{}])")
"""A brace of a text: BibTeX counts it, with a backslash or not, as one of its own."""


def bibtex(data: Dataset, sources: Iterable[str] | None = None) -> str:
    """Return sources as the text of a BibTeX file (UTF-8): titles keep their capitals, the note is the licence."""
    items = json.dumps([_plain(item) for item in csl(data, sources)])
    written = pandoc(["--from=csljson", "--to=biblatex", "--wrap=none"], given=items.encode()).decode("utf-8")
    return BRACE.sub(lambda found: f"\\textbrace{'left' if found[1] == '{' else 'right'}{{}}", written)


def _plain(item: Record) -> Record:
    """Return an item of CSL JSON as it is to be printed in a list of works."""
    licence = item.get("custom", {}).get("licence")
    shown = {name: value for name, value in item.items() if name not in ("custom", "note")}
    shown["title"] = f'<span class="nocase">{item["title"]}</span>'
    address = item.get("URL", "")
    shown["URL"] = address.replace("{", "%7B").replace("}", "%7D")  # pandoc leaves what would close the field
    return shown | ({"note": f"Licence {licence}"} if licence else {})


CITATION_FORMS = {".json": csl_json, ".bib": bibtex}
"""The forms in which sources can be written, by the ending of the file."""


def write_citations(data: Dataset, path: Path, subjects: Collection[str] | None = None) -> Path:
    """Write sources into a file for a reference manager: CSL JSON (`.json`) or BibTeX (`.bib`).

    Parameters
    ----------
    data
        The data.
    path
        File to write; its ending says in which form.
    subjects
        Mechanisms and States about which something was read in these sources (facts, remarks on them, who else visits, the
        debate of the State); by default all sources.

    Raises
    ------
    WrongEnding
        If the name ends otherwise.
    """
    form = CITATION_FORMS[ending_of(path, tuple(CITATION_FORMS))]
    return write_whole(path, form(data, None if subjects is None else read_about(data, subjects)).encode())

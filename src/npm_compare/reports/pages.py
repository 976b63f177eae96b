"""The pages that say how the reports are made and read: prose in three languages, its numbers and tables computed.

A page is a Markdown file, `pages/<language>/<name>.md`, and a template of jinja2. `{{facts}}` in it is replaced by a number or
a few words (`page_words.py`), a line that holds nothing else, such as `{{table_questions}}`, by a table (`page_tables.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.folders import pages_folder
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.order import Around, Step
from npm_compare.reports.page_tables import PAGE_TABLES
from npm_compare.reports.page_words import PAGE_FIELDS
from npm_compare.reports.prose import paragraphs
from npm_compare.views.language import isolated

PAGES = {"reading": 2, "glossary": 4, "coding": 9, "method": 10, "limits": 2, "citing": 2}
"""Names of the pages, in the order in which they are read, each with the number of printed pages that it promises."""

MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|#$~^&:@])")
"""What Markdown would read as its own; a colon would make a link of a bare address."""


def path_of(name: str, language: str) -> Path:
    """Return the file of a page in a language."""
    return pages_folder() / language / f"{name}.md"


def title_of_page(path: Path) -> str:
    """Return the title of a page: its first heading."""
    return next(paragraphs(path.read_text(encoding="utf-8")))[1]


def around(name: str, language: str) -> Around:
    """Return links to the pages read before and after one, each with its title; None at an end."""
    order = list(PAGES)
    place = order.index(name)
    before, after = order[max(0, place - 1) : place], order[place + 1 : place + 2]
    steps = [Step(f"{one}.html", title_of_page(path_of(one, language))) for one in (*before, *after)]
    return (steps[0] if before else None), (steps[-1] if after else None)


def notebook_of(path: Path, data: Dataset) -> Any:
    """Return a page with every field filled, in the form of an executed notebook, as `documents.convert` takes it.

    Raises
    ------
    NpmCompareError
        If there is no such field or table, or a table does not stand on a line of its own; the text names the file.
    """
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    cells = []
    for number, (prose, table) in enumerate(_parts(path)):
        name = f"{path.stem}-{number}"
        if table:
            output = new_output("execute_result", {"text/html": PAGE_TABLES[table](data)}, execution_count=1)
            cells.append(new_code_cell("", outputs=[output], execution_count=1, id=name))
        else:
            cells.append(new_markdown_cell(_filled(prose, path, data), id=name))
    return new_notebook(
        cells=cells, metadata={"npm_compare": {"pages": PAGES[path.stem]}} if path.stem in PAGES else {}
    )


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    """Split a page into prose, a part for each heading, and the names of its tables; one of the two is empty."""
    parts = re.split(r"^\{\{(table_\w+)\}\}$", path.read_text(encoding="utf-8"), flags=re.M)
    for place, text in enumerate(parts):
        if place % 2 == 0:
            yield from ((part.strip(), "") for part in re.split(r"^(?=## )", text, flags=re.M) if part.strip())
        elif text in PAGE_TABLES:
            yield "", text
        else:
            raise _unknown(path, UnknownName("table", text, PAGE_TABLES))


def _filled(prose: str, path: Path, data: Dataset) -> str:
    """Return prose with its fields filled in; only those that stand in it are worked out."""
    from jinja2 import Environment, TemplateSyntaxError, meta

    templates = Environment(finalize=_marked, keep_trailing_newline=True)
    try:
        fields = sorted(meta.find_undeclared_variables(templates.parse(prose)))
    except TemplateSyntaxError as error:
        raise NpmCompareError("page_not_read", file=_file(path), reason=str(error)) from None
    for name in fields:
        if name in PAGE_TABLES:
            raise NpmCompareError("table_within_line", file=_file(path), name=name)
        if name not in PAGE_FIELDS:
            raise _unknown(path, UnknownName("field", name, PAGE_FIELDS))
    return templates.from_string(prose).render({name: PAGE_FIELDS[name](data) for name in fields})


def _marked(words: str) -> str:
    """Return the words of a field as Markdown: one line, and no letter of theirs is a mark."""
    return MARKDOWN_SIGNS.sub(r"\\\1", isolated(" ".join(words.splitlines())))


def _unknown(path: Path, error: UnknownName) -> NpmCompareError:
    """Return the refusal of a name with the page in which it stands."""
    return NpmCompareError("in_file", file=_file(path), problem=error.message)


def _file(path: Path) -> str:
    """Return the name of a page with its language."""
    return f"{path.parent.name}/{path.name}"

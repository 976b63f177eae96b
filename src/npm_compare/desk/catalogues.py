"""The catalogues of translations: what has to be translated, and what is wrong with a translation.

    python -m npm_compare.desk.catalogues    writes new sentences into locale/fr.po and locale/ar.po and takes old ones out

The sentences are those that the code gives to `say`, `say_many` and `later`, the paragraphs of the help of the command
line, and those of the notebooks. The PO files open in Poedit and similar editors.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from npm_compare.base.folders import PACKAGE
from npm_compare.base.writing import write_whole
from npm_compare.desk.cli import app
from npm_compare.desk.cli.help import help_texts
from npm_compare.reports.execution import every_notebook
from npm_compare.reports.prose import paragraphs
from npm_compare.views.languages import LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

KEYWORDS = {"say": (1,), "say_many": (1, 2), "later": (1,)}

FIELD = re.compile(r"\{(\w+)(?::[a-z]+)?\}", re.IGNORECASE)

COUNT_IN_WORDS = {"ar": 3, "fr": 0}
"""How many plural forms, of the first, may say the count in words (Arabic: none, one, two) instead of by the field."""

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""The time that stands in every catalogue, so that only its sentences change it."""


def template() -> Catalog:
    """Return every sentence to be translated, with the files in which it stands."""
    from babel.messages.catalog import Catalog

    found = Catalog(project="npm_compare", creation_date=STAMP, revision_date=STAMP, charset="utf-8")
    for place, words, comments in [*_of_code(), *_of_help(), *_of_notebooks()]:
        found.add(words, locations=[(place, 0)], auto_comments=comments)
    return found


def _of_code() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    from babel.messages.extract import extract_from_dir

    rows = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for name, _, words, comments, _ in rows:
        if words and words != ("", ""):
            yield name, words, comments


def _of_help() -> Iterator[tuple[str, str, list[str]]]:
    for words in help_texts(app):
        yield "help.py", words, []


def _of_notebooks() -> Iterator[tuple[str, str, list[str]]]:
    import nbformat

    for path in every_notebook():
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                for _, words in paragraphs(cell.source):
                    yield path.name, words, []


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is in the package; an empty one if there is none yet."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    place = place_of(language)
    new = Catalog(locale=language, project="npm_compare", version="", copyright_holder="", msgid_bugs_address="")
    return read_po(io.BytesIO(place.read_bytes()), locale=language) if place.exists() else new


def place_of(language: str) -> Path:
    """Return the file of the catalogue of a language."""
    return PACKAGE / "views" / "locale" / f"{language}.po"


def update(language: str) -> int:
    """Bring a catalogue up to the present sentences, keep the translations of those that stay; return how many lack one."""
    from babel.messages.pofile import write_po

    catalogue = read(language)
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.creation_date = catalogue.revision_date = STAMP
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# The sentences of npm_compare in {catalogue.locale.english_name}."
    held = io.BytesIO()
    write_po(held, catalogue, width=120, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    place_of(language).parent.mkdir(exist_ok=True)
    write_whole(place_of(language), held.getvalue())
    return sum(bool(message.id) and not all(_forms(message)) for message in catalogue)


def problems(language: str) -> list[str]:
    """List what is missing or wrong in a catalogue: sentences without translation, unsure ones, fields lost or invented."""
    wanted, catalogue = template(), read(language)
    found = [f"{language}.po: not in the code any more: {_shown(m)}" for m in catalogue if m.id and m.id not in wanted]
    for message in wanted:
        if not message.id:
            continue
        translated = catalogue.get(message.id)
        if translated is None or not all(_forms(translated)):
            found.append(f"{language}.po: no translation of {_shown(message)}")
        elif translated.fuzzy:
            found.append(f"{language}.po: marked as unsure: {_shown(message)}")
        else:
            found += [
                f"{language}.po: {what} in the translation of {_shown(message)}"
                for what in _faults(translated, language)
            ]
    return found


def _faults(message: Message, language: str) -> Iterator[str]:
    """Find fields that a translation loses or invents, and white space or line ends that differ."""
    source = message.id[-1] if isinstance(message.id, tuple) else str(message.id)
    for number, form in enumerate(_forms(message)):
        lost, invented = (
            set(FIELD.findall(source)) - set(FIELD.findall(form)),
            set(FIELD.findall(form)) - set(FIELD.findall(source)),
        )
        if isinstance(message.id, tuple) and number < COUNT_IN_WORDS[language]:
            lost -= {"count"}
        if lost:
            yield f"{', '.join(sorted(lost))} lost (form {number})"
        if invented:
            yield f"{', '.join(sorted(invented))} invented (form {number})"
        if form != form.strip() and source == source.strip():
            yield f"white space at an end (form {number})"


def _forms(message: Message) -> tuple[str, ...]:
    string = message.string
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


def _shown(message: Message) -> str:
    return repr(message.id[0] if isinstance(message.id, tuple) else message.id)[:100]


def main() -> None:
    """Update every catalogue and say how much is left to translate."""
    for language in LANGUAGES:
        if language != "en":
            sys.stdout.write(f"{place_of(language)}: {update(language)} sentences without translation\n")


if __name__ == "__main__":
    main()

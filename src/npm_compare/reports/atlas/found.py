"""What is searched, in the language spoken: States, texts of their answers, questions, requirements, remarks, every source."""

from __future__ import annotations

from collections.abc import Iterator

from npm_compare.facts.dataset import records
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.links import to_question, to_requirement, to_state
from npm_compare.reports.atlas.scripts import script
from npm_compare.views.coders import coded, named_in_words
from npm_compare.views.html import WEB
from npm_compare.views.labels import code_label, indicator_label, mechanism_name, requirement_text, state_name
from npm_compare.views.language import day, joined, say
from npm_compare.views.wording import short_name, subject_name

Entry = tuple[str, str, str, str]
"""The kind of what is found, its words, the file to which it leads (empty: to none), and what else is looked into."""


def search_script(content: Content, order: list[str]) -> str:
    """Return what is searched, as the data of a script."""
    entries = (*_states(content, order), *_texts(content), *_standards(content), *_remarks(content), *_sources(content))
    return script("FOUND", [list(entry) for entry in entries])


def _states(content: Content, order: list[str]) -> Iterator[Entry]:
    """Yield the States by their names in every language, and by those of their mechanisms."""
    data = content.data
    for state in order:
        row, link = data.state(state), to_state(data, state)
        names = [row["name_en"], row["name_fr"], row["name_ar"]]
        for name in content.owned[state]:
            names += [mechanism_name(data, name), short_name(data, name), data.mechanism(name)["name_original"]]
        yield say("State"), link.words, link.file, " · ".join(dict.fromkeys(names))


def _texts(content: Content) -> Iterator[Entry]:
    """Yield the answers that are words, such as the name and number of a law."""
    data = content.data
    for mechanism in content.bodies.mechanisms:
        file = f"{to_state(data, data.mechanism(mechanism)['state']).file}#mechanism"
        for name in content.texts:
            for fact in content.bodies.shown.get((mechanism, name), ()):
                yield indicator_label(data, name), fact["value"], file, subject_name(data, mechanism)


def _standards(content: Content) -> Iterator[Entry]:
    """Yield the questions with their definitions, and the requirements with their texts."""
    data = content.data
    for name in content.questions:
        entry, link = data.indicator(name), to_question(data, name)
        more = " ".join(coded(data, entry[column]) for column in ("question", "definition") if entry[column])
        yield say("Question"), link.words, link.file, more
    for name in data.requirements.index:
        link = to_requirement(data, name)
        yield say("Requirement"), link.words, link.file, requirement_text(data, name)


def _remarks(content: Content) -> Iterator[Entry]:
    data = content.data
    for state, rows in content.remarks.items():
        for row in rows:
            words = joined([named_in_words(data, row["body"]), state_name(data, state)])
            yield say("Remark"), words, f"{to_state(data, state).file}#remarks", coded(data, row["remark"])


def _sources(content: Content) -> Iterator[Entry]:
    """Yield every source by title, author and publisher; without an address it leads to the page of a State that cites it."""
    data = content.data
    citing = {name: state for state, names in reversed(content.cited.items()) for name in names}
    for row in records(data.sources):
        name = row["source"]
        page = f"{to_state(data, citing[name]).file}#sources" if name in citing else ""
        kind = code_label(data, "source_kind", row["kind"])  # “law 76-15” finds the “loi n° 76-15” too
        who = (kind, row["author"], row["publisher"], day(row["published"]))
        yield (
            say("Source"),
            row["title"],
            row["url"] if row["url"].startswith(WEB) else page,
            joined(dict.fromkeys(filter(None, who))),
        )

"""The command that finds words: in the data, in what the charts show, and in the help of the commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from npm_compare.desk.cli.application import app as program
from npm_compare.desk.cli.help import translated
from npm_compare.desk.cli.options import Form, Format, Language, complete_places, split
from npm_compare.desk.cli.output import write_coded
from npm_compare.views.language import language, say, say_many, speaking
from npm_compare.views.languages import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd

    from npm_compare.analysis.passages import Passage
    from npm_compare.analysis.typed import Typed
    from npm_compare.facts.dataset import Dataset, Record


def _in_each_language() -> list[str]:
    """Return the languages, that spoken first: what is found in several is told in it."""
    return sorted(LANGUAGES, key=lambda name: name != language())


def _charts(_: Dataset) -> Iterator[Passage]:
    from npm_compare.analysis.passages import LABEL, TEXT, Passage
    from npm_compare.views.charts.shows import SHOWS

    for spoken in _in_each_language():
        with speaking(spoken):
            for kind, words in SHOWS.items():
                yield Passage("charts", kind, "", kind, LABEL)
                yield Passage("charts", kind, "", say(words), TEXT, kind)


def _help(_: Dataset) -> Iterator[Passage]:
    from npm_compare.analysis.passages import LABEL, TEXT, Passage

    for spoken in _in_each_language():
        with speaking(spoken):
            for name in translated(program).commands:
                yield Passage("help", name, "", name, LABEL)
                yield Passage("help", name, "", _help_of(name), TEXT, name)


def _help_of(command: str) -> str:
    """Return the first sentence of the help of a command, in the language spoken."""
    return str(translated(program).commands[command].help).split("\n\n")[0]


def _told(row: Record) -> Record:
    """Return what was found; a chart or command with what it does, in the language spoken and not where the words stood."""
    from npm_compare.views.charts.shows import SHOWS

    kind, name = row["kind"], row["name"]
    if kind == "charts":
        words = SHOWS[name]
        return {**row, "excerpt": say(words)}
    return {**row, "excerpt": _help_of(name)} if kind == "help" else row


app = typer.Typer()

MORE: Mapping[str, Callable[[Dataset], Iterator[Passage]]] = {"charts": _charts, "help": _help}
"""Where words are sought besides the data."""


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words in English, French or Arabic; each must be found.")],
    places: Annotated[
        str,
        typer.Option(
            "--in",
            help="Of questions, facts, notes, remarks, visitors, studies, debate, sources, requirements, terms, charts and help, "
            "separated by commas.",
            autocompletion=complete_places,
        ),
    ] = "",
    most: Annotated[int, typer.Option(min=0, help="How many results a table shows; 0 for all.")] = 20,
    form: Format = Form.table,
    language: Language = None,
) -> None:
    """Find words in every table that holds texts, in the charts and in the help, in the three languages at once.

    Example: npm-compare search visites inopinees --in questions,notes
    """
    from npm_compare.analysis.search import search as find
    from npm_compare.desk.cli.coded import passages_of
    from npm_compare.facts.dataset import load

    found = find(words, split(places) or None, more=MORE)
    if form is Form.table:
        _list(found, most or len(found), words, split(places))
    else:
        write_coded(passages_of(found, load()), form)


def _list(found: pd.DataFrame, most: int, words: list[str], places: list[str]) -> None:
    """Write the first results in words, and say on standard error how many there are besides."""
    from npm_compare.analysis.typed import typed
    from npm_compare.desk.cli.steps import Step, next_step
    from npm_compare.facts.dataset import load, records
    from npm_compare.views.search import say_found

    data = load()
    meant = typed(words, data)
    step = Step(data, meant)
    blocks = [say_found(data, _told(row), next_step(step, row)) for row in records(found.head(most))]
    typer.echo("\n\n".join(blocks) or "\n".join(_to_try(meant, places)))
    if (left := len(found) - len(blocks)) > 0:
        told = say_many("{count} more result: --most 0 shows all.", "{count} more results: --most 0 shows all.", left)
        typer.echo(told, err=True)


MOST_TRIED = 6
"""Words of which each is left out in turn where nothing has all."""


def _to_try(meant: Typed, places: list[str]) -> Iterator[str]:
    """Say that nothing was found, and what to try: fewer words, a name that is spelt alike, every place, the questions."""
    from npm_compare.base.errors import offering
    from npm_compare.facts.called import book, nearest
    from npm_compare.facts.dataset import load

    words = meant.words
    yield say("Nothing has all these words.") if len(words) > 1 else say("Nothing has this word.")
    fewer = [[*words[:place], *words[place + 1 :]] for place in range(len(words))] if len(words) > 1 else []
    yield from _tried(fewer[:MOST_TRIED], places) or _tried([[word] for word in words[:MOST_TRIED] if fewer], places)
    if names := nearest(" ".join(meant.about), [book(load(), "indicator")]):
        yield str(offering(names))
    if places:
        everywhere = say("to search everywhere")
        yield f"→ npm-compare search {' '.join(words)}  ({everywhere})"
    listed = say("to see what can be asked")
    yield f"→ npm-compare questions  ({listed})"


def _tried(searches: list[list[str]], places: list[str]) -> list[str]:
    """Return the searches that find something, as commands, each with the number of its results."""
    from npm_compare.analysis.search import search as find

    found = [(words, len(find(words, places or None, more=MORE))) for words in searches]
    told = [(words, say_many("{count} result", "{count} results", number)) for words, number in found if number]
    return [f"→ npm-compare search {' '.join(words)}  ({count})" for words, count in told]

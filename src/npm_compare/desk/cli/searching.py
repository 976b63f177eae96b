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
    from npm_compare.facts.dataset import Dataset


def _in_each_language() -> list[str]:
    """Return the languages, that spoken first: what is found in several is told in it."""
    return sorted(LANGUAGES, key=lambda name: name != language())


def _charts(_: Dataset) -> Iterator[Passage]:
    from npm_compare.analysis.passages import TEXT, Passage
    from npm_compare.views.charts.shows import SHOWS

    for spoken in _in_each_language():
        with speaking(spoken):
            yield from [Passage("charts", kind, "", say(words), TEXT, kind) for kind, words in SHOWS.items()]


def _help(_: Dataset) -> Iterator[Passage]:
    from npm_compare.analysis.passages import TEXT, Passage

    for spoken in _in_each_language():
        with speaking(spoken):
            for name, command in translated(program).commands.items():
                yield Passage("help", name, "", (command.help or "").split("\n\n")[0], TEXT, name)


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
        _list(found, most or len(found), words)
    else:
        write_coded(passages_of(found, load()), form)


def _list(found: pd.DataFrame, most: int, words: list[str]) -> None:
    """Write the first results in words, and say on standard error how many there are besides."""
    from npm_compare.facts.called import book
    from npm_compare.facts.dataset import load, records
    from npm_compare.views.search import say_found

    data = load()
    states = [found for word in " ".join(words).split() for found in book(data, "state").find(word)]
    blocks = [say_found(data, row, next(iter(states), "")) for row in records(found.head(most))]
    typer.echo("\n\n".join(blocks) or say("None."))
    if (left := len(found) - len(blocks)) > 0:
        told = say_many("{count} more result: --most 0 shows all.", "{count} more results: --most 0 shows all.", left)
        typer.echo(told, err=True)

"""The help of the command line in the language spoken: each of its paragraphs is a sentence of the catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer import Typer
from typer.main import get_command

from npm_compare.language import later, say

OWN = {
    "install_completion": later("Install completion for the current shell."),
    "show_completion": later("Show completion for the current shell, to copy it or customize the installation."),
}
"""Help of the options that Typer adds, in its own words."""


def help_texts(app: Typer) -> list[str]:
    """Return every paragraph of help in an application, of itself, its commands and their options, in English."""
    return [words for part in _parts(get_command(app)) for words in _split(part)]


def translated(app: Typer) -> Any:
    """Return the command line of an application with its help in the language spoken; call it to run it.

    Raises
    ------
    UnknownName
        If the environment names a language that is not spoken.
    """
    command = get_command(app)
    for part in _parts(command):
        part.help = "\n\n".join(say(words) for words in _split(part))
    return command


def _parts(command: Any) -> Iterator[Any]:
    """Go through a command, its options and arguments, and the commands in it: whatever has a help."""
    yield command
    yield from command.params
    for each in getattr(command, "commands", {}).values():
        yield from _parts(each)


def _split(part: Any) -> list[str]:
    words = OWN.get(part.name) or part.help
    return words.split("\n\n") if words else []

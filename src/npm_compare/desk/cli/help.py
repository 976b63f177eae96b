"""The help of the command line in the language spoken: each of its paragraphs is a sentence of the catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer import Typer
from typer.main import get_command

from npm_compare.views.language import later, say

TYPER_HELP = {
    "install_completion": later("Install completion for the current shell."),
    "show_completion": later("Show completion for the current shell, to copy it or customize the installation."),
    "help": later("Show this message and exit."),
}
"""Help of the options that Typer adds, in its own words."""

HEADINGS = {"argument": later("Arguments"), "option": later("Options"), "command": later("Commands")}


def help_texts(app: Typer) -> list[str]:
    """Return every paragraph of help in an application, of itself, its commands and their options, in English."""
    return [words for part in _parts(*_opened(app)) for words in _split(part)]


def translated(app: Typer) -> Any:
    """Return the command line of an application with its help in the language spoken; call it to run it.

    Raises
    ------
    UnknownName
        If the environment names a language that is not spoken.
    """
    command, context = _opened(app)
    for part in _parts(command, context):
        part.help = "\n\n".join(say(words) for words in _split(part))
        part.rich_help_panel = part.rich_help_panel or say(HEADINGS[getattr(part, "param_type_name", "command")])
    return command


def _opened(app: Typer) -> tuple[Any, Any]:
    """Return the command of an application and the context in which it runs: that names the option for help."""
    command: Any = get_command(app)
    return command, command.context_class(command, **command.context_settings)


def _parts(command: Any, context: Any) -> Iterator[Any]:
    """Go through a command, its options and arguments, and the commands in it: whatever has a help."""
    yield command
    yield from command.get_params(context)
    for each in getattr(command, "commands", {}).values():
        yield from _parts(each, context)


def _split(part: Any) -> list[str]:
    words = TYPER_HELP.get(part.name) or part.help
    return words.split("\n\n") if words else []

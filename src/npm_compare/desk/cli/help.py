"""The help of the command line in the language spoken: each of its paragraphs is a sentence of the catalogues."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from typer import Typer
from typer.main import get_command

from npm_compare.desk.cli.options import AnyFolder
from npm_compare.desk.cli.words import speak, speak_frames
from npm_compare.views.language import language, later, say
from npm_compare.views.languages import SOURCE

TYPER_HELP = {
    "install_completion": later("Install completion for the current shell."),
    "show_completion": later("Show completion for the current shell, to copy it or customize the installation."),
    "help": later("Show this message and exit."),
}
"""Help of the options that Typer adds, in its own words."""

HEADINGS = {"argument": later("Arguments"), "option": later("Options")}

GROUPS: Mapping[str, tuple[str, ...]] = {
    later("Ask"): ("compare", "show", "facts", "profile", "laws", "changes", "conflicts", "search"),
    later("Find whom and what to ask"): (
        *("mechanisms", "questions", "requirements"),
        *("peers", "like", "map", "overdue"),
    ),
    later("Decide and draft"): ("decide", "gaps", "options", "size", "draft"),
    later("Make reports, charts and pages"): ("report", "chart", "atlas", "archive", "lab", "explore"),
    later("Add and check facts"): (
        *("check", "new", "export", "import", "read", "agree"),
        *("source", "ids", "blank"),
    ),
}
"""The commands by what people want, in the order of the help."""


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
    if language() != SOURCE or "typer.rich_utils" in sys.modules:  # in English only to undo what another language left
        speak_frames()
    return _translated(app, language())


@cache
def _translated(app: Typer, language: str) -> Any:  # what it says is in the language spoken
    command, context = _opened(app)
    for part in _parts(command, context):
        if hasattr(part, "format_usage"):
            speak(part)
        part.help = "\n\n".join(say(words) for words in _split(part))
        part.rich_help_panel = say(_heading(part))
    command.commands = {name: command.commands[name] for names in GROUPS.values() for name in names}
    return command


def _heading(part: Any) -> str:
    """Return the heading of the frame in which a command, an option or an argument stands."""
    if hasattr(part, "param_type_name"):
        return HEADINGS[part.param_type_name]
    return next((heading for heading, names in GROUPS.items() if part.name in names), "")


def _opened(app: Typer) -> tuple[Any, Any]:
    """Return the command of an application and the context in which it runs: that names the option for help."""
    command: Any = get_command(app)
    for name, each in getattr(command, "commands", {}).items():
        if name not in OWN_FOLDER and not any("--data" in option.opts for option in each.params):
            each.params.append(_data_option())
    return command, command.context_class(command, **command.context_settings)


OWN_FOLDER = ("check", "blank")
"""Commands that name a folder of data as their argument."""


def _data_option() -> Any:
    """Return the option `--data` of the commands that only ask."""
    asking = Typer(add_completion=False)

    @asking.command()
    def ask(taken_from: AnyFolder = None) -> None:  # no command has a parameter of this name
        """Take an option, from which the library makes that of a command."""

    return get_command(asking).params[0]


def _parts(command: Any, context: Any) -> Iterator[Any]:
    """Go through a command, its options and arguments, and the commands in it: whatever has a help."""
    yield command
    yield from command.get_params(context)
    for each in getattr(command, "commands", {}).values():
        yield from _parts(each, context)


def _split(part: Any) -> list[str]:
    words = TYPER_HELP.get(part.name) or part.help or _written(getattr(part, "callback", None))
    return words.split("\n\n") if words else []


def _written(function: Callable[..., object] | None) -> str:
    """Return what is written in the source of a command as its help: `python -OO` forgets it."""
    if function is None or sys.flags.optimize < 2:
        return ""
    source = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    return (isinstance(source, ast.FunctionDef) and ast.get_docstring(source)) or ""

"""The words of the library of the command line (“Usage:”, “No such option”) in the language spoken: its own are English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from typer.core import TyperGroup

from npm_compare.views.language import language, later, say
from npm_compare.views.languages import SOURCE

MISTAKES: Mapping[str, str] = {
    r"No such option: (?P<name>\S+)(?: \(Possible options: (?P<near>.+)\))?": later("There is no option {name}."),
    r"No such command '(?P<name>.+?)'\.(?: Did you mean (?P<near>.+)\?)?": later("There is no command {name}."),
    r"Missing argument '(?P<name>.+?)'\.": later("The argument {name} is missing."),
    r"Missing option '(?P<name>.+?)'\.": later("The option {name} is missing."),
    r"Missing command\.": later("A command is missing."),
    r"Option '(?P<name>.+?)' requires an argument\.": later("The option {name} needs a value."),
    r"Option '(?P<name>.+?)' does not take a value\.": later("The option {name} takes no value."),
    r"Got unexpected extra argument\S* \((?P<name>.+)\)": later("Too much was given: {name}."),
    r"Invalid value for '(?P<name>.+?)': (?:Value error, )?'(?P<value>.*)' is not one of (?P<all>.+)\.": later(
        "{value} is no value of {name}; one of: {all}."
    ),
    r"Invalid value for '(?P<name>.+?)': (?P<why>.+)": later("This is no value of {name}: {why}"),
}
"""What the library tells of a mistake, as a pattern, and our sentence with the same fields."""


def mistake(told: str) -> str:
    """Return what the library tells of a mistake, in the language spoken; as it is where we have no sentence for it.

    >>> mistake("No such option: --nam (Possible options: --name)")
    'There is no option --nam. Near: --name.'
    """
    for pattern, sentence in MISTAKES.items():
        if found := re.fullmatch(pattern, told, re.DOTALL):
            fields = {name: value for name, value in found.groupdict().items() if value}
            near = say("Near: {names}.", names=fields.pop("near")) if "near" in fields else ""
            said = say(sentence, **fields)
            return f"{said} {near}".strip()
    return told


PASSED_ON: Mapping[str, str] = {"lab": "JupyterLab", "explore": "Voilà"}
"""Commands that pass options on to another program, and its name."""

REPLACED: Mapping[str, str] = {"articles": "laws"}
"""Commands that went, and those that took their place: people know them from older texts."""


def _way_on(error: Any) -> str:
    """Return the sentence that says how to go on from a mistake, beyond what the library tells; empty for most."""
    command = getattr(getattr(error, "ctx", None), "info_name", "")
    option = getattr(error, "option_name", "")
    if option and command in PASSED_ON:
        example = f"npm-compare {command} -- {option}"
        return say("Options of {program} stand behind --: {example}", program=PASSED_ON[command], example=example)
    gone = re.match(r"No such command '(?P<name>.+?)'", str(getattr(error, "message", "")))
    if gone and (new := REPLACED.get(gone["name"])):
        return say("{old} is now called {new}: npm-compare {new} --help", old=gone["name"], new=new)
    return ""


class SpokenGroup(TyperGroup):
    """The commands of the program, which tell of a mistake in the language spoken."""

    def make_context(self, *given: Any, **more: Any) -> Any:
        """Read the words of a command line."""
        with _told():
            return super().make_context(*given, **more)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        told: Any = error
        if hasattr(told, "format_message"):
            way_on, words = _way_on(told), told.format_message()
            if way_on and not getattr(told, "option_name", ""):
                words = words.partition(" Did you mean")[0]
            said = words if language() == SOURCE else mistake(words)
            said += "." if way_on and not said.endswith(".") else ""
            told.format_message = partial(str, f"{said} {way_on}".strip())
        raise


def speak(command: Any) -> None:
    """Put the line on the usage of a command, and the words of the library in its help, into the language spoken."""
    command.options_metavar = say("[OPTIONS]")
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = say("COMMAND [ARGS]...")
    command.format_usage = partial(_write_usage, command)


def _write_usage(command: Any, context: Any, formatter: Any) -> None:
    usage = say("Usage:")
    formatter.write_usage(context.command_path, " ".join(command.collect_usage_pieces(context)), f"{usage} ")


def speak_frames() -> None:
    """Put the words around help and mistakes into the language spoken."""
    from typer import rich_utils as frames

    frames.DEFAULT_STRING = say("[default: {value}]", value="{}")
    frames.REQUIRED_LONG_STRING = say("[required]")
    frames.ERRORS_PANEL_TITLE = say("Error")
    frames.ABORTED_TEXT = say("Aborted.")
    frames.RICH_HELP = say("Try {command} for help.", command="[blue]'{command_path} {help_option}'[/]")

"""The program `npm-compare`: it runs a command and answers a user's mistake with a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import zip_longest
from typing import Annotated

import typer

from npm_compare.base.errors import NpmCompareError, refused
from npm_compare.base.extras import told
from npm_compare.desk.cli.help import translated
from npm_compare.desk.cli.options import Language
from npm_compare.desk.cli.words import SpokenGroup
from npm_compare.views.language import say, speaking
from npm_compare.views.languages import LANGUAGES

app = typer.Typer(
    cls=SpokenGroup,
    help="Compare national preventive mechanisms against torture: every value with its source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(asked: bool) -> None:  # as Typer calls it
    """Say the versions of the package and of the data."""
    if asked:
        from npm_compare import __version__
        from npm_compare.facts.dataset import load

        typer.echo(say("npm-compare {version}, data {data}", version=__version__, data=load().version))
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Say the version and exit.", callback=_tell_version, is_eager=True)
    ] = False,  # an option that is given or not
    language: Language = None,
) -> None:
    """Compare national preventive mechanisms against torture: every value with its source."""


def _asked(words: Sequence[str]) -> str:
    """Return the language that a command line asks for, so that help and mistakes are told in it; empty if none."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        name, _, value = word.partition("=")
        if name == "--language":
            return value or following
    return ""


STOPPED = 130
"""Exit code of a program that the user stopped."""


def main() -> None:
    """Run the command line; whatever a user can put right ends in a message and exit code 1, never in a traceback.

    Stopped by the user (Ctrl-C), it says so and ends with 130, as shells do.
    """
    os.environ["MPLBACKEND"] = (
        "agg"  # charts are written to files; matplotlib does not start with a name that it does not know
    )
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with ExitStack() as spoken:  # holds the language of the command, so that what is said last is said in it too
        try:
            if (asked := _asked(sys.argv[1:])) in LANGUAGES:
                spoken.enter_context(speaking(asked))
            with told():
                translated(app)(obj=spoken)
        except (NpmCompareError, OSError) as error:
            typer.echo(f"npm-compare: {refused(error) if isinstance(error, OSError) else error}", err=True)
            raise SystemExit(1) from None
        except SystemExit as end:
            if end.code == STOPPED:
                words = say("Stopped. What was finished is kept.")
                typer.echo(f"npm-compare: {words}", err=True)
            raise

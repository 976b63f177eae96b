"""The program `npm-compare`: it runs a command and answers a user's mistake with a sentence."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import typer

from npm_compare.base.errors import NpmCompareError, refused
from npm_compare.desk.cli.help import translated
from npm_compare.views.language import say

app = typer.Typer(
    help="Compare national preventive mechanisms against torture: every value with its source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


STOPPED = 130
"""Exit code of a program that the user stopped."""


def main() -> None:
    """Run the command line; whatever a user can put right ends in a message and exit code 1, never in a traceback.

    Stopped by the user (Ctrl-C), it says so and ends with 130, as shells do.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with ExitStack() as spoken:  # holds the language of the command, so that what is said last is said in it too
        try:
            translated(app)(obj=spoken)
        except (NpmCompareError, OSError) as error:
            typer.echo(f"npm-compare: {refused(error) if isinstance(error, OSError) else error}", err=True)
            raise SystemExit(1) from None
        except SystemExit as end:
            if end.code == STOPPED:
                words = say("Stopped. What was finished is kept.")
                typer.echo(f"npm-compare: {words}", err=True)
            raise

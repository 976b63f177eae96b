"""The program `npm-compare`: it runs a command and answers a user's mistake with a sentence."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from npm_compare.errors import NpmCompareError, visible
from npm_compare.help import translated
from npm_compare.language import say

app = typer.Typer(
    help="Compare national preventive mechanisms against torture: every value with its source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; whatever a user can put right ends in a message and exit code 1, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        translated(app)()
    except NpmCompareError as error:
        _end(str(error))
    except OSError as error:  # a name too long, a folder without rights, a full disk
        what = {"file": visible(str(error.filename or "")), "reason": error.strerror or str(error)}
        _end(say("{file} cannot be read or written ({reason}). Check the name, the rights and the room.", **what))


def _end(text: str) -> NoReturn:
    typer.echo(f"npm-compare: {text}", err=True)
    raise SystemExit(1) from None

"""Run the program as a user does, in a process of its own, and look at how it ended and what it left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PROGRAM = (sys.executable, "-c", "from npm_compare.desk.cli import main; main()")
REPORT = ("report", "02", "--language", "en", "--format", "html,pdf")
Files = dict[str, bytes]


class Done(NamedTuple):
    """How a run ended and what it said."""

    code: int
    out: str
    err: str


def run(*words: str | Path, before: tuple[str, ...] = (), env: Mapping[str, str | None] | None = None) -> Done:
    """Run the program to its end, behind other words of a command and with some variables set or (None) taken away."""
    given = {name: text for name, text in {**os.environ, **(env or {})}.items() if text is not None}
    done = subprocess.run([*before, *PROGRAM, *words], check=False, capture_output=True, env=given, timeout=600)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def well(done: Done) -> Done:
    """Return a run that ended well; an error tells what it said."""
    assert done.code == 0, done
    assert "Traceback" not in done.err, done.err
    return done


def refused(done: Done, *words: str) -> None:
    """Demand one message with these words, exit code 1 and no traceback."""
    assert done.code == 1, done
    assert "Traceback" not in done.err, done.err
    for word in words:
        assert word in done.err, done.err


def begin(*words: str | Path) -> subprocess.Popen[bytes]:
    """Begin a run in a group of its own, which hears Ctrl-C."""
    return subprocess.Popen(
        [*PROGRAM, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


def contents(folder: Path) -> Files:
    """Return what stands in a folder, but for the versions kept before."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".previous" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}

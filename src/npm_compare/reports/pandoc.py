"""The program pandoc, which comes with the package `pypandoc_binary`: nothing is fetched, and no date is written but one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from npm_compare.base.errors import NpmCompareError

FIXED = {"SOURCE_DATE_EPOCH": "0"}
"""The time that pandoc writes into documents, unless the environment sets another."""

OWN = f"--data-dir={Path(__file__).with_name('assets')}"
"""No template, reference document or script of the user's own is read: pandoc looks for them in this folder."""


def pandoc(options: Sequence[str], *, folder: Path | None = None, given: bytes = b"") -> bytes:
    """Return what pandoc writes to its standard output, run in a folder, with something to read on its standard input.

    Raises
    ------
    NpmCompareError
        If it fails; the text says why.
    """
    import pypandoc

    command = [pypandoc.get_pandoc_path(), OWN, *options]
    environment = FIXED | os.environ
    made = subprocess.run(command, check=False, capture_output=True, cwd=folder, env=environment, input=given)
    if made.returncode:
        raise NpmCompareError("document_not_made", reason=made.stderr.decode("utf-8", "replace").strip())
    return made.stdout

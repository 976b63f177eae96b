"""JupyterLab on the analyst's own folder: in the language chosen, and without a question about news."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.workspace import OWN_FOLDER, START
from npm_compare.views.language import LANGUAGE_VARIABLE, language

QUIET = "--LabApp.news_url=None"
"""No news is fetched."""

INSTALL = "python -m pip install 'npm-compare[lab]'"


def start(folder: str | Path = OWN_FOLDER, *, browser: bool = True) -> int:
    """Start JupyterLab on the start page of a folder and return its exit code when it ends.

    Raises
    ------
    NpmCompareError
        If JupyterLab is not installed.
    """
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    program = shutil.which("jupyter-lab", path=beside)
    if program is None:
        raise NpmCompareError("jupyterlab_missing", command=INSTALL)
    words = [f"--ServerApp.root_dir={Path(folder).resolve()}", f"--LabApp.default_url=/lab/tree/{START}", QUIET]
    if not browser:
        words.append("--no-browser")
    around = {**quiet(), "PATH": beside, LANGUAGE_VARIABLE: language()}  # cells compute in the language of their prose
    try:
        return subprocess.run([program, *words], env=around, check=False).returncode
    except KeyboardInterrupt:  # the usual way to stop it
        return 0


def quiet() -> dict[str, str]:
    """Return the environment in which JupyterLab does not ask whether to fetch news; the analyst's own settings come first.

    The server takes the default of that setting from a folder of configuration; no option of the command line reaches it.
    """
    place = str(files("npm_compare.desk") / "lab")
    known = os.environ.get("JUPYTER_CONFIG_PATH", "")
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, (known, place)))}

"""JupyterLab on the analyst's own folder: in the language chosen, and without a question about news."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

from npm_compare.base.extras import lacking
from npm_compare.desk.workspace import OWN_FOLDER, START
from npm_compare.views.language import LANGUAGE_VARIABLE, language, right_to_left, say

QUIET = "--LabApp.news_url=None"
"""No news is fetched."""


def start(folder: str | Path = OWN_FOLDER, *, browser: bool = True, options: Sequence[str] = ()) -> int:
    """Start JupyterLab on the start page of a folder and return its exit code when it ends.

    `options` are its own, such as `--allow-root`; they come last and so have the last word.

    Raises
    ------
    NpmCompareError
        If JupyterLab is not installed.
    """
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    program = shutil.which("jupyter-lab", path=beside)
    if program is None:
        raise lacking("jupyterlab")
    words = [f"--ServerApp.root_dir={Path(folder).resolve()}", f"--LabApp.default_url=/lab/tree/{START}", QUIET]
    if not browser:
        words.append("--no-browser")
    words += [*_from_the_right(), *options]
    own = {
        "PATH": beside,
        LANGUAGE_VARIABLE: language(),
        "MPLBACKEND": "",
    }  # cells compute in the language of their prose
    around = {**defaults(), **own}
    try:
        return subprocess.run([program, *words], env=around, check=False).returncode
    except KeyboardInterrupt:  # the usual way to stop it
        return 0


def _from_the_right() -> list[str]:
    """Return the options by which paragraphs of a language that is written from the right begin at the right.

    JupyterLab sets them from the left and no setting of its own reaches them: the page gets a style sheet of ours.
    """
    if not right_to_left():
        return []
    ours = {"static_custom_path": [str(_SETTINGS / "custom")]}
    return ["--LabApp.custom_css=True", f"--ServerApp.tornado_settings={ours}"]


def defaults() -> dict[str, str]:
    """Return the environment in which JupyterLab speaks the language of the reader and does not ask whether to fetch news.

    The server takes the defaults of its settings from folders of configuration; no option of the command line reaches
    them. Nothing is written into the analyst's own settings, and those come first.
    """
    known = os.environ.get("JUPYTER_CONFIG_PATH", "")
    spoken = [_SETTINGS / language()] if language() in PACKS and not untranslated() else []
    return {
        **os.environ,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, (known, *map(str, spoken), str(_SETTINGS)))),
    }


_SETTINGS = Path(str(files("npm_compare.desk") / "lab"))
"""The folder of our defaults; a folder in it for each language that has a pack."""

PACKS: Mapping[str, str] = {"fr": "fr_FR", "ar": "ar_SA"}
"""The language pack of JupyterLab for each language: English needs none."""


def untranslated() -> str:
    """Return a sentence if the menus of JupyterLab cannot be shown in the language spoken, for want of its language pack."""
    pack = PACKS.get(language(), "")
    if not pack or pack in entry_points(group="jupyterlab.languagepack").names:
        return ""
    name = f"jupyterlab-language-pack-{pack.replace('_', '-')}"
    return say("The menus of JupyterLab stay in English: its language pack, {name}, is not installed.", name=name)

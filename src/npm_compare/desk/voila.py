"""The explorer as a web page of its own, served by Voilà to the browser of this machine: for colleagues without JupyterLab."""

from __future__ import annotations

import logging
import os
import webbrowser
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import typer

from npm_compare.base.extras import need
from npm_compare.desk.explorer.page import title
from npm_compare.views.language import LANGUAGE_VARIABLE, language, right_to_left, say

OWN_MACHINE = ("localhost", "127.0.0.1", "::1")
"""Names of this machine. Served to these alone, the page answers no request that was sent to another name."""

EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8")
"""What of JupyterLab's extensions the page needs: those that show widgets."""

FORGOTTEN = ("--MappingKernelManager.cull_interval=60", "--MappingKernelManager.cull_idle_timeout=600")
"""What a page that was closed held is let go after ten minutes: a browser that leaves a page cannot be relied on to say so."""

OWN = (
    *FORGOTTEN,
    *("--template=npm-compare", "--VoilaConfiguration.allow_template_override=NO", "--Voila.log_level=ERROR"),
    *(f"--VoilaConfiguration.extension_allowlist={name}" for name in EXTENSIONS),
    *(() if os.name == "nt" else ("--KernelManager.transport=ipc",)),  # nobody else on the machine reaches the kernel
)
"""Options of Voilà that the page needs; those of the user come behind them and so have the last word."""

ALIVE = {"ws_ping_timeout": 30_000}
"""After so many milliseconds without an answer a connection counts as lost: as long as between two questions."""


def serve(
    state: str | Path | None = None, *, folder: str | Path = ".", browser: bool = True, options: Sequence[str] = ()
) -> None:
    """Serve the explorer until the user ends it with Ctrl-C, and say at which address.

    Parameters
    ----------
    state
        A state that was saved before, to begin with.
    folder
        Where files are saved.
    browser
        Whether to open a browser at the page.
    options
        Options of Voilà, such as `--port=9000`.

    Raises
    ------
    NpmCompareError
        If Voilà is not installed.
    """
    need("lab", "voila")
    server = import_module("voila.app").Voila.instance()
    _prepare_environment()
    with TemporaryDirectory(prefix="npm-compare-") as place:
        page = Path(place) / "explorer.ipynb"
        page.write_text(notebook(state, folder), encoding="utf-8")
        server.initialize([str(page), *OWN, *options])
        opens, server.open_browser = browser and server.open_browser, False
        guarded = {"allow_remote_access": False} if server.ip in OWN_MACHINE else {}
        server.tornado_settings = {**ALIVE, **guarded, **server.tornado_settings}
        for name in ("tornado.access", "tornado.general"):  # a request that is refused is nothing to tell the user
            logging.getLogger(name).setLevel(logging.ERROR)
        import_module("tornado.ioloop").IOLoop.current().add_callback(lambda: _tell(server, opens))
        server.start()


def _prepare_environment() -> None:
    """Let Voilà find the page's template, and the kernels that it starts speak the language spoken."""
    known = os.environ.get("JUPYTER_PATH", "")
    places = (str(files("npm_compare.desk") / "site"), known)
    os.environ |= {"JUPYTER_PATH": os.pathsep.join(filter(None, places)), LANGUAGE_VARIABLE: language()}


def _tell(server: Any, opens: bool) -> None:
    """Say where the page is, once it is there, and open it."""
    address = server.display_url
    typer.echo(say("The explorer is at this address; Ctrl-C ends it:"))
    typer.echo(address)
    if opens:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def notebook(state: str | Path | None, folder: str | Path) -> str:
    """Return the notebook behind the page: one call, and the words that the page shows before it is there."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    given = "" if state is None else str(Path(state).resolve())
    call = f"from npm_compare.desk.explorer.page import show\n\nshow({given!r}, folder={str(Path(folder).resolve())!r})"
    words = {
        "title": title(),
        "language": language(),
        "direction": "rtl" if right_to_left() else "ltr",
        "opening": say("The explorer is being opened …"),
        "needs_script": say("The explorer needs JavaScript: allow it for this page."),
    }
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    made: str = nbformat.writes(
        new_notebook(cells=[new_code_cell(call, id="explorer")], metadata={"kernelspec": kernel, **words})
    )
    return made

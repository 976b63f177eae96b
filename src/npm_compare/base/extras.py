"""What is installed only if it is asked for: which extra of the package brings which library, and how one gets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import in_checkout

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "charts": ("matplotlib", "PIL", "fontpkg_ibm_plex_sans_arabic"),
    "office": ("xlsxwriter", "openpyxl", "pptx"),
    "reports": ("typst", "jinja2", "markupsafe", "markdown_it", "nbformat", "pypandoc"),
    "lab": ("jupyterlab", "jupyter_core", "IPython", "ipywidgets", "voila"),
    "agreement": ("krippendorff",),
    "dask": ("distributed",),
    "parquet": ("pyarrow",),
}
"""Each extra of `pyproject.toml` with the libraries that it brings, as they are imported."""

WITHIN: Mapping[str, tuple[str, ...]] = {"reports": ("charts", "office"), "lab": ("reports",)}
"""The extras that another one brings along."""

LOCKS = {"lab": "requirements-lab.lock", **dict.fromkeys(("agreement", "dask", "parquet"), "requirements-test.lock")}
"""The lock file of an extra, where it is not that of the reports."""


def way(extra: str, *, again: bool = False) -> str:
    """Return the command that installs an extra: in a checkout by the lock file, else for the very version installed.

    It never names a package alone, which on a public registry may be anybody's. `again` also restores files that were lost.

    >>> way("charts")
    'python -m pip install --require-hashes -r requirements.lock'
    """
    from npm_compare import __version__

    by_lock = f"--require-hashes -r {LOCKS.get(extra, 'requirements.lock')}"
    wanted = by_lock if in_checkout() else f'"npm-compare[{extra}]=={__version__}"'
    return f"python -m pip install {wanted}{' --force-reinstall' if again else ''}"


def lacking(library: str, extra: str = "") -> NpmCompareError:
    """Return the error that says which extra brings a library, and how one gets it.

    `extra` is a larger one that is wanted as a whole, and brings the library along.
    """
    wanted = extra or next(name for name, libraries in EXTRAS.items() if library in libraries)
    rule = "library_missing_in_checkout" if in_checkout() else "library_missing"
    return NpmCompareError(rule, library=library, extra=wanted, command=way(wanted))


def need(extra: str, *libraries: str) -> None:
    """Refuse, before any work is done, what needs an extra of which one of some libraries, by default any, is not installed.

    Raises
    ------
    NpmCompareError
        If one is not.
    """
    for library in libraries or _every(extra):
        if find_spec(library) is None:
            raise lacking(library, extra)


def _every(extra: str) -> Iterator[str]:
    yield from EXTRAS[extra]
    for other in WITHIN.get(extra, ()):
        yield from _every(other)


@contextmanager
def told() -> Iterator[None]:
    """Refuse in a sentence, within a block, what needs a library of an extra that is not installed.

    Raises
    ------
    NpmCompareError
        If such a library cannot be imported; the text names the extra and the command that installs it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if not any(library in libraries for libraries in EXTRAS.values()):
            raise
        raise lacking(library) from None

"""The letters of charts and documents: one family for Latin and Arabic, and another for scripts that it lacks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from npm_compare.base.errors import NpmCompareError

FAMILIES = ("IBM Plex Sans Arabic", "DejaVu Sans")

FILES = (
    ("IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
"""The files of each family."""

OFFICE = "Arial"
"""The family of slides and Word files: every office program has it, or replaces it by one of the same widths."""

AGAIN = "python -m pip install --force-reinstall --no-deps"


def folders() -> list[Path]:
    """Return where the files of the families are: both come with packages, none from the system.

    Raises
    ------
    NpmCompareError
        If a file is missing: without it letters would be boxes.
    """
    import fontpkg_ibm_plex_sans_arabic as plex
    import matplotlib as mpl

    found = [Path(plex.ROOT) / "files", Path(mpl.get_data_path()) / "fonts" / "ttf"]
    packages = ("fontpkg-ibm-plex-sans-arabic", "matplotlib")
    for folder, names, package in zip(found, FILES, packages, strict=True):
        for name in names:
            if not (folder / name).is_file():
                raise NpmCompareError("font_missing", file=str(folder / name), command=f"{AGAIN} {package}")
    return found


@cache
def register() -> None:
    """Make the first family known to matplotlib, once; the second comes with it."""
    from matplotlib.font_manager import fontManager

    own = folders()[0]
    for name in FILES[0]:
        fontManager.addfont(own / name)

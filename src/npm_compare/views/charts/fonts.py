"""The letters of charts and documents: one family for Latin and Arabic, and another for scripts that it lacks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.extras import way

FAMILIES = ("IBM Plex Sans Arabic", "DejaVu Sans")

FILES = (
    ("IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
"""The files of each family."""

OFFICE = "Arial"
"""The family of slides and Word files: every office program has it, or replaces it by one of the same widths."""


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
    for folder, names in zip(found, FILES, strict=True):
        for name in names:
            if not (folder / name).is_file():
                raise NpmCompareError("font_missing", file=str(folder / name), command=way("charts", again=True))
    return found


@cache
def register() -> None:
    """Make our files known to matplotlib, once, before any font of the system that has the name of one of them."""
    from matplotlib.font_manager import fontManager

    for folder, names in zip(folders(), FILES, strict=True):
        for name in names:
            fontManager.addfont(folder / name)
            fontManager.ttflist.insert(0, fontManager.ttflist.pop())  # of two that fit alike the first is taken

"""The letters of charts and documents: one family for Latin and Arabic, and another for scripts that it lacks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FAMILIES = ("IBM Plex Sans Arabic", "DejaVu Sans")


def folders() -> list[Path]:
    """Return where the files of the families are: both come with packages, none from the system."""
    import fontpkg_ibm_plex_sans_arabic as plex
    import matplotlib as mpl

    return [plex.ROOT / "files", Path(mpl.get_data_path()) / "fonts" / "ttf"]


@cache
def register() -> None:
    """Make the first family known to matplotlib, once; the second comes with it."""
    from matplotlib.font_manager import fontManager

    for weight in ("Regular", "Bold"):
        fontManager.addfont(folders()[0] / f"IBMPlexSansArabic-{weight}.ttf")

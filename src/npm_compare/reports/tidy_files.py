"""The long table of facts as a file for another program: CSV, JSON, Markdown, a workbook, Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pandas as pd

from npm_compare.base.extras import need
from npm_compare.reports.plain import PLAIN
from npm_compare.views.workbook import of_codes


def parquet(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet, each column with its type.

    Raises
    ------
    NpmCompareError
        If pyarrow is not installed: it is large, and nothing else needs it.
    """
    need("parquet")
    held = io.BytesIO()
    table.to_parquet(held, engine="pyarrow", index=False)
    return held.getvalue()


FILES: Mapping[str, Callable[[pd.DataFrame], bytes]] = {
    ".xlsx": of_codes,
    ".csv": lambda table: PLAIN["csv"](table).encode("utf-8-sig"),  # Excel needs the mark
    ".json": lambda table: PLAIN["json"](table).encode(),
    ".md": lambda table: PLAIN["md"](table).encode(),
    ".parquet": parquet,
}
"""How the table is written, by the ending of the file's name."""

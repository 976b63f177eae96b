"""What a question to the data returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from npm_compare.base import voice
from npm_compare.base.errors import NpmCompareError


class NotATable(NpmCompareError, AttributeError):  # noqa: N818  # read as a sentence
    """A result is asked for what only a DataFrame has; the text says where its tables are and how it is saved."""


class Result:
    """Codes, numbers and dates, the same in every language; `views.showing` knows how each kind of result is shown.

    A dataclass that is one is made with `repr=False`, so that it shows itself as the table that it is. It is no DataFrame: its
    plain table is its `table`, and `npm.save` writes it to a file.
    """

    def __repr__(self) -> str:
        return voice.show(self)

    def __getattr__(self, name: str) -> Any:
        if name in OF_A_TABLE:
            raise _not_a_table(type(self), name)
        return object.__getattribute__(self, name)  # raises what Python does

    def __iter__(self) -> Iterator[NoReturn]:
        raise _not_a_table(type(self), "DataFrame")


def _not_a_table(kind: type, name: str) -> NotATable:
    if hasattr(kind, "table"):
        return NotATable("result_is_no_table", kind=kind.__name__, name=name)
    parts = tuple(part for part in getattr(kind, "__dataclass_fields__", ()) if not part.startswith("_"))
    return NotATable("result_has_parts", kind=kind.__name__, name=name, parts=parts)


OF_A_TABLE = frozenset(
    (
        "columns",
        "groupby",
        "head",
        "iloc",
        "loc",
        "merge",
        "query",
        "shape",
        "to_csv",
        "to_excel",
        "to_json",
        "to_markdown",
    )
)
"""What people ask a DataFrame for."""

"""What a question to the data returns."""

from __future__ import annotations

from npm_compare.base import voice


class Result:
    """Codes, numbers and dates, the same in every language; `views.showing` knows how each kind of result is shown.

    A dataclass that is one is made with `repr=False`, so that it shows itself as the table that it is.
    """

    def __repr__(self) -> str:
        return voice.show(self)

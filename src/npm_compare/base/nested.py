"""JSON that others wrote: files of settings, lists of works, what an earlier run left."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return what a text in JSON holds.

    Raises
    ------
    ValueError
        If it is no JSON, or nested so deep that Python cannot follow.

    Examples
    --------
    >>> read_json('{"one": [2]}')
    {'one': [2]}
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise json.JSONDecodeError(str(error), "", 0) from None

"""The state of a view as a small file: written, read again, and refused with what is wrong in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

from npm_compare.base.errors import NpmCompareError, UnknownName, message
from npm_compare.base.nested import read_json
from npm_compare.desk.explorer.checks import check
from npm_compare.desk.explorer.names import once
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import say

STATE_FORM = 1
"""The form of the file of a view; another number means that another version wrote it."""


ADDRESS_FIELD = "view"
"""The field of an address that holds the state of a view."""


def to_json(view: View) -> str:
    """Return the state of a view as JSON.

    >>> '"mechanisms": ["seminar"]' in " ".join(to_json(View()).split()).replace("[ ", "[").replace(" ]", "]")
    True
    """
    return json.dumps({"npm_compare_view": STATE_FORM} | _plain(view), ensure_ascii=False, indent=2) + "\n"


def _plain(view: View) -> dict[str, Any]:
    return asdict(view) | {"weights": dict(view.weights), "inputs": dict(view.inputs)}


def to_address(view: View) -> str:
    """Return the state of a view as a field of an address: what differs from the view that opens first.

    >>> to_address(View(tab="chart"))
    'view=%7B%22npm_compare_view%22%3A1%2C%22tab%22%3A%22chart%22%7D'
    """
    usual = _plain(View())
    kept = {name: value for name, value in _plain(view).items() if value != usual[name]}
    state = json.dumps({"npm_compare_view": STATE_FORM} | kept, ensure_ascii=False, separators=(",", ":"))
    return urlencode({ADDRESS_FIELD: state})


def from_address(query: str, data: Dataset) -> View | None:
    """Return the view of the query of an address, or None if it holds none; errors as of `from_json`."""
    found = parse_qs(query).get(ADDRESS_FIELD)
    return from_json(found[0], data, name=say("address of the page")) if found else None


def read(state: str | Path, data: Dataset) -> View:
    """Return the view of a state file.

    Raises
    ------
    NpmCompareError
        If there is no such file, it is not the state of a view, or a name in it is not in the data.
    """
    path = Path(state)
    try:
        text = path.read_text(encoding="utf-8-sig")  # an editor may have set the mark
    except (OSError, UnicodeDecodeError) as error:
        place, reason = repr(str(path)), getattr(error, "strerror", "") or str(error)
        raise NpmCompareError("state_not_read", file=place, reason=reason) from None
    return from_json(text, data, name=path.name)


def from_json(text: str, data: Dataset, *, name: str = "state") -> View:
    """Return the view of which this is the state; errors name the file."""
    try:
        found = read_json(text)
    except json.JSONDecodeError as error:
        raise NpmCompareError("state_not_json", place=f"{name}:{error.lineno}", reason=error.msg) from None
    except ValueError:  # thousands of digits
        found = None
    form = found.pop("npm_compare_view", None) if isinstance(found, dict) else None
    if type(form) is not int:
        raise NpmCompareError("state_of_no_view", file=name)
    if form != STATE_FORM:
        raise NpmCompareError("state_of_other_version", file=name, form=str(form), read=str(STATE_FORM))
    try:
        return check(View(**{key: _field(key, value) for key, value in found.items()}), data)
    except NpmCompareError as error:
        raise NpmCompareError("in_file", file=name, problem=error.message) from None


def _field(key: str, value: Any) -> Any:
    """Return the value of a field as the view has it; refuse a value of another kind."""
    known = [field.name for field in fields(View)]
    if key not in known:
        raise UnknownName("field_of_a_view", key, known)
    test, wanted = FIELD_KINDS.get(key, (lambda found: isinstance(found, str), "wanted_text"))
    if not test(value):
        written = json.dumps(value, ensure_ascii=False)[:60]
        raise NpmCompareError("field_of_other_kind", field=key, value=written, wanted=message(wanted))
    if isinstance(value, dict):
        return tuple((name, tuple(map(float, v)) if isinstance(v, list) else float(v)) for name, v in value.items())
    return once(value) if isinstance(value, list) else value


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _names(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(name, str) for name in value)


def _weights(value: object) -> bool:
    return isinstance(value, dict) and all(map(_number, value.values()))


def _ranges(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(ends, list) and len(ends) == 3 and all(map(_number, ends)) for ends in value.values()
    )


FIELD_KINDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "mechanisms": (_names, "wanted_names"),
    "indicators": (_names, "wanted_names"),
    "weights": (_weights, "wanted_weights"),
    "inputs": (_ranges, "wanted_ranges"),
}
"""What a field of a state file must be, where it is not a text: a test, and the rule that says what is wanted."""

"""What an analyst keeps of a view: its state as a small file, its chart, its table, and the code that reproduces it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from itertools import count
from pathlib import Path
from typing import Any

from npm_compare.dataset import Dataset
from npm_compare.errors import NpmCompareError, UnknownName
from npm_compare.explorer.view import EQUAL, View, check
from npm_compare.language import later, say

FORM = 1
"""The form of the file of a view; another number means that another version wrote it."""

FORMS = ("png", "svg", "csv", "sources", "json")
"""What can be saved: the chart twice, the table, the facts behind it with their sources, the state."""


def to_json(view: View) -> str:
    """Return the state of a view as JSON.

    >>> '"mechanisms": ["seminar"]' in " ".join(to_json(View()).split()).replace("[ ", "[").replace(" ]", "]")
    True
    """
    kept = asdict(view) | {"weights": dict(view.weights), "inputs": dict(view.inputs)}
    return json.dumps({"npm_compare_view": FORM} | kept, ensure_ascii=False, indent=2) + "\n"


def read(state: str | Path, data: Dataset) -> View:
    """Return the view of a state file.

    Raises
    ------
    NpmCompareError
        If there is no such file, it is not the state of a view, or a name in it is not in the data.
    """
    path = Path(state)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NpmCompareError(
            f"The state {str(path)!r} cannot be read ({error}): check the name of the file."
        ) from None
    return from_json(text, data, name=path.name)


def from_json(text: str, data: Dataset, *, name: str = "state") -> View:
    """Return the view of which this is the state; errors name the file."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"{name}:{error.lineno}: this is not JSON ({error.msg})"
        raise NpmCompareError(f"{what}; save the state again from the explorer.") from None
    except (RecursionError, ValueError):  # thousands of brackets or digits
        found = None
    if not isinstance(found, dict) or found.pop("npm_compare_view", None) != FORM:
        raise NpmCompareError(f"{name} is not the state of a view: open a file that the explorer saved.")
    try:
        return check(View(**{key: _field(key, value) for key, value in found.items()}), data)
    except NpmCompareError as error:
        raise NpmCompareError(f"{name}: {error}") from None


def _field(key: str, value: Any) -> Any:
    """Return the value of a field as the view has it; refuse a value of another kind."""
    known = [field.name for field in fields(View)]
    if key not in known:
        raise UnknownName(later("field of a view"), key, known)
    test, wanted = KINDS.get(key, (lambda found: isinstance(found, str), "a text"))
    if not test(value):
        raise NpmCompareError(f"{key} is {json.dumps(value, ensure_ascii=False)[:60]}: write {wanted}.")
    if isinstance(value, dict):
        return tuple((name, tuple(map(float, v)) if isinstance(v, list) else float(v)) for name, v in value.items())
    return tuple(value) if isinstance(value, list) else value


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _names(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(name, str) for name in value)


def _weights(value: object) -> bool:
    return isinstance(value, dict) and all(map(_number, value.values()))


def _ranges(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(ends, list) and len(ends) == 3 and all(map(_number, ends)) for ends in value.values()
    )


KINDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "mechanisms": (_names, "a list of names, at least one"),
    "indicators": (_names, "a list of names, at least one"),
    "weights": (_weights, "a number for each criterion"),
    "inputs": (_ranges, "three numbers (low, likely, high) for each input"),
}
"""What a field of a state file must be, where it is not a text."""


def code(view: View, data: Dataset) -> str:
    """Return a cell of code that reproduces a view: every result under a name, the one looked at shown last.

    Weights and inputs stand in it only as far as they were changed.
    """
    at = f"at={view.at!r}"
    lines = [
        "import npm_compare as npm",
        "from npm_compare.explorer import draw, with_ranges",
        "",
        f"table = npm.compare({list(view.mechanisms)!r}, {list(view.indicators)!r}, {at})",
        f"assessment = npm.assess(table.mechanisms, {at})",
        f"options = npm.options({at})",
        f"weights = dict.fromkeys(options.criteria, {EQUAL}) | {dict(view.weights)!r}",
        "shares = draw(options).first(weights)",
        f"inputs = with_ranges(npm.assumptions({view.state!r}, {at}), {dict(view.inputs)!r})",
        f"sizing = npm.size({view.state!r}, inputs)",
    ]
    return "\n".join([*lines, *_shown(view, data)]) + "\n"


def _shown(view: View, data: Dataset) -> list[str]:
    """Return the last lines of the code: what the open tab shows, in the language of the view."""
    chart = "npm.charts.tally(table)" if view.tab == "chart" and view.counts(data) else "npm.charts.matrix(table)"
    looked_at = {
        "table": "table",
        "chart": chart,
        "assessment": "assessment",
        "options": "shares",
        "resources": "sizing",
    }
    if view.language == "en":
        return [looked_at[view.tab]]
    imports = ["from IPython.display import display", "from npm_compare.language import speaking"]
    return [*imports, f"with speaking({view.language!r}):", f"    display({looked_at[view.tab]})"]


def save(view: View, form: str, data: Dataset, *, name: str, folder: Path) -> Path:
    """Save one of `FORMS` of a view under a name that is still free, and return the file.

    Raises
    ------
    NpmCompareError
        If the name is not that of a file, the file cannot be written, or there is nothing to save.
    """
    if not name.strip() or Path(name).name != name or name.startswith("."):
        raise NpmCompareError(
            say("{name} is not a name for a file: use letters, digits, hyphens and spaces.", name=repr(name))
        )
    stem, ending = (f"{name}-sources", "csv") if form == "sources" else (name, form)
    path = _free(folder, stem, ending)
    try:
        WRITERS[form](view, data, path)
    except OSError as error:
        raise NpmCompareError(
            say("{file} cannot be written: {reason}.", file=str(path), reason=error.strerror)
        ) from None
    return path


def _free(folder: Path, stem: str, ending: str) -> Path:
    """Return a path that no file has: nothing that was saved before is written over."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for one in names if not (path := folder / f"{one}.{ending}").exists())


SOURCE_COLUMNS = [
    *("subject", "indicator", "value", "unit", "basis", "valid_from", "valid_to", "source", "locator"),
    *("confidence", "note"),
]
"""The columns of the facts behind a table, as they are saved."""


def _write_table(view: View, data: Dataset, path: Path) -> None:
    view.comparison(data).values.to_csv(path, encoding="utf-8-sig", lineterminator="\n")  # Excel needs the mark


def _write_sources(view: View, data: Dataset, path: Path) -> None:
    facts = view.comparison(data).claims[SOURCE_COLUMNS]
    facts.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def _write_chart(view: View, data: Dataset, path: Path) -> None:
    view.chart(data).save(path)


def _write_state(view: View, data: Dataset, path: Path) -> None:
    path.write_text(to_json(view), encoding="utf-8")


WRITERS: Mapping[str, Callable[[View, Dataset, Path], None]] = {
    "png": _write_chart,
    "svg": _write_chart,
    "csv": _write_table,
    "sources": _write_sources,
    "json": _write_state,
}
"""What writes each of `FORMS`."""

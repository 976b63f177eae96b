"""The data model: the tables, fields and keys that `data/datapackage.json` describes.

The Data Package descriptor is the only place where the model is written down. The public validator reads it as
it stands; this package reads it too, with properties of its own: `codes` names the list of `codes.csv` from which the
values of a field are taken, `proper_names` says that the labels of that list are names (of regions, say), and `title_fr`,
`title_ar` are the heading of a column in the languages besides English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from npm_compare.base.dates import bounds
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import own_data_folder
from npm_compare.base.hidden import HIDDEN, visible
from npm_compare.base.nested import read_json

FILE = "datapackage.json"
TITLE = "title_"
"""How the property of a field begins that holds its title in another language than English."""

TYPES = ("string", "boolean", "integer", "number", "year")
TABLES = (
    *(
        "states",
        "mechanisms",
        "indicators",
        "codes",
        "sources",
        "mechanism_facts",
        "state_facts",
        "visitors",
        "remarks",
        "studies",
        "debate",
        "reviews",
        "series",
        "statistics",
    ),
    *("requirements", "requirement_indicators", "criteria", "questions", "question_indicators"),
    *("decisions", "decision_points", "decision_options", "recommendations", "clauses", "clause_points"),
    *("assumptions", "glossary", "corrections", "translations"),
)
"""The tables that the package reads."""

FACT_TABLES = {"mechanism_facts": "mechanism", "state_facts": "state"}
"""The tables of facts, each with the column of its subject."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    pattern: re.Pattern[str] | None = None
    minimum: float | None = None
    codes: str | None = None
    description: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    proper_names: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the field holds partial dates (their pattern is the only one that starts with four digits)."""
        return self.pattern is not None and self.pattern.pattern.startswith(r"^\d{4}")


@dataclass(frozen=True)
class Reference:
    """A field whose values must be found in a field of another table."""

    field: str
    table: str
    target: str


@dataclass(frozen=True)
class TableModel:
    """One CSV file: its fields in order, the key of its rows and its references to other tables."""

    name: str
    fields: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the fields in order."""
        return tuple(field.name for field in self.fields)


@cache
def descriptor() -> dict[str, Any]:
    """Return the Data Package descriptor that came with the package."""
    return read_descriptor(own_data_folder() / FILE)


def descriptor_of(folder: Path) -> Path:
    """Return the descriptor of a folder of tables: its own if it has one, else the one that came with the package."""
    own = folder / FILE
    return own if own.is_file() else own_data_folder() / FILE


def described(folder: Path | None) -> tuple[str, str]:
    """Return the day up to which the data of a folder (or those of the package) were coded, and their version.

    NpmCompareError says what the descriptor lacks.
    """
    said = read_descriptor(descriptor_of(folder)) if folder else descriptor()
    created, version = str(said.get("created"))[:10], said.get("version")
    if len(created) < 10 or not bounds(created):
        raise _no_model(visible(f"created: {created}"))
    if not version or not isinstance(version, str) or HIDDEN.search(version) or version != version.strip():
        raise _no_model(visible(f"version: {version}"))
    return created, version


def _no_model(reason: str) -> NpmCompareError:
    return NpmCompareError("descriptor_not_followed", place=FILE, reason=reason)


def read_descriptor(path: Path) -> dict[str, Any]:
    """Read a descriptor; NpmCompareError says where it is broken."""
    try:
        return dict(_parsed(path.read_text(encoding="utf-8")))
    except json.JSONDecodeError as error:
        place = f"{FILE}:{error.lineno}"
        raise NpmCompareError("descriptor_not_json", place=place, reason=error.msg) from None
    except (OSError, TypeError, ValueError) as error:
        raise NpmCompareError("descriptor_not_read", place=FILE, reason=visible(str(error))) from None


_parsed = lru_cache(8)(read_json)
"""A descriptor is asked for once a table: one that did not change is parsed once."""


@cache
def tables() -> dict[str, TableModel]:
    """Return the tables of the model by name, in the order of the descriptor."""
    return read_tables(descriptor())


@cache
def languages() -> tuple[str, ...]:
    """Return the languages of the data: those in which the codes have a label, in the order of the columns.

    >>> languages()
    ('en', 'fr', 'ar')
    """
    columns = tables()["codes"].columns
    return tuple(column.removeprefix("label_") for column in columns if column.startswith("label_"))


def read_tables(model: dict[str, Any]) -> dict[str, TableModel]:
    """Return the tables of a descriptor; NpmCompareError says what it lacks or names wrongly."""
    try:
        found = {resource["name"]: _table(resource) for resource in model["resources"]}
        wrong = [*_wrong(model, found)]
    except (KeyError, TypeError, AttributeError, re.error) as error:
        wrong = [f"{type(error).__name__}: {error}"]
    if wrong:
        raise _no_model(visible("; ".join(wrong), 200))
    return found


def _wrong(model: dict[str, Any], found: dict[str, TableModel]) -> Iterator[str]:
    """Yield what the descriptor names and does not have."""
    yield from (name for name in TABLES if name not in found)
    for resource in model["resources"]:
        if resource["path"] != f"{resource['name']}.csv":
            yield resource["path"]
    for name, table in found.items():
        yield from (f"{name}.{column}" for column in table.key if column not in table.columns)
        yield from (f"{name}.{field.name}: {field.type}" for field in table.fields if field.type not in TYPES)
        for key in table.references:
            if key.field not in table.columns or key.table not in found or key.target not in found[key.table].columns:
                yield f"{name}.{key.field} → {key.table}.{key.target}"


def _table(resource: dict[str, Any]) -> TableModel:
    schema = resource["schema"]
    return TableModel(
        name=resource["name"],
        fields=tuple(_field(field) for field in schema["fields"]),
        key=tuple(schema.get("primaryKey", ())),
        references=tuple(
            Reference(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for key in schema.get("foreignKeys", ())
        ),
    )


def _field(field: dict[str, Any]) -> Column:
    rules = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        required=rules.get("required", False),
        unique=rules.get("unique", False),
        pattern=re.compile(rules["pattern"]) if "pattern" in rules else None,
        minimum=rules.get("minimum"),
        codes=field.get("codes"),
        description=field["description"],
        titles={"en": field["title"], **_translated(field)},
        proper_names=field.get("proper_names", False),
    )


def _translated(field: dict[str, Any]) -> dict[str, str]:
    """Return the titles of a field in the languages besides English."""
    return {name.removeprefix(TITLE): text for name, text in field.items() if name.startswith(TITLE)}

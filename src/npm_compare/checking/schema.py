"""The data model: the tables, fields and keys that `data/datapackage.json` describes.

The Data Package descriptor is the only place where the model is written down. The public validator reads it as
it stands; this package reads it too, with one property of its own: `codes` names the list of `codes.csv` from
which the values of a field are taken.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from npm_compare.folders import own_data_folder


@dataclass(frozen=True)
class Field:
    """One column of a table."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    pattern: re.Pattern[str] | None = None
    minimum: float | None = None
    codes: str | None = None
    description: str = ""

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
class Table:
    """One CSV file: its fields in order, the key of its rows and its references to other tables."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the fields in order."""
        return tuple(field.name for field in self.fields)


@cache
def descriptor() -> dict[str, Any]:
    """Return the Data Package descriptor that came with the package."""
    text = (own_data_folder() / "datapackage.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@cache
def tables() -> dict[str, Table]:
    """Return the tables of the model by name, in the order of the descriptor."""
    return {resource["name"]: _table(resource) for resource in descriptor()["resources"]}


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        fields=tuple(_field(field) for field in schema["fields"]),
        key=tuple(schema.get("primaryKey", ())),
        references=tuple(
            Reference(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for key in schema.get("foreignKeys", ())
        ),
    )


def _field(field: dict[str, Any]) -> Field:
    rules = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field["type"],
        required=rules.get("required", False),
        unique=rules.get("unique", False),
        pattern=re.compile(rules["pattern"]) if "pattern" in rules else None,
        minimum=rules.get("minimum"),
        codes=field.get("codes"),
        description=field["description"],
    )

"""The data as others take them in: one archive with its checksums, a SQLite file, Parquet, and a description for search engines.

The description follows Croissant 1.0, which is a form of schema.org/Dataset. Everything is made from the tables and their
descriptor, and is the same to the last byte however often it is made.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.base.folders import own_data_folder
from npm_compare.base.writing import write_whole
from npm_compare.checking.schema import FILE, TableModel, descriptor_of, tables
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.described import about as described_in
from npm_compare.reports.described import described
from npm_compare.reports.office import TIME

CROISSANT = "croissant.json"
TYPES = {"integer": "INTEGER", "year": "INTEGER", "number": "REAL"}
"""How SQLite calls the types of the descriptor; all others are text."""

WORDS = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format"),
    *("includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    **{name: f"cr:{name}" for name in WORDS},
    **{name: {"@id": f"cr:{name}", "@type": "@json"} for name in ("data", "examples")},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}
"""What the words of the description mean, as Croissant 1.0 gives it."""


def write_archive(data: Dataset, folder: Path, url: str = "") -> list[Path]:
    """Write the data as an archive, as SQLite, as Parquet (if pyarrow is installed) and their description into a folder.

    `url` is the address at which they will be published, for the description; without one it names none.

    Returns
    -------
    list of Path
        The files: `NAME-VERSION.zip` with the tables, their descriptor, the manual, the licence and `SHA256SUMS`; `.sqlite`;
        `.parquet.zip`; `croissant.json`.
    """
    about, words = described_in(data), described(data, url)
    name = f"{about['name']}-data-{data.version}"
    plain = _plain_files(data, about)
    packed = _zipped({**plain, "SHA256SUMS": _sums(plain)})
    files = {f"{name}.zip": packed, f"{name}.sqlite": _sqlite(plain)}
    if find_spec("pyarrow"):
        files[f"{name}.parquet.zip"] = _zipped(dict(_parquet(plain)))
    files[CROISSANT] = _croissant(about, words, f"{name}.zip", packed, plain)
    folder.mkdir(parents=True, exist_ok=True)
    return [write_whole(folder / place, content) for place, content in files.items()]


def _plain_files(data: Dataset, about: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the tables, their descriptor, the manual and the licence by their names."""
    manual = next(place for place in (data.folder, own_data_folder()) if (place / "README.md").is_file())
    licence = "\n".join(f"{one['title']}\n{one['path']}\n" for one in about["licenses"])
    return {
        **{table.file: (data.folder / table.file).read_bytes() for table in tables().values()},
        FILE: descriptor_of(data.folder).read_bytes(),
        "README.md": (manual / "README.md").read_bytes(),
        "LICENSE.txt": licence.encode(),
    }


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return the checksums as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, TIME), content, compress_type=zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _rows(table: TableModel, plain: Mapping[str, bytes]) -> pd.DataFrame:
    """Return the rows of a table with the types of its fields, and nothing where a cell is empty."""
    rows = pd.read_csv(io.BytesIO(plain[table.file]), dtype=str, keep_default_na=False, na_values=[""])
    for field in table.fields:
        if field.type in TYPES:
            whole = TYPES[field.type] == "INTEGER"
            rows[field.name] = pd.to_numeric(rows[field.name]).astype("Int64" if whole else "Float64")
    return rows


def _sqlite(plain: Mapping[str, bytes]) -> bytes:
    with sqlite3.connect(":memory:") as base:
        for table in tables().values():
            columns = ", ".join([*_columns(table), *_keys(table)])
            base.execute(f'CREATE TABLE "{table.name}" ({columns}) STRICT')
            rows = _rows(table, plain).astype(object)
            marks = ", ".join("?" * len(table.fields))
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows.where(rows.notna(), None).to_numpy())
        base.commit()
        return base.serialize()


def _columns(table: TableModel) -> Iterator[str]:
    for field in table.fields:
        yield f'"{field.name}" {TYPES.get(field.type, "TEXT")}{" NOT NULL" if field.required else ""}'


def _keys(table: TableModel) -> Iterator[str]:
    """Yield the key of a table, and what it refers to by a key of one column; a list of codes is no table to refer to."""
    filled = {field.name for field in table.fields if field.required}
    if table.key:
        names = ", ".join(f'"{name}"' for name in table.key)
        yield f"{'PRIMARY KEY' if filled.issuperset(table.key) else 'UNIQUE'} ({names})"
    for link in table.references:
        if tables()[link.table].key == (link.target,):
            yield f'FOREIGN KEY ("{link.field}") REFERENCES "{link.table}" ("{link.target}")'


def _parquet(plain: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for table in tables().values():
        held = io.BytesIO()
        _rows(table, plain).to_parquet(held, engine="pyarrow", index=False)
        yield f"{table.name}.parquet", held.getvalue()


def _croissant(
    about: Mapping[str, Any], words: Mapping[str, Any], name: str, packed: bytes, plain: Mapping[str, bytes]
) -> bytes:
    described = {resource["name"]: resource for resource in about["resources"]}
    archive = {"@type": "cr:FileObject", "@id": name, "name": name, "contentUrl": name}
    archive |= {"encodingFormat": "application/zip", "sha256": hashlib.sha256(packed).hexdigest()}
    told = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about["name"],
        "alternateName": about["title"],
        **words,
        "citeAs": f"npm_compare contributors, {about['title']}, version {words['version']}",
        "distribution": [archive, *(_file(table, name, plain) for table in tables().values())],
        "recordSet": [_record_set(table, described[table.name]) for table in tables().values()],
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def _file(table: TableModel, archive: str, plain: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": table.file,
        "name": table.file,
        "containedIn": {"@id": archive},
        "contentUrl": table.file,
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(plain[table.file]).hexdigest(),
    }


def _record_set(table: TableModel, described: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {"INTEGER": "sc:Integer", "REAL": "sc:Float"}
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{table.name}/{field.name}",
            "name": field.name,
            "description": field.description,
            "dataType": kinds.get(TYPES.get(field.type, ""), "sc:Text"),
            "source": {"fileObject": {"@id": table.file}, "extract": {"column": field.name}},
        }
        for field in table.fields
    ]
    about = {"name": table.name, "description": described.get("description", "")}
    return {"@type": "cr:RecordSet", "@id": table.name, **about, "field": fields}

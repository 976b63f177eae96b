"""The atlas of a run: a folder of many files, of which those that are no longer made are swept, and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from npm_compare.base.nested import read_json
from npm_compare.base.writing import refuse_links, sweep, write_whole
from npm_compare.reports.atlas.frame import Site
from npm_compare.reports.atlas.rows import FOLDER
from npm_compare.reports.beside import ATLAS
from npm_compare.reports.execution import prepare
from npm_compare.reports.order import MADE, question_of
from npm_compare.reports.tasks import atlas_of

if TYPE_CHECKING:
    from npm_compare.reports.work import Work


@dataclass(frozen=True)
class Noted:
    """From what an atlas was made, and the files that belong to it."""

    made_from: str = ""
    files: tuple[str, ...] = ()


def write_site(work: Work, site: Site) -> None:
    """Write the atlas beside the reports, unless it stands there made from the same.

    Raises
    ------
    NpmCompareError
        If its folder is a link: whatever lies elsewhere is neither written nor swept.
    """
    folder = work.target / ATLAS
    folders = [folder / name for name in ("", *site.languages, FOLDER)]
    refuse_links(folders)
    reports = [(path.stem, question_of(path)) for path in site.reports]
    origin = work.origin_of(str((site.languages, reports, site.asker, site.ending, site.files)))
    before = noted(folder)
    if before.made_from == origin and all((folder / name).is_file() for name in before.files):
        return
    prepare(whole=True)
    made: dict[str, str] = work.apart(atlas_of, site)
    for place in folders:
        place.mkdir(parents=True, exist_ok=True)
        sweep(place)
    every = sorted({*made, *before.files})
    _note(folder, Noted(files=tuple(every)))  # a run that is killed leaves whole files, of which the next knows all
    for name, text in made.items():
        _put(folder / name, text.encode("utf-8"))
    for name in set(before.files) - set(made):
        (folder / name).unlink(missing_ok=True)
    _note(folder, Noted(origin, tuple(sorted(made))))


def _put(place: Path, content: bytes) -> None:
    """Write a file, unless it stands there with the same content: most pages of an atlas stay as they are."""
    if not place.is_file() or place.read_bytes() != content:
        write_whole(place, content)


def _note(folder: Path, what: Noted) -> None:
    text = json.dumps({"made_from": what.made_from, "files": what.files}, indent=1)
    write_whole(folder / MADE, text.encode("utf-8"))


def noted(folder: Path) -> Noted:
    """Return what the last run noted of an atlas; names that lead out of its folder are none of its files."""
    try:
        row = read_json((folder / MADE).read_text(encoding="utf-8"))
        names = [str(name) for name in row["files"]]
        return Noted(str(row["made_from"]), tuple(name for name in names if _inside(name)))
    except (OSError, ValueError, TypeError, KeyError):
        return Noted()


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name

"""Make the reports: run every notebook in every language, write its page, PDF and Word file, the charts, the tables and decks.

A notebook that fails does not lose the others: its last good files stay, and the failure is told. Files are written
beside their place and moved there when they are whole. What has not changed since the last time is not made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from npm_compare.base.errors import Lines, Message, NpmCompareError, UnknownName
from npm_compare.base.folders import data_from
from npm_compare.base.given import checked
from npm_compare.base.nested import read_json
from npm_compare.base.writing import alone, refuse_links, sweep, write_whole
from npm_compare.checking.schema import descriptor_of, tables
from npm_compare.facts import names as called
from npm_compare.facts.citations import csl_json
from npm_compare.facts.dataset import SEMINAR, Dataset
from npm_compare.reports.citations import bibtex
from npm_compare.reports.documents import FORMATS
from npm_compare.reports.execution import find_notebooks
from npm_compare.reports.front import standing, write_landing
from npm_compare.reports.landing import Page
from npm_compare.reports.order import MADE, landing_file
from npm_compare.reports.snapshot import taken
from npm_compare.reports.work import Progress, Work, at_once, not_made
from npm_compare.views.languages import LANGUAGES

OF_THE_SEMINAR = ("13", "14", "15")
"""The reports that are also made as they could have been on the day of the seminar."""


@dataclass(frozen=True)
class ReportEdition:
    """What the reports are about: `at` a date, `asker` beside a `group` of peers; empty means as the notebooks say."""

    at: str = ""
    asker: str = ""
    group: str = ""

    def parameters(self, data: Dataset) -> dict[str, str]:
        """Return what replaces the values in the notebooks; a profile is of the mechanism that asks, sizes are of its State."""
        asker = called.mechanism(data, self.asker, self.at or "today") if self.asker else ""
        given = {
            "at": self.at and data.edition(self.at),
            "asker": asker,
            "mechanism": asker,
            "group": self.group and called.group(data, self.group),
        }
        given["state"] = data.mechanism(asker)["state"] if asker else ""
        return {name: value for name, value in given.items() if value}


AS_WRITTEN = ReportEdition()
"""The date, mechanism and peers that stand in the notebooks."""


def report(
    output: str | Path = "output",
    names: Sequence[str] = (),
    *,
    languages: Sequence[str] = tuple(LANGUAGES),
    formats: Sequence[str] = FORMATS,
    edition: ReportEdition = AS_WRITTEN,
    folder: Path | None = None,
    tell: Progress | None = None,
) -> list[Page]:
    """Write the reports into a folder and return what became of each.

    Parameters
    ----------
    output
        Folder to write to; it is created. `index.html` is the landing page (`index.fr.html`, `index.ar.html`); a folder for
        each language holds its reports, `charts/` as PNG and SVG, the workbook, the deck and the draft of a law;
        `atlas/` holds a site with a page for each State, question and requirement;
        `tables/` holds the tables as CSV and the sources as CSL JSON and BibTeX. `seminar/` holds what is to
        be decided, the one page, what the law should say, the deck and the draft, as they could have been on the day of the
        seminar, from what was known then.
    names
        Notebooks to make (`03`, `03_mandate`); all by default.
    languages, formats
        Of `en`, `fr`, `ar`; of `html`, `pdf`, `docx`.
    edition
        Another date, mechanism or group of peers than the notebooks have.
    folder
        Where the notebooks are, by default those that came with the package.
    tell
        Called with a line for each report when it is done.

    Returns
    -------
    list of Page
        Language by language in the order of the notebooks; those with an `error` were not made.

    Raises
    ------
    UnknownName
        If a notebook, language, format, mechanism or group is not known.
    NpmCompareError
        If a first page lies in the folder that no such run made; or if a deck, a workbook or a page on the method could not
        be made; all else is there then.
    """
    languages, formats = tuple(dict.fromkeys(languages)), tuple(dict.fromkeys(formats))
    _known("language", languages, LANGUAGES)
    _known("format", formats, FORMATS)
    data, target = taken(), Path(output)
    paths = find_notebooks(names, folder)
    work = Work(data, target, formats, edition.parameters(data), tell or (lambda line: None), not names)
    stand = {name for _, name in _made(target)}
    beside = tuple(path for path in find_notebooks((), folder) if path in paths or path.stem in stand)
    work = replace(work, languages=languages, paths=tuple(paths), beside=beside)
    _refuse_foreign(target, languages)
    target.mkdir(parents=True, exist_ok=True)
    with alone(target), data_from(data.folder):
        then = _at_the_seminar(work)
        packs = [work] if names or edition.at or not then.paths else [then, work]
        made: list[Page] = []
        failed: list[Message] = []
        for one in packs:
            pages, lost = _make_all(one)
            made, failed = [*made, *pages], [*failed, *lost]
    if failed:  # whoever gets this error gets no pages, so it tells of them too
        reports = [not_made(f"{page.language}/{page.name}", page.error) for page in made if page.error]
        raise NpmCompareError("several", each=Lines((*reports, *failed)))
    return made


def _refuse_foreign(target: Path, languages: Sequence[str]) -> None:
    """Refuse a folder with a first page that no run of reports made, such as that of an atlas: it would be written over."""
    if not (target / MADE).exists() and any((target / landing_file(language)).exists() for language in languages):
        raise NpmCompareError("not_empty", folder=str(target))


def _at_the_seminar(work: Work) -> Work:
    """Return the making of the same answer as it could be given on the day of the seminar, from what was known then."""
    paths = tuple(path for path in work.paths if path.stem[:2] in OF_THE_SEMINAR)
    work = replace(work, paths=paths, beside=paths)
    given = {**work.parameters, "at": SEMINAR}
    return replace(work, target=work.target / "seminar", parameters=given, known=SEMINAR)


def _prepare_folders(work: Work) -> None:
    """Make the folders that are not there yet, and clear away what a run that was killed left in them.

    Raises
    ------
    NpmCompareError
        If one of them is a link: whatever lies elsewhere is neither written nor swept.
    """
    target = work.target
    charts = [target / language / folder for language in work.languages for folder in ("", "charts")]
    folders = ([target] if work.known else [target / "tables"]) + charts
    refuse_links(folders)
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
    sweep(target)


def _make_all(work: Work) -> tuple[list[Page], list[Message]]:
    """Make the reports of a pack and its front pages; return what became of each report, and what else was not made."""
    target, before, languages, paths = work.target, _made(work.target), work.languages, work.paths
    _prepare_folders(work)
    tasks = [(language, path, before.get((language, path.stem))) for language in languages for path in paths]
    changed = {(page.language, page.name) for _, path, page in tasks if page and not work.stands(path, page)}
    if changed:  # said before the first file is replaced: a run that is killed may leave some of each
        _note(target, [replace(page, made_from="") if key in changed else page for key, page in sorted(before.items())])
    pages, failed = at_once(work, tasks, languages if work.many else ())
    if not work.known:
        _write_tables(work)
    every = dict(sorted({**before, **{(page.language, page.name): page for page in pages}}.items()))
    shown = [replace(page, formats=standing(target, page)) for page in every.values()]
    write_landing(work, [page for page in shown if page.formats or page.error])
    _note(target, [page for page in shown if page.formats])
    return pages, failed


def _note(target: Path, pages: Iterable[Page]) -> None:
    """Write from what each report was made."""
    write_whole(target / MADE, json.dumps([asdict(page) for page in pages], indent=1).encode("utf-8"))


def _known(kind: str, names: Sequence[str], known: Sequence[str] | Mapping[str, str]) -> None:
    for name in names or [""]:
        if name not in known:
            raise UnknownName(kind, name, list(known))


def _made(target: Path) -> dict[tuple[str, str], Page]:
    """Return what stands in the output folder from earlier runs, by language and name."""
    try:
        rows = read_json((target / MADE).read_text(encoding="utf-8"))
        return {(row["language"], row["name"]): checked(Page)(**row) for row in rows}
    except (OSError, ValueError, TypeError, KeyError, NpmCompareError):
        return {}


def _write_tables(work: Work) -> None:
    """Write the tables as CSV with their description, and the sources for reference managers."""
    data, files = work.data, [table.file for table in tables().values()]

    def content() -> Iterator[bytes]:
        yield descriptor_of(data.folder).read_bytes()
        yield from ((data.folder / name).read_bytes() for name in files)
        yield csl_json(data).encode("utf-8")
        yield bibtex(data).encode("utf-8")

    work.once(work.target / "tables", ["datapackage.json", *files, "sources.csl.json", "sources.bib"], "", content)

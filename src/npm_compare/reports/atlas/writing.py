"""Write the atlas into a folder: every page in every language, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.writing import alone, refuse_links, write_whole
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.atlas import answers, home, indexes, rows, standards, states
from npm_compare.reports.atlas.content import Content, content_of
from npm_compare.reports.atlas.frame import PACKAGE, Page, Site, made
from npm_compare.reports.atlas.scripts import common_script, in_script
from npm_compare.reports.atlas.topic import for_search_engines, title
from npm_compare.reports.order import MADE
from npm_compare.reports.templates import asset, template
from npm_compare.views.html import style
from npm_compare.views.language import language_name, right_to_left, speaking
from npm_compare.views.languages import LANGUAGES

SCRIPTS = ("atlas.js", "map.js", "chart.js", "compare.js", "search.js", "fold.js")
"""The scripts of the pages that do more than show, and that which folds long ones on a phone."""


def write_atlas(folder: Path, data: Dataset, languages: Sequence[str] = tuple(LANGUAGES), url: str = "") -> list[Path]:
    """Write the atlas and return its files; what lay at their places is replaced, anything else stays.

    Parameters
    ----------
    folder
        Where it is to stand; `index.html` in it is opened first. It is made if it is not there.
    data
        The facts; the last day of the data is the date of every page.
    languages
        Of `en`, `fr`, `ar`: each page leads to itself in the others.
    url
        The address at which it will be published, for search engines; without one none is named.

    Raises
    ------
    NpmCompareError
        If reports or a page of somebody else lie in the folder, whose first page would be written over, if a folder in it is a
        link, or if another run is at work there.
    """
    files = atlas(data, Site(tuple(languages), url=url))
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        _refuse(folder, languages)
        return [_written(folder / name, text) for name, text in files.items()]


def atlas(data: Dataset, site: Site) -> dict[str, str]:
    """Return the files of the atlas by their names in its folder."""
    content = content_of(data)
    files = {name: str(asset(name, PACKAGE)) for name in SCRIPTS}
    files |= {"atlas.css": f"{asset('page.css')}{style()}{asset('atlas.css', PACKAGE)}"}
    files |= {
        "data.js": common_script(content),
        "index.html": _door(data, site),
        **dict(rows.tables(content)),
    }
    for name in site.languages:
        with speaking(name):
            files |= {f"{name}/{file}": str(text) for file, text in _pages(content, site)}
    return files


def _refuse(folder: Path, languages: Sequence[str]) -> None:
    """Refuse a folder of reports, and one with a link in the place of a folder: nothing is written through it."""
    if (folder / MADE).exists():
        raise NpmCompareError("folder_of_reports", folder=repr(str(folder)))
    if (folder / "index.html").exists() and not (folder / "atlas.css").exists():
        raise NpmCompareError("not_empty", folder=str(folder))  # a page of somebody else's
    refuse_links(folder / name for name in (*languages, rows.FOLDER))


def _pages(content: Content, site: Site) -> Iterator[tuple[str, str]]:
    """Yield every file in the language spoken."""
    order = indexes.in_alphabet(content)
    plain: list[Page] = [*states.pages(content, order, site), *answers.pages(content), *standards.pages(content)]
    for page in [*plain, *indexes.pages(content, order)]:
        yield page.file, made(content.data, page, site)
    yield from home.pages(content, order, site)
    yield from home.scripts(content, order)


def _door(data: Dataset, site: Site) -> str:
    """Return the page that is opened first: the languages, each in its own words."""
    doors = []
    for name in site.languages:
        with speaking(name):
            doors.append((name, language_name(name), title(data), right_to_left()))
    with speaking(site.languages[0]):
        described = in_script(for_search_engines(data, site.url, ""))
    return template(PACKAGE, "door.html").render(doors=doors, described=described)


def _written(place: Path, text: str) -> Path:
    """Write a file as it is, over a link too; a run that is stopped leaves whole files, and is begun again."""
    place.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(place, text.encode())

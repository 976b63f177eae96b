"""What a process of its own makes for a run: a report, a deck, a draft of a law, a workbook, a page on the method, the atlas."""

from __future__ import annotations

import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npm_compare.analysis.draft import draft
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import data_from
from npm_compare.base.writing import write_whole
from npm_compare.facts.dataset import load
from npm_compare.reports.atlas.frame import Site
from npm_compare.reports.atlas.writing import atlas
from npm_compare.reports.documents import convert
from npm_compare.reports.drafts import document
from npm_compare.reports.execution import execute, set_parameters
from npm_compare.reports.pages import notebook_of, title_of_page
from npm_compare.reports.prose import title_of, translated
from npm_compare.reports.slides import deck
from npm_compare.views.charts.chart import Chart
from npm_compare.views.findings.finding import Finding
from npm_compare.views.language import speaking
from npm_compare.views.workbook import write_workbook

Parameters = Mapping[str, str]
"""Other values for the names that the first cell of a notebook assigns."""


@dataclass(frozen=True)
class Printing:
    """How a page is set: its language, the formats, and as HTML the links at the head of the web page."""

    language: str
    formats: tuple[str, ...]
    ways: str


def with_data(folder: Path, known: str, work: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function returns when the data are those of a folder, as they were known by a day."""
    with data_from(folder, known):
        return work(*arguments)


def report_of(path: Path, printing: Printing, parameters: Parameters, kept: str) -> tuple[str, str, str]:
    """Run a notebook in a language, write its report and its charts into a folder; return title, answer and what is unknown."""
    with speaking(printing.language):
        spoken = translated(_read(path))
        first = next((cell for cell in spoken.cells if cell.cell_type == "code"), None)
        if first is not None and parameters:
            first.source = set_parameters(first.source, parameters)
        outputs = execute(spoken)
        charts = [(one.value, one.forms["image/png"]) for one in outputs if isinstance(one.value, Chart)]
        _keep_charts(charts, Path(kept) / path.stem)
        title = title_of(spoken)
        at = parameters.get("at", "")
        for name, content in convert(spoken, title, load(), printing.formats, ways=printing.ways, at=at).items():
            (Path(kept) / f"{path.stem}.{name}").write_bytes(content)
        answer = next((one.value for one in outputs if isinstance(one.value, Finding)), Finding("", 0))
        return title, answer.text, answer.unknown


def _read(path: Path) -> Any:
    import nbformat
    from nbformat.reader import NotJSONError

    try:
        return nbformat.read(path, as_version=4)
    except (NotJSONError, nbformat.ValidationError) as error:
        raise NpmCompareError("not_a_notebook", file=path.name, reason=str(error)[:100]) from None


def _keep_charts(charts: Iterable[tuple[Chart, str]], place: Path) -> None:
    """Write the charts that a notebook showed, in their order: as the picture that it showed (in base 64), and as SVG."""
    for number, (chart, picture) in enumerate(charts, start=1):
        place.with_name(f"{place.name}-{number:02}.png").write_bytes(b64decode(picture))
        write_whole(place.with_name(f"{place.name}-{number:02}.svg"), chart.content("svg"))


def deck_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the briefing deck in a language."""
    with speaking(language):
        return [deck(**_edition(parameters), data=load())]


def draft_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the draft of a law in a language, as a Word file."""
    with speaking(language):
        return [document(draft(**_edition(parameters), data=load()), ".docx")]


def _edition(parameters: Parameters) -> dict[str, str]:
    return {name: value for name, value in parameters.items() if name in ("asker", "group", "at")}


def workbook_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the tables as one workbook in a language."""
    with speaking(language), tempfile.TemporaryDirectory() as place:
        return [write_workbook(load(), Path(place) / "book.xlsx", at=parameters.get("at", "today")).read_bytes()]


def atlas_of(site: Site) -> dict[str, str]:
    """Return the files of the atlas, in every language, by their names in its folder."""
    return atlas(load(), site)


def page_of(language: str, path: Path, printing: Printing) -> list[bytes]:
    """Return a page on the method in each of some formats."""
    with speaking(language):
        made = convert(notebook_of(path, load()), title_of_page(path), load(), printing.formats, ways=printing.ways)
    return [made[name] for name in printing.formats]

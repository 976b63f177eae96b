"""The pages on the method: whole in three languages, their numbers computed, their examples right."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from math import exp, log
from pathlib import Path
from typing import Any

import pytest

from conftest import Page
from npm_compare.analysis.assumptions import assumptions
from npm_compare.base import folders
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.groups import GROUPS
from npm_compare.reports import making, page_tables, work
from npm_compare.reports import page_words as words
from npm_compare.reports.documents import convert
from npm_compare.reports.front import write_landing
from npm_compare.reports.landing import Front, landing
from npm_compare.reports.page_tables import PAGE_TABLES
from npm_compare.reports.pages import PAGES, notebook_of, path_of, title_of_page
from npm_compare.reports.work import Work
from npm_compare.views.findings import accuracy
from npm_compare.views.html import escape
from npm_compare.views.labels import indicator_label, requirement_label
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES
from npm_compare.weighing.criteria import CriterionPart
from npm_compare.weighing.smaa import pairwise

EVERY = [(name, language) for name in PAGES for language in LANGUAGES]

FIELD = re.compile(r"\{\{(\w*)\}\}")

FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$]+\$", re.S)


def source(name: str, language: str) -> str:
    return path_of(name, language).read_text(encoding="utf-8")


@cache
def filled(name: str, language: str) -> str:
    """Return the words and tables of a page with every field filled."""
    with speaking(language):
        made = notebook_of(path_of(name, language), load())
    return "\n".join(cell.source or cell.outputs[0]["data"]["text/html"] for cell in made.cells)


def test_the_folder_holds_these_pages_and_no_others() -> None:
    found = {(path.stem, path.parent.name) for path in folders.pages_folder().rglob("*.md")}
    assert found == set(EVERY)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_same_parts_in_every_language(name: str) -> None:
    def parts(language: str) -> dict[str, Any]:
        text = source(name, language)
        lines = text.splitlines()
        return {
            "headings": [line.split()[0] for line in lines if line.startswith("#")],
            "fields": sorted(FIELD.findall(text)),
            "formulas": sorted(FORMULA.findall(text)),
            "rows": sum(line.startswith("|") for line in lines),
            "items": sum(bool(re.match(r"(- |\d+\. )", line)) for line in lines),
            "code": sorted(re.findall(r"`[^`]+`", text)),
        }

    english = parts("en")
    assert parts("fr") == english
    assert parts("ar") == english


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_field_of_a_page_is_filled(name: str, language: str) -> None:
    text = filled(name, language)
    assert "{{" not in text
    assert "nan" not in re.findall(r"\w+", text)


def test_every_field_is_used() -> None:
    used = {field for name in PAGES for field in FIELD.findall(source(name, "en"))}
    assert used == {*words.PAGE_FIELDS, *PAGE_TABLES}


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_no_number_is_typed_into_a_page(name: str, language: str) -> None:
    """Articles, years of publication, names of licences and the scale from 0 to 1 are no findings."""
    text = re.split(r"^## (?:References|Références|المراجع)$", source(name, language), flags=re.M)[0]
    for known in (
        r"`[^`]+`",
        r"(article|المادة) 24",
        r"CC BY 4\.0",
        r"SMAA-2",
        r"\b(19|20)\d\d(?=[,;)\u2069])",
        r"^\d+\. ",
    ):
        text = re.sub(known, "", text, flags=re.M)
    numbers = re.findall(r"\d[\d.,]*", FORMULA.sub("", FIELD.sub("", text)))
    assert set(numbers) <= {"0", "1", "0.", "1.", "1,", "0,"}, numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_every_question_once(language: str) -> None:
    text, data = filled("coding", language), load()
    for indicator in data.indicators.index:
        assert len(re.findall(rf"<small>\W?{indicator}\W?</small>", text)) == 1, indicator
    with speaking(language):
        assert all(escape(indicator_label(data, name)) in text for name in data.indicators.index)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_names_every_requirement_and_every_group(language: str) -> None:
    text, data = filled("method", language), load()
    rows = re.findall(r'<th scope="row">(.*?)</th>', text)
    with speaking(language):
        labels = [escape(requirement_label(data, name)) for name in data.requirements.index]
    assert [label for label in labels if rows.count(label) < labels.count(label)] == []
    assert len(rows) >= len(labels) + len(GROUPS)


def test_the_files_that_a_page_names_are_there() -> None:
    place = folders.data_folder()
    named = {name for page in PAGES for name in re.findall(r"`(\w+\.csv)`", source(page, "en"))}
    assert "requirement_indicators.csv" in named
    assert [name for name in named if not (place / name).is_file()] == []


def test_the_range_of_a_value_is_that_of_the_formula() -> None:
    k, n, m = 3, 4, 0.5
    assert CriterionPart(k, n, m, m) == words.EXAMPLE_PART
    assert words.EXAMPLE_PART.bounds == (k / n * m, k / n * m + (1 - k / n))


def test_the_pairwise_share_is_that_of_the_example() -> None:
    assert pairwise([2, 0], [0, 1]) == pytest.approx(1 - 1 / 3)


def test_the_shares_still_waiting_are_those_of_the_formula() -> None:
    assert words.waiting() == pytest.approx((1 - 1 / 4, (1 - 1 / 4) * (1 - 1 / 2)))


def test_the_size_is_that_of_the_formulas() -> None:
    given = words.EXAMPLE_SIZE
    visits = given["places"] / given["cycle"]
    away = given["days"] + given["travel"]
    days = visits * (given["team"] * (away + given["preparation"]) + given["report"])
    staff = days / (given["working_days"] * (1 - given["other_work"]))
    money = visits * (given["team"] * away * given["expenses"] + given["expert_days"] * given["fee"])
    sized = words.sized(load())
    found = sized.of("cycle")
    assert (visits, days) == (6, 180)
    assert found["visits"] == sized.of("cycle", "prison")["visits"] == pytest.approx(visits)
    assert found["posts"] == pytest.approx(staff) == pytest.approx(1.2)
    assert found["money"] == pytest.approx(staff * given["staff_cost"] + money) == pytest.approx(420_000)


def test_two_sizes_are_half_alike_if_one_is_twice_the_other() -> None:
    from npm_compare.analysis.likenesses import LIKENESSES, Subject

    one, other = (Subject({}, {}, {"prisoners": prisoners}) for prisoners in (1000.0, 2000.0))
    found = LIKENESSES["prisoners"](one, other)
    assert found is not None
    assert found[0] == pytest.approx(exp(-abs(log(2)))) == pytest.approx(1 / 2)


def test_the_rate_is_the_figure_by_its_denominator() -> None:
    found = words.rate(load())
    assert found["rate"] == pytest.approx(found["figure"] / found["denominator"] * 100)


def test_the_requirements_said_to_be_counted_are_those_counted() -> None:
    from npm_compare import assess

    counts = assess("fra-cglpl").counts("practice").loc["fra-cglpl"]  # in law, what the State itself does is left out
    assert words.PAGE_FIELDS["counted"](load()) == str(counts["applicable"] + counts["not_applicable"])


def test_the_share_that_is_right_is_told_alike_everywhere(output: Path) -> None:
    found = accuracy()
    assert escape(found.text) in (output / "index.html").read_text(encoding="utf-8")
    limits = filled("limits", "en")
    assert all(
        words.PAGE_FIELDS[name](load()) in limits for name in ("right_share", "right_low", "right_high", "right_legal")
    )


def test_an_unknown_field_is_answered_with_the_nearest(tmp_path: Path, world_data: Dataset) -> None:
    page = tmp_path / "page.md"
    page.write_text("# How?\n\nOf {{fact}} facts.\n", encoding="utf-8")
    with pytest.raises(NpmCompareError, match=r"/page\.md: There is no field 'fact'\. Did you mean facts"):
        notebook_of(page, world_data)
    page.write_text("# How?\n\n{{table_question}}\n", encoding="utf-8")
    with pytest.raises(
        NpmCompareError, match=r"/page\.md: There is no table 'table_question'\. Did you mean table_questions"
    ):
        notebook_of(page, world_data)


def test_the_landing_page_says_how_many_facts_were_right(world_data: Dataset) -> None:
    told = landing([], world_data, Front("mar-cndh", ["en"]))
    assert "A second reader found 75% of the facts right, of legal answers 50%, of figures 100%." in told


def test_a_table_within_a_sentence_is_refused(tmp_path: Path, world_data: Dataset) -> None:
    page = tmp_path / "page.md"
    page.write_text("# How?\n\nSee {{table_questions}}.\n", encoding="utf-8")
    with pytest.raises(NpmCompareError, match=r"page\.md: give the table table_questions a line of its own\."):
        notebook_of(page, world_data)


def test_a_field_that_is_not_a_name_is_refused_with_its_page(tmp_path: Path, world_data: Dataset) -> None:
    page = tmp_path / "page.md"
    page.write_text("# How?\n\n{{facts and}} more.\n", encoding="utf-8")
    with pytest.raises(NpmCompareError, match=r"/page\.md: a field cannot be read: "):
        notebook_of(page, world_data)


def test_what_a_value_holds_is_no_mark_of_markdown(tmp_path: Path, world_data: Dataset) -> None:
    page = tmp_path / "page.md"
    page.write_text("# How?\n\n{{version}}\n", encoding="utf-8")
    data = replace(world_data, version="*1*_a_|<b>")
    text = convert(notebook_of(page, data), "How?", data, ("html",))["html"].decode()
    assert f"*1*_a_|&lt;b&gt;+{world_data.digest}</p>" in text


def test_a_value_of_several_lines_stays_in_its_cell_and_an_address_in_it_is_text(
    tmp_path: Path, world_data: Dataset
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# How?\n\n| Note | said |\n|---|---|\n| {{version}} | last |\n", encoding="utf-8")
    data = replace(world_data, version="one\n\n    two https://evil.example &lt; @three")
    text = convert(notebook_of(page, data), "How?", data, ("html",))["html"].decode()
    (row,) = re.findall(r"<tr[^>]*>\s*<td.*?</tr>", text, flags=re.S)
    assert "two https://evil.example &amp;lt; @three+" in row
    assert "last" in row
    assert "<a" not in row
    assert "<pre" not in text


def test_formulas_are_formulas_in_every_format() -> None:
    """In Arabic they keep their direction; that they are the same everywhere, see above."""
    path = path_of("method", "ar")
    with speaking("ar"):
        made = convert(notebook_of(path, load()), title_of_page(path), load())
    formulas = len(FORMULA.findall(source("method", "ar")))
    page = made["html"].decode()
    assert page.count("<math") == formulas
    assert not re.search(r"\$\$|\\frac\b(?![^<]*</annotation>)", page)
    word = zipfile.ZipFile(BytesIO(made["docx"])).read("word/document.xml").decode()
    assert len(re.findall(r"<m:oMath>", word)) == formulas
    assert b"pdfuaid" in made["pdf"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what a run leaves that has no notebook to make."""
    target, empty = tmp_path_factory.mktemp("output"), tmp_path_factory.mktemp("no-notebooks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Work, "atlas", lambda self: [])  # it has tests of its own, as have these
        for name in ("deck_of", "draft_of", "workbook_of"):
            patch.setattr(work, name, lambda *_: [b""])
        patch.setattr(work, "apart", lambda run, *given: run(*given))  # a process of its own is for notebooks
        making.report(target, languages=["en"], formats=("html",), folder=empty)
    made = Work(load(), target, ("html",), {}, lambda line: None, languages=("en",))
    write_landing(made, [making.Page("01_one", "en", "One?", formats=("html",))])
    return target


def test_the_landing_page_leads_to_every_page(output: Path) -> None:
    text = (output / "index.html").read_text(encoding="utf-8")
    part = text[text.index("How it is made and how to read it") :]
    assert re.findall(r'href="(en/[^"]+)"', part) == [f"en/{name}.html" for name in PAGES]
    assert all((output / "en" / f"{name}.html").is_file() for name in PAGES)
    assert all(f">{escape(title_of_page(path_of(name, 'en')))}</a>" in part for name in PAGES)


def test_a_page_is_not_made_again_from_the_same(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    run = work.Work(load(), output, ("html",), {}, print)
    with monkeypatch.context() as patch:
        patch.setattr(work, "apart", refuse)
        run.extras("en")
    (output / "en" / "limits.html").unlink()
    run.extras("en")
    assert (output / "en" / "limits.html").is_file()


def test_the_manual_says_what_may_be_answered_and_counts_in_which_unit(world_data: Dataset) -> None:
    """An answer has its type, a number its unit, a category the labels of its list; money has no unit of its own."""
    said = Page(page_tables.questions(world_data))
    answers = {words.split(" | ")[-1]: words.split(" | ")[0] for _, words in said.cells if " | " in words}
    assert answers["visits_total"] == "Number, visits"
    assert answers["visits_unannounced"] == "Yes or no"
    assert answers["budget_total"] == "Amount of money"
    assert answers["model"].startswith("New specialised body, National human rights institution")


def test_counts_and_dates_told_on_the_pages_are_those_of_the_data() -> None:
    data = load()
    said = {
        name: words.PAGE_FIELDS[name](data) for name in ("year", "date", "facts", "inputs", "wait_first", "wait_second")
    }
    assert said["year"] == data.date[:4] == said["date"][-4:]
    assert int(said["facts"].replace(",", "")) == len(data.facts)
    named = assumptions("mar", data=data)[["input", "place"]].drop_duplicates()
    assert int(said["inputs"]) == (named["input"] != "target").sum()  # what was announced is not an input
    assert (said["wait_first"], said["wait_second"]) == ("0.750", "0.375")


def test_of_a_criterion_each_question_is_named_and_of_a_requirement_whether_it_was_checked(
    world_data: Dataset,
) -> None:
    said = Page(page_tables.requirements(world_data)).cells
    force = [words for _, words in said if words.startswith(("Treaty obligation", "Authoritative guidance"))]
    assert force == ["Treaty obligation", "Authoritative guidance | Not verified"]
    asked = [len(part) for _, part in load().criteria.groupby("criterion")]
    listed = "".join(words for _, words in Page(page_tables.criteria(load())).cells)
    assert listed.count(";") == sum(asked) - len(asked)  # between the questions of each criterion


def test_colours_are_the_same_in_every_language() -> None:
    """So `tests/accessible.py` looks at those of the English pages alone."""
    styles = [path for path in folders.PACKAGE.rglob("*.css") if not {"explorer", "lab"} & {*path.parts}]
    assert len(styles) >= 3
    for path in styles:
        for selector, block in re.findall(r"([^{}]+)\{([^{}]*)\}", path.read_text(encoding="utf-8")):
            by_language = re.search(r"\[(?:dir|lang)|:(?:dir|lang)\b|\brtl\b", selector)
            assert not (by_language and re.search(r"color|background|fill|stroke|opacity", block)), (path, selector)

"""A draft as a document: numbered articles, comments and direction of a Word file; the same words in print and on a page."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

import npm_compare as npm
from conftest import Page
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.drafts import DOCUMENTS, document
from npm_compare.views.language import speaking

MADE: dict[tuple[str, str], bytes] = {}


def made(data: Dataset, ending: str, language: str = "en") -> bytes:
    """Return the draft for Morocco in the world; each is made once."""
    if (ending, language) not in MADE:
        MADE[ending, language] = anew(data, ending, language)
    return MADE[ending, language]


def anew(data: Dataset, ending: str, language: str = "en") -> bytes:
    with speaking(language):
        return document(npm.draft("mar-cndh", data=data), ending)


def opened(data: Dataset, language: str = "en") -> Any:
    return docx.Document(io.BytesIO(made(data, ".docx", language)))


def styled(file: Any, style: str) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == style]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def numbering_of(file: Any) -> Any:
    """Return the level of the numbering to which the style of the headings of articles belongs."""
    number = file.styles["Heading 3"].element.pPr.numPr.numId.val
    numbering = file.part.numbering_part.element
    kind = numbering.xpath(f'./w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')[0]
    return numbering.xpath(f'./w:abstractNum[@w:abstractNumId="{kind}"]/w:lvl')[0]


def test_the_articles_are_headings_that_word_numbers(world_data: Dataset) -> None:
    file = opened(world_data)
    assert styled(file, "Heading 2")[:-1] == ["Establishment", "Powers", "Resources"]
    assert styled(file, "Heading 3") == ["The unit", "Interviews", "Notice", "Money"]
    level = numbering_of(file)
    assert level.find(qn("w:lvlText")).get(qn("w:val")) == "Article %1."
    assert level.find(qn("w:pStyle")).get(qn("w:val")) == "Heading3"


def test_the_text_of_an_article_stands_in_a_style_of_its_own(world_data: Dataset) -> None:
    texts = styled(opened(world_data), "Article Text")
    assert texts[:2] == ["A unit of [the host] visits.", "It decides alone."]
    assert len(texts) == 5


def test_what_is_remarked_on_an_article_is_a_comment_on_its_heading(world_data: Dataset) -> None:
    file = opened(world_data)
    comments = list(file.comments)
    assert [comment.author for comment in comments] == ["npm_compare"] * 4
    assert {comment.timestamp.date().isoformat() for comment in comments} == {world_data.date}
    assert comments[0].text.startswith("What follows: Verify first, if it is not given: amend")
    assert comments[0].text.endswith("Note: Name the unit.")
    assert "Text is silent (law 2, whole act)" in comments[2].text


def test_no_row_of_the_annex_is_divided_between_two_pages(world_data: Dataset) -> None:
    rows = opened(world_data).tables[-1].rows
    assert len(rows) > 1
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in list(rows)[1:])


def test_the_annex_lies_across_the_page(world_data: Dataset) -> None:
    upright, across = opened(world_data).sections
    assert (upright.orientation, across.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert (across.page_width, across.page_height) == (upright.page_height, upright.page_width)


def test_an_arabic_draft_runs_from_right_to_left_with_its_numbers_and_comments(world_data: Dataset) -> None:
    content = made(world_data, ".docx", "ar")
    file = docx.Document(io.BytesIO(content))
    assert "%1" in numbering_of(file).find(qn("w:lvlText")).get(qn("w:val"))
    texts = [one for one in file.paragraphs if one.style.name in ("Heading 3", "Article Text")]
    assert texts
    assert all(one._p.pPr.find(qn("w:bidi")) is not None for one in texts)
    comments = part(content, "word/comments.xml")
    assert comments.count("<w:bidi/>") == comments.count("<w:comment ") == 4


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_document_has_the_same_bytes_twice(world_data: Dataset, ending: str) -> None:
    assert anew(world_data, ending) == made(world_data, ending)


def test_the_page_has_the_articles_in_order_with_a_table_under_each(world_data: Dataset) -> None:
    text = made(world_data, ".html").decode("utf-8")
    page = Page(text[text.index("<main>") : text.index("</main>")])
    assert "&lt;style" not in text
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", text) == [
        "Article 1. The unit",
        "Article 2. Interviews",
        "Article 3. Notice",
        "Article 4. Money",
    ]
    assert ("", "Text is silent | law 2, whole act") in page.cells
    assert text.index("Article 4. Money") < text.index("Annex: table of concordance")


def test_markdown_needs_no_html(world_data: Dataset) -> None:
    text = made(world_data, ".md").decode("utf-8")
    assert "| Rule that binds |" in text
    assert "<" not in text.replace("<https://", "")

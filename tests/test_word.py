"""Word files as a reader opens them: margins, letters, headings, tables, notes, direction."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.documents import convert
from npm_compare.reports.word import BASE, IN_NOTES, IN_TABLES
from npm_compare.views.charts.fonts import OFFICE
from npm_compare.views.language import speaking
from test_documents import notebook


def opened(data: Dataset, language: str = "en") -> Any:
    with speaking(language):
        return docx.Document(io.BytesIO(convert(notebook(), "Which powers?", data, ("docx",))["docx"]))


def size_of(document: Any, style: str) -> tuple[float, float]:
    """Return the sizes in points of the Latin and the Arabic letters of a style."""
    properties = next(one.element for one in document.styles if one.style_id == style).rPr
    return tuple(int(properties.find(qn(name)).get(qn("w:val"))) / 2 for name in ("w:sz", "w:szCs"))  # type: ignore[return-value]


def paragraphs(document: Any, style: str) -> list[str]:
    found = document.element.body.xpath(f'.//w:p[w:pPr/w:pStyle/@w:val="{style}"]')
    return [words(one) for one in found]


def words(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def test_margins_are_two_centimetres_on_a4(world_data: Dataset) -> None:
    (section,) = opened(world_data).sections
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.cm, 1) for side in sides] == [2.0] * 4
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_text_tables_and_notes_have_sizes_of_their_own_in_latin_and_arabic_letters(world_data: Dataset) -> None:
    document = opened(world_data)
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    assert [int(defaults.find(qn(n)).get(qn("w:val"))) / 2 for n in ("w:sz", "w:szCs")] == [BASE, BASE]
    assert size_of(document, "Table") == (IN_TABLES, IN_TABLES)
    assert size_of(document, "Note") == (IN_NOTES, IN_NOTES)
    assert IN_NOTES < IN_TABLES < BASE


def test_one_family_is_named_for_latin_and_arabic_letters(world_data: Dataset) -> None:
    fonts = list(opened(world_data).styles.element.iter(qn("w:rFonts")))
    named = {(one.get(qn("w:ascii")), one.get(qn("w:hAnsi")), one.get(qn("w:cs"))) for one in fonts}
    assert named == {(OFFICE, OFFICE, OFFICE)}
    assert not any("Theme" in name for one in fonts for name in one.attrib)


def test_headings_captions_and_parts_of_tables_are_real(world_data: Dataset) -> None:
    document = opened(world_data)
    assert paragraphs(document, "Title") == ["Which powers?"]
    assert paragraphs(document, "Heading2") == ["Why it matters", "What the facts show", "Sources"]
    assert paragraphs(document, "TableCaption") == ["Situation on 12 May 2015"]
    assert paragraphs(document, "Part") == ["Powers"]


def test_the_numbers_beside_a_value_lead_to_its_notes(world_data: Dataset) -> None:
    document = opened(world_data)
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert [name for name in anchors if name.startswith("note-")] == ["note-1-1", "note-1-2"]
    assert set(anchors) <= set(marks)
    assert paragraphs(document, "Note") == ["Act 1, art. 8.", "Report, p. 2."]


def test_the_heading_row_of_a_table_repeats_on_every_page(world_data: Dataset) -> None:
    (table,) = opened(world_data).tables
    assert len(table.rows[0]._tr.xpath("w:trPr/w:tblHeader")) == 1


def test_a_table_has_light_rules_between_rows_and_none_between_columns(world_data: Dataset) -> None:
    style = next(one.element for one in opened(world_data).styles if one.style_id == "Table")
    (rules,) = style.xpath("w:tblPr/w:tblBorders")
    assert [rule.tag for rule in rules] == [qn("w:top"), qn("w:bottom"), qn("w:insideH")]


@pytest.mark.parametrize(("language", "mirrored"), [("en", False), ("ar", True)])
def test_arabic_paragraphs_and_tables_run_from_right_to_left(
    world_data: Dataset, language: str, mirrored: bool
) -> None:
    document = opened(world_data, language)
    written = document.element.body.iter(qn("w:p"))
    assert {bool(one.xpath("w:pPr/w:bidi")) for one in written} == {mirrored}
    assert [bool(table._tbl.tblPr.xpath("w:bidiVisual")) for table in document.tables] == [mirrored]

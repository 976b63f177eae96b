"""Word files as a reader opens them: margins, letters, headings, tables, notes, direction."""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.documents import convert
from npm_compare.reports.office import condensed, timeless
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
    assert [int(defaults.find(qn(n)).get(qn("w:val"))) / 2 for n in ("w:sz", "w:szCs")] == [10, 10]
    assert size_of(document, "Table") == (8.5, 8.5)
    assert size_of(document, "Note") == (8, 8)


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


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_heading_row_of_a_table_repeats_on_every_page_and_is_never_the_last_on_one(
    world_data: Dataset, language: str
) -> None:
    (table,) = opened(world_data, language).tables
    rows = [row._tr for row in table.rows]
    assert [len(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [1] + [0] * (len(rows) - 1)
    assert [len(row.xpath("w:tc/w:p/w:pPr/w:keepNext")) > 0 for row in rows] == [True] + [False] * (len(rows) - 1)


def test_a_table_has_light_rules_between_rows_and_none_between_columns(world_data: Dataset) -> None:
    style = next(one.element for one in opened(world_data).styles if one.style_id == "Table")
    (rules,) = style.xpath("w:tblPr/w:tblBorders")
    assert [rule.tag for rule in rules] == [qn("w:top"), qn("w:bottom"), qn("w:insideH")]


@pytest.mark.parametrize(("language", "mirrored"), [("en", False), ("ar", True)])
def test_arabic_paragraphs_and_tables_run_from_right_to_left(
    world_data: Dataset, language: str, mirrored: bool
) -> None:
    document = opened(world_data, language)
    styles = {style.style_id: style for style in document.styles}
    assert bool(styles["Normal"].element.xpath("w:pPr/w:bidi")) == mirrored
    assert not any(style.element.xpath('w:pPr/w:bidi[@w:val="false"]') for style in styles.values())
    assert [bool(table._tbl.tblPr.xpath("w:bidiVisual")) for table in document.tables] == [mirrored]


@pytest.mark.parametrize(("language", "code"), [("en", ("w:val", "en-GB")), ("ar", ("w:bidi", "ar-MA"))])
def test_the_checker_of_spelling_knows_the_language(world_data: Dataset, language: str, code: tuple[str, str]) -> None:
    (spoken,) = opened(world_data, language).styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert spoken.get(qn(code[0])) == code[1]


def widths(data: Dataset, html: str) -> list[float]:
    """Return the shares of the columns of the first table of a Word file made of some HTML."""
    made = docx.Document(io.BytesIO(convert(notebook(html), "Which powers?", data, ("docx",))["docx"]))
    columns = [int(column.get(qn("w:w"))) for column in made.tables[0]._tbl.tblGrid]
    return [round(width / sum(columns), 2) for width in columns]


def test_a_column_with_longer_texts_is_wider_unless_the_table_says_how_wide_it_is(world_data: Dataset) -> None:
    rows = f"<tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>{'word ' * 20}</td><td>no</td></tr></tbody></table>"
    first, second = widths(world_data, f"<table><thead>{rows}")
    assert first > 3 * second
    shared = '<colgroup><col style="width:30%"><col style="width:70%"></colgroup>'
    assert widths(world_data, f"<table>{shared}<thead>{rows}") == [0.3, 0.7]


def test_no_heading_goes_on_in_the_middle_of_a_word_in_a_table_that_says_how_wide_it_is(world_data: Dataset) -> None:
    shared = '<colgroup><col style="width:10%"><col style="width:70%"><col style="width:20%"></colgroup>'
    heads = "<tr><th>Recommandations</th><th>Words</th><th>Law read</th></tr>"
    row = f"<tr><td>Maroc</td><td>{'word ' * 20}</td><td>https://law.example/a-long-address-in-one-word</td></tr>"
    table = f"<table>{shared}<thead>{heads}</thead><tbody>{row}</tbody></table>"
    assert widths(world_data, table) == [0.19, 0.61, 0.2]  # 15 bold letters and the margins, of 100 letters on a page
    assert widths(world_data, table.replace("Recommandations", "x" * 10_000)) == [0.45, 0.35, 0.2]


def test_every_heading_of_a_part_is_one_not_only_the_first(world_data: Dataset) -> None:
    row = "<tr><th>Visits</th><td>Yes</td></tr>"
    parts = "".join(f'<tr class="part"><th colspan="2">{name}</th></tr>{row}' for name in ("One", "Two", "Three"))
    table = f"<table><thead><tr><td></td><th>Mali</th></tr></thead><tbody>{parts}</tbody></table>"
    made = convert(notebook(table), "Which powers?", world_data, ("docx",))["docx"]
    assert paragraphs(docx.Document(io.BytesIO(made)), "Part") == ["One", "Two", "Three"]


def test_the_reference_document_is_stored_without_a_time() -> None:
    held = (files("npm_compare.reports") / "assets" / "word.docx").read_bytes()
    assert timeless(held) == held


def test_a_summary_has_smaller_letters_none_below_seven_points_and_narrower_margins() -> None:
    whole = (files("npm_compare.reports") / "assets" / "word.docx").read_bytes()

    def numbers(raw: bytes, part: str, pattern: str) -> list[int]:
        with zipfile.ZipFile(io.BytesIO(raw)) as box:
            return [int(found) for found in re.findall(pattern, box.read(part).decode("utf-8"))]

    before, after = (numbers(raw, "word/styles.xml", r'<w:sz w:val="(\d+)') for raw in (whole, condensed(whole)))
    assert len(after) == len(before)
    assert min(after) >= 2 * 7
    assert all(small < large for small, large in zip(after, before, strict=True))
    sides = [numbers(raw, "word/document.xml", r'w:left="(\d+)') for raw in (whole, condensed(whole))]
    assert max(sides[1]) < max(sides[0])


@pytest.mark.parametrize("wished", [{}, {"columns": 1, "pages": 6}, {"landscape": True}])
def test_every_page_of_a_word_file_has_its_number_at_the_foot(world_data: Dataset, wished: dict[str, int]) -> None:
    asked = notebook()
    asked.metadata["npm_compare"] = wished
    made = docx.Document(io.BytesIO(convert(asked, "Which powers?", world_data, ("docx",))["docx"]))
    for section in made.sections:
        assert [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))] == ["PAGE"]


def test_a_summary_stands_closer_in_word_than_a_report() -> None:
    """Arabic takes more room than English: what fits six pages there must fit in each language."""
    raw = (files("npm_compare.reports") / "assets" / "word.docx").read_bytes()
    styles = [zipfile.ZipFile(io.BytesIO(one)).read("word/styles.xml").decode() for one in (raw, condensed(raw))]
    assert ['<w:spacing w:line="228" w:lineRule="auto"' in text for text in styles] == [False, True]
    assert ['<w:left w:w="60" w:type="dxa"' in text for text in styles] == [False, True]

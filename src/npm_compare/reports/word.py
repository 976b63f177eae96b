"""The look of a Word file: margins, sizes, letters, tables with light rules, notes set small, the direction of the language.

pandoc makes the file, with real headings, captions, links from values to notes, and paragraphs that run from right to left;
what it leaves to a template is set here.
"""

from __future__ import annotations

import io
from typing import Any

from npm_compare.reports.archives import timeless
from npm_compare.views.charts.fonts import OFFICE
from npm_compare.views.language import LANGUAGES, language, right_to_left

PAGE, MARGIN = (21.0, 29.7), 2.0
"""Size of a page (A4) and its margins, in centimetres."""

BASE, IN_TABLES, IN_NOTES = 10.0, 8.5, 8.0
"""Sizes of letters in points: of the text, of tables, and of the notes below them."""

SIZES = {"Title": 18, "Date": 9, "TOCHeading": 12, "Heading1": 14, "Heading2": 13, "Heading3": 11, "Caption": 9}
"""Sizes of letters in points by the styles of pandoc."""

AROUND = {"Normal": (3, 6), "BodyText": (3, 6), "Compact": (1, 1)}
"""Room above and below a paragraph, in points, by style."""

LONG, TWIPS = 60, 567
"""Letters from which a text needs no wider column but more lines; units of Word in a centimetre."""

RULES = {"top": "7F7F7F", "bottom": "7F7F7F", "insideH": "D9D9D9"}
"""Colours of the rules of a table; between columns there are none."""

OWN_STYLES = (
    ("Note", f'<w:sz w:val="{IN_NOTES * 2:.0f}"/><w:szCs w:val="{IN_NOTES * 2:.0f}"/>'),
    ("Part", "<w:b/><w:bCs/>"),
)
"""Styles that pandoc does not have: a note below a table, and the heading of a part of a table."""

AFTER_DIRECTION = tuple(f"w:{name}" for name in ("tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblLook"))
"""What follows the direction of columns in the properties of a table, in the order of the schema (ECMA-376, CT_TblPr)."""


def finished(raw: bytes) -> bytes:
    """Return a Word file as pandoc made it with its look set, written with a fixed time: the same bytes every time."""
    import docx
    from docx.shared import Cm

    document = docx.Document(io.BytesIO(raw))
    for section in document.sections:
        section.page_width, section.page_height = (Cm(length) for length in PAGE)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    _set_styles(document.styles)
    for table in document.tables:
        _set_table(table)
    for mark in document.element.body.xpath('.//w:bookmarkStart[starts-with(@w:name, "note-")]'):
        _set_style(mark.getparent(), "Note")
    if right_to_left():
        _direct(document.element.body)
    held = io.BytesIO()
    document.save(held)
    return timeless(held.getvalue())


def _set_styles(styles: Any) -> None:
    """Set letters, sizes and spaces of the styles, and the language for the checker of spelling."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    root = styles.element
    for name, look in OWN_STYLES:
        root.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="Compact"/><w:rPr>{look}</w:rPr></w:style>'
            )
        )
    for fonts in root.iter("{*}rFonts"):
        fonts.attrib.clear()
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(_name(f"w:{kind}"), OFFICE)
    _set_size(root.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0], BASE)
    spoken = root.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0]
    spoken.set(_name("w:bidi" if right_to_left() else "w:val"), LANGUAGES[language()].replace("_", "-"))
    by_id = {style.style_id: style for style in styles}
    for name, size in SIZES.items():
        _set_size(by_id[name].element.get_or_add_rPr(), size)
    for name, (before, after) in AROUND.items():
        spaces = by_id[name].paragraph_format
        spaces.space_before, spaces.space_after = Pt(before), Pt(after)
    _set_table_style(by_id["Table"].element)


def _set_size(properties: Any, points: float) -> None:
    """Set the size of Latin letters and, which Word keeps apart, that of Arabic ones."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for old in properties.xpath("w:szCs"):
        properties.remove(old)
    size = properties._add_sz() if properties.sz is None else properties.sz
    size.set(_name("w:val"), f"{2 * points:.0f}")
    size.addnext(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{2 * points:.0f}"/>'))


def _set_table_style(style: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    _set_size(style.get_or_add_rPr(), IN_TABLES)
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{shade}"/>' for side, shade in RULES.items()
    )
    style.xpath("w:tblPr/w:tblInd")[0].addnext(parse_xml(f"<w:tblBorders {nsdecls('w')}>{rules}</w:tblBorders>"))
    first = style.xpath('w:tblStylePr[@w:type="firstRow"]')[0]
    first.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}><w:b/><w:bCs/></w:rPr>"))


def _set_table(table: Any) -> None:
    """Give a table a heading row that repeats, the direction of the language, and headings of its parts."""
    table.autofit = True
    first = table.rows[0]._tr.get_or_add_trPr()
    if not first.xpath("w:tblHeader"):
        first.append(_switched_on("w:tblHeader"))
    _set_widths(table)
    if right_to_left():
        table._tbl.tblPr.insert_element_before(_switched_on("w:bidiVisual"), *AFTER_DIRECTION)
    for paragraph in table._tbl.xpath("w:tr[count(w:tc)=1]/w:tc[w:tcPr/w:gridSpan]/w:p"):
        _set_style(paragraph, "Part")


def _set_widths(table: Any) -> None:
    """Share the width of the page among the columns: each as wide as its longest word, more where its texts are longer."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    whole = [row for row in rows if len(set(row)) > 1 or len(row) == 1]  # the heading of a part spans all columns
    wanted = [
        max(max(len(word) for word in [*text.split(), ""]) + 4 for text in column)
        + min(max(len(text) for text in column), LONG) / 2
        for column in zip(*whole, strict=True)
    ]
    room = (PAGE[0] - 2 * MARGIN) * TWIPS
    widths = [str(round(room * share / sum(wanted))) for share in wanted]
    for column, width in zip(table._tbl.tblGrid.xpath("w:gridCol"), widths, strict=False):
        column.set(_name("w:w"), width)
    for row in table._tbl.xpath("w:tr[count(w:tc)>1]"):
        for cell, width in zip(row.xpath("w:tc"), widths, strict=False):
            size = cell.get_or_add_tcPr().get_or_add_tcW()
            size.set(_name("w:w"), width)
            size.set(_name("w:type"), "dxa")


def _direct(body: Any) -> None:
    """Let the paragraphs run from right to left that pandoc leaves: title, date, table of contents."""
    for paragraph in body.xpath(".//w:p[not(w:pPr/w:bidi)]"):
        properties = paragraph.get_or_add_pPr()
        properties.insert_element_before(_switched_on("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")


def _set_style(paragraph: Any, name: str) -> None:
    paragraph.get_or_add_pPr().style = name


def _switched_on(name: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(name)
    element.set(_name("w:val"), "true")
    return element


def _name(short: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(short))

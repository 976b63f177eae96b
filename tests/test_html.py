from __future__ import annotations

import pytest

from conftest import Page
from npm_compare.views.html import render
from npm_compare.views.language import speaking
from npm_compare.views.table import Cell, Note, Row, table

TREACHEROUS = """</td><script>alert("a & b")</script> 'quoted'"""


def test_every_text_is_escaped_wherever_it_stands() -> None:
    cell = Cell(TREACHEROUS, TREACHEROUS, TREACHEROUS, (Note(TREACHEROUS, TREACHEROUS[:4]),))
    rows = [Row(TREACHEROUS), Row(TREACHEROUS, (cell,))]
    text = render(table(TREACHEROUS, [TREACHEROUS, "b"], rows, foot=TREACHEROUS))
    found = Page(text)
    assert "script" not in found.tags
    assert found.headings == [TREACHEROUS, "b", TREACHEROUS, TREACHEROUS]
    assert found.cells == [(TREACHEROUS, f"{TREACHEROUS} | {TREACHEROUS}")]
    assert found.titles == found.notes == [TREACHEROUS]
    assert text.count("&lt;script&gt;") == 10  # caption, foot, two rows, column, class, text, small, title, note


def test_equal_notes_share_one_number_and_stand_once_below() -> None:
    rows = [
        Row("a", (Cell("1", notes=(Note("first"), Note("second"))), Cell("2", notes=(Note("second"),)))),
        Row("b", (Cell("3"),)),
    ]
    text = render(table("caption", ["", "x", "y"], rows))
    found = Page(text)
    assert found.notes == ["first", "second"]
    assert [link.rsplit("-", 1)[1] for link in found.links] == ["1", "2", "2"]
    assert [link.removeprefix("#") for link in dict.fromkeys(found.links)] == found.ids
    assert "Sources and notes (2)" in text


def test_a_table_without_notes_has_no_list_of_notes() -> None:
    found = Page(render(table("caption", ["", "x"], [Row("a", (Cell("1"),))])))
    assert not {"details", "sup", "li"} & set(found.tags)


def test_a_row_without_cells_heads_a_part_over_the_whole_width() -> None:
    text = render(table("caption", ["", "x", "y"], [Row("Powers"), Row("a", (Cell("1"), Cell("2")))]))
    assert '<tr class="part"><th scope="rowgroup" colspan="3">Powers</th></tr>' in text
    assert '<tr><th scope="row">a</th><td>1</td><td>2</td></tr>' in text


def test_columns_and_rows_are_headed_for_those_who_listen_to_the_table() -> None:
    text = render(table("A caption", ["", "x"], [Row("a", (Cell("1"),))]))
    assert "<caption>A caption</caption>" in text
    assert '<th scope="col">x</th>' in text
    assert '<th scope="row">a</th>' in text


def test_a_cell_has_a_class_and_a_smaller_line_only_if_it_is_given_one() -> None:
    found = Page(render(table("c", ["Question", "x", "y"], [Row("a", (Cell("Yes", "law", "yes"), Cell("No")))])))
    assert found.cells == [("yes", "Yes | law"), ("", "No")]
    assert found.tags.count("small") == 1


def test_the_foot_stands_below_the_table_if_there_is_one() -> None:
    assert "</table><p><small>Two facts.</small></p>" in render(table("c", [""], [], foot="Two facts."))
    assert "<p>" not in render(table("c", [""], []))


def test_ids_come_from_the_content() -> None:
    def ids(note: str, caption: str = "c") -> list[str]:
        return Page(render(table(caption, ["", "x"], [Row("a", (Cell("1", notes=(Note(note),)),))]))).ids

    assert ids("n") == ids("n")
    assert len({*ids("n"), *ids("m"), *ids("n", "d")}) == 3


def test_nothing_is_run_or_fetched_by_a_table() -> None:
    text = render(table("c", ["", "x"], [Row("a", (Cell("1", notes=(Note("see https://page.example"),)),))], foot="f"))
    assert not {"script", "link", "img", "iframe"} & set(Page(text).tags)
    assert "url(" not in text
    assert "@import" not in text


def test_the_title_of_a_work_is_marked_so_that_a_short_paper_can_leave_it_out() -> None:
    text = render(table("c", ["", "x"], [Row("a", (Cell("1", notes=(Note("Yes: A < B, art. 2, CNDH.", "A < B"),)),))]))
    assert 'Yes: <span class="work">A &lt; B, </span>art. 2, CNDH.' in text


def test_the_title_of_a_work_leads_to_its_document() -> None:
    note = Note("Yes: A < B, art. 2, CNDH.", "A < B", "https://page.example/?a=1&b='2'")
    text = render(table("c", ["", "x"], [Row("a", (Cell("1", notes=(note,)),))]))
    link = '<a href="https://page.example/?a=1&amp;b=&#x27;2&#x27;">A &lt; B</a>'
    assert f'Yes: <span class="work">{link}, </span>art. 2, CNDH.' in text
    assert Page(text).notes == [note.text] == Page(text).titles


def test_a_title_without_a_comma_behind_it_leads_to_its_document_too() -> None:
    small = Note("art. 2, A law (law) – read", "A law", "https://page.example/")
    text = render(table("c", ["", "x"], [Row("a", (Cell(Note("A", "A", "http://a.example"), small),))]))
    assert (
        '<td><a href="http://a.example">A</a><br><small>art. 2, <a href="https://page.example/">A law</a> (law)' in text
    )


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd"]
)
def test_what_is_no_web_address_becomes_no_link(address: str) -> None:
    text = render(table("c", ["", "x"], [Row("a", (Cell("1", notes=(Note("A law, art. 2", "A law", address),)),))]))
    assert Page(text).links == ["#" + Page(text).ids[0]]


def test_a_row_with_no_column_is_not_the_heading_of_a_part() -> None:
    assert 'class="part"' not in render(table("c", [""], [Row("a", ())]))


def test_an_empty_heading_is_no_heading_and_a_wide_table_can_be_reached_by_the_keyboard() -> None:
    text = render(table("c", ["", "x"], [Row("a", (Cell("1"),))]))
    assert '<thead><tr><td></td><th scope="col">x</th></tr></thead>' in text
    assert '<div class="npm" tabindex="0">' in text


def test_the_number_of_a_note_is_not_taken_for_a_part_of_an_arabic_date() -> None:
    with speaking("ar"):
        text = render(table("c", ["x", "y"], [Row("a", (Cell("21 شتنبر 2019", notes=(Note("n"),)),))]))
    assert "\u206821 شتنبر 2019\u2069<sup>" in text

"""Templates of HTML: every field is escaped, and one that is not given is an error."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from npm_compare.reports.templates import asset, filled, template

PIECES = "npm_compare.desk.explorer"


def test_a_field_is_escaped_unless_it_is_html_already() -> None:
    paragraph = template(PIECES, "pieces.html").module.paragraph  # type: ignore[attr-defined]
    assert paragraph("a <b> & c", "", "") == "<p>a &lt;b&gt; &amp; c</p>"
    assert paragraph(Markup("<b>a</b>"), "", "") == "<p><b>a</b></p>"


def test_a_field_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="answer"):
        filled("answer.html", heading="Evidence")


def test_a_style_sheet_is_taken_as_it_stands() -> None:
    assert asset("page.css").startswith(":root {")

"""The documentation site: the reference from the docstrings, and the texts of the project where they stand.

Sphinx reads the Markdown files in their own places, so that a link between two of them holds in a checkout and on the site.
The pages on the method are filled from the data by the function that fills them for the reports. Nothing is fetched, neither
when the site is made nor when it is read: formulas are MathML, the search needs no server.
"""

from __future__ import annotations

import inspect
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.napoleon.docstring import NumpyDocstring
from sphinx.util.typing import ExtensionMetadata

import npm_compare as npm
from npm_compare.base.folders import PACKAGE, pages_folder
from npm_compare.reports.pages import notebook_of
from npm_compare.views.language import right_to_left, speaking

project = "npm_compare"
author = "The contributors of npm_compare"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "docs/index"
include_patterns = ["docs/*.md", "pages/**", "*.md", "data/README.md", "benchmarks/README.md"]
exclude_patterns = [".*", "build", "docs/site", "output", "my-notebooks"]
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_google_docstring = False
myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure"]  # a line of a terminal need not be Python
html_theme = "alabaster"
html_theme_options = {"description": "Every value with its source", "page_width": "68rem", "sidebar_width": "15rem"}
html_static_path = [str(PACKAGE / "views" / "assets")]
html_css_files = ["table.css"]
html_math_renderer = "mathml"
html_copy_source = False
html_show_sphinx = html_show_copyright = html_domain_indices = False

NumpyDocstring._parse_attribute_docstring = lambda self: self._dedent(self._consume_to_end())  # type: ignore[method-assign]
# Read without the rule of NumPy that what stands before a colon is a type: our attributes are described in sentences.

START = (
    '<!doctype html><meta charset="utf-8"><title>npm_compare</title><meta http-equiv="refresh" content="0; url={page}">'
)
"""What stands at the top of the site, for those who open the folder."""


def results() -> list[type]:
    """Return the classes of what the public functions return, and of what their own methods return, in order of their names."""
    found: set[type] = set()
    waiting = [getattr(npm, name) for name in npm.__all__ if inspect.isroutine(getattr(npm, name))]
    while waiting:
        asked = waiting.pop()
        named = vars(sys.modules[asked.__module__])
        for kind in map(named.get, re.findall(r"\w+", str(inspect.signature(asked).return_annotation))):
            if inspect.isclass(kind) and kind.__module__.startswith("npm_compare.") and kind not in found:
                found.add(kind)
                waiting += [
                    member for name, member in vars(kind).items() if name[0] != "_" and inspect.isfunction(member)
                ]
    return sorted(found, key=lambda kind: kind.__name__)


def listed() -> str:
    """Return a part of the reference for each class of results."""
    part = "## {name}\n\n```{{eval-rst}}\n.. autoclass:: {module}.{name}\n   :members:\n```\n"
    return "\n".join(part.format(name=kind.__name__, module=kind.__module__) for kind in results())


def filled(name: str) -> str:
    """Return a page on the method, `fr/limits`, with its numbers and tables."""
    path = pages_folder() / f"{name}.md"
    with speaking(path.parent.name):
        cells = notebook_of(path, npm.load()).cells
    table = "`````{{raw}} html\n{}\n`````"
    said = [c.source if c.cell_type == "markdown" else table.format(c.outputs[0].data["text/html"]) for c in cells]
    return "\n\n".join(said)


def read(app: Sphinx, name: str, text: list[str]) -> None:
    """Complete a file that has been read: a page on the method, the list of results."""
    if name.startswith("pages/"):
        text[0] = filled(name.removeprefix("pages/"))
    text[0] = text[0].replace("{{results}}", listed() if "{{results}}" in text[0] else "")


def turn(app: Sphinx, name: str, template: str, context: dict[str, Any], tree: nodes.document | None) -> None:
    """Give a page on the method its language, and its direction where that is from right to left."""
    if name.startswith("pages/"):
        language = Path(name).parent.name
        with speaking(language):
            way = "rtl" if right_to_left() else "ltr"
        context["body"] = f'<div lang="{language}" dir="{way}">{context["body"]}</div>'


@cache
def formula(text: str) -> str:
    """Return a formula as MathML."""
    made = pypandoc.convert_text(text, "html5", "markdown", extra_args=["--mathml"])
    return made.strip().removeprefix("<p>").removesuffix("</p>")


def inline(writer: Any, node: nodes.math) -> None:
    """Write a formula within a line."""
    writer.body.append(formula(f"${node.astext()}$"))
    raise nodes.SkipNode


def block(writer: Any, node: nodes.math_block) -> None:
    """Write a formula on a line of its own."""
    writer.body.append(f"<p>{formula(f'$${node.astext()}$$')}</p>")
    raise nodes.SkipNode


def finish(app: Sphinx, error: Exception | None) -> None:
    """Lead whoever opens the folder to the first page."""
    (app.outdir / "index.html").write_text(START.format(page=f"{root_doc}.html"), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx what is done here."""
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
    app.connect("source-read", read)
    app.connect("html-page-context", turn)
    app.connect("build-finished", finish)
    return {"parallel_read_safe": False}

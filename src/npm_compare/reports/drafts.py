"""A draft of a law as a document: Word for whoever drafts, a page, a PDF, Markdown; the same bytes every time.

In Word the articles are numbered by Word, each text stands in the style *Article Text*, and what is remarked on an article is a
comment on its heading. Elsewhere it is a table under the article.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from npm_compare.analysis.clauses import Clause
from npm_compare.analysis.draft import Draft
from npm_compare.reports.documents import described, pdf_of, word_of
from npm_compare.reports.office import timeless
from npm_compare.reports.pandoc import pandoc
from npm_compare.reports.templates import asset, filled
from npm_compare.views import concordance, draft, html
from npm_compare.views import draft_words as words
from npm_compare.views.decision_words import own_words
from npm_compare.views.decisions import whose_rule
from npm_compare.views.labels import code_label
from npm_compare.views.language import right_to_left, say

FILTER = "draft.lua"


def document(found: Draft, ending: str) -> bytes:
    """Return a draft as a document by the ending of its name: one of `DOCUMENTS`."""
    with tempfile.TemporaryDirectory() as place, as_file(files("npm_compare.reports") / "assets") as assets:
        folder = Path(place)
        (folder / "body.html").write_text(_body(found, comments=ending == ".docx"), encoding="utf-8")
        return DOCUMENTS[ending](folder, assets, described(words.title(found), found.data, at=found.at))


def _body(found: Draft, *, comments: bool) -> str:
    """Return the draft as HTML; what is remarked on an article as a comment, or as a table under it."""
    from markupsafe import Markup

    articles = {
        part: [_article(found, clause, comments=comments) for clause in own] for part, own in draft.by_part(found)
    }
    headings = {part: code_label(found.data, "clause_part", part) for part in articles}
    return filled(
        "draft.html",
        lead=[Markup(html.linked_note(line)) for line in (*words.lead(found), words.summed(found))],
        statuses=Markup(html.body(draft.statuses(found))),
        rule=whose_rule(),
        parts=[{"heading": headings[part], "articles": own} for part, own in articles.items()],
        comments=comments,
        date=f"{found.data.date}T00:00:00Z",
        annex=say("Annex: table of concordance with the Protocol"),
        concordance=Markup(html.body(replace(concordance.table(found.concordance), caption=""))),
    )


def _article(found: Draft, clause: Clause, *, comments: bool) -> dict[str, Any]:
    from markupsafe import Markup

    box = draft.box(found, clause)
    return {
        "number": clause.number,
        "numbered": words.numbered(clause),
        "heading": own_words(clause.row, "heading"),
        "paragraphs": words.paragraphs(found, clause),
        "status": code_label(found.data, "clause_status", clause.status),
        "remarks": words.remarks(found, clause) if comments else words.beneath(found.data, clause),
        "box": Markup(html.body(box)) if box.rows and not comments else "",
    }


def _word(folder: Path, assets: Path, about: list[str]) -> bytes:
    reference = timeless((assets / "word.docx").read_bytes(), _numbered)
    return timeless(word_of(folder, assets, about, reference, FILTER, whole_rows=True), _turned)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="Heading3"/><w:suff w:val="space"/><w:lvlText w:val="{words}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
)
"""How Word numbers the articles: by the style of their headings."""

NUMBERED = 7
"""The number of that numbering in a Word file."""

ARTICLE_TEXT = (
    b'<w:style w:type="paragraph" w:customStyle="1" w:styleId="ArticleText"><w:name w:val="Article Text"/>'
    b'<w:basedOn w:val="BodyText"/><w:qFormat/><w:pPr><w:spacing w:after="120" w:line="300" w:lineRule="auto"/></w:pPr>'
    b'<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>'
)
"""The style of the text of an article: letters of 11 points, some room between the lines."""

HEADING = re.compile(rb'(<w:style [^>]*w:styleId="Heading3".*?<w:outlineLvl w:val="2"/>)', re.S)


def _numbered(name: str, content: bytes) -> bytes:
    """Let a reference document number its third headings as articles, and give it the style of their text."""
    if name == "word/numbering.xml":
        article = say("Article {number}.", number="%1")
        kind = NUMBERING.format(id=NUMBERED, words=article).encode("utf-8")
        used = f'<w:num w:numId="{NUMBERED}"><w:abstractNumId w:val="{NUMBERED}"/></w:num>'.encode()
        first = content.index(b"<w:abstractNum ")
        return (content[:first] + kind + content[first:]).replace(b"</w:numbering>", used + b"</w:numbering>")
    if name == "word/styles.xml":
        numbered = HEADING.sub(rb'\g<1><w:numPr><w:numId w:val="%d"/></w:numPr>' % NUMBERED, content, count=1)
        return numbered.replace(b"</w:styles>", ARTICLE_TEXT + b"</w:styles>")
    return content


SECTION = re.compile(rb"<w:sectPr\b.*?</w:sectPr>(?=\s*</w:body>)", re.S)
SIZE = re.compile(rb'<w:pgSz w:h="(\d+)" w:w="(\d+)" ?/>')
COMMENT = re.compile(rb'<w:pStyle w:val="CommentText" ?/>')


def _turned(name: str, content: bytes) -> bytes:
    """Lay the annex across the page; let the comments run from right to left where the language does."""
    if name == "word/comments.xml" and right_to_left():
        return COMMENT.sub(rb"\g<0><w:bidi/>", content)
    if name != "word/document.xml" or not (upright := SECTION.search(content)):
        return content
    lying = SIZE.sub(rb'<w:pgSz w:w="\1" w:h="\2" w:orient="landscape"/>', upright[0])
    before = b"<w:p><w:pPr>" + upright[0] + b"</w:pPr></w:p>"
    return content.replace(upright[0], lying).replace(b"<!--across-->", before)


def _web(folder: Path, assets: Path, about: list[str]) -> bytes:
    """Set the page with its body untouched, so that the tables keep every mark for those who do not see them."""
    raw = f"````{{=html}}\n<style>{asset('table.css', 'npm_compare.views')}</style>"
    raw += f"{(folder / 'body.html').read_text(encoding='utf-8')}\n````\n"
    look = [f"--template={assets / 'page.html'}", f"--css={assets / 'page.css'}"]
    options = ["--from=markdown", "--to=html5", "--standalone", "--embed-resources", *about, *look]
    return pandoc(options, folder=folder, given=raw.encode("utf-8"))


def _print(folder: Path, assets: Path, about: list[str]) -> bytes:
    return pdf_of(folder, assets, about, FILTER)


def _markdown(folder: Path, assets: Path, about: list[str]) -> bytes:
    told = [
        text.partition("title:")[2] for text in about if text.startswith(("--metadata=title:", "--metadata=subtitle:"))
    ]
    options = [
        "--from=html-native_divs",
        "--to=gfm-raw_html",
        "--wrap=none",
        f"--lua-filter={assets / FILTER}",
        "body.html",
    ]
    return "".join([f"# {told[0]}\n\n", *(f"{one}\n\n" for one in told[1:])]).encode() + pandoc(options, folder=folder)


DOCUMENTS: Mapping[str, Callable[[Path, Path, list[str]], bytes]] = {
    ".docx": _word,
    ".html": _web,
    ".pdf": _print,
    ".md": _markdown,
}
"""How a draft is written, by the ending of the file."""

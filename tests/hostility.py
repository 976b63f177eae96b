"""A copy of the data in which every text that is free carries what could harm a reader of some format."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

from npm_compare.base.folders import data_folder
from npm_compare.checking.schema import TableModel, tables

WORD = "w" * 10_000
MARK = "window.__pwned"
TEXTS = (
    f"<script>{MARK}=1;alert(1)</script>",
    f'"><img src=x onerror="{MARK}=1">',
    f"' onmouseover='{MARK}=1' x='",
    f'" onfocus="{MARK}=1" autofocus tabindex="1',
    f"<svg/onload={MARK}=1><a href='javascript:{MARK}=1'>go</a>",
    "<iframe src=https://evil.example/f></iframe><link rel=stylesheet href=https://evil.example/s.css>",
    "</style></title></textarea></td></table><style>*{display:none}</style><!--",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href=https://evil.example/>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp;",
    f"[go](javascript:{MARK}=1) ![pic](https://evil.example/p.png) <https://evil.example/auto>",
    f"`{MARK}=1`{{=html}} ```{{=html}}<script>{MARK}=1</script>```",
    f"a\n\n```{{=html}}\n<script>{MARK}=1</script>\n```\n\n# Heading\n\n* * *\nb",
    "\\input{/etc/passwd} \\write18{id} $\\frac{1}{0$ $x^2$ $$ \\def\\x{\\x}\\x \\begin{verbatim} %",
    '#read("/etc/passwd") #panic("x") #eval("1") #include "x" $ #x $ */ /* // @label <label> *b* _i_',
    '"), alt: read("/etc/passwd")) #image("/etc/passwd',
    "{0} {name} {{x}} %s %(x)s ${HOME} $(id) `id` {value.__class__}",
    "external:\\\\evil.example\\share\\x.xlsx internal:Sheet1!A1",
    "file:///etc/passwd mailto:a@evil.example vbscript:x data:text/html,<script>alert(1)</script>",
    '_x000D_ _x001B_[31m DDEAUTO c:\\windows\\cmd.exe "/k calc" {=SUM(1)} =1+1 +1 -1 @SUM(1)',
    "a|b|c ](x) ]: https://evil.example | --- | * _ ~~ ::: {.x onclick=y} :::",
    "../../../../etc/passwd ..\\..\\x C:\\x /abs/x \\\\evil.example\\share",
    "\U0001f468\u0338 e\u0301\u0301\u0301 \u0627\u0651\u064e\u0651\u064e \ufdfd \U00020000 \u0930\u094d\u0915 a"
    + "\u0335" * 60,
    "[bold red]rich[/] [link=https://evil.example]x[/link] [/nothing]",
    "]]> <![CDATA[x]]> <?xml version='1.0'?> <!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
)
"""Texts that the checker accepts; each harms one format or another if it is not written as a text."""

REFUSED = {
    "NUL": "a\0b",
    "escape": "a\x1b[31mb",
    "C1 control": "a\x9b31mb",
    "bell, backspace": "a\x07\x08b",
    "CR": "a\rb",
    "TAB": "a\tb",
    "bidi override": "a\u202eb",
    "bidi isolate": "a\u2067b",
    "zero-width space": "a\u200bb",
    "tag character": "a\U000e0041b",
    "line separator": "a\u2028b",
    "formula": "=1+1",
    "formula in full width": "\uff1dSUM(1)",
    "formula behind a semicolon": "a;=cmd|' /C calc'!A0",
    "formula on a new line": "a\n=cmd|' /C calc'!A0",
}
"""Texts that the checker refuses in any cell, by what is wrong with them."""

ADDRESSES = (
    f"javascript:{MARK}=1",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//evil.example/x",
    f'https://evil.example/"onmouseover="{MARK}=1',
    f"https://evil.example/'onmouseover='{MARK}=1 <script>{MARK}=1</script>",
    "https://evil.example/](x) {} \\ # % $ ^ | \n y",
    "https://user:pass@evil.example:99999/[::1]?q=<b>&amp;x#f",
)
"""Web addresses that are none, or carry more than an address."""

READ_BY_CODE = {
    "requirement_indicators": ("met", "partly", "not_met"),
    "requirements": ("applies_to", "rule"),
    "decision_options": ("applies_to",),
    "criteria": ("good", "half"),
    "assumptions": ("unit",),
    "decisions": ("topics",),
    "corrections": ("subject", "field"),
    "remarks": ("subject",),
    "studies": ("authors", "title", "publication"),
    "reviews": ("subject", "value", "basis", "locator", "should_be"),
    "mechanism_facts": ("unit",),
    "state_facts": ("unit",),
    "indicators": ("opcat",),
}
"""Columns that hold codes or units, by rules of their own, or the same text in several rows."""

FREE_BY_TYPE = {
    **dict.fromkeys(("mechanism_facts", "state_facts", "remarks", "studies"), ("locator",)),
    "visitors": ("body", "legal_basis", "locator"),
    "debate": ("body", "position"),
}
"""Parts of a key in which any text may stand."""


def free_columns(table: TableModel) -> list[str]:
    """Return the columns of a table in which any text may stand."""
    bound = {*table.key, *(reference.field for reference in table.references), *READ_BY_CODE.get(table.name, ())}
    return [
        field.name
        for field in table.fields
        if field.name in FREE_BY_TYPE.get(table.name, ())
        or (field.type == "string" and not (field.pattern or field.codes) and field.name not in bound)
    ]


def write_hostile(folder: Path, source: Path | None = None) -> Path:
    """Copy the data into a folder, every free text hostile: each column gets all the texts, before and behind its own.

    The same text in each language: a clause must have as many paragraphs and blanks in one as in another.
    """
    shutil.copytree(source or data_folder(), folder)
    rows = {name: _read(folder / table.file) for name, table in tables().items()}
    texts = {row["indicator"] for row in rows["indicators"] if row["type"] == "text"}
    for name, table in tables().items():
        columns = free_columns(table)
        meanings = list(dict.fromkeys(map(_meaning, columns)))
        for column in columns:
            place = meanings.index(_meaning(column))
            address = column.endswith("url") or column == "website"
            for number, row in enumerate(rows[name], start=place):
                row[column] = _address(column, number) if address else _text(row[column], number)
        for number, row in enumerate(rows[name]):
            if name.endswith("_facts") and row["indicator"] in texts:
                row["value"] = _text(row["value"], number)
            for column in LONG.get(name, ()) if number % 40 == 7 else ():
                row[column] = f"{WORD} {row[column]}"
        if rows[name]:
            _write(folder / table.file, rows[name])
    return folder


def _meaning(column: str) -> str:
    """Return the name of a column without its language."""
    return re.sub(r"_(en|fr|ar)$", "", column)


LONG = {"mechanism_facts": ("note", "locator"), "sources": ("title", "note"), "requirements": ("requirement_en",)}
"""Columns of which some cells hold a word of 10,000 letters."""


def _text(own: str, number: int) -> str:
    """Return a text with a hostile one before or behind it."""
    hostile = TEXTS[number % len(TEXTS)]
    return (f"{hostile} {own}" if number // len(TEXTS) % 2 else f"{own} {hostile}").strip()


def _address(column: str, number: int) -> str:
    """Return a hostile address that the checker accepts in a column: those of requirements begin with https://."""
    accepted = [text for text in ADDRESSES if column != "source_url" or text.startswith("https://")]
    return accepted[number % len(accepted)]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        written.writeheader()
        written.writerows(rows)

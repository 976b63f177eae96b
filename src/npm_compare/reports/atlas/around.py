"""What stands around the mechanism of a State on its page: remarks of named bodies, who else visits, bodies like it."""

from __future__ import annotations

from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import Group, Section
from npm_compare.reports.atlas.links import cited, to_subject
from npm_compare.reports.atlas.topic import of_the_protocol
from npm_compare.views.coders import coded_cell, named_in_words
from npm_compare.views.html import body
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, isolated, number, say
from npm_compare.views.peers import say_reason
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.wording import inside


def remarked(content: Content, state: str) -> Section:
    """Return what named bodies said of a State and its mechanisms, in the coder's words, the newest first.

    Data without any remark are of a topic to which nobody has coded them: then the part is left out. So it is with visitors.
    """
    data, rows = content.data, []
    for row in content.remarks[state]:
        who = Cell(isolated(named_in_words(data, row["body"])))
        cells = (who, coded_cell(data, row["remark"]), Cell(cited(data, row)))
        rows.append(Row(day(row["date"]) or say("undated"), cells))
    heads = (say("Date"), say("By"), say("Remark"), say("Source"))
    lines = [] if rows else [say("No remark on it is in the data.")]
    tables = [body(table("", heads, rows, widths=(14, 16, 48, 22)))] if rows else []
    ours, of_others = say("Remarks of the SPT, the CAT, the CPT and others"), say("Remarks of named bodies")
    heading = ours if of_the_protocol(data) else of_others
    return Section("remarks", heading, tables=tables, missing=lines if len(data.remarks) else [])


def others(content: Content, state: str) -> Section:
    """Return who else visits places of detention in a State: by which rule, with what powers, how often."""
    data, rows = content.data, []
    for row in content.visitors[state]:
        kind = inside(code_label(data, "visitor_kind", row["kind"]))
        basis = Cell(code_label(data, "basis_legal", row["basis"]), isolated(named_in_words(data, row["legal_basis"])))
        texts = (coded_cell(data, row["powers"]), coded_cell(data, row["frequency"]))
        who = isolated(named_in_words(data, row["body"]))
        rows.append(Row(who, (Cell(kind), basis, *texts, Cell(cited(data, row)))))
    heads = (say("Body"), say("Kind"), say("Basis"), say("Powers"), say("How often"), say("Source"))
    lines = [] if rows else [say("Who else visits there is not known.")]
    tables = [body(table("", heads, rows))] if rows else []
    return Section("visitors", say("Who else visits"), tables=tables, missing=lines if len(data.visitors) else [])


def peers(content: Content, mechanisms: list[str]) -> Section:
    """Return the bodies most like the mechanism of a State, each with the reason."""
    data, groups = content.data, []
    for mechanism in mechanisms[:1]:
        alike = ((row, f"{number(row['likeness'], 2)} – {say_reason(data, row)}") for row in content.peers[mechanism])
        groups.append(Group("", [to_subject(data, row["mechanism"], why) for row, why in alike]))
    lines = [say("Most alike of those in place, by what can be measured of State and institution; 1 is alike in all.")]
    return Section("peers", say("Bodies most like it"), lines if groups else (), groups)

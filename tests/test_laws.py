"""Laws side by side: what each says, in which article, in whose words, and of how many laws read how many give it."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pandas as pd
import pytest
from openpyxl import load_workbook

from conftest import Command, Page, add_fact, line_of, spoil
from npm_compare.analysis.laws import Laws, laws
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.saving import save
from npm_compare.views import findings
from npm_compare.views.language import speaking
from npm_compare.views.laws import WIDTHS, rows, share
from npm_compare.views.showing import html

ACT = "Invented Act no. 1 of 2007"


def row_of(found: Laws, mechanism: str, question: str) -> dict[str, object]:
    """Return the row of one law and question in the table of codes."""
    table = found.table
    (row,) = table[(table["mechanism"] == mechanism) & (table["indicator"] == question)].to_dict("records")
    return row


def told(data: Dataset, mechanism: str, question: str, **options: str) -> tuple[str, str, str]:
    """Return the answer, the limits and the article of one law as a reader sees them."""
    row = rows(laws(mechanism, question, data=data, **options)).iloc[0]
    return row["Answer"], row["Limits and confidence"], row["Article"]


# what each law says


def test_the_answer_stands_with_basis_confidence_and_article(world_data: Dataset) -> None:
    assert told(world_data, "fra-cglpl", "private_interviews") == ("Yes", "law, high confidence", "art. 8")
    assert told(world_data, "fra-cglpl", "term_years") == ("6 years", "law, high confidence", "art. 2")


def test_what_is_missing_of_a_partly_stands_in_the_words_of_the_coder(world_data: Dataset) -> None:
    row = rows(laws("fra-cglpl", "visits_unannounced", at="2014-05-27", data=world_data)).iloc[0]
    assert (row["Answer"], row["Article"]) == ("Partly", "art. 8")
    assert row["In the coder’s words"] == "Not where defence, or public order, is at stake."
    assert (row["Document"], row["Address"]) == (ACT, world_data.source("law-fr-2007")["url"])


def test_practice_and_bills_are_no_law(world_data: Dataset) -> None:
    """Mali's visits are known in practice, Morocco's interviews from a bill."""
    assert told(world_data, "mli-cndh", "visits_unannounced", at="2016-01-01")[0] == "Not read"
    assert told(world_data, "mar-cndh", "private_interviews")[0] == "Not read"


def test_a_rule_of_unknown_basis_is_no_law(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "no")
    assert told(load(world), "mar-cndh", "private_interviews")[0] == "Not read"


def test_a_law_that_was_only_described_says_so(world_data: Dataset) -> None:
    answer, limits, place = told(world_data, "mli-cndh", "model", at="2016-01-01")
    assert (answer, place) == ("Ombudsman institution", "line 8")
    assert limits.startswith("described, ")


def test_the_text_of_the_law_stands_before_its_description(world: Path) -> None:
    add_fact(world, "fra-cglpl", "private_interviews", "no", basis="described", source="law-fr-2007", confidence="high")
    assert told(load(world), "fra-cglpl", "private_interviews")[0] == "Yes"


def test_a_silent_text_is_not_one_that_was_not_read(world_data: Dataset) -> None:
    assert told(world_data, "mar-cndh", "visits_unannounced")[::2] == ("Text is silent", "whole act")
    found = laws("mar-cndh", ["visits_unannounced", "private_interviews"], data=world_data)
    assert found.table["value"].tolist() == ["silent", "not_known"]


def test_a_rule_of_the_institution_is_marked(world: Path) -> None:
    line = line_of("mechanism_facts", "mar-cndh,visits_unannounced")
    spoil(world, "mechanism_facts", line, "scope", "institution")
    assert "of the institution" in told(load(world), "mar-cndh", "visits_unannounced")[1]


def test_where_sources_differ_the_other_answer_stands_beside(world: Path) -> None:
    add_fact(
        world, "fra-cglpl", "private_interviews", "no", basis="law", source="report-fr-2014", locator="p. 9",
        confidence="low",
    )  # fmt: skip
    row = rows(laws("fra-cglpl", "private_interviews", data=load(world))).iloc[0]
    assert "sources differ" in row["Limits and confidence"]
    assert row["In the coder’s words"].startswith("Another source: No: ")
    assert row["In the coder’s words"].endswith("p. 9")


@pytest.mark.parametrize(("at", "place"), [("2014-05-27", "art. 8"), ("2014-05-28", "annex 1")])
def test_the_article_is_that_of_the_date(world_data: Dataset, at: str, place: str) -> None:
    assert told(world_data, "fra-cglpl", "visits_unannounced", at=at)[2] == place


def test_laws_can_be_limited_to_what_was_published(world_data: Dataset) -> None:
    assert told(world_data, "fra-cglpl", "visits_unannounced", at="2015", known="2015-01")[0] == "Not read"


# what was not read


def test_what_was_not_read_names_the_text_in_which_it_is_to_be_sought(world: Path) -> None:
    add_fact(world, "mar-cndh", "legal_instrument", "Loi inventée n° 2", basis="law", source="gazette-ma-2018")
    data = load(world)
    found = laws("mar-cndh", "private_interviews", data=data)
    row = rows(found).iloc[0]
    assert row["Document"].startswith("To be read: Loi inventée n° 2")
    assert row["Address"] == data.source("gazette-ma-2018")["url"]
    assert row_of(found, "mar-cndh", "private_interviews")["text"] == "Loi inventée n° 2"


def test_where_no_text_is_known_the_kind_of_document_is_named(world_data: Dataset) -> None:
    row = rows(laws("mar-cndh", "private_interviews", data=world_data)).iloc[0]
    assert row["Document"].startswith(
        "Look in: text of the law of the mechanism (the article that answers OPCAT art. 20(d))"
    )


def test_a_body_that_was_not_the_mechanism_then_says_why(world_data: Dataset) -> None:
    """Morocco's council came in 2018, Mali's ombudsman ended in 2016."""
    early = laws("mar-cndh", "private_interviews", at="seminar", data=world_data)
    late = laws("mli-cndh", "private_interviews", data=world_data)
    assert [row_of(early, "mar-cndh", "private_interviews")["absent"], late.absent["mli-cndh"]] == [
        "no_mechanism",
        "ended",
    ]
    assert rows(early)["Answer"].tolist() == ["No mechanism yet on this date"]
    assert rows(late)["Answer"].tolist() == ["No longer the mechanism on this date"]


# of how many laws


def test_of_fewer_than_five_laws_read_no_share_is_told(world_data: Dataset) -> None:
    found = laws("fra-cglpl", "private_interviews", data=world_data)
    assert found.shares.loc["private_interviews"].tolist() == [1, 1]
    assert share(found, "private_interviews") == "Too few laws read: 1"


def test_from_five_laws_on_those_that_give_it_in_full_are_counted(
    world_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npm_compare.views.laws.FEW_LAWS", 1)
    found = laws("fra-cglpl", ["visits_unannounced", "term_years"], data=world_data)
    assert share(found, "visits_unannounced") == "given in full by 1 of 2 laws read"
    assert share(found, "term_years") == "answered by 1 law read"
    assert pd.isna(found.table["have"].tolist()[0])


# how they are asked for and shown


def test_questions_stand_by_the_articles_of_the_protocol_and_those_of_none_come_last(world: Path) -> None:
    spoil(world, "indicators", line_of("indicators", "model,"), "opcat", "")
    found = laws("fra-cglpl", ["model", "private_interviews", "visits_unannounced", "term_years"], data=load(world))
    assert found.articles == {"18": ("term_years",), "20": ("visits_unannounced", "private_interviews"), "": ("model",)}
    shown = Page(html(found))
    assert [tag for tag in shown.tags if tag == "table"] == ["table"] * 4
    assert (
        html(found).index("OPCAT art. 18")
        < html(found).index("OPCAT art. 20")
        < html(found).index("Beyond the articles")
    )


def test_a_law_is_a_row_so_that_ten_take_no_more_columns_than_one(world_data: Dataset) -> None:
    for asked in ("fra-cglpl", "seminar"):
        found = Page(html(laws(asked, "private_interviews", data=world_data)))
        assert found.headings[: len(WIDTHS)] == [
            "Private interviews", "Answer", "Article", "In the coder’s words", "Document",
        ]  # fmt: skip


def test_each_answer_leads_to_its_document(world_data: Dataset) -> None:
    found = Page(html(laws("fra-cglpl", "powers", at="2014-01-01", data=world_data)))
    assert found.links.count(world_data.source("law-fr-2007")["url"]) == 2


def test_questions_that_no_law_answers_are_left_out_and_named(world_data: Dataset) -> None:
    found = laws("fra-cglpl", ["term_years", "staff_total"], data=world_data)
    assert found.left_out == ("staff_total",)
    assert "Left out, since no law answers them: staff." in html(found)


def test_a_figure_alone_is_refused_with_what_to_ask_instead(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"No law answers staff_total: .* asked with compare\."):
        laws("fra-cglpl", "staff_total", data=world_data)


def test_an_unknown_name_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="Did you mean mar-cndh"):
        laws("mar-cnhd", data=world_data)
    with pytest.raises(UnknownName, match="Did you mean private_interviews"):
        laws("mar-cndh", "private_interview", data=world_data)


def test_no_text_of_the_data_becomes_html(world: Path) -> None:
    treacherous = """<script>alert("a & b")</script> 'quoted'"""
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    for column in ("note", "locator"):
        spoil(world, "mechanism_facts", line, column, treacherous)
    found = Page(html(laws("fra-cglpl", "private_interviews", data=load(world))))
    assert "script" not in found.tags
    assert [text for _, text in found.cells][1:3] == [treacherous, treacherous]


def test_without_names_the_powers_in_the_laws_of_the_seminar_are_shown_with_the_date(world_data: Dataset) -> None:
    found = laws(at="seminar", data=world_data)
    assert found.comparison.mechanisms == ("mar-cndh", "fra-cglpl", "mli-cndh")
    assert found.comparison.indicators == ("visits_unannounced", "private_interviews")
    assert "What the law says on 12 May 2015" in html(found)
    assert "art. 8" in repr(found)


def test_in_french_labels_are_french_and_the_words_of_the_coder_stay(world_data: Dataset) -> None:
    with speaking("fr"):
        found = laws("seminar", "private_interviews", data=world_data)
        row = rows(found).iloc[1]
    assert list(row)[1] == "Entretiens en privé"
    assert list(row)[3:5] == ["République française INV", "Oui"]


# what can be taken along


def test_files_for_programs_hold_the_codes_and_are_the_same_in_every_language(
    world_data: Dataset, tmp_path: Path
) -> None:
    found = laws(["fra-cglpl", "mar-cndh"], "term_years", data=world_data)
    for ending in ("csv", "json", "md"):
        english = save(found, tmp_path / f"en.{ending}").read_bytes()
        with speaking("ar"):
            assert save(found, tmp_path / f"ar.{ending}").read_bytes() == english
    first, second = json.loads((tmp_path / "en.json").read_text(encoding="utf-8"))
    assert [first[name] for name in ("value", "unit", "basis", "source", "locator")] == [
        6, "years", "law", "law-fr-2007", "art. 2",
    ]  # fmt: skip
    assert (second["value"], second["source"]) == ("not_known", None)


def test_a_workbook_has_a_row_for_each_law_and_says_how_to_read_it(world_data: Dataset, tmp_path: Path) -> None:
    found = laws(["fra-cglpl", "mar-cndh"], "powers", data=world_data)
    book = load_workbook(save(found, tmp_path / "a.xlsx"))
    assert book.sheetnames == ["Laws side by side", "Facts", "How to read it"]
    assert book["Laws side by side"].max_row == 1 + 4
    assert "What the law says on" in str(book["How to read it"]["A1"].value)


def test_a_word_file_lies_on_its_side_repeats_its_heads_and_keeps_rows_whole(
    world_data: Dataset, tmp_path: Path
) -> None:
    made = docx.Document(io.BytesIO(save(laws("seminar", data=world_data), tmp_path / "a.docx").read_bytes()))
    assert made.sections[0].page_width > made.sections[0].page_height
    for table in made.tables:
        xml = table._tbl.xml
        assert xml.count("w:tblHeader") == 1
        assert xml.count("w:cantSplit") == len(table.rows) - 1


@pytest.mark.parametrize(("ending", "start"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF")])
def test_a_page_and_a_pdf_can_be_saved(world_data: Dataset, tmp_path: Path, ending: str, start: bytes) -> None:
    made = [save(laws("seminar", data=world_data), tmp_path / f"{n}.{ending}").read_bytes() for n in (1, 2)]
    assert made[0].startswith(start)
    assert made[0] == made[1]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_in_a_pdf_no_law_is_divided_between_two_pages(world: Path, tmp_path: Path) -> None:
    asked = [("mli-cndh", "private_interviews"), ("mli-cndh", "visits_unannounced")]
    for number, (mechanism, indicator) in enumerate(asked):
        words = f"begins{number} {'said ' * 400}ends{number}"
        add_fact(world, mechanism, indicator, "partly", basis="law", valid_from="2015", note=words)
    made = save(laws("fra-cglpl,mli-cndh", data=load(world), at="2016-01-01"), tmp_path / "laws.pdf")
    told = subprocess.run(["pdftotext", str(made), "-"], check=True, capture_output=True, text=True).stdout
    pages = [re.findall(r"(?:begins|ends)\d", page) for page in told.split("\f")]
    assert sum(map(bool, pages)) > 1
    assert all(found[::2] == [one.replace("ends", "begins") for one in found[1::2]] for found in pages)


def test_the_command_writes_the_file_that_is_asked_for(npm: Command, tmp_path: Path) -> None:
    done = npm("laws", "mar-cndh,fra-cglpl", "private_interviews", "-o", str(tmp_path / "a.json"))
    assert (done.code, done.out, done.err) == (0, f"{tmp_path / 'a.json'}\n", "")
    shown = npm("laws", "mar-cndh,fra-cglpl", "private_interviews", "--format", "json")
    assert shown.out == (tmp_path / "a.json").read_text(encoding="utf-8")
    assert npm("laws", "fra-cglpl", "private_interviews").out == f"{laws('fra-cglpl', 'private_interviews')!r}\n"


# the sentence on what to follow


def test_laws_to_follow_are_those_read_that_give_in_full_what_the_first_does_not(world_data: Dataset) -> None:
    found = findings.to_follow(laws(["mar-cndh", "fra-cglpl"], "powers", data=world_data))
    assert found.head.startswith("Laws beside that of Morocco COU give in full 2 points ")
    assert found.rest == "Among them: unannounced visits (France INV annex 1); private interviews (France INV art. 8)."


def test_where_no_law_beside_gives_more_that_is_said(world_data: Dataset) -> None:
    found = findings.to_follow(laws(["fra-cglpl", "mar-cndh"], "powers", data=world_data))
    assert str(found) == "No law beside that of France INV gives in full what that one does not."


def test_what_guidance_asks_is_headed_as_guidance_and_not_as_an_article_of_the_protocol() -> None:
    page = html(laws("fra-cglpl", ["visits_unannounced", "access_all_places"]))
    assert "Unannounced visits (SPT guidelines on NPMs para. 25): " in page
    assert "Access to all places (art. 20(c)): " in page


def test_where_the_text_gives_less_than_a_description_it_stands_beside_as_another_source() -> None:
    found = laws("mdv-hrcm", "visits_regular")
    fact = found.shown["mdv-hrcm", "visits_regular"]
    assert (fact["basis"], fact["disputed"]) == ("described", True)
    assert [(one["basis"], one["value"]) for one in found.others(fact)] == [("law", "partly")]

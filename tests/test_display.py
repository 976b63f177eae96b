"""Tables of results in words: names, labels, numbers and dates in the language spoken; nothing cut off, nothing run."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from bare import bare
from conftest import Page
from npm_compare.analysis.durations import durations
from npm_compare.analysis.figures import figures
from npm_compare.analysis.likeness import like
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset
from npm_compare.views.codes import CODE_WORDS
from npm_compare.views.columns import _plain
from npm_compare.views.display import show
from npm_compare.views.headings import result_heading
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.showing import html


def words_of(frame: pd.DataFrame, data: Dataset) -> list[list[str]]:
    table = show(frame, data=data).words
    return [list(table.columns), *table.to_numpy().tolist()]


def test_names_and_codes_are_put_into_words(world_data: Dataset) -> None:
    frame = pd.DataFrame({"mechanism": ["fra-cglpl"], "model": ["new_specialised"], "indicator": ["visits_total"]})
    assert words_of(frame, world_data) == [
        ["Mechanism", "Model", "Question"],
        ["France INV", "New specialised body", "Visits"],
    ]


def test_a_source_leads_to_its_document_and_one_without_an_address_is_a_text(world_data: Dataset) -> None:
    frame = pd.DataFrame({"mechanism": ["fra-cglpl"] * 2, "source": ["law-fr-2007", "page-undated"]})
    sources = world_data.sources.copy()
    sources.loc["page-undated", "url"] = ""
    data = replace(world_data, sources=sources)
    found = Page(html(show(frame, data=data)))
    assert found.links == [sources.loc["law-fr-2007", "url"]]
    assert [text for _, text in found.cells] == show(frame, data=data).words.iloc[:, 1].tolist()


def test_labels_and_numbers_are_those_of_the_language(world_data: Dataset) -> None:
    frame = pd.DataFrame(
        {"state": ["mar"], "share": [0.4567], "rate": [1234.5], "start": ["2014-11-24"], "year": [2014]}
    )
    with speaking("fr"):
        _, row = words_of(frame, world_data)
    assert [text.replace("\u202f", " ").replace("\xa0", " ") for text in row] == [
        "Maroc",
        "46 %",
        "1 234",
        "24 novembre 2014",
        "2014",
    ]


def test_how_long_states_waited_is_shown_in_words(world_data: Dataset) -> None:
    rows = {"state": ["mar"] * 4, "art24": [True, False, False, False], "observed": [True, True, False, False]}
    frame = pd.DataFrame({**rows, "kind": ["done", "before", "waiting", "unknown"]})
    assert words_of(frame, world_data) == [
        ["State", "Postponed under art. 24", "Event happened", "Kind"],
        ["Morocco", "Yes", "Yes", "After a wait"],
        ["Morocco", "No", "Yes", "Before the start"],
        ["Morocco", "No", "No", "Still waiting"],
        ["Morocco", "No", "No", "Date not known"],
    ]
    with speaking("fr"):
        assert words_of(frame, world_data)[1][1:3] == ["Oui", "Oui"]


def test_every_column_and_kind_of_the_waits_has_words() -> None:
    assert not [column for column in durations() if result_heading(column) == column]
    assert set(durations()["kind"]) <= set(CODE_WORDS["wait"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_cell_stays_empty(world_data: Dataset, language: str) -> None:
    with speaking(language):
        assert words_of(pd.DataFrame({"value": [""], "reason": [""]}), world_data)[1] == ["", ""]


def test_a_long_text_is_shown_whole(world_data: Dataset) -> None:
    long = "a very long reason " * 20
    assert long.strip() in html(show(pd.DataFrame({"reason": [long.strip()]}), data=world_data))


def test_what_is_not_known_is_a_dash_and_never_zero(world_data: Dataset) -> None:
    assert words_of(pd.DataFrame({"rate": [float("nan")], "note": [None]}), world_data)[1] == ["–", ""]


def test_an_amount_is_shown_as_published_with_separators(world_data: Dataset) -> None:
    assert words_of(pd.DataFrame({"value": ["85081000", "2.50", "yes"]}), world_data)[1:] == [
        ["85,081,000"],
        ["2.50"],
        ["Yes"],
    ]


def test_the_basis_of_an_amount_is_not_taken_for_one_of_the_law(world_data: Dataset) -> None:
    assert words_of(pd.DataFrame({"basis": ["bill"], "unit": ["MAD"]}), world_data)[1][0] == "Draft budget"
    assert words_of(pd.DataFrame({"basis": ["bill"]}), world_data)[1][0] == "Bill"


def test_the_answer_to_a_question_has_the_label_of_its_list(world_data: Dataset) -> None:
    frame = pd.DataFrame({"indicator": ["model", "visits_total"], "value": ["ombuds", "1200"]})
    assert [row[1] for row in words_of(frame, world_data)[1:]] == ["Ombudsman institution", "1,200"]


def test_a_kind_beside_a_body_is_that_of_a_visitor_and_else_that_of_a_source(world_data: Dataset) -> None:
    assert words_of(pd.DataFrame({"body": ["Invented judge"], "kind": ["judge"]}), world_data)[1][1] == "Judges"
    assert words_of(pd.DataFrame({"kind": ["press"]}), world_data)[1] == ["Press"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_the_data_is_never_looked_up_among_the_sentences_of_the_program(
    world_data: Dataset, language: str
) -> None:
    """“none” is the code of a result that agrees, and CPT the name of a mechanism: neither is translated elsewhere."""
    with speaking(language):
        assert words_of(pd.DataFrame({"body": ["none"], "acronym": ["CPT"]}), world_data)[1] == ["none", "CPT"]


def test_a_number_in_a_column_that_is_called_like_one_of_the_coders_is_no_english(world_data: Dataset) -> None:
    """`powers` is a criterion, whose weight is a number, as well as what visitors may do."""
    with speaking("fr"):
        assert words_of(pd.DataFrame({"powers": [0.5]}), world_data)[1] == ["0,50"]


def test_a_column_of_the_data_is_said_as_its_field_is_described(world_data: Dataset) -> None:
    frame = pd.DataFrame(
        {"un_region": ["Africa"], "au": ["yes"], "valid_from": ["2018-03-01"], "period": ["1990-2014"]}
    )
    with speaking("fr"):
        words = words_of(frame, world_data)
    assert words == [
        ["Région", "Union africaine", "Début de validité", "Période"],
        ["Afrique", "Oui", "1er mars 2018", "1990-2014"],
    ]


def test_columns_that_are_codes_have_the_labels_of_their_list(world_data: Dataset) -> None:
    frame = pd.DataFrame(
        [[1, 2]], columns=pd.Index(["ombuds", "all"], name="model"), index=pd.Index(["Africa"], name="un_region")
    )
    assert words_of(frame, world_data) == [["Region", "Ombudsman institution", "All"], ["Africa", "1", "2"]]


def test_the_caution_of_a_group_of_peers_is_its_caption_in_part_too(world_data: Dataset) -> None:
    found = like("mar-cndh", at="seminar", data=world_data)[["mechanism", "likeness"]]
    said = "The group rests on few known facts: 1 of 2 peers carries a warning."
    assert show(found, data=world_data).caption == said


def test_an_empty_table_says_that_there_is_nothing(world_data: Dataset) -> None:
    shown = show(pd.DataFrame({"mechanism": []}), data=world_data)
    assert (repr(shown), html(shown)) == ("Nothing was found.", "<p>Nothing was found.</p>")


def test_the_names_of_rows_become_the_first_column_and_numbers_of_rows_do_not(world_data: Dataset) -> None:
    named = pd.DataFrame({"facts": [1, 2]}, index=pd.Index(["a", "b"], name="what"))
    assert words_of(named, world_data)[0] == ["What is counted", "Facts"]
    assert words_of(named.reset_index()[1:], world_data) == [["What is counted", "Facts"], ["b", "2"]]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"])
def test_no_text_becomes_html(world_data: Dataset, text: str) -> None:
    page = html(show(pd.DataFrame({text: [text]}), text, data=world_data))
    assert text not in page
    assert "&lt;" in page


def test_the_frame_is_not_changed(world_data: Dataset) -> None:
    frame = pd.DataFrame({"mechanism": ["fra-cglpl"]})
    show(frame, data=world_data).words  # noqa: B018
    assert frame.to_dict("list") == {"mechanism": ["fra-cglpl"]}


def test_a_result_that_is_taken_for_a_table_says_where_its_table_is(world_data: Dataset) -> None:
    found = figures("mar-cndh", "budget_total", data=world_data)
    for ask in (lambda: found.to_csv("x.csv"), lambda: pd.DataFrame(found)):  # type: ignore[attr-defined]
        with pytest.raises(
            NpmCompareError, match=r"Figures is a result and no DataFrame .* its \.table, and npm\.save"
        ):
            ask()
    assert not hasattr(found, "to_csv")
    assert not hasattr(found, "no_such_thing")
    assert not found.table.empty


def test_to_show_a_mechanism_alone_is_answered_with_what_shows_it(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"Name a question too, .* npm\.profile\('mar-cndh'\) shows all"):
        show("mar-cndh", data=world_data)  # type: ignore[call-overload]


def test_a_code_is_said_by_what_it_counts_though_that_column_is_not_shown(world_data: Dataset) -> None:
    """Report 10 once printed `web_page` and `annual_report`."""
    counts = pd.DataFrame({"what": ["kind"], "value": ["annual_report"], "facts": [3]})
    chosen = show(counts, columns=["value", "facts"], data=world_data)
    assert chosen.words.to_numpy().tolist() == [["Annual report", "3"]]
    assert chosen.frame.columns.tolist() == ["value", "facts"]
    assert list(bare(html(chosen), "en")) == []
    alone = show(counts[["value"]], data=world_data)
    assert list(bare(html(alone), "en")) == ["annual_report"]


def test_the_headings_of_the_tornado_are_words_in_every_language(world_data: Dataset) -> None:
    frame = pd.DataFrame({"input": ["report_days"], "at_low": [1.25], "at_high": [30.791], "swing": [29.541]})
    for language in LANGUAGES:
        with speaking(language):
            assert not {"at_low", "at_high", "swing"} & {*show(frame, data=world_data).words.columns}
    assert show(frame, data=world_data).words.to_numpy().tolist()[0][1:] == ["1.2", "30.8", "29.5"]


def test_a_bare_code_in_a_cell_is_found_and_a_label_spelled_alike_is_none() -> None:
    page = "<table><tr><th>web_page</th><td>days</td><td>a <b>press</b><small>web_page</small></td><td>press</td></tr></table>"
    assert list(bare(page, "fr")) == ["web_page", "days", "press"]
    assert list(bare(page, "en")) == ["web_page"]


def test_small_numbers_of_a_table_have_two_decimals_and_those_from_a_hundred_up_none(world_data: Dataset) -> None:
    assert [_plain(world_data, {}, value) for value in (99.5, 100.0, -100.0, 7)] == ["99.50", "100", "-100", "7"]

"""The front page of a pack: three different answers first, none of them said again below, and nothing of what is not there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from npm_compare.facts.dataset import SEMINAR, load
from npm_compare.reports.beside import linked_draft
from npm_compare.reports.landing import Front, Page, landing
from npm_compare.reports.pages import PAGES, around

REPORTS = ("11_a", "12_b", "13_c", "14_d")


def page_of(names: tuple[str, ...] = REPORTS, known: str = "", **front: object) -> str:
    """Return a front page of reports whose answers are called by their numbers."""
    pages = [Page(name, "en", name, f"Answer {name[:2]}.", formats=("html",)) for name in names]
    return landing(pages, replace(load(), known=known), Front("mar-cndh", ("en",), **front))  # type: ignore[arg-type]


def test_the_page_opens_with_what_was_done_what_to_decide_and_what_it_takes_in_posts_and_money() -> None:
    opened = page_of().split("<section")[1].split("</section>")[0]
    assert (
        opened.index("Answer 12.")
        < opened.index("Answer 13.")
        < opened.index("Visiting every place once in each cycle")
    )
    assert "posts and" in opened
    assert "from 2.1 to" in opened or "at their ends the money goes from" in opened, "no money without its ends"


@pytest.mark.parametrize("number", REPORTS)
def test_no_sentence_of_the_front_page_is_said_twice(number: str) -> None:
    assert page_of().count(f"Answer {number[:2]}.") == 1


def test_the_page_of_an_earlier_day_opens_with_as_many_answers_and_has_no_heading_of_pages_that_it_lacks() -> None:
    page = page_of(("13_c", "14_d"), SEMINAR)
    opened = page.split("<section")[1].split("</section>")[0]
    assert opened.count('<p class="finding">') == 3
    assert "<h2>How to read it</h2>" in page
    assert "How it is made" not in page


def test_pages_on_the_method_lead_to_the_one_before_and_the_one_after() -> None:
    first, *_, last = PAGES
    files = {name: tuple(step and step.file for step in around(name, "en")) for name in PAGES}
    assert (files[first][0], files[last][1]) == (None, None)
    assert [after for _, after in files.values()][:-1] == [f"{name}.html" for name in list(PAGES)[1:]]
    assert [before for before, _ in files.values()][1:] == [f"{name}.html" for name in list(PAGES)[:-1]]


def test_it_is_said_why_these_bodies_are_compared_and_the_seminar_leads_to_its_source() -> None:
    page = page_of()
    assert re.search(r'held a <a href="https?://[^"]+">seminar</a> in Rabat', page)
    assert (
        "On 12 May 2015 Morocco’s human rights council and the Association for the Prevention of Torture held a seminar in "
        "Rabat on the framework, organisation and resources of Morocco’s future mechanism, in the light of France’s and of "
        "the human rights institutions of Mali and the Maldives. These four are compared here first; every other mechanism "
        "stands beside them."
    ) in re.sub("<[^>]+>", "", page)


def test_the_draft_of_a_law_is_a_link_where_it_is_there() -> None:
    assert linked_draft(["briefing.pptx", "draft.docx"]) == '<a href="en/draft.docx">draft (DOCX)</a>'
    assert linked_draft(["briefing.pptx"]) == ""

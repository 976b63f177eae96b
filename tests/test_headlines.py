"""The headline of each report, by the rule of CONTRIBUTING: short, the finding first, of what was read, never the same twice."""

from __future__ import annotations

import re
from functools import cache

import pytest

from npm_compare import findings
from npm_compare.facts.dataset import SEMINAR, load
from npm_compare.views.findings.headlines import HEADLINES
from npm_compare.views.labels import state_name
from npm_compare.views.language import language, speaking
from npm_compare.views.wording import short_name

ASKERS = ("mar-cndh", "sen-onlpl", "tun-inpt", "chl-cpt")
WORDS = 25
"""So many words a headline has at most, in each language."""

JOINTS = (":", " – ", "—", " - ")
"""What joins a label and its value, or two findings, without a verb; a colon stands in no headline."""


def faults(head: str) -> list[str]:
    """Return what keeps a headline from being one whole sentence: no stop, more sentences than one, a colon, a dash."""
    plain = re.sub(r"[\u2066-\u2069\u200e\u200f]", "", head)
    found = [] if plain.endswith((".", "؟", "?")) else ["no stop"]
    found += ["sentences"] if re.search(r"[.!?؟]\s", plain) else []
    return found + [joint for joint in JOINTS if joint in plain]


def numbers(text: str) -> list[str]:
    """Return the numbers of a sentence, without years, articles and the numbers by which laws are called."""
    plain = re.sub(r"[\u2066-\u2069\u200e\u200f]", "", text)
    plain = re.sub(r"\b(arts?|paras?|p)\.\s*[\d ,–-]+|المادة \d+", " ", plain)
    plain = re.sub(
        r"\b(law|decree|dahir|loi(?: organique)?|décret|القانون(?: الأساسي)? رقم|المرسوم رقم|الظهير رقم)\s+(n°\s*)?\d\S*",
        " ",
        plain,
    )
    found = re.findall(r"\d+(?:[  .,٫٬]\d+)*", plain)
    return [one for one in found if not re.fullmatch(r"(19|20)\d\d", one)]


def words_of(text: str) -> list[str]:
    """Return the words of a sentence; a mechanism counts as State and acronym, a State as one word; n° is a sign."""
    for name, plain in names_in(language()):
        text = text.replace(name, plain)
    return [word for word in text.split() if re.search(r"\w", word) and word != "n°"]


@cache
def names_in(spoken: str) -> list[tuple[str, str]]:
    """Return the names of mechanisms and States in a language, each with the words that it counts as."""
    with speaking(spoken):
        mechanisms = [(short_name(load(), name), "State ACRONYM") for name in load().mechanisms.index]
        return mechanisms + [(state_name(load(), name), "State") for name in load().states.index]


SPOKEN = [
    ("mar-cndh", "en", "today"),
    ("mar-cndh", "ar", SEMINAR),
    ("mar-cndh", "ar", "today"),
    ("tun-inpt", "ar", "today"),
] + [(asker, "fr", at) for asker in ASKERS for at in (SEMINAR, "today")]
"""For whom headlines are said, in which language, as known when: in English, which has the shortest words, for one."""


@pytest.mark.parametrize(("asker", "spoken", "at"), SPOKEN)
def test_a_headline_is_short_and_no_two_are_the_same(asker: str, spoken: str, at: str) -> None:
    with speaking(spoken):
        said = {report: findings.headline(report, asker, at=at) for report in HEADLINES}
        words = {report: words_of(found.head) for report, found in said.items()}
    for report, found in said.items():
        assert len(words[report]) <= WORDS, (report, found.head)
        assert len(numbers(found.head)) <= 3, (report, found.head)
        assert faults(found.head) == [], (report, found.head)
    assert len({found.head for found in said.values()}) == len(said)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("Maroc\u00a0: l’État a désigné un mécanisme.", [":"]),
        ("نموذج تونس: مؤسسة متخصصة جديدة.", [":"]),
        ("Morocco has no mechanism – 69 States have one.", [" – "]),
        ("What it costs is not published. France spent 6 million euros.", ["sentences"]),
        ("Visits 55, posts 12", ["no stop"]),
        ("Chile should amend law 21.154 on 4 points; most laws read give 2 of these.", []),
    ],
)
def test_a_headline_is_one_sentence_and_no_list_of_label_and_value(head: str, fault: list[str]) -> None:
    assert faults(head) == fault


def test_a_headline_on_decisions_begins_with_what_the_law_demands_and_not_with_what_we_have_read() -> None:
    """Of Morocco's law nothing was read, of Chile's most, and of the law to come in 2015 nothing can be."""
    for asker in ASKERS:
        for at in (SEMINAR, "today"):
            for report in ("13", "14", "15"):
                first = findings.headline(report, asker, at=at).head.partition(";")[0]
                assert not re.search(r"\b(read|unread|verified|found)\b", first.replace("articles read", "")), first


def test_a_law_that_another_document_quotes_is_named_once() -> None:
    """What is to be amended in Tunisia was read in a quotation of the law in which more is to be verified."""
    head = findings.headline("13", "tun-inpt").head
    assert "amend organic law 2013-43 on " in head
    assert " more in it; " in head

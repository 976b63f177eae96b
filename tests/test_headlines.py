"""The headline of each report, by the rule of CONTRIBUTING: short, the finding first, of what was read, never the same twice."""

from __future__ import annotations

import re

import pytest

from npm_compare import findings
from npm_compare.facts.dataset import SEMINAR, load
from npm_compare.views.findings.headlines import HEADLINES
from npm_compare.views.language import speaking
from npm_compare.views.wording import short_name

ASKERS = ("mar-cndh", "sen-onlpl", "tun-inpt", "chl-cpt")
WORDS = {"en": 25, "fr": 30, "ar": 25}
"""French says the same in more words, most of them articles."""


def numbers(text: str) -> list[str]:
    """Return the numbers of a sentence, without years, articles and the numbers by which laws are called."""
    plain = re.sub(r"[\u2066-\u2069\u200e\u200f]", "", text)
    plain = re.sub(r"\b(arts?|paras?|p)\.\s*[\d ,–-]+|المادة \d+", " ", plain)
    plain = re.sub(r"\b(law|decree|dahir|loi|décret|القانون رقم|المرسوم رقم|الظهير رقم)\s+(n°\s*)?\d\S*", " ", plain)
    found = re.findall(r"\d+(?:[  .,٫٬]\d+)*", plain)
    return [one for one in found if not re.fullmatch(r"(19|20)\d\d", one)]


def words_of(text: str) -> list[str]:
    """Return the words of a sentence; a mechanism counts as State and acronym, also where Arabic writes it out; n° is a sign."""
    for mechanism in load().mechanisms.index:
        text = text.replace(short_name(load(), mechanism), "State ACRONYM")
    return [word for word in text.split() if re.search(r"\w", word) and word != "n°"]


@pytest.mark.parametrize("at", [SEMINAR, "today"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("asker", ASKERS)
def test_a_headline_is_short_and_no_two_are_the_same(asker: str, language: str, at: str) -> None:
    with speaking(language):
        said = {report: findings.headline(report, asker, at=at) for report in HEADLINES}
        words = {report: words_of(found.head) for report, found in said.items()}
    for report, found in said.items():
        assert len(words[report]) <= WORDS[language], (report, found.head)
        assert len(numbers(found.head)) <= 3, (report, found.head)
        assert found.head.rstrip("\u2069").endswith((".", "؟", "?")), report
        assert " – " not in found.head or report, report
    assert len({found.head for found in said.values()}) == len(said)

"""Words of sentences: escaped on a page, in the right number, in the language spoken, the same whatever the order of the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from npm_compare import assess, compare, evidence, findings, options
from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.durations import durations
from npm_compare.analysis.figures import figures
from npm_compare.facts.dataset import Dataset
from npm_compare.views.findings import Finding
from npm_compare.views.language import ISOLATE, POP, speaking
from test_findings import FRANCE, MALI, MOROCCO, mandate, with_fact

NARROW, HARD = "\u202f", "\u00a0"


SENTENCES: dict[str, Callable[[Dataset], Finding]] = {
    "powers": mandate,
    "contrast": lambda data: findings.contrast(compare("seminar", "mandate", data=data), MOROCCO),
    "unknown": lambda data: findings.unknown(compare("seminar", "mandate", data=data)),
    "answer": lambda data: findings.answer(compare("seminar", "mandate", data=data), "model"),
    "latest_rates": lambda data: findings.latest_rates(figures("seminar", data=data)),
    "latest_figures": lambda data: findings.latest_figures(figures("seminar", data=data)),
    "met": lambda data: findings.met(assess("seminar", data=data)),
    "lacking": lambda data: findings.lacking(assess(MOROCCO, data=data), MOROCCO),
    "standing": lambda data: findings.standing(MOROCCO, data=data),
}


@pytest.mark.parametrize("name", ["powers", "standing"])
def test_whatever_a_table_holds_is_escaped_on_the_page(world_data: Dataset, name: str) -> None:
    states, bodies = world_data.states.copy(), world_data.mechanisms.copy()
    states.loc["mar", "name_en"] = "<script>Morocco</script>"
    bodies["acronym"] = "A&B"
    page = SENTENCES[name](replace(world_data, states=states, mechanisms=bodies))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;Morocco&lt;/script&gt;" in page
    assert "A&B" not in page


def test_a_finding_shows_itself_in_bold() -> None:
    found = Finding('Less < more & "so".', 3)
    assert found._repr_html_() == '<p class="finding"><strong>Less &lt; more &amp; &quot;so&quot;.</strong></p>'
    assert (str(found), repr(found)) == ('Less < more & "so".', 'Less < more & "so". [3 facts]')


def test_what_is_not_known_stands_in_a_line_beneath_the_finding() -> None:
    found = Finding("Two laws of three.", 3, unknown="Not read: 7 < 9.")
    beneath = '<p class="unknown"><small>Not read: 7 &lt; 9.</small></p>'
    assert found._repr_html_() == f'<p class="finding"><strong>Two laws of three.</strong></p>{beneath}'
    assert (found.text, str(found)) == ("Two laws of three.", "Two laws of three. Not read: 7 < 9.")


def only(data: Dataset, subject: str, *indicators: str) -> Dataset:
    """Return the data with no facts but those of a subject that answer some indicators."""
    facts = data.facts
    return replace(data, facts=facts[(facts["subject"] == subject) & facts["indicator"].isin(indicators)])


def one(data: Dataset) -> Comparison:
    return compare(FRANCE, "private_interviews", data=data)


ONE: dict[str, tuple[Callable[[Dataset], Finding], str]] = {
    "powers": (
        lambda data: findings.powers(one(data)),
        "By law, of 1 power or guarantee France INV has 1 in full.",
    ),
    "unknown": (
        lambda data: findings.unknown(one(data)),
        "The 1 question has an answer, in law or in practice, for each mechanism on 24 November 2026.",
    ),
    "known_powers": (
        lambda data: findings.known_powers(one(data)),
        "Of 1 point the law is known on: France INV 1.",
    ),
    "known_share": (
        lambda data: findings.known_share(one(data)),
        "The law is known on 1 of 1 point (100%). Most often given: “private interviews” (1 of 1 mechanism).",
    ),
    "few_points": (
        lambda data: findings.few_points(figures(FRANCE, data=data), "inhabitants"),
        "“Visits” and “population” are both known for 1 of 1 mechanism. "
        "So few and such different cases cannot show whether one grows with the other.",
    ),
    "lacking": (
        lambda data: findings.lacking(assess(MOROCCO, data=data), MOROCCO),
        "On 24 November 2026 the law of Morocco COU, as read or described, is not known to fall short of any "
        "requirement. On 1 other nothing was read in "
        "law.",
    ),
    "wait": (
        lambda data: findings.wait(durations(at="2014-06-30", data=data), data=data),
        "Half of the States parties had one before or on the day on which the Protocol bound them. 1 State that had one before "
        "it was bound counts with no wait. 1 State still waits.",
    ),
    "late": (
        lambda data: findings.late(at="2015-12-25", data=data),
        "1 State party is late, without a mechanism in place: Morocco since 2015.",
    ),
    "models": (
        lambda data: findings.models(at="2010", data=data),
        "Of 1 mechanism in place on 31 December 2010: new specialised body 1.",
    ),
    "trust": (
        lambda data: findings.trust(evidence.grounds("seminar", data=only(data, FRANCE, "legal_instrument"))),
        "Of 1 fact that holds on the date 100% was read in a law and 0% in the press; 0%, laws in force not counted, "
        "rests on a source more than ten years old; sources differ on 0%.",
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_a_count_of_one_agrees_with_the_words_around_it(world_data: Dataset, name: str) -> None:
    found, text = ONE[name]
    assert str(found(world_data)) == text


def test_one_fact_is_not_called_facts() -> None:
    found = Finding("So.", 1)
    assert repr(found) == "So. [1 fact]"


SPOKEN: dict[str, tuple[Callable[[Dataset], Finding], list[str], list[str]]] = {
    "powers": (
        mandate,
        ["Maroc COU", "République française INV"],
        [f"المغرب {ISOLATE}COU{POP}", f"{ISOLATE}2{POP}"],
    ),
    "contrast": (
        lambda data: findings.contrast(compare("seminar", "mandate", data=data), MOROCCO),
        ["24 novembre 2026", "Maroc COU", "visites inopinées", "entretiens en privé"],
        [f"{ISOLATE}24 نونبر 2026{POP}", f"المغرب {ISOLATE}COU{POP}", "زيارات غير معلنة", "مقابلات على انفراد"],
    ),
    "answer": (
        lambda data: findings.answer(compare("seminar", "mandate", data=data), "private_interviews"),
        ["Entretiens en privé", "oui (projet de loi", "oui (loi)", "inconnu", "Mali OMB"],
        ["مقابلات على انفراد", "نعم (مشروع قانون", "غير معروف", f"مالي {ISOLATE}OMB{POP}"],
    ),
    "known_powers": (
        lambda data: findings.known_powers(compare("seminar", "mandate", data=data)),
        ["République française INV 2, Maroc COU 1, Mali OMB 0"],
        [f"فرنسا {ISOLATE}2{POP}، المغرب {ISOLATE}1{POP}"],  # in a list the State says which
    ),
    "known_share": (
        lambda data: findings.known_share(compare("seminar", "mandate", data=data)),
        [f"50{HARD}%", "visites inopinées"],
        ["50", "زيارات غير معلنة"],
    ),
    "latest_rates": (
        lambda data: findings.latest_rates(figures("seminar", data=data)),
        ["Visites ", "République française INV 2,50 (2014)", "Maroc COU"],
        ["الزيارات", f"فرنسا {ISOLATE}2,50{POP} ({ISOLATE}2014{POP})"],
    ),
    "latest_figures": (
        lambda data: findings.latest_figures(figures("seminar", "budget_total", data=data)),
        ["Budget de l'année", f"Maroc COU 75{NARROW}000{NARROW}000{HARD}dirhams marocains (2019, voté)"],
        ["الميزانية", f"{ISOLATE}75.000.000{HARD}درهم مغربي{POP}", "ميزانية معتمدة"],
    ),
    "few_points": (
        lambda data: findings.few_points(figures("seminar", data=data), "inhabitants"),
        [f"«{HARD}Visites{HARD}»", f"«{HARD}population à mi-année{HARD}»"],
        ["«الزيارات»", "«عدد السكان»"],
    ),
    "lacking": (
        lambda data: findings.lacking(
            assess(MOROCCO, data=with_fact(data, MOROCCO, "private_interviews", basis="law", value="no")), MOROCCO
        ),
        ["Maroc COU", "24 novembre 2026", "entretiens privés"],
        [f"المغرب {ISOLATE}COU{POP}", f"{ISOLATE}24 نونبر 2026{POP}", "مقابلات على انفراد"],
    ),
    "met": (
        lambda data: findings.met(assess("seminar", data=data)),
        ["Maroc COU 0", "République française INV 1"],
        [f"المغرب {ISOLATE}COU{POP} {ISOLATE}0{POP}"],
    ),
    "wait": (
        lambda data: findings.wait(durations(data=data), data=data),
        ["3,2"],
        [f"{ISOLATE}3,2{POP}"],
    ),
    "late": (
        lambda data: findings.late(at="2015-12-25", data=data),
        ["Maroc"],
        ["المغرب"],
    ),
    "models": (
        lambda data: findings.models(data=data),
        ["nouvelle institution spécialisée 1", "institution nationale (INDH) 1"],
        [f"مؤسسة متخصصة جديدة {ISOLATE}1{POP}"],
    ),
    "standing": (
        lambda data: findings.standing(MALI, data=data),
        ["Mali OMB", "22 juin 2006", "8,4", "6 juillet 2016"],
        [
            f"مالي {ISOLATE}OMB{POP}",
            f"{ISOLATE}22 يونيو 2006{POP}",
            f"{ISOLATE}8,4{POP}",
            f"{ISOLATE}6 يوليوز 2016{POP}",
        ],
    ),
    "groups": (
        lambda data: findings.groups(options("seminar", at="2016-01-01", data=data)),
        ["1er janvier 2016", "nouvelle institution spécialisée"],
        [f"{ISOLATE}1 يناير 2016{POP}", "مؤسسة متخصصة جديدة"],
    ),
}
"""What a sentence holds of the data in French and in Arabic, whatever its catalogue says."""


@pytest.mark.parametrize("name", SPOKEN)
def test_labels_numbers_and_dates_are_those_of_the_language_and_latin_names_keep_their_direction(
    world_data: Dataset, name: str
) -> None:
    said, french, arabic = SPOKEN[name]
    for spoken, held in (("fr", french), ("ar", arabic)):
        with speaking(spoken):
            text = str(said(world_data))
        assert [part for part in held if part not in text] == []
        assert text.count(ISOLATE) == text.count(POP)


def test_a_sentence_is_the_same_whatever_the_order_of_the_rows(world_data: Dataset) -> None:
    turned = replace(world_data, facts=world_data.facts[::-1].reset_index(drop=True))
    for name, said in SENTENCES.items():
        assert str(said(turned)) == str(said(world_data)), name

"""What a language needs to be spoken is listed in one place, and what it lacks is told in one sentence."""

from __future__ import annotations

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import pages_folder
from npm_compare.facts.dataset import load
from npm_compare.views import language
from npm_compare.views.labels import state_name
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES, lacking


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_has_all_that_it_needs(name: str) -> None:
    assert lacking(name) == ()


def test_what_a_new_language_needs_is_named_place_by_place() -> None:
    needs = lacking("es")
    assert {"FRACTIONS: es", "views/locale/es.po", "data/states.csv: name_es", "data/codes.csv: label_es"} <= set(needs)
    assert {"data/questions.csv: question_es", "data/questions.csv: nothing_es", "data/glossary.csv: term_es"} <= set(
        needs
    )
    assert {f"data/clauses.csv: {text}_es" for text in ("heading", "text", "short", "note")} <= set(needs)
    assert {"data/decisions.csv: step_es", "data/decision_options.csv: risk_es"} <= set(needs)
    assert [need for need in needs if need.startswith("pages/")] == [
        f"pages/es/{path.name}" for path in sorted((pages_folder() / "en").glob("*.md"))
    ]
    assert {f"data/clauses.csv: {text}_es" for text in ("heading", "text", "short", "note")} <= set(needs)
    assert {"data/mechanisms.csv: name_es", "data/mechanisms.csv: short_es", "data/glossary.csv: definition_es"} <= set(
        needs
    )


def test_a_language_that_lacks_something_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    data = load()
    monkeypatch.setitem(language.LANGUAGES, "es", "es_ES")
    said = r"^The language es is not available yet\. It lacks: FRACTIONS: es, "
    with pytest.raises(NpmCompareError, match=said), speaking("es"):
        state_name(data, "mar")

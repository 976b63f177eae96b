"""The catalogues of translations: complete, sure, without a lost field; and the check that says so can fail."""

from __future__ import annotations

import ast
import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from npm_compare.desk import catalogues
from npm_compare.desk.catalogues import KEYWORDS, place_of, problems, read
from npm_compare.views.language import say, say_many, speaking
from npm_compare.views.languages import LANGUAGES
from source_code import modules

OTHERS = [language for language in LANGUAGES if language != "en"]


def test_every_sentence_is_translated_for_sure_and_keeps_its_fields(
    sentences: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "template", lambda: sentences)
    assert [told for language in OTHERS for told in problems(language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_opens_in_the_tools_of_translators(language: str) -> None:
    catalogue = read_po(io.BytesIO(place_of(language).read_bytes()), abort_invalid=True)
    assert str(catalogue.locale) == language
    assert not list(catalogue.check())


def test_code_and_notebooks_are_read_for_sentences(sentences: Catalog) -> None:
    found = sentences
    assert found.get("Why it matters") is not None
    assert found.get("Data {version}, coded up to {date}") is not None
    counted = found.get("{count} fact")
    assert counted is not None
    assert counted.id == ("{count} fact", "{count} facts")


def test_no_sentence_of_the_code_escapes_the_catalogue(sentences: Catalog) -> None:
    """A call inside an f-string is not found by Babel before Python 3.12: it must not stand there."""
    given = {
        (path.name, one) for path, module in modules().items() for name in KEYWORDS for one in module.first_of(name)
    }
    missed = [
        (place, one.value) for place, one in given if isinstance(one, ast.Constant) and not sentences.get(one.value)
    ]
    assert missed == []


def test_an_arabic_number_takes_the_form_that_grammar_gives_it() -> None:
    """None, one, two, few (3 to 10), many (11 to 99), other, by the last two figures (CLDR)."""
    assert read("ar").num_plurals == 6
    rule = gettext.c2py(read("ar").plural_expr)
    numbers = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111]
    assert [rule(number) for number in numbers] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three sentences in the code, and a catalogue of Arabic in which all of them are right."""
    code = Catalog()
    code.add("{name} has {number}")
    code.add(("{count} State of {all}", "{count} States of {all}"))
    code.add("law")
    monkeypatch.setattr(catalogues, "template", lambda: code)
    monkeypatch.setattr(catalogues, "place_of", lambda language: tmp_path / f"{language}.po")
    write(tmp_path, {})
    return tmp_path


RIGHT = {
    "{name} has {number}": "{name}: {number}",
    "{count} State of {all}": ("لا دولة من {all}", "دولة من {all}", "دولتان من {all}", *["{count} دول من {all}"] * 3),
    "law": "القانون",
}


def write(folder: Path, changed: dict[str, str | tuple[str, ...]], *, unsure: tuple[str, ...] = ()) -> None:
    catalogue = Catalog(locale="ar")
    for words, translation in (RIGHT | changed).items():
        plural = words.replace("State", "States") if "{count}" in words else None
        catalogue.add((words, plural) if plural else words, translation, flags=["fuzzy"] if words in unsure else [])
    held = io.BytesIO()
    write_po(held, catalogue)
    (folder / "ar.po").write_bytes(held.getvalue())


def test_a_right_catalogue_has_no_problem(small: Path) -> None:
    assert problems("ar") == []


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"law": ""}, "no translation of 'law'"),
        ({"{name} has {number}": "{name}"}, "number lost (form 0) in the translation of '{name} has {number}'"),
        ({"{name} has {number}": "{name}: {number} {nom}"}, "nom invented (form 0)"),
        ({"law": "القانون "}, "white space at an end (form 0)"),
        ({"no longer said": "قديم"}, "not in the code any more: 'no longer said'"),
    ],
)
def test_what_is_missing_or_wrong_is_told(small: Path, changed: dict[str, str | tuple[str, ...]], what: str) -> None:
    write(small, changed)
    (told,) = problems("ar")
    assert told.startswith("ar.po: ")
    assert what in told


def test_a_translation_that_is_unsure_is_told(small: Path) -> None:
    write(small, {}, unsure=("law",))
    assert problems("ar") == ["ar.po: marked as unsure: 'law'"]


def test_few_and_many_must_say_the_number_none_one_and_two_may_say_it_in_words(small: Path) -> None:
    forms = list(RIGHT["{count} State of {all}"])
    forms[4] = "دول من {all}"
    write(small, {"{count} State of {all}": tuple(forms)})
    assert problems("ar") == ["ar.po: count lost (form 4) in the translation of '{count} State of {all}'"]


def test_updating_keeps_translations_adds_what_is_new_and_takes_out_what_is_old(small: Path) -> None:
    write(small, {"no longer said": "قديم"})
    catalogues.template().add("new")
    assert catalogues.update("ar") == 1
    after = read("ar")
    assert {str(message.id): message.string for message in after if message.id == "law"} == {"law": "القانون"}
    assert after.get("no longer said") is None
    before = (small / "ar.po").read_bytes()
    catalogues.update("ar")
    assert (small / "ar.po").read_bytes() == before


def test_french_and_arabic_are_spoken() -> None:
    with speaking("fr"):
        assert say("Sources") == "Sources"
        assert "2 faits" in say_many("{count} fact", "{count} facts", 2)
    with speaking("ar"):
        assert say("Why it matters") != "Why it matters"


def test_a_catalogue_is_written_whole_or_stays_as_it_was(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = (small / "ar.po").read_bytes()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left on device"):
        catalogues.update("ar")
    assert (small / "ar.po").read_bytes() == before

"""The pages of questions and requirements in the atlas: what follows from another fact, the small map, the ways on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.readings import DOUBTED
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.scope import OF_INSTITUTION
from npm_compare.reports.atlas import sizes
from npm_compare.reports.atlas.alike import rests_on
from npm_compare.reports.atlas.content import content_of
from npm_compare.reports.atlas.home import _map
from npm_compare.reports.atlas.lasting import OF_HOST, lasting
from npm_compare.reports.atlas.past import ANSWERS, LETTERS, letters_by_year, shades
from npm_compare.reports.atlas.scripts import say_codes
from npm_compare.reports.atlas.tiles import of_question, of_requirement
from npm_compare.reports.atlas.writing import write_atlas
from npm_compare.reports.atlas.years import by_year
from npm_compare.views.charts.answers import TALLY


@pytest.fixture(scope="module")
def asking(whole_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the world where it is also asked of States whether a mechanism is in place, and Mali's ended this year only.

    On private interviews in Morocco sources differ: a rule of the host has limits. Of its term only a rule of the host is known,
    of Mali's a practice.
    """
    place = tmp_path_factory.mktemp("asking") / "world"
    world = Path(shutil.copytree(whole_world.folder, place, copy_function=shutil.copyfile))
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "ended", "2026-03-01")
    add(world, "indicators", "npm_in_place,state,spt,yesno,state,,yesno,,,In place,En place,قائمة,Is there one?,,")
    began = {"valid_from": "2018-03-01"}
    limited = {"basis": "law", "scope": "institution", "note": "With a limit.", **began}
    add_fact(world, "mar-cndh", "private_interviews", "partly", **limited)
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="described", scope="function", **began)
    add_fact(world, "mli-cndh", "term_years", "5", unit="years", basis="practice")
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", basis="law", scope="institution", valid_from="2019")
    return load(world)


@pytest.fixture(scope="module")
def folder(asking: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of its English pages."""
    place = tmp_path_factory.mktemp("pages")
    write_atlas(place, asking, ["en"])
    return place / "en"


def part_of(folder: Path, name: str, section: str) -> str:
    """Return the HTML of one part of a page."""
    page = (folder / f"{name}.html").read_text(encoding="utf-8")
    return page.split(f'<section id="{section}">')[1].split("</section>")[0]


def tiles_of(shown: str) -> dict[str, list[str]]:
    """Return the tiles of a small map by what their look says."""
    looks = re.findall(r"<g [^>]*><title>([^<]+)</title>(.*?)</g>", shown)
    assert all(drawn.count("h9v9h-9z") == drawn.count("<text") for _, drawn in looks)
    return {words: re.findall(r"<text[^>]*>(\w+)</text>", drawn) for words, drawn in looks}


def test_that_a_mechanism_is_in_place_follows_from_its_designation(folder: Path) -> None:
    """France and Morocco have one; Mali's ended."""
    answers = part_of(folder, "question-npm_in_place", "answers")
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", answers) == ["Yes (2)"]
    assert "derived" in answers
    assert "state-mli.html" in part_of(folder, "question-npm_in_place", "unknown")
    row = part_of(folder, "state-mar", "commitments").split("In place</th>")[1].split("</tr>")[0]
    assert "Yes" in row
    assert "derived" in row


def test_the_page_of_a_question_has_its_map_and_leads_to_the_large_one_and_to_comparing(folder: Path) -> None:
    shown = part_of(folder, "question-private_interviews", "map")
    assert 'href="index.html#q=private_interviews"' in shown
    assert "q=private_interviews" in shown.split('href="compare.html#')[1].split('"')[0]
    looks = {"Yes": ["FRA"], "Described, but sources differ": ["MAR"], "Late, without a mechanism": ["MLI"]}
    assert tiles_of(shown) == looks


def test_a_question_that_the_map_does_not_show_has_none(world_data: Dataset) -> None:
    assert of_question(content_of(world_data), "legal_instrument") == []


def test_the_map_of_a_requirement_has_its_outcomes(world_data: Dataset) -> None:
    (shown,) = of_requirement(content_of(world_data), "opcat_private")
    assert tiles_of(shown) == {"Met": ["FRA"], "Not known": ["MAR"], "Late, without a mechanism": ["MLI"]}


def test_the_small_map_is_a_picture_that_no_finger_has_to_hit(folder: Path) -> None:
    """Its tiles are narrower than 24 px on a phone: they lead nowhere, and whoever answers stands as a link below it."""
    page = folder / "question-private_interviews.html"
    picture = re.search(r"<svg.*?</svg>", page.read_text(encoding="utf-8"), re.S)
    assert picture
    assert "<a " not in picture[0]
    assert {"state-fra.html", "state-mar.html"} <= set(
        re.findall(r'href="(state-[^"]+)"', page.read_text(encoding="utf-8"))
    )


def test_the_answers_of_a_list_like_yes_and_no_have_the_colours_of_yes_and_no() -> None:
    looks = {code: shade for code, shade, _ in shades(load(), "npm_unit")}
    assert looks == {code: ANSWERS[code] for code in looks}
    assert "not_applicable" in looks


def test_an_answer_on_which_sources_differ_is_told_apart_from_a_rule_of_the_host(asking: Dataset) -> None:
    """So on the map and beside others, each in the one colour that means this in every chart."""
    content = content_of(asking)
    assert rests_on(content.bodies, content.bodies.shown["mar-cndh", "private_interviews"][-1]) == DOUBTED
    codes = [code for code, *_ in shades(asking, "private_interviews")]
    on_the_map = letters_by_year(content)["private_interviews"]["mar"]
    assert codes[LETTERS.index(on_the_map[-1])] == DOUBTED
    assert TALLY[DOUBTED][1] == ANSWERS[DOUBTED] != ANSWERS[OF_INSTITUTION] == TALLY[OF_INSTITUTION][1]
    assert "Described, but sources differ" in say_codes(content, "private_interviews").values()


def test_the_map_by_a_number_of_the_law_shows_each_day_what_held_then(asking: Dataset) -> None:
    """France's law gives six years since 2007; a practice is none, a rule of the host is told apart."""
    content = content_of(asking)
    days = dict(zip((when[:4] for when in content.days), lasting(content, "term_years"), strict=True))
    assert {year: {state: size for state, (size, _) in days[year].items()} for year in ("2006", "2015", "2020")} == {
        "2006": {},
        "2015": {"fra": 6},
        "2020": {"fra": 6, "mar": OF_HOST},
    }
    assert sizes.classes(content, "term_years") == []  # one number is one class; a figure would begin at a round one, 5


def test_the_map_by_a_date_has_it_only_from_that_day_on(world_data: Dataset) -> None:
    """Morocco acceded on 24 November 2014."""
    content = content_of(world_data)
    days = dict(zip((when[:4] for when in content.days), lasting(content, "opcat_ratification"), strict=True))
    assert "mar" not in days["2013"]
    assert days["2014"]["mar"][0] == 2014
    begins = sizes.classes(content, "opcat_ratification")
    assert begins == sorted(set(begins))


def test_the_parts_of_a_page_stand_in_order_under_their_heads_and_columns_have_theirs(folder: Path) -> None:
    def heads(name: str, tag: str = "h2") -> list[str]:
        return re.findall(rf"<{tag}[^>]*>([^<]+)</{tag}>", (folder / f"{name}.html").read_text(encoding="utf-8"))

    state = heads("state-mar")
    assert (state[0], state[-2:]) == ("Commitments and deadlines", ["Sources", "Further"])
    assert heads("question-visits_total") == ["Definition", "Map and comparison", "Where it stands", "Not known"]
    for name, head in (("visits_total", "Visits"), ("private_interviews", "Answer")):
        answers = part_of(folder, f"question-{name}", "sources")
        assert re.findall(r'<th scope="col"[^>]*>([^<]+)', answers) == ["Mechanism", head, "Source"]
    remarks = part_of(folder, "state-mar", "remarks")
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)', remarks) == ["Date", "By", "Remark", "Source"]
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)', part_of(folder, "state-mar", "visitors"))[:2] == ["Body", "Kind"]


@pytest.mark.parametrize(("last", "numbers", "named"), [(2015, 6, 7), (2022, 3, 3)])
def test_a_small_picture_names_every_year_or_the_first_the_last_and_the_highest(
    world: Path, last: int, numbers: int, named: int
) -> None:
    """Visits of France from 2009 on, 150 each year and 200 in 2012, none known of 2011; a bar is as high as its figure."""
    for year in map(str, (year for year in range(2009, last + 1) if year not in (2011, 2014))):
        count = "200" if year == "2012" else "150"
        how = {"unit": "visits", "basis": "year", "valid_from": year, "valid_to": year}
        add_fact(world, "fra-cglpl", "visits_total", count, **how)
    shown = next(str(part) for part in by_year(content_of(load(world)), ["fra-cglpl"]) if "<svg" in str(part))
    assert len(re.findall(r">(?:150|200)</text>", shown)) == numbers
    assert len(re.findall(r">20\d\d</text>", shown)) == named
    heights = sorted({float(tall) for tall in re.findall(r'<rect[^>]* height="([\d.]+)"', shown)})
    assert heights[0] / heights[1] == pytest.approx(150 / 200, abs=0.01)
    assert shown.count(">–</text>") == 1


def test_the_first_map_shows_today_and_explains_the_models_that_stand_on_it(asking: Dataset) -> None:
    """Three rows and two columns of tiles; Mali's ombudsman ended this year: the year before it still stood."""
    shown = _map(content_of(asking), ["mli", "fra", "mar"], "")
    assert (shown["width"], shown["height"]) == (3, 4)
    assert [tile["name"] for tile in shown["listed"]] == ["Mali", "France", "Morocco"]  # type: ignore[attr-defined]
    words = {tile["state"]: tile["words"] for tile in shown["tiles"]}  # type: ignore[attr-defined]
    assert words == {
        "fra": "New specialised body",
        "mar": "National human rights institution",
        "mli": "Late, without a mechanism",
    }
    assert {label for label, _ in shown["key"]} == {words["fra"], words["mar"]}  # type: ignore[attr-defined]

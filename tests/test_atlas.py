"""The atlas, of the small world: every page has its facts with their sources, in every language, and leads nowhere else."""

from __future__ import annotations

import csv
import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.overdue import overdue
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.atlas import alike, sizes
from npm_compare.reports.atlas.content import content_of
from npm_compare.reports.atlas.frame import Site
from npm_compare.reports.atlas.past import LATE, NONE, UNKNOWN, letters_by_year, letters_of_model
from npm_compare.reports.atlas.writing import atlas as atlas_of
from npm_compare.reports.atlas.writing import write_atlas
from npm_compare.reports.atlas.years import LEAST, _series
from npm_compare.views.languages import LANGUAGES

KINDS = (
    "state-fra",
    "question-visits_unannounced",
    "requirement-opcat_private",
    "states",
    "index",
    "compare",
    "search",
)
"""A page of each kind."""

YEARLY = {"unit": "visits", "basis": "year"}


@pytest.fixture(scope="session")
def atlas(whole_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the atlas of the world, in every language."""
    folder = tmp_path_factory.mktemp("atlas")
    write_atlas(folder, whole_world)
    return folder


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="session")
def fuller(whole_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the English and French files of a world that says more: hostile texts, a long series, two translations.

    Of Morocco's law, article 20 is read on neither of its two questions; a second source gives France's term another length.
    """
    world = Path(shutil.copytree(whole_world.folder, tmp_path_factory.mktemp("fuller") / "world"))
    add_fact(world, "mli-cndh", "legal_instrument", EVIL, basis="law", note=EVIL)
    add(world, "remarks", f"mli,{EVIL},,2017-10-31,law,{EVIL},page-undated,line 3,high,")
    spoil(world, "states", line_of("states", "mli"), "name_en", EVIL)
    about = json.loads((world / "datapackage.json").read_text(encoding="utf-8")) | {"description": EVIL}
    (world / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    for number in range(LEAST):
        when = {"valid_from": str(2019 + number), "valid_to": str(2019 + number)}
        add_fact(world, "mar-cndh", "visits_total", str(10 + number), **YEARLY, **when)
    add(world, "translations", "visitors,mar,Invented judge,Juge inventé,قاض مخترع")
    add(world, "translations", "visitors,mar,Sees every cell.,Voit chaque cellule.,يرى كل زنزانة.")
    add_fact(world, "mar-cndh", "legal_instrument", "Invented Act no. 2", basis="law", source="gazette-ma-2018")
    add_fact(world, "fra-cglpl", "term_years", "5", unit="years", basis="law")
    facts = world / "mechanism_facts.csv"
    kept = [line for line in facts.read_text().splitlines() if "mar-cndh,visits_unannounced" not in line]
    facts.write_text("\n".join([*kept, ""]))
    return atlas_of(load(world), Site(("en", "fr")))


def text_of(atlas: Path, name: str, language: str = "en") -> str:
    """Return what stands on a page, without its marks."""
    page = (atlas / language / f"{name}.html").read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def part_of(atlas: Path, name: str, section: str) -> str:
    """Return the HTML of one part of a page."""
    return within((atlas / "en" / f"{name}.html").read_text(encoding="utf-8"), section)


def within(page: str, section: str) -> str:
    """Return the HTML of one part of the text of a page."""
    return page.split(f'<section id="{section}">')[1].split("</section>", maxsplit=1)[0]


def given(atlas: Path, name: str) -> Any:
    """Return what a script of data holds."""
    return json.loads((atlas / name).read_text(encoding="utf-8").split(" = ", 1)[1].rstrip().rstrip(";"))


def test_the_page_of_a_state_has_its_facts_with_source_and_place(atlas: Path) -> None:
    law = part_of(atlas, "state-fra", "law")
    assert "OPCAT art. 20" in law
    assert re.search(r'Private interviews</th><td class="yes">Yes.*?<td>art\. 8</td>.*?https://law\.example/1', law)
    money = part_of(atlas, "state-fra", "years")
    assert re.search(r'2014</th><td>3,900,000 EUR.*?voted.*?<a href="https://fra\.example/2014">.*?p\. 60', money)
    assert "Since the beginning in July." in money
    assert "https://fra.example/2014" in part_of(atlas, "state-fra", "sources")


def test_no_page_says_none_in_python(atlas: Path) -> None:
    """A template that is not given a text prints the name of nothing: without scripts it would be read."""
    for page in atlas.glob("*/*.html"):
        assert not re.search(r">\s*None\s*<|\"None\"", page.read_text(encoding="utf-8")), page.name


def test_what_is_not_known_is_said_with_where_to_look_and_is_never_a_no(atlas: Path) -> None:
    assert "Term of office" in part_of(atlas, "state-mar", "unknown")
    row = part_of(atlas, "state-mar", "law").split("Private interviews</th>")[1].split("</tr>")[0]
    assert 'class="not_known">Not read' in row
    unknown = part_of(atlas, "question-visits_total", "unknown")
    assert "Of 1 no answer is known" in unknown
    assert "state-mar.html" in unknown


def test_a_question_groups_who_answers_by_the_answer_and_counts_no_bill_with_the_laws(atlas: Path) -> None:
    groups = {
        "visits_unannounced": ["Yes (1)", "Text is silent (1)"],
        "private_interviews": ["Yes (1)", "Yes, bill (1)"],
    }
    for name, heads in groups.items():
        assert re.findall(r"<h3[^>]*>([^<]+)</h3>", part_of(atlas, f"question-{name}", "answers")) == heads
    assert "An answer is known of 2 of 2." in text_of(atlas, "question-visits_unannounced").split("Definition")[0]


def test_a_requirement_tells_who_meets_it_by_which_article(atlas: Path) -> None:
    assert "Met by 1 of 1 of which it is known." in text_of(atlas, "requirement-opcat_private").split("Rule")[0]
    assert "art. 8" in part_of(atlas, "requirement-opcat_private", "laws")
    unknown = part_of(atlas, "requirement-opcat_private", "unknown")
    assert re.findall(r'href="state-(\w+)\.html"', unknown) == ["mar"]
    assert "Morocco COU" in unknown
    heads = re.findall(r"<h2[^>]*>([^<]+)</h2>", (atlas / "en/requirement-opcat_private.html").read_text("utf-8"))
    assert heads == ["Rule", "The map", "Outcome in law", "Laws that have it", "Not known"]


def test_of_a_requirement_with_evidence_alone_it_is_not_said_that_no_answer_is_known(atlas: Path) -> None:
    """The budget of Morocco's body is known: it bears on a budget of its own, and decides nothing."""
    said = text_of(atlas, "requirement-spt_budget")
    assert "nobody is set against it" in said
    assert "no answer is known" not in said
    assert "Met by" not in said


def test_a_state_without_a_mechanism_says_whether_it_is_late(atlas: Path) -> None:
    """Mali's ombudsman ended in 2016; its deadline was 22 June 2007."""
    assert "has no mechanism and is late: one was due by 22 June 2007" in text_of(atlas, "state-mli")
    assert "Its mechanism is France INV (new specialised body), since 13 June 2008." in text_of(atlas, "state-fra")


def test_neighbours_follow_the_alphabet_of_the_language(atlas: Path) -> None:
    """France, Mali, Maroc; in Arabic the article of al-Maghrib does not count: Faransa (fa), Mali (ma, alef), al-Maghrib."""
    after = {
        name: re.findall(r'rel="next" href="([^"]+)"', (atlas / name / "state-mli.html").read_text())
        for name in LANGUAGES
    }
    assert after == {name: ["state-mar.html"] for name in LANGUAGES}
    assert 'rel="prev" href="state-fra.html"' in (atlas / "ar" / "state-mli.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_page_exists_in_every_language_and_leads_to_itself_in_the_others(atlas: Path, language: str) -> None:
    pages = {path.name for path in (atlas / language).glob("*.html")}
    assert pages == {path.name for path in (atlas / "en").glob("*.html")}
    for name in KINDS:
        page = (atlas / language / f"{name}.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}"{" dir=" if language == "ar" else ">"}' in page.split("\n")[1]
        assert all(f'href="../{other}/{name}.html"' in page for other in LANGUAGES if other != language)


def test_every_link_leads_to_a_file_or_a_part_that_is_there_and_nothing_is_fetched(atlas: Path) -> None:
    pages = sorted(atlas.rglob("*.html"))
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    parts = {path: set(re.findall(r' id="([^"]+)"', text)) for path, text in texts.items()}
    lost = []
    for path, text in texts.items():
        for address in map(unescape, re.findall(r'(?:href|src)="([^"]+)"', text)):
            file, _, part = address.partition("#")
            part = "" if "=" in part else part  # a choice that a script reads, no part of the page
            place = (path.parent / file).resolve() if file else path
            if not re.match(r"https?://", address) and (not place.exists() or (part and part not in parts[place])):
                lost.append((path.name, address))
        assert not re.findall(r'(?:src|<link[^>]*href)="https?:', text)
    assert lost == []


def test_what_is_searched_leads_to_pages_that_are_there(atlas: Path) -> None:
    entries = given(atlas, "en/found.js")
    assert {entry[0] for entry in entries} == {"State", "Founding text", "Question", "Requirement", "Remark", "Source"}
    inside = [entry[2].partition("#") for entry in entries if entry[2] and not entry[2].startswith("http")]
    assert inside
    for file, _, part in inside:
        assert not part or f' id="{part}"' in (atlas / "en" / file).read_text(encoding="utf-8"), (file, part)


def test_only_pages_that_compare_filter_or_search_have_a_script_and_long_ones_one_that_folds(atlas: Path) -> None:
    """All parts of a long page stand open in the file: without the script nothing is hidden."""
    for path in (atlas / "fr").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        used = set(re.findall(r'<script[^>]* src="([^"]+)"', page))
        if path.stem in ("index", "compare", "search"):
            assert "../atlas.js" in used
        else:
            assert used == ({"../fold.js"} if page.count("<section ") > 2 else set()), path.name
            assert page.count('<details class="part" open>') == (page.count("<section ") if used else 0)


def test_the_same_data_give_the_same_bytes(atlas: Path, whole_world: Dataset) -> None:
    """Made again in one language only, every page is the same but for the links to the others."""
    again = atlas_of(load(whole_world.folder), Site(("fr",)))
    others = re.compile(r'<nav class="languages".*?</nav>\n', re.S)
    for path in (atlas / "fr").iterdir():
        assert again[f"fr/{path.name}"] == others.sub("", path.read_text()), path.name
    assert again["data.js"] == (atlas / "data.js").read_text()


def test_a_hostile_text_stays_text_and_ends_no_script(fuller: dict[str, str]) -> None:
    """A table is no page: there a cell has what it was given."""
    assert [row["value"] for row in rows_of(fuller, "mli") if row["note"] == EVIL] == [EVIL]
    assert described(fuller["index.html"])["description"] == EVIL
    for text in (text for name, text in fuller.items() if not name.endswith(".csv")):
        assert "<script>alert" not in text
        assert "<img" not in text


def test_the_map_has_a_letter_a_year_and_ends_with_today(world_data: Dataset) -> None:
    """France from 2008, Morocco from 2018, Mali from 2014 to 2016; the last day is that of the data."""
    content = content_of(world_data)
    every = letters_by_year(content)
    found = every["model"]
    first = {
        state: 2006 + min(letters.index(one) for one in letters if one not in (NONE, LATE))
        for state, letters in found.items()
    }
    assert first == {"fra": 2008, "mar": 2018, "mli": 2014}
    assert {len(letters) for letters in found.values()} == {len(content.days)}
    assert {state: letters[-1] for state, letters in found.items()} == letters_of_model(content)
    late = overdue(data=world_data).query("late == 'yes'")["state"].tolist()
    assert late == [state for state, letters in found.items() if letters[-1] == LATE] == ["mli"]
    asked = every["private_interviews"]  # Morocco has a bill, Mali nothing, France a law
    assert (asked["mar"][-1], asked["mli"][2014 - 2006]) == (UNKNOWN, UNKNOWN)
    assert asked["fra"][2014 - 2006] == "a"


def test_the_map_by_a_figure_counts_only_what_is_counted_alike(world_data: Dataset) -> None:
    """France reported visits of a whole year; what is of a part of a year or planned has no class, what is older a pale one."""
    content = content_of(world_data)
    found = {name: sizes.sized(content, name) for name in sizes.SIZES if name in content.bodies.indicators}
    facts = [(size, fact) for days in found.values() for states in days for size, fact in states.values()]
    assert facts
    for size, fact in facts:
        assert size == sizes.NOT_ALIKE or not (fact["planned"] or fact["basis"] in ("partial", "cumulative"))
    for days in found.values():
        for when, states in zip(content.days, days, strict=True):
            years = [(int(when[:4]) - fact["year"], sizes.is_older(when, fact)) for _, fact in states.values()]
            assert all((age > alike.OLDEST) == older and age >= 0 for age, older in years)
    begins = sizes.classes(content, "visits_total")
    letters = sizes.sizes_by_year(content, "visits_total", begins)["fra"]  # 150 visits in 2014, the last known
    assert letters[2014 - 2006 : 2014 - 2006 + 4].islower()
    assert letters[2014 - 2006 + 4 :].isupper()


@pytest.mark.parametrize(
    ("how", "alike"), [({}, True), ({"scope": "institution"}, False), ({"basis": "deployments"}, False)]
)
def test_on_the_map_visits_of_a_whole_institution_and_observed_operations_have_no_class(
    world: Path, how: dict[str, str], alike: bool
) -> None:
    add(world, "codes", "basis_activity,deployments,9,With operations,A,أ,Visits and observed operations.")
    add_fact(world, "mar-cndh", "visits_total", "50", **{**YEARLY, "valid_from": "2025", "valid_to": "2025", **how})
    size, _ = sizes.sized(content_of(load(world)), "visits_total")[-1]["mar"]
    assert size == (50 if alike else sizes.NOT_ALIKE)


def test_classes_begin_at_round_numbers_and_every_figure_falls_in_one() -> None:
    numbers = [0.0, 3.0, 12.0, 18.0, 35.0, 60.0, 75.0, 150.0, 400.0, 900.0]
    begins = sizes.breaks(numbers)
    assert begins == [10.0, 20.0, 50.0, 500.0]
    assert {sizes.class_of(number, begins) for number in numbers} <= set(range(len(begins) + 1))
    assert (sizes.class_of(begins[0], begins), sizes.class_of(begins[0] - 1, begins)) == (1, 0)
    assert sizes.breaks([]) == []


def test_a_comparison_shows_at_each_date_what_compare_shows(atlas: Path, whole_world: Dataset) -> None:
    """Every answer of every day stands in the data of the page, and none besides."""
    given_facts, asked_of_bodies = given(atlas, "en/facts.js"), content_of(whole_world).bodies.indicators
    for place, when in enumerate(given_facts["years"]):
        shown = Comparison(whole_world, tuple(whole_world.mechanisms.index), asked_of_bodies, when).shown
        for mechanism, asked in given_facts["values"].items():
            for indicator in given_facts["questions"]:
                held = [row for row in asked.get(indicator, []) if row[0] <= place]
                facts = shown.get((mechanism, indicator), [])
                source = given_facts["texts"][held[-1][3]] if held and len(held[-1]) > 1 else None
                assert source == (facts[-1]["source"] if facts else None), (when, mechanism, indicator)


def test_a_long_series_has_a_picture_and_a_short_one_only_its_table(fuller: dict[str, str]) -> None:
    drawn = within(fuller["en/state-mar.html"], "years")
    assert "<svg" not in within(fuller["en/state-fra.html"], "years")
    assert 'role="img" aria-label="Visits, full year: 10 in 2019, 15 in 2024."' in drawn
    bars = [float(high) for high in re.findall(r'<rect [^>]*height="([\d.]+)"', drawn)]
    assert bars == sorted(bars)
    assert bars[-1] / bars[0] == pytest.approx(1.5, abs=0.01)


def test_sums_of_several_years_and_parts_of_a_year_are_no_series() -> None:
    def rows(basis: str) -> list[dict[str, Any]]:
        return [{"basis": basis, "figure_unit": "visits", "year": 2010 + number} for number in range(LEAST)]

    found = list(_series([*rows("cumulative"), *rows("partial"), *rows("year")]))
    assert [{fact["basis"] for fact in series} for series in found] == [{"year"}]


def test_beside_reports_the_page_of_who_asks_leads_to_them_and_every_page_back(whole_world: Dataset) -> None:
    notebook = Path(__file__).parents[1] / "notebooks" / "03_mandate.ipynb"
    files = atlas_of(whole_world, Site(("fr",), (notebook,), "mar-cndh", "pdf", ("draft.docx",)))
    asking, other = files["fr/state-mar.html"], files["fr/state-fra.html"]
    assert 'href="../../fr/03_mandate.pdf"' in asking
    assert 'href="../../fr/draft.docx"' in asking
    assert "xlsx" not in asking.split('<section id="further">')[1].replace("mar.xlsx", "")
    assert "../../fr/" not in other
    assert all(
        'href="../../index.fr.html"' in text
        for name, text in files.items()
        if name.startswith("fr/") and name.endswith("html")
    )


def test_with_a_browser_alone_every_state_has_something_in_hand(whole_world: Dataset) -> None:
    """A table of its facts, what a law has to contain, in a set the workbook too; commands come last, and say what they need."""
    notebook = Path(__file__).parents[1] / "notebooks" / "03_mandate.ipynb"
    for site in (Site(("en",)), Site(("en",), (notebook,), "mar-cndh", "html", ("npm_compare.xlsx",))):
        page = atlas_of(whole_world, site)["en/state-fra.html"].split('<section id="further">')[1]
        links, commands = page.split("With the program npm_compare")
        assert {'href="../facts/fra.csv"', 'href="requirements.html"'} <= set(re.findall(r'href="[^"]+"', links))
        assert ('href="../../en/npm_compare.xlsx"' in links) == bool(site.reports)
        assert "npm-compare" not in links
        assert "npm-compare draft" in commands


def test_a_page_is_light_without_its_data(atlas: Path) -> None:
    """The data are scripts of their own; what a page loads besides stays below 200 kB."""
    own = sum(
        (atlas / name).stat().st_size
        for name in ("atlas.css", "atlas.js", "map.js", "chart.js", "compare.js", "fold.js")
    )
    assert own < 60_000


def test_who_else_visits_is_said_in_the_language_of_the_page_and_marked_where_it_is_not(fuller: dict[str, str]) -> None:
    page = fuller["fr/state-mar.html"]
    visitors = within(page, "visitors")
    assert re.search(r"Juge inventé</th>.*?<small>Invented Code</small>.*?<td>Voit chaque cellule\.</td>", visitors)
    assert re.search(r'<td><span lang="en" dir="ltr">\[EN\] Once a month</span></td>', visitors)
    assert "Invented judge" not in visitors
    remarks = within(page, "remarks")
    assert "<td>Invented Society</td>" in remarks  # a name without a translation stays as it is
    assert '<span lang="en" dir="ltr">[EN] The means are small.</span>' in remarks


def test_the_text_that_is_to_be_read_is_named_once_and_what_it_leaves_open_is_one_row_an_article(
    fuller: dict[str, str],
) -> None:
    law = within(fuller["en/state-mar.html"], "law")
    assert law.count("To be read:") == 1
    assert re.search(r'To be read: .*?<a href="https://law\.example/2">Invented Act no\. 2', law)
    assert re.search(r'>Unannounced visits, private interviews</th><td class="not_known">Not read</td>', law)


def test_a_note_stands_once_on_the_page_of_a_state(atlas: Path) -> None:
    """What hovering would show stands in the list below the table, to which its number leads."""
    page = (atlas / "en" / "state-fra.html").read_text(encoding="utf-8")
    assert re.search(r'<sup><a href="#note-\w+-1">1</a>', page)
    assert " title=" not in page.split("<main")[1]


def rows_of(files: dict[str, str], state: str) -> list[dict[str, str]]:
    """Return the rows of the table of a State."""
    return list(csv.DictReader(files[f"facts/{state}.csv"].removeprefix("\ufeff").splitlines()))


def test_the_table_of_a_state_has_every_fact_on_it_with_its_source_and_says_which_is_shown(
    whole_world: Dataset,
) -> None:
    """Of France's visits in 2014 a report and the press disagree: both are there, one is shown."""
    files = atlas_of(whole_world, Site(("fr",)))
    facts = whole_world.facts
    for state in whole_world.states.index:
        own = facts[[name == state or name.startswith(f"{state}-") for name in facts["subject"]]]
        assert [row["id"] for row in rows_of(files, state)] == own["id"].tolist()
    row = next(row for row in rows_of(files, "fra") if row["indicator"] == "private_interviews")
    assert [row[name] for name in ("question_fr", "answer_fr", "value", "title", "locator", "shown")] == [
        *("Entretiens en privé", "Oui", "yes", "Invented Act no. 1 of 2007", "art. 8", "yes")
    ]
    disputed = [row for row in rows_of(files, "fra") if row["indicator"] == "visits_total"]
    assert sorted(row["shown"] for row in disputed if row["valid_from"] == "2014") == ["", "yes"]
    assert 'href="../facts/fra.csv"' in files["fr/state-fra.html"].split('<section id="further">')[1]


def test_further_facts_are_counted_only_where_there_are_some_and_lead_to_the_table(fuller: dict[str, str]) -> None:
    link = '<a href="../facts/fra.csv">all facts on it (CSV)</a>'
    assert f"1 further fact, on another basis or of another source: {link}" in fuller["en/state-fra.html"]
    assert "further fact" not in fuller["en/state-mar.html"]


def described(page: str) -> dict[str, Any]:
    """Return what search engines for data read on a page."""
    found: dict[str, Any] = json.loads(
        page.split('<script type="application/ld+json">')[1].split("</script>", maxsplit=1)[0]
    )
    return found


@pytest.mark.parametrize("url", ["", "https://atlas.example/npm"])
def test_first_pages_tell_search_engines_what_the_data_are_and_make_up_no_address(
    whole_world: Dataset, url: str
) -> None:
    files = atlas_of(whole_world, Site(("en", "fr"), url=url))
    for name, way in (("index.html", ""), ("en/index.html", "../"), ("fr/index.html", "../")):
        told = described(files[name])
        assert (told["@type"], told["version"], told["dateModified"]) == ("Dataset", whole_world.version, "2026-11-24")
        assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert {"name", "description", "keywords", "creator"} <= told.keys()
        assert told["distribution"][0]["contentUrl"] == (f"{url}/" if url else way) + "facts/all.csv"
        assert told.get("url", "") == (f"{url}/" if url else "")
    rows = list(csv.DictReader(files["facts/all.csv"].removeprefix("\ufeff").splitlines()))
    assert sorted(row["id"] for row in rows) == sorted(whole_world.facts["id"])
    assert "application/ld+json" not in files["en/state-fra.html"]

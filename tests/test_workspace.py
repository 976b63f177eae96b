"""The analyst's own notebooks: copied once, brought up to date unless changed, never overwritten."""

from __future__ import annotations

import ast
import json
import os
import re
import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from conftest import Command
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.copies import in_language
from npm_compare.desk.jupyterlab import defaults, start, untranslated
from npm_compare.desk.workspace import ORIGINALS, START, bring_up_to_date, start_page
from npm_compare.reports.execution import every_notebook, find_notebooks
from npm_compare.views.language import speaking


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    """Return a folder of two notebooks."""
    folder = tmp_path / "originals"
    folder.mkdir()
    for name in ("01_one", "02_two"):
        write(folder / f"{name}.ipynb", f"# Is this {name}?")
    return folder


def write(path: Path, heading: str) -> None:
    cell = nbformat.v4.new_markdown_cell(heading, id="a")
    path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])), encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path, originals: Path) -> Path:
    """Return a folder into which the two notebooks were brought."""
    folder = tmp_path / "own"
    bring_up_to_date(folder, originals=originals)
    return folder


def text(folder: Path) -> dict[str, str]:
    """Return the heading of each notebook in a folder, without the start page."""
    paths = sorted(path for path in folder.glob("*.ipynb") if path.name != START)
    return {path.name: nbformat.read(path, as_version=4).cells[0].source for path in paths}


def test_every_notebook_and_a_start_page_are_copied_into_a_new_folder(tmp_path: Path, originals: Path) -> None:
    told = bring_up_to_date(tmp_path / "deep" / "own", originals=originals)
    assert told == ["00_start.ipynb: copied.", "01_one.ipynb: copied.", "02_two.ipynb: copied."]
    for path in originals.iterdir():
        assert (tmp_path / "deep" / "own" / path.name).read_bytes() == path.read_bytes()


def test_a_second_time_nothing_is_done_and_no_byte_changes(own: Path, originals: Path) -> None:
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    assert bring_up_to_date(own, originals=originals) == []
    assert {path.name: path.read_bytes() for path in own.iterdir()} == before


def test_a_copy_that_was_not_changed_follows_its_original(own: Path, originals: Path) -> None:
    write(originals / "01_one.ipynb", "# New")
    assert "01_one.ipynb: updated; you had not changed it." in bring_up_to_date(own, originals=originals)
    assert text(own) == {"01_one.ipynb": "# New", "02_two.ipynb": "# Is this 02_two?"}


def test_what_jupyterlab_notes_about_the_kernel_on_opening_is_no_change(own: Path, originals: Path) -> None:
    opened = nbformat.read(own / "01_one.ipynb", as_version=4)
    opened.metadata["language_info"] = {"name": "python", "version": "3.99"}
    nbformat.write(opened, own / "01_one.ipynb")
    write(originals / "01_one.ipynb", "# New")
    bring_up_to_date(own, originals=originals)
    assert text(own) == {"01_one.ipynb": "# New", "02_two.ipynb": "# Is this 02_two?"}


def test_a_changed_output_is_a_change(own: Path, originals: Path) -> None:
    opened = nbformat.read(own / "01_one.ipynb", as_version=4)
    opened.cells.append(nbformat.v4.new_code_cell("", id="b", outputs=[nbformat.v4.new_output("stream", text="1")]))
    nbformat.write(opened, own / "01_one.ipynb")
    write(originals / "01_one.ipynb", "# New")
    bring_up_to_date(own, originals=originals)
    assert "01_one.new.ipynb" in text(own)


@pytest.mark.parametrize("content", ["", "[]", "not a notebook", '{"metadata": {}}'])
def test_a_file_that_is_no_notebook_is_never_overwritten(own: Path, originals: Path, content: str) -> None:
    (own / "01_one.ipynb").write_text(content)
    write(originals / "01_one.ipynb", "# New")
    bring_up_to_date(own, originals=originals)
    assert (own / "01_one.ipynb").read_text() == content
    assert (own / "01_one.new.ipynb").is_file()


def test_a_changed_copy_stays_and_is_not_spoken_of(own: Path, originals: Path) -> None:
    write(own / "01_one.ipynb", "# Mine")
    assert bring_up_to_date(own, originals=originals) == []
    assert text(own)["01_one.ipynb"] == "# Mine"


def test_a_new_version_of_a_changed_copy_is_written_beside_it_and_said(own: Path, originals: Path) -> None:
    write(own / "01_one.ipynb", "# Mine")
    write(originals / "01_one.ipynb", "# New")
    told = bring_up_to_date(own, originals=originals)
    assert "01_one.ipynb: your changes are kept; the new version is 01_one.new.ipynb." in told
    assert text(own) == {
        "01_one.ipynb": "# Mine",
        "01_one.new.ipynb": "# New",
        "02_two.ipynb": "# Is this 02_two?",
    }
    assert bring_up_to_date(own, originals=originals) == []


def test_a_new_version_that_was_changed_in_its_turn_stays_too(own: Path, originals: Path) -> None:
    write(own / "01_one.ipynb", "# Mine")
    write(originals / "01_one.ipynb", "# New")
    bring_up_to_date(own, originals=originals)
    write(own / "01_one.new.ipynb", "# Mine too")
    write(originals / "01_one.ipynb", "# Newest")
    (_, told) = bring_up_to_date(own, originals=originals)
    assert told.endswith("01_one.new.ipynb: your changes are kept; the new version is 01_one.new.new.ipynb.")
    assert text(own) == {
        "01_one.ipynb": "# Mine",
        "01_one.new.ipynb": "# Mine too",
        "01_one.new.new.ipynb": "# Newest",
        "02_two.ipynb": "# Is this 02_two?",
    }


def test_a_file_of_the_analyst_that_has_the_name_of_a_notebook_is_never_overwritten(
    tmp_path: Path, originals: Path
) -> None:
    (tmp_path / "own").mkdir()
    write(tmp_path / "own" / "02_two.ipynb", "# Mine")
    bring_up_to_date(tmp_path / "own", originals=originals)
    assert text(tmp_path / "own")["02_two.ipynb"] == "# Mine"
    assert text(tmp_path / "own")["02_two.new.ipynb"] == "# Is this 02_two?"


@pytest.mark.parametrize("spoilt", ["", "[1]", "{nonsense"])
def test_without_the_list_of_originals_every_file_counts_as_changed(own: Path, originals: Path, spoilt: str) -> None:
    write(own / "01_one.ipynb", "# Mine")
    (own / ORIGINALS).write_text(spoilt)
    bring_up_to_date(own, originals=originals)
    assert text(own)["01_one.ipynb"] == "# Mine"


def test_other_files_in_the_folder_are_left_alone(own: Path, originals: Path) -> None:
    (own / "notes.txt").write_text("mine")
    bring_up_to_date(own, originals=originals)
    assert (own / "notes.txt").read_text() == "mine"


def test_a_copy_that_was_deleted_comes_back(own: Path, originals: Path) -> None:
    (own / "01_one.ipynb").unlink()
    assert bring_up_to_date(own, originals=originals) == ["01_one.ipynb: copied."]


def test_the_folder_of_the_originals_is_refused(originals: Path) -> None:
    with pytest.raises(NpmCompareError, match="holds the originals: name another folder to work in"):
        bring_up_to_date(originals, originals=originals)
    assert not (originals / START).exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, originals: Path) -> None:
    (tmp_path / "own").write_text("a file")
    with pytest.raises(NpmCompareError, match=r"cannot be used: .*exists"):
        bring_up_to_date(tmp_path / "own", originals=originals)


# the start page


def test_the_start_page_says_what_is_where_in_three_languages_one_after_the_other() -> None:
    page = nbformat.reads(start_page().decode(), as_version=4)
    nbformat.validate(page)
    assert [cell.id for cell in page.cells] == ["00-en", "00-fr", "00-ar", "00-try"]
    assert page.cells[2].source.startswith('<div dir="rtl" lang="ar">\n\n# ')
    assert "What is known of one mechanism?" in page.cells[0].source
    assert len({cell.source for cell in page.cells}) == 4


def test_the_start_page_links_to_every_notebook_in_each_language() -> None:
    page = nbformat.reads(start_page().decode(), as_version=4)
    for cell in page.cells[:3]:
        assert all(f"]({path.name})" in cell.source for path in find_notebooks())


def test_the_start_page_is_the_same_every_time() -> None:
    assert start_page() == start_page()


def test_in_another_language_the_prose_is_translated_and_set_in_its_direction() -> None:
    for path in every_notebook():
        original = nbformat.read(path, as_version=4).cells
        copy = nbformat.reads(in_language(path, "ar", run=False).decode(), as_version=4).cells
        assert [cell.cell_type for cell in copy] == [cell.cell_type for cell in original]
        for cell, before in zip(copy, original, strict=True):
            if cell.cell_type == "code":
                assert (cell.source, cell.outputs, cell.execution_count) == (before.source, [], None)
            else:
                assert cell.source.startswith('<div dir="rtl" lang="ar">\n\n')
                assert cell.source.endswith("\n\n</div>")
                assert before.source not in cell.source


@pytest.fixture
def one_question(tmp_path: Path) -> Path:
    """Return a folder of one notebook: a heading that has translations, a date, and a cell that shows a table."""
    folder = tmp_path / "one"
    folder.mkdir()
    code = 'import npm_compare as npm\nnpm.compare("mar-cndh", "private_interviews")'
    cells = [
        nbformat.v4.new_markdown_cell("# What is known of one mechanism?\n\nAsk for `2020-01-31`.", id="a"),
        nbformat.v4.new_code_cell(code, id="b"),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "01_one.ipynb")
    return folder


def test_a_copy_opens_with_what_it_shows_in_its_language_set_in_its_direction(one_question: Path) -> None:
    folder = one_question.parent / "own"
    with speaking("ar"):
        bring_up_to_date(folder, originals=one_question)
    prose, code = nbformat.read(folder / "01_one.ipynb", as_version=4).cells
    assert "<bdi>`2020-01-31`</bdi>" in prose.source
    shown = code.outputs[0].data["text/html"]
    assert shown.startswith('<div dir="rtl" lang="ar">')
    assert "مقابلات على انفراد" in shown


def test_copies_that_were_not_changed_follow_into_another_language_and_back(one_question: Path) -> None:
    folder = one_question.parent / "own"
    write(one_question / "02_two.ipynb", "# What is known of one mechanism?")
    bring_up_to_date(folder, originals=one_question)
    before = text(folder)
    write(folder / "02_two.ipynb", "# Mine?")
    with speaking("fr"):
        bring_up_to_date(folder, originals=one_question)
        assert bring_up_to_date(folder, originals=one_question) == []
    assert text(folder)["01_one.ipynb"] != before["01_one.ipynb"]
    assert text(folder)["02_two.ipynb"] == "# Mine?"
    bring_up_to_date(folder, originals=one_question)
    assert {**before, "02_two.ipynb": "# Mine?"}.items() <= text(folder).items()


def test_a_copy_whose_cells_fail_is_brought_without_what_it_shows(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell("1 / 0", id="a")
    (tmp_path / "one").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "one" / "01_one.ipynb")
    with speaking("fr"):
        bring_up_to_date(tmp_path / "own", originals=tmp_path / "one")
    (code,) = nbformat.read(tmp_path / "own" / "01_one.ipynb", as_version=4).cells
    assert (code.source, code.outputs) == ("1 / 0", [])


def test_a_list_of_an_earlier_version_is_read(own: Path, originals: Path) -> None:
    listed = json.loads((own / ORIGINALS).read_text())
    (own / ORIGINALS).write_text(json.dumps({name: written for name, (_, written) in listed.items()}))
    write(originals / "01_one.ipynb", "# New")
    assert "01_one.ipynb: updated; you had not changed it." in bring_up_to_date(own, originals=originals)


def test_the_start_page_leads_to_the_tutorial_first() -> None:
    for cell in nbformat.reads(start_page().decode(), as_version=4).cells[:3]:
        assert 0 < cell.source.index("](tutorial.ipynb)") < cell.source.index("](01_commitments.ipynb)")


def test_the_outputs_of_a_copy_are_trusted_until_somebody_else_changes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    bring_up_to_date(tmp_path / "own")
    notebook = nbformat.read(tmp_path / "own" / "03_mandate.ipynb", as_version=4)
    notary = NotebookNotary(data_dir=str(tmp_path / "jupyter"))
    assert notary.check_signature(notebook)
    notebook.cells[2].outputs[0].data["text/html"] = "<b>another</b>"
    assert not notary.check_signature(notebook)
    notary.store.close()


def test_without_a_place_for_the_list_of_trusted_notebooks_the_copies_are_brought_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "file"))
    assert "03_mandate.ipynb: copied." in bring_up_to_date(tmp_path / "own")


def test_a_list_of_trusted_notebooks_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of SQLite that belongs to somebody else is refused by SQLite, not by the system."""

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.setattr("nbformat.sign.SQLiteSignatureStore.store_signature", refuse)
    bring_up_to_date(tmp_path / "own")
    copied = {path.name for path in (tmp_path / "own").glob("*.ipynb")}
    assert copied == {START, *(path.name for path in every_notebook())}


# JupyterLab


@pytest.fixture
def jupyter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program `jupyter-lab` first on the path that writes down how it was called and ends with 3."""
    program, called = tmp_path / "bin" / "jupyter-lab", tmp_path / "called.json"
    program.parent.mkdir()
    said = f"json.dump([os.environ['NPM_COMPARE_LANGUAGE'], *sys.argv[1:]], open({str(called)!r}, 'w'))"
    code = f"import json, os, sys; {said}; sys.exit(3)"
    program.write_text(f"#!{sys.executable}\n{code}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "python"))
    return called


@pytest.mark.skipif(os.name == "nt", reason="the program in this test is a script of POSIX systems")
@pytest.mark.parametrize(("browser", "last"), [(True, []), (False, ["--no-browser"])])
def test_jupyterlab_is_started_on_the_start_page_in_the_language_spoken(
    jupyter: Path, tmp_path: Path, browser: bool, last: list[str]
) -> None:
    with speaking("fr"):
        assert start(tmp_path / "own", browser=browser) == 3
    spoken, root, page, news, *rest = json.loads(jupyter.read_text())
    assert spoken == "fr"
    assert root == f"--ServerApp.root_dir={tmp_path / 'own'}"
    assert page == "--LabApp.default_url=/lab/tree/00_start.ipynb"
    assert news == "--LabApp.news_url=None"
    assert rest == last


@pytest.mark.skipif(os.name == "nt", reason="the program in this test is a script of POSIX systems")
def test_where_one_writes_from_the_right_paragraphs_begin_there(jupyter: Path, tmp_path: Path) -> None:
    with speaking("ar"):
        start(tmp_path / "own")
    sheet, folder = json.loads(jupyter.read_text())[-2:]
    assert sheet == "--LabApp.custom_css=True"
    name, _, value = folder.partition("=")
    assert name == "--ServerApp.tornado_settings"
    (given,) = ast.literal_eval(value)["static_custom_path"]
    rule = Path(given, "custom.css").read_text(encoding="utf-8")
    assert re.search(r'\.jp-RenderedHTMLCommon \[dir="rtl"\] p \{\s*text-align: start;', rule)


@pytest.mark.skipif(os.name == "nt", reason="the program in this test is a script of POSIX systems")
@pytest.mark.parametrize("folder", [[], ["own"]])
def test_options_behind_two_dashes_are_those_of_jupyterlab(
    jupyter: Path, tmp_path: Path, npm: Command, monkeypatch: pytest.MonkeyPatch, folder: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("npm_compare.desk.cli.making.bring", lambda _: [])
    npm("lab", *folder, "--no-browser", "--", "--allow-root", "--ServerApp.ip=0.0.0.0")
    _, root, *_, last, one, other = json.loads(jupyter.read_text())
    assert root == f"--ServerApp.root_dir={tmp_path / (folder[0] if folder else 'my-notebooks')}"
    assert [last, one, other] == ["--no-browser", "--allow-root", "--ServerApp.ip=0.0.0.0"]


@pytest.mark.parametrize(("language", "first"), [("en", "00-en"), ("fr", "00-fr"), ("ar", "00-ar")])
def test_the_start_page_begins_in_the_language_spoken(language: str, first: str) -> None:
    with speaking(language):
        cells = nbformat.reads(start_page().decode(), as_version=4).cells
    assert cells[0].id == first
    assert {cell.id for cell in cells[:3]} == {"00-en", "00-fr", "00-ar"}


@pytest.fixture
def packs(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the language packs of JupyterLab that are said to be installed."""
    names: set[str] = set()
    found = SimpleNamespace(names=names)
    monkeypatch.setattr("npm_compare.desk.jupyterlab.entry_points", lambda group: found)
    return names


@pytest.mark.parametrize(("spoken", "pack"), [("fr", "fr_FR"), ("ar", "ar_SA")])
def test_the_menus_of_jupyterlab_are_in_the_language_spoken_unless_the_analyst_chose_another(
    packs: set[str], spoken: str, pack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/mine")
    packs.add(pack)
    with speaking(spoken):
        mine, ours, _ = defaults()["JUPYTER_CONFIG_PATH"].split(os.pathsep)
        assert untranslated() == ""
    assert mine == "/mine"
    chosen = json.loads((Path(ours) / "labconfig" / "default_setting_overrides.json").read_text())
    assert chosen == {"@jupyterlab/translation-extension:plugin": {"locale": pack}}


def test_without_its_language_pack_jupyterlab_stays_in_english_and_that_is_told(packs: set[str]) -> None:
    assert untranslated() == ""
    with speaking("fr"):
        assert "jupyterlab-language-pack-fr-FR" in untranslated()
        assert "fr" not in [Path(place).name for place in defaults()["JUPYTER_CONFIG_PATH"].split(os.pathsep)]


def test_without_jupyterlab_the_way_to_install_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(NpmCompareError, match=r"run: python -m pip install --require-hashes -r requirements-lab\.lock"):
        start(tmp_path)


def test_the_start_page_tells_of_its_language_what_the_kernel_tells() -> None:
    """Whatever differs JupyterLab writes into the page: it would be marked as changed as soon as it is opened."""
    kernel = pytest.importorskip("ipykernel.ipkernel").IPythonKernel
    assert nbformat.reads(start_page().decode(), as_version=4).metadata.language_info == kernel.language_info


def test_what_a_cell_saves_while_it_is_computed_in_another_language_is_left_nowhere(
    tmp_path: Path, originals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving = nbformat.v4.new_code_cell("from pathlib import Path\nPath('slide.txt').write_text('here')", id="b")
    notebook = nbformat.read(originals / "01_one.ipynb", as_version=4)
    notebook.cells.append(saving)
    nbformat.write(notebook, originals / "01_one.ipynb")
    monkeypatch.chdir(tmp_path)
    with speaking("fr"):
        bring_up_to_date("own", originals=originals)
    copy = nbformat.read(tmp_path / "own" / "01_one.ipynb", as_version=4)
    assert copy.cells[1].outputs[0].data["text/plain"] == "4"
    assert sorted(path.name for path in tmp_path.rglob("slide.txt")) == []

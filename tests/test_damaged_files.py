"""Workbooks and states that were damaged on their way: refused in one sentence, never with a traceback."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.cli import main
from npm_compare.desk.editing.edited import read_edition
from npm_compare.desk.editing.export import export_facts
from npm_compare.desk.explorer.state import from_json, to_json
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset


def repacked(raw: bytes, edit: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a workbook of which each part is edited; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = edit(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def spoiled(raw: bytes, count: int, chance: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(count):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def damaged(raw: bytes) -> Iterator[bytes]:
    """Return the workbook cut, with bytes changed, with each part missing, cut or changed; and no workbook at all."""
    chance = random.Random(1)
    yield from (raw[: chance.randrange(len(raw))] for _ in range(5))
    yield from (spoiled(raw, count, chance) for count in (1, 3, 20) * 3)
    yield from (chance.randbytes(200) for _ in range(5))
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        parts = book.namelist()
    for part in parts:
        yield repacked(raw, lambda name, content, part=part: None if name == part else content)  # type: ignore[misc]
        for change in (lambda c: c[: len(c) // 2], lambda c: spoiled(c, 3, chance)):
            yield repacked(
                raw, lambda name, content, part=part, change=change: change(content) if name == part else content
            )  # type: ignore[misc]


@pytest.mark.filterwarnings("ignore")  # the library warns of what it cannot show, and of files it left open
def test_a_damaged_workbook_is_refused_or_read_and_never_a_traceback(world_data: Dataset, tmp_path: Path) -> None:
    path = export_facts(world_data, tmp_path / "facts.xlsx")
    types = world_data.indicators["type"].to_dict()
    answers = []
    for raw in damaged(path.read_bytes()):
        path.write_bytes(raw)
        answers.append(answer(lambda: read_edition(path, types)))
    refused = [text for text in answers if text]
    assert len(refused) > 40
    assert [text for text in refused if "facts.xlsx" not in text] == []


def answer(read: Callable[[], object]) -> str:
    """Return what is said to the user, nothing where all is read; any other exception fails the test."""
    try:
        read()
    except NpmCompareError as error:
        return str(error)
    return ""


VALUES = [
    "NaN",
    "1e400",
    "-1",
    "null",
    "[]",
    "{}",
    '"x"',
    "[[1]]",
    "true",
    "[" * 5000,
    "9" * 5000,
    '"\\ud800"',
    '{"a":[1]}',
]
VALUES += [
    "[null]",
    "[1e999]",
    '{"a":"b"}',
    '["mar-cndh",1]',
    '{"powers":NaN}',
    '{"places prison":[3,2,1]}',
    '{"x":9e999}',
]


@pytest.mark.parametrize("value", VALUES)
def test_a_state_with_another_value_is_refused_or_read(world_data: Dataset, value: str) -> None:
    state = json.loads(to_json(View()))
    for changed in state:
        fields = (f'"{name}": {value if name == changed else json.dumps(kept)}' for name, kept in state.items())
        text = "{" + ", ".join(fields) + "}"
        assert answer(lambda text=text: from_json(text, world_data, name="mine.json"))[:9] in ("", "mine.json")  # type: ignore[misc]


def test_a_state_cut_anywhere_is_refused(world_data: Dataset) -> None:
    whole = to_json(View()).rstrip()
    for end in range(0, len(whole), 5):
        with pytest.raises(NpmCompareError, match=r"^mine\.json"):
            from_json(whole[:end], world_data, name="mine.json")


WORDS = [
    "",
    " ",
    "-",
    "--",
    "--at",
    "\u202e",
    "é" * 300,
    "mar-cnhd",
    "../..",
    "=1+1",
    "٢٠١٥",
    "{}",
    "--data",
    "a\nb",
    "%s",
    "$HOME",
]
COMMANDS = ["compare", "profile", "check", "requirements", "import", "brief", "sources", "nothing"]


@pytest.mark.parametrize(
    ("command", "word"),
    [(COMMANDS[(place + step) % 8], word) for place, word in enumerate(WORDS) for step in (0, 3)],
)
def test_words_at_random_after_a_command_end_in_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, word: str
) -> None:
    """Each word after two of the commands, each command before four of the words."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["npm-compare", command, word])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code in (0, 1, 2)
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err

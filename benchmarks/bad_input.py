"""How many kinds of bad input are refused or told, and how many false alarms the published data give.

    python benchmarks/bad_input.py

Prints a table in Markdown. A case counts as detected if it was refused or told with the file and a line that exists, or
if what was read is, cell by cell, what was written.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from npm_compare.checking.check import check
from npm_compare.checking.schema import tables
from test_bad_inputs import BAD_INPUTS, GOOD, OUTCOMES, broken, look_at
from test_random_damage import read, real, rows_of, written
from test_rule_cases import CELLS, EMPTIED, good, known, told

LETTERS = [
    *map(chr, range(0x20, 0x7F)),
    *"éàœ’“”«»٣۱०ع\u00a0\u202f\u200b\u202e\ufeff\ufffd\u2212\u2011\t\n\r\0",
    "=",
    "#REF!",
]


def delivered() -> Iterator[bool]:
    """Say of each delivered file whether it was refused or read as expected."""
    with tempfile.TemporaryDirectory() as folder:
        for name, expected in OUTCOMES.items():
            yield broken(look_at(Path(folder), (BAD_INPUTS / f"{name}.csv").read_bytes())) == expected
        long = GOOD.replace(b"p. 12,high,", b"p. 12,high," + b"x" * 40_000)
        yield any("cell_too_long" in text for text in broken(look_at(Path(folder), long)))


def rules() -> Iterator[bool]:
    """Say of each rule broken in one place whether it was told there."""
    sheets = good._get_wrapped_function()()
    before = known._get_wrapped_function()(sheets)
    for case in EMPTIED + CELLS:
        line, problems = told(sheets, before, case)
        yield any(p.rule == case.rule and p.line == line for p in problems) or bool(problems and not case.rule)


def cells(chance: random.Random) -> Iterator[bool]:
    """Write a text at random into a cell of a real row: refused, or read as written."""
    for table in tables():
        for _ in range(60):
            rows = [list(row) for row in real(table)]
            line, column = chance.randrange(1, len(rows)), chance.randrange(len(rows[0]))
            rows[line][column] = "".join(chance.choices(LETTERS, k=chance.randrange(12)))
            sheet = read(table, written(rows))
            refused = any(p.severity == "error" for p in sheet.problems)
            yield (
                rows_of(sheet) == rows[1:]
                if sheet.usable and not any(p.rule == "crlf" for p in sheet.problems)
                else refused
            )


def files(damage: Callable[[bytes], bytes]) -> Iterator[bool]:
    """Damage files of real rows: refused, told, or read with the rows that the file still holds."""
    for table in tables():
        for _ in range(30):
            sheet = read(table, damage(written(real(table))))
            found = rows_of(sheet)
            yield bool(sheet.problems) or found == real(table)[1 : len(found) + 1]


def main() -> None:
    """Print the table."""
    chance = random.Random(1)
    encodings = ("utf-16", "utf-32", "cp1252", "cp1256", "latin-1", "utf-8-sig")
    kinds = {
        "delivered files": delivered(),
        "one rule broken in one place of the published data": rules(),
        "a text at random in a cell of a real row": cells(chance),
        "a file of real rows cut at any byte": files(lambda raw: raw[: chance.randrange(len(raw))]),
        "bytes at random": files(lambda raw: chance.randbytes(chance.randrange(1, 300))),
        "bytes at random after real rows": files(lambda raw: raw + chance.randbytes(chance.randrange(1, 300))),
        "another encoding": files(lambda raw: raw.decode().encode(chance.choice(encodings), "replace")),
    }
    lines = ["| kind | detected, or read unchanged | of |", "|---|---:|---:|"]
    for kind, outcomes in kinds.items():
        found = list(outcomes)
        lines.append(f"| {kind} | {sum(found)} | {len(found)} |")
    lines.append(f"| false alarms on the published data | {len(check())} | 0 expected |\n")
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main()

"""What is given to others: wheel and sdist with the same bytes twice and no stray file, and the licences of what they need.

    python tests/packages.py             builds twice, looks inside, installs both outside the checkout
    python tests/packages.py licences    writes a table of the licences of everything that the reports need

Both fail if something is wrong. Nothing is fetched.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent.parent
NAME = "npm_compare-"
PYTHON = sys.executable
GIVEN = {
    "src/npm_compare/": "npm_compare/",
    "data/": "npm_compare/data/",
    "notebooks/": "npm_compare/notebooks/",
    "pages/": "npm_compare/pages/",
}
"""Folders of the checkout and where their files are in the wheel."""

FREE = (
    *("MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "HPND", "Zlib", "CC0", "Unlicense", "0BSD"),
    *("MPL-2.0", "Mozilla Public License 2.0", "OFL", "SIL Open Font", "LGPL"),
)
"""Words of licences under which code, or letters, may be used beside code under the MIT licence."""

REPORTS = ("charts", "office", "reports")
"""The extras that `make report` installs."""

APART = {
    "pypandoc-binary": "the code is MIT; the program pandoc in it is GPL-2.0-or-later, run as a program of its own, "
    "not linked, and not given out by us",
}
"""Packages with something of another licence in them, and why it may be used."""


def build(place: Path) -> dict[str, bytes]:
    """Build wheel and sdist into a folder and return them."""
    command = [PYTHON, "-m", "build", "--no-isolation", "--outdir", place, HERE]
    subprocess.run(command, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(place.iterdir())}


def kept() -> set[str]:
    """Return the files that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, cwd=HERE).stdout.decode()
    return {name for name in listed.split("\0") if name}


def strays(place: Path) -> Iterator[str]:
    """Find files in the wheel or the sdist that are not in git, and files of the package that are missing in the wheel."""
    files = kept()
    meant = {new + name.removeprefix(old) for old, new in GIVEN.items() for name in files if name.startswith(old)}
    with zipfile.ZipFile(next(place.glob("*.whl"))) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    yield from (f"in the wheel, but not of the package: {name}" for name in sorted(held - meant))
    yield from (f"not in the wheel: {name}" for name in sorted(meant - held))
    with tarfile.open(next(place.glob("*.tar.gz"))) as sdist:
        sent = {member.name.partition("/")[2] for member in sdist.getmembers() if member.isfile()}
    yield from (f"in the sdist, but not in git: {name}" for name in sorted(sent - files - {"PKG-INFO"}))


def use(package: Path, place: Path) -> Iterator[str]:
    """Install a package into a folder outside the checkout, beside what is installed here, and ask it something."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    subprocess.run(
        [PYTHON, "-m", "pip", "install", *options, "--target", place, package], check=True, capture_output=True
    )
    code = f"import sys; sys.path.insert(0, {str(place)!r}); import npm_compare; print(npm_compare.__file__)\n"
    code += "from npm_compare.desk.cli import main; main()"
    command = [PYTHON, "-I", "-c", code, "check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=place)
    if done.returncode or not done.stdout.startswith(str(place)) or "No errors" not in done.stdout:
        yield f"{package.name} does not work: {done.stdout}{done.stderr}"


def packages() -> int:
    """Print what is wrong with wheel and sdist; the exit code is 1 if anything is."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        first, second = build(place / "1"), build(place / "2")
        found = [f"other bytes the second time: {name}" for name in first if first[name] != second.get(name)]
        found += strays(place / "1")
        for name in first:
            found += use(place / "1" / name, place / f"used-{name}")
    print(*found, f"{len(first)} packages, {len(found)} faults", sep="\n")  # noqa: T201
    return 1 if found or len(first) != 2 else 0


def needed(
    requirements: Iterable[str], extra: str = "", seen: dict[str, Distribution] | None = None
) -> dict[str, Distribution]:
    """Return the packages required and all that these need to run, as installed here, by name."""
    found = {} if seen is None else seen
    for wanted in map(Requirement, requirements):
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": extra})):
            continue
        found[name] = distribution(wanted.name)
        for one in ("", *wanted.extras):
            needed(found[name].requires or (), one, found)
    return found


def declared(*extras: str) -> list[str]:
    """Return what `pyproject.toml` requires, and what some extras bring on top of it."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    every = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    return [one for one in every if not one.startswith("npm-compare[")]


def licence(package: Distribution) -> str:
    """Return the licence that a package names: as an expression, by its classifiers, or in its own words."""
    about = package.metadata
    if expression := about.get("License-Expression"):
        return str(expression)
    classes = [
        text.rpartition(" :: ")[2] for text in about.get_all("Classifier") or () if text.startswith("License ::")
    ]
    own = str(about.get("License") or "").strip().split("\n")[0]
    return "; ".join(text for text in classes if text != "OSI Approved") or own or "not named"


def licences() -> int:
    """Print the licence of each package that the reports need; the exit code is 1 if one may not be used beside MIT."""
    wrong = 0
    every = needed(declared(*REPORTS))
    print("| package | version | licence |\n|---|---|---|")  # noqa: T201
    for name, package in sorted(every.items()):
        words = licence(package)
        free = any(word in words for word in FREE)
        wrong += not free
        note = f" ({APART[name]})" if name in APART else ""
        print(f"| {package.name} | {package.version} | {words}{note}{'' if free else ' **look at this**'} |")  # noqa: T201
    print(f"\n{len(every)} packages, {wrong} to be looked at")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(licences() if sys.argv[1:] == ["licences"] else packages())

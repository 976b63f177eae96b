"""Run the fast tests on other ground: each Python given, with the locked, the lowest declared and the newest dependencies.

    python tests/ground.py python3.11 python3.13            all three sets of dependencies with each
    python tests/ground.py --only lowest python3.11         one set

Each run gets an environment of its own in a temporary folder. It is not part of `.ci/run`: one run takes some minutes.
The results stand in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent.parent
BESIDE = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
UV = shutil.which("uv", path=BESIDE) or "uv"
EVERYTHING = ("--extra", "all", "--group", "test")
SETS = {
    "locked": (),
    "lowest": ("--resolution", "lowest-direct"),
    "newest": ("--resolution", "highest", "--upgrade"),
}
NAMED = ("pandas", "numpy", "matplotlib", "typer", "ipython", "typst")
"""Packages whose versions are told."""


def run(*command: str | Path) -> str:
    """Run a command in the checkout and return what it writes; what goes wrong is shown."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HERE)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def install(python: str, which: str, place: Path) -> Path:
    """Make an environment with one set of dependencies and the package, and return its interpreter."""
    run(UV, "venv", "--quiet", "--python", python, place)
    own, wanted = place / "bin" / "python", HERE / "requirements-test.lock"
    if SETS[which]:
        wanted = place / "requirements.txt"
        options = ("--quiet", "--no-header", "--python", own, "--output-file", wanted)
        run(UV, "pip", "compile", "pyproject.toml", *EVERYTHING, *SETS[which], *options)
    run(UV, "pip", "install", "--quiet", "--compile-bytecode", "--python", own, "-r", wanted)
    run(UV, "pip", "install", "--quiet", "--python", own, "--no-deps", "--no-build-isolation", "--editable", ".")
    return own


def tested(own: Path) -> str:
    """Run the tests and return the last line of pytest, after what failed."""
    command = [own, "-m", "pytest", "-n", "1", "--no-header", "-p", "no:cacheprovider", "--tb=short"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HERE)
    lines = done.stdout.strip().splitlines()
    if done.returncode:
        print("\n".join(lines[-80:]), done.stderr[-2000:], flush=True)  # noqa: T201
    return lines[-1] if lines else f"no answer (exit code {done.returncode})"


def versions(own: Path) -> str:
    """Return the versions of Python and of the packages that matter most."""
    code = "import sys; from importlib.metadata import version; print(sys.version.split()[0], end='')\n"
    code += "for name in sys.argv[1:]: print(f', {name} {version(name)}', end='')"
    return run(own, "-c", code, *NAMED).strip()


def main(words: Sequence[str] | None = None) -> int:
    """Print one line for each Python and set of dependencies; the exit code is 1 if a test failed."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    given.add_argument("pythons", nargs="+")
    given.add_argument("--only", choices=SETS, action="append")
    chosen = given.parse_args(words)
    failed = 0
    for python in chosen.pythons:
        for which in chosen.only or SETS:
            with tempfile.TemporaryDirectory() as place:
                try:
                    own = install(python, which, Path(place) / "venv")
                    told, outcome = versions(own), tested(own)
                except RuntimeError as error:
                    told, outcome = python, f"failed: {error}"
            failed += "failed" in outcome or "error" in outcome or "no answer" in outcome
            print(f"{which}: {told}: {outcome}", flush=True)  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

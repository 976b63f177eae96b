"""The notebooks of the package saved anew: each is run from top to bottom and keeps what it shows.

`make notebooks` does so. After a change of a fact or a note nothing else is needed: the same data give the same bytes.
"""

from __future__ import annotations

import base64
import io
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.writing import write_whole
from npm_compare.reports.execution import apart, every_notebook, execute, prepare
from npm_compare.views.language import say, speaking

PICTURE = "image/png"

COLOURS = 256
"""How many colours a palette of a PNG has at most."""


def renewed(path: Path) -> bytes:
    """Return a notebook with what its cells show now, in English; nothing in it tells when or how long it ran.

    Raises
    ------
    NpmCompareError
        If a cell fails; the text names the cell and says how it failed.
    """
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    with speaking("en"):
        execute(notebook)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            shown = output.get("data", {})
            if PICTURE in shown:
                shown[PICTURE] = base64.b64encode(lighter(base64.b64decode(shown[PICTURE]))).decode()
    return f"{nbformat.writes(notebook)}\n".encode()


def lighter(picture: bytes) -> bytes:
    """Return a PNG with a palette in place of full colours: a third of the bytes, and to the eye the same.

    A chart has some hundred colours, nearly all of them shades at the edges of letters. What is transparent stays as it is.
    """
    from PIL import Image, PngImagePlugin

    drawn = Image.open(io.BytesIO(picture))
    if drawn.convert("RGBA").getchannel("A").getextrema() != (255, 255):
        return picture
    # Of the means that Pillow has, the median cut keeps large areas as they are; one round of k-means mends the edges.
    few = drawn.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
    words = PngImagePlugin.PngInfo()
    words.add_itxt("Description", str(drawn.info.get("Description", "")), "en")
    held = io.BytesIO()
    few.save(held, format="png", optimize=True, dpi=drawn.info.get("dpi"), pnginfo=words)
    return held.getvalue()


def renew(folder: Path | None = None) -> Iterator[tuple[str, bool]]:
    """Run every notebook of a folder in place; yield a line for each, and whether it could be run.

    A notebook that fails stays as it was.
    """
    prepare()
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        yield from pool.map(_renew, every_notebook(folder))


def _renew(path: Path) -> tuple[str, bool]:
    try:
        content = apart(renewed, path)
    except NpmCompareError as error:
        return say("{file} is left as it was: {reason}", file=path.name, reason=str(error).strip()), False
    if content == path.read_bytes():
        return say("{file}: unchanged.", file=path.name), True
    write_whole(path, content)
    return say("{file}: saved.", file=path.name), True


def main() -> None:
    """Save every notebook of the package anew, and end with an error if one fails."""
    done = []
    for told, well in renew():
        sys.stdout.write(f"{told}\n")
        done.append(well)
    sys.exit(not all(done))


if __name__ == "__main__":
    main()

"""The pictures of the README that a browser takes: the map of the atlas and the explorer.

python tests/screens.py docs
"""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from browsing import chromium

BIN = Path(sys.executable).parent
WIDE, HIGH = 1200, 760


def main(folder: Path) -> None:
    """Take both pictures and write them into a folder."""
    with tempfile.TemporaryDirectory() as place, socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
        free.close()
        subprocess.run([BIN / "npm-compare", "atlas", "-o", place, "--language", "en"], check=True)
        served = subprocess.Popen([BIN / "npm-compare", "explore", "--no-browser", "--", f"--port={port}"])
        try:
            with chromium() as browser:
                page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
                page.goto((Path(place) / "en" / "index.html").as_uri())
                page.wait_for_timeout(1500)
                _keep(page.screenshot(), folder / "atlas.png")
                page.wait_for_timeout(20_000)  # until it is served
                page.goto(f"http://localhost:{port}/", timeout=120_000)
                page.wait_for_selector("table", timeout=120_000)
                page.wait_for_timeout(3000)
                _keep(page.screenshot(), folder / "explorer.png")
        finally:
            served.terminate()


def _keep(picture: bytes, path: Path) -> None:
    """Write a picture with as many colours as it needs: a third of the size."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(64).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

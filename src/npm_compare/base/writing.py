"""Files that appear whole or not at all, and folders in which one run at a time is at work, whatever ends it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from npm_compare.base.errors import NpmCompareError, WrongEnding

UNFINISHED = ".npm-part"
"""Ending of a file that is being written."""


def ending_of(path: str | Path, known: Sequence[str]) -> str:
    """Return the ending of a file's name, in small letters: it says in which form the file is written.

    >>> ending_of("powers.XLSX", (".xlsx", ".csv"))
    '.xlsx'

    Raises
    ------
    WrongEnding
        If it is none of those known.
    """
    ending = Path(path).suffix.lower()
    if ending not in known:
        raise WrongEnding(path, known)
    return ending


def write_whole(path: str | Path, content: bytes) -> Path:
    """Write a file beside its place, wait until it is on the disk, and move it there; return its place.

    A file that was there gives its rights to the new one.

    Raises
    ------
    OSError
        If it cannot be written; the error names the file, which is as it was before.
    """
    place = Path(path)
    part = place.with_name(f".{os.getpid()}-{threading.get_ident()}{UNFINISHED}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            part.chmod(place.stat().st_mode)
        os.replace(part, place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from None
    finally:
        with suppress(OSError):  # the first error is the one to be told
            part.unlink(missing_ok=True)
    return place


def refuse_links(folders: Iterable[Path]) -> None:
    """Refuse folders that are links: whatever lies elsewhere is neither written nor swept.

    Raises
    ------
    NpmCompareError
        If one of them is.
    """
    for folder in folders:
        if folder.is_symlink():
            raise NpmCompareError("folder_is_link", folder=repr(str(folder)))


def sweep(folder: Path) -> None:
    """Remove what a run that was killed left unfinished in a folder; only for whoever is `alone` there."""
    for part in folder.glob(f".*{UNFINISHED}"):
        part.unlink(missing_ok=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder until the block, or this process, ends.

    Raises
    ------
    NpmCompareError
        If another run is at work there.
    """
    try:
        held = _hold(folder)
    except (BlockingIOError, FileExistsError):
        raise NpmCompareError("folder_busy", folder=repr(str(folder))) from None
    try:
        yield
    finally:
        os.close(held)


if sys.platform == "win32":

    def _hold(folder: Path) -> int:
        """Return a file that only one process can have open; Windows removes it when that process ends."""
        return os.open(folder / ".at-work", os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)

else:

    def _hold(folder: Path) -> int:
        """Return the folder, opened and locked; the system unlocks it when this process ends, and no file is left."""
        import errno
        import fcntl

        held = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EBADF, errno.ENOLCK, errno.ENOTSUP):  # a network drive without locks on folders
                return held
            os.close(held)
            raise
        return held

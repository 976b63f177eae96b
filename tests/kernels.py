"""Loaded by pytest where it runs the notebooks (`-p tests.kernels`): it speaks with its kernels through files, not ports.

Of several kernels that start side by side one may take a port that another was just told to be free, which then dies before it
answers. One of some hundred died before it answered; that this was why is not proved.
"""

import sys
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_client import KernelManager
from nbval import kernel

FOLDERS: list[TemporaryDirectory[str]] = []
"""Folders of the files through which kernels are spoken with; each goes when the tests end."""


def through_files(**settings: Any) -> KernelManager:
    """Return the manager of a kernel that is spoken with through files in a folder of its own."""
    FOLDERS.append(TemporaryDirectory())
    return KernelManager(transport="ipc", ip=f"{FOLDERS[-1].name}/kernel", **settings)


if sys.platform == "linux":  # elsewhere there are no such files, or their paths may not be so long
    kernel.KernelManager = through_files

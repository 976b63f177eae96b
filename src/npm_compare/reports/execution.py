"""Run notebooks, each in a process of its own in which nothing ran before.

The processes are forked, where the system can, from one that has imported the package and loaded the data, so that none
has to do so again; elsewhere each one starts from nothing. Either way a notebook sees what it would see in a fresh kernel.
"""

from __future__ import annotations

import ast
import gc
import io
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, NamedTuple

from npm_compare.base.errors import NpmCompareError, UnknownName, refused
from npm_compare.base.folders import DATA_VARIABLE, notebooks_folder
from npm_compare.views.showing import forms_of

TIME_LIMIT = 600
"""Seconds after which a notebook is given up."""


TUTORIAL = "tutorial.ipynb"
"""The notebook that teaches how to use the others: it is for working in, and no report is made of it."""


def every_notebook(folder: Path | None = None) -> list[Path]:
    """Return all notebooks of a folder, the tutorial last."""
    return sorted((folder or notebooks_folder()).glob("*.ipynb"), key=lambda path: (path.name == TUTORIAL, path.name))


def find_notebooks(names: Sequence[str] = (), folder: Path | None = None) -> list[Path]:
    """Return the notebooks of reports named (`03_mandate`, or `03`), all by default; UnknownName for others."""
    every = [path for path in every_notebook(folder) if path.name != TUTORIAL]
    if not names:
        return every
    named = {name: [path for path in every if f"{path.stem}_".startswith(f"{name}_")] for name in names}
    for name, found in named.items():
        if not found:
            raise UnknownName("notebook", name, [path.stem for path in every])
    return list(dict.fromkeys(path for found in named.values() for path in found))


def set_parameters(source: str, parameters: Mapping[str, str]) -> str:
    """Return the first code cell of a notebook with other values for names that it assigns; names it lacks are left out.

    >>> set_parameters('asker, at = "mar-cndh", "today"', {"at": "seminar", "group": "nhri"})
    "asker, at = ('mar-cndh', 'seminar')"
    """
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and name.id in parameters:
                    value.value = parameters[name.id]
    return ast.unparse(tree)


class ShownValue(NamedTuple):
    """A value that a cell showed, and every form in which it showed itself, by media type."""

    value: object
    forms: dict[str, Any]


def execute(notebook: Any) -> list[ShownValue]:
    """Run the cells of a notebook in this process, keep what they show in the notebook, and return it in its order.

    A cell is plain Python, as in a fresh kernel: the value of its last expression is shown in every form that it has.

    Raises
    ------
    NpmCompareError
        If a cell fails; the text names the cell and says how it failed.
    """
    from nbformat.v4 import new_output

    every: list[ShownValue] = []
    names: dict[str, Any] = {"__name__": "__main__"}
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()):
            try:
                value = _run(cell.source, names, f"<cell {count}>")
            except Exception as error:  # whatever is wrong in a notebook
                raise NpmCompareError("cell_fails", number=count, reason=f"{type(error).__name__}: {error}") from error
        printed = said.getvalue()
        cell.outputs = [new_output("stream", name="stdout", text=printed)] if printed else []
        if value is not None:
            forms, about = forms_of(value)
            every.append(ShownValue(value, forms))
            cell.outputs.append(new_output("execute_result", data=forms, metadata=about, execution_count=count))
        cell.execution_count = count
    return every


def _run(source: str, names: dict[str, Any], place: str) -> object:
    """Run a cell and return the value of its last expression; None if it ends in something else."""
    tree = ast.parse(source, place)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, place, "exec"), names)
    return eval(compile(ast.Expression(last.value), place, "eval"), names) if isinstance(last, ast.Expr) else None


def prepare(*, whole: bool = False) -> None:
    """Start, without waiting for it, the process from which those that run notebooks are forked, of a `whole` set or a few."""
    context = _context()
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver, resource_tracker

        context.set_forkserver_preload([WARM, SHARED] if whole else [WARM])
        resource_tracker.ensure_running()  # started below, it would take the signal out of the mask
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: Ctrl-C is for this process only
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


WARM, SHARED = "npm_compare.reports.warm", "npm_compare.reports.shared"
"""The modules that do once what each process would do first, and what many reports of a whole set would do again."""


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function returns when it is called in a process of its own.

    The function and what it takes and returns must be picklable. As with every use of `multiprocessing`, a script that
    calls this must do so below `if __name__ == "__main__":`.

    Raises
    ------
    NpmCompareError
        If the process ends without an answer or in time, or the function raises this error.
    """
    context = _context()
    receiving, sending = context.Pipe(duplex=False)
    chosen = os.environ.get(DATA_VARIABLE, "")  # the process is forked from one that was begun for whatever data
    folder = str(Path(chosen).absolute()) if chosen else ""  # and it may go to another folder
    process = context.Process(target=_answer, args=(sending, folder, work, arguments))
    process.start()
    if _stopped.is_set():  # it was about to be started when the others were ended
        process.kill()
    sending.close()
    try:
        if not receiving.poll(TIME_LIMIT):
            raise NpmCompareError("given_up", seconds=TIME_LIMIT)
        done, value = receiving.recv()
    except EOFError:
        process.join()
        raise NpmCompareError("process_ended", code=str(process.exitcode)) from None
    finally:
        process.kill()
        process.join()
    if not done:
        raise value
    return value


def _answer(sending: Any, folder: str, work: Callable[..., Any], arguments: Sequence[Any]) -> None:
    gc.freeze()  # what was there before the fork is never looked through: looking would copy it, and it stays in any case
    gc.set_threshold(*SELDOM)
    os.environ.pop(DATA_VARIABLE, None)
    os.environ.update({DATA_VARIABLE: folder} if folder else {})
    try:
        answer = True, work(*arguments)
    except NpmCompareError as error:
        answer = False, error
    except OSError as error:
        reason = refused(error)
        answer = False, NpmCompareError(reason.rule, **dict(reason.fields))
    with suppress(BrokenPipeError):  # the program that asked has been killed
        sending.send(answer)
    sending.close()


SELDOM = 50_000, 20, 100
"""When a process looks for rings among the objects that it made: seldom, since it lives for one piece of work."""

_stopped = threading.Event()


def stop() -> None:
    """End every process started by `apart`, and each that is started from now on; whoever waits for one gets its error."""
    _stopped.set()
    for process in multiprocessing.active_children():
        process.kill()


def resume() -> None:
    """Let processes run again."""
    _stopped.clear()


def _context() -> Any:
    return multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")

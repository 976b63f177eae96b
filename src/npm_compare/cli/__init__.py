"""The command line: for those who never open Python. Results on standard output, all else on standard error.

`application` is the program; `tables`, `pictures` and `making` are its commands, `options` what several of them take, `output`
how tables are written.
"""

from npm_compare.cli import making, pictures, tables
from npm_compare.cli.application import app, main

__all__ = ["app", "main", "making", "pictures", "tables"]

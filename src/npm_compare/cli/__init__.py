"""The command line: for those who never open Python. Results on standard output, all else on standard error.

`application` is the program; `tables`, `pictures`, `making` and `facts` are its commands, `options` what several of them
take, `output` how tables are written.
"""

from npm_compare.cli import facts, making, pictures, tables
from npm_compare.cli.application import app, main

app.add_typer(facts.app)

__all__ = ["app", "facts", "main", "making", "pictures", "tables"]

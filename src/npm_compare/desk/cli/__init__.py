"""The command line: for those who never open Python. Results on standard output, all else on standard error.

`application` is the program; `tables`, `pictures`, `making`, `facts` and `sources` are its commands, `options` what
several of them take, `output` how tables are written, `coded` what those for programs hold.
"""

from npm_compare.desk.cli import facts, making, pictures, sources, tables
from npm_compare.desk.cli.application import app, main

app.add_typer(facts.app)
app.add_typer(sources.app)

__all__ = ["app", "facts", "main", "making", "pictures", "sources", "tables"]

"""The command line: for those who never open Python. Results on standard output, all else on standard error.

`application` is the program; `tables`, `searching`, `asking`, `lists`, `drafts`, `pictures`, `making`, `facts`, `agreeing` and
`sources` are its commands, `kinds` the charts that `pictures` writes, `options` what several commands take, `output` how tables
are written, `coded` what those for programs hold.
"""

from npm_compare.desk.cli import agreeing, asking, drafts, facts, lists, making, pictures, searching, sources, tables
from npm_compare.desk.cli.application import app, main

app.add_typer(searching.app)
app.add_typer(asking.app)
app.add_typer(drafts.app)
app.add_typer(lists.app)
app.add_typer(facts.app)
app.add_typer(agreeing.app)
app.add_typer(sources.app)

__all__ = [
    "agreeing",
    "app",
    "asking",
    "drafts",
    "facts",
    "lists",
    "main",
    "making",
    "pictures",
    "searching",
    "sources",
    "tables",
]

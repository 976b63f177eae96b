"""HTML from templates in the folder `assets` of a package, filled by jinja2: a field that is not HTML already is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup


def filled(name: str, **fields: Any) -> Markup:
    """Return a template of the reports with its fields filled in."""
    from markupsafe import Markup

    return Markup(template("npm_compare.reports", name).render(**fields))


def asset(name: str, package: str = "npm_compare.reports") -> str:
    """Return the text of a file in the folder `assets` of a package, such as a style sheet, as it stands."""
    from markupsafe import Markup

    return Markup((files(package) / "assets" / name).read_text(encoding="utf-8"))


def template(package: str, name: str) -> Template:
    """Return a template of a package; a field that is not given when it is filled is an error."""
    return _environment(package).get_template(name)


@cache
def _environment(package: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package, "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

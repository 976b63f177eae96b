"""Compare national preventive mechanisms against torture: every value with its source, unknown shown as unknown.

>>> import npm_compare as npm
>>> npm.words(npm.compare("seminar", ["model"], at="seminar")).loc["NPM model", "France CGLPL"]
'New specialised body (law)'

The public names stand in `__init__.pyi`. Each is loaded when it is first used (SPEC 1 of Scientific Python), so that the
command line answers before pandas could be loaded.
"""

from types import ModuleType
from typing import Any

import lazy_loader

from npm_compare import facts as _facts
from npm_compare.desk import completion
from npm_compare.views import showing

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

__version__ = "0.2.0.dev0"  # as in pyproject.toml


class _Asked(ModuleType):
    """The floor `npm_compare.facts`, which answers to a call too: `npm.facts("Morocco", "visits")` is the table of facts."""

    def __call__(self, *given: Any, **named: Any) -> Any:
        from npm_compare.analysis.tidy import facts

        return facts(*given, **named)


_facts.__class__ = _Asked  # a module that has the name of the question (PEP 8 leaves no other short word for either)

showing.offer()
completion.offer()

"""Compare national preventive mechanisms against torture: every value with its source, unknown shown as unknown.

>>> import npm_compare as npm
>>> npm.words(npm.compare("seminar", ["model"], at="seminar")).loc["NPM model", "France CGLPL"]
'New specialised body (law)'

The public names stand in `__init__.pyi`. Each is loaded when it is first used (SPEC 1 of Scientific Python), so that the
command line answers before pandas could be loaded.
"""

import lazy_loader

from npm_compare.desk import completion
from npm_compare.views import showing

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

showing.offer()
completion.offer()

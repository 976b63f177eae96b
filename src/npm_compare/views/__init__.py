"""How results are shown: the language, words, tables, sentences (`findings`) and pictures (`charts`)."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submodules=["charts", "findings"])

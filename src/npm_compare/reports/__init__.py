"""Notebooks become pages, PDF, Word files and decks in three languages, with the charts and tables that belong to them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submodules=["brief"])

"""Notebooks become pages, PDF, Word files and decks in three languages, with the charts and tables that belong to them."""

"""The data model and its rules: every table is read as text, cell by cell, and checked before anyone sees it."""

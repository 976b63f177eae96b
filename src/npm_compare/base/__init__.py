"""What everything rests on: errors, partial dates, folders, files that are written whole."""

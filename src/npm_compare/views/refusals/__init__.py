"""The sentences of errors: one for each rule, with the fields that the error carries; `views.sentences` fills them in."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.refusals import drawing, editing, explorer, general, readings
from npm_compare.views.refusals.kinds import KINDS

__all__ = ["KINDS", "SENTENCES"]

SENTENCES: Mapping[str, str] = {
    **general.SENTENCES,
    **drawing.SENTENCES,
    **editing.SENTENCES,
    **explorer.SENTENCES,
    **readings.SENTENCES,
}
"""Every rule that an error may name, with its sentence."""

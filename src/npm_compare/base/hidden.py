"""Characters that nobody sees, or that obey nobody: how a text is shown without them."""

from __future__ import annotations

import re

UNSEEN = "\u00a0\u2010\u2011\u2212\ufffd"
"""Characters that print, but as something else: the no-break space, look-alikes of the hyphen, the mark of loss."""

JOINING = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af"
"""Scripts that need U+200C and U+200D between two letters: Persian and Sinhala are not written without."""

HIDDEN = re.compile(
    f"(?<![{JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{JOINING}])"
    "|[\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
"""Characters that show nothing, or turn the direction of a text: controls, fillers, selectors, tags, private ones.

They are named here and not asked of `unicodedata`, so that they are the same on every Python; a letter that is newer than
this Python is a letter.
"""

ODD = re.compile(f"[{UNSEEN}]|{HIDDEN.pattern}")
"""Characters that print, but are not shown as they are."""


def harmless(text: str, own: str = "") -> str:
    """Return `text` with its hidden characters written as U+XXXX, so that a terminal obeys none; those of our `own` stay.

    >>> harmless("days\\n\\x1b[8m")
    'days<U+000A><U+001B>[8m'
    """
    return HIDDEN.sub(lambda found: found[0] if found[0] in own else f"<U+{ord(found[0]):04X}>", text)


def visible(text: str, limit: int = 60) -> str:
    """Return `text` with invisible and unusual characters written as U+XXXX, cut at `limit`.

    >>> visible("12\\u202f000")
    '12<U+202F>000'
    """
    shown = text[:limit]
    if not shown.isprintable() or ODD.search(shown):
        plain = (c.isprintable() and not ODD.match(c) for c in shown)
        shown = "".join(c if as_it_is else f"<U+{ord(c):04X}>" for c, as_it_is in zip(shown, plain, strict=True))
    return shown + ("…" if len(text) > limit else "")

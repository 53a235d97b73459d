"""How long a text is. The one function that every limit, counter and rule measures with."""

from __future__ import annotations

from wizard.engine.cleaning import blank, prose


def count(text: str) -> int:
    """The length of a text in code points as it is kept: after NFC, any line break as one.

    A text in which nothing can be seen is no answer, and has no length.
    """
    kept = prose(text)
    return 0 if blank(kept) else len(kept)

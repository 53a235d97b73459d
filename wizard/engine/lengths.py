"""How long a text is. The one function that every limit, counter and rule measures with."""

from __future__ import annotations

import unicodedata


def count(text: str) -> int:
    """The length of a text in code points after NFC, a newline (CRLF, CR or LF) as one."""
    return len(unicodedata.normalize("NFC", text.replace("\r\n", "\n")))

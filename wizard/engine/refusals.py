"""What the kinds share: how a typed line is tidied, and how a refusal is made.

A refusal is a reason code and values; the sentence lies in `content/interface/<lang>/kinds.toml`.
"""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from wizard.schema.assessment import Refused, trusted
from wizard.schema.scheme import Field

EXCERPT: Final = 60
"""How many characters of what was found a refusal quotes; a message is no place for a novel."""

HUGE: Final = 200
"""Bits: an int beyond this is not written out (Python refuses to, from 4 300 digits)."""


def tidy(text: str) -> str:
    """A typed line without what the eye cannot see: every kind of space is one space, none at the ends.

    Invisible characters (category Cf: zero-width space, direction marks, byte order mark) are dropped:
    they come along when one copies from a spreadsheet or a web page. Line breaks are left to be refused.
    """
    if _is_plain(text):
        return " ".join(text.split())
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    spaced = "".join(" " if c == "\t" or unicodedata.category(c) == "Zs" else c for c in seen.strip())
    return " ".join(part for part in spaced.split(" ") if part)


def _is_plain(text: str) -> bool:
    """Whether a text has no other characters than those of ASCII that are seen, and spaces."""
    return text.isascii() and text.isprintable()


def foreign_digits(text: str) -> bool:
    """Whether a text has digits or numerals other than 0–9 (full-width, Arabic, ½)."""
    return not text.isascii() and any(c.isnumeric() and not c.isascii() for c in text)


def excerpt(value: object) -> str:
    """What was found, short and safe to print: no control characters, no lone surrogates."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, int) and value.bit_length() > HUGE:
        return "−…" if value < 0 else "…"
    text = str(value)
    if not _is_plain(text):
        text = "".join(_safe(c) for c in unicodedata.normalize("NFC", text)[: 2 * EXCERPT])
    text = " ".join(text[: 2 * EXCERPT].split())
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


def _safe(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return " " if category in ("Cc", "Cf") else character


def refuse(kind: str, reason: str, found: object, **values: Any) -> Refused:
    """A refusal; its values hold the kind and an excerpt of what was found."""
    return trusted(Refused, reason=reason, values={"kind": kind, "found": excerpt(found), **values})


def bounded(field: Field, value: float, found: object) -> int | float | Refused:
    """The value, or a refusal if it is outside the field's own limits (`least`, `most`, both inclusive)."""
    if field.least is not None and value < field.least:
        return refuse(field.kind, "least", found, least=_plain(field.least))
    if field.most is not None and value > field.most:
        return refuse(field.kind, "most", found, most=_plain(field.most))
    return value


def _plain(limit: float) -> int | float:
    return int(limit) if limit == int(limit) else limit

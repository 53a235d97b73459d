"""Texts and e-mail addresses: what is kept of them, and what is not a text at all.

Nothing is ever cut off. What disappears is only what no reader sees: control characters.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from wizard.engine.cleaning import blank, one_line, prose, surrogate
from wizard.engine.refusals import foreign_digits, refuse, tidy
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field

EMAIL_MOST: Final = 254
LOCAL_MOST: Final = 64
LABEL_MOST: Final = 63
"""Octets in an address, before its @, and between the dots after it (RFC 5321, RFC 1035)."""

_LOCAL_MARKS: Final = frozenset(".!#$%&'*+/=?^_`{|}~-")


def parse_text(field: Field, text: str) -> str | Refused | None:
    """A text as it is kept, for `text` and `prose`."""
    if surrogate(text):
        return refuse(field.kind, "surrogate", text)
    kept = one_line(text) if field.kind == "text" else prose(text)
    return None if blank(kept) else kept


def parse_email(field: Field, text: str) -> str | Refused:
    """An address with letters of any alphabet; no promise that anyone reads what is sent there."""
    address = unicodedata.normalize("NFC", tidy(text))
    if address[:7].casefold() == "mailto:":
        address = address[7:]
    if address.count("@") != 1:
        return refuse(field.kind, "at", text, count=address.count("@"))
    local, _, domain = address.partition("@")
    if not _local(local):
        return refuse(field.kind, "local", text)
    if not _domain(domain):
        return refuse(field.kind, "domain", text)
    if len(address.encode()) > EMAIL_MOST:
        return refuse(field.kind, "too-long", text)
    return address


def _local(local: str) -> bool:
    if "" in local.split(".") or not all(_letter(c) or c in _LOCAL_MARKS for c in local):
        return False
    return len(local.encode()) <= LOCAL_MOST


def _domain(domain: str) -> bool:
    labels = domain.split(".")
    return len(labels) > 1 and all(_label(label) for label in labels) and not labels[-1].isdecimal()


def _label(label: str) -> bool:
    if not 0 < len(label) <= LABEL_MOST or "-" in (label[0], label[-1]):
        return False
    return all(_letter(c) or c == "-" for c in label)


def _letter(character: str) -> bool:
    """A letter, a digit 0–9, or an accent that has no letter of its own."""
    if character.isascii():
        return character.isalnum()
    return unicodedata.category(character)[0] in "LM" and not foreign_digits(character)

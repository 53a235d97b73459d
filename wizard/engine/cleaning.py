"""What is kept of a text that is typed, pasted, fetched from a file or handed back by an editor.

One function for all of them: the field on the screen, the engine that judges the answer and the
package that holds it keep the same characters, so all three count the same length.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from wizard.engine.patterns import lazy

_BREAKS: Final = "\r\x0b\x0c\x85\u2028\u2029"
"""Every way to write a line break. Word writes a soft one as a vertical tab."""
_CONTROLS: Final = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"]
"""Unicode's category Cc but for line break and tab; no further character will ever be added to it."""
_KEPT: Final = str.maketrans({**dict.fromkeys(_CONTROLS), **dict.fromkeys(_BREAKS, "\n")})
_HARD_SPACE: Final = lazy("(?<![0-9])[\u00a0\u2007\u202f](?![0-9])")
"""A space that no line may break at, and that holds no figure together («330 000 kr», «§ 3»)."""

DIRECTIONS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""The characters that turn the direction of writing."""
_NO_WIDTH: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSEEN: Final = lazy(
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)"
    f"|(?P<direction>[{DIRECTIONS}])|(?P<width>[{_NO_WIDTH}])"
)
_JOINERS: Final = "\u200c\u200d"
_SCRIPTS: Final = "\u0590"
"""From here on lie the scripts that write with joiners; Latin, Greek and Cyrillic lie before."""


class Unseen(NamedTuple):
    """How many characters of a text nobody sees."""

    direction: int
    """They turn the direction of writing: what is read is not what is stored."""
    width: int
    """They take no room: two words that look alike are not."""


def prose(text: str) -> str:
    """Paragraphs as they are kept. Nothing is cut off, and cleaning twice changes nothing more.

    Line breaks become LF and the text NFC; control characters but line break and tab go; a hard space
    that stands beside no digit becomes a space. Everything else is left alone.
    """
    if not text.replace("\n", " ").isprintable():  # else there is nothing to put right
        text = text.replace("\r\n", "\n").translate(_KEPT)
        text = _HARD_SPACE.sub(" ", text)
    return text if is_latin(text) else unicodedata.normalize("NFC", text)


def is_latin(text: str) -> bool:
    """Whether every character is of Latin-1: then the text is NFC, which takes longer to find out."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def one_line(text: str) -> str:
    """A text on one line: as `prose`, with breaks and tabs as spaces and the ends trimmed."""
    return prose(text).replace("\n", " ").replace("\t", " ").strip()


def blank(text: str) -> bool:
    """Whether a text holds nothing that can be seen: it is then no answer."""
    return not text[:1].isalnum() and all(
        c.isspace() or unicodedata.category(c) in ("Cf", "Cc") for c in text
    )


def surrogate(text: str) -> bool:
    """Whether a text has half a character (a lone surrogate): it can be written to no file."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def unseen(text: str) -> Unseen:
    """The characters of a text that nobody sees. What joins an emoji or Arabic letters is not among them."""
    kinds = [kind for kind, _ in _unseen(text)]
    return Unseen(kinds.count("direction"), kinds.count("width"))


def without_unseen(text: str) -> str:
    """The text without what `unseen` counts."""
    parts, end = [], 0
    for _, place in _unseen(text):
        parts.append(text[end:place])
        end = place + 1
    return "".join([*parts, text[end:]])


def _unseen(text: str) -> Iterator[tuple[str, int]]:
    """Kind and offset of each unseen character."""
    if text.isascii():
        return
    for match in _UNSEEN.finditer(text):
        kind, place = str(match.lastgroup), match.start()
        if kind != "flag" and not (match[0] in _JOINERS and _joins(text, place)):
            yield kind, place


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands between two signs, or two letters of a script that needs it."""
    after, at = text[place + 1 : place + 2], place - 1
    while at > 0 and (text[at] == "\ufe0f" or unicodedata.category(text[at]) == "Sk"):
        at -= 1  # of an emoji: its colour, and that it is one
    before = text[at] if at >= 0 else ""
    if not before or not after:
        return False
    if unicodedata.category(before) == "So" and unicodedata.category(after) == "So":
        return True
    return all(c >= _SCRIPTS and unicodedata.category(c)[0] in "LM" for c in (before, after))

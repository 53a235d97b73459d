"""A text made ready to be searched: the same text in lower case, and as marks of one byte a character.

Running a dozen patterns over every text costs more than all the rest of an assessment. Finding a
word or a few marks is some twenty times cheaper, so each search looks for its anchor first, in the
lower case or in the marks, and reads the text itself only around it. All three have the same offsets.
"""

from __future__ import annotations

from typing import Final

DIGIT: Final = b"0"
SPACE: Final = b" "
CAPITAL: Final = b"A"
STOP: Final = b"."
"""May end a sentence: . ! ? … : and, since they have no byte, all characters beyond Latin-1."""
CLOSER: Final = b")"
CONTROL: Final = 0
_DIGIT_CODE: Final = DIGIT[0]
"""A number is found in bytes four times as quickly as a byte."""
_FIRST_PRINTED, _DELETE, _FIRST_LATIN = 0x20, 0x7F, 0xA0
_LONGEST_WORD: Final = 40
_NARROW: Final = ("\u2009", "\u202f", "\u2007")


def _mark(code: int) -> int:
    """The mark of one Latin-1 character."""
    character = chr(code)
    if character == "\n":
        mark = b"\n"
    elif character.isspace():
        mark = SPACE
    elif character.isdecimal():
        mark = DIGIT
    elif character.isalpha():
        mark = CAPITAL if character.isupper() else b"a"
    elif character in ".!?:":
        mark = STOP
    elif character in ")]»\"'":
        mark = CLOSER
    elif code < _FIRST_PRINTED or _DELETE <= code < _FIRST_LATIN:
        return CONTROL
    else:
        mark = b"-"
    return mark[0]


_MARKS: Final = bytes(_mark(code) for code in range(256))
_LOW: Final = bytes(ord(chr(code).lower()) for code in range(256))
_WORDS: Final = bytes(ord("a") if chr(code) in "Aa0" else ord(" ") for code in range(256))
"""From marks to words: letters and digits are alike, all else is space."""
_BITS: Final = bytes(ord("1") if chr(code) in "Aa0" else ord("0") for code in range(256))


class Shape:
    """A text, its lower case and its marks; hard and narrow spaces are all U+00A0."""

    __slots__ = ("has_digits", "is_latin", "is_plain", "low", "marks", "text")

    def __init__(self, text: str) -> None:
        """Prepare a text. Linear in its length."""
        if not text.isascii():
            for space in _NARROW:
                text = text.replace(space, "\u00a0")
        try:  # most texts are Latin-1, in which this is three times as quick
            plain = text.encode("latin-1")
            low = plain.translate(_LOW).decode("latin-1")
            self.is_latin = True
        except UnicodeEncodeError:
            plain = text.encode("latin-1", "replace")
            low = text.lower()
            self.is_latin = False
            if len(low) != len(text):  # «İ» is two characters in lower case
                low = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        self.text = text
        self.low = low
        self.marks = plain.translate(_MARKS)
        self.has_digits = _DIGIT_CODE in self.marks
        self.is_plain = self.is_latin and not (CONTROL in self.marks or _has_odd_space(text))
        """Whether it is all Latin-1, and without control characters but line break and tab."""

    def is_clean(self) -> bool:
        """A quick yes to most texts: whether cleaning keeps as many characters as there are."""
        return self.is_plain and self.text[:1].isalnum()

    def words(self) -> bytes:
        """The marks as words: runs of `a` between spaces, with a space first."""
        return SPACE + self.marks.translate(_WORDS)

    def word_counts(self) -> tuple[int, int]:
        """How many words there are, and how many of more than six letters.

        The text is read as one binary number with a digit a character, so that each step is taken for
        all its words at once; to count them in `words` takes twice as long.
        """
        inside = int(self.marks.translate(_BITS) or b"0", 2)
        begin = inside & ~(inside >> 1)
        two = inside & (inside << 1)
        four = two & (two << 2)
        return begin.bit_count(), (begin & four & (four << 3)).bit_count()


def _has_odd_space(text: str) -> bool:
    """Whether one of the control characters is here that are white space by their marks.

    Written out: a generator costs more than what it would go through.
    """
    return (
        "\r" in text
        or "\x0b" in text
        or "\x0c" in text
        or "\x1c" in text
        or "\x1d" in text
        or "\x1e" in text
        or "\x1f" in text
        or "\x85" in text
    )


def places(within: str, word: str) -> list[int]:
    """The offsets of a word in a text, overlaps left out."""
    found = []
    place = within.find(word)
    while place >= 0:
        found.append(place)
        place = within.find(word, place + len(word))
    return found


def word_before(low: str, end: int) -> str:
    """The word before an offset, where white space separates them; else ""."""
    last = low[end - 1 : end]
    if last == " ":
        near = end - _LONGEST_WORD if end > _LONGEST_WORD else 0  # quicker than a call of max
        word = low[low.rfind(" ", near, end - 1) + 1 : end - 1]
        if word.isalnum() or (low[end - 2] > " " and len(word.split()) == 1):  # no other white space in it
            return word
    elif not last.isspace():
        return ""
    words = low[max(0, end - _LONGEST_WORD) : end].rsplit(None, 1)
    return words[-1] if words else ""

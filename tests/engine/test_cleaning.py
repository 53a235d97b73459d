"""What is kept of a text, and how long it is: the same for the field, the engine and the package."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.cleaning import Unseen, one_line, prose, surrogate, unseen, without_unseen
from wizard.engine.kinds import parse
from wizard.engine.lengths import count
from wizard.engine.texts import read
from wizard.schema.register import Register
from wizard.schema.scheme import Field

PROSE = Field(id="need", kind="prose")
FAMILY = "👨‍👩‍👧"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

KEPT = [
    ("to\r\nlinjer", "to\nlinjer", 9),
    ("to\rlinjer", "to\nlinjer", 9),
    ("to\n\rlinjer", "to\n\nlinjer", 10),
    ("fra\x0bWord\x0cog\x85PDF\u2028\u2029", "fra\nWord\nog\nPDF\n\n", 17),
    ("330\u00a0000\u00a0kr", "330\u00a0000\u00a0kr", 10),
    ("§\u00a03 og 80\u202f%", "§\u00a03 og 80\u202f%", 11),
    ("et\u00a0hardt\u202fmellomrom", "et hardt mellomrom", 18),
    ("a\u0007\u001b[31mb\x00\x7f\x9f", "a[31mb", 6),
    ("tab\tog linje", "tab\tog linje", 12),
    ("bla\u030aba\u0308r", "blåbär", 6),
    ("e\u0301", "é", 1),
    (FAMILY, FAMILY, 5),
    ("❤️", "❤️", 2),
    ("a\u200bb\u202ec", "a\u200bb\u202ec", 5),
    ("«sitat» – “quote” …", "«sitat» – “quote” …", 19),
    ("  rom  ", "  rom  ", 7),
    ("", "", 0),
    (" \n\t\u00a0\u200b", " \n\t \u200b", 0),
]


@pytest.mark.parametrize(("text", "kept", "length"), KEPT)
def test_a_text_is_cleaned_and_nothing_is_cut_off(text: str, kept: str, length: int) -> None:
    assert prose(text) == kept
    assert count(text) == count(kept) == length


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    kept = prose(text)
    assert prose(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in kept)


@pytest.mark.no_cover
def test_no_character_is_left_half_clean() -> None:
    for block in range(0, sys.maxunicode + 1, 256):
        text = "b a".join(chr(code) for code in range(block, block + 256))
        assert prose(prose(text)) == prose(text), hex(block)


@given(st.text(max_size=60))
def test_the_counter_the_engine_and_the_rule_see_one_length(text: str) -> None:
    read_as = parse(PROSE, text, Register())
    if isinstance(read_as, str):
        assert count(text) == read(read_as).length == len(read_as)
    elif not surrogate(text):
        assert (read_as, count(text)) == (None, 0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("  Rådhusgata 1\r\n8690\tHattfjelldal\n", "Rådhusgata 1 8690 Hattfjelldal"), ("a\u00a0b", "a b")],
)
def test_one_line_has_no_breaks_and_no_tabs(text: str, kept: str) -> None:
    assert one_line(text) == kept


def test_half_a_character_is_told() -> None:
    assert surrogate("a\ud83d")
    assert not surrogate("a😀")


UNSEEN = [
    ("helt vanlig, med æøå", 0, 0),
    ("plain", 0, 0),
    ("a\u200bb", 0, 1),
    ("\ufeffa\u00adb\u2060", 0, 3),
    ("\u202etxet\u202c", 2, 0),
    ("\u2066a\u2069\u200e", 3, 0),
    (f"familien {FAMILY}", 0, 0),
    ("👩🏽‍💻 ❤️‍🔥 🏳️‍🌈", 0, 0),
    (ENGLAND, 0, 0),
    ("tag \U000e0067", 0, 1),
    ("می‌خواهم", 0, 0),
    ("क्‍ष", 0, 0),
    ("ord\u200dord", 0, 1),
    ("\u200d", 0, 1),
    ("😀\u200d", 0, 1),
    ("\u200d😀", 0, 1),
    ("\ufe0f\u200d😀", 0, 1),
]


@pytest.mark.parametrize(("text", "direction", "width"), UNSEEN)
def test_what_nobody_sees_is_counted_and_can_be_taken_away(text: str, direction: int, width: int) -> None:
    assert unseen(text) == Unseen(direction, width)
    assert len(without_unseen(text)) == len(text) - direction - width


@given(
    st.text(st.sampled_from("aé 😀\u200d\u200c\u200b\u202e\ufe0f\U0001f3fdم\U0001f3f4\U000e0067\U000e007f"))
)
def test_what_is_left_has_the_characters_that_are_seen(text: str) -> None:
    left = without_unseen(text)
    found = unseen(text)
    assert len(left) == len(text) - found.direction - found.width
    assert [c for c in left if c.isalnum()] == [c for c in text if c.isalnum()]

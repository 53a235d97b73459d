"""Words and places in the shape of a text, which the rules of the texts search."""

from __future__ import annotations

from hypothesis import given

from tests.engine.mixed_texts import MIXED
from wizard.engine.shapes import Shape, places, word_before


@given(MIXED)
def test_words_are_counted_as_they_are_found(text: str) -> None:
    shape = Shape(text)
    words = shape.words().split()
    assert shape.word_counts() == (len(words), sum(len(word) > 6 for word in words))


def test_words_and_places_are_found_in_a_text() -> None:
    assert list(places("ababab", "ab")) == [0, 2, 4]
    assert word_before("en to", 3) == "en"
    assert word_before("en\nto", 3) == "en"
    assert word_before("fra en\nto tre", 10) == "to"
    assert word_before("en\nto tre", 6) == "to"
    assert word_before("ento", 2) == ""
    assert word_before("  to", 2) == ""
    assert word_before("to", 0) == ""

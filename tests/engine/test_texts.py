"""A whole text is read: none breaks or slows the reading, and its length is that of the cleaned text."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.engine.mixed_texts import MIXED
from wizard.engine.cleaning import prose
from wizard.engine.lengths import count
from wizard.engine.mentions import named_municipalities
from wizard.engine.shapes import Shape
from wizard.engine.text_figures import is_meant, written
from wizard.engine.texts import Reading, read


@given(MIXED)
def test_no_text_whatever_raises(text: str) -> None:
    reading = Reading(text)
    assert len(reading.shape.low) == len(reading.shape.text) == len(reading.shape.marks) == len(text)
    assert reading.ends[-1] == len(text)
    assert list(reading.ends) == sorted(set(reading.ends))
    assert reading.length <= len(text)
    assert reading.readability.words >= 0
    assert len(reading.longest_sentences(2)) <= 2
    for figure in reading.figures:
        assert is_meant(reading.shape, reading.sentence, figure, {2023}) in (True, False)
        assert written(reading.shape, figure)
    for mention in reading.municipalities:
        assert named_municipalities(mention, {"Rana"}) in ((), ("Rana",), ("Rana", "Rana"))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "unit",
    [
        "0", " ", "a", "1 ", "123 ", "123456 ", "22 ", ".", ". ", "\n", " \n", "a@", "a@a.", "x", "xxx ", "to brukere ",
        "bare en ", "stilling ", "80 % stilling ", "tusen", "tusen og ", "Rana kommune ", "Alta, ", "2022 ", "søker ",
        "Fylkesmannen ", "søker tilskudd for 2022 ", "5 000 kr tilskudd ", "1 mill. ", "+47", "tlf ", "konto", "–", "0047 ",
        "en to tre ", "1-", "§ 3 ", '."', "K. ", "og ",
    ],
)  # fmt: skip
def test_a_long_text_of_anything_is_read_to_its_end(unit: str) -> None:
    # A pattern that backtracks would not come to the end of this before the test's own time is up.
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    reading = Reading(text)
    for figure in reading.figures:
        is_meant(reading.shape, reading.sentence, figure, {2023})
    assert reading.readability.words >= 0


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", ["0", " ", "a", "1 2"])
def test_a_megabyte_of_anything_is_read(unit: str) -> None:
    assert Reading(unit * (1_000_000 // len(unit))).shape is not None


@given(MIXED)
def test_a_length_is_that_of_the_cleaned_text(text: str) -> None:
    assert Reading(text).length == count(Shape(text).text)


@pytest.mark.parametrize("text", ["En\r\nto", "En\x00to", "En\x1cto", " ", "\x85", "e\u0301n"])
def test_what_cleaning_takes_away_has_no_length(text: str) -> None:
    assert Reading(text).length == len(prose(text).strip())


def test_a_text_is_read_once_and_a_very_long_one_is_not_kept() -> None:
    assert read("Vi har en plan.") is read("Vi har en plan.")
    assert read("a" * 10_001) is not read("a" * 10_001)

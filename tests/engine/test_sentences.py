"""Sentences: where each ends, which are the longest, and how heavy they make a text to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.mixed_texts import MIXED
from wizard.engine.sentences import (
    Readability,
    can_be_heavy,
    longest_sentences,
    longest_spans,
    readability,
    sentence_around,
    sentence_at,
    sentence_ends,
)
from wizard.engine.shapes import Shape
from wizard.engine.texts import Reading


@given(MIXED, st.floats(10, 80), st.integers(0, 20))
def test_the_quick_no_to_a_heavy_text_is_exact(text: str, most: float, words: int) -> None:
    shape = Shape(text)
    found = readability(shape, sentence_ends(shape))
    if found.words >= max(words, 1) and found.lix > most:
        assert can_be_heavy(shape, most, words)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Én. To! Tre? Fire … Fem", ["Én.", "To!", "Tre?", "Fire …", "Fem"]),
        ("Vi har bl.a. Rana med.", ["Vi har bl.a. Rana med."]),
        ("Det koster 5 000 kr. Det er mye.", ["Det koster 5 000 kr.", "Det er mye."]),
        ("Beløpet er kr. 5 000 i alt.", ["Beløpet er kr. 5 000 i alt."]),
        ("Fristen er 1. februar. Den er ute.", ["Fristen er 1. februar.", "Den er ute."]),
        ("Vedtak etter § 3. 12 brukere.", ["Vedtak etter § 3. 12 brukere."]),
        ("Det var i 2021 og 2022. 12 kom.", ["Det var i 2021 og 2022. 12 kom."]),
        ("Det var nok. 12 kom.", ["Det var nok.", "12 kom."]),
        ("Kontakt er K. Nordmann.", ["Kontakt er K. Nordmann."]),
        ("Han sa: «Ja.» Så gikk han.", ["Han sa:", "«Ja.»", "Så gikk han."]),
        ("Vi har: én plan. Og mer: 12.", ["Vi har: én plan.", "Og mer: 12."]),
        ("Liste:\n- en\n- to\nSlutt", ["Liste:", "- en", "- to", "Slutt"]),
        ("Hardt brutt\nlinje er én.", ["Hardt brutt\nlinje er én."]),
        ("Ferdig mv.\n\nNy start.", ["Ferdig mv.", "Ny start."]),
        ("Se nr.\n\nny start.", ["Se nr.", "ny start."]),
        ("Sagt av (lederen.) Slik var det.", ["Sagt av (lederen.)", "Slik var det."]),
        ("«Ja”. Nei.", ["«Ja”.", "Nei."]),
        ("Flere ... Slik.", ["Flere ...", "Slik."]),
        ("Tall – og mer", ["Tall – og mer"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    shape = Shape(text)
    ends = sentence_ends(shape)
    pieces = [text[a:b].strip() for a, b in zip((0, *ends), ends, strict=False)]
    assert [piece for piece in pieces if piece] == sentences


@given(MIXED, st.data())
def test_the_sentence_around_an_offset_is_the_one_that_all_the_ends_give(
    text: str, data: st.DataObject
) -> None:
    shape = Shape(text * 9)
    if text:
        offset = data.draw(st.integers(0, len(shape.text) - 1))
        assert sentence_around(shape, offset) == sentence_at(sentence_ends(shape), offset)


def test_a_mark_that_begins_before_what_is_near_ends_no_sentence_twice() -> None:
    for dots in range(12):
        shape = Shape(f"{'a' * 495}{'.' * dots} Nei{'b' * 400}. Ja. {'c' * 600}")
        for offset in range(0, len(shape.text), 7):
            assert sentence_around(shape, offset) == sentence_at(sentence_ends(shape), offset)


def test_a_line_that_ends_a_sentence_ends_it_also_where_only_what_is_near_is_read() -> None:
    shape = Shape("Overskrift\nTekst som er\nbrutt. Ny.\n\n- punkt\n" * 2)
    ends = sentence_ends(shape)
    for offset in range(len(shape.text)):
        assert sentence_around(shape, offset) == sentence_at(ends, offset)


def test_many_offsets_of_a_text_are_looked_up_in_all_its_ends() -> None:
    reading = Reading("Ja. Nei. " * 40)
    assert [reading.sentence(9 * n) for n in range(40)] == [(9 * n - (n > 0), 9 * n + 3) for n in range(40)]


def test_a_sentence_is_found_by_any_offset_in_it_and_a_long_one_only_near() -> None:
    ends = (5, 10, 5_000)
    assert sentence_at(ends, 0) == (0, 5)
    assert sentence_at(ends, 5) == (5, 10)
    assert sentence_at(ends, 2_000) == (1_500, 2_500)
    assert sentence_at(ends, 4_900) == (4_400, 5_000)


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    shape = Shape("Kommunen utvikler tilbudet. Det er bra. - ")
    found = readability(shape, sentence_ends(shape))
    assert found.words == 6
    assert found.lix == pytest.approx(6 / 2 + 100 * 3 / 6)
    assert readability(Shape("…"), (1,)).words == 0
    assert not can_be_heavy(Shape("Kort."), 0, 10)


def test_the_longest_sentences_come_first() -> None:
    shape = Shape("En to. En to tre\nfire. En to tre.")
    assert longest_sentences(shape, sentence_ends(shape), 2) == ["En to tre fire.", "En to tre."]


def test_the_longest_sentences_are_found_where_they_stand() -> None:
    text = "En to tre.\n\nEn to  tre fire.   En to. \n"
    shape = Shape(text)
    spans = longest_spans(shape, sentence_ends(shape), 3)
    assert [(s.words, text[s.start : s.end]) for s in spans] == [
        (4, "En to  tre fire."),
        (3, "En to tre."),
        (2, "En to."),
    ]
    assert Reading(text).longest_spans(1) == spans[:1]


@pytest.mark.parametrize(
    ("lix", "band"),
    [(0, "light"), (34.9, "light"), (35, "medium"), (45, "heavy"), (54.9, "heavy"), (55, "very-heavy")],
)
def test_lix_lies_in_a_band_with_a_name(lix: float, band: str) -> None:
    assert Readability(lix, 1).band == band


def test_readability_tells_what_it_is_made_of() -> None:
    reading = Reading("Vi møter folk. Kartleggingen viser behovet.")
    assert reading.readability == Readability(3 + 100 * 2 / 6, 6, 2, 2)
    assert reading.readability is reading.readability

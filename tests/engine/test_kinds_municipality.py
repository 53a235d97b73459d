"""Finding a municipality while one types."""

from __future__ import annotations

import unicodedata

import pytest

from tests.engine.kinds_fields import REGISTER
from wizard.engine.municipalities import described, fold, norwegian_key, search


def found(text: str) -> list[str]:
    return [place.number for place in search(REGISTER, text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1826", ["1826"]),
        ("18", ["1818", "1826", "1867"]),
        ("1507", ["1508", "1580"]),
        ("999", []),
        ("hattf", ["1826"]),
        ("HATTFJELLDAL", ["1826"]),
        ("aarb", ["1826"]),
        ("årb", ["1826"]),
        ("Herøy", ["1515", "1818"]),
        ("heroy", ["1515", "1818"]),
        ("heroey", ["1515", "1818"]),
        ("herøy nord", ["1818"]),
        ("herøy møre", ["1515"]),
        ("romsdal haram", ["1580"]),
        ("al", ["5601", "1508", "1826"]),
        ("ål", ["1508", "5601", "1826"]),
        ("aal", ["1508"]),
        ("land", ["3448", "3447"]),
        ("sør v", ["5605"]),
        ("varanger", ["5605"]),
        ("karas", ["5610"]),
        ("kárá", ["5610"]),
        ("porsaŋ", ["5622"]),
        ("porsangu", ["5622"]),
        ("porsank", ["5622"]),
        ("traante", ["5001"]),
        ("dre la", ["3448", "3447"]),
        ("xyz", []),
        ("!", []),
        ("½", []),
    ],
)
def test_what_is_typed_finds_the_best_first(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


def test_how_the_accents_are_encoded_makes_no_difference() -> None:
    for text in ("Ålesund", "kárášjohka", "Søndre", "tråante"):
        assert found(unicodedata.normalize("NFD", text)) == found(unicodedata.normalize("NFC", text)) != []


def test_nothing_typed_finds_all() -> None:
    assert found(" ") == [place.number for place in REGISTER.municipalities]


def test_letters_as_typed_come_before_their_plain_neighbours() -> None:
    assert found("as")[0] == "3218"
    assert found("å")[:2] == ["1508", "3218"]
    assert found("a")[0] == "5601"


def test_a_single_letter_does_not_find_the_middle_of_names() -> None:
    assert "1826" not in found("e")


def test_two_of_one_name_are_told_apart_by_number_and_county() -> None:
    assert [described(place) for place in search(REGISTER, "herøy")] == [
        "1515 Herøy (Møre og Romsdal)",
        "1818 Herøy (Nordland)",
    ]


def test_names_sort_as_in_norwegian() -> None:
    names = ["Åre", "Øre", "Ære", "Zorro", "a\u030al", "Alta"]
    assert sorted(names, key=norwegian_key) == ["Alta", "Zorro", "Ære", "Øre", "a\u030al", "Åre"]


def test_folding_leaves_plain_letters_and_digits() -> None:
    assert fold("Porsáŋgu – Đæŧå, 5436") == "porsangu daeta 5436"

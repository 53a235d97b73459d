"""In a single text: which numbers, people and places are hidden, and which words are left."""

from __future__ import annotations

import pytest

from wizard.schema.scheme import Definition
from wizard.training.hidden import Inserted, without_signs
from wizard.training.hide_names import People, Places, capitalised
from wizard.training.hide_numbers import hide_numbers


def test_who_has_no_name_to_lend_is_called_something() -> None:
    assert People(["Kari Moen"], ["Kari Moen"]).of("Kari Moen") == "Ola Nordmann"


@pytest.mark.parametrize(
    "text",
    [
        "Vi søker 1 250 000 kroner, 12 500 000 i alt.",
        "Planen gjelder 2023-2026 og 2021 2022.",
        "Møtet var 12.03.2023 og 2023-03-12.",
        "I 2023 har vi 14 500 innbyggere og 3,5 årsverk.",
        "Kveld 18-21, uke 12 og 14.",
        "Det koster 100 000–150 000 kr.",
        "33 prosent, 1/2 stilling, sak 38/21.",
    ],
)
def test_amounts_dates_years_and_small_numbers_are_left(text: str) -> None:
    assert hide_numbers(text, lambda _, by: f"<{by}>", "o") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring 95012345.", "Ring <phone>."),
        ("Ring 950 12 345 eller 22-11-33-44", "Ring <phone> eller <phone>"),
        ("Ring +47 95 01 23 45", "Ring <phone>"),
        ("Ring 0047 95012345", "Ring <phone>"),
        ("Ring 9501 2345", "Ring <phone>"),
        ("Ring 47 95 01 23 45", "Ring <phone>"),
        ("Ring 00 47 95 01 23 45", "Ring <phone>"),
        ("Ring +46 8 123 456", "Ring <phone>"),
        ("5+5 er 10, og 3 +4", "5+5 er 10, og 3 +4"),
        ("I 2023 95 01 23 45", "I <phone>"),
        ("konto 9990.12.34562", "konto <account>"),
        ("konto 99901234562 og 01810100288", "konto <account> og <personal_number>"),
        ("018101 00288", "<personal_number>"),
        ("01.81.01 00288", "<personal_number>"),
        ("17 05 1 4 00288 9", "<long_number>"),
        ("1705 140 0288", "<personal_number>"),
        ("9705 140 0288", "<account>"),
        ("123 456 789 kroner", "123 456 789 kroner"),
        ("org.nr 971 035 560 MVA", "org.nr <orgnr> MVA"),
        ("nr 123456789", "nr <long_number>"),
        ("nr 1234567890123", "nr <long_number>"),
        ("se www.malvik.kommune.no/rus og https://x.no.", "se <link> og <link>"),
        ("skriv til a.b@c.no, eller @malvikrus", "skriv til <email>, eller <link>"),
        ("00 og 001", "00 og 001"),
        ("2021 2022 95012345", "<phone>"),
        ("sak 38/21 69 86 98 40", "sak <phone>"),
        ("i 2023 004721 33 10 32", "i <long_number>"),
        ("2023/12345", "<long_number>"),
    ],
)
def test_numbers_that_may_be_somebodys_are_found_however_they_are_grouped(text: str, expected: str) -> None:
    assert hide_numbers(text, lambda what, _: f"<{what}>", "o") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi spurte Petter Haugan om det.", "Vi spurte <> om det."),
        ("Petter Haugan svarte.", "<> svarte."),
        ("Ved Petter Haugan ble det.", "Ved <> ble det."),
        ("Ved Haugan ble det.", "Ved Haugan ble det."),
        ("Leder er P. K. Haugan.", "Leder er <>."),
        ("Ludvig van der Berg kom.", "<> kom."),
        ("Det er Petter\nHaugan.", "Det er <>."),
        ("Slutt. Petter Haugan", "Slutt. <>"),
        ("Rådgiver Petter. Haugan kom.", "Rådgiver Petter. Haugan kom."),
        ("Samarbeid med Blå Kors og Kirkens Bymisjon.", "Samarbeid med Blå Kors og Kirkens Bymisjon."),
        ("NAV Lokal og DPS", "NAV Lokal og DPS"),
        ("Én Kveld, To Kvelder", "<>, <>"),
        ("Av de som kom", "Av de som kom"),
        ("Petter de som", "Petter de som"),
        ("Vi møtte Petter Haugan av og til", "Vi møtte <> av og til"),
        ("", ""),
        ("12 %", "12 %"),
    ],
)
def test_two_capitalised_words_may_be_a_person(text: str, expected: str) -> None:
    assert People(["X Y"], []).hide(text, lambda *_: "<>") == expected


def test_capitalised_words_inside_sentences_are_for_a_person_to_look_at() -> None:
    text = "Vi kjenner Kråka. Kråka er fin: Ugla og NAV.\n\nHeia er «Bua»."
    assert list(capitalised(text)) == ["Kråka", "NAV", "Bua"]


def test_short_names_of_places_are_left_where_they_are_likely_words(municipal: Definition) -> None:
    places = Places(municipal.registry, "a")
    text = "Time hos lege. Time kommune. Vi er i Time. Alta er langt unna. Stavanger er nær."
    made = places.hide(text, lambda _, by: by)
    assert made.startswith("Time hos lege. ")
    assert "Time kommune" not in made
    assert "i Time" not in made
    assert "Stavanger" not in made


def test_nobody_takes_the_place_of_one_with_the_same_name(municipal: Definition) -> None:
    two = [m for m in municipal.registry.municipalities if m.name == "Herøy"]
    assert len(two) == 2
    other = municipal.registry.by_number["1833"]
    for seed in "abcd":
        places = Places(type(municipal.registry)(municipalities=(*two, other)), seed)
        assert places.of(two[0].number) == other


def test_a_register_without_municipalities_hides_none(municipal: Definition) -> None:
    empty = municipal.registry.model_copy(update={"municipalities": ()})
    places = Places(type(municipal.registry)(), "a")
    assert places.hide("Malvik kommune", lambda *_: "<>") == "Malvik kommune"
    assert Places(empty, "a").of("5031") is None


def test_when_every_municipality_is_taken_the_rest_are_left(municipal: Definition) -> None:
    few = type(municipal.registry)(municipalities=municipal.registry.municipalities[1:4])
    places = Places(few, "a")
    stand_ins = [places.of(m.number) for m in few.municipalities]
    assert None not in stand_ins
    assert len({m.number for m in stand_ins if m}) == 3
    assert places.hide(few.municipalities[0].name, lambda _, by: by) == stand_ins[0].name  # type: ignore[union-attr]


def test_what_is_put_in_is_not_read_again() -> None:
    inserted = Inserted()
    text = f"a{inserted.put('95012345')}b{inserted.put('Petter Haugan')}"
    assert inserted.read(
        People(["X Y"], []).hide(hide_numbers(text, lambda *_: "!", ""), lambda *_: "!")
    ) == ("a95012345bPetter Haugan")
    assert without_signs("a\ue000b\uf8ffc") == "abc"


def test_where_there_is_more_to_put_in_than_signs_it_stands_as_it_is() -> None:
    inserted = Inserted()
    for _ in range(0xF8FF - 0xE000 + 1):
        inserted.put("x")
    assert inserted.put("full") == "full"

"""Search: by number, by words in any order and spelling, with a slip; and never a surprise."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.search import BEGINS, INSIDE, NOT, SLIP, WHOLE, Entry, entry, find, word_cost

LIST = [
    entry("orgnr", [["Organisasjonsnummer"], ["Hva er organisasjonsnummeret?"], ["ni siffer"]], "2.1"),
    entry("address", [["Adresse"], ["Hvilken adresse har kommunen?", "Kva adresse har kommunen?"]], "2.2"),
    entry("relatives", [["Medvirkning fra pårørende", "Medverknad frå pårørande"]], "3.1"),
    entry("levy", [["Lønn"], ["Arbeidsgiveravgift, pensjon og feriepenger"], ["sone"]], "3.2"),
    entry("own", [["Egenfinansiering", "Eigenfinansiering"], ["Hva betaler kommunen selv?"]], "12.1"),
    entry("plan", [["Økonomiplan"], ["Plan år for år", "Åsane i Øst"]], "12.2"),
    entry("key", [["F6"]]),
]


def found(typed: str) -> list[str]:
    return [e.id for e in find(LIST, typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3.2", ["levy"]),
        ("3,2", ["levy"]),
        ("3.2.", ["levy"]),
        ("32", ["levy"]),
        ("3", ["relatives", "levy"]),
        ("3.", ["relatives", "levy"]),
        ("12", ["own", "plan"]),
        ("121", ["own"]),
        (" 12.2 ", ["plan"]),
        ("adresse", ["address"]),
        ("ADRESSE", ["address"]),
        ("adr", ["address"]),
        ("kommunen adresse", ["address"]),
        ("kva adresse", ["address"]),
        ("hvilken adresse", ["address"]),
        ("pårørende", ["relatives"]),
        ("paarorende", ["relatives"]),
        ("paaroerande", ["relatives"]),
        ("parorende", ["relatives"]),
        (unicodedata.normalize("NFD", "pårørende"), ["relatives"]),
        ("medverknad", ["relatives"]),
        ("frå medverknad", ["relatives"]),
        ("avgift", ["levy"]),
        ("lonn", ["levy"]),
        ("loenn", ["levy"]),
        ("okonomiplan", ["plan"]),
        ("økonomipaln", ["plan"]),
        ("okonmiplan", ["plan"]),
        ("aasane", ["plan"]),
        ("eigenfinansiering", ["own"]),
        ("egenfinnansiering", ["own"]),
        ("egnefinansierinh", ["own"]),
        ("adrese", ["address"]),
        ("plan-år", ["plan"]),
        ("f6", ["key"]),
        ("hva er lønn", ["levy"]),
        ("kva er økonomiplan", ["plan"]),
        ("hva er", ["orgnr"]),
        ("zzz", []),
        ("!", [e.id for e in LIST]),
        ("", [e.id for e in LIST]),
        ("99", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, expected: list[str]) -> None:
    assert found(typed) == expected


def test_a_word_in_a_label_goes_before_the_same_word_deeper_down() -> None:
    entries = [entry("deep", [["Annet"], ["Hva er lønn?"]]), entry("label", [["Lønn"]])]
    assert [e.id for e in find(entries, "lønn")] == ["label", "deep"]


def test_where_no_entry_has_every_word_those_that_lack_the_fewest_are_found() -> None:
    assert found("adresse xyzxyz kommunen") == ["address"]
    assert found("qqq www") == []


def test_nothing_is_found_in_nothing() -> None:
    assert find([], "lønn") == []
    assert find([Entry("a", "", {})], "lønn") == []


@pytest.mark.parametrize(
    ("word", "typed", "cost"),
    [
        ("plan", "plan", WHOLE),
        ("plan", "pla", BEGINS),
        ("okonomiplan", "plan", INSIDE),
        ("okonomiplan", "an", NOT),
        ("kommune", "komune", SLIP + 1),
        ("kommune", "kommuen", SLIP + 1),
        ("kommune", "kommmune", SLIP + 1),
        ("kommune", "kammune", SLIP + 1),
        ("kommune", "komu", SLIP + 1),
        ("plan", "pln", NOT),
        ("kommune", "fommune", NOT),
        ("egenfinansiering", "egnefinansierinh", SLIP + 2),
        ("egenfinansiering", "agnefinansierinh", NOT),
        ("budsjett", "bxxsjett", SLIP + 2),
        ("budsjett", "bxxxjett", NOT),
        ("bo", "bolig", NOT),
        ("abcd", "axyzd", NOT),
    ],
)
def test_a_word_fits_whole_in_part_or_with_a_slip(word: str, typed: str, cost: int) -> None:
    assert word_cost(word, typed) == cost


WORDS = st.text("abcdeåøæk", min_size=1, max_size=10)


@given(st.lists(WORDS, min_size=1, max_size=4), st.randoms())
def test_the_order_and_the_case_of_the_words_do_not_count(words: list[str], random: object) -> None:
    entries = [entry("a", [[" ".join(words)]]), entry("b", [["noe annet"]])]
    assert find(entries, " ".join(words))[0].id == "a"
    assert find(entries, " ".join(reversed(words)).upper())[0].id == "a"
    assert find(entries, unicodedata.normalize("NFD", " ".join(words)))[0].id == "a"


@given(st.text(max_size=30))
def test_whatever_is_typed_an_order_of_some_entries_comes_back(typed: str) -> None:
    hits = find(LIST, typed)
    assert len({e.id for e in hits}) == len(hits)
    assert all(e in LIST for e in hits)


@given(st.text("abcdefgh", min_size=8, max_size=14), st.integers(1, 6), st.sampled_from("abcdefgh"))
def test_one_wrong_letter_in_a_long_word_is_forgiven(word: str, at: int, letter: str) -> None:
    assert word_cost(word, word[:at] + letter + word[at + 1 :]) < NOT
    assert word_cost(word, word[:at] + word[at + 1 :]) < NOT
    assert word_cost(word, word[:at] + letter + word[at:]) < NOT


@pytest.mark.parametrize("typed", ["epost", "e-post", "e post", "EPOST", "eposta"])
def test_a_word_with_a_hyphen_is_found_with_and_without_it(typed: str) -> None:
    entries = [entry("phone", [["Telefon"]]), entry("email", [["E-post"], ["Hva er e-postadressen?"]])]
    assert [e.id for e in find(entries, typed)] == ["email"]
    assert [e.id for e in find([entry("city", [["Nord-Østerdal"]])], "nordosterdal")] == ["city"]

"""What points at a person in a text: personal numbers, addresses, telephones, counts of a few people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer

from wizard.engine.contact_data import Contacts, contacts, is_mailbox
from wizard.engine.personal_numbers import has_check_digits, has_plausible_date, personal_numbers
from wizard.engine.shapes import Shape
from wizard.engine.small_counts import small_counts


@given(st.integers(0, 10**11 - 1).map(lambda n: f"{n:011d}"))
def test_check_digits_are_those_of_the_reference_implementation(number: str) -> None:
    expected = (fodselsnummer.calc_check_digit1(number), fodselsnummer.calc_check_digit2(number))
    assert has_check_digits(number) == (tuple(number[9:]) == expected)


@pytest.mark.parametrize(
    ("date_part", "plausible"),
    [
        ("010190", True), ("311299", True), ("290200", True), ("290201", False), ("300290", False), ("310490", False),
        ("000190", False), ("320190", False), ("010090", False), ("011390", False), ("410190", True), ("710190", True),
        ("720190", False), ("014190", True), ("015290", True), ("015390", False), ("018190", True), ("019290", True),
        ("019390", False), ("418190", True), ("414190", True), ("016690", False), ("990190", False),
    ],
)  # fmt: skip
def test_a_date_is_plausible_with_d_and_synthetic_additions(date_part: str, plausible: bool) -> None:
    assert has_plausible_date(date_part + "12345") is plausible


def test_a_personal_number_is_masked_and_its_certainty_told() -> None:
    found = personal_numbers(Shape("Ho er 01019024373 og han 010190 12345."))
    assert [(one.masked, one.certain) for one in found] == [("01•••••••••", True), ("01•••••••••", False)]


@pytest.mark.parametrize(
    ("text", "emails", "phones"),
    [
        ("Skriv til kari@rana.no eller ring 75 12 34 56.", ["k•••@rana.no"], ["75 •• •• ••"]),
        ("tlf. +47 912 34 567 og mob 41234567", [], ["91 •• •• ••", "41 •• •• ••"]),
        ("telefon 22 334 455", [], ["22 •• •• ••"]),
        ("22334455 kr", [], []),
        ("bare tall 12", [], []),
    ],
)
def test_contacts_are_masked(text: str, emails: list[str], phones: list[str]) -> None:
    found = contacts(Shape(text))
    assert [email.masked for email in found.emails] == emails
    assert list(found.phones) == phones


def test_a_text_without_contacts_shares_the_empty_answer() -> None:
    assert contacts(Shape("Ingen.")) == Contacts()


@pytest.mark.parametrize(
    ("local", "mailbox"),
    [
        ("postmottak", True), ("post", True), ("sfnopost", True), ("rus", True), ("rus-team", True), ("rusteam2", True),
        ("kari.nordmann", False), ("marius", False), ("kn1", False),
    ],
)  # fmt: skip
def test_a_mailbox_is_known_by_its_words(local: str, mailbox: bool) -> None:
    assert is_mailbox(local, ("postmottak", "post", "rus", "team")) is mailbox


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("To brukere og éin pasient", [(2, "To brukere"), (1, "éin pasient")]),
        ("bare  en bruker", []),
        ("kun en bruker", [(1, "kun en bruker")]),
        ("to nye\nrusbrukere", [(2, "to nye rusbrukere")]),
        ("lar-brukere og tre lar-pasienter", [(3, "tre lar-pasienter")]),
        ("2–3 brukere", [(3, "2–3 brukere")]),
        ("medbrukere", []),
        ("brukere", []),
        ("fire\u00a0brukere", [(4, "fire brukere")]),
        ("to brukere, to brukere", [(2, "to brukere"), (2, "to brukere")]),
        ("to brukerråd og to brukere", [(2, "to brukere")]),
    ],
)
def test_small_counts_tell_how_many_and_with_what_words(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.people, one.written) for one in small_counts(Shape(text))] == found


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("@", []),
        ("a@b.no@c.no", ["a•••@b.no"]),
        ("a" * 65 + "@b.no", []),
        ("a@b.no, c.d@e.no", ["a•••@b.no", "c•••@e.no"]),
    ],
)
def test_an_address_is_read_from_its_sign(text: str, masked: list[str]) -> None:
    assert [email.masked for email in contacts(Shape(text)).emails] == masked

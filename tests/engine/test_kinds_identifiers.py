"""Check digits, against an oracle."""

from __future__ import annotations

import random

import pytest
from stdnum.no import kontonr, orgnr

from wizard.engine.identifiers import (
    ACCOUNT_WEIGHTS,
    ORGNR_WEIGHTS,
    check_digit,
    valid_account,
    valid_orgnr,
)

NUMBERS = 10_000


@pytest.mark.no_cover
def test_organisation_numbers_are_valid_where_stdnum_says_so() -> None:
    chance = random.Random(940155223)
    numbers = [f"{chance.randrange(10**9):09}" for _ in range(NUMBERS)]
    assert [n for n in numbers if valid_orgnr(n) != orgnr.is_valid(n)] == []
    assert sum(map(valid_orgnr, numbers)) > NUMBERS / 20


@pytest.mark.no_cover
def test_account_numbers_are_valid_where_stdnum_says_so() -> None:
    """From 1000 up: stdnum reads what begins with 0000 as a postgiro number of seven digits."""
    chance = random.Random(15031234562)
    numbers = [f"{chance.randrange(10**7, 10**11):011}" for _ in range(NUMBERS)]
    assert [n for n in numbers if valid_account(n) != kontonr.is_valid(n)] == []
    assert sum(map(valid_account, numbers)) > NUMBERS / 20


@pytest.mark.parametrize(
    "number", ["00001234567", "1234567", "000000000000", "1503123456²", "１5031234562", ""]
)
def test_postgiro_numbers_and_other_things_are_no_account_numbers(number: str) -> None:
    assert not valid_account(number)


@pytest.mark.parametrize("number", ["000000000", "94015522", "9401552233", "94O155223", "９40155223", ""])
def test_other_things_are_no_organisation_numbers(number: str) -> None:
    assert not valid_orgnr(number)


def test_the_examples_that_the_sentences_give_are_valid() -> None:
    assert valid_orgnr("940155223")
    assert valid_account("15031234562")
    assert valid_account("18136445320")


def test_no_number_begins_so_that_its_check_digit_would_be_ten() -> None:
    assert check_digit("12345678", ORGNR_WEIGHTS) == 5
    tens = [f"{n:08}" for n in range(10_000) if check_digit(f"{n:08}", ORGNR_WEIGHTS) == 10]
    assert tens
    assert not any(valid_orgnr(begun + str(d)) for begun in tens for d in range(10))
    assert check_digit("1503123456", ACCOUNT_WEIGHTS) == 2

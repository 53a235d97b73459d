"""Values of every kind, for hypothesis to draw: as they are kept once they are read."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.engine.kinds_fields import FIELD, REGISTER
from wizard.engine import kinds
from wizard.engine.identifiers import ACCOUNT_WEIGHTS, ORGNR_WEIGHTS, check_digit
from wizard.schema.scheme import Kind

LARGEST = 999_999_999_999


def _tenths(most: int, decimals: int) -> st.SearchStrategy[int | float]:
    """Numbers with so many decimals at most, as JSON holds them: 80, 80.5."""
    scale = 10**decimals
    return st.integers(0, most * scale).map(lambda n: n // scale if n % scale == 0 else n / scale)


def _numbered(length: int, weights: tuple[int, ...]) -> st.SearchStrategy[str]:
    bare = st.text("0123456789", min_size=length, max_size=length)
    good = bare.filter(lambda d: d.strip("0") and check_digit(d, weights) < 10)
    return good.map(lambda d: f"{d}{check_digit(d, weights)}")


_WORD = st.text(string.ascii_letters + "æøå", min_size=1, max_size=8)
_LETTERS = st.text(st.characters(codec="utf-8"))
_IDS = FIELD["choices"].choices

VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    "yes_no": st.booleans(),
    "choice": st.sampled_from(FIELD["choice"].choices),
    "choices": st.one_of(
        st.just(["none_of_these"]), st.lists(st.sampled_from(_IDS[:3]), min_size=1, unique=True)
    ),
    "text": _LETTERS.map(lambda t: kinds.parse(FIELD["text"], t, REGISTER)).filter(bool),
    "prose": _LETTERS.map(lambda t: kinds.parse(FIELD["prose"], t, REGISTER)).filter(bool),
    "integer": st.integers(-LARGEST, LARGEST),
    "number": _tenths(10_000_000, 1) | _tenths(100, 1).map(lambda n: -n if n else 0),
    "money": st.integers(0, LARGEST),
    "percent": _tenths(100, 2),
    "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat),
    "year": st.integers(1900, 2100),
    "municipality": st.sampled_from(sorted(REGISTER.by_number)),
    "orgnr": _numbered(8, ORGNR_WEIGHTS),
    "account_number": _numbered(10, ACCOUNT_WEIGHTS),
    "phone": st.one_of(
        st.from_regex(r"[1-9][0-9]{7}|0[1-9][0-9]{3}|116[0-9]{3}|1[0-9]{2,3}", fullmatch=True).map(str),
        st.just("+4681234567"),
    ).filter(str.isascii),
    "email": st.tuples(_WORD, _WORD, _WORD).map(lambda p: f"{p[0]}@{p[1]}.{p[2]}"),
    "postcode": st.text("0123456789", min_size=4, max_size=4),
}

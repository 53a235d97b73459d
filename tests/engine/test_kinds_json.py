"""What JSON holds: strict types, normalised values, and refusals that can be written to a file."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from tests.engine.kinds_fields import FIELD, REGISTER, No, no
from wizard.engine import kinds
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Field, Kind

ACCEPTED: list[tuple[Kind, Any, Any]] = [
    ("yes_no", True, True),
    ("yes_no", False, False),
    ("choice", "Ia", "Ia"),
    ("choices", ["relatives", "at_risk"], ["relatives", "at_risk"]),
    ("text", " en\nlinje ", "en linje"),
    ("prose", "to\r\nlinjer ", "to\nlinjer "),
    ("integer", -3, -3),
    ("number", 1.5, 1.5),
    ("number", 12.0, 12),
    ("number", -0.0, 0),
    ("money", 0, 0),
    ("money", 999_999_999_999, 999_999_999_999),
    ("percent", 80, 80),
    ("percent", 80.0, 80),
    ("percent", 33.33, 33.33),
    ("percent", 0.8, 0.8),
    ("date", "2023-02-01", "2023-02-01"),
    ("year", 2023, 2023),
    ("municipality", "1826", "1826"),
    ("municipality", "1 826", "1826"),
    ("orgnr", "940 155 223", "940155223"),
    ("account_number", "1503.12.34562", "15031234562"),
    ("phone", "+47 22 33 44 55", "22334455"),
    ("email", " navn@eksempel.no", "navn@eksempel.no"),
    ("postcode", "8 690", "8690"),
    ("table", [{"a": 1}], [{"a": 1}]),
]

REFUSED: list[tuple[Kind, Any, No]] = [
    ("yes_no", 1, no("json-type")),
    ("yes_no", "ja", no("json-type")),
    ("yes_no", "kanskje", no("unreadable")),
    ("choice", "ia", no("unknown")),
    ("choice", 232, no("json-type")),
    ("choices", "at_risk", no("json-type")),
    ("choices", "tull", no("unknown")),
    ("choices", [1], no("json-type")),
    ("choices", ["at_risk", "tull"], no("unknown", found="tull")),
    ("choices", ["at_risk", "at_risk"], no("twice", choice="at_risk")),
    ("choices", ["at_risk", "none_of_these"], no("exclusive")),
    ("choices", {"at_risk": True}, no("json-type")),
    ("text", 12, no("json-type", found="12")),
    ("text", "\ud800", no("surrogate")),
    ("prose", ["a"], no("json-type", found="[…]")),
    ("integer", 1.0, no("json-type")),
    ("integer", True, no("json-type", found="true")),
    ("integer", 10**12, no("too-large")),
    ("integer", "12", no("json-type")),
    ("number", 1.25, no("decimals")),
    ("number", math.nan, no("json-type")),
    ("number", math.inf, no("json-type")),
    ("number", 1e300, no("too-large")),
    ("number", -(10**12), no("too-large")),
    ("number", False, no("json-type", found="false")),
    ("number", "1,25", no("decimals")),
    ("money", True, no("json-type")),
    ("money", 1.0, no("json-type", found="1.0")),
    ("money", -1, no("negative")),
    ("money", 10**12, no("too-large")),
    ("money", 10**5000, no("too-large", found="…")),
    ("money", -(10**5000), no("negative", found="−…")),
    ("money", "330000", no("json-type")),
    ("money", "12 34", no("groups")),
    ("money", {"kr": 1}, no("json-type", found="{…}")),
    ("percent", 33.333, no("decimals")),
    ("percent", 100.5, no("over-100")),
    ("percent", -1, no("negative")),
    ("percent", "80 %", no("json-type")),
    ("percent", "80 ‰", no("unreadable")),
    ("date", 20230201, no("json-type")),
    ("date", "1.2.2023", no("not-iso", iso="2023-02-01")),
    ("date", "2023-2-1", no("not-iso", iso="2023-02-01")),
    ("date", " 2023-02-01", no("not-iso")),
    ("date", "2023-02-30", no("no-such-day")),
    ("year", 23, no("range")),
    ("year", 2023.0, no("json-type")),
    ("year", True, no("json-type")),
    ("year", "2023", no("json-type")),
    ("year", "23", no("four-digits")),
    ("municipality", 1826, no("json-type")),
    ("municipality", "Hattfjelldal", no("json-type")),
    ("municipality", "Herøy", no("ambiguous")),
    ("orgnr", 940155223, no("json-type")),
    ("account_number", 15031234562, no("json-type")),
    ("phone", 22334455, no("json-type")),
    ("email", ["a@b.no"], no("json-type")),
    ("postcode", 150, no("json-type")),
    ("table", {"a": 1}, no("json-type")),
    ("table", [{}, 1], no("row", row=2)),
    ("table", "rad", no("json-type")),
]


def _name(part: Any) -> str:
    return (
        part.reason if isinstance(part, No) else part if isinstance(part, str) and part in FIELD else "value"
    )


@pytest.mark.parametrize(("kind", "value", "expected"), ACCEPTED)
def test_a_value_of_its_kind_is_normalised(kind: Kind, value: Any, expected: Any) -> None:
    checked = kinds.check(FIELD[kind], value, REGISTER)
    assert checked == expected
    assert type(checked) is type(expected)


@pytest.mark.parametrize(("kind", "value", "expected"), REFUSED, ids=_name)
def test_a_value_not_of_its_kind_is_refused_with_a_reason(kind: Kind, value: Any, expected: No) -> None:
    checked = kinds.check(FIELD[kind], value, REGISTER)
    assert isinstance(checked, Refused)
    assert (checked.reason, checked.values["kind"]) == (expected.reason, kind)
    assert dict(expected.values).items() <= checked.values.items()
    json.dumps(checked.values, ensure_ascii=False, allow_nan=False).encode()


@pytest.mark.parametrize("value", [None, "", " \n", [], "\u200b"])
def test_null_and_empty_are_unanswered_in_every_kind(value: Any) -> None:
    assert {kinds.check(field, value, REGISTER) for field in FIELD.values()} == {None}


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        (Field(id="months", kind="number", least=0.5, most=12), 0.4, "least"),
        (Field(id="months", kind="number", least=0.5, most=12), 12.5, "most"),
        (Field(id="p", kind="percent", most=50), 60, "most"),
        (Field(id="m", kind="money", least=10), 9, "least"),
        (Field(id="y", kind="year", least=2016), 2015, "least"),
        (Field(id="y", kind="year", most=2030), 2031, "most"),
    ],
)
def test_the_limits_of_a_field_hold_for_json_too(field: Field, value: Any, reason: str) -> None:
    checked = kinds.check(field, value, REGISTER)
    assert isinstance(checked, Refused)
    assert checked.reason == reason


def test_what_was_found_is_quoted_short_and_without_control_characters() -> None:
    checked = kinds.check(FIELD["money"], "\x1b[31m" + "x" * 500 + "\ud800", REGISTER)
    assert isinstance(checked, Refused)
    assert len(checked.values["found"]) == 60
    assert checked.values["found"].isprintable()

"""What people type, and what becomes of it: the tables that the tests of the kinds share.

In the texts `~` stands for a no-break space. A row is (text, value) or (text, No(reason, values…)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wizard.schema.register import Municipality, Register
from wizard.schema.scheme import Field, Kind

NBSP = "\u00a0"


@dataclass(frozen=True)
class No:
    """A refusal: its reason and some of its values."""

    reason: str
    values: tuple[tuple[str, Any], ...] = ()


def no(reason: str, **values: Any) -> No:
    return No(reason, tuple(values.items()))


def unclear(*readings: str) -> No:
    shown = [reading.replace("~", NBSP) for reading in readings]
    named = dict(zip(("first", "second"), shown, strict=False))
    return no("unclear", count=len(readings), **named)


FIELD: dict[Kind, Field] = {
    kind: Field(id=kind, kind=kind)
    for kind in (
        "yes_no", "text", "prose", "integer", "number", "money", "percent", "date", "year",
        "municipality", "orgnr", "account_number", "phone", "email", "postcode", "table",
    )
}  # fmt: skip
FIELD["choice"] = Field(
    id="levy_zone", kind="choice", choices=("I", "Ia", "II", "own_survey", "own-survey", "health_overview")
)
FIELD["choices"] = Field(
    id="target_groups",
    kind="choices",
    choices=("at_risk", "has_problems", "relatives", "none_of_these"),
    exclusive="none_of_these",
)

REGISTER = Register(
    id="some",
    municipalities=tuple(
        Municipality(
            number=number, name=name, names=(name, *others), county=county, office="x", number_before=old
        )
        for number, name, others, county, old in (
            ("0301", "Oslo", (), "Oslo", "0301"),
            ("1508", "Ålesund", (), "Møre og Romsdal", "1507"),
            ("1515", "Herøy", (), "Møre og Romsdal", None),
            ("1580", "Haram", (), "Møre og Romsdal", "1507"),
            ("1818", "Herøy", (), "Nordland", None),
            ("1826", "Hattfjelldal", ("Aarborte",), "Nordland", None),
            ("1867", "Bø", (), "Nordland", None),
            ("3218", "Ås", (), "Akershus", "3021"),
            ("3205", "Lillestrøm", (), "Akershus", "3030"),
            ("3431", "Dovre", (), "Innlandet", None),
            ("3447", "Søndre Land", (), "Innlandet", None),
            ("3448", "Nordre Land", (), "Innlandet", None),
            ("4012", "Bamble", (), "Telemark", "3813"),
            ("5001", "Trondheim", ("Tråante",), "Trøndelag", None),
            ("5601", "Alta", (), "Finnmark", "5403"),
            ("5605", "Sør-Varanger", (), "Finnmark", "5444"),
            ("5610", "Karasjok", ("Kárášjohka",), "Finnmark", "5437"),
            ("5622", "Porsanger", ("Porsáŋgu", "Porsanki"), "Finnmark", "5436"),
        )
    ),
)

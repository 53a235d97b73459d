"""Every row of the tables, with its field: (field, text, value or refusal)."""

from __future__ import annotations

from typing import Any

from tests.engine import kinds_rows_identifiers as identifiers
from tests.engine import kinds_rows_money as money
from tests.engine import kinds_rows_numbers as numbers
from tests.engine import kinds_rows_texts as texts
from tests.engine.kinds_fields import FIELD, NBSP, no
from wizard.schema.scheme import Field, Kind

TYPED: dict[Kind, list[tuple[str, Any]]] = {
    "money": money.MONEY,
    "number": numbers.NUMBER,
    "integer": numbers.INTEGER,
    "percent": numbers.PERCENT,
    "year": numbers.YEAR,
    "date": numbers.DATE,
    "orgnr": identifiers.ORGNR,
    "account_number": identifiers.ACCOUNT,
    "phone": identifiers.PHONE,
    "email": identifiers.EMAIL,
    "postcode": identifiers.POSTCODE,
    "yes_no": texts.YES_NO,
    "choice": texts.CHOICE,
    "choices": texts.CHOICES,
    "text": texts.TEXT,
    "prose": texts.PROSE,
    "municipality": texts.MUNICIPALITY,
    "table": texts.TABLE,
}

ROWS = [
    (FIELD[kind], text if kind in ("text", "prose") else text.replace("~", NBSP), expected)
    for kind, rows in TYPED.items()
    for text, expected in rows
]

LIMITED: list[tuple[Field, str, Any]] = [
    (Field(id="months", kind="number", least=0.5, most=12), "0,5", 0.5),
    (Field(id="months", kind="number", least=0.5, most=12), "12", 12),
    (Field(id="months", kind="number", least=0.5, most=12), "0,4", no("least", least=0.5)),
    (Field(id="months", kind="number", least=0.5, most=12), "12,1", no("most", most=12)),
    (Field(id="i", kind="integer", least=1), "0", no("least", least=1)),
    (Field(id="i", kind="integer", most=1), "2", no("most", most=1)),
    (Field(id="m", kind="money", least=1, most=10), "0", no("least", least=1)),
    (Field(id="m", kind="money", least=1, most=10), "11", no("most", most=10)),
    (Field(id="p", kind="percent", least=5, most=50), "4", no("least", least=5)),
    (Field(id="p", kind="percent", least=5, most=50), "51", no("most", most=50)),
    (Field(id="y", kind="year", least=2016, most=2030), "2015", no("least", least=2016)),
    (Field(id="y", kind="year", least=2016, most=2030), "2031", no("most", most=2030)),
]

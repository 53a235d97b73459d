"""Well-formed answers, told from the others in one pass of pydantic's compiled code.

What passes comes out as `kinds.check` would give it back; what is turned down may still be well-formed.
Nearly all that most applications hold passes, and to judge it value by value takes ten times as long.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from pydantic_core import SchemaValidator, core_schema
from pydantic_core.core_schema import CoreSchema, TypedDictField

from wizard.engine import numerals
from wizard.engine.answers import ROW_ID
from wizard.engine.identifiers import valid_account, valid_orgnr
from wizard.engine.numbers import DECIMALS, FIRST_YEAR, LAST_YEAR, WHOLE
from wizard.schema.register import Register
from wizard.schema.scheme import Definition, Field, Kind, Question

Finish: TypeAlias = Callable[[Any], Any]
"""What of a value is not compiled: gives it back as it is kept, or None where it is turned down."""

_SEEN: Final = "!-~¡-¬®-ÿ–—…’‘“”•€"
"""What is seen of Latin-1, and other marks that texts often hold: nothing of it is cleaned or composed."""
_PROSE: Final = frozenset([*b"\n", *range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)])
_SIFTED: Final = bytes(byte if byte in _PROSE else 0 for byte in range(256))
_MARKS: Final = "–—…’‘“”•€"
"""The same and line breaks, for texts that are too long for a pattern; bytes but these become 0."""
_LINE: Final = rf"\A[{_SEEN}](?:[ {_SEEN}]*[{_SEEN}])?\z"
_PATTERNS: Final[dict[Kind, str]] = {
    "text": _LINE,
    "prose": _LINE,
    "date": r"\A20[0-9]{2}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13578]|1[02])-(?:29|30|31)"
    r"|(?:0[469]|11)-(?:29|30))\z",
    "phone": r"\A(?:0[1-9]|[1-9][0-9])[0-9]{6}\z",
    "email": r"\A[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]+\.)+[A-Za-z]+\z",
    "postcode": r"\A[0-9]{4}\z",
}
"""Texts of each kind that are well-formed; some of them."""
_LONGEST: Final = 60
"""Of an address, in characters: within every limit there is."""
_MOST: Final = 10**numerals.MOST_DIGITS - 1
_LIMITS: Final[dict[Kind, tuple[int, int]]] = {
    "integer": (-_MOST, _MOST),
    "number": (-_MOST, _MOST),
    "money": (0, _MOST),
    "percent": (0, WHOLE),
    "year": (FIRST_YEAR, LAST_YEAR),
}
"""The least and the most whole number of each kind."""
_REAL: Final = ("number", "percent")
_ANY: Final = core_schema.any_schema()


class Sieve:
    """Tells the well-formed answers to a definition's questions from what must be judged one by one."""

    def __init__(self, definition: Definition) -> None:
        """Compile the tests of its questions."""
        self._finish: list[tuple[str, Finish]] = []
        fields: dict[str, TypedDictField] = {}
        for question in definition.questions.values():
            schema = _asked(question, definition.registry)
            finish = _finish(question)
            if schema is not None:
                omitted = core_schema.with_default_schema(schema, on_error="omit")
                fields[question.id] = core_schema.typed_dict_field(omitted, required=False)
            if finish is not None:
                self._finish.append((question.id, finish))
        self._validator = SchemaValidator(core_schema.typed_dict_schema(fields, extra_behavior="ignore"))

    def passed(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that pass, in the order of the questions."""
        found: dict[str, Any] = self._validator.validate_python(answers)
        for name, finish in self._finish:
            if name in found:
                kept = finish(found[name])
                if kept is None:
                    del found[name]
                else:
                    found[name] = kept
        return found


def _asked(question: Question, registry: Register) -> CoreSchema | None:
    """What is compiled of a question's test; None where nothing is, and nothing passes."""
    if question.kind == "table":
        return _rows(question, registry)
    return core_schema.any_schema() if question.kind in _LOOKED_THROUGH else _one(question, registry)


def _rows(table: Question, registry: Register) -> CoreSchema | None:
    """Rows whose cells are all well-formed; None where a column is of a kind that is not compiled."""
    own = core_schema.str_schema(strict=True, min_length=1)
    cells = {ROW_ID: core_schema.typed_dict_field(own, required=False)}
    for column in table.columns:
        schema = _one(column, registry)
        if schema is None:
            return None
        cells[column.id] = core_schema.typed_dict_field(schema, required=False)
    row = core_schema.typed_dict_schema(cells, extra_behavior="ignore", strict=True)
    return core_schema.list_schema(row, strict=True, min_length=1)


def _one(field: Field, registry: Register) -> CoreSchema | None:
    """A single well-formed value; None for a kind that is not compiled."""
    if field.kind in _LIMITS:
        return _number(field)
    if field.kind in _PATTERNS:
        longest = _LONGEST if field.kind == "email" else None
        return core_schema.str_schema(strict=True, pattern=_PATTERNS[field.kind], max_length=longest)
    if field.kind == "yes_no":
        return core_schema.bool_schema(strict=True)
    if field.kind == "municipality":
        return _literal([n for n in registry.by_number if n.isascii() and n.isdecimal()])
    one = _literal([choice for choice in field.choices if choice[:1].isalnum()])
    if one and field.kind == "choices":
        return core_schema.list_schema(one, strict=True, min_length=1)
    return one if field.kind == "choice" else None


def _number(field: Field) -> CoreSchema:
    low, high = _limits(field)
    whole = core_schema.int_schema(strict=True, ge=math.ceil(low), le=math.floor(high))
    if field.kind not in _REAL:
        return whole
    real = core_schema.float_schema(strict=True, ge=low, le=high, allow_inf_nan=False)
    return core_schema.union_schema([whole, real], mode="left_to_right")


def _limits(field: Field) -> tuple[float, float]:
    """The limits of its kind, and its own within them."""
    least, most = _LIMITS[field.kind]
    low = least if field.least is None else max(least, field.least)
    return low, most if field.most is None else min(most, field.most)


def _literal(known: list[str]) -> CoreSchema | None:
    return core_schema.literal_schema(known) if known else None


def _finish(question: Question) -> Finish | None:
    """What remains to be done with an answer that has passed what is compiled."""
    if question.kind == "table":
        return _finish_rows(question)
    return _LOOKED_THROUGH.get(question.kind) or _finish_one(question)


def _finish_one(field: Field) -> Finish | None:
    if field.kind == "choices":
        return _together(field)
    return _decimals(DECIMALS[field.kind]) if field.kind in _REAL else None


def _finish_rows(table: Question) -> Finish | None:
    """The same of the cells of a table. Its rows have just been made, and can be changed."""
    finishes = [(column.id, finish) for column in table.columns if (finish := _finish_one(column))]

    def finished(rows: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
        for row in rows:
            for name, finish in finishes:
                value = row.get(name)
                if value is None or type(value) is int:  # which no finish changes
                    continue
                kept = finish(value)
                if kept is None:
                    return None
                row[name] = kept
        return rows

    return finished if finishes else None


def _together(field: Field) -> Finish:
    """Choices that are all different, and of which none excludes the others."""
    return lambda ids: (
        ids if len(ids) == 1 or (field.exclusive not in ids and len(frozenset(ids)) == len(ids)) else None
    )


def _decimals(most: int) -> Finish:
    """A number with so many decimals; one that is whole is an integer."""

    def finished(value: float) -> float | None:
        if type(value) is int:
            return value
        if value.is_integer():
            return int(value)
        return value if round(value, most) == value else None

    return finished


def _seen(text: Any) -> str | None:
    """A long text in which all is seen, but for spaces and line breaks, and which begins with what is."""
    if type(text) is not str or text[:1] <= " ":
        return None
    data = text.encode("latin-1", "ignore")
    others = len(text) - len(data)
    if others and text.count("–") != others and sum(map(text.count, _MARKS)) != others:
        return None
    return None if 0 in data.translate(_SIFTED) else text


def _orgnr(digits: Any) -> str | None:
    return digits if type(digits) is str and valid_orgnr(digits) else None


def _account(digits: Any) -> str | None:
    return digits if type(digits) is str and valid_account(digits) else None


_LOOKED_THROUGH: Final[dict[Kind, Finish]] = {"prose": _seen, "orgnr": _orgnr, "account_number": _account}
"""Kinds of which nothing is compiled: too long for a pattern, or with a check digit."""

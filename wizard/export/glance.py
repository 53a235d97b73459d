"""An application that holds nothing unusual, known at a glance.

`reading` judges a file piece by piece, so as to say what is wrong and where. Nearly all files hold
only what they may, in the shapes that a definition gives: to see that takes a few operations on whole
tables. What is turned down here may still be in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from math import isfinite
from typing import Any, Final

from wizard.engine.answers import ROW_ID
from wizard.export.strict_json import UNCOUNTED, counted
from wizard.schema.application import MOST_ROWS
from wizard.schema.scheme import Definition

_TEXTS: Final = frozenset({str})
_ROWS: Final = frozenset({dict})
_PLAIN: Final = frozenset({int, bool, type(None)})


class Unusual(Exception):
    """Something that must be judged piece by piece."""


def held(definition: Definition, document: Mapping[str, Any]) -> tuple[int, int]:
    """How many keys an application has, whose envelope is in order, and colons in texts. Raises Unusual.

    Then its questions and columns are known, its tables of no more rows than they may be, it is not
    too deep, and its texts and numbers are texts and numbers. With a `result`, in which nobody looks for
    colons, there are `UNCOUNTED` of them.
    """
    keys, colons = len(document), 0
    for name, member in document.items():
        if name == "answers":
            try:
                inner, seen = _held_by_answers(definition, member)
            except TypeError:  # something is no row
                raise Unusual from None
            keys, colons = keys + inner, colons + seen
        elif name == "result":
            keys += _keys_of_result(member)
        elif type(member) is dict:
            keys += len(member)
            _expect(_TEXTS.issuperset(map(type, member.values())))
            colons += "".join([*member, *member.values()]).count(":")
    return keys, UNCOUNTED if "result" in document else colons


def _expect(usual: bool) -> None:
    if not usual:
        raise Unusual


def _held_by_answers(definition: Definition, answers: Any) -> tuple[int, int]:
    _expect(type(answers) is dict and answers.keys() <= definition.questions.keys())
    rows: list[Any] = []
    values: list[Any] = []
    tables = definition.columns
    for name, value in answers.items():
        if type(value) is list and name in tables:
            if len(value) > MOST_ROWS or not tables[name].issuperset(chain.from_iterable(value)):
                _check_ids(tables[name], value)
            rows += value
        else:
            values.append(value)
    values += chain.from_iterable(map(dict.values, rows))
    return len(answers) + sum(map(len, rows)), _colons_in(values)


def _check_ids(columns: frozenset[str], rows: list[dict[str, Any]]) -> None:
    """That rows are no more than they may be, of their table's columns, with texts as ids of their own."""
    _expect(len(rows) <= MOST_ROWS and _ROWS.issuperset(map(type, rows)))
    _expect((columns | {ROW_ID}).issuperset(chain.from_iterable(rows)))
    _expect(all(type(row.get(ROW_ID, "")) is str for row in rows))


def _colons_in(values: list[Any]) -> int:
    """How many there are in texts. Raises Unusual for more than some texts, and for no number."""
    colons = 0
    for value in values:
        kind = type(value)
        if kind is str:
            if ":" in value:
                colons += value.count(":")
        elif kind is list:
            _expect(len(value) <= MOST_ROWS and _TEXTS.issuperset(map(type, value)))
            colons += "".join(value).count(":")
        elif kind not in _PLAIN:
            _expect(kind is float and isfinite(value))
    return colons


def _keys_of_result(result: Any) -> int:
    """Of a package's own judgement, which is passed over: what it holds is not known, only counted."""
    keys = counted([result])  # as deep as it lies
    _expect(type(result) is dict and keys >= 0)
    return keys

"""An application that holds nothing unusual, known at a glance.

`reading` judges a file piece by piece, so as to say what is wrong and where. Nearly all files hold
only what they may, in the shapes that a definition gives: to see that takes a few operations on whole
tables. What is turned down here may still be in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import isfinite
from typing import Any, Final

from wizard.engine.answers import ROW_ID
from wizard.export.strict_json import UNCOUNTED, counted
from wizard.schema.application import MOST_ROWS
from wizard.schema.scheme import Definition

_TEXTS: Final = frozenset({str})
_ROWS: Final = frozenset({dict})
_PLAIN: Final = frozenset({str, int, bool, type(None)})


class Unusual(Exception):
    """Something that must be judged piece by piece."""


def held(definition: Definition, document: Mapping[str, Any], passed: Mapping[str, Any]) -> int:
    """How many keys an application has, whose envelope is in order. Raises Unusual.

    `passed` are answers that have been sifted: they have all cells that were there, and need no
    look. Then its questions and columns are known, its tables of no more rows than they may be, it is not
    too deep, and its texts and numbers are texts and numbers.
    """
    keys = len(document)
    for name, member in document.items():
        if name == "answers":
            keys += len(passed) + _cells_of(definition, passed)
            if len(passed) < len(member):
                keys += _held_by_answers(definition, {k: v for k, v in member.items() if k not in passed})
        elif name == "result":
            keys += _keys_of_result(member)
        elif type(member) is dict:
            keys += len(member)
            _expect(_TEXTS.issuperset(map(type, member.values())))
    return keys


def colons(document: Mapping[str, Any]) -> int:
    """How many there are in the texts of a document that is `held`; `UNCOUNTED` with a `result`."""
    found = 0
    for name, member in document.items():
        if name == "result":
            return UNCOUNTED
        if name == "answers":
            found += _colons_in(member.values())
        elif type(member) is dict:
            found += _colons_in(chain(member, member.values()))
    return found


def _colons_in(values: Iterable[Any]) -> int:
    """How many there are in texts, and in the lists and rows of them."""
    found, inner = 0, []
    for value in values:
        kind = type(value)
        if kind is str:
            if ":" in value:
                found += value.count(":")
        elif kind is list:
            inner += value
        elif kind is dict:
            inner += value.values()
    return found + _colons_in(inner) if inner else found


def _expect(usual: bool) -> None:
    if not usual:
        raise Unusual


def _cells_of(definition: Definition, answers: Mapping[str, Any]) -> int:
    """How many there are in tables."""
    return sum([len(row) for table in definition.columns if table in answers for row in answers[table]])


def _held_by_answers(definition: Definition, answers: Mapping[str, Any]) -> int:
    _expect(answers.keys() <= definition.questions.keys())
    tables = definition.columns
    rows: list[Any] = []
    for name, value in answers.items():
        if type(value) is list and name in tables:
            _check_rows(tables[name], value)
            rows += value
        elif type(value) not in _PLAIN:
            _check_other(value)
    cells = [*chain.from_iterable(map(dict.values, rows))]
    if not _PLAIN.issuperset(map(type, cells)):
        for cell in cells:
            if type(cell) not in _PLAIN:
                _check_other(cell)
    return len(answers) + len(cells)


def _check_other(value: Any) -> None:
    """That a value is some texts, or a number."""
    if type(value) is list:
        _expect(len(value) <= MOST_ROWS and _TEXTS.issuperset(map(type, value)))
    else:
        _expect(type(value) is float and isfinite(value))


def _check_rows(columns: frozenset[str], rows: list[Any]) -> None:
    """That rows are no more than they may be, of their table's columns, with texts as ids of their own."""
    _expect(len(rows) <= MOST_ROWS and _ROWS.issuperset(map(type, rows)))
    if not columns.issuperset(chain.from_iterable(rows)):
        _expect((columns | {ROW_ID}).issuperset(chain.from_iterable(rows)))
        _expect(all(type(row.get(ROW_ID, "")) is str for row in rows))


def _keys_of_result(result: Any) -> int:
    """Of a package's own judgement, which is passed over: what it holds is not known, only counted."""
    keys = counted([result])  # as deep as it lies
    _expect(type(result) is dict and keys >= 0)
    return keys

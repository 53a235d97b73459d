"""What CEL does with terms, three-valued: by the same tables as CEL combines its errors.

Terms of other types than an operation takes are Beyond, and so is all that could fail otherwise than by
not knowing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from wizard.engine.matching import pattern_of
from wizard.engine.terms import ITEMS, NOTHING, Beyond, Evaluate, Names, Term, constant

_ORDERED: Final = frozenset({"int", "double", "string"})
_COMPARED: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CALCULATED: Final[Mapping[str, tuple[Callable[[Any, Any], Any], frozenset[str]]]] = {
    "+": (operator.add, _ORDERED),
    "-": (operator.sub, frozenset({"int", "double"})),
    "*": (operator.mul, frozenset({"double"})),
    "/": (operator.truediv, frozenset({"double"})),
}
"""Operations, and the types they are for here: whole numbers are small, and no sum of them overflows."""


def _of(type_: str, value: Evaluate, *parts: Term) -> Term:
    """A term made of others; worked out at once where these are fixed."""
    if all(part.fixed for part in parts):
        return constant(type_, value(NOTHING, NOTHING))
    return Term(type_, value)


def _want(term: Term, types: Collection[str]) -> Term:
    if term.type not in types:
        raise Beyond
    return term


def _mapped(type_: str, made: Callable[[Any], Any], term: Term) -> Term:
    """What is made of a value, if it is known."""
    inner = term.value

    def value(bound: Names, scope: Names) -> Any:
        found = inner(bound, scope)
        return None if found is None else made(found)

    return _of(type_, value, term)


def _paired(type_: str, made: Callable[[Any, Any], Any], left: Term, right: Term) -> Term:
    """What is made of two values, if both are known."""
    first, second = left.value, right.value
    known = second(NOTHING, NOTHING) if right.fixed else None
    name, column = left.name, left.column

    def name_with_known(bound: Names, _scope: Names) -> Any:
        one = bound.get(name)
        return None if one is None else made(one, known)

    def with_known(bound: Names, scope: Names) -> Any:
        one = first(bound, scope)
        return None if one is None else made(one, known)

    def with_both(bound: Names, scope: Names) -> Any:
        one, other = first(bound, scope), second(bound, scope)
        return None if one is None or other is None else made(one, other)

    def cell_with_known(_bound: Names, scope: Names) -> Any:
        one = scope[name].get(column)
        return None if one is None else made(one, known)

    if not right.fixed:
        return Term(type_, with_both)
    direct = cell_with_known if column else name_with_known
    return _of(type_, direct if name else with_known, left, right)


def negation(term: Term) -> Term:
    """`!a`."""
    return _mapped("bool", operator.not_, _want(term, ("bool",)))


def minus(term: Term) -> Term:
    """`-a`."""
    return _mapped(term.type, operator.neg, _want(term, ("int", "double")))


def conjunction(left: Term, right: Term) -> Term:
    """`a && b`: one that is false decides, also where the other is not known."""
    return _junction(left, right, decides=False)


def disjunction(left: Term, right: Term) -> Term:
    """`a || b`: one that is true decides, also where the other is not known."""
    return _junction(left, right, decides=True)


def _junction(left: Term, right: Term, *, decides: bool) -> Term:
    first, second = _want(left, ("bool",)).value, _want(right, ("bool",)).value

    def value(bound: Names, scope: Names) -> Any:
        one = first(bound, scope)
        if one is decides:
            return decides
        other = second(bound, scope)
        if other is decides:
            return decides
        return None if one is None or other is None else not decides

    return _of("bool", value, left, right)


def choice(condition: Term, then: Term, otherwise: Term) -> Term:
    """`a ? b : c`."""
    holds = _want(condition, ("bool",)).value
    first, second = then.value, _want(otherwise, {then.type} - {"rows", "row"}).value

    def value(bound: Names, scope: Names) -> Any:
        truth = holds(bound, scope)
        if truth is None:
            return None
        return first(bound, scope) if truth else second(bound, scope)

    return _of(then.type, value, condition, then, otherwise)


def comparison(sign: str, left: Term, right: Term) -> Term:
    """`a == b`, `a < b` and the like, of two of one type that `sign` compares."""
    types = _ORDERED | {"bool"} if sign in ("==", "!=") else _ORDERED
    return _paired("bool", _COMPARED[sign], left, _want(right, types & {left.type}))


def membership(item: Term, many: Term) -> Term:
    """`a in b`, where b is a list of a's type."""
    if ITEMS.get(many.type) != item.type:
        raise Beyond
    return _paired("bool", lambda one, every: one in every, item, _want(many, ("strings", "ints")))


def calculation(sign: str, left: Term, right: Term) -> Term:
    """`a + b` and the like, of two of one type; a divisor is a number that is not 0."""
    made, types = _CALCULATED[sign]
    if sign == "/" and not (right.fixed and right.value(NOTHING, NOTHING)):
        raise Beyond
    return _paired(left.type, made, left, _want(right, types & {left.type}))


def many(items: Sequence[Term]) -> Term:
    """`[a, b]`, of texts or whole numbers that are the same under all bindings."""
    types = {_want(item, ("string", "int")).type for item in items if item.fixed}
    if len(types) != 1 or not all(item.fixed for item in items):
        raise Beyond
    return constant(f"{types.pop()}s", [item.value(NOTHING, NOTHING) for item in items])


def size(term: Term) -> Term:
    """`size(a)`, of a text or a list."""
    return _mapped("int", len, _want(term, ("string", *ITEMS)))


def text_of(term: Term) -> Term:
    """`string(a)`, of a whole number or a text."""
    return _mapped("string", str, _want(term, ("int", "string")))


def float_of(term: Term) -> Term:
    """`double(a)`, of a number."""
    return _mapped("double", float, _want(term, ("int", "double")))


def matches(term: Term, pattern: Term) -> Term:
    """`a.matches(b)`, where b is a text that stands there."""
    if not pattern.fixed:
        raise Beyond
    found = pattern_of(_want(pattern, ("string",)).value(NOTHING, NOTHING))
    if found is None:
        raise Beyond
    search = found.search
    return _mapped("bool", lambda text: search(text) is not None, _want(term, ("string",)))


def quantified(over: Term, name: str, body: Term, *, decides: bool) -> Term:
    """`a.exists(name, body)`, which a true one decides, or `a.all(name, body)`, which a false one does."""
    every, holds = _want(over, ITEMS).value, _want(body, ("bool",)).value

    def value(bound: Names, scope: Names) -> Any:
        items = every(bound, scope)
        if items is None:
            return None
        inner, known = {**scope}, True
        for item in items:
            inner[name] = item
            truth = holds(bound, inner)
            if truth is decides:
                return decides
            known = known and truth is not None
        return not decides if known else None

    return Term("bool", value)


def chosen(over: Term, name: str, body: Term) -> Term:
    """`a.filter(name, body)`: not known where it is not known of one of them."""
    every, holds = _want(over, ITEMS).value, _want(body, ("bool",)).value

    def value(bound: Names, scope: Names) -> list[Any] | None:
        items = every(bound, scope)
        if items is None:
            return None
        truths = [holds(bound, {**scope, name: item}) for item in items]
        if None in truths:
            return None
        return [item for item, truth in zip(items, truths, strict=True) if truth]

    return Term(over.type, value, over.columns)

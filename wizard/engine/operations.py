"""What CEL does with terms, three-valued: by the same tables as CEL combines its errors.

Terms of other types than an operation takes are Beyond, and so is all that could fail otherwise than by
not knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from wizard.engine.matching import pattern_of
from wizard.engine.terms import ITEMS, Beyond, Term, constant

_ORDERED: Final = frozenset({"int", "double", "string"})
_CALCULATED: Final[Mapping[str, frozenset[str]]] = {
    "+": _ORDERED,
    "-": frozenset({"int", "double"}),
    "*": frozenset({"double"}),
    "/": frozenset({"double"}),
}
"""Operations, and the types they are for here: whole numbers are small, and no sum of them overflows."""
_SEARCHES: Final[dict[str, Callable[[str], Any]]] = {}
"""What finds a pattern, by the pattern as it is written."""
ENVIRONMENT: Final[Mapping[str, Any]] = {
    "__builtins__": {},
    "all": all,
    "any": any,
    "enumerate": enumerate,
    "float": float,
    "len": len,
    "search": _SEARCHES,
    "str": str,
}
"""All that the Python of terms can reach beside the names that are read for it."""


def _of(term: Term, *parts: Term) -> Term:
    """A term made of others; worked out at once where these are fixed."""
    if not all(part.fixed for part in parts):
        return term
    return constant(term.type, value_of(term))


def value_of(term: Term) -> Any:
    """The value of a term that is made of fixed ones."""
    return eval(term.value, {**ENVIRONMENT})  # noqa: S307 - a term's Python is ours: see `terms`


def _want(term: Term, types: Collection[str]) -> Term:
    if term.type not in types:
        raise Beyond
    return term


def _mapped(type_: str, before: str, term: Term, after: str = ")") -> Term:
    """What is made of a value, if it is known."""
    return _of(Term(type_, f"{before}{term.code}{after}", term.known), term)


def _both(*parts: Term) -> tuple[str, ...]:
    """What holds where all parts are known, each condition once."""
    return tuple(dict.fromkeys(condition for part in parts for condition in part.known))


def negation(term: Term) -> Term:
    """`!a`."""
    code = _want(term, ("bool",)).code and f"(not {term.code})"
    return _of(Term("bool", code, term.known, truth=term.false, falsity=term.true), term)


def minus(term: Term) -> Term:
    """`-a`."""
    return _mapped(_want(term, ("int", "double")).type, "(-", term)


def conjunction(left: Term, right: Term) -> Term:
    """`a && b`: one that is false decides, also where the other is not known."""
    _want(left, ("bool",)), _want(right, ("bool",))
    true, false = f"({left.true} and {right.true})", f"({left.false} or {right.false})"
    return _of(Term("bool", truth=true, falsity=false), left, right)


def disjunction(left: Term, right: Term) -> Term:
    """`a || b`: one that is true decides, also where the other is not known."""
    _want(left, ("bool",)), _want(right, ("bool",))
    true, false = f"({left.true} or {right.true})", f"({left.false} and {right.false})"
    return _of(Term("bool", truth=true, falsity=false), left, right)


def choice(condition: Term, then: Term, otherwise: Term) -> Term:
    """`a ? b : c`."""
    _want(condition, ("bool",)), _want(otherwise, {then.type} - {"rows", "row"})
    if condition.fixed:
        return then if value_of(condition) else otherwise
    if then.type == "bool":
        true = f"({condition.true} and {then.true} or {condition.false} and {otherwise.true})"
        false = f"({condition.true} and {then.false} or {condition.false} and {otherwise.false})"
        return Term("bool", truth=true, falsity=false)
    holds = condition.strict
    either = [" and ".join(part.known) or "True" for part in (then, otherwise)]
    known = (f"({either[0]} if {holds.code} else {either[1]})",) if either != ["True", "True"] else ()
    code = f"({then.code} if {holds.code} else {otherwise.code})"
    return Term(then.type, code, (*holds.known, *known))


def comparison(sign: str, left: Term, right: Term) -> Term:
    """`a == b`, `a < b` and the like, of two of one type that `sign` compares."""
    types = _ORDERED | {"bool"} if sign in ("==", "!=") else _ORDERED
    _want(right, types & {left.type})
    one, other = left.strict, right.strict
    code = f"({one.in_comparison} {sign} {other.in_comparison})"
    same = _same(one, other)
    return _of(
        Term(
            "bool",
            code,
            _both(one, other),
            truth=same if sign == "==" else "",
            falsity=same if sign == "!=" else "",
        ),
        left,
        right,
    )


def _same(one: Term, other: Term) -> str:
    """Whether two are the same, where one is surely known and the other is None where it is not; or ""."""
    for sure, name in ((one, other), (other, one)):
        if not sure.known and name.plain:
            return f"({name.in_comparison} == {sure.in_comparison})"
    return ""


def membership(item: Term, many: Term) -> Term:
    """`a in b`, where b is a list of a's type."""
    if ITEMS.get(many.type) != item.type:
        raise Beyond
    code = f"({item.code} in {_want(many, ('strings', 'ints')).code})"
    truth = code if many.fixed and item.plain else ""
    return _of(Term("bool", code, _both(item, many), truth=truth), item, many)


def calculation(sign: str, left: Term, right: Term) -> Term:
    """`a + b` and the like, of two of one type; a divisor is a number that is not 0."""
    if sign == "/" and not (right.fixed and value_of(right)):
        raise Beyond
    _want(right, _CALCULATED[sign] & {left.type})
    return _of(Term(left.type, f"({left.code} {sign} {right.code})", _both(left, right)), left, right)


def many(items: Sequence[Term]) -> Term:
    """`[a, b]`, of texts or whole numbers that are the same under all bindings."""
    types = {_want(item, ("string", "int")).type for item in items if item.fixed}
    if len(types) != 1 or not all(item.fixed for item in items):
        raise Beyond
    return Term(f"{types.pop()}s", f"[{', '.join([item.code for item in items])}]", fixed=True)


def size(term: Term) -> Term:
    """`size(a)`, of a text or a list."""
    return _mapped("int", "len(", _want(term, ("string", *ITEMS)))


def text_of(term: Term) -> Term:
    """`string(a)`, of a whole number or a text."""
    return _mapped("string", "str(", _want(term, ("int", "string")))


def float_of(term: Term) -> Term:
    """`double(a)`, of a number."""
    return _mapped("double", "float(", _want(term, ("int", "double")))


def matches(term: Term, pattern: Term) -> Term:
    """`a.matches(b)`, where b is a text that stands there."""
    if not pattern.fixed:
        raise Beyond
    text = value_of(_want(pattern, ("string",)))
    if text not in _SEARCHES:
        found = pattern_of(text)
        if found is None:
            raise Beyond
        _SEARCHES[text] = found.search
    return _mapped("bool", f"(search[{text!r}](", _want(term, ("string",)), ") is not None)")


def quantified(over: Term, each: str, body: Term, *, decides: bool) -> Term:
    """`a.exists(name, body)`, which a true one decides, or `a.all(name, body)`, which a false one does.

    `each` is the Python that goes through what `over` holds.
    """
    _want(over, ITEMS), _want(body, ("bool",))
    deciding, other = (body.true, body.false) if decides else (body.false, body.true)
    found = " and ".join((*over.known, f"any({deciding}{each})"))
    none = " and ".join((*over.known, f"all({other}{each})"))
    truth, falsity = (found, none) if decides else (none, found)
    return Term("bool", truth=f"({truth})", falsity=f"({falsity})")


def chosen(over: Term, each: str, item: str, body: Term) -> Term:
    """`a.filter(name, body)`: not known where it is not known of one of them. `item` is the name's Python."""
    _want(over, ITEMS), _want(body, ("bool",))
    known = f"all(({body.true} or {body.false}){each})"
    code = f"[{item}{each} if {body.true}]"
    return Term(over.type, code, (*over.known, known), columns=over.columns)

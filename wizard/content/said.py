"""A condition in words: the CEL of the content as a person would say it.

Only the forms that conditions of relevance take are known: `==`, `!=`, comparisons, `in`, `!`, `&&`,
`||`, and a yes or no by its own name. Anything else is shown as it is written, with the labels of its
questions, rather than told wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.content.interface import Interface
from wizard.content.sentences import show_answer
from wizard.content.templates import fill
from wizard.content.words import Words
from wizard.schema.scheme import Definition, Question

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>'[^'\\]*'|"[^"\\]*")
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
      | (?P<sign>==|!=|<=|>=|&&|\|\||[<>!()\[\],]))""",
    re.VERBOSE,
)
_NAME: Final = re.compile(r"""'[^'\\]*'|"[^"\\]*"|(?<![\w.])[A-Za-z_]\w*""")
_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED: Final = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_SAID: Final = {"==": "is", "!=": "is-not", "<": "under", ">": "over", "<=": "at-most", ">=": "at-least"}
_YEAR: Final = "edition_year"
_GIVEN: Final = "given."
_BOOLEANS: Final = {"true": True, "false": False}


class _Unknown(Exception):
    """A form that has no words here."""


class _Name(NamedTuple):
    text: str


class _Values(NamedTuple):
    items: tuple[Any, ...]


class _Compared(NamedTuple):
    sign: str
    left: Any
    right: Any


class _Not(NamedTuple):
    inner: Any


class _Joined(NamedTuple):
    sign: str
    parts: tuple[Any, ...]


_Node: TypeAlias = Any
"""A name, a literal value, or one of the tuples above."""


def spoken(definition: Definition, words: Words, interface: Interface, expression: str) -> str:
    """The condition in words, to stand after «når»."""
    try:
        node = _Reader(expression).read()
        return _Speech(definition, words, interface).say(node)
    except _Unknown:
        return interface.say("printed.said.raw", expression=labelled(words, definition, expression))


def labelled(words: Words, definition: Definition, expression: str) -> str:
    """The expression as it is written, with the labels of its questions."""

    def named(match: re.Match[str]) -> str:
        return f"«{words.label(match[0])}»" if match[0] in definition.questions else match[0]

    return _NAME.sub(named, " ".join(expression.split()))


class _Reader:
    """Reads an expression by descent; raises _Unknown at the first thing it does not know."""

    def __init__(self, expression: str) -> None:
        """The tokens of the expression, and the place among them."""
        self._tokens: list[tuple[str, str]] = []
        at, end = 0, len(expression.rstrip())
        while at < end:
            match = _TOKEN.match(expression, at)
            if match is None:
                raise _Unknown
            self._tokens.append((match.lastgroup or "", match[match.lastgroup or 0]))
            at = match.end()
        self._at = 0

    def read(self) -> _Node:
        """The whole expression."""
        node = self._joined("||")
        if self._at < len(self._tokens):
            raise _Unknown
        return node

    def _take(self, *signs: str) -> str:
        """The next token if it is one of these; else "" and nothing is taken."""
        if self._at < len(self._tokens) and self._tokens[self._at][1] in signs:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def _joined(self, sign: str) -> _Node:
        below: Callable[[], _Node] = self._unary if sign == "&&" else lambda: self._joined("&&")
        parts = [below()]
        while self._take(sign):
            parts.append(below())
        return parts[0] if len(parts) == 1 else _Joined(sign, tuple(parts))

    def _unary(self) -> _Node:
        if self._take("!"):
            return _Not(self._unary())
        left = self._operand()
        sign = self._take("==", "!=", "<=", ">=", "<", ">", "in")
        return _Compared(sign, left, self._operand()) if sign else left

    def _operand(self) -> _Node:
        if self._take("("):
            node = self._joined("||")
            self._expect(")")
            return node
        if self._take("["):
            items = [self._operand()]
            while self._take(","):
                items.append(self._operand())
            self._expect("]")
            return _Values(tuple(items))
        if self._at >= len(self._tokens):
            raise _Unknown
        kind, text = self._tokens[self._at]
        self._at += 1
        return _literal(kind, text)

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise _Unknown


def _literal(kind: str, text: str) -> _Node:
    if kind == "text":
        return text[1:-1]
    if kind == "number":
        return float(text) if "." in text else int(text)
    if kind == "name":
        return _BOOLEANS[text] if text in _BOOLEANS else _Name(text)
    raise _Unknown


class _Speech(NamedTuple):
    """Puts what was read into words."""

    definition: Definition
    words: Words
    interface: Interface

    def say(self, node: _Node, *, negated: bool = False, inside: bool = False) -> str:
        """The words of a node, or of its opposite; `inside` others it must be held together as one."""
        match node:
            case _Not(inner):
                return self.say(inner, negated=not negated, inside=inside)
            case _Joined(sign, parts):
                both = (sign == "&&") != negated
                other = "||" if sign == "&&" else "&&"
                mixed = any(_joins(part, other) for part in parts)
                if mixed and inside:
                    raise _Unknown
                told = [self.say(part, negated=negated, inside=True) for part in parts]
                how = ("both" if mixed else "and") if both else "either" if mixed else "or"
                return self._fold("one-or" if how == "or" and inside else how, told)
            case _Compared():
                return self._compared(node, negated=negated)
            case _Name(text):
                return self._name(text, negated=negated)
            case _:
                raise _Unknown

    def _fold(self, how: str, told: list[str]) -> str:
        """Several joined, the last two as `how` says, what is before them with commas."""
        *first, left, right = told
        return self._said(how, left=", ".join([*first, left]), right=right)

    def _said(self, code: str, **values: Any) -> str:
        return self.interface.say(f"printed.said.{code}", **values)

    def _name(self, text: str, *, negated: bool) -> str:
        if text.startswith(_GIVEN):
            question = self._question(text.removeprefix(_GIVEN))
            return self._said("not-given" if negated else "given", label=self.words.label(question.id))
        question = self._question(text)
        if question.kind != "yes_no":
            raise _Unknown
        return self._said("no" if negated else "yes", label=self.words.label(question.id))

    def _question(self, name: str) -> Question:
        if name not in self.definition.questions:
            raise _Unknown
        return self.definition.questions[name]

    def _compared(self, node: _Compared, *, negated: bool) -> str:
        sign, left, right = node
        if sign == "in":
            return self._among(left, right, negated=negated)
        if not isinstance(left, _Name):
            left, right, sign = right, left, _TURNED[sign]
        if not isinstance(left, _Name) or not isinstance(right, str | int | float):
            raise _Unknown
        sign = _OPPOSITE[sign] if negated else sign
        if left.text == _YEAR:
            return self._said(f"edition-{_SAID[sign]}", value=right)
        if isinstance(right, bool):
            return self._name(left.text, negated=(sign == "!=") == right)
        question = self._question(left.text)
        return self._said(
            _SAID[sign], label=self.words.label(question.id), value=self._value(question, right)
        )

    def _among(self, left: _Node, right: _Node, *, negated: bool) -> str:
        """`'x' in q`, where q holds several choices, and `q in ['x', 'y']`."""
        if isinstance(left, str) and isinstance(right, _Name):
            question = self._question(right.text)
            code, value = "holds", self._value(question, left)
            return self._said(
                f"{code}-not" if negated else code, label=self.words.label(question.id), value=value
            )
        if not isinstance(left, _Name) or not isinstance(right, _Values):
            raise _Unknown
        question = self._question(left.text)
        *first, last = [self._value(question, item) for item in right.items]
        values = f"{', '.join(first)} {self._said('or-word')} {last}" if first else last
        return self._said(
            "none-of" if negated else "one-of", label=self.words.label(question.id), values=values
        )

    def _value(self, question: Question, value: Any) -> str:
        """A value as its question shows it; a choice by its label."""
        if isinstance(value, tuple):
            raise _Unknown
        if isinstance(value, str) and value in question.choices:
            return fill(
                "{label:quote}", {"label": self.words.choice(question.id, value)}, self.interface.lang
            )
        return show_answer(self.definition, self.words, self.interface, question, value)


def _joins(node: _Node, sign: str) -> bool:
    """Whether a node, seen through «not», joins others with this sign."""
    negated = False
    while isinstance(node, _Not):
        node, negated = node.inner, not negated
    if not isinstance(node, _Joined):
        return False
    return (node.sign == sign) != negated

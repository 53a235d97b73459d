"""The findings and conditions of a report, with what is the same in many applications put together once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.content.interface import Interface
from wizard.content.sentences import KIND, field_path, names_at, sentence, templates_of
from wizard.content.templates import USUAL, Names, parts_of, show
from wizard.content.words import Words
from wizard.engine.expressions import Expressions, expressions_of
from wizard.export.escape import visible
from wizard.export.json_text import (
    Part,
    known,
    members_text,
    quoted,
    value_text,
    write_condition,
    write_finding,
)
from wizard.export.writing import plain
from wizard.schema.assessment import ConditionState, Finding
from wizard.schema.scheme import Definition

_MOST_KEPT: Final = 1024
"""Of each sort of part, of one definition in one language."""
_About: TypeAlias = tuple[str, str, str, str, str]
"""Rule, severity, place, source and variant."""


class _Slot(NamedTuple):
    """A value that words name, in one format."""

    name: str
    form: str
    number: Callable[[float], str] | None


class _Line(NamedTuple):
    """The message or the mend of findings that differ in their values only."""

    template: str
    """With `%s` for each value."""
    pick: Callable[[list[str]], Any] | None
    """Which of the values; None where it names none, and the template is the text itself."""
    json: str
    """The text as JSON has it, where there are no values."""
    same: bool
    """Whether JSON escapes nothing of what stands between the values."""


class _Frame:
    """What findings of one rule and variant in one place have in common."""

    def __init__(self, field: str, names: Names, lang: str, templates: tuple[str, str]) -> None:
        """`field` is the name of the place."""
        self.names, self.lang = names, lang
        self.slots: list[_Slot] = []
        self.message, self.mend = (self._line(template, field) for template in templates)
        self.piecewise = not any("\r" in text for text in (field, *templates))
        """Whether texts may be looked at piece by piece.

        `visible` takes one character at a time, but for a line feed after a carriage return.
        """
        self.texts: dict[str, tuple[list[str], str, str, str]] = {}
        """By the spaces before it the JSON of a finding with values of these names: what stands before its
        message and its mend, and after that, with `%s` for each value."""

    def _line(self, template: str, field: str) -> _Line:
        """A template with the field filled in."""
        asked, rest = parts_of(template)
        pieces, places = [""], []
        for one in asked:
            pieces[-1] += one.before
            if one.name == "field":
                pieces[-1] += show(field, one.form, self.lang, self.names)
                continue
            slot = _Slot(one.name, one.form, one.number)
            if slot not in self.slots:
                self.slots.append(slot)
            places.append(self.slots.index(slot))
            pieces.append("")
        pieces[-1] += rest
        pieces = [visible(piece) for piece in pieces]
        text = "".join(pieces)
        if not places:
            return _Line(text, None, _within(text), same=False)
        return _Line("%s".join(map(_literal, pieces)), itemgetter(*places), "", same=_within(text) == text)

    def words(self, values: Mapping[str, Any]) -> tuple[str, str, str, str] | None:
        """Message and mend with their values, and both as JSON has them within a text.

        None where they must be looked at as a whole: a value is missing, or is not plain to see.
        """
        shown, same = [], True
        for name, form, number in self.slots:
            value: Any = values.get(name)
            kind = type(value)
            if (kind is int or kind is float) and number is not None and 0 <= value < USUAL:
                shown.append(number(value))
                continue
            if value is None or not self.piecewise:
                return None
            text = value if kind is str and not form else show(value, form, self.lang, self.names)
            if not text.replace("\u00a0", " ").isprintable():
                return None
            shown.append(text)
            same = same and '"' not in text and "\\" not in text
        message, pick, message_json, alike = self.message
        if pick is not None:
            message %= pick(shown)
            message_json = message if same and alike else _within(message)
        mend, pick, mend_json, alike = self.mend
        if pick is not None:
            mend %= pick(shown)
            mend_json = mend if same and alike else _within(mend)
        return message, mend, message_json, mend_json

    def text(self, said: dict[str, Any], pad: str) -> tuple[list[str], str, str, str]:
        """The JSON of findings with values of these names, kept in `texts`."""
        start = f",\n{pad}  "
        rule, severity, at, source = (known(said[key]) for key in ("rule", "severity", "at", "source"))
        inner = f",\n{pad}    ".join(f"{_literal(known(name))}: %s" for name in said["values"])
        self.texts[pad] = found = (
            [*said["values"]],
            f'{{{start[1:]}"rule": {rule}{start}"severity": {severity}{start}"at": {at}{start}"message": "',
            f'"{start}"mend": "',
            (
                f'"{start}"source": {_literal(source)}{start}"values": {{\n{pad}    {inner}{start[1:]}}}'
                f'{start}"acknowledged": null\n{pad}}}'
            ),
        )
        return found


class _Said(Part):
    """A finding with values."""

    __slots__ = ("words",)
    words: tuple[_Frame, str, str]
    """What it has in common with others; message and mend as JSON has them within a text."""

    def text(self, pad: str) -> str:
        """Its JSON in its place."""
        frame, message, mend = self.words
        values = self["values"]
        found = frame.texts.get(pad)
        if found is None or found[0] != [*values]:
            found = frame.text(self, pad)
        _, before, between, after = found
        told = [one if type(one) is int else value_text(one, f"{pad}    ") for one in values.values()]
        return f"{before}{message}{between}{mend}{after % tuple(told)}"


class Teller:
    """Tells findings and conditions of one definition in one language."""

    def __init__(self, definition: Definition, words: Words, interface: Interface) -> None:
        """Nothing is put together before it is first told."""
        self._definition, self._words, self._interface = definition, words, interface
        self._conditions: dict[tuple[int, ...], tuple[tuple[ConditionState, ...], list[Part]]] = {}
        self._parts: dict[_About, Part] = {}
        self._frames: dict[_About, _Frame] = {}

    def conditions(self, states: tuple[ConditionState, ...]) -> list[Part]:
        """Conditions as a report has them."""
        key = tuple(map(id, states))
        kept = self._conditions.get(key)
        if kept is None:  # the states are kept too, so that their ids stay theirs
            kept = _room(self._conditions)[key] = states, [_condition(state) for state in states]
        return [*kept[1]]

    def finding(self, finding: Finding) -> dict[str, Any]:
        """A finding with its words.

        One without values, or with a variant only, is the same in every application: a `Part`.
        """
        if finding.acknowledged is not None:
            return self._spoken(finding)
        values = finding.values
        variant: Any = ""
        if values:
            variant = values.get("variant")
            if not variant or len(values) > 1 or type(variant) is not str:
                return self._said(finding) or self._spoken(finding)
        key = finding.rule, finding.severity, finding.at, finding.source, variant
        part = self._parts.get(key)
        if part is None:
            told = self._spoken(finding)
            told["values"] = Part.of(told["values"], members_text)
            part = _room(self._parts)[key] = Part.of(told, write_finding)
        return part

    def _spoken(self, finding: Finding) -> dict[str, Any]:
        """Any finding, as `sentence` puts it."""
        message, mend = sentence(self._definition, self._words, self._interface, finding)
        return {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "at": finding.at,
            "message": visible(message),
            "mend": visible(mend),
            "source": finding.source,
            "values": plain(finding.values),
            "acknowledged": finding.acknowledged,
        }

    def _said(self, finding: Finding) -> _Said | None:
        """A finding with values; None where `sentence` must put it."""
        rule, values = finding.rule, finding.values
        if "field" in values:
            return None
        variant = _kind(values) if rule == KIND else str(values.get("variant", ""))
        key = rule, finding.severity, finding.at, finding.source, variant
        frame = self._frames.get(key)
        if frame is None:
            frame = _room(self._frames)[key] = self._frame(finding)
        words = frame.words(values)
        if words is None:
            return None
        message, mend, message_json, mend_json = words
        said = _Said(
            rule=rule,
            severity=finding.severity._value_,
            at=finding.at,
            message=message,
            mend=mend,
            source=finding.source,
            values=plain(values),
            acknowledged=None,
        )
        said.words = frame, message_json, mend_json
        return said

    def _frame(self, finding: Finding) -> _Frame:
        """What is the same in all findings of a rule and variant in this place."""
        return _Frame(
            field_path(self._definition, self._words, self._interface, finding.at),
            names_at(self._definition, self._words, finding.at),
            self._interface.lang,
            templates_of(self._words, self._interface, finding),
        )


def teller(definition: Definition, words: Words, interface: Interface) -> Teller:
    """What tells the findings of a definition; kept with its expressions."""
    kept = expressions_of(definition).once(_tellers)
    found = kept.get((words, interface))
    if found is None:
        found = _room(kept)[words, interface] = Teller(definition, words, interface)
    return found


def _tellers(_expressions: Expressions) -> dict[tuple[Words, Interface], Teller]:
    """Where they are kept."""
    return {}


def _condition(state: ConditionState) -> Part:
    return Part.of({"id": state.id, "state": state.state, "source": state.source}, write_condition)


def _room(kept: dict[Any, Any]) -> dict[Any, Any]:
    """The same dict; emptied where it is full, for who has so many different ones gains nothing by it."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    return kept


def _kind(values: Mapping[str, Any]) -> str:
    """What the words of `answer.kind` rest on."""
    variant, kind, reason = (values.get(name, "") for name in ("variant", "kind", "reason"))
    return f"{variant} {kind} {reason} {values.get('count') == 1}"


def _within(text: str) -> str:
    """A visible text as it stands between the quotation marks of JSON."""
    return quoted(text)[1:-1]


def _literal(text: str) -> str:
    """A text that stands for itself where `%s` stands for a value."""
    return text.replace("%", "%%")

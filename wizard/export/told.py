"""The findings and conditions of a report, with what is the same in many applications put together once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.content.interface import Interface
from wizard.content.sentences import KIND, field_path, names_at, sentence, templates_of
from wizard.content.templates import USUAL, Names, parts_of, show
from wizard.content.words import Words
from wizard.engine.expressions import Expressions, expressions_of
from wizard.export.escape import visible
from wizard.export.json_text import Part, known, members_text, quoted, write_condition, write_finding
from wizard.export.writing import plain
from wizard.schema.assessment import ConditionState, Finding
from wizard.schema.scheme import Definition

_MOST_KEPT: Final = 1024
"""Of each sort of part, of one definition in one language."""
_About: TypeAlias = tuple[str, str, str, str, str]
"""Rule, severity, place, source and variant."""


class _Slot(NamedTuple):
    """A placeholder, and what stands before it as a report has it."""

    before: str
    name: str
    form: str
    number: Callable[[float], str] | None


class _Line(NamedTuple):
    """The message or the mend of findings that differ in their values only."""

    slots: tuple[_Slot, ...]
    rest: str
    """What stands last in it."""
    json: str
    """The same as JSON has it within a text."""
    same: bool
    """Whether JSON escapes nothing of what stands between the values."""


class _Frame:
    """What findings of one rule and variant in one place have in common."""

    def __init__(self, field: str, names: Names, lang: str, templates: tuple[str, str]) -> None:
        """`field` is the name of the place."""
        self.field, self.names, self.lang = field, names, lang
        self.message, self.mend = (self._line(template) for template in templates)
        self.around: dict[str, tuple[str, str, str]] = {}
        """By the spaces before it the JSON of a finding: before message and mend, and before its values."""

    def _line(self, template: str) -> _Line | None:
        """A template with the field filled in; None where it may not be looked at piece by piece.

        `visible` takes one character at a time, but for a line feed after a carriage return.
        """
        asked, rest = parts_of(template)
        slots, before = [], ""
        for one in asked:
            before += one.before
            if one.name == "field":
                before += show(self.field, one.form, self.lang, self.names)
            else:
                slots.append(_Slot(visible(before), one.name, one.form, one.number))
                before = ""
        if "\r" in template or "\r" in self.field:
            return None
        rest = visible(before + rest)
        pieces = "".join(slot.before for slot in slots) + rest
        return _Line(tuple(slots), rest, _within(rest), same=_within(pieces) == pieces)

    def filled(self, line: _Line | None, values: Mapping[str, Any]) -> tuple[str, str] | None:
        """A line with its values: as a report has it, and as JSON has it within a text.

        None where it must be looked at as a whole: a value is missing, or is not plain to see.
        """
        if line is None:
            return None
        slots, rest, json, same = line
        if not slots:
            return rest, json
        told: list[str] = []
        for before, name, form, number in slots:
            value: Any = values.get(name)
            kind = type(value)
            if (kind is int or kind is float) and number is not None and 0 <= value < USUAL:
                told += (before, number(value))
                continue
            if value is None:
                return None
            shown = value if kind is str and not form else show(value, form, self.lang, self.names)
            if not shown.replace("\u00a0", " ").isprintable():
                return None
            told += (before, shown)
            same = same and '"' not in shown and "\\" not in shown
        text = "".join(told) + rest
        return text, text if same else _within(text)

    def begun(self, finding: dict[str, Any], pad: str) -> tuple[str, str, str]:
        """What stands around the words of a finding in its place; kept in `around`."""
        start = f",\n{pad}  "
        rule, severity, at, source = (known(finding[key]) for key in ("rule", "severity", "at", "source"))
        head = f'{{{start[1:]}"rule": {rule}{start}"severity": {severity}{start}"at": {at}'
        self.around[pad] = found = (
            f'{head}{start}"message": "',
            f'"{start}"mend": "',
            f'"{start}"source": {source}{start}"values": ',
        )
        return found


class _Said(Part):
    """A finding with values: its words are at hand as JSON has them within a text."""

    __slots__ = ("frame", "mend", "message")
    frame: _Frame
    message: str
    mend: str

    def text(self, pad: str) -> str:
        """Its JSON in its place."""
        before, between, after = self.frame.around.get(pad) or self.frame.begun(self, pad)
        within = f"{pad}  "
        return (
            f"{before}{self.message}{between}{self.mend}{after}{members_text(self['values'], within)}"
            f',\n{within}"acknowledged": null\n{pad}}}'
        )


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
        message, mend = frame.filled(frame.message, values), frame.filled(frame.mend, values)
        if message is None or mend is None:
            return None
        said = _Said(
            rule=rule,
            severity=finding.severity._value_,
            at=finding.at,
            message=message[0],
            mend=mend[0],
            source=finding.source,
            values=plain(values),
            acknowledged=None,
        )
        said.frame, said.message, said.mend = frame, message[1], mend[1]
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

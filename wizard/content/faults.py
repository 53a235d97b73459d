"""A fault of the content: where it is, what is wrong, what was expected, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wizard.content.interface import Interface

_NAMED: Final[Mapping[str, str]] = {"expected": "type", "form": "form"}
"""Values that are codes themselves, and where in the interface their words lie."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the content: a file relative to the content's folder, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. The sentence for it is `content.fault.<code>` of the interface."""

    code: str
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the sentence needs; `nearest` is the valid name that was probably meant, if any."""
    pointer: str = ""
    """CEL's own drawing of the place in an expression, on lines of its own."""

    @property
    def file(self) -> str:
        """The file, relative to the content's folder."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.place.column


def sorted_once(faults: Iterable[Fault]) -> list[Fault]:
    """The faults by file and line, each once: a part's fault shows in every scheme that uses it."""
    found = {(f.file, f.line, f.column, f.code, repr(sorted(f.values.items()))): f for f in faults}
    return [found[key] for key in sorted(found)]


def fault_line(interface: Interface, fault: Fault) -> str:
    """A fault as a line for people, `file:line:column: sentence`, with CEL's drawing under it."""
    values = dict(fault.values)
    for name, area in _NAMED.items():
        if interface.has(f"content.{area}.{values.get(name)}"):
            values[name] = interface.say(f"content.{area}.{values[name]}")
    says = interface.say(f"content.fault.{fault.code}", **values)
    if fault.values.get("nearest"):
        says += " " + interface.say("content.fault.nearest", nearest=fault.values["nearest"])
    drawing = "".join(f"\n    {line}" for line in fault.pointer.splitlines())
    return f"{fault.file}:{fault.line}:{fault.column}: {says}{drawing}"

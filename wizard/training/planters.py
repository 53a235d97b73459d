"""What a planter is: it puts one fault in an application that is being made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wizard.training.making import Making

Plant = Callable[[Making], str | None]
"""Changes what is being made and gives the JSON Pointer of the finding; None where there is no room."""

PLAIN: Final = 1
"""Seen by looking at the field."""
KNOWN: Final = 2
"""Seen by one who knows the rule."""
HIDDEN: Final = 3
"""Seen by one who compares or adds up."""


@dataclass(frozen=True)
class Planter:
    """Plants a fault of one rule, or of `eligibility.<condition>`."""

    rule: str
    plant: Plant
    grade: int = KNOWN
    """How hard it is to see: PLAIN, KNOWN or HIDDEN."""
    near: str = ""
    """A question where it can stand, to know its theme by; "" where it can stand anywhere."""
    wishes: Mapping[str, Any] = field(default_factory=dict)
    """What the application must be like (see `composing.Wishes`)."""
    follows: frozenset[str] = frozenset()
    """Rules that find the same thing at once, where that cannot be helped."""
    alone: str = ""
    """Of faults with the same word here, an application has one at most."""

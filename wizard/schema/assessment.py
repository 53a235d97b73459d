"""What the engine says of an application: path, verdict, totals, findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple, TypeVar

from pydantic import BaseModel
from pydantic import Field as Option

from wizard.schema.base import Frozen
from wizard.schema.scheme import Severity

State = Literal["met", "not_met", "unknown"]
Verdict = Literal["eligible", "not_eligible", "undecided"]
Status = Literal["ready", "not_ready"]
Model = TypeVar("Model", bound=BaseModel)

_NOTHING: Final[Mapping[str, Any]] = {}
_put: Final = object.__setattr__


def trusted(model: type[Model], **parts: Any) -> Model:
    """A model of parts that are of their types already, all of its fields: nothing is looked at or copied.

    It takes half the time of validation, and a third of that of `model_construct`.
    """
    made = object.__new__(model)
    _put(made, "__dict__", parts)
    _put(made, "__pydantic_fields_set__", set(parts))
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


class Refused(Frozen):
    """Why a value is not of its kind: a reason code and what a sentence about it needs."""

    reason: str
    values: dict[str, Any] = Option(default_factory=dict)


class Finding(NamedTuple):
    """One fault found. The words for it lie in content, by rule id.

    A tuple, for there are many, and they are made and read in a third of a model's time.
    """

    rule: str
    severity: Severity
    at: str = ""
    """JSON Pointer into `answers`; "" is the whole application."""
    values: Mapping[str, Any] = _NOTHING
    source: str = ""
    """The id of the source the rule rests on."""
    acknowledged: str | None = None


class ConditionState(Frozen):
    """One condition of eligibility and how it stands."""

    id: str
    state: State
    at: str
    source: str


class Assessment(Frozen):
    """The judgement on one application at one date."""

    relevance: dict[str, bool | None]
    """Step and question ids (`step:budget`, `need`) -> relevant, not, or not yet known."""
    values: dict[str, Any]
    """The relevant, well-formed answers, normalised. Nothing else counts anywhere.
    A table's rows lack the cells that are empty or not of their kind."""
    refused: frozenset[str] = frozenset()
    """JSON Pointers of the relevant answers that are not of their kind: neither given nor empty."""
    conditions: tuple[ConditionState, ...]
    verdict: Verdict
    totals: dict[str, int | None]
    """Kroner by name; None where something it needs is missing."""
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    status: Status

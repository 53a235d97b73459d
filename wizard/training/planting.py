"""Which faults are planted, and the proof that an application holds them and no other.

A planter is only believed when the judge finds what it says, where it says, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from wizard.engine.assess import ELIGIBILITY, assess
from wizard.engine.expressions import expressions_of
from wizard.engine.pointers import spot
from wizard.engine.relevance import relevance
from wizard.schema.application import Application
from wizard.schema.exercise import Planted, Theme
from wizard.schema.scheme import Definition
from wizard.training import (
    planting_answers,
    planting_budget,
    planting_offer,
    planting_positions,
    planting_texts,
)
from wizard.training.draws import Draws
from wizard.training.making import Clash, Making
from wizard.training.planters import Planter
from wizard.training.themes import theme_of

PLANTERS: Final[tuple[Planter, ...]] = (
    *planting_answers.PLANTERS,
    *planting_texts.PLANTERS,
    *planting_offer.PLANTERS,
    *planting_positions.PLANTERS,
    *planting_budget.PLANTERS,
)

NOT_PLANTED: Final[Mapping[str, str]] = {
    "deadline.passed": "It depends on the day it is judged, not on an answer, and stands at no place.",
    "batch.same-municipality": "It needs two applications.",
    "batch.same-position": "It needs two applications.",
}
"""The rules that no answer breaks, each with the reason."""

ANYWHERE: Final = "answer."
"""Before the ids of the rules that can find something at any question."""


class Found(NamedTuple):
    """What the judge finds: a rule and a pointer."""

    rule: str
    at: str


class Sown(NamedTuple):
    """An application with what was planted in it, and what is found beside that."""

    making: Making
    application: Application
    planted: tuple[Found, ...]
    remaining: tuple[Found, ...]


def day_of(definition: Definition) -> date:
    """The day on which an invented application is judged: two weeks before the deadline."""
    return definition.edition.apply_by.date() - timedelta(days=14)


def planters_of(definition: Definition) -> tuple[Planter, ...]:
    """The planters of the rules and conditions that an edition has."""
    known = {*definition.rule, *(ELIGIBILITY + condition.id for condition in definition.conditions)}
    asked = relevance(definition, expressions_of(definition), {})
    return tuple(p for p in PLANTERS if p.rule in known and asked.get(p.near, not p.near) is not False)


def theme(definition: Definition, planter: Planter) -> Theme | None:
    """The theme of what a planter plants; None where it can be any."""
    if planter.rule.startswith(ANYWHERE):
        return None
    return theme_of(definition, planter.rule, f"/{planter.near}")


def found_in(definition: Definition, application: Application) -> list[Found]:
    """What the judge finds in an application."""
    judged = assess(definition, application, day_of(definition))
    return [Found(finding.rule, finding.at) for finding in judged.findings]


def wished(definition: Definition, planters: Iterable[Planter]) -> dict[str, Any]:
    """What an application must be like for these planters; of two that differ the first counts."""
    wishes: dict[str, Any] = {}
    for planter in planters:
        known = {k: v for k, v in planter.wishes.items() if k in definition.questions or k == "zone"}
        if all(wishes.get(k, v) == v for k, v in known.items()):
            wishes |= known
    return wishes


def sown(making: Making, planters: Sequence[Planter], count: int) -> Sown:
    """Plant so many faults, of the first planters that have room; fewer where there is no room for more.

    All at once is tried first, since most go together; else one by one, each judged by itself.
    """
    together = _all_at_once(making, planters, count)
    return _one_by_one(making, planters, count) if together is None else together


def _all_at_once(making: Making, planters: Sequence[Planter], count: int) -> Sown | None:
    """The first that have room, proved together; None where they disturb each other."""
    planted: list[Found] = []
    used: list[Planter] = []
    for planter in planters:
        if len(used) == count:
            break
        trial = making.copied()
        at = _planted(trial, planter, planted, used)
        if at is not None:
            making = trial
            planted.append(Found(planter.rule, at))
            used.append(planter)
    return _judged(making, planted, used, ())


def _one_by_one(making: Making, planters: Sequence[Planter], count: int) -> Sown:
    """The first that have room, each proved by itself before the next."""
    application = making.application()
    base = tuple(found_in(making.definition, application))
    sown = Sown(making, application, (), base)
    used: list[Planter] = []
    for planter in planters:
        if len(used) == count:
            break
        trial = sown.making.copied()
        at = _planted(trial, planter, sown.planted, used)
        if at is None:
            continue
        tried = _judged(trial, [*sown.planted, Found(planter.rule, at)], [*used, planter], base)
        if tried is not None:
            sown = tried
            used.append(planter)
    return sown


def _planted(
    making: Making, planter: Planter, planted: Iterable[Found], used: Iterable[Planter]
) -> str | None:
    """Where a planter has put its fault; None where it has no room, or the place has a fault already."""
    if planter.alone and planter.alone in {other.alone for other in used}:
        return None
    at = planter.plant(making)
    return None if at is None or _taken(at, planted) else at


def _taken(at: str, planted: Iterable[Found]) -> bool:
    """Whether a fault stands at this place, or in its row, already."""
    place = spot(at)
    return any((spot(f.at).question, spot(f.at).row) == (place.question, place.row) for f in planted)


def _judged(
    making: Making, planted: Sequence[Found], planters: Iterable[Planter], base: tuple[Found, ...]
) -> Sown | None:
    """The application if it holds what was planted, and beside it only what was there or must follow."""
    try:
        application = making.application()
    except Clash:
        return None
    found = found_in(making.definition, application)
    if not set(planted) <= set(found):
        return None
    remaining = [one for one in found if one not in planted]
    follows = frozenset().union(*(planter.follows for planter in planters))
    if any(one not in base and one.rule not in follows for one in remaining):
        return None
    return Sown(making, application, tuple(planted), tuple(remaining))


def as_planted(found: Iterable[Found]) -> tuple[Planted, ...]:
    """What was found, as an exercise says it."""
    return tuple(Planted(rule=one.rule, at=one.at) for one in found)


def in_themes(definition: Definition, planters: Iterable[Planter], themes: frozenset[str]) -> list[Planter]:
    """The planters whose faults are of these themes; all where none are named."""
    return [
        p
        for p in planters
        if not themes or (theme(definition, p) or "") in themes or theme(definition, p) is None
    ]


def spread(definition: Definition, planters: Sequence[Planter], draws: Draws) -> list[Planter]:
    """The planters in a drawn order in which the themes take turns; one with many has two turns at a time.

    Themes with few planters share a turn: else the same fault would come again and again.
    """
    heaps: dict[str, list[Planter]] = {}
    for planter in draws.order(planters):
        heaps.setdefault(theme(definition, planter) or ANYWHERE, []).append(planter)
    small = [name for name in sorted(heaps) if len(heaps[name]) < _FEW]
    heaps[ANYWHERE] = draws.order([planter for name in small for planter in heaps.pop(name)])
    if len(heaps[ANYWHERE]) < _FEW and len(heaps) > 1:
        other = draws.one(sorted(name for name in heaps if name != ANYWHERE))
        heaps[other] = draws.order([*heaps[other], *heaps.pop(ANYWHERE)])
    turns = draws.order([name for name in sorted(heaps) for _ in range(1 + (len(heaps[name]) > _MANY))])
    spread: list[Planter] = []
    while any(heaps.values()):
        spread.extend(heaps[name].pop() for name in turns if heaps[name])
    return spread


_FEW: Final = 4
_MANY: Final = 8

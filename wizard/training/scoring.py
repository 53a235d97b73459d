"""The score of marks and of decisions: what was found, missed, wrongly accused, rightly decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from wizard.engine.assess import ELIGIBILITY
from wizard.engine.pointers import spot
from wizard.schema.exercise import Exercise, Situation
from wizard.schema.scheme import Definition
from wizard.training.deciding import MOST as MOST_OF_SITUATION
from wizard.training.deciding import POINTS as POINTS_OF_DECISION
from wizard.training.deciding import Decision, outcome
from wizard.training.marks import Mark, Placed, names_place, same_place, within
from wizard.training.scores import Item, Score, scored
from wizard.training.themes import theme_of

FOUND: Final = 2
"""Points of a fault that is marked with the right reason; half of it with another."""
OTHER_REASON: Final = 1
ACCUSED: Final = -1
NOTHING: Final = 4
"""Points of an application without faults: it is to be sent as it is, and accusations take from them."""

Fits = Callable[[Mark, Placed], bool]


def score_faults(
    definition: Definition,
    planted: Sequence[Placed],
    remaining: Sequence[Placed],
    marks: Iterable[Mark],
) -> Score:
    """The score of the marks in an application with planted faults.

    One mark settles one fault. With the right reason it may stand at the fault's cell, anywhere in its
    row, or, for a fault of a whole question, anywhere in the question; with another reason it must name
    the cell or its row, and gives half. What `remaining` names may be marked or not. The order of the
    marks, and one of them given twice, make no difference. Where nothing is planted there is one item
    for that, at "": `right` as long as nothing was accused, else `wrong`.
    """
    open_marks = sorted(set(marks), key=lambda mark: (mark.at, mark.rule))
    found = _settled(planted, open_marks, _RIGHT)
    beside = _settled(remaining, open_marks, _RIGHT)
    missed = [number for number in range(len(planted)) if number not in found]
    other = _settled(planted, open_marks, _OTHER, among=missed)
    noted = [m for m in open_marks if _known(m, planted, found, remaining)]
    noted += beside.values()
    items = [_of_fault(definition, fault, found.get(n), other.get(n)) for n, fault in enumerate(planted)]
    accused = [_accused(definition, mark) for mark in open_marks if mark not in noted]
    items += [_nothing(accused)] if not planted else []
    items += accused
    items += [_noted(definition, mark) for mark in sorted(noted, key=lambda m: (m.at, m.rule))]
    return scored(items)


def _exact(mark: Mark, fault: Placed) -> bool:
    return mark.rule == fault.rule and mark.at == fault.at


def _in_row(mark: Mark, fault: Placed) -> bool:
    return mark.rule == fault.rule and spot(fault.at).row is not None and same_place(mark, fault)


def _near(mark: Mark, fault: Placed) -> bool:
    return mark.rule == fault.rule and same_place(mark, fault)


def _there(mark: Mark, fault: Placed) -> bool:
    return mark.at == fault.at


_RIGHT: Final[tuple[Fits, ...]] = (_exact, _in_row, _near)
"""The right reason, from the narrowest place to the widest: so no mark is spent where another would do."""
_OTHER: Final[tuple[Fits, ...]] = (_there, names_place)


def _settled(
    faults: Sequence[Placed],
    marks: list[Mark],
    ways: Iterable[Fits],
    among: Sequence[int] | None = None,
) -> dict[int, Mark]:
    """Number of a fault -> the mark that settles it; those marks are taken out of `marks`."""
    found: dict[int, Mark] = {}
    for fits in ways:
        for number in range(len(faults)) if among is None else among:
            if number in found:
                continue
            mark = next((mark for mark in marks if fits(mark, faults[number])), None)
            if mark is not None:
                found[number] = mark
                marks.remove(mark)
    return found


def _known(
    mark: Mark, planted: Sequence[Placed], found: Mapping[int, Mark], remaining: Sequence[Placed]
) -> bool:
    """Whether a mark that settles nothing says again what is found, or is at something that may be marked."""
    again = (planted[number] for number in found)
    return any(
        mark.rule == fault.rule and (within(mark, fault) or within(fault, mark)) for fault in again
    ) or any(names_place(mark, fault) for fault in remaining)


def _of_fault(definition: Definition, fault: Placed, found: Mark | None, other: Mark | None) -> Item:
    """How a planted fault went."""
    theme, source = theme_of(definition, fault.rule, fault.at), source_of(definition, fault.rule)
    if found is not None:
        return Item("found", fault.at, fault.rule, theme, FOUND, FOUND, source, found)
    if other is not None:
        return Item("found_other_reason", fault.at, fault.rule, theme, OTHER_REASON, FOUND, source, other)
    return Item("missed", fault.at, fault.rule, theme, 0, FOUND, source)


def _nothing(accused: Sequence[Item]) -> Item:
    """An application without faults: seen as such, or not."""
    return Item("wrong" if accused else "right", "", "", "signing", NOTHING, NOTHING)


def _accused(definition: Definition, mark: Mark) -> Item:
    theme = theme_of(definition, mark.rule, mark.at)
    source = source_of(definition, mark.rule)
    return Item("wrongly_accused", mark.at, mark.rule, theme, ACCUSED, 0, source, mark)


def _noted(definition: Definition, mark: Mark) -> Item:
    theme = theme_of(definition, mark.rule, mark.at)
    return Item("not_counted", mark.at, mark.rule, theme, 0, 0, source_of(definition, mark.rule), mark)


def source_of(definition: Definition, rule: str) -> str | None:
    """The id of the source that a rule or `eligibility.<condition>` rests on; None for what is neither."""
    if rule.startswith(ELIGIBILITY):
        name = rule.removeprefix(ELIGIBILITY)
        return next((c.source for c in definition.conditions if c.id == name), None)
    known = definition.rule.get(rule)
    return None if known is None else known.source


def score_decisions(exercise: Exercise, definition: Definition, decisions: Mapping[str, Decision]) -> Score:
    """The score of what was decided; `decisions` by the id of the situation. Others count for nothing."""
    return scored(
        _of_situation(definition, situation, decisions.get(situation.id)) for situation in exercise.situations
    )


def _of_situation(definition: Definition, situation: Situation, decision: Decision | None) -> Item:
    """How a situation went; it is known by its id, and rests on the first condition that decides."""
    how = outcome(situation, decision)
    rule = ELIGIBILITY + situation.decides[0] if situation.decides else ""
    return Item(
        how,
        situation.id,
        rule,
        "eligibility",
        POINTS_OF_DECISION[how],
        MOST_OF_SITUATION,
        source_of(definition, rule) if rule else None,
    )

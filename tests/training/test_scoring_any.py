"""Whatever is marked: points within their bounds, no better way to pair, and marking everything does not pay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.library import Library
from wizard.schema.exercise import Planted
from wizard.schema.scheme import Definition
from wizard.training.marks import Mark, names_place, same_place
from wizard.training.reasons import reasons
from wizard.training.scoring import score_faults

PLACES = st.sampled_from(
    ["", "/summary", "/need", "/former_report", "/grant_sought", "/costs", "/incorporation_plan"]
    + [f"/positions/{n}{c}" for n in range(3) for c in ("", "/title", "/percent", "/first_grant_year")]
    + [f"/incorporation_plan/{n}{c}" for n in range(2) for c in ("", "/own_funds")]
)
RULES = st.sampled_from(
    ["answer.required", "positions.max-years", "plan.years", "budget.balance", "text.placeholder"]
)
SOME = st.builds(Planted, rule=RULES, at=PLACES)
MARKS = st.lists(st.builds(Mark, rule=RULES, at=PLACES), max_size=12)


def unique(faults: list[Planted]) -> list[Planted]:
    return list(dict.fromkeys(faults))


FAULTS = st.lists(SOME, max_size=8).map(unique)


@given(planted=FAULTS, remaining=FAULTS, marks=MARKS)
def test_points_stay_within_their_bounds(
    planted: list[Planted], remaining: list[Planted], marks: list[Mark], transition: Definition
) -> None:
    score = score_faults(transition, planted, remaining, marks)
    assert 0 <= score.points <= score.most == (2 * len(planted) or 4)
    assert score.points == max(0, sum(item.points for item in score.items))
    assert sum(most for _, most in score.by_theme.values()) == score.most
    assert all(0 <= points <= most for points, most in score.by_theme.values())


@given(planted=FAULTS, remaining=FAULTS, marks=MARKS, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_marks_makes_no_difference(
    planted: list[Planted], remaining: list[Planted], marks: list[Mark], seed: object, transition: Definition
) -> None:
    again = [*marks, *marks[:3]]
    seed.shuffle(again)  # type: ignore[attr-defined]
    one, other = (score_faults(transition, planted, remaining, some) for some in (marks, again))
    assert one == other


def most_settled(faults: list[Planted], marks: list[Mark], fits: Callable[[Mark, Planted], bool]) -> int:
    """The most faults that marks can settle one to one, by trying every way (augmenting paths)."""
    settles: dict[int, int] = {}

    def settle(fault: int, seen: set[int]) -> bool:
        for number, mark in enumerate(marks):
            if number not in seen and fits(mark, faults[fault]):
                seen.add(number)
                if number not in settles or settle(settles[number], seen):
                    settles[number] = fault
                    return True
        return False

    return sum(settle(fault, set()) for fault in range(len(faults)))


@given(planted=FAULTS, marks=MARKS)
def test_no_way_to_pair_marks_and_faults_finds_more(
    planted: list[Planted], marks: list[Mark], transition: Definition
) -> None:
    items = score_faults(transition, planted, [], marks).items
    some = list(dict.fromkeys(marks))
    found = sum(item.outcome == "found" for item in items)
    assert found == most_settled(planted, some, lambda m, f: m.rule == f.rule and same_place(m, f))
    settled = {item.mark for item in items if item.outcome == "found"}
    missed = [
        f for f in planted if (f.rule, f.at) not in {(i.rule, i.at) for i in items if i.outcome == "found"}
    ]
    left = [mark for mark in some if mark not in settled]
    other = sum(item.outcome == "found_other_reason" for item in items)
    assert other == most_settled(missed, left, names_place)


@given(planted=FAULTS, remaining=FAULTS)
def test_marking_exactly_what_is_planted_gives_every_point(
    planted: list[Planted], remaining: list[Planted], transition: Definition
) -> None:
    marks = [Mark(at=fault.at, rule=fault.rule) for fault in planted]
    score = score_faults(transition, planted, remaining, marks)
    assert score.points == score.most


@given(planted=FAULTS, remaining=FAULTS, marks=MARKS)
def test_every_mark_is_accounted_for_once(
    planted: list[Planted], remaining: list[Planted], marks: list[Mark], transition: Definition
) -> None:
    settled = [i.mark for i in score_faults(transition, planted, remaining, marks).items if i.mark]
    assert sorted(settled, key=repr) == sorted(set(marks), key=repr)


CASES = [case.id for case in Library().cases() if case.expect == "flawed"]


@pytest.mark.parametrize("name", CASES)
def test_marking_everything_does_not_pay(name: str, library: Library) -> None:
    case = next(case for case in library.cases() if case.id == name)
    definition = library.definition(case.scheme, case.edition)
    planted = [Planted.model_validate(one) for one in case.more["planted"]]
    everywhere = [
        Mark(at=f"/{question}", rule=rule)
        for question in definition.questions
        for rule in reasons(definition, f"/{question}")
    ]
    score = score_faults(definition, planted, [], everywhere)
    assert score.points == 0 < score.most
    one_reason_each = [mark for n, mark in enumerate(everywhere) if mark.at != everywhere[n - 1].at]
    assert score_faults(definition, planted, [], one_reason_each).points == 0

"""The budget in words: the figures at its foot, and how they agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wizard.engine.budget import compute
from wizard.engine.formats import money
from wizard.engine.pointers import spot
from wizard.screens.desk import Desk

STEP = "budget"
"""The step that has the foot; its id is the content's contract with the program."""


def foot_figures(desk: Desk, totals: Mapping[str, int | None]) -> list[tuple[str, str]]:
    """Costs, cover, what is sought and its ceiling, by label."""
    say = desk.tools.say
    names = ["total_cost", "total_financing", "grant_sought"]
    names += ["ceiling"] if totals.get("ceiling") is not None else []
    unknown = say("app.figure.unknown")
    shown = []
    for name in names:
        amount = totals.get(name)
        shown.append((say(f"app.figure.{name}"), unknown if amount is None else money(amount)))
    return shown


def foot_verdicts(desk: Desk, totals: Mapping[str, int | None]) -> list[tuple[str, str]]:
    """Whether costs and cover agree, and whether the ceiling holds, with a sign before each."""
    say = desk.tools.say
    cost, cover = totals.get("total_cost"), totals.get("total_financing")
    sought, ceiling = totals.get("grant_sought"), totals.get("ceiling")
    told = []
    if cost == 0:
        told.append(("○", say("app.budget.empty")))
    elif cost is None or cover is None:
        told.append(("○", say("app.budget.unknown")))
    elif cover < cost:
        told.append(("!", say("app.budget.missing", amount=cost - cover)))
    elif cover > cost:
        told.append(("!", say("app.budget.over", amount=cover - cost)))
    else:
        told.append(("✓", say("app.budget.balanced")))
    if sought is not None and ceiling is not None and sought > ceiling:
        told.append(("!", say("app.budget.over-ceiling", amount=sought - ceiling)))
    return told


def totals_with(desk: Desk, question: str, value: Any) -> Mapping[str, int | None]:
    """The totals as they would be with another answer: quick enough for every key."""
    judged = desk.interview.assessment
    values = {k: v for k, v in judged.values.items() if k != question}
    refused = {at for at in judged.refused if spot(at).question != question}
    return compute(desk.definition, values if value is None else {**values, question: value}, refused).totals

"""Faults of the positions, of the capacity, and of the plan for taking them over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from wizard.training.making import Making
from wizard.training.planters import HIDDEN, KNOWN, PLAIN, Plant, Planter
from wizard.training.settling import PLAN

_YEARS: Final = 4
_LATE: Final = 2022


def _in_row(column: str, drawn: Callable[[Making, dict[str, Any]], Any]) -> Plant:
    """A cell of one of the positions."""

    def plant(making: Making) -> str | None:
        number = making.row("positions")
        if number is None:
            return None
        row = making.rows("positions")[number]
        row[column] = drawn(making, row)
        return f"/positions/{number}/{column}"

    return plant


def _first_year(making: Making, _row: dict[str, Any]) -> int:
    """A fifth or sixth year, or a first one after 2021."""
    return making.draws.one((making.year - _YEARS, making.year - _YEARS - making.draws.below(2), _LATE))


def _increase(making: Making) -> str | None:
    """The post was smaller in 2021."""
    number = making.row("positions")
    if number is None:
        return None
    row = making.rows("positions")[number]
    row["percent_2021"] = max(row["percent"] - making.draws.between(1, 3) * 10, 10)
    return f"/positions/{number}/percent"


def _start(making: Making, _row: dict[str, Any]) -> str:
    return f"{making.year}-0{making.draws.between(3, 9)}-01"


def _project(making: Making) -> str | None:
    """A title or a service as a project has."""
    number = making.row("positions")
    column = making.draws.one(("title", "service"))
    words = making.sentence("project_titles" if column == "title" else "project_services")
    if number is None or not words:
        return None
    making.rows("positions")[number][column] = words
    if column == "title":
        making.rows("salaries")[number]["position"] = words
    return f"/positions/{number}/{column}"


def _position_rows(making: Making) -> str | None:
    """The salaries are not those of the positions: another part of a post, another title, a row more."""
    rows, positions = making.rows("salaries"), making.rows("positions")
    title = making.sentence("titles")
    if not rows or not positions or not title:
        return None
    way = making.draws.one(("percent", "title", "extra"))
    if way == "extra":
        rows.append({**rows[-1], "position": title, "percent": 20})
        return f"/salaries/{len(rows) - 1}"
    number = making.draws.below(len(rows))
    if way == "title":
        rows[number]["position"] = title
    else:
        there = rows[number]["percent"]
        rows[number]["percent"] = making.draws.one([p for p in (50, 80, 100) if p != there])
    return f"/salaries/{number}"


def _capacity_years(making: Making) -> str | None:
    """One of the three years is missing."""
    number = making.row("capacity_numbers")
    if number is None:
        return None
    del making.rows("capacity_numbers")[number]
    return "/capacity_numbers"


def _planned(making: Making) -> int:
    return len(making.rows(PLAN))


def _plan_years(making: Making) -> str | None:
    """The plan skips a year in which a grant may still fall away."""
    if _planned(making) < _YEARS:
        return None
    skipped = making.draws.one((making.year + 1, making.year + 1, making.year))

    def edit(answers: dict[str, Any]) -> None:
        for row in answers[PLAN]:
            row["year"] += row["year"] >= skipped

    making.edits.append(edit)
    return f"/{PLAN}"


def _horizon(making: Making) -> str | None:
    """The plan has fewer years than an economy plan."""
    if _planned(making) < _YEARS:
        return None
    making.edits.append(lambda answers: answers[PLAN].pop())
    return f"/{PLAN}"


def _falls(making: Making) -> str | None:
    """Own funds that fall from one year to the next."""
    if _planned(making) < _YEARS:
        return None
    number = making.draws.between(2, _YEARS - 1)
    share = making.draws.between(90, 97) if making.subtle else making.draws.between(55, 80)

    def edit(answers: dict[str, Any]) -> None:
        rows = answers[PLAN]
        rows[number]["own_funds"] = rows[number - 1]["own_funds"] * share // 100 // 1_000 * 1_000

    making.edits.append(edit)
    return f"/{PLAN}/{number}/own_funds"


def _capacity_falls(making: Making) -> str | None:
    """Less capacity in the last year than today."""
    if _planned(making) < _YEARS:
        return None
    less = making.draws.one((10, 20) if making.subtle else (20, 30))

    def edit(answers: dict[str, Any]) -> None:
        last = answers[PLAN][-1]
        last["total_percent"] -= less
        last["own_funded_percent"] = min(last["own_funded_percent"], last["total_percent"])

    making.edits.append(edit)
    return f"/{PLAN}/{_YEARS - 1}/total_percent"


def _framework(making: Making) -> str | None:
    """Nothing on what the municipality has added itself."""
    if making.texts.pop("framework_grant_use", None) is None:
        return None
    return "/framework_grant_use"


def _mismatch(making: Making) -> str | None:
    """The plan's own funds are not the budget's."""
    if not _planned(making):
        return None
    off = making.draws.between(1, 9) * (1_000 if making.subtle else 10_000)
    making.sums.plan = making.draws.one((off, -off))
    return f"/{PLAN}/0/own_funds"


PLANTERS: Final = (
    Planter("positions.max-years", _in_row("first_grant_year", _first_year), KNOWN, "positions"),
    Planter("positions.percent-increase", _increase, KNOWN, "positions"),
    Planter("positions.not-permanent", _in_row("permanent", lambda *_: False), PLAIN, "positions"),
    Planter("positions.not-staffed", _in_row("staffed", lambda *_: False), PLAIN, "positions"),
    Planter("positions.start-months", _in_row("expected_start", _start), HIDDEN, "positions"),
    Planter("positions.project-words", _project, KNOWN, "positions"),
    Planter("budget.position-rows", _position_rows, KNOWN, "salaries"),
    Planter("capacity.years", _capacity_years, KNOWN, "capacity_numbers"),
    Planter("plan.years", _plan_years, KNOWN, PLAN, alone="plan"),
    Planter("plan.horizon", _horizon, KNOWN, PLAN, alone="plan"),
    Planter("plan.own-funds-fall", _falls, KNOWN, PLAN, alone="plan"),
    Planter("plan.capacity-falls", _capacity_falls, HIDDEN, PLAN),
    Planter("plan.framework-use", _framework, PLAIN, "framework_grant_use"),
    Planter("plan.budget-mismatch", _mismatch, HIDDEN, PLAN),
)

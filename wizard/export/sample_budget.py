"""What must hang together in a made-up application: rows that follow others, sums, and years of a plan.

The names are those of the budget that every scheme shares and of the tables that its rules compare.
"""

from __future__ import annotations

from typing import Any, Final

from wizard.engine.answers import check_answers
from wizard.engine.budget import compute
from wizard.export.sample_values import Maker

Answers = dict[str, Any]

PLAN: Final = "incorporation_plan"
_YEARS: Final = 4
_THOUSAND: Final = 1_000


def consistent(maker: Maker, answers: Answers) -> None:
    """Make the answers agree with each other, and the budget balance; only asked questions are there."""
    _follow(maker, answers)
    _partners(answers)
    if "grant_sought" in answers:
        _balance(maker, answers)
    _plan(maker, answers)


def _follow(maker: Maker, answers: Answers) -> None:
    """Tables whose rows follow another's get its rows and its cells."""
    for question in maker.definition.questions.values():
        follows = question.follows
        if follows is None or follows.table not in answers:
            continue
        rows = list(answers.get(question.id, ()))
        for number, row in enumerate(answers[follows.table]):
            if number >= len(rows):
                rows.append(maker.row(question, answers, number))
            rows[number] |= {here: row[there] for here, there in follows.cells.items() if there in row}
        answers[question.id] = rows[: len(answers[follows.table])]


def _partners(answers: Answers) -> None:
    """What partners apply for is a cost of its own."""
    if "costs" not in answers:
        return
    sought = sum(row.get("applied_amount", 0) for row in answers.get("partners", ()))
    kept = [row for row in answers["costs"] if row.get("post") != "partners"]
    if sought:
        name = next(row["name"] for row in answers["partners"] if row.get("applied_amount"))
        kept.append({"post": "partners", "description": name, "amount": sought})
    answers["costs"] = kept
    if not kept:
        del answers["costs"]


def _balance(maker: Maker, answers: Answers) -> None:
    """The grant at most a share of the costs and the ceiling; own funds bear the rest."""
    if "salaries" not in answers and "costs" not in answers:
        answers["costs"] = maker.rows(maker.definition.questions["costs"], answers)
        _partners(answers)
    totals = _totals(maker, answers)
    cost, ceiling = totals.get("total_cost") or 0, totals.get("ceiling")
    grant = cost * maker.random.randint(40, 60) // 100
    grant = min(grant, ceiling) if ceiling else grant
    answers["grant_sought"] = max(grant // _THOUSAND * _THOUSAND, 1)
    others = ("public_funds", "private_funds")
    rest = cost - answers["grant_sought"] - (answers.get("carried_over") or 0)
    rest -= sum(totals.get(name) or 0 for name in others)
    if rest < 0:
        for name in ("carried_over", "other_public", "other_private"):
            answers.pop(name, None)
        rest = cost - answers["grant_sought"]
    rows = [dict(row) for row in answers.get("own_funding", ())][:1]
    rows = rows or [{"kind": "adopted_budget"}]
    answers["own_funding"] = [{**rows[0], "amount": rest}]


def _totals(maker: Maker, answers: Answers) -> dict[str, Any]:
    checked = check_answers(maker.definition, answers)
    return dict(compute(maker.definition, checked.values).totals)


def _plan(maker: Maker, answers: Answers) -> None:
    """Each year the municipality bears more, from what it bears in the budget to the whole."""
    if PLAN not in answers or "positions" not in answers:
        return
    year = maker.definition.edition.year
    whole = sum(row.get("percent", 0) for row in answers["positions"])
    own = _totals(maker, answers).get("own_funds") or 0
    reference = maker.value(
        next(c for c in maker.definition.questions[PLAN].columns if c.id == "decision_reference"), answers
    )
    answers[PLAN] = [
        {
            "year": year + n,
            "total_percent": whole,
            "own_funded_percent": whole if n > 1 else whole * (n + 1) // 3,
            "own_funds": own + n * 150 * _THOUSAND,
            "decision_reference": reference,
        }
        for n in range(_YEARS)
    ]

"""Rules on participation, on teams and on what is answered no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.engine.facts import Facts, Hit
from wizard.engine.rules.common import Row, holds, limit, plain
from wizard.schema.scheme import Rule


def answered(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """One hit for each of the rule's `questions` whose answer is the rule's `answer`."""
    wanted = limit(rule, "answer", False)
    for question in limit(rule, "questions", ()):
        value = facts.values.get(question)
        if value == wanted and isinstance(value, type(wanted)):
            yield Hit(f"/{question}")


def team_one_sector(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """A team whose members are all of one sector or all of one profession."""
    table = limit(rule, "table", "outreach_team")
    rows = facts.rows(table)
    same = [column for column in ("sector", "profession") if _all_alike(rows, column)]
    if same:
        yield Hit(f"/{table}", {"variant": same[0] if len(same) == 1 else "both", "members": len(rows)})


def _all_alike(rows: Sequence[Row], column: str) -> bool:
    """Whether every row holds the cell, and all hold the same."""
    cells = [row.get(column) for row in rows]
    return None not in cells and len({plain(cell) for cell in cells}) == 1


def participation_no_cost(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """Participation or evaluation is promised, and neither a cost nor staff time is set to it."""
    questions = limit(rule, "questions", ())
    if not any(facts.values.get(question) in ("yes", "planned") for question in questions):
        return
    paid = holds(facts, "costs", "post", ("participation", "evaluation"))
    staffed = holds(facts, "own_funding", "kind", ("staff_time",))
    if paid is False and staffed is False:
        yield Hit("/costs")

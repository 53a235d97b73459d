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
    """Whether there are rows, every one holds the cell, and all hold the same."""
    cells = [row.get(column) for row in rows]
    if not cells or None in cells:
        return False
    first = plain(cells[0])
    return all(plain(cell) == first for cell in cells)


def participation_no_cost(facts: Facts, rule: Rule) -> Iterator[Hit]:
    """Participation or evaluation is promised, and neither a cost nor staff time is set to it."""
    answers = [facts.values.get(question) for question in limit(rule, "questions", ())]
    if "yes" not in answers and "planned" not in answers:
        return
    if holds(facts, "costs", "post", ("participation", "evaluation")) is not False:
        return
    if holds(facts, "own_funding", "kind", ("staff_time",)) is False:
        yield Hit("/costs")

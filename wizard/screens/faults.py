"""From fault to fault: which one comes after the place where one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Severity

Order: TypeAlias = tuple[int, int, int]
"""Where a place comes: its question on the path, its row, its column; -1 where it is the whole of it."""
LAST: Final = 1_000_000
"""After every row."""


def faults(interview: Interview) -> list[Finding]:
    """What is to be mended, in the order of questions, rows and cells: not advice, nor answered warnings."""
    path = set(interview.path)
    found = [
        f
        for f in interview.assessment.findings
        if f.severity is not Severity.ADVICE and f.acknowledged is None and spot(f.at).question in path
    ]
    at = _Places(interview)
    return sorted(found, key=lambda f: at.order(f.at))


def next_fault(interview: Interview, last: str = "", place: Sequence[str] = ()) -> Finding | None:
    """The fault after the place where one is, round and round.

    `last` is the pointer of the one last gone to, `place` the row and column of the cell one is in.
    """
    found, at = faults(interview), _Places(interview)
    if not found:
        return None
    here = at.order("/".join(["", interview.place, *place])) if place else (at.path(interview.place), LAST, 0)
    gone = spot(last)
    # A fault of a whole row or a whole table is gone to, but the cursor stands in a cell.
    whole = gone.question == interview.place and (not gone.row or [str(gone.row)] == list(place[:1]))
    if whole and gone.column is None and any(f.at == last for f in found):
        here = at.order(last)
    return next((f for f in found if at.order(f.at) > here), found[0])


class _Places:
    """The order of places."""

    def __init__(self, interview: Interview) -> None:
        self._path = {question: number for number, question in enumerate(interview.path)}
        self._columns = {
            q.id: {c.id: number for number, c in enumerate(q.columns)}
            for q in interview.definition.questions.values()
            if q.columns
        }

    def path(self, question: str) -> int:
        """Where a question comes; after all others if it is none of them."""
        return self._path.get(question, len(self._path))

    def order(self, pointer: str) -> Order:
        """Where a pointer leads."""
        question, row, column = spot(pointer)
        cells = self._columns.get(question, {})
        at = cells.get(column, LAST) if column else -1
        return self.path(question), -1 if row is None else row, at

"""The lines of the review by id: what each is, and what it leads to.

An id stays the same when everything around its line has changed, so that one comes back to it:
`finding:budget.balance /grant_sought`, `answer:/need`, `figure:total_cost`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wizard.engine.assess import acknowledgement_key
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.screens.desk import Desk
from wizard.screens.telling import NOT_CLARIFIED, REQUIRED

PACKAGE: Final = "act:package"
WHAT_IF: Final = "act:what-if"
PICTURE: Final = "act:picture"
GROUPS: Final = (
    "blocker",
    "error",
    "missing",
    "not-clarified",
    "warning",
    "prefilled",
    "advice",
    "acknowledged",
)
"""What is left to do, in the order that one does it; last what needs nothing more."""
TODO: Final = GROUPS[:5]
"""The groups that F8 goes through."""


@dataclass(frozen=True)
class Left:
    """Why the review was left: what to go to, and the line to come back to."""

    pointer: str
    line: str
    near: int


def grouped(desk: Desk) -> dict[str, list[tuple[str, Finding | str]]]:
    """The findings by group, with their ids; and what has no finding but is not settled: question ids."""
    found: dict[str, list[tuple[str, Finding | str]]] = {}
    judged, seen = desk.interview.assessment, set[str]()
    for finding in judged.findings:
        id_ = f"finding:{acknowledgement_key(finding.rule, finding.at)}"
        while id_ in seen:
            id_ += "'"
        seen.add(id_)
        found.setdefault(_group(finding), []).append((id_, finding))
    told = {spot(f.at).question for _, f in found.get("not-clarified", ()) if isinstance(f, Finding)}
    for question in desk.interview.path:
        if question in desk.application.not_clarified and question not in told:
            found.setdefault("not-clarified", []).append((f"open:/{question}", question))
        if question in desk.interview.prefilled:
            found.setdefault("prefilled", []).append((f"prefilled:/{question}", question))
    return found


def _group(finding: Finding) -> str:
    """What a finding is listed under."""
    if finding.rule == REQUIRED and spot(finding.at).row is None:
        return "missing"
    if finding.rule == NOT_CLARIFIED:
        return "not-clarified"
    return "acknowledged" if finding.acknowledged else finding.severity.value


def finding_at(desk: Desk, id_: str) -> Finding | None:
    """The finding of a line."""
    found = (finding for lines in grouped(desk).values() for line, finding in lines if line == id_)
    return next((finding for finding in found if isinstance(finding, Finding)), None)


def pointer_of(desk: Desk, id_: str) -> str:
    """Where a line leads, or ""."""
    kind, _, rest = id_.partition(":")
    finding = finding_at(desk, id_)
    if finding is not None:
        rest = finding.at
    elif kind == "condition":
        rest = next(c.at for c in desk.interview.assessment.conditions if c.id == rest)
    elif kind not in ("answer", "open", "prefilled", "note"):
        return ""
    return rest if spot(rest).question in desk.interview.path else ""

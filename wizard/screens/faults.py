"""From fault to fault: which one comes after the place where one is."""

from __future__ import annotations

from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Severity


def faults(interview: Interview) -> list[Finding]:
    """What is to be mended, in the order of the questions: not advice, nor warnings with an answer."""
    path = interview.path
    found = [
        f
        for f in interview.assessment.findings
        if f.severity is not Severity.ADVICE and f.acknowledged is None and spot(f.at).question in path
    ]
    return sorted(found, key=lambda f: path.index(spot(f.at).question))


def next_fault(interview: Interview, last: str = "") -> Finding | None:
    """The fault after the place where one is; after the one last gone to, if one is there still."""
    found, path = faults(interview), interview.path
    if not found:
        return None
    here = path.index(interview.place) if interview.place in path else len(path)
    pointers = [f.at for f in found]
    if last in pointers and spot(last).question == interview.place:
        after = found[len(pointers) - pointers[::-1].index(last) :]
    else:
        after = [f for f in found if path.index(spot(f.at).question) > here]
    return next(iter(after), found[0])

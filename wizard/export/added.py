"""Findings that are added to a file's report once it is judged: what a batch has seen."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.engine.findings import in_order
from wizard.export.report import Entry
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Definition, Severity

_STOPS = (Severity.BLOCKER, Severity.ERROR)


def with_more(entry: Entry, found: Sequence[Finding], definition: Definition) -> tuple[Entry, list[int]]:
    """A copy of the report with further findings, each counted and in its place.

    Findings have rule, severity and place here, and no words. Beside it stands where each finding
    was: a number among the earlier ones, or from their count on among the further ones.
    """
    every = [*(_place(written) for written in entry["findings"]), *found]
    number = {id(finding): n for n, finding in enumerate(every)}
    places = [number[id(finding)] for finding in in_order(definition, every)]
    counts = dict(entry["counts"])
    for finding in found:
        counts[finding.severity.value] += 1
    stopped = any(finding.severity in _STOPS for finding in found)
    written = [{"rule": f.rule, "severity": f.severity.value, "at": f.at} for f in every]
    return {
        **entry,
        "status": "not_ready" if stopped else entry["status"],
        "counts": counts,
        "findings": [written[place] for place in places],
    }, places


def _place(written: Entry) -> Finding:
    """As much of a finding as its place among others rests on."""
    return Finding(rule=written["rule"], severity=Severity(written["severity"]), at=written["at"])

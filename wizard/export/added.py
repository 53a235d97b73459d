"""Findings that are added to a file's report once it is written: what a batch has seen."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.content.interface import Interface
from wizard.content.words import Words
from wizard.engine.findings import in_order
from wizard.export.report import Entry, said
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Definition, Severity

_STOPS = (Severity.BLOCKER, Severity.ERROR)


def with_more(
    entry: Entry, found: Iterable[Finding], definition: Definition, words: Words, interface: Interface
) -> Entry:
    """A copy of the report with further findings, each counted and in its place."""
    more = list(found)
    pairs = [
        *((_place(written), written) for written in entry["findings"]),
        *((finding, said(definition, words, interface, finding)) for finding in more),
    ]
    written = {id(finding): entry for finding, entry in pairs}
    ordered = [written[id(finding)] for finding in in_order(definition, [finding for finding, _ in pairs])]
    counts = dict(entry["counts"])
    for finding in more:
        counts[finding.severity.value] += 1
    stopped = any(finding.severity in _STOPS for finding in more)
    return {
        **entry,
        "status": "not_ready" if stopped else entry["status"],
        "counts": counts,
        "findings": ordered,
    }


def _place(written: Entry) -> Finding:
    """As much of a finding as its place among others rests on."""
    return Finding(rule=written["rule"], severity=Severity(written["severity"]), at=written["at"])

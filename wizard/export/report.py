"""The report: what the pre-check says of each file, for programs and for people.

`design.md` fixes its shape. Keys stand in the order in which they are written there; rule ids,
condition ids and pointers are the same in every language, only `message` and `mend` are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from wizard.content.interface import Interface
from wizard.content.sentences import sentence
from wizard.content.words import Words
from wizard.engine.expressions import Expressions, expressions_of
from wizard.export.escape import visible
from wizard.export.files import shown_path
from wizard.export.speaker import PROGRAM
from wizard.export.unreadable import Unreadable
from wizard.export.writing import dumps, plain
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, Finding
from wizard.schema.scheme import Definition, Severity

FORMAT: Final = "veiviser/report"
FORMAT_VERSION: Final = 1
TOTALS: Final = ("total_cost", "total_financing", "grant_sought", "own_funds", "ceiling")
UNREADABLE: Final = "file.unreadable"
_SEVERITIES: Final = tuple(severity.value for severity in Severity)

_MOST_KEPT: Final = 1024
"""Sentences of one definition, in every language."""
_Told: TypeAlias = tuple[str, str]
_About: TypeAlias = tuple[Words, Interface, str, str]
"""The words, and a finding's rule and pointer."""

Entry = dict[str, Any]
"""One file's part of a report, as plain JSON."""


def file_report(
    file: str,
    definition: Definition,
    words: Words,
    interface: Interface,
    application: Application,
    assessment: Assessment,
) -> Entry:
    """What is said of one readable file.

    `words` and `interface` set the language of messages. Findings keep the order of the assessment:
    by severity, then as the questions are asked. A total that the scheme has not, or that lacks
    something, is null.
    """
    return {
        "file": shown_path(file),
        "status": assessment.status,
        "scheme": application.scheme,
        "edition": application.edition,
        "definition": definition.hash,
        "verdict": assessment.verdict,
        "conditions": [{"id": c.id, "state": c.state, "source": c.source} for c in assessment.conditions],
        "counts": {severity: assessment.counts.get(severity, 0) for severity in _SEVERITIES},
        "totals": {name: assessment.totals.get(name) for name in TOTALS},
        "findings": [said(definition, words, interface, finding) for finding in assessment.findings],
    }


def said(definition: Definition, words: Words, interface: Interface, finding: Finding) -> Entry:
    """One finding with its words."""
    message, mend = _told(definition, words, interface, finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "at": finding.at,
        "message": message,
        "mend": mend,
        "source": finding.source,
        "values": plain(finding.values),
        "acknowledged": finding.acknowledged,
    }


def _told(definition: Definition, words: Words, interface: Interface, finding: Finding) -> _Told:
    """Message and mend. Without values they are the same in every application, and put together once."""
    if finding.values:
        return _put(definition, words, interface, finding)
    kept = expressions_of(definition).once(_no_sentences)
    key = words, interface, finding.rule, finding.at
    told = kept.get(key)
    if told is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        told = kept[key] = _put(definition, words, interface, finding)
    return told


def _put(definition: Definition, words: Words, interface: Interface, finding: Finding) -> _Told:
    spoken = sentence(definition, words, interface, finding)
    return visible(spoken.message), visible(spoken.mend)


def _no_sentences(_expressions: Expressions) -> dict[_About, _Told]:
    """Where the sentences of a definition are kept."""
    return {}


def unreadable_report(file: str, unreadable: Unreadable, interface: Interface) -> Entry:
    """What is said of a file that could not be read: the same keys, one finding, nothing judged."""
    message, mend = unreadable_sentence(unreadable, interface)
    place = {"line": unreadable.line, "column": unreadable.column}
    values = {
        "code": unreadable.code,
        **{k: v for k, v in place.items() if v is not None},
        **unreadable.values,
    }
    finding = {
        "rule": UNREADABLE,
        "severity": Severity.ERROR.value,
        "at": "",
        "message": message,
        "mend": mend,
        "source": PROGRAM,
        "values": plain(values),
        "acknowledged": None,
    }
    return {
        "file": shown_path(file),
        "status": "unreadable",
        "scheme": None,
        "edition": None,
        "definition": None,
        "verdict": None,
        "conditions": [],
        "counts": {severity: int(severity == Severity.ERROR.value) for severity in _SEVERITIES},
        "totals": dict.fromkeys(TOTALS),
        "findings": [finding],
    }


def unreadable_sentence(unreadable: Unreadable, interface: Interface) -> tuple[str, str]:
    """Why a file cannot be read, with its place, and what to do: one line each."""
    code, values = unreadable.code, dict(unreadable.values)
    message = interface.say(f"files.{code}", **values)
    if "reason" in values:
        message = f"{message} {interface.say('files.reason.' + values['reason'])}"
    if unreadable.line is not None:
        place = {"line": unreadable.line, "column": unreadable.column}
        message = interface.say("files.place", **place, message=message)
    if "wanted" in values and code == "member-type":
        values["kind"] = interface.say(f"files.type.{values['wanted']}")
    what = "near" if values.get("nearest") else "mend"
    return _single(message), _single(interface.say(f"files.{what}.{code}", **values))


def _single(text: str) -> str:
    return visible(text).replace("\n", " ")


def document(entries: Iterable[Entry]) -> Entry:
    """The whole report."""
    return {"format": FORMAT, "format_version": FORMAT_VERSION, "files": list(entries)}


def render_json(report: Entry) -> str:
    """The report as JSON, keys in the order of the format, LF, one newline at the end."""
    return dumps(report)

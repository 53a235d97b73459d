"""The report: what the pre-check says of each file, for programs and for people.

`design.md` fixes its shape. Keys stand in the order in which they are written there; rule ids,
condition ids and pointers are the same in every language, only `message` and `mend` are not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from wizard.content.interface import Interface
from wizard.content.words import Words
from wizard.export.escape import visible
from wizard.export.files import shown_path
from wizard.export.json_text import file_text
from wizard.export.speaker import PROGRAM
from wizard.export.told import teller
from wizard.export.unreadable import Unreadable
from wizard.export.writing import plain
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, Finding
from wizard.schema.scheme import Definition, Severity

FORMAT: Final = "veiviser/report"
FORMAT_VERSION: Final = 1
TOTALS: Final = ("total_cost", "total_financing", "grant_sought", "own_funds", "ceiling")
UNREADABLE: Final = "file.unreadable"
_SEVERITIES: Final = tuple(severity.value for severity in Severity)

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
    told = teller(definition, words, interface)
    counts, totals = assessment.counts.get, assessment.totals.get
    return {
        "file": shown_path(file),
        "status": assessment.status,
        "scheme": application.scheme,
        "edition": application.edition,
        "definition": definition.hash,
        "verdict": assessment.verdict,
        "conditions": told.conditions(assessment.conditions),
        "counts": {
            "blocker": counts("blocker", 0),
            "error": counts("error", 0),
            "warning": counts("warning", 0),
            "advice": counts("advice", 0),
        },
        "totals": {
            "total_cost": totals("total_cost"),
            "total_financing": totals("total_financing"),
            "grant_sought": totals("grant_sought"),
            "own_funds": totals("own_funds"),
            "ceiling": totals("ceiling"),
        },
        "findings": [told.finding(finding) for finding in assessment.findings],
    }


def said(definition: Definition, words: Words, interface: Interface, finding: Finding) -> Entry:
    """One finding with its words."""
    return teller(definition, words, interface).finding(finding)


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
    return file_text(report, None, "") + "\n"

"""The report as SARIF 2.1.0, the form in which tools that show findings in files take them.

The results are written as they are found; the tool with its rules, which is only known then, stands
after them.
"""

from __future__ import annotations

import re
from pathlib import PurePath, PureWindowsPath
from typing import Any, Final
from urllib.parse import quote

from wizard import __version__
from wizard.content.library import Library
from wizard.engine.patterns import lazy
from wizard.export.json_form import indented
from wizard.export.report import UNREADABLE, Entry
from wizard.export.speaker import Speaker
from wizard.export.tally import Tally
from wizard.export.text import titled

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {"blocker": "error", "error": "error", "warning": "warning", "advice": "note"}
_LINE: Final = lazy(r"(.+\.(?:jsonl|ndjson)|-):([1-9]\d*)", re.IGNORECASE)
_RESULTS: Final = " " * 8


class SarifForm:
    """One run, with a result for each finding."""

    speaks: Final = True

    def __init__(self, library: Library, lang: str) -> None:
        """`lang` is the language of the rules' titles."""
        self._library, self._lang = library, lang
        self._rules: dict[str, Entry] = {}
        self._first = True

    def begin(self) -> str:
        """The head of the document."""
        head = f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
        return f'{head}      "language": "{self._lang}",\n      "results": ['

    def finding(self, entry: Entry, finding: Entry) -> str:
        """The result of a finding."""
        return indented(_result(entry, finding), _RESULTS)

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """The results of a file; one in which nothing was found has none."""
        del municipality
        parts = []
        for finding, result in zip(entry["findings"], told, strict=True):
            self._know(entry, finding)
            before = "\n" if self._first else ",\n"
            self._first = False
            parts.append(before + result)
        return "".join(parts)

    def end(self, tally: Tally) -> str:
        """The rules that were met, and whether all was done."""
        driver = {
            "name": "veiviser",
            "version": __version__,
            "rules": [self._rules[rule] for rule in sorted(self._rules)],
        }
        rest = {
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not tally.interrupted}],
            "tool": {"driver": driver},
        }
        close = "]" if self._first else "\n      ]"
        members = indented(rest, "    ").strip()[1:-1].strip("\n ")
        return f"{close},\n      {members}\n    }}\n  ]\n}}\n"

    def _know(self, entry: Entry, finding: Entry) -> None:
        """Keep what a rule is called, the first time that it is met."""
        rule = finding["rule"]
        if rule not in self._rules:
            known: Entry = {"id": rule, "defaultConfiguration": {"level": LEVELS[finding["severity"]]}}
            known["shortDescription"] = {"text": self._title(entry, finding) or rule}
            self._rules[rule] = known

    def _title(self, entry: Entry, finding: Entry) -> str:
        interface = self._library.interface(self._lang)
        if entry["scheme"] is None:
            return interface.say("check.unreadable-rule")
        definition = self._library.definition(entry["scheme"], entry["edition"])
        speaker = Speaker(definition, self._library.words(entry["scheme"], self._lang), interface)
        return titled({**finding, "at": ""}, speaker)


def _result(entry: Entry, finding: Entry) -> dict[str, Any]:
    """One finding; a warning that somebody has answered is suppressed, with the answer."""
    said = " ".join(part for part in (finding["message"], finding["mend"]) if part)
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "level": LEVELS[finding["severity"]],
        "message": {"text": said},
        "locations": [_location(entry["file"], finding)],
        "partialFingerprints": {"ruleAndPlace/v1": f"{finding['rule']} {finding['at']}".rstrip()},
    }
    if finding["acknowledged"]:
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": finding["acknowledged"]}
        ]
    return result


def _location(file: str, finding: Entry) -> dict[str, Any]:
    """The file, with the line where there is one, and the pointer to the answer."""
    found = _LINE.fullmatch(file)
    region = {"startLine": int(found[2])} if found else {}
    if finding["rule"] == UNREADABLE:
        values = finding["values"]
        region |= {
            name: values[key]
            for name, key in (("startLine", "line"), ("startColumn", "column"))
            if isinstance(values.get(key), int)
        }
    physical: dict[str, Any] = {"artifactLocation": {"uri": address(found[1] if found else file)}}
    if region:
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding["at"]:
        location["logicalLocations"] = [{"fullyQualifiedName": finding["at"], "kind": "value"}]
    return location


def address(file: str) -> str:
    """A file as a URI: a whole address where the path is whole, else a relative one."""
    windows = PureWindowsPath(file)
    if windows.drive and windows.is_absolute():
        return windows.as_uri()
    prefix = "file://" if PurePath(file).is_absolute() else ""
    return prefix + quote(file.replace("\\", "/") if windows.drive else file, safe="/")

"""The report as JUnit's XML: a suite a file, a case for each rule that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from wizard.content.library import Library
from wizard.engine.patterns import lazy
from wizard.export.escape import visible
from wizard.export.report import UNREADABLE, Entry
from wizard.export.tally import Tally

READY: Final = "ready"
"""The case of a file in which nothing was found."""
_NO_XML: Final = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitForm:
    """A rule at or above `failing` fails its case; what is less is told in a case that passes."""

    speaks: Final = True

    def __init__(
        self, library: Library, lang: str, failing: Iterable[str] = (), only: Iterable[str] = ()
    ) -> None:
        """`failing` are the severities that fail; the rules of `only` have a case in every file."""
        del library, lang
        self._failing, self._only = frozenset(failing), tuple(dict.fromkeys(only))

    def begin(self) -> str:
        """The head of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="veiviser">\n'

    def finding(self, entry: Entry, finding: Entry) -> Entry:
        """What a case says of it."""
        del entry
        return {"message": finding["message"], "said": _told(finding)}

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """The suite of a file."""
        del municipality
        by_rule: dict[str, list[Entry]] = {}
        for finding, said in zip(entry["findings"], told, strict=True):
            by_rule.setdefault(finding["rule"], []).append({**finding, **said})
        errors = int(UNREADABLE in by_rule)
        failures = sum(self._fails(found) for rule, found in by_rule.items() if rule != UNREADABLE)
        names = [*by_rule, *(rule for rule in self._only if rule not in by_rule and not errors)]
        cases = names or [READY if entry["status"] == READY else "checked"]
        counted = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="0"'
        lines = [f"  <testsuite name={_attribute(entry['file'])} {counted}>"]
        for case in cases:
            lines += self._case(entry["file"], case, by_rule.get(case, []))
        return "\n".join([*lines, "  </testsuite>", ""])

    def end(self, tally: Tally) -> str:
        """The end of the document."""
        del tally
        return "</testsuites>\n"

    def _fails(self, found: list[Entry]) -> bool:
        return any(finding["severity"] in self._failing for finding in found)

    def _case(self, file: str, rule: str, found: list[Entry]) -> Iterator[str]:
        """One case; every finding of the rule stands in it."""
        head = f"    <testcase classname={_attribute(file)} name={_attribute(rule)}"
        if not found:
            yield f"{head}/>"
            return
        yield f"{head}>"
        text = _text("\n".join(finding["said"] for finding in found))
        tag = "error" if rule == UNREADABLE else "failure"
        if tag == "error" or self._fails(found):
            first = f"message={_attribute(found[0]['message'])} type={_attribute(found[0]['severity'])}"
            yield f"      <{tag} {first}>{text}</{tag}>"
        else:
            yield f"      <system-out>{text}</system-out>"
        yield "    </testcase>"


def _told(finding: Entry) -> str:
    said = " ".join(part for part in (finding["message"], finding["mend"]) if part)
    return f"{finding['at']}: {said}" if finding["at"] else said


def _text(text: str) -> str:
    """People's text as the text of an element; what XML cannot hold is replaced."""
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text)))


def _attribute(text: str) -> str:
    """The same as the value of an attribute, in quotes."""
    return quoteattr(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text)))

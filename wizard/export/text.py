"""The report for people on a terminal: plain text, no colour, nothing that steers the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any, Final

from wizard.content.library import Library
from wizard.export.escape import one_line
from wizard.export.report import Entry
from wizard.export.speaker import Speaker
from wizard.export.tally import Tally
from wizard.schema.scheme import Severity

WIDTH: Final = 80
_INDENT: Final = "    "


class TextForm:
    """The report in words, a file at a time."""

    speaks: Final = True

    def __init__(self, library: Library, lang: str) -> None:
        """`lang` is the language of the words."""
        self._library, self._lang = library, lang
        self._first = True

    def begin(self) -> str:
        """Nothing stands before the first file."""
        return ""

    def finding(self, entry: Entry, finding: Entry) -> str:
        """A finding, after an empty line; of a file that cannot be read, the reason."""
        if entry["scheme"] is None:
            return f"{finding['message']} {finding['mend']}"
        return "".join(f"{line}\n" for line in ("", *_finding(finding, self._speaker(entry))))

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """What is said of one file; the municipality is in its words already."""
        del municipality
        before = "" if self._first else "\n"
        self._first = False
        if entry["scheme"] is None:
            # One line, so that a batch stays easy to look through.
            heading = self._library.interface(self._lang).say("report.unreadable", file=entry["file"])
            return before + one_line(f"{heading} {told[0]}") + "\n"
        speaker = self._speaker(entry)
        head = "".join(f"{line}\n" for line in _head(entry, speaker))
        return f"{before}{head}{''.join(told)}\n{_INDENT}{counted(entry['counts'], speaker)}\n"

    def _speaker(self, entry: Entry) -> Speaker:
        definition = self._library.definition(entry["scheme"], entry["edition"])
        words = self._library.words(entry["scheme"], self._lang)
        return Speaker(definition, words, self._library.interface(self._lang))

    def end(self, tally: Tally) -> str:
        """How many files are ready, where there are several or none at all."""
        if tally.files == 1:
            return ""
        said = self._library.interface(self._lang).say("report.files", **tally.counted())
        return ("\n" if tally.files else "") + said + "\n"


def render_text(report: Entry, library: Library, lang: str) -> str:
    """Every file of a report in words; ends with how many files are ready where there are several."""
    form, tally = TextForm(library, lang), Tally()
    parts = []
    for entry in report["files"]:
        tally.add(entry)
        parts.append(form.file(entry, [form.finding(entry, finding) for finding in entry["findings"]]))
    return "".join([form.begin(), *parts, form.end(tally)])


def _head(entry: Entry, speaker: Speaker) -> Iterator[str]:
    yield one_line(speaker.say(f"report.{entry['status']}", file=entry["file"]))
    title = speaker.words.scheme.title
    yield _INDENT + one_line(speaker.say("report.edition", scheme=title, edition=entry["edition"]))
    if entry.get("practice"):
        yield from _wrapped(speaker.say("report.practice"), _INDENT)
    yield from _wrapped(verdict(entry, speaker), _INDENT)
    if entry["totals"]["total_cost"] is not None:
        yield from _wrapped(sums(entry["totals"], speaker), _INDENT)


def verdict(entry: Entry, speaker: Speaker) -> str:
    """The verdict, with the conditions that are not met or not yet known."""
    said = [speaker.say(f"report.verdict.{entry['verdict']}")]
    for state in ("not_met", "unknown"):
        labels = [speaker.words.condition(c["id"]).label for c in entry["conditions"] if c["state"] == state]
        if labels:
            said.append(speaker.say(f"report.conditions.{state}", labels="; ".join(labels)))
    return " ".join(said)


def sums(totals: dict[str, Any], speaker: Speaker) -> str:
    """The grant that is sought, the costs and the own funds; a dash for what is not known."""
    names = ("grant_sought", "total_cost", "own_funds")
    shown = {name: speaker.money(totals[name]) for name in names}
    return speaker.say("report.sums", **shown)


def _finding(finding: Entry, speaker: Speaker) -> Iterator[str]:
    severity = speaker.say(f"report.severity.{finding['severity']}")
    yield from _wrapped(f"{severity}: {titled(finding, speaker)}", "")
    yield from _wrapped(finding["message"], _INDENT)
    if finding["mend"]:
        yield from _wrapped(speaker.say("report.mend", mend=finding["mend"]), _INDENT)
    if finding["acknowledged"]:
        yield from _wrapped(speaker.say("report.acknowledged", sentence=finding["acknowledged"]), _INDENT)
    source = cited(finding, speaker)
    yield from _wrapped(speaker.say("report.source-of", source=source, rule=finding["rule"]), _INDENT)


def titled(finding: Entry, speaker: Speaker) -> str:
    """What a finding is about: its rule's title or its condition; the field where it has neither."""
    condition = finding["rule"].removeprefix("eligibility.")
    if condition != finding["rule"]:
        return speaker.words.condition(condition).label
    return speaker.words.rule(finding["rule"]).title or speaker.field(finding["at"])


def cited(finding: Entry, speaker: Speaker) -> str:
    """The source of a finding, and how sure its rule is where it is less than official."""
    rule = speaker.definition.rule.get(finding["rule"])
    if rule is not None:
        return speaker.cited(finding["source"], rule.mark)
    condition = finding["rule"].removeprefix("eligibility.")
    marks = {c.id: c.mark for c in speaker.definition.conditions}
    return speaker.cited(finding["source"], marks.get(condition, "A"))


def counted(counts: dict[str, int], speaker: Speaker) -> str:
    """«1 feil, 2 advarsler»: the severities that there are findings of, or that there are none."""
    found = [
        speaker.say(f"report.count.{severity.value}", count=counts[severity.value])
        for severity in Severity
        if counts[severity.value]
    ]
    return ", ".join(found) if found else speaker.say("report.nothing")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )

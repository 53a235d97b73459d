"""What was found over many files, by rule: for the end of a report, or beside it."""

from __future__ import annotations

from typing import Final

from wizard.content.interface import Interface
from wizard.export.answers import heading
from wizard.export.escape import inline
from wizard.export.tally import Tally

_GAP: Final = 2


def summary_text(tally: Tally, interface: Interface) -> str:
    """A heading and a line a rule, in columns; one line where nothing was found."""
    rows = tally.by_rule()
    if not rows:
        return interface.say("check.summary-none") + "\n"
    width = max(len(rule) for rule, _, _ in rows) + _GAP
    lines = [interface.say("check.summary")]
    lines += [f"    {rule:{width}}{_counted(files, findings, interface)}" for rule, files, findings in rows]
    return "\n".join(lines) + "\n"


def summary_page(tally: Tally, interface: Interface) -> str:
    """The same as Markdown: a heading and a table."""
    rows = tally.by_rule()
    if not rows:
        return interface.say("check.summary-none") + "\n"
    say = interface.say
    lines = [heading(2, say("check.summary")), ""]
    lines += [
        f"| {say('check.rule')} | {say('check.files')} | {say('check.findings')} |",
        "| --- | ---: | ---: |",
    ]
    lines += [f"| {inline(rule)} | {files} | {findings} |" for rule, files, findings in rows]
    return "\n".join(lines) + "\n"


def _counted(files: int, findings: int, interface: Interface) -> str:
    return ", ".join(
        [
            interface.say("check.in-files", count=files),
            interface.say("check.so-many", count=findings),
        ]
    )

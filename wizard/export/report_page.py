"""The report on many files as one Markdown page: a section a file, its findings as a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from wizard.content.library import Library
from wizard.export.answers import Block, facts, heading
from wizard.export.document import joined
from wizard.export.escape import inline, line
from wizard.export.report import Entry
from wizard.export.speaker import Speaker
from wizard.export.tally import Tally
from wizard.export.text import cited, counted, sums, titled, verdict


class PageForm:
    """A title, a section for each file, and how many are ready."""

    speaks: Final = True

    def __init__(self, library: Library, lang: str) -> None:
        """`lang` is the language of the words."""
        self._library, self._interface = library, library.interface(lang)

    def begin(self) -> str:
        """The title."""
        return joined([heading(1, self._interface.say("check.page"))])

    def finding(self, entry: Entry, finding: Entry) -> str:
        """An item of a list; of a file that cannot be read, the reason."""
        if entry["scheme"] is None:
            said = self._interface.say("check.unreadable-rule")
            return line(f"{said}: {finding['message']} {finding['mend']}")
        return _item(finding, self._speaker(entry))

    def file(self, entry: Entry, told: list[Any], municipality: str | None = None) -> str:
        """The section of a file."""
        del municipality
        blocks = told if entry["scheme"] is None else self._file(entry, told)
        return "\n" + joined([heading(2, entry["file"]), *blocks])

    def end(self, tally: Tally) -> str:
        """How many files are ready."""
        return "\n" + joined([heading(2, self._interface.say("check.all")), line(self._said(tally))])

    def _said(self, tally: Tally) -> str:
        return self._interface.say("report.files", **tally.counted())

    def _speaker(self, entry: Entry) -> Speaker:
        definition = self._library.definition(entry["scheme"], entry["edition"])
        return Speaker(
            definition, self._library.words(entry["scheme"], self._interface.lang), self._interface
        )

    def _file(self, entry: Entry, told: list[str]) -> Iterator[Block]:
        speaker = self._speaker(entry)
        say = speaker.say
        title = say("report.edition", scheme=speaker.words.scheme.title, edition=entry["edition"])
        known = entry["totals"]["total_cost"] is not None
        if entry.get("practice"):
            yield line(say("report.practice"))
        yield from facts(
            [
                (say("report.status"), say(f"report.status-word.{entry['status']}")),
                (say("package.scheme"), title),
                (say("report.conditions-title"), verdict(entry, speaker)),
                (say("check.sums"), sums(entry["totals"], speaker) if known else ""),
                (say("report.found"), counted(entry["counts"], speaker)),
            ]
        )
        if told:
            yield heading(3, say("report.found"))
            yield "\n".join(told)


def _item(finding: Entry, speaker: Speaker) -> str:
    """One finding as an item of a list, all on one line."""
    severity = speaker.say(f"report.severity.{finding['severity']}")
    said = [finding["message"]]
    if finding["mend"]:
        said.append(speaker.say("report.mend", mend=finding["mend"]))
    if finding["acknowledged"]:
        said.append(speaker.say("report.acknowledged", sentence=finding["acknowledged"]))
    said.append(
        speaker.say("report.source-of", source=cited(finding, speaker), rule=finding["rule"]),
    )
    return f"- **{inline(severity)}: {inline(titled(finding, speaker))}.** {inline(' '.join(said))}"

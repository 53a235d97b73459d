"""The report on many files as one Markdown page: a section a file, its findings as a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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

    def file(self, entry: Entry, municipality: str | None = None) -> str:
        """The section of a file."""
        del municipality
        blocks = self._unreadable(entry) if entry["scheme"] is None else self._file(entry)
        return "\n" + joined([heading(2, entry["file"]), *blocks])

    def end(self, tally: Tally) -> str:
        """How many files are ready."""
        return "\n" + joined([heading(2, self._interface.say("check.all")), line(self._said(tally))])

    def _said(self, tally: Tally) -> str:
        return self._interface.say("report.files", **tally.counted())

    def _unreadable(self, entry: Entry) -> Iterator[Block]:
        finding = entry["findings"][0]
        said = self._interface.say("check.unreadable-rule")
        yield line(f"{said}: {finding['message']} {finding['mend']}")

    def _file(self, entry: Entry) -> Iterator[Block]:
        definition = self._library.definition(entry["scheme"], entry["edition"])
        words = self._library.words(entry["scheme"], self._interface.lang)
        speaker = Speaker(definition, words, self._interface)
        say = speaker.say
        title = say("report.edition", scheme=words.scheme.title, edition=entry["edition"])
        known = entry["totals"]["total_cost"] is not None
        yield from facts(
            [
                (say("report.status"), say(f"report.status-word.{entry['status']}")),
                (say("package.scheme"), title),
                (say("report.conditions-title"), verdict(entry, speaker)),
                (say("check.sums"), sums(entry["totals"], speaker) if known else ""),
                (say("report.found"), counted(entry["counts"], speaker)),
            ]
        )
        if entry["findings"]:
            yield heading(3, say("report.found"))
            yield "\n".join(_item(finding, speaker) for finding in entry["findings"])


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

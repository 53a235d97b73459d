"""One application judged for a report; and what it shares with those before it, added in their order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.engine.assess import assess
from wizard.engine.batch import Batch, needed
from wizard.export.files import Source
from wizard.export.forms import form
from wizard.export.reading import read_to_judge, says_practice
from wizard.export.report import Entry, file_report, said, unreadable_report
from wizard.export.unreadable import Unreadable
from wizard.schema.assessment import Assessment, Finding
from wizard.schema.scheme import Severity

if TYPE_CHECKING:
    from wizard.content.library import Library

_BATCH = "batch."


class Work(NamedTuple):
    """How files are judged: all that a process of its own must know."""

    content: Path | None
    lang: str
    today: date
    only: frozenset[str] | None = None
    """The rules that are reported on; None is all."""
    form: str = "json"
    """The form of the report."""


class Judged(NamedTuple):
    """One file's part of the report, and what the files after it are held against."""

    entry: Entry
    """Its findings without their words."""
    told: list[Any]
    """Each of its findings as the report's form has it."""
    shared: Assessment | None = None
    """What a batch looks at; None where there is nothing to look at."""
    acknowledged: Mapping[str, str] = {}
    """The application's own sentences on what a batch may find."""

    @property
    def municipality(self) -> str | None:
        """The number of its municipality, where it is known."""
        return None if self.shared is None else self.shared.values.get("municipality")


class Judge:
    """Judges files one by one; what it has read of the content stays with it."""

    def __init__(self, work: Work, library: Library) -> None:
        """`library` is the content at `work.content`."""
        self.work, self.library = work, library
        self.form = form(work.form, library, work.lang)
        self.interface = library.interface(work.lang)

    def judge(self, source: Source) -> Judged:
        """What is said of one file by itself. Raises only where the content is at fault."""
        try:
            data = source.read()
            application, definition, passed = read_to_judge(data, self.library)
        except Unreadable as fault:
            if fault.line is not None and source.line is not None:
                fault.line = source.line
            return self.unreadable(source, fault)
        whole = assess(definition, application, self.work.today, passed)
        assessment = self._narrowed(whole)
        spoken = assessment if self.form.speaks else assessment.model_copy(update={"findings": ()})
        words = self.library.words(definition.scheme, self.work.lang)
        entry = file_report(source.name, definition, words, self.interface, application, spoken)
        # Most files are of no exercise, and are not read twice to find that out.
        if b'"practice"' in data and says_practice(data):
            entry["practice"] = True
        told = [self.form.finding(entry, finding) for finding in entry["findings"]]
        entry["findings"] = [_bare(finding) for finding in assessment.findings]
        sentences = {key: text for key, text in application.acknowledged.items() if key.startswith(_BATCH)}
        return Judged(entry, told or [None] * len(assessment.findings), needed(whole), sentences)

    def unreadable(self, source: Source, fault: Unreadable) -> Judged:
        """What is said of a file that could not be read."""
        entry = unreadable_report(source.name, fault, self.interface)
        return Judged(entry, [self.form.finding(entry, finding) for finding in entry["findings"]])

    def together(self, judged: Judged, batch: Batch) -> Judged:
        """The file's part of the report with what it shares with the files before it."""
        if judged.shared is None:
            return judged
        entry = judged.entry
        definition = self.library.definition(entry["scheme"], entry["edition"])
        added = batch.add(entry["file"], definition, judged.shared, judged.acknowledged).findings
        found = [finding for finding in added if self.wanted(finding)]
        if not found:
            return judged
        from wizard.export.added import with_more  # noqa: PLC0415 - few files share anything

        words = self.library.words(definition.scheme, self.work.lang)
        more = [said(definition, words, self.interface, finding) for finding in found]
        told = [*judged.told, *(self.form.finding(entry, finding) for finding in more)]
        entry, places = with_more(entry, found, definition)
        return judged._replace(entry=entry, told=[told[place] for place in places])

    def wanted(self, finding: Finding) -> bool:
        """Whether its rule is reported on."""
        return self.work.only is None or finding.rule in self.work.only

    def _narrowed(self, assessment: Assessment) -> Assessment:
        """The assessment with the findings that are reported on; status and verdict are of the whole."""
        if self.work.only is None:
            return assessment
        kept = tuple(finding for finding in assessment.findings if self.wanted(finding))
        counts = {s.value: sum(finding.severity is s for finding in kept) for s in Severity}
        return assessment.model_copy(update={"findings": kept, "counts": counts})


def _bare(finding: Finding) -> dict[str, Any]:
    """A finding without its words."""
    return {"rule": finding.rule, "severity": finding.severity._value_, "at": finding.at}

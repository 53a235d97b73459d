"""`kontroll.md`: the report on the application, for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.export.answers import Block, facts, heading
from wizard.export.document import draft_line, joined
from wizard.export.escape import inline, line, paragraphs
from wizard.export.first_page import conditions
from wizard.export.model import Model
from wizard.export.report import Entry
from wizard.export.text import cited, counted, titled
from wizard.schema.scheme import Severity


def render_check(model: Model) -> str:
    """The Markdown: status and conditions, then every finding by severity."""
    return joined([*_top(model), *_findings(model)])


def _top(model: Model) -> Iterator[Block]:
    say, report = model.speaker.say, model.report
    if model.draft:
        yield f"**{inline(draft_line(model))}**"
    yield heading(1, say("report.title"))
    scheme = say(
        "report.edition", scheme=model.speaker.words.scheme.title, edition=model.definition.edition.id
    )
    yield from facts(
        [
            (say("package.scheme"), scheme),
            (say("report.status"), say(f"report.status-word.{report['status']}")),
            (say("report.found"), counted(report["counts"], model.speaker)),
            (say("report.checked-on"), model.speaker.date(model.today.isoformat())),
            (say("report.program"), f"veiviser {model.version}"),
        ]
    )
    yield heading(2, say("report.conditions-title"))
    yield from conditions(model, "report")


def _findings(model: Model) -> Iterator[Block]:
    for severity in Severity:
        found = [f for f in model.report["findings"] if f["severity"] == severity.value]
        if found:
            yield heading(2, model.speaker.say(f"report.severities.{severity.value}"))
        for finding in found:
            yield from _finding(model, finding)


def _finding(model: Model, finding: Entry) -> Iterator[Block]:
    say = model.speaker.say
    yield heading(3, titled(finding, model.speaker))
    yield paragraphs(finding["message"])
    if finding["mend"]:
        yield paragraphs(say("report.mend", mend=finding["mend"]))
    if finding["acknowledged"]:
        yield paragraphs(say("report.acknowledged", sentence=finding["acknowledged"]))
    yield line(say("report.source-of", source=cited(finding, model.speaker), rule=finding["rule"]))

"""A difference between two interviews in words: in a sentence or two, or line by line."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wizard.engine.assess import acknowledgement_key
from wizard.engine.difference import Difference, difference
from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.export.difference_words import conditions, groups, kroner, moved, signed, verdicts
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Severity
from wizard.screens.desk import Desk
from wizard.screens.news import impact_words
from wizard.screens.overviews import finding_blocks
from wizard.screens.review_parts import ruled
from wizard.screens.telling import REQUIRED, finding_words, severity_word
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry

NAMED = 2
"""How many findings a short notice tells in full."""


def told(desk: Desk, before: Interview) -> list[str]:
    """What has come of a change, in a few sentences."""
    say, found = desk.tools.say, difference(before, desk.interview)
    if found.none:
        return [say("review.same")]
    voided = found.impact.voided
    names = ", ".join(desk.words.label(q) for q in found.answers if q not in voided)
    lines = [say("review.changed", names=names)] if names else []
    lines += impact_words(desk, found.impact)
    if found.status:
        lines.append(say(f"app.review.{found.status[1]}"))
    # What is only not answered yet is told by the questions that were opened.
    come = [f for f in found.come if f.severity is not Severity.ADVICE and f not in found.impact.faults]
    come = [f for f in come if f.rule != REQUIRED or spot(f.at).row is not None]
    if found.gone:
        lines.append(say("review.gone", count=len(found.gone)))
    for finding in come[:NAMED]:
        words = finding_words(desk, finding).message
        lines.append(say("review.come", severity=severity_word(desk, finding.severity), message=words))
    if len(come) > NAMED:
        lines.append(say("review.come-more", count=len(come) - NAMED))
    return list(dict.fromkeys(lines))


def entries(desk: Desk, before: Interview) -> Iterator[Entry]:
    """The whole difference, part by part; `desk` is where it all stands after."""
    found = difference(before, desk.interview)
    say = desk.tools.say
    yield from _verdict(desk, found)
    yield from _totals(desk, found)
    for code, findings, sign in (("come", found.come, "+ "), ("gone", found.gone, "− ")):
        yield heading(say(f"review.what-if.{code}"), len(findings))
        for finding in findings:
            yield _finding(desk, code, finding, sign)
        if not findings:
            yield _plain(f"none:{code}", say("review.what-if.none"))
    if found.changed:
        yield heading(say("review.what-if.changed"), len(found.changed))
        for _, finding in found.changed:
            yield _finding(desk, "changed", finding, "≠ ")
    yield from _answers(desk, found)


def heading(title: str, count: int | None = None) -> Entry:
    """A heading with how many lines stand under it."""
    shown = title if count is None else f"{title} ({count})"
    return Entry("", ruled(shown), title, part=True)


def _plain(id_: str, text: str, style: str = "") -> Entry:
    return Entry(id_, Paragraphs([Block(literal(text, style), Content("  "), "    ")]))


def _verdict(desk: Desk, found: Difference) -> Iterator[Entry]:
    """Whether one can apply, and whether the application is ready: before and after, or as it was."""
    say = desk.tools.say
    yield heading(say("review.what-if.verdict"))
    for id_, text in zip(("verdict", "status"), verdicts(say, found, desk.interview.assessment), strict=True):
        yield _plain(id_, text)
    for id_, text in conditions(say, found, desk.words):
        yield _plain(f"condition:{id_}", text)


def _totals(desk: Desk, found: Difference) -> Iterator[Entry]:
    """Kroner before, after, and by how much."""
    say, judged = desk.tools.say, desk.interview.assessment
    if not judged.totals:
        return
    yield heading(say("review.figures"))
    shifted = moved(say, found)
    for total in shifted:
        line = Content.assemble(
            literal(f"{total.label}: "),
            literal(f"{kroner(say, total.before)} → {kroner(say, total.after)}", "bold"),
            literal("" if total.by is None else f" ({signed(total.by)})"),
        )
        yield Entry(f"figure:{total.name}", Paragraphs([Block(line, Content("  "), "    ")]))
    if not shifted:
        yield _plain("none:totals", say("review.what-if.no-totals"))


def _finding(desk: Desk, code: str, finding: Finding, sign: str) -> Entry:
    """A finding with its severity in words."""
    first, *rest = finding_blocks(desk, finding)
    body = Content.assemble(literal(f"{severity_word(desk, finding.severity)}: ", "bold"), first.body)
    shown = [Block(body, Content(f"  {sign}"), "    ")]
    shown += rest if code != "gone" else []
    return Entry(f"{code}:{acknowledgement_key(finding.rule, finding.at)}", Paragraphs(shown))


def _answers(desk: Desk, found: Difference) -> Iterator[Entry]:
    """Answers that no longer count, count again, are asked for now, or must be given anew."""
    for code, questions in groups(found.impact):
        yield heading(desk.tools.say(f"review.what-if.{code}"), len(questions))
        for question in questions:
            yield _plain(f"{code}:/{question}", desk.words.label(question))

"""Lists to look over: every question by step, every condition with its state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from wizard.engine.interview import REVIEW
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Condition
from wizard.screens.desk import Desk
from wizard.screens.progressing import step_lines
from wizard.screens.telling import REQUIRED, answer_words, at_question, finding_words, place_words
from wizard.widgets.ask import Say
from wizard.widgets.bars import written
from wizard.widgets.help import HelpPart
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.steps import SIGNS

STATES: Final = {"met": "✓", "not_met": "!", "unknown": "○"}
Lines = list[tuple[str, Paragraphs]]


def question_lines(desk: Desk) -> Lines:
    """Each step with its state, and under it the questions that are asked, with their answers."""
    lines: Lines = []
    for step in step_lines(desk):
        head = Block(literal(f"{SIGNS.get(step.stage, ' ')} {step.title} – {step.word}", "bold"))
        lines.append((REVIEW if step.id == REVIEW else "", Paragraphs([head])))
        found = next((s for s in desk.definition.steps if s.id == step.id), None)
        for question in found.question if found else ():
            if question.id in desk.interview.path:
                lines.append((question.id, Paragraphs([question_line(desk, question.id)])))
    return lines


def question_line(desk: Desk, question: str) -> Block:
    """A question's label and answer on a line, with the sign of its worst fault."""
    answer, given = answer_words(desk, question)
    found = [
        f
        for f in at_question(desk.interview.assessment.findings, question)
        if f.severity in ("blocker", "error")
    ]
    sign = ("!" if found else "✓") if given else "○"
    body = Content.assemble(
        literal(f"{desk.words.label(question)}: "),
        literal(_short(answer), "bold" if given else "italic"),
    )
    return Block(body, Content(f"  {sign} "), "      ")


def _short(text: str, most: int = 120) -> str:
    """A text on one line, cut with «…»."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def condition_lines(desk: Desk) -> Lines:
    """Each condition: its state in sign and word, the requirement, its source, what would change it."""
    conditions = {c.id: c for c in desk.definition.conditions}
    lines: Lines = []
    for state in desk.interview.assessment.conditions:
        shown = condition_blocks(desk, conditions[state.id], state.state)
        # Two conditions can rest on one answer, and the ids of a list must differ.
        place = spot(state.at).question
        lines.append((f"{place}#{state.id}" if place in desk.interview.path else "", Paragraphs(shown)))
    return lines


def condition_blocks(desk: Desk, condition: Condition, state: str) -> list[Block]:
    """One condition as it is drawn."""
    say, words = desk.tools.say, desk.words.condition(condition.id)
    head = literal(f"{words.label} – {say(f'report.state.{state}')}", "bold")
    shown = [Block(head, Content(f"{STATES[state]} "), "  ")]
    shown += [Block(b.body, Content("  "), "  ") for b in blocks(words.text)]
    if state == "not_met":
        shown += [Block(b.body, Content("  "), "  ") for b in blocks(words.unmet)]
    if state != "met" and words.change:
        change = literal(say("app.eligibility.change"), "bold")
        shown.append(
            Block(Content.assemble(change, " ", literal(" ".join(words.change.split()))), Content("  "), "  ")
        )
    source = desk.definition.source.get(condition.source)
    if source is not None:
        named = say("app.eligibility.source", source=source.title, answer=place_words(desk, condition.at))
        mark = "" if condition.mark == "A" else f" ({say(f'report.mark.{condition.mark}')})"
        shown.append(Block(literal(named + mark, "italic"), Content("  "), "  "))
    shown.append(Block(Content("")))
    return shown


def finding_lines(desk: Desk) -> Lines:
    """The findings by severity; Enter on one leads to its answer or cell. Their ids are their numbers."""
    groups: dict[str, Lines] = {}
    for number, finding in enumerate(desk.interview.assessment.findings):
        missing = finding.rule == REQUIRED and spot(finding.at).row is None
        group = "missing" if missing else finding.severity.value
        shown = _missing_blocks(desk, finding) if missing else finding_blocks(desk, finding)
        groups.setdefault(group, []).append((f"finding-{number}", Paragraphs(shown)))
    # What is only not answered yet comes after the real faults, before the warnings.
    order = ["blocker", "error", "missing", "warning", "advice"]
    lines: Lines = []
    for group in sorted(groups, key=order.index):
        code = "app.review.missing" if group == "missing" else f"report.severities.{group}"
        head = literal(f"{desk.tools.say(code)} ({len(groups[group])})", "bold")
        lines += [("", Paragraphs([Block(head)])), *groups[group]]
    return lines


def _missing_blocks(desk: Desk, finding: Finding) -> list[Block]:
    """A required question without an answer: its name is enough."""
    return [Block(literal(place_words(desk, finding.at)), Content("  ○ "), "    ")]


def finding_blocks(desk: Desk, finding: Finding) -> list[Block]:
    """A finding as it is drawn: where, what, what to do, and the sentence that acknowledges it."""
    words, place = finding_words(desk, finding), place_words(desk, finding.at)
    message = literal(words.message)
    if finding.at and (words.message.startswith(f"{place}: ") or place not in words.message):
        rest = words.message.removeprefix(f"{place}: ")
        message = Content.assemble(literal(f"{place}: ", "bold"), literal(rest))
    sign = "✓ " if finding.acknowledged else ("i " if finding.severity == "advice" else "! ")
    shown = [Block(message, Content(f"  {sign}"), "    ")]
    if words.mend:
        shown.append(Block(literal(words.mend), Content("    → "), "      "))
    if finding.acknowledged:
        said = desk.tools.say("report.acknowledged", sentence=finding.acknowledged)
        shown.append(Block(literal(said, "italic"), Content("    "), "    "))
    return shown


def keys_part(say: Say, keys: Sequence[tuple[str, str]]) -> HelpPart:
    """All the keys with what they do, as a part of the help."""
    lines = [f"- **{written(say, key)}**: {does}" for key, does in keys]
    return HelpPart(say("app.help.keys"), "\n".join(lines))

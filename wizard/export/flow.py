"""The flow of a scheme: its steps and questions, and which answers open what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wizard.engine.expressions import variable_names
from wizard.export.printed import condition
from wizard.export.speaker import Speaker
from wizard.schema.scheme import Question, Step

START, END = "start", "review"


def opens(speaker: Speaker) -> Iterator[tuple[str | None, Step | Question]]:
    """Each question that opens something, and the step or question that it opens.

    None where the edition alone decides.
    """
    questions = speaker.definition.questions
    for step in speaker.definition.steps:
        items: tuple[Step | Question, ...] = (step, *step.question)
        for item in items:
            if item.relevant:
                named = variable_names(item.relevant)
                found: list[str | None] = [q for q in questions if q in named or f"given.{q}" in named]
                yield from ((q, item) for q in found or [None])


def mermaid(speaker: Speaker) -> str:
    """A flowchart in Markdown: a box a question, a frame a step, dotted arrows to what an answer opens."""
    say = speaker.say
    lines = [
        f"# {speaker.words.scheme.title} {speaker.definition.edition.id}",
        "",
        "```mermaid",
        "flowchart TD",
    ]
    lines.append(f'  {START}(["{_text(say("printed.starts"))}"])')
    for step in speaker.definition.steps:
        lines.append(f'  subgraph s_{step.id}["{_text(speaker.words.step(step.id).title)}"]')
        lines += [f'    q_{q.id}["{_text(speaker.label(q.id))}"]' for q in step.question]
        ids = [f"q_{q.id}" for q in step.question]
        lines += [f"    {a} --> {b}" for a, b in pairwise(ids)]
        lines.append("  end")
    lines.append(f'  {END}(["{_text(say("printed.ends"))}"])')
    stations = [START, *(f"s_{step.id}" for step in speaker.definition.steps), END]
    lines += [f"  {a} --> {b}" for a, b in pairwise(stations)]
    for question, item in opens(speaker):
        to = f"s_{item.id}" if isinstance(item, Step) else f"q_{item.id}"
        said = _text(condition(speaker, item.relevant or ""))
        lines.append(f'  {START if question is None else f"q_{question}"} -. "{said}" .-> {to}')
    return "\n".join([*lines, "```", "", say("printed.legend"), ""])


def _text(text: str) -> str:
    """A text inside a label of Mermaid, where it can never become structure."""
    shown = " ".join(text.split()).replace("#", "#35;").replace('"', "#quot;")
    return shown.replace("<", "#lt;").replace(">", "#gt;").replace("`", "#96;")


def tree(speaker: Speaker) -> str:
    """The same as a tree in plain text: under each question when it is asked, and what it opens."""
    lines = [f"{speaker.words.scheme.title} {speaker.definition.edition.id}"]
    steps = speaker.definition.steps
    found = list(opens(speaker))
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        lines.append(f"{'└─ ' if last else '├─ '}{speaker.words.step(step.id).title}")
        before = "   " if last else "│  "
        if step.relevant:
            told = speaker.say("printed.step-conditional", condition=condition(speaker, step.relevant))
            lines.append(f"{before}({told})")
        lines += [before + line for line in _questions(speaker, step, found)]
    return "\n".join([*lines, ""])


def _questions(
    speaker: Speaker, step: Step, found: list[tuple[str | None, Step | Question]]
) -> Iterator[str]:
    for number, question in enumerate(step.question):
        last = number == len(step.question) - 1
        yield f"{'└─ ' if last else '├─ '}{speaker.label(question.id)} [{question.id}]"
        before = "   " if last else "│  "
        if question.relevant:
            told = speaker.say("printed.conditional", condition=condition(speaker, question.relevant))
            yield f"{before}({told})"
        for opener, item in found:
            if opener == question.id:
                title = (
                    speaker.words.step(item.id).title if isinstance(item, Step) else speaker.label(item.id)
                )
                yield f"{before}→ {title}"

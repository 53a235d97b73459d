"""A scheme to print: every question with its help, in Markdown, also those that depend on others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.content.said import spoken
from wizard.content.words import ColumnWords, QuestionWords
from wizard.export.speaker import Speaker
from wizard.schema.scheme import Column, Field, Mark, Question, Step


def printed(speaker: Speaker) -> Iterator[str]:
    """The lines of the whole scheme; its head and conditions are the command's."""
    for step in speaker.definition.steps:
        yield from _step(speaker, step)


def _step(speaker: Speaker, step: Step) -> Iterator[str]:
    told = speaker.words.step(step.id)
    yield from ("", f"## {told.title}", "")
    if told.intro:
        yield from (told.intro, "")
    if step.relevant:
        yield from (
            f"*{speaker.say('printed.step-conditional', condition=condition(speaker, step.relevant))}*",
            "",
        )
    for question in step.question:
        yield from _question(speaker, question)


def condition(speaker: Speaker, expression: str) -> str:
    """A condition of relevance in words."""
    return spoken(speaker.definition, speaker.words, speaker.interface, expression)


def _question(speaker: Speaker, question: Question) -> Iterator[str]:
    """One question: asked, its form, when it is asked, and all its help."""
    say, words = speaker.say, speaker.words.question(question.id)
    yield from (f"### {words.ask}", "")
    yield from (f"`{question.id}` · {say('printed.kind', facts=', '.join(_facts(speaker, question)))}", "")
    if question.relevant:
        told = say("printed.conditional", condition=condition(speaker, question.relevant))
        yield from (f"*{told}*", "")
    if words.explanation:
        yield from (words.explanation, "")
    if question.choices:
        yield from _titled(say("printed.choices"), _choices(question.choices, words.choices))
    if question.columns:
        lines = [_column(speaker, column, words) for column in question.columns]
        yield from _titled(say("printed.columns"), "\n".join(lines))
    for code in ("why", "good"):
        yield from _titled(say(f"printed.{code}"), getattr(words, code))
    if words.example:
        quoted = "\n".join(f"> {line}".rstrip() for line in words.example.splitlines())
        yield from _titled(say("printed.example"), quoted)
    if question.source:
        yield from (_source(speaker, question.source, question.mark), "")


def _titled(title: str, body: str) -> Iterator[str]:
    if body:
        yield from (f"**{title}**", "", body, "")


def _choices(ids: tuple[str, ...], labels: Any) -> str:
    return "\n".join(f"- {labels.get(id_, id_)} (`{id_}`)" for id_ in ids)


def _facts(speaker: Speaker, field: Field) -> Iterator[str]:
    """Kind, whether it must be answered, limits and what else binds the answer."""
    say = speaker.say
    yield say(f"cli.kind-{field.kind}")
    yield say("printed.required" if field.required else "printed.optional")
    if field.recommended:
        yield say("printed.recommended", length=field.recommended)
    if field.least is not None and field.most is not None:
        yield say("printed.between", least=field.least, most=field.most)
    elif field.least is not None:
        yield say("printed.least", least=field.least)
    elif field.most is not None:
        yield say("printed.most", most=field.most)
    if isinstance(field, Question):
        yield from _binding(speaker, field)


def _binding(speaker: Speaker, question: Question) -> Iterator[str]:
    """What a question's answer comes from or rests on."""
    if question.exclusive:
        choice = speaker.words.choice(question.id, question.exclusive)
        yield speaker.say("printed.exclusive", choice=f"«{choice}»")
    if question.prefill:
        yield speaker.say("printed.prefill")
    if question.follows:
        yield speaker.say("printed.follows", table=f"«{speaker.label(question.follows.table)}»")
    if question.rests_on:
        yield speaker.say("printed.declaration")


def _column(speaker: Speaker, column: Column, words: QuestionWords) -> str:
    """A column on one line: label, id, form, help, choices."""
    told = words.columns.get(column.id, ColumnWords(column.id))
    facts = ", ".join(_facts(speaker, column))
    line = f"- **{told.label}** (`{column.id}`: {facts})"
    if told.help:
        line += f". {told.help}"
    if column.choices:
        named = "; ".join(f"{told.choices.get(c, c)} (`{c}`)" for c in column.choices)
        line = f"{line.removesuffix('.')}. {speaker.say('printed.choices')}: {named}."
    return line


def _source(speaker: Speaker, source: str, mark: Mark) -> str:
    """The source, how sure it is, and where it lies."""
    known = speaker.definition.source.get(source)
    cited = speaker.cited(source, mark)
    if known is not None and known.url:
        return speaker.say("printed.source-linked", source=cited, url=f"<{known.url}>")
    return speaker.say("printed.source", source=cited)

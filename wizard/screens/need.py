"""«Dette trenger du»: what an edition asks for, told before one begins and whenever one asks."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wizard.engine.formats import date as date_words
from wizard.schema.scheme import Edition
from wizard.screens.tools import Tools
from wizard.widgets.light_markdown import blocks
from wizard.widgets.paragraphs import Block, literal

SECTIONS = ("need", "who", "before", "closed", "after")
"""The texts of a scheme that are shown, in this order; «closed» where the call is."""


def is_closed(tools: Tools, edition: Edition) -> bool:
    """Whether the call takes no applications any more."""
    return edition.closed or edition.apply_by.date() < tools.today


def need_blocks(tools: Tools, scheme: str, edition: Edition) -> Iterator[Block]:
    """What an edition is, until when, what to have at hand, how long it takes, and who can read it."""
    say, words = tools.say, tools.words(scheme).scheme
    closed = is_closed(tools, edition)
    yield Block(literal(f"{words.title} {edition.id}", "bold"))
    day = date_words(edition.apply_by.date().isoformat(), tools.lang)
    time = f"{edition.apply_by:%H.%M}"
    passed = edition.apply_by.date() < tools.today
    yield Block(literal(say("app.begin.closed-at" if passed else "app.begin.deadline", day=day, time=time)))
    if closed:
        code = "closed-for-good" if edition.last_call else "closed-text"
        yield Block(literal(say(f"app.begin.{code}")), Content("! "), "  ")
    yield Block(Content(""))
    yield from blocks(words.intro)
    for name in SECTIONS:
        if not words.sections.get(name) or (name == "closed" and not closed):
            continue
        yield Block(Content(""))
        yield Block(literal(words.titles.get(name, ""), "bold underline"))
        yield from blocks(words.sections[name])
        if name == "need":
            yield from _always(tools, scheme, edition)


def _always(tools: Tools, scheme: str, edition: Edition) -> Iterator[Block]:
    """What holds for every scheme: the time it takes, that it is public, that it stays here."""
    definition = tools.library.definition(scheme, edition.id)
    counts = {"questions": len(definition.questions), "parts": len(definition.steps)}
    for code in ("time", "public", "local"):
        yield Block(Content(""))
        yield Block(literal(tools.say(f"home.need-{code}", **counts)))

"""The lines of the first screen: what one can begin, and each draft with how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from wizard.content.library import UnknownName
from wizard.drafts.store import DraftSummary
from wizard.engine.formats import date as date_words
from wizard.engine.search import Entry, entry
from wizard.screens.tools import Tools
from wizard.widgets.paragraphs import Block, Paragraphs, literal


def place_of(tools: Tools, draft: DraftSummary) -> tuple[str, str]:
    """Municipality (or that there is none), and scheme and edition, as people know them."""
    try:
        definition = tools.library.definition(draft.scheme, draft.edition)
    except UnknownName:
        return "", tools.say("app.home.unknown", scheme=draft.scheme, edition=draft.edition)
    found = definition.registry.by_number.get(draft.municipality)
    name = found.name if found else tools.say("app.home.no-municipality")
    return name, f"{tools.scheme_title(draft.scheme)} {draft.edition}"


def title_of(tools: Tools, draft: DraftSummary) -> str:
    """A draft's own name, then municipality, scheme and edition."""
    if draft.damaged:
        return draft.id
    parts = [draft.name, *place_of(tools, draft)]
    told = " · ".join(part for part in parts if part)
    return f"{tools.say('home.practice')} · {told}" if draft.practice else told


def changed_of(tools: Tools, draft: DraftSummary) -> str:
    """When a draft was last changed."""
    try:
        when = datetime.fromisoformat(draft.changed)
    except ValueError:
        return ""
    day = date_words(when.date().isoformat(), tools.lang)
    return tools.say("app.home.changed", day=day, time=f"{when:%H.%M}")


def draft_line(tools: Tools, draft: DraftSummary, far: str) -> Paragraphs:
    """One draft: what it is; how far it is and when it was changed."""
    if draft.damaged:
        told = tools.say("app.home.damaged", draft=draft.id)
        return Paragraphs([Block(literal(told), Content("! "), "  ")])
    head = literal(title_of(tools, draft), "bold")
    far = far or tools.say("app.home.answered", count=draft.answered)
    away = tools.say("home.archived") if draft.archived else ""
    under = literal(" · ".join(part for part in (away, far, changed_of(tools, draft)) if part))
    return Paragraphs([Block(head, Content("  "), "  "), Block(under, Content("    "), "    ")])


def way_line(tools: Tools, word: str, sign: str) -> Paragraphs:
    """Something that one can begin with."""
    head = literal(tools.say(f"home.{word}"), "bold")
    return Paragraphs([Block(head, Content(f"{sign} "), "  ")])


def heading(text: str) -> Paragraphs:
    """A heading, with air above it."""
    return Paragraphs([Block(Content("")), Block(literal(text, "bold underline"))])


def draft_entries(tools: Tools, drafts: Sequence[tuple[str, DraftSummary]]) -> list[Entry]:
    """The drafts as they are searched: name and municipality, scheme, parallel names and number."""
    made = []
    for id_, draft in drafts:
        name, scheme = place_of(tools, draft) if not draft.damaged else ("", "")
        more = [draft.id, draft.municipality, changed_of(tools, draft)]
        try:
            registry = tools.library.definition(draft.scheme, draft.edition).registry
            found = registry.by_number.get(draft.municipality)
            more += [*found.names, found.county] if found else []
        except UnknownName:
            pass
        made.append(entry(id_, [[draft.name, name], [scheme], more]))
    return made

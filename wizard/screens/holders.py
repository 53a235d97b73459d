"""Who has a draft open, in words."""

from __future__ import annotations

from datetime import datetime

from wizard.drafts.store import Holder
from wizard.screens.tools import Tools


def held_words(tools: Tools, code: str, held: Holder) -> str:
    """A sentence about who has a draft."""
    unknown = tools.say("held.unknown")
    try:
        since = f"{datetime.fromisoformat(held.since):%H.%M}"
        day = held.since[:10]
    except ValueError:
        return tools.say(f"{code}-unknown")
    return tools.say(code, who=held.user or unknown, machine=held.machine or unknown, day=day, time=since)

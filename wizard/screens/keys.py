"""The keys of a screen: as hints for its foot, as commands for the list of all, as lines of the help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.dom import DOMNode

from wizard.widgets.ask import Say
from wizard.widgets.bars import ALL, KeyHint, written

if TYPE_CHECKING:
    from wizard.screens.desk import Desk

Keys = Sequence[tuple[str, str, str, str]]
"""Key, how it is written, its word (`app.key.*`, `app.keylong.*`), and its action; the most needed first."""
PROSE: Final = frozenset({"edit_outside", "readability"})
"""Actions on a long text, and on nothing else."""
COMMANDS: Final = ("ctrl+p", "Ctrl+P", "commands", ALL)
"""The key that leads to all the others; the app itself binds it, on every screen."""


@dataclass(frozen=True)
class Command:
    """Something that one can have done: its key as it is written, what it does, and how."""

    key: str
    does: str
    action: str
    node: DOMNode | None = None
    """Whose action it is."""
    chosen: bool | None = None
    """Of a choice: whether it is the one in use."""
    head: str = ""
    """What it stands under in the list."""


def hints(say: Say, keys: Keys) -> list[KeyHint]:
    """The keys of a screen for its foot, with the one that leads to all others."""
    listed = [key for key in keys if key[3] != ALL]
    return [
        KeyHint(written(say, name), say(f"app.key.{word}"), action)
        for _, name, word, action in (*listed, COMMANDS)
    ]


def by_need(desk: Desk, keys: Keys, step: str = "") -> list[tuple[str, str, str, str]]:
    """The keys of the conversation as they are needed now: what has nothing to do goes last."""
    interview = desk.interview
    idle = set()
    if not interview.past:
        idle.add("undo")
    if not interview.future:
        idle.add("redo")
    told = [f for f in interview.assessment.findings if f.acknowledged is None and f.severity != "advice"]
    if not told:
        idle.add("next_fault")
    if step != "budget":
        idle.add("explain")
    if step != "eligibility":
        idle.add("eligibility")
    question = interview.question
    if question is None or question.kind != "prose":
        # Ctrl+L fetches rows in a table: it must not stand here as something else.
        keys = [key for key in keys if key[3] not in PROSE]
    return sorted(keys, key=lambda key: key[3] in idle)


def commands_of(say: Say, has: Callable[[str], bool], node: DOMNode | None) -> Iterator[Command]:
    """The commands of what has the focus and of all that it lies in, each once; `has` knows the sentences."""
    seen = {ALL}
    while node is not None:
        for _, name, word, action in getattr(node, "KEYS", ()):
            # What is nearer to the focus has the key, as with the key itself.
            if action not in seen and name not in seen:
                seen |= {action, name}
                long = f"app.keylong.{word}"
                yield Command(written(say, name), say(long if has(long) else f"app.key.{word}"), action, node)
        node = node.parent

"""The answers so far as a conversation: question, answer, and what the wizard said to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.widgets.paragraphs import NOTHING, Block, Paragraphs, literal

LONGEST = 160
"""How much of an answer stands in the conversation; the whole of it is a key away."""


NOWHERE: Final = 10**6
"""A line where no turn is."""


@dataclass(frozen=True)
class Turn:
    """One question that has been put, and what came of it."""

    id: str
    asked: str
    answer: str
    given: bool = True
    """Whether there is an answer at all; else `answer` says that there is none."""
    replies: Sequence[str] = ()
    faults: Sequence[str] = ()
    """Each begins with its severity in words."""
    step: str = ""
    """The title of the step, where this is its first turn."""
    closing: Sequence[tuple[str, str]] = ()
    """How the step stands, where this is its last turn: each line with its sign."""

    def blocks(self) -> list[Block]:
        """The turn as it is drawn.

        Who says what is told by place, sign and weight: the question stands at the margin, the answer
        further in behind «▸» and bold, what the wizard says to it furthest in behind «›».
        """
        blocks = [Block(literal(f"── {self.step} ──", "bold"))] if self.step else []
        blocks.append(Block(literal(self.asked), NOTHING, "  "))
        answer = " ".join(self.answer.split())
        answer = answer if len(answer) <= LONGEST else f"{answer[: LONGEST - 1]}…"
        sign, style = ("  ▸ ", "bold") if self.given else ("  ○ ", "italic")
        blocks.append(Block(literal(answer, style), Content(sign), "    "))
        blocks += [Block(literal(reply), Content("    › "), "      ") for reply in self.replies]
        blocks += [Block(literal(fault), Content("    ! "), "      ") for fault in self.faults]
        blocks += [Block(literal(text, "bold"), Content(f"{sign} "), "  ") for sign, text in self.closing]
        return blocks


class Transcript(OptionList):
    """The turns, newest last. Any of them can be chosen, and is then the question again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    Transcript {
        height: 1fr; border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1;
    }
    Transcript { scrollbar-gutter: stable; }
    Transcript:focus { border: none; }
    """

    @dataclass
    class Chosen(Message):
        """A turn was chosen: its question is to be put again."""

        question: str

    class Entered(Message):
        """The cursor came among the turns, or left them."""

    class Left(Message):
        """One wants back to the question."""

    def __init__(self) -> None:
        """Without turns."""
        super().__init__(markup=False)
        self._turns: tuple[Turn, ...] = ()
        self._made: dict[str, tuple[Turn, Option]] = {}
        """The turns that have been drawn, by their questions."""

    def show(self, turns: Sequence[Turn]) -> None:
        """Show these turns, with the newest in sight; what stands already is not drawn anew."""
        kept = 0
        for old, new in zip(self._turns, turns, strict=False):
            if old != new:
                break
            kept += 1
        if kept == len(self._turns):
            self.add_options(self._options_of(turns[kept:]))
        else:
            self.set_options(self._options_of(turns))
        self._turns = tuple(turns)
        self.highlighted = None
        # Now, so that it is painted once; and when it is laid out, for it may have got another size.
        self.scroll_end(animate=False, immediate=True, x_axis=False)
        self.call_after_refresh(self._to_end)

    def _options_of(self, turns: Sequence[Turn]) -> list[Option]:
        """The turns as options. One that has not changed is the same option, wrapped already."""
        for turn in turns:
            made = self._made.get(turn.id)
            if made is None or made[0] != turn:
                self._made[turn.id] = (turn, Option(Paragraphs(turn.blocks()), id=turn.id))
        return [self._made[turn.id][1] for turn in turns]

    def render_line(self, y: int) -> Strip:
        """The newest turn stands right above the question; where there are few, the room above is empty."""
        free = max(self.size.height - self.virtual_size.height, 0)
        return super().render_line(y - free if y >= free else NOWHERE)

    def on_resize(self) -> None:
        """Keep the newest turn in sight."""
        if not self.has_focus:
            self.call_after_refresh(self._to_end)

    def _to_end(self) -> None:
        """Bring the end of the newest turn in sight: its answer and the replies, where room is little."""
        if self.option_count and not self.has_focus:
            self.scroll_end(animate=False, x_axis=False)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()

    def on_focus(self) -> None:
        """Begin with the newest turn."""
        if self.highlighted is None and self.option_count:
            self.highlighted = self.option_count - 1
        self.post_message(self.Entered())

    def on_blur(self) -> None:
        """Nothing is chosen while one answers."""
        self.highlighted = None
        self.post_message(self.Entered())

    def action_leave(self) -> None:
        """Back to the question."""
        self.post_message(self.Left())

    def action_cursor_down(self) -> None:
        """The turn below; below the newest one is the question."""
        if self.highlighted == self.option_count - 1:
            self.action_leave()
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """The turn above; at the oldest one the cursor stays."""
        if self.highlighted:
            super().action_cursor_up()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(event.option_id))


def begins(steps: Sequence[str]) -> list[bool]:
    """Which of some turns are the first of their step."""
    return [True, *(a != b for a, b in pairwise(steps))][: len(steps)]

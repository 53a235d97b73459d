"""The first question, shown while the rest of the program is still being read.

The models, the engine and the drafts take as long to import as Textual itself, and nothing of them is
needed to show a question that has no answer yet. So it is shown from the scheme's tables and words as
they stand, in the very place and shape in which the conversation then shows it; what is typed meanwhile
waits. Nothing is judged here: a question that is not always asked is left to the conversation.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from wizard.screens.frame import FULL, Frame
from wizard.widgets.ask import Ask, ColumnText
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.question import QuestionPanel, QuestionView

if TYPE_CHECKING:
    from wizard.schema.scheme import Field
    from wizard.screens.tools import Tools

PLAIN: Final[Mapping[str, Any]] = {
    "kind": "text",
    "required": False,
    "choices": (),
    "exclusive": None,
    "recommended": None,
    "rests_on": (),
}
"""What a question has that its table does not say; `wizard.schema.scheme.Question` has the same."""
SHOWN: frozenset[str] = frozenset(
    {"yes_no", "choice", "choices", "text", "integer", "number", "money", "year"}
)
"""Kinds whose fields need nothing but their words."""


class OpeningScreen(Frame):
    """Shows the first question of a scheme, and says when it stands."""

    class Shown(Message):
        """The question is on the screen."""

    def __init__(self, tools: Tools, scheme: str = "", edition: str = "") -> None:
        """The edition that is to be answered; without one, nothing but room for what is opened at once."""
        super().__init__()
        self.tools, self.scheme, self.edition = tools, scheme, edition
        self._unpainted = ExitStack()

    def compose(self) -> ComposeResult:
        """The question in its place, and room for the rest; nothing is painted before it stands."""
        self._unpainted.enter_context(self.app.batch_update())
        for class_name in self._get_breakpoint_classes(self.app.size.width, self.HORIZONTAL_BREAKPOINTS):
            self.add_class(class_name, update=False)
        yield TitleBar()
        with Horizontal(id="body"):
            yield Vertical(id="steps")
            with Vertical(id="talk"):
                yield Vertical()
                yield QuestionPanel()
            help_there = Vertical(id="help")
            help_there.display = self.app.size.width >= FULL
            yield help_there
        yield StatusLine(id="status")
        yield KeyBar(())

    async def on_mount(self) -> None:
        """Show the question, where it can be shown."""
        with self._unpainted:
            if self.scheme:
                await self._show()
        if self.scheme:
            self.call_after_refresh(self._stands)

    async def _show(self) -> None:
        words = self.tools.words(self.scheme)
        title = f"{self.tools.say('app.name')} · {words.scheme.short} {self.edition}"
        self.query_one(TitleBar).tell(title)
        view = self._first()
        if view is not None:
            await self.query_one(QuestionPanel).put(view)

    def _stands(self) -> None:
        self.post_message(self.Shown())

    def _pop_result_callback(self) -> None:
        """Give way to the list of drafts: Textual (8.2.8) awaits a result of every screen but the default."""
        if self._result_callbacks:
            super()._pop_result_callback()

    async def reword(self) -> None:
        """Say nothing anew: the conversation lies over it, in the new language."""

    def _first(self) -> QuestionView | None:
        """The first question in its words; None where it is not asked of everybody."""
        step: Mapping[str, Any] = next(iter(self.tools.library.tables(self.scheme)["steps"]), {})
        question = {**PLAIN, **next(iter(step.get("question", ())), {})}
        if question["kind"] not in SHOWN or "relevant" in step or "relevant" in question:
            return None
        words, say = self.tools.words(self.scheme), self.tools.say
        told = words.question(question["id"])
        field: Any = SimpleNamespace(**question)
        intro = " ".join(words.step(step["id"]).intro.split())
        return QuestionView(
            ask=_unread(field, say, told),
            question=told.ask,
            explanation=told.explanation,
            marks=[] if question["required"] else [say("app.optional")],
            notices=[intro] if intro else [],
        )


def _unread(field: Field, say: Any, told: Any) -> Ask:
    """A question as its field needs it while nothing can be answered yet."""
    nothing: Any = None
    return Ask(
        field=field,
        value=None,
        say=say,
        show=lambda _field, value: str(value),
        refusal=str,
        registry=nothing,
        label=told.label,
        choices=told.choices,
        columns={name: ColumnText(c.label, c.help, c.choices) for name, c in told.columns.items()},
        declaration=bool(getattr(field, "rests_on", ())),
    )

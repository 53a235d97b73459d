"""«What if»: other answers are tried on top of each other, and the difference is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList

from wizard.engine.interview import REVIEW, Interview
from wizard.engine.pointers import spot
from wizard.screens import difference_words, overviews
from wizard.screens.desk import Desk
from wizard.screens.dialogs import Reading
from wizard.screens.explain import ExplainScreen
from wizard.screens.go_to import GoToScreen
from wizard.screens.keys import hints
from wizard.screens.review_parts import short
from wizard.screens.telling import answer_words
from wizard.screens.trial import Trial
from wizard.screens.try_answer import TryAnswerScreen
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal
from wizard.widgets.parted_list import Entry, PartedList
from wizard.widgets.told import Told

KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("f4", "F4", "try", "try_more"),
    ("ctrl+s", "Ctrl+S", "use", "use"),
    ("escape", "Esc", "back", "back"),
    ("ctrl+x,delete", "Ctrl+X", "take-back", "take_back"),
    ("", "Tab", "next-part", "next_part"),
    ("f7", "F7", "undo", "undo"),
    ("f10", "F10", "explain", "explain"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)
ADD: Final = "act:add"
USE: Final = "act:use"


class WhatIfScreen(Screen[bool]):
    """What is tried, and what it would lead to. Dismissed with whether the answers were taken into use."""

    CSS_PATH = "what_if.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, action, show=False) for key, _, _, action in KEYS if key not in ("", "ctrl+q")),
        Binding("question_mark", "explain", show=False),
    ]

    def __init__(self, desk: Desk, pointer: str = "") -> None:
        """The draft, and the answer or cell that is tried first; "" lets one choose it."""
        super().__init__()
        self.desk, self.trial, self._first = desk, Trial(desk), spot(pointer)
        self.tried: list[tuple[str, Any]] = []
        """Questions and values, in the order they were tried."""

    @property
    def before(self) -> Interview:
        """The draft as it is."""
        return self.desk.interview

    def compose(self) -> ComposeResult:
        """Title, what this is, the list, the keys."""
        yield TitleBar()
        yield Told(classes="trial")
        yield StatusLine(id="where")
        yield PartedList()
        yield KeyBar(hints(self.desk.tools.say, KEYS))

    def on_mount(self) -> None:
        """Show that nothing is tried yet, and begin with the first question."""
        self.show()
        self.query_one(PartedList).focus()
        if self._first.question:
            inside = [str(part) for part in self._first[1:] if part is not None]
            self._ask(self._first.question, inside)
        else:
            self.action_try_more()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.trial.reword()
        self.query_one(KeyBar).tell(hints(self.desk.tools.say, KEYS))
        self.show()

    def show(self, notice: str = "") -> None:
        """Show what is tried and the difference."""
        say = self.desk.tools.say
        self.query_one(TitleBar).tell(self.desk.title, say("review.what-if.title"))
        told = literal(notice or say("review.what-if.intro"), "bold")
        self.query_one(".trial", Told).tell([Block(told, Content("› "), "  ")])
        lines = self.query_one(PartedList)
        lines.put([*self._head(), *self._difference()], lines.here, lines.highlighted)

    def _head(self) -> Iterator[Entry]:
        """What is tried, and what one can do with it."""
        say = self.desk.tools.say
        title = say("review.what-if.tried")
        yield difference_words.heading(title)
        for question in dict.fromkeys(q for q, _ in self.tried):
            was, is_ = (self._answer(desk, question) for desk in (self.desk, self.trial))
            line = Content.assemble(
                literal(f"{self.desk.words.label(question)}: "), literal(f"{was} → {is_}", "bold")
            )
            yield Entry(f"tried:{question}", Paragraphs([Block(line, Content("  ? "), "    ")]))
        if not self.tried:
            yield Entry("", Paragraphs([Block(literal(say("review.what-if.nothing-tried")), Content("  "))]))
        yield self._act(ADD, say("review.what-if.add-more" if self.tried else "review.what-if.add"))
        if self.tried:
            yield self._act(USE, say("review.what-if.use", count=len(self.tried)))

    def _act(self, id_: str, text: str) -> Entry:
        return Entry(id_, Paragraphs([Block(literal(text, "bold"), Content("▸ "), "  ")]))

    def _answer(self, desk: Desk, question: str) -> str:
        """An answer in short, as it is or as it would be."""
        text, given = answer_words(desk, question)
        return short(text, 60) if given else desk.tools.say("review.what-if.no-answer")

    def _difference(self) -> Iterator[Entry]:
        return difference_words.entries(self.trial, self.before) if self.tried else iter(())

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self.query_one("#where", StatusLine).tell(event.where.part)

    # --- trying

    def action_try_more(self) -> None:
        """Choose a question, and try another answer to it."""
        title = self.desk.tools.say("review.what-if.pick")
        self.app.push_screen(GoToScreen(self.trial, title), self._chosen)

    def _chosen(self, place: str | None) -> None:
        if place and place != REVIEW:
            self._ask(place)

    def _ask(self, question: str, place: Sequence[str] = ()) -> None:
        asked = self.trial.definition.questions[question]
        self.app.push_screen(TryAnswerScreen(self.trial, asked, place), self._try)

    def _try(self, tried: tuple[str, Any] | None) -> None:
        """Show what an answer would lead to."""
        if tried is not None:
            self._again([*((q, v) for q, v in self.tried if q != tried[0]), tried])

    def _again(self, tried: list[tuple[str, Any]], notice: str = "") -> None:
        """Try these answers one after the other, from the draft as it is."""
        self.trial = Trial(self.desk)
        self.tried = []
        for question, value in tried:
            if value != self.trial.application.answers.get(question):
                self.trial.answer(question, value)
                self.tried.append((question, value))
        self.show(notice)

    def action_take_back(self) -> None:
        """No longer try the answer under the cursor."""
        kind, _, question = self.query_one(PartedList).here.partition(":")
        if kind == "tried":
            left = [(q, v) for q, v in self.tried if q != question]
            self._again(left, self.desk.tools.say("review.what-if.taken-back"))

    def action_undo(self) -> None:
        """No longer try the answer that was tried last."""
        if self.tried:
            self._again(self.tried[:-1], self.desk.tools.say("review.what-if.taken-back"))

    def action_use(self) -> None:
        """Take the answers into the draft, one after the other, so that each can be undone."""
        if not self.tried:
            return
        for question, value in self.tried:
            self.desk.answer(question, value)
        self.dismiss(True)

    # --- the lines

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _, rest = (event.option_id or "").partition(":")
        if event.option_id == ADD:
            self.action_try_more()
        elif event.option_id == USE:
            self.action_use()
        elif kind == "figure":
            self.action_explain()
        elif kind in ("tried", "opened", "no-longer", "again", "voided"):
            question = rest.removeprefix("/")
            if question in self.trial.interview.path:
                self._ask(question)
            else:
                self.app.bell()

    def action_next_part(self) -> None:
        """To the next heading."""
        self.query_one(PartedList).action_jump(1)

    def action_explain(self) -> None:
        """How the figures come about, with what is tried."""
        if self.trial.interview.assessment.totals:
            kind, _, name = self.query_one(PartedList).here.partition(":")
            self.app.push_screen(ExplainScreen(self.trial, figure=name if kind == "figure" else ""))

    def action_help(self) -> None:
        """What this is, and all the keys."""
        say = self.desk.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("review.what-if.help")), overviews.keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("review.what-if.title"), help_blocks(parts)))

    def action_back(self) -> None:
        """Leave; the draft is as it was."""
        self.dismiss(False)

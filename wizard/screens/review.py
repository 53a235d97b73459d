"""The review: what is found, what is answered, and the package at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList

from wizard.engine.interview import REVIEW, Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Severity
from wizard.screens import overviews, review_parts
from wizard.screens.desk import Desk
from wizard.screens.dialogs import AskLine, Reading
from wizard.screens.explain import ExplainScreen
from wizard.screens.keys import hints
from wizard.screens.news import brought_back, concerned, edits_between
from wizard.screens.package import PackageScreen
from wizard.screens.reading_whole import whole
from wizard.screens.review_ids import (
    PACKAGE,
    PICTURE,
    TODO,
    WHAT_IF,
    Left,
    finding_at,
    grouped,
    pointer_of,
)
from wizard.screens.telling import place_words
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.parted_list import PartedList
from wizard.widgets.told import Told

KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("enter", "Enter", "choose", "choose"),
    ("escape,f9", "Esc", "back", "back"),
    ("", "Tab", "next-part", "next_part"),
    ("f6", "F6", "acknowledge", "acknowledge"),
    ("f4", "F4", "what-if", "what_if"),
    ("f8", "F8", "fault", "next_fault"),
    ("plus,space", "+", "whole", "whole"),
    ("f10", "F10", "explain", "explain"),
    ("f2,ctrl+g", "F2", "steps", "go_to"),
    ("f3", "F3", "eligibility", "conditions"),
    ("shift+f6,f18", "Shift+F6", "note", "note"),
    ("f7", "F7", "undo", "undo"),
    ("ctrl+y,ctrl+r", "Ctrl+Y", "redo", "redo"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
)


class ReviewScreen(Screen[Left | None]):
    """Findings by severity, conditions, figures, answers by step. Dismissed with what to go to, or None."""

    CSS_PATH = "review.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, action, show=False)
            for key, _, _, action in KEYS
            if key not in ("", "ctrl+q", "enter")
        ),
        Binding("question_mark", "explain", show=False),
    ]

    def __init__(self, desk: Desk, back: Left | None = None, notices: Sequence[str] = ()) -> None:
        """The draft on the desk; the line one comes back to, and what there is to say."""
        super().__init__()
        self.desk, self._back, self._notices = desk, back, list(notices)
        self._passing = False

    def compose(self) -> ComposeResult:
        """Title, what is new, the headings one is under, the list, the status, the keys."""
        yield TitleBar()
        yield Told(classes="notice")
        yield StatusLine(id="where")
        yield PartedList()
        yield StatusLine(id="status")
        yield KeyBar(hints(self.desk.tools.say, KEYS))

    def on_mount(self) -> None:
        """Show how things stand."""
        self.show(self._notices)
        self.query_one(PartedList).focus()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.query_one(KeyBar).tell(hints(self.desk.tools.say, KEYS))
        self.show()

    def show(self, notices: Sequence[str] = (), *, follow: bool = True) -> None:
        """Show the review anew, the cursor on the line where it was.

        Without `follow` it stays in its place where that line has gone elsewhere.
        """
        desk, lines = self.desk, self.query_one(PartedList)
        at, near = lines.here if follow else "", lines.highlighted
        if self._back is not None and near is None:
            at, near = self._back.line, self._back.near
        self.query_one(TitleBar).tell(desk.title, *desk.saved, alarm=desk.failing)
        self.query_one("#status", StatusLine).tell(review_parts.counts(desk))
        self.notice(notices)
        lines.put(review_parts.entries(desk), at, near)

    def notice(self, notices: Sequence[str], *, passing: bool = False) -> None:
        """Say what has just come of something; what is `passing` goes when the cursor moves."""
        self._passing = passing
        told = self.query_one(".notice", Told)
        told.display = bool(notices)
        most = max(self.app.size.height // 4, 3)
        told.tell((Block(literal(text, "bold"), Content("› "), "  ") for text in notices), most)

    @on(PartedList.Moved)
    def _moved(self, event: PartedList.Moved) -> None:
        event.stop()
        self.query_one("#where", StatusLine).tell(review_parts.where_words(self.desk, event.where))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._passing:
            self.notice([])

    # --- what the lines lead to

    @property
    def _finding(self) -> Finding | None:
        """The finding under the cursor."""
        return finding_at(self.desk, self.query_one(PartedList).here)

    def _pointer(self) -> str:
        """Where the line under the cursor leads, or ""."""
        return pointer_of(self.desk, self.query_one(PartedList).here)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        lines = self.query_one(PartedList)
        here, pointer = lines.here, self._pointer()
        acts = {
            PACKAGE: lambda: self.app.push_screen(PackageScreen(self.desk)),
            WHAT_IF: self.action_what_if,
            PICTURE: self.action_picture,
        }
        if here in acts:
            acts[here]()
        elif here.startswith("figure:"):
            self.action_explain()
        elif pointer:
            self.dismiss(Left(pointer, here, lines.highlighted or 0))
        else:
            self.action_whole()

    def action_choose(self) -> None:
        """Go to what the cursor is on."""
        self.query_one(PartedList).action_select()

    def action_next_part(self) -> None:
        """To the next heading."""
        self.query_one(PartedList).action_jump(1)

    def action_whole(self) -> None:
        """Read the whole of the line under the cursor: a long answer, a table, a finding with its source."""
        here = self.query_one(PartedList).here
        if here.startswith("figure:"):
            self.action_explain()
            return
        found = whole(self.desk, here)
        if found is not None:
            self.app.push_screen(Reading(self.desk.tools.say, *found))

    def action_next_fault(self) -> None:
        """The cursor on the next finding that asks for something, round and round."""
        found, lines = grouped(self.desk), self.query_one(PartedList)
        ids = [id_ for group in TODO for id_, _ in found.get(group, ())]
        if not ids:
            self.notice([self.desk.tools.say("app.fault.none")], passing=True)
            return
        at = ids.index(lines.here) + 1 if lines.here in ids else 0
        lines.go(ids[at % len(ids)])

    def action_conditions(self) -> None:
        """The cursor on the first condition."""
        conditions = self.desk.interview.assessment.conditions
        if conditions:
            self.query_one(PartedList).go(f"condition:{conditions[0].id}")

    def action_note(self) -> None:
        """Write a note for oneself and colleagues, at the place that the line leads to."""
        # Far from the first question, which must not wait for it.
        from wizard.screens.note import NoteScreen  # noqa: PLC0415

        place = spot(self._pointer())
        if place.question:
            row = "" if place.row is None else f"/{place.row}"
            note = NoteScreen(self.desk, f"/{place.question}{row}")
            self.app.push_screen(note, lambda _: self.show())

    def action_acknowledge(self) -> None:
        """Answer the warning under the cursor with a sentence that goes with the package."""
        finding, say = self._finding, self.desk.tools.say
        if finding is None or finding.severity is not Severity.WARNING:
            self.notice([say("app.acknowledge.not-a-warning")], passing=True)
            return
        text = say("app.acknowledge.text", place=place_words(self.desk, finding.at))

        def acknowledged(sentence: str | None) -> None:
            if sentence is None or sentence == (finding.acknowledged or ""):
                return
            self.desk.change(self.desk.interview.acknowledge(finding.rule, finding.at, sentence))
            said = [say("report.acknowledged", sentence=sentence)] if sentence else []
            # The cursor stays for the next warning; the one that is answered stands further down.
            self.show([*said, say("review.acknowledged" if sentence else "review.withdrawn")], follow=False)

        asked = AskLine(say, say("app.acknowledge.title"), text, finding.acknowledged or "")
        self.app.push_screen(asked, acknowledged)

    def action_go_to(self) -> None:
        """Go to any question, and come back here when it is answered."""
        # Far from the first question, which must not wait for it.
        from wizard.screens.go_to import GoToScreen  # noqa: PLC0415

        self.app.push_screen(GoToScreen(self.desk), self._gone)

    def _gone(self, place: str | None) -> None:
        if place and place != REVIEW:
            lines = self.query_one(PartedList)
            self.dismiss(Left(f"/{place}", f"answer:/{place}", lines.highlighted or 0))

    # --- figures, and what if

    def action_explain(self) -> None:
        """How the figures came about; the one under the cursor first."""
        if self.desk.interview.assessment.totals:
            kind, _, name = self.query_one(PartedList).here.partition(":")
            self.app.push_screen(ExplainScreen(self.desk, figure=name if kind == "figure" else ""))

    def action_picture(self) -> None:
        """The budget as a picture."""
        # Far from the first question, which must not wait for it.
        from wizard.screens.budget_picture import PictureScreen  # noqa: PLC0415

        self.app.push_screen(PictureScreen(self.desk))

    def action_what_if(self) -> None:
        """Try another answer without touching the draft; the one under the cursor, if there is one."""
        # Far from the first question, which must not wait for it.
        from wizard.screens.what_if import WhatIfScreen  # noqa: PLC0415

        self.app.push_screen(WhatIfScreen(self.desk, self._pointer()), self._tried)

    def _tried(self, used: bool | None) -> None:
        """Say whether what was tried is kept."""
        self.show([self.desk.tools.say("review.what-if.used" if used else "review.what-if.left")])

    # --- back and forth

    def action_undo(self) -> None:
        """Take back the last change; the place stays the review."""
        self.desk.remember()
        self._undone(self.desk.interview.undo(), "undone")

    def action_redo(self) -> None:
        """Make the last undone change again."""
        self._undone(self.desk.interview.redo(), "redone")

    def _undone(self, after: Interview, code: str) -> None:
        """Show the answers as they are now, and say what changed: it may be out of sight."""
        desk, say, before = self.desk, self.desk.tools.say, self.desk.interview
        if after is before:
            self.notice([say("app.undo.none" if code == "undone" else "app.redo.none")], passing=True)
            return
        edits = edits_between(desk, before, after)
        desk.change(after.go_to(before.place))
        what = brought_back(desk, edits, concerned(edits, after.place))
        self.show([say(f"talk.undo.{code}", what=what)])

    def action_help(self) -> None:
        """What the review is, and all the keys."""
        say = self.desk.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("review.help")), overviews.keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("app.review.title"), help_blocks(parts)))

    def action_back(self) -> None:
        """Back to the questions."""
        self.dismiss(None)

"""The review: what is found, what is answered, and the package at the end."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.engine.interview import Interview
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Severity
from wizard.screens import overviews
from wizard.screens.budget_words import foot_figures, foot_verdicts
from wizard.screens.desk import Desk
from wizard.screens.dialogs import AskLine, Reading
from wizard.screens.keys import hints
from wizard.screens.package import PackageScreen
from wizard.screens.telling import lacks_words, place_words, progress_words
from wizard.widgets.bars import KeyBar, StatusLine, TitleBar
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.paragraphs import Block, Paragraphs, literal

PACKAGE: Final = "package"
KEYS: Final = (
    ("f1", "F1", "help", "help"),
    ("enter", "Enter", "choose", "choose"),
    ("f6", "F6", "acknowledge", "acknowledge"),
    ("f7", "F7", "undo", "undo"),
    ("escape,f9", "Esc", "back", "back"),
    ("ctrl+q", "Ctrl+Q", "quit", "app.leave"),
    ("ctrl+r", "Ctrl+R", "redo", "redo"),
)


class ReviewScreen(Screen[str | None]):
    """Findings by severity, conditions, answers by step. Dismissed with the pointer to go to, or None."""

    CSS_PATH = "review.tcss"
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False) for key, _, _, action in KEYS if key not in ("ctrl+q", "enter")
    ]

    def __init__(self, desk: Desk) -> None:
        """The draft on the desk."""
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Title, the list, the status, the keys."""
        say = self.desk.tools.say
        yield TitleBar()
        yield OptionList(markup=False)
        yield StatusLine()
        yield KeyBar(hints(say, KEYS))

    def on_mount(self) -> None:
        """Show how things stand."""
        self.show()

    async def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.query_one(KeyBar).tell(hints(self.desk.tools.say, KEYS))
        self.show()

    def show(self) -> None:
        """Show the review anew, the cursor on the line where it was."""
        desk, lines = self.desk, self.query_one(OptionList)
        before = lines.highlighted
        self.query_one(TitleBar).tell(desk.title, *desk.saved)
        self.query_one(StatusLine).tell(progress_words(desk))
        lines.set_options(
            Option(shown, id=id_ or None, disabled=not id_) for id_, shown in (*self._head(), *self._body())
        )
        first = next(n for n, option in enumerate(lines.options) if not option.disabled)
        lines.highlighted = first if before is None else min(before, lines.option_count - 1)

    def _head(self) -> overviews.Lines:
        """What the review says first: ready or not, and the way to the package."""
        desk, say = self.desk, self.desk.tools.say
        judged = desk.interview.assessment
        blocks = [Block(literal(say("app.review.title"), "bold underline"))]
        stands = " ".join([say(f"app.review.{judged.status}"), lacks_words(desk)])
        blocks.append(Block(literal(stands.strip(), "bold")))
        blocks.append(Block(literal(say(f"report.verdict.{judged.verdict}"))))
        if judged.totals:
            figures = "  ".join(f"{label} {value}" for label, value in foot_figures(desk, judged.totals))
            blocks.append(Block(literal(figures)))
            blocks += [Block(literal(f"{sign} {text}")) for sign, text in foot_verdicts(desk, judged.totals)]
        write = say(f"app.review.write-{judged.status}")
        return [
            ("", Paragraphs([*blocks, Block(Content(""))])),
            (PACKAGE, Paragraphs([Block(literal(write, "bold"), Content("▸ "), "  ")])),
        ]

    def _body(self) -> overviews.Lines:
        """Findings, conditions, answers."""
        desk, say = self.desk, self.desk.tools.say
        found = overviews.finding_lines(desk)
        none = [("", Paragraphs([Block(literal(f"✓ {say('report.nothing')}"))]))]
        conditions = [
            (f"condition#{id_}" if id_ else "", shown) for id_, shown in overviews.condition_lines(desk)
        ]
        answers = [(id_ and f"answer#{id_}", shown) for id_, shown in overviews.question_lines(desk)[:-1]]
        return [
            *self._heading("findings"), *(found or none),
            *self._heading("conditions"), *conditions,
            *self._heading("answers"), *answers,
        ]  # fmt: skip

    def _heading(self, code: str) -> overviews.Lines:
        title = literal(self.desk.tools.say(f"app.review.{code}"), "bold underline")
        return [("", Paragraphs([Block(Content("")), Block(title)]))]

    # --- what the lines lead to

    @property
    def _finding(self) -> Finding | None:
        """The finding under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        kind, _, number = ((option.id if option else None) or "").partition("-")
        return self.desk.interview.assessment.findings[int(number)] if kind == "finding" else None

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == PACKAGE:
            self.app.push_screen(PackageScreen(self.desk))
            return
        finding = self._finding
        if finding is not None:
            if finding.at:
                self.dismiss(finding.at)
            return
        _, _, place = (event.option_id or "").partition("#")
        self.dismiss(f"/{place.partition('#')[0]}")

    def action_choose(self) -> None:
        """Go to what the cursor is on."""
        self.query_one(OptionList).action_select()

    def action_acknowledge(self) -> None:
        """Answer the warning under the cursor with a sentence that goes with the package."""
        finding, say = self._finding, self.desk.tools.say
        if finding is None or finding.severity is not Severity.WARNING:
            self.query_one(StatusLine).tell(say("app.acknowledge.not-a-warning"))
            return
        text = say("app.acknowledge.text", place=place_words(self.desk, finding.at))

        def acknowledged(sentence: str | None) -> None:
            if sentence is not None:
                self.desk.change(self.desk.interview.acknowledge(finding.rule, finding.at, sentence))
                self.show()

        asked = AskLine(say, say("app.acknowledge.title"), text, finding.acknowledged or "")
        self.app.push_screen(asked, acknowledged)

    def action_undo(self) -> None:
        """Take back the last change; the place stays the review."""
        before = self.desk.interview
        self._undone(before.undo(), "app.undo.done" if before.past else "app.undo.none")

    def action_redo(self) -> None:
        """Make the last undone change again."""
        before = self.desk.interview
        self._undone(before.redo(), "app.redo.done" if before.future else "app.redo.none")

    def _undone(self, interview: Interview, code: str) -> None:
        """Show the answers as they are now, and say so: the one that changed may be out of sight."""
        self.desk.change(interview.go_to(self.desk.interview.place))
        self.show()
        self.query_one(StatusLine).tell(self.desk.tools.say(code))

    def action_help(self) -> None:
        """What the review is, and all the keys."""
        say = self.desk.tools.say
        keys = [(name, say(f"app.keylong.{word}")) for _, name, word, _ in KEYS]
        parts = [HelpPart("", say("app.review.help")), overviews.keys_part(say, keys)]
        self.app.push_screen(Reading(say, say("app.review.title"), help_blocks(parts)))

    def action_back(self) -> None:
        """Back to the questions."""
        self.dismiss(None)

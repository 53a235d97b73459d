"""Answers of several paragraphs: a text area with a live count, never a limit."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from wizard.engine.cleaning import prose, unseen, without_unseen
from wizard.engine.lengths import count
from wizard.schema.assessment import Refused
from wizard.widgets.ask import AnswerField, Ask, refused_text
from wizard.widgets.go_on import GoOn
from wizard.widgets.paragraphs import literal
from wizard.widgets.prose_text import LongText
from wizard.widgets.told import Told


class Fitting(Widget):
    """One line of words: the first of several ways to say it that has room."""

    DEFAULT_CSS = "Fitting { height: 1; width: 1fr; padding: 0 1; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        """Empty until it is told."""
        super().__init__(id=id)
        self._ways: Sequence[str] = ("",)

    def tell(self, ways: Sequence[str]) -> None:
        """Say it in one of these ways, the fullest first."""
        if ways != self._ways:
            self._ways = ways
            self.refresh()

    def render(self) -> Content:
        """The words, cut at the edge where none has room."""
        room = self.content_size.width
        fits = next((way for way in self._ways if cell_len(way) <= room), self._ways[-1])
        return literal(fits).truncate(room, ellipsis=True)


class ProseField(AnswerField):
    """A long answer. Tab leads to the button that answers; the count says what is recommended."""

    TALL = True
    REST: ClassVar[float] = 2.0
    """Seconds without a key after which what is typed so far is to be saved."""
    DEFAULT_CSS = """
    ProseField { height: 1fr; }
    ProseField > Horizontal { height: 1; }
    ProseField Fitting { color: $text-muted; }
    ProseField #length.-over { color: $text-warning; }
    ProseField > #unseen { display: none; height: auto; }
    ProseField > #unseen > Told { width: 1fr; height: auto; padding: 0 1 0 0; color: $text-warning; }
    """

    _shown = ""
    _start = ""
    _saved = ""
    _last_key = 0.0
    _pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The text, its count, the button that goes on, and the keys that help with it."""
        yield LongText()
        with Horizontal(id="unseen"):
            yield Told()
            yield GoOn(self.ask.say("prose.unseen.remove"), id="remove")
        with Horizontal():
            yield GoOn(self.ask.say("app.go-on"), id="go-on")
            yield Fitting(id="length")
        yield Fitting(id="hints")

    def on_mount(self) -> None:
        """Keep at hand what each key needs, and show the first question."""
        self.area = self.query_one(LongText)
        self._length = self.query_one("#length", Fitting)
        super().on_mount()

    def put(self, ask: Ask) -> None:
        """Start with the text there is."""
        again = ask.field.id == self._shown
        super().put(ask)
        self._shown = ask.field.id
        self._forget_pause()
        # Half a character, from a file, can be drawn by no terminal.
        raw = ask.value.encode("utf-8", "replace").decode() if isinstance(ask.value, str) else ""
        self._start = self._saved = prose(raw)
        if not again or self.text != self._start:
            # Else only a list was looked at: the cursor and what can be undone stay.
            self.area.put(self._start)
        self._tell_length(self._start)
        self.look_for_unseen()
        self.query_one("#hints", Fitting).tell(self._hints())

    @property
    def text(self) -> str:
        """What stands in the text area."""
        return self.area.text

    @property
    def value(self) -> Any:
        """The text as it counts, or None where it is empty."""
        if self.text == self._start:
            return self.ask.value
        return refused_text(self.ask.read(self.text), self.text)

    def refusal(self) -> Refused | None:
        """Why the text is not a text, if so."""
        read = self.ask.read(self.text)
        return read if isinstance(read, Refused) else None

    def change_to(self, text: str) -> None:
        """Make the answer this text; Ctrl+Z takes it back."""
        self.area.change_to(text)
        self.look_for_unseen()

    # --- what is said of the text

    def _tell_length(self, text: str) -> None:
        """How long the text is, beside the recommended length; too long is a sign and words, not a colour."""
        most, long, say = self.ask.field.recommended, count(text), self.ask.say
        ways = "none" if most is None else "over" if long > most else "of"
        values = {"length": long, "most": most or 0, "over": long - (most or 0)}
        self._length.tell([say(f"prose.count.{ways}{size}", **values) for size in ("", "-short")])
        self._length.set_class(ways == "over", "-over")

    def _hints(self) -> list[str]:
        """The keys that help with a long text, as many as there is room for."""
        say = self.ask.say
        parts = [say("prose.hint.good"), say("prose.hint.editor"), say("prose.hint.readability")]
        return ["  ".join(parts[:most]) for most in range(len(parts), 0, -1)]

    def look_for_unseen(self) -> None:
        """Warn of characters that nobody sees, and offer to take them away."""
        found = unseen(self.text)
        row = self.query_one("#unseen")
        row.display = any(found)
        told = [
            self.ask.say(f"prose.unseen.{kind}", count=many)
            for kind, many in zip(found._fields, found, strict=True)
            if many
        ]
        row.query_one(Told).say("! " + " ".join(told))

    @on(GoOn.Pressed, "#remove")
    def _remove_unseen(self, event: GoOn.Pressed) -> None:
        event.stop()
        self.screen.set_focus(self.area)
        self.change_to(without_unseen(self.text))

    @on(LongText.Pasted)
    def _pasted(self, event: LongText.Pasted) -> None:
        event.stop()
        self.look_for_unseen()

    # --- what is typed

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        """Count, and see to it that the text is saved when the user pauses."""
        event.stop()
        text = self.text
        self._tell_length(text)
        if text == self._saved:
            return
        self._last_key = monotonic()
        if self._pause is None:
            self._pause = self.set_timer(self.REST, self._rest)
            self.post_message(self.Begun(self.ask.field.id))

    def _rest(self) -> None:
        """The pause is over: say so, or wait on where there was a key meanwhile.

        There is a timer only while something is unsaved: an idle screen wakes nobody.
        """
        left = self._last_key + self.REST - monotonic()
        if left > self.REST / 100:
            self._pause = self.set_timer(left, self._rest)
            return
        self._pause = None
        self._saved = self.text
        self.look_for_unseen()
        self.post_message(self.Rested(self.ask.field.id, self.value))

    def _forget_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    @on(GoOn.Pressed, "#go-on")
    def _go_on(self, event: GoOn.Pressed) -> None:
        event.stop()
        self.submit()

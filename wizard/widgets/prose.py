"""Answers of several paragraphs: a text area with a live count, never a limit."""

from __future__ import annotations

import unicodedata
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from wizard.engine.lengths import count
from wizard.schema.assessment import Refused
from wizard.widgets.ask import AnswerField, Ask, refused_text
from wizard.widgets.go_on import GoOn
from wizard.widgets.told import Told


def clean(text: str) -> str:
    """Pasted text with plain line breaks and without control characters; nothing else is taken away."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")


class LongText(TextArea):
    """A text area that cleans what is pasted, keeps all of it, and lets Tab leave."""

    def __init__(self) -> None:
        """An empty text. Nothing blinks: an idle screen costs nothing."""
        super().__init__(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Show a text, the cursor at its end, with nothing to undo."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take odd line breaks and control characters away; Textual calls the text area's own next."""
        event.text = clean(event.text)


class ProseField(AnswerField):
    """A long answer. Tab leads to the button that answers; the count says what is recommended."""

    TALL = True
    DEFAULT_CSS = """
    ProseField { height: 1fr; }
    ProseField > Horizontal { height: 1; }
    ProseField > Horizontal > .echo { width: 1fr; color: $text-muted; padding: 0 1; }
    """

    _start = ""

    def compose(self) -> ComposeResult:
        """The text, its count and the button that goes on."""
        yield LongText()
        with Horizontal():
            yield GoOn(self.ask.say("app.go-on"))
            yield Told(classes="echo")

    def put(self, ask: Ask) -> None:
        """Start with the text there is."""
        super().put(ask)
        self._start = ask.value if isinstance(ask.value, str) else ""
        self.query_one(LongText).put(self._start)
        self.query_one(".echo", Told).say(self._count(self._start))

    def reword(self, ask: Ask) -> None:
        """Say the count anew; the text and its undo stay."""
        super().reword(ask)
        self.query_one(".echo", Told).say(self._count(self.text))

    @property
    def text(self) -> str:
        """What stands in the text area."""
        return self.query_one(TextArea).text

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

    def _count(self, text: str) -> str:
        """How long the text is, beside the recommended length."""
        most, long = self.ask.field.recommended, count(text)
        if most is None:
            return self.ask.say("app.count.none", length=long)
        if long > most:
            return self.ask.say("app.count.over", length=long, most=most, over=long - most)
        return self.ask.say("app.count.of", length=long, most=most)

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.query_one(".echo", Told).say(self._count(self.text))
        self.post_message(self.Typed(self.ask.field.id, self.text))

    @on(GoOn.Pressed)
    def _go_on(self, event: GoOn.Pressed) -> None:
        event.stop()
        self.submit()

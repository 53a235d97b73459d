"""One-line answers: text, sums, numbers, dates, account numbers and their like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from wizard.engine.cleaning import prose, without_unseen
from wizard.widgets.ask import AnswerField, Ask, is_refused, refused_text
from wizard.widgets.paragraphs import safe
from wizard.widgets.told import Told
from wizard.widgets.typed import unprinted

if TYPE_CHECKING:
    from wizard.schema.assessment import Refused
    from wizard.schema.scheme import Field

ECHOED = frozenset({"money", "number", "percent", "date", "orgnr", "account_number", "phone", "integer"})
"""Kinds whose reading is shown while one types, so that no factor of ten goes unseen."""


def one_line(text: str) -> str:
    """Pasted text on one line, cleaned as every text is, and without what nobody can see on a line."""
    parts = (part.strip() for part in prose(text).replace("\t", " ").split("\n"))
    return without_unseen(" ".join(part for part in parts if part))


class Line(Input):
    """An input that keeps the whole of what is pasted, line breaks as spaces, and selects nothing."""

    # Textual lays the whole screen out anew for each key, though an input keeps its place and its size.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self) -> None:
        """An empty line. Nothing blinks: an idle screen costs nothing."""
        super().__init__(select_on_focus=False)
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Show a text, the cursor at its end; what would steer the terminal, as a sign."""
        text = safe(text).replace("\n", " ")
        self.value = text
        self.cursor_position = len(text)

    async def action_submit(self) -> None:
        """Enter: a field takes the text as it stands now, before another key is read."""
        if isinstance(self.parent, AnswerField):
            self.parent.submit()
        else:
            await super().action_submit()

    async def _on_key(self, event: events.Key) -> None:
        """Take a hard space and a joiner too; Textual calls the input's own next."""
        if typed := unprinted(event):
            event.stop()
            event.prevent_default()
            self.take_letter(typed)

    def take_letter(self, letter: str) -> None:
        """Put a letter where the cursor is, in the place of what is marked."""
        self.replace(letter, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        """Textual keeps the first line only; a pasted address has two."""
        event.prevent_default()
        event.stop()
        self.replace(one_line(event.text), *self.selection)


def edit_text(field: Field, value: Any) -> str:
    """A value as one would type it, to be edited; raw text stays as it was typed."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return str(value)
    if isinstance(value, str):
        return _date_text(value) if field.kind == "date" else value
    if field.kind == "money":
        return f"{value:,}".replace(",", " ")
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _date_text(value: str) -> str:
    """An ISO date as it is typed in Norway; anything else as it stands."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day:%d.%m.%Y}" if value == day.isoformat() else value


class LineField(AnswerField):
    """An answer on one line. Enter answers; what it is read as stands below while one types."""

    DEFAULT_CSS = """
    LineField { height: auto; }
    LineField > .echo { height: auto; color: $text-muted; padding: 0 1; }
    """

    _start = ""

    def compose(self) -> ComposeResult:
        """The input and the line that tells how it is read."""
        yield Line()
        yield Told(classes="echo")

    def put(self, ask: Ask) -> None:
        """Start with the value there is, or with the text that was refused."""
        super().put(ask)
        line = self.query_one(Line)
        line.put(edit_text(ask.field, ask.value))
        self._start = line.value
        self.query_one(".echo", Told).say(self._echo(self._start))

    def reword(self, ask: Ask) -> None:
        """Say anew what the text is read as."""
        super().reword(ask)
        self.query_one(".echo", Told).say(self._echo(self.text))

    @property
    def text(self) -> str:
        """What stands in the input."""
        return self.query_one(Line).value

    @property
    def value(self) -> Any:
        """The value, or the text as typed where it is refused."""
        if self.text == self._start:
            return self.ask.value
        return refused_text(self.ask.read(self.text), self.text)

    def refusal(self) -> Refused | None:
        """Why the text is not of its kind."""
        read = self.ask.read(self.text)
        return read if is_refused(read) else None

    def _echo(self, text: str) -> str:
        """What the text is read as, or how one writes such an answer."""
        kind = self.ask.field.kind
        read = self.ask.read(text) if text.strip() else None
        if read is None:
            return self.ask.say(f"app.hint.{kind}")
        if is_refused(read) or kind not in ECHOED:
            return "" if is_refused(read) else self.ask.say(f"app.hint.{kind}")
        return self.ask.say("app.read-as", value=self.ask.show(self.ask.field, read))

    @on(Input.Changed)
    def _text_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(".echo", Told).say(self._echo(event.value))
        read = self.ask.read(event.value)
        self.post_message(self.Typed(self.ask.field.id, None if is_refused(read) else read))

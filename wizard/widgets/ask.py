"""What a field is told when a question is put, and what it says back.

A field knows its kind, its words and the value it starts with. It knows neither the interview nor
the app: it posts messages, and whoever mounted it decides what an answer leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from textual.message import Message
from textual.widget import Widget

# What answers are read with comes when the first one is read: a question is shown before that.
if TYPE_CHECKING:
    from wizard.schema.assessment import Refused
    from wizard.schema.register import Register
    from wizard.schema.scheme import Field


class Say(Protocol):
    """The program's sentences by key, in the language of the screen."""

    def __call__(self, key: str, /, **values: Any) -> str:
        """The sentence with its values filled in."""


@dataclass(frozen=True)
class ColumnText:
    """The words of one column."""

    label: str
    help: str = ""
    choices: Mapping[str, str] = made(default_factory=dict)


def _no_register() -> Register:
    """A register of no municipality."""
    from wizard.schema.register import Register  # noqa: PLC0415

    return Register()


@dataclass(frozen=True)
class Ask:
    """One question (or one cell) as it is put to the user."""

    field: Field
    value: Any
    """What stands there now: a normalised value, the raw text of a refused one, or None."""
    say: Say
    show: Callable[[Field, Any], str]
    """A value of this field for people, choices by their labels."""
    refusal: Callable[[Refused], str]
    """Why a value was refused, in words."""
    registry: Register = made(default_factory=_no_register)
    label: str = ""
    choices: Mapping[str, str] = made(default_factory=dict)
    columns: Mapping[str, ColumnText] = made(default_factory=dict)
    declaration: bool = False
    """Nothing is chosen beforehand: Enter alone must never declare anything."""
    cell: bool = False
    """Whether it is a cell of a table."""
    followed: Sequence[Mapping[str, Any]] | None = None
    """Of a table that follows another: the cells each row has from there, which are not edited here."""
    figure: str = ""
    """Of a table whose rows are reckoned: the label of the computed column."""

    def read(self, text: str) -> Any | Refused:
        """What people typed, as this field reads it."""
        from wizard.engine.kinds import parse  # noqa: PLC0415

        return parse(self.field, text, self.registry)


@dataclass(frozen=True)
class Problem:
    """A finding in words, at a place inside one question."""

    severity: str
    text: str
    row: int | None = None
    column: str | None = None
    missing: bool = False
    """Only that a required answer is not there yet."""


class AnswerField(Widget):
    """What one answers with; one class a kind, found through `wizard.widgets.fields`."""

    TALL = False
    """Whether the field wants all the room that it can get."""

    @dataclass
    class Answered(Message):
        """The user gave an answer and wants to go on. `value` is raw text where it was refused."""

        field: str
        value: Any
        refused: Refused | None = None

    @dataclass
    class Changed(Message):
        """Something in the answer was settled, such as a cell; the user stays here."""

        field: str
        value: Any

    @dataclass
    class Typed(Message):
        """The user is typing; the value so far, or None where it cannot be read."""

        field: str
        value: Any

    @dataclass
    class Begun(Message):
        """The user has begun to type something that is not saved yet."""

        field: str

    @dataclass
    class Rested(Message):
        """The user pauses while typing; the value so far is to be saved."""

        field: str
        value: Any

    @dataclass
    class Explain(Message):
        """The user asks how a computed cell came about."""

        field: str
        row: int

    def __init__(self, ask: Ask) -> None:
        """A field that begins with this question; it can be put others of its kinds later."""
        super().__init__(classes="answer")
        self.ask = ask
        self.taker: Callable[[Any, Refused | None], None] | None = None
        """Takes the answer at once instead of a message: the editor of a cell must not wait for one."""

    def on_mount(self) -> None:
        """Show the first question."""
        self.put(self.ask)

    def put(self, ask: Ask) -> None:
        """Put a question: what was typed to the one before is gone from the field."""
        self.ask = ask

    def reword(self, ask: Ask) -> None:
        """The same question in another language; what stands in the field, and the cursor, stay."""
        self.ask = ask

    @property
    def value(self) -> Any:
        """What stands in the field now; raw text where it is refused, None where it is empty."""
        raise NotImplementedError

    def refusal(self) -> Refused | None:
        """Why what stands in the field is not a value of its kind, if so."""
        return None

    def submit(self) -> None:
        """Answer with what stands in the field, and go on."""
        if self.taker is not None:
            self.taker(self.value, self.refusal())
        else:
            self.post_message(self.Answered(self.ask.field.id, self.value, self.refusal()))

    @property
    def place(self) -> tuple[str, ...]:
        """Where one is inside the answer, such as row and column; only a table has places."""
        return ()

    def settle(self) -> None:
        """Take what is being typed in a part of the answer; a field without parts has nothing to take."""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Let the field mark its own parts; a field without parts has nothing to mark."""

    def show_figures(self, figures: Sequence[str]) -> None:
        """Show what is reckoned row by row; only a table has rows."""

    def enter(self, place: Sequence[str] = ()) -> None:  # noqa: ARG002  only a table has places
        """Take the focus, at a place inside the answer such as row and column."""
        first = next((child for child in self.query("*") if child.focusable), None)
        if first is not None:
            # At once: Textual's own `focus` waits a turn, and the next key would go to the old field.
            self.screen.set_focus(first)


def refused_text(value: Any | Refused, text: str) -> Any:
    """What is kept: the value, or the text as it was typed when it was refused."""
    return text if is_refused(value) else value


def is_refused(read: Any) -> TypeGuard[Refused]:
    """Whether what was read is a refusal."""
    from wizard.schema.assessment import Refused  # noqa: PLC0415

    return isinstance(read, Refused)

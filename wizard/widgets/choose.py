"""Answers that are chosen: yes or no, one of several, several of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from wizard.widgets.ask import AnswerField, Ask, Say, is_refused
from wizard.widgets.marked_list import MarkedList
from wizard.widgets.told import Told

if TYPE_CHECKING:
    from wizard.schema.assessment import Refused
    from wizard.schema.scheme import Field

YES, NO = "yes", "no"


def labels(field: Field, words: Mapping[str, str], say: Say) -> dict[str, str]:
    """The choices of a field in their order, with their labels."""
    if field.kind == "yes_no":
        return {YES: say("content.yes"), NO: say("content.no")}
    return {choice: words.get(choice, choice) for choice in field.choices}


def chosen_ids(field: Field, value: Any) -> tuple[str, ...]:
    """A value as the ids that are marked for it; a value of another kind marks nothing."""
    if field.kind == "yes_no":
        return ((YES if value else NO),) if isinstance(value, bool) else ()
    if isinstance(value, str):
        return (value,)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def chosen_value(field: Field, ids: Sequence[str]) -> Any:
    """The marked ids as a value; nothing marked is no answer."""
    if field.kind == "choices":
        return list(ids) or None
    if not ids:
        return None
    return ids[0] == YES if field.kind == "yes_no" else ids[0]


class ChoiceField(AnswerField):
    """One choice: Enter chooses what is under the cursor and goes on."""

    DEFAULT_CSS = """
    ChoiceField { height: auto; }
    ChoiceField > .echo { height: auto; color: $text-muted; padding: 0 1; }
    """
    SEVERAL = False

    def compose(self) -> ComposeResult:
        """The list, and how it is used."""
        yield MarkedList(several=self.SEVERAL, numbered=self.SEVERAL and self.ask.cell)
        yield Told(classes="echo")

    def put(self, ask: Ask) -> None:
        """Show the choices, and what is chosen."""
        super().put(ask)
        self.query_one(MarkedList).put(
            labels(ask.field, ask.choices, ask.say),
            chosen_ids(ask.field, ask.value),
            exclusive=ask.field.exclusive,
            ready=not ask.declaration,
        )
        self.query_one(".echo", Told).say(ask.say(f"app.hint.{ask.field.kind}"))

    def reword(self, ask: Ask) -> None:
        """Label the choices anew; marks and cursor stay."""
        super().reword(ask)
        self.query_one(MarkedList).relabel(labels(ask.field, ask.choices, ask.say))
        self.query_one(".echo", Told).say(ask.say(f"app.hint.{ask.field.kind}"))

    @property
    def value(self) -> Any:
        """What is marked; a value that is none of the choices stays until another is chosen."""
        chosen = self.query_one(MarkedList).chosen
        if chosen == chosen_ids(self.ask.field, self.ask.value):
            return self.ask.value
        return chosen_value(self.ask.field, chosen)

    def refusal(self) -> Refused | None:
        """A raw value from a file that names none of the choices."""
        if not isinstance(self.value, str) or self.value in self.ask.field.choices:
            return None
        read = self.ask.read(self.value)
        return read if is_refused(read) else None

    @on(MarkedList.Settled)
    def _settled(self, event: MarkedList.Settled) -> None:
        event.stop()
        self.submit()

    @on(MarkedList.Marked)
    def _marked(self, event: MarkedList.Marked) -> None:
        event.stop()
        self.post_message(self.Typed(self.ask.field.id, self.value))


class ChoicesField(ChoiceField):
    """Several choices: Space marks, Enter answers with what is marked."""

    DEFAULT_CSS = "ChoicesField { height: auto; }"
    SEVERAL = True

    @property
    def value(self) -> Any:
        """What is marked, in the order of the choices."""
        chosen = self.query_one(MarkedList).chosen
        if set(chosen) == set(chosen_ids(self.ask.field, self.ask.value)):
            return self.ask.value
        return chosen_value(self.ask.field, chosen)

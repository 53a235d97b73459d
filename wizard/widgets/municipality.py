"""The choice of a municipality: type a number or any of its names, choose among what fits."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from wizard.engine.municipalities import search
from wizard.schema.assessment import Refused
from wizard.schema.register import Municipality
from wizard.widgets.ask import AnswerField, Ask, refused_text
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import literal
from wizard.widgets.told import Told

SHOWN = 8
"""How many municipalities are listed at a time."""
SHOWN_LOW = 4
"""How many on a low screen, where the question itself must be seen too."""
LOW = 30
"""A screen of fewer lines than this is low."""


def described(found: Municipality) -> str:
    """A municipality on one line: number, name, parallel names and county."""
    others = [name for name in found.names if name != found.name]
    name = " – ".join([found.name, *others])
    return f"{found.number} {name} · {found.county}"


class MunicipalityField(AnswerField):
    """A search with its hits below; arrows choose a hit, Enter answers with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    DEFAULT_CSS = """
    MunicipalityField { height: auto; }
    MunicipalityField > OptionList { height: auto; max-height: 8; border: none; padding: 0 2; }
    MunicipalityField > .echo { height: auto; color: $text-muted; padding: 0 1; }
    """

    _start = ""

    def compose(self) -> ComposeResult:
        """The search, its hits and how to use it."""
        yield Line()
        yield Told(classes="echo")
        hits = OptionList(markup=False)
        hits.can_focus = False
        yield hits

    def put(self, ask: Ask) -> None:
        """Start with the municipality there is, as number and name."""
        super().put(ask)
        found = ask.registry.by_number.get(ask.value) if isinstance(ask.value, str) else None
        line = self.query_one(Line)
        line.put(f"{found.number} {found.name}" if found else str(ask.value or ""))
        self._start = line.value
        self.query_one(OptionList).clear_options()
        self.query_one(".echo", Told).say(ask.say("app.hint.municipality"))

    def reword(self, ask: Ask) -> None:
        """Say anew how it is used."""
        super().reword(ask)
        self.query_one(".echo", Told).say(ask.say("app.hint.municipality"))

    @property
    def text(self) -> str:
        """What stands in the search."""
        return self.query_one(Line).value

    @property
    def value(self) -> Any:
        """The number of the municipality that is meant, or the text where none is."""
        if self.text == self._start:
            return self.ask.value
        return refused_text(self._read(), self.text)

    def refusal(self) -> Refused | None:
        """Why the text names no municipality."""
        if self.text == self._start and self.ask.value in self.ask.registry.by_number:
            return None
        read = self._read()
        return read if isinstance(read, Refused) else None

    def _read(self) -> Any | Refused:
        """The chosen hit, the only hit, or what the engine makes of the text."""
        hits = self.query_one(OptionList)
        chosen = hits.highlighted_option
        if chosen is not None and chosen.id is not None:
            return chosen.id
        if hits.option_count == 1:
            return hits.options[0].id
        return self.ask.read(self.text)

    def action_move(self, way: int) -> None:
        """Move the cursor among the hits."""
        hits = self.query_one(OptionList)
        if not hits.option_count:
            return
        at = (0 if way > 0 else hits.option_count - 1) if hits.highlighted is None else hits.highlighted + way
        hits.highlighted = at if 0 <= at < hits.option_count else None

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        if event.value == self._start:
            return
        every = search(self.ask.registry, event.value) if event.value.strip() else []
        found = every[: SHOWN_LOW if self.app.size.height < LOW else SHOWN]
        hits = self.query_one(OptionList)
        hits.set_options([Option(literal(described(m)), id=m.number) for m in found])
        self.query_one(".echo", Told).say(self._hint(event.value, len(found), len(every)))

    def _hint(self, typed: str, listed: int, count: int) -> str:
        """What to do next: how one searches, or that nothing or more than is listed fits."""
        say = self.ask.say
        if typed.strip() and not count:
            return say("app.hint.no-municipality")
        if count > listed:
            return say("home.municipalities", shown=listed, count=count)
        return say("app.hint.municipality")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.submit()

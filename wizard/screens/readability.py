"""How heavy a text reads: the figure with a word, what it is made of, and the longest sentences."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wizard.engine.cleaning import prose
from wizard.engine.lengths import count
from wizard.engine.sentences import Sentence
from wizard.engine.texts import read
from wizard.widgets.ask import Say
from wizard.widgets.paragraphs import Block, Paragraphs, literal

LONGEST: Final = 3
"""So many sentences are shown."""
SHORT: Final = 50
"""Words: of a shorter text the figure says little, and the rule on readability leaves it alone."""
LINES: Final = 3
"""A sentence is shown on so many lines at most."""
GAP: Final = Block(Content(""))


class ReadabilityScreen(ModalScreen[tuple[int, int] | None]):
    """Dismissed with where the chosen sentence stands in the text, or None."""

    CSS_PATH = "dialogs.tcss"
    DEFAULT_CSS = """
    ReadabilityScreen { align: center middle; }
    ReadabilityScreen OptionList { height: auto; max-height: 45%; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f15,shift+f3", "close", show=False)]

    def __init__(self, say: Say, text: str) -> None:
        """The text as it stands in its field."""
        super().__init__()
        self._say, self._text = say, text
        self._reading = read(prose(text))
        self._spans = self._reading.longest_spans(LONGEST)

    def compose(self) -> ComposeResult:
        """The figure, what it is made of, the sentences, the source and the keys."""
        say = self._say
        with Vertical(classes="dialog"):
            yield Static(literal(say("prose.readability.title"), "bold"), markup=False)
            yield Static(Paragraphs(self._figures()), markup=False)
            if self._spans:
                yield OptionList(*(self._option(n, span) for n, span in enumerate(self._spans)))
            yield Static(literal(say("prose.readability.source")), markup=False)
            keys = "prose.readability.keys" if self._spans else "prose.readability.keys-none"
            yield Static(literal(say(keys)), markup=False, classes="keys")

    def _figures(self) -> list[Block]:
        """The figure with its word, and what it is made of."""
        say, found = self._say, self._reading.readability
        if not found.words:
            return [Block(literal(say("prose.readability.empty"))), GAP]
        lix = say("prose.readability.lix", lix=round(found.lix), band=say(f"prose.band.{found.band}"))
        share = round(100 * found.long_words / found.words)
        made_of = [
            say("prose.readability.words", count=found.words),
            say("prose.readability.sentences", count=found.sentences),
            say("prose.readability.average", average=round(found.words / found.sentences, 1)),
            say("prose.readability.long-words", count=found.long_words, share=share),
            say("prose.readability.length", count=count(self._text)),
        ]
        short = [say("prose.readability.short", words=SHORT)] if found.words < SHORT else []
        lines = [*short, say("prose.readability.bands"), " · ".join(made_of)]
        heading = say("prose.readability.longest", count=len(self._spans))
        return [
            Block(literal(lix, "bold")),
            *(Block(literal(line)) for line in lines),
            GAP,
            Block(literal(heading, "bold")),
        ]

    def _option(self, number: int, span: Sentence) -> Option:
        """One sentence with the number of its words."""
        text = " ".join(self._reading.shape.text[span.start : span.end].split())
        words = literal(self._say("prose.readability.words-of", count=span.words) + " ", "bold")
        return Option(
            Paragraphs([Block(Content.assemble(words, literal(text)), rest="  ")], LINES), id=str(number)
        )

    def on_mount(self) -> None:
        """The first sentence is under the cursor."""
        for listed in self.query(OptionList):
            listed.highlighted = 0
            self.set_focus(listed)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        span = self._spans[int(event.option_id or 0)]
        self.dismiss((self._place(span.start), self._place(span.end)))

    def _place(self, offset: int) -> int:
        """Where an offset of the cleaned text lies in the text as it stands, which may hold more."""
        return bisect_left(range(len(self._text) + 1), offset, key=lambda at: len(prose(self._text[:at])))

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss(None)

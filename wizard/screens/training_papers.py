"""The papers of a case: situation and task, documents, hints; one is read at a time, a digit fetches it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from wizard.screens.training_session import Session
from wizard.widgets.ask import Say
from wizard.widgets.bar_chart import Drawn
from wizard.widgets.help import HelpPart, help_blocks
from wizard.widgets.light_markdown import blocks, inline
from wizard.widgets.paragraphs import Block, literal
from wizard.widgets.told import Told

DIGITS: Final = "123456789"
GAP: Final = 2
"""Cells between two columns of a table."""
MOVES: Final = (
    Binding("down", "scroll(1)", show=False),
    Binding("up", "scroll(-1)", show=False),
    Binding("pagedown,space", "page(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("right,tab", "turn(1)", show=False, priority=True),
    Binding("left,shift+tab", "turn(-1)", show=False, priority=True),
    *(Binding(digit, f"fetch({digit})", show=False) for digit in DIGITS),
)
"""The keys of the papers, for the screen that they lie on."""


@dataclass(frozen=True)
class Paper:
    """One paper: a short title for its tab, and its parts."""

    title: str
    parts: tuple[HelpPart, ...]


def papers_of(session: Session) -> list[Paper]:
    """The case and the task, each document, and the hints that have been asked for."""
    say, words = session.say, session.words
    case = [
        HelpPart(say("training.case.situation"), words.situation),
        HelpPart(say("training.case.task"), words.task),
        HelpPart(say("training.case.judged"), words.judged),
    ]
    found = [Paper(say("training.case.paper"), tuple(case))]
    found += [Paper(d.title, (HelpPart(d.title, d.text),)) for d in words.documents]
    seen = words.hints[: session.sitting.hints]
    if seen:
        hints = [
            HelpPart(say("training.case.hint", number=n, all=len(words.hints)), hint)
            for n, hint in enumerate(seen, 1)
        ]
        found.append(Paper(say("training.case.hints"), tuple(hints)))
    return found


def paper_blocks(paper: Paper) -> Iterator[Block]:
    """A paper as it is drawn; its tables keep their columns."""
    for number, part in enumerate(part for part in paper.parts if part.text.strip()):
        if number:
            yield Block(Content(""))
        for kind, text in _stretches(part.text):
            if kind == "table":
                yield from _table(text)
            else:
                yield from help_blocks([HelpPart(part.title, text)] if kind == "first" else [])
                yield from blocks(text) if kind == "text" else ()


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """The text in stretches: prose, and Markdown tables; the first stretch has the title."""
    stretch: list[str] = []
    in_table, first = False, True
    for line in [*text.strip().split("\n"), ""]:
        is_row = line.lstrip().startswith("|")
        if is_row != in_table and stretch:
            yield ("table" if in_table else "first" if first else "text"), "\n".join(stretch)
            first, stretch = False, []
        in_table = is_row
        stretch.append(line)
    if "".join(stretch).strip():
        yield ("first" if first else "text"), "\n".join(stretch)


@dataclass(frozen=True)
class Table(Block):
    """A table with its columns under each other; where they have no room, each row as a few lines."""

    rows: tuple[tuple[Content, ...], ...] = ()

    def lines(self, width: int) -> Iterator[Content]:
        """The table at a width."""
        widths = [max(cell.cell_length for cell in column) for column in zip(*self.rows, strict=True)]
        if sum(widths) + GAP * (len(widths) - 1) > width:
            yield from self._under_each_other(width)
            return
        for number, row in enumerate(self.rows):
            cells = [
                Content.assemble(*((pad, cell) if number and _is_number(cell) else (cell, pad)))
                for cell, room in zip(row, widths, strict=True)
                for pad in [" " * (room - cell.cell_length)]
            ]
            line = Content(" " * GAP).join(cells).rstrip()
            yield line.stylize("bold") if number == 0 else line

    def _under_each_other(self, width: int) -> Iterator[Content]:
        """Each row as its first cell, and the others under it with their heads."""
        heads, *rows = self.rows
        for row in rows:
            yield from Block(row[0].stylize("bold"), rest="  ").lines(width)
            for head, cell in zip(heads[1:], row[1:], strict=True):
                yield from Block(Content.assemble(head, ": ", cell), Content("  "), "    ").lines(width)


def _is_number(cell: Content) -> bool:
    """Whether a cell is a figure, which stands at the right of its column."""
    return cell.plain[:1].isdigit() and not any(c.isalpha() for c in cell.plain)


def _table(text: str) -> Iterator[Block]:
    """A Markdown table."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.split("\n")]
    rows = [row for row in rows if not all(set(cell) <= set(":- ") for cell in row)]
    wide = max(map(len, rows), default=0)
    cells = tuple(tuple(inline(cell) for cell in [*row, *[""] * (wide - len(row))]) for row in rows)
    if cells:
        yield Block(Content(""))
        yield Table(Content(""), rows=cells)
        yield Block(Content(""))


class Papers(Vertical):
    """The tabs with their digits, and the paper that is read."""

    DEFAULT_CSS = """
    Papers > .tabs { height: auto; padding: 0 1; }
    Papers > VerticalScroll { height: 1fr; padding: 0 1; border-top: solid $border-blurred; }
    Papers > VerticalScroll > Told { height: auto; }
    """

    def __init__(self) -> None:
        """No papers yet."""
        super().__init__()
        self._papers: Sequence[Paper] = ()
        self.at = 0

    def compose(self) -> ComposeResult:
        """The tabs and the text."""
        yield Static(classes="tabs", markup=False)
        with VerticalScroll(can_focus=False):
            yield Told()

    def put(self, papers: Sequence[Paper], at: int | None = None) -> None:
        """Show these papers, one of them open."""
        self._papers = papers
        self.fetch(self.at if at is None else at)

    def fetch(self, at: int) -> None:
        """Open a paper by its place, from 0; there is no other than the first and the last beyond them."""
        self.at = max(0, min(at, len(self._papers) - 1))
        self.query_one(".tabs", Static).update(Drawn(self._tabs))
        self.query_one(Told).tell(paper_blocks(self._papers[self.at]))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _tabs(self, width: int) -> list[Content]:
        """The tabs, on as many lines as they need; the open one in brackets."""
        lines: list[list[Content]] = [[]]
        used = 0
        for n, paper in enumerate(self._papers):
            on = n == self.at
            text = f"[{n + 1} {paper.title}]" if on else f" {n + 1} {paper.title} "
            tab = literal(text, "bold reverse" if on else "")
            if used and used + tab.cell_length + 1 > width:
                lines.append([])
                used = 0
            lines[-1].append(tab)
            used += tab.cell_length + 1
        return [Content(" ").join(line).truncate(max(width, 1), ellipsis=True) for line in lines]

    def turn(self, way: int) -> None:
        """The next paper, or the one before; round and round."""
        self.fetch((self.at + way) % len(self._papers))

    def scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def page(self, way: int) -> None:
        """A screenful up or down."""
        self.scroll(way * max(self.query_one(VerticalScroll).size.height - 1, 1))


class PapersScreen(ModalScreen[None]):
    """The papers over whatever one is doing. Where one was reading is kept with the session."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2,shift+f2,f14,enter", "close", show=False),
        Binding("f4", "hint", show=False),
        *MOVES,
    ]

    def __init__(self, session: Session, at: int | None = None) -> None:
        """The exercise, and the paper to begin with, where it is not the one that was read last."""
        super().__init__()
        self._session, self._at = session, at
        self._say: Say = session.say

    def compose(self) -> ComposeResult:
        """Title, papers, keys."""
        with Vertical(classes="dialog -tall -papers"):
            yield Static(literal(self._session.title, "bold"), markup=False)
            yield Papers()
            yield Static(literal(self._say("training.papers.keys")), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Open where one was."""
        self._show(self._session.paper if self._at is None else self._at)

    def _show(self, at: int) -> None:
        self.query_one(Papers).put(papers_of(self._session), at)

    def action_fetch(self, number: int) -> None:
        """Open a paper by its digit."""
        self.query_one(Papers).fetch(number - 1)

    def action_turn(self, way: int) -> None:
        """The next paper, or the one before."""
        self.query_one(Papers).turn(way)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(Papers).scroll(lines)

    def action_page(self, way: int) -> None:
        """A screenful up or down."""
        self.query_one(Papers).page(way)

    def action_hint(self) -> None:
        """One hint more."""
        if self._session.hint():
            self._show(len(papers_of(self._session)) - 1)

    def action_close(self) -> None:
        """Back to what one was doing."""
        self._session.paper = self.query_one(Papers).at
        self.dismiss(None)

"""A package's Markdown read back, as a program at the other end might: headings, tables, lists."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table")


@dataclass
class Section:
    """What stands under one heading."""

    level: int
    title: str
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    """(number of the row, heading of the column) -> cell; a wide table's rows come as lists."""
    items: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def plain(token: Token) -> str:
    """The text of an inline token, without its marks."""
    return "".join(
        "\n" if child.type in ("hardbreak", "softbreak") else child.content for child in token.children or ()
    )


class Reader:
    """Walks the tokens of a document and gathers its sections."""

    def __init__(self) -> None:
        self.found = [Section(0, "")]
        self.inside = ""
        self.row = ""
        """The row that a list is about: «Rad 2:» stands before it."""
        self.heads: list[str] = []
        self.line: list[str] = []

    def read(self, token: Token) -> None:
        if token.type == "heading_open":
            self.found.append(Section(int(token.tag[1]), ""))
        elif token.type == "table_open":
            self.heads, self.row = [], ""
        elif token.type == "tr_open":
            self.line = []
        elif token.type == "tr_close" and self.line:
            cells = zip(self.heads, self.line, strict=True)
            self.found[-1].cells |= {(self.line[0], head): cell for head, cell in cells}
        if token.type == "inline":
            self.text(plain(token))
        elif token.type.removesuffix("_open") in ("heading", "th", "td", "list_item"):
            self.inside = token.type
        elif token.type.removesuffix("_close") in ("heading", "th", "td", "list_item"):
            self.inside = ""

    def text(self, text: str) -> None:
        section = self.found[-1]
        if self.inside == "heading_open":
            section.title, self.row = text, ""
        elif self.inside == "th_open":
            self.heads.append(text)
        elif self.inside == "td_open":
            self.line.append(text)
        elif self.inside == "list_item_open":
            section.items.append(text)
            head, _, cell = text.partition(": ")
            if self.row:
                section.cells[self.row, head] = cell
        else:
            section.paragraphs.append(text)
            self.row = text.rstrip(":").split(" ")[-1] if text.endswith(":") and text.count(" ") == 1 else ""


def sections(markdown: str) -> list[Section]:
    """The sections of a document, from the top; what stands before the first heading is one too."""
    reader = Reader()
    for token in PARSER.parse(markdown):
        reader.read(token)
    return reader.found

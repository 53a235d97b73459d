"""People's text stays text: proved by parsing what was written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.commonmark_blocks import BLOCKS
from tests.export.commonmark_inlines import INLINES
from tests.export.hostile_texts import HOSTILE
from tests.rows import failing
from wizard.export.escape import inline, line, normal, one_line, paragraphs, visible
from wizard.export.tables import Table, pipes

PARSERS = {
    "commonmark": MarkdownIt("commonmark"),
    "tables": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    "everything": MarkdownIt("js-default", {"html": True, "linkify": False}),
}
PIECES = st.sampled_from(
    [*"\\`*_[]<>|~$^{}&#+-=:!().1 9\n\t\r\"'/", "&amp;", "---", "```", "    ", "\n\n", "1. ", "a", "ø"]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))
CONSTRUCTS = {**BLOCKS, **INLINES}


def plain(token: Token) -> str:
    """The text of an inline token; fails on anything but text and line breaks."""
    written = []
    for child in token.children or ():
        assert child.type in ("text", "text_special", "hardbreak"), child.type
        written.append("\n" if child.type == "hardbreak" else child.content)
    return "".join(written)


def blocks(parser: MarkdownIt, markdown: str) -> list[str]:
    """The plain text of each paragraph; fails on any other block."""
    tokens = parser.parse(markdown)
    assert {t.type for t in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    return [plain(t) for t in tokens if t.type == "inline"]


def check_paragraphs(text: str) -> None:
    expected = normal(text).split("\n\n") if normal(text) else []
    for parser in PARSERS.values():
        assert blocks(parser, paragraphs(text)) == expected


def check_cell(text: str) -> None:
    table = Table(("a", "b", "c"), (("x", text, "y"), (text, "", text)))
    for name in ("tables", "everything"):
        tokens = PARSERS[name].parse("\n".join(pipes(table)))
        assert tokens[0].type == "table_open"
        assert tokens[-1].type == "table_close"
        cells = [plain(t) for t in tokens if t.type == "inline"]
        shown = one_line(text)
        assert cells == ["a", "b", "c", "x", shown, "y", shown, "", shown]


def test_the_corpus_covers_every_section_with_at_least_two_hundred_constructs() -> None:
    assert sum(len(texts) for texts in CONSTRUCTS.values()) >= 200
    assert len(CONSTRUCTS) >= 18


GROUPS = {**CONSTRUCTS, "hostile": HOSTILE}


@pytest.mark.parametrize("group", GROUPS)
def test_a_text_of_n_paragraphs_is_n_paragraphs_of_the_same_text(group: str) -> None:
    assert failing(check_paragraphs, zip(GROUPS[group])) == {}


@pytest.mark.parametrize("group", GROUPS)
def test_a_text_in_a_table_is_one_cell_of_the_same_text(group: str) -> None:
    assert failing(check_cell, zip(GROUPS[group])) == {}


@pytest.mark.parametrize("group", GROUPS)
def test_a_text_on_one_line_is_one_item_or_heading_of_the_same_text(group: str) -> None:
    assert failing(check_line, zip(GROUPS[group])) == {}


def check_line(text: str) -> None:
    for parser in PARSERS.values():
        tokens = parser.parse(f"- Felt: {inline(text)}\n\n## Svar: {inline(text)}\n\nEtter")
        kinds = [t.type for t in tokens if t.type.endswith("_open")]
        assert kinds == [
            "bullet_list_open",
            "list_item_open",
            "paragraph_open",
            "heading_open",
            "paragraph_open",
        ]
        item, heading, after = [plain(t) for t in tokens if t.type == "inline"]
        assert item == f"Felt: {one_line(text)}".strip()
        assert heading == f"Svar: {one_line(text)}".strip()
        assert after == "Etter"


@given(TEXTS)
def test_any_text_stays_paragraphs(text: str) -> None:
    check_paragraphs(text)


@given(TEXTS)
def test_any_text_stays_one_cell(text: str) -> None:
    check_cell(text)


@given(TEXTS)
def test_any_text_stays_one_line(text: str) -> None:
    for parser in PARSERS.values():
        assert blocks(parser, line(text)) == ([one_line(text)] if one_line(text) else [])


@given(TEXTS)
def test_what_is_seen_steers_no_terminal(text: str) -> None:
    for seen in (visible(text), normal(text), one_line(text)):
        assert not {c for c in seen if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}
    assert "\n" not in one_line(text)


@given(TEXTS)
def test_a_normal_text_is_its_own_normal_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Vi søker om 330 000 kr (se vedtak 12/23).", "Vi søker om 330 000 kr (se vedtak 12/23)."),
        ("barn & unge, AT&T", "barn & unge, AT\\&T"),
        ("- først\n- så", "\\- først\\\n\\- så"),
        ("1. februar 2023", "1\\. februar 2023"),
        ("C# og #1", "C# og \\#1"),
        ("a_b*c", "a\\_b\\*c"),
    ],
)
def test_little_else_than_what_has_a_meaning_is_escaped(text: str, markdown: str) -> None:
    assert paragraphs(text) == markdown

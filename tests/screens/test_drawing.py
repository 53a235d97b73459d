"""What the widgets are made of: paragraphs, light Markdown, rows of a table, edit texts, keys, steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from wizard.schema.scheme import Column, Field
from wizard.widgets import rows as change
from wizard.widgets.bars import KeyHint, placed
from wizard.widgets.light_markdown import render
from wizard.widgets.line import edit_text
from wizard.widgets.paragraphs import Block, Paragraphs, literal, wrap
from wizard.widgets.steps import StepLine
from wizard.widgets.transcript import Turn, begins

COLUMNS = (Column(id="a"), Column(id="zone", offer=True))


def test_a_sum_is_never_broken_at_its_hard_space() -> None:
    lines = [line.plain for line in wrap(Content("Dekningen er 330\u00a0000\u00a0kr i alt"), 20)]
    assert lines == ["Dekningen er", "330\u00a0000\u00a0kr i alt"]


@given(st.text(), st.integers(1, 40))
def test_wrapping_keeps_every_visible_character_and_the_width(text: str, width: int) -> None:
    content = literal(text)
    lines = wrap(content, width)
    assert "".join("".join(line.plain.split(" ")) for line in lines) == "".join(
        content.plain.replace("\n", "").split(" ")
    )
    assert all(cell_len(line.plain) <= max(width, 2) for line in lines)


def test_a_bullet_hangs_and_strong_words_are_bold() -> None:
    shown = render("En setning\nover to linjer.\n\n- **Sterkt** og mer tekst som brytes\n- to\n\n1. først")
    assert [line.plain for line in shown.at(20)] == [
        "En setning over to",
        "linjer.",
        "",
        "• Sterkt og mer",
        "  tekst som brytes",
        "• to",
        "",
        "1. først",
    ]
    assert render("[x](http://a.no) og `kode`").plain == "x (http://a.no) og kode"


def test_a_text_that_is_cut_says_so() -> None:
    shown = Paragraphs([Block(literal("en to tre fire fem seks"))], most=1)
    assert [line.plain for line in shown.at(12)] == ["en to tre …"]


def test_a_new_row_takes_what_is_asked_once_from_the_first() -> None:
    rows = change.with_cell(COLUMNS, [{"id": "r1", "zone": "IV"}], 1, "a", "x")
    assert rows == [{"id": "r1", "zone": "IV"}, {"id": "r2", "zone": "IV", "a": "x"}]
    assert change.with_cell(COLUMNS, rows, 2, "a", None) == rows


def test_what_is_asked_once_goes_to_the_rows_that_lack_it() -> None:
    rows = change.with_cell(COLUMNS, [{"a": 1}, {"a": 2}, {"a": 3, "zone": "V"}], 0, "zone", "I")
    assert [row["zone"] for row in rows] == ["I", "I", "V"]


def test_rows_that_follow_another_table_find_their_own_again() -> None:
    rows = [{"id": "r1", "t": "A", "pay": 1}, {"id": "r2", "t": "B", "pay": 2}]
    followed = change.following(rows, [{"t": "B"}, {"t": "A"}, {"t": "C"}])
    assert [(r["t"], r.get("pay")) for r in followed] == [("B", 2), ("A", 1), ("C", None)]
    renamed = change.following(rows, [{"t": "A"}, {"t": "Bb"}])
    assert [(r["t"], r["pay"]) for r in renamed] == [("A", 1), ("Bb", 2)]


def test_rows_move_only_within_the_table() -> None:
    rows = [{"a": 1}, {"a": 2}]
    assert change.moved(rows, 0, -1) == rows
    assert change.moved(rows, 0, 1) == [{"a": 2}, {"a": 1}]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("money", 1234567, "1 234 567"),
        ("percent", 80.5, "80,5"),
        ("date", "2023-02-01", "01.02.2023"),
        ("date", "i morgen", "i morgen"),
        ("number", 7, "7"),
        ("text", None, ""),
        ("money", "12 og", "12 og"),
        ("money", True, "True"),
    ],
)
def test_a_value_is_edited_as_one_would_type_it(kind: str, value: object, text: str) -> None:
    assert edit_text(Field(id="x", kind=kind), value) == text


def test_the_first_turn_of_a_step_names_it() -> None:
    assert begins(["a", "a", "b"]) == [True, False, True]
    assert begins([]) == []
    closing = [("✓", "Delen er ferdig.")]
    turn = Turn(
        "q", "Hva heter dere?", "Kari\nNordmann", True, ["Hei."], ["Feil: x"], step="Søker", closing=closing
    )
    assert [line.plain for block in turn.blocks() for line in block.lines(40)] == [
        "── Søker ──",
        "Hva heter dere?",
        "  ▸ Kari Nordmann",
        "    › Hei.",
        "    ! Feil: x",
        "✓ Delen er ferdig.",
    ]
    assert Turn("q", "Hva?", "ikke besvart", given=False).blocks()[-1].first.plain == "  ○ "


def test_the_key_bar_leaves_out_what_has_no_room_and_keeps_the_way_to_the_rest() -> None:
    hints = [KeyHint("F1", "Hjelp", "a"), KeyHint("F2", "Altfor lange ord", "b"), KeyHint("F3", "Nå", "c")]
    assert [(p.y, p.x, p.hint.key) for p in placed(hints, 20, 1)] == [(0, 0, "F1"), (0, 10, "F3")]
    rest = KeyHint("P", "Alle", "app.commands")
    assert [(p.y, p.x, p.hint.key) for p in placed([*hints, rest], 20, 1)] == [(0, 0, "F1"), (0, 10, "P")]
    assert [(p.y, p.hint.key) for p in placed([*hints, rest], 24, 2)] == [(0, "F1"), (1, "F3"), (1, "P")]


@pytest.mark.parametrize("width", [16, 22, 28, 40])
def test_a_title_among_the_steps_is_never_broken_in_a_word_nor_cut_where_there_is_room(width: int) -> None:
    for word in ("ferdig", "avhenger av svar", "12 av 34"):
        for title in ("Søker", "Kapasitet og innsatsområder", "Økonomiplan"):
            line = StepLine("x", title, "depends", word)
            drawn = [content.plain for content in line.lines(width, whole=True)]
            assert all(cell_len(text) <= width for text in drawn)
            longest = max(cell_len(part) for part in title.split())
            if longest <= width - 2:
                assert set(title.split()) <= set(" ".join(drawn).split())
            assert " ".join(drawn).count(word.split()[0]) == 1
            assert len(line.lines(width, whole=False)) == 1

"""Bars of characters: what they measure, and that they never grow out of their room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from wizard.widgets.bar_chart import Drawn, Piece, cells, lines, pieces, solid

AMOUNTS = st.lists(st.integers(0, 10**15) | st.just(0), max_size=6)


@given(AMOUNTS, st.integers(0, 120))
def test_pieces_fit_their_room_and_none_that_is_there_is_lost(amounts: list[int], room: int) -> None:
    found = cells(amounts, sum(amounts), room)
    assert sum(found) <= max(room, len([amount for amount in amounts if amount]))
    if room:
        assert [size > 0 for size in found] == [amount > 0 for amount in amounts]
    if room >= 6 and any(amounts):
        assert sum(found) == room


@given(st.integers(0, 10**15), st.integers(0, 10**15), st.integers(0, 120))
def test_a_bar_is_seen_if_there_is_anything_and_never_longer_than_its_room(a: int, b: int, room: int) -> None:
    bar = solid(a, max(a, b), room)
    assert len(bar) <= room
    assert bool(bar) == bool(a and room)


def test_half_of_the_most_takes_half_of_the_room() -> None:
    assert solid(50, 100, 8) == "████"
    assert solid(1, 16, 8) == "▌"
    assert cells([25, 25, 50], 100, 8) == [2, 2, 4]
    assert cells([1, 10**12], 10**12, 10) == [1, 9]
    assert cells([1], 0, 10) == [0]


def test_a_piece_begins_with_its_letter_and_goes_on_in_its_pattern() -> None:
    drawn = pieces([Piece(3, "T", "█"), Piece(1, "E", "▒"), Piece(0, "P", "+")], 4, 8)
    assert drawn.plain == "T█████E▒"


def test_a_line_that_has_no_room_for_its_bar_gives_the_bar_a_line_of_its_own() -> None:
    def bar(room: int) -> Content:
        return Content("█" * room)

    wide = lines("Reise [b]", bar, "1 000 kr", 60, 12, 8)
    assert [line.cell_length for line in wide] == [60]
    assert wide[0].plain.startswith("Reise [b]     ██")
    assert wide[0].plain.endswith("  1 000 kr")
    narrow = lines("Et langt navn", bar, "9 999 999 999 999 kr", 30, 20, 20)
    assert [line.plain[:6] for line in narrow] == ["Et lan", "  ████"]
    assert all(line.cell_length <= 30 for line in narrow)
    assert lines("Et altfor langt navn", bar, "1 kr", 40, 20, 4)[0].plain.startswith("Et altfor la…  █")


def test_what_is_drawn_is_drawn_anew_only_for_another_width() -> None:
    asked: list[int] = []

    def draw(width: int) -> list[Content]:
        asked.append(width)
        return [Content("x" * width)]

    drawn = Drawn(draw)
    assert [drawn.at(3)[0].plain, drawn.at(3)[0].plain, drawn.at(4)[0].plain] == ["xxx", "xxx", "xxxx"]
    assert asked == [3, 4]

"""A long text is drawn as it is wrapped, and painting only what changed leaves nothing old on the screen."""

from __future__ import annotations

import random
from collections.abc import Collection

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets.text_area import Selection

from wizard.widgets.prose_text import LongText, changed_part, place_of

SENTENCE = "Vi møter ungdommene der de er, på kvelden og i helgene. "
TEXT = "\n".join([SENTENCE * 8, "", "\tInnrykk\tog tabulator 👨\u200d👩\u200d👧", "x" * 130, SENTENCE * 3])


class Screened(LongText):
    """A text area that remembers what a terminal would show of it."""

    def __init__(self) -> None:
        super().__init__()
        self.terminal: dict[int, str] = {}
        self.announced = 0

    def _exchange_repaint_regions(self) -> Collection[Region]:
        regions = super()._exchange_repaint_regions()
        for region in regions:
            top = region.y - self.content_offset.y
            lines = range(max(top, 0), min(top + region.height, self.scrollable_content_region.height))
            self.announced += len(lines)
            for y in lines:
                self.terminal[y] = self.render_line(y).text
        return regions

    def seen(self) -> dict[int, str]:
        """What should stand there."""
        return {y: self.render_line(y).text for y in range(self.scrollable_content_region.height)}


class Alone(App[None]):
    """One long text."""

    def compose(self) -> ComposeResult:
        yield Screened()


async def test_painting_what_changed_leaves_nothing_old_on_the_screen() -> None:
    app, chance = Alone(), random.Random(7)
    async with app.run_test(size=(50, 14)) as pilot:
        area = app.query_one(Screened)
        area.put(TEXT)
        await pilot.pause()
        steps = [
            lambda: area.insert("ny "),
            lambda: area.insert("\n"),
            area.action_delete_left,
            area.action_cursor_up,
            area.action_cursor_page_up,
            area.action_cursor_line_end,
            lambda: area.action_cursor_down(select=True),
            area.action_undo,
            lambda: area.insert("Limt inn. " * 40),
            area.action_delete_word_left,
            area.action_cursor_page_down,
        ]
        area.terminal = area.seen()
        for _ in range(80):
            chance.choice(steps)()
            await pilot.pause()
            assert area.terminal == area.seen()
            top = area.scroll_offset.y
            assert top <= area.wrapped_document.location_to_offset(area.cursor_location).y < top + 12


async def test_a_key_paints_the_lines_that_it_changes() -> None:
    app = Alone()
    async with app.run_test(size=(80, 20)) as pilot:
        area = app.query_one(Screened)
        area.put(SENTENCE * 12)
        await pilot.pause()
        area.announced = 0
        area.insert("x")
        await pilot.pause()
        assert 1 <= area.announced <= 2


async def test_a_line_shows_its_part_its_tabs_its_cursor_and_what_is_marked() -> None:
    app = Alone()
    async with app.run_test(size=(30, 10)) as pilot:
        area = app.query_one(Screened)
        area.put("en\tto tre fire fem seks sju\n\u202esnudd\u202c\n\nslutt")
        await pilot.pause()
        lines = [area.render_line(y) for y in range(8)]
        assert [line.text.rstrip() for line in lines][:2] == ["en  to tre fire fem seks", "sju"]
        assert "\u202e" not in "".join(line.text for line in lines)
        assert {line.cell_length for line in lines} == {area.scrollable_content_region.width}
        plain = area.render_line(2)
        area.selection = Selection((1, 2), (3, 1))
        await pilot.pause()
        marked = [
            [s.text for s in area.render_line(y)._segments if s.style != plain._segments[0].style]
            for y in (2, 3, 4)
        ]
        assert "".join(marked[0]).startswith("nudd")
        assert marked[1] == [" "]
        assert "".join(marked[2])[:2] == "sl"


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("", "", (0, 0, 0)),
        ("ab", "ab", (2, 2, 2)),
        ("abc", "axc", (1, 2, 2)),
        ("aa", "aaa", (2, 2, 3)),
        ("abc", "", (0, 3, 0)),
    ],
)
def test_what_changed_between_two_texts_is_found(before: str, after: str, part: tuple[int, int, int]) -> None:
    assert changed_part(before, after) == part
    start, old, new = part
    assert before[:start] + after[start:new] + before[old:] == after


def test_an_offset_has_a_line_and_a_column() -> None:
    assert [place_of("ab\nc\n", at) for at in (0, 2, 3, 4, 5)] == [(0, 0), (0, 2), (1, 0), (1, 1), (2, 0)]

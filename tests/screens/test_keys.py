"""The bar of keys and the list of commands: the way to every key is always shown, and a word finds it."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from tests.screens.conftest import MakeApp
from tests.screens.gallery import OO
from tests.screens.showing import settle, shown, talk_of
from wizard.screens.commands import CommandsScreen
from wizard.widgets.bars import ALL, KeyBar, KeyHint, placed


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("width", [58, 78, 98, 118])
def test_the_key_that_leads_to_all_keys_is_always_shown_and_the_first_are_the_most_needed(
    width: int, rows: int
) -> None:
    hints = [KeyHint(f"F{n}", "gjør noe her", f"act{n}") for n in range(1, 12)]
    hints.append(KeyHint("Ctrl+P", "Alle taster", ALL))
    shown_keys = placed(hints, width, rows)
    assert shown_keys[-1].hint.action == ALL
    assert [key.hint for key in shown_keys[:-1]] == hints[: len(shown_keys) - 1]
    for key in shown_keys:
        assert key.x + key.hint.width <= width
        assert key.y < rows
    assert len({(key.y, key.x) for key in shown_keys}) == len(shown_keys)


async def test_a_high_window_has_two_lines_of_keys_and_a_low_one_has_one(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.query_one(KeyBar).size.height == 1
        assert "F1 Hjelp" in shown(app)
        assert "Ctrl+P Alle taster" in shown(app)
        await pilot.resize_terminal(80, 40)
        await settle(pilot)
        assert app.screen.query_one(KeyBar).size.height == 2
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert app.screen.query_one(KeyBar).size.height == 1
        assert shown(app).startswith(" Overgangsordning 2023 · Hattfjelldal ")
        assert "F1 Hjelp" in shown(app)
        assert "Ctrl+P Alle taster" in shown(app)


async def test_the_list_of_commands_is_narrowed_by_typing_and_runs_what_is_chosen(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, CommandsScreen)
        lines = screen.query_one(OptionList)
        line = screen.query_one(Input)
        for typed, first in (("vilkår", "F3"), ("vilkar", "F3"), ("angre", "F7"), ("farger lyse", "( )")):
            line.value = typed
            await pilot.pause()
            found = [str(getattr(option.prompt, "plain", "")) for option in lines.options]
            assert any(text.startswith(first) for text in found), typed
        line.value = "qqqq"
        await pilot.pause()
        assert "Ingen kommando passer" in shown(app)
        line.value = "vilkårene oppfylt"
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert "Kan vi søke? Vilkårene" in shown(app)
        await pilot.press("ctrl+p", "escape", "escape")
        await settle(pilot)
        assert app.screen is talk_of(app)


async def test_a_dialog_too_has_commands(make: MakeApp) -> None:
    app = make(OO, None, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6", "ctrl+p")
        await settle(pilot)
        assert "lukk dette vinduet" in shown(app)
        assert "avslutt; utkastet er lagret" in shown(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is talk_of(app)

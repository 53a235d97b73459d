"""Colours: contrasts that are measured, none where they are declined, and which theme one begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import Color
from textual.widgets import Input, TextArea

from tests.screens.conftest import MakeApp
from tests.screens.contrasts import FORM, WORDS, Contrasts, contrast, pairs
from tests.screens.gallery import OO
from tests.screens.showing import drawn, settle, talk_of
from tests.terminal import Terminal
from wizard.drafts.settings import keep_theme, kept_theme
from wizard.screens.themes import DARK, LIGHT, TERMINAL, first_theme
from wizard.widgets.question import QuestionPanel


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_what_is_marked_has_enough_contrast(make: MakeApp, theme: str) -> None:
    """And what is chosen in a list that has lost the focus; all else is measured by test_pictures.py."""
    app = make(OO, None, "local_conditions")
    app.theme = theme
    contrasts = Contrasts()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        talk = talk_of(app)
        talk.query_one(TextArea).select_all()
        await settle(pilot)
        contrasts.look("marked text", drawn(app))
        await talk.go_to("/account_number")
        talk.query_one(QuestionPanel).query_one(Input).select_all()
        await settle(pilot)
        contrasts.look("marked line", drawn(app))
        talk.query_one("Transcript").focus()
        await settle(pilot)
        contrasts.look("the conversation has the focus", drawn(app))
    contrasts.close()


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_what_is_chosen_stands_out_from_what_is_not(make: MakeApp, theme: str) -> None:
    app = make(OO, None, "received_2021")
    app.theme = theme
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        chosen = Color.parse(app.theme_variables["block-cursor-background"])
        for name in ("background", "surface"):
            assert contrast(chosen, Color.parse(app.theme_variables[name])) >= FORM, name
        cursor = Color.parse(app.theme_variables["input-cursor-background"])
        assert contrast(cursor, Color.parse(app.theme_variables["background"])) >= FORM
        for bar in ("scrollbar", "border", "border-blurred"):
            for ground in ("background", "surface"):
                colours = app.theme_variables
                assert contrast(Color.parse(colours[bar]), Color.parse(colours[ground])) >= FORM, bar


@pytest.mark.parametrize("theme", [DARK, TERMINAL])
async def test_the_terminals_own_colours_are_the_terminals(make: MakeApp, theme: str) -> None:
    app = make(OO, None, "received_2021")
    app.theme = theme
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        used = {colour for ink, ground, _ in pairs(drawn(app)) for colour in (ink, ground)}
        assert (used == {"default"}) is (theme == TERMINAL)


@pytest.mark.parametrize("key", ["", "ctrl+p", "f2", "f9"])
async def test_what_is_chosen_is_reversed_where_the_colours_are_the_terminals(
    make: MakeApp, key: str
) -> None:
    app = make(OO, None, "received_2021")
    app.theme = TERMINAL
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if key:
            await pilot.press(key)
            await settle(pilot)
        chosen = [
            segment.text
            for strip in drawn(app)
            for segment in strip
            if segment.style is not None and segment.style.reverse and WORDS.search(segment.text)
        ]
        assert len("".join(chosen)) > 2, "more than a cursor"


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_where_colours_are_declined_none_is_sent(tmp_path: Path, term: str) -> None:
    wanted = {"NO_COLOR": "1", "TERM": term, "COLORTERM": "truecolor"}
    arguments = ["fill", f"{OO}@2023", "--drafts", str(tmp_path), "--today", "2023-01-16"]
    with Terminal(arguments, columns=120, rows=40, environment=wanted) as terminal:
        terminal.until("Enter svarer")
        terminal.press("ctrl+p")
        terminal.until("Kommandoer")
        terminal.press("escape", "f9")
        terminal.until("Søknaden er ikke klar")
        codes = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw)
    sent = {int(part) for code in codes for part in re.split(rb"[;:]", code) if part}
    assert not sent & {*range(30, 39), *range(40, 49), *range(90, 108)}, sent
    assert b"\x1b[1;7m" in terminal.raw, "what is chosen is reversed"


@pytest.mark.parametrize(
    ("environment", "asked", "kept", "theme"),
    [
        ({}, "", "", DARK),
        ({"COLORFGBG": "0;15"}, "", "", LIGHT),
        ({"COLORFGBG": "15;0"}, "", "", DARK),
        ({"TERM": "linux"}, "", "", TERMINAL),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, "", "", DARK),
        ({}, "", LIGHT, LIGHT),
        ({"VEIVISER_THEME": TERMINAL}, "", LIGHT, TERMINAL),
        ({"VEIVISER_THEME": "pink"}, "", LIGHT, LIGHT),
        ({"VEIVISER_THEME": DARK}, LIGHT, "", LIGHT),
        ({"NO_COLOR": "1"}, LIGHT, "", TERMINAL),
        ({"NO_COLOR": ""}, "", "", DARK),
    ],
)
def test_the_theme_one_begins_with(environment: dict[str, str], asked: str, kept: str, theme: str) -> None:
    assert first_theme(environment, asked, kept) == theme


def test_a_theme_is_remembered_beside_the_drafts_and_a_broken_file_is_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    assert kept_theme(folder) == ""
    keep_theme(folder, LIGHT)
    assert kept_theme(folder) == LIGHT
    (folder / "settings.toml").write_bytes(b"\xff\xfe theme = ")
    assert kept_theme(folder) == ""
    (tmp_path / "file").write_text("")
    keep_theme(tmp_path / "file", LIGHT)


async def test_a_theme_chosen_among_the_commands_is_put_on_and_remembered(make: MakeApp) -> None:
    app = make(OO, None, "received_2021")
    kept: list[str] = []
    app.keep_theme = kept.append
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        app.screen.query_one(Input).value = "lyse"
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert (app.theme, kept) == (LIGHT, [LIGHT])

"""A long answer in the user's own editor, and back; in a test there is no terminal to hand over."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from tests.screens.conftest import MakeApp
from tests.screens.gallery import KR
from tests.screens.showing import answer_of, field_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp


def editor(folder: Path, body: str) -> str:
    """An editor that is a Python script: `path` is the file, `text` what it holds."""
    script = folder / "redigering.py"
    script.write_text(
        "import sys, os, pathlib\npath = pathlib.Path(sys.argv[-1])\ntext = path.read_text('utf-8')\n" + body
    )
    return f"'{sys.executable}' '{script}' --wait"


EDITED = [
    (
        "path.write_text(text.replace('Før', 'Etter') + 'Æ\\r\\n', newline='')",
        "Etter.\nÆ",
        "Teksten er hentet: 8 tegn",
    ),
    ("path.write_bytes('blåbær'.encode('cp1252'))", "blåbær", "eldre Windows-tekst"),
    ("path.write_text('')", None, "Teksten er tom nå"),
    ("path.unlink()", "Før.", "Filen er borte"),
    ("path.write_bytes(b'\\0\\1')", "Før.", "ikke ren tekst"),
    ("path.write_bytes(b'x' * 4000001)", "Før.", "Filen er på 4 MB"),
    ("sys.exit(2)", "Før.", "sluttet med feil (kode 2)"),
]


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The screen can be handed over, and temporary files lie in a folder of the test."""
    monkeypatch.setattr(VeiviserApp, "suspend", lambda _: contextlib.nullcontext())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    return tmp_path


def left_in(folder: Path) -> list[Path]:
    """The files that lie there for an editor."""
    return list(folder.glob("veiviser-*/need.txt"))


async def test_a_text_comes_back_from_an_editor_and_nothing_is_lost(
    make: MakeApp, handed_over: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make(KR, {"need": "Før."}, "need")
    async with app.run_test(size=(80, 30)) as pilot:
        for body, kept, told in EDITED:
            monkeypatch.setenv("EDITOR", editor(handed_over, body))
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert told in squeezed(shown(app)).replace("\u00a0", " ")
            assert answer_of(app, "need") == kept
            assert field_of(app).text == (kept or "")
            assert bool(left_in(handed_over)) == ("ren tekst" in told or "MB" in told)
            for file in left_in(handed_over):
                file.unlink()
            if kept != "Før.":
                await pilot.press("ctrl+z")
                assert field_of(app).text == "Før."
                await pilot.press("ctrl+y", "f7")
                await settle(pilot)
                assert answer_of(app, "need") == "Før."


ASKED = [
    ("path.write_text('Endret'); sys.exit(1)", ["enter"], "Før.", "Teksten i filen er endret"),
    ("path.write_text('Endret'); sys.exit(1)", ["down", "enter"], "Endret", "Teksten i filen er endret"),
    ("", ["enter"], "Før.", "åpen i et eget vindu"),
    ("", ["escape"], "Før.", "åpen i et eget vindu"),
    ("", ["write", "down", "enter"], "Skrevet i vinduet", "åpen i et eget vindu"),
    ("", ["write", "escape"], "Skrevet i vinduet", "åpen i et eget vindu"),
]


async def test_where_it_is_not_clear_whether_the_text_is_done_one_is_asked(
    make: MakeApp, handed_over: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make(KR, {"need": "Før."}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        for body, keys, kept, asked in ASKED:
            monkeypatch.setenv("EDITOR", editor(handed_over, body))
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert asked in squeezed(shown(app))
            if keys[0] == "write":
                left_in(handed_over)[0].write_text("Skrevet i vinduet\n")
            await pilot.press(*(key for key in keys if key != "write"))
            await settle(pilot)
            assert answer_of(app, "need") == kept
            assert not left_in(handed_over)
            if kept != "Før.":
                await pilot.press("f7")
                await settle(pilot)


async def test_without_an_editor_or_a_terminal_one_is_told_and_nothing_changes(
    make: MakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    app = make(KR, {"need": "Før."}, "need")
    async with app.run_test(size=(80, 30)) as pilot:
        for value, told in (
            ("finnes-ikke", "det programmet finnes ikke her"),
            ("vi 'x", "anførselstegn for lite"),
            (sys.executable, "Her kan vi ikke åpne et annet program"),
        ):
            monkeypatch.setenv("VISUAL", value)
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert told in squeezed(shown(app))
        assert answer_of(app, "need") == "Før."
        assert not left_in(tmp_path)
        await talk_of(app).go_to("/address_street")
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "bare de lange tekstene" in squeezed(shown(app))

"""The hand-over of a text to an editor in a real terminal: the screen is given away, and taken back whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

from tests.terminal import Terminal
from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application

pytestmark = pytest.mark.timeout(120)
TEXT = "Før: æøå.\n\nAndre avsnitt."
EDITOR = """
import os, stat, sys, termios, tty
path = sys.argv[-1]
text = open(path, encoding="utf-8").read()
print("EDITOR", sys.argv[1], oct(stat.S_IMODE(os.stat(path).st_mode)), sys.stdin.isatty())
key = sys.stdin.readline().strip()  # the terminal is in its own mode: a line ends with Enter
print("FIKK", key)
if key == "ctrl-c":
    os.kill(0, 2)  # as the terminal does it: everyone in the foreground is told
open(path, "w", encoding="utf-8").write(text.replace("Før", "Etter") + key + "\\n")
sys.exit(3 if key == "feil" else 0)
"""


def draft(folder: Path) -> str:
    """A draft with one long answer, at its question."""
    store = TinyStore(folder)
    fresh = store.new(Application(scheme="kommunalt-rusarbeid", edition="2023", answers={"need": TEXT}))
    return store.save(fresh.model_copy(update={"place": "need"})).id


def kept(folder: Path, draft_id: str) -> object:
    """The answer as it is saved."""
    return TinyStore(folder).open(draft_id).application.answers.get("need")


def test_a_text_goes_to_an_editor_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script, temporary, drafts = tmp_path / "med mellomrom.py", tmp_path / "tmp", tmp_path / "drafts"
    script.write_text(EDITOR, "utf-8")
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}' '$HOME; ls'")
    draft_id = draft(drafts)
    with Terminal(["fill", draft_id, "--drafts", str(drafts)], cwd=tmp_path) as terminal:
        terminal.until("Andre avsnitt")
        terminal.type(" Skrevet.")
        terminal.press("ctrl+l")
        # The screen is the editor's: its arguments came whole, the file is private, no shell was asked.
        terminal.until(r"EDITOR \$HOME; ls 0o600 True")
        assert kept(drafts, draft_id) == f"{TEXT} Skrevet.", "what was typed is saved before"
        assert [oct(path.stat().st_mode)[-3:] for path in temporary.iterdir()] == ["700"]
        terminal.type("slutt\n")
        terminal.until("Teksten er hentet")
        assert "Etter: æøå." in terminal.text
        after = f"{TEXT} Skrevet.\nslutt".replace("Før", "Etter")
        assert kept(drafts, draft_id) == after
        assert not list(temporary.iterdir())

        terminal.press("ctrl+l")
        terminal.until("EDITOR")
        terminal.resize(100, 30)
        terminal.type("feil\n")
        terminal.until("sluttet med feil")
        terminal.press("enter")
        terminal.until(r"Teksten er som før")
        assert kept(drafts, draft_id) == after

        terminal.press("ctrl+l")
        terminal.until("EDITOR")
        terminal.type("ctrl-c\n")
        terminal.until(r"sluttet med feil \(kode 130\)")
        terminal.type("\x1b[1;2R")  # Shift+F3, as most terminals send it
        terminal.until(r"LIX \d+: ")
        terminal.press("escape", "ctrl+q")
        assert terminal.ended() == 130
        assert "Traceback" not in terminal.text
    assert kept(drafts, draft_id) == after
    assert not list(temporary.iterdir())

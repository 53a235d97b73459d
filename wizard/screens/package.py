"""Writing the package: where to, and what came of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from platformdirs import user_documents_path
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from wizard.screens.desk import Desk
from wizard.screens.progressing import lacks_words
from wizard.widgets.line import Line
from wizard.widgets.paragraphs import Block, Paragraphs, literal

NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def default_folder(desk: Desk) -> Path:
    """A folder that is not there yet, in the user's documents, or where one stands."""
    definition = desk.definition
    found = definition.registry.by_number.get(str(desk.application.answers.get("municipality")))
    name = found.name if found else ""
    mark = desk.tools.say("home.practice") if desk.practice else ""
    stem = f"{mark} {name} {definition.scheme} {definition.edition.id}".lower().translate(LETTERS)
    stem = NOT_PLAIN.sub("-", stem).strip("-")
    documents = user_documents_path()
    parent = documents if documents.is_dir() else Path.cwd()
    folder, number = parent / stem, 2
    while folder.exists():
        folder, number = parent / f"{stem}-{number}", number + 1
    return folder


class PackageScreen(ModalScreen[bool]):
    """Asks for the folder, writes the package there, and says where it is. Nothing is overwritten."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("enter", "done", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """The draft whose package is to be written."""
        super().__init__()
        self.desk = desk
        self.draft = desk.practice or desk.interview.assessment.status != "ready"
        self.written = False

    def compose(self) -> ComposeResult:
        """What will be written, where, and the keys."""
        say, code = self.desk.tools.say, "draft" if self.draft else "ready"
        text = say(f"app.package.{code}-text", lacks=lacks_words(self.desk))
        text = say("home.practice-package") if self.desk.practice else text
        with Vertical(classes="dialog"):
            yield Static(literal(say(f"app.package.{code}-title"), "bold"), markup=False)
            yield Static(literal(text), markup=False, classes="text")
            yield Static(literal(say("app.package.folder")), markup=False, classes="folder")
            yield Line()
            yield Static(classes="needed", markup=False)
            yield Static(literal(say("app.package.keys")), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Suggest a folder."""
        self.query_one(Line).put(str(default_folder(self.desk)))

    @on(Input.Submitted)
    def _folder_given(self, event: Input.Submitted) -> None:
        event.stop()
        if self.written:
            self.dismiss(True)
            return
        if event.value.strip():
            self._write(event.value.strip())

    def _write(self, folder: str) -> None:
        """Write the package, and tell what came of it."""
        # The writer of packages brings a Markdown parser along; nothing else on the screens needs it.
        from wizard.export.package import PackageRefused, write_package  # noqa: PLC0415

        desk, say = self.desk, self.desk.tools.say
        told = self.query_one(".needed", Static)
        try:
            package = write_package(
                Path(folder).expanduser(),
                desk.tools.library,
                desk.application,
                desk.interview.today,
                draft=self.draft,
                practice=desk.practice,
            )
        except PackageRefused as refused:
            told.update(literal(f"! {say(f'package.refused.{refused.code}', **refused.values)}"))
            return
        except (OSError, ValueError, RuntimeError):
            # No rights, no such disk, no name that a file can have, nobody of that name after «~».
            told.update(literal(f"! {say('review.unwritable', folder=folder)}"))
            return
        self.written = True
        self.query_one(Line).display = False
        self.query_one(".folder").display = False
        self.set_focus(None)
        lines = [Block(literal(say("app.package.written", folder=str(package.folder)), "bold"))]
        lines += [Block(literal(name), literal("  • "), "    ") for name in package.files]
        lines.append(Block(literal(say("app.package.then"))))
        told.remove_class("needed")
        told.update(Paragraphs(lines))
        self.query_one(".keys", Static).update(literal(say("app.package.done-keys")))

    def action_done(self) -> None:
        """Close when the package is written."""
        if self.written:
            self.dismiss(True)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(self.written)

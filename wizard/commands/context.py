"""What every command works with: content, language, date, drafts, and where output goes."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from wizard.content.interface import Interface
    from wizard.content.library import Library
    from wizard.drafts.tiny import TinyStore
    from wizard.training.store import TrainingStore


PRACTICE: Final = "practice"
"""The folder of exercises, within that of the drafts."""
TRAINING: Final = "training"
"""The folder of sittings and results, within that of the drafts."""


class Exit(IntEnum):
    """The exit codes that scripts rely on."""

    WELL = 0
    FINDINGS = 1
    WRONG = 2
    LEFT = 130


class Refusal(Exception):
    """A command cannot go on: a sentence of the interface (`cli.<code>`) and the values it names."""

    def __init__(self, code: str, exit_code: Exit = Exit.WRONG, **values: Any) -> None:
        """Keep what the message needs."""
        super().__init__(code)
        self.code = code
        self.exit_code = exit_code
        self.values = values


@dataclass
class Context:
    """One run of the program."""

    lang: str
    today: date
    content: Path | None = None
    drafts: Path | None = None
    theme: str = ""
    """The colours that were asked for, or ""."""
    said: list[str] = field(default_factory=list)

    @cached_property
    def library(self) -> Library:
        """The content, read as it is needed."""
        from wizard.content.library import Library  # noqa: PLC0415 - help needs no content

        return Library(self.content)

    @cached_property
    def interface(self) -> Interface:
        """The program's sentences in the language in use."""
        return self.library.interface(self.lang)

    @cached_property
    def folder(self) -> Path:
        """Where the drafts lie: `--drafts`, else in the platform's data folder."""
        from wizard.drafts.folder import default_folder  # noqa: PLC0415 - needed by few commands

        return self.drafts or default_folder()

    @cached_property
    def store(self) -> TinyStore:
        """The drafts."""
        # TinyDB is needed by few commands, and costs more than a whole check may.
        from wizard.drafts.tiny import TinyStore  # noqa: PLC0415

        return TinyStore(self.folder)

    @cached_property
    def practice(self) -> TinyStore:
        """The drafts of exercises: in a folder of their own, so that none is ever taken for a real one."""
        from wizard.drafts.tiny import TinyStore  # noqa: PLC0415 - as for the drafts

        return TinyStore(self.folder / PRACTICE)

    @cached_property
    def training(self) -> TrainingStore:
        """The sittings at exercises, and their results."""
        from wizard.training.store import TrainingStore  # noqa: PLC0415 - needed by few commands

        return TrainingStore(self.folder / TRAINING)

    def data(self, text: str) -> None:
        """Write data to standard output; it ends its own lines."""
        sys.stdout.write(text)

    def json(self, value: Any) -> None:
        """Write a JSON document to standard output, its keys in the order given."""
        import json  # noqa: PLC0415 - few commands need it

        self.data(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def tell(self, code: str, **values: Any) -> None:
        """Say a sentence of the interface's `cli` area on standard error."""
        # A name may hold a line feed; a sentence is one line all the same.
        self.say(self.interface.say(f"cli.{code}", **values).replace("\n", " "))

    def say(self, sentence: str) -> None:
        """Say a sentence that is ready on standard error; a terminal that is gone hears nothing."""
        with contextlib.suppress(OSError):
            sys.stderr.write(printable(sentence) + "\n")


def printable(text: str) -> str:
    """Text in which every character that steers a terminal is shown as its code; line feeds stay."""
    return "".join(
        char if char.isprintable() or char in "\n\u00a0\u202f\u2009" else f"\\x{ord(char):02x}"
        for char in text
    )


def columns(cells: Iterable[str]) -> str:
    """A line of cells with tabs between, for people and for `cut` alike."""
    return "\t".join(printable(cell) for cell in cells) + "\n"

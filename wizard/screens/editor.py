"""A text in the user's own editor: a private file, the program that opens it, and the text taken back.

Nothing here knows a screen. No shell is ever asked: what `VISUAL` or `EDITOR` holds is split into words,
and the first of them is the program. What cannot be taken back stays in its file, and is said.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PureWindowsPath
from typing import Any, Final, Self

VARIABLES: Final = ("VISUAL", "EDITOR")
USUAL: Final = ("nano", "vim", "vi", "emacs", "micro")
"""Editors that are looked for where nobody has chosen one, in this order."""
USUAL_WINDOWS: Final = ("notepad",)
IN_TERMINAL: Final = frozenset(
    {
        "nano",
        "pico",
        "vim",
        "nvim",
        "vi",
        "view",
        "emacs",
        "micro",
        "hx",
        "helix",
        "joe",
        "ne",
        "mcedit",
        "ed",
    }
)
"""Editors that end when the text is finished; others may open a window of their own and end at once."""
MOST: Final = 4_000_000
"""Bytes: an application file holds five million, and a text is only a part of it."""
OLD: Final = "cp1252"
"""The encoding of older Windows programs; what is no UTF-8 is tried as this."""


class EditorTrouble(Exception):
    """The text cannot be handed over or taken back. `code` is that of a sentence, `prose.editor.*`."""

    def __init__(self, code: str, **values: Any) -> None:
        """A code, and what its sentence names."""
        super().__init__(code)
        self.code, self.values = code, values


def editor_command(environment: Mapping[str, str], *, windows: bool = os.name == "nt") -> list[str]:
    """The program and its arguments. Raises EditorTrouble where there is none."""
    path = environment.get("PATH")
    for variable in VARIABLES:
        chosen = environment.get(variable, "").strip()
        if chosen:
            return _chosen(variable, chosen, path, windows=windows)
    for name in USUAL_WINDOWS if windows else USUAL:
        if found := shutil.which(name, path=path):
            return [found]
    raise EditorTrouble("none")


def _chosen(variable: str, chosen: str, path: str | None, *, windows: bool) -> list[str]:
    """What a variable says, in words; a whole path with spaces is understood too."""
    if found := shutil.which(chosen, path=path):
        return [found]
    try:
        words = shlex.split(chosen, posix=not windows)
    except ValueError as error:
        raise EditorTrouble("quotes", variable=variable, found=chosen) from error
    if windows:
        words = [word.strip('"') for word in words]
    program = shutil.which(words[0], path=path) if words else None
    if program is None:
        raise EditorTrouble("not-found", variable=variable, found=words[0] if words else chosen)
    return [program, *words[1:]]


def ends_late(command: Sequence[str]) -> bool:
    """Whether a program is known to end only when the text is finished."""
    name = PureWindowsPath(command[0]).name.lower()
    return name.removesuffix(".exe").partition(".")[0] in IN_TERMINAL


class Sheet:
    """A text in a file that only its owner can read, in a folder of its own."""

    def __init__(self, name: str, text: str) -> None:
        """Write the text. Raises OSError."""
        self._folder = Path(tempfile.mkdtemp(prefix="veiviser-"))
        self.path = self._folder / f"{name}.txt"
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                # A last line without its end makes some editors complain, and others add it.
                file.write(text + "\n")
        except OSError:
            self.remove()
            raise

    def __enter__(self) -> Self:
        """Use the file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the file, unless it was to be left."""
        self.remove()

    def read(self) -> tuple[str, str]:
        """The text as it is now, and the code of a remark on how it was read ("" for none).

        Raises EditorTrouble; the file is then left where it is, for what it holds is nowhere else.
        """
        try:
            if not self.path.is_file():
                raise EditorTrouble("gone")
            size = self.path.stat().st_size
            data = self.path.read_bytes() if size <= MOST else b""
        except OSError as error:
            raise self._left("unreadable") from error
        if size > MOST:
            raise self._left("huge", size=size // 1_000_000, most=MOST // 1_000_000)
        text, remark = self._decoded(data)
        text = text.replace("\r\n", "\n")
        return text.removesuffix("\n"), remark

    def _decoded(self, data: bytes) -> tuple[str, str]:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            ways = {"utf-16": ""}
        else:
            ways = {} if b"\0" in data else {"utf-8-sig": "", OLD: "not-utf8"}
        for encoding, remark in ways.items():
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(encoding), remark
        raise self._left("not-text")

    def _left(self, code: str, **values: Any) -> EditorTrouble:
        """A trouble for which the file stays where it is."""
        path, self._folder = self.path, Path()
        return EditorTrouble(code, path=str(path), **values)

    def remove(self) -> None:
        """Remove the file, its folder, and what an editor left beside it."""
        if self._folder != Path():
            shutil.rmtree(self._folder, ignore_errors=True)


def run(command: Sequence[str], path: Path) -> int:
    """Run the editor on a file until it ends; its exit code, 128 and more where a signal ended it.

    Raises OSError where it cannot be started.
    """
    with _keys_are_the_editors():
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  the user's own
    return code if code >= 0 else 128 - code


@contextlib.contextmanager
def _keys_are_the_editors() -> Iterator[None]:
    """Ctrl+C in the editor reaches us as well, and is no business of ours meanwhile.

    It must not be ignored outright: the editor would inherit that, and could not be stopped by it.
    """
    before = {}
    for name in ("SIGINT", "SIGQUIT"):
        if hasattr(signal, name):
            number = getattr(signal, name)
            before[number] = signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)

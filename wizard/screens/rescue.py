"""Where a draft cannot be saved, its answers are written somewhere else before the program ends."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from wizard.export.application_json import application_json
from wizard.schema.application import Application


def rescue(application: Application, *, practice: bool = False) -> Path | None:
    """Write the answers as an application file for their owner only; None where no place takes it."""
    data = application_json(application, practice=practice).encode("utf-8")
    for folder in (Path.home(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(prefix="veiviser-", suffix=".json", dir=folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            return Path(name)
    return None

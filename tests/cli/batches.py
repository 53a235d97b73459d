"""Many files to be checked, and what a report says of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

CASES = Path(__file__).parents[2] / "content" / "cases"
GOOD = CASES / "overgangsordning-god" / "application.json"
BAD = CASES / "overgangsordning-feil" / "application.json"


def laid(tmp_path: Path) -> Path:
    """A folder of five files: two good, one with faults, one unreadable, one package."""
    folder = tmp_path / "søknader"
    (folder / "pakke").mkdir(parents=True)
    shutil.copy(GOOD, folder / "b.json")
    shutil.copy(BAD, folder / "a.json")
    shutil.copy(GOOD, folder / "pakke" / "soknad.json")
    (folder / "pakke" / "manifest.json").write_text("{}", encoding="utf-8")
    (folder / "c.json").write_text("{", encoding="utf-8")
    shutil.copy(CASES / "kommunalt-rusarbeid-god" / "application.json", folder / "d.json")
    return folder


def names(said: str) -> list[str]:
    return [file["file"] for file in json.loads(said)["files"]]


def one_line(path: Path) -> str:
    return json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)


def many(path: Path, count: int = 80) -> Path:
    """A file of lines, some of them no application, several of one municipality."""
    kinds = [
        one_line(GOOD),
        one_line(BAD),
        "{",
        one_line(CASES / "kommunalt-rusarbeid-feil/application.json"),
    ]
    path.write_text("".join(f"{kinds[n % 4]}\n" for n in range(count)), encoding="utf-8")
    return path

"""How long `veiviser check` of one file takes, against the least that any such program must do.

The other program, the floor, imports pydantic, builds a model of the same questions and validates
the same file; that it does is tried first, on the file and on one with a wrong answer. Both run as
modules, from bytecode that a run before has written, with the same interpreter and environment. They
take turns, so that a machine whose speed wanders slows both alike; what counts is the median of the
ratios of the turns. Run it from the project's folder, with the project installed:

    python bench/check_one.py [--rounds 21] [--case overgangsordning-god] [--most 2.0]

With `--profile`, instructions are counted under valgrind instead: one round, and it repeats to a part in
a thousand on whatever machine. With `--most`, the exit code is 1 where the ratio is greater.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wizard.content.library import Library
from wizard.export.reading import read_path

ROOT = Path(__file__).parents[1]
FLOOR = """
import json, sys
from typing import Literal
from pydantic import BaseModel, ConfigDict, create_model

NUMBERS = {"integer": int, "money": int, "year": int, "number": float, "percent": float, "yes_no": bool}

def kind(field, name):
    if field["kind"] == "table":
        return list[model(name + field["id"], field["columns"])]
    if field["kind"] == "choices":
        return list[Literal[tuple(field["choices"])]]
    if field["kind"] == "choice":
        return Literal[tuple(field["choices"])]
    return NUMBERS.get(field["kind"], str)

def model(name, fields):
    parts = {f["id"]: (kind(f, name) | None, None) for f in fields}
    return create_model(name, __config__=ConfigDict(extra="forbid", frozen=True), **parts)

class Application(BaseModel):
    format: str
    format_version: int
    scheme: str
    edition: str
    answers: model("Answers", json.load(open(sys.argv[1], encoding="utf-8")))
    not_clarified: dict[str, str] = {}
    acknowledged: dict[str, str] = {}
    notes: dict[str, str] = {}

Application.model_validate_json(open(sys.argv[2], "rb").read())
"""
# What `python -m` is not to inherit: bytecode must be written, and strings hashed alike in every run.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONHASHSEED": "0"
}


class Contest:
    """The two programs on one file."""

    def __init__(self, case: Path, folder: Path) -> None:
        """Write the floor and the questions it asks into the folder, and see that both do their work."""
        self.file = case / "application.json"
        self.folder = folder
        (folder / "floor.py").write_text(FLOOR, encoding="utf-8")
        self._write_questions()
        today = "2023-01-16"  # before the deadline, so that the good examples are good
        self.check = [sys.executable, "-m", "wizard", "check", str(self.file), "--today", today]
        self.floor = self._floor_of(self.file)
        # The first run of each writes its bytecode, and says whether it takes the file.
        assert self.run(self.check).returncode == 0
        assert self.run(self.floor).returncode == 0
        assert b"ValidationError" in self.run(self._floor_of(self._wrong())).stderr

    def run(self, command: list[str]) -> subprocess.CompletedProcess[bytes]:
        """One run, from the project's folder."""
        paths = os.pathsep.join([str(ROOT), str(self.folder)])
        environment = ENVIRONMENT | {"PYTHONPATH": paths}
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, check=False)

    def seconds(self, command: list[str]) -> float:
        """Wall time of one run."""
        start = time.perf_counter()
        done = self.run(command)
        assert done.returncode == 0
        return time.perf_counter() - start

    def instructions(self, command: list[str]) -> int:
        """Instructions of one run, as cachegrind counts them."""
        valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        found = re.search(rb"I\s+refs:\s+([\d,]+)", self.run([*valgrind, *command]).stderr)
        assert found is not None
        return int(found[1].replace(b",", b""))

    def _floor_of(self, file: Path) -> list[str]:
        return [sys.executable, "-m", "floor", str(self.folder / "questions.json"), str(file)]

    def _write_questions(self) -> None:
        """The questions of the file's edition, as the floor's model needs them."""
        library = Library()
        application = read_path(self.file, library)
        definition = library.definition(application.scheme, application.edition)
        wanted = {"id", "kind", "choices", "columns"}
        asked = [json.loads(q.model_dump_json(include=wanted)) for q in definition.questions.values()]
        (self.folder / "questions.json").write_text(json.dumps(asked), encoding="utf-8")

    def _wrong(self) -> Path:
        """A copy of the file in which one answer is not of its kind."""
        document = json.loads(self.file.read_text("utf-8"))
        document["answers"]["grant_sought"] = "much"
        path = self.folder / "wrong.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path


def counted(contest: Contest) -> float:
    """The ratio of instructions."""
    low, high = contest.instructions(contest.floor), contest.instructions(contest.check)
    print(f"instructions: floor {low:,}, check {high:,}, ratio {high / low:.2f}")
    return high / low


def timed(contest: Contest, rounds: int) -> float:
    """The median of the turns' ratios of time."""
    turns = [(contest.seconds(contest.floor), contest.seconds(contest.check)) for _ in range(rounds)]
    ratios = sorted(high / low for low, high in turns)
    for label, times in (("floor", [t[0] for t in turns]), ("check", [t[1] for t in turns])):
        print(f"{label}: median {statistics.median(times) * 1000:.0f} ms, least {min(times) * 1000:.0f} ms")
    print(f"ratio: median {statistics.median(ratios):.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}")
    return statistics.median(ratios)


def main() -> None:
    """Let the two take turns and print the ratio."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=21)
    options.add_argument("--case", default="overgangsordning-god")
    options.add_argument("--profile", action="store_true")
    options.add_argument("--most", type=float, default=float("inf"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        contest = Contest(ROOT / "content" / "cases" / chosen.case, Path(folder))
        ratio = counted(contest) if chosen.profile else timed(contest, chosen.rounds)
    sys.exit(ratio > chosen.most)


if __name__ == "__main__":
    main()

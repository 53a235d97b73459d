"""How long `veiviser check` of one file takes, against the least that any such program must do.

The other program imports pydantic, builds a model of the same questions and validates the same
file. The two take turns in one run, so that a machine whose speed wanders slows both alike; what
counts is the median of the ratios of each turn. Run it with the project installed:

    python bench/check_one.py [--rounds 21] [--profile]

With `--profile`, instructions are counted under valgrind instead: one round, and it repeats.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wizard.content.library import Library

ROOT = Path(__file__).parents[1]
GOOD = ROOT / "content" / "cases" / "overgangsordning-god" / "application.json"
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


def questions(folder: Path) -> Path:
    """The questions of the edition, as the floor's model needs them."""
    definition = Library().definition("overgangsordning", "2023")
    wanted = {"id", "kind", "choices", "columns"}
    path = folder / "questions.json"
    path.write_text(
        json.dumps([json.loads(q.model_dump_json(include=wanted)) for q in definition.questions.values()]),
        encoding="utf-8",
    )
    return path


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def instructions(command: list[str]) -> int:
    """Instructions of one run, as cachegrind counts them."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run([*valgrind, *command], check=True, capture_output=True, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    assert found is not None
    return int(found[1].replace(",", ""))


def main() -> None:
    """Run both in turns and print the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=21)
    options.add_argument("--profile", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "floor.py").write_text(FLOOR, encoding="utf-8")
        floor = [sys.executable, str(folder / "floor.py"), str(questions(folder)), str(GOOD)]
        check = [sys.executable, "-m", "wizard", "check", str(GOOD), "--today", "2023-01-16"]
        if chosen.profile:
            low, high = instructions(floor), instructions(check)
            print(f"instructions: floor {low:,}, check {high:,}, ratio {high / low:.2f}")
            return
        seconds(floor), seconds(check)
        turns = [(seconds(floor), seconds(check)) for _ in range(chosen.rounds)]
    ratios = sorted(high / low for low, high in turns)
    for label, times in (("floor", [t[0] for t in turns]), ("check", [t[1] for t in turns])):
        print(f"{label}: median {statistics.median(times) * 1000:.0f} ms")
    print(f"ratio: median {statistics.median(ratios):.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()

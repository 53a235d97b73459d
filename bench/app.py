"""How quick the app is, against the least that a Textual app can be: one input.

Both run in a pseudo-terminal of their own, one after the other in each round, in an order that is
drawn; a figure is the wizard's over the minimal app's in the same round, and what counts is the
median over the rounds. A machine whose speed wanders slows both alike. Run it from the project's
folder, with the project and its test tools installed (Linux only):

    python bench/app.py [--rounds 15] [--key-rounds 9] [--only start,line] [--enforce]

With `--profile`, the instructions of one start are counted under valgrind instead; that repeats to a
part in a thousand on whatever machine. With `--enforce`, the exit code is 1 where a limit is missed.
Ctrl+C ends the rounds, and what they have given is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import signal
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pseudo_terminal import PseudoTerminal, TooLate
from situations import Bench, Situation

MINIMAL: Final = "minimal"
RESTING: Final = "minimal at rest"
START: Final = 1.7
"""The most that the start may be, in time and in instructions."""


@dataclass(frozen=True)
class Limit:
    """A figure of a situation, over a figure of another; and the most that the ratio may be."""

    what: str
    situation: str
    figure: str
    over: str
    over_figure: str
    most: float | None
    start: bool = False
    """Whether it belongs to the rounds of the start."""


LIMITS: Final = (
    Limit("start to the first question", "start", "start", MINIMAL, "start", START, start=True),
    Limit("start to the first answer kept", "answered", "answered", MINIMAL, "start", None, start=True),
    Limit("start, processor time", "start", "start.cpu", MINIMAL, "start.cpu", None, start=True),
    Limit("key in a one-line answer", "line", "key", MINIMAL, "key", 2),
    Limit("digit in a sum, with the totals", "sum", "key", MINIMAL, "key", 2),
    Limit("key in a prose answer of 3 000 characters", "prose", "key", MINIMAL, "key", 3.5),
    Limit("key in a cell of a budget of 500 rows", "cell", "key", MINIMAL, "key", 2.5),
    Limit("cursor to another cell of it", "table", "move", MINIMAL, "key", None),
    Limit("first letter in a cell of it", "table", "open", MINIMAL, "key", None),
    Limit("a cell of it settled", "table", "settle", MINIMAL, "key", None),
    Limit("key at 400 questions over key at 10", "line of 400", "key", "line of 10", "key", 1.1),
    Limit("question to question", "walk", "question", MINIMAL, "key", 20),
    Limit("question to question, the last 16 of 400", "last of 400", "question", MINIMAL, "key", 20),
    Limit("the last 16 of 400 over the first 16", "last of 400", "question", "first of 400", "question", 1.1),
    Limit("memory", "line", "memory", MINIMAL, "memory", 2),
    Limit("wake-ups at rest", "at rest", "wakes", RESTING, "wakes", 1),
)


class Results:
    """What the rounds gave."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.rounds: list[dict[str, Mapping[str, float]]] = []

    def ratios(self, limit: Limit) -> list[float]:
        """The ratio in each round that has both figures."""
        found = []
        for measured in self.rounds:
            one, other = measured.get(limit.situation, {}), measured.get(limit.over, {})
            if limit.figure in one and limit.over_figure in other:
                low = other[limit.over_figure]
                found.append(one[limit.figure] / low if low else float(one[limit.figure] > 0))
        return found

    def typical(self, situation: str, figure: str) -> float:
        """The median of a figure itself."""
        values = [m[situation][figure] for m in self.rounds if figure in m.get(situation, {})]
        return statistics.median(values) if values else 0.0

    def table(self) -> tuple[list[str], bool]:
        """The ratios as a table in Markdown, and whether every limit is kept."""
        lines = ["| measure | median | least to most | limit | rounds |", "| --- | --: | --: | --: | --: |"]
        kept = True
        for limit in LIMITS:
            found = sorted(self.ratios(limit))
            if not found:
                continue
            middle = statistics.median(found)
            kept = kept and (limit.most is None or round(middle, 2) <= limit.most)
            most = "" if limit.most is None else f"{limit.most:g}"
            lines.append(
                f"| {limit.what} | {middle:.2f} | {found[0]:.2f} to {found[-1]:.2f} | {most} | {len(found)} |"
            )
        return lines, kept


def run_rounds(results: Results, situations: Sequence[Situation], rounds: int) -> None:
    """Let the situations take turns."""
    order, drawn = list(situations), random.Random(1)
    for number in range(rounds):
        drawn.shuffle(order)
        measured = {}
        for situation in order:
            try:
                measured[situation.name] = situation.run(number)
            except TooLate as late:
                print(f"{situation.name}: what was waited for never came\n{late}", file=sys.stderr)
        results.rounds.append(measured)
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)


def chosen(situations: Sequence[Situation], names: set[str], *, start: bool) -> list[Situation]:
    """The situations that the limits of the start, or the others, rest on."""
    needed: set[str] = set()
    for limit in LIMITS:
        if limit.start == start and (not names or limit.situation in names):
            needed |= {limit.situation, limit.over}
    return [s for s in situations if s.name in needed]


def instructions(situation: Situation) -> int:
    """Instructions of a run that is left as soon as the first question stands."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        valgrind = ["/usr/bin/env", "valgrind", "--tool=cachegrind", "--cache-sim=no", f"--log-file={log}"]
        command = [*valgrind, "--cachegrind-out-file=/dev/null", *situation.command]
        fixed = {**situation.environment, "PYTHONHASHSEED": "0"}
        with PseudoTerminal(command, environment=fixed) as terminal:
            terminal.until(lambda text: situation.ready in text, seconds=300)
            # A signal that neither program has a use for: it ends there and then, and valgrind counts up.
            os.kill(terminal.pid, signal.SIGUSR1)
            terminal.settle(quiet=10**9, seconds=60)
        found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text())
    assert found is not None, "valgrind said nothing"
    return int(found[1].replace(",", ""))


def measure(
    results: Results, situations: Sequence[Situation], given: argparse.Namespace, names: set[str]
) -> None:
    """The rounds of the start, then those of the keys."""
    for start, rounds in ((True, given.rounds), (False, given.key_rounds)):
        wanted = chosen(situations, names, start=start)
        if wanted and rounds:
            if start:
                run_rounds(Results(), wanted, 1)  # the first run writes bytecode
            run_rounds(results, wanted, rounds)


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--key-rounds", type=int, default=9)
    options.add_argument("--only", default="")
    options.add_argument("--profile", action="store_true")
    options.add_argument("--enforce", action="store_true")
    given = options.parse_args()
    names = {name for name in given.only.split(",") if name}
    with tempfile.TemporaryDirectory() as folder:
        situations = Bench(Path(folder)).situations()
        if given.profile:
            low, high = (instructions(s) for s in situations if s.name in (MINIMAL, "start"))
            print(f"instructions: minimal {low:,}, wizard {high:,}, ratio {high / low:.2f}")
            sys.exit(given.enforce and high / low > START)
        results = Results()
        with contextlib.suppress(KeyboardInterrupt):
            measure(results, situations, given, names)
        lines, kept = results.table()
    print("\n".join(lines))
    print()
    for situation, figure in ((MINIMAL, "start"), ("start", "start"), (MINIMAL, "key"), ("walk", "question")):
        if value := results.typical(situation, figure):
            print(f"{situation}, {figure}: {value:.0f} ms")
    sys.exit(given.enforce and not kept)


if __name__ == "__main__":
    main()

"""How quickly a form is loaded, and judged anew after an answer, against npm's survey-core.

One description (`forms.py`) makes both the JSON of a survey-core model and content of ours: three hundred
questions of which a hundred are asked under conditions, and a table of five hundred rows with limits, a
rule, a computed cost of each row and its sum. That both ask the same, find the same places wrong and sum
up alike is asserted after each of the first answers.

**After an answer** survey-core has `setValue` (or a cell's `value`), which runs the conditions, the
computed cells and the totals, and then `validate(true)`, which checks all that is asked and keeps its
errors: without it nobody knows what else is wrong. Ours has `Interview.answer`, its assessment and its path,
which always judge all. A second row lets survey-core check only what was answered
(`checkErrorsMode: onValueChanged`); ours does the same as before.

**Load** is from the text of the form to a form that can be asked, with the answers in it. survey-core
parses its JSON and the answers, and makes its questions; for a table also the cells of its rows and their
totals, without which it can neither be shown nor checked; a second row leaves these out. No errors are
looked for. Ours reads TOML and the register (an empty one), makes the definition, reads the words of the
first question, parses the application strictly and judges it whole, for the path is a part of that.
survey-core has the words of one language in its JSON, ours lie in a file for each page and language.
The first load of a process, which is what people wait for, comes after a load of a form of one page, so
that all code has been read; then loads of the same form again and again, for which Node compiles its code.

The cost of a row is a function of JavaScript there and of Python here. Neither starts a process within a
time. Process time is counted, Node's with all its threads; the two take turns, the ratio is that of a
turn, and its median counts. With the project installed, and Node 20 with its npm:

    (cd bench && npm install --no-package-lock)
    python bench/survey_core.py [--answers 200] [--cells 15] [--loads 9] [--least 10]

Without Node or survey-core our half is measured alone. With `--least`, the exit code is 1 where a ratio of
equal work is smaller. `--profile questions` (or `salaries`) prints where our time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

import forms
from forms import Form
from survey_sides import PACKAGE, Ours, Theirs

Pairs: TypeAlias = list[tuple[float, float]]
WARM_ANSWERS: Final = 50
WARM_LOADS: Final = 6
"""So many at first are not counted; a table, which takes seconds, has fewer."""
COMPARED: Final = 12
"""The first answers are compared in what they come to."""


class Turns:
    """Both sides on one form, in turn."""

    def __init__(self, folder: Path, form: Form, *, both: bool) -> None:
        """Write the form into the folder; without `both`, there is no other side."""
        self.form, self.folder = form, folder
        self.small = folder / "small"
        self.small.mkdir()
        self.ours, self.theirs = Ours(folder, form), Theirs(folder, form) if both else None
        Ours(self.small, forms.small())
        if both:
            Theirs(self.small, forms.small()).close()
        self.turn = 0

    def load(self, count: int, *, rows: bool = True) -> Pairs:
        """Milliseconds of ours and of theirs for so many loads in the same processes."""
        warm = 1 if self.form.name == forms.TABLE else WARM_LOADS
        found = []
        for _ in range(warm + count):
            low = self.ours.open()
            found.append((low, self.theirs.open(rows=rows) if self.theirs else 0.0))
        return found[warm:]

    def first(self, count: int) -> Pairs:
        """Milliseconds of ours and of theirs for so many first loads, each in processes of its own."""
        found = []
        for _ in range(count):
            command = [sys.executable, __file__, "--first", str(self.folder)]
            low = float(subprocess.run(command, check=True, capture_output=True).stdout)
            high = 0.0
            if self.theirs:
                theirs = Theirs(self.folder)
                theirs.open(self.small)
                high = theirs.open()
                theirs.close()
            found.append((low, high))
        return found

    def answers(self, count: int, *, as_answered: bool = False) -> Pairs:
        """Milliseconds of ours and of theirs for so many answers, after some that are not counted."""
        self.ours.open()
        if self.theirs:
            self.theirs.open(as_answered=as_answered)
        found = []
        warm = COMPARED if self.form.name == forms.TABLE else WARM_ANSWERS
        for number in range(warm + count):
            question, value, told = self._next()
            low = self.ours.answer(question, value)
            found.append((low, self.theirs.answer(told, as_answered=as_answered) if self.theirs else 0.0))
            if self.theirs and number < COMPARED and not as_answered:
                mine, other = self.ours.state(), self.theirs.state()
                assert mine == other, (mine, other)
        return found[warm:]

    def _next(self) -> tuple[str, Any, dict[str, Any]]:
        """The next answer: to a question on which others rest, or an amount in a row of the table."""
        self.turn += 1
        if self.form.name == forms.TABLE:
            rows = list(self.ours.interview.application.answers[forms.TABLE])
            row, value = self.turn * 37 % len(rows), 500_000 + self.turn
            rows[row] = {**rows[row], "annual_salary": value}
            return forms.TABLE, rows, {"row": row, "column": "annual_salary", "value": value}
        page, gate = self.turn % forms.PAGES, self.turn // forms.PAGES % forms.GATES
        item = self.form.pages[page][gate]
        known = item.limits.get("choices", [False, True])
        now = self.ours.interview.application.answers[item.id]
        value = known[(known.index(now) + 1) % len(known)]
        return item.id, value, {"question": item.id, "value": value}


@contextmanager
def sides(form: Form, *, both: bool) -> Iterator[Turns]:
    """Both sides of a form, or ours alone, for a while."""
    with tempfile.TemporaryDirectory() as folder:
        turns = Turns(Path(folder), form, both=both)
        try:
            yield turns
        finally:
            if turns.theirs:
                turns.theirs.close()


def told(name: str, found: Pairs) -> float:
    """A row of the table, and its ratio; infinite where there is no other side."""
    low, high = (statistics.median(side) for side in zip(*found, strict=True))
    if not high:
        print(f"| {name} | {low:.2f} ms | | | | {len(found)} |")
        return float("inf")
    ratios = sorted(theirs / ours for ours, theirs in found)
    middle = statistics.median(ratios)
    between = f"{ratios[0]:.1f} to {ratios[-1]:.1f}"
    print(f"| {name} | {low:.2f} ms | {high:.2f} ms | {middle:.1f} | {between} | {len(found)} |", flush=True)
    return middle


def measured(chosen: argparse.Namespace, *, both: bool) -> float:
    """Print the table; the least of the ratios that count."""
    print("| what | ours | survey-core | ratio | from, to | turns |\n| --- | --: | --: | --: | --: | --: |")
    found = []
    for name, form, answers in (
        ("300 questions", forms.questions(chosen.seed), chosen.answers),
        (f"table of {chosen.rows} rows", forms.table(chosen.seed, chosen.rows), chosen.cells),
    ):
        some = max(1, chosen.loads // 3) if form.name == forms.TABLE else chosen.loads
        with sides(form, both=both) as turns:
            found.append(told(f"{name}: an answer", turns.answers(answers)))
            if both:
                told(f"{name}: an answer, only it checked there", turns.answers(answers, as_answered=True))
            found.append(told(f"{name}: first load", turns.first(some)))
            found.append(told(f"{name}: load again", turns.load(some)))
            if both and form.name == forms.TABLE:
                told(f"{name}: load again, there without rows", turns.load(chosen.loads, rows=False))
    return min(found)


def profile(chosen: argparse.Namespace) -> None:
    """Print where our time goes, in loads and in answers."""
    large = chosen.profile == forms.TABLE
    form = forms.table(chosen.seed, chosen.rows) if large else forms.questions(chosen.seed)
    with sides(form, both=False) as turns:
        for work, count in ((turns.load, chosen.loads), (turns.answers, chosen.cells)):
            work(count)
            profiler = cProfile.Profile()
            profiler.runcall(work, count)
            pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, number in (("answers", 200), ("cells", 15), ("loads", 9), ("rows", 500), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=number)
    options.add_argument("--least", type=float, default=0.0)
    options.add_argument("--profile", choices=["questions", forms.TABLE])
    options.add_argument("--first", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.first:
        Ours(chosen.first / "small").open()
        print(Ours(chosen.first).open())
        return
    if chosen.profile:
        profile(chosen)
        return
    both = bool(shutil.which("node")) and PACKAGE.is_file()
    if both:
        print(f"survey-core {json.loads(PACKAGE.read_text('utf-8'))['version']}")
    else:
        print("Node or survey-core is not there (this file's first lines say how to get it): ours alone.")
    sys.exit(measured(chosen, both=both) < chosen.least)


if __name__ == "__main__":
    main()

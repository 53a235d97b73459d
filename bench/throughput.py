"""How much longer the check of many applications takes than to parse and validate them with pydantic alone.

The applications are those that `veiviser schemes sample` makes, of every edition in turn, every other
with faults; with `--examples` they are the shipped good examples, their sentences in another order and
some words and numbers changed. No text is seen twice. The floor is `model_validate_json` of the same bytes
into `Application` with the two members of a file's head; the check is all that `veiviser check` does
with a file that is in memory: strict reading, assessment, the batch, the entry of the report and its
JSON. The two take turns on a hundred files at a time, in one process, and process time is counted.
Run it from the project's folder, with the project installed:

    python bench/throughput.py [--count 10000] [--seed 1] [--most 25]
    python bench/throughput.py --without-texts [--most 6]      no rules on texts
    python bench/throughput.py --examples                      texts that are full of figures
    python bench/throughput.py --growth [--most 2.1]           twice the files, and files of twice the size
    python bench/throughput.py --memory [--most 1.3]           peak memory, --count files against 100
    python bench/throughput.py --stages                        the time of each stage
    python bench/throughput.py --profile [--count 500]         the functions that cost most

With `--most`, the exit code is 1 where the ratio is greater.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from applications import SIZE, File, Samples, Source, Walks

from wizard.content.library import Library
from wizard.engine import assess as judge
from wizard.engine import trials as rules
from wizard.engine.assess import assess
from wizard.engine.batch import Batch
from wizard.engine.rules.texts import CHECKS as TEXT_CHECKS
from wizard.export import reading, strict_json
from wizard.export.reading import read_to_judge
from wizard.export.report import Entry, file_report, render_json
from wizard.schema.scheme import Definition

TODAY = date(2023, 1, 16)  # before the deadline, so that the good examples are good
CHUNK = 100


class Lean:
    """The library without the rules on texts."""

    def __init__(self, library: Library) -> None:
        """Take the definitions from a library."""
        self._library = library
        self._kept: dict[tuple[str, str], Definition] = {}

    def definition(self, scheme: str, edition: str) -> Definition:
        """One edition of a scheme, less its rules on texts."""
        if (scheme, edition) not in self._kept:
            whole = self._library.definition(scheme, edition)
            some = tuple(rule for rule in whole.rules if rule.check not in TEXT_CHECKS)
            self._kept[scheme, edition] = whole.model_copy(update={"rules": some})
        return self._kept[scheme, edition]


class Check:
    """What `veiviser check` does with each file."""

    def __init__(self, library: Library, *, texts: bool = True) -> None:
        """Begin a run of it; without `texts` the rules on texts are left out."""
        self.library, self.definitions = library, library if texts else Lean(library)
        self.interface = library.interface("nb")
        self.batch = Batch()
        self.seen = 0

    def one(self, data: bytes) -> str:
        """The report on one file."""
        return render_json(self.entry(data))

    def all(self, files: list[bytes]) -> None:
        """Check these."""
        for data in files:
            self.one(data)

    def entry(self, data: bytes) -> Entry:
        """The part of the report that one file has."""
        self.seen += 1
        name = f"{self.seen}.json"
        application, definition, passed = read_to_judge(data, self.definitions)
        assessment = assess(definition, application, TODAY, passed)
        assessment = self.batch.add(name, definition, assessment, application.acknowledged)
        words = self.library.words(definition.scheme, "nb")
        return file_report(name, definition, words, self.interface, application, assessment)


def source(library: Library, chosen: argparse.Namespace, more: int = 0, size: int = SIZE) -> Source:
    """The applications that are asked for; `more` is added to the seed."""
    return (Samples if chosen.examples else Walks)(library, chosen.seed + more, size)


def floor(files: list[bytes]) -> None:
    """The least that must be done."""
    for data in files:
        File.model_validate_json(data)


def seconds(work: Callable[[list[bytes]], object], files: list[bytes]) -> float:
    """The process time of some work on files."""
    start = time.process_time()
    work(files)
    return time.process_time() - start


def chunks(samples: Source, count: int) -> Iterator[list[bytes]]:
    """So many files, some at a time."""
    for begun in range(0, count, CHUNK):
        yield samples.some(min(CHUNK, count - begun))


def turns(samples: Source, check: Check, count: int) -> list[tuple[float, float]]:
    """Time of floor and check for each hundred files; the first hundred, which fill caches, not counted."""
    found = []
    for files in chunks(samples, count + CHUNK):
        low, high = seconds(floor, files), seconds(check.all, files)
        found.append((low / len(files), high / len(files)))
    return found[1:]


def ratio(library: Library, chosen: argparse.Namespace) -> float:
    """How many times the floor the check takes."""
    samples = source(library, chosen)
    found = turns(samples, Check(library, texts=not chosen.without_texts), chosen.count)
    ratios = sorted(high / low for low, high in found)
    low, high = (statistics.median(side) * 1e6 for side in zip(*found, strict=True))
    size = statistics.mean(map(len, samples.some(CHUNK)))
    print(f"{chosen.count} files of {size / 1000:.1f} kB: floor {low:.0f} µs, check {high:.0f} µs a file")
    print(f"ratio: median {statistics.median(ratios):.1f}, {ratios[0]:.1f} to {ratios[-1]:.1f}")
    return statistics.median(ratios)


def growth(library: Library, chosen: argparse.Namespace) -> float:
    """The greater of what twice the files, and files of twice the size, take of the time of the half."""
    Check(library).all(source(library, chosen, -1).some(CHUNK))
    some = max(CHUNK, chosen.count // 10)
    more: list[float] = []
    larger: list[float] = []
    for number in range(9):
        short = source(library, chosen, number).some(2 * some)
        long = source(library, chosen, number, 2 * SIZE).some(some)
        half = seconds(Check(library).all, short[:some])
        more.append(seconds(Check(library).all, short) / half)
        scale = sum(map(len, short[:some])) * 2 / sum(map(len, long))
        larger.append(seconds(Check(library).all, long) * scale / half)
    files, size = statistics.median(more), statistics.median(larger)
    print(f"twice the files {files:.2f} times, files of twice the size {size:.2f} times")
    return max(files, size)


def peak(library: Library, chosen: argparse.Namespace) -> None:
    """Check the files one by one, and print the greatest memory (KiB) of this process."""
    check = Check(library)
    for files in chunks(source(library, chosen), chosen.count):
        check.all(files)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def memory(chosen: argparse.Namespace) -> float:
    """How many times the memory of a hundred files all of them take, each in a process of its own."""
    found = []
    for count in (CHUNK, chosen.count):
        command = [sys.executable, __file__, "--peak", "--count", str(count), "--seed", str(chosen.seed)]
        command += ["--examples"] * chosen.examples
        done = subprocess.run(command, capture_output=True, check=True, cwd=Path.cwd())
        found.append(int(done.stdout))
        print(f"{count} files: {found[-1] / 1024:.1f} MiB")
    print(f"ratio: {found[1] / found[0]:.2f}")
    return found[1] / found[0]


class Watch:
    """Adds up the time of functions, each less that of the others within it."""

    def __init__(self) -> None:
        """Nothing has been measured."""
        self.spent: dict[str, float] = {}
        self._within: list[float] = []

    def over(self, place: Any, name: str, stage: str) -> None:
        """Count a function of a module as a stage."""
        whole = getattr(place, name)

        def measured(*given: Any, **named: Any) -> Any:
            self._within.append(0.0)
            start = time.process_time()
            try:
                return whole(*given, **named)
            finally:
                spent = time.process_time() - start
                self.spent[stage] = self.spent.get(stage, 0.0) + spent - self._within.pop()
                if self._within:
                    self._within[-1] += spent

        setattr(place, name, measured)

    def over_checks(self) -> None:
        """Count the named checks, those of texts by themselves."""
        measured: dict[str, Any] = {}
        for name, check in vars(rules)["CHECKS"].items():
            measured[name] = lambda facts, rule, check=check: iter(list(check(facts, rule)))
            stage = "text rules" if name in TEXT_CHECKS else "rules: named checks"
            holder = argparse.Namespace(check=measured[name])
            self.over(holder, "check", stage)
            measured[name] = holder.check
        vars(rules)["CHECKS"] = measured


def stages(library: Library, chosen: argparse.Namespace) -> None:
    """Print the time of each stage; what is between them is the rest of `assess`."""
    made = list(chunks(source(library, chosen), chosen.count + CHUNK))  # which is judged in the making
    watch = Watch()
    watch.over(strict_json, "decoded", "reading: JSON")
    watch.over(strict_json, "written_once", "reading: no key twice")
    watch.over(sys.modules[__name__], "read_to_judge", "reading: envelope and keys")
    watch.over(reading, "passing", "answers: at a glance")
    watch.over(judge, "check_answers", "answers: the others")
    watch.over(judge, "relevance", "relevance")
    watch.over(judge, "condition_states", "conditions")
    watch.over(judge, "compute", "budget")
    watch.over(judge, "rule_findings", "rules: CEL")
    watch.over_checks()
    watch.over(sys.modules[__name__], "assess", "assess: the rest")
    watch.over(Batch, "add", "batch")
    watch.over(sys.modules[__name__], "file_report", "report: entry")
    watch.over(sys.modules[__name__], "render_json", "report: JSON")
    check, low = Check(library, texts=not chosen.without_texts), 0.0
    for number, files in enumerate(made):
        if number == 1:
            watch.spent.clear()
        check.all(files)
        low += seconds(floor, files) if number else 0.0
    for stage, spent in watch.spent.items():
        print(f"{stage:30}{spent / chosen.count * 1e6:9.0f} µs{spent / low:8.2f}")
    total = sum(watch.spent.values())
    print(f"{'all':30}{total / chosen.count * 1e6:9.0f} µs{total / low:8.2f}")
    print(f"{'floor':30}{low / chosen.count * 1e6:9.0f} µs{1:8.2f}")


def profile(library: Library, chosen: argparse.Namespace) -> None:
    """Print what cost most."""
    check = Check(library, texts=not chosen.without_texts)
    samples = source(library, chosen)
    check.all(samples.some(CHUNK))
    files = samples.some(chosen.count)
    profiler = cProfile.Profile()
    profiler.enable()
    check.all(files)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)


def main() -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--most", type=float, default=float("inf"))
    for name in ("without-texts", "growth", "memory", "stages", "profile", "peak", "examples"):
        options.add_argument(f"--{name}", action="store_true")
    chosen = options.parse_args()
    library = Library()
    for name, print_it in (("stages", stages), ("profile", profile), ("peak", peak)):
        if getattr(chosen, name):
            print_it(library, chosen)
            return
    if chosen.memory:
        sys.exit(memory(chosen) > chosen.most)
    sys.exit((growth if chosen.growth else ratio)(library, chosen) > chosen.most)


if __name__ == "__main__":
    main()

"""How much sooner `veiviser check --jobs 2` is done than `--jobs 1`, and how soon it could be at all.

The same generated applications of about 20 KB (`applications.py`) lie in a folder; the command runs on
them in a process of its own, nothing kept from before, with one job and with several in turn, and its
report goes to a file. That the reports are the same byte for byte is asserted. Wall time tells of the
machine as much as of the program: where others use its cores, two jobs gain nothing. So process time is
counted too, that of the process which writes the report by itself and that of those that judge. On as many
idle cores as there are jobs no run can take less than the sum of both over their number: that over the
process time of one job is the bound. The writer's own part of the sum bounds what more jobs can gain.
Run it from the project's folder, with the project installed (Linux, macOS):

    python bench/jobs.py [--count 1000] [--jobs 2] [--rounds 5] [--most 0.65] [--form json]
    python bench/jobs.py --asleep 0.05 --count 300     each file is slept over so many seconds (Linux)
    python bench/jobs.py --memory [--count 10000] [--most 1.3]     peak memory, against 100 files (Linux)

A file that is slept over wants no core, so that wall time tells, on whatever machine, whether a job waits
for another; all but the first of a process then have its report, and the reports are not compared.

With `--most`, the exit code is 1 where the median of the wall ratios is greater, or that of the memory;
with `--bound`, where the bound is.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from applications import Samples

from wizard.content.library import Library

CHUNK: Final = 100
FEW: Final = 100
RUN: Final = """
import json, re, resource, sys, time
from wizard.cli import run
from wizard.commands.check_judge import Judge

asleep, judge, kept = float(sys.argv.pop(1)), Judge.judge, []

def rest(self, source):
    time.sleep(asleep)
    kept or kept.append(judge(self, source))
    return kept[0]

if asleep:
    Judge.judge = rest
run(sys.argv[1:])
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
spent = [one.ru_utime + one.ru_stime for one in used]
peak = used[1].ru_maxrss
if sys.platform == "linux":  # getrusage adds what it was before it was this program
    peak = max(peak, int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]))
print(json.dumps([*spent, peak]), file=sys.stderr)
"""


class Run(NamedTuple):
    """One run: seconds of wall time, and process time of the writer and of those that judge."""

    wall: float
    writer: float
    judges: float
    peak: int
    """The memory of the largest of its processes (KiB on Linux)."""


class Runs:
    """Runs on one folder of files."""

    def __init__(self, folder: Path, chosen: argparse.Namespace) -> None:
        """Write the files."""
        self.folder, self.form, self.asleep = folder / "files", chosen.form, chosen.asleep
        self.folder.mkdir()
        samples = Samples(Library(), chosen.seed)
        for begun in range(0, chosen.count, CHUNK):
            for number, data in enumerate(samples.some(min(CHUNK, chosen.count - begun)), begun):
                (self.folder / f"{number:05}.json").write_bytes(data)
        self.reports = {1: folder / "one", chosen.jobs: folder / "several"}

    def run(self, jobs: int, *paths: Path) -> Run:
        """Check them all, or these."""
        asked = ["--jobs", str(jobs), "--format", self.form, "--today", "2023-01-16"]
        program = [sys.executable, "-c", RUN, str(self.asleep)]
        command = [*program, "check", *map(str, paths or (self.folder,)), *asked]
        with self.reports[jobs].open("wb") as report:
            start = time.perf_counter()
            done = subprocess.run(command, stdout=report, stderr=subprocess.PIPE, check=True)
            spent = time.perf_counter() - start
        return Run(spent, *json.loads(done.stderr.splitlines()[-1]))


def memory(runs: Runs, jobs: int) -> float:
    """How many times the memory of a hundred files all of them take, with one job and with several."""
    found = []
    few = sorted(runs.folder.iterdir())[:FEW]
    for number in (1, jobs):
        low, high = runs.run(number, *few).peak, runs.run(number).peak
        print(
            f"--jobs {number}: {FEW} files {low / 1024:.1f} MiB, all {high / 1024:.1f} MiB, {high / low:.2f}"
        )
        found.append(high / low)
    return max(found)


def main() -> None:
    """Let the two take turns and print the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, number in (("count", 1000), ("jobs", 2), ("rounds", 5), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=number)
    options.add_argument("--form", default="json")
    options.add_argument("--most", type=float, default=float("inf"))
    options.add_argument("--bound", type=float, default=float("inf"))
    options.add_argument("--memory", action="store_true")
    options.add_argument("--asleep", type=float, default=0.0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder), chosen)
        if chosen.memory:
            sys.exit(memory(runs, chosen.jobs) > chosen.most)
        found = []
        for _ in range(chosen.rounds):
            found.append((runs.run(1), runs.run(chosen.jobs)))
            one, several = (path.read_bytes() for path in runs.reports.values())
            assert one == several or chosen.asleep, "the reports are not the same"
    walls = sorted(several.wall / one.wall for one, several in found)
    bounds = [(several.writer + several.judges) / chosen.jobs / one.writer for one, several in found]
    wall, bound = statistics.median(walls), statistics.median(bounds)
    own = statistics.median(several.writer / (several.writer + several.judges) for _, several in found)
    each = statistics.median(one.writer for one, _ in found) / chosen.count * 1000
    print(f"{chosen.count} files, {each:.2f} ms of process time a file with one job")
    print(f"wall: {wall:.2f} ({walls[0]:.2f} to {walls[-1]:.2f}), {len(walls)} rounds")
    print(f"bound on {chosen.jobs} idle cores: {bound:.2f}; the writer has {own:.1%} of the process time")
    sys.exit(wall > chosen.most or bound > chosen.bound)


if __name__ == "__main__":
    main()

"""Does a draft outlive the death of its program? Killed a thousand times, and at every step of a save.

A child process answers without pause and says each answer that was saved; it is killed at a moment
that is drawn. Then the draft must open, hold every answer that was said to be saved, and its history
must hold each of them too. The same is done beside it to TinyDB's own JSONStorage. In a second run
the child dies right before the n-th call into C of one save, for every n. Linux and macOS only:

    python bench/kills.py [--kills 1000] [--steps]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tinydb import TinyDB

from wizard.drafts.history import entry_between
from wizard.drafts.store import Draft, DraftDamaged, NoSuchDraft
from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application

SENTENCE: Final = "Kommunen har et tilbud til mennesker med rusproblemer og psykiske lidelser. "
FRESH: Final = 5
"""Kills after which a new draft is begun: the whole of its history is read after each."""
LONGEST: Final = 0.12
"""Seconds after the first answer within which a child is killed."""


@dataclass
class Table:
    """What came of the kills."""

    kills: int = 0
    unreadable: int = 0
    lost: int = 0
    """Answers that were said to be saved and are not there."""
    unwritten: int = 0
    """Answers that are there and are not in the history."""

    def line(self, name: str) -> str:
        """The figures on a line."""
        return f"{name:32} {self.kills:6} {self.unreadable:11} {self.lost:13} {self.unwritten:13}"


def text(number: int) -> str:
    """An answer of 20 KB, now a little longer, now a little shorter, as texts are that one works on."""
    return SENTENCE * (260 + number * 7 % 11)


def changed(store: TinyStore, draft: Draft, number: int) -> Draft:
    """The draft with its counting answer set, saved with its history."""
    answers = {"need": text(number), "grant_sought": number}
    after = draft.model_copy(
        update={"application": draft.application.model_copy(update={"answers": answers})}
    )
    return store.save(after, entry_between(draft, after, "kari"))


def our_child(folder: Path, say: Callable[[int], None]) -> None:
    """Answer without pause in the store of drafts."""
    store = TinyStore(folder)
    (summary,) = store.list()
    draft = store.open(summary.id)
    number = int(draft.application.answers.get("grant_sought", 0))
    while True:
        number += 1
        draft = changed(store, draft, number)
        say(number)


def their_child(folder: Path, say: Callable[[int], None]) -> None:
    """Answer without pause in TinyDB as it comes."""
    with TinyDB(folder / "plain.json") as database:
        found: Any = database.table("draft").get(doc_id=1)
        number = int(found["grant_sought"])
        while True:
            number += 1
            database.table("draft").update({"need": text(number), "grant_sought": number}, doc_ids=[1])
            say(number)


def killed(child: Callable[[Callable[[int], None]], None], rng: random.Random) -> int:
    """Run a child and kill it; the last answer that it said was saved, or 0."""
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(out)
        try:
            child(lambda number: os.write(into, number.to_bytes(4)) and None)
        finally:
            os._exit(1)
    os.close(into)
    said = os.read(out, 4)
    time.sleep(rng.random() * LONGEST)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(out, 4096):
        said += more
    os.close(out)
    # Four bytes are written whole or not at all.
    return int.from_bytes(said[-4:])


def judge_ours(folder: Path, said: int, table: Table) -> None:
    """Count what is wrong with our draft after a kill."""
    table.kills += 1
    store = TinyStore(folder)
    (summary,) = store.list()
    try:
        draft = store.open(summary.id)
        history = store.history(summary.id)
    except (DraftDamaged, NoSuchDraft, OSError):
        table.unreadable += 1
        return
    number = int(draft.application.answers.get("grant_sought", 0))
    table.unreadable += draft.recovered
    table.lost += max(0, said - number)
    told = {e.after for entry in history for e in entry.edits if e.key == "grant_sought"}
    table.unwritten += len(set(range(max(1, said - 50), number + 1)) - told)


def judge_theirs(folder: Path, said: int, table: Table) -> None:
    """Count what is wrong with the file of plain TinyDB after a kill; begin anew where it is lost."""
    table.kills += 1
    try:
        with TinyDB(folder / "plain.json") as database:
            found: Any = database.table("draft").get(doc_id=1)
        table.lost += max(0, said - int(found["grant_sought"]))
    except (ValueError, TypeError):
        # No JSON any more, or none of the draft in it.
        table.unreadable += 1
        begin_theirs(folder)


def begin_theirs(folder: Path) -> None:
    """A plain TinyDB file with the same answers."""
    (folder / "plain.json").unlink(missing_ok=True)
    with TinyDB(folder / "plain.json") as database:
        database.table("draft").insert({"need": text(0), "grant_sought": 0})


def at_every_step(folder: Path, table: Table) -> int:
    """Die right before the n-th call into C of a save, for every n; how many there were."""
    step = 0
    while True:
        step += 1
        store = TinyStore(folder)
        (summary,) = store.list()
        before = int(store.open(summary.id).application.answers.get("grant_sought", 0))
        pid = os.fork()
        if not pid:
            one_save(folder, summary.id, before + 1, step)
        _, status = os.waitpid(pid, 0)
        judge_ours(folder, before, table)
        if os.waitstatus_to_exitcode(status) == 0:
            return step


def one_save(folder: Path, draft_id: str, number: int, step: int) -> None:
    """In a child: one save that ends at its n-th call into C, or at its own end."""
    store = TinyStore(folder)
    draft = store.open(draft_id)
    left = step

    def count(_: object, event: str, __: object) -> None:
        nonlocal left
        left -= event == "c_call"
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    changed(store, draft, number)
    sys.setprofile(None)
    os._exit(0)


def main() -> int:
    """Kill, judge, print the table; 1 where anything of ours was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--steps", action="store_true", help="only the kills at every step of a save")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ours, theirs, steps, rng = Table(), Table(), Table(), random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "drafts"
        store = TinyStore(folder)
        store.new(Application(scheme="overgangsordning", edition="2023"))
        begin_theirs(Path(name))
        for number in range(0 if options.steps else options.kills):
            if number % FRESH == 0:
                shutil.rmtree(folder)
                store.new(Application(scheme="overgangsordning", edition="2023"))
            judge_ours(folder, killed(lambda say: our_child(folder, say), rng), ours)
            judge_theirs(Path(name), killed(lambda say: their_child(Path(name), say), rng), theirs)
        calls = at_every_step(folder, steps)
    print(f"{'':32} {'kills':>6} {'unreadable':>11} {'answers lost':>13} {'not in story':>13}")
    print(ours.line("drafts of the wizard"))
    print(theirs.line("TinyDB's own JSONStorage"))
    print(steps.line(f"at each of {calls} calls of a save"))
    return int(any(t.unreadable or t.lost or t.unwritten for t in (ours, steps)))


if __name__ == "__main__":
    raise SystemExit(main())

"""What a save and a list of drafts cost, against the least that they could.

A save: a draft of 20 KB with its history, against a bare write + fsync + rename + fsync of the folder
of the same bytes; with 1 and with 10 000 drafts in the folder, and after 10 000 changes of the one
that is saved. A list: 10 000 drafts against parsing
their JSON. Each pair is measured in turn in one run, and what counts is the median of the ratios:

    python bench/saves.py [--rounds 101] [--drafts 10000]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kills import text

from wizard.drafts import journal
from wizard.drafts.history import entry_between
from wizard.drafts.store import Draft
from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application

SAVE_LIMIT: Final = 1.6
LIST_LIMIT: Final = 0.2


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def bare(folder: Path, data: bytes) -> None:
    """The least that a durable save can be."""
    beside = folder / "bare.tmp"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(folder / "bare.out")
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def filled(folder: Path, count: int) -> TinyStore:
    """A store of that many drafts of 20 KB, written without waiting for the disk."""
    store = TinyStore(folder)
    draft = store.new(Application(scheme="overgangsordning", edition="2023", answers={"need": text(1)}))
    data = (folder / f"{draft.id}.json").read_text("utf-8")
    for number in range(1, count):
        name = f"copy-{number}"
        (folder / f"{name}.json").write_text(data.replace(draft.id, name), "utf-8")
    return store


def answered(store: TinyStore, draft: Draft, number: int) -> Draft:
    """The draft saved with one short answer changed, and its history."""
    answers = {**draft.application.answers, "grant_sought": number}
    application = draft.application.model_copy(update={"answers": answers})
    after = draft.model_copy(update={"application": application})
    return store.save(after, entry_between(draft, after, "kari"))


def save_ratios(store: TinyStore, rounds: int, changes: int = 0) -> list[float]:
    """Our save over a bare one, round by round, of a draft that has been changed so often before."""
    found = []
    given = Application(scheme="overgangsordning", edition="2023", answers={"need": text(1)})
    draft: Draft = store.new(given)
    path = store.folder / f"{draft.id}.json"
    if changes:
        first = answered(store, draft, 0)
        [entry] = store.history(draft.id)
        older = [replace(entry, revision=1 - number) for number in range(changes, 0, -1)]
        journal.append(path.with_suffix(".jsonl"), older)
        draft = first
    for number in range(1, rounds + 1):
        data = path.read_bytes()
        least = timed(lambda data=data: bare(store.folder, data))
        begun = time.perf_counter()
        draft = answered(store, draft, number)
        found.append((time.perf_counter() - begun) / least)
    (store.folder / "bare.out").unlink()
    store.delete(draft.id)
    return found


def list_ratios(store: TinyStore, rounds: int) -> list[float]:
    """A list in a new process' first look over parsing every draft, round by round."""
    store.list()
    found = []
    for _ in range(rounds):
        parsed = timed(lambda: [json.loads(p.read_bytes()) for p in store.folder.glob("*.json")])
        found.append(timed(lambda: TinyStore(store.folder).list()) / parsed)
    return found


def main() -> int:
    """Measure, print, and tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=101)
    parser.add_argument("--drafts", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        few = statistics.median(save_ratios(filled(Path(name) / "few", 1), options.rounds))
        old = statistics.median(save_ratios(filled(Path(name) / "old", 1), options.rounds, options.drafts))
        store = filled(Path(name) / "many", options.drafts)
        many = statistics.median(save_ratios(store, options.rounds))
        listed = statistics.median(list_ratios(store, 5))
    print(f"save over a bare one, 1 draft in the folder:  {few:.2f} (at most {SAVE_LIMIT})")
    print(f"save over a bare one, after {options.drafts} changes:     {old:.2f} (at most {SAVE_LIMIT})")
    print(f"save over a bare one, {options.drafts} drafts:  {many:.2f} (at most {SAVE_LIMIT})")
    print(f"list of {options.drafts} drafts over parsing them: {listed:.3f} (at most {LIST_LIMIT})")
    return int(max(few, many, old) > SAVE_LIMIT or listed > LIST_LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())

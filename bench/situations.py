"""The situations that are measured: a program, how one comes to the place, and what is done there."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import drafts
from pseudo_terminal import MILLISECOND, SECOND, PseudoTerminal

from wizard.content.library import Library
from wizard.schema.application import Application

HERE: Final = Path(__file__).parent
ENVIRONMENT: Final = {"PYTHONPATH": f"{drafts.ROOT}:{HERE}"}
WORD: Final = "qxjzwkvqjxzk"
"""Typed letter by letter; no language has it, so nothing on the screen is mistaken for it."""
REST: Final = 4
"""Seconds of doing nothing."""
FEW: Final = 10
MANY: Final = 400
END: Final = 16
"""How many questions at each end of a long interview are gone through."""
WALK: Final = 24
"""How many questions of the shipped example are."""

Act = Callable[[PseudoTerminal], Mapping[str, float]]


@dataclass
class Situation:
    """One program at one place."""

    name: str
    command: list[str]
    ready: str
    """What the screen shows when it is ready."""
    act: Act
    """What is done; figures by name."""
    keys: str = ""
    """Pressed beforehand."""
    restore: Callable[[], None] = lambda: None
    """Brings the drafts back as they were: what one run typed is not there in the next."""
    settled: bool = True
    """Whether one waits until the program is quiet."""
    environment: Mapping[str, str] = field(default_factory=lambda: ENVIRONMENT)

    def run(self, seed: int) -> Mapping[str, float]:
        """One run of the program: its start, what the act measured, its memory at the end."""
        self.restore()
        with PseudoTerminal(self.command, environment=self.environment, seed=seed) as terminal:
            shown = terminal.until(lambda text: self.ready in text)
            found = {
                "start": (shown - terminal.began) / MILLISECOND,
                "start.cpu": terminal.usage.cpu / MILLISECOND,
            }
            if self.settled:
                terminal.settle(SECOND // 4)
            if self.keys:
                terminal.press(self.keys)
                terminal.settle(SECOND // 4)
            found |= self.act(terminal)
            return found | {"memory": terminal.memory}


def starting(_terminal: PseudoTerminal) -> Mapping[str, float]:
    """Nothing more than the start."""
    return {}


def answering(second: str) -> Act:
    """The first answer, given as soon as one can read the question; until the next question stands."""

    def act(terminal: PseudoTerminal) -> Mapping[str, float]:
        terminal.press("\r")
        shown = terminal.until(lambda text: second in text)
        return {"answered": (shown - terminal.began) / MILLISECOND}

    return act


def typing(terminal: PseudoTerminal, word: str = WORD) -> Mapping[str, float]:
    """One word, letter by letter."""
    before = terminal.usage.cpu
    times = terminal.type(word)
    used = (terminal.usage.cpu - before) / len(word) / MILLISECOND
    return {"key": statistics.median(times), "key.cpu": used}


def counting(terminal: PseudoTerminal) -> Mapping[str, float]:
    """A sum, digit by digit; the sum stands as it was typed."""
    return typing(terminal, "123456")


def resting(terminal: PseudoTerminal) -> Mapping[str, float]:
    """Nothing, for some seconds."""
    used = terminal.idle(REST)
    return {"wakes": used.wakes / REST, "idle.cpu": used.cpu / REST / MILLISECOND}


def moving(terminal: PseudoTerminal) -> Mapping[str, float]:
    """From cell to cell down a table, then a new cell written and settled."""
    moves = [terminal.shot("\x1b[B") for _ in range(8)]
    opens, settles = [], []
    for letter in "qxz":
        opens.append(terminal.shot(letter, lambda text, wanted=letter * 4: wanted not in text))
        terminal.press("jjj")
        settles.append(terminal.shot("\r"))
    return {
        "move": statistics.median(moves),
        "open": statistics.median(opens),
        "settle": statistics.median(settles),
    }


def walking(asked: Sequence[str], key: str) -> Act:
    """From question to question with one key; each as it comes to be on the screen."""

    def act(terminal: PseudoTerminal) -> Mapping[str, float]:
        before = terminal.usage.cpu
        times = [terminal.shot(key, lambda text, there=there: there in text) for there in asked[1:]]
        used = (terminal.usage.cpu - before) / len(times) / MILLISECOND
        return {"question": statistics.median(times), "question.cpu": used}

    return act


class Bench:
    """Every situation, on drafts and schemes of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        """Write what is needed."""
        self.folder = folder
        self.content, self.pristine = folder / "content", folder / "pristine"
        self.schemes = {number: drafts.many(self.content, number) for number in (FEW, MANY)}
        self.library, self.own = Library(), Library(self.content)
        self.minimal = [sys.executable, "-m", "minimal_app"]

    def wizard(self, *arguments: str) -> list[str]:
        """A command line of the wizard."""
        return [
            sys.executable, "-m", "wizard", *arguments,
            "--drafts", str(self.folder / "drafts"), "--today", drafts.TODAY.isoformat(),
        ]  # fmt: skip

    def at(self, application: Application, place: str) -> list[str]:
        """The command that opens a new draft of an application at a question."""
        made = application.scheme in self.schemes.values()
        library = self.own if made else self.library
        content = ["--content", str(self.content)] if made else []
        return self.wizard(
            "fill", drafts.draft(library, self.folder / "drafts", application, place), *content
        )

    def restore(self) -> None:
        """The drafts as they were made, the first time; as they were then, ever after."""
        if not self.pristine.exists():
            shutil.copytree(self.folder / "drafts", self.pristine)
        shutil.rmtree(self.folder / "drafts")
        shutil.copytree(self.pristine, self.folder / "drafts")

    def words(self, application: Application, length: int = 24) -> dict[str, str]:
        """How each question that is asked begins, as it stands on the screen."""
        return {q: ask[:length] for q, ask in drafts.asked(self.library, application).items()}

    def situations(self) -> list[Situation]:
        """All of them, the minimal app first."""
        good = drafts.example("overgangsordning-god")
        other = drafts.example("kommunalt-rusarbeid-god", need=drafts.prose(3000), costs=drafts.rows(500))
        first, second = self.words(good), self.words(other)
        new, asked = self.wizard("fill", "overgangsordning@2023"), list(first.values())
        found = [
            Situation("minimal", self.minimal, "Question", typing),
            Situation("minimal at rest", self.minimal, "Question", resting),
            Situation("start", new, asked[0], starting),
            Situation("at rest", new, asked[0], resting),
            Situation("answered", new, asked[0], answering(asked[1]), settled=False),
            Situation("line", self.at(good, "contact_name"), first["contact_name"], typing),
            Situation("sum", self.at(other, "grant_sought"), second["grant_sought"], counting, "\x15"),
            Situation("prose", self.at(other, "need"), second["need"], typing),
            Situation("cell", self.at(other, "costs"), second["costs"], typing, "\x1b[C\r"),
            Situation("table", self.at(other, "costs"), second["costs"], moving, "\x1b[C"),
        ]
        found.append(
            Situation("walk", self.at(good, next(iter(first))), asked[0], walking(asked[:WALK], "\x13"))
        )
        for number, scheme in self.schemes.items():
            many = drafts.answered(scheme, number)
            asked = [f"Question number {n} of" for n in range(number)]
            found.append(Situation(f"line of {number}", self.at(many, "question_5"), asked[5], typing))
        for name, few in (("first", asked[:END]), ("last", asked[-END:])):
            place = f"question_{asked.index(few[0])}"
            found.append(Situation(f"{name} of {MANY}", self.at(many, place), few[0], walking(few, "x\r")))
        for situation in found:
            situation.restore = self.restore
        return found

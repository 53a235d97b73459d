"""Made-up applications: a scheme is walked as a person would, from a seed, and the answers hang together.

The same seed gives the same application. The choices take turns from number to number, so that a
series visits every option of every branch. What no application that is ready can hold is visited by
those with faults.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any, Final, NamedTuple

from wizard.content.library import Library
from wizard.engine.answers import check_answers
from wizard.engine.assess import assess
from wizard.engine.expressions import expressions_of
from wizard.engine.pointers import spot
from wizard.engine.relevance import relevance
from wizard.export.application_json import application_json
from wizard.export.sample_budget import Answers, consistent
from wizard.export.sample_values import PHRASES, Maker, Phrases
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment, Finding
from wizard.schema.scheme import Definition, Question, Severity

GRAVE: Final = (Severity.BLOCKER, Severity.ERROR)
LANGUAGE: Final = "application_language"
"""The question whose answer says which language the texts are in."""
_ROUNDS: Final = 60
"""How often an application is mended before the scheme is thought impossible."""
_OPTIONAL: Final = 0.7
"""How often a question that may stand empty is answered."""


class NoSample(Exception):
    """The scheme gives no application that is ready, or has no room for so many faults."""


class Planted(NamedTuple):
    """A fault that was planted: at which question, and how."""

    question: str
    how: str


class Sample(NamedTuple):
    """A made-up application, and the faults that were planted in it."""

    application: Application
    planted: tuple[Planted, ...] = ()


class Walk:
    """One application in the making."""

    def __init__(
        self, definition: Definition, languages: Mapping[str, Phrases], seed: int, number: int
    ) -> None:
        """Nothing is answered yet. `number` is the application's place in its series."""
        name = f"{definition.scheme}@{definition.edition.id}/{seed}"
        # Made-up answers, no secrets: that they can be made again is what they are for.
        self.random = Random(f"{name}/{number}")  # noqa: S311
        self.definition = definition
        self.number = number
        self.language = self.random.choice(sorted(languages))
        self.maker = Maker(definition, languages[self.language], self.random)
        self.turns = {q: Random(f"{name}/{q}").randrange(1000) for q in definition.questions}  # noqa: S311
        self.answers: Answers = {}
        self.skipped: set[str] = set()
        self.today = day_of(definition)

    @property
    def application(self) -> Application:
        """What has been answered, in the scheme's order."""
        asked = {q: self.answers[q] for q in self.definition.questions if q in self.answers}
        return Application(scheme=self.definition.scheme, edition=self.definition.edition.id, answers=asked)

    def judged(self) -> Assessment:
        """The judgement on it, two weeks before the deadline."""
        return assess(self.definition, self.application, self.today)

    def grave(self) -> list[Finding]:
        """What keeps it from being ready."""
        return [f for f in self.judged().findings if f.severity in GRAVE]

    def complete(self) -> None:
        """Answer everything that is asked, and leave out what is not, until the path is still."""
        expressions = expressions_of(self.definition)
        while True:
            checked = check_answers(self.definition, self.answers)
            relevant = relevance(self.definition, expressions, checked.values)
            lost = [q for q in self.answers if not relevant[q]]
            for question in lost:
                del self.answers[question]
            done = self.answers.keys() | self.skipped
            missing = [q for q in self.definition.questions.values() if relevant[q.id] and q.id not in done]
            if not lost and not missing:
                return
            for asked in missing:
                self._answer(asked)

    def _answer(self, question: Question) -> None:
        if not question.required and self.random.random() > _OPTIONAL:
            self.skipped.add(question.id)
            return
        self.answers[question.id] = self.drawn(question)

    def drawn(self, question: Question) -> Any:
        """An answer to a question; one with options takes them in turn, more often than not."""
        if question.kind == "table":
            return self.maker.rows(question, self.answers)
        options = options_of(question)
        if question.id == LANGUAGE and self.language in options:
            return self.language
        value = self.maker.value(question, self.answers)
        if not options or self.random.random() < 0.4:  # noqa: PLR2004 - so that turns meet in every way
            return value
        turn = options[(self.number + self.turns[question.id]) % len(options)]
        return taken(question, turn, value)

    def mend(self) -> None:
        """Draw anew what keeps the application from being ready, until nothing does. Raises NoSample."""
        for _ in range(_ROUNDS):
            self.complete()
            consistent(self.maker, self.answers)
            found = self.grave()
            if not found:
                return
            for question in dict.fromkeys(spot(f.at).question for f in found):
                self._redraw(self.definition.questions[question])
        raise NoSample(", ".join(f"{f.rule} {f.at}" for f in found))

    def _redraw(self, question: Question) -> None:
        """Another answer than the one that stands there."""
        self.skipped.discard(question.id)
        before = self.answers.get(question.id)
        if question.kind == "table":
            self.answers[question.id] = self.maker.rows(question, self.answers)
            return
        if question.kind == "yes_no":
            self.answers[question.id] = not before
            return
        others = [o for o in options_of(question) if o != before]
        if others and question.kind == "choice":
            self.answers[question.id] = self.random.choice(others)
        else:
            self.answers[question.id] = self.maker.value(question, self.answers)


def options_of(question: Question) -> tuple[Any, ...]:
    """What one may choose among at a question."""
    return (True, False) if question.kind == "yes_no" else question.choices


def taken(question: Question, option: Any, value: Any) -> Any:
    """An answer in which an option is chosen; with others beside it where there may be several."""
    if question.kind != "choices":
        return option
    if option == question.exclusive:
        return [option]
    return [c for c in question.choices if c == option or (c in value and c != question.exclusive)]


def visited(definition: Definition, application: Application) -> set[tuple[str, object]]:
    """The options that an application takes, each with its question."""
    found: set[tuple[str, object]] = set()
    for question in definition.questions.values():
        value = application.answers.get(question.id)
        given = value if isinstance(value, list) else [value]
        found |= {(question.id, option) for option in options_of(question) if option in given}
    return found


def sample(
    definition: Definition,
    languages: Mapping[str, Phrases],
    seed: int,
    number: int = 0,
    faults: int = 0,
    size: int = 0,
) -> Sample:
    """The application of this number in the series of a seed, with so many planted faults.

    `languages` are what texts are put together of, by the language that it is in. Its long texts go
    on until its file has `size` bytes; one that is larger already is as it is. Raises NoSample.
    """
    from wizard.export.sample_faults import plant  # noqa: PLC0415 - it walks as well

    walk = Walk(definition, languages, seed, number)
    walk.mend()
    _lengthen(walk, size)
    planted = plant(walk, faults) if faults else ()
    return Sample(walk.application, planted)


def _lengthen(walk: Walk, size: int) -> None:
    """Further paragraphs in the long texts, in turn."""
    long = [q.id for q in walk.definition.questions.values() if q.kind == "prose" and q.id in walk.answers]
    missing = size - len(application_json(walk.application).encode())
    for question in cycle(long):
        if missing <= 0:
            return
        more = walk.maker.paragraph()
        walk.answers[question] += f"\n\n{more}"
        missing -= len(json.dumps(f"\n\n{more}", ensure_ascii=False).encode()) - len('""')


def phrases_of(library: Library, definition: Definition, lang: str) -> Mapping[str, Phrases]:
    """What texts are put together of, in each language that an application may be in.

    `lang` is the only one where the scheme does not ask for the language.
    """
    asked = definition.questions.get(LANGUAGE)
    found: dict[str, Phrases] = {}
    for language in asked.choices if asked else (lang,):
        template = library.interface(language).template
        found[language] = {name: tuple(template(f"sample.phrases.{name}").split("|")) for name in PHRASES}
    return found


def day_of(definition: Definition) -> date:
    """The day on which samples of an edition are judged: two weeks before its deadline."""
    return definition.edition.apply_by.date() - timedelta(days=14)

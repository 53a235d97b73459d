"""An interview: a definition, the answers so far, a place in it, and the way back.

An immutable value. Each act makes a new one and never fails: what cannot be done leaves it as it
is. The path is worked out anew from the answers every time, so the only thing that is kept of the
place is the id of a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from wizard.engine.assess import acknowledgement_key, assess
from wizard.engine.declarations import Declaration, voided
from wizard.engine.notes import follow
from wizard.engine.prefill import prefilled_values
from wizard.engine.progress import StepState, step_state
from wizard.engine.replies import Said, replies
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.scheme import Definition, Question

REVIEW: Final = "review"
"""The place after the last question."""
_WORKED_OUT: Final = frozenset({"assessment", "path"})
"""What rests on the answers alone, and not on the place."""
_KEPT: Final = 200
"""How many steps can be undone; each holds only the answers that were."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What undo brings back."""

    application: Application
    place: str
    prefilled: frozenset[str]
    declared: Mapping[str, Declaration]


@dataclass(frozen=True)
class Interview:
    """One application being answered. Make one with `start`; every method gives a new one."""

    definition: Definition
    application: Application
    today: date
    place: str = REVIEW
    """The id of the current question, or `review`."""
    prefilled: frozenset[str] = frozenset()
    """Questions whose value came from a register and is still to be confirmed."""
    declared: Mapping[str, Declaration] = field(default_factory=dict)
    """Who gave each declaration, and when."""
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()

    @classmethod
    def start(cls, definition: Definition, today: date, application: Application | None = None) -> Interview:
        """An interview at its first asked question without an answer; at the review if all have one."""
        if application is None:
            application = Application(scheme=definition.scheme, edition=definition.edition.id)
        fresh = cls(definition, application, today)
        return fresh._at(fresh.first_open)

    @cached_property
    def assessment(self) -> Assessment:
        """The judgement on the answers as they stand."""
        return assess(self.definition, self.application, self.today)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The ids of the questions that are asked now, in order."""
        relevant = self.assessment.relevance
        return tuple(q for q in self.definition.questions if relevant[q])

    @property
    def question(self) -> Question | None:
        """The current question; None at the review."""
        return self.definition.questions.get(self.place)

    @property
    def first_open(self) -> str:
        """The first asked question that has neither an answer nor a note that it is left open."""
        for question in self.path:
            if question not in self.application.answers and question not in self.application.not_clarified:
                return question
        return REVIEW

    def answer(self, question: str, value: Any, declaration: Declaration | None = None) -> Interview:
        """With this answer, and the place kept.

        `value` is JSON in its kind's shape, or the text as typed where that was refused (it is kept,
        and is a finding), or None to take the answer away. The municipality brings its register's
        facts along; a declaration that rests on what changed is withdrawn.
        """
        if question not in self.definition.questions:
            return self
        before = self.application.answers
        brought = prefilled_values(self.definition, question, value, before, self.prefilled)
        answers = {q: v for q, v in {**before, **brought, question: value}.items() if not is_empty(v)}
        marked = {q for q, v in brought.items() if not is_empty(v)}
        left_open = self.application.not_clarified.items()
        application = self.application.model_copy(
            update={
                "answers": answers,
                "not_clarified": {q: n for q, n in left_open if q not in {question, *marked}},
                "notes": follow(
                    self.application.notes, question, before.get(question), answers.get(question)
                ),
            }
        )
        return self._changed(
            application,
            prefilled=(self.prefilled - {question} - brought.keys()) | marked,
            declared=_declared(self.declared, question, declaration),
        )

    def confirm(self, question: str) -> Interview:
        """A prefilled value is right; it is no longer marked."""
        return replace(self, prefilled=self.prefilled - {question})

    def leave_open(self, question: str, note: str) -> Interview:
        """The question is deliberately left «not clarified», with a note; an answer to it is taken away."""
        if question not in self.definition.questions:
            return self
        application = self.application.model_copy(
            update={
                "answers": {q: v for q, v in self.application.answers.items() if q != question},
                "not_clarified": {**self.application.not_clarified, question: note},
            }
        )
        return self._changed(application, prefilled=self.prefilled - {question})

    def acknowledge(self, rule: str, at: str, sentence: str) -> Interview:
        """A warning is acknowledged with a sentence; an empty one takes it back."""
        key = acknowledgement_key(rule, at)
        return self._with_entry("acknowledged", key, sentence)

    def note(self, pointer: str, text: str) -> Interview:
        """A note at a place among the answers; an empty one takes it away."""
        return self._with_entry("notes", pointer, text)

    def next(self) -> Interview:
        """At the question after this one on the path, or at the review after the last."""
        return self._moved(1)

    def back(self) -> Interview:
        """At the question before this one on the path; at the first it stays."""
        return self._moved(-1)

    def go_to(self, place: str) -> Interview:
        """At a question that is asked, or at the review; anywhere else it stays."""
        return self._at(place) if place == REVIEW or place in self.path else self

    def undo(self) -> Interview:
        """As it was before the last change."""
        if not self.past:
            return self
        return self._restored(self.past[-1], past=self.past[:-1], future=(*self.future, self._snapshot()))

    def redo(self) -> Interview:
        """As it was before the last undo."""
        if not self.future:
            return self
        return self._restored(self.future[-1], past=(*self.past, self._snapshot()), future=self.future[:-1])

    def replies(self, question: str) -> tuple[Said, ...]:
        """What the wizard has to say after the answer to this question."""
        return replies(self.definition, self.assessment, question)

    def step_state(self, step: str) -> StepState:
        """How far a step has come."""
        return step_state(self.definition, self.application, self.assessment, step)

    def _with_entry(self, part: str, key: str, text: str) -> Interview:
        """With one entry of the acknowledgements or the notes set, or taken away where it is empty."""
        entries = {k: v for k, v in getattr(self.application, part).items() if k != key}
        if text.strip():
            entries[key] = text
        return self._changed(self.application.model_copy(update={part: entries}))

    def _changed(
        self,
        application: Application,
        prefilled: frozenset[str] | None = None,
        declared: Mapping[str, Declaration] | None = None,
    ) -> Interview:
        """With another application, the step kept for undo, and what it voids withdrawn."""
        if application == self.application and prefilled in (None, self.prefilled):
            return self
        lost = voided(self.definition, self.application, application)
        declared = self.declared if declared is None else declared
        kept = {q: v for q, v in application.answers.items() if q not in lost}
        return replace(
            self,
            application=application.model_copy(update={"answers": kept}),
            prefilled=self.prefilled if prefilled is None else frozenset(prefilled),
            declared={q: d for q, d in declared.items() if q not in lost},
            past=(*self.past[1 - _KEPT :], self._snapshot()),
            future=(),
        )

    def _moved(self, way: int) -> Interview:
        """At the neighbour on the path, which may have changed around the current place."""
        every = [*self.definition.questions, REVIEW]
        asked = {*self.path, REVIEW}
        here = every.index(self.place)
        others = every[here + 1 :] if way > 0 else every[:here][::-1]
        return self._at(next((place for place in others if place in asked), self.place))

    def _at(self, place: str) -> Interview:
        """At another place; what is worked out of the answers goes along, for they are the same."""
        moved = replace(self, place=place)
        moved.__dict__.update({name: self.__dict__[name] for name in _WORKED_OUT & self.__dict__.keys()})
        return moved

    def _snapshot(self) -> Snapshot:
        return Snapshot(self.application, self.place, self.prefilled, self.declared)

    def _restored(
        self, snapshot: Snapshot, past: tuple[Snapshot, ...], future: tuple[Snapshot, ...]
    ) -> Interview:
        """As in a snapshot, with the given ways back and forth."""
        return replace(
            self,
            application=snapshot.application,
            place=snapshot.place,
            prefilled=snapshot.prefilled,
            declared=snapshot.declared,
            past=past,
            future=future,
        )


def is_empty(value: Any) -> bool:
    """Whether a value is no answer at all."""
    return value is None or value in ("", [])


def _declared(
    declared: Mapping[str, Declaration], question: str, declaration: Declaration | None
) -> dict[str, Declaration]:
    """The declarations after an answer to `question`: its own is new, or gone."""
    kept = {q: d for q, d in declared.items() if q != question}
    return kept | {question: declaration} if declaration is not None else kept

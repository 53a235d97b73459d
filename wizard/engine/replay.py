"""An interview driven by a file of answers: each given when its question is asked, as a person would."""

from __future__ import annotations

from wizard.engine.interview import Interview, is_empty
from wizard.schema.application import Application


class NeverAsked(Exception):
    """The file answers questions that the interview never asks, given its other answers."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        """`questions` are their ids, in the scheme's order."""
        super().__init__(", ".join(questions))
        self.questions = questions


def replay(interview: Interview, given: Application) -> Interview:
    """The interview after every answer of `given`, at its first open question.

    Raises NeverAsked for answers, and notes of «not clarified», to questions that are not asked.
    Acknowledgements and notes are taken over as they are.
    """
    left = set(given.answers) | set(given.not_clarified)
    asked = True
    # An answer may open questions before it as well as after it, so the path is walked until it is still.
    while asked:
        asked = False
        for question in interview.definition.questions:
            if question in left and interview.assessment.relevance[question]:
                interview = _answered(interview, given, question)
                left.discard(question)
                asked = True
    # What is there but empty is no answer, asked for or not.
    left -= {q for q in left if q not in given.not_clarified and is_empty(given.answers[q])}
    if left:
        raise NeverAsked(tuple(q for q in interview.definition.questions if q in left))
    for key, sentence in given.acknowledged.items():
        rule, _, at = key.partition(" ")
        interview = interview.acknowledge(rule, at, sentence)
    for pointer, text in given.notes.items():
        interview = interview.note(pointer, text)
    return interview.go_to(interview.first_open)


def _answered(interview: Interview, given: Application, question: str) -> Interview:
    """With the file's answer, or its note that the question is left open."""
    if question in given.answers:
        return interview.answer(question, given.answers[question])
    return interview.leave_open(question, given.not_clarified[question])

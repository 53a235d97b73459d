"""What a change led to, in words: its impact, and what undo or redo brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from wizard.engine.changes import ABSENT, Edit, difference
from wizard.engine.impact import Impact
from wizard.engine.interview import Interview
from wizard.engine.pointers import spot
from wizard.schema.assessment import State, Verdict
from wizard.schema.scheme import Field
from wizard.screens.desk import Desk
from wizard.screens.telling import finding_words, names_of, place_words, severity_word, shown

SUMS: Final = ("ceiling", "total_cost", "total_financing", "own_funds")
"""The sums that a notice tells of; what is sought is an answer of its own."""
LONG: Final = 60
"""An answer longer than this is not repeated when it is brought back."""
PARTS: Final = ("answers", "not_clarified", "acknowledged", "notes", "prefilled")
"""What undo brings back: parts of the application, and which answers are still to be confirmed."""
WORDS: Final = {
    "not_clarified": "open",
    "acknowledged": "acknowledged",
    "notes": "note",
    "prefilled": "filled",
}


def impact_words(desk: Desk, change: Impact, *, undo: bool = True) -> list[str]:
    """What a change did, a paragraph a subject: answers, sums, and what else it moved.

    A first answer is told of only where it closes or opens something: that sums grow is what one
    fills in for. An answer that is changed is told of whole, with the key that takes it back (`undo`).
    """
    told = [_answers(desk, change), _declarations(desk, change)]
    told.append(_sums(desk, change) if change.revised else [])
    told.append([*_verdict(desk, change), *(_faults(desk, change) if change.revised else [])])
    paragraphs = [" ".join(part) for part in told if part]
    if undo and paragraphs and (change.revised or change.no_longer or change.voided):
        paragraphs[0] += f" {desk.tools.say('talk.impact.undo')}"
    return [*paragraphs, *_filled(desk, change)]


def _labels(desk: Desk, ids: Sequence[str]) -> list[str]:
    return names_of(desk, (desk.words.label(q) for q in ids))


def _answers(desk: Desk, change: Impact) -> list[str]:
    """What no longer counts, what counts again, what is asked now."""
    say, told = desk.tools.say, []
    for code, ids in (("no-longer", change.no_longer), ("again", change.again)):
        if ids:
            told.append(say(f"talk.impact.{code}", count=len(ids), names=_labels(desk, ids)))
    if change.opened:
        code = "opened" if change.revised else "opened-first"
        names = _labels(desk, change.opened)
        told.append(say(f"talk.impact.{code}", count=len(change.opened), names=names))
    return told


def _declarations(desk: Desk, change: Impact) -> list[str]:
    """The declarations that must be given again."""
    if not change.voided:
        return []
    names = _labels(desk, change.voided)
    return [desk.tools.say("talk.impact.voided", count=len(change.voided), names=names)]


def _sums(desk: Desk, change: Impact) -> list[str]:
    """How much each sum changed and which way, and what is lacking."""
    told = [_sum(desk, name, *change.totals[name]) for name in SUMS if name in change.totals]
    if change.lacking is not None and change.lacking[1] is not None:
        lacks = change.lacking[1]
        code = "even" if not lacks else ("lacks" if lacks > 0 else "over")
        told.append(desk.tools.say(f"talk.sum.{code}", new=abs(lacks)))
    return told


def _sum(desk: Desk, name: str, old: int | None, new: int | None) -> str:
    """One sum as it is now."""
    say = desk.tools.say
    named = say(f"talk.name.{name}")
    if new is None:
        return say("talk.sum.unknown", name=named)
    if old is None:
        return say("talk.sum.known", name=named, new=new)
    return say(f"talk.sum.{'up' if new > old else 'down'}", name=named, new=new, by=abs(new - old))


def _verdict(desk: Desk, change: Impact) -> list[str]:
    """Whether one can apply, and the conditions that stand otherwise than before."""
    say, told = desk.tools.say, []
    verdict: Verdict | None = change.verdict[1] if change.verdict else None
    if verdict is not None and (change.revised or verdict != "undecided"):
        told.append(say(f"report.verdict.{verdict}"))
    states: tuple[State, ...] = ("not_met", "met", "unknown") if change.revised else ("not_met",)
    for state in states:
        labels = [desk.words.condition(c.id).label for c in change.conditions if c.new == state]
        if labels:
            told.append(say(f"talk.condition.{state}", count=len(labels), names=names_of(desk, labels)))
    return told


def _faults(desk: Desk, change: Impact) -> list[str]:
    """The faults that the change caused elsewhere."""
    if not change.faults:
        return []
    places = [place_words(desk, f.at) for f in change.faults]
    if len(places) > 1:
        return [desk.tools.say("talk.fault.many", count=len(places), names=names_of(desk, places))]
    [fault], [place] = change.faults, places
    message = finding_words(desk, fault).message.removeprefix(f"{place}: ")
    severity = severity_word(desk, fault.severity)
    return [desk.tools.say("talk.fault.one", place=place, severity=severity, message=message)]


def _filled(desk: Desk, change: Impact) -> list[str]:
    """What the register filled in, to be confirmed; the question that is asked now says so itself."""
    filled = [q for q in change.changed if q in desk.interview.prefilled and q != desk.interview.place]
    return [desk.tools.say("talk.impact.filled", names=_labels(desk, filled))] if filled else []


# --- undo and redo


def edits_between(desk: Desk, before: Interview, after: Interview) -> list[Edit]:
    """What undo or redo changed, in the order of the questions; rows that moved are one edit."""
    old, new = _state(before), _state(after)
    every = list(desk.definition.questions)
    found = sorted(difference(old, new), key=lambda e: (PARTS.index(e.part), _rank(every, e)))
    cells = {e.key for e in found if e.row is not None}
    moved = {k for k in cells if sorted(map(repr, old["answers"][k])) == sorted(map(repr, new["answers"][k]))}
    whole = {key: Edit("answers", key, old["answers"][key], new["answers"][key]) for key in moved}
    answered = {e.key for e in found if e.part == "answers"}
    hidden = {("answers", key) for key in moved} | {("prefilled", key) for key in answered}
    return [*whole.values(), *(e for e in found if (e.part, e.key) not in hidden)]


def _state(interview: Interview) -> dict[str, dict[str, Any]]:
    """What undo brings back, by part."""
    parts = {part: getattr(interview.application, part) for part in PARTS[:-1]}
    return {**parts, PARTS[-1]: dict.fromkeys(interview.prefilled, True)}


def _rank(every: Sequence[str], edit: Edit) -> int:
    question = spot(_pointer(edit)).question
    return every.index(question) if question in every else len(every)


def _pointer(edit: Edit) -> str:
    """Where an edit was made; an acknowledgement's key is its rule and its pointer."""
    if edit.row is not None:
        return f"/{edit.key}/{edit.row}/{edit.column}"
    if edit.part == "acknowledged":
        return edit.key.partition(" ")[2]
    return edit.key if edit.part == "notes" else f"/{edit.key}"


def concerned(edits: Sequence[Edit], place: str) -> str:
    """The question that a change was about: where one was when it was made, if it is among them; or ""."""
    questions = [spot(_pointer(edit)).question for edit in edits]
    return place if place in questions else next((q for q in questions if q), "")


def brought_back(desk: Desk, edits: Sequence[Edit], about: str) -> str:
    """What undo or redo brought back, in words: which answer, as it is now and as it was."""
    if not edits:
        return ""
    mine = [e for e in edits if spot(_pointer(e)).question == about] or list(edits)
    more = len({spot(_pointer(e)).question for e in edits}) - 1
    told = [edit_words(desk, mine[0])]
    told += [desk.tools.say("talk.undo.more", count=more)] if more > 0 else []
    return " ".join(told)


def edit_words(desk: Desk, edit: Edit) -> str:
    """One edit in words: what stands there now, and what stood there."""
    at = _pointer(edit)
    place = place_words(desk, at) if at else desk.tools.say("talk.undo.whole")
    if edit.part == "answers":
        return _answer_words(desk, edit, place)
    word = WORDS[edit.part]
    if edit.after is ABSENT:
        return desk.tools.say(f"talk.undo.not-{word}", place=place)
    return desk.tools.say(f"talk.undo.{word}", place=place, now=edit.after)


def _answer_words(desk: Desk, edit: Edit, place: str) -> str:
    """An answer or a cell as it is now, and as it was before."""
    say, field = desk.tools.say, _field(desk, edit)
    if field.kind == "table" and isinstance(edit.after, list):
        same = isinstance(edit.before, list) and len(edit.before) == len(edit.after)
        code = "order" if same else "rows"
        return say(f"talk.undo.{code}", place=place, count=len(edit.after))
    was, now = (_value(desk, field, value) for value in (edit.before, edit.after))
    if max(len(was), len(now)) > LONG:
        return say("talk.undo.text", place=place)
    code = "answer" if was and now else ("given" if now else "taken")
    return say(f"talk.undo.{code}", place=place, now=now, was=was)


def _field(desk: Desk, edit: Edit) -> Field:
    """The question, or the column, that an edit changed."""
    question = desk.definition.questions[edit.key]
    return next((c for c in question.columns if c.id == edit.column), question)


def _value(desk: Desk, field: Field, value: Any) -> str:
    return "" if value is ABSENT else " ".join(shown(desk, field, value).split())

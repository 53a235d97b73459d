"""Two applications side by side: what is not the same, as one document for programs and for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple, TypeGuard

from wizard.content.sentences import field_path, show_answer
from wizard.content.words import Words
from wizard.engine import changes
from wizard.engine.changes import ABSENT, Edit
from wizard.engine.difference import Difference, difference
from wizard.engine.interview import Interview
from wizard.engine.totals import TOTALS
from wizard.export.counted import empty, in_normal_form
from wizard.export.difference_words import groups
from wizard.export.escape import one_line
from wizard.export.files import shown_path
from wizard.export.report import said
from wizard.export.speaker import Speaker
from wizard.export.writing import plain
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Field, Question

FORMAT: Final = "veiviser/difference"
FORMAT_VERSION: Final = 1
LONGEST: Final = 60
"""How much of an answer stands on each side of the arrow, in code points."""
_LEAD: Final = 20
"""How much of what both begin with is kept before the place where two texts part."""

Document = dict[str, Any]


class Side(NamedTuple):
    """One of the two: where it came from, the interview, and the words for it."""

    file: str
    interview: Interview
    speaker: Speaker


def comparison(before: Side, after: Side) -> Document:
    """What is not the same in `after` as in `before`, as plain JSON.

    Over two schemes or editions it is what both ask; `only_before` and `only_after` name the rest.
    """
    found, edits = difference(before.interview, after.interview), list(_answers(before, after))
    one = before.interview.definition.hash == after.interview.definition.hash
    made = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "before": _head(before),
        "after": _head(after),
        "same": one and not edits,
        "comparable": one,
        "answers": edits,
        "totals": list(_totals(before, after)),
        "conditions": list(_conditions(found, after.speaker.words)),
        "findings": _findings(found, before, after),
        "only_before": _only(before, after),
        "only_after": _only(after, before),
    }
    moves = dict(groups(found.impact))
    for code in ("no-longer", "again", "opened", "voided"):
        made[code.replace("-", "_")] = [_named(after.speaker, q) for q in moves.get(code, ())]
    return made


def _head(side: Side) -> Document:
    judged, application = side.interview.assessment, side.interview.application
    return {
        "file": shown_path(side.file),
        "scheme": application.scheme,
        "edition": application.edition,
        "definition": side.interview.definition.hash,
        "status": judged.status,
        "verdict": judged.verdict,
        "counts": dict(judged.counts),
    }


def _named(speaker: Speaker, question: str) -> Document:
    return {"question": question, "label": speaker.label(question)}


def _only(one: Side, other: Side) -> list[Document]:
    """The answered questions that only one of two editions asks."""
    asked = other.interview.definition.questions
    answers = one.interview.application.answers
    return [
        _named(one.speaker, q) for q in one.interview.definition.questions if q in answers and q not in asked
    ]


def _answers(before: Side, after: Side) -> Iterator[Document]:
    """Each answer, note of «not clarified», acknowledgement and note that is another; cells one by one."""
    edits = list(_edits(_state(before), _state(after)))
    for part in ("answers", "not_clarified", "acknowledged", "notes"):
        asked = list(after.interview.definition.questions)
        mine = [edit for edit in edits if edit.part == part]
        if part in ("answers", "not_clarified"):
            mine = [e for e in mine if e.key in asked and e.key in before.interview.definition.questions]
            mine.sort(key=lambda edit: (asked.index(edit.key), *_cell(edit, after)))
        yield from (_edit(edit, before, after) for edit in mine)


def _cell(edit: Edit, side: Side) -> tuple[int, int]:
    """Where an edit stands in its table, to be sorted by."""
    columns = [column.id for column in side.interview.definition.questions[edit.key].columns]
    return edit.row or 0, columns.index(edit.column) if edit.column in columns else -1


def _state(side: Side) -> changes.State:
    """What there is to compare; an empty answer is none, and two spellings of one value are the same."""
    application, assessment = side.interview.application, side.interview.assessment
    questions = side.interview.definition.questions
    answers = {
        q: _rows(plain(in_normal_form(questions[q], value, assessment)))
        for q, value in application.answers.items()
        if not empty(value)
    }
    return {
        "answers": answers,
        "not_clarified": application.not_clarified,
        "acknowledged": application.acknowledged,
        "notes": application.notes,
    }


def _rows(value: Any) -> Any:
    """A table without the names that a draft gives its rows: only what was answered is compared."""
    if not isinstance(value, list):
        return value
    return [{k: v for k, v in row.items() if k != "id"} if isinstance(row, dict) else row for row in value]


def _edits(before: changes.State, after: changes.State) -> Iterator[Edit]:
    """The edits from one state to the other; of a table by its rows, however they have moved."""
    done: set[tuple[str, str]] = set()
    for edit in changes.difference(before, after):
        where = (edit.part, edit.key)
        old, new = (state[edit.part].get(edit.key) for state in (before, after))
        if not (_is_table(old) and _is_table(new)):
            yield edit
        elif where not in done:
            done.add(where)
            yield from _aligned(*where, old, new)


def _is_table(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _aligned(part: str, key: str, old: list[Any], new: list[Any]) -> Iterator[Edit]:
    """Rows that are put in, taken out and changed; those that are the same on both sides are no edits."""
    lines = [[json.dumps(row, sort_keys=True) for row in rows] for rows in (old, new)]
    for _, i, i_end, j, j_end in _blocks(*lines):
        for n in range(max(i_end - i, j_end - j)):
            was = old[i + n] if i + n < i_end else ABSENT
            is_ = new[j + n] if j + n < j_end else ABSENT
            if was is ABSENT or is_ is ABSENT:
                yield Edit(part, key, was, is_, i + n if is_ is ABSENT else j + n, "")
            else:
                inside = changes.difference({part: {key: [was]}}, {part: {key: [is_]}})
                yield from (replace(e, row=j + n) for e in inside)


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The stretches of two lists that are not the same."""
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (block for block in found if block[0] != "equal")


def _edit(edit: Edit, before: Side, after: Side) -> Document:
    """One answer or cell: its place in words, and both values, raw and as people read them."""
    field, pointer, label = _place(edit, after)
    old_field = _place(edit, before)[0] or field
    old, new = _shown(before, old_field, edit.before), _shown(after, field, edit.after)
    return {
        "part": edit.part,
        "at": pointer,
        "label": label,
        "before": None if edit.before is ABSENT else plain(edit.before),
        "after": None if edit.after is ABSENT else plain(edit.after),
        "shown": list(parted(old, new)),
    }


def _place(edit: Edit, side: Side) -> tuple[Field | None, str, str]:
    """The field that an edit is of, its pointer, and what it is called."""
    speaker = side.speaker
    if edit.part == "acknowledged":
        rule, _, at = edit.key.partition(" ")
        title = speaker.words.rule(rule).title or rule
        return None, at, f"{speaker.field(at)}: {title}" if at else title
    pointer = edit.key if edit.part == "notes" else f"/{edit.key}"
    if edit.row is not None:
        pointer += f"/{edit.row}/{edit.column}" if edit.column else f"/{edit.row}"
    label = field_path(speaker.definition, speaker.words, speaker.interface, pointer)
    question = speaker.definition.questions.get(edit.key) if edit.part == "answers" else None
    if question is None or not edit.column:
        return question, pointer, label
    return next((c for c in question.columns if c.id == edit.column), None), pointer, label


def _shown(side: Side, field: Field | None, value: Any) -> str:
    """A value as people read it; one that no question takes as it is written."""
    if value is ABSENT or empty(value):
        return ""
    speaker = side.speaker
    if isinstance(field, Question) and isinstance(value, dict):
        cells = [show_answer(*speaker, column, value.get(column.id)) for column in field.columns]
        told = ", ".join(cell for cell in cells if cell)
    else:
        told = show_answer(*speaker, field, value) if field else str(value)
    return one_line(told) or one_line(json.dumps(plain(value), ensure_ascii=False))


def parted(before: str, after: str, most: int = LONGEST) -> tuple[str, str]:
    """Two texts, each cut to `most` around the first place where they are not the same."""
    if max(len(before), len(after)) <= most or not before or not after:
        return _cut(before, 0, most), _cut(after, 0, most)
    pairs = zip(before, after, strict=False)
    alike = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
    start = max(alike - _LEAD, 0)
    return _cut(before, start, most), _cut(after, start, most)


def _cut(text: str, start: int, most: int) -> str:
    lead = "…" if start else ""
    rest = text[start:]
    return lead + (rest if len(rest) <= most else f"{rest[: most - 1]}…")


def _totals(before: Side, after: Side) -> Iterator[Document]:
    """The budget: every total that either has, before, after and by how much."""
    old, new = before.interview.assessment.totals, after.interview.assessment.totals
    for name in TOTALS:
        was, is_ = old.get(name), new.get(name)
        if was is not None or is_ is not None:
            yield {
                "name": name,
                "label": after.speaker.say(f"figures.name.{name}"),
                "before": was,
                "after": is_,
                "difference": None if was is None or is_ is None else is_ - was,
            }


def _conditions(found: Difference, words: Words) -> Iterator[Document]:
    for shift in found.impact.conditions:
        label = words.condition(shift.id).label
        yield {"id": shift.id, "label": label, "before": shift.old, "after": shift.new}


def _findings(found: Difference, before: Side, after: Side) -> Document:
    return {
        "gone": [_said(before, finding) for finding in found.gone],
        "come": [_said(after, finding) for finding in found.come],
        "changed": [{"before": _said(before, old), "after": _said(after, new)} for old, new in found.changed],
    }


def _said(side: Side, finding: Finding) -> Document:
    speaker = side.speaker
    return said(speaker.definition, speaker.words, speaker.interface, finding)

"""The exercises: each has what its kind needs, names what there is, and comes out as it says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from wizard.content.cases import APPLICATION, START
from wizard.content.faults import Fault, Place
from wizard.content.nearest import nearest
from wizard.content.sheets import Item
from wizard.engine.assess import assess
from wizard.engine.pointers import spot
from wizard.schema.application import Application
from wizard.schema.assessment import Assessment
from wizard.schema.exercise import Judged, Situation
from wizard.schema.scheme import Definition

Report = list[Fault]

KINDS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "expect": ("find_faults", "fill_in"),
    "planted": ("find_faults",),
    "remaining": ("find_faults", "fill_in"),
    "judged": ("fill_in",),
    "situation": ("decide",),
    APPLICATION: ("find_faults", "fill_in"),
    START: ("fill_in",),
}
"""Keys and files that not every kind of exercise has, and the kinds that have them."""
_NEEDED: Final[Mapping[str, str]] = {"fill_in": "judged", "decide": "situation"}
ALWAYS: Final = ("nb", "nn")
"""The languages that every exercise is written in."""
_LISTS: Final = ("themes", "languages", "documents")
_TEXTS: Final = ("text", "prose")
_AMOUNTS: Final = ("money", "number", "percent", "integer")
_RULINGS: Final[Mapping[str, str]] = {"undecided": "unknown"}
_TODO: Final = "TODO:"
RESULT: Final = "result"
"""Where an application file says that it is of an exercise."""


def exercise_of(case: Item) -> dict[str, Any]:
    """The table `exercise` of a case; empty for a case that is none, or has a wrong one."""
    return case.raw.get("exercise") or {}


def check_exercise(case: Item, faults: Report) -> None:
    """What can be said of an exercise without its scheme."""
    table = exercise_of(case)
    kind = table.get("kind", "")
    unsure = {"exercise", "expect", "today"} & case.dropped
    for key in ("expect", "today") if not unsure else ():
        needed = kind != "decide" if key == "expect" else bool(table)
        if needed and key not in case.raw:
            faults.append(Fault("missing-key", case.key(), {"key": key}))
            case.faulty = True
    if not table:
        return
    for key in KINDS_OF:
        path = ("exercise", key) if key in ("judged", "situation") else (key,)
        if (table if len(path) > 1 else case.raw).get(key) and kind not in KINDS_OF[key]:
            values = {"key": key, "kind": kind, "known": list(KINDS_OF[key])}
            faults.append(Fault("not-for-kind", case.key(*path), values))
            case.faulty = True
    if kind == "fill_in" and case.raw.get("expect", "ready") != "ready":
        values = {"key": "expect", "written": case.raw["expect"], "known": ["ready"]}
        faults.append(Fault("not-one-of", case.value("expect"), values))
        case.faulty = True
    _lists(case, table, faults)
    _todo(case, faults)


def check_mark(case: Item, path: Path, faults: Report) -> None:
    """An application of an exercise says so itself; that of an example is shown as it is sent."""
    if not exercise_of(case) or case.raw.get("example") or not path.is_file():
        return
    text = path.read_text("utf-8", errors="replace")
    try:
        raw = json.loads(text)
    except ValueError:
        return
    result = raw.get(RESULT) if isinstance(raw, dict) else {}
    if not isinstance(result, dict) or result.get("practice") is not True:
        line = text.count("\n", 0, max(text.find(f'"{RESULT}"'), 0)) + 1
        faults.append(Fault("exercise-unmarked", Place(f"cases/{path.parent.name}/{path.name}", line)))


def _lists(case: Item, table: Mapping[str, Any], faults: Report) -> None:
    """The lists of an exercise: what must be in them is, and nothing is in one twice."""
    for key in ("themes", _NEEDED.get(table["kind"], "")):
        if key and not table.get(key) and "exercise" not in case.dropped:
            values = {"key": key, "kind": table["kind"]}
            faults.append(Fault("exercise-needs", case.key("exercise"), values))
    for lang in ALWAYS if "languages" in table else ():
        if lang not in table["languages"]:
            values = {"lang": lang}
            faults.append(Fault("exercise-language", case.value("exercise", "languages"), values))
    for key in _LISTS:
        _once(case, [(("exercise", key, n), name) for n, name in enumerate(table.get(key, ()))], faults)
    for key, name in (("judged", "question"), ("situation", "id")):
        rows = enumerate(table.get(key, ()))
        _once(case, [(("exercise", key, n, name), row[name]) for n, row in rows], faults)


def _once(case: Item, named: Iterable[tuple[tuple[str | int, ...], str]], faults: Report) -> None:
    first: dict[str, tuple[str | int, ...]] = {}
    for path, name in named:
        if name in first:
            place = case.value(*first[name])
            values = {"id": name, "file": place.file, "line": place.line}
            faults.append(Fault("id-twice", case.value(*path), values))
        first.setdefault(name, path)


def _todo(case: Item, faults: Report) -> None:
    """Titles and descriptions that a skeleton left to be written."""
    for key in ("title", "description"):
        for lang, text in case.raw.get(key, {}).items():
            if text.startswith(_TODO):
                faults.append(Fault("exercise-todo", case.value(key, lang)))


def check_names(case: Item, definition: Definition, faults: Report) -> bool:
    """Whether an exercise names only questions and conditions that there are, as they can be judged."""
    table = exercise_of(case)
    conditions = [condition.id for condition in definition.conditions]
    before = len(faults)
    for number, row in enumerate(table.get("judged", ())):
        path = ("exercise", "judged", number)
        if row["question"] in definition.questions:
            _judging(case, path, row, definition.questions[row["question"]].kind, faults)
        else:
            place = case.value(*path, "question")
            faults.append(_unknown("question", place, row["question"], definition.questions))
    for number, row in enumerate(table.get("situation", ())):
        path = ("exercise", "situation", number)
        for n, name in enumerate(row.get("decides", ())):
            if name not in conditions:
                faults.append(_unknown("condition", case.value(*path, "decides", n), name, conditions))
        for name in row.get("answers", {}):
            if name not in definition.questions:
                place = case.key(*path, "answers", name)
                faults.append(_unknown("question", place, name, definition.questions))
    return len(faults) == before


def _unknown(what: str, place: Place, name: str, known: Iterable[str]) -> Fault:
    return Fault(f"unknown-{what}", place, {"written": name, "nearest": nearest(name, known)})


def _judging(
    case: Item, path: tuple[str | int, ...], row: Mapping[str, Any], kind: str, faults: Report
) -> None:
    """Whether the way of judging suits the question, and its keys the way of judging."""
    how = row.get("how", "rules")
    wrong: list[tuple[str, str, tuple[str, ...]]] = []
    if how == "text" and kind not in _TEXTS:
        wrong.append(("how", kind, _TEXTS))
    if how == "equal" and kind == "prose":
        wrong.append(("how", kind, ("text",)))
    if row.get("mentions") and how != "text":
        wrong.append(("mentions", how, ("text",)))
    if row.get("tolerance_percent") and how != "equal":
        wrong.append(("tolerance_percent", how, ("equal",)))
    elif row.get("tolerance_percent") and kind not in _AMOUNTS:
        wrong.append(("tolerance_percent", kind, _AMOUNTS))
    for key, of, known in wrong:
        values = {"key": key, "kind": of, "known": list(known)}
        faults.append(Fault("not-for-kind", case.key(*path, key), values))


def judge_exercise(
    case: Item, definition: Definition, application: Application | None, faults: Report
) -> None:
    """Whether the good application is good where it is judged, and each situation as it says."""
    table = exercise_of(case)
    today = case.raw.get("today", definition.edition.apply_by.date())
    if application is not None:
        assessment = assess(definition, application, today)
        for number, row in enumerate(table.get("judged", ())):
            _good(case, number, Judged.model_validate(row), assessment, faults)
    for number, row in enumerate(table.get("situation", ())):
        _situation(case, number, Situation.model_validate(row), definition, today, faults)


def _good(case: Item, number: int, judged: Judged, assessment: Assessment, faults: Report) -> None:
    """The good application's own answer to a question that is judged."""
    path = ("exercise", "judged", number)
    if judged.question not in assessment.values:
        asked = {"question": judged.question}
        faults.append(Fault("judged-unanswered", case.value(*path, "question"), asked))
        return
    for finding in assessment.findings if judged.how != "equal" else ():
        if spot(finding.at).question == judged.question and finding.acknowledged is None:
            values = {"question": judged.question, "rule": finding.rule, "at": finding.at}
            faults.append(Fault("judged-finding", case.value(*path, "question"), values))
    for group in judged.unmentioned(str(assessment.values[judged.question])):
        place = case.value(*path, "mentions", group)
        lacking = {"question": judged.question, "known": list(judged.mentions[group])}
        faults.append(Fault("mention-missing", place, lacking))


def _situation(
    case: Item, number: int, situation: Situation, definition: Definition, today: date, faults: Report
) -> None:
    """One situation: its answers give the verdict that it says, by the conditions that it says."""
    path = ("exercise", "situation", number)
    application = Application(
        scheme=definition.scheme, edition=definition.edition.id, answers=situation.answers
    )
    assessment = assess(definition, application, today)
    wrong = [finding for finding in assessment.findings if finding.rule == "answer.kind"]
    for finding in wrong:
        place = case.value(*path, "answers", spot(finding.at).question)
        faults.append(Fault("example-value", place, {"at": finding.at}))
    verdict = _RULINGS.get(assessment.verdict, assessment.verdict)
    state = {"not_eligible": "not_met", "unknown": "unknown"}.get(verdict)
    decides = [condition.id for condition in assessment.conditions if condition.state == state]
    if wrong:
        return
    if verdict != situation.verdict:
        values = {"written": situation.verdict, "found": verdict, "known": decides}
        faults.append(Fault("situation-verdict", case.value(*path, "verdict"), values))
    elif sorted(decides) != sorted(situation.decides):
        code = "situation-decides" if decides else "situation-decides-none"
        faults.append(Fault(code, case.value(*path, "decides"), {"known": decides}))

"""Examples are run: of relevance, conditions and rules, one that holds and one that does not.

Both must be there and do what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from wizard.content.checks_expressions import has_rows
from wizard.content.examples import EDITION_YEAR, NOT_CLARIFIED, SPECIAL, TODAY, Truth, plain, prepared
from wizard.content.faults import Fault
from wizard.content.nearest import nearest
from wizard.content.scheme_view import SchemeView
from wizard.content.sheets import Item
from wizard.engine.answers import check_answers
from wizard.engine.expressions import ExpressionFault
from wizard.engine.findings import BUILTIN
from wizard.engine.rules import CHECKS
from wizard.engine.totals import TOTALS
from wizard.schema.scheme import Definition, Rule

_KEYS: Final[Mapping[str, tuple[str, str]]] = {
    "relevant": ("relevant_with", "irrelevant_with"),
    "met": ("met_with", "unmet_with"),
    "fails": ("fails_with", "passes_with"),
}
"""The example that holds and the one that does not, by the key that they are examples of."""

Report = list[Fault]
Run = Callable[[Definition, Mapping[str, Any]], Truth]


@dataclass(frozen=True, slots=True)
class _Subject:
    """Something that has a pair of examples."""

    view: SchemeView
    kind: str
    name: str
    of: str

    def item(self, key: str) -> Item | None:
        """The item whose example counts."""
        return self.view.owner(self.kind, self.name, key)


def check_examples(view: SchemeView, bad: frozenset[int], faults: Report) -> None:
    """Every example of a scheme; `bad` are the items whose expressions are at fault already."""
    for (kind, name), items in view.items.items():
        if any(item.faulty or id(item) in bad for item in items):
            continue
        if kind in ("question", "step"):
            _expression(_Subject(view, kind, name, "relevant"), faults)
        elif kind == "condition":
            _expression(_Subject(view, kind, name, "met"), faults)
        elif kind == "rule":
            _rule(_Subject(view, kind, name, "fails"), faults)


def _expression(subject: _Subject, faults: Report) -> None:
    """The examples of a relevance or a condition."""
    item = subject.item(subject.of)
    if item is None:
        lone = [(key, subject.item(key)) for key in _KEYS[subject.of]]
        faults.extend(
            Fault("example-of-nothing", i.key(key), {"key": key}) for key, i in lone if i is not None
        )
    elif subject.view.judged(item.raw[subject.of]):
        _pair(subject, partial(_value, item.raw[subject.of]), faults)


def _value(text: str, definition: Definition, example: Mapping[str, Any]) -> Truth:
    return prepared(definition, example).value(text)


def _rule(subject: _Subject, faults: Report) -> None:
    rule = subject.view.definitions[0].rule.get(subject.name)
    if rule is None or rule.check == BUILTIN or (rule.fails is None) == (rule.check is None):
        return
    if rule.each is not None and not has_rows(subject.view, rule.each):
        return
    if rule.check is None or rule.check in CHECKS:
        _pair(subject, partial(_fails, rule), faults)


def _fails(rule: Rule, definition: Definition, example: Mapping[str, Any]) -> Truth:
    return prepared(definition, example).fails(rule)


def _pair(subject: _Subject, run: Run, faults: Report) -> None:
    """Both examples: there, of known names, and coming out as they say in one and the same edition."""
    holding, failing = _KEYS[subject.of]
    wanted = {holding: True, failing: False}
    examples: dict[str, Item] = {}
    for key in wanted:
        item = subject.item(key)
        if item is None or _empty(subject, item, key):
            place = subject.view.place(subject.kind, subject.name)
            faults.append(Fault("example-missing", place, {"key": key, "id": subject.name}))
        elif _understood(subject.view, item, key, faults):
            examples[key] = item
    if len(examples) < len(wanted):
        return
    worst = list(wanted)
    for definition in subject.view.definitions:
        wrong = [
            key for key in wanted if _outcome(run, definition, examples[key].raw[key]) is not wanted[key]
        ]
        worst = min(worst, wrong, key=len)
    for key in worst:
        faults.append(Fault("example-wrong", examples[key].key(key), {"key": key, "id": subject.name}))


def _empty(subject: _Subject, item: Item, key: str) -> bool:
    """Whether an example of a named check holds nothing: there nothing fails, and nothing is shown."""
    return not item.raw[key] and subject.item("check") is not None


def _outcome(run: Run, definition: Definition, example: Mapping[str, Any]) -> Truth:
    """What an example gives; None where the expression breaks on it."""
    try:
        return run(definition, example)
    except ExpressionFault:
        return None


def _understood(view: SchemeView, item: Item, key: str, faults: Report) -> bool:
    """Whether an example names only what there is, with values of their kind."""
    definition = view.definitions[0]
    example = plain(item.raw[key])
    known = {*definition.questions, *TOTALS, *SPECIAL}
    unknown = [name for name in example if name not in known]
    found = [
        Fault("unknown-question", item.key(key, name), {"written": name, "nearest": nearest(name, known)})
        for name in ([] if view.nameless("question") else unknown)
    ]
    answers = {n: v for n, v in example.items() if n in definition.questions and n not in view.questionable}
    found.extend(_special(item, key, example))
    found.extend(_refused(definition, item, key, answers))
    found.extend(_cells(definition, item, key, answers))
    faults.extend(found)
    sound = answers.keys() == example.keys() & definition.questions.keys()
    return sound and not found and not unknown


def _special(item: Item, key: str, example: Mapping[str, Any]) -> Iterator[Fault]:
    """A year, a date and notes that are none."""
    shapes = {EDITION_YEAR: int, TODAY: str, NOT_CLARIFIED: dict}
    for name, shape in shapes.items():
        value = example.get(name)
        if name in example and (type(value) is not shape or (name == TODAY and not _is_date(value))):
            yield Fault("example-value", item.value(key, name), {"at": name})


def _is_date(text: Any) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _refused(definition: Definition, item: Item, key: str, answers: Mapping[str, Any]) -> Iterator[Fault]:
    """Answers that are not of their kind."""
    for pointer in check_answers(definition, answers).refusals:
        path = [int(part) if part.isdecimal() else part for part in pointer[1:].split("/")]
        yield Fault("example-value", item.value(key, *path), {"at": pointer})


def _cells(definition: Definition, item: Item, key: str, answers: Mapping[str, Any]) -> Iterator[Fault]:
    """Cells of columns that are not there."""
    for name, rows in answers.items():
        columns = {column.id for column in definition.questions[name].columns}
        for number, row in enumerate(rows if columns and isinstance(rows, list) else ()):
            for cell in sorted(row.keys() - columns) if isinstance(row, dict) else ():
                values = {"written": cell, "table": name, "nearest": nearest(cell, columns)}
                yield Fault("unknown-column", item.key(key, name, number, cell), values)

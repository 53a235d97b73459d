"""Surplus words: headings, list items and placeholders of things that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from wizard.content.checks_words import Shelf
from wizard.content.examples import prepared
from wizard.content.faults import Fault, Place
from wizard.content.nearest import nearest
from wizard.content.scheme_view import SchemeView
from wizard.content.sections import Section
from wizard.content.templates import FORMATS, placeholders
from wizard.content.word_files import CONDITIONS, RULES, SCHEME, Head, WordFile, WordFolder
from wizard.engine.expressions import ExpressionFault
from wizard.engine.facts import Hit
from wizard.engine.findings import BUILTIN
from wizard.engine.rules import CHECKS
from wizard.engine.totals import TOTALS
from wizard.schema.scheme import Question, Rule

_MARKS: Final[Mapping[str, tuple[str, ...]]] = {
    "question": ("label", "why", "good", "example", "choices", "columns", "reply"),
    RULES: ("message", "mend"),
    CONDITIONS: ("unmet", "change"),
    SCHEME: (),
}
_KINDS: Final = {RULES: "rule", CONDITIONS: "condition"}
FIELD: Final = "field"
"""The placeholder that every message may use: the path of the field it points to."""
_OF_REPLIES: Final = frozenset({*TOTALS, "edition_year", "municipality_name", "county", "county_governor"})
"""What the words of a reply may name beside answers (`engine.replies`)."""

Report = list[Fault]


def check_texts(shelf: Shelf, faults: Report) -> None:
    """Report the surplus words of a scheme and of the parts it uses, in one language."""
    definition = shelf.view.definitions[0]
    rules, conditions = list(definition.rule), [c.id for c in definition.conditions]
    steps = {step.id: {q.id: q for q in step.question} for step in definition.steps}
    known = {**{s: list(q) for s, q in steps.items()}, RULES: rules, CONDITIONS: conditions, SCHEME: []}
    _folder(shelf, shelf.own, known, steps, faults)
    for name, folder in shelf.parts.items():
        mine = {i.id: i for i in next(p for p in shelf.view.parts if p.name == name).items if i.id}
        of_part = {s: [q for q in ids if q in mine] for s, ids in known.items() if s in mine or s == RULES}
        _folder(shelf, folder, of_part, steps, faults)


def _folder(
    shelf: Shelf,
    folder: WordFolder,
    known: Mapping[str, list[str]],
    steps: Mapping[str, Mapping[str, Question]],
    faults: Report,
) -> None:
    for stem in folder.stems():
        file = folder.file(stem)
        if file.fault is not None:
            faults.append(file.fault)
        elif stem not in known and shelf.view.nameless("step"):
            continue
        elif stem not in known:
            values = {"written": f"{stem}.md", "nearest": nearest(stem, known)}
            faults.append(Fault("unknown-file", file.place(), values))
        else:
            _heads(file, stem, known[stem], faults, sure=not shelf.view.unsure(_KINDS.get(stem, "question")))
            for head in file.heads:
                sound = head.section.level > 1 and head.id not in shelf.view.questionable
                if sound and head.id in steps.get(stem, {}):
                    _question(file, head, steps[stem][head.id], faults)
            _all_placeholders(shelf, file, stem, steps.get(stem, {}), faults)


def _heads(file: WordFile, stem: str, known: Collection[str], faults: Report, *, sure: bool) -> None:
    """The headings of a file: each of something that is there, once, with marks that are read.

    Where `sure` is false, an id is missing or used twice, and no heading is called surplus.
    """
    marks = _MARKS.get(stem, _MARKS["question"])
    seen: dict[tuple[str, bool], Section] = {}
    for section in file.loose:
        faults.append(Fault("mark-alone", file.place(section), {"written": f".{section.kind}"}))
    for head in file.heads:
        top = head.section.level == 1
        names = [stem] if top else known
        if sure and head.id not in names and not (stem == SCHEME and not top):
            values = {"written": head.id, "nearest": nearest(head.id, names)}
            faults.append(Fault("unknown-heading", file.place(head.section), values))
        first = seen.setdefault((head.id, top), head.section)
        if first is not head.section:
            again = {"id": head.id, "file": file.name, "line": first.line}
            faults.append(Fault("id-twice", file.place(head.section), again))
        for section in head.under:
            if section.kind not in marks or top:
                values = {
                    "written": f".{section.kind}",
                    "nearest": None if top else nearest(section.kind, marks),
                }
                faults.append(Fault("unknown-mark", file.place(section), values))


def _question(file: WordFile, head: Head, question: Question, faults: Report) -> None:
    """The lists and replies of a question: only of what it has."""
    columns = {column.id: column for column in question.columns}
    for section in head.under:
        if section.kind == "choices":
            field = columns.get(section.id) if section.id else question
            if field is None:
                _unknown("unknown-column", file, section, section.id, columns, faults, table=question.id)
            else:
                _items("unknown-choice", file, section, field.choices, faults, question=field.id)
        elif section.kind == "columns":
            _items("unknown-column", file, section, columns, faults, table=question.id)
        elif section.kind == "reply":
            replies = [reply.id for reply in question.reply]
            if section.id not in replies:
                _unknown("unknown-reply", file, section, section.id, replies, faults, question=question.id)


def _unknown(
    code: str, file: WordFile, section: Section, name: str, known: Iterable[str], faults: Report, **more: Any
) -> None:
    values = {"written": name, "nearest": nearest(name, known), "known": list(known), **more}
    faults.append(Fault(code, file.place(section), values))


def _items(
    code: str, file: WordFile, section: Section, known: Iterable[str], faults: Report, **more: Any
) -> None:
    names = list(known)
    for name in file.listed(section):
        if name not in names:
            values = {"written": name, "nearest": nearest(name, names), "known": names, **more}
            faults.append(Fault(code, file.item_place(section, name), values))


def _all_placeholders(
    shelf: Shelf, file: WordFile, stem: str, questions: Mapping[str, Question], faults: Report
) -> None:
    """Every placeholder of a file names something that will be there."""
    answers = {*shelf.view.definitions[0].questions, *_OF_REPLIES}
    for head in file.heads:
        if stem == RULES:
            rule = shelf.view.definitions[0].rule.get(head.id)
            for section, names in _rule_texts(shelf.view, rule, head) if rule else ():
                _placeholders(file, section, names, faults)
        elif stem == CONDITIONS:
            for section in head.under:
                _placeholders(file, section, {FIELD}, faults)
        elif head.id in questions:
            for section in head.named("reply"):
                _placeholders(file, section, answers, faults)


def _placeholders(file: WordFile, section: Section, known: Collection[str], faults: Report) -> None:
    for name, form in placeholders(section.body):
        if name not in known:
            values = {"written": name, "nearest": nearest(name, known)}
            faults.append(Fault("unknown-placeholder", _line_of(file, section, name), values))
        if form and form not in FORMATS:
            formats = {"written": form, "known": sorted(FORMATS), "nearest": nearest(form, FORMATS)}
            faults.append(Fault("unknown-format", _line_of(file, section, name), formats))


def _line_of(file: WordFile, section: Section, name: str) -> Place:
    """The place of a placeholder in a section."""
    for number in range(section.line, len(file.lines)):
        column = file.lines[number].find("{" + name)
        if column >= 0:
            return Place(file.name, number + 1, column + 1)
    return file.place(section)


def _rule_texts(view: SchemeView, rule: Rule, head: Head) -> Iterator[tuple[Section, set[str]]]:
    """The texts of a rule whose values are known, with the names of those values."""
    if rule.check == BUILTIN or view.faulty("rule", rule.id):
        return
    named = {section.id for section in head.under if section.id}
    for section in (head.section, *head.under):
        if rule.fails is not None:
            yield section, {FIELD, *rule.values}
            continue
        variant = "" if section is head.section else section.id
        found = [hit for hit in _hits(view, rule) if _speaks(hit, variant, named)]
        if found:
            yield section, {FIELD}.union(*(hit.values for hit in found))


def _speaks(hit: Hit, variant: str, named: set[str]) -> bool:
    """Whether a text of this variant, or of none, is used for a hit."""
    of = str(hit.values.get("variant", ""))
    return of == variant if variant else of not in named


def _hits(view: SchemeView, rule: Rule) -> list[Hit]:
    """What a named check finds in its failing example, in any edition."""
    found: list[Hit] = []
    if rule.check in CHECKS and rule.fails_with is not None:
        for definition in view.definitions:
            try:
                found.extend(prepared(definition, rule.fails_with).hits(rule))
            except (ExpressionFault, ValueError, TypeError):
                continue
    return found

"""From rules to findings: each rule tried, silenced where the tables say so, and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

from wizard.engine.expressions import Expressions, expressions_of
from wizard.engine.facts import Check, Facts, Hit
from wizard.engine.pointers import spot
from wizard.engine.rules import CHECKS
from wizard.engine.terms import NOTHING, UNCLEAR, Evaluate, Names
from wizard.schema.assessment import Finding, Status
from wizard.schema.scheme import Definition, Rule, Severity

BUILTIN: Final = "builtin"
"""The `check` of rules whose findings `assess` makes itself: `answer.*`."""
RANK: Final = {severity: n for n, severity in enumerate(Severity)}
_SEVERITIES: Final = tuple((severity.value, severity) for severity in Severity)
_MOST_KEPT: Final = 4096
"""Of so many pointers the place is kept."""
_Place: TypeAlias = tuple[int, int, int]


class Trial:
    """One rule with its expressions and its check at hand."""

    def __init__(self, rule: Rule, expressions: Expressions) -> None:
        """Nothing of it is read before the rule is first tried."""
        self.rule = rule
        self.always = rule.applies is None
        self.table, self.at = rule.each, rule.at
        self.check = CHECKS[rule.check] if rule.check else None
        self._expressions = expressions

    def hits(self, facts: Facts, bindings: Names) -> Iterable[Hit]:
        """What the rule finds; nothing where it does not apply or cannot know yet."""
        if not self.always and not self._applies(bindings, NOTHING):
            return ()
        if self.check:
            return self.check(facts, self.rule)
        if self.table:
            return self._rows(facts, bindings, self.table)
        return (self.failed(bindings, NOTHING, self.at),) if self.fails(bindings, NOTHING) else ()

    @cached_property
    def _applies(self) -> Evaluate:
        return self._expressions.evaluator(self.rule.applies or "true")

    @cached_property
    def fails(self) -> Evaluate:
        """Whether the application is at fault, or a row of it."""
        return self._expressions.evaluator(self.rule.fails or "false", table=self.rule.each)

    @cached_property
    def _values(self) -> dict[str, Evaluate]:
        """What a hit carries, by name."""
        values, table = self.rule.values.items(), self.rule.each
        return {name: self._expressions.evaluator(text, table=table, want=None) for name, text in values}

    def _rows(self, facts: Facts, bindings: Names, table: str) -> Iterable[Hit]:
        """A hit for each row under which the rule's expression is true."""
        rows, refused = facts.values.get(table), facts.refused
        if not rows:
            return ()
        found, fails = [], self.fails
        scope: dict[str, Any] = {UNCLEAR: ()}
        for number, row in enumerate(rows):
            scope["row"] = row
            if refused:
                scope[UNCLEAR] = facts.refused_cells(table, number)
            if fails(bindings, scope):
                found.append(self.failed(bindings, scope, f"/{table}/{number}{self.at}"))
        return found

    def failed(self, bindings: Names, scope: Names, at: str) -> Hit:
        """The hit of a rule whose expression is true."""
        return Hit(at, {name: value(bindings, scope) for name, value in self._values.items()})


class _Trials(NamedTuple):
    """The rules that are tried here. Two sorts are tried without a call that asks which sort they are."""

    checks: list[tuple[Check, Rule]]
    """Named checks that always apply."""
    whole: list[Trial]
    """Expressions on the whole application that always apply."""
    others: list[Trial]


def rule_findings(facts: Facts, expressions: Expressions, bindings: Names) -> list[Finding]:
    """The findings of every rule of the definition, less those that another failed rule silences."""
    trials = expressions.once(_trials)
    found: list[tuple[Rule, list[Hit]]] = []
    for check, rule in trials.checks:
        if told := list(check(facts, rule)):
            found.append((rule, told))
    found += [
        (trial.rule, [trial.failed(bindings, NOTHING, trial.at)])
        for trial in trials.whole
        if trial.fails(bindings, NOTHING)
    ]
    for trial in trials.others:
        some = trial.hits(facts, bindings)
        if some and (told := list(some)):
            found.append((trial.rule, told))
    silenced = {name for rule, _ in found for name in rule.silences}
    return [finding_of(rule, hit) for rule, told in found if rule.id not in silenced for hit in told]


def _trials(expressions: Expressions) -> _Trials:
    """The rules that are tried here, but for those whose findings `assess` makes itself."""
    every = [Trial(rule, expressions) for rule in expressions.definition.rules if rule.check != BUILTIN]
    checks = [trial for trial in every if trial.always and trial.check]
    whole = [trial for trial in every if trial.always and not trial.check and not trial.table]
    return _Trials(
        checks=[(CHECKS[trial.rule.check or ""], trial.rule) for trial in checks],
        whole=whole,
        others=[trial for trial in every if trial not in checks and trial not in whole],
    )


def hits(rule: Rule, facts: Facts, expressions: Expressions, bindings: Mapping[str, Any]) -> Iterable[Hit]:
    """What one rule finds; nothing where it does not apply or cannot know yet."""
    return Trial(rule, expressions).hits(facts, bindings)


def finding_of(rule: Rule, hit: Hit) -> Finding:
    """The finding that a hit of a rule makes; acknowledgement is added by `assess`."""
    at, values, severity = hit
    return Finding(rule.id, severity or rule.severity, at, values, rule.source)


class _Places:
    """Where the questions and columns of a definition stand in it."""

    def __init__(self, expressions: Expressions) -> None:
        questions = expressions.definition.questions.values()
        self._questions = {
            question.id: (number, {column.id: n for n, column in enumerate(question.columns)})
            for number, question in enumerate(questions)
        }
        self._kept: dict[str, _Place] = {}

    def of(self, at: str) -> _Place:
        """The place of question, row and column; -1 for what a pointer does not name."""
        found = self._kept.get(at)
        if found is None:
            question, row, column = spot(at)
            number, columns = self._questions.get(question, (-1, {}))
            found = number, -1 if row is None else row, columns.get(column or "", -1)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[at] = found
        return found


def in_order(definition: Definition, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, then as the questions and columns stand in the scheme, then by rule."""
    place = expressions_of(definition).once(_Places).of

    def key(finding: Finding) -> tuple[Any, ...]:
        return RANK[finding.severity], place(finding.at), finding.rule, finding.at

    return tuple(sorted(findings, key=key))


def counts_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity."""
    found = [finding.severity for finding in findings]
    return {name: found.count(severity) for name, severity in _SEVERITIES}


def status_of(counts: Mapping[str, int]) -> Status:
    """Whether an application with so many findings of each severity is ready."""
    return "not_ready" if counts[Severity.BLOCKER] or counts[Severity.ERROR] else "ready"

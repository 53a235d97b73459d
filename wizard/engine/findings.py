"""From rules to findings: each rule tried, silenced where the tables say so, and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from wizard.engine.expressions import Expressions, expressions_of
from wizard.engine.facts import Facts, Hit
from wizard.engine.pointers import spot
from wizard.engine.terms import Names
from wizard.engine.trials import Trials
from wizard.schema.assessment import Finding, Status
from wizard.schema.scheme import Definition, Rule, Severity

BUILTIN: Final = "builtin"
"""The `check` of rules whose findings `assess` makes itself: `answer.*`."""
RANK: Final = {severity: n for n, severity in enumerate(Severity)}
_SEVERITIES: Final = tuple((severity.value, severity) for severity in Severity)
_MOST_KEPT: Final = 4096
"""Of so many pointers the place is kept."""
_Place: TypeAlias = tuple[int, int, int]


def rule_findings(facts: Facts, expressions: Expressions, bindings: Names) -> list[Finding]:
    """The findings of every rule of the definition, less those that another failed rule silences."""
    trials = expressions.once(_trials)
    found, silences = _found(trials, facts, bindings), trials.silences
    silenced = {name for finding in found if finding.rule in silences for name in silences[finding.rule]}
    return [finding for finding in found if finding.rule not in silenced] if silenced else found


def _trials(expressions: Expressions) -> Trials:
    """The rules that are tried here, but for those whose findings `assess` makes itself."""
    return Trials([rule for rule in expressions.definition.rules if rule.check != BUILTIN], expressions)


def _found(trials: Trials, facts: Facts, bindings: Names) -> list[Finding]:
    """What the rules find; nothing where one does not apply or cannot know yet."""
    found, checks = trials.by_expressions(facts, bindings)
    for check, rule in checks:
        for hit in check(facts, rule):
            found.append(finding_of(rule, hit))
    return found


def hits(rule: Rule, facts: Facts, expressions: Expressions, bindings: Names) -> Iterable[Hit]:
    """What one rule finds."""
    found = _found(Trials([rule], expressions), facts, bindings)
    return [Hit(finding.at, finding.values, finding.severity) for finding in found]


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

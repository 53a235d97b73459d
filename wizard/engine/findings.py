"""From rules to findings: each rule tried, silenced where the tables say so, and put in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from wizard.engine.expressions import Expressions
from wizard.engine.facts import Facts, Hit
from wizard.engine.pointers import spot
from wizard.engine.rules import CHECKS
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Definition, Rule, Severity

BUILTIN: Final = "builtin"
"""The `check` of rules whose findings `assess` makes itself: `answer.*`."""
RANK: Final = {severity: n for n, severity in enumerate(Severity)}


def rule_findings(facts: Facts, expressions: Expressions, bindings: Mapping[str, Any]) -> list[Finding]:
    """The findings of every rule of the definition, less those that another failed rule silences."""
    found: dict[str, list[Finding]] = {}
    for rule in facts.definition.rules:
        if rule.check != BUILTIN:
            found[rule.id] = [finding_of(rule, hit) for hit in hits(rule, facts, expressions, bindings)]
    silenced = {name for rule in facts.definition.rules if found.get(rule.id) for name in rule.silences}
    return [finding for rule_id, some in found.items() if rule_id not in silenced for finding in some]


def hits(rule: Rule, facts: Facts, expressions: Expressions, bindings: Mapping[str, Any]) -> Iterator[Hit]:
    """What one rule finds; nothing where it does not apply or cannot know yet."""
    if rule.applies is not None and not expressions.compile(rule.applies).value(bindings):
        return
    if rule.check is not None:
        yield from CHECKS[rule.check](facts, rule)
    elif rule.each is not None:
        yield from _rows(rule, rule.each, facts, expressions, bindings)
    elif expressions.compile(rule.fails or "false").value(bindings):
        yield _failed(rule, expressions, bindings, rule.at)


def _rows(
    rule: Rule, table: str, facts: Facts, expressions: Expressions, bindings: Mapping[str, Any]
) -> Iterator[Hit]:
    """A hit for each row under which the rule's expression is true."""
    for number, row in enumerate(facts.rows(table)):
        refused = facts.refused_cells(table, number)
        fails = expressions.compile(rule.fails or "false", table=table)
        if fails.value(bindings, expressions.row_bindings(table, row, refused, fails.cells)):
            cells = {**bindings, **expressions.row_bindings(table, row, refused)}
            yield _failed(rule, expressions, cells, f"/{table}/{number}{rule.at}")


def _failed(rule: Rule, expressions: Expressions, bindings: Mapping[str, Any], at: str) -> Hit:
    """The hit of a rule whose expression is true under these bindings."""
    values = {
        name: expressions.compile(text, table=rule.each, want=None).value(bindings)
        for name, text in rule.values.items()
    }
    return Hit(at, values)


def finding_of(rule: Rule, hit: Hit) -> Finding:
    """The finding that a hit of a rule makes; acknowledgement is added by `assess`."""
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        at=hit.at,
        values=dict(hit.values),
        source=rule.source,
    )


def in_order(definition: Definition, findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, then as the questions and columns stand in the scheme, then by rule."""
    places = {question: n for n, question in enumerate(definition.questions)}

    def key(finding: Finding) -> tuple[Any, ...]:
        question, row, column = spot(finding.at)
        known = definition.questions.get(question)
        columns = [c.id for c in known.columns] if known else []
        cell = columns.index(column) if column in columns else -1
        place = places.get(question, -1)
        return RANK[finding.severity], place, -1 if row is None else row, cell, finding.rule, finding.at

    return tuple(sorted(findings, key=key))

"""Every rule of a definition tried on an application: what is tried of the whole of it is one function.

The rules on rows are one function of each table, row by row. Nothing of a rule is read before it is first
tried, and nothing of what its findings carry before there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeAlias

from wizard.engine.expressions import Expressions
from wizard.engine.facts import Check, Facts
from wizard.engine.functions import Making
from wizard.engine.rules import CHECKS
from wizard.engine.terms import ROW, Names
from wizard.schema.assessment import Finding
from wizard.schema.scheme import Rule

_Asked: TypeAlias = tuple[Check, Rule]


class Trials:
    """Rules with their expressions and their checks at hand."""

    def __init__(self, rules: Sequence[Rule], expressions: Expressions) -> None:
        """Nothing of the rules is read."""
        self._expressions = expressions
        self._checks: list[_Asked] = []
        self._whole: list[Rule] = []
        self.silences = {rule.id: rule.silences for rule in rules if rule.silences}
        on_rows: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.check and rule.applies is None:
                self._checks.append((CHECKS[rule.check], rule))
            elif rule.each and not rule.check:
                on_rows.setdefault(rule.each, []).append(rule)
            else:
                self._whole.append(rule)
        self._tables = [(table, _Rows(table, some, expressions)) for table, some in on_rows.items()]

    def by_expressions(self, facts: Facts, bindings: Names) -> tuple[list[Finding], list[_Asked]]:
        """What the rules find that are expressions, and the checks that apply, each with its rule."""
        found: list[Finding] = []
        checks = self._checks.copy()
        self._try(found, bindings, checks)
        values, refused = facts.values, facts.refused
        for table, rules in self._tables:
            if rows := values.get(table):
                rules.try_on(found, bindings, rows, partial(facts.refused_cells, table) if refused else None)
        return found, checks

    @cached_property
    def _try(self) -> Callable[[list[Finding], Names, list[_Asked]], None]:
        """What tries the rules on the whole application, and asks which of the other checks apply."""
        making, tests = Making(self._expressions), []
        checks: dict[str, _Asked] = {}
        later: dict[str, Callable[[], Any]] = {}
        for number, rule in enumerate(self._whole):
            holds = [] if rule.applies is None else [making.kept(rule.applies)]
            if rule.check:
                checks[f"c{number}"] = CHECKS[rule.check], rule
                tests.append(f"if {holds[0]}: checks.append(c{number})")
            else:
                holds.append(making.true(rule.fails or "false"))
                later[f"h{number}"] = partial(_finder, rule, self._expressions)
                tests.append(f"if {' and '.join(holds)}: found.append(h{number}(b))")
        return making.compiled("found, b, checks", [*making.lines(), *tests, "return"], later, **checks)


class _Rows:
    """The rules on the rows of one table."""

    def __init__(self, table: str, rules: Sequence[Rule], expressions: Expressions) -> None:
        self._table = table
        self._rules = rules
        self._expressions = expressions

    @cached_property
    def try_on(self) -> Callable[..., None]:
        """What tries them: it takes findings to add to, bindings, rows and what is unclear of each."""
        making, tests, later = Making(self._expressions, table=self._table), [], {}
        for number, rule in enumerate(self._rules):
            holds = [] if rule.applies is None else [making.kept(rule.applies)]
            holds.append(making.true(rule.fails or "false"))
            later[f"h{number}"] = partial(_finder, rule, self._expressions)
            tests.append(f"if {' and '.join(holds)}: found.append(h{number}(b, {ROW}, n, unclear))")
        each = [f"  {line}" for line in (*making.row_lines(), *tests)]
        lines = [*making.lines(), f"for n, {ROW} in enumerate(rows):", *each]
        return making.compiled("found, b, rows, unclear", lines, later)


def _finder(rule: Rule, expressions: Expressions) -> Callable[..., Finding]:
    """What makes the finding of a rule that fails, from the bindings and, of a rule on rows, the row."""
    making = Making(expressions, table=rule.each)
    carried = ", ".join([f"{name!r}: {making.value(text)}" for name, text in rule.values.items()])
    read, head, at = making.lines(), "b", repr(rule.at)
    if rule.each:
        read, head = read + making.row_lines(), f"b, {ROW}, n, unclear"
        at = f"{f'/{rule.each}/'!r} + str(n) + {rule.at!r}"
    made = f"finding(({rule.id!r}, severity, {at}, {{{carried}}}, {rule.source!r}, None))"
    # The tuple's own function takes a third of the time of the named one's.
    names: Mapping[str, Any] = {"finding": partial(tuple.__new__, Finding), "severity": rule.severity}
    return making.compiled(head, [*read, f"return {made}"], **names)

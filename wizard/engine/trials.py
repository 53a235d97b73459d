"""Every rule of a definition tried on an application: what is always tried is one function.

A rule on rows is tried together with the others on its table, row by row. Nothing of a rule is read before
it is first tried, and nothing of what a hit carries before there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from wizard.engine.expressions import Expressions
from wizard.engine.facts import Check, Facts, Hit
from wizard.engine.functions import Making, scope_lines
from wizard.engine.rules import CHECKS
from wizard.engine.terms import NOTHING, ROW, UNCLEAR, Evaluate, Names
from wizard.schema.scheme import Rule


class Trials:
    """Rules with their expressions and their checks at hand."""

    def __init__(self, rules: Sequence[Rule], expressions: Expressions) -> None:
        """Nothing of the rules is read."""
        self._expressions = expressions
        self._checks: list[tuple[Check, Rule]] = []
        self._whole: list[_Trial] = []
        on_rows: dict[str, list[_Trial]] = {}
        for rule in rules:
            if rule.check and rule.applies is None:
                self._checks.append((CHECKS[rule.check], rule))
            elif rule.each and not rule.check:
                on_rows.setdefault(rule.each, []).append(_Trial(rule, expressions))
            else:
                self._whole.append(_Trial(rule, expressions))
        self._tables = [_Table(table, trials, expressions) for table, trials in on_rows.items()]

    def hits(self, facts: Facts, bindings: Names) -> Iterator[tuple[Rule, Hit]]:
        """What the rules find; nothing where one does not apply or cannot know yet."""
        for check, rule in self._checks:
            for hit in check(facts, rule):
                yield rule, hit
        for number in self._failing(bindings):
            trial = self._whole[number]
            if trial.check is None:
                yield trial.rule, trial.hit(bindings, NOTHING, trial.rule.at)
            else:
                for hit in trial.check(facts, trial.rule):
                    yield trial.rule, hit
        for table in self._tables:
            yield from table.hits(facts, bindings)

    @cached_property
    def _failing(self) -> Callable[[Names], list[int]]:
        """The numbers of the rules on the whole application that fail, and of the checks that apply."""
        making, tests = Making(self._expressions), []
        for number, trial in enumerate(self._whole):
            asked = (trial.rule.applies, "true" if trial.check else trial.rule.fails or "false")
            holds = " and ".join(making.true(text) for text in asked if text)
            tests.append(f"if {holds}: found.append({number})")
        return making.compiled("b", [*making.lines(), "found = []", *tests, "return found"])


class _Trial:
    """One rule."""

    def __init__(self, rule: Rule, expressions: Expressions) -> None:
        self.rule = rule
        self.check = CHECKS[rule.check] if rule.check else None
        self._expressions = expressions

    def hit(self, bindings: Names, scope: Names, at: str) -> Hit:
        """The hit of a rule whose expression is true."""
        return Hit(at, self._values(bindings, scope))

    @cached_property
    def _values(self) -> Evaluate:
        """What a hit carries, by name."""
        making = Making(self._expressions, table=self.rule.each)
        carried = [f"{name!r}: {making.value(text)}" for name, text in self.rule.values.items()]
        lines = making.lines() + scope_lines(making.cells, making.unclear)
        return making.compiled("b, s", [*lines, f"return {{{', '.join(carried)}}}"])


class _Table:
    """The rules on the rows of one table."""

    def __init__(self, table: str, trials: Sequence[_Trial], expressions: Expressions) -> None:
        self.table = table
        self._trials = trials
        self._expressions = expressions

    def hits(self, facts: Facts, bindings: Names) -> Iterator[tuple[Rule, Hit]]:
        """A hit for each row under which a rule's expression is true."""
        rows = facts.values.get(self.table)
        if not rows:
            return
        unclear = partial(facts.refused_cells, self.table) if facts.refused else None
        for trial, number in self._failing(bindings, rows, unclear):
            rule = self._trials[trial].rule
            scope = {"row": rows[number], UNCLEAR: unclear(number) if unclear else ()}
            yield rule, self._trials[trial].hit(bindings, scope, f"/{self.table}/{number}{rule.at}")

    @cached_property
    def _failing(self) -> Callable[..., list[tuple[int, int]]]:
        """The rules that fail, each with the row, by their numbers."""
        making, applies, tests = Making(self._expressions, table=self.table), [], []
        for number, trial in enumerate(self._trials):
            holds = making.true(trial.rule.fails or "false")
            if trial.rule.applies is not None:
                applies.append(f"a{number} = {making.true(trial.rule.applies, outside=True)}")
                holds = f"a{number} and {holds}"
            tests.append(f"  if {holds}: found.append(({number}, n))")
        rows = [f"  {line}" for line in making.row_lines()]
        each = [*making.lines(), *applies, "found = []", f"for n, {ROW} in enumerate(rows):", *rows, *tests]
        return making.compiled("b, rows, unclear", [*each, "return found"])

"""Rules tried together find what CEL says of each alone; so with conditions, and with what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.cel_values import DEFINITIONS, QUESTIONS, SMALL, values_of
from wizard.engine.budget import BudgetFigures
from wizard.engine.conditions import condition_states
from wizard.engine.expressions import ExpressionFault, Expressions, expressions_of
from wizard.engine.facts import Facts
from wizard.engine.findings import hits, rule_findings
from wizard.engine.relevance import asked_of, order, relevance, step_key
from wizard.engine.terms import NOTHING
from wizard.engine.totals import TOTALS
from wizard.schema.application import Application
from wizard.schema.scheme import Condition, Definition, Question, Rule, Severity, Step

Hits = list[tuple[str, str, dict[str, Any]]]


def rule(id_: str, fails: str, **parts: Any) -> Rule:
    return Rule(id=id_, severity=Severity.ERROR, source="x", fails=fails, **parts)


ROW = {"each": "rows", "at": "/amount"}
LEFT = "grant_sought % 2 == 1"
"""What is left to CEL."""
RULES = (
    rule("whole", "grant_sought > 1", values={"sought": "grant_sought", "twice": "grant_sought * 2"}),
    rule("left", LEFT, at="/grant_sought"),
    rule("total", "total_cost > grant_sought || !(ceiling > 1)", values={"ceiling": "ceiling"}),
    rule("total-left", "total_cost % 2 == 1 && given.rows", values={"given": "given.new"}),
    rule("applies", "!given.rows", applies="new", silences=("whole",)),
    rule("applies-left", "new || growth > 3.0", applies=LEFT),
    rule("row", "row.amount > 1 || row.percent < 5.0", values={"percent": "row.percent"}, **ROW),
    rule("row-unclear", "!given.row.title", **ROW),
    rule("row-left", "row.amount % 2 == 1 && given.row.title", values={"rest": "row.amount % 3"}, **ROW),
    rule("row-applies", "row.staffed && purpose == 'both'", applies="new", **ROW),
    rule("row-applies-left", "row.staffed", applies=LEFT, **ROW),
    rule("row-value-unclear", "row.staffed", values={"titled": "given.row.title ? 'y' : 'n'"}, **ROW),
    rule("other", "row.year == edition_year", each="others"),
)
CONDITIONS = tuple(
    Condition(id=f"c{number}", met=met, at="", source="x")
    for number, met in enumerate(("new", LEFT, "purpose == 'grant' || !new", "rows.exists(r, r.staffed)"))
)
STEPS = (
    Step(
        id="first",
        question=(
            Question(id="a", kind="yes_no"),
            Question(id="b", kind="yes_no", relevant="a"),
            Question(id="c", kind="money", relevant="a"),
            Question(id="d", kind="money", relevant="b || c > 1"),
        ),
    ),
    Step(
        id="second",
        relevant="d == 3 || !a",
        question=(
            Question(id="e", kind="yes_no"),
            Question(id="f", kind="yes_no", relevant="e"),
            Question(id="g", kind="yes_no", relevant="a"),
        ),
    ),
    Step(id="third", relevant="!f", question=(Question(id="h", kind="yes_no", relevant="g"),)),
)
LEFT_STEPS = (
    Step(id="fourth", question=(Question(id="i", kind="yes_no", relevant="c % 2 == 1"),)),
    Step(id="fifth", relevant="i", question=(Question(id="j", kind="yes_no", relevant="c % 3 == 1"),)),
)


def of(rules: tuple[Rule, ...] = (), steps: tuple[Step, ...] | None = None) -> Definition:
    own = SMALL.steps if steps is None else steps
    return Definition(
        scheme="tried", edition=SMALL.edition, steps=own, rules=rules, conditions=() if steps else CONDITIONS
    )


TRIED = of(RULES)
PATHS = [of(steps=STEPS), of(steps=(*STEPS, *LEFT_STEPS)), *DEFINITIONS]


def facts_of(
    definition: Definition,
    values: Mapping[str, Any],
    refused: frozenset[str],
    totals: Mapping[str, int | None] = NOTHING,
) -> Facts:
    application = Application(scheme="tried", edition="2023", answers=dict(values))
    return Facts(definition, application, values, {}, BudgetFigures(totals), date(2023, 1, 16), refused)


def by_cel(expressions: Expressions, facts: Facts) -> Iterator[tuple[Rule, str, dict[str, Any]]]:
    """What each rule finds, asked of CEL alone."""
    bound = expressions.bindings(facts.values, facts.budget.totals, facts.refused)
    for each in expressions.definition.rules:
        if each.applies is not None and not expressions.compile(each.applies).value(bound):
            continue
        rows = [None] if each.each is None else range(len(facts.rows(each.each)))
        for number in rows:
            at, cells = each.at, {}
            if each.each and number is not None:
                unclear = facts.refused_cells(each.each, number)
                cells = expressions.row_bindings(each.each, facts.rows(each.each)[number], unclear)
                at = f"/{each.each}/{number}{each.at}"
            here = {**bound, **cells}
            if expressions.compile(each.fails or "", table=each.each).value(here):
                yield (
                    each,
                    at,
                    {
                        name: expressions.compile(text, table=each.each, want=None).value(here)
                        for name, text in each.values.items()
                    },
                )


ANSWERS = st.fixed_dictionaries({}, optional={q.id: values_of(q, SMALL) for q in QUESTIONS})
FIGURES = st.fixed_dictionaries({}, optional=dict.fromkeys(TOTALS, st.none() | st.integers(0, 3)))
CELLS = st.frozensets(
    st.sampled_from(["/rows/0/title", "/rows/1/title", "/rows/0", "/others/0/year", "/new"])
)


@settings(max_examples=60)
@given(ANSWERS, CELLS, FIGURES)
def test_rules_tried_together_find_what_cel_says_of_each(
    values: dict[str, Any], refused: frozenset[str], totals: dict[str, int | None]
) -> None:
    # A cell that is not of its kind is not among the cells.
    refused = frozenset(at for at in refused if at != "/new" or "new" not in values)
    for at in refused:
        question, _, rest = at.removeprefix("/").partition("/")
        number, _, column = rest.partition("/")
        rows = values.get(question) or []
        if rest and int(number) < len(rows):
            cells = rows[int(number)]
            for name in [column] if column else [*cells]:
                cells.pop(name, None)
    expressions, facts = expressions_of(TRIED), facts_of(TRIED, values, refused, totals)
    bound = expressions.bindings(values, totals, refused)
    expected = list(by_cel(expressions, facts))
    silenced = {name for each, _, _ in expected for name in each.silences}
    found = rule_findings(facts, expressions, bound)
    assert sorted((f.rule, f.at, repr(f.values), f.severity, f.source) for f in found) == sorted(
        (each.id, at, repr(carried), each.severity, each.source)
        for each, at, carried in expected
        if each.id not in silenced
    )
    for each in RULES:
        alone = [(hit.at, repr(hit.values)) for hit in hits(each, facts, expressions, bound)]
        assert alone == [(at, repr(carried)) for one, at, carried in expected if one is each]


@settings(max_examples=40)
@given(ANSWERS)
def test_conditions_stand_as_cel_says(values: dict[str, Any]) -> None:
    expressions = expressions_of(TRIED)
    truths = [expressions.compile(one.met, place="path").value(values) for one in CONDITIONS]
    states = {True: "met", False: "not_met", None: "unknown"}
    assert [state.state for state in condition_states(expressions, values)] == [states[t] for t in truths]


def path_by_cel(expressions: Expressions, values: Mapping[str, Any]) -> dict[str, bool | None]:
    """Step by step: a question is relevant where its step is and its own expression is true."""
    definition, found = expressions.definition, dict[str, bool | None]()
    steps, bound = {step_key(step.id): step for step in definition.steps}, dict[str, Any]()
    for key in order(definition):
        above = True if key in steps else found[step_key(definition.step_of[key].id)]
        text = steps[key].relevant if key in steps else definition.questions[key].relevant
        year = {"edition_year": definition.edition.year}
        own = text is None or expressions.compile(text, place="path").value({**bound, **year})
        found[key] = False if False in (above, own) else None if None in (above, own) else True
        if found[key] and key in values:
            bound[key] = values[key]
    return found


@pytest.mark.parametrize("definition", PATHS, ids=["made", "left", "municipal", "transition"])
def test_what_is_asked_is_what_cel_says(definition: Definition) -> None:
    read = {
        key
        for key in definition.questions
        if any(
            key in (text or "")
            for step in definition.steps
            for text in (step.relevant, *(question.relevant for question in step.question))
        )
    }
    some = {key: values_of(definition.questions[key], definition) for key in read}

    @settings(max_examples=40)
    @given(st.fixed_dictionaries({}, optional=some))
    def tried(values: dict[str, Any]) -> None:
        expressions = expressions_of(definition)
        found = relevance(definition, expressions, values)
        assert list(found.items()) == list(path_by_cel(expressions, values).items())
        assert asked_of(expressions, found, values) == {q: v for q, v in values.items() if found[q]}

    tried()


def test_a_fault_of_the_content_is_said_when_a_rule_is_tried() -> None:
    for faulty in (rule("f", "purpos == 'x'"), rule("f", "purpose"), rule("f", "row.amount", **ROW)):
        definition = of((faulty,))
        facts = facts_of(definition, {"purpose": "grant", "rows": [{"amount": 1}]}, frozenset())
        with pytest.raises(ExpressionFault):
            rule_findings(facts, expressions_of(definition), {"purpose": "grant"})

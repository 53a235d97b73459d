"""The content's expressions: typed, compiled once, and honest about what is not known."""

from __future__ import annotations

from typing import Any

import pytest

from wizard.engine.expressions import ExpressionFault, Expressions, expressions_of, variable_names
from wizard.engine.relevance import cycle, order
from wizard.engine.terms import NOTHING
from wizard.schema.scheme import Column, Definition, Question, Step


@pytest.mark.parametrize(
    ("text", "bindings", "expected"),
    [
        ("purpose == 'grant'", {"purpose": "grant"}, True),
        ("purpose == 'grant'", {}, None),
        ("purpose == 'carry_over' || continuation_only", {"continuation_only": True}, True),
        ("purpose == 'carry_over' || continuation_only", {"continuation_only": False}, None),
        ("purpose == 'carry_over' && continuation_only", {"continuation_only": False}, False),
        ("grant_sought > total_cost", {"grant_sought": 2, "total_cost": 1}, True),
        ("!given.positions", {"given.positions": False}, True),
        ("positions.exists(r, r.percent > 50.0)", {"positions": [{"percent": 80.0}]}, True),
        ("positions.exists(r, r.percent > 50.0)", {"positions": [{}]}, None),
        ("positions.exists(r, r.percent > 50.0)", {"positions": []}, False),
        ("edition_year == 2023", {"edition_year": 2023}, True),
    ],
)
def test_an_expression_has_three_values(
    transition: Definition, text: str, bindings: dict[str, Any], expected: bool | None
) -> None:
    assert expressions_of(transition).compile(text).value(bindings) is expected


def test_rows_are_read_by_typed_cells(transition: Definition) -> None:
    expressions = expressions_of(transition)
    rule = expressions.compile("row.percent > row.percent_2021 && given.row.title", table="positions")
    cells = expressions.row_bindings(
        "positions", {"percent": 80, "percent_2021": 50, "title": "x", "id": "r1"}
    )
    assert "row.id" not in cells
    assert rule.value(cells) is True


def two_tables(transition: Definition) -> Definition:
    """A definition with two tables: `amount` is kroner in one and a text in the other, the rest is their own."""
    columns = {
        "costs": (Column(id="amount", kind="money"), Column(id="month", kind="integer")),
        "gifts": (Column(id="amount", kind="text"), Column(id="giver", kind="text")),
    }
    tables = tuple(Question(id=name, kind="table", columns=some) for name, some in columns.items())
    return Definition(scheme="two", edition=transition.edition, steps=(Step(id="money", question=tables),))


def test_a_column_has_the_type_of_its_own_table(transition: Definition) -> None:
    expressions = Expressions(two_tables(transition))
    costs = expressions.compile("row.amount > 5 && row.month == 1", table="costs")
    gifts = expressions.compile("row.amount == 'a cow' && row.giver != ''", table="gifts")
    assert costs.value({"row.amount": 6, "row.month": 1}) is True
    assert gifts.value({"row.amount": "a cow", "row.giver": "x"}) is True
    with pytest.raises(ExpressionFault, match="no matching overload"):
        expressions.compile("row.amount > 5", table="gifts")


@pytest.mark.parametrize("table", ["costs", None])
def test_no_rule_knows_the_columns_of_another_table(transition: Definition, table: str | None) -> None:
    expressions = Expressions(two_tables(transition))
    expressions.compile("row.giver == 'x'", table="gifts")
    for text in ("row.giver == 'x'", "given.row.giver"):
        with pytest.raises(ExpressionFault, match="undeclared reference"):
            expressions.compile(text, table=table)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("purpos == 'grant'", "undeclared reference to 'purpos'"),
        ("purpose == 1", "no matching overload"),
        ("purpose ==", "Syntax error"),
        ("purpose", "expected bool, found string"),
        ("row.percnt > 1.0", "row.percnt"),
    ],
)
def test_a_faulty_expression_is_refused_when_it_is_compiled(
    transition: Definition, text: str, said: str
) -> None:
    with pytest.raises(ExpressionFault, match=said) as caught:
        Expressions(transition).compile(text, table="positions" if "row" in text else None)
    assert caught.value.line == 1


def test_a_fault_points_to_its_place(transition: Definition) -> None:
    with pytest.raises(ExpressionFault) as caught:
        Expressions(transition).compile("true &&\npurpose == 1")
    assert (caught.value.line, caught.value.column) == (2, 9)
    assert "^" in caught.value.pointer


def test_any_other_error_is_a_fault_of_the_content(transition: Definition) -> None:
    with pytest.raises(ExpressionFault, match="divide by zero"):
        expressions_of(transition).compile("1 / grant_sought > 1").value({"grant_sought": 0})


def test_relevance_and_conditions_know_neither_figures_nor_what_is_given(transition: Definition) -> None:
    for text in ("given.purpose", "total_cost > 1"):
        with pytest.raises(ExpressionFault):
            expressions_of(transition).compile(text, place="path")


def test_a_complaint_without_a_place_points_to_the_beginning(transition: Definition) -> None:
    from wizard.engine.expressions import _fault

    fault = _fault("x", "INTERNAL: out of memory")
    assert (fault.message, fault.line, fault.column) == ("INTERNAL: out of memory", 1, 1)


def test_the_names_in_an_expression_leave_out_its_strings() -> None:
    assert variable_names("row.a > 1.0 && b in ['c', \"d.e\"]") == {"row", "row.a", "b", "in"}


def test_expressions_are_kept_for_the_definitions_in_use(
    transition: Definition, municipal: Definition
) -> None:
    kept = expressions_of(transition)
    assert expressions_of(transition) is kept
    copies = [municipal.model_copy() for _ in range(20)]
    assert len({id(expressions_of(copy)) for copy in copies}) > 1
    assert expressions_of(transition).definition is transition


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (True, True, True),
        (True, None, None),
        (None, True, None),
        (None, None, None),
        (False, None, False),
        (None, False, False),
        (False, True, False),
        (True, False, False),
    ],
)
def test_three_valued_and(
    transition: Definition, left: bool | None, right: bool | None, both: bool | None
) -> None:
    known = {"continuation_only": left, "terms_read": right}
    bound = {name: truth for name, truth in known.items() if truth is not None}
    answer = expressions_of(transition).evaluator("continuation_only && terms_read")
    assert answer(bound, NOTHING) is both


def test_each_question_comes_after_what_its_relevance_rests_on(definition: Definition) -> None:
    places = {key: n for n, key in enumerate(order(definition))}
    assert cycle(definition) == []
    if "participation_youth" in places:
        assert places["participation_youth"] > places["outreach_ages"] > places["has_outreach"]


def test_a_cycle_is_named(transition: Definition) -> None:
    questions = (
        Question(id="a", kind="yes_no", relevant="b"),
        Question(id="b", kind="yes_no", relevant="a"),
    )
    circle = Definition(scheme="s", edition=transition.edition, steps=(Step(id="s", question=questions),))
    assert {"a", "b"} <= set(cycle(circle))

"""What a definition knows of its own tables and columns."""

from __future__ import annotations

from tests.engine.trying import bare
from wizard.schema.scheme import Column, Question, Step

COST = Column(id="cost", kind="money")
GOAL = Column(id="goal", kind="prose")
BUDGET = Question(id="budget", kind="table", columns=(COST,))
GOALS = Question(id="goals", kind="table", columns=(GOAL,))
SUMMARY = Question(id="summary", kind="prose")
DEFINITION = bare().model_copy(
    update={"steps": (Step(id="first", question=(SUMMARY, BUDGET)), Step(id="second", question=(GOALS,)))}
)


def test_only_tables_have_columns() -> None:
    assert DEFINITION.columns == {"budget": {"cost"}, "goals": {"goal"}}


def test_a_column_is_owned_by_its_table_and_not_by_one_that_has_its_like() -> None:
    assert DEFINITION.owners == {id(COST): BUDGET, id(GOAL): GOALS}
    assert id(COST.model_copy()) not in DEFINITION.owners


def test_texts_are_asked_for_by_questions_and_by_columns() -> None:
    assert DEFINITION.text_questions == (SUMMARY, GOALS)

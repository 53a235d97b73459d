"""An interview driven by a file of answers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import TODAY
from wizard.engine.interview import Interview
from wizard.engine.replay import NeverAsked, replay
from wizard.schema.application import Application
from wizard.schema.scheme import Definition


def test_a_file_of_answers_is_asked_for_in_the_order_of_the_interview(transition: Definition) -> None:
    given_answers = {"grant_sought": 5, "purpose": "grant", "continuation_only": True}
    application = Application(
        scheme=transition.scheme,
        edition="2023",
        answers=given_answers,
        not_clarified={"account_number": "?"},
        acknowledged={"budget.vat /amounts_exclude_vat": "ok"},
        notes={"/city": "husk"},
    )
    done = replay(Interview.start(transition, TODAY), application)
    assert done.application == application
    assert done.place == "applicant_type"


def test_answers_that_are_never_asked_for_are_named(transition: Definition) -> None:
    application = Application(
        scheme=transition.scheme,
        edition="2023",
        answers={"purpose": "carry_over", "positions": [{}]},
        not_clarified={"incorporation": "?"},
    )
    with pytest.raises(NeverAsked) as caught:
        replay(Interview.start(transition, TODAY), application)
    assert caught.value.questions == ("positions", "incorporation")


def test_what_is_empty_is_no_answer_to_a_question_that_is_not_asked(transition: Definition) -> None:
    empty: dict[str, Any] = {"positions": [], "incorporation": "", "district_name": None}
    application = Application(
        scheme=transition.scheme, edition="2023", answers={"purpose": "carry_over", **empty}
    )
    done = replay(Interview.start(transition, TODAY), application)
    assert done.application.answers == {"purpose": "carry_over"}

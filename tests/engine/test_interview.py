"""The interview: an immutable value whose every act can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import TODAY
from tests.engine.interviews import DEFINITIONS, begun
from tests.given import answers
from wizard.engine.assess import assess
from wizard.engine.interview import REVIEW, Interview
from wizard.schema.scheme import Definition


def test_a_new_interview_stands_at_the_first_question(transition: Definition) -> None:
    interview = Interview.start(transition, TODAY)
    assert interview.place == "applicant_type"
    assert interview.question is transition.questions["applicant_type"]
    assert interview.path[:3] == ("applicant_type", "received_2021", "purpose")


def test_an_interview_goes_on_where_the_first_answer_is_missing(transition: Definition) -> None:
    assert begun(transition, {"applicant_type": "municipality"}).place == "received_2021"


def test_answers_are_judged_once_however_one_begins_and_goes(
    transition: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[Any] = []

    def counted(*given: Any) -> Any:
        judged.append(given)
        return assess(*given)

    monkeypatch.setattr("wizard.engine.interview.assess", counted)
    interview = begun(transition, {"applicant_type": "municipality"})
    assert interview.next().go_to(REVIEW).back().assessment is interview.assessment
    assert len(judged) == 1


def test_an_answer_makes_a_new_interview_and_keeps_the_place(transition: Definition) -> None:
    before = Interview.start(transition, TODAY)
    after = before.answer("applicant_type", "municipality")
    assert before.application.answers == {}
    assert after.application.answers == {"applicant_type": "municipality"}
    assert after.place == before.place


@pytest.mark.parametrize("empty", [None, "", []])
def test_an_empty_answer_takes_the_answer_away(transition: Definition, empty: Any) -> None:
    interview = begun(transition, {"target_groups": ["relatives"]}).answer("target_groups", empty)
    assert "target_groups" not in interview.application.answers


def test_an_answer_to_no_question_changes_nothing(transition: Definition) -> None:
    interview = Interview.start(transition, TODAY)
    assert interview.answer("nothing", 1) is interview
    assert interview.leave_open("nothing", "x") is interview


def test_what_was_refused_is_kept_as_it_was_typed(transition: Definition) -> None:
    interview = begun(transition).answer("grant_sought", "tre kroner")
    assert interview.application.answers["grant_sought"] == "tre kroner"
    assert ("answer.kind", "/grant_sought") in {(f.rule, f.at) for f in interview.assessment.findings}


def test_the_way_forth_and_back_follows_the_path(transition: Definition) -> None:
    interview = begun(transition, {"purpose": "carry_over"}).go_to("purpose")
    assert interview.next().place == "target_groups"
    assert interview.next().back().place == "purpose"
    assert interview.go_to("applicant_type").back().place == "applicant_type"
    assert interview.go_to(REVIEW).next().place == REVIEW
    assert interview.go_to(REVIEW).question is None
    assert interview.assessment is interview.next().assessment is interview.go_to(REVIEW).assessment
    assert interview.go_to(REVIEW).back().place == "no_double_funding"


def test_one_goes_only_to_what_is_asked(transition: Definition) -> None:
    interview = begun(transition, {"purpose": "carry_over"})
    assert interview.go_to("positions") is interview
    assert interview.go_to("no such question") is interview
    assert interview.go_to("summary").place == "summary"


def test_a_place_that_is_no_longer_asked_still_has_a_way_on_and_back(transition: Definition) -> None:
    interview = begun(transition, {"purpose": "grant"}).go_to("positions").answer("purpose", "carry_over")
    assert interview.place == "positions"
    assert interview.next().place == "local_conditions"
    assert interview.back().place == "other_application"


def test_undo_and_redo_bring_back_answers_and_place(transition: Definition) -> None:
    first = Interview.start(transition, TODAY)
    second = first.answer("applicant_type", "municipality").next()
    third = second.answer("received_2021", "yes").next()
    assert third.undo().application == second.application
    assert third.undo().place == "received_2021"
    assert third.undo().undo().application == first.application
    assert third.undo().undo().undo().application == first.application
    again = third.undo().undo().redo().redo()
    assert again.application == third.application
    assert again.redo() is again
    assert first.undo() is first


def test_a_new_answer_forgets_what_could_be_redone(transition: Definition) -> None:
    interview = Interview.start(transition, TODAY).answer("applicant_type", "other").undo()
    changed = interview.answer("applicant_type", "municipality")
    assert changed.redo() is changed


def test_undo_is_bounded(transition: Definition) -> None:
    interview = Interview.start(transition, TODAY)
    for n in range(250):
        interview = interview.answer("city", f"By {n}")
    assert len(interview.past) == 200


def test_the_same_answer_again_is_no_change(transition: Definition) -> None:
    interview = begun(transition, {"city": "Oslo"})
    assert interview.answer("city", "Oslo") is interview
    assert interview.note("/city", "") is interview


def test_a_question_can_be_left_open_and_answered_later(transition: Definition) -> None:
    interview = begun(transition, {"account_number": "15031234562"}).leave_open(
        "account_number", "spør økonomi"
    )
    assert interview.application.not_clarified == {"account_number": "spør økonomi"}
    assert "account_number" not in interview.application.answers
    assert interview.answer("account_number", "15031234562").application.not_clarified == {}


def test_acknowledgements_and_notes_are_set_and_taken_back(transition: Definition) -> None:
    interview = begun(transition).acknowledge("budget.vat", "/amounts_exclude_vat", "avklart")
    assert interview.application.acknowledged == {"budget.vat /amounts_exclude_vat": "avklart"}
    assert interview.acknowledge("budget.vat", "/amounts_exclude_vat", " ").application.acknowledged == {}
    assert begun(transition).note("/need", "ring Kari").application.notes == {"/need": "ring Kari"}


@pytest.mark.parametrize(
    ("given_answers", "stage"),
    [
        ({}, "not_started"),
        ({"account_number": "15031234562"}, "begun"),
        ({"account_number": "123"}, "faults"),
        (
            {
                "account_number": "15031234562",
                "signatory_name": "Ola Nordmann",
                "signatory_role": "municipal_director",
                "terms_read": True,
                "public_document": True,
                "no_personal_data": True,
                "no_double_funding": True,
            },
            "done",
        ),
        ({"documentation": [{"what": "Vedtak"}]}, "faults"),
    ],
)
def test_a_step_says_how_far_it_has_come(
    transition: Definition, given_answers: dict[str, Any], stage: str
) -> None:
    assert begun(transition, given_answers).step_state("signing").stage == stage


def test_a_step_that_is_not_asked_says_so(transition: Definition) -> None:
    state = begun(transition, {"purpose": "carry_over"}).step_state("economy_plan")
    assert (state.stage, state.asked) == ("not_asked", 0)


def test_the_wizard_replies_when_it_has_something_to_say(transition: Definition) -> None:
    interview = begun(transition, {"received_2021": "no", "municipality": "1826"})
    [said] = interview.replies("received_2021")
    assert said.id == "no"
    assert said.values["municipality_name"] == "Hattfjelldal"
    assert said.values["county_governor"] == "Statsforvalteren i Nordland"
    assert interview.replies("purpose") == ()


def test_where_nothing_is_open_the_first_open_place_is_the_review(transition: Definition) -> None:
    interview = begun(transition)
    while interview.first_open != REVIEW:
        interview = interview.leave_open(interview.first_open, "senere")
    assert set(interview.path) <= interview.application.not_clarified.keys()


@pytest.mark.no_cover
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: f"{d.scheme}@{d.edition.id}")
@settings(max_examples=5)
@given(data=st.data())
def test_the_walk_through_the_questions_ends_at_the_review(
    definition: Definition, data: st.DataObject
) -> None:
    interview = begun(definition, data.draw(answers(definition)))
    interview = interview.go_to(interview.path[0])
    for _ in range(len(definition.questions) + 1):
        interview = interview.next()
    assert interview.place == REVIEW

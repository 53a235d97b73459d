"""What an answer does to others: declarations it withdraws, what no longer counts and counts again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.interviews import DEFINITIONS, begun
from tests.given import answers, value
from wizard.engine.declarations import Declaration
from wizard.engine.impact import impact
from wizard.schema.scheme import Definition

WHO = Declaration(who="Kari", when="2023-01-16T10:00:00+01:00")


@pytest.mark.parametrize(
    ("change", "withdrawn"),
    [
        (("summary", "En annen tekst."), {"no_personal_data"}),
        (("positions", [{"title": "Ruskonsulent"}]), {"no_personal_data"}),
        (("positions", [{"percent": 80}]), set()),
        (("grant_sought", 100_000), {"no_double_funding"}),
        (("related_grants", [{"scheme": "Annet tilskudd"}]), {"no_double_funding", "no_personal_data"}),
        (("former_report", "sent"), {"no_double_funding"}),
        (("contact_phone", "22334455"), set()),
    ],
)
def test_a_change_withdraws_the_declarations_that_rest_on_it(
    transition: Definition, change: tuple[str, Any], withdrawn: set[str]
) -> None:
    declarations = ("terms_read", "public_document", "no_personal_data", "no_double_funding")
    interview = begun(transition)
    for question in declarations:
        interview = interview.answer(question, True, WHO)
    changed = interview.answer(*change)
    assert set(declarations) - changed.application.answers.keys() == withdrawn
    assert set(declarations) - changed.declared.keys() == withdrawn
    assert set(impact(interview, changed).voided) == withdrawn
    assert changed.undo().declared == interview.declared


def test_an_answer_without_a_declaration_forgets_who_declared(transition: Definition) -> None:
    interview = begun(transition).answer("terms_read", True, WHO)
    assert interview.declared == {"terms_read": WHO}
    assert interview.answer("terms_read", False).declared == {}


def test_the_impact_names_what_no_longer_counts_and_what_counts_again(transition: Definition) -> None:
    rows = [{"title": "Ruskonsulent", "percent": 80}]
    before = begun(transition, {"purpose": "grant", "positions": rows, "incorporation": "Vi tar over."})
    after = before.answer("purpose", "carry_over")
    found = impact(before, after)
    assert found.no_longer == ("positions", "incorporation")
    assert found.totals == {"ceiling": (264_000, 0)}
    assert "unspent_plan" in found.opened
    back = impact(after, after.answer("purpose", "grant"))
    assert back.again == ("positions", "incorporation")
    assert impact(before, before).no_longer == ()


def test_the_impact_tells_of_the_verdict(transition: Definition) -> None:
    before = begun(transition)
    after = before.answer("received_2021", "no")
    assert impact(before, after).verdict == ("undecided", "not_eligible")


CONDITIONAL = {
    "overgangsordning": ("purpose", "signatory_role", "applicant_type"),
    "kommunalt-rusarbeid": ("has_outreach", "intermunicipal", "receives_transition_grant", "signatory_role"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: f"{d.scheme}@{d.edition.id}")
@settings(max_examples=8)
@given(data=st.data())
def test_toggling_an_answer_twice_restores_everything(definition: Definition, data: st.DataObject) -> None:
    question = definition.questions[data.draw(st.sampled_from(CONDITIONAL[definition.scheme]))]
    one = data.draw(value(question, definition))
    other = data.draw(value(question, definition))
    before = begun(definition, data.draw(answers(definition)) | {question.id: one})
    after = before.answer(question.id, other).answer(question.id, one)
    # A declaration that rests on the answer is withdrawn for good: it must be given anew.
    lost = set(impact(before, after).voided)
    assert after.application.answers == {q: v for q, v in before.application.answers.items() if q not in lost}
    if not lost:
        assert after.assessment == before.assessment

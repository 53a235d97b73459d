"""What people type is shown as it is: never markup, never control codes."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from tests.screens.conftest import MakeApp
from tests.screens.showing import answer_of, desk_of, settle, shown, talk_of
from wizard.schema.scheme import Definition

HOSTILE = "[/x] [b] $x [/"
KR = "kommunalt-rusarbeid"


def hostile_answers(definition: Definition) -> dict[str, object]:
    """The hostile text in every question and in every cell."""
    return {
        q.id: [{c.id: HOSTILE for c in q.columns}] if q.kind == "table" else HOSTILE
        for q in definition.questions.values()
        if not q.relevant and definition.step_of[q.id].relevant is None
    }


async def test_hostile_text_typed_into_a_field_of_each_kind_stays_literal(make: MakeApp) -> None:
    app = make(KR, {"applicant_type": "municipality"})
    async with app.run_test(size=(120, 40)) as pilot:
        for question in ("address_street", "grant_sought", "need", "municipality", "start_date"):
            await talk_of(app).go_to(f"/{question}")
            field = app.focused
            assert isinstance(field, Input | TextArea)
            if isinstance(field, Input):
                field.insert_text_at_cursor(HOSTILE)
            else:
                field.insert(HOSTILE)
            await settle(pilot)
            assert HOSTILE in shown(app)
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert answer_of(app, question) == HOSTILE


async def test_hostile_answers_are_shown_literally_on_every_screen(
    make: MakeApp, municipal: Definition
) -> None:
    app = make(KR, hostile_answers(municipal), "applicant_type", lang="en")
    async with app.run_test(size=(120, 60)) as pilot:
        desk = desk_of(app)
        for question in ("evidence", "partners", "salaries", "goals", "target_groups", "terms_read", "title"):
            await talk_of(app).go_to(f"/{question}")
            await settle(pilot)
            assert "[/x]" in shown(app), question
        desk.change(desk.interview.leave_open("city", HOSTILE))
        for key in ("f1", "f2", "f3", "f6", "f9", "f10"):
            await pilot.press(key)
            await settle(pilot)
            await pilot.press("end", "escape")
            await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert HOSTILE in shown(app)


async def test_control_codes_never_reach_the_terminal(make: MakeApp) -> None:
    text = "a\x1b[31mb\x07\x9bc"
    rows = [{"name": text, "role": text}]
    app = make(KR, {"user_organisations": rows, "title": text}, "user_organisations")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        strips = app.screen._compositor.render_strips()
        assert not any(c in strip.text for strip in strips for c in "\x1b\x07\x9b")

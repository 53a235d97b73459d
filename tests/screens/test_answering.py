"""Each kind of question is answered with keys, and is kept in its kind's shape."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input

from tests.screens.conftest import MakeApp, MemoryStore
from tests.screens.gallery import KR, OO
from tests.screens.showing import answer_of, desk_of, settle, shown, squeezed, talk_of, type_in
from wizard.schema.scheme import Kind
from wizard.widgets.fields import FIELDS

TYPED: list[tuple[str, str, Any]] = [
    ("address_street", "Rådhusgata 1", "Rådhusgata 1"),
    ("grant_sought", "1 234 567", 1_234_567),
    ("pay_growth_percent", "4,2", 4.2),
    ("start_date", "1.3.2023", "2023-03-01"),
    ("orgnr", "940 155 223", "940155223"),
    ("municipality", "hattfjelldal", "1826"),
    ("account_number", "1503 12 34562", "15031234562"),
    ("contact_phone", "22 33 44 55", "22334455"),
    ("contact_email", "kari@example.no", "kari@example.no"),
    ("postcode", "8690", "8690"),
]


def test_every_kind_has_a_field() -> None:
    assert set(FIELDS) == set(Kind.__args__)  # type: ignore[attr-defined]


async def test_a_typed_answer_is_kept_as_its_kind(make: MakeApp) -> None:
    app = make(KR, {"applicant_type": "municipality"})
    async with app.run_test(size=(80, 24)) as pilot:
        for question, typed, kept in TYPED:
            await talk_of(app).go_to(f"/{question}")
            await type_in(pilot, typed)
            await pilot.press("enter")
            await settle(pilot)
            assert answer_of(app, question) == kept, question
            assert desk_of(app).interview.place != question


@pytest.mark.parametrize(
    ("question", "keys", "kept"),
    [
        ("applicant_type", ["down", "enter"], "city_district"),
        ("applicant_type", ["3", "enter"], "organisation"),
        ("fully_funded_elsewhere", ["n", "enter"], False),
        ("target_groups", ["space", "down", "down", "space", "enter"], ["at_risk", "relatives"]),
        ("target_groups", ["space", "end", "space", "enter"], ["none_of_these"]),
        ("target_groups", ["enter", "enter"], ["at_risk"]),
    ],
)
async def test_a_choice_is_made_with_keys_alone(
    make: MakeApp, question: str, keys: list[str], kept: Any
) -> None:
    app = make(KR, {}, question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        assert answer_of(app, question) == kept


async def test_a_declaration_is_not_given_by_enter_alone_and_keeps_who_and_when(make: MakeApp) -> None:
    app = make(KR, {}, "terms_read")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert answer_of(app, "terms_read") is None
        await pilot.press("escape", "down", "enter")
        await settle(pilot)
        assert answer_of(app, "terms_read") is True
        declared = desk_of(app).interview.declared["terms_read"]
        assert (declared.who, declared.when[:16]) == ("kari", "2023-01-16T14:02")


async def test_a_long_text_is_answered_from_its_button_and_counted(make: MakeApp) -> None:
    app = make(KR, {}, "need")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Mange unge står uten tilbud.")
        await pilot.press("enter")
        assert "29 tegn" in shown(app)
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert answer_of(app, "need").strip() == "Mange unge står uten tilbud."


async def test_a_refused_answer_is_kept_as_typed_and_explained_by_the_field(make: MakeApp) -> None:
    app = make(KR, {}, "account_number")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "1503 12 3456")
        await pilot.press("enter")
        await settle(pilot)
        assert desk_of(app).interview.place == "account_number"
        assert answer_of(app, "account_number") == "1503 12 3456"
        assert "10 sifre" in squeezed(shown(app))
        await pilot.press("escape")
        await settle(pilot)
        assert desk_of(app).interview.place != "account_number", "back is never blocked"
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(app.focused, Input)


async def test_what_is_half_typed_is_kept_when_one_goes_back_and_when_one_quits(
    make: MakeApp, store: MemoryStore
) -> None:
    app = make(KR, {}, "grant_sought")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "12,5 og")
        await pilot.press("escape")
        await settle(pilot)
        assert answer_of(app, "grant_sought") == "12,5 og"
        await pilot.press("ctrl+s")
        await settle(pilot)
        await type_in(pilot, "9")
        await pilot.press("ctrl+q")
    assert app.return_code == 130
    assert store.drafts["utkast-1"].application.answers["grant_sought"] == "12,5 og9"


async def test_ctrl_c_leaves_with_the_draft_saved(make: MakeApp, store: MemoryStore) -> None:
    app = make(KR, {}, "address_street")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Gata 1")
        await pilot.press("ctrl+c")
    assert app.return_code == 130
    assert store.drafts["utkast-1"].application.answers["address_street"] == "Gata 1"


async def test_the_municipality_is_found_while_one_types_and_fills_in_the_number(make: MakeApp) -> None:
    app = make(KR, {}, "municipality")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "herøy")
        assert "1515 Herøy" in shown(app)
        assert "1818 Herøy" in shown(app)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert answer_of(app, "municipality") in ("1515", "1818")
        assert "forhåndsutfylt" in squeezed(shown(app))
        assert "orgnr" in desk_of(app).interview.prefilled
        await pilot.press("enter")
        await settle(pilot)
        assert "orgnr" not in desk_of(app).interview.prefilled


async def test_the_foot_goes_along_while_a_sum_is_typed(make: MakeApp) -> None:
    app = make(KR, None, "grant_sought")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "dekker utgiftene nøyaktig" in shown(app)
        await pilot.press("home", "delete")
        await settle(pilot)
        assert "500 000\u00a0kr mangler finansiering" in shown(app).replace("500\u00a0000", "500 000")
        assert answer_of(app, "grant_sought") == 540_000


async def test_a_full_disk_is_said_and_the_answers_stay(make: MakeApp, store: MemoryStore) -> None:
    app = make(KR, {}, "address_street")
    async with app.run_test(size=(80, 24)) as pilot:
        store.full = True
        await type_in(pilot, "Gata 1")
        await pilot.press("enter")
        await settle(pilot)
        assert "ikke lagret" in shown(app).lower()
        assert answer_of(app, "address_street") == "Gata 1"


async def test_a_table_that_nobody_has_filled_in_yet_is_not_called_wrong(make: MakeApp) -> None:
    app = make("overgangsordning", {"purpose": "grant", "amounts_exclude_vat": "yes"}, "salaries")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Feil:" not in shown(app)
        await pilot.press("ctrl+s", "escape")
        await settle(pilot)
        assert "Feil: Budsjettet har ingen utgifter" in squeezed(shown(app))


async def test_trouble_with_saving_is_told_whole_on_a_narrow_screen(
    make: MakeApp, store: MemoryStore
) -> None:
    app = make(KR, {}, "applicant_type")
    async with app.run_test(size=(80, 24)) as pilot:
        store.full = True
        await pilot.press("enter")
        await settle(pilot)
        assert "Svarene er her så lenge programmet er åpent." in squeezed(shown(app))
        store.full = False
        await pilot.press("space", "enter")
        await settle(pilot)
        assert "Svarene er her" not in squeezed(shown(app))


async def test_the_municipality_names_what_it_filled_in_and_more_hits_than_fit_are_told_of(
    make: MakeApp,
) -> None:
    app = make(OO, {}, "municipality")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert "Viser 4 av " in shown(app)
        await pilot.press(*"ord-aur", "down", "enter")
        await settle(pilot)
        text = squeezed(shown(app))
        assert "Fylt ut fra registeret: Organisasjonsnummer" in text
        assert "forhåndsutfylt fra registeret – se over, og bekreft med Enter" in text

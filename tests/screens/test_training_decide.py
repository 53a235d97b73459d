"""Situations are decided, and as much is said at once as was chosen."""

from __future__ import annotations

from tests.screens.conftest import MakeApp
from tests.screens.gallery_training import DECIDE, press, session_of
from tests.screens.showing import settle, shown, squeezed
from wizard.screens.training_decide import DecideScreen
from wizard.training.store import TrainingStore


async def test_strict_tells_at_once_and_the_answer_stands(make: MakeApp, training: TrainingStore) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app, DECIDE, "strict")
        right = session.exercise.situations[0]
        wrong = "eligible" if right.verdict != "eligible" else "unknown"
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        await press(pilot, *["down"] * (0 if wrong == "eligible" else 2), "enter")
        assert "× Ikke riktig" in shown(app)
        assert "Riktig svar:" in shown(app)
        await press(pilot, "f6")
        assert training.sittings().found[0].decisions[right.id].verdict == wrong
        assert "ikke noe svar som kan endres" in squeezed(shown(app))


async def test_gentle_says_only_to_look_again_and_silent_says_nothing(
    make: MakeApp, training: TrainingStore
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app, DECIDE, "gentle")
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        assert session.exercise.situations[0].verdict != "eligible"
        await press(pilot, "enter")
        assert "Se på saken en gang til" in squeezed(shown(app))
        assert "Riktig" not in shown(app)
        await press(pilot, "f6", "down", "enter")
        decided = training.sittings().found[0].decisions[session.exercise.situations[0].id]
        assert decided.verdict == "not_eligible"
        session.strictly("silent")
        await press(pilot, "enter")
        assert "Sak 2 av" in shown(app), "nothing is said, and the next one is put"


async def test_the_arrows_turn_to_any_situation_and_what_is_left_is_told(make: MakeApp) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app, DECIDE)
        count = len(session.exercise.situations)
        app.push_screen(DecideScreen(session))
        await settle(pilot)
        await press(pilot, "left")
        assert f"Sak {count} av {count}" in shown(app)
        await press(pilot, "right", "right", "f9")
        assert f"{count} saker er ikke avgjort" in squeezed(shown(app))
        await press(pilot, "escape", "escape")
        assert session.sitting.place == session.exercise.situations[1].id

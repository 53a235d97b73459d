"""Exercises whose words and applications are hostile, on every screen of the training."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.gallery_training import DECIDE, FAULTS, FILL_IN, back_home, press
from tests.screens.showing import settle
from wizard.app import VeiviserApp
from wizard.content.exercises import CaseWords, DocumentWords, ExerciseWords
from wizard.content.library import Library
from wizard.schema.application import Application
from wizard.schema.exercise import Exercise
from wizard.screens.home import HomeScreen
from wizard.screens.training import TrainingScreen
from wizard.screens.training_case import CaseScreen, draft_of
from wizard.screens.training_decide import DecideScreen
from wizard.screens.training_session import Session


def hostile_words(exercise: Exercise, text: str) -> ExerciseWords:
    """Words that are the text and nothing else."""
    return ExerciseWords(
        title=text,
        situation=text,
        task=text,
        judged=text,
        hints=(text,),
        documents=(DocumentWords("brev", text, f"{text}\n\n| {text} | 1 |\n| --- | --- |\n| {text} | 2 |"),),
        debriefing=text,
        faults=dict.fromkeys(range(1, len(exercise.planted) + 1), text),
        cases={s.id: CaseWords(text, text, text) for s in exercise.situations},
    )


def plant(library: Library, application: Application, text: str, patch: pytest.MonkeyPatch) -> None:
    """Make the exercises of the tests hostile, in their words and their applications."""
    known = {name: library.exercise(name) for name in (FAULTS, DECIDE, FILL_IN)}
    where: dict[str, Any] = {"scheme": application.scheme, "edition": application.edition}
    made = {
        name: exercise.model_copy(
            update={}
            if exercise.kind == "decide"
            else where | {"application": application, "start": application, "judged": ()}
        )
        for name, exercise in known.items()
    }
    patch.setattr(library, "exercise", lambda name: made[name])
    patch.setattr(library, "exercises", lambda: tuple(made.values()))
    patch.setattr(library, "exercise_words", lambda name, _lang: hostile_words(made[name], text))


async def hostile_tour(app: VeiviserApp, pilot: Pilot[None]) -> AsyncIterator[None]:
    """Every screen of the training in turn."""
    app.push_screen(TrainingScreen(app.tools))
    await settle(pilot)
    yield
    await back_home(app, pilot)
    exercise = app.tools.library.exercise
    app.push_screen(CaseScreen(Session.open(app.tools, exercise(FAULTS))))
    await settle(pilot)
    for keys in (["2"], ["f4"], ["enter"], ["f2"], ["escape", *["down"] * 20, "right"], ["enter"], ["enter"]):
        await press(pilot, *keys)
        yield
    for keys in (["space"], ["escape", "f9"], ["down", "enter"], ["enter"]):
        await press(pilot, *keys)
        yield
    await back_home(app, pilot)
    session = Session.open(app.tools, exercise(DECIDE))
    session.begin("strict")
    app.push_screen(DecideScreen(session))
    await settle(pilot)
    for keys in (["enter"], ["f9", "down", "enter"], ["enter"]):
        await press(pilot, *keys)
        yield
    await back_home(app, pilot)
    session = Session.open(app.tools, exercise(FILL_IN))
    session.begin("strict")
    app.screen_stack[0].post_message(HomeScreen.DraftChosen(draft_of(session), practice=True))
    await settle(pilot)
    for keys in (["shift+f2"], ["escape", "f9"], ["escape", "shift+f4", "down", "enter"], ["f4"], ["f4"]):
        await settle(pilot)
        yield
        await press(pilot, *keys)
    yield

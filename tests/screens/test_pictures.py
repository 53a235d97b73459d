"""The screens as a reader sees them, kept as text: a change is read in the difference."""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.conftest import MakeApp
from tests.screens.showing import settle, shown, talk_of

KR, OO = "kommunalt-rusarbeid", "overgangsordning"
SIZES = [(80, 24), (120, 40)]
QUESTIONS = [
    "target_groups",
    "municipality",
    "local_conditions",
    "positions",
    "salaries",
    "grant_sought",
    "no_personal_data",
]
KEYS = {"f1": "hjelp", "f2": "deler", "f3": "vilkår", "f6": "ikke avklart", "f9": "se over", "f10": "tall"}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
async def test_the_good_example_question_by_question_and_screen_by_screen(
    make: MakeApp, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = make(OO, None, "target_groups")
    async with app.run_test(size=size) as pilot:
        for question in QUESTIONS:
            await talk_of(app).go_to(f"/{question}")
            await settle(pilot)
            assert shown(app) == snapshot(name=question)
        for key, name in KEYS.items():
            await pilot.press(key)
            await settle(pilot)
            assert shown(app) == snapshot(name=name)
            await pilot.press("escape")
            await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
async def test_the_first_screens_and_an_empty_application(
    make: MakeApp, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = make()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert shown(app) == snapshot(name="hjem")
        await pilot.press("enter")
        await settle(pilot)
        assert shown(app) == snapshot(name="ny søknad")
        await pilot.press("enter")
        await settle(pilot)
        assert shown(app) == snapshot(name="første spørsmål")
        await pilot.press("f9")
        await settle(pilot)
        assert shown(app) == snapshot(name="se over, tom")
        await pilot.press("enter")
        await settle(pilot)
        assert "Skriv et utkast av pakken" in shown(app)


ENGLISH = re.compile(
    r"\b(the|and|of|quit|submit|select|search|palette|press|close|with|not found|invalid)\b", re.IGNORECASE
)


@pytest.mark.parametrize("lang", ["nb", "nn"])
async def test_no_word_of_english_stands_on_a_norwegian_screen(make: MakeApp, lang: str) -> None:
    app = make(OO, {"municipality": "1826"}, "target_groups", lang=lang)
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("f1", "f2", "f3", "f6", "f9", "ctrl+o"):
            await pilot.press(key)
            await settle(pilot)
            assert not ENGLISH.findall(shown(app)), key
            await pilot.press("escape")
            await settle(pilot)

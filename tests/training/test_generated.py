"""Exercises from a seed: they hold exactly the faults that they say, all kinds of them, and the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import EDITIONS
from tests.content.planted import tree
from wizard.content.library import LANGUAGES, Library, UnknownEdition, UnknownScheme
from wizard.engine.assess import assess
from wizard.engine.personal_numbers import personal_numbers
from wizard.engine.shapes import Shape
from wizard.export.application_json import application_json
from wizard.export.reading import read_application
from wizard.schema.exercise import Exercise
from wizard.schema.scheme import Definition
from wizard.training.generated import (
    LEVELS,
    REASONS,
    NotGenerated,
    Spec,
    generated,
    generated_words,
    is_generated,
    offered_themes,
    parse_generated,
    spec,
)
from wizard.training.planting import planters_of
from wizard.training.reasons import reasons
from wizard.training.themes import THEMES, theme_of

pytestmark = (
    pytest.mark.no_cover
)  # the engine's own tests measure it; applications by the hundred under a tracer cost minutes

LIBRARY = Library()
EACH = 200
"""Of each of the five editions: a thousand in all."""
RARE = 600
"""Seeds within which a fault of every rule is drawn."""
LANGUAGE = "application_language"


def exercises(edition: tuple[str, str], seeds: range) -> list[Exercise]:
    return [generated(LIBRARY, *edition, seed=seed, level=1 + seed % len(LEVELS)) for seed in seeds]


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
def test_each_of_a_thousand_holds_exactly_the_faults_that_it_says(edition: tuple[str, str]) -> None:
    """All that is asked of each is asked at once: making them costs more than all the rest."""
    definition, made = LIBRARY.definition(*edition), exercises(edition, range(EACH))
    files = set()
    for exercise in made:
        assert exercise.application is not None
        judged = assess(definition, exercise.application, exercise.today)
        said = (*exercise.planted, *exercise.remaining)
        assert sorted((f.rule, f.at) for f in judged.findings) == sorted((p.rule, p.at) for p in said)
        has_as_many_as_its_level(exercise)
        has_places_of_their_own(definition, exercise)
        belongs_to_nobody(definition, exercise, judged.values)
        assert exercise.application.notes["/municipality"].startswith("Oppdikt")
        written = application_json(exercise.application)
        assert read_application(written.encode(), LIBRARY) == exercise.application
        files.add(written)
    assert len(files) == len(made)
    are_of_all_kinds(made)
    a_fault_of_every_rule_is_drawn(edition, made)


def has_as_many_as_its_level(exercise: Exercise) -> None:
    """So many faults as the level has; of the higher levels a few have none, which is right to say."""
    level, count = LEVELS[exercise.level], len(exercise.planted)
    assert level.least <= count <= level.most or (not count and level.nothing), exercise.id
    assert exercise.minutes == level.minutes


def has_places_of_their_own(definition: Definition, exercise: Exercise) -> None:
    """No two faults at one place, and each rule among those that a trainee chooses from there."""
    places = [one.at for one in exercise.planted]
    assert len(set(places)) == len(places), exercise.id
    themes = {theme_of(definition, one.rule, one.at) for one in exercise.planted}
    assert themes <= set(exercise.themes)
    assert exercise.level > 1 or len(themes) <= 2, exercise.id
    assert exercise.level < 5 or not themes or len(themes) >= 2, exercise.id
    for one in exercise.planted:
        assert one.rule in reasons(definition, one.at), exercise.id


def belongs_to_nobody(definition: Definition, exercise: Exercise, values: Mapping[str, Any]) -> None:
    """No personal number, account, address or telephone number that can be anybody's."""
    planted = {one.at for one in exercise.planted if one.rule == "text.personal-number"}
    for question in definition.text_questions:
        for text in texts(values.get(question.id)):
            for _ in personal_numbers(Shape(text)):
                assert f"/{question.id}" in planted, exercise.id
                assert is_synthetic(text), text
    assert str(values.get("account_number", "9990")).startswith("9990"), exercise.id
    assert str(values.get("contact_email", ".example")).endswith(".example"), exercise.id
    assert "0000" in str(values.get("contact_phone", "0000")), exercise.id


def texts(answer: Any) -> Iterator[str]:
    """Every text of an answer, also in the cells of a table."""
    if isinstance(answer, str):
        yield answer
    for row in answer if isinstance(answer, list | tuple) else ():
        yield from (cell for cell in row.values() if isinstance(cell, str)) if isinstance(row, dict) else ()


def is_synthetic(text: str) -> bool:
    """Whether the month of the number is over 80: such numbers are made for tests and given to nobody."""
    date = re.search(r"(?<![0-9])[0-9]{2}([0-9]{2})[0-9]{2} [0-9]{5}", text)
    return date is not None and 81 <= int(date[1]) <= 92


def are_of_all_kinds(made: list[Exercise]) -> None:
    """Both written languages, and some with nothing to find, of the higher levels alone."""
    assert {"nb", "nn"} <= {e.application.answers.get(LANGUAGE) for e in made if e.application}
    empty = [exercise.level for exercise in made if not exercise.planted]
    assert empty
    assert min(empty) >= 3
    assert len(empty) < len(made) // 10


def a_fault_of_every_rule_is_drawn(edition: tuple[str, str], made: list[Exercise]) -> None:
    """Within these seeds, or for a rare one within some more."""
    drawn = {one.rule for exercise in made for one in exercise.planted}
    missing = {planter.rule for planter in planters_of(LIBRARY.definition(*edition))} - drawn
    for seed in range(EACH, max(RARE, 3 * EACH)):
        if not missing:
            break
        more = generated(LIBRARY, *edition, seed=seed, level=3 + seed % 2)
        missing -= {one.rule for one in more.planted}
    assert missing == set()


NAMES = (
    "generated:kommunalt-rusarbeid@2023:1:1",
    "generated:kommunalt-rusarbeid@2025:2023:5",
    "generated:overgangsordning@2024:7:3",
    "generated:overgangsordning@2023:7:4:plan+budget",
)
SAY = """
import sys
from wizard.content.library import Library
from wizard.training.generated import generated, parse_generated
for name in sys.argv[1:]:
    print(generated(Library(), *parse_generated(name)).model_dump_json())
"""


@pytest.mark.parametrize("hash_seed", ["1", "4242"])
def test_the_same_name_gives_the_same_exercise_in_another_process(hash_seed: str) -> None:
    """No order of a set and no hash has a say: in each process they are others."""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SAY, *NAMES],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    here = [generated(LIBRARY, *parse_generated(name)).model_dump_json() for name in NAMES]
    assert run.stdout.decode().splitlines() == here


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", EDITIONS[::3], ids="@".join)
def test_what_is_planted_is_of_the_themes_that_were_asked_for(
    edition: tuple[str, str], theme: str, level: int
) -> None:
    definition = LIBRARY.definition(*edition)
    if theme not in offered_themes(LIBRARY, *edition):
        with pytest.raises(NotGenerated, match="nothing"):
            generated(LIBRARY, *edition, 5, level, (theme,))
        return
    exercise = generated(LIBRARY, *edition, 5, level, (theme,))
    assert exercise.planted
    assert exercise.themes == (theme,)
    assert {theme_of(definition, one.rule, one.at) for one in exercise.planted} == {theme}
    assert parse_generated(exercise.id) == Spec(*edition, 5, level, (theme,))


@pytest.mark.parametrize(
    ("name", "reason", "given"),
    [
        ("generated", "form", "generated"),
        ("generated:overgangsordning:1:1", "form", "generated:overgangsordning:1:1"),
        ("generated:overgangsordning@2023", "form", "generated:overgangsordning@2023"),
        ("generated:overgangsordning@2023:x:1", "seed", "x"),
        ("generated:overgangsordning@2023:-1:1", "seed", "-1"),
        ("generated:overgangsordning@2023:٣:1", "seed", "٣"),
        ("generated:overgangsordning@2023::1", "seed", ""),
        ("generated:overgangsordning@2023:1:0", "level", "0"),
        ("generated:overgangsordning@2023:1:6", "level", "6"),
        ("generated:overgangsordning@2023:1:", "level", ""),
        ("generated:overgangsordning@2023:1:2:økonomi", "theme", "økonomi"),
        ("generated:overgangsordning@2023:1:2:", "theme", ""),
    ],
)
def test_a_name_that_gives_no_exercise_is_told_why(name: str, reason: str, given: str) -> None:
    with pytest.raises(NotGenerated) as caught:
        parse_generated(name)
    assert (caught.value.reason, caught.value.given) == (reason, given)
    for lang in LANGUAGES:
        assert LIBRARY.interface(lang).say(f"generated.{reason}", given=given)


def test_a_name_says_again_what_it_was_made_of() -> None:
    asked = spec("overgangsordning", "2024", "17", 4, ("budget", "plan", "budget"))
    assert asked.id == "generated:overgangsordning@2024:17:4:plan+budget"
    assert parse_generated(asked.id) == asked
    assert is_generated(asked.id)
    assert not is_generated("overgangsordning-god")


def test_a_scheme_offers_the_themes_that_it_has_faults_of() -> None:
    assert offered_themes(LIBRARY, "overgangsordning", "2024") == tuple(t for t in THEMES if t != "goals")
    assert set(THEMES) - {*offered_themes(LIBRARY, "kommunalt-rusarbeid", "2025")} == {"positions", "plan"}


def test_a_scheme_without_material_gives_no_exercise(tmp_path: Path) -> None:
    root = tree(tmp_path)
    with pytest.raises(NotGenerated) as caught:
        generated(Library(root), "skolehage", "2030", 1, 1)
    assert (caught.value.reason, caught.value.given) == ("material", "skolehage")
    assert offered_themes(Library(root), "skolehage", "2030") == ()


def test_a_scheme_or_an_edition_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownScheme) as scheme:
        generated(LIBRARY, "overgangsordningen", "2023", 1, 1)
    assert scheme.value.nearest == "overgangsordning"
    with pytest.raises(UnknownEdition):
        generated(LIBRARY, "overgangsordning", "1999", 1, 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_generated_exercise_has_words_in_every_language(lang: str) -> None:
    exercise = generated(LIBRARY, *EDITIONS[0], 1, 1)
    words = generated_words(LIBRARY, exercise, lang)
    assert words.title == exercise.title[lang]
    assert all((words.situation, words.task, words.judged, words.debriefing, *words.hints))
    assert len(words.hints) == exercise.hints
    assert all(LIBRARY.interface(lang).has(f"generated.{reason}") for reason in REASONS)

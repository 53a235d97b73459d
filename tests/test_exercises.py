"""The shipped exercises: each is as it says, invented, and told in full in every language it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wizard.content.exercises import ExerciseWords
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.engine.personal_numbers import has_check_digits, has_plausible_date
from wizard.schema.application import Application
from wizard.schema.exercise import Exercise

LIBRARY = Library()
EXERCISES = LIBRARY.exercises()
EXAMPLES = {case.id for case in LIBRARY.examples()}
CASES = Path(__file__).parents[1] / "content" / "cases"
KINDS = ("find_faults", "decide", "fill_in")
LEAST_SITUATION = 400
"""Characters of a situation: less does not tell what it is about."""
BOKMAL = re.compile(r"(?i)\b(ikke|jeg|hva|hvem|noen|noe|fra|mer|dere|søknaden din er|kommer|gjøre)\b")
NYNORSK = re.compile(r"(?i)\b(ikkje|eg|kva|kven|nokon|noko|frå|meir|dykk|kjem|gjere)\b")


@pytest.fixture(params=EXERCISES, ids=lambda exercise: exercise.id)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    return request.param


def applications(exercise: Exercise) -> list[Application]:
    return [one for one in (exercise.application, exercise.start) if one is not None]


def every_text(value: Any) -> Iterator[str]:
    """All text inside a value."""
    if isinstance(value, str):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for part in parts:
        yield from every_text(part)


def told(words: ExerciseWords) -> Iterator[str]:
    """What the exercise itself says, in the language of its words; documents are their writers'."""
    yield from (words.title, words.situation, words.task, words.judged, *words.hints, words.debriefing)
    yield from words.faults.values()
    for case in words.cases.values():
        yield from case


def all_words(exercise: Exercise) -> list[ExerciseWords]:
    return [LIBRARY.exercise_words(exercise.id, lang) for lang in exercise.languages]


def test_every_kind_is_there_and_the_first_of_each_in_english_too() -> None:
    assert {exercise.kind for exercise in EXERCISES} == set(KINDS)
    assert {exercise.kind for exercise in EXERCISES if "en" in exercise.languages} == set(KINDS)


def test_it_is_judged_before_the_deadline(exercise: Exercise) -> None:
    edition = LIBRARY.definition(exercise.scheme, exercise.edition).edition
    assert exercise.today <= edition.apply_by.date()


def test_exactly_the_planted_and_the_remaining_findings_are_found(exercise: Exercise) -> None:
    if exercise.application is None:
        pytest.skip("it has no application")
    definition = LIBRARY.definition(exercise.scheme, exercise.edition)
    found = [(f.rule, f.at) for f in assess(definition, exercise.application, exercise.today).findings]
    said = [(one.rule, one.at) for one in (*exercise.planted, *exercise.remaining)]
    assert sorted(found) == sorted(said)


def test_its_applications_say_that_they_are_invented_and_are_written_as_the_format_is_shown(
    exercise: Exercise,
) -> None:
    asked = list(LIBRARY.definition(exercise.scheme, exercise.edition).questions)
    for name in ("application.json", "start.json"):
        path = CASES / exercise.id / name
        if path.is_file():
            text = path.read_text("utf-8")
            document = json.loads(text)
            assert text == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
            assert list(document["answers"]) == [q for q in asked if q in document["answers"]]
            assert "/municipality" in document["notes"]
            assert document.get("result") == (None if exercise.id in EXAMPLES else {"practice": True})


def test_its_words_tell_the_same_in_each_language(exercise: Exercise) -> None:
    first, *others = all_words(exercise)
    assert len(first.situation) >= LEAST_SITUATION
    assert [one.id for one in first.documents] == list(exercise.documents)
    for words in others:
        assert [one.id for one in words.documents] == [one.id for one in first.documents]
        assert (len(words.hints), set(words.faults), set(words.cases)) == (
            len(first.hints),
            set(first.faults),
            set(first.cases),
        )
        assert len(words.situation) >= 0.8 * len(first.situation)
        assert len(words.debriefing) >= 0.8 * len(first.debriefing)


def test_bokmal_is_bokmal_and_nynorsk_is_nynorsk(exercise: Exercise) -> None:
    for lang, strange in (("nb", NYNORSK), ("nn", BOKMAL)):
        for text in told(LIBRARY.exercise_words(exercise.id, lang)):
            plain = re.sub(r"«[^»]*»|\"[^\"]*\"", "", text)
            assert not strange.findall(plain), f"{lang}: {text}"


def test_nobody_in_it_is_real(exercise: Exercise) -> None:
    texts = [text for one in applications(exercise) for text in every_text(one.answers)]
    texts += [text for words in all_words(exercise) for text in every_text(list(told(words)))]
    texts += [one.text for words in all_words(exercise) for one in words.documents]
    for text in texts:
        for address in re.findall(r"[\w.-]+@[\w.-]+", text):
            assert address.rstrip(".").endswith(".example") or address.startswith("postmottak@"), address
        for number in re.findall(r"\b\d{6} ?\d{5}\b", text):
            digits = number.replace(" ", "")
            if has_check_digits(digits) and has_plausible_date(digits):
                assert int(digits[2:4]) > 80, "a personal number here is a synthetic one"


def test_what_is_filled_in_from_the_start_is_right_and_is_not_judged(exercise: Exercise) -> None:
    if exercise.start is None or exercise.application is None:
        pytest.skip("nothing is filled in from the start")
    good = exercise.application.answers
    assert exercise.start.answers == {key: good[key] for key in exercise.start.answers}
    assert {judged.question for judged in exercise.judged}.isdisjoint(exercise.start.answers)


def test_situations_to_decide_have_different_outcomes(exercise: Exercise) -> None:
    if exercise.kind != "decide":
        pytest.skip("it has no situations")
    assert len({situation.verdict for situation in exercise.situations}) > 1

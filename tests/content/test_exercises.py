"""Exercises as the library gives them: the table, the application, and the words with their fallback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.test_faults_exercises import tree
from wizard.content.exercises import words_of
from wizard.content.files import BrokenContent
from wizard.content.library import Library, UnknownExercise
from wizard.content.sections import sections
from wizard.schema.exercise import Planted


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tree(tmp_path)


def test_the_exercises_are_the_cases_that_say_so(root: Path) -> None:
    library = Library(root)
    assert [exercise.id for exercise in library.exercises()] == ["digging", "who", "writing"]
    assert [case.id for case in library.cases()] == ["digging", "good", "writing"]
    assert [case.id for case in library.examples()] == ["good"]


def test_an_exercise_to_find_faults_has_them_and_its_application(root: Path) -> None:
    exercise = Library(root).exercise("digging")
    assert (exercise.kind, exercise.scheme, exercise.edition, exercise.hints) == (
        "find_faults", "skolehage", "2030", 2,
    )  # fmt: skip
    assert exercise.planted[1] == Planted(rule="answer.required", at="/plan")
    assert exercise.application is not None
    assert exercise.application.answers["town"] == "1826"
    assert exercise.start is None


def test_an_exercise_to_fill_in_has_what_is_judged_and_where_one_starts(root: Path) -> None:
    exercise = Library(root).exercise("writing")
    assert [(judged.question, judged.how, judged.points) for judged in exercise.judged] == [
        ("plan", "text", 2),
        ("contact_name", "equal", 1),
    ]
    assert exercise.start is not None
    assert exercise.start.answers == {"town": "1826"}


def test_an_exercise_to_decide_has_situations_and_no_application(root: Path) -> None:
    exercise = Library(root).exercise("who")
    assert [(one.id, one.verdict, one.decides) for one in exercise.situations] == [
        ("school", "eligible", ()),
        ("other", "not_eligible", ("is-school",)),
    ]
    assert exercise.application is None


def test_the_words_of_an_exercise_are_read_by_their_marks(root: Path) -> None:
    words = Library(root).exercise_words("digging", "nb")
    assert (words.title, words.situation, words.task) == ("Tittel nb", "Hagen.", "Grav.")
    assert (words.judged, words.hints, words.debriefing) == ("Poeng.", ("Se.", "Se der."), "Ferdig.")
    assert [(one.id, one.title) for one in words.documents] == [("letter", "Brevet"), ("note", "Lappen")]
    assert "### Uten merke" in words.documents[0].text
    assert words.faults == {1: "Det mangler."}
    told = Library(root).exercise_words("who", "nn").cases["school"]
    assert (told.title, told.text, told.because) == ("Skolen", "En skole ringer.", "Den er en skole.")


def test_words_that_a_language_lacks_are_those_in_bokmal(root: Path) -> None:
    library = Library(root)
    assert library.exercise_words("who", "en") == library.exercise_words("who", "nb")
    assert library.exercise_words("who", "nn").title == "Tittel nn"


def test_hints_are_in_order_of_their_numbers_and_a_reason_is_of_the_situation_above_it() -> None:
    text = "## B {.hint #10}\nlast\n## A {.hint #2}\nfirst\n## S {.case #s}\nalone\n## {.fault #x}\nodd"
    words = words_of(sections(text))
    assert words.hints == ("first", "last")
    assert words.cases["s"].because == ""
    assert (words.title, words.faults) == ("", {0: "odd"})


def test_an_id_that_is_none_is_refused_with_the_nearest(root: Path) -> None:
    library = Library(root)
    for name in ("diging", "good", "../digging"):
        with pytest.raises(UnknownExercise) as caught:
            library.exercise(name)
        assert caught.value.known == ("digging", "who", "writing")
    with pytest.raises(UnknownExercise):
        library.exercise_words("nothing", "nb")
    with pytest.raises(UnknownExercise) as caught:
        library.exercise("diging")
    assert caught.value.nearest == "digging"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("case.toml", "level = 1", "level = 9"),
        ("case.toml", "today = 2030-02-01\n", ""),
        ("case.toml", 'kind = "find_faults"\n', ""),
        ("case.toml", 'themes = ["texts"]', "themes = []"),
        ("application.json", "{", "["),
        ("application.json", '"answers"', '"answer"'),
    ],
)
def test_an_exercise_that_cannot_be_used_is_broken_content(file: str, old: str, new: str, root: Path) -> None:
    path = root / "cases" / "digging" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenContent) as caught:
        Library(root).exercise("digging")
    assert caught.value.file == f"cases/digging/{'case.toml' if file == 'case.toml' else file}"


def test_words_that_are_no_text_are_broken_content(root: Path) -> None:
    (root / "cases/who/nb/case.md").write_bytes(b"\xe6")
    with pytest.raises(BrokenContent):
        Library(root).exercise_words("who", "nb")


def test_without_words_an_exercise_is_still_one(root: Path) -> None:
    shutil.rmtree(root / "cases/who/nb")
    library = Library(root)
    assert library.exercise("who").hints == 0
    assert library.exercise_words("who", "nb").title == ""

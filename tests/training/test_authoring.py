"""A new exercise: all that is found in it is what is left to write, and then it is sound."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from wizard.content.checks_cases import check_cases
from wizard.content.faults import Fault
from wizard.content.library import Library, UnknownEdition, UnknownScheme
from wizard.engine.assess import assess
from wizard.export.reading import read_path
from wizard.schema.application import Application
from wizard.schema.exercise import ExerciseKind
from wizard.schema.scheme import Definition, Severity
from wizard.training import authoring
from wizard.training.authoring import BadName, Exists, case_of, skeleton, write
from wizard.training.filling import score_application
from wizard.training.marks import Mark
from wizard.training.scoring import score_faults

KINDS: tuple[ExerciseKind, ...] = ("find_faults", "decide", "fill_in")
EDITIONS = (("overgangsordning", "2024"), ("kommunalt-rusarbeid", "2023"))


def begun(folder: Path, library: Library) -> list[str]:
    """Folders of new exercises, one of each kind for each scheme."""
    made = []
    for scheme, edition in EDITIONS:
        for kind in KINDS:
            name = f"{kind.replace('_', '-')}-{scheme}"
            write(folder / "cases" / name, skeleton(library, name, kind, scheme, edition))
            made.append(name)
    return made


def faults_of(folder: Path, library: Library) -> list[Fault]:
    """What the check of content finds in the cases of a folder."""
    found: list[Fault] = []
    schemes = {
        info.id: {e.id: library.definition(info.id, e.id) for e in info.editions}
        for info in library.schemes()
    }
    check_cases(Library(folder).folders, schemes, found, judge=True)
    return found


def flawed(library: Library) -> Application:
    case = next(case for case in library.cases() if case.id == "overgangsordning-feil")
    return read_path(case.application, library)


def write_what_is_left(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace("TODO: ", ""), "utf-8")


def test_all_that_is_found_in_new_exercises_is_what_is_left_to_write(
    library: Library, tmp_path: Path
) -> None:
    made = begun(tmp_path, library)
    write(tmp_path / "cases" / "av-utkast", case_of(library, "av-utkast", flawed(library)))
    made.append("av-utkast")
    faults = faults_of(tmp_path, library)
    assert {fault.code for fault in faults} == {"exercise-todo"}
    assert {fault.file.split("/")[1] for fault in faults} == set(made)
    assert {fault.file.split("/")[2] for fault in faults} == {"case.toml", "nb", "nn"}
    write_what_is_left(tmp_path)
    assert faults_of(tmp_path, library) == []
    own = Library(tmp_path)
    assert sorted(exercise.id for exercise in own.exercises()) == sorted(made)
    for exercise in own.exercises():
        words = own.exercise_words(exercise.id, "nn")
        assert all([words.situation, words.task, words.judged, words.debriefing, *words.hints])
        assert [document.id for document in words.documents] == ["papir"]


def test_a_new_exercise_can_be_done_at_once(library: Library, tmp_path: Path) -> None:
    begun(tmp_path, library)
    own = Library(tmp_path)
    for exercise in own.exercises():
        definition = own.definition(exercise.scheme, exercise.edition)
        if exercise.kind == "find_faults":
            marks = [Mark(at=fault.at, rule=fault.rule) for fault in exercise.planted]
            score = score_faults(definition, exercise.planted, exercise.remaining, marks)
            assert score.points == score.most > 0
            assert set(score.by_theme) == set(exercise.themes)
        elif exercise.kind == "fill_in":
            assert exercise.application is not None
            score = score_application(definition, exercise, exercise.application, exercise.today)
            assert score.points == score.most == 7
            assert {judged.how for judged in exercise.judged} == {"equal", "rules", "text"}
        else:
            verdicts = [situation.verdict for situation in exercise.situations]
            assert verdicts == ["eligible", "not_eligible"]
            assert exercise.application is None


def test_an_application_becomes_an_exercise_in_what_is_wrong_with_it(
    library: Library, tmp_path: Path
) -> None:
    application = flawed(library)
    write(tmp_path / "cases" / "av-utkast", case_of(library, "av-utkast", application))
    exercise = Library(tmp_path).exercise("av-utkast")
    assert exercise.application is not None
    assert exercise.application.answers == application.answers
    assert "oppdiktet" in exercise.application.notes["/municipality"]
    definition = library.definition(application.scheme, application.edition)
    found = assess(definition, application, exercise.today).findings
    grave = [(f.rule, f.at) for f in found if f.severity in (Severity.BLOCKER, Severity.ERROR)]
    assert [(fault.rule, fault.at) for fault in exercise.planted] == grave
    assert len(exercise.planted) + len(exercise.remaining) == len(found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("overgangsordning-god", "ready"), ("kommunalt-rusarbeid-ikke-berettiget", "not_eligible")],
)
def test_what_comes_out_of_the_application_is_said(name: str, expected: str, library: Library) -> None:
    case = next(case for case in library.cases() if case.id == name)
    files = case_of(library, "ny", read_path(case.application, library))
    assert tomllib.loads(files["case.toml"])["expect"] == expected


@pytest.mark.parametrize("name", ["", "Øving", "to ord", "../ut", "a--b", "-a", "a-", "a" * 61, "con/x", "A"])
def test_a_name_that_is_no_folder_everywhere_is_refused(name: str, library: Library) -> None:
    with pytest.raises(BadName):
        skeleton(library, name, "decide", "overgangsordning", "2023")
    with pytest.raises(BadName):
        authoring.checked(name)


def test_an_unknown_scheme_or_call_is_refused(library: Library) -> None:
    with pytest.raises(UnknownScheme):
        skeleton(library, "ny", "decide", "annen", "2023")
    with pytest.raises(UnknownEdition):
        skeleton(library, "ny", "decide", "overgangsordning", "1999")


def test_a_folder_that_is_there_is_left_alone(library: Library, tmp_path: Path) -> None:
    there = tmp_path / "cases" / "ny"
    there.mkdir(parents=True)
    (there / "case.toml").write_text("id = 'min'", "utf-8")
    with pytest.raises(Exists) as refused:
        write(there, skeleton(library, "ny", "decide", "overgangsordning", "2023"))
    assert refused.value.folder == there
    assert [path.name for path in there.iterdir()] == ["case.toml"]
    assert (there / "case.toml").read_text("utf-8") == "id = 'min'"


def test_values_of_every_sort_can_be_written_as_toml() -> None:
    values = {
        "text": 'a "b" \\ \x7f æ\n',
        "yes": True,
        "number": 80.5,
        "list": ["a", 1],
        "rows": [{"year": 2023, "deep": {"x": []}}],
    }
    text = "\n".join(f"{key} = {authoring._value(value)}" for key, value in values.items())
    assert tomllib.loads(text) == values


def test_a_scheme_without_conditions_has_situations_that_nothing_decides(transition: Definition) -> None:
    bare = transition.model_copy(update={"conditions": (), "rules": ()})
    made = tomllib.loads("\n".join(authoring._situations(bare)))
    assert [s["verdict"] for s in made["exercise"]["situation"]] == ["eligible", "eligible"]
    assert all("decides" not in s for s in made["exercise"]["situation"])


def test_only_what_can_be_judged_is_judged(transition: Definition, library: Library) -> None:
    case = next(case for case in library.cases() if case.id == "overgangsordning-god")
    application = read_path(case.application, library)
    none = application.model_copy(update={"answers": {"received_2021": "yes"}})
    judged = authoring._judged(transition, none, assess(transition, none, case.more["today"]))
    assert list(judged) == []


def test_an_application_in_no_language_of_ours_is_noted_in_bokmal(library: Library) -> None:
    case = next(case for case in library.cases() if case.id == "overgangsordning-god")
    application = read_path(case.application, library)
    odd = application.model_copy(update={"answers": {**application.answers, "application_language": 5}})
    assert "oppdiktet" in authoring._told(library, odd).notes["/municipality"]

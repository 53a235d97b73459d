"""`veiviser train` from a command line: lists, records, makes and scores exercises."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from wizard.arguments_train import ACTIONS, KINDS, opened
from wizard.cli import run
from wizard.commands.context import Context
from wizard.content.library import Library
from wizard.schema.exercise import ExerciseKind
from wizard.training.generated import generated, parse_generated
from wizard.training.progress import next_exercise
from wizard.training.scores import Score
from wizard.training.scoring import score_faults
from wizard.training.store import RESULTS, TrainingStore

FAULTS = "overgangsordning-feil"
TITLE = "Søknad med feil: tre stillinger og fjorten feil"
GOOD = Path(__file__).parents[2] / "content" / "cases" / "overgangsordning-god" / "application.json"
NOW = datetime.fromisoformat("2023-01-16T09:30:00+01:00")


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WIZARD_LANG", raising=False)
    monkeypatch.delenv("WIZARD_CONTENT", raising=False)


def train(*arguments: object, lang: str = "nb") -> int:
    return run(["train", *map(str, arguments), "--drafts", "drafts", "--lang", lang])


@pytest.fixture
def store() -> TrainingStore:
    return TrainingStore(Path("drafts") / "training")


def handed_in(store: TrainingStore, library: Library, *, trainee: str | None = None) -> None:
    exercise = library.exercise(FAULTS)
    definition = library.definition(exercise.scheme, exercise.edition)
    sitting = store.begin(exercise, NOW, trainee=trainee)
    for fault in exercise.planted[:7]:
        sitting = sitting.mark(fault.at, fault.rule)
    score = score_faults(definition, exercise.planted, exercise.remaining, sitting.marks)
    store.finish(sitting.spent(600), exercise, score, NOW)


def lines(text: str) -> dict[str, list[str]]:
    """A table by its first cell."""
    return {line.split("\t")[0]: line.split("\t")[1:] for line in text.splitlines()}


def test_the_exercises_are_listed_with_what_is_done(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train("list") == 0
    said = capsys.readouterr()
    found = lines(said.out)
    assert set(found) == {exercise.id for exercise in library.exercises()}
    assert found[FAULTS] == [
        "Finn feilene",
        "nivå 3",
        "overgangsordning@2023",
        "30 minutter",
        "ikke prøvd",
        "Søknad med feil: tre stillinger og fjorten feil",
    ]
    assert "Øv på dette nå: " in said.err
    handed_in(store, library)
    store.begin(library.exercise("hvem-kan-soke"), NOW)
    train("list")
    found = lines(capsys.readouterr().out)
    assert found[FAULTS][4] == "best 50\u00a0%"
    assert found["hvem-kan-soke"][4] == "påbegynt"


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_action_speaks_every_language(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert train("list", lang=lang) == 0
    for action in (*ACTIONS, ""):
        assert run(["train", *filter(None, [action]), "--help", "--lang", lang]) == 0
    assert "training" not in capsys.readouterr().out


def test_without_a_terminal_the_exercises_are_listed_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert train() == 0
    said = capsys.readouterr()
    assert FAULTS in lines(said.out)
    assert "ingen terminal" in said.err
    assert train(FAULTS) == 0


def test_an_exercise_that_there_is_not_is_refused_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert train("hvem-kan-søke") == 2
    assert "«hvem-kan-soke»" in capsys.readouterr().err
    assert train("zzzzzz") == 2
    assert "train list" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["generated:x", "generated:overgangsordning@2023:a:2", "generated:overgangsordning@2023:1:9"]
)
def test_a_generated_exercise_that_cannot_be_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(name) == 2
    assert capsys.readouterr().err.strip()


def test_a_terminal_opens_the_exercise_in_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    from wizard.commands import start

    shown: list[tuple[str | None, str | None]] = []

    def show(context: Context, train: str | None = None) -> int:
        shown.append((train, context.training.trainee))
        return 130

    monkeypatch.setattr(start, "show", show)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert train(FAULTS) == 130
    assert train() == 130
    assert train(FAULTS, "--trainee", "Kari") == 130
    assert shown == [(FAULTS, None), ("", None), (FAULTS, "Kari")]


@pytest.mark.parametrize(
    ("given", "completed"),
    [
        ([], ["open"]),
        (["finn"], ["open", "finn"]),
        (["list"], ["list"]),
        (["--lang", "nn"], ["open", "--lang", "nn"]),
        (["--trainee", "list"], ["open", "--trainee", "list"]),
        (["--lang", "nn", "results", "x"], ["--lang", "nn", "results", "x"]),
        (["--lang=nn", "finn"], ["open", "--lang=nn", "finn"]),
        (["--help"], ["--help"]),
        (["--lang", "nn", "-h"], ["--lang", "nn", "-h"]),
        (["-"], ["open", "-"]),
        (["finn", "--help"], ["open", "finn", "--help"]),
    ],
)
def test_an_exercise_that_stands_alone_is_opened(given: list[str], completed: list[str]) -> None:
    assert opened(given) == completed


def test_the_kinds_of_the_grammar_are_those_of_exercises() -> None:
    assert set(KINDS) == set(ExerciseKind.__args__)  # type: ignore[attr-defined]


def test_results_without_a_name_have_none_in_any_form(
    store: TrainingStore,
    library: Library,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("USER", "innlogget")
    monkeypatch.setenv("LOGNAME", "innlogget")
    handed_in(store, library)
    for form in ("text", "csv", "json", "markdown"):
        assert train("results", "--format", form) == 0
        said = capsys.readouterr()
        named = TITLE if form in ("text", "markdown") else FAULTS
        assert named in said.out
        assert "innlogget" not in said.out
        assert said.err == ""


def test_the_record_as_a_table_is_read_by_a_spreadsheet(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in(store, library, trainee="=Kari")
    handed_in(store, library)
    train("results", "--format", "csv", "--trainee", "Ola")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert sorted(row["trainee"] for row in rows) == ["'=Kari", "Ola"]
    assert {row["percent"] for row in rows} == {"50"}


def test_the_record_for_people_has_a_column_of_names_only_where_there_is_one(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in(store, library)
    train("results", "--format", "markdown")
    head, _, row = capsys.readouterr().out.splitlines()
    assert head.startswith("| Levert | Øvelse | Slag |")
    assert "Navn" not in head
    assert "14 av 28 poeng" in row
    train("results", "--format", "markdown", "--trainee", "Ola")
    assert capsys.readouterr().out.splitlines()[0].endswith("| Navn |")
    train("results", "--trainee", "Ola")
    assert capsys.readouterr().out.rstrip().endswith("\tOla")


def test_without_results_that_is_said_and_the_table_has_its_header(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert train("results", "--format", "csv") == 0
    said = capsys.readouterr()
    assert said.out.startswith("when,exercise")
    assert "Ingen øvelser er levert" in said.err
    assert train("results", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["results"] == []


def test_what_cannot_be_read_is_told_of_and_stops_nobody(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_in(store, library)
    with (store.folder / RESULTS).open("ab") as file:
        file.write(b"{half\n")
    (store.folder / "sittings" / "x.json").write_text("{}", "utf-8")
    assert train("results") == 0
    said = capsys.readouterr()
    assert TITLE in said.out
    assert "«results.jsonl:2»" in said.err
    assert train("list") == 0
    assert "«sittings/x.json»" in capsys.readouterr().err


def test_a_generated_exercise_and_one_that_is_gone_have_names_among_the_results(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "generated:overgangsordning@2023:7:2"
    made = generated(library, *parse_generated(name))
    for exercise in (made, made.model_copy(update={"id": "borte"})):
        store.finish(store.begin(exercise, NOW), exercise, Score(1, 2, (), {}), NOW)
    assert train("results") == 0
    cells = [line.split("\t")[1] for line in capsys.readouterr().out.splitlines()]
    assert sorted(cells) == sorted([made.title["nb"], "borte"])
    train("results", "--format", "csv")
    assert name in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_seed_that_is_too_large_is_told_the_limit(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    seed = "9" * 23
    assert train("generate", "--scheme", "overgangsordning", "--seed", seed, lang=lang) == 2
    assert "999\u00a0999\u00a0999" in capsys.readouterr().err
    assert train(f"generated:overgangsordning@2023:{seed}:1", lang=lang) == 2
    assert "18" in capsys.readouterr().err


def test_a_case_folder_without_its_file_is_passed_over(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = Path("eget") / "cases"
    shutil.copytree(library.folders.top / "cases" / "hvem-kan-soke", cases / "hvem-kan-soke")
    (cases / "uferdig").mkdir()
    shutil.copy(GOOD, cases / "uferdig" / "application.json")
    assert train("list", "--content", "eget") == 0
    assert set(lines(capsys.readouterr().out)) == {"hvem-kan-soke"}
    assert Library(Path("eget")).cases() == ()
    assert run(["schemes", "check", "--content", "eget"]) == 1
    assert "cases/uferdig/case.toml" in capsys.readouterr().out


def test_the_same_exercise_is_next_in_the_list_as_in_any_other_order(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = next_exercise(library.exercises()[::-1], [], NOW).exercise
    assert shown is not None
    train("list")
    assert f"Øv på dette nå: {shown.id}." in capsys.readouterr().err


def test_a_folder_without_exercises_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "eget" / "cases").mkdir(parents=True)
    assert train("list", "--content", "eget") == 0
    assert "ingen øvelser" in capsys.readouterr().err


def test_when_all_has_gone_well_more_can_be_generated(
    store: TrainingStore, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    for exercise in library.exercises():
        score = Score(1, 1, (), dict.fromkeys(exercise.themes, (1, 1)))
        store.finish(store.begin(exercise, NOW), exercise, score, NOW)
    train("list")
    assert "train generate" in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_is_begun_in_a_folder_of_its_own(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("new", "min-forste", "--kind", kind, "--scheme", "overgangsordning@2023")
    assert train(*asked, "--content", "eget") == 0
    made = sorted(p.relative_to("eget").as_posix() for p in Path("eget").rglob("*") if p.is_file())
    application = ["cases/min-forste/application.json"] if kind != "decide" else []
    assert made == sorted(
        [*application, *(f"cases/min-forste/{name}" for name in ("case.toml", "nb/case.md", "nn/case.md"))]
    )
    assert "schemes check --content eget" in capsys.readouterr().err
    assert train(*asked, "--content", "eget") == 2
    assert "finnes fra før" in capsys.readouterr().err
    assert train("list", "--content", "eget") == 0
    assert "min-forste" in lines(capsys.readouterr().out)


def test_a_folder_of_cases_alone_is_checked_against_the_bundled_schemes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    train("new", "ny", "--kind", "decide", "--scheme", "overgangsordning", "--content", "eget")
    capsys.readouterr()
    assert run(["schemes", "check", "--content", "eget"]) == 1
    found = capsys.readouterr().out.splitlines()
    assert len(found) > 10
    assert all("cases/ny/" in line and "TODO" in line for line in found)


def test_without_a_folder_it_lies_beside_one_that_stands_here() -> None:
    assert train("new", "ny", "--kind", "decide", "--scheme", "overgangsordning") == 0
    assert (Path("content") / "cases" / "ny" / "case.toml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "Min Øving", "--kind", "decide", "--scheme", "overgangsordning"), "Min Øving"),
        (("new", "ny", "--kind", "decide", "--scheme", "overgangsordninga"), "overgangsordning"),
        (("new", "ny", "--kind", "decide", "--scheme", "overgangsordning@1999"), "1999"),
        (("from-draft", "finnes-ikke", "ny"), "finnes-ikke"),
        (("from-draft", "finnes-ikke.json", "ny"), "finnes-ikke.json"),
        (("generate", "--scheme", "annen"), "annen"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(*arguments, "--content", "eget") == 2
    assert said in capsys.readouterr().err
    assert not Path("eget").exists()


def test_a_scheme_that_gives_no_application_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from wizard.commands import train_make
    from wizard.export.sample import NoSample

    def none(*_: object) -> dict[str, str]:
        raise NoSample

    monkeypatch.setattr(train_make, "skeleton", none)
    assert train("new", "ny", "--kind", "fill_in", "--scheme", "overgangsordning") == 2
    assert "ingen ferdig søknad" in capsys.readouterr().err


def test_a_draft_becomes_an_exercise_without_what_is_personal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["open", str(GOOD), "--drafts", "drafts"]) == 0
    capsys.readouterr()
    run(["drafts", "list", "--drafts", "drafts"])
    draft = capsys.readouterr().out.split("\t")[0]
    assert train("from-draft", draft, "av-utkast", "--content", "eget") == 0
    said = capsys.readouterr()
    real = json.loads(GOOD.read_text("utf-8"))["answers"]
    text = (Path("eget") / "cases" / "av-utkast" / "application.json").read_text("utf-8")
    assert json.loads(text)["result"] == {"practice": True}
    for question in ("contact_name", "contact_email", "account_number", "signatory_name", "orgnr"):
        assert real[question] not in text
        assert real[question] not in said.out
    assert "Hattfjelldal" not in text
    told = [line.split("\t")[1:3] for line in said.out.splitlines() if line.startswith("\t")]
    assert ["Kontonummer", "kontonummer"] in told
    assert "Les hele saken" in said.out
    assert "TODO" in said.err


def test_a_generated_exercise_can_be_written_and_scored(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("generate", "--scheme", "overgangsordning@2023", "--seed", "7", "--level", "2")
    assert train(*asked) == 0
    application = json.loads(capsys.readouterr().out)
    assert application["scheme"] == "overgangsordning"
    assert application["result"] == {"practice": True}
    assert train(*asked, "--out", "laget") == 0
    said = capsys.readouterr().err
    held = json.loads((Path("laget") / "ovelse-merker.json").read_text("utf-8"))
    assert held["exercise"] in said
    assert json.loads((Path("laget") / "ovelse-soknad.json").read_text("utf-8")) == application
    assert train("score", held["exercise"], "laget/ovelse-merker.json", "--format", "json") == 0
    score = json.loads(capsys.readouterr().out)
    assert score["points"] == score["most"] == 2 * len(held["marks"])
    assert train(*asked, "--out", "laget") == 2


def scored(capsys: pytest.CaptureFixture[str], exercise: str, held: Any) -> dict[str, Any]:
    Path("svar.json").write_text(json.dumps(held), "utf-8")
    assert train("score", exercise, "svar.json", "--format", "json") == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_marks_in_a_file_are_scored(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    fault = library.exercise(FAULTS).planted[0]
    marks = [fault.model_dump(), {"at": "/city", "rule": "answer.kind"}]
    document = scored(capsys, FAULTS, {"marks": marks})
    assert (document["format"], document["exercise"], document["points"]) == ("veiviser/score", FAULTS, 1)
    found = {item["at"]: item for item in document["items"]}
    assert found[fault.at]["outcome"] == "found"
    assert found[fault.at]["mark"] == marks[0]
    assert found["/city"]["outcome"] == "wrongly_accused"
    assert document["by_theme"]["signing"] == {"points": 0, "most": 0}
    train("score", FAULTS, "svar.json")
    text = capsys.readouterr().out.splitlines()
    label = library.words("overgangsordning", "nb").label(fault.at[1:])
    assert text[0].split("\t") == ["funnet", "2/2", label, fault.rule]
    assert text[-1].startswith("Poeng: 1 av ")
    assert ["i orden, men merket", "-1", "Poststed", "answer.kind"] in [line.split("\t") for line in text]


def test_decisions_from_standard_input_are_scored(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = library.exercise("hvem-kan-soke")
    held = {
        "decisions": {
            s.id: {"verdict": s.verdict, "condition": s.decides[0] if s.decides else None}
            for s in exercise.situations
        }
    }
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(held)))
    assert train("score", exercise.id, "-") == 0
    text = capsys.readouterr().out.splitlines()
    most = 2 * len(exercise.situations)
    assert text[-1] == f"Poeng: {most} av {most}."
    assert text[0].split("\t")[:3] == ["riktig", "2/2", exercise.situations[0].id]


def test_an_application_is_scored_as_what_was_filled_in(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    exercise = next(e for e in library.exercises() if e.kind == "fill_in")
    path = library.folders.top / "cases" / exercise.id / "application.json"
    assert train("score", exercise.id, path) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    most = sum(judged.points for judged in exercise.judged)
    assert last == f"Poeng: {most} av {most}."
    other = next(c for c in library.cases() if c.scheme != exercise.scheme)
    assert train("score", exercise.id, other.application) == 2
    assert "søknadsfil for samme utlysning" in capsys.readouterr().err
    assert train("score", exercise.id, "finnes-ikke.json") == 2


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        (FAULTS, "{"),
        (FAULTS, "[]"),
        (FAULTS, '{"marks": 1}'),
        (FAULTS, '{"marks": [{"at": "/summary"}]}'),
        (FAULTS, '{"decisions": {}}'),
        (FAULTS, "[" * 100_000),
        ("hvem-kan-soke", '{"decisions": {"a": {"verdict": "maybe"}}}'),
        ("hvem-kan-soke", '{"marks": []}'),
        ("hvem-kan-soke", "\udcff"),
    ],
    ids=range(9),
)
def test_a_file_of_another_form_is_refused_with_the_form_that_is_wanted(
    exercise: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("svar.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert train("score", exercise, "svar.json") == 2
    said = capsys.readouterr().err
    assert "«svar.json»" in said
    assert "marks" in said or "decisions" in said


def test_a_file_that_is_not_there_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert train("score", FAULTS, "finnes-ikke.json") == 2
    assert "finnes-ikke.json" in capsys.readouterr().err

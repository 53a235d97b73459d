"""A practice application never becomes a final package, whatever way it goes."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wizard.content.library import Library
from wizard.drafts.store import Draft
from wizard.drafts.tiny import TinyStore
from wizard.export.json_schema_files import report_schema
from wizard.export.reading import read_path, says_practice
from wizard.screens.rescue import rescue

Out = pytest.CaptureFixture[str]
CASES = Path(__file__).parents[2] / "content" / "cases"
GOOD = CASES / "overgangsordning-god" / "application.json"
PLAIN = CASES / "enkel-og-god" / "application.json"
"""An exercise in which the application is ready to be sent."""


def exercise_files() -> list[Path]:
    """The applications of every exercise that is no example."""
    library = Library()
    examples = {case.id for case in library.examples()}
    names = [exercise.id for exercise in library.exercises() if exercise.id not in examples]
    return [path for name in names for path in sorted((CASES / name).glob("*.json"))]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def practised(drafts: Path, library: Library) -> Draft:
    """A practice draft whose application is ready."""
    store = TinyStore(drafts / "practice")
    fresh = store.new(read_path(GOOD, library))
    return store.save(fresh.model_copy(update={"practice": True}))


def is_of_practice(folder: Path) -> bool:
    """Whether a package is a draft, and marked in each of its files that says what it is."""
    assert not (folder / "soknad.json").exists()
    result = json.loads((folder / "utkast.json").read_text("utf-8"))["result"]
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    marked = result.get("practice") is True and manifest.get("practice") is True
    return marked and result["draft"] is True and "ØVELSE" in (folder / "utkast.md").read_text("utf-8")


def test_a_real_application_still_becomes_a_final_package(veiviser: Run, tmp_path: Path) -> None:
    assert veiviser("package", GOOD, "--out", tmp_path / "pk") == 0
    assert (tmp_path / "pk" / "soknad.json").exists()
    assert not says_practice((tmp_path / "pk" / "soknad.json").read_bytes())


def test_a_practice_draft_packaged_by_name_is_an_exercise(
    veiviser: Run, practised: Draft, tmp_path: Path, capsys: Out
) -> None:
    assert veiviser("package", practised.id, "--out", tmp_path / "pk") == 0
    assert "Dette er en øvelse" in capsys.readouterr().err
    assert is_of_practice(tmp_path / "pk")


def test_so_it_is_when_its_own_folder_is_named_as_that_of_the_drafts(
    veiviser: Run, practised: Draft, drafts: Path, tmp_path: Path
) -> None:
    from wizard.cli import run

    arguments = ["package", practised.id, "--out", str(tmp_path / "pk"), "--today", "2023-01-16"]
    assert run([*arguments, "--drafts", str(drafts / "practice")]) == 0
    assert is_of_practice(tmp_path / "pk")


def test_so_it_is_when_its_file_is_copied_among_real_drafts(
    veiviser: Run, practised: Draft, drafts: Path, tmp_path: Path
) -> None:
    shutil.copy(drafts / "practice" / f"{practised.id}.json", drafts / f"{practised.id}.json")
    assert veiviser("package", practised.id, "--out", tmp_path / "pk", "--draft") == 0
    assert is_of_practice(tmp_path / "pk")


def test_a_draft_among_the_exercises_that_has_lost_its_mark_is_one_still(
    veiviser: Run, practised: Draft, drafts: Path, tmp_path: Path
) -> None:
    store = TinyStore(drafts / "practice")
    store.save(store.open(practised.id).model_copy(update={"practice": False}))
    assert veiviser("package", practised.id, "--out", tmp_path / "pk") == 0
    assert is_of_practice(tmp_path / "pk")


@pytest.mark.parametrize("path", exercise_files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_application_of_an_exercise_never_becomes_a_final_package(
    veiviser: Run, tmp_path: Path, path: Path
) -> None:
    assert veiviser("package", path, "--out", tmp_path / "pk") == 0
    assert not (tmp_path / "pk" / "soknad.json").exists()
    assert says_practice((tmp_path / "pk" / "utkast.json").read_bytes())


def test_a_package_of_an_exercise_opens_as_one_and_stays_one_to_the_next_package(
    veiviser: Run, tmp_path: Path, drafts: Path, capsys: Out
) -> None:
    assert veiviser("package", PLAIN, "--out", tmp_path / "first") == 0
    capsys.readouterr()
    assert veiviser("open", tmp_path / "first") == 0
    said = capsys.readouterr()
    draft_id = said.out.strip()
    assert "øvelsen" in said.err
    assert TinyStore(drafts).list() == []
    assert TinyStore(drafts / "practice").open(draft_id).practice
    assert veiviser("package", draft_id, "--out", tmp_path / "second") == 0
    assert is_of_practice(tmp_path / "second")
    assert veiviser("verify", tmp_path / "second") == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_folders_made_for_an_exercise_are_for_their_owner_only(veiviser: Run, drafts: Path) -> None:
    before = os.umask(0o022)
    try:
        assert veiviser("open", PLAIN) == 0
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (drafts, drafts / "practice")] == [0o700, 0o700]


def test_a_draft_package_renamed_to_a_final_one_is_not_whole(veiviser: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pk"
    veiviser("package", PLAIN, "--out", folder)
    document = json.loads((folder / "utkast.json").read_text("utf-8"))
    document["result"]["draft"] = False
    (folder / "soknad.json").write_text(json.dumps(document), "utf-8")
    manifest = (folder / "manifest.json").read_text("utf-8")
    (folder / "manifest.json").write_text(manifest.replace('"utkast.json"', '"soknad.json"'), "utf-8")
    assert veiviser("verify", folder) == 1


def test_answers_of_an_exercise_become_an_exercise(
    veiviser: Run, tmp_path: Path, drafts: Path, capsys: Out
) -> None:
    code = veiviser("fill", "--answers", PLAIN, "--record", tmp_path / "a.json")
    assert code == 0
    assert says_practice(capsys.readouterr().out.encode())
    assert says_practice((tmp_path / "a.json").read_bytes())
    assert TinyStore(drafts).list() == []
    (summary,) = TinyStore(drafts / "practice").list()
    assert summary.practice


def test_answers_of_an_exercise_are_not_put_into_a_real_draft(
    veiviser: Run, tmp_path: Path, drafts: Path, capsys: Out
) -> None:
    veiviser("open", GOOD)
    real = capsys.readouterr().out.strip()
    before = TinyStore(drafts).open(real)
    document = {**json.loads(GOOD.read_text("utf-8")), "result": {"practice": True}}
    (tmp_path / "p.json").write_text(json.dumps(document), "utf-8")
    assert veiviser("fill", real, "--answers", tmp_path / "p.json") == 2
    assert "Svarene er fra en øvelse" in capsys.readouterr().err
    assert TinyStore(drafts).open(real) == before


def test_real_answers_put_into_an_exercise_leave_it_one(
    veiviser: Run, practised: Draft, drafts: Path, capsys: Out
) -> None:
    assert veiviser("fill", practised.id, "--answers", GOOD) == 0
    assert says_practice(capsys.readouterr().out.encode())
    assert TinyStore(drafts / "practice").open(practised.id).practice
    assert TinyStore(drafts).list() == []


def test_an_exercise_is_opened_on_the_screen_among_the_exercises(
    veiviser: Run, practised: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, Any]] = []

    def show(_context: object, **told: Any) -> int:
        shown.append(told)
        return 0

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("wizard.commands.start.show", show)
    assert veiviser("fill", practised.id) == 0
    assert shown == [{"draft_id": practised.id, "practice": True}]


def test_other_answers_are_tried_on_an_exercise_as_on_any_draft(
    veiviser: Run, practised: Draft, capsys: Out
) -> None:
    assert veiviser("diff", practised.id, GOOD) == 0
    assert veiviser("what-if", practised.id, "grant_sought=1") == 0
    assert veiviser("what-if", "finnes-ikke", "grant_sought=1") == 2
    assert "finnes-ikke" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_check_says_that_it_is_an_exercise(veiviser: Run, form: str, capsys: Out) -> None:
    assert veiviser("check", PLAIN, "--format", form, "--today", "2025-02-10") == 0
    assert "ØVELSE." in capsys.readouterr().out
    assert veiviser("check", GOOD, "--format", form) == 0
    assert "ØVELSE" not in capsys.readouterr().out


def test_the_report_as_json_has_the_mark_where_it_is_an_exercise(veiviser: Run, capsys: Out) -> None:
    veiviser("check", PLAIN, GOOD, "--format", "json")
    plain, good = json.loads(capsys.readouterr().out)["files"]
    assert plain["practice"] is True
    assert "practice" not in good
    assert "practice" not in report_schema()["properties"]["files"]["items"]["required"]


def test_a_report_on_an_exercise_with_findings_is_whole_json(
    veiviser: Run, tmp_path: Path, capsys: Out
) -> None:
    held = json.loads(GOOD.read_text("utf-8"))
    del held["answers"]["municipality"]
    (tmp_path / "a.json").write_text(json.dumps({**held, "result": {"practice": True}}), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps(held), "utf-8")
    assert veiviser("check", tmp_path / "a.json", tmp_path / "b.json", "--format", "json") == 1
    practised, real = json.loads(capsys.readouterr().out)["files"]
    assert practised.pop("practice") is True
    assert practised["findings"]
    assert {**practised, "file": real["file"]} == real


@pytest.mark.parametrize(
    "data", [b"", b"[1]", b"\xff", b'{"result": []}', b'{"result": {"practice": 1}}', b"[" * 100_000]
)
def test_what_says_nothing_of_the_kind_is_no_exercise(data: bytes) -> None:
    assert not says_practice(data)


def test_answers_that_are_rescued_from_a_full_disk_keep_the_mark(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    application = read_path(GOOD, library)
    for practice in (True, False):
        file = rescue(application, practice=practice)
        assert file is not None
        assert says_practice(file.read_bytes()) is practice

"""Drafts from the command line: the trash, the history, and the doctor."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_commands import GOOD
from tests.drafts.test_protocol import change
from wizard.content.library import Library
from wizard.drafts.tiny import TinyStore
from wizard.schema.application import Application
from wizard.training.store import RESULTS, TrainingStore

Out = pytest.CaptureFixture[str]


@pytest.fixture
def draft_id(veiviser: Run, tmp_path: Path, capsys: Out) -> str:
    assert veiviser("open", GOOD) == 0
    capsys.readouterr()
    return TinyStore(tmp_path / "drafts").list()[0].id


def test_a_deleted_draft_is_listed_brought_back_and_purged(
    veiviser: Run,
    draft_id: str,
    capsys: Out,
) -> None:
    assert veiviser("drafts", "delete", draft_id) == 0
    assert "papirkurven" in capsys.readouterr().err
    assert veiviser("drafts", "trash") == 0
    key, municipality, scheme, until = capsys.readouterr().out.strip().split("\t")
    assert (municipality, scheme, key.endswith(draft_id)) == ("Hattfjelldal", "overgangsordning@2023", True)
    assert until.startswith("fjernes fra ")
    assert veiviser("drafts", "purge") == 0
    assert "Ingenting er fjernet" in capsys.readouterr().err
    assert veiviser("drafts", "restore", key) == 0
    assert draft_id in capsys.readouterr().err
    assert veiviser("drafts", "restore", key) == 2
    assert "Traceback" not in capsys.readouterr().err
    veiviser("drafts", "delete", draft_id)
    key = (capsys.readouterr().err.split("restore ")[1]).split("»")[0]
    assert veiviser("drafts", "purge", key) == 0
    assert "Fjernet for godt" in capsys.readouterr().err
    assert veiviser("drafts", "purge", key) == 2
    assert veiviser("drafts", "trash") == 0
    assert "tom" in capsys.readouterr().err


def test_a_draft_is_listed_with_its_name_and_whether_it_is_put_away(
    veiviser: Run, draft_id: str, tmp_path: Path, capsys: Out
) -> None:
    store = TinyStore(tmp_path / "drafts")
    store.save(store.open(draft_id).model_copy(update={"name": "Vår \x1b[31m", "archived": True}))
    assert veiviser("drafts", "list") == 0
    cells = capsys.readouterr().out.strip().split("\t")
    assert cells[0] == draft_id
    assert cells[-2:] == ["Vår \\x1b[31m", "arkivert"]


def test_the_history_tells_who_changed_what_in_words(
    veiviser: Run,
    draft_id: str,
    tmp_path: Path,
    capsys: Out,
) -> None:
    assert veiviser("drafts", "history", draft_id) == 0
    assert "ingen historikk" in capsys.readouterr().err
    store = TinyStore(tmp_path / "drafts")
    draft = change(store, store.open(draft_id), grant_sought=5000, gone="x")
    rows = [dict(row) for row in draft.application.answers["positions"]]
    rows[0]["percent"] = 55
    draft = change(store, draft, "ola", positions=rows, need="ord " * 40)
    assert veiviser("drafts", "history", draft_id) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[1] for line in lines] == ["kari", "kari", "ola", "ola"]
    assert lines[1][2].startswith("Søknadsbeløp") or "5 000 kr" in "".join(lines[0] + lines[1])
    assert any("55 %" in line[2] for line in lines)
    assert all(len(line[2]) < 220 for line in lines)
    assert veiviser("drafts", "history", "none") == 2
    (tmp_path / "drafts" / f"{draft_id}.json").write_bytes(b"")
    (tmp_path / "drafts" / f"{draft_id}.bak").write_bytes(b"")
    assert veiviser("drafts", "history", draft_id) == 2
    assert "skadet" in capsys.readouterr().err


def test_the_doctor_finds_nothing_where_all_is_well(veiviser: Run, draft_id: str, capsys: Out) -> None:
    assert veiviser("doctor") == 0
    report = capsys.readouterr().out
    assert "Alt er som det skal." in report
    assert "1 utkast er uten feil" in report
    assert "Hattfjelldal" not in report


def test_the_doctor_tells_each_fault_and_mends_what_can_be(
    veiviser: Run,
    draft_id: str,
    tmp_path: Path,
    capsys: Out,
) -> None:
    folder = tmp_path / "drafts"
    store = TinyStore(folder)
    whole = store.open(draft_id)
    lost, copied = store.new(whole.application), store.new(whole.application)
    store.save(whole)
    (folder / f"{draft_id}.json").write_text("{", "utf-8")
    (folder / f"{lost.id}.json").write_text("{", "utf-8")
    (folder / "kopi.json").write_bytes((folder / f"{copied.id}.json").read_bytes())
    (folder / f"{copied.id}.jsonl").write_text("half a li", "utf-8")
    left = folder / ".x-1.tmp"
    left.write_text("half")
    os.utime(left, (time.time() - 9999, time.time() - 9999))
    assert veiviser("doctor") == 1
    report = capsys.readouterr().out
    for part in (
        f"! Utkastet {draft_id} er skadet. Kopien",
        f"! Utkastet {lost.id} er skadet, og det er kopien",
        "! Filen kopi inneholder et annet utkast",
        f"✓ Utkastet {copied.id} er helt, men 1 linje",
        "1 halvskrevet fil ligger igjen",
        "doctor --repair",
    ):
        assert part in report
    assert veiviser("doctor", "--repair") == 1
    report = capsys.readouterr().out
    assert "er satt inn" in report
    assert "fått sin egen fil" in report
    assert "fjernet" in report
    found = TinyStore(folder)
    assert found.open(draft_id).application == whole.application
    assert sum(s.damaged for s in found.list()) == 1
    assert len(list(folder.glob("*.damaged-*"))) == 2


def test_the_doctor_names_what_is_damaged_of_the_training_and_puts_it_aside(
    veiviser: Run, draft_id: str, tmp_path: Path, capsys: Out
) -> None:
    store = TrainingStore(tmp_path / "drafts" / "training")
    exercise = Library().exercise("hvem-kan-soke")
    now = datetime.fromisoformat("2023-01-16T09:30:00+01:00")
    sitting = store.begin(exercise, now, trainee="Kari Nordmann")
    whole = store.begin(exercise, now)
    path = store.folder / "sittings" / f"{sitting.id}.json"
    path.write_bytes(path.read_bytes()[:-9])
    other = path.with_name("annen.json")
    other.write_text('{"format": "veiviser/sitting", "format_version": 2}', "utf-8")
    (store.folder / RESULTS).write_text('{"trainee": "Kari Nordmann"', "utf-8")
    assert veiviser("doctor") == 1
    report = capsys.readouterr().out
    assert f"! Øvingsfilen sittings/{sitting.id}.json er skadet." in report
    assert f"! Øvingsfilen {RESULTS}:1 er skadet." in report
    assert "✓ Øvingsfilen sittings/annen.json er skrevet av en annen versjon" in report
    assert "doctor --repair" in report
    assert "Kari" not in report
    assert veiviser("doctor", "--repair") == 0
    assert capsys.readouterr().out.count("er lagt til side") == 2
    assert store.sittings().found == (whole,)
    assert veiviser("doctor") == 0
    assert "er skadet" not in capsys.readouterr().out


def test_what_the_doctor_cannot_put_aside_is_still_damaged(
    veiviser: Run, draft_id: str, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    sittings = tmp_path / "drafts" / "training" / "sittings"
    sittings.mkdir(parents=True)
    (sittings / "x.json").write_text("{", "utf-8")

    def locked(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("wizard.training.store.put_aside", locked)
    assert veiviser("doctor", "--repair") == 1
    assert "! Øvingsfilen sittings/x.json er skadet." in capsys.readouterr().out


def test_the_doctor_tells_of_a_folder_that_nothing_can_be_saved_in(
    veiviser: Run,
    tmp_path: Path,
    capsys: Out,
) -> None:
    assert veiviser("doctor") == 0
    assert "blir laget når den trengs" in capsys.readouterr().out
    assert not (tmp_path / "drafts").exists()
    (tmp_path / "drafts").write_text("a file in the way")
    assert veiviser("doctor") == 1
    assert "kan det ikke lagres" in capsys.readouterr().out


def test_drafts_are_found_by_words_and_by_whether_they_are_put_away(
    veiviser: Run, draft_id: str, tmp_path: Path, capsys: Out
) -> None:
    store = TinyStore(tmp_path / "drafts")
    other = store.new(Application(scheme="kommunalt-rusarbeid", edition="2024"))
    store.save(other.model_copy(update={"name": "Uteteamet", "archived": True}))
    for words, found in (
        (["hattfjel"], [draft_id]),
        (["ute"], [other.id]),
        (["--archived"], [other.id]),
        (["2023", "Hattfjelldal"], [draft_id]),
        ([], [other.id, draft_id]),
    ):
        capsys.readouterr()
        assert veiviser("drafts", "list", *words) == 0
        assert sorted(line.split("\t")[0] for line in capsys.readouterr().out.splitlines()) == sorted(found)
    assert veiviser("drafts", "list", "bergen{x}") == 0
    shown = capsys.readouterr()
    assert (shown.out, "Ingen av de 2 utkastene passer med «bergen{x}»" in shown.err) == ("", True)


def test_the_drafts_of_exercises_are_listed_deleted_and_looked_after_by_themselves(
    veiviser: Run, draft_id: str, tmp_path: Path, capsys: Out
) -> None:
    practice = TinyStore(tmp_path / "drafts" / "practice")
    exercise = practice.new(Application(scheme="overgangsordning", edition="2023", answers={}))
    assert veiviser("drafts", "list", "--practice") == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == [exercise.id]
    assert veiviser("drafts", "list") == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == [draft_id]
    assert veiviser("doctor") == 0
    assert "1 øvingsutkast er uten feil." in capsys.readouterr().out
    (tmp_path / "drafts" / "practice" / f"{exercise.id}.json").write_bytes(b"{")
    assert veiviser("doctor") == 1
    assert f"Utkastet {exercise.id} er skadet" in capsys.readouterr().out
    assert veiviser("drafts", "delete", exercise.id, "--practice") == 0
    assert veiviser("drafts", "delete", exercise.id) == 2
    assert practice.trash()[0].id == exercise.id

"""`fill --record`: what was answered, and the same answers given again."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wizard.commands import fill
from wizard.commands.context import Context
from wizard.schema.application import Application

CASES = Path(__file__).parents[2] / "content" / "cases"
# Every second one: each is taken in and judged three times over.
EXAMPLES = sorted(CASES.glob("*/application.json"))[::2]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_what_is_recorded_gives_the_same_application_again_in_any_order(
    veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], example: Path
) -> None:
    document = json.loads(example.read_text("utf-8"))
    keys = list(document["answers"])
    random.Random(5).shuffle(keys)
    document["answers"] = {key: document["answers"][key] for key in keys}
    (tmp_path / "given.json").write_text(json.dumps(document), encoding="utf-8")
    code = veiviser("fill", "--answers", tmp_path / "given.json", "--record", tmp_path / "a.json")
    said = capsys.readouterr()
    assert (tmp_path / "a.json").read_text("utf-8") == said.out
    assert "a.json" in said.err
    assert veiviser("fill", "--answers", tmp_path / "a.json", "--record", tmp_path / "b.json") == code
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert veiviser("diff", example, tmp_path / "b.json") == 0


def test_a_record_never_overwrites(veiviser: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "a.json"
    there.write_text("mine", encoding="utf-8")
    assert veiviser("fill", "--answers", EXAMPLES[0], "--record", there) == 2
    assert veiviser("fill", "--answers", EXAMPLES[0], "--record", tmp_path / "no" / "a.json") == 2
    assert there.read_text("utf-8") == "mine"
    assert not (tmp_path / "drafts").exists()


def test_what_is_answered_on_the_screen_is_recorded_when_it_is_left(
    veiviser: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = Application(scheme="overgangsordning", edition="2023", answers={"city": "Oslo"})

    def sitting(context: Context, _arguments: object) -> int:
        context.store.save(context.store.new(answered))
        return 130

    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setattr(fill, "_shown", sitting)
    assert veiviser("fill", "overgangsordning", "--record", tmp_path / "a.json") == 130
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["answers"] == {"city": "Oslo"}
    monkeypatch.setattr(fill, "_shown", lambda *_: 0)
    assert veiviser("fill", "overgangsordning", "--record", tmp_path / "b.json") == 0
    assert not (tmp_path / "b.json").exists()

"""The hash of a definition: another when what is asked or judged is another, and only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.planted import small, tree
from wizard.content.definition import structure_hash
from wizard.content.folders import content_root
from wizard.content.library import Library


def test_no_two_editions_have_the_same_hash(library: Library) -> None:
    hashes = [library.definition(i.id, e.id).hash for i in library.schemes() for e in i.editions]
    assert len(set(hashes)) == len(hashes) == 5


def test_a_hash_is_the_same_in_another_process(library: Library) -> None:
    code = (
        "from wizard.content.library import Library;"
        "print(Library().definition('overgangsordning', '2023').hash)"
    )
    for seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=content_root().parent,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        assert run.stdout.strip() == library.definition("overgangsordning", "2023").hash


def test_words_register_and_test_examples_do_not_change_the_hash(tmp_path: Path) -> None:
    root = tree(tmp_path)
    for file in root.rglob("*.md"):
        file.write_text(file.read_text("utf-8").replace("### ", "#### "), "utf-8")
    edits = {
        "schemes/skolehage/rules.toml": ("amount = 501", "amount = 9000"),
        "registers/municipalities-2030.json": ("Aarborte", "Aarborten"),
    }
    for name, (old, new) in edits.items():
        (root / name).write_text((root / name).read_text("utf-8").replace(old, new), "utf-8")
    assert Library(root).definition("skolehage", "2030").hash == small().hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("required = true\nrelevant", "required = false\nrelevant"),
        ("'school', 'club'", "'school'"),
        ("recommended = 200", "recommended = 201"),
        ("2030-03-01T12:00:00", "2030-03-02T12:00:00"),
    ],
)
def test_any_change_of_what_is_asked_or_judged_changes_the_hash(tmp_path: Path, old: str, new: str) -> None:
    root = tree(tmp_path)
    path = root / "schemes/skolehage/scheme.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert Library(root).definition("skolehage", "2030").hash != small().hash


def test_saying_a_default_aloud_does_not_change_the_hash(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / "schemes/skolehage/scheme.toml"
    text = path.read_text("utf-8").replace('id = "contact_hours"', 'id = "contact_hours"\nkind = "text"')
    path.write_text(text, "utf-8")
    assert Library(root).definition("skolehage", "2030").hash == small().hash == structure_hash(small())

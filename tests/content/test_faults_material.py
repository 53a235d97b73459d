"""Faults in what invented applications are made of: each gives exactly itself, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.planted import faults, tree
from wizard.content.faults import fault_line
from wizard.content.library import LANGUAGES, Library

GOOD = """\
[answers]
has_ground = true

[texts]
plan = [["A garden."]]

[tables.plants]
always = [{ kind = "tree", amount = 1 }]

[optional]
questions = ["has_ground"]

[plant_at]
old_name = ["plan"]

[[suspicious]]
text = "A sentence."
at = ["plan"]

[[profile]]
id = "one"
[profile.answers]
has_ground = false
[profile.tables.plants]
pool = [{ kind = "tree" }]

[[role]]
title = "Gardener"
[role.texts]
plan = [["More."]]

[purposes.both]
texts.plan = [["Both."]]
"""
SCHEME = "skolehage"


def put(tmp_path: Path, text: str, scheme: str = SCHEME) -> Path:
    """The small tree with material for its scheme."""
    root = tree(tmp_path)
    folder = root / "material" / scheme
    folder.mkdir(parents=True)
    (folder / "nb.toml").write_text(text, "utf-8")
    return root


def test_material_that_names_what_there_is_has_no_fault(tmp_path: Path) -> None:
    assert faults(put(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "nearest", "line"),
    [
        ("[answers]\nhas_ground", "[answers]\nhas_grund", "unknown-question", "has_ground", 2),
        ("[texts]\nplan", "[texts]\nplann", "unknown-question", "plan", 5),
        ('kind = "tree", amount', 'kind = "tree", amuont', "unknown-column", "amount", 8),
        ('questions = ["has_ground"]', 'questions = ["has_grund"]', "unknown-question", "has_ground", 11),
        ('old_name = ["plan"]', 'old_name = ["plann"]', "unknown-question", "plan", 14),
        ('at = ["plan"]', 'at = ["plann"]', "unknown-question", "plan", 18),
        ("has_ground = false", "has_grund = false", "unknown-question", "has_ground", 23),
        ("pool = [{ kind", "pool = [{ kinde", "unknown-column", "kind", 25),
        ('plan = [["More."]]', 'plann = [["More."]]', "unknown-question", "plan", 30),
        ("texts.plan =", "texts.plann =", "unknown-question", "plan", 33),
        ("[answers]", "[answers", "toml-syntax", None, 1),
    ],
)
def test_what_names_no_question_or_column_is_told_with_the_nearest(
    tmp_path: Path, old: str, new: str, code: str, nearest: str | None, line: int
) -> None:
    assert GOOD.count(old) == 1
    root = put(tmp_path, GOOD.replace(old, new))
    [fault] = faults(root)
    assert (fault.code, fault.values.get("nearest"), fault.line) == (code, nearest, line)
    assert fault.file == f"material/{SCHEME}/nb.toml"
    for lang in LANGUAGES:
        assert fault_line(Library(root).interface(lang), fault)


def test_material_of_a_scheme_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    [fault] = faults(put(tmp_path, GOOD, "skolehagen"))
    assert (fault.code, fault.values["nearest"], fault.file) == (
        "unknown-scheme",
        SCHEME,
        "material/skolehagen",
    )


def test_what_all_schemes_share_may_name_a_question_of_any(tmp_path: Path) -> None:
    root = put(tmp_path, GOOD, "common")
    assert faults(root) == []
    (root / "material" / "common" / "nb.toml").write_text("[texts]\nplann = []\n", "utf-8")
    assert [fault.code for fault in faults(root)] == ["unknown-question"]


def test_a_shape_that_is_none_is_passed_over(tmp_path: Path) -> None:
    odd = 'answers = 1\nprofile = "a"\nrole = [1]\nsuspicious = [1]\nplant_at = { a = 1 }\ntables = { plants = { always = [1] } }\n'
    assert faults(put(tmp_path, odd)) == []

"""Faults of exercises: each gives exactly itself, where it is, with the name that was probably meant."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.content.planted import TREE, Planted, assert_said, faults, plant, spots
from wizard.content.library import Library

EXERCISES = Path(__file__).parent / "fixtures" / "exercises"
DIGGING, WHO, WRITING = (f"cases/{name}/case.toml" for name in ("digging", "who", "writing"))
DIGGING_NB, WHO_NB, WRITING_NB = (f"cases/{name}/nb/case.md" for name in ("digging", "who", "writing"))
DIGGING_NN = "cases/digging/nn/case.md"
GOOD = "cases/writing/application.json"
START = "cases/writing/start.json"


def tree(tmp_path: Path) -> Path:
    """A copy of the small tree with the exercises in it."""
    root = Path(shutil.copytree(TREE, tmp_path / "tree"))
    shutil.copytree(EXERCISES, root, dirs_exist_ok=True)
    return root


TABLE = [
    # ---------------------------------------------------------------- keys and types
    Planted("unknown-key", DIGGING, "minutes = 5", "¤minuts = 5", {"nearest": "minutes"}),
    Planted("unknown-key", WRITING, "points = 2", "¤point = 2", {"nearest": "points"}),
    Planted("unknown-key", WHO, 'decides = ["is-school"]', '¤decide = ["is-school"]', {"nearest": "decides"}),
    Planted("not-one-of", DIGGING, '"find_faults"', '¤"find_fault"', {"nearest": "find_faults"}),
    Planted("not-one-of", WHO, '"decide"', '¤"decides"', {"nearest": "decide"}),
    Planted("not-one-of", WRITING, '"goals"', '¤"goal"', {"nearest": "goals"}),
    Planted("not-one-of", WRITING, 'how = "equal"', 'how = ¤"equals"', {"nearest": "equal"}),
    Planted("not-one-of", WHO, '"not_eligible"', '¤"not_elegible"', {"nearest": "not_eligible"}),
    Planted("not-one-of", WHO, '"nb", "nn"', '"nb", "nn", ¤"no"'),
    Planted("not-one-of", DIGGING, "level = 1", "level = ¤7", {"written": "7"}),
    Planted("not-one-of", WRITING, 'expect = "ready"', 'expect = ¤"flawed"', {"known": ["ready"]}),
    Planted("wrong-type", DIGGING, "minutes = 5", 'minutes = ¤"5"', {"expected": "whole-number"}),
    Planted("wrong-type", WRITING, "points = 2", "points = ¤0", {"expected": "whole-number"}),
    Planted("missing-key", DIGGING, '[exercise]\nkind = "find_faults"\n', "¤[exercise]\n", {"key": "kind"}),
    Planted("missing-key", DIGGING, 'expect = "flawed"\n', "", {"key": "expect"}, at=DIGGING),
    Planted("missing-key", DIGGING, "today = 2030-02-01\n", "", {"key": "today"}, at=DIGGING),
    Planted("missing-key", WHO, '[[exercise.situation]]\nid = "other"\n', "¤[[exercise.situation]]\n", {"key": "id"}),
    Planted("exercise-needs", DIGGING, '[exercise]\nkind = "find_faults"\nlevel = 1\nthemes = ["texts"]', '¤[exercise]\nkind = "find_faults"\nlevel = 1\nthemes = []', {"key": "themes"}),
    Planted("not-for-kind", WHO, "today =", '¤expect = "ready"\ntoday =', {"key": "expect"}),
    Planted("not-for-kind", WRITING, "today =", '¤planted = [{ rule = "garden.late", at = "" }]\ntoday =', {"key": "planted"}),
    Planted("not-for-kind", DIGGING, "minutes = 5", 'minutes = 5\n¤judged = [{ question = "plan" }]', {"kind": "find_faults"}),
    Planted("exercise-language", WHO, '["nb", "nn"]', '¤["nb"]', {"lang": "nn"}, name="nn"),
    Planted("id-twice", DIGGING, '["letter", "note"]', '["letter", "note", ¤"note"]', {"id": "note"}),
    Planted("id-twice", WRITING, '["texts", "goals"]', '["texts", "goals", ¤"texts"]', {"id": "texts"}),
    # ---------------------------------------------------------------- names
    Planted("unknown-question", WRITING, 'question = "plan"', 'question = ¤"plann"', {"nearest": "plan"}),
    Planted("unknown-question", WHO, "has_ground = true", "¤has_grund = true", {"nearest": "has_ground"}),
    Planted("unknown-condition", WHO, '["is-school"]', '[¤"is-schol"]', {"nearest": "is-school"}),
    Planted("unknown-rule", DIGGING, '"answer.required", at = "/plan"', '¤"answer.requird", at = "/plan"', {"nearest": "answer.required"}),
    Planted("unknown-question", START, '    "town"', '¤    "twon"', {"nearest": "town"}),
    Planted("not-for-kind", WRITING, 'question = "contact_name"\nhow = "equal"', 'question = "crops"\n¤how = "text"', {"kind": "choices"}),
    Planted("not-for-kind", WRITING, 'how = "text"\nmentions = [["spade", "spader"], ["jord"]]', '¤how = "equal"', {"kind": "prose"}),
    Planted("exercise-unmarked", GOOD, '  "result": {\n    "practice": true\n  }', '¤  "result": {\n    "practice": false\n  }'),
    Planted("exercise-unmarked", START, ',\n  "result": {\n    "practice": true\n  }', "", at=START),
    # ---------------------------------------------------------------- judged
    Planted("not-for-kind", WRITING, 'how = "equal"', 'how = "equal"\n¤tolerance_percent = 5', {"kind": "text"}),
    Planted("not-for-kind", WRITING, 'how = "equal"', 'how = "rules"\n¤tolerance_percent = 5', {"kind": "rules"}),
    Planted("not-for-kind", WRITING, 'how = "equal"', 'how = "equal"\n¤mentions = [["Kari"]]', {"key": "mentions"}),
    Planted("judged-unanswered", WRITING, 'question = "contact_name"', 'question = ¤"crops"', {"question": "crops"}),
    Planted("mention-missing", WRITING, '["jord"]', '¤["vann", "regn"]', {"known": ["vann", "regn"]}),
    Planted("case-not-found", DIGGING, '"/contact_name" },\n  {', '"/contact_name" },\n  ¤{ rule = "garden.late", at = "/plan" },\n  {'),
    Planted("situation-verdict", WHO, 'verdict = "eligible"', 'verdict = ¤"unknown"', {"found": "eligible"}),
    Planted("situation-decides", WHO, '["is-school"]', "¤[]", {"known": ["is-school"]}),
    Planted("situation-decides-none", WHO, 'verdict = "eligible"', 'verdict = "eligible"\ndecides = ¤["is-school"]'),
    Planted("example-value", WHO, "has_ground = true", "has_ground = ¤3", {"at": "/has_ground"}),
    # ---------------------------------------------------------------- words
    Planted("text-missing", WHO_NB, "# Tittel nb {#who}\n", "", {"expected": "# … {#who}"}, at=WHO_NB),
    Planted("unknown-heading", WHO_NB, "# Tittel nb {#who}", "¤# Tittel nb {#whom}", {"nearest": "who"}),
    Planted("exercise-title", WHO_NB, "# Tittel nb {#who}", "¤# Titel nb {#who}", {"title": "Tittel nb"}),
    Planted("text-missing", WHO_NB, "## Oppgaven {.task}\n\nGrav.\n", "", {"expected": "## … {.task}"}, at=WHO_NB),
    Planted("text-missing", WHO_NB, "Grav.\n", "", {"expected": "## … {.task}"}, at=WHO_NB, name="a body"),
    Planted("unknown-mark", WHO_NB, "## Oppgaven {.task}", "¤## Oppgaven {.taks}", {"nearest": "task"}),
    Planted("unknown-mark", DIGGING_NB, "## Navnet {.fault #1}", "¤## Navnet {.falut #1}", {"nearest": "fault"}),
    Planted("unknown-mark", WRITING_NB, "## Etterpå", "¤## Skolen {.case #school}\n\nHei.\n\n## Etterpå"),
    Planted("id-twice", WHO_NB, "## Oppgaven {.task}", "## Oppgaven {.task}\n\nX.\n\n¤## Igjen {.task}", {"id": "task"}),
    Planted("text-missing", WHO_NB, "## Hint {.hint #2}", "¤## Hint {.hint #3}", {"expected": "## … {.hint #2}"}),
    Planted("text-missing", DIGGING_NN, "## Hint {.hint #2}\n\nSe der.\n\n", "", {"expected": "## … {.hint #2}"}, at=DIGGING_NN),
    Planted("unknown-heading", DIGGING_NN, "## Etterpå", "¤## Hint {.hint #3}\n\nDer.\n\n## Etterpå", {"written": "3"}),
    Planted("text-missing", DIGGING_NB, "## Hint {.hint #2}\n\nSe der.", "¤## Hint {.hint #2}", {"expected": "## … {.hint #2}"}),
    Planted("text-missing", DIGGING_NB, "## Lappen {.document #note}\n\nHusk.\n", "", {"expected": "## … {.document #note}"}, at=DIGGING_NB),
    Planted("text-missing", DIGGING_NB, "## Lappen {.document #note}\n\nHusk.", "¤## Lappen {.document #note}", name="an empty document"),
    Planted("unknown-heading", DIGGING_NB, "## Lappen {.document #note}", "¤## Lappen {.document #notes}", {"nearest": "note"}),
    Planted("unknown-heading", DIGGING_NB, "## Navnet", "¤## Mer {.document #zzz}\n\nMer.\n\n## Navnet", {"nearest": None}),
    Planted("unknown-heading", DIGGING_NB, "## Navnet {.fault #1}", "¤## Navnet {.fault #3}", {"written": "3"}),
    Planted("text-missing", WHO_NB, "## Den andre {.case #other}\n\nEn annen ringer.\n\n### {.because}\n\nDen er ikke en skole.\n", "", {"expected": "## … {.case #other}"}, at=WHO_NB, name="a situation"),
    Planted("text-missing", WHO_NB, "## Skolen {.case #school}\n\nEn skole ringer.\n\n### {.because}\n\nDen er en skole.", "¤## Skolen {.case #school}\n\nEn skole ringer.", {"expected": "### {.because}"}),
    Planted("mark-alone", WHO_NB, "## Etterpå", "¤### {.because}\n\nDerfor.\n\n## Etterpå"),
    Planted("unknown-heading", WHO_NB, "## Skolen {.case #school}", "¤## Skolen {.case #skool}", {"nearest": "school"}),
    Planted("exercise-todo", WHO_NB, "Grav.", "¤TODO: hva de skal gjøre"),
    Planted("exercise-todo", WHO, 'nb = "Om øvelsen."', 'nb = ¤"TODO: to setninger"'),
]  # fmt: skip


def test_the_small_exercises_have_no_fault(tmp_path: Path) -> None:
    assert spots(faults(tree(tmp_path))) == []


@pytest.mark.parametrize("planted", TABLE, ids=str)
def test_a_planted_fault_gives_exactly_itself_where_it_is(
    planted: Planted, tmp_path: Path, library: Library
) -> None:
    root = tree(tmp_path)
    file, line, column = plant(root, planted)
    found = faults(root)
    assert spots(found) == [(planted.code, file, line, column)]
    assert {key: found[0].values.get(key) for key in planted.values} == planted.values
    assert_said(library, found[0])


@pytest.mark.parametrize("file", [DIGGING_NB, WHO_NB, DIGGING_NN, DIGGING, GOOD])
def test_a_missing_file_of_an_exercise_is_one_fault(file: str, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / file).unlink()
    assert spots(faults(root)) == [("file-missing", file, 1, 1)]


def test_what_may_be_left_out_may_be_left_out(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / START).unlink()
    assert faults(root) == []


def test_an_exercise_without_what_its_kind_needs_says_so(tmp_path: Path) -> None:
    root = tree(tmp_path)
    for file, rows in ((WRITING, "judged"), (WHO, "situation")):
        path = root / file
        path.write_text(path.read_text("utf-8").partition("\n[[exercise.")[0], "utf-8")
        words = [fault for fault in faults(root) if fault.file == file]
        assert [(fault.code, fault.values["key"]) for fault in words] == [("exercise-needs", rows)]


@pytest.mark.parametrize(("case", "file"), [("who", "application.json"), ("digging", "start.json")])
def test_an_application_that_the_kind_has_no_use_for_is_a_fault(
    case: str, file: str, tmp_path: Path, library: Library
) -> None:
    root = tree(tmp_path)
    shutil.copy(root / GOOD, root / "cases" / case / file)
    (fault,) = faults(root)
    assert (fault.code, fault.file) == ("not-for-kind", f"cases/{case}/{file}")
    assert_said(library, fault)


def test_words_in_a_language_that_is_not_listed_are_a_fault(tmp_path: Path, library: Library) -> None:
    root = tree(tmp_path)
    shutil.copytree(root / "cases/who/nb", root / "cases/who/en")
    (fault,) = faults(root)
    assert (fault.code, fault.file) == ("exercise-unlisted", "cases/who/en/case.md")
    assert_said(library, fault)


def test_a_finding_where_the_good_application_is_judged_is_a_fault(tmp_path: Path, library: Library) -> None:
    root = tree(tmp_path)
    path = root / GOOD
    path.write_text(path.read_text("utf-8").replace('    "contact_name": "Kari",\n', ""), "utf-8")
    path = root / WRITING
    text = path.read_text("utf-8").replace('"contact_name"\nhow = "equal"', '"contact_email"')
    path.write_text(text, "utf-8")
    found = faults(root)
    assert {fault.code for fault in found} == {
        "case-not-named",
        "case-other-outcome",
        "judged-unanswered",
    }
    text = text.replace("contact_email", "contact_hours").replace(
        "today =", 'remaining = [{ rule = "garden.late", at = "/plan" }]\ntoday ='
    )
    path.write_text(text.replace('"2030"', '"2031"'), "utf-8")
    good = {"applicant_kind": "school", "has_ground": True, "town": "1826", "contact_name": "Kari"}
    answers = {**good, "contact_hours": "9", "plan": "Vi trenger jord og en spade.", "all_true": True}
    for file in (GOOD, START):
        document = {
            "scheme": "skolehage",
            "edition": "2031",
            "answers": answers,
            "result": {"practice": True},
        }
        (root / file).write_text(json.dumps(document), "utf-8")
    (fault,) = faults(root)
    assert (fault.code, fault.values["rule"]) == ("judged-finding", "garden.late")
    assert_said(library, fault)


def test_words_that_are_not_utf8_are_one_fault_with_its_line(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / DIGGING_NB
    first, _, rest = path.read_bytes().partition(b"\n")
    path.write_bytes(first + b"\n\xe6\xf8\xe5\n" + rest)
    assert spots(faults(root)) == [("not-utf8", DIGGING_NB, 2, 1)]


def test_an_exercise_that_is_shown_as_an_example_needs_no_mark(tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = root / GOOD
    document = json.loads(path.read_text("utf-8"))
    for result in (None, [], {"practice": 1}):
        path.write_text(json.dumps({**document, "result": result}, indent=2), "utf-8")
        assert [fault.code for fault in faults(root)] == ["exercise-unmarked"]
    (root / START).unlink()
    case = root / WRITING
    case.write_text(case.read_text("utf-8").replace("today =", "example = true\ntoday ="), "utf-8")
    assert faults(root) == []


SENSELESS = ("", "{key} = 1", "{key} = [{{}}]", '{key} = "x"')
LINES = [
    (file, number, instead)
    for file in (DIGGING, WHO, WRITING)
    for number, line in enumerate((EXERCISES / file).read_text("utf-8").split("\n"))
    if line.strip()
    for instead in SENSELESS
]


# A sample of a fifth: most lines once, and each sort of senselessness in turn.
@pytest.mark.parametrize(("file", "number", "instead"), LINES[::5])
def test_whatever_line_is_lost_or_senseless_the_check_goes_on(
    file: str, number: int, instead: str, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    lines = (root / file).read_text("utf-8").split("\n")
    lines[number] = instead.format(key=lines[number].partition(" = ")[0])
    (root / file).write_text("\n".join(lines), "utf-8")
    assert all(fault.line >= 1 for fault in faults(root))

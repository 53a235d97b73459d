"""The whole program in a real terminal: from the first question to the package, with keys alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from wizard.cli import run
from wizard.content.library import Library
from wizard.schema.scheme import Definition

if os.name != "posix":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

from tests.terminal import Terminal
from tests.walker import Walker, example

pytestmark = pytest.mark.timeout(600)
SIZES = {"overgangsordning": (80, 24), "kommunalt-rusarbeid": (120, 40)}
EXAMPLES = [
    ("overgangsordning", "overgangsordning-god", "2023-01-16", "capacity_numbers"),
    ("kommunalt-rusarbeid", "kommunalt-rusarbeid-god", "2023-02-15", "partners"),
]


def without_row_ids(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers as a file has them: the ids that a draft gives its rows are the draft's own."""
    return {
        question: [{k: v for k, v in row.items() if k != "id"} for row in value]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for question, value in answers.items()
    }


@pytest.mark.parametrize(("scheme", "case", "today", "killed_at"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_an_application_is_filled_in_killed_resumed_and_packed(
    library: Library, tmp_path: Path, scheme: str, case: str, today: str, killed_at: str
) -> None:
    definition = library.definition(scheme, "2023")
    answers = example(case)
    drafts = tmp_path / "drafts"
    options = ["--drafts", str(drafts), "--today", today]
    columns, rows = SIZES[scheme]

    with Terminal(["fill", f"{scheme}@2023", *options], columns=columns, rows=rows, cwd=tmp_path) as terminal:
        terminal.until("F1")
        walker = Walker(terminal, definition, drafts)
        walker.answer(answers, until=killed_at)
        before = walker.draft
        terminal.type("12345")
        terminal.kill()

    assert walker.draft.application.answers == before.application.answers, "an answer was lost"
    assert walker.draft.place == killed_at

    with Terminal(["fill", before.id, *options], columns=columns, rows=rows, cwd=tmp_path) as terminal:
        terminal.until("F1")
        walker = Walker(terminal, definition, drafts)
        walker.answer(answers)
        given = without_row_ids(walker.draft.application.answers)
        assert given == normalised(definition, answers)
        terminal.until(r"Skriv søknadspakken")
        terminal.press("home", "enter")
        terminal.until("Mappe for pakken")
        terminal.press("end", "ctrl+u")
        terminal.type("pakke")
        terminal.press("enter")
        terminal.until("manifest.json")
        terminal.press("enter", "ctrl+q")
        assert terminal.ended() == 130
        assert "Traceback" not in terminal.text

    names = {path.name for path in (tmp_path / "pakke").iterdir()}
    assert names == {"soknad.json", "soknad.md", "kontroll.json", "kontroll.md", "manifest.json"}
    assert run(["verify", str(tmp_path / "pakke"), *options]) == 0
    assert run(["check", str(tmp_path / "pakke"), *options]) == 0


def normalised(definition: Definition, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers as the engine keeps them: 3.0 årsverk is 3."""
    from wizard.engine.answers import check_answers

    return check_answers(definition, answers).values


def test_leaving_in_the_middle_keeps_what_was_being_typed(library: Library, tmp_path: Path) -> None:
    definition = library.definition("overgangsordning", "2023")
    drafts = tmp_path / "drafts"
    with Terminal(["fill", "overgangsordning@2023", "--drafts", str(drafts)], cwd=tmp_path) as terminal:
        terminal.until("F1")
        walker = Walker(terminal, definition, drafts)
        walker.answer(example("overgangsordning-god"), until="address_street")
        terminal.type("O.T. Olsens vei 3")
        terminal.press("ctrl+q")
        assert terminal.ended() == 130
        # The terminal is given back as it was: the alternate screen left, the cursor shown.
        assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")
        assert terminal.raw.rfind(b"\x1b[?25h") > terminal.raw.rfind(b"\x1b[?25l")
    assert walker.draft.application.answers["address_street"] == "O.T. Olsens vei 3"

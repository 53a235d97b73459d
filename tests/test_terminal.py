"""The whole program in a real terminal: from the first question to the package, with keys alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from wizard.cli import run
from wizard.content.library import Library
from wizard.content.words import Words
from wizard.schema.scheme import Definition

if os.name != "posix":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

from tests.detours import (
    Changed,
    Editor,
    FromAFile,
    FromASpreadsheet,
    WhatIf,
    another_window,
    as_a_sheet,
    back_and_forth,
    figures,
    in_other_words,
    left_open,
    looked_around,
)
from tests.terminal import Terminal
from tests.walker import Detour, Walker, example

pytestmark = pytest.mark.timeout(600)
EXAMPLES = [
    ("overgangsordning", "overgangsordning-god", "2023-01-16", "capacity_numbers", (80, 24)),
    ("kommunalt-rusarbeid", "kommunalt-rusarbeid-god", "2023-02-15", "partners", (120, 40)),
]


def on_the_way(scheme: str, words: Words, editor: Editor, folder: Path) -> dict[str, list[Detour]]:
    """What is done at which question; both schemes get the whole of it, in different places."""
    changed, pasted = Changed(words, "contact_title", "Byråkrat"), FromASpreadsheet(words)
    if scheme == "overgangsordning":
        return {
            "former_report": [back_and_forth],
            "address_street": [another_window, left_open],
            "contact_email": [changed, as_a_sheet],
            "local_conditions": [editor],
            "summary": [in_other_words, looked_around],
            "costs": [FromAFile(words, folder)],
            "grant_sought": [figures],
        }
    return {
        "fully_funded_elsewhere": [back_and_forth, in_other_words],
        "city": [another_window, as_a_sheet],
        "contact_phone": [changed, left_open],
        "need": [editor],
        "outlook": [FromAFile(words, folder)],
        **{table: [pasted] for table in ("goals", "activities", "salaries", "costs", "risks")},
        "grant_sought": [figures, looked_around],
    }


def without_row_ids(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers as a file has them: the ids that a draft gives its rows are the draft's own."""
    return {
        question: [{k: v for k, v in row.items() if k != "id"} for row in value]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for question, value in answers.items()
    }


@pytest.mark.parametrize(
    ("scheme", "case", "today", "killed_at", "size"), EXAMPLES, ids=[e[0] for e in EXAMPLES]
)
def test_an_application_is_filled_in_killed_resumed_and_packed(
    library: Library,
    tmp_path: Path,
    scheme: str,
    case: str,
    today: str,
    killed_at: str,
    size: tuple[int, int],
) -> None:
    """With a wrong answer of every kind, and everything that people do on the way."""
    definition, words = library.definition(scheme, "2023"), library.words(scheme, "nb")
    answers = example(case)
    drafts = tmp_path / "drafts"
    options = ["--drafts", str(drafts), "--today", today]
    editor = Editor(tmp_path)
    detours = on_the_way(scheme, words, editor, tmp_path)

    def begin(target: str) -> Terminal:
        made = Terminal(
            ["fill", target, *options],
            columns=size[0],
            rows=size[1],
            cwd=tmp_path,
            environment=editor.environment | {"XDG_STATE_HOME": str(tmp_path / "state")},
        )
        made.until("F1")
        return made

    with begin(f"{scheme}@2023") as terminal:
        walker = Walker(terminal, definition, drafts)
        walker.answer(answers, until=killed_at, detours=detours)
        before, mistaken = walker.draft, walker.mistaken
        terminal.type("12345")
        terminal.kill()

    assert walker.draft.application.answers == before.application.answers, "an answer was lost"
    assert walker.draft.place == killed_at

    with begin(before.id) as terminal:
        walker = Walker(terminal, definition, drafts)
        walker.mistaken = mistaken
        walker.answer(answers, detours=detours)
        given = without_row_ids(walker.draft.application.answers)
        assert given == normalised(definition, answers)
        assert mistaken >= {definition.questions[q].kind for q in given}
        terminal.redraw(*size)
        terminal.until(r"Skriv søknadspakken")
        WhatIf(words)(walker)
        terminal.until(r"Skriv søknadspakken")
        terminal.press("home", "enter")
        terminal.until("Mappe for pakken")
        terminal.press("end", "ctrl+u")
        terminal.type("pakke")
        terminal.press("enter")
        terminal.until("manifest.json")
        terminal.press("enter", "ctrl+q")
        assert terminal.ended() == 130
        assert terminal.given_back

    names = {path.name for path in (tmp_path / "pakke").iterdir()}
    assert names == {"soknad.json", "soknad.md", "kontroll.json", "kontroll.md", "manifest.json"}
    assert run(["verify", str(tmp_path / "pakke"), *options]) == 0
    assert run(["check", str(tmp_path / "pakke"), *options]) == 0
    assert not list(tmp_path.glob("state/**/*.log")), "the program stumbled"


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
        assert terminal.given_back
    assert walker.draft.application.answers["address_street"] == "O.T. Olsens vei 3"

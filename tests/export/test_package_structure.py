"""No text changes the structure of a package's document, and no table is too wide for it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tests import given as make
from tests.export.packaged import LIBRARY, applications, files
from tests.export.readback import sections
from wizard.schema.application import Application

HOSTILE = [
    "# a", "- a", "1. a", "> a", "a | b", "```a", "<b>a</b>", "[a](b)", "a\\", "*a* _b_ `c`", "a\x1b[2Jb",
    "| a |\n| - |\n| b |", "a\n===", "a\n---\nb", "    a\n\n    b", "{field} %s {0}", "<!-- a", "&#10;&#10;# a",
]  # fmt: skip


@settings(max_examples=15)
@given(applications(make.answers))
def test_tables_are_at_most_a_hundred_columns_wide(application: Application) -> None:
    for name in ("utkast.md", "kontroll.md"):
        for line in files(application)[name].decode().split("\n"):
            assert not line.startswith("|") or len(line) <= 100, line


@pytest.mark.parametrize("scheme", ["kommunalt-rusarbeid", "overgangsordning"])
def test_no_text_can_change_the_structure_of_the_document(scheme: str) -> None:
    definition = LIBRARY.definition(scheme, "2023")
    texts = [q for q in definition.questions.values() if q.kind in ("text", "prose")]
    tables = [
        q
        for q in definition.questions.values()
        if q.kind == "table" and q.id not in ("positions", "salaries")
    ]
    # What is asked only sometimes is made relevant, so that all is in the document.
    answers: dict[str, Any] = {"purpose": "both", "applicant_type": "city_district", "intermunicipal": "no",
                               "has_outreach": True, "outreach_ages": ["under_18"], "signatory_role": "delegated"}  # fmt: skip
    answers = {key: value for key, value in answers.items() if key in definition.questions}

    def shape(text: str) -> list[tuple[int, str, int]]:
        rows = {t.id: [{c.id: text for c in t.columns if c.kind == "text"}] for t in tables}
        application = Application(
            scheme=scheme,
            edition="2023",
            answers={**answers, **{q.id: text for q in texts}, **rows},
            not_clarified={"amounts_exclude_vat": text},
            acknowledged={"budget.own-share ": text, "report.not-sent /former_report": text},
        )
        made = files(application)
        return [(s.level, s.title, len(s.paragraphs)) for s in sections(made["utkast.md"].decode())]

    # The findings differ from text to text, and are in the sections of the check; headings do not.
    plain = [(level, title) for level, title, _ in shape("vanlig tekst")]
    for text in HOSTILE:
        assert [(level, title) for level, title, _ in shape(text)] == plain, text

"""A definition is whole: a scheme merged with its parts, its sources, its examples and its registers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.content.planted import TREE, small, tree
from wizard.content.files import BrokenContent
from wizard.content.library import Library
from wizard.content.sentences import sentence
from wizard.engine.assess import assess
from wizard.schema.application import Application
from wizard.schema.scheme import Definition


def test_a_definition_is_whole(definition: Definition) -> None:
    assert definition.registry.municipalities
    assert definition.levy.zones
    assert "answer.required" in definition.rule
    assert "municipality" in definition.questions
    assert definition.examples["summary"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", definition.hash)


def test_a_definition_has_every_source_it_cites_and_no_other(definition: Definition) -> None:
    rules = {rule.source for rule in definition.rules} | {c.source for c in definition.conditions}
    questions = {q.source for q in definition.questions.values() if q.source}
    assert rules | questions <= definition.source.keys()
    assert len(definition.source) < 60


def test_examples_are_told_in_every_language(definition: Definition) -> None:
    prose = [q.id for q in definition.questions.values() if q.kind == "prose"]
    assert {q: len(definition.examples[q]) for q in prose} == dict.fromkeys(prose, 3)
    assert all(text and "{." not in text for texts in definition.examples.values() for text in texts)


def test_a_scheme_adds_to_a_part_after_the_question_it_names_and_changes_what_it_names() -> None:
    step = next(step for step in small().steps if step.id == "contact")
    assert [q.id for q in step.question] == ["town", "contact_name", "contact_hours", "contact_email"]
    name = small().questions["contact_name"]
    assert (name.required, name.source) == (True, "common")


def test_a_scheme_changes_the_keys_of_a_parts_rule_and_keeps_the_rest() -> None:
    rule = small().rule["contact.no-name"]
    assert (rule.severity, rule.silences, rule.fails) == (
        "warning",
        ("garden.untrue",),
        "!given.contact_name",
    )


def test_core_comes_first_and_parts_before_the_scheme() -> None:
    assert [rule.id for rule in small().rules] == [
        "answer.required", "answer.kind", "answer.not-clarified",
        "contact.no-name", "plants.dear-tree", "garden.untrue", "garden.late",
    ]  # fmt: skip


def test_a_new_scheme_made_of_content_alone_is_judged_and_spoken_of() -> None:
    library = Library(TREE)
    definition = library.definition("skolehage", "2030")
    answers = {
        "applicant_kind": "school",
        "has_ground": True,
        "town": "1826",
        "contact_name": "Kari",
        "plan": "Vi graver i april.",
        "plants": [{"name": "Basilikum", "amount": 40}, {"name": "Eple", "kind": "tree", "amount": 9000}],
    }
    application = Application(scheme="skolehage", edition="2030", answers=answers)
    assessment = assess(definition, application, date(2030, 2, 1))
    assert (assessment.verdict, assessment.status) == ("eligible", "ready")
    (finding,) = assessment.findings
    assert (finding.rule, finding.at) == ("plants.dear-tree", "/plants/1/amount")
    said = sentence(definition, library.words("skolehage", "nb"), library.interface("nb"), finding)
    assert said.message == "9\u00a0000\u00a0kr er svært mye."
    assert said.mend == "Velg et mindre tre."


@pytest.mark.parametrize(
    "text",
    [
        '[[source]]\nid = "notice"\ntitle = """\n[[source]]\nid = "common"\n"""\n\n[[source]]\nid = "common"\ntitle = "C"\n',
        '[[source]]\ntitle = "C"\nid = "common"\n[[source]]\nid = "unused"\ntitle = "U"\n',
        "[[source]]\nid = 'common'\ntitle = 'C'\n",
        'source = [{ id = "common", title = "C" }]\n',
    ],
)
def test_only_cited_sources_are_read_however_the_file_is_written(tmp_path: Path, text: str) -> None:
    root = tree(tmp_path)
    (root / "parts/core/sources.toml").write_text(text, "utf-8")
    definition = Library(root).definition("skolehage", "2030")
    assert definition.source["common"].title == "C"
    assert set(definition.source) == {"common", "notice"}


def test_a_broken_file_of_sources_is_broken_content(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "parts/core/sources.toml").write_text('[[source]]\nid = "common"\ntitle = C\n', "utf-8")
    with pytest.raises(BrokenContent, match=r"parts/core/sources\.toml"):
        Library(root).definition("skolehage", "2030")

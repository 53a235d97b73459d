"""`schemes show --all`, `graph` and `schema`."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import Run
from wizard.content.library import Library

LIBRARY = Library()
SCHEMES = ["kommunalt-rusarbeid@2023", "kommunalt-rusarbeid@2025", "overgangsordning@2024"]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_question_is_printed_with_its_help_and_condition(
    veiviser: Run, capsys: pytest.CaptureFixture[str], scheme: str, lang: str
) -> None:
    assert veiviser("schemes", "show", scheme, "--all", "--lang", lang) == 0
    said = capsys.readouterr().out
    definition = LIBRARY.definition(*scheme.split("@"))
    words = LIBRARY.words(definition.scheme, lang)
    headings = [t for t in MarkdownIt().parse(said) if t.type == "heading_open"]
    assert len([h for h in headings if h.tag == "h3"]) == len(definition.questions)
    assert len([h for h in headings if h.tag == "h2"]) == len(definition.steps) + 1
    for question in definition.questions.values():
        told = words.question(question.id)
        for text in (f"### {told.ask}\n", f"`{question.id}`", told.why, told.good, told.explanation):
            assert text in said
        for choice in question.choices:
            assert f"- {told.choices[choice]} (`{choice}`)" in said
        for column in question.columns:
            assert f"- **{told.columns[column.id].label}** (`{column.id}`: " in said
    asked = sum(bool(q.relevant) for q in definition.questions.values())
    word = {"nb": "*Stilles når", "nn": "*Blir stilt når", "en": "*Asked when"}[lang]
    assert said.count(word) == asked
    assert "{" not in said


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_graph_has_every_question_and_every_arrow_that_opens_one(
    veiviser: Run, capsys: pytest.CaptureFixture[str], scheme: str
) -> None:
    definition = LIBRARY.definition(*scheme.split("@"))
    assert veiviser("schemes", "graph", scheme) == 0
    said = capsys.readouterr().out
    [fence] = [t for t in MarkdownIt().parse(said) if t.type == "fence"]
    assert fence.info == "mermaid"
    lines = [line.strip() for line in fence.content.splitlines()]
    boxes = [
        line for line in lines if line.startswith("q_") and "[" in line and "-" not in line.split("[")[0]
    ]
    assert len(boxes) == len(definition.questions)
    opened = {line.rsplit(" ", 1)[1] for line in lines if ".->" in line}
    expected = {f"q_{q.id}" for q in definition.questions.values() if q.relevant}
    assert opened == expected | {f"s_{s.id}" for s in definition.steps if s.relevant}
    assert fence.content.count("subgraph") == fence.content.count("  end\n") == len(definition.steps)
    assert veiviser("schemes", "graph", scheme, "--format", "tree") == 0
    drawn = capsys.readouterr().out
    assert all(drawn.count(f"[{q}]") == 1 for q in definition.questions)


@pytest.mark.parametrize("arguments", [("overgangsordning@2023",), ("--of", "report"), ("--of", "scheme")])
def test_a_schema_is_json_of_the_dialect(
    veiviser: Run, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert veiviser("schemes", "schema", *arguments) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("/2020-12/schema")


def test_the_schema_of_an_application_needs_a_scheme(
    veiviser: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert veiviser("schemes", "schema") == 2
    assert "overgangsordning@2023" in capsys.readouterr().err

"""What the screens judge and what `check` judges of the same answers are the same, byte for byte."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import given as some
from tests.conftest import EDITIONS
from wizard.cli import run
from wizard.content.library import Library
from wizard.engine import kinds
from wizard.engine.declarations import Declaration
from wizard.engine.interview import REVIEW, Interview
from wizard.export.application_json import application_json
from wizard.export.package import build_package
from wizard.export.reading import read_path
from wizard.export.report import document, file_report, render_json
from wizard.schema.assessment import Refused
from wizard.schema.scheme import Definition

LIBRARY = Library()
TYPED = st.sampled_from(
    ["", "ja", "nei", "330 000", "0,33 mill.", "80 %", "1. mars 2023", "mye", "Hattfjelldal", "TODO", "1826", "-1",
     "Vi søker om 500 000 kr.", "010190 12345", "\N{ZERO WIDTH SPACE}", "x" * 300, "«a»\nb", "𝛑"]
)  # fmt: skip
Act = tuple[str, Any]


def acts(definition: Definition) -> st.SearchStrategy[list[Act]]:
    """What somebody might do, one thing after the other."""
    asked = list(definition.questions.values())
    rules = [rule.id for rule in definition.rules]

    def answered(question: Any) -> st.SearchStrategy[Act]:
        value = some.value(question, definition) | st.none()
        return value.map(lambda v: ("answer", (question.id, v)))

    ids = st.sampled_from([q.id for q in asked])
    one = st.sampled_from(asked).flatmap(answered)
    return st.lists(
        one | one | one
        | st.tuples(st.just("type"), st.tuples(ids, TYPED))
        | st.tuples(st.just("open"), st.tuples(ids, TYPED.filter(str.strip)))
        | st.tuples(st.just("note"), st.tuples(ids, TYPED))
        | st.tuples(st.just("acknowledge"), st.tuples(st.sampled_from(rules), ids, TYPED))
        | st.tuples(st.sampled_from(["undo", "redo", "next", "back", "first", "judge", "last"]), st.none()),
        max_size=25,
    )  # fmt: skip


def done(interview: Interview, act: Act) -> Interview:
    """The interview after one act, as the screens do it."""
    name, told = act
    if name == "answer":
        by = Declaration(who="x", when="2023-01-16T10:00:00") if isinstance(told[1], bool) else None
        return interview.answer(*told, by)
    if name == "type":
        field = interview.definition.questions[told[0]]
        read = kinds.parse(field, told[1], interview.definition.registry)
        return interview.answer(told[0], told[1] if isinstance(read, Refused) else read)
    if name == "judge":
        assert interview.assessment.counts is not None
        return interview
    other = {
        "open": lambda: interview.leave_open(*told),
        "note": lambda: interview.note(f"/{told[0]}", told[1]),
        "acknowledge": lambda: interview.acknowledge(told[0], f"/{told[1]}", told[2]),
        "first": lambda: interview.go_to(interview.first_open),
        "last": lambda: interview.go_to(REVIEW),
    }
    return other.get(name, getattr(interview, name, None))()


def checked(path: Path, today: str, lang: str) -> str:
    """What `check` prints of a file."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = run(["check", str(path), "--format", "json", "--today", today, "--lang", lang])
    report = json.loads(out.getvalue())["files"][0]
    assert code == int(any(report["counts"][s] for s in ("blocker", "error"))), report["findings"]
    return out.getvalue()


@pytest.mark.parametrize("edition", EDITIONS, ids="@".join)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_random_script_and_a_check_of_its_result_give_the_same_report(
    edition: tuple[str, str], data: st.DataObject
) -> None:
    definition = LIBRARY.definition(*edition)
    lang = data.draw(st.sampled_from(["nb", "nn", "en"]))
    today = data.draw(
        st.sampled_from(
            [definition.edition.apply_by.date(), definition.edition.apply_by.date().replace(year=2030)]
        )
    )
    interview = Interview.start(definition, today)
    for act in data.draw(acts(definition)):
        interview = done(interview, act)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_text(application_json(interview.application), encoding="utf-8", newline="\n")
        said = checked(path, today.isoformat(), lang)
        entry = file_report(
            str(path), definition, LIBRARY.words(edition[0], lang), LIBRARY.interface(lang),
            interview.application, interview.assessment,
        )  # fmt: skip
    assert said == render_json(document([entry]))


def test_the_report_in_a_package_is_that_of_a_check_but_for_the_name_of_the_file() -> None:
    for case in LIBRARY.examples():
        today = case.more["today"]
        text = case.application.read_text("utf-8")
        document_ = json.loads(text)
        definition = LIBRARY.definition(case.scheme, case.edition)
        lang = document_["answers"]["application_language"]
        interview = Interview.start(definition, today, read_path(case.application, LIBRARY))
        files = build_package(LIBRARY, interview.application, today, draft=case.expect != "ready").files
        mine = json.loads(files["kontroll.json"])["files"]
        theirs = json.loads(checked(case.application, today.isoformat(), lang))["files"]
        for entry in (*mine, *theirs):
            entry.pop("file")
        assert mine == theirs

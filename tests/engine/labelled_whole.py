"""Labelled answers and planted sentences judged by whole assessments, and the table of them in `docs/measured.md`.

Run it from the project's folder, with the project and its test tools installed:

    python -m tests.engine.labelled_whole
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.engine import labelled_planted
from tests.engine.labelled_blind_answers import COPIED, LENGTH, READABILITY, THIN, Case
from tests.engine.labelled_planted import AGREES, DISAGREES, Planted
from tests.engine.labelled_table import Row, table
from wizard.content.library import Library
from wizard.engine.assess import assess
from wizard.schema.application import Application
from wizard.schema.scheme import Definition

TODAY = date(2023, 1, 16)
CASES = Path(__file__).parents[2] / "content" / "cases"
FIGURES = "budget.text-amount"
ANSWERS = {
    "text.copied": COPIED,
    "text.thin": THIN,
    "text.readability": READABILITY,
    "text.length": LENGTH,
}
_LANGUAGES = ("nb", "nn", "en")
"""In this order the examples of a question are kept."""
_LIBRARY = Library()
_EXAMPLE = re.compile(r"<example (\w+) (\w+)>")


def _definition(scheme: str) -> Definition:
    return _LIBRARY.definition(scheme, "2023")


def _found(scheme: str, answers: dict[str, Any], rule: str) -> list[str]:
    """Where a rule says something of an application."""
    application = Application(scheme=scheme, edition="2023", answers=answers)
    return [f.at for f in assess(_definition(scheme), application, TODAY).findings if f.rule == rule]


def _with_examples(question: str, text: str) -> str:
    """A text, with what stands for the question's own example replaced by that."""

    def example(match: re.Match[str]) -> str:
        whole = _definition("kommunalt-rusarbeid").examples[question][_LANGUAGES.index(match[1])]
        return whole if match[2] == "all" else whole.split("\n\n")[int(match[2])]

    return _EXAMPLE.sub(example, text)


def answered(rule: str, case: Case) -> list[str]:
    """Where a rule says something of a labelled case."""
    texts = {question: _with_examples(question, text) for question, text in case.answers.items()}
    return _found("kommunalt-rusarbeid", {"has_outreach": True, **texts}, rule)


@lru_cache(maxsize=4)
def _shipped(name: str) -> str:
    return (CASES / name / "application.json").read_text(encoding="utf-8")


def planted(name: str, one: Planted | None) -> list[str]:
    """Where the rule on figures says something of a shipped application with a sentence planted in it."""
    raw = json.loads(_shipped(name))
    if one is not None:
        raw["answers"][one.question] += f"\n\n{one.text}"
    return _found(raw["scheme"], raw["answers"], FIGURES)


def rows() -> Iterator[Row]:
    """A row for each rule on whole answers, and one for each shipped application."""
    for rule, cases in ANSWERS.items():
        hits = [case for case in cases if case.expected]
        found = sum(bool(answered(rule, case)) for case in hits)
        wrong = sum(bool(answered(rule, case)) for case in cases if not case.expected)
        yield Row(rule, len(hits), found, len(cases) - len(hits), wrong)
    for name in (labelled_planted.MUNICIPAL, labelled_planted.TRANSITION):
        hits_, misses = DISAGREES[name], AGREES[name]
        found = sum(bool(planted(name, one)) for one in hits_)
        wrong = sum(bool(planted(name, one)) for one in misses)
        yield Row(f"{FIGURES}, {name}", len(hits_), found, len(misses), wrong)


if __name__ == "__main__":
    sys.stdout.write(table(list(rows())) + "\n")

"""What is measured on: drafts of the shipped examples made long, and schemes of any number of questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from wizard.content.library import LANGUAGES, Library
from wizard.drafts.store import from_interview
from wizard.drafts.tiny import TinyStore
from wizard.engine.interview import Interview
from wizard.schema.application import Application

ROOT: Final = Path(__file__).parents[1]
TODAY: Final = date(2023, 1, 16)
STEP: Final = 20
"""Questions in each step of a scheme that is made here."""
PARAGRAPH: Final = 600
"""Letters in each paragraph of a long text."""
EDITION: Final = """id = "{id}"

[[source]]
id = "notice"
title = "A scheme to measure"

[[edition]]
id = "2023"
year = 2023
apply_by = 2023-02-01T12:00:00
apply_by_source = "notice"
register = "municipalities-2023"
"""
QUESTION: Final = """
[[step.question]]
id = "question_{number}"
kind = "text"
required = true
source = "notice"
"""
WORDS: Final = """
## Question number {number} of many? {{#question_{number}}}
A sentence that explains what is asked for here.
### Number {number} {{.label}}
Number {number}
### Why {{.why}}
Somebody has to answer it.
### Good {{.good}}
- It is short.
"""


def example(case: str, **changes: Any) -> Application:
    """The application of a shipped example, with other answers to some of its questions."""
    document = json.loads((ROOT / "content" / "cases" / case / "application.json").read_text("utf-8"))
    answers = document["answers"] | changes
    return Application(scheme=document["scheme"], edition=document["edition"], answers=answers)


def prose(length: int) -> str:
    """A text of so many letters, in paragraphs."""
    sentence = "Kommunen følger opp brukerne tett, og tilbudet når flere enn før. "
    paragraph = (sentence * 20)[: PARAGRAPH - 2].rstrip() + "."
    return "\n\n".join([paragraph] * (length // PARAGRAPH + 1))[:length]


def rows(number: int) -> list[dict[str, Any]]:
    """Costs of a large budget."""
    return [
        {"post": "equipment", "description": f"Utgift nummer {n}", "amount": 1000 + n} for n in range(number)
    ]


def many(folder: Path, number: int) -> str:
    """Write a scheme of so many questions of text; its name."""
    name = f"many-{number}"
    home = folder / "schemes" / name
    steps = [range(first, min(first + STEP, number)) for first in range(0, number, STEP)]
    parts = [EDITION.format(id=name)]
    for at, step in enumerate(steps):
        parts.append(f'\n[[step]]\nid = "step_{at}"\n')
        parts += [QUESTION.format(number=n) for n in step]
    home.mkdir(parents=True)
    (home / "scheme.toml").write_text("".join(parts), "utf-8")
    for lang in LANGUAGES:
        (home / lang).mkdir()
        (home / lang / "scheme.md").write_text(
            "# Many {#scheme}\nTo measure.\n\n## Many {#short}\nMany\n", "utf-8"
        )
        for at, step in enumerate(steps):
            text = f"# Step {at} {{#step_{at}}}\n" + "".join(WORDS.format(number=n) for n in step)
            (home / lang / f"step_{at}.md").write_text(text, "utf-8")
    return name


def answered(name: str, number: int) -> Application:
    """An application to such a scheme with an answer to each question."""
    return Application(
        scheme=name, edition="2023", answers={f"question_{n}": f"An answer, the {n}th" for n in range(number)}
    )


def draft(library: Library, folder: Path, application: Application, place: str) -> str:
    """Save a draft that stands at a question; its id."""
    definition = library.definition(application.scheme, application.edition)
    interview = Interview.start(definition, TODAY, application).go_to(place)
    store = TinyStore(folder)
    return store.save(from_interview(store.new(application), interview)).id


def asked(library: Library, application: Application) -> Mapping[str, str]:
    """The questions that are asked in an application, in order, each with the words it is put in."""
    definition = library.definition(application.scheme, application.edition)
    words = library.words(application.scheme, "nb")
    path = Interview.start(definition, TODAY, application).path
    return {question: words.question(question).ask for question in path}

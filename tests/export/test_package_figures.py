"""Every figure of a package is the same in its Markdown and in its JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from tests import given as make
from tests.export.packaged import LIBRARY, TODAY, applications, files, kept
from tests.export.readback import Section, sections
from wizard.content.cases import Case
from wizard.engine import kinds
from wizard.export.model import model, share
from wizard.export.reading import read_path
from wizard.export.report import TOTALS
from wizard.schema.application import Application

FIGURES = ("money", "number", "percent", "integer", "year", "date")


@settings(max_examples=15)
@given(applications(make.answers))
def test_every_figure_of_any_answers_is_the_same_in_markdown_and_json(application: Application) -> None:
    check_answers(application)
    check_computed(application)


@pytest.mark.parametrize("case", LIBRARY.examples(), ids=lambda case: case.id)
def test_every_figure_of_an_example_is_the_same_in_markdown_and_json(case: Case) -> None:
    application = read_path(case.application, LIBRARY)
    check_answers(application)
    check_computed(application)


def check_answers(application: Application) -> None:
    made = model(LIBRARY, kept(application), TODAY, "1", draft=True)
    written = json.loads(files(application)["utkast.json"])["answers"]
    found = sections(files(application)["utkast.md"].decode())
    definition, speaker = made.definition, made.speaker
    for question, value in written.items():
        field, label = definition.questions[question], speaker.label(question)
        if field.kind in FIGURES and question not in ("grant_sought", "pay_growth_percent"):
            shown = [
                i.removeprefix(f"{label}: ") for s in found for i in s.items if i.startswith(f"{label}: ")
            ]
            assert value in [kinds.parse(field, text, definition.registry) for text in shown]
        for column in field.columns:
            head = speaker.column(question, column.id)
            for n, row in enumerate(value):
                if column.kind in FIGURES and column.id in row:
                    # The first page shows some columns of the posts, and the step the others.
                    titles = (
                        (label, speaker.say("package.positions")) if question == "positions" else (label,)
                    )
                    at = (str(n + 1), head)
                    cells = [s.cells[at] for s in found if s.title in titles and at in s.cells]
                    assert [kinds.parse(column, text, definition.registry) for text in cells] == [
                        row[column.id]
                    ]


def check_computed(application: Application) -> None:
    made = model(LIBRARY, kept(application), TODAY, "1", draft=True)
    result = json.loads(files(application)["utkast.json"])["result"]
    found = sections(files(application)["utkast.md"].decode())
    say, budget = made.speaker.say, result["budget"]
    assert {name: budget["totals"].get(name) for name in TOTALS} == result["totals"]

    def section(title: str) -> Section:
        (only,) = [s for s in found if s.title == title]
        return only

    top = section(
        say("package.title", scheme=made.speaker.words.scheme.title, edition=made.definition.edition.id)
    )
    for name in ("grant_sought", "total_cost", "own_funds"):
        label = say(f"package.total.{name}")
        assert amount(top.cells[label, say("package.kroner")]) == budget["totals"][name]
    if budget["own_share_percent"] is not None:
        shown = top.cells[say("package.own-share"), say("package.kroner")]
        assert (
            float(shown.removesuffix("\u00a0%").replace("\u00a0", "").replace(",", "."))
            == budget["own_share_percent"]
        )
    for end in ("total_cost", "total_financing"):
        cells = section(say(f"package.sums.{end}")).cells
        sums = {label: amount(text) for (label, head), text in cells.items() if head == say("package.kroner")}
        assert sums == {
            say(f"package.total.{n}"): budget["totals"][n]
            for n in budget["totals"]
            if say(f"package.total.{n}") in sums
        }
        if None not in sums.values():
            assert sum(filter(None, list(sums.values())[:-1])) == list(sums.values())[-1]
    if budget["salaries"]:
        cells = section(say("package.row-costs")).cells
        for n, row in enumerate(budget["salaries"], start=1):
            for part, value in row.items():
                text = cells.get((str(n), say(f"package.cost.{part}")))
                assert (amount(text) if text is not None else 0) == value
    if budget["ceiling"]:
        cells = section(say("package.ceiling")).cells
        shown_rows = [amount(text) for (_, head), text in cells.items() if head != say("package.number")]
        assert shown_rows == budget["ceiling"]


def amount(text: str) -> int | None:
    return None if text == "–" else int(text.removesuffix("\u00a0kr").replace("\u00a0", ""))


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 3, 33.3), (2, 3, 66.7), (1, 8, 12.5), (5, 10_000, 0.1), (1, 2000, 0.1), (0, 5, 0.0), (3, 2, 150.0), (1, 0, None), (None, 1, None), (1, None, None)],
)  # fmt: skip
def test_a_share_has_one_decimal_rounded_half_up(
    part: int | None, whole: int | None, percent: float | None
) -> None:
    assert share(part, whole) == percent

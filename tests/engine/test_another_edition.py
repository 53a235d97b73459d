"""Copying to another edition: what holds for one year is left out and named, the rest is kept."""

from __future__ import annotations

import json

from wizard.content.library import Library
from wizard.engine.another_edition import carried
from wizard.schema.application import Application


def good(library: Library, case: str) -> Application:
    path = next(c for c in library.cases() if c.id == case).application
    raw = json.loads(path.read_text("utf-8"))
    return Application(**{k: v for k, v in raw.items() if k in Application.model_fields})


def test_for_its_own_edition_everything_is_copied(library: Library) -> None:
    given = good(library, "kommunalt-rusarbeid-god")
    into = library.definition(given.scheme, given.edition)
    assert carried(given, into) == (given, ())


def test_for_another_edition_declarations_years_and_the_budget_are_left_out_and_named(
    library: Library,
) -> None:
    given = good(library, "kommunalt-rusarbeid-god")
    other = "2024" if given.edition != "2024" else "2025"
    into = library.definition(given.scheme, other)
    fresh, left_out = carried(given, into)
    assert (fresh.scheme, fresh.edition) == (given.scheme, other)
    assert {"salaries", "grant_sought", "activities", "terms_read", "start_date"} <= set(left_out)
    assert left_out == tuple(q for q in into.questions if q in left_out), "in the order they are asked"
    assert fresh.answers.keys() | set(left_out) == given.answers.keys()
    assert not fresh.answers.keys() & set(left_out)
    assert fresh.answers["need"] == given.answers["need"]
    assert fresh.acknowledged == {}


def test_notes_and_what_is_left_open_go_along_with_their_questions(library: Library) -> None:
    given = Application(
        scheme="kommunalt-rusarbeid",
        edition="2023",
        answers={"need": "Behovet.", "costs": [{"amount": 1}], "long_gone": 1},
        not_clarified={"account_number": "spør økonomi", "grant_sought": "venter", "long_gone": "x"},
        acknowledged={"budget.balance /grant_sought": "slik er det"},
        notes={"/need": "les gjennom", "/costs/0": "sjekk", "/long_gone": "y"},
    )
    fresh, left_out = carried(given, library.definition("kommunalt-rusarbeid", "2024"))
    assert fresh.answers == {"need": "Behovet."}
    assert fresh.not_clarified == {"account_number": "spør økonomi"}
    assert fresh.notes == {"/need": "les gjennom"}
    assert left_out == ("costs", "long_gone")


def test_a_municipality_gets_its_new_number_and_an_unknown_one_is_left_out(library: Library) -> None:
    into = library.definition("kommunalt-rusarbeid", "2024")
    renumbered = next(m for m in into.registry.municipalities if m.number_before not in (None, m.number))

    def number(old: object) -> tuple[object, tuple[str, ...]]:
        given = Application(scheme=into.scheme, edition="2023", answers={"municipality": old})
        fresh, left_out = carried(given, into)
        return fresh.answers.get("municipality"), left_out

    assert number(renumbered.number_before) == (renumbered.number, ())
    assert number(renumbered.number) == (renumbered.number, ())
    assert number("Atlantis") == (None, ("municipality",))
    assert number(["1826"]) == (None, ("municipality",))
    assert number("0001") == (None, ("municipality",))

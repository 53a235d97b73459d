"""Answers to the questions of yesterday become answers to those of today; what has no place is kept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wizard.content.library import Library
from wizard.engine.migration import Migrated, migrated
from wizard.schema.application import Application
from wizard.schema.migration import Migration
from wizard.schema.scheme import Definition

DEFINITION = Library().definition("overgangsordning", "2023")


def after(
    answers: dict[str, Any], *steps: dict[str, Any], left_open: dict[str, str] | None = None
) -> Migrated:
    application = Application(
        scheme="overgangsordning", edition="2023", answers=answers, not_clarified=left_open or {}
    )
    migration = Migration.model_validate({"id": "once", "step": steps})
    return migrated(application, DEFINITION, [migration])


TABLE = [
    ("a new name", [{"rename": "by", "to": ["city"]}], {"by": "Hattfjelldal"}, {"city": "Hattfjelldal"}, {}),
    ("a new name for what is there already", [{"rename": "by", "to": ["city"]}], {"by": "A", "city": "B"}, {"city": "B"}, {"/by": "A"}),
    ("a name that is still in use", [{"rename": "city", "to": ["district_name"]}], {"city": "B"}, {"city": "B"}, {}),
    ("new choices", [{"rename": "kind", "to": ["purpose"], "choices": {"both_of_them": "both"}}], {"kind": "both_of_them"}, {"purpose": "both"}, {}),
    ("new choices of several", [{"rename": "who", "to": ["target_groups"], "choices": {"kin": "relatives"}}], {"who": ["kin", "has_problems", 1]}, {"target_groups": ["relatives", "has_problems", 1]}, {}),
    ("a new name of a column", [{"rename": "positions.name", "to": ["positions.title"]}], {"positions": [{"name": "A", "percent": 50.0}, {"percent": 80.0}, 3]}, {"positions": [{"percent": 50.0, "title": "A"}, {"percent": 80.0}, 3]}, {}),
    ("a column of no table", [{"rename": "positions.name", "to": ["positions.title"]}], {"positions": "to stillinger"}, {"positions": "to stillinger"}, {}),
    ("a question becomes a column", [{"move": "paid_by", "to": ["own_funding.reference"]}], {"paid_by": "Vedtak 12"}, {"own_funding": [{"reference": "Vedtak 12"}]}, {}),
    ("a question becomes a column of rows that are there", [{"move": "paid_by", "to": ["own_funding.reference"]}], {"paid_by": "Vedtak 12", "own_funding": [{"amount": 5}]}, {"own_funding": [{"amount": 5, "reference": "Vedtak 12"}]}, {}),
    ("a question becomes a column of something odd", [{"move": "paid_by", "to": ["own_funding.reference"]}], {"paid_by": "Vedtak 12", "own_funding": "500"}, {"own_funding": "500"}, {"/paid_by": "Vedtak 12"}),
    ("a column becomes a question", [{"move": "positions.place", "to": ["city"]}], {"positions": [{"title": "A"}, {"place": "Oslo"}]}, {"positions": [{"title": "A"}, {}], "city": "Oslo"}, {}),
    ("a column that is nowhere", [{"move": "positions.place", "to": ["city"]}], {"positions": [{"title": "A"}]}, {"positions": [{"title": "A"}]}, {}),
    ("nothing to move", [{"move": "place", "to": ["city"]}], {}, {}, {}),
    ("an empty answer to move", [{"move": "place", "to": ["city"]}], {"place": ""}, {}, {}),
    ("an empty answer under a new name", [{"rename": "by", "to": ["city"]}], {"by": ""}, {}, {}),
    ("a text in two", [{"split": "contact", "to": ["contact_name", "contact_title"], "at": ","}], {"contact": "Kari Nordmann, rådgiver, rus"}, {"contact_name": "Kari Nordmann", "contact_title": "rådgiver, rus"}, {}),
    ("a text in two that is one", [{"split": "contact", "to": ["contact_name", "contact_title"], "at": ","}], {"contact": "Kari"}, {"contact_name": "Kari"}, {}),
    ("a text in two that is none", [{"split": "contact", "to": ["contact_name", "contact_title"], "at": ","}], {"contact": 5}, {}, {"/contact": 5}),
    ("a column in two", [{"split": "costs.what", "to": ["costs.description", "costs.note"], "at": ":"}], {"costs": [{"what": "Bil: leie"}, {}]}, {"costs": [{"description": "Bil", "note": "leie"}, {}]}, {}),
    ("a text becomes a sum", [{"convert": "grant_sought"}], {"grant_sought": "330 000 kr"}, {"grant_sought": 330000}, {}),
    ("a number becomes a text", [{"convert": "city"}], {"city": 5}, {"city": "5"}, {}),
    ("what cannot be read stays", [{"convert": "grant_sought"}], {"grant_sought": "mye"}, {"grant_sought": "mye"}, {}),
    ("what is right stays", [{"convert": "grant_sought"}], {"grant_sought": 5}, {"grant_sought": 5}, {}),
    ("cells become sums", [{"convert": "costs.amount"}], {"costs": [{"amount": "5 000"}, {"post": "x"}]}, {"costs": [{"amount": 5000}, {"post": "x"}]}, {}),
    ("a conversion of what is not asked", [{"convert": "old"}], {}, {}, {}),
    ("what is dropped is kept aside", [{"drop": "fax"}], {"fax": "22 33 44 55"}, {}, {"/fax": "22 33 44 55"}),
    ("what nobody names is kept aside too", [], {"fax": 1, "positions": [{"wings": 2, "title": "A"}, 7]}, {"positions": [{"title": "A"}, 7]}, {"/fax": 1, "/positions/0/wings": 2}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "answers", "expected", "parked"), [t[1:] for t in TABLE], ids=[t[0] for t in TABLE]
)
def test_a_step_places_what_it_names_and_parks_what_has_no_place(
    steps: list[dict[str, Any]], answers: dict[str, Any], expected: dict[str, Any], parked: dict[str, Any]
) -> None:
    found = after(answers, *steps or [{"drop": "nothing"}])
    assert found.application.answers == expected
    assert found.parked == parked


def test_what_was_left_open_goes_along_with_its_question() -> None:
    found = after({}, {"rename": "by", "to": ["city"]}, left_open={"by": "venter", "fax": "ingen"})
    assert found.application.not_clarified == {"city": "venter"}
    assert found.parked == {"/fax": "ingen"}
    assert found.placed == (("by", "city"),)
    taken = after({}, {"rename": "by", "to": ["city"]}, left_open={"by": "a", "city": "b"})
    assert (taken.application.not_clarified, taken.parked) == ({"city": "b"}, {"/by": "a"})


def test_a_migration_of_another_edition_is_not_for_this_one() -> None:
    step = {"rename": "by", "to": ["city"]}
    application = Application(scheme="overgangsordning", edition="2023", answers={"by": "A"})
    other = Migration.model_validate({"id": "a", "editions": ["2024"], "step": [step]})
    mine = Migration.model_validate({"id": "b", "editions": ["2023"], "step": [step]})
    assert migrated(application, DEFINITION, [other]).parked == {"/by": "A"}
    assert migrated(application, DEFINITION, [other, mine]).application.answers == {"city": "A"}


def test_an_application_that_fits_is_the_same(definition: Definition) -> None:
    application = Application(scheme=definition.scheme, edition=definition.edition.id, answers={"city": "A"})
    assert migrated(application, definition, []).application is application


@given(
    st.dictionaries(
        st.sampled_from([*DEFINITION.questions, "by", "fax"]),
        st.integers()
        | st.text()
        | st.lists(st.dictionaries(st.sampled_from(["title", "wings"]), st.integers()), max_size=3),
    )
)
def test_nothing_is_ever_lost_and_once_is_enough(answers: dict[str, Any]) -> None:
    steps = [{"rename": "by", "to": ["city"]}, {"split": "fax", "to": ["contact_name", "contact_title"]}]
    found = after(answers, *steps)
    again = after(dict(found.application.answers), *steps)
    assert again.application == found.application
    assert not again.parked
    for key, value in answers.items():
        kept = found.application.answers.get(key)
        parked = [p for p in found.parked if p.split("/")[1] == key]
        assert kept == value or parked or key in {old for old, _ in found.placed} or value in ("", [])


@pytest.mark.parametrize(
    "step",
    [
        {},
        {"rename": "a", "drop": "b"},
        {"rename": "a"},
        {"rename": "a", "to": ["b", "c"]},
        {"split": "a", "to": ["b"]},
        {"drop": "a", "to": ["b"]},
        {"convert": "a", "to": ["b"]},
        {"steal": "a"},
    ],
)
def test_a_step_that_makes_no_sense_is_refused(step: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Migration.model_validate({"id": "a", "step": [step]})

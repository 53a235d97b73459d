"""A package is read back as what counted of the application, and notes can stay at home."""

from __future__ import annotations

from hypothesis import given, settings

from tests import given as make
from tests.export.packaged import LIBRARY, TODAY, applications, files, kept
from wizard.engine.assess import assess
from wizard.export.reading import read_application
from wizard.schema.application import Application


@settings(max_examples=15)
@given(applications(make.odd_answers))
def test_a_package_is_read_back_as_what_counted_of_the_application(application: Application) -> None:
    assert read_application(files(application)["utkast.json"], LIBRARY) == kept(application)


@settings(max_examples=15)
@given(applications(make.answers))
def test_what_counts_of_what_counts_is_the_same_and_is_judged_the_same(application: Application) -> None:
    once = kept(application)
    assert kept(once) == once
    definition = LIBRARY.definition(application.scheme, application.edition)
    before, after = (assess(definition, a, TODAY) for a in (application, once))
    assert (before.findings, before.totals, before.values) == (after.findings, after.totals, after.values)


@settings(max_examples=15)
@given(applications(make.answers))
def test_an_application_in_its_normal_form_comes_back_identical(application: Application) -> None:
    once = kept(application)
    assert read_application(files(once)["utkast.json"], LIBRARY) == once


def test_what_is_not_relevant_or_empty_stays_out_and_takes_what_hangs_on_it_along() -> None:
    found = kept(
        Application(
            scheme="kommunalt-rusarbeid",
            edition="2025",
            answers={
                "has_outreach": False,
                "outreach_arenas": "i parken",
                "summary": " \n",
                "orgnr": "944 716 904",
                "partners": [{"id": "a", "name": "", "role": "x"}, {}, 7],
                "costs": [],
                "grant_sought": "mye",
            },
            not_clarified={"outreach_team": "x", "need": "y"},
            acknowledged={
                "text.thin /outreach_arenas": "x",
                "budget.vat /amounts_exclude_vat": "y",
                "deadline.passed ": "z",
            },
            notes={"/outreach_arenas": "x", "/partners/0/role": "y", "": "z"},
        )
    )
    assert found.answers == {
        "has_outreach": False,
        "orgnr": "944716904",
        "partners": [{"id": "a", "role": "x"}, {}, 7],
        "grant_sought": "mye",
    }
    assert found.not_clarified == {"need": "y"}
    assert list(found.acknowledged) == ["budget.vat /amounts_exclude_vat", "deadline.passed "]
    assert list(found.notes) == ["/partners/0/role", ""]


def test_notes_can_stay_at_home() -> None:
    application = Application(scheme="overgangsordning", edition="2023", notes={"/summary": "HEMMELIG"})
    assert b"HEMMELIG" in files(application)["utkast.json"]
    assert not any(b"HEMMELIG" in data for name, data in files(application).items() if name != "utkast.json")
    assert not any(b"HEMMELIG" in data for data in files(application, notes=False).values())
